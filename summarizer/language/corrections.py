"""Corrections: sentences in which an article takes back what it, or an earlier version of it, said before.

The words stand in data/corrections.toml.
"""

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from summarizer.language.data import table
from summarizer.language.words import cut, lowered, openings

_CLOCK = regex.compile(r"\bat (\d{1,2}[:.]\d\d)\b")
_GOES_ON = regex.compile(
    r"It (?:also|further|had|wrongly|incorrectly) (?:\w+ )?(?:said|stated|gave|wrote|reported|misstated)\b"
)
# "In a correction, the ministry said that seven people had been on board, not six": a figure of others is taken back.
_REVISED = regex.compile(
    r"\b(?:in (?:a|its|their) correction|corrected|revised|put right)\b[^.;]{0,200}?"
    r",? (?:not|and not|instead of|rather than)"
    r" (?P<what>[\w$£€](?:[\w.,%-]*[\w%])?(?: (?:million|billion|thousand))?)(?=[,.;]| as\b|\Z)",
    regex.IGNORECASE,
)
_NOTED = regex.compile(r"(?:earlier|previous) version|this (?:article|story|report|piece|post)")
_NEEDS = cut("version clarification correct we this revised right")


class Correction(NamedTuple):
    """What a sentence takes back: `text[start:end]`, told at `clock` ("14:50", "" where no time is named).

    `is_note` tells a note on an earlier version, whose error stands nowhere else, from one on another entry.
    """

    start: int
    end: int
    clock: str
    is_note: bool


@lru_cache(maxsize=512)
def correction(sentence: str) -> Correction | None:
    """Return what a sentence takes back, None where it takes back nothing. Offsets in code points of `sentence`."""
    if _NEEDS.isdisjoint(openings(sentence)):
        return None
    if match := _REVISED.search(sentence):
        return Correction(match.start("what"), match.end("what"), "", is_note=False)
    for kind in ("notes", "entries"):
        if match := _pattern(kind).search(sentence):
            clock = _CLOCK.search(sentence, match.start())
            return Correction(match.start("what"), len(sentence), clock[1] if clock else "", kind == "notes")
    return None


def may_have_notes(text: str) -> bool:
    """Tell an article that may have a note on an earlier version: most have none, and need not be looked through."""
    return _NOTED.search(lowered(text)) is not None


def is_note(sentence: str, before: str) -> bool:
    """Tell a note on an earlier version, and the "It also said …" that follows one."""
    made = correction(sentence)
    if made is None and _GOES_ON.match(sentence):
        made = correction(before)
    return made is not None and made.is_note


@cache
def _pattern(kind: str) -> regex.Pattern[str]:
    verbs = table("corrections")
    said = "|".join(verbs["said"])
    return regex.compile(
        rf"\b(?:{'|'.join(verbs[kind])})[^.;]{{0,40}}?\b(?:{said})\b(?P<what>.*)", regex.IGNORECASE | regex.DOTALL
    )
