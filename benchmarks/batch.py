"""Measure `summarizer batch` against a server of our own, side by side with bare loops; drill it by faults and kills.

    python benchmarks/batch.py [--articles 2000] [--only speed,tail,storm,outage,faults,kill,broken,batch-api,many]

Writes its part of docs/benchmarks-batch.md for each measure, and ends with 1 where a promise was broken. Times on a
shared machine are no more than ratios. LANGEXTRACT_PYTHON names a Python that has langextract.
"""

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import broken as broken_files  # noqa: E402  neighbours of the tests
from loadserver import LoadServer  # noqa: E402

from summarizer.store import Store  # noqa: E402
from summarizer.typography import printable  # noqa: E402

MODEL = "openai/gpt-5-mini"
WORKERS = 32
LATENCY_S = 0.2
ATTEMPTS = 6
"""At one call: what the setting `max_attempts` is by default."""
ASKS = 8
"""A draft and a repair, each asked again twice and once with a larger limit."""
PAGE = ROOT / "docs/benchmarks-batch.md"

STORY = """Fire at pier {n} of Lenmark harbour

The harbour authority of Lenmark said on Tuesday that {n} containers had probably been damaged in a fire at the pier.
"We do not know what started it," the authority's spokeswoman, Ines Torvald, told reporters. Officials said about {m}
workers were sent home. The company that runs the pier, Norrfjord Logistics, denied that it had ignored warnings. Police
said an investigation was under way and that no one had been arrested. The fire may have begun among batteries, a
person with knowledge of the matter said. The pier was closed for the night and reopened in the morning.
"""

broken: list[str] = []
"""Promises that were not kept."""


def promise(kept: object, words: str) -> None:
    """Note a promise that was not kept, and say so at once."""
    if not kept:
        broken.append(words)
        print(f"BROKEN: {words}", flush=True)


def articles(folder: Path, count: int, *, long_every: int = 0) -> Path:
    """Write so many articles of about 1 kB as rows of one file; every so many-th is four times as long."""
    path = folder / "articles.jsonl"
    with path.open("w") as file:
        for n in range(count):
            stories = range(4 if long_every and n % long_every == 0 else 1)
            text = "\n".join(STORY.format(n=n + 10, m=n + 100 + 1000 * part) for part in stories)
            file.write(json.dumps({"id": f"{n:06}", "text": text}) + "\n")
    return path


@contextmanager
def process(
    server: LoadServer, source: Path, out: Path, *options: str, **settings: str
) -> Iterator[subprocess.Popen[str]]:
    """Give a running `summarizer batch`."""
    command = [sys.executable, "-m", "summarizer", "batch", str(source), "-o", str(out), "--model", MODEL]
    environment = os.environ | {
        "OPENAI_BASE_URL": server.base_url,
        "OPENAI_API_KEY": "k",
        "SUMMARIZER_BATCH_POLL_S": "0.1",
        "SUMMARIZER_TIMEOUT_S": "5",
        **{f"SUMMARIZER_{name.upper()}": value for name, value in settings.items()},
    }
    command += ["--workers", str(WORKERS), "--log-json", *options]
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def ran(server: LoadServer, source: Path, out: Path, *options: str, **settings: str) -> dict[str, Any]:
    """Run a batch to its end; return what it says of itself, with seconds, CPU seconds and peak megabytes.

    `working` are the seconds from the first call to the last article, without start, reading and tables.
    """
    began = time.perf_counter()
    with process(server, source, out, *options, **settings) as running:
        said = running.stderr.read().splitlines() if running.stderr else []
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    end = next((json.loads(line) for line in said if line.startswith('{"event": "end"')), {})
    spent = {"seconds": time.perf_counter() - began, "cpu": usage.ru_utime + usage.ru_stime}
    report = out / "report.json"
    working = json.loads(report.read_text())["seconds"] if report.exists() else 0.0
    promise(bool(end), f"a run comes to its end: {said[-3:]}")
    missing = {"done": 0, "failed": 0}
    peak = usage.ru_maxrss / 1024
    return {**missing, **end, **spent, "working": working, "peak_mb": peak, "code": running.returncode}


def briefs_in(out: Path) -> int:
    """Count the briefs that a run left."""
    with (out / "briefs.jsonl").open() as file:
        return sum(1 for _ in file)


def drafted(source: Path) -> list[Any]:
    """Return the first request of every article."""
    from summarizer.inputs import entries
    from summarizer.pipeline import Policy, steps
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
        f"reading and all outputs. A plain loop of `asummarize` takes {plain * 1000:.1f} ms of CPU an article: the "
        f"batch took {ours['working'] / count / plain:.2f} of that.",
        "",
        "| | seconds | articles/s | CPU ms an article |",
        "|---|---|---|---|",
    ]
    for name, row in rows:
        lines.append(
            f"| {name} | {row['seconds']:.1f} | {count / row['seconds']:.0f} | {row['cpu'] / count * 1000:.1f} |"
        )
    promise(ours["done"] == count, f"{count} of {count} done: {ours['done']}")
    end = f"Peak memory {ours['peak_mb']:.0f} MB; {ours['done']:,} done."
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


