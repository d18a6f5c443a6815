"""Origins: which sources cannot confirm each other because they are one organisation or one anonymous circle.

Conservative on purpose: two officials of one ministry are one origin, and so are unnamed sources of one affiliation
and country that are called by one noun.
"""

import re
from functools import cache

from summarizer.language.aliases import canonical, countries, fold, is_demonym
from summarizer.language.data import table
from summarizer.language.descriptions import describe, head_of
from summarizer.language.names import proper_names
from summarizer.language.roles import bodies, singular
from summarizer.language.words import vocabulary
from summarizer.schemas.draft import DraftSource

# Nouns that tell nothing of who somebody is: "a source" and "a person" may be one.
_ANYBODY = frozenset({"person", "people", "source", "insider", "individual", ""})
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
        return f"unnamed {source.affiliation} {_circle(source.descriptor)}".strip()
    return fold(source.name or source.descriptor)


def _circle(words: str) -> str:
    """Return whose and what an unnamed source is by its description: "united states official", "witness"."""
    found = head_of(words).split()
    sides = [word for at, word in enumerate(found) if word[0].isupper() and (at or _is_country(word))]
    noun = singular(describe(words).head)
    return " ".join([*sorted(map(canonical, sides)), *([] if noun in _ANYBODY else [noun])])


def _is_country(word: str) -> bool:
    return is_demonym(word) or canonical(word) in countries()


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
