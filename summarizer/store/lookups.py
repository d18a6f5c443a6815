"""Looking up what a store knows of runs, documents and jobs. Nothing is changed here."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, bindparam, exists, func, or_, select

from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief
from summarizer.store.among import among
from summarizer.store.opening import Database
from summarizer.store.packing import unpack
from summarizer.store.tables import documents, jobs, runs

State = Literal["waiting", "done", "failed"]
_CHUNK = 500

_ARTICLE = select(jobs.c.article).where(jobs.c.key == bindparam("job"))
_DOCUMENTS = (
    select(documents.c.name, documents.c.place).where(documents.c.key == bindparam("job")).order_by(documents.c.name)
)
_KNOWN = (
    select(
        documents.c.name,
        documents.c.digest,
        documents.c.recipe,
        documents.c.key,
        func.coalesce(jobs.c.state, "failed"),
        documents.c.place,
    )
    .outerjoin(jobs, jobs.c.key == documents.c.key)
    .where(among(documents.c.name, "names"))
)
_MADE = (
    select(documents.c.name, func.coalesce(jobs.c.finished, 0.0))
    .join(jobs, jobs.c.key == documents.c.key)
    .where(jobs.c.state == "done", among(documents.c.name, "names"))
)
_FAILED = select(jobs.c.key).where(jobs.c.run.in_(select(runs.c.id)), jobs.c.state == "failed")
"""Of all runs, named one by one: so an index finds them, and what is done is not looked through."""


class Known(NamedTuple):
    """What the store remembers of a document: enough to tell that nothing changed."""

    digest: str
    recipe: str
    key: str | None
    state: State
    place: str

    @property
    def left(self) -> str | None:
        """The key of its job where that is not done."""
        return None if self.state == "done" else self.key


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that has no brief, and why."""

    name: str
    kind: str
    message: str


class Lookups:
    """What a store holds, as it stands."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_run(self, *, before: int | None = None) -> Row[Any] | None:
        """Return the newest run, or the newest before another: id, started, ended, settings; None where none is."""
        query = select(runs).order_by(runs.c.id.desc()).limit(1)
        query = query if before is None else query.where(runs.c.id < before)
        with self._database.reading() as connection:
            return connection.execute(query).first()

    def settings_of(self, run: int) -> dict[str, Any]:
        """Return what a run was begun with."""
        with self._database.reading() as connection:
            settings = connection.scalar(select(runs.c.settings).where(runs.c.id == run))
        return dict(json.loads(settings or "{}"))

    def counts(self, run: int) -> dict[str, int]:
        """Return how many articles of a run's documents are in each state."""
        return self._counted(jobs.c.key.in_(select(documents.c.key).where(documents.c.run == run)))

    def taken_up(self, run: int) -> dict[str, int]:
        """Return how many of the jobs that a run took up are in each state, without those that were done before."""
        return self._counted(jobs.c.run == run)

    def _counted(self, which: ColumnElement[bool]) -> dict[str, int]:
        query = select(jobs.c.state, func.count()).where(which).group_by(jobs.c.state)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def known(self, names: Sequence[str]) -> dict[str, Known]:
        """Return what is remembered of documents by name."""
        with self._database.reading() as connection:
            rows = connection.execute(_KNOWN, {"names": names}).all()
        return {name: Known(*known) for name, *known in rows}

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

    def of(self, key: str) -> list[tuple[str, str]]:
        """Return name and place of the documents that share a job, in the order of their names."""
        with self._database.reading() as connection:
            return [(row.name, row.place) for row in connection.execute(_DOCUMENTS, {"job": key})]

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield name and place of every document that could be read, whether it has a brief by now or not."""
        query = select(documents.c.name, documents.c.place).where(documents.c.key.is_not(None))
        with self._database.reading() as connection:
            for rows in connection.execution_options(yield_per=1000).execute(query).partitions():
                yield from ((name, place) for name, place in rows)

    def made(self, names: Sequence[str]) -> dict[str, float]:
        """Return the Unix time of its brief for each document of these names that has one."""
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(_MADE, {"names": names})}

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
        failed = or_(documents.c.error.is_not(None), documents.c.key.in_(_FAILED))
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
