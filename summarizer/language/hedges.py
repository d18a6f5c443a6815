"""Hedges: the words that keep a proposition from being plain fact, what they govern and how sure they sound.

The cues and their guards stand in data/hedges.toml, the likelihood bands in data/likelihood.csv.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from summarizer.language.data import text
from summarizer.language.lexicon import Cue, lexicon, normalised
from summarizer.language.scope import Clauses, clauses_of
from summarizer.schemas.spans import Band, Hedge
from summarizer.schemas.values import BandStandard, HedgeType

Comparison = Literal["same", "weaker", "stronger", "other"]
"""What a text does to the hedge of its source."""

_STANDARDS: tuple[tuple[BandStandard, str], ...] = (("ICD203", "icd203"), ("PHIA", "phia"), ("NATO", "nato"))
# An adverb governs the phrase alone in "by possibly the same group" and in "the drone, likely an older model, fell".
_PREPOSITION = re.compile(r"\b(?:by|from|of|with|against|for|at|in)\s\Z", re.IGNORECASE)
_COMMA = re.compile(r"[,–—-]\s\Z")
_NOUN_PHRASE = re.compile(r"\s(?:an?|the|one|two|three|some|his|her|its|their|\d+)\s", re.IGNORECASE)
# It governs the adjunct alone in "died, apparently of smoke, in the hostel" and "sank, perhaps because it was old".
_ADJUNCT = re.compile(
    r"\s(?:by|of|from|in|at|with|for|on|to|over|under|during|due|because|after|before|when|while|as|since)\s",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\w+ly|perhaps|maybe", re.IGNORECASE)
# A participle between commas governs what it stands with: "the pilot, believed to be ill, landed".
_PARTICIPLE = re.compile(r"\w+(?:ed|ought|nown)|said to", re.IGNORECASE)
# "A document likely to be useful": behind a noun it says something of that alone; "is (now) likely to" of the clause.
_LIKELY_TO = re.compile(r"(?:un)?likely|certain|sure|bound", re.IGNORECASE)
_TO = re.compile(r"\sto\s")
_PREDICATED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|seem\w*|appear\w*|look\w*|remain\w*|bec[ao]me\w*|ma[dk]e\w*)|[’'](?:s|re|m))\s"
    r"(?:(?:\w+ly|not|also|now|still|more|most|less|least|very|quite|as|so|far|much|even|only|just)\s){0,3}\Z",
    re.IGNORECASE,
)

# Strengths under this speak against the proposition ("unlikely", "remote chance").
_AGAINST = 0.29
# Two cues of a type differ in strength from here on, two of different types from there on.
_DIFFERENT, _PLAINLY_DIFFERENT = 0.04, 0.29


@lru_cache(maxsize=512)  # an item that is a sentence of the article is read by the checks as well
def hedges(text: str) -> tuple[Hedge, ...]:
    """Return the hedges of a sentence (or a longer text) in order, none overlapping another.

    Offsets are code points of `text`. The cue is the least that carries the doubt ("believed" of "is believed to",
    after the guidelines of the Szeged Uncertainty Corpus; Szarvas et al. 2012). The scope is the clause the cue
    stands in (cue included), or the clause or noun phrase it introduces (without it). Linear in the length of `text`.
    """
    found = tuple(lexicon("hedges").find(text))
    if not found:
        return ()
    clauses = clauses_of(text)
    return tuple(_hedge(clauses, cue, match) for cue, match in found)


def band(phrase: str) -> Band | None:
    """Return the likelihood that a standard gives to a phrase: ICD 203's, else PHIA's, else NATO's.

    None where no standard gives one (may, might, could, possible, appears, reportedly).
    """
    return _bands().get(normalised(phrase))


def strength(hedge: Hedge) -> float | None:
    """Return how likely the cue makes its proposition sound, 0 to 1: a rank to order cues by, no probability.

    None where cues of the type have no order (approximators, conditions) or the cue is not in the lexicon.
    """
    return _strengths().get((normalised(hedge.text), hedge.type))


def is_modifier(hedge: Hedge) -> bool:
    """Tell a cue that stands before the noun it doubts ("a suspected leak", "30 possible cases")."""
    return hedge.end < hedge.scope_start <= hedge.end + 1 and normalised(hedge.text) in _modifiers()


def speaks_against(hedge: Hedge) -> bool:
    """Tell a cue that makes its proposition sound unlikely ("doubt", "remote chance")."""
    ours = strength(hedge)
    return ours is not None and ours < _AGAINST


def compare(claimed: Hedge, source: Hedge) -> Comparison:
    """Tell what a text does that puts the hedge `claimed` where its source has `source`.

    `same`: a cue of the same type and strength. `weaker`: less sure. `stronger`: surer than the source, which nothing
    in a brief may be. `other`: another kind of doubt ("reportedly" against "probably"), or likely made unlikely.
    Across types only a plain difference counts as stronger or weaker ("probably" against "unclear").
    """
    is_same_type = claimed.type == source.type
    alike: Comparison = "same" if is_same_type else "other"
    ours, theirs = strength(claimed), strength(source)
    if ours is None or theirs is None:
        return alike
    if (ours < _AGAINST) != (theirs < _AGAINST):
        return "other"
    surer = theirs - ours if ours < _AGAINST else ours - theirs
    if abs(surer) < (_DIFFERENT if is_same_type else _PLAINLY_DIFFERENT):
        return alike
    return "stronger" if surer > 0 else "weaker"


def _hedge(clauses: Clauses, cue: Cue, match: re.Match[str]) -> Hedge:
    scope_start, scope_end = _scope(clauses, cue.entry["scope"], match)
    return Hedge(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        type=cue.entry["type"],
        band=band(cue.form) if cue.entry.get("band", True) else None,
        scope_start=scope_start,
        scope_end=scope_end,
    )


def _scope(clauses: Clauses, kind: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    if kind == "clause" and _is_in_phrase(match.string, start, end):
        kind = "phrase"
    if kind == "clause" and _COMMA.search(match.string, max(0, start - 10), start):
        if _ADVERB.fullmatch(match.group()) and _ADJUNCT.match(match.string, end):
            return clauses.inserted(end)
        if _PARTICIPLE.fullmatch(match.group()):
            return clauses.inserted(start)
    if kind == "clause" and _is_on_noun(clauses, match):
        return clauses.inserted(start)
    scope = clauses.of(kind, start, end)
    return scope if scope[0] < scope[1] else clauses.around(start, end)


def _is_on_noun(clauses: Clauses, match: re.Match[str]) -> bool:
    """Tell the "likely" of "he owned a manual likely to be of use" from that of a headline, "Talks likely to fail"."""
    text, (start, end) = match.string, match.span()
    if not (_LIKELY_TO.fullmatch(match.group()) and _TO.match(text, end)):
        return False
    return not _PREDICATED.search(text, max(0, start - 40), start) and clauses.has_verb_before(start)


def _is_in_phrase(text: str, start: int, end: int) -> bool:
    near = max(0, start - 10)
    if _PREPOSITION.search(text, near, start):
        return True
    return bool(_COMMA.search(text, near, start) and _NOUN_PHRASE.match(text, end))


@cache
def _strengths() -> Mapping[tuple[str, HedgeType], float | None]:
    return {(normalised(cue.form), cue.entry["type"]): cue.entry.get("strength") for cue in lexicon("hedges")}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(normalised(cue.form) for cue in lexicon("hedges") if cue.entry["scope"] == "phrase")


@cache
def _bands() -> Mapping[str, Band]:
    rows = csv.DictReader(line for line in text("likelihood.csv").splitlines() if not line.startswith("#"))
    return {form: found for row in rows if (found := _row_band(row)) for form in row["forms"].split("|")}


def _row_band(row: Mapping[str, str]) -> Band | None:
    given = (
        Band(lower=int(row[f"{column}_lo"]), upper=int(row[f"{column}_hi"]), standard=standard)
        for standard, column in _STANDARDS
        if row[f"{column}_lo"]
    )
    return next(given, None)
