"""What every renderer draws: a brief laid out as sections of rows, plain text all through.

No string here is markup. Whoever draws it escapes it for its own format.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

Cites = tuple[int, ...]
"""Sentence numbers, ascending, each once."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing said about a row: its likelihood, its sourcing, who says it."""

    label: str
    text: str
    cites: Cites = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a brief and the sentences it rests on. `lead` stands before the text, set apart."""

    text: str
    cites: Cites = ()
    lead: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; without a title they stand under the section's."""

    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a table."""

    cells: tuple[str, ...]
    cites: Cites = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Records under their column heads; the citations are one more column, last."""

    head: tuple[str, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief. `key` names it for renderers that treat one apart."""

    key: str
    title: str
    caption: str = ""
    groups: tuple[Group, ...] = ()
    table: Table | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, whatever their group."""
        return tuple(chain.from_iterable(group.rows for group in self.groups))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show; a caption alone is nothing."""
        return not self.rows and not (self.table and self.table.records)


@dataclass(frozen=True, slots=True)
class View:
    """A brief in the order in which it is read. `url` is safe to link, or None."""

    title: str
    byline: tuple[str, ...]
    url: str | None
    alerts: tuple[str, ...]
    sections: tuple[Section, ...]


def cited(sections: Iterable[Section]) -> Cites:
    """Return every sentence that anything in these sections cites."""
    cites = set[int]()
    for section in sections:
        for row in section.rows:
            cites.update(row.cites, *(note.cites for note in row.notes))
        if section.table:
            cites.update(*(record.cites for record in section.table.records))
    return tuple(sorted(cites))
