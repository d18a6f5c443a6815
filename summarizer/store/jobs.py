"""Documents and jobs: what is to be briefed, what came of it. A document is a name; a job is an article and a recipe.

Documents with the same article share a job, so that it is paid for once.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief, Usage
from summarizer.store.opening import Database
from summarizer.store.packing import pack, unpack
from summarizer.store.tables import documents, jobs, runs, sources
from summarizer.store.upsert import upsert

State = Literal["waiting", "done", "failed"]
_CHUNK = 500
_INDEXED = 200_000
"""Characters of an article that full-text search knows; Postgres takes no more than a megabyte."""

_ARTICLE = select(jobs.c.article).where(jobs.c.key == bindparam("job"))
_DOCUMENTS = (
    select(documents.c.name, documents.c.place).where(documents.c.key == bindparam("job")).order_by(documents.c.name)
)
_FINISHED = update(jobs).where(jobs.c.key == bindparam("job")).returning(jobs.c.id)
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


@dataclass(frozen=True, slots=True)
class Known:
    """What the store remembers of a document: enough to tell that nothing changed."""

    digest: str
    recipe: str
    key: str | None
    state: State
    place: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that has no brief, and why."""

    name: str
    kind: str
    message: str


class Jobs:
    """The inbox of a store and its results."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, settings: Mapping[str, Any]) -> int:
        """Note the begin of a run and return its number."""
        with self._database.writing() as connection:
            made = connection.execute(insert(runs).values(started=time.time(), settings=json.dumps(settings)))
            return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0

    def end(self, run: int) -> None:
        """Note the end of a run."""
        with self._database.writing() as connection:
            connection.execute(update(runs).where(runs.c.id == run).values(ended=time.time()))

    def last_run(self, *, before: int | None = None) -> Row[Any] | None:
        """Return the newest run, or the newest before another: id, started, ended, settings; None where none is."""
        query = select(runs).order_by(runs.c.id.desc()).limit(1)
        query = query if before is None else query.where(runs.c.id < before)
        with self._database.reading() as connection:
            return connection.execute(query).first()

    def known(self, names: Sequence[str]) -> dict[str, Known]:
        """Return what is remembered of documents by name, at most 500 names at a time."""
        query = (
            select(documents, jobs.c.state)
            .outerjoin(jobs, jobs.c.key == documents.c.key)
            .where(documents.c.name.in_(names))
        )
        with self._database.reading() as connection:
            return {
                row.name: Known(row.digest, row.recipe, row.key, row.state or "failed", row.place)
                for row in connection.execute(query)
            }

    def take_up(self, run: int, names: Sequence[str]) -> None:
        """Make unchanged documents and their jobs part of a run."""
        with self._database.writing() as connection:
            connection.execute(update(documents).where(documents.c.name.in_(names)).values(run=run))
            keys = select(documents.c.key).where(documents.c.name.in_(names), documents.c.key.is_not(None))
            connection.execute(update(jobs).where(jobs.c.key.in_(keys)).values(run=run))
            self._database.offered(connection, jobs.c.key.in_(keys))

    def take_over(self, run: int, recipe: str) -> int:
        """Make the documents of a recipe, whichever run they came with, and their jobs part of a run; return how many.

        What waits of them is handed out.
        """
        with self._database.writing() as connection:
            mine = update(documents).where(documents.c.recipe == recipe)
            count = connection.execute(mine.values(run=run)).rowcount
            keys = select(documents.c.key).where(documents.c.run == run, documents.c.key.is_not(None))
            connection.execute(update(jobs).where(jobs.c.key.in_(keys)).values(run=run))
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
            if readable:
                rows = [_job(run, key, article) for key, article in readable.items()]
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

    def waiting(self, run: int) -> Iterator[str]:
        """Yield the keys of a run's waiting jobs in the order of submission; reads on in chunks."""
        yield from self._waiting(jobs.c.run == run)

    def left(self, recipe: str) -> Iterator[str]:
        """Yield the keys of the waiting jobs of documents with this recipe, whatever their run, likewise."""
        yield from self._waiting(exists().where(documents.c.key == jobs.c.key, documents.c.recipe == recipe))

    def _waiting(self, which: ColumnElement[bool]) -> Iterator[str]:
        last = 0
        while True:
            query = (
                select(jobs.c.id, jobs.c.key)
                .where(which, jobs.c.state == "waiting", jobs.c.id > last)
                .order_by(jobs.c.id)
                .limit(_CHUNK)
            )
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            yield from (row.key for row in rows)
            last = rows[-1].id

    def article(self, key: str) -> Article:
        """Return the article of a job."""
        with self._database.reading() as connection:
            packed = connection.scalar(_ARTICLE, {"job": key})
        return Article.model_validate_json(unpack(packed or b""))

    def state(self, key: str) -> State | None:
        """Return the state of a job, None where there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(jobs.c.state).where(jobs.c.key == key))

    def done(self, keys: Sequence[str]) -> set[str]:
        """Return those of some keys, at most 500, whose jobs have a brief."""
        if not keys:
            return set()
        with self._database.reading() as connection:
            return set(connection.scalars(select(jobs.c.key).where(jobs.c.key.in_(keys), jobs.c.state == "done")))

    def standing(self, key: str) -> tuple[int, State] | None:
        """Return the run and the state of a job, None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(jobs.c.run, jobs.c.state).where(jobs.c.key == key)).first()
        return (row[0], row[1]) if row else None

    def settings_of(self, run: int) -> dict[str, Any]:
        """Return what a run was begun with."""
        with self._database.reading() as connection:
            settings = connection.scalar(select(runs.c.settings).where(runs.c.id == run))
        return dict(json.loads(settings or "{}"))

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
        said = _words(message)
        with self._database.writing() as connection:
            connection.execute(
                update(jobs)
                .where(jobs.c.key == key, jobs.c.state != "done")
                .values(state="failed", error_kind=kind, error=said, finished=time.time(), **_paid(usage or Usage()))
            )

    def counts(self, run: int) -> dict[str, int]:
        """Return how many jobs of a run are in each state."""
        query = select(jobs.c.state, func.count()).where(jobs.c.run == run).group_by(jobs.c.state)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def of(self, key: str) -> list[tuple[str, str]]:
        """Return name and place of the documents that share a job, in the order of their names."""
        with self._database.reading() as connection:
            return [(row.name, row.place) for row in connection.execute(_DOCUMENTS, {"job": key})]

    def places(self) -> Iterator[tuple[str, str, float]]:
        """Yield name, place and the Unix time of its brief for every document that has one."""
        query = select(documents.c.name, documents.c.place, jobs.c.finished).join(jobs, jobs.c.key == documents.c.key)
        with self._database.reading() as connection:
            rows = connection.execution_options(yield_per=1000).execute(query.where(jobs.c.state == "done"))
            yield from ((row.name, row.place, row.finished or 0.0) for row in rows)

    def briefs_of(self, names: Sequence[str]) -> Iterator[tuple[str, Brief]]:
        """Yield place and brief of the documents of these names that have one, at most 500 at a time."""
        query = select(documents.c.place, jobs.c.brief).join(jobs, jobs.c.key == documents.c.key)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(documents.c.name.in_(names), jobs.c.state == "done")).all()
        yield from ((row.place, Brief.model_validate_json(unpack(row.brief))) for row in rows)

    def briefs(self, run: int | None = None) -> Iterator[tuple[str, str, Brief]]:
        """Yield name, place and brief of every document that has one, by name; reads on in chunks."""
        last = ""
        columns = (documents.c.name, documents.c.place, jobs.c.brief)
        while True:
            query = (
                select(*columns)
                .join(jobs, jobs.c.key == documents.c.key)
                .where(documents.c.name > last, jobs.c.state == "done")
                .order_by(documents.c.name)
                .limit(100)
            )
            query = query if run is None else query.where(documents.c.run == run)
            with self._database.reading() as connection:
                rows = connection.execute(query).all()
            if not rows:
                return
            for row in rows:
                yield row.name, row.place, Brief.model_validate_json(unpack(row.brief))
            last = rows[-1].name

    def unreadable(self, run: int | None = None) -> int:
        """Count the documents that could not be read, of a run or of all."""
        query = select(func.count()).select_from(documents).where(documents.c.key.is_(None))
        with self._database.reading() as connection:
            return connection.scalar(query if run is None else query.where(documents.c.run == run)) or 0

    def failures(self, run: int | None = None) -> Iterator[Failure]:
        """Yield the documents without a brief, unreadable ones and failed ones, in the order of their names."""
        failed = or_(documents.c.error.is_not(None), jobs.c.state == "failed")
        query = (
            select(
                documents.c.name,
                func.coalesce(documents.c.error_kind, jobs.c.error_kind),
                func.coalesce(documents.c.error, jobs.c.error),
            )
            .outerjoin(jobs, jobs.c.key == documents.c.key)
            .where(failed if run is None else and_(failed, documents.c.run == run))
            .order_by(documents.c.name)
        )
        with self._database.reading() as connection:
            yield from (Failure(*row) for row in connection.execute(query))


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
            "error": doc.error and _words(doc.error),
        }


def _words(message: str) -> str:
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
