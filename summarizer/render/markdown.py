"""Markdown: CommonMark with GitHub's tables. Text from the article can start no markup of its own."""

import re
from collections.abc import Iterable

from summarizer.render.layout import layout
from summarizer.render.view import Cites, Note, Row, Section, Table, View
from summarizer.schemas.brief import Brief

# Characters that open inline markup, an entity, a table cell, or a template in a documentation builder. Brackets
# around a number or a band are let be: without a target behind them they are plain text.
_INLINE = re.compile(r"(?P<plain>\[\d+(?:–\d+%, [\w ]+)?\](?![(\[:]))|[\\`*_\[\]<>|~&${}#]")
# What makes a block at the start of a line (CommonMark 0.31, chapter 4): lists, rules, underlines.
_BLOCK = re.compile(r"^(?:[+=-]|\d{1,9}(?=[.)]))")


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown, ending in a newline. Citations like [3] are sentence numbers."""
    view = layout(brief)
    return "\n\n".join((*_header(view), *(block for s in view.sections for block in _section(s)))) + "\n"


def escape(text: str) -> str:
    """Return text that CommonMark shows as it is, wherever on a line it stands."""
    escaped = _INLINE.sub(lambda match: match["plain"] or f"\\{match[0]}", text)
    return _BLOCK.sub(_escape_block, escaped)


def _escape_block(match: re.Match[str]) -> str:
    start = match.group()
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"


def _header(view: View) -> Iterable[str]:
    yield f"# {escape(view.title)}"
    link = (f"<{view.url}>",) if view.url and not re.search("[<>]", view.url) else ()
    yield " · ".join((*(escape(part) for part in view.byline), *link))
    for alert in view.alerts:
        yield f"> **Note:** {escape(alert)}"


def _section(section: Section) -> Iterable[str]:
    yield f"## {section.title}"
    if section.caption:
        yield f"*{escape(section.caption)}*"
    for group in section.groups:
        if group.title:
            yield f"**{escape(group.title)}**"
        yield from _statement(group.rows[0]) if section.key == "bluf" else (_list(group.rows),)
    if section.table:
        yield _table(section.table)


def _statement(row: Row) -> Iterable[str]:
    """Write the bottom line as a paragraph of its own."""
    yield _line(row)
    if row.notes:
        yield "\n".join(f"- {_note(note)}" for note in row.notes)


def _list(rows: Iterable[Row]) -> str:
    return "\n".join(line for row in rows for line in (f"- {_line(row)}", *_notes(row)))


def _notes(row: Row) -> Iterable[str]:
    return (f"  - {_note(note)}" for note in row.notes)


def _line(row: Row) -> str:
    lead = (f"**{escape(row.lead)}:**",) if row.lead else ()
    text = (escape(row.text),) if row.text else ()
    return " ".join((*lead, *text, *_cites(row.cites)))


def _note(note: Note) -> str:
    return " ".join((f"*{escape(note.label)}:*", escape(note.text), *_cites(note.cites)))


def _cites(cites: Cites) -> tuple[str, ...]:
    """Brackets without a definition are plain text in CommonMark, and escaped text defines nothing."""
    return tuple(f"[{number}]" for number in cites)


def _table(table: Table) -> str:
    head = (*table.head, "Cited")
    records = ((*map(escape, record.cells), " ".join(_cites(record.cites))) for record in table.records)
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ("---",) * len(head), *records))
