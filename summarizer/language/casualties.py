"""Casualties: whether a count of people is of killed, injured, missing, displaced or detained ones.

Read from the words around the count in its own clause: "killed 12", "12 were killed", "12 dead", "the death toll rose
to 12".
"""

import re
from typing import cast

from summarizer.language.data import table
from summarizer.language.numerals import alternatives
from summarizer.schemas.values import QuantityCategory

_WORDS: dict[str, dict[str, list[str]]] = table("units")["casualties"]


def _forms(kind: str) -> str:
    return "|".join(f"(?P<{name}>{alternatives(forms[kind])})" for name, forms in _WORDS.items() if forms[kind])


_REACH = 110
_NOUN = re.compile(rf"(?:{_forms('nouns')})\b")
_VERB_BEFORE = re.compile(
    rf"\b(?:{_forms('transitive')})(?:\s(?:another|a\sfurther|an\sadditional|a\stotal\sof|all|those|some|other))?\s$"
)
_TOLL_BEFORE = re.compile(rf"\b(?:{_forms('tolls')})\b[^,;.\d]*$")
# What follows the verb of those who kill, not of those killed: "two gunmen killed five guards".
_OBJECT = r"an?|the|at\sleast|more\sthan|\d+|two|three|four|five|six|seven|eight|nine|ten|him|her|them|dozens|hundreds"
_WORD = r"\s(?!(?:and|but|while|that|which|in|to|by|from|after|with)\b)[\w’'.-]+"
_STATE_AFTER = re.compile(
    rf"(?:{_WORD}){{0,4}}?(?:,[^,;.]{{1,60}},)?(?:{_WORD}){{0,5}}?"
    rf"\s(?:{_forms('intransitive')})\b(?!\s(?:{_OBJECT})\b)"
)


def category_of(low: str, start: int, end: int, unit: str) -> QuantityCategory:
    """Return what happened to those counted by `low[start:end]`, or `other`. `unit` is what is counted."""
    if match := _NOUN.fullmatch(unit):
        return _name(match)
    before = low[max(0, start - _REACH) : start]
    if match := _VERB_BEFORE.search(before):
        return _name(match)
    if match := _STATE_AFTER.match(low, end, end + _REACH):
        return _name(match)
    match = _TOLL_BEFORE.search(before)
    return _name(match) if match else "other"


def _name(match: re.Match[str]) -> QuantityCategory:
    return cast("QuantityCategory", {"toll": "killed"}.get(match.lastgroup or "", match.lastgroup))
