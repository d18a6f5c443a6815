"""The store of a folder of briefs: what was submitted, answered, paid and written, and how to find it again."""

from collections.abc import Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select, text

from summarizer import days
from summarizer.errors import UnreadableInput, UsageError
from summarizer.schemas.brief import Brief
from summarizer.store import terms
from summarizer.store.answers import Answers
from summarizer.store.batches import SentBatches
from summarizer.store.jobs import Jobs
from summarizer.store.meters import Meter
from summarizer.store.opening import FILE, Database, is_postgres
from summarizer.store.packing import unpack
from summarizer.store.tables import documents, jobs, sources
from summarizer.typography import printable

_MATCH = {
    "sqlite": "jobs.id IN (SELECT rowid FROM texts WHERE texts MATCH :words)",
    "postgresql": "jobs.id IN (SELECT id FROM texts WHERE body @@ plainto_tsquery('english', :words))",
}


class Store:
    """The briefs of `summarizer batch`, looked up by article, date, source or text. Close it, or use it in `with`.

    >>> with Store("out") as store:
    ...     for name, brief in store.find(source="Reuters", since="2026-01-01"):
    ...         print(name, brief.title)

    `where` is an output folder or a `postgresql://` address. Raises `UnreadableInput` where there is no store, and
    `StoreError` where it cannot be read.
    """

    def __init__(self, where: Path | str, *, make: bool = False) -> None:
        if not isinstance(where, str | PathLike):
            raise UsageError(f"A store is an output folder of summarizer batch, not {type(where).__name__}. Name one.")
        if not (make or is_postgres(where) or (Path(where) / FILE).is_file()):
            raise UnreadableInput(f"{where} holds no store. Name the output folder of summarizer batch.")
        self._database = Database(where, make=make)
        self.jobs = Jobs(self._database)
        self.answers = Answers(self._database)
        self.meter = Meter(self._database)
        self.batches = SentBatches(self._database)

    @property
    def database(self) -> Database:
        """What the tables lie in."""
        return self._database

    def find(
        self,
        *,
        article: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        source: str | None = None,
        words: str | None = None,
    ) -> Iterator[tuple[str, Brief]]:
        """Yield name and brief of what fits all that is given, in the order of the names.

        `article` is a document's name or the sha256 of its text; `since` and `until` (ISO dates, both inclusive) bound
        the publication date; `source` is a part of a source's name, whatever its case; `words` must all stand in the
        article, in any form of inflection, whatever signs are among them; where there is no word, nothing is found.
        Raises UsageError for a date or a text that is none, and for more words than a search takes.
        """
        query = select(documents.c.name, jobs.c.brief).join(jobs, jobs.c.key == documents.c.key)
        query = query.where(jobs.c.state == "done").order_by(documents.c.name)
        if first := days.given(since, "since"):
            query = query.where(documents.c.published >= first.isoformat())
        if last := days.given(until, "until"):
            query = query.where(documents.c.published <= last.isoformat())
        if source is not None:
            named = select(sources.c.key).where(sources.c.name.icontains(terms.plain(source), autoescape=True))
            query = query.where(jobs.c.key.in_(named))
        sought = terms.words_of(words) if words is not None else []
        if words is not None and not sought:
            return
        if sought:
            query = query.where(text(_MATCH["postgresql" if self._database.postgres else "sqlite"]))
        by_text = isinstance(article, str) and len(article) == 64 and set(article) <= set("0123456789abcdef")
        if article is not None and not by_text:
            query = query.where(documents.c.name == printable(terms.plain(article)))
        given = {"words": self._query(sought)} if sought else {}
        with self._database.reading() as connection:
            for row in connection.execution_options(yield_per=100).execute(query, given):
                brief = Brief.model_validate_json(unpack(row.brief))
                if not by_text or brief.article.sha256 == article:
                    yield row.name, brief

    def _query(self, words: list[str]) -> str:
        return " ".join(words) if self._database.postgres else terms.match(words)

    def __len__(self) -> int:
        """Count the documents that have a brief."""
        with self._database.reading() as connection:
            query = select(documents.c.name).join(jobs, jobs.c.key == documents.c.key).where(jobs.c.state == "done")
            return connection.scalar(select(text("count(*)")).select_from(query.subquery())) or 0

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
