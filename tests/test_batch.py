"""A batch pays for each article once, keeps what it has whatever happens, and says how it ended."""

import asyncio
import json
import re
import time
from collections import Counter

import pytest
from endpoint import Endpoint, Reply
from load.answers import answer, schema_of

from summarizer import Article, Scripted, Settings
from summarizer.batching import Batch, Limits, Order, Result, abatch, batch
from summarizer.batching.estimate import estimate
from summarizer.batching.guard import Guard
from summarizer.batching.lanes import Lanes
from summarizer.batching.submit import submit
from summarizer.errors import KeyRejected, Refused, Stopped, StoreError, UnknownModel, UsageError
from summarizer.inputs import Entry, entries
from summarizer.models.ledger import Call
from summarizer.models.prices import Price
from summarizer.store import Store

TEXT = """Fire at pier {n}

A fire at pier {n} hurt 3 workers on Monday, the harbour police said. The fire probably began in a store of batteries.
Nobody knows yet what started it, the mayor told reporters. The pier was closed for the night."""


MOST, DOLLARS = 44_000, 0.0665
"""One call at worst and a few as they really are."""


@pytest.fixture
def folder(tmp_path):
    def make(count, name="in"):
        path = tmp_path / name
        path.mkdir(exist_ok=True)
        for n in range(count):
            (path / f"{n}.txt").write_text(TEXT.format(n=n))
        return path

    return make


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def replying(*first):
    """Answer honestly after the replies given first."""
    rest = iter(first)
    return lambda body: next(rest, None) or Reply(answer(body))


def always(reply):
    return lambda _: reply


def settings(endpoint, **changes):
    return Settings(base_url=endpoint.base_url, api_key="sk-x", **changes)


async def worked(out, source, endpoint, order=None, **changes):
    """Run a batch to its end; return it with its results."""
    given = order or Order(model="openai/gpt-5-mini")
    async with Batch(out, given, settings(endpoint, **changes)) as work:
        work.submit(entries([source], leave_out=out))
        results = [result async for result in work.results()]
        work.finish()
        return work, results


async def until(true):
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError


def paid_twice(endpoint):
    counts = Counter(json.dumps(body, sort_keys=True) for body in endpoint.requests)
    return sum(count - 1 for count in counts.values())


async def test_every_article_is_briefed_written_and_reported(folder, out):
    with Endpoint(replying()) as endpoint:
        work, results = await worked(out, folder(3), endpoint)
    assert [bool(result.brief) for result in results] == [True] * 3
    assert sorted(path.name for path in (out / "briefs").iterdir()) == ["0.txt.json", "1.txt.json", "2.txt.json"]
    report = json.loads((out / "report.json").read_text())
    assert (report["done"], report["failed"], report["ending"]) == (3, 0, "done")
    assert report["cost_usd"] == pytest.approx(sum(one.brief.generation.usage.cost_usd for one in results))
    assert report["store"]["tokens"] == report["tokens"]["input"] + report["tokens"]["output"]
    assert {"index.html", "briefs.jsonl", "tables"} < {path.name for path in out.iterdir()}
    assert work.run.tally.done == 3


async def test_a_second_run_asks_nothing_and_changes_nothing(folder, out):
    with Endpoint(replying()) as endpoint:
        await worked(out, folder(3), endpoint)
        before = (out / "briefs.jsonl").stat().st_mtime_ns
        work, results = await worked(out, folder(3), endpoint)
    assert (endpoint.calls, results, work.plan.done) == (3, [], 3)
    assert (out / "briefs.jsonl").stat().st_mtime_ns == before


async def test_documents_that_did_not_change_belong_to_the_new_run_in_how_many_parts_soever(folder, out, monkeypatch):
    monkeypatch.setattr("summarizer.batching.submit._CHUNK", 2)
    monkeypatch.setattr("summarizer.batching.submit._UNCHANGED", 3)
    with Endpoint(replying()) as endpoint:
        first, _ = await worked(out, folder(5), endpoint)
        again, _ = await worked(out, folder(5), endpoint)
    with Store(out) as store:
        assert (store.jobs.counts(first.number), store.jobs.counts(again.number)) == ({}, {"done": 5})


