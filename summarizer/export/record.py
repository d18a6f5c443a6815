"""A brief on its way out: with its document's name and the place of its files."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.export.tables import Row, rows_of
from summarizer.schemas.brief import Brief


@dataclass(frozen=True)
class Record:
    """What every format is written from."""

    name: str
    place: str
    brief: Brief

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """Its rows by table, made once for all formats that hold them."""
        return rows_of(self.name, self.brief)
