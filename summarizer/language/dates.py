"""Dates: time expressions of news English with their value in EDTF, resolved against the date of publication.

Durations ("for three days"), ages and recurring days ("every Monday") are no points in time and are left out. In
doubt a value is coarser or unresolved: never a wrong day.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from summarizer.language import timex
from summarizer.language.calendar_dates import clock_time
from summarizer.language.data import table
from summarizer.language.edtf import UNRESOLVED, Point
from summarizer.language.numerals import alternatives
from summarizer.language.words import lowered
from summarizer.schemas.spans import Time
from summarizer.schemas.values import TimeModifier


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    form: str
    point: Point


def times(text: str, published: date | None) -> tuple[Time, ...]:
    """Return the time expressions of a text in order, each with its EDTF value and TIMEX3 modifier.

    Relative ones rest on `published` (`anchor_assumed`); without it they stay unresolved.
    """
    return tuple(
        Time(
            start=found.start,
            end=found.end,
            text=text[found.start : found.end],
            edtf=found.point.edtf,
            precision=found.point.precision,
            mod=found.point.mod,
            anchor=published if found.point.anchored else None,
            anchor_assumed=found.point.anchored,
        )
        for found in _found(text, published)
    )


def time_spans(text: str) -> list[tuple[int, int]]:
    """Return where times stand, without resolving them: their numbers are no quantities."""
    return [(found.start, found.end) for found in _found(text, None)]


@lru_cache(maxsize=512)  # a sentence without a date of publication is read for its times as for its figures
def _found(text: str, published: date | None) -> tuple[_Found, ...]:
    low = lowered(text)
    joined: list[_Found] = []
    for reading in timex.read(text, low, published if published and published.year in _YEARS else None):
        found = _Found(*reading)
        both = _join(joined[-1], found, low) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(found)
    return tuple([_with_lead(found, low) for found in joined])


_YEARS = range(1000, 9000)  # a date of publication outside is a feed's placeholder, such as 0001-01-01
_RANGE = re.compile(r"\s(?:to|through|until|till)\s(?:the\s)?|\s?[-–—]\s?")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:early\s|late\s|the\s)?$")
_CLOCK_GAP = re.compile(
    r",?\s(?:(?:on|at|early|late|this|local\stime(?:\son)?)\s)?"
    r"(?P<about>(?:at\s)?(?:around|about|(?:shortly|just)\s(?:before|after))\s)?"
)


def _join(first: _Found, second: _Found, low: str) -> _Found | None:
    """Return both as one where they are the ends of a range, or a clock time and its day."""
    gap = low[first.end : second.start]
    if len(gap) > 30:
        return None
    if "clock" in (first.form, second.form):
        clocked = _CLOCK_GAP.fullmatch(gap) if first.form != second.form else None
        return _clocked(first, second, low, clocked) if clocked else None
    between = _AND.fullmatch(gap) and _BETWEEN.search(low[max(0, first.start - 20) : first.start])
    if between or _RANGE.fullmatch(gap):
        point = _interval(first.point, second.point)
        return _Found(first.start, second.end, "range", point) if point else None
    return None


def _clocked(first: _Found, second: _Found, low: str, gap: re.Match[str]) -> _Found | None:
    clock, other = (first, second) if first.form == "clock" else (second, first)
    if other.point.precision not in ("day", "unresolved") or "/" in (other.point.edtf or ""):
        return None
    point = other.point
    if point.edtf:
        time = clock_time(low[clock.start : clock.end])
        point = point._replace(edtf=f"{point.edtf}T{time}", precision="time", mod="APPROX" if gap["about"] else None)
    return _Found(first.start, second.end, "range", point)


def _interval(first: Point, last: Point) -> Point | None:
    if first.precision != last.precision or not (first.edtf and last.edtf) or "/" in first.edtf + last.edtf:
        return None
    start, end = _first_year(first.edtf), _last_year(last.edtf)
    if first.anchored and not last.anchored:  # "March to June 2020": the year of the second counts for both
        start = end[:4] + start[4:]
        start = f"{int(end[:4]) - 1:04d}{start[4:]}" if start > end else start
    if start > end:
        return UNRESOLVED
    return Point(f"{start}/{end}", first.precision, None, last.anchored)


def _first_year(value: str) -> str:
    """Return a value that can begin an interval: its ends take no unspecified digits at level 1."""
    return value.replace("X", "0")


def _last_year(value: str) -> str:
    return value.replace("X", "9")


_LEADS: dict[str, str] = table("calendar")["leads"]
_LEAD = re.compile(rf"(?<![\w-])({alternatives(_LEADS)})[\s-](?:the\s)?$")
_AGO: dict[str, TimeModifier] = table("calendar")["ago"]
_AGO_LEAD = re.compile(rf"(?<![\w-])({alternatives(_AGO)})\s$")
_POSSESSIVE = re.compile(r"['’]s?\s")


def _with_lead(found: _Found, low: str) -> _Found:
    """Return the expression with the words before it that bound it, as in "since 2019" or "by late March"."""
    if found.point.edtf is None:
        return found
    ago = found.form == "ago"
    lead = (_AGO_LEAD if ago else _LEAD).search(low, max(0, found.start - 20), found.start)
    if lead is None:
        return found
    word = re.sub(r"\s", " ", lead[1])
    bound = _AGO[word] if ago else _LEADS[word]
    if bound in ("before", "after") and _POSSESSIVE.match(low, found.end):
        return found
    bounded = replace(found, start=lead.start(), point=_bounded(found.point, bound))
    return bounded if ago or bound in ("since", "until", "by", "before", "after") else _with_lead(bounded, low)


def _bounded(point: Point, bound: str) -> Point:
    value = point.edtf or ""
    first, last = value.split("/")[0], value.split("/")[-1]
    match bound:
        case "since":
            return point._replace(edtf=f"{_first_year(first)}/..", mod="ON_OR_AFTER")
        case "before" if point.mod in ("MID", "END"):  # "before the end of April" is within it, or before it
            return _bounded(point, "by")
        case "until" | "by":
            return point._replace(edtf=f"../{_last_year(last)}", mod="ON_OR_BEFORE")
        case "before":
            return point._replace(mod="BEFORE")
        case "after":
            return point._replace(mod="AFTER")
        case "APPROX" if not set(value) & set("/TX"):
            return point._replace(edtf=f"{value.rstrip('~')}~", mod="APPROX")
    return point._replace(mod=bound)  # type: ignore[arg-type]
