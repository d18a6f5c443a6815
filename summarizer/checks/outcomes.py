"""How it went: nobody is told as guilty of what they were cleared of, nor as having part in what they had none in."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.ground import Item
from summarizer.language.negation import negations, polarity
from summarizer.language.templates import Templates
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence, Span

_TEMPLATES = Templates("outcomes")
# The share of the words of a charge, or of what somebody took part in, by which it is known to be the same.
_SAME, _ALIKE = 0.75, 0.5
# Content words of what somebody took part in.
_NEAR = 4
_CHARGE_ENDS = regex.compile(
    r"[.;:—–]|,? (?:but|while|after|although|though|over|who|which|in|on|at|by|during|before)\s|, (?:an?|the)\s"
)
_NEXT_CHARGE = regex.compile(r",? (?:and|or)(?: of)? |, (?:of )?")
_CLAUSE_ENDS = regex.compile(r"[.;:,—–]|\b(?:and|but|which|who|although|while)\b")
_POINTING = regex.compile(r"\b(?:it|he|she|they)\s(?:\w+\s){0,3}\Z", regex.IGNORECASE)


class Turned(NamedTuple):
    """What a text tells, and the words of the evidence that tell the contrary."""

    told: str
    there: Span
    evidence: Evidence


class _Charge(NamedTuple):
    words: frozenset[str]
    text: str
    cue: Span


def cleared(item: Item, reading: Reading) -> Iterator[Turned]:
    """Yield a charge of which a text has somebody convicted, though the article has only acquittals of it, or not."""
    for ours, theirs in (("convicting", "clearing"), ("clearing", "convicting")):
        told = _charges(ours, item.text)
        if not told or cited.is_told_openly(item.text):
            continue
        for charge in told:
            if any(
                share(charge.words, one.words) >= _SAME for s in reading.told for one in _of(ours, s.number, reading)
            ):
                continue
            for evidence in item.evidence:
                for one in _of(theirs, evidence.sentence, reading):
                    if share(charge.words, one.words) >= _SAME and share(one.words, charge.words) >= _ALIKE:
                        yield Turned(charge.text, one.cue, evidence)
                        return


def has_verdict(kind: str, text: str) -> bool:
    """Tell a text with a verdict of this kind, `convicting` or `clearing`, whatever it denies of it."""
    return _TEMPLATES.holds(kind, text)


def _of(kind: str, number: int, reading: Reading) -> Sequence[_Charge]:
    return _charges(kind, reading.text_of(number))


@lru_cache(maxsize=512)
def _charges(kind: str, text: str) -> tuple[_Charge, ...]:
    """Return the charges behind the words of a verdict: the two of "guilty of two counts of fraud and of theft"."""
    cues = [Span.cut(text, *match.span()) for match in _TEMPLATES.find(kind, text)]
    affirmed = (cue for cue in cues if polarity(text, cue.start, cue.end) or kind == "clearing")
    return tuple(one for cue in affirmed for one in _behind(cue, text))


def _behind(cue: Span, text: str) -> Iterator[_Charge]:
    for piece in _NEXT_CHARGE.split(_CHARGE_ENDS.split(text[cue.end :].lstrip())[0]):
        words = stems(piece) - stems("count counts charge charges two three four five")
        if words:
            yield _Charge(words, piece.strip(), cue)


def uninvolved(item: Item, reading: Reading) -> Iterator[Turned]:
    """Yield what a text has somebody take part in, where a cited sentence says that they had no part in it."""
    told = next(_TEMPLATES.find("part", item.text), None)
    if told is None or negations(item.text):
        return
    words = _object(item.text, told.end())
    for evidence in item.evidence:
        for none in _TEMPLATES.find("no_part", evidence.quote):
            theirs = _object(evidence.quote, none.end())
            is_same = words and share(words, theirs) >= _ALIKE and share(theirs, words) >= _ALIKE
            if is_same and _is_subject(item.text[: told.start()], none.start(), evidence, reading):
                yield Turned(told.group(), Span.of(none), evidence)
                return


def _object(text: str, start: int) -> frozenset[str]:
    return frozenset(stem_sequence(_CLAUSE_ENDS.split(text[start:].lstrip())[0])[:_NEAR])


def _is_subject(before: str, at: int, evidence: Evidence, reading: Reading) -> bool:
    """Tell whether the same stands before both, where a pronoun stands there by what it may mean."""
    theirs = evidence.quote[:at]
    if not stems(before).isdisjoint(stems(theirs)):
        return True
    earlier = cited.text_before(evidence.start + at, reading, 1) if _POINTING.search(theirs) else ""
    return not stems(before).isdisjoint(stems(earlier)) or _POINTING.search(before) is not None
