"""Pairing what a text says with what its evidence says, each thing once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def unpaired(ours: Sequence[T], theirs: Sequence[T], likeness: Callable[[T, T], int]) -> tuple[list[T], list[T]]:
    """Return what is left of both sides after pairing the likest first; a likeness of 0 makes no pair."""
    if not ours or not theirs:
        return [*ours], [*theirs]
    scored = ((likeness(one, other), i, j) for i, one in enumerate(ours) for j, other in enumerate(theirs))
    left, right = set(range(len(ours))), set(range(len(theirs)))
    for score, i, j in sorted(scored, reverse=True):
        if score and i in left and j in right:
            left.remove(i)
            right.remove(j)
    return [ours[i] for i in sorted(left)], [theirs[j] for j in sorted(right)]