async def test_a_changed_article_alone_is_asked_for_again(folder, out):
    source = folder(3)
    with Endpoint(replying()) as endpoint:
        await worked(out, source, endpoint)
        (source / "1.txt").write_text(TEXT.format(n="eleven"))
        work, _ = await worked(out, source, endpoint)
    assert (endpoint.calls, work.plan.new, work.plan.done) == (4, 1, 2)


async def test_a_changed_document_whose_article_is_the_same_costs_nothing(folder, out):
    source = folder(2)
    with Endpoint(replying()) as endpoint:
        await worked(out, source, endpoint)
        (source / "1.txt").write_text(TEXT.format(n=1), "utf-8-sig")
        work, _ = await worked(out, source, endpoint)
        again, _ = await worked(out, source, endpoint)
    assert (endpoint.calls, work.plan.done, again.plan.done) == (2, 2, 2)


async def test_another_model_is_another_recipe(folder, out):
    with Endpoint(replying()) as endpoint:
        await worked(out, folder(2), endpoint)
        work, _ = await worked(out, folder(2), endpoint, Order(model="openai/gpt-5"))
        back, _ = await worked(out, folder(2), endpoint)
    assert (endpoint.calls, work.plan.new, back.plan.done) == (4, 2, 2)


async def test_the_same_article_under_two_names_is_paid_for_once(folder, out):
    source = folder(1)
    (source / "copy.txt").write_text((source / "0.txt").read_text())
    with Endpoint(replying()) as endpoint:
        work, results = await worked(out, source, endpoint)
    assert (endpoint.calls, work.plan.shared, results[0].names) == (1, 1, ("0.txt", "copy.txt"))
    assert len(list((out / "briefs").iterdir())) == 2


