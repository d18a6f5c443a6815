"""Workers on a store that many machines share: none is missed when it dies, all keep one pace and one budget."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import workerprocess
from endpoint import Endpoint, Reply
from loadserver import LoadServer
from sqlalchemy import text
from test_scale import TEXT, honest, order, told

from summarizer import Settings, cli
from summarizer.batching import Batch, Limits, Order, deliveries
from summarizer.batching.benches import Benches
from summarizer.batching.recipe import kept, recipe
from summarizer.batching.shared import worker
from summarizer.errors import ConfigurationError, KeyRejected, StoreError
from summarizer.inputs import entries
from summarizer.profile import Policy
from summarizer.store import Store
from summarizer.store.status import status

SOON_S = 0.1
EXAMPLES = Path(__file__).parents[1] / "examples/scale"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def seen(postgres_url):
    with Store(postgres_url) as store:
        deliveries.prepare(store)
        yield store


def folder(tmp_path, count):
    path = tmp_path / "in"
    path.mkdir(exist_ok=True)
    for n in range(count):
        (path / f"{n}.txt").write_text(TEXT.format(n=n))
    return path


def settings(base_url, **changes):
    return Settings(base_url=base_url, api_key="sk-x", **changes)


async def left(out, source, url, base_url, **changes):
    """Submit a folder and leave at once, as who presses Ctrl-C; return the run's number."""
    async with Batch(out, order(url, **changes), settings(base_url)) as work:
        work.submit(entries([source], leave_out=out))
        work.run.stop()
        assert [result async for result in work.results()] == []
        work.finish()
        return work.number


async def brought(out, url, base_url):
    """Resume in a folder and bring what is done; return the plan."""
    async with Batch(out, Batch.left_in(out, order(url)), settings(base_url)) as work:
        plan = work.resume()
        assert [result.error async for result in work.results()] == [None] * plan.waiting
        work.finish()
        return plan


async def until(true, seconds=60.0):
    ended = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ended
        await asyncio.sleep(0.05)


async def drained(seen, url, given, true=None, **options):
    """Work as one worker until nothing waits, or something is so; return how many articles came to an end."""
    desks = []
    working = asyncio.create_task(worker(seen, url, given, workers=4, desk=desks.append, pause_s=SOON_S, **options))
    over = true or (lambda: not status(seen).waiting)
    try:
        await until(lambda: working.done() or (desks and over()))
    finally:
        for desk in desks:
            desk.stop()
    return await working


@contextmanager
def processes(url, base_url, count):
    """Give workers in processes of their own, soon taken for dead."""
    environment = os.environ | {"OPENAI_BASE_URL": base_url, "OPENAI_API_KEY": "sk-x"}
    with ExitStack() as stack:
        running = []
        for _ in range(count):
            one = subprocess.Popen([sys.executable, workerprocess.__file__, url], env=environment)
            stack.callback(one.wait)
            stack.callback(one.kill)
            running.append(one)
        yield running


async def test_one_of_three_workers_dies_and_what_was_left_is_done_and_brought(
    tmp_path, out, seen, postgres_url, capsys
):
    source, count = folder(tmp_path, 36), 36
    with LoadServer(latency_ms=300) as server:
        await left(out, source, postgres_url, server.base_url)
        assert status(seen).waiting == count
        with processes(postgres_url, server.base_url, 3) as running:
            await until(lambda: status(seen).done >= 6)
            running[0].kill()
            await until(lambda: not status(seen).waiting)
        stats = server.stats()
        assert (status(seen).done, stats["faults"]) == (count, {})
        assert stats["paid_calls"] == count + stats["paid_twice"]
        assert stats["paid_twice"] <= workerprocess.LANES
        plan = await brought(out, postgres_url, server.base_url)
        assert (plan.done, plan.waiting, server.stats()["calls"]) == (count, 0, stats["calls"])
    assert len(list((out / "briefs").iterdir())) == count
    assert len((out / "briefs.jsonl").read_text().splitlines()) == count


async def test_a_brief_that_a_worker_made_anew_replaces_the_file_of_the_old(tmp_path, out, seen, postgres_url):
    source = folder(tmp_path, 1)
    with Endpoint(honest) as endpoint:
        await left(out, source, postgres_url, endpoint.base_url)
        assert (await brought(out, postgres_url, endpoint.base_url)).waiting == 1
        (source / "0.txt").write_text(TEXT.format(n="eleven"))
        await left(out, source, postgres_url, endpoint.base_url)
        assert "eleven" not in (out / "briefs/0.txt.json").read_text()
        assert await drained(seen, postgres_url, settings(endpoint.base_url)) == 1
        assert (await brought(out, postgres_url, endpoint.base_url)).done == 1
    assert "eleven" in (out / "briefs/0.txt.json").read_text()


