"""Hedges before a noun ("30 suspected cases"): whether a text means that noun, and tells it as no more than open."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from summarizer.checks.acts import open_acts
from summarizer.checks.governing import Governing
from summarizer.language.clauses import words
from summarizer.language.negation import negations
from summarizer.language.numerals import numerals
from summarizer.language.words import tokens
from summarizer.overlap import stem, stem_sequence
from summarizer.reading import Reading

# Words before a noun among which its number and its article stand; words of an open act that name what it is.
_BEFORE, _ACT = 3, 3
_AFTER_NOUN = re.compile(r"(?<=\w)\s+(?:of|worth|[a-z]{2,}ing)\b")


def is_told(lost: Governing, text: str, reading: Reading) -> bool:
    """Tell whether a text has the doubted noun as plain fact, where the article never has it so.

    A figure tells one kind from another: of "14 cases and 30 suspected cases" the 14 are plain. What somebody is
    charged with, or denies, is left open by that.
    """
    quote = _quote(lost, reading)
    phrase = _noun(lost, reading)
    if not phrase or _is_open(phrase[-1], text) or _is_denied(phrase[-1], text):
        return False
    count = next((one.value for one in numerals(quote) if not quote[one.end :].strip()), None)
    told = [number for _, number in _mentions(phrase[-1], text)]
    if count is not None and count in told:
        return True
    return not any(told) and not _is_plain(phrase, reading)


def _quote(lost: Governing, reading: Reading) -> str:
    """Return the sentence up to the hedge."""
    sentence = reading.sentence_at(lost.hedge.start)
    return reading.article.text[sentence.start : lost.hedge.start] if sentence else ""


def _noun(lost: Governing, reading: Reading) -> tuple[str, ...]:
    """Return the stems of the noun, and what qualifies it, before which the hedge stands: ("gas", "leak")."""
    phrase = reading.article.text[lost.hedge.scope_start : lost.hedge.scope_end]
    number = next((one.start for one in numerals(phrase) if one.start), len(phrase))
    return stem_sequence(_AFTER_NOUN.split(phrase[:number], maxsplit=1)[0])


def _is_open(noun: str, text: str) -> bool:
    return any(noun in act.words[:_ACT] for act in open_acts(text))


def _is_denied(noun: str, text: str) -> bool:
    """Tell "denied the bribe" and "without a bribe" from "the bribe was not paid"."""
    places = [start for start, _ in _mentions(noun, text)]
    after = (one for one in negations(text) if one.end <= one.scope_start)
    return any(one.scope_start <= at < one.scope_end for one in after for at in places)


def _is_plain(phrase: tuple[str, ...], reading: Reading) -> bool:
    """Tell whether the article speaks of "the gas leak" where no hedge reaches it."""
    for sentence in reading.told:
        text, hedges = reading.text_of(sentence.number), reading.hedges[sentence.number]
        for at, _ in _mentions(phrase[-1], text, marked=True):
            is_hedged = any(hedge.scope_start <= sentence.start + at < hedge.scope_end for hedge in hedges)
            if not is_hedged and stem_sequence(text[:at])[1 - len(phrase) or len(text) :] == phrase[:-1]:
                return True
    return False


def _mentions(noun: str, text: str, *, marked: bool = False) -> Iterator[tuple[int, Decimal | None]]:
    """Yield where a noun stands with the number before it; `marked`: only behind an article or the like."""
    found = tokens(text)
    numbers = {one.end: one.value for one in numerals(text)}
    for at, (start, _, word) in enumerate(found):
        if stem(word) == noun:
            before = [*takewhile(_is_within, reversed(found[max(0, at - _BEFORE) : at]))]
            if not marked or any(word.lower() in words("determiners", "possessives") for _, _, word in before):
                yield start, next((numbers[end] for _, end, _ in before if end in numbers), None)


def _is_within(token: tuple[int, int, str]) -> bool:
    """Tell a word that may stand before a noun in its phrase."""
    return token[2].lower() not in words("prepositions", "auxiliaries", "coordinators")
