"""The terminal view, drawn with rich. Text from the article is never read as markup."""

from collections.abc import Iterable

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from summarizer.render.layout import layout
from summarizer.render.view import Cites, Note, Row, Section, Table, View
from summarizer.schemas.brief import Brief

_NARROW = 72
"""Below this width, in columns, a table's records are written one under the other."""


def to_terminal(brief: Brief, console: Console) -> None:
    """Print the brief on the console, as wide as the console is."""
    view = layout(brief)
    sections = (part for section in view.sections for part in _section(section, console.width))
    for part in (*_header(view), *sections):
        console.print(part, highlight=False)


def _header(view: View) -> Iterable[RenderableType]:
    yield Text(view.title, style="bold")
    yield Text(" · ".join((*view.byline, *((view.url,) if view.url else ()))), style="dim")
    for alert in view.alerts:
        yield Text(f"! {alert}", style="bold yellow")


def _section(section: Section, width: int) -> Iterable[RenderableType]:
    yield Text(f"\n{section.title.upper()}", style="bold cyan")
    if section.caption:
        yield Text(section.caption, style="dim italic")
    for group in section.groups:
        if group.title:
            yield Text(group.title, style="bold")
        yield from (_row(row) for row in group.rows)
    if section.table:
        yield from _records(section.table) if width < _NARROW else (_table(section.table),)


def _row(row: Row) -> RenderableType:
    """Draw a bullet with a hanging indent, its notes under it."""
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    lead = (f"{row.lead}: " if row.text else row.lead, "bold")
    grid.add_row("•", Text.assemble(lead if row.lead else "", row.text, _cites(row.cites)))
    for note in row.notes:
        grid.add_row("", _note(note))
    return grid


def _note(note: Note) -> Text:
    return Text.assemble((f"{note.label}: ", "dim"), note.text, _cites(note.cites))


def _cites(cites: Cites) -> tuple[str, str]:
    return "".join(f" [{number}]" for number in cites), "cyan"


def _table(table: Table) -> RenderableType:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    for place, head in enumerate((*table.head, "Cited")):
        grid.add_column(head, overflow="fold", ratio=1 if place else 2)
    for record in table.records:
        grid.add_row(*(Text(cell) for cell in record.cells), Text(_cites(record.cites)[0].strip(), "cyan"))
    return grid


def _records(table: Table) -> Iterable[RenderableType]:
    for record in table.records:
        notes = tuple(Note(head, cell) for head, cell in zip(table.head, record.cells, strict=True) if cell)
        yield _row(Row(notes[0].text, record.cites, notes=notes[1:]))
