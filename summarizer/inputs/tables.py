"""The rows of a table, one by one: JSON Lines, CSV, TSV, Parquet, the texts gzipped too.

A row that cannot be read comes as its error; what follows it is read all the same where it can be found.
"""

import codecs
import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BufferedReader, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from pydantic_core import from_json

from summarizer.errors import UnreadableInput, UsageError
from summarizer.read import MAX_CHARACTERS
from summarizer.read.encoding import clean, decode

_LINES = (".jsonl", ".ndjson")
_SEPARATED = (".csv", ".tsv")
SUFFIXES = (*_LINES, *_SEPARATED, *(f"{suffix}.gz" for suffix in (*_LINES, *_SEPARATED)), ".parquet")

Row = Mapping[str, Any] | UnreadableInput

_BATCH = 256
_LONGEST_LINE = 4 * MAX_CHARACTERS
_END = "\x1aend of the table\x1a"  # control characters that no text holds
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def rows_in(path: Any, wanted: Callable[[Sequence[str]], Sequence[str]]) -> Iterator[Row]:
    """Yield the rows of a file, a `Path` or what is opened like one.

    `wanted` chooses among the columns where a format can leave the others unread; what it raises is raised. A file
    that breaks off ends with the error.
    """
    name = path.name.lower()
    try:
        with cast("BinaryIO", path.open("rb")) as file:
            if name.endswith(".parquet"):
                yield from _parquet(file, path, wanted)
            else:
                read_rows = _json_lines if name.removesuffix(".gz").endswith(_LINES) else _separated
                with _text(file, packed=name.endswith(".gz")) as text:
                    yield from read_rows(text, path)
    except (OSError, EOFError, zlib.error, UnicodeError) as error:
        said = getattr(error, "strerror", None) or error
        yield UnreadableInput(f"{path} cannot be read on: {said}. Check the file; what came before it is taken.")


def _text(file: BinaryIO, *, packed: bool) -> TextIOWrapper:
    """Return the text in UTF-8, or UTF-16 where it begins with its mark; other bytes are kept as surrogates."""
    unpacked = BufferedReader(cast("Any", gzip.GzipFile(fileobj=file) if packed else file))
    encoding = _MARKS.get(unpacked.peek(2)[:2], "utf-8-sig")
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    return TextIOWrapper(cast("Any", unpacked), encoding=encoding, errors=errors, newline="")


def _json_lines(file: IO[str], path: object) -> Iterator[Row]:
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and not line.endswith("\n"):
            while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            yield UnreadableInput(f"{path} line {number} is longer than an article can be. Split it into its articles.")
        elif line.strip():
            yield _json(line, path, number)


def _json(line: str, path: object, number: int) -> Row:
    try:
        row = _parsed(line)
    except (ValueError, RecursionError) as error:
        return UnreadableInput(f"{path} line {number} is no JSON: {error}. Correct the line.")
    if isinstance(row, dict):
        return row
    return UnreadableInput(f"{path} line {number} is {type(row).__name__}, no JSON object. Correct the line.")


def _parsed(line: str) -> Any:
    """Return what a line of JSON says. What the faster parser does not take, say half surrogates, is Python's."""
    try:
        return from_json(line)
    except (ValueError, TypeError):  # a TypeError where bytes of a line were no UTF-8
        return json.loads(line)


def _separated(file: IO[str], path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_LINE)
    opening = list(_opening(file))
    delimiter = _delimiter("".join(opening), path)
    # The line after the last one is a row of its own, unless a quotation mark before it was never closed.
    rows = csv.reader(chain(opening, file, [_END]), delimiter=delimiter, strict=False)
    names: list[str] | None = None
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield UnreadableInput(f"{path} line {rows.line_num}: {error}. Correct the row.")
            continue
        if cells and cells[-1].endswith(_END):
            if cells != [_END]:
                yield _unclosed(path)
        elif names is None:
            names = [as_line(name) for name in cells] if any(map(str.strip, cells)) else None
        elif any(cell.strip() for cell in cells[len(names) :]):
            yield UnreadableInput(
                f"{path} line {rows.line_num} has {len(cells)} cells and the table {len(names)} columns, so that its "
                f"text may be cut short. Put a cell that holds {delimiter!r} in quotation marks."
            )
        elif cells:
            yield dict.fromkeys(names) | dict(zip(names, cells, strict=False))


def _opening(file: IO[str]) -> Iterator[str]:
    """Yield the lines up to the first that holds something, which names the columns."""
    while line := file.readline(_LONGEST_LINE):
        yield line
        if line.strip():
            return


def _unclosed(path: Path) -> UnreadableInput:
    return UnreadableInput(
        f"{path}: a quotation mark is opened and never closed, so that all lines after it belong to one row. Close it, "
        "and double those within a cell."
    )


def _delimiter(head: str, path: Path) -> str:
    """Return what divides the names of the columns: spreadsheets write `;` and tabs into files called .csv."""
    usual = "\t" if ".tsv" in path.name.lower() else ","
    return usual if usual in head else max((usual, ";", "\t"), key=head.count)


def _parquet(file: BinaryIO, path: object, wanted: Callable[[Sequence[str]], Sequence[str]]) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UsageError(f"Reading {path} needs one more part: pip install 'summarizer[parquet]'") from None
    try:
        with ParquetFile(file) as table:
            columns = list(wanted(table.schema_arrow.names))
            for batch in table.iter_batches(_BATCH, columns=columns):
                yield from batch.to_pylist()
    except (ArrowException, ValueError) as error:
        raise OSError(f"it is no whole Parquet file ({error})") from error


def as_bytes(text: str) -> bytes:
    """Return a cell's bytes: those that were no UTF-8 as they were, so that their encoding can be found."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a surrogate pair, from JSON
        return text.encode("utf-8", "replace")


def as_line(text: str) -> str:
    """Return a short cell on one line, in the encoding that its bytes are likeliest in."""
    if text.isascii() and text.isprintable():  # the same in all of them
        return " ".join(text.split())
    data = as_bytes(text)
    try:
        found = decode(data, name="a cell")
    except UnreadableInput:
        found = clean(data.decode("utf-8", "replace"))
    return " ".join(found.split())