async def test_a_worker_with_a_wrong_key_ends_with_its_error_and_gives_its_jobs_back(tmp_path, out, seen, postgres_url):
    refused = Reply(status=401, error={"message": "no such key", "code": "invalid_api_key"})
    with Endpoint(honest) as right, Endpoint(lambda _: refused) as wrong:
        await left(out, folder(tmp_path, 6), postgres_url, right.base_url)
        with pytest.raises(KeyRejected):
            await drained(seen, postgres_url, settings(wrong.base_url))
        assert (status(seen).waiting, status(seen).failed) == (6, 0)
        assert await drained(seen, postgres_url, settings(right.base_url)) == 6
    assert (right.calls, status(seen).done) == (6, 6)


async def test_a_worker_without_a_key_or_of_another_version_ends_with_its_error(tmp_path, out, seen, postgres_url):
    with Endpoint(honest) as endpoint:
        number = await left(out, folder(tmp_path, 2), postgres_url, endpoint.base_url)
    with pytest.raises(ConfigurationError, match="needs a key"):
        await drained(seen, postgres_url, Settings())
    with seen.database.writing() as connection:
        changed = 'UPDATE runs SET settings = replace(settings, \'"profile": "news"\', \'"profile": "old"\')'
        connection.execute(text(f"{changed} WHERE id = {number}"))
    with pytest.raises(ConfigurationError, match=r"by another summarizer than this one \(profile differ\)"):
        await drained(seen, postgres_url, settings(endpoint.base_url))
    assert status(seen).waiting == 2


async def test_workers_stay_within_a_budget_and_go_on_when_it_is_raised(tmp_path, out, seen, postgres_url):
    source = folder(tmp_path, 12)
    with Endpoint(honest) as endpoint:
        await left(out, source, postgres_url, endpoint.base_url, limits=Limits(max_tokens=44_000))
        known: list[int] = []

        def at_rest():
            known.append(endpoint.calls)
            return len(known) > 10 and known[-10] == endpoint.calls == status(seen).done > 0

        ended = await drained(seen, postgres_url, settings(endpoint.base_url), at_rest)
        assert 0 < ended < 12
        assert status(seen).tokens <= 44_000
        await left(out, source, postgres_url, endpoint.base_url, limits=Limits(max_tokens=10_000_000))
        assert await drained(seen, postgres_url, settings(endpoint.base_url)) == 12 - ended
    assert endpoint.calls == 12


async def test_workers_wait_for_an_endpoint_that_is_down(tmp_path, out, seen, postgres_url, waits):
    down = True
    with Endpoint(lambda body: Reply(status=503) if down else honest(body)) as endpoint:
        await left(out, folder(tmp_path, 12), postgres_url, endpoint.base_url)
        given = settings(endpoint.base_url, max_attempts=1)

        def looked():
            nonlocal down
            down = endpoint.calls < 30
            return not status(seen).waiting

        assert await drained(seen, postgres_url, given, looked) == 12
    assert (status(seen).done, status(seen).failed) == (12, 0)


async def test_failed_articles_are_delivered_again_when_asked(tmp_path, out, seen, postgres_url):
    source, willing = folder(tmp_path, 4), False
    with Endpoint(lambda body: honest(body) if willing else Reply(refusal="No.")) as endpoint:
        await left(out, source, postgres_url, endpoint.base_url)
        assert await drained(seen, postgres_url, settings(endpoint.base_url)) == 4
        assert (status(seen).failed, status(seen).failures) == (4, {"Refused": 4})
        willing = True
        await left(out, source, postgres_url, endpoint.base_url)
        assert await drained(seen, postgres_url, settings(endpoint.base_url)) == 0
        await left(out, source, postgres_url, endpoint.base_url, retry_failed=True)
        assert await drained(seen, postgres_url, settings(endpoint.base_url)) == 4
    assert (status(seen).done, status(seen).failed) == (4, 0)