def storm(folder: Path, count: int) -> list[str]:
    """429s for five seconds."""
    return _interrupted(folder, count, "429s for 5 s from call 100 on", storm="100+5s", retry_after_ms=500)


def outage(folder: Path, count: int) -> list[str]:
    """The endpoint gone for a while."""
    return _interrupted(folder, count, "503s for 5 s from call 100 on", outage="100+5s")


def _interrupted(folder: Path, count: int, what: str, **plan: Any) -> list[str]:
    count = min(count, 1000)
    source = articles(folder, count)
    with LoadServer(latency_ms=LATENCY_S * 1000, **plan) as server:
        ours = ran(server, source, folder / "out")
        stats = server.stats()
    promise(ours["done"] == count and stats["paid_twice"] == 0, f"{what}: all done, none paid twice")
    return [
        f"{what}: {ours['done']:,} of {count:,} done in {ours['seconds']:.1f} s, {stats['calls'] - count:,} "
        f"calls more than "
        f"articles, {stats['paid_twice']} paid twice."
    ]


def faults(folder: Path, count: int) -> list[str]:
    """Forty calls of a hundred fail, in every way."""
    count = min(count, 500)
    source = articles(folder, count)
    with LoadServer(latency_ms=50, fail=0.4) as server:
        ours = ran(server, source, folder / "out")
        stats = server.stats()
    report = json.loads((folder / "out/report.json").read_text())
    most, ended = max(stats["asked"].values()), ours["done"] + ours["failed"]
    promise(ended == count, f"{count} of {count} done or recorded: {ended}")
    promise(most <= ATTEMPTS, f"no call is tried more than {ATTEMPTS} times: {most}")
    promise(len(stats["asked"]) <= count * ASKS, f"no article asks more than {ASKS} different things")
    promise(stats["under_way"] == 0, "nothing hangs")
    kinds = sorted({failure["kind"] for failure in report["failures"]})
    return [
        f"40% of calls fail (429, 500, 503, dropped, hung, cut off, no JSON, wrong schema, an error in a 200): "
        f"{ours['done']} done and {ours['failed']} recorded ({', '.join(kinds) or 'none'}) of {count} in "
        f"{ours['seconds']:.0f} s, {stats['calls'] / count:.2f} calls an article, no call tried more "
        f"than {most} times where the policy allows {ATTEMPTS}."
    ]