async def test_one_bad_article_never_stops_the_others(folder, out):
    source = folder(3)
    (source / "empty.txt").write_text("")
    (source / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    bad = Reply(refusal="No.")
    with Endpoint(lambda body: bad if "pier 1 " in str(body) else Reply(answer(body))) as endpoint:
        work, results = await worked(out, source, endpoint)
    assert Counter(result.error_kind for result in results) == {None: 2, "Refused": 1}
    report = json.loads((out / "report.json").read_text())
    assert {one["name"]: one["kind"] for one in report["failures"]} == {
        "1.txt": "Refused",
        "empty.txt": "UnreadableInput",
        "picture.txt": "UnreadableInput",
    }
    assert work.plan.unreadable == 2


async def test_an_article_that_no_reader_was_built_for_stops_no_other(out):
    given = [Entry("bad", "1", lambda: 1 / 0), Entry("good", "2", lambda: Article(text=TEXT))]
    async with Batch(out, Order(model="rules"), Settings()) as work:
        plan = work.submit(given)
        (failure,) = work.store.jobs.failures()
    assert (plan.new, plan.unreadable, failure.name) == (1, 1, "bad")
    assert "bad cannot be read (ZeroDivisionError: division by zero)" in failure.message


async def test_failed_articles_are_taken_up_when_asked(folder, out):
    source = folder(2)
    (source / "late.txt").write_text("")
    with Endpoint(replying(Reply(refusal="No."), Reply(refusal="No."))) as endpoint:
        await worked(out, source, endpoint)
        again, _ = await worked(out, source, endpoint)
        assert (endpoint.calls, again.plan.failed) == (2, 2)
        third, results = await worked(out, source, endpoint, Order(model="openai/gpt-5-mini", retry_failed=True))
    assert (third.plan.waiting, third.plan.failed, third.plan.unreadable) == (2, 0, 1)
    assert [bool(result.brief) for result in results] == [True, True]


async def test_an_answer_that_arrived_is_not_paid_for_again(folder, out):
    """The draft is kept although its repair never came: only the repair is asked for in the next run."""
    source = folder(1)
    with Endpoint(lambda body: Reply(answer(body, flawed=1.0))) as endpoint:
        async with Batch(out, Order(model="openai/gpt-5-mini"), settings(endpoint)) as work:
            work.submit(entries([source]))
            call = asyncio.ensure_future(anext(work.results()))
            await until(lambda: endpoint.calls > 1)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
        before = endpoint.calls
        await worked(out, source, endpoint)
        assert endpoint.calls - before <= 1


async def test_where_the_endpoint_fails_later_calls_the_article_waits_for_them(folder, out, waits):
    """No brief is kept without its repair, or without its bottom line, because the endpoint was down just then."""
    down, source = True, folder(1)
    (source / "long.txt").write_text("\n\n".join(TEXT.format(n=n) for n in range(10, 14)))

    def reply(body):
        later = {"corrections", "bluf"} & schema_of(body)["properties"].keys() and "claims" not in str(schema_of(body))
        return Reply(status=503) if later and down else Reply(answer(body, flawed=1.0))

    with Endpoint(reply) as endpoint:
        work, results = await worked(out, source, endpoint, window_words=100)
        assert [result.error_kind for result in results] == ["EndpointUnreachable"] * 2
        down, before = False, endpoint.calls
        given = Order(model="openai/gpt-5-mini", retry_failed=True)
        work, results = await worked(out, source, endpoint, given, window_words=100)
    assert all(result.brief.bluf and not result.brief.rejected for result in results)
    assert work.run.tally.done == 2
    assert all("claims" not in str(schema_of(body)) for body in endpoint.requests[before:])


async def test_faults_cost_retries_and_no_article(folder, out, waits):
    faults = [Reply(status=429, headers={"Retry-After": "2"}), Reply(status=500), Reply(drop=True), Reply("no JSON")]
    with Endpoint(replying(*faults, *faults)) as endpoint:
        work, results = await worked(out, folder(6), endpoint)
    assert all(result.brief for result in results)
    assert len(results) == 6
    assert 2.0 in waits
    assert work.guard.lanes.open < 8


async def test_no_call_is_begun_that_could_pass_the_budget(folder, out):
    with Endpoint(replying()) as endpoint:
        work, results = await worked(
            out, folder(6), endpoint, Order(model="openai/gpt-5-mini", limits=Limits(max_tokens=MOST), workers=2)
        )
        assert work.run.ending == "budget"
        assert f"{MOST:,} tokens" in work.run.said
        assert json.loads((out / "report.json").read_text())["store"]["tokens"] <= MOST
        done = len(results)
        assert 0 < done < 6
        rest, _ = await worked(out, folder(6), endpoint)
    assert (rest.run.tally.done, paid_twice(endpoint)) == (6 - done, 0)


@pytest.mark.parametrize("limits", [Limits(max_tokens=MOST), Limits(max_cost=DOLLARS)], ids=["tokens", "dollars"])
async def test_a_limit_holds_where_the_endpoint_does_not_say_what_a_call_took(folder, out, limits):
    with Endpoint(lambda body: Reply(answer(body), reports_usage=False)) as endpoint:
        work, results = await worked(out, folder(6), endpoint, Order(model="openai/gpt-5-mini", limits=limits))
    spent = work.store.meter.spent()
    assert (work.run.ending, 0 < len(results) < 6, work.guard.spent.cost_usd) == ("budget", True, None)
    assert 0 < spent.tokens <= MOST
    assert 0 < spent.cost_usd <= DOLLARS


async def test_dollars_cannot_be_bounded_without_a_price(folder, out):
    with Endpoint() as endpoint, pytest.raises(UsageError, match="Use --max-tokens"):
        await worked(out, folder(1), endpoint, Order(model="mystery", limits=Limits(max_cost=1)))


async def test_a_limit_in_dollars_holds(folder, out):
    with Endpoint(replying()) as endpoint:
        work, _ = await worked(
            out, folder(6), endpoint, Order(model="openai/gpt-5-mini", limits=Limits(max_cost=DOLLARS), workers=2)
        )
    assert work.run.ending == "budget"
    assert json.loads((out / "report.json").read_text())["store"]["cost_usd"] <= DOLLARS


async def test_a_wrong_key_ends_the_run_and_fails_no_article(folder, out):
    with Endpoint(always(Reply(status=401))) as endpoint, pytest.raises(KeyRejected):
        await worked(out, folder(4), endpoint)
    with Endpoint(replying()) as endpoint:
        _, results = await worked(out, folder(4), endpoint)
    assert all(result.brief for result in results)


async def test_an_endpoint_that_is_down_ends_the_run_and_its_articles_wait(folder, out, waits):
    with Endpoint(always(Reply(status=503))) as endpoint:
        work, results = await worked(out, folder(30), endpoint, Order(model="openai/gpt-5-mini", workers=2))
    assert work.run.ending == "endpoint"
    assert len(results) < 30
    with Endpoint(replying()) as endpoint:
        again, results = await worked(out, folder(30), endpoint)
    assert (again.plan.waiting, again.plan.failed, len(results)) == (30, 0, 30)


async def test_told_to_stop_calls_in_flight_finish(folder, out):
    with Endpoint(replying(), latency_s=0.2) as endpoint:
        async with Batch(out, Order(model="openai/gpt-5-mini", workers=2), settings(endpoint)) as work:
            work.submit(entries([folder(10)]))
            loop = asyncio.get_running_loop()
            results = work.results()
            first = asyncio.ensure_future(anext(results))
            await loop.run_in_executor(None, endpoint.called.wait, 5)
            work.run.stop()
            work.run.stop()
            rest = [await first, *[result async for result in results]]
            assert work.run.ending == "stopped"
            assert all(result.brief for result in rest)
        again, _ = await worked(out, folder(10), endpoint)
    assert again.plan.waiting + again.plan.done == 10
    assert paid_twice(endpoint) == 0


async def test_to_fail_fast_is_to_stop_at_the_first(folder, out):
    with Endpoint(always(Reply(refusal="No."))) as endpoint:
        order = Order(model="openai/gpt-5-mini", workers=1, fail_fast=True)
        work, results = await worked(out, folder(5), endpoint, order)
    assert (work.run.ending, len(results), endpoint.calls) == ("failure", 1, 1)


async def test_a_disk_that_is_full_ends_the_run_and_loses_nothing(folder, out, monkeypatch):
    def full(*_):
        raise StoreError("No space left on device.")

    with Endpoint(replying()) as endpoint:
        with monkeypatch.context() as patch:
            patch.setattr("summarizer.batching.outputs.write_brief", full)
            with pytest.raises(StoreError):
                await worked(out, folder(3), endpoint)
        calls = endpoint.calls
        _, results = await worked(out, folder(3), endpoint)
    assert len(results) == 3
    assert paid_twice(endpoint) == 0
    assert endpoint.calls <= 3 + calls


async def test_what_was_not_foreseen_is_an_articles_error(folder, out):
    def broken(request):
        if "pier 0 " in request.messages[-1]["content"]:
            raise ZeroDivisionError("oh")
        raise Refused("No.")

    async with Batch(out, Order(model=Scripted(broken))) as work:
        work.submit(entries([folder(2)]))
        results = [result async for result in work.results()]
    assert {result.error_kind for result in results} == {"SummarizerError", "Refused"}
    assert any("ZeroDivisionError" in (result.error or "") for result in results)


async def test_waiting_articles_are_resumed_without_their_files(folder, out):
    source = folder(3)
    async with Batch(out, Order(model="rules")) as work:
        work.submit(entries([source]))
    for path in source.iterdir():
        path.unlink()
    async with Batch(out, Order(model="rules")) as work:
        assert work.resume().waiting == 3
        assert len([result async for result in work.results()]) == 3


async def test_a_file_that_was_deleted_is_written_again(folder, out):
    source = folder(2)
    with Endpoint(replying()) as endpoint:
        await worked(out, source, endpoint)
        (out / "briefs/1.txt.json").unlink()
        await worked(out, source, endpoint, Order(model="openai/gpt-5-mini", styles=("json", "md")))
    assert len(list((out / "briefs").iterdir())) == 4
    assert endpoint.calls == 2


async def test_nothing_to_brief_is_said(out, tmp_path):
    (tmp_path / "none").mkdir()
    async with Batch(out, Order(model="rules")) as work:
        with pytest.raises(UsageError, match="no article to brief"):
            work.submit(entries([tmp_path / "none"]))


async def test_a_model_that_is_not_there_ends_before_anything_is_made(out):
    with pytest.raises(UnknownModel):
        await Batch(out, Order(model="nowhere")).__aenter__()
    async with Batch(out, Order(model="rules")) as work:
        assert work.number == 1


def test_an_estimate_is_made_without_a_call(folder, out):
    with Endpoint() as endpoint:
        said = estimate(out, Order(model="openai/gpt-5-mini"), settings(endpoint), entries([folder(3)]))
        other = estimate(out, Order(model="mystery"), settings(endpoint), entries([folder(3)]))
    assert "mystery                      price not known  <- this run" in other
    assert endpoint.calls == 0
    assert "3 articles to brief" in said
    assert "openai/gpt-5-mini" in said
    assert "$" in said
    assert not out.exists()


def test_half_the_price_is_estimated_at_half(folder, out):
    def dollars(via):
        order = Order(model="openai/gpt-4.1", via=via)
        said = estimate(out, order, Settings(base_url="http://127.0.0.1:9"), entries([folder(200)]))
        assert ("by the Batch API half of them" in said) == (via == "batch-api")
        return float(re.search(r"openai/gpt-4.1 .*\$([\d.]+)  <- this run", said)[1])

    assert dollars("batch-api") == pytest.approx(dollars("calls") / 2, abs=0.01)


def test_the_rules_are_estimated_at_nothing(folder, out):
    assert "Nothing is to be paid." in estimate(out, Order(model="rules"), Settings(), entries([folder(1)]))


def test_nothing_to_estimate_is_said(out, tmp_path):
    with pytest.raises(UsageError, match="no article to brief"):
        estimate(out, Order(model="rules"), Settings(), entries([tmp_path]))


async def test_an_estimate_leaves_a_store_as_it_was(folder, out):
    source, given = folder(3), Order(model="openai/gpt-5-mini", limits=Limits(max_tokens=1000))
    (source / "copy.txt").write_bytes((source / "0.txt").read_bytes())
    (source / "empty.txt").write_text("")
    with Endpoint(replying()) as endpoint:
        await worked(out, source, endpoint, given)
        before = (out / ".summarizer.db").read_bytes()
        said = estimate(out, Order(model="openai/gpt-5"), settings(endpoint), entries([source]))
        assert "5 documents: 0 done before, 1 the same as another, 1 unreadable, 3 articles to brief" in said
        for way in entries([source]), None:
            said = estimate(out, Batch.left_in(out, Order()), settings(endpoint), way)
            assert "openai/gpt-5-mini" in said
            assert "3 articles to brief" in said
        assert (out / ".summarizer.db").read_bytes() == before
        await worked(out, source, endpoint, Order(model="openai/gpt-5-mini"))
        said = estimate(out, Order(model="openai/gpt-5-mini"), settings(endpoint), entries([source]))
    assert "4 documents" not in said
    assert "3 done before" in said
    assert said.endswith("Nothing is to be paid.")


async def test_failed_articles_are_estimated_when_they_would_be_taken_up(folder, out):
    source, given = folder(2), Order(model="openai/gpt-5-mini")
    with Endpoint(always(Reply(refusal="No."))) as endpoint:
        await worked(out, source, endpoint, given)
        for retry, said in (False, "0 articles to brief"), (True, "2 articles to brief"):
            asked = Order(model="openai/gpt-5-mini", retry_failed=retry)
            assert said in estimate(out, asked, settings(endpoint), entries([source]))


async def test_to_resume_is_to_go_on_with_the_last_run_alone(folder, out):
    with Endpoint(replying()) as endpoint:
        for model in "openai/gpt-5", "openai/gpt-5-mini":
            given = Order(model=model, limits=Limits(max_tokens=1000))
            await worked(out, folder(3), endpoint, given)
        assert endpoint.calls == 0
        order = Batch.left_in(out, Order(limits=Limits(max_tokens=1_000_000)))
        async with Batch(out, order, settings(endpoint)) as work:
            assert (work.resume().waiting, work.plan.documents, work.model.name) == (3, 3, "openai/gpt-5-mini")
            assert len([result async for result in work.results()]) == 3
    assert endpoint.calls == 3


async def test_to_resume_is_to_hear_of_what_failed_before(folder, out):
    source = folder(2)
    (source / "empty.txt").write_text("")
    willing = False
    with Endpoint(lambda body: replying()(body) if willing else Reply(refusal="No.")) as endpoint:
        await worked(out, source, endpoint)
        async with Batch(out, Batch.left_in(out, Order()), settings(endpoint)) as work:
            plan = work.resume()
            assert (plan.failed, plan.unreadable, plan.documents) == (2, 1, 3)
            assert len(list(work.store.jobs.failures(work.number))) == 3
        willing = True
        async with Batch(out, Batch.left_in(out, Order(retry_failed=True)), settings(endpoint)) as work:
            assert work.resume().waiting == 2
            assert [bool(result.brief) async for result in work.results()] == [True, True]


def test_limits_are_kept_by_who_resumes_unless_others_are_named(folder, out):
    with Store(out, make=True) as store:
        store.jobs.begin({"model": "rules", "policy": {}, "limits": {"max_cost": 5.0, "max_tokens": 10}})
    resumed = Batch.left_in(out, Order(limits=Limits(max_tokens=99, rpm=60)))
    assert resumed.limits == Limits(max_cost=5.0, max_tokens=99, rpm=60)


async def test_two_that_ask_the_same_at_once_pay_once(tmp_path):
    with Store(tmp_path, make=True) as store:
        guard = Guard(store, Limits(), workers=4)
        call, sent = Call("m", {"messages": []}, None), []

        async def ask():
            async with guard.turn(call) as kept:
                if kept is None:
                    async with guard.attempt(call) as attempt:
                        sent.append(1)
                        await attempt.paid(b"{}", call.worst)

        await asyncio.gather(ask(), ask(), ask())
        guard.close()
    assert sent == [1]


def test_the_worst_of_a_call_is_its_bytes_and_its_limit():
    call = Call("m", {"messages": "ü", "max_completion_tokens": 1000}, Price(1.0, 0.1, 10.0))
    assert call.worst.input_tokens == len(call.body.encode())
    assert call.worst.cost_usd == pytest.approx((call.worst.input_tokens + 10_000) / 1e6)
    assert Call("m", {"max_tokens": 5}, None).worst.cost_usd is None


async def test_lanes_halve_once_for_a_burst_and_open_again():
    lanes = Lanes(8)
    lanes.refused()
    lanes.refused()
    assert lanes.open == 4
    for _ in range(100):
        lanes.answered()
    assert lanes.open == 8


async def test_no_more_than_the_open_lanes_are_inside():
    lanes, inside, most = Lanes(2), 0, 0

    async def one():
        nonlocal inside, most
        async with lanes:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one() for _ in range(10)))
    assert most == 2


