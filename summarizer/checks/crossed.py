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
    """Where the second of two halves begins in the evidence of which two words have changed places."""

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
                if _are_crossed(mine, theirs):
                    yield Crossed(Span.cut(evidence.quote, *at), evidence)
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


def _are_crossed(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Tell whether a word of each half stands in the other half there, where one of each has stayed."""
    (a, b), (c, d) = ours, theirs
    stayed = bool((a & c) - b - d) and bool((b & d) - a - c)
    return stayed and bool((a & d) - b - c) and bool((b & c) - a - d)
