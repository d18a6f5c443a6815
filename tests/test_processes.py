"""What only computes runs in processes beside the calls; one that is ended from outside costs nothing but time."""

import asyncio
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest
from endpoint import Endpoint, Reply
from load.answers import answer

from summarizer import Article, Scripted, Settings
from summarizer.batching import Batch, Limits, Order, briefing, processes
from summarizer.batching.briefing import answered, begun, briefing_by, dropped, failed
from summarizer.batching.guard import Guard
from summarizer.batching.processes import Processes, cores
from summarizer.driving import run
from summarizer.errors import ChecksFailed, Refused, Truncated
from summarizer.inputs import entries
from summarizer.models.rules import Rules
from summarizer.number import number
from summarizer.pipeline import steps
from summarizer.profile import Policy
from summarizer.profiles.news import News
from summarizer.reading import Reading
from summarizer.repair import repair_class
from summarizer.request import Request
from summarizer.schemas.brief import Brief, Finding, Usage
from summarizer.schemas.draft import DraftClaim, DraftEvent
from summarizer.store import Store

forking = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")
ARTICLE = Article(text="A fire hurt 3 workers on Monday, police said. It probably began in a store of batteries.")


def where() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


@forking
async def test_whatever_is_done_within_is_done_in_one_process_and_the_next_comes_to_another():
    with Processes(2) as beside:
        async with beside.one() as do, beside.one() as other:
            first = [await do(where), await do(where)]
            second = await other(where)
    assert first[0] == first[1]
    assert len({first[0][0], second[0], os.getpid()}) == 3


@forking
async def test_in_place_of_a_process_that_was_ended_a_thread_goes_on(caplog):
    with Processes(1) as beside:
        with pytest.raises(BrokenExecutor):
            await killed_at_work(beside)
        async with beside.one() as do:
            process, thread = await do(where)
    assert (process, thread != threading.get_ident()) == (os.getpid(), True)
    assert caplog.text.count("ended from outside") == 1


async def killed_at_work(beside):
    async with beside.one() as do:
        os.kill((await do(where))[0], signal.SIGKILL)
        await do(where)


@forking
@pytest.mark.parametrize("given", [0, 2])
async def test_where_the_system_gives_fewer_processes_those_do_the_work(monkeypatch, given):
    left = iter([processes.ProcessPoolExecutor] * given)

    def limited(*options, **more):
        make = next(left, None)
        if make is None:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return make(*options, **more)

    monkeypatch.setattr(processes, "ProcessPoolExecutor", limited)
    with Processes(4) as fewer:
        async with fewer.one() as do, fewer.one() as other, fewer.one() as third:
            seen = {(await one(where))[0] for one in (do, other, third)}
    assert len(seen - {os.getpid()}) == given
    assert (os.getpid() in seen) == (not given)


async def test_where_no_process_can_be_forked_one_thread_does_the_work(monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with Processes(4) as beside:
        async with beside.one() as do, beside.one() as other:
            assert await do(where) == await other(where)


@forking
@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
async def test_the_word_to_stop_is_left_to_the_parent(word):
    with Processes(1) as beside:
        async with beside.one() as do:
            process, _ = await do(where)
            os.kill(process, word)
            assert (await do(where))[0] == process


KILLED = """
import asyncio, os, time
from summarizer.batching.processes import Processes
async def begin():
    with Processes(1) as processes:
        async with processes.one() as do:
            print(await do(os.getpid), flush=True)
            time.sleep(60)
asyncio.run(begin())
"""


@forking
def test_a_process_ends_with_its_parent():
    with subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True) as parent:
        process = int(parent.stdout.readline())
        parent.kill()
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError(process)


def test_at_least_one_core_is_there():
    assert cores() >= 1


