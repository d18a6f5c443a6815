"""Counts: every numeral of a text with its unit, its modifier and what kind of number it is; ranges in one piece.

The common ground of `quantities` and `figures`.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from summarizer.language.count import REACH, Count, count_of, dated_of
from summarizer.language.data import table
from summarizer.language.dates import time_spans
from summarizer.language.numerals import alternatives, numerals
from summarizer.language.units import SHARE, is_measure
from summarizer.language.words import lowered

_UNITS = table("units")
_RANGE = re.compile(r"\s(?:to|or)\s|\s?[-–—]\s?|-to-")
_DASH = re.compile(r"[-–—]")
_SHARES, _HUNDRED = frozenset(("percent", "percentage points", "basis points", SHARE)), 100
_AND = re.compile(r"\sand\s")
_OUT_OF = re.compile(r"\s(?:in|out\sof)\s|-in-")
_BETWEEN = re.compile(r"\b(?P<word>between|from)\s(?:about\s|around\s)?$")
_CHANGE = re.compile(rf"\b(?:{alternatives(_UNITS['change']['words'])})\b[^.;]{{0,24}}$")
_MOVED = re.compile(rf"\b(?:{alternatives(_UNITS['change']['moves'])})\s(?:by\s)?$")
_SCORE = re.compile(rf"\b(?:{alternatives(_UNITS['score']['words'])})\b")
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000))
_COMMA = re.compile(r",\s")
_OUT_OF_ITS = re.compile(r"\sof\s(?:the|its|their|his|her|our|those|these)\s")
_LAST = re.compile(r",?\sand\s|\sor\s")


@lru_cache(maxsize=512)  # figures and quantities are two views of it
def counts(text: str) -> tuple[Count, ...]:
    """Return every number of the text in order, the two ends of a range together."""
    read = list(numerals(text))
    if not read:
        return ()
    low, spans = lowered(text), time_spans(text)
    starts = [start for start, _ in spans]
    found: list[Count] = []
    for numeral in read:
        if found and numeral.start < found[-1].end:
            continue  # "second" in "a five second pause"
        index = bisect_right(starts, numeral.start) - 1
        dated = index >= 0 and numeral.start < spans[index][1]
        count = dated_of(low, numeral) if dated else count_of(text, low, numeral)
        if count:
            found[-1:] = _joined(found[-1], count, low) if found else [count]
    return tuple(_with_shared_units(found, low))


def _joined(first: Count, second: Count, low: str) -> list[Count]:
    """Return both counts, or one where they are a range or a share ("nine in ten"), or both as a score."""
    gap = low[first.end : second.numeral.start]
    if first.kind == "other" and second.kind == "quantity" and _DASH.fullmatch(gap) and not second.unit:
        return [first, replace(second, kind="other", end=second.numeral.end)]  # "beat Ealing 45-40"
    if len(gap) > 9 or {first.kind, second.kind} != {"quantity"} or first.upper:
        return [first, second]
    if _OUT_OF.fullmatch(gap) and _is_share(first, second, gap):
        value = first.numeral.value / second.numeral.value
        numeral = replace(first.numeral, end=second.numeral.end, value=value, form="share")
        return [replace(first, numeral=numeral, end=second.numeral.end, unit=SHARE)]
    if _is_score(first, second, gap, low):
        return [replace(count, kind="other", unit="", end=count.numeral.end) for count in (first, second)]
    before = _BETWEEN.search(low, max(0, first.start - REACH), first.start)
    if not (_RANGE.fullmatch(gap) or (before and before["word"] == "between" and _AND.fullmatch(gap))):
        return [first, second]
    if (
        first.numeral.currency
        and second.numeral.currency
        and not before
        and _MOVED.search(low, max(0, first.start - REACH), first.start)
    ):
        return [first, second]  # "rose $2.90 to $74.15"
    if before and before["word"] == "from" and _CHANGE.search(low, max(0, before.start() - REACH), before.start()):
        return [_with_unit(first, second), second]
    return _range(first, second, before.start() if before else first.start)


def _is_share(first: Count, second: Count, gap: str) -> bool:
    whole = second.numeral.value
    counted = first.numeral.value == 1 and not second.unit  # "one tram in five"
    likely = whole in _WHOLES and (not first.unit or counted) and not is_measure(second.unit)
    return first.numeral.value < whole and not is_measure(first.unit) and (likely or (" out" in gap and not first.unit))


def _is_score(first: Count, second: Count, gap: str, low: str) -> bool:
    if (
        first.unit
        or not (first.numeral.form == second.numeral.form == "digits")
        or not _RANGE.fullmatch(gap)
        or " or " in gap
    ):
        return False
    if first.numeral.value >= second.numeral.value:
        return first.numeral.scale == second.numeral.scale == 1 and not second.numeral.currency
    around = low[max(0, first.start - 40) : first.start], low[second.numeral.end : second.numeral.end + 30]
    return not second.unit and second.numeral.value < 1000 and any(_SCORE.search(side) for side in around)


def _range(first: Count, second: Count, start: int) -> list[Count]:
    if first.unit != second.unit and is_measure(first.unit) and is_measure(second.unit):
        return [first, second]  # "fell 9% to $548 million"
    lower = _with_unit(first, second)
    differs = bool(second.unit) and lower.unit != second.unit  # "$10-15 million" names its unit once
    if lower.numeral.value >= second.numeral.value or (differs and is_measure(lower.unit)):
        return [lower, second]
    if first.unit in _SHARES and not second.unit and second.numeral.value > _HUNDRED:
        return [first, second]  # "rose 4% to 8.12 billion"
    numeral = replace(lower.numeral, currency=second.numeral.currency or lower.numeral.currency)
    unit = second.unit or lower.unit
    return [
        replace(
            second, numeral=numeral, upper=second.numeral, start=start, unit=unit, modifier="BETWEEN", provisional=False
        )
    ]


def _with_unit(first: Count, second: Count) -> Count:
    """Return the first end of a range with the magnitude and unit that only the second one names."""
    numeral = first.numeral
    if numeral.scale == 1 < second.numeral.scale and numeral.value < second.numeral.value / second.numeral.scale:
        numeral = numeral.scaled(second.numeral.scale)
    return replace(first, numeral=numeral, unit=first.unit or second.unit)


def _with_shared_units(found: list[Count], low: str) -> list[Count]:
    """Give the measure that closes a list to all its numbers, and what a whole counts to its part.

    For instance "5, 6 and 7 percent" and "45 of its 60 cows".
    """
    open_list = False
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        gap = low[here.end : after.start][:8]
        bare = here.kind == after.kind == "quantity" and not here.unit
        open_list = bool(_LAST.fullmatch(gap) or (open_list and _COMMA.fullmatch(gap)))
        measured = is_measure(after.unit) and not after.numeral.currency and after.unit != SHARE
        if bare and ((open_list and measured) or _is_part(here, after, low)):
            found[index] = replace(here, unit=after.unit)
    return found


def _is_part(here: Count, after: Count, low: str) -> bool:
    gap = low[here.numeral.end : after.start][:12]
    return here.numeral.value <= after.numeral.value and _OUT_OF_ITS.fullmatch(gap) is not None
