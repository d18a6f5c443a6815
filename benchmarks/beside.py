"""`summarizer batch` side by side with loops that do nothing but call: openai, instructor, langextract."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from running import LATENCY_S, MODEL, ROOT, WORKERS, LoadServer, articles, promise, ran


def drafted(source: Path) -> list[Any]:
    """Return the first request of every article."""
    from summarizer.inputs import entries
    from summarizer.pipeline import steps
    from summarizer.profile import Policy
    from summarizer.profiles.news import News

    return [next(steps(entry.load(), News(), Policy(), MODEL)) for entry in entries([source])]


def bare(server: LoadServer, requests: list[Any], how: str) -> dict[str, float]:
    """Send the same requests by a loop that does nothing else: openai alone, or instructor over it."""
    import instructor
    import openai

    async def loop() -> None:
        client = openai.AsyncOpenAI(base_url=server.base_url, api_key="k", max_retries=0)
        patched = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
        gate = asyncio.Semaphore(WORKERS)

        async def one(request: Any) -> None:
            async with gate:
                if how == "instructor":
                    await patched.create(model="m", messages=list(request.messages), response_model=request.answer)
                else:
                    form = {"name": "A", "schema": request.answer.model_json_schema()}
                    await client.chat.completions.create(
                        model="m",
                        messages=list(request.messages),
                        response_format={"type": "json_schema", "json_schema": form},
                    )

        await asyncio.gather(*map(one, requests))
        await client.close()

    cpu, began = time.process_time(), time.perf_counter()
    asyncio.run(loop())
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}


def own_cpu(server: LoadServer, source: Path, count: int) -> float:
    """Return the CPU seconds that one article takes in a plain loop of `asummarize`, one after another."""
    from itertools import islice

    from summarizer import Settings, asummarize
    from summarizer.inputs import entries
    from summarizer.models import resolve

    settings = Settings(base_url=server.base_url, api_key="k")
    loaded = [entry.load() for entry in islice(entries([source]), count)]

    async def loop() -> float:
        model = resolve(MODEL, settings)
        await asummarize(loaded[0], model=model, settings=settings)
        began = time.process_time()
        for article in loaded:
            await asummarize(article, model=model, settings=settings)
        return (time.process_time() - began) / len(loaded)

    return asyncio.run(loop())


def speed(folder: Path, count: int) -> list[str]:
    """Time over the ideal, beside bare loops."""
    source = articles(folder, count)
    requests = drafted(source)
    rows = []
    with LoadServer(latency_ms=LATENCY_S * 1000) as server:
        before = bare(server, requests[: count // 4], "instructor")
        server.reset()
        ours = ran(server, source, folder / "out")
        for how in ("openai", "instructor"):
            server.reset()
            rows.append((f"bare {how} loop, no checks, nothing kept", bare(server, requests, how)))
        theirs = langextract(server, source)
    with LoadServer(latency_ms=0) as server:
        plain = own_cpu(server, source, min(count, 200))
    # Of the same loop before and after ours, so that both sides saw the same machine.
    ceiling = (before["cpu"] / (count // 4) + rows[-1][1]["cpu"] / count) / 2
    waiting, working = count * LATENCY_S / WORKERS, count * ceiling
    rows.insert(0, ("summarizer batch, start and all outputs included", ours))
    if theirs:
        rows.append(("langextract, default alignment", theirs))
    over = ours["working"] / max(waiting, working)
    promise(over <= 1.10, f"wall at most 1.10 of the ideal: {over:.2f}")
    lines = [
        f"{count:,} articles of 1 kB, {LATENCY_S * 1000:.0f} ms an answer, {WORKERS} calls in flight. The calls alone "
        f"would take {waiting:.1f} s. One process can make no more calls than openai and instructor leave it time for: "
        f"{ceiling * 1000:.1f} ms of CPU each in a bare loop that checks and keeps nothing, {working:.1f} s. The "
        f"{'CPU' if working > waiting else 'wait'} is the bound here: summarizer took **{over:.2f}** of it from the "
        f"first call to the last brief (aim 1.10), {ours['seconds'] / max(waiting, working):.2f} with its start, the "
        f"reading and all outputs; what numbers, checks and grades runs on another core meanwhile. A plain loop of "
        f"`asummarize` takes {plain * 1000:.1f} ms of CPU an article: the batch took "
        f"{ours['working'] / count / plain:.2f} of that.",
        "",
        "| | seconds | articles/s | CPU ms an article |",
        "|---|---|---|---|",
    ]
    for name, row in rows:
        lines.append(
            f"| {name} | {row['seconds']:.1f} | {count / row['seconds']:.0f} | {row['cpu'] / count * 1000:.1f} |"
        )
    promise(ours["done"] == count, f"{count} of {count} done: {ours['done']}")
    end = f"Peak memory of all processes {ours['peak_mb']:.0f} MB; {ours['done']:,} done."
    return [*lines, "", end if theirs else f"{end} langextract was not installed, and is left out."]


def langextract(server: LoadServer, source: Path) -> dict[str, float] | None:
    """Do the same articles by langextract, one call each; None where it is not installed."""
    python = os.environ.get("LANGEXTRACT_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import langextract"], check=False, capture_output=True).returncode:
        print("langextract is not installed here: left out. LANGEXTRACT_PYTHON names a Python that has it.")
        return None
    server.reset()
    script = ROOT / "benchmarks/beside_langextract.py"
    command = [python, str(script), str(source), server.base_url, str(WORKERS)]
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=alone, timeout=300)
    except subprocess.TimeoutExpired:
        print("langextract was not done within 300 s: left out.")
        return None
    if done.returncode:
        print(f"langextract failed and is left out: {done.stderr.splitlines()[-1:]}")
        return None
    took: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return took


def tail(folder: Path, count: int) -> list[str]:
    """Every tenth call two seconds slower."""
    source = articles(folder, count)
    requests = drafted(source)[: count // 4]
    tailed = {"latency_ms": LATENCY_S * 1000, "slow_every": 10, "slow_ms": 2000}
    with LoadServer(**tailed) as server:
        before = bare(server, requests, "instructor")
        server.reset()
        ours = ran(server, source, folder / "out")
        server.reset()
        after = bare(server, requests, "instructor")
    ceiling = (before["cpu"] + after["cpu"]) / 2 / len(requests)
    over = ours["working"] / max(count * (LATENCY_S + 0.2) / WORKERS, count * ceiling)
    promise(over <= 1.3, f"a slow tail costs at most 1.3 of its own ideal: {over:.2f}")
    promise(ours["done"] == count, f"{count} of {count} done: {ours['done']}")
    return [
        f"Every tenth call 2 s slower: {ours['working']:.1f} s from the first call to the last brief, **{over:.2f}** "
        f"of its own ideal (aim 1.3), {count * ceiling:.1f} s of CPU for openai and instructor alone."
    ]
