"""Drill many workers on a Postgres server of our own: one killed for good, the pace held, and what an article takes.

    python benchmarks/scale.py [--only pace,speed]

Writes docs/benchmarks-scale.md when everything was measured. Needs Debian's postgresql and the scale extra.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import pgserver  # noqa: E402  a neighbour of the tests
from running import MODEL, LoadServer, articles, memory_of  # noqa: E402

from summarizer.store import Store  # noqa: E402
from summarizer.store.status import Status, status  # noqa: E402

PAGE = ROOT / "docs/benchmarks-scale.md"
LATENCY_MS = 200
WORKERS, LANES = 3, 8
RPM = 300
MINUTE_S = 60
MOST_S = 420


def command(server: LoadServer, *arguments: object) -> subprocess.Popen[str]:
    """Start `summarizer` in a process of its own, its keys and address in the environment."""
    environment = os.environ | {"OPENAI_BASE_URL": server.base_url, "OPENAI_API_KEY": "k"}
    line = [sys.executable, "-m", "summarizer", *map(str, arguments)]
    return subprocess.Popen(line, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def submitted(server: LoadServer, source: Path, out: Path, store: str, *options: object) -> None:
    """Submit by `summarizer batch` and leave: Ctrl-C as soon as it says what there is to do."""
    left = command(
        server, "batch", source, "-o", out, "--store", store, "--model", MODEL, "--workers", 1, "--log-json", *options
    )
    assert left.stderr
    left.stderr.readline()
    left.send_signal(signal.SIGINT)
    left.communicate(timeout=MINUTE_S)


@contextmanager
def workers(server: LoadServer, store: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Give running worker processes; whoever is still there at the end is killed."""
    running = [command(server, "worker", "--store", store, "--workers", LANES) for _ in range(WORKERS)]
    try:
        yield running
    finally:
        for one in running:
            one.kill()
            one.communicate()


def until(store: Store, true: Callable[[Status], bool]) -> Status:
    """Look at the store until something is so."""
    ended = time.monotonic() + MOST_S
    while not true(found := status(store)):
        if time.monotonic() > ended:
            raise TimeoutError(f"after {MOST_S} s: {found}")
        time.sleep(0.5)
    return found


def brought(server: LoadServer, out: Path, store: str) -> int:
    """Fetch what the workers did with `summarizer batch --resume`; return how many briefs there are."""
    fetching = command(server, "batch", "--resume", out, "--store", store, "--quiet")
    _, said = fetching.communicate(timeout=MOST_S)
    if fetching.returncode:
        raise RuntimeError(said)
    with (out / "briefs.jsonl").open() as file:
        return sum(1 for _ in file)


def busiest(starts: list[float]) -> int:
    """Return the most calls in any window of a minute."""
    most = first = 0
    for last, start in enumerate(starts):
        while starts[first] <= start - MINUTE_S:
            first += 1
        most = max(most, last - first + 1)
    return most


def pace(folder: Path, store: str) -> list[str]:
    """Three workers within a limit of requests a minute, one of them killed for good."""
    count = 750
    source, out = articles(folder, count), folder / "out"
    with LoadServer(latency_ms=LATENCY_MS) as server, Store(store) as seen:
        submitted(server, source, out, store, "--rpm", RPM)
        with workers(server, store) as running:
            until(seen, lambda found: found.done > count / 3)
            running[0].kill()
            found = until(seen, lambda found: not found.waiting)
        stats, there = server.stats(), brought(server, out, store)
    most, asked = busiest(stats["starts"]), server_rate(stats["starts"])
    return [
        f"{count} articles, submitted and left, `--rpm {RPM}`, {WORKERS} worker processes of {LANES} lanes, one killed "
        f"for good after a third: {found.done} done, {found.failed} failed, {there} briefs brought by `--resume`, "
        f"**{stats['paid_twice']} calls paid twice** where {LANES} were in flight at most. In the busiest window of a "
        f"minute **{most} calls** ({most / RPM:.1%} of the limit), {asked:.0f} a minute on average."
    ]


def server_rate(starts: list[float]) -> float:
    """Return calls a minute between the first and the last."""
    return MINUTE_S * (len(starts) - 1) / (starts[-1] - starts[0])


def speed(folder: Path, store: str) -> list[str]:
    """What one article takes of a worker and of the server."""
    count = 600
    source, out = articles(folder, count), folder / "out"
    with LoadServer(latency_ms=LATENCY_MS) as server, Store(store) as seen:
        before = _asked(seen, "SELECT pg_database_size(current_database())")
        submitted(server, source, out, store)
        with workers(server, store) as running, memory_of(running[0].pid) as megabytes:
            until(seen, lambda found: found.done > count / 10)
            began, done = time.monotonic(), status(seen).done
            connections = _asked(
                seen,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            found = until(seen, lambda found: not found.waiting)
            rate = (found.done - done) / (time.monotonic() - began)
            cpu = _ended(running)
        size = _asked(seen, "SELECT pg_database_size(current_database())") - before
    return [
        f"{count} articles without a limit, {LATENCY_MS} ms an answer, {WORKERS} workers, the Postgres server and the "
        f"model's on {os.cpu_count()} cores: {rate:.0f} articles/s, {1000 * cpu / found.done:.0f} ms of a worker's CPU "
        f"an article, start included; {max(megabytes, default=0):.0f} MB a worker, "
        f"{(connections - 1) / WORKERS:.0f} connections a worker, "
        f"{size / found.done / 1024:.0f} kB of the database an article."
    ]


def _asked(store: Store, question: str) -> int:
    from sqlalchemy import text

    with store.database.reading() as connection:
        return int(connection.scalar(text(question)) or 0)


def _ended(running: list[subprocess.Popen[str]]) -> float:
    """End workers as a person does; return their CPU seconds in all."""
    cpu = 0.0
    for one in running:
        one.send_signal(signal.SIGINT)
        _, ended, usage = os.wait4(one.pid, 0)
        one.returncode = os.waitstatus_to_exitcode(ended)
        cpu += usage.ru_utime + usage.ru_stime
    return cpu


MEASURES: dict[str, Callable[[Path, str], list[str]]] = {"pace": pace, "speed": speed}


@contextmanager
def database() -> Iterator[str]:
    """Give the address of a database on a server of our own."""
    programs = pgserver.programs()
    if programs is None:
        raise SystemExit(pgserver.WANTED)
    with pgserver.running(programs) as port:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"


def main() -> None:
    """Measure, print, and write the page when all was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default=",".join(MEASURES))
    names = parser.parse_args().only.split(",")
    page = [
        f"# Benchmarks of many workers\n\n`make bench-scale`, {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n"
    ]
    for name in names:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            lines = MEASURES[name](folder, stack.enter_context(database()))
        print(f"{name}: " + "\n".join(lines), flush=True)
        page.append("\n".join([*lines, ""]))
    if names == list(MEASURES):
        PAGE.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
