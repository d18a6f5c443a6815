"""Origins: which sources cannot confirm each other because they are one organisation or one anonymous circle.

Conservative on purpose: two officials of one ministry are one origin, and so are all unnamed sources of one
affiliation.
"""

import re
from functools import cache

from summarizer.language.aliases import fold
from summarizer.language.data import table
from summarizer.language.names import proper_names
from summarizer.language.roles import bodies
from summarizer.language.words import vocabulary
from summarizer.schemas.draft import DraftSource

# Services that speak as one organisation, and are no ministry's anonymous circle.
_SERVICE = re.compile(
    r"(?:the |local |city |state )?"
    r"(?P<name>police|prosecutors|coast ?guard|fire (?:service|brigade|department)|customs)",
    re.IGNORECASE,
)


def origin_of(source: DraftSource) -> str:
    """Return the origin of a source, a key that sources of one origin share."""
    if source.type == "author":
        return "article"
    if organisation := organisation_in(source.descriptor) or organisation_in(source.name):
        return organisation
    if service := _SERVICE.fullmatch(source.descriptor):
        return fold(service["name"])
    if source.type in ("unnamed_individual", "unnamed_group"):
        return f"unnamed {source.affiliation}"
    return fold(source.name or source.descriptor)


def organisation_in(words: str) -> str | None:
    """Return the organisation that a source's description names first, folded to compare; None where it names none.

    What follows a comma describes the organisation and may name others.
    """
    head = words.split(",", maxsplit=1)[0]
    if known := _known().search(head):
        return fold(known.group())
    if bodies().keys().isdisjoint(vocabulary(head)):
        return None
    return next((name for span in proper_names(f"– {head}") if _heads(name := fold(span.text))), None)


@cache
def _known() -> re.Pattern[str]:
    names = (name for listed in table("organisations")["known"].values() for name in listed)
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")


def _heads(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and not bodies().keys().isdisjoint((parts[0], parts[-1]))
