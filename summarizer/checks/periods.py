"""Stretches of time in other units: "ten years" for "a decade", "two weeks" for "a fortnight"."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from summarizer.checks.alike import Given
from summarizer.language.data import table
from summarizer.language.numerals import alternatives
from summarizer.language.quantities import Figure


def is_period(figure: Figure, there: Sequence[Given], quotes: Sequence[str]) -> bool:
    """Tell a figure that is one of those given in another unit of time, or "a decade", "the past century"."""
    if figure.unit not in _units():
        return False
    given = [(other.value, other.unit) for other, _ in there if other.unit in _units()]
    return any(_is_same(figure, value, unit) for value, unit in (*given, *_single(quotes)))


def _is_same(figure: Figure, value: float, unit: str) -> bool:
    ours, theirs = _units()[figure.unit], _units()[unit]
    return ours[0] == theirs[0] and figure.unit != unit and figure.value * ours[1] == value * theirs[1]


def _single(quotes: Sequence[str]) -> Iterator[tuple[float, str]]:
    return ((1.0, match["unit"].lower()) for quote in quotes for match in _a_unit().finditer(quote))


@cache
def _units() -> dict[str, tuple[str, float]]:
    """Return by unit, in the singular and the plural, of which kind it is and how many of the smallest one it has."""
    kinds: dict[str, dict[str, float]] = table("units")["periods"]
    sizes = {unit: (kind, size) for kind, units in kinds.items() for unit, size in units.items()}
    return {**sizes, **{_plural(unit): size for unit, size in sizes.items()}}


def _plural(unit: str) -> str:
    return f"{unit[:-1]}ies" if unit.endswith("y") and unit != "day" else f"{unit}s"


@cache
def _a_unit() -> "regex.Pattern[str]":
    units = alternatives([unit for unit in _units() if not unit.endswith("s")])
    return regex.compile(rf"\b(?:an?|one|the (?:past|last)|this) (?P<unit>{units})\b", regex.IGNORECASE)
