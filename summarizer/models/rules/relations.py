"""Relations: which items of a draft contradict or support each other, where their words make it plain."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import regex

from summarizer.language.negation import polarity
from summarizer.language.quantities import figures, quantities
from summarizer.language.rebuttals import rebuts
from summarizer.models.rules.sources import AUTHOR
from summarizer.overlap import share, stems
from summarizer.schemas.draft import DraftAssertion, DraftClaim
from summarizer.schemas.spans import Quantity

_AT_ODDS, _AGREED = 0.5, 0.75
_LEAST = 2
_NEAR = 2
"""Sentences within which "it" in a denial, or another toll, means what was said before."""
_DENIER = 8
"""Words of the longest name of somebody who denies something."""
_POINTS_BACK = regex.compile(
    r"\W*(?:it|that|this|(?:the|that|this|those|these) "
    r"(?:accusation|allegation|charge|claim|account|report|statement|suggestion)s?)\W*",
    regex.IGNORECASE,
)
_PART = regex.compile(r"\s+of (?:the|them|those|these|its|their)\b")
"""Behind a count of some of those counted: "four of the dead were dockers"."""
_OUTDATED = regex.compile(
    r"\b(?:earlier|previous|initial|preliminary|first) (?:\w+ )?"
    r"(?:statement|figure|toll|count|report|estimate|number|tally)s?\b"
    r"|\b(?:earlier|previously|initially|at first|originally) (?:put|gave|given|spoken|said|reported|counted)\b"
    r"|\bhad (?:earlier|previously|initially|at first|originally)\b",
    regex.IGNORECASE,
)
"""A toll that somebody has given before and gives no longer."""
INTENT = frozenset({"demand", "forecast", "promise", "threat"})
"""Kinds that are not said to be so: to deny what somebody wants or will do does not gainsay it."""


def contradicting(items: Sequence[DraftAssertion]) -> list[list[str]]:
    """Return pairs of ids: a denial and what it denies, or two tolls that cannot both be right."""
    denied = ((claim, item) for claim in _denials(items) for item in _denied(claim, items))
    tolls = ((one, other) for one, other in combinations(items, 2) if _are_other_tolls(one, other))
    return [[one.id, other.id] for one, other in (*denied, *tolls)]


def supporting(items: Sequence[DraftAssertion]) -> list[list[str]]:
    """Return pairs of ids: two items of different sources that say the same."""
    return [[one.id, other.id] for one, other in combinations(items, 2) if _says_again(one, other)]


def _denials(items: Sequence[DraftAssertion]) -> Iterator[DraftClaim]:
    return (item for item in items if isinstance(item, DraftClaim) and item.kind == "denial")


def _denied(denial: DraftClaim, items: Sequence[DraftAssertion]) -> list[DraftAssertion]:
    denials = list(_denials(items))
    others = [item for item in items if item.source != denial.source and item not in denials]
    alike = [item for item in others if _shared(denial, item) >= _AT_ODDS]
    if alike or not (_POINTS_BACK.fullmatch(_said(denial)) or rebuts(denial.text)):
        return alike[:3]
    within = min(denial.sentences) if _has_denied(denial) else 0
    before = [
        item
        for item in others
        if _is_deniable(item) and _is_just_before(item, denial) and max(item.sentences) >= within
    ]
    return sorted(before, key=lambda item: -max(item.sentences))[:1]


def _has_denied(denial: DraftClaim) -> bool:
    """Tell a denial that is told with what it denies: "Police said he fled, though his lawyer denied it"."""
    return len(denial.text.rpartition(denial.cue)[0].split()) > _DENIER


def _is_deniable(item: DraftAssertion) -> bool:
    """Tell what somebody other than the author asserts to be so."""
    return item.source != AUTHOR and getattr(item, "kind", "") not in INTENT


def _is_just_before(item: DraftAssertion, denial: DraftClaim) -> bool:
    return 0 <= min(denial.sentences) - max(item.sentences) <= _NEAR


def _are_other_tolls(one: DraftAssertion, other: DraftAssertion) -> bool:
    if one.source == other.source or AUTHOR in (one.source, other.source):
        return False
    if _OUTDATED.search(one.text) or _OUTDATED.search(other.text):
        return False
    apart = min(abs(a - b) for a in one.sentences for b in other.sentences)
    return 0 < apart <= _NEAR and any(_exclude(a, b) for a in _tolls(one) for b in _tolls(other))


def _tolls(item: DraftAssertion) -> list[Quantity]:
    return [
        quantity
        for quantity in quantities(item.text)
        if quantity.category in {"killed", "injured", "missing", "displaced"}
        and not _PART.match(item.text, item.text.find(quantity.text) + len(quantity.text))
    ]


def _exclude(one: Quantity, other: Quantity) -> bool:
    """Tell two counts of one kind that cannot both be right."""
    is_one_kind = one.category == other.category and one.value is not None and other.value is not None
    return is_one_kind and are_apart(one, other)


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Tell two counts whose bounds do not meet."""
    return _most(one) < (other.lower or 0) or _most(other) < (one.lower or 0)


def _most(quantity: Quantity) -> float:
    return float("inf") if quantity.upper is None else quantity.upper


def _says_again(one: DraftAssertion, other: DraftAssertion) -> bool:
    if one.source == other.source or (ours := _shared(one, other)) < _AT_ODDS:
        return False
    theirs = _shared(other, one)
    return (
        max(ours, theirs) >= _AGREED
        and theirs >= _AT_ODDS
        and _same(one, other, lambda item: frozenset(figure.value for figure in figures(item.text)))
        and _same(one, other, lambda item: polarity(item.text, 0, len(item.text)))
    )


def _same(one: DraftAssertion, other: DraftAssertion, reads: Callable[[DraftAssertion], object]) -> bool:
    return reads(one) == reads(other)


def _shared(part: DraftAssertion, whole: DraftAssertion) -> float:
    """Return which share of what a claim says, its speaker apart, the other item has; a word in common is chance."""
    words, there = stems(_said(part)), stems(whole.text)
    return share(words, there) if len(words & there) >= _LEAST else 0.0


def _said(item: DraftAssertion) -> str:
    """Return what an item says behind its cue: all of it where the cue does not stand in it."""
    return item.text.rpartition(item.cue)[2] if item.cue else item.text
