"""Articles in rows: JSON Lines, CSV, TSV, Parquet. A broken row fails by itself."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from summarizer import days
from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs.entry import Entry, dated
from summarizer.inputs.tables import SUFFIXES, as_bytes, as_line, rows_in
from summarizer.read import MAX_CHARACTERS, read
from summarizer.schemas.article import Article

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.inputs.remote import RemoteFile

__all__ = ["SUFFIXES", "Columns", "day_of", "rows_of"]

_USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "full_text"),
    "id": ("id", "uid", "guid", "article_id", "name"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "publish_date", "publication_date", "pub_date", "published_date"),
    "outlet": ("outlet", "source", "publisher", "publication", "site_name"),
    "url": ("url", "link", "source_url"),
}
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_SHAPES = 1_000  # sets of columns that rows of one table have
_LONGEST_ID = 200
_CALLED = re.compile("the (?:input|text given)")  # what `read` calls a source without a name


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; None takes the first usual name that is there."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, **named: str | None) -> Self:
        """Return the mapping of what was named."""
        return cls(**named)

    def found_in(self, names: Mapping[str, Any], source: str) -> dict[str, str]:
        """Return the column of each field in a row. UsageError where one that was named, or the text, is not there."""
        lower = {name.lower().strip(): name for name in reversed(list(names)) if isinstance(name, str)}
        columns = {}
        for field in fields(self):
            named = getattr(self, field.name)
            if named is not None and named in names:
                columns[field.name] = named
            elif named is None and (usual := next((lower[n] for n in _USUAL[field.name] if n in lower), None)):
                columns[field.name] = usual
            elif named is not None or field.name == "text":
                said = as_line(", ".join(map(str, names))) or "none"
                wanted = f"no column {named!r}" if named else "no column that is known to hold the text"
                raise UsageError(
                    f"{source} has {wanted}. It has: {said}. Name the right one with --{field.name}-field."
                )
        return columns


def rows_of(path: "Path | RemoteFile", name: str, columns: Columns, published: date | str | None) -> Iterator[Entry]:
    """Yield an entry for every row of a table, named `<file>#<id>`, or by its number where it has no id of its own.

    Raises UsageError where the table has not the columns that are named, or none for the text.
    """
    seen: set[str] = set()
    shapes: dict[tuple[str, ...], dict[str, str] | UsageError] = {}

    def wanted(names: Sequence[str]) -> Sequence[str]:
        return list(dict.fromkeys(columns.found_in(dict.fromkeys(names), str(path)).values()))

    for number, row in enumerate(rows_in(path, wanted), start=1):
        if isinstance(row, UnreadableInput):
            yield Entry.failing(f"{name}#{_own_id(None, number, seen)}", _sha256(str(row)), row)
            continue
        shape = tuple(row)
        if shape not in shapes:
            if len(shapes) > _SHAPES:  # rows that are all different are no reason to grow
                shapes.pop(next(iter(shapes)))
            shapes[shape] = _found(columns, row, str(path), first=not shapes)
        known = shapes[shape]
        if isinstance(known, UsageError):
            whole = f"{name}#{_own_id(None, number, seen)}"
            yield Entry.failing(whole, _sha256(repr(row)), UnreadableInput(str(known)))
        else:
            own = _own_id(row.get(known.get("id", "")), number, seen)
            yield _entry(row, known, f"{name}#{own}", published)


def _found(columns: Columns, row: Mapping[str, Any], path: str, *, first: bool) -> dict[str, str] | UsageError:
    """Return the columns of one shape of row. Where the very first has none, the mapping is wrong, not the row."""
    try:
        return columns.found_in(row, path)
    except UsageError as error:
        if first:
            raise
        return error


def _own_id(given: Any, number: int, seen: set[str]) -> str:
    """Return a row's id, with its number where another row has it; its number where it has none."""
    said = "" if given is None else as_line(str(given))[:_LONGEST_ID]
    own = said or str(number)
    while own in seen:
        own = f"{own}-{number}"
    seen.add(own)
    return own


def _entry(row: Mapping[str, Any], columns: Mapping[str, str], whole: str, published: date | str | None) -> Entry:
    said = {field: row.get(column) for field, column in columns.items() if field != "id"}
    load = partial(_article, said, whole, columns["text"], published)
    return Entry(whole, Entry.digest_of(None, said, published), load)


def _article(said: Mapping[str, Any], whole: str, column: str, published: date | str | None) -> Article:
    """Return the article that a row of this name says; `column` is where its text should be."""
    text = said.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput(f"{whole}: the column {column} holds no text. Give the article's text there.")
    known = {key: as_line(value) for key in ("title", "outlet", "url") if isinstance(value := said.get(key), str)}
    try:
        # As bytes, for a cell that holds a file's name is the text that it is.
        article = read(
            as_bytes(text) if len(text) <= MAX_CHARACTERS else text,
            published=day_of(said.get("date")),
            **{key: value for key, value in known.items() if value},
        )
    except UnreadableInput as error:
        raise UnreadableInput(_CALLED.sub(lambda _: whole, str(error), count=1)) from error
    return dated(article, published)


def day_of(value: Any) -> date | None:
    """Return the day that a cell gives: a date, ISO 8601, RFC 2822 or Unix seconds; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _unix(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()
    return _unix(float(text)) if _EPOCH.fullmatch(text) else days.declared(text)


def _unix(seconds: float) -> date | None:
    if not 1e8 < seconds < 4e12:  # years and other numbers are no moments
        return None
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