def kill(folder: Path, count: int) -> list[str]:
    """Killed at ten random moments of one run, with long articles in windows and drafts that need a repair."""
    count = min(count, 500)
    source, out = articles(folder, count, long_every=5), folder / "out"
    draw = random.Random(7)
    moments = sorted(draw.sample(range(20, count + count // 2), 10))
    in_flight = []
    with LoadServer(latency_ms=LATENCY_S * 1000, flawed=0.3) as server:
        for moment in moments:
            with process(server, source, out, **WINDOWS) as running:
                while server.stats()["calls"] < moment and running.poll() is None:
                    time.sleep(0.02)
                in_flight.append(killed(running, server))
        ours = ran(server, source, out, **WINDOWS)
        stats = server.stats()
    there = briefs_in(out)
    promise(there == count == len(set(names_in(out))), f"none lost: {there} of {count}")
    open_, just = (sum(numbers) for numbers in zip(*in_flight, strict=True))
    promise(stats["paid_twice"] <= open_ + just, f"paid twice at most what was in flight: {stats['paid_twice']}")
    promise(open_ <= WORKERS * len(moments), f"no more than {WORKERS} calls in flight: {in_flight}")
    return [
        f"`kill -9` at ten random moments of one run of {count}, one in five in windows, three in ten with a repair "
        f"({stats['calls'] / count:.1f} calls an article): {there} briefs, none lost. By the server's "
        f"count, {open_} calls were begun and not answered at the kills, {just} answered less than a quarter of a "
        f"second before; {stats['paid_twice']} were paid twice. The last run took {ours['seconds']:.0f} s."
    ]


WINDOWS = {"window_words": "120"}


def killed(running: "subprocess.Popen[str]", server: LoadServer) -> tuple[int, int]:
    """Kill a run; return how many of its calls the server had not answered, and how many just before."""
    running.send_signal(signal.SIGSTOP)
    stats = server.stats()
    running.kill()
    running.wait()
    time.sleep(2 * LATENCY_S)
    return stats["under_way"], stats["just_paid"]


def names_in(out: Path) -> list[str]:
    """Return the names of all documents that have a brief."""
    with Store(out) as store:
        return [name for name, *_ in store.jobs.places()]


def broken_folder(folder: Path, count: int) -> list[str]:
    """A folder of 5,000 files: one in a hundred broken, each in its own way, one in a hundred a copy of another."""
    count = count * 5 // 2
    source, out = folder / "in", folder / "out"
    source.mkdir()
    bad = broken_files.break_(source, forbidden=os.geteuid() != 0)
    good, copies = count - bad, count // 100
    for n in range(good):
        story = STORY.format(n=n % (good - copies), m=n % (good - copies) + 100)
        (source / f"{n:05}.txt").write_text(story)
    with LoadServer() as server:
        ours = ran(server, source, out)
        stats = server.stats()
    report = json.loads((out / "report.json").read_text())
    failures = {failure["name"].partition("#")[0]: failure for failure in report["failures"]}
    files = {printable(path.name) for path in source.glob("broken *")} - {broken_files.PIPE}
    briefed = names_in(out)
    clear = [
        one for one in failures.values() if one["kind"] == "UnreadableInput" and SAYS_WHAT_TO_DO.search(one["error"])
    ]
    passed = report["passed_over"]
    promise(len(set(briefed)) == good == briefs_in(out), f"{good:,} good ones have a brief: {len(set(briefed)):,}")
    promise(failures.keys() == files and len(files) == bad, f"each broken one is recorded: {files ^ failures.keys()}")
    promise(len(clear) == bad, f"each with its kind and a next step: {len(clear)} of {bad}")
    promise(passed == {"no regular file": 1}, f"what was passed over is counted: {passed}")
    promise(ours["code"] == 1, f"the exit code is 1: {ours['code']}")
    promise(stats["paid_calls"] == good - copies, f"one text is paid for once: {stats['paid_calls']:,}")
    return [
        f"A folder of {count:,} files and a pipe, {bad} broken in as many ways, {copies} copies of another: "
        f"{len(set(briefed)):,} briefs, {len(failures)} recorded with what to do, the pipe passed over and counted, "
        f"{stats['paid_calls']:,} calls paid for, exit code {ours['code']}, {ours['seconds']:.0f} s."
    ]


SAYS_WHAT_TO_DO = re.compile(r"[.:)] [A-Z][^.]+\.|pip install")


def batch_api(folder: Path, count: int) -> list[str]:
    """A thousand requests by the Batch API: shuffled, 3% fail, one batch expires, killed between submit and collect."""
    count = min(count, 1000)
    source, out = articles(folder, count), folder / "out"
    with LoadServer(batch_fail=0.03, batch_expire=1, batch_ms=2000) as server:
        with process(server, source, out, "--via", "batch-api") as running:
            while not server.stats()["batches"]:
                time.sleep(0.1)
            running.kill()
            running.wait()
        ours = ran(server, source, out, "--via", "batch-api")
        stats = server.stats()
    there = briefs_in(out)
    promise(there == count and ours["code"] == 0, f"Batch API: {count} of {count} briefed: {there}")
    promise(stats["paid_twice"] == 0 and stats["calls"] == 0, "Batch API: nothing paid twice, nothing at full price")
    return [
        f"Batch API, {count:,} requests, shuffled, 3% failing, the first batch expiring half-way, killed "
        f"between submit and "
        f"collect: {there:,} briefs from {stats['batches']} batches, {stats['paid_twice']} paid twice, code "
        f"{ours['code']}."
    ]


def many(folder: Path, count: int) -> list[str]:  # noqa: ARG001  this one has a number of its own
    """A hundred thousand articles of 1 kB by a scripted model."""
    script = ROOT / "benchmarks/many.py"
    lines = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=True, cwd=ROOT
        )
        lines.append(json.loads(done.stdout.splitlines()[-1]))
    first, again = lines
    promise(first["articles"] == again["articles"] >= 100_000, "a hundred thousand have a brief")
    promise(max(first["peak_mb"], again["peak_mb"]) < 300, "memory stays under 300 MB")
    promise(again["seconds"] < 10, f"a finished batch is run again within 10 s: {again['seconds']:.1f}")
    return [
        f"{first['articles']:,} articles of 1 kB by a scripted model: {first['seconds'] / 60:.0f} min, "
        f"peak {first['peak_mb']:.0f} MB; run again once finished: {again['seconds']:.1f} s, peak "
        f"{again['peak_mb']:.0f} MB."
    ]


MEASURES: dict[str, Callable[[Path, int], list[str]]] = {
    "speed": speed,
    "tail": tail,
    "storm": storm,
    "outage": outage,
    "faults": faults,
    "kill": kill,
    "broken": broken_folder,
    "batch-api": batch_api,
    "many": many,
}


def write(name: str, lines: list[str]) -> None:
    """Put a measure's lines in the place of those that the page has of it."""
    page = PAGE.read_text("utf-8") if PAGE.exists() else ""
    parts = (part.partition("\n") for part in page.split("\n## ")[1:])
    sections = {title: body.strip() for title, _, body in parts}
    sections[name] = "\n".join([f"*{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.*", "", *lines])
    told = "".join(f"\n## {one}\n\n{sections[one]}\n" for one in MEASURES if one in sections)
    PAGE.write_text(f"# Benchmarks of the batch\n\nWritten by `make bench-batch`, measure by measure.\n{told}", "utf-8")


def main() -> None:
    """Measure, print and write, measure by measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--only", default=",".join(MEASURES))
    asked = parser.parse_args()
    names = asked.only.split(",")
    for name in names:
        folder = Path(tempfile.mkdtemp())
        try:
            lines = MEASURES[name](folder, asked.articles)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name}: " + "\n".join(lines), flush=True)
        write(name, lines)
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
