"""summarizer turns a news article into a brief that can be checked.

>>> from summarizer import summarize
>>> brief = summarize("Three people were hurt on Monday, police said.", model="rules")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.api import asummarize, check, summarize
    from summarizer.batching import Limits, Result, abatch, batch
    from summarizer.errors import SummarizerError
    from summarizer.models.scripted import Scripted
    from summarizer.profiles.custom import Checked
    from summarizer.request import Answer, Model, Request
    from summarizer.schemas.article import Article
    from summarizer.schemas.brief import Brief, Claim, Event, Finding, OpenQuestion, Source
    from summarizer.schemas.marks import Hedged, Named, Sentences, Verbatim
    from summarizer.schemas.spans import Evidence
    from summarizer.settings import Settings
    from summarizer.store import Store

__all__ = [
    "Answer",
    "Article",
    "Brief",
    "Checked",
    "Claim",
    "Event",
    "Evidence",
    "Finding",
    "Hedged",
    "Limits",
    "Model",
    "Named",
    "OpenQuestion",
    "Request",
    "Result",
    "Scripted",
    "Sentences",
    "Settings",
    "Source",
    "Store",
    "SummarizerError",
    "Verbatim",
    "abatch",
    "asummarize",
    "batch",
    "check",
    "summarize",
]

# Public names load their modules on first use: `summarizer --help` needs none of them.
_HOMES = {
    "api": ("asummarize", "check", "summarize"),
    "batching": ("Limits", "Result", "abatch", "batch"),
    "errors": ("SummarizerError",),
    "models.scripted": ("Scripted",),
    "profiles.custom": ("Checked",),
    "request": ("Answer", "Model", "Request"),
    "schemas.article": ("Article",),
    "schemas.brief": ("Brief", "Claim", "Event", "Finding", "OpenQuestion", "Source"),
    "schemas.marks": ("Hedged", "Named", "Sentences", "Verbatim"),
    "schemas.spans": ("Evidence",),
    "settings": ("Settings",),
    "store": ("Store",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
