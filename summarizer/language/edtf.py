"""Calendar values in EDTF level 1 (ISO 8601-2:2019), and steps from a date of publication.

EDTF has no weeks and, at level 1, no quarters: both become intervals of days and of months.
"""

from datetime import date, timedelta
from typing import NamedTuple

from summarizer.schemas.values import TimeModifier, TimePrecision


class Point(NamedTuple):
    """A value and how far it reaches. `anchored` says that the date of publication went into it."""

    edtf: str | None
    precision: TimePrecision
    mod: TimeModifier | None = None
    anchored: bool = False


UNRESOLVED = Point(None, "unresolved")


def day(value: date) -> Point:
    """Return one day."""
    return Point(value.isoformat(), "day")


def days(first: date, last: date, precision: TimePrecision = "day") -> Point:
    """Return an interval of days, both ends included."""
    return Point(f"{first}/{last}", precision)


def week(value: date) -> Point:
    """Return the week of this day, Monday to Sunday (ISO 8601)."""
    monday = value - timedelta(days=value.weekday())
    return days(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Point:
    """Return a month; `number` may run beyond 1 to 12 into the years around."""
    years, index = divmod(number - 1, 12)
    return Point(f"{year + years:04d}-{index + 1:02d}", "month")


def quarter(year: int, number: int) -> Point:
    """Return a quarter of the calendar year as an interval of months."""
    years, index = divmod(number - 1, 4)
    return Point(f"{year + years:04d}-{index * 3 + 1:02d}/{year + years:04d}-{index * 3 + 3:02d}", "quarter")


def season(year: int, code: int) -> Point:
    """Return a season by its code, 21 (spring) to 24 (winter)."""
    return Point(f"{year:04d}-{code}", "season")


def year(value: int) -> Point:
    """Return a year."""
    return Point(f"{value:04d}", "year")


def decade(value: int) -> Point:
    """Return the decade of this year."""
    return Point(f"{value // 10:03d}X", "decade")


def unit(published: date, name: str, steps: int) -> Point:
    """Return the week, weekend, month, quarter, year or decade that lies `steps` of them from publication."""
    if name == "day":
        return day(published + timedelta(days=steps))
    if name == "week":
        return week(published + timedelta(weeks=steps))
    if name == "month":
        return month(published.year, published.month + steps)
    if name == "quarter":
        return quarter(published.year, (published.month + 2) // 3 + steps)
    return decade(published.year + 10 * steps) if name == "decade" else year(published.year + steps)


def stretch(published: date, name: str, steps: int) -> Point:
    """Return the interval between publication and `steps` units before (negative) or after it."""
    if name in ("day", "week"):
        other = published + timedelta(days=steps * (7 if name == "week" else 1))
        return days(min(other, published), max(other, published), "week" if name == "week" else "day")
    if name == "month":
        ends = [month(published.year, published.month + step).edtf for step in sorted((steps, 0))]
        return Point("/".join(map(str, ends)), "month")
    first, last = sorted((published.year + steps * (10 if name == "decade" else 1), published.year))
    return Point(f"{first:04d}/{last:04d}", "decade" if name == "decade" else "year")