def test_code_that_is_not_async_iterates_too(folder, out):
    results = list(batch(folder(3), out, model="rules"))
    assert [type(result) for result in results] == [Result] * 3
    assert sorted(result.names[0] for result in batch([folder(3)], out, model="rules")) == ["0.txt", "1.txt", "2.txt"]
    with Store(out) as store:
        assert len(store) == 3


async def test_whoever_stops_iterating_ends_the_run(folder, out):
    results = abatch(folder(5), out, model="rules")
    await anext(results)
    await results.aclose()
    rest = [result async for result in abatch(folder(5), out, model="rules")]
    assert len(rest) == 5


def test_what_cannot_be_read_is_a_result_with_its_error(folder, out):
    source = folder(2)
    (source / "empty.txt").write_text("")
    for _ in range(2):  # told again by a run that resumes
        results = {result.names[0]: result for result in batch(source, out, model="rules")}
        assert (results["empty.txt"].brief, results["empty.txt"].error_kind) == (None, "UnreadableInput")
        assert sorted(name for name, result in results.items() if result.brief) == ["0.txt", "1.txt"]


def shown(out, name):
    """Which model's brief stands under a name, as a file and in the list of all."""
    lines = [json.loads(line) for line in (out / "briefs.jsonl").read_text().splitlines()]
    listed = next(line["brief"] for line in lines if line["name"] == name)
    file = json.loads((out / f"briefs/{name}.json").read_text())
    return {one["generation"]["model"] for one in (listed, file)}


