"""Quantities: figures with their modifier, bounds, unit and category; and every number of a text, for comparing.

Dates, clock times, scores, ordinals and numbers that are part of a name are no quantities, but they are figures.
"""

import math
import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import cast

from summarizer.language.casualties import category_of
from summarizer.language.count import Count, Kind
from summarizer.language.counts import counts
from summarizer.language.units import SHARE, is_measure, is_money
from summarizer.language.words import lowered
from summarizer.schemas.spans import Quantity, Span
from summarizer.schemas.values import BoundsBasis, Modifier, QuantityCategory


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text with what is needed to compare it: 12 for "twelve", 1.2e9 USD for "$1.2 billion".

    A range gives two figures; "dozens" has the number that it starts at. `kind` is `other` for numbers in names and
    scores, and for clock times outside dates; `unit` is "" where there is none.
    """

    value: float
    modifier: Modifier
    unit: str
    kind: Kind
    span: Span


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, usually a sentence, in order.

    `unit` is the ISO 4217 code of a currency, the short name of a measure, or the noun as the text has it; `share`
    for a part of a whole. Bounds are `stated` where the text gives them, `derived` where they are ours.
    """
    low = lowered(text)
    found: list[Quantity] = []
    for count in counts(text):
        if count.kind == "quantity":
            quantity = _quantity(text, low, count)
            found.append(_part_of(found[-1], quantity, low) if found else quantity)
    return tuple(found)


@lru_cache(maxsize=512)  # a sentence is compared with every item that cites it
def figures(text: str) -> tuple[Figure, ...]:
    """Return every number of the text in order, those of dates, names and scores included."""
    return tuple(
        Figure(
            value=float(numeral.value),
            modifier=_modifier(count),
            unit=count.unit,
            kind=count.kind,
            span=Span.cut(text, numeral.start, numeral.end),
        )
        for count in counts(text)
        for numeral in (count.numeral, count.upper)
        if numeral
    )


def same_value(first: Figure, second: Figure) -> bool:
    """Return whether both are the same figure in another notation: "5%" and "five percent", "half" and "50 percent".

    Nothing is rounded or converted. Counted nouns may differ ("12 troops", "12 soldiers"); measures and
    currencies may not, and an ordinal or a vague number equals only its like.
    """
    if (first.kind == "ordinal") != (second.kind == "ordinal"):
        return False
    if (first.modifier == "VAGUE") != (second.modifier == "VAGUE"):
        return False
    (value, unit), (other, other_unit) = _in_percent(first), _in_percent(second)
    if (is_measure(unit) or is_measure(other_unit)) and unit != other_unit:
        return False
    return math.isclose(value, other, rel_tol=1e-9)


def _in_percent(figure: Figure) -> tuple[float, str]:
    return (figure.value * 100, "percent") if figure.unit == SHARE else (figure.value, figure.unit)


def _quantity(text: str, low: str, count: Count) -> Quantity:
    category = _category(low, count)
    provisional = count.provisional or (category in _TOLLS and _SO_FAR.match(low, count.end) is not None)
    modifier: Modifier = "EQUAL_OR_MORE" if provisional and count.modifier == "EXACT" else _modifier(count)
    lower, upper, basis = _bounds(count, modifier)
    return Quantity(
        start=count.start,
        end=count.end,
        text=text[count.start : count.end],
        value=None if modifier in ("VAGUE", "BETWEEN") else float(count.numeral.value),
        lower=None if lower is None else float(lower),
        upper=None if upper is None else float(upper),
        modifier=modifier,
        bounds_basis="derived" if provisional else basis,
        unit=count.unit,
        category=category,
    )


_INCLUDING = re.compile(r"[^;]{0,80}\b(?:including|among\sthem)\s")


def _part_of(whole: Quantity, part: Quantity, low: str) -> Quantity:
    """Return a quantity with category and unit of the one that it is part of: "wounded dozens, including 69"."""
    if (
        part.category != "other"
        or whole.category not in _TOLLS
        or not _INCLUDING.fullmatch(low[whole.end : part.start])
    ):
        return part
    return replace(part, category=whole.category, unit=part.unit or whole.unit)


_TOLLS = frozenset(("killed", "injured", "missing", "displaced", "detained"))
_SO_FAR = re.compile(r"[^.;,\d]{0,60}\b(?:so\sfar|thus\sfar|to\sdate)\b")


def _modifier(count: Count) -> Modifier:
    if count.numeral.form == "vague" and not count.upper:
        return "VAGUE"
    return cast("Modifier", "APPROX" if count.modifier == "NEAR_BELOW" else count.modifier)


def _category(low: str, count: Count) -> QuantityCategory:
    if is_money(count.unit):
        return "money"
    if count.unit in _PERCENT:
        return "percent"
    return "other" if is_measure(count.unit) else category_of(low, count.start, count.end, count.unit)


_PERCENT = frozenset(("percent", "percentage points", "basis points", SHARE))


def _bounds(count: Count, modifier: Modifier) -> tuple[Decimal | None, Decimal | None, BoundsBasis]:
    """Return the smallest and the largest value that the wording leaves open; None is open."""
    value = count.numeral.value
    step = 0 if is_measure(count.unit) or value % 1 or count.numeral.scale > 1 else 1
    floor = Decimal(0) if value >= 0 else None
    match modifier:
        case "BETWEEN":
            return value, count.upper.value if count.upper else None, "stated"
        case "VAGUE":
            return value, None, "derived"
        case "APPROX":
            lower, upper = approximate(value, whole=step == 1)
            return lower, value if count.modifier == "NEAR_BELOW" else upper, "derived"
        case "LESS_THAN":
            return floor, value - step, "stated"
        case "MORE_THAN":
            return value + step, None, "stated"
        case "EQUAL_OR_LESS":
            return floor, value, "stated"
        case "EQUAL_OR_MORE":
            return value, None, "stated"
    return value, value, "stated"


_CAP = Decimal("0.2")
_WHOLE = Decimal(1)


def approximate(value: Decimal, *, whole: bool) -> tuple[Decimal, Decimal]:
    """Return the bounds of "about `value`": two units of its last non-zero digit, at most a fifth of it.

    The two units follow PyUncertainNumber after Ferson et al. 2015; the cap is ours. `whole` keeps the bounds of
    things that are counted whole.
    """
    exponent = value.normalize().as_tuple().exponent
    width = min(2 * Decimal(10) ** int(exponent), abs(value) * _CAP) if value else Decimal(0)
    lower, upper = value - width, value + width
    if whole:
        return lower.quantize(_WHOLE, ROUND_CEILING), upper.quantize(_WHOLE, ROUND_FLOOR)
    return lower, upper
