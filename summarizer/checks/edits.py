"""Where a text repeats a sentence of its evidence but for a few words: what stands in the place of what.

The words around speak for the place, so one that the article has elsewhere is no less out of place there.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import LCSseq

from summarizer.language.words import tokens
from summarizer.overlap import stem_sequence, stems
from summarizer.schemas.spans import Evidence, Span

# Words that must be repeated, and the share of the text that they make up: below it nothing is repeated, but retold.
_FEWEST, _SHARE = 5, 0.7
# Words of the longest stretch that counts as put in the place of another; words of a sentence worth comparing.
_LONGEST, _MOST = 8, 150
# Content words to either side by which a place is recognised in another sentence.
_BESIDE = 2
# Words to either side among which such a word stands there.
_NEAR = 4

S = TypeVar("S", bound=Span)


class Edit(NamedTuple):
    """A stretch of a text, and the stretch of its evidence in whose place it stands; either may be empty."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


@lru_cache(maxsize=512)
def edits(text: str, quote: str) -> tuple[Edit, ...]:
    """Return the places where `text` departs from `quote`, in order; none where it is not the same sentence at all.

    Each stands between words that both have, or at the beginning or the end of the text. Time: product of the lengths.
    """
    ours, theirs = tokens(text), tokens(quote)
    if not 0 < max(len(ours), len(theirs)) <= _MOST:
        return ()
    same = _same(lows(text), lows(quote))
    if len(same) < max(_FEWEST, _SHARE * len(ours)):
        return ()
    return tuple(_between(ours, theirs, same))


def closest(text: str, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the evidence that a text repeats best, the first of several, None of none."""
    if len(evidence) == 1:
        return evidence[0]
    return max(evidence, key=lambda one: repeats(text, one.quote), default=None)


@lru_cache(maxsize=512)
def repeats(text: str, quote: str) -> float:
    """Return which share of a text's words stand in the same order in a quote, 0 to 1."""
    ours, theirs = lows(text), lows(quote)
    if not ours or max(len(ours), len(theirs)) > _MOST:
        return 0.0
    return float(LCSseq.similarity(ours, theirs)) / len(ours)


def put(spans: Sequence[S], at: tuple[int, int]) -> list[S]:
    """Return the spans that stand in a stretch, but for a possessive ending."""
    return [span for span in spans if at[0] <= span.start and span.end - len("’s") <= at[1]]


@lru_cache(maxsize=512)
def lows(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in lower case."""
    return tuple([word.lower() for _, _, word in tokens(text)])


def _same(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places (in ours, in theirs) of the words that both have in the same order."""
    blocks = LCSseq.opcodes(ours, theirs)
    found = [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in blocks if op.tag == "equal"]
    return [(i + step, j + step) for i, j, length in found for step in range(length)]


def _between(
    ours: Sequence[tuple[int, int, str]], theirs: Sequence[tuple[int, int, str]], same: list[tuple[int, int]]
) -> Iterator[Edit]:
    fences = [
        (-1, max(-1, same[0][1] - _LONGEST - 1)),
        *same,
        (len(ours), min(len(theirs), same[-1][1] + _LONGEST + 1)),
    ]
    for (i, j), (next_i, next_j) in pairwise(fences):
        here, there = next_i - i - 1, next_j - j - 1
        if (here or there) and max(here, there) <= _LONGEST:
            yield Edit(_stretch(ours, i + 1, next_i), _stretch(theirs, j + 1, next_j))


def _stretch(words: Sequence[tuple[int, int, str]], first: int, after: int) -> tuple[int, int]:
    if first < after:
        return words[first][0], words[after - 1][1]
    at = words[first][0] if first < len(words) else words[-1][1]
    return at, at


def replacements(text: str, evidence: Sequence[Evidence]) -> Iterator[tuple[Edit, Evidence]]:
    """Yield what stands in another one's place, with the evidence that the text repeats best.

    Left out is what another cited sentence has beside some of the same words: it may have been taken from there.
    """
    best = closest(text, evidence)
    if best is None:
        return
    others = [one.quote for one in evidence if one is not best]
    for edit in edits(text, best.quote):
        new, old = _squeezed(text[slice(*edit.ours)]), _squeezed(best.quote[slice(*edit.theirs)])
        if new and old and new != old and not any(_has(other, edit, text) for other in others):
            yield edit, best


def _squeezed(words: str) -> str:
    return "".join(filter(str.isalnum, words)).lower()


def _has(quote: str, edit: Edit, text: str) -> bool:
    """Tell whether a sentence has the new words, and near them a word that the text has beside them."""
    new = lows(text[slice(*edit.ours)])
    spans, there = tokens(quote), lows(quote)
    beside = {*stem_sequence(text[: edit.ours[0]])[-_BESIDE:], *stem_sequence(text[edit.ours[1] :])[:_BESIDE]}
    for at in range(len(there) - len(new) + 1):
        if there[at : at + len(new)] == new:
            near = spans[max(0, at - _NEAR) : at + len(new) + _NEAR]
            if not beside.isdisjoint(stems(quote[near[0][0] : near[-1][1]])):
                return True
    return False
