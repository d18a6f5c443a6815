"""Roles: the nouns for people, bodies and documents that speak, with the side each speaks for.

The words stand in data/roles.toml and data/organisations.toml.
"""

from collections.abc import Mapping
from functools import cache

from summarizer.language.data import by_word, listed, table


@cache
def role_nouns() -> Mapping[str, str]:
    """Return affiliation by role noun, singular."""
    return by_word("roles", "individual")


@cache
def role_plurals() -> Mapping[str, str]:
    """Return affiliation by role noun, plural."""
    regular = {_plural(noun): side for noun, side in role_nouns().items()}
    return {**regular, **by_word("roles", "plural")}


@cache
def documents() -> frozenset[str]:
    """Return the nouns for things that speak in print, picture or sound."""
    return listed("roles", "documents", "any")


@cache
def bodies() -> Mapping[str, str]:
    """Return affiliation by the noun that heads an organisation's name; the first that lists a noun has it."""
    heads: dict[str, str] = {}
    for side, found in table("organisations")["heads"].items():
        for word in found.split():
            heads.setdefault(word, side)
    return heads


@cache
def all_nouns() -> frozenset[str]:
    """Return the nouns for people, in the singular and the plural, bodies and documents."""
    return documents().union(role_nouns(), role_plurals(), bodies())


def singular(word: str) -> str:
    """Return the singular of a plural role noun or document, the word itself where it is none."""
    return _singulars().get(word, word)


@cache
def _singulars() -> Mapping[str, str]:
    return {_plural(noun): noun for noun in [*bodies(), *role_nouns(), *documents()]}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")
