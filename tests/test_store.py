"""The store keeps what was paid for, whole or not at all, and finds it again."""

import sqlite3
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from summarizer import summarize
from summarizer.errors import StoreError, UnreadableInput, UsageError
from summarizer.schemas.brief import Usage
from summarizer.store import Store
from summarizer.store.jobs import Document
from summarizer.store.meters import Limits, Worst
from summarizer.store.opening import FILE, lock
from summarizer.store.packing import unpack

FIRE = "The depot burned down on Monday, police said. Nobody was hurt, the mayor told reporters."
FLOOD = "The river flooded two villages, the relief agency said."


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path, make=True) as opened:
        yield opened


def brief_of(text, published=None):
    return summarize(text, model="rules", published=published)


def document(name, brief, key=None, **changes):
    given = {
        "place": name,
        "distinct": f"{name}-{len(name)}{name.count(chr(84))}",
        "digest": "d",
        "recipe": "r",
    } | changes
    return Document(name, key=key or brief.article.sha256, article=brief.article, **given)


def unread(name, error="It is empty."):
    return Document(name, name, f"{name}-x", "d", "r", error_kind="UnreadableInput", error=error)


@pytest.fixture
def filled(store):
    run = store.jobs.begin({"model": "rules"})
    fire, flood = brief_of(FIRE, "2026-03-12"), brief_of(FLOOD, "2026-04-01")
    store.jobs.submit(run, [document("a.txt", fire), document("b.txt", flood), document("c.txt", fire), unread("d")])
    store.jobs.finish(fire.article.sha256, fire)
    store.jobs.finish(flood.article.sha256, flood)
    return store


def test_documents_with_the_same_article_share_a_job(filled):
    assert filled.jobs.counts(1) == {"done": 2}
    assert [name for name, _, _ in filled.jobs.briefs()] == ["a.txt", "b.txt", "c.txt"]
    assert len(filled) == 3


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["a.txt", "b.txt", "c.txt"]),
        ({"article": "b.txt"}, ["b.txt"]),
        ({"article": "z.txt"}, []),
        ({"since": "2026-04-01"}, ["b.txt"]),
        ({"until": "2026-03-31"}, ["a.txt", "c.txt"]),
        ({"since": "2026-04-01T08:00:00Z"}, ["b.txt"]),
        ({"since": date(2026, 4, 1)}, ["b.txt"]),
        ({"since": datetime(2026, 4, 1, 12, tzinfo=UTC)}, ["b.txt"]),
        ({"source": "POLICE"}, ["a.txt", "c.txt"]),
        ({"source": "%"}, []),
        ({"words": "villages flood"}, ["b.txt"]),
        ({"words": 'depot" OR "river'}, []),
        ({"words": "villages", "since": "2027-01-01"}, []),
    ],
)
def test_briefs_are_found_by_article_date_source_and_text(filled, asked, found):
    assert [name for name, _ in filled.find(**asked)] == found


def test_briefs_are_found_by_the_hash_of_their_text(filled):
    sha256 = brief_of(FIRE).article.sha256
    assert [name for name, _ in filled.find(article=sha256)] == ["a.txt", "c.txt"]


def test_a_text_is_indexed_once_however_often_its_job_is_finished(filled):
    fire = brief_of(FIRE, "2026-03-12")
    filled.jobs.finish(fire.article.sha256, fire)
    assert [name for name, _ in filled.find(words="depot")] == ["a.txt", "c.txt"]


def test_what_cannot_be_read_is_remembered_with_its_reason(filled):
    assert [(one.name, one.kind, one.message) for one in filled.jobs.failures()] == [
        ("d", "UnreadableInput", "It is empty.")
    ]
    assert filled.jobs.known(["d", "nowhere"])["d"].state == "failed"


def test_names_that_differ_in_case_alone_get_places_of_their_own(store):
    run = store.jobs.begin({})
    fire = brief_of(FIRE)
    store.jobs.submit(run, [document("A.txt", fire), document("a.txt", fire)])
    store.jobs.submit(run, [document("a.TXT", fire)])
    places = dict(store.jobs.of(fire.article.sha256))
    assert places == {"A.txt": "A.txt", "a.txt": "a.txt-50", "a.TXT": "a.TXT-52"}
    store.jobs.submit(run, [document("a.txt", fire)])
    assert dict(store.jobs.of(fire.article.sha256)) == places


def test_a_failed_job_is_taken_up_only_when_asked(store):
    run = store.jobs.begin({})
    fire = brief_of(FIRE)
    key = fire.article.sha256
    store.jobs.submit(run, [document("a", fire)])
    store.jobs.fail(key, "InvalidAnswer", "No answer fitted.", Usage(input_tokens=9, output_tokens=3, cost_usd=None))
    later = store.jobs.begin({})
    assert store.jobs.submit(later, [document("a", fire)]) == {key: "failed"}
    assert list(store.jobs.waiting(later)) == []
    assert store.jobs.retry(later) == 1
    assert list(store.jobs.waiting(later)) == [key]
    assert list(store.jobs.failures(later)) == []


def test_jobs_of_an_earlier_run_wait_until_they_are_taken_up(store):
    first, fire = store.jobs.begin({}), brief_of(FIRE)
    store.jobs.submit(first, [document("a", fire)])
    second = store.jobs.begin({"n": 2})
    assert store.jobs.counts(second) == {}
    assert store.jobs.take_over(second, "another recipe") == 0
    assert store.jobs.take_over(second, "r") == 1
    assert store.jobs.counts(second) == {"waiting": 1}
    assert list(store.jobs.left("r")) == [fire.article.sha256]
    assert list(store.jobs.left("another recipe")) == []
    assert (store.jobs.last_run().id, store.jobs.last_run(before=second).id) == (second, first)