def there_and_back(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301  our own


def drafted(request):
    body = {"messages": list(request.messages), "model": "m"}
    schema = {"name": "A", "schema": request.answer.model_json_schema()}
    return answer(body | {"response_format": {"type": "json_schema", "json_schema": schema}})


def test_steps_in_hand_come_to_the_same_brief_as_those_of_one_process():
    model = Scripted(drafted)
    one = run(steps(ARTICLE, News(), Policy(), model.name), model)
    request = begun(7, ARTICLE.model_dump_json(), Policy(), model.name)
    assert isinstance(request, Request)
    text = answered(7, model.answer(there_and_back(request)))
    assert Brief.model_validate_json(text) == one
    with pytest.raises(KeyError):
        answered(7, model.answer(request))


def test_an_error_ends_the_steps_in_hand_and_what_has_to_wait_is_left():
    assert isinstance(begun(8, ARTICLE.model_dump_json(), Policy(), "m"), Request)
    with pytest.raises(Truncated) as said:
        failed(8, Truncated("Too long.", usage=Usage(requests=2)))
    assert said.value.usage == Usage(requests=2)
    begun(9, ARTICLE.model_dump_json(), Policy(), "m")
    dropped(9)
    for number_ in (8, 9):
        with pytest.raises(KeyError):
            failed(number_, Refused("No."))


async def test_the_rules_brief_as_they_do_here(tmp_path):
    model = Rules()
    with Store(tmp_path, make=True) as store, Processes(1) as beside:
        guard = Guard(store, Limits(), 1)
        brief = await briefing_by(model, Policy(), beside, guard)(ARTICLE)
    assert brief == run(steps(ARTICLE, News(), Policy(), model.name), model)


def called(endpoint, count):
    while endpoint.calls < count:
        time.sleep(0.01)
    time.sleep(0.1)  # they are answered by now, and worked on


async def all_of(results):
    return [result async for result in results]


def slowly_answered(number, answer):
    time.sleep(0.3)
    return answered(number, answer)


@forking
async def test_what_was_paid_for_before_a_stop_is_briefed_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(briefing, "answered", slowly_answered)
    rows = "".join(f'{{"id": {n}, "text": "A fire hurt {n + 3} workers on Monday, police said."}}\n' for n in range(8))
    (tmp_path / "rows.jsonl").write_text(rows)
    with Endpoint(lambda body: Reply(answer(body))) as endpoint:
        settings = Settings(base_url=endpoint.base_url, api_key="sk-x")
        async with Batch(tmp_path / "out", Order(model="openai/gpt-5-mini", workers=2), settings) as work:
            work.submit(entries([tmp_path / "rows.jsonl"]))
            results = asyncio.create_task(all_of(work.results()))
            await asyncio.to_thread(called, endpoint, 2)
            work.run.stop()
            assert len(await results) == 2
    assert (work.run.tally.done, endpoint.calls) == (2, 2)


@forking
async def test_a_process_that_is_killed_loses_no_article_and_nothing_is_paid_twice(tmp_path, caplog):
    source = tmp_path / "in"
    source.mkdir()
    for n in range(12):
        (source / f"{n}.txt").write_text(ARTICLE.text.replace("3", str(n + 3)))
    with Endpoint(lambda body: Reply(answer(body), delay_s=0.05)) as endpoint:
        settings = Settings(base_url=endpoint.base_url, api_key="sk-x")
        async with Batch(tmp_path / "out", Order(model="openai/gpt-5-mini", workers=4), settings) as work:
            work.submit(entries([source]))
            done = []
            async for result in work.results():
                if not done:
                    for process in multiprocessing.active_children():
                        process.kill()
                done.append(result)
    assert sorted(result.error_kind or "" for result in done) == [""] * 12
    assert endpoint.calls == 12
    assert "ended from outside" in caplog.text


def test_what_goes_between_processes_comes_out_as_it_went_in():
    reading = Reading(ARTICLE, number(ARTICLE))
    assert reading.hedges[2]
    other = there_and_back(reading)
    assert (other.article, other.sentences, "hedges" in vars(other)) == (ARTICLE, reading.sentences, False)
    cls = repair_class((DraftEvent, DraftClaim))
    assert there_and_back(cls) is cls
    corrections = cls.model_validate({"corrections": [{"id": "E1", "withdraw": True}]})
    assert there_and_back(corrections) == corrections
    finding = Finding(check="hedge", severity="error", item="E1", message="No.")
    assert there_and_back(ChecksFailed("No.", findings=(finding,))).findings == (finding,)
