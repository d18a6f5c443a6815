"""A column's value among many is one parameter, and the column's index finds it."""

import pytest
from sqlalchemy import select
from test_store import FIRE, brief_of, document

from summarizer.store import Store
from summarizer.store.among import among
from summarizer.store.tables import documents

NAMES = ["it's", 'a "quoted" one', "[a, b]", "{a,b}", "NULL", "null", ":names", "%s", "$1", "a\\b", "ä/ö.txt", "🔥"]


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path):
    """A store with a document of each name."""
    where = request.getfixturevalue("postgres_url") if request.param == "postgres" else tmp_path
    with Store(where, make=True) as opened:
        fire = brief_of(FIRE)
        opened.jobs.submit(opened.jobs.begin({}), [document(name, fire) for name in NAMES])
        yield opened


def test_a_document_is_known_by_whatever_name(store):
    assert set(store.jobs.known(NAMES)) == set(NAMES)
    assert [store.jobs.known([name])[name].state for name in NAMES] == ["waiting"] * len(NAMES)


def test_names_may_be_none_or_as_many_as_there_are(store):
    assert store.jobs.known([]) == {}
    assert list(store.jobs.known([f"other-{n}" for n in range(70_000)] + ["NULL"])) == ["NULL"]


def test_documents_are_found_by_the_index_of_their_names(tmp_path):
    with Store(tmp_path, make=True) as store, store.database.reading() as connection:
        query = select(documents.c.digest).where(among(documents.c.name, "names")).compile(connection)
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", ("[]",))]
    assert any(line.startswith("SEARCH documents USING INDEX") for line in plan), plan
