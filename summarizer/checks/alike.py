"""Whether one figure stands for another: equal, rounded and said to be, cut short, or counted in other words."""

import math
from collections.abc import Sequence

from summarizer.language.quantities import Figure, same_value
from summarizer.language.units import SHARE, is_measure

Given = tuple[Figure, str]
"""A figure with the sentence that gives it."""

# To which side of the figure a modifier says that the exact one lies.
_BOUNDS = {"MORE_THAN": 1, "EQUAL_OR_MORE": 1, "LESS_THAN": -1, "EQUAL_OR_LESS": -1}
SCALES = (1e3, 1e6, 1e9)
# "She was 20", "20 years old"; "£5", "five pounds".
_UNITS_ALIKE = ({"", "years old"}, {"lb", "GBP"})


def is_equal(figure: Figure, other: Figure) -> bool:
    """Tell one value, also in units that a text may not tell apart, and "8 rounds" for "the eighth round"."""
    if other.kind == "date" and figure.kind == "quantity" and figure.unit and not other.unit:
        return False  # "20 days" is not 20 January
    if same_value(figure, other):
        return True
    alike = {figure.unit, other.unit} in _UNITS_ALIKE or other.kind == "ordinal" or _are_studies(figure, other)
    return alike and figure.value == other.value and figure.modifier != "VAGUE"


def _are_studies(figure: Figure, other: Figure) -> bool:
    """Tell "three degrees" for "three courses": an angle is nothing that another noun stands for."""
    units = {figure.unit, other.unit}
    return "degrees" in units and not any(is_measure(unit) for unit in units - {"degrees"})


def stands_for(figure: Figure, other: Figure, there: Sequence[Given]) -> bool:
    """Tell a rounding that says so, a magnitude or a unit named once beside `there`, and a third of three."""
    return (
        _is_rounding(figure, other)
        or _is_completed(figure, other, there)
        or _is_unit_beside(figure, other, there)
        or _is_nth(figure, other)
        or _is_spoken(figure, other, there)
    )


def _is_spoken(figure: Figure, other: Figure, there: Sequence[Given]) -> bool:
    """Tell "12.50 euros" for "twelve, fifty euros", as prices are said."""
    hundredths = round((figure.value - other.value) * 100, 6)
    cents = (one for one, _ in there if one.value == hundredths and one.unit == figure.unit)
    return not other.unit and is_measure(figure.unit) and 0 < hundredths < 100 and any(cents)


def _is_unit_beside(figure: Figure, other: Figure, there: Sequence[Given]) -> bool:
    """Tell "1,400 megawatts" for a bare "1,400" where another cited figure is in megawatts."""
    if figure.value != other.value or figure.modifier != other.modifier or other.unit or other.kind == "date":
        return False
    return any(beside.unit == figure.unit for beside, _ in there)


def _is_completed(figure: Figure, other: Figure, there: Sequence[Given]) -> bool:
    """Tell "three billion" for a bare "three" after figures in billions."""
    scale = figure.value / other.value if other.value and not other.unit else 0
    return scale in SCALES and any(beside.value >= scale and figure.unit in {"", beside.unit} for beside, _ in there)


def _is_nth(figure: Figure, other: Figure) -> bool:
    """Tell "a third", the third of three, from the share."""
    return other.kind == "ordinal" and figure.unit == SHARE and math.isclose(figure.value * other.value, 1)


def _is_rounding(figure: Figure, other: Figure) -> bool:
    """Tell "about 2,500" or "hundreds" for an exact figure: a rounding that says so."""
    if figure.modifier == "EXACT" or other.modifier != "EXACT" or not figure.value:
        return False
    if figure.modifier == "VAGUE":
        return figure.value <= other.value < 10 * figure.value
    if _BOUNDS.get(figure.modifier, 0) * (other.value - figure.value) < 0:
        return False  # 49.95 is not "over 50"
    digits = len(f"{figure.value:.10g}".replace(".", "").rstrip("0"))
    step = 10.0 ** (math.floor(math.log10(abs(figure.value))) - digits + 1)
    return figure.unit == other.unit and 0 < abs(figure.value - other.value) < step