async def test_going_back_to_an_earlier_model_shows_its_briefs_again_and_costs_nothing(folder, out):
    source = folder(2)
    with Endpoint(replying()) as endpoint:
        for model in "openai/gpt-5-mini", "openai/gpt-5", "openai/gpt-5-mini":
            await worked(out, source, endpoint, Order(model=model))
            assert shown(out, "0.txt") == shown(out, "1.txt") == {model}
    assert endpoint.calls == 4


async def test_a_page_of_an_earlier_brief_does_not_outlive_it(folder, out):
    with Endpoint(replying()) as endpoint:
        await worked(out, folder(1), endpoint, Order(model="openai/gpt-5", styles=("json", "html")))
        await worked(out, folder(1), endpoint)
    assert [path.name for path in (out / "briefs").iterdir()] == ["0.txt.json"]


async def test_to_fail_fast_is_to_spend_nothing_where_an_article_cannot_be_read(folder, out):
    source = folder(2)
    (source / "empty.txt").write_text("")
    with Endpoint(replying()) as endpoint:
        work, results = await worked(out, source, endpoint, Order(model="openai/gpt-5-mini", fail_fast=True))
    assert (endpoint.calls, results, work.run.ending) == (0, [], "failure")
    assert "empty.txt is empty" in work.run.said


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"sources": 3}, "3 is no source"),
        ({"output": None}, "output=None is no folder"),
        ({"limits": {"rpm": 1}}, "are no summarizer.Limits"),
        ({"workers": 0}, "workers=0"),
        ({"settings": 3}, "not int"),
    ],
)
def test_what_a_batch_cannot_take_is_refused_in_words(tmp_path, given, says):
    with pytest.raises(UsageError, match=says):
        list(batch(**{"sources": tmp_path, "output": tmp_path / "out", "model": "rules"} | given))