def test_a_dry_run_gives_the_workers_nothing_to_do(tmp_path, seen, postgres_url, capsys, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    asked = ("-o", tmp_path / "out", "--store", postgres_url, "--model", "m", "--dry-run")
    code, said, _ = told(capsys, "batch", folder(tmp_path, 3), *asked)
    assert (code, "3 articles to brief" in said) == (0, True)
    assert (status(seen).waiting, _deliveries(seen)) == (0, 0)


async def test_a_job_is_on_its_way_once_however_often_it_is_submitted(tmp_path, out, seen, postgres_url):
    source = folder(tmp_path, 3)
    with Endpoint(honest) as endpoint:
        for _ in range(3):
            await left(out, source, postgres_url, endpoint.base_url)
    assert _deliveries(seen) == 3


def _deliveries(seen):
    with seen.database.reading() as connection:
        named = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = :name")
        return connection.scalar(named, {"name": deliveries.TASK})


# ---- what a process keeps ready ----


async def test_a_process_keeps_the_models_of_the_last_runs_alone(seen, monkeypatch):
    monkeypatch.setattr("summarizer.batching.benches._MOST", 2)
    with Endpoint() as endpoint:
        given = settings(endpoint.base_url)
        made_by = kept(recipe("openai/gpt-5-mini", Policy(), given), Order())
        numbers = [seen.jobs.begin(made_by) for _ in range(4)]
        async with Benches(seen, given, 1) as benches:
            async with benches.at(numbers[0]) as first:
                for number in numbers[1:]:
                    async with benches.at(number):
                        pass
                assert len(benches._made) == 2
                async with benches.at(numbers[0]) as again:
                    assert again is first
            assert list(benches._made)[-1] == numbers[0]


# ---- the tables of the deliveries ----


def test_a_store_is_prepared_as_often_as_it_is_opened(postgres_url, seen):
    with Store(postgres_url) as again:
        deliveries.prepare(again)
        assert deliveries.alive(again) == 0


def test_deliveries_keep_up_with_procrastinate(seen, monkeypatch, tmp_path):
    newer = tmp_path / "99.00.00_01_pre_newer.sql"
    newer.write_text("CREATE TABLE newer ()")
    there = deliveries.migrations()
    monkeypatch.setattr(deliveries, "migrations", lambda: {**there, newer.stem: newer})
    for _ in range(2):
        deliveries.prepare(seen)
    with seen.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM newer")) == 0
    monkeypatch.setattr(deliveries, "migrations", lambda: there)
    with pytest.raises(StoreError, match="prepared by a newer procrastinate"):
        deliveries.prepare(seen)


def test_without_a_store_that_is_prepared_nobody_is_alive(postgres_url):
    with Store(postgres_url) as store:
        assert deliveries.alive(store) == 0


# ---- the command ----


def test_a_worker_that_is_told_to_stop_says_what_it_did(tmp_path, out, seen, postgres_url, capsys, monkeypatch):
    with Endpoint(honest) as endpoint:
        asyncio.run(left(out, folder(tmp_path, 1), postgres_url, endpoint.base_url))
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        stopping = threading.Thread(target=_stopped, args=[endpoint])
        stopping.start()
        code, _, err = told(capsys, "worker", "--store", postgres_url, "--workers", "2")
        stopping.join()
    assert (code, status(seen).done) == (0, 1)
    assert "At work with 2 lanes. Ctrl-C ends it after the calls in flight." in err
    assert "Ended after 1 article" in err


def _stopped(endpoint):
    if endpoint.called.wait(60):
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("store", ["out", "sqlite:///x.db", "mysql://host/x"])
def test_workers_share_a_database_not_a_file(store, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, 1)
    code, _, err = told(capsys, "worker", "--store", store)
    assert (code, "A worker needs a store on Postgres: --store postgresql://" in err) == (2, True)
    code, _, err = told(capsys, "batch", "in", "-o", "o", "--model", "rules", "--store", store)
    assert (code, "--store names a database that workers share: postgresql://" in err) == (2, True)


@pytest.mark.parametrize("arguments", [["worker"], ["batch", "in", "-o", "out", "--model", "rules"]])
def test_without_procrastinate_it_says_what_to_install(postgres_url, capsys, monkeypatch, arguments, tmp_path):
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, 1)
    monkeypatch.delattr("summarizer.batching.deliveries")
    monkeypatch.setitem(sys.modules, "summarizer.batching.deliveries", None)
    code, _, err = told(capsys, *arguments, "--store", postgres_url)
    assert (code, "needs procrastinate: pip install 'summarizer[scale]'" in err) == (3, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("5432", "1"), "Check --store and that the server is up"),
        (("127.0.0.1", "localhost:x"), "the store's address is not postgresql://user@host/database"),
        (("/t", "/nowhere-t"), "createdb"),
        (("postgres@", "nobody:secret@"), "createuser"),
    ],
)
def test_a_store_that_cannot_be_used_says_why_and_what_to_do(postgres_url, postgres_port, capsys, change, said):
    url = postgres_url.replace(str(postgres_port), "5432") if change[0] == "5432" else postgres_url
    code, _, err = told(capsys, "worker", "--store", url.replace(*change, 1))
    assert (code, said in err) == (2, True), err
    assert "secret" not in err


def test_a_batch_by_the_batch_api_is_nobody_elses(postgres_url, tmp_path, capsys):
    asked = ("--store", postgres_url, "--via", "batch-api", "--model", "rules")
    code, _, err = told(capsys, "batch", tmp_path, "-o", tmp_path / "out", *asked)
    assert (code, "keeps its batches beside OUT" in err) == (2, True)


def test_a_store_without_a_run_has_nothing_to_go_on_with(postgres_url, tmp_path, capsys):
    code, _, err = told(capsys, "batch", "--resume", tmp_path / "out", "--store", postgres_url)
    assert (code, "holds no run to go on with" in err) == (2, True)


# ---- as it is run ----


def test_the_files_of_the_examples_call_commands_that_are_there():
    import typer.main

    group = typer.main.get_command(cli.app)
    named = []
    for path in EXAMPLES.iterdir():
        for line in path.read_text().splitlines():
            if found := re.search(r"(?:summarizer |command: \[|run --rm )(worker|batch|status)\b(.*)", line):
                options = set(re.findall(r"(?<=[\s\[])(--[a-z-]+|-o)\b", found[2]))
                known = {name for one in group.commands[found[1]].params for name in one.opts}
                assert options <= known, line
                named.append(found[1])
    assert {"worker", "batch", "status"} <= set(named)
