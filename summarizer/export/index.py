"""`index.html`: one page over all briefs, to sort, filter and open. It loads nothing and works from a file."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, reduce
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarizer.export.files import writing
from summarizer.export.record import Record
from summarizer.render.layout import title_of
from summarizer.render.page import policy
from summarizer.render.phrases import clean
from summarizer.schemas.brief import Brief, Claim, Event

_PARTS = ("index.html", "index.css", "timeline.js", "index.js")
_LEVELS = ("high", "moderate", "low", "not_rated")


@contextmanager
def page(folder: Path) -> Iterator[tuple["Index", list[Path]]]:
    """Write `index.html`."""
    path = folder / "index.html"
    with writing(path) as file:
        head, _, foot = _template().partition("{{rows}}")
        file.write(head)
        yield Index(file, folder), [path]
        file.write(foot)


class Index:
    """Writes one row of data a brief; the page's script shows them."""

    def __init__(self, file: Any, folder: Path) -> None:
        self._file, self._folder = file, folder
        self._separator = ""

    def add(self, record: Record) -> None:
        """Write one brief's row."""
        row = _row(record.name, record.brief) | {"href": self._address(record.place)}
        self._file.write(self._separator + _inert(json.dumps(row, ensure_ascii=False, separators=(",", ":"))))
        self._separator = ",\n"

    def _address(self, place: str) -> str:
        """Return the address of the most readable file that a brief has."""
        there = (style for style in ("html", "md", "json") if (self._folder / f"briefs/{place}.{style}").is_file())
        return quote(f"briefs/{place}.{next(there, 'json')}", errors="replace")


def _row(name: str, brief: Brief) -> dict[str, Any]:
    items = brief.assertions
    return {
        "name": name,
        "title": _short(title_of(brief, otherwise=name), 300),
        "outlet": _short((brief.article.outlet or "").removeprefix("www."), 100),
        "day": brief.article.published.isoformat() if brief.article.published else "",
        "bluf": _short(brief.bluf.text if brief.bluf else "", 500),
        "events": len(brief.events),
        "claims": len(brief.claims),
        "rejected": len(brief.rejected),
        "contested": sum(item.sourcing.contested for item in items),
        "addressed": any(finding.check == "addressed" for finding in brief.findings),
        "sources": len([source for source in brief.sources if source.type != "author"]),
        "types": sorted({event.type for event in brief.events}),
        "sourcing": {level: count for level in _LEVELS if (count := _at(items, level))},
        "likely": _likely(items),
    }


def _short(text: str, longest: int) -> str:
    plain = clean(text)
    return plain if len(plain) <= longest else f"{plain[:longest].rstrip()}…"


def _at(items: tuple[Event | Claim, ...], level: str) -> int:
    return sum(item.sourcing.level == level for item in items)


def _likely(items: tuple[Event | Claim, ...]) -> list[tuple[str, str]]:
    """Return the hedges that a standard reads as a likelihood, each with its band, once."""
    hedges = (hedge for item in items for hedge in item.hedges)
    said = ((clean(hedge.text).lower(), hedge.band) for hedge in hedges if hedge.band)
    return list(dict.fromkeys((word, f"{band.lower}–{band.upper}%") for word, band in said))


def _inert(data: str) -> str:
    """Return JSON that nothing in it can end the script element around it."""
    escaped = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return escaped.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode("utf-8", "replace").decode()


@cache
def _template() -> str:
    templates = files("summarizer.export").joinpath("templates")
    parts = {name: templates.joinpath(name).read_text("utf-8") for name in _PARTS}
    style, script = parts["index.css"], parts["timeline.js"] + parts["index.js"]
    given = {"policy": policy(style, script), "style": style, "script": script}
    return reduce(lambda text, part: text.replace(f"{{{{{part[0]}}}}}", part[1]), given.items(), parts["index.html"])