def test_an_article_comes_back_as_it_went_in(store):
    run, fire = store.jobs.begin({}), brief_of(FIRE, "2026-03-12")
    store.jobs.submit(run, [document("a", fire)])
    assert store.jobs.article(fire.article.sha256) == fire.article


def test_answers_are_kept_replaced_and_forgotten(store):
    store.answers.put("k", "m", b"one")
    store.answers.put("k", "m", b"two")
    assert (store.answers.get("k"), store.answers.get("other"), len(store.answers)) == (b"two", None, 1)
    store.answers.forget(["k", "other"])
    assert len(store.answers) == 0


def test_no_call_is_admitted_that_could_pass_a_limit(store):
    limits, worst = Limits(max_cost=0.25, max_tokens=250), Worst(100, 0.10, 50)
    assert [store.meter.admit(worst, limits) for _ in range(3)] == [0.0, 0.0, None]
    store.meter.settle(worst, Usage(input_tokens=10, output_tokens=5, cost_usd=0.01), limits)
    assert store.meter.admit(worst, limits) == 0.0
    assert store.meter.spent().tokens == 15


def test_what_a_killed_run_held_counts_as_spent_at_worst(store):
    store.meter.admit(Worst(100, 0.10, 50), Limits(max_cost=1))
    store.meter.bury()
    assert (store.meter.spent().tokens, store.meter.spent().cost_usd) == (100, pytest.approx(0.10))


def test_a_call_of_unknown_price_is_counted_apart(store):
    store.meter.add(Usage(input_tokens=1, output_tokens=1, cost_usd=None))
    assert (store.meter.spent().unpriced, store.meter.spent().cost_usd) == (1, 0.0)


def test_slots_are_spaced_by_requests_and_by_tokens(store):
    limits, worst = Limits(rpm=60, tpm=600), Worst(100, 0.0, 50)
    waits = [store.meter.admit(worst, limits) for _ in range(3)]
    assert waits == [pytest.approx(0, abs=0.5), pytest.approx(5, abs=0.5), pytest.approx(10, abs=0.5)]
    store.meter.settle(worst, Usage(input_tokens=150, output_tokens=0), limits)
    assert store.meter.admit(worst, limits) == pytest.approx(25, abs=0.5)


def test_a_folder_without_a_store_is_said_to_be_one(tmp_path):
    with pytest.raises(UnreadableInput, match="holds no store"):
        Store(tmp_path)


def test_a_damaged_store_is_said_to_be_damaged(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database, " * 100)
    with pytest.raises(StoreError, match="Move it away"):
        Store(tmp_path)


def test_a_damaged_record_is_said_to_be_damaged():
    with pytest.raises(StoreError, match="damaged"):
        unpack(b"nonsense")


def test_a_store_of_another_version_is_left_alone(tmp_path):
    Store(tmp_path, make=True).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE about SET value = '99'")
    connection.close()
    with pytest.raises(StoreError, match="another version"):
        Store(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    for refused in (lambda: Store(tmp_path / "file/x", make=True), lambda: lock(tmp_path / "file/x")):
        with pytest.raises(StoreError, match="cannot be written to"):
            refused()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", ["who?mode=memory", "50%25", "a#b", "a\udcff"])
def test_a_store_lies_in_its_folder_whatever_that_is_called(tmp_path, monkeypatch, name):
    with Store(tmp_path / name, make=True) as made:
        made.jobs.submit(made.jobs.begin({}), [unread("d")])
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    monkeypatch.setattr("summarizer.store.opening._writable", lambda _: False)
    with Store(tmp_path / name) as read_alone:
        assert read_alone.jobs.unreadable() == 1


def test_a_folder_is_one_runs_at_a_time(tmp_path):
    held = lock(tmp_path)
    with pytest.raises(StoreError, match="Another run is working"):
        lock(tmp_path)
    held.release()
    lock(tmp_path).release()


def test_the_store_is_for_its_owner_alone(store, tmp_path):
    assert Path(tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("address", ["postgresql://nobody:secret@127.0.0.1:1/none", "postgresql:nonsense"])
def test_an_address_that_leads_nowhere_is_said_without_its_password(address):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="--store") as said:
        Store(address)
    assert "secret" not in str(said.value)


def test_a_transaction_that_fails_changes_nothing(store):
    run = store.jobs.begin({})
    with pytest.raises(StoreError), store._database.writing() as connection:
        connection.execute(text("DELETE FROM runs")).connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    assert store.jobs.last_run().id == run


@pytest.mark.parametrize(
    "limits", [{"max_cost": -1}, {"max_cost": float("nan")}, {"max_tokens": "5"}, {"rpm": 0}, {"tpm": True}]
)
def test_what_is_no_limit_is_refused(limits):
    (name,) = limits
    with pytest.raises(UsageError, match=f"{name}=.* is no limit"):
        Limits(**limits)


def test_nothing_is_a_limit_too():
    assert Limits(max_cost=0).any


def test_what_names_no_folder_is_refused():
    with pytest.raises(UsageError, match="not NoneType"):
        Store(None)


@pytest.mark.parametrize("name", ["article", "source", "words"])
def test_what_is_no_text_is_not_looked_for(filled, name):
    with pytest.raises(UsageError, match="3 is no text"):
        list(filled.find(**{name: 3}))
