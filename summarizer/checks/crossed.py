"""What goes with what in two halves of a sentence: "kept the tug, sold the dock" is not told the other way round."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from summarizer.ground import Item
from summarizer.overlap import share, stems
from summarizer.schemas.spans import Evidence, Span

# The share of a text's words by which it is known to retell the sentence.
_RETOLD = 0.7
# Not a comma alone: behind it stands a relative clause or an apposition as often as a second half.
_JOINT = regex.compile(r"[;,]?\s(?:but|and|while|whereas|though|although)\s|;\s", regex.IGNORECASE)
_LONGEST = 600


class Crossed(NamedTuple):
    """Two words that have changed places, and where the second half begins in the evidence."""

    one: str
    other: str
    there: Span
    evidence: Evidence


def crossed(item: Item) -> Iterator[Crossed]:
    """Yield two halves of a text, each of which has one word of the one and one of the other half of a cited sentence.

    "Keep A but sell B" for "sell A but keep B". Linear in the halves of both.
    """
    ours = _halves(item.text)
    if not ours:
        return
    said = stems(item.text)
    for evidence in item.evidence:
        if share(said, stems(evidence.quote)) < _RETOLD:
            continue
        for at, theirs in _halves(evidence.quote):
            for _, mine in ours:
                if pair := _pair(mine, theirs):
                    yield Crossed(*pair, Span.cut(evidence.quote, *at), evidence)
                    return


@lru_cache(maxsize=512)
def _halves(text: str) -> tuple[tuple[tuple[int, int], Sequence[frozenset[str]]], ...]:
    """Return each two neighbouring parts of a sentence as their stems, with where they are joined."""
    if len(text) > _LONGEST:
        return ()
    joints = [match.span() for match in _JOINT.finditer(text)]
    edges = [0, *(place for joint in joints for place in joint), len(text)]
    parts = [stems(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return tuple(zip(joints, pairwise(parts), strict=True))


def _pair(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> tuple[str, str] | None:
    """Return a word of each half that stands in the other half there, where one of each has stayed."""
    (a, b), (c, d) = ours, theirs
    stayed = bool((a & c) - b - d) and bool((b & d) - a - c)
    moved = sorted((a & d) - b - c), sorted((b & c) - a - d)
    return (moved[0][0], moved[1][0]) if stayed and all(moved) else None
