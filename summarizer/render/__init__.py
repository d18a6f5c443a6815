"""Renderers: a brief, complete in itself, as Markdown, HTML, JSON or a terminal view, from one layout."""

from summarizer.render.html import to_html
from summarizer.render.markdown import to_markdown
from summarizer.render.terminal import to_terminal
from summarizer.schemas.brief import Brief

__all__ = ["to_html", "to_json", "to_markdown", "to_terminal"]


def to_json(brief: Brief) -> str:
    """Return the whole brief as indented JSON, the form that the JSON Schema describes."""
    return brief.model_dump_json(indent=2)
