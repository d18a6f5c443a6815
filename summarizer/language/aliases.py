"""Aliases: when two wordings name one person, body or country; and which words make up a name."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import regex

from summarizer.language.data import by_word, listed, table

_WORD = regex.compile(r"[\p{L}\p{N}&]+(?:[-‑'’][\p{L}\p{N}]+)*")
_POSSESSIVE = regex.compile(r"['’]s?$")
_SMALL = frozenset(["the", "of", "and", "for", "de", "la", "le", "du", "in", "on", "at", "to", "a", "an"])
_GENERATION = frozenset({"jr", "sr", "ii", "iii"})


@cache
def demonyms() -> Mapping[str, str]:
    """Return country by demonym, both folded."""
    return {fold(word.replace("-", " ")): fold(country) for word, country in by_word("demonyms", "demonyms").items()}


@cache
def countries() -> frozenset[str]:
    """Return the folded names of countries and regions."""
    return frozenset(fold(country) for country in table("demonyms")["demonyms"])


@cache
def _peoples() -> frozenset[str]:
    return frozenset(map(str.lower, listed("demonyms", "peoples", "any")))


@cache
def _aliases() -> Mapping[str, str]:
    groups = table("organisations")["aliases"]["same"]
    return {fold(name): fold(group[0]) for group in groups for name in group}


@cache
def _legal_forms() -> frozenset[str]:
    return listed("organisations", "legal", "forms")


@cache
def ambiguous_bodies() -> frozenset[str]:
    """Return the names of known bodies that are common words as well ("time", "house")."""
    return listed("organisations", "ambiguous", "words")


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a name: titles, ranks, role nouns."""
    return listed("roles", "titles", "any")


@cache
def _honours() -> frozenset[str]:
    """Return the letters that stand behind a name ("KC")."""
    return listed("roles", "titles", "after")


@cache
def place_words() -> frozenset[str]:
    """Return the nouns that head the names of places and of nobody."""
    return listed("organisations", "grounds", "heads")


@cache
def body_words() -> frozenset[str]:
    """Return the nouns that head the names of organisations."""
    return frozenset(word for heads in table("organisations")["heads"].values() for word in heads.split())


@cache
def known_bodies() -> Mapping[str, str]:
    """Return affiliation by the folded names of well-known bodies; capitals speak for their governments."""
    bodies = {fold(name): side for side, found in table("organisations")["known"].items() for name in found}
    capitals = {fold(name): "government" for name in table("organisations")["cities"]["government"]}
    return bodies | capitals


@cache
def places() -> frozenset[str]:
    """Return the folded names of countries, regions and a few cities."""
    cities = table("organisations")["cities"]
    aliases = {alias for alias, name in _aliases().items() if name in countries()}
    return countries() | aliases | {fold(name) for name in (*cities["government"], *cities["names"])}


@cache
def qualifiers() -> frozenset[str]:
    """Return the words that stand between a body and a title ("Press", "Vice", "Former")."""
    return listed("roles", "titles", "qualifiers")


@lru_cache(maxsize=16384)
def is_demonym(word: str) -> bool:
    """Tell words for a people, a faith or a region ("Iranian", "Shiite"): capitals that name nobody."""
    low = word.lower().strip("’'")
    low = low.removesuffix("'s").removesuffix("’s")
    return low in _peoples() or fold(low.replace("-", " ")) in demonyms()


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in lower case without diacritics, full stops, possessives, leading article or extra spaces."""
    plain = name if name.isascii() else _without_marks(name)
    plain = _POSSESSIVE.sub("", plain.strip()).replace(".", "").replace("’", "'")
    return " ".join(plain.lower().replace("-", " ").removeprefix("the ").split())


def _without_marks(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def bare(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without titles before it and legal forms after it."""
    found = [word.lower() for word in _WORD.findall(fold(name))]
    while len(found) > 1 and (found[0] in titles() or found[0] in _SMALL):
        found.pop(0)
    while len(found) > 1 and (found[-1] in _legal_forms() or found[-1] in _GENERATION or found[-1] in _honours()):
        found.pop()
    return tuple(found)


@lru_cache(maxsize=16384)
def initials(name: str) -> str:
    """Return the acronym that a name of several words would have ("Associated Press" -> "ap")."""
    parts = [word for word in _WORD.findall(fold(name)) if word not in _SMALL]
    return "".join(word[0] for word in parts) if len(parts) > 1 else ""


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Tell whether two wordings can name the same: part of a name, title, acronym, alias, demonym, typography.

    "Kirby" and "John Kirby", "Mr. Raisi" and "Ebrahim Raisi", "US" and "United States", "Iranian" and "Iran",
    "AP" and "Associated Press". "John Smith" and "Jane Smith" differ.
    """
    one, two = _canonical(a), _canonical(b)
    if one == two:
        return True
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    if _is_part(bare(a), bare(b)) or _is_part(bare(b), bare(a)):
        return True
    return _is_maiden(a, b) or _is_maiden(b, a)


def _is_maiden(short: str, long: str) -> bool:
    """Tell "Ann Kirby" from "Ann Kirby-Voss": one of two surnames that a hyphen joins."""
    first, hyphen, last = long.rpartition("-")
    return bool(hyphen) and " " not in last and len(bare(short)) > 1 and bare(short) == bare(first)


@lru_cache(maxsize=65536)
def _canonical(name: str) -> str:
    """Return the folded form that all wordings of one name share: "U.S.", "American" -> "united states"."""
    folded = fold(name)
    folded = _aliases().get(folded, folded)
    folded = demonyms().get(folded, folded)
    folded = _aliases().get(folded, folded)
    return " ".join(bare(folded)) if folded else ""


@lru_cache(maxsize=65536)
def handles(name: str) -> tuple[str, ...]:
    """Return the forms by which a name is looked up: two wordings that `same_name` holds for one share a handle."""
    parts = bare(name)
    joined = bare(name.rpartition("-")[0])[-1:] if "-" in name else ()
    found = [*parts[-1:], *parts[:1], *joined, fold(name), initials(name), _canonical(name)]
    return tuple(dict.fromkeys(filter(None, found)))


def _is_acronym(short: str, long: str) -> bool:
    letters = fold(short)
    return 1 < len(letters) <= 6 and " " not in letters and short.strip()[:1].isupper() and letters == initials(long)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell a surname, a first name, or a name without its middle parts."""
    if not short or len(short) >= len(long):
        return False
    if short[-1] != long[-1]:
        return len(short) == 1 and short[0] == long[0] and not _is_body(long)
    rest = iter(long)
    return all(word in rest for word in short)


def _is_body(name: tuple[str, ...]) -> bool:
    """Tell "Washington Post" from "Vladimir Putin": no first names there."""
    return name[-1] in body_words() or any(word in _SMALL for word in name)
