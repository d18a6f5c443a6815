"""HTML: one page, the article beside the brief. It loads nothing and works without its script."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from summarizer.render import marking
from summarizer.render.layout import layout
from summarizer.render.page import policy
from summarizer.render.view import Section, View
from summarizer.schemas.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Template

# Control characters, bidirectional overrides, and code points that HTML does not allow.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_html(brief: Brief) -> str:
    """Return the brief as one HTML page: all text escaped, nothing loaded or sent."""
    view = layout(brief)
    css, js = _inline("brief.css"), _inline("brief.js")
    return _template().render(
        view=view,
        sections=[section for section in view.sections if section.key != "evidence"],
        paragraphs=marking.paragraphs(brief),
        first=first_rows(view),
        css=css,
        js=js,
        policy=policy(css, js),
    )


def first_rows(view: View) -> dict[int, str]:
    """Return the anchor of the first row that cites a sentence, by sentence number, the bottom line last."""
    found = dict[int, str]()
    for section in sorted(view.sections, key=lambda section: section.key == "bluf"):
        for anchor, cites in _anchors(section):
            for number in cites:
                found.setdefault(number, anchor)
    return found


def _anchors(section: Section) -> list[tuple[str, tuple[int, ...]]]:
    cited = [row.cites for row in section.rows]
    cited += [record.cites for record in section.table.records] if section.table else []
    return [(f"{section.key}-{number}", cites) for number, cites in enumerate(cited, 1)]


def _inline(name: str) -> str:
    return files("summarizer.render").joinpath("templates", name).read_text(encoding="utf-8")


def _showable(text: str) -> str:
    """Drop what a page must not hold. Offsets no longer matter here."""
    return _SURROGATE.sub("\ufffd", _UNSHOWABLE.sub("", text))


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("summarizer.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["showable"] = _showable
    return environment.get_template("brief.html.j2")
