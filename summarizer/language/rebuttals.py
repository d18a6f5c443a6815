"""Rebuttals: words by which somebody answers what another has said, and links that set two clauses at odds.

"Rejected the charge", "called the remark a fabrication", "that was untrue", "its guns had been silent all day", "put
the number at 60". The words stand in data/rebuttals.toml.
"""

from functools import lru_cache

from summarizer.language.templates import Templates

_TEMPLATES = Templates("rebuttals")


@lru_cache(maxsize=512)  # asked for once for an item and once for each pair of items
def rebuts(text: str) -> bool:
    """Tell a text that says of what was said before it, without telling it again, that it is not so."""
    return _TEMPLATES.holds("back", text)


def pleads(text: str) -> bool:
    """Tell a denial of whatever its source is accused of: "denied any wrongdoing"."""
    return _TEMPLATES.holds("plea", text)


def clears(text: str) -> bool:
    """Tell what a source says of its own side that leaves no room for a deed: "its guns had been silent"."""
    return _TEMPLATES.holds("clear", text)


def does_so(text: str) -> bool:
    """Tell who does what was told of somebody else: "the phone did so by itself"."""
    return _TEMPLATES.holds("proform", text)


def lays_at(text: str) -> bool:
    """Tell a text that says whose doing something was: "the shots came from", "was started by"."""
    return _TEMPLATES.holds("laid", text)


def recounts(text: str) -> bool:
    """Tell another count of what was counted before: "put the number of arrests at 60"."""
    return _TEMPLATES.holds("recount", text)


def sets_against(text: str) -> bool:
    """Tell a sentence that sets a clause against another, or itself against the sentence before."""
    return _TEMPLATES.holds("against", text)
