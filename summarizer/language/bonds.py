"""Bonds: sources named by what they are to somebody else ("a friend of Rossi", "her lawyer", "critics of the bank").

The nouns stand in data/bonds.toml.
"""

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from summarizer.language.data import by_word
from summarizer.language.words import lemma, words_in

_OF = regex.compile(r"\A(?P<head>[^,]{2,60}?)\s(?:of|for|to)\s(?P<other>[^,]{2,80})", regex.IGNORECASE)
_GENITIVE = regex.compile(r"\A(?P<other>[^,]{2,80}?)(?:['’]s|s['’])\s(?P<head>[^,]{2,60})", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"\A(?P<other>his|her|their|its)\s(?P<head>[^,]{2,60})", regex.IGNORECASE)


class Bond(NamedTuple):
    """Somebody (`head`) by what they are to another; `is_voice` where they speak for it."""

    head: str
    other: str
    is_voice: bool


@lru_cache(maxsize=512)
def bond(source: str) -> Bond | None:
    """Return the bond by which a noun phrase names somebody, None where it names them otherwise."""
    for rule in (_POSSESSIVE, _OF, _GENITIVE):
        if found := rule.match(source):
            head = next((word for word in map(_low, words_in(found["head"])) if word in _nouns()), None)
            if head:
                return Bond(found["head"], found["other"], is_voice=_nouns()[head])
    return None


def _low(word: str) -> str:
    return lemma(word.lower())


@cache
def _nouns() -> dict[str, bool]:
    """Return the nouns, and whether they speak for whom they belong to."""
    return {word: kind == "voice" for word, kind in by_word("bonds").items()}
