"""A run of `summarizer batch` in a process of its own, against a server of our own, and what it promises."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from loadserver import LoadServer  # noqa: E402  a neighbour of the tests

MODEL = "openai/gpt-5-mini"
WORKERS = 32
LATENCY_S = 0.2

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
    with process(server, source, out, *options, **settings) as running, memory_of(running.pid) as megabytes:
        said = running.stderr.read().splitlines() if running.stderr else []
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    end = next((json.loads(line) for line in said if line.startswith('{"event": "end"')), {})
    spent = {"seconds": time.perf_counter() - began, "cpu": usage.ru_utime + usage.ru_stime}
    report = out / "report.json"
    working = json.loads(report.read_text())["seconds"] if report.exists() else 0.0
    promise(bool(end), f"a run comes to its end: {said[-3:]}")
    missing = {"done": 0, "failed": 0}
    return {
        **missing,
        **end,
        **spent,
        "working": working,
        "peak_mb": max(megabytes, default=usage.ru_maxrss / 1024),
        "code": running.returncode,
    }


@contextmanager
def memory_of(pid: int) -> Iterator[list[float]]:
    """Give the megabytes of a process and those it forked, look by look; what they share counts once."""
    seen: list[float] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            if megabytes := sum(map(_megabytes, [pid, *_forked_by(pid)])):
                seen.append(megabytes)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()


LOOK_S = 1.0


def _forked_by(pid: int) -> Iterator[int]:
    """Yield the processes whose parent this is, as Linux tells them."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended meanwhile
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                yield int(stat.parent.name)


def _megabytes(pid: int) -> float:
    """Return the proportional set size as Linux reckons it; 0 where there is none."""
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0
