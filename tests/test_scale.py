"""One conformance suite for both stores: the file beside the output, and Postgres for many machines."""

import json
import time
from collections import Counter
from contextlib import ExitStack

import pytest
from endpoint import Endpoint, Reply
from load.answers import answer
from sqlalchemy import update

from summarizer import Settings, cli
from summarizer.batching import Batch, Limits, Order
from summarizer.errors import StoreError, UsageError
from summarizer.inputs import entries
from summarizer.store import Store
from summarizer.store.meters import Worst
from summarizer.store.status import status
from summarizer.store.tables import about

TEXT = """Fire at pier {n}

A fire at pier {n} hurt 3 workers on Monday, the harbour police said. The fire probably began in a store of batteries.
Nobody knows yet what started it, the mayor told reporters. The pier was closed for the night."""

MODEL = "openai/gpt-5-mini"


@pytest.fixture(params=["sqlite", "postgres"])
def address(request):
    """What --store is given: nothing for the file beside the output."""
    return request.getfixturevalue("postgres_url") if request.param == "postgres" else None


@pytest.fixture
def opened(address, tmp_path):
    """Return what opens the store once more."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Store(address or tmp_path / "out", make=True))


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def honest(body):
    return Reply(answer(body))


def order(address, **changes):
    return Order(**{"model": MODEL, "store": address, "workers": 4, "tables": ("jsonl",)} | changes)


def settings(endpoint, **changes):
    return Settings(base_url=endpoint.base_url, api_key="sk-x", **changes)


async def worked(out, source, endpoint, given, stop_after=None, **changes):
    """Run a batch to its end, or until so many results; return it with its results."""
    results = []
    async with Batch(out, given, settings(endpoint, **changes)) as work:
        work.submit(entries([source], leave_out=out))
        async for result in work.results():
            results.append(result)
            if len(results) == stop_after:
                work.run.stop()
        work.finish()
        return work, results


def briefs(out):
    return sorted(path.name.removesuffix(".txt.json") for path in (out / "briefs").iterdir())


async def test_every_article_is_briefed_once_and_written(out, source, address):
    with Endpoint(honest) as endpoint:
        work, results = await worked(out, source, endpoint, order(address))
        assert (endpoint.calls, len(results), work.run.ending) == (4, 4, "done")
    assert briefs(out) == ["0", "1", "2", "3"]
    report = json.loads((out / "report.json").read_text())
    assert (report["done"], report["failed"], report["store"]["unpriced_calls"]) == (4, 0, 0)
    assert report["store"]["tokens"] == report["tokens"]["input"] + report["tokens"]["output"]


async def test_a_finished_run_asks_nothing_again(out, source, address):
    with Endpoint(honest) as endpoint:
        await worked(out, source, endpoint, order(address))
        work, results = await worked(out, source, endpoint, order(address))
        assert (endpoint.calls, results, work.plan.done) == (4, [], 4)


async def test_a_stopped_run_goes_on_and_pays_nothing_twice(out, source, address):
    with Endpoint(honest) as endpoint:
        first, _ = await worked(out, source, endpoint, order(address, workers=1), stop_after=1)
        assert (first.run.ending, endpoint.calls < 4) == ("stopped", True)
        async with Batch(out, Batch.left_in(out, order(address, model=None)), settings(endpoint)) as work:
            assert work.resume().waiting == 4 - first.run.tally.done
            assert [bool(result.brief) async for result in work.results()] == [True] * work.plan.waiting
            work.finish()
        assert endpoint.calls == 4
    assert briefs(out) == ["0", "1", "2", "3"]


async def test_the_same_article_under_two_names_is_paid_for_once(out, source, address):
    (source / "copy.txt").write_text((source / "0.txt").read_text())
    with Endpoint(honest) as endpoint:
        work, _ = await worked(out, source, endpoint, order(address))
        assert (endpoint.calls, work.plan.shared) == (4, 1)
    assert briefs(out) == ["0", "1", "2", "3", "copy"]


async def test_a_failed_article_stops_no_other_and_is_taken_up_when_asked(out, source, address):
    willing = False

    def reply(body):
        return honest(body) if willing or "pier 1 " not in str(body) else Reply(refusal="No.")

    with Endpoint(reply) as endpoint:
        _, results = await worked(out, source, endpoint, order(address))
        assert Counter(result.error_kind for result in results) == {None: 3, "Refused": 1}
        again, results = await worked(out, source, endpoint, order(address))
        assert (again.plan.failed, results) == (1, [])
        willing = True
        _, results = await worked(out, source, endpoint, order(address, retry_failed=True))
        assert [result.names for result in results] == [("1.txt",)]
    assert briefs(out) == ["0", "1", "2", "3"]


async def test_a_changed_article_is_written_anew(out, source, address):
    with Endpoint(honest) as endpoint:
        await worked(out, source, endpoint, order(address))
        (source / "1.txt").write_text(TEXT.format(n="eleven"))
        await worked(out, source, endpoint, order(address))
        assert endpoint.calls == 5
    assert "eleven" in (out / "briefs/1.txt.json").read_text()


async def test_a_run_again_tells_what_was_done_failed_changed_and_unreadable(out, source, address):
    (source / "empty.txt").write_text("")
    with Endpoint(lambda body: Reply(refusal="No.") if "pier 1 " in str(body) else honest(body)) as endpoint:
        await worked(out, source, endpoint, order(address))
        calls = endpoint.calls
        (out / "briefs/0.txt.json").unlink()
        (source / "2.txt").write_text(TEXT.format(n="twelve"))
        await worked(out, source, endpoint, order(address))
        assert endpoint.calls == calls + 1
    assert briefs(out) == ["0", "2", "3"]
    assert "twelve" in (out / "briefs/2.txt.json").read_text()
    report = json.loads((out / "report.json").read_text())
    assert [report[name] for name in ("documents", "reused", "done", "failed", "unreadable")] == [5, 2, 1, 0, 1]
    assert [failure["name"] for failure in report["failures"]] == ["1.txt", "empty.txt"]


async def test_a_run_again_that_is_killed_while_it_looks_loses_nothing(out, source, address, monkeypatch):
    monkeypatch.setattr("summarizer.batching.submit._CHUNK", 1)
    monkeypatch.setattr("summarizer.batching.submit._UNCHANGED", 1)

    def broken_off():
        for number, entry in enumerate(entries([source])):
            if number == 2:
                raise KeyboardInterrupt
            yield entry

    with Endpoint(honest) as endpoint:
        await worked(out, source, endpoint, order(address, workers=1), stop_after=1)
        async with Batch(out, order(address), settings(endpoint)) as work:
            with pytest.raises(KeyboardInterrupt):
                work.submit(broken_off())
        async with Batch(out, Batch.left_in(out, order(address, model=None)), settings(endpoint)) as work:
            plan = work.resume()
            assert (plan.documents, plan.done + plan.waiting, plan.failed, plan.shared) == (4, 4, 0, 0)
        again, _ = await worked(out, source, endpoint, order(address))
        assert (endpoint.calls, again.plan.done + again.plan.waiting) == (4, 4)
    assert briefs(out) == ["0", "1", "2", "3"]


async def test_no_call_is_begun_that_could_pass_a_limit(out, source, address):
    for n in range(4, 12):
        (source / f"{n}.txt").write_text(TEXT.format(n=n))
    with Endpoint(honest) as endpoint:
        work, _ = await worked(out, source, endpoint, order(address, limits=Limits(max_tokens=44_000), workers=1))
        assert (work.run.ending, 0 < endpoint.calls < 12) == ("budget", True)
        more, _ = await worked(out, source, endpoint, order(address, limits=Limits(max_tokens=10_000_000)))
        assert (more.run.ending, endpoint.calls) == ("done", 12)


async def test_an_endpoint_that_is_down_fails_no_article(out, source, address, waits):
    down = True
    for n in range(4, 12):
        (source / f"{n}.txt").write_text(TEXT.format(n=n))

    with Endpoint(lambda body: Reply(status=503) if down else honest(body)) as endpoint:
        given = order(address)
        work, results = await worked(out, source, endpoint, given, max_attempts=1)
        assert (work.run.ending, work.run.tally.failed) == ("endpoint", 0), results
        down = False
        work, _ = await worked(out, source, endpoint, given)
        assert (work.run.ending, work.run.tally.done) == ("done", 12)


def test_a_store_of_a_newer_version_is_refused_in_words(opened):
    with opened().database.writing() as connection:
        connection.execute(update(about).where(about.c.key == "version").values(value="99"))
    with pytest.raises(StoreError, match=r"made by another version of summarizer \(store 99, this one reads 1\)"):
        opened()


def test_slots_of_three_workers_keep_the_pace_in_every_window_of_a_minute(opened):
    limits, call = Limits(rpm=60), Worst(0, 0.0, 0)
    meters = [opened().meter for _ in range(3)]
    begun = time.time()
    slots = sorted(time.time() + meters[n % 3].admit(call, limits) for n in range(130))
    for n, slot in enumerate(slots):
        assert sum(slot <= other < slot + 60 for other in slots[n:]) <= 60 * 1.05
    assert slots[-1] - begun == pytest.approx(129, rel=0.05)


def test_a_budget_holds_for_all_who_work_on_a_store(opened):
    meters = [opened().meter for _ in range(3)]
    limits, call = Limits(max_tokens=1000), Worst(100, 0.0, 0)
    assert [meters[n % 3].admit(call, limits) for n in range(12)] == [0.0] * 10 + [None] * 2


def test_a_job_that_another_worker_did_is_not_failed_afterwards(opened):
    from test_store import FIRE, brief_of, document

    one, other, fire = opened(), opened(), brief_of(FIRE)
    run = one.jobs.begin({})
    one.jobs.submit(run, [document("a", fire)])
    one.jobs.finish(fire.article.sha256, fire)
    other.jobs.fail(fire.article.sha256, "RateLimited", "Too many.")
    assert one.jobs.standing(fire.article.sha256) == (run, "done")
    assert one.jobs.standing("nowhere") is None


def test_of_documents_that_did_not_change_a_run_takes_up_all_and_of_jobs_what_is_not_done(opened):
    from test_store import FIRE, FLOOD, brief_of, document, unread

    store, (done, failed, left) = opened(), map(brief_of, (FIRE, FLOOD, "A dam broke, the mayor said."))
    before = store.jobs.begin({})
    documents = [document(name, brief) for name, brief in (("a", done), ("b", failed), ("c", left), ("e", done))]
    store.jobs.submit(before, [*documents, unread("d")])
    store.jobs.finish(done.article.sha256, done)
    store.jobs.fail(failed.article.sha256, "Refused", "No.")
    run = store.jobs.begin({})
    store.jobs.take_up(run, {name: known.left for name, known in store.jobs.known("abcde").items()})
    assert (store.jobs.counts(before), store.jobs.taken_up(before)) == ({}, {"done": 1})
    assert store.jobs.counts(run) == {"done": 1, "failed": 1, "waiting": 1}
    assert store.jobs.taken_up(run) == {"failed": 1, "waiting": 1}
    assert store.jobs.submit(run, [document("e", done, digest="another")]) == {done.article.sha256: "done"}
    assert store.jobs.standing(done.article.sha256) == (before, "done")
    assert list(store.jobs.waiting(run)) == [left.article.sha256]
    assert [failure.name for failure in store.jobs.failures(run)] == ["b", "d"]
    assert [name for name, _, _ in store.jobs.briefs(run)] == ["a", "e"]
    assert (store.jobs.unreadable(run), store.jobs.retry(run)) == (1, 1)


FOUND = {
    "depot": True,
    "DEPOT burning": True,
    "depot*": True,
    "(depot": True,
    "-depot": True,
    "^depot": True,
    '"depot burned"': True,
    '"depot': True,
    "depot ***": True,
    "depot\0": True,
    "depot " * 5_000: True,
    "depot OR river": False,
    "depot NOT river": False,
    "NEAR(depot, river)": False,
    "body:river": False,
    "{body} : river": False,
    "": False,
    " \n": False,
    '"': False,
    "'; DROP TABLE jobs; --": False,
    "* & | ! ( ) : <->": False,
    "\0": False,
    "\ud800": False,
}
"""What is looked for, and whether an article that says a depot burned holds all of its words."""


@pytest.fixture
def filled(opened):
    """A store with one article, `a`."""
    from test_store import FIRE, brief_of, document, unread

    store, fire = opened(), brief_of(FIRE)
    store.jobs.submit(store.jobs.begin({}), [document("a", fire), unread("d", "It holds \0 and \udcff.")])
    store.jobs.finish(fire.article.sha256, fire)
    return store


def test_whatever_is_looked_for_is_words_and_no_query(filled):
    assert {words: list(filled.find(words=words)) != [] for words in FOUND} == FOUND
    assert len(filled) == 1


@pytest.mark.parametrize("asked", [{"article": "\ud800"}, {"article": "\0"}, {"source": "\ud800"}, {"source": "\0"}])
def test_what_no_store_can_hold_is_not_found(filled, asked):
    assert list(filled.find(**asked)) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"words": " ".join(f"w{n}" for n in range(1000))},
        {"words": "x" * 10_000},
        {"since": "yesterday"},
        {"until": "2026-01-31st"},
        {"until": ""},
        {"since": "\ud800"},
    ],
)
def test_a_search_that_makes_no_sense_says_what_to_do(filled, asked):
    with pytest.raises(UsageError, match=r"Look for fewer|Write it as YYYY-MM-DD"):
        list(filled.find(**asked))


def test_what_an_error_repeats_of_an_input_is_kept_as_it_can_be(filled):
    assert [one.message for one in filled.jobs.failures()] == [r"It holds \x00 and \udcff."]


def test_large_sums_of_tokens_are_counted(opened):
    meter = opened().meter
    meter.admit(Worst(3_000_000_000, 0.0, 0), Limits(max_tokens=9_000_000_000))
    meter.bury()
    assert meter.spent().tokens == 3_000_000_000


async def test_a_status_tells_how_far_a_store_is(out, source, address, opened, capsys):
    (source / "empty.txt").write_text("")
    with Endpoint(lambda body: Reply(refusal="No.") if "pier 2 " in str(body) else honest(body)) as endpoint:
        await worked(out, source, endpoint, order(address))
    found = status(opened())
    assert (found.done, found.waiting, found.failed, found.unreadable) == (3, 0, 1, 1)
    assert found.failures == {"Refused": 1, "UnreadableInput": 1}
    assert found.articles_per_minute > 0
    said = told(capsys, "status", "--store", address or out)
    assert said[1].startswith("3 done, 0 waiting, 1 failed, 1 unreadable\n")
    assert "1 × Refused" in said[1]
    assert json.loads(told(capsys, "status", "--store", address or out, "--json")[1])["done"] == 3


def told(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        cli.main([str(argument) for argument in arguments])
    words, err = capsys.readouterr()
    return end.value.code or 0, words, err
