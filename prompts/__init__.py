"""Prompt templates, one folder a profile, and the rendering of them.

Values are put in once and never rendered again, so a template language in an article stays text. Templates are
stable from article to article up to the last message, so that a provider's prompt cache hits.
"""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _environment() -> Any:
    import jinja2

    # Prompts are plain text for a model, never HTML: escaping would change the article's words.
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@cache
def source(name: str) -> str:
    """Return the text of a template, for instance `news/draft.md.j2`."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def render(name: str, **values: Any) -> str:
    """Render one template; a value it names and does not get is an error."""
    return str(_environment().get_template(name).render(values)).strip()


def sha256(*texts: str) -> str:
    """Return the hex digest of the texts that make up a prompt."""
    return hashlib.sha256("\x1e".join(texts).encode()).hexdigest()
