"""Documents and jobs: what is to be briefed, what came of it. A document is a name; a job is an article and a recipe.

Documents with the same article share a job, so that it is paid for once.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief, Usage
from summarizer.store.among import among
from summarizer.store.lookups import Lookups, State
from summarizer.store.packing import pack
from summarizer.store.tables import documents, jobs, runs, sources
from summarizer.store.upsert import upsert

_INDEXED = 200_000
"""Characters of an article that full-text search knows; Postgres takes no more than a megabyte."""

_FINISHED = update(jobs).where(jobs.c.key == bindparam("job")).returning(jobs.c.id)
_TAKEN_UP = update(documents).where(among(documents.c.name, "names")).values(run=bindparam("to"))
_IS_INDEXED = text("SELECT count(*) FROM texts_docsize WHERE id = :id")
_INDEX = {
    "sqlite": text("INSERT INTO texts (rowid, body) VALUES (:id, :body)"),
    "postgresql": text("INSERT INTO texts VALUES (:id, to_tsvector('english', :body)) ON CONFLICT DO NOTHING"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """One submitted document: its article and job key, or why it could not be read.

    `place` is where its files go, `distinct` where they go if another document's place differs in case alone.
    """

    name: str
    place: str
    distinct: str
    digest: str
    recipe: str
    key: str | None = None
    article: Article | None = None
    error_kind: str | None = None
    error: str | None = None


class Jobs(Lookups):
    """The inbox of a store and its results."""

    def begin(self, settings: Mapping[str, Any]) -> int:
        """Note the begin of a run and return its number."""
        with self._database.writing() as connection:
            made = connection.execute(insert(runs).values(started=time.time(), settings=json.dumps(settings)))
            return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0

    def end(self, run: int) -> None:
        """Note the end of a run."""
        with self._database.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == run).values(ended=time.time()))

    def take_up(self, run: int, unchanged: Mapping[str, str | None]) -> None:
        """Make documents part of a run, and of their jobs those that are named: what is done needs no run."""
        keys = [key for key in unchanged.values() if key]
        with self._database.writing() as connection:
            connection.execute(_TAKEN_UP, {"names": list(unchanged), "to": run})
            if keys:
                connection.execute(update(jobs).where(jobs.c.key.in_(keys)).values(run=run))
                self._database.offered(connection, jobs.c.key.in_(keys))

    def take_over(self, run: int, recipe: str) -> int:
        """Make the documents of a recipe, whichever run they came with, part of a run; return how many.

        So become those of their jobs that are not done; what waits of them is handed out.
        """
        with self._database.writing() as connection:
            mine = update(documents).where(documents.c.recipe == recipe)
            count = connection.execute(mine.values(run=run)).rowcount
            keys = select(documents.c.key).where(documents.c.run == run, documents.c.key.is_not(None))
            connection.execute(update(jobs).where(jobs.c.state != "done", jobs.c.key.in_(keys)).values(run=run))
            self._database.offered(connection, jobs.c.run == run)
        return count

    def submit(self, run: int, submitted: Sequence[Document]) -> dict[str, State]:
        """Keep documents and make jobs of them; return the state of each job that was there before, by its key."""
        readable = {doc.key: doc.article for doc in submitted if doc.key and doc.article}
        with self._database.writing() as connection:
            before = {
                row.key: row.state
                for row in connection.execute(select(jobs.c.key, jobs.c.state).where(jobs.c.key.in_(readable)))
            }
            if rows := [_job(run, key, article) for key, article in readable.items() if before.get(key) != "done"]:
                connection.execute(upsert(connection, jobs, by=["key"], update=["run"]), rows)
            rows = list(_documents(connection, run, submitted))
            kept = [column.name for column in documents.c if column.name not in {"name", "place", "folded"}]
            connection.execute(upsert(connection, documents, by=["name"], update=kept), rows)
            self._database.offered(connection, jobs.c.key.in_(list(readable)))
        return before

    def retry(self, run: int) -> int:
        """Put the failed jobs of a run back among the waiting; return how many."""
        with self._database.writing() as connection:
            again = update(jobs).where(jobs.c.run == run, jobs.c.state == "failed")
            count = connection.execute(again.values(state="waiting", error=None, error_kind=None)).rowcount
            self._database.offered(connection, jobs.c.run == run)
        return count

    def put_back(self, keys: Sequence[str]) -> int:
        """Put single failed jobs back among the waiting; return how many."""
        with self._database.writing() as connection:
            again = update(jobs).where(jobs.c.key.in_(keys), jobs.c.state == "failed")
            return connection.execute(again.values(state="waiting", error=None, error_kind=None)).rowcount

    def finish(self, key: str, brief: Brief) -> None:
        """Keep the brief of a job, with what lookups need."""
        usage = brief.generation.usage
        names = {name for source in brief.sources if (name := source.name or source.descriptor)}
        kept = {
            "state": "done",
            "brief": pack(brief.model_dump_json()),
            "rejected": len(brief.rejected),
            "error": None,
            "error_kind": None,
            "finished": time.time(),
            **_paid(usage),
        }
        with self._database.writing() as connection:
            number = connection.scalar(_FINISHED, {"job": key, **kept})
            if names:
                rows = [{"key": key, "name": name} for name in names]
                connection.execute(upsert(connection, sources, by=["key", "name"]), rows)
            _index(connection, number, brief.article.text)

    def fail(self, key: str, kind: str, message: str, usage: Usage | None = None) -> None:
        """Record why a job has no brief; one that was done meanwhile, by another worker, keeps its brief."""
        said = _storable(message)
        with self._database.writing() as connection:
            connection.execute(
                update(jobs)
                .where(jobs.c.key == key, jobs.c.state != "done")
                .values(state="failed", error_kind=kind, error=said, finished=time.time(), **_paid(usage or Usage()))
            )


def _job(run: int, key: str, article: Article) -> dict[str, Any]:
    packed = pack(article.model_dump_json(exclude={"sha256"}))
    return {"key": key, "run": run, "state": "waiting", "article": packed, "characters": len(article.text)}


def _documents(connection: Connection, run: int, submitted: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """Yield rows, each with a place that no other document has."""
    wanted = [doc.place.casefold() for doc in submitted]
    holders = {
        row.folded: row.name
        for row in connection.execute(
            select(documents.c.folded, documents.c.name).where(documents.c.folded.in_(wanted))
        )
    }
    for doc in submitted:
        holder = holders.setdefault(doc.place.casefold(), doc.name)
        place = doc.place if holder == doc.name else doc.distinct
        article = doc.article
        yield {
            "name": doc.name,
            "place": place,
            "folded": place.casefold(),
            "digest": doc.digest,
            "recipe": doc.recipe,
            "run": run,
            "key": doc.key,
            "title": article and article.title,
            "published": article.published.isoformat() if article and article.published else None,
            "outlet": article and article.outlet,
            "url": article and article.url,
            "error_kind": doc.error_kind,
            "error": doc.error and _storable(doc.error),
        }


def _storable(message: str) -> str:
    """Return a message as every database takes it: whatever it repeats of an input or an answer."""
    return message.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def _paid(usage: Usage) -> dict[str, Any]:
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost_usd": usage.cost_usd,
    }


def _index(connection: Connection, number: int | None, body: str) -> None:
    """Let full-text search find a job; a text is indexed once, whatever becomes of its job."""
    dialect = connection.dialect.name
    if dialect == "sqlite" and connection.scalar(_IS_INDEXED, {"id": number}):
        return
    body = body[:_INDEXED].encode("utf-8", "replace").decode().replace("\0", " ")
    connection.execute(_INDEX[dialect], {"id": number, "body": body})
