"""Measure `summarizer batch` against a server of our own, side by side with bare loops; drill it by faults and kills.

    python benchmarks/batch.py [--articles 2000] [--only speed,tail,storm,outage,faults,kill,broken,batch-api,many]

Writes its part of docs/benchmarks-batch.md for each measure, and ends with 1 where a promise was broken. Times on a
shared machine are no more than ratios. LANGEXTRACT_PYTHON names a Python that has langextract. What a measure makes
goes when it ends, or stays with --keep FOLDER, in FOLDER/NAME.
"""

import argparse
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
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from beside import speed, tail
from running import LATENCY_S, ROOT, STORY, WORKERS, LoadServer, articles, broken, process, promise, ran

from summarizer.store import Store
from summarizer.typography import printable

sys.path.insert(0, str(ROOT / "tests"))

import broken as broken_files  # a neighbour of the tests

ATTEMPTS = 6
"""At one call: what the setting `max_attempts` is by default."""
ASKS = 8
"""A draft and a repair, each asked again twice and once with a larger limit."""
PAGE = ROOT / "docs/benchmarks-batch.md"


def briefs_in(out: Path) -> int:
    """Count the briefs that a run left."""
    with (out / "briefs.jsonl").open() as file:
        return sum(1 for _ in file)


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
        return [name for name, *_ in store.jobs.briefs()]


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
    """A hundred thousand articles of 1 kB by a scripted model; where they are done already, the second run alone."""
    script, took = ROOT / "benchmarks/many.py", folder / "took.jsonl"
    if not took.exists():
        shutil.rmtree(folder / "out", ignore_errors=True)  # a first run is one from its start
    for _ in range(1 if took.exists() else 2):
        subprocess.run([sys.executable, str(script), str(folder)], capture_output=True, check=True, cwd=ROOT)
    first, *_, again = map(json.loads, took.read_text().splitlines())
    promise(first["articles"] == again["articles"] >= 100_000, "a hundred thousand have a brief")
    promise(max(first["peak_mb"], again["peak_mb"]) < 300, "memory stays under 300 MB")
    promise(again["seconds"] < 10, f"a finished batch is run again within 10 s: {again['seconds']:.1f}")
    return [
        f"{first['articles']:,} articles of 1 kB by a scripted model: {first['seconds'] / 60:.0f} min, "
        f"peak {first['peak_mb']:.0f} MB; run again once finished: {again['seconds']:.1f} s "
        f"({again['cpu']:.1f} s of CPU), peak {again['peak_mb']:.0f} MB."
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
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    for name in asked.only.split(","):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as passing:
            folder = asked.keep / name if asked.keep else Path(passing)
            folder.mkdir(parents=True, exist_ok=True)
            lines = MEASURES[name](folder, asked.articles)
        print(f"{name}: " + "\n".join(lines), flush=True)
        write(name, lines)
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
