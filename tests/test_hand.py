"""What works on the store does so in its turn, together with what waits, and hears what became of it."""

import asyncio
import threading

import pytest
from sqlalchemy import event, exc

from summarizer.batching.hand import Hand
from summarizer.errors import StoreError
from summarizer.schemas.brief import Usage
from summarizer.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path, make=True) as one:
        yield one


@pytest.fixture
def hand(store):
    one = Hand(store)
    yield one
    one.close()


@pytest.fixture
def commits(store):
    """What was committed by whom, in its order."""
    seen = []
    event.listen(store.database._engine, "commit", lambda _: seen.append(threading.current_thread().name))
    return seen


def broken():
    raise ZeroDivisionError


async def gathered(hand, *works):
    """Give works while the hand is busy with another, so that they wait together."""
    busy = threading.Event()
    first = asyncio.ensure_future(hand.do(busy.wait, 5))
    await asyncio.sleep(0)
    rest = [asyncio.ensure_future(hand.do(*work)) for work in works]
    await asyncio.sleep(0)
    busy.set()
    await first
    return await asyncio.gather(*rest, return_exceptions=True)


async def test_what_waits_together_is_committed_together(store, hand, commits):
    await gathered(hand, *[(store.answers.put, str(n), "m", b"{}") for n in range(20)])
    assert len(store.answers) == 20
    assert len(commits) <= 2
    assert not any(name == "MainThread" for name in commits)


async def test_a_work_sees_what_the_one_before_it_kept(store, hand):
    put, got = await gathered(hand, (store.answers.put, "k", "m", b"{}"), (store.answers.get, "k"))
    assert (put, got) == (None, b"{}")


async def test_one_that_fails_fails_alone_and_leaves_nothing_behind(store, hand):
    def half():
        with store.database.writing():
            store.meter.add(Usage(input_tokens=7))
            broken()

    outcomes = await gathered(
        hand, (store.meter.add, Usage(input_tokens=1)), (half,), (store.answers.put, "k", "m", b"")
    )
    assert [type(one) for one in outcomes] == [type(None), ZeroDivisionError, type(None)]
    assert (store.meter.spent().tokens, len(store.answers)) == (1, 1)


async def test_where_nothing_was_kept_everybody_hears_why(store, hand):
    def full():
        raise StoreError("the disk is full")

    def ended():
        store.database._shared.connection.dbapi_connection.execute("ROLLBACK")

    works = [(store.answers.put, "k", "m", b"{}"), (full,), (ended,)]
    outcomes = await gathered(hand, *works)
    assert [str(one) for one in outcomes] == ["the disk is full"] * 3
    assert len(store.answers) == 0


async def test_a_store_that_cannot_be_opened_is_said_to_whoever_asks(store, hand, monkeypatch):
    def down():
        raise exc.OperationalError("BEGIN", {}, Exception("database is locked"))

    monkeypatch.setattr(store.database._engine, "begin", down)
    with pytest.raises(StoreError, match="another program holds it"):
        await hand.do(store.answers.get, "k")


async def test_who_does_not_wait_any_more_is_not_worked_for(store, hand):
    busy = threading.Event()
    first = asyncio.ensure_future(hand.do(busy.wait, 5))
    second = asyncio.ensure_future(hand.do(store.answers.put, "k", "m", b"{}"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    busy.set()
    await first
    hand.close()
    assert len(store.answers) == 0
