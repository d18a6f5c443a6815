"""Small drills of a batch: killed while calls are in flight, and an endpoint that fails in every way."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from endpoint import Endpoint, Reply
from load.answers import answer
from load.plan import KINDS
from loadserver import LoadServer

from summarizer import Settings
from summarizer.batching import Batch, Order
from summarizer.inputs import entries
from summarizer.store import Store

TEXT = """Fire at pier {n}

A fire at pier {n} hurt 3 workers on Monday, the harbour police said. The fire probably began in a store of batteries.
Nobody knows yet what started it, the mayor told reporters. The pier was closed for the night."""

MODEL = "openai/gpt-5-mini"
LANES = 4


def folder(path, count, *, parts=1):
    path.mkdir()
    for n in range(count):
        (path / f"{n:03}.txt").write_text("\n\n".join(TEXT.format(n=n + 1000 * part) for part in range(parts)))
    return path


class Holding(Endpoint):
    """Answers so many calls, then holds answers back until it is told to go on."""

    def __init__(self, replies):
        super().__init__(replies)
        self._turn = threading.Lock()
        self.hold_after(sys.maxsize)

    def hold_after(self, calls):
        """Answer so many more; `in_flight` counts the calls that came after them."""
        self._gate, self._last, self.in_flight = threading.Event(), self.calls + calls, threading.Semaphore(0)

    def go_on(self):
        self._last = sys.maxsize
        self._gate.set()

    def reply(self, body, headers):
        with self._turn:
            gate, in_flight, held = self._gate, self.in_flight, self.calls >= self._last
            reply = super().reply(body, headers)
        if held:
            in_flight.release()
            gate.wait(60)
        return reply


def paid_twice(endpoint):
    counts = Counter(json.dumps(body, sort_keys=True) for body in endpoint.requests)
    return counts.total() - len(counts)


def test_killed_while_calls_are_in_flight_a_run_pays_again_for_those_alone(tmp_path):
    source, out = folder(tmp_path / "in", 8, parts=3), tmp_path / "out"  # in windows: several calls an article
    command = [sys.executable, "-m", "summarizer", "batch", source, "-o", out, "--model", MODEL]
    command += ["--workers", str(LANES), "--quiet"]
    environment = os.environ | {"OPENAI_API_KEY": "sk-x", "SUMMARIZER_WINDOW_WORDS": "100"}
    with Holding(lambda body: Reply(answer(body, flawed=0.3))) as endpoint:
        environment["OPENAI_BASE_URL"] = endpoint.base_url
        endpoint.hold_after(9)
        running = subprocess.Popen(command, env=environment)
        try:
            # Every lane waits at the endpoint: whatever was answered before is kept.
            assert all(endpoint.in_flight.acquire(timeout=30) for _ in range(LANES))
        finally:
            running.kill()
            running.wait()
            endpoint.go_on()
        ended = subprocess.run(command, env=environment, check=False, timeout=120)
        twice, calls = paid_twice(endpoint), endpoint.calls
    with Store(out) as store:
        assert (ended.returncode, len(store), len(list((out / "briefs").iterdir()))) == (0, 8, 8)
    assert calls > 20
    assert 0 < twice <= LANES


def until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_of_a_run_of_the_rules_that_was_killed_no_process_is_left(tmp_path):
    source, out = folder(tmp_path / "in", 300), tmp_path / "out"
    command = [sys.executable, "-m", "summarizer", "batch", source, "-o", out, "--model", "rules", "--quiet"]
    running = subprocess.Popen(command)
    try:
        until((out / "briefs").exists)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    finally:
        running.kill()
        running.wait()
    assert children
    until(lambda: not any(map(alive, children)))


def alive(process):
    """Whether a process is more than a zombie that nobody has buried yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("fault", KINDS)
async def test_an_endpoint_that_fails_four_calls_of_ten_loses_no_article(fault, tmp_path, waits):
    source = folder(tmp_path / "in", 40)
    with LoadServer(fail=0.4, faults=fault, retry_after_ms=0) as server:
        settings = Settings(base_url=server.base_url, api_key="sk-x", timeout_s=0.5 if fault == "hung" else 30)
        async with Batch(tmp_path / "out", Order(model=MODEL, tables=("jsonl",)), settings) as work:
            work.submit(entries([source]))
            results = [result async for result in work.results()]
            counts = work.store.jobs.counts(work.number)
        stats = server.stats()
    assert stats["faults"].keys() == {fault}
    assert len({result.names for result in results}) == 40
    assert (work.run.ending, sum(counts.values()), counts.get("waiting", 0)) == ("done", 40, 0)
    assert all(result.brief or (result.error_kind and result.error) for result in results)
    assert max(stats["asked"].values()) <= settings.max_attempts
    assert stats["under_way"] == 0
