"""One writer a format. Each takes briefs one by one, and its files are there whole or not at all."""

import csv
import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from summarizer.errors import UsageError
from summarizer.export.files import writing
from summarizer.export.tables import COLUMNS, Row, rows_of
from summarizer.schemas.brief import Brief


class Writer(Protocol):
    """Takes one brief after another."""

    def add(self, name: str, place: str, brief: Brief) -> None:
        """Write one brief's part."""
        ...


class JsonLines:
    """`briefs.jsonl`: one object a line, `{"name": …, "brief": …}`."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def add(self, name: str, place: str, brief: Brief) -> None:  # noqa: ARG002
        """Write one line."""
        self._file.write(f'{{"name": {json.dumps(name, ensure_ascii=False)}, "brief": {brief.model_dump_json()}}}\n')


@contextmanager
def json_lines(folder: Path) -> Iterator[tuple[Writer, list[Path]]]:
    """Write `briefs.jsonl`."""
    path = folder / "briefs.jsonl"
    with writing(path) as file:
        yield JsonLines(file), [path]


_FORMULA = re.compile(r"\A[=+\-@＝＋－＠\t\r\n]|(?<=[;\t\r\n])\"*(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet would begin to compute: a cell's first sign, and what follows a sign at which one that expects
another separator divides the cell (owasp.org/www-community/attacks/CSV_Injection)."""


def cell(value: Any) -> Any:
    """Return a value as a CSV cell: lists joined, yes or no in words, and text that a spreadsheet leaves as text."""
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    text = "; ".join(value) if isinstance(value, list) else {True: "true", False: "false"}.get(value, value)
    return _FORMULA.sub(r"'\g<0>", str(text).replace("\0", ""))


class Separated:
    """`tables/<table>.csv`, one header line, UTF-8 with a mark: spreadsheets take it for something else without one."""

    def __init__(self, files: dict[str, Any]) -> None:
        self._tables = {name: csv.DictWriter(file, list(COLUMNS[name])) for name, file in files.items()}
        for table in self._tables.values():
            table.writeheader()

    def add(self, name: str, place: str, brief: Brief) -> None:  # noqa: ARG002
        """Write the rows of one brief."""
        for table, rows in rows_of(name, brief).items():
            self._tables[table].writerows({column: cell(value) for column, value in row.items()} for row in rows)


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

    def add(self, name: str, place: str, brief: Brief) -> None:  # noqa: ARG002
        """Take the rows of one brief."""
        for table, rows in rows_of(name, brief).items():
            self._waiting[table] += [{column: _utf8(value) for column, value in row.items()} for row in rows]
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


def _utf8(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


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
