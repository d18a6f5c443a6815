"""One writer a format. Each takes briefs one by one, and its files are there whole or not at all."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from summarizer.errors import UsageError
from summarizer.export.files import writing
from summarizer.export.record import Record
from summarizer.export.tables import COLUMNS, Row


class Writer(Protocol):
    """Takes one brief after another."""

    def add(self, record: Record) -> None:
        """Write one brief's part."""
        ...


class JsonLines:
    """`briefs.jsonl`: one object a line, `{"name": …, "brief": …}`."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def add(self, record: Record) -> None:
        """Write one line."""
        name, brief = json.dumps(record.name, ensure_ascii=False), record.brief.model_dump_json()
        self._file.write(f'{{"name": {name}, "brief": {brief}}}\n')


@contextmanager
def json_lines(folder: Path) -> Iterator[tuple[Writer, list[Path]]]:
    """Write `briefs.jsonl`."""
    path = folder / "briefs.jsonl"
    with writing(path) as file:
        yield JsonLines(file), [path]


_COMPUTES = r"=+\-@＝＋－＠"
_BEGINS = re.compile(rf"[{_COMPUTES}\t\r\n]")
_DIVIDED = re.compile(rf'([;\t\r\n])("*[{_COMPUTES}])')
"""Where a spreadsheet would begin to compute: a cell's first sign, and what follows a sign at which one that expects
another separator divides the cell (owasp.org/www-community/attacks/CSV_Injection)."""


def cell(value: Any) -> Any:
    """Return a value as a CSV cell: lists joined, yes or no in words, and text that a spreadsheet leaves as text."""
    if isinstance(value, str):  # first what most cells are: there are hundreds a brief
        return _text(value)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return _text("; ".join(value) if isinstance(value, list) else _YES_NO.get(value, str(value)))


_YES_NO = {True: "true", False: "false"}


@lru_cache(1024)  # most cells say what many others do
def _text(value: str) -> str:
    text = value.replace("\0", "")
    if _DIVIDED.search(text):
        text = _DIVIDED.sub(r"\1'\2", text)
    return f"'{text}" if _BEGINS.match(text) else text


class Separated:
    """`tables/<table>.csv`, one header line, UTF-8 with a mark: spreadsheets take it for something else without one."""

    def __init__(self, files: dict[str, Any]) -> None:
        self._tables = {name: csv.writer(file) for name, file in files.items()}
        for name, table in self._tables.items():
            table.writerow(COLUMNS[name])

    def add(self, record: Record) -> None:
        """Write the rows of one brief."""
        for table, rows in record.rows.items():
            self._tables[table].writerows(map(cell, row.values()) for row in rows)


@contextmanager
def separated(folder: Path) -> Iterator[tuple[Writer, list[Path]]]:
    """Write the tables as CSV."""
    paths = {name: folder / "tables" / f"{name}.csv" for name in COLUMNS}
    plain = {"newline": "", "encoding": "utf-8-sig", "errors": "replace"}
    with ExitStack() as stack:
        files = {name: stack.enter_context(writing(path, **plain)) for name, path in paths.items()}
        yield Separated(files), list(paths.values())


_ROWS_A_GROUP = 5_000


class Columnar:
    """`tables/<table>.parquet`, typed, written in groups of rows."""

    def __init__(self, files: dict[str, Any]) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        kinds: dict[str, Any] = {
            "text": pyarrow.string(),
            "date": pyarrow.date32(),
            "number": pyarrow.float64(),
            "whole": pyarrow.int64(),
            "yes/no": pyarrow.bool_(),
            "list": pyarrow.list_(pyarrow.string()),
        }
        self._table = pyarrow.Table
        self._schemas = {
            name: pyarrow.schema([(column, kinds[kind]) for column, kind in COLUMNS[name].items()]) for name in files
        }
        self._writers = {name: ParquetWriter(file, self._schemas[name]) for name, file in files.items()}
        self._waiting: dict[str, list[Row]] = {name: [] for name in files}

    def add(self, record: Record) -> None:
        """Take the rows of one brief."""
        for table, rows in record.rows.items():
            self._waiting[table] += rows
            if len(self._waiting[table]) >= _ROWS_A_GROUP:
                self._flush(table)

    def _flush(self, table: str) -> None:
        rows, self._waiting[table] = self._waiting[table], []
        if rows:
            self._writers[table].write_table(self._table.from_pylist(rows, schema=self._schemas[table]))

    def close(self) -> None:
        """Write what waits and the footers."""
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()


@contextmanager
def columnar(folder: Path) -> Iterator[tuple[Writer, list[Path]]]:
    """Write the tables as Parquet. UsageError where pyarrow is missing."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'summarizer[parquet]'") from None
    paths = {name: folder / "tables" / f"{name}.parquet" for name in COLUMNS}
    with ExitStack() as stack:
        writer = Columnar({name: stack.enter_context(writing(path, "wb")) for name, path in paths.items()})
        yield writer, list(paths.values())
        writer.close()
