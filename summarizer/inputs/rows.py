"""Articles in rows: JSON Lines, CSV, TSV, Parquet. A broken row fails by itself."""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, Any, Self

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs.entry import Entry
from summarizer.read import MAX_CHARACTERS, read
from summarizer.schemas.article import Article

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv", ".jsonl.gz", ".ndjson.gz", ".csv.gz", ".tsv.gz", ".parquet")

_USUAL = {
    "text": ("text", "body", "content", "article", "article_text", "full_text"),
    "id": ("id", "uid", "guid", "article_id", "name"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "publish_date", "publication_date", "pub_date", "published_date"),
    "outlet": ("outlet", "source", "publisher", "publication", "site_name"),
    "url": ("url", "link", "source_url"),
}
_BATCH = 256


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
                said = ", ".join(map(str, names)) or "none"
                wanted = f"no column {named!r}" if named else "no column that is known to hold the text"
                raise UsageError(
                    f"{source} has {wanted}. It has: {said}. Name the right one with --{field.name}-field."
                )
        return columns


Row = Mapping[str, Any] | UnreadableInput


def rows_of(path: Path, name: str, columns: Columns, published: date | str | None) -> Iterator[Entry]:
    """Yield an entry for every row of a table, named `<file>#<id>`, or by its number where it has no id of its own."""
    seen: set[str] = set()
    shapes: dict[tuple[str, ...], dict[str, str] | UsageError] = {}
    for number, row in enumerate(_rows(path), start=1):
        if isinstance(row, UnreadableInput):
            yield Entry.failing(f"{name}#{number}", _sha256(str(row)), row)
            continue
        shape = tuple(row)
        if shape not in shapes:
            shapes[shape] = _found(columns, row, path, among=shapes)
        if isinstance(known := shapes[shape], UsageError):
            yield Entry.failing(f"{name}#{number}", _sha256(repr(row)), UnreadableInput(str(known)))
        else:
            yield _entry(row, known, name, _own_id(row, known, number, seen), published)


def _found(
    columns: Columns, row: Mapping[str, Any], path: Path, among: Mapping[Any, Any]
) -> dict[str, str] | UsageError:
    """Return the columns of one shape of row. Where the very first has none, the mapping is wrong, not the row."""
    try:
        return columns.found_in(row, str(path))
    except UsageError as error:
        if not among:
            raise
        return error


def _own_id(row: Mapping[str, Any], columns: Mapping[str, str], number: int, seen: set[str]) -> str:
    given = str(row.get(columns.get("id", ""), "") or "").strip()
    own = given if given and given not in seen else f"{given}-{number}" if given else str(number)
    seen.add(own)
    return own


def _entry(
    row: Mapping[str, Any], columns: Mapping[str, str], name: str, own: str, published: date | str | None
) -> Entry:
    said = {field: row.get(column) for field, column in columns.items() if field != "id"}
    whole = f"{name}#{own}"

    def load() -> Article:
        text = said.get("text")
        if not isinstance(text, str) or not text.strip():
            raise UnreadableInput(f"{whole}: the column {columns['text']} is empty. Give the article's text there.")
        known = {key: value.strip() for key in ("title", "outlet", "url") if isinstance(value := said.get(key), str)}
        dated = day_of(said.get("date")) or published
        # As bytes, for a cell that holds a file's name is the text that it is.
        return read(
            text.encode("utf-8", "surrogatepass") if len(text) <= MAX_CHARACTERS else text,
            published=dated,
            **{key: value for key, value in known.items() if value},
        )

    return Entry(whole, _sha256(json.dumps([said, str(published)], default=str, ensure_ascii=False)), load)


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
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text).date()
        except (ValueError, TypeError, IndexError):
            continue
    return None


def _unix(seconds: float) -> date | None:
    if not 1e8 < seconds < 4e12:  # years and other numbers are no moments
        return None
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _rows(path: Path) -> Iterator[Row]:
    name = path.name.lower()
    if name.endswith(".parquet"):
        yield from _parquet(path)
        return
    read_rows = _json_lines if ".jsonl" in name or ".ndjson" in name else _separated
    try:
        with _text(path) as file:
            yield from read_rows(file, path)
    except (OSError, EOFError) as error:
        raise UsageError(f"{path} cannot be read: {error}. Check the file.") from error


def _text(path: Path) -> IO[str]:
    decoding = {"encoding": "utf-8-sig", "errors": "surrogateescape", "newline": ""}
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rt", **decoding)  # type: ignore[call-overload, no-any-return]
    return path.open(**decoding)  # type: ignore[call-overload, no-any-return]


def _json_lines(file: IO[str], path: Path) -> Iterator[Row]:
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield UnreadableInput(f"{path} line {number} is no JSON: {error}. Correct the line.")
            continue
        if isinstance(row, dict):
            yield row
        else:
            yield UnreadableInput(f"{path} line {number} is {type(row).__name__}, no JSON object. Correct the line.")


def _separated(file: IO[str], path: Path) -> Iterator[Row]:
    csv.field_size_limit(4 * MAX_CHARACTERS)
    delimiter = "\t" if ".tsv" in path.name.lower() else ","
    rows = csv.DictReader(file, delimiter=delimiter, restkey="", strict=False)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield UnreadableInput(f"{path} line {rows.line_num}: {error}. Correct the row.")


def _parquet(path: Path) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UsageError(f"Reading {path} needs pyarrow: pip install 'summarizer[parquet]'") from None
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise UsageError(f"{path} cannot be read as Parquet: {error}. Check the file.") from error
