"""By the Batch API every article is paid for once, at half the price, whatever the provider and the machine do."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from loadserver import LoadServer

from summarizer import Settings
from summarizer.batching import Batch, Limits, Order
from summarizer.batching.halfprice import Spool
from summarizer.errors import EndpointUnreachable
from summarizer.inputs import entries
from summarizer.models.batches import Batches, line
from summarizer.models.failures import Scene
from summarizer.models.ledger import Call
from summarizer.models.prices import price
from summarizer.store import Store

MODEL = "openai/gpt-5-mini"
TEXT = "Fire at pier {n}\n\nA fire at pier {n} hurt 3 workers on Monday, the harbour police said. The pier was closed."


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def server():
    with LoadServer() as one:
        yield one


async def until(true):
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError


def settings(server):
    return Settings(base_url=server.base_url, api_key="sk-x", batch_poll_s=0.01)


async def worked(source, out, server, said=None, **changes):
    order = Order(**{"model": MODEL, "via": "batch-api", **changes})
    async with Batch(out, order, settings(server)) as work:
        if source is None:
            work.resume()
        else:
            work.submit(entries([source], leave_out=out))
        results = [result async for result in work.results((said if said is not None else []).append)]
        work.finish()
        return work, results


async def test_all_articles_go_as_one_batch_at_half_the_price(source, out, server):
    said = []
    work, results = await worked(source, out, server, said)
    assert [bool(result.brief) for result in results] == [True] * 12
    stats = server.stats()
    assert (stats["calls"], stats["batches"], stats["batch_requests"]) == (0, 1, 12)
    usage = work.guard.spent
    full = price(MODEL).of(input_tokens=usage.input_tokens, cached_tokens=0, output_tokens=usage.output_tokens)
    assert usage.cost_usd == pytest.approx(full / 2)
    briefs = sum(result.brief.generation.usage.cost_usd for result in results)
    assert briefs == pytest.approx(usage.cost_usd)
    assert "Sent a batch of 12 requests" in said[0]
    assert not list(out.glob(".batch-*"))


@pytest.mark.parametrize("repair", ["batch", "direct"])
async def test_re_asks_and_repairs_go_as_a_second_batch_or_directly(source, out, server, repair):
    server.reset(batch_invalid=0.3, flawed=0.5)
    work, results = await worked(source, out, server, repair=repair)
    stats = server.stats()
    assert {result.error_kind for result in results} <= {None, "InvalidAnswer"}
    assert (len(results), stats["paid_twice"]) == (12, 0)
    assert work.run.tally.done + work.run.tally.failed == 12
    assert (stats["batches"] > 1, stats["calls"] > 0) == ((True, False) if repair == "batch" else (False, True))


async def test_requests_that_failed_or_expired_go_again(source, out, server):
    server.reset(batch_fail=0.2, batch_expire=1)
    _, results = await worked(source, out, server)
    stats = server.stats()
    assert len([result for result in results if result.brief]) == 12
    assert stats["batches"] >= 2
    assert stats["paid_twice"] == 0


async def test_a_batch_that_was_made_without_a_word_is_found_again(source, out, server, waits):
    server.reset(batch_lose=1)
    _, results = await worked(source, out, server)
    assert len(results) == 12
    assert server.stats()["batches"] == 1


async def test_left_alone_it_is_picked_up_later(source, out, server):
    server.reset(batch_ms=300)
    async with Batch(out, Order(model=MODEL, via="batch-api"), settings(server)) as work:
        work.submit(entries([source]))
        left = asyncio.ensure_future(anext(work.results()))
        await until(lambda: [sent.id for sent in work.store.batches.under_way()] not in ([], [None]))
        left.cancel()
        await asyncio.gather(left, return_exceptions=True)
    order = Batch.left_in(out, Order())
    assert (order.model, order.via) == (MODEL, "batch-api")
    _, results = await worked(None, out, server)
    assert (len(results), server.stats()["batches"]) == (12, 1)


async def test_a_stop_does_not_wait_for_the_provider(source, out, server):
    server.reset(batch_ms=600_000)
    patient = settings(server).model_copy(update={"batch_poll_s": 3600})
    async with Batch(out, Order(model=MODEL, via="batch-api"), patient) as work:
        work.submit(entries([source]))
        left = asyncio.ensure_future(anext(work.results(), None))
        await until(lambda: [sent.id for sent in work.store.batches.under_way()] not in ([], [None]))
        work.run.stop()
        assert await asyncio.wait_for(left, 20) is None
        assert work.run.ending == "stopped"
    assert Batch.left_in(out, Order()).via == "batch-api"


async def test_what_was_begun_at_half_the_price_is_resumed_at_half_the_price(source, out, server):
    async with Batch(out, Order(model=MODEL, via="batch-api"), settings(server)) as work:
        work.submit(entries([source]))  # and nothing sent
    given = Batch.left_in(out, Order())
    async with Batch(out, given, settings(server)) as work:
        assert work.resume().waiting == 12
        assert len([result async for result in work.results()]) == 12
    stats = server.stats()
    assert (given.via, stats["calls"], stats["batch_requests"]) == ("batch-api", 0, 12)


async def test_killed_before_the_batch_was_confirmed_it_is_found_or_sent_again(source, out, server, monkeypatch):
    with Store(out, make=True) as store:
        store.batches.announce(1, _sent("1-gone"))
    _, results = await worked(source, out, server)
    assert len(results) == 12
    with Store(out) as store:
        assert store.batches.under_way() == []
        assert store.meter.spent().tokens > 0


def _sent(tag):
    from summarizer.store.batches import Sent
    from summarizer.store.meters import Worst

    return Sent(tag, None, 3, Worst(0, 0.0, 0))


async def test_a_batch_refused_as_a_whole_ends_the_run_with_the_providers_words(source, out, server):
    server.reset(batch_reject=1)
    with pytest.raises(EndpointUnreachable, match="Enqueued token limit"):
        await worked(source, out, server)
    _, results = await worked(source, out, server)
    assert len(results) == 12


async def test_no_batch_is_sent_that_could_pass_the_limit(source, out, server):
    work, results = await worked(source, out, server, limits=Limits(max_tokens=100))
    assert (work.run.ending, results, server.stats()["batches"]) == ("budget", [], 0)
    work, results = await worked(source, out, server, limits=Limits(max_tokens=90_000))
    assert work.store is not None
    assert 0 < len(results) <= 12
    spent = json.loads((out / "report.json").read_text())["store"]["tokens"]
    assert 0 < spent <= 90_000


def test_files_are_cut_where_the_provider_takes_no_more(tmp_path, monkeypatch):
    calls = [Call("m", {"model": "m", "messages": [str(n)], "max_tokens": 1}, None) for n in range(7)]
    monkeypatch.setattr("summarizer.batching.halfprice.MOST_REQUESTS", 3)
    with Store(tmp_path, make=True) as store:
        spool = Spool(tmp_path, store, Limits())
        for call in (*calls, calls[0]):
            spool.add(call)
        spool.close()
        monkeypatch.setattr("summarizer.batching.halfprice.MOST_BYTES", len(line(calls[0])))
        narrow = Spool(tmp_path, store, Limits())
        for call in calls[:2]:
            narrow.add(call)
        narrow.close()
    assert [requests for _, requests, _ in spool.files] == [3, 3, 1]
    assert [requests for _, requests, _ in narrow.files] == [1, 1]
    lines = [json.loads(text) for path, _, _ in spool.files for text in path.read_text().splitlines()]
    assert [one["custom_id"] for one in lines] == [call.key for call in calls]


async def test_what_was_gathered_and_not_sent_costs_nothing_and_leaves_no_file(source, out, server, monkeypatch):
    async with Batch(out, Order(model=MODEL, via="batch-api"), settings(server)) as work:
        work.submit(entries([source]))
        loop, add = asyncio.get_running_loop(), Spool.add

        def stopped(self, call):
            add(self, call)
            loop.call_soon_threadsafe(work.run.stop)

        monkeypatch.setattr(Spool, "add", stopped)
        assert [result async for result in work.results()] == []
    monkeypatch.undo()
    assert (server.stats()["batches"], list(out.glob(".batch-*"))) == (0, [])
    (out / ".batch-of-a-killed-run.jsonl").write_text("{}")
    work, results = await worked(source, out, server)
    assert (len(results), work.facts()["store"]["tokens"]) == (12, tokens_of(work))
    assert not list(out.glob(".batch-*"))


async def test_a_batch_that_cannot_be_sent_costs_nothing_and_leaves_no_file(source, out, server, monkeypatch):
    async def unsent(*_):
        raise EndpointUnreachable("it is down")

    monkeypatch.setattr(Batches, "send", unsent)
    with pytest.raises(EndpointUnreachable):
        await worked(source, out, server)
    assert not list(out.glob(".batch-*"))
    monkeypatch.undo()
    work, results = await worked(source, out, server)
    assert (len(results), work.facts()["store"]["tokens"]) == (12, tokens_of(work))


def tokens_of(work):
    return work.guard.spent.input_tokens + work.guard.spent.output_tokens


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\u2029"])
async def test_a_sign_that_ends_a_line_of_text_ends_no_answer(sign):
    said = {"choices": [{"index": 0, "message": {"role": "assistant", "content": f"one{sign}two"}}]}
    text = json.dumps({"custom_id": "k", "response": {"status_code": 200, "body": said}}, ensure_ascii=False)

    async def content(_):
        return SimpleNamespace(content=f"{text}\n".encode(), text=text)

    client = SimpleNamespace(files=SimpleNamespace(content=content))
    batches = Batches(client, Scene("m", "u", "k", 1.0), Settings(), "m", None)
    ((key, completion, _),) = [answer async for answer in batches.answers("file")]
    assert key == "k"
    assert sign in json.loads(completion)["choices"][0]["message"]["content"]