async def test_in_a_notebook_the_asynchronous_call_is_named(tmp_path):
    with pytest.raises(UsageError, match="async for result in abatch"):
        next(batch(tmp_path, tmp_path / "out", model="rules"))


async def test_articles_are_briefed_as_they_are_and_resumed_by_name(out):
    articles = {"one": Article(text=TEXT.format(n=1)), "two": Article(text=TEXT.format(n=2), title="Two")}
    first = {name: result.brief async for result in abatch(articles, out, model="rules") for name in result.names}
    assert {name: brief.title for name, brief in first.items()} == {"one": "Fire at pier 1", "two": "Two"}
    again = list(await asyncio.to_thread(list, batch(articles, out, model="rules")))
    assert {result.names[0]: result.brief for result in again} == first
    assert json.loads((out / "report.json").read_text())["reused"] == 2


def test_settings_decide_what_the_call_does_not_say(folder, out):
    (result,) = batch(folder(1), out, model="rules", settings=Settings(max_items=1))
    assert len(result.brief.assertions) == 1


def test_where_reading_is_stopped_what_was_not_begun_is_not_read(tmp_path):
    begun = []

    def load():
        begun.append(1)
        time.sleep(0.01)
        return Article(text="The depot burned down, police said.")

    def stop(_):
        raise Stopped("Enough.")

    with Store(tmp_path, make=True) as store, pytest.raises(Stopped):
        submit([Entry(str(n), "d", load) for n in range(200)], store, run=1, recipe="r", progress=stop)
    assert len(begun) < 100


async def test_who_leaves_early_ends_what_is_in_flight_before_the_store_is_closed(folder, out, monkeypatch):
    ended, results, close = [], Batch.results, Batch.__aexit__

    async def watched(self):
        try:
            async for result in results(self):
                yield result
        finally:
            ended.append("lanes")

    async def closed(self, *raised):
        ended.append("store")
        await close(self, *raised)

    monkeypatch.setattr(Batch, "results", watched)
    monkeypatch.setattr(Batch, "__aexit__", closed)
    working = abatch(folder(3), out, model="rules")
    await anext(working)
    await working.aclose()
    assert ended == ["lanes", "store"]
