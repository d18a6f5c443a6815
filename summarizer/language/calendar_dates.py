"""Dates by the calendar: those that name a day, month or year, the year perhaps left out, and clock times."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from summarizer.language import edtf
from summarizer.language.calendar import FEASTS, HOLIDAYS, MONTHS, MONTHS_SHORT, NAMED_DAYS, ORDINALS, SEASONS, WEEKDAYS
from summarizer.language.data import table
from summarizer.language.edtf import UNRESOLVED, Point
from summarizer.language.numerals import alternatives
from summarizer.language.tense import Tense, is_asked, is_backshifted, is_planned, tense

_CALENDAR = table("calendar")


_DEADLINE = re.compile(
    r"\b(?:by|until|till|through|ahead\sof|no\slater\sthan)\s"
    r"(?:(?:the\s)?(?:start|beginning|middle|end)\sof\s|(?:midnight|noon|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?)\s(?:on\s)?)?(?:the\s)?$"
)
_SINCE = re.compile(r"\bsince\s(?:(?:early|late|mid|last)[\s-]|the\s)?$")
_BEFORE = re.compile(r"\b(?:before|prior\sto)\s$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: the text, the text in lower case, the expression's ends, the publication date."""

    text: str
    low: str
    start: int
    end: int
    published: date

    def before(self, reach: int = 24) -> str:
        """Return the characters in front of the expression, in lower case."""
        return self.low[max(0, self.start - reach) : self.start]

    @property
    def tense(self) -> Tense | None:
        """The tense that dates without a year or a week take: a deadline lies ahead unless the text looks back.

        What something has gone on "since" lies behind, whatever the verb.
        """
        if _SINCE.search(self.before()):
            return "past"
        found = tense(self.low, self.start, self.end)
        return found or ("future" if _DEADLINE.search(self.before()) else None)

    @property
    def is_unsettled(self) -> bool:
        """Whether its past verb tells a question or a plan, and may be the future: "were to meet on Friday"."""
        return is_asked(self.low, self.start) or is_planned(self.low, self.start)

    @property
    def is_open(self) -> bool:
        """Whether a past verb beside a deadline leaves it open on which side of publication it lies."""
        lead = _DEADLINE.search(self.before()) or _BEFORE.search(self.before())
        return lead is not None and self.tense != "future"


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def anchored(point: Point) -> Point:
    """Return a point as one that was resolved against the publication date, if it was resolved at all."""
    return point._replace(anchored=point.edtf is not None)


_REACH, _REACH_BACK = 120, 200
"""Days to a day of another year: in doubt, and where a verb in the past says on which side it lies."""


def _nearest(candidates: list[date], place: Place, reach: int = _REACH) -> date | None:
    """Choose among the dates of several years that share month and day.

    The Associated Press leaves the year out within the current calendar year, so a day of another year is taken
    only within `reach` days; where tense and calendar disagree nothing is chosen.
    """
    today, when = place.published, place.tense
    near = min(candidates, key=lambda day: abs(day - today))
    if near <= today and (today - near).days <= 2:
        return near
    if place.is_unsettled:
        return None
    past, ahead = max(d for d in candidates if d <= today), min(d for d in candidates if d > today)
    if when == "future" or (when is None and (ahead - today).days <= 60 and (today - past).days > 240):
        return ahead
    back = max(reach, _REACH_BACK) if when == "past" else reach
    if not place.is_open and (past.year == today.year or (today - past).days <= back):
        return past
    return ahead if (when != "past" or place.is_open) and (ahead - today).days <= 120 else None


def _of_years(month: int, day: int, place: Place) -> list[date]:
    years = range(place.published.year - 8, place.published.year + 9)
    return [found for year in years if (found := _calendar_day(year, month, day))]


def _iso(match: re.Match[str], _: Place) -> Point | None:
    try:
        found = date.fromisoformat(match["iso_date"])
    except ValueError:
        return None
    clock = match["iso_time"]
    if not clock:
        return edtf.day(found)
    return Point(f"{found}T{clock if len(clock) == 8 else f'{clock}:00'}", "time")


def _named(match: re.Match[str], _: Place) -> Point | None:
    return Point(next(day for i, day in enumerate(NAMED_DAYS) if match[f"named_{i}"]), "day")


def _numeric(match: re.Match[str], _: Place) -> Point | None:
    """Read 25/12/2021 and 12/25/2021; 3/4/2021 is a day in April or in March, so only its year is sure."""
    first, second, year = int(match["n_1"]), int(match["n_2"] or match["n_3"]), int(match["n_year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    readings = {_calendar_day(year, second, first)}
    if match["slash"]:
        readings.add(_calendar_day(year, first, second))
    days = [found for found in readings if found]
    if len(days) == 2:
        return edtf.year(year)
    return edtf.day(days[0]) if days else None


def month_word(place: Place, word: str, at: int) -> int | None:
    """Return the month's number, None where a small letter says that "may" or "mar" is no month."""
    name = word.rstrip(".")
    if (name in ("may", "march") or name in MONTHS_SHORT) and place.text[at].islower():
        return None
    return MONTHS.get(name) or MONTHS_SHORT[name]


def _month_and_day(match: re.Match[str], place: Place, prefix: str) -> Point | None:
    month = month_word(place, match[f"{prefix}_month"], match.start(f"{prefix}_month"))
    numbers = [int(re.sub(r"\D", "", match[f"{prefix}_{end}"] or "0")) for end in ("day", "last")]
    if month is None or 0 < numbers[1] <= numbers[0]:
        return None
    year, weekday = match[f"{prefix}_year"], match[f"{prefix}_weekday"]
    day = numbers[0]
    found = _calendar_day(int(year), month, day) if year else _without_year(month, day, weekday, place)
    if found is None:
        return UNRESOLVED
    last = _calendar_day(found.year, month, numbers[1]) if numbers[1] else None
    point = edtf.days(found, last) if last else edtf.day(found)
    return point if year else anchored(point)


def _without_year(month: int, day: int, weekday: str | None, place: Place) -> date | None:
    candidates = _of_years(month, day, place)
    if weekday:
        wanted = next(number for name, number in WEEKDAYS.items() if name.startswith(weekday[:3]))
        fitting = [found for found in candidates if found.weekday() == wanted]
        return min(fitting, key=lambda found: abs(found - place.published), default=None)
    return _nearest(candidates, place) if candidates else None


def _month_year(match: re.Match[str], place: Place) -> Point | None:
    month = month_word(place, match["my_month"], match.start("my_month"))
    return edtf.month(int(match["my_year"]), month) if month else None


def _season_year(match: re.Match[str], _: Place) -> Point:
    return edtf.season(int(match["sy_year"]), SEASONS[match["sy_season"]])


def _part_year(match: re.Match[str], _: Place) -> Point | None:
    year = int(match["py_year"])
    number = ORDINALS[match["py_word"]] if match["py_word"] else int(match["py_number"])
    if (match["py_part"] or match["py_letter"])[0] == "q":
        return edtf.quarter(year, number)
    first = 1 if number == 1 else 7
    return Point(f"{year}-{first:02d}/{year}-{first + 5:02d}", "month")


def _clock(match: re.Match[str], place: Place) -> Point | None:
    if match["noon"]:
        return UNRESOLVED if _AT.search(place.before()) else None
    hour = int(match["hour"] or match["hour24"] or match["hour4"])
    if match["half"]:
        return UNRESOLVED if 1 <= hour <= 12 else None
    told = match["hour4"] or match.end("minute24") < match.end() or _AT.search(place.before())
    return UNRESOLVED if told else None


_AT = re.compile(r"\b(?:at|by|until|till|from|around|about|after|before|since|to)\s$")


def clock_time(expression: str) -> str:
    """Return "15:30:00" for "3:30 p.m.", "15.30" or "1530 GMT", "12:00:00" for noon."""
    if expression.startswith("noon"):
        return "12:00:00"
    digits = re.match(r"(\d{1,2}?)[:.]?(\d\d)?(?!\d)\s?([ap])?", expression)
    hour, minute, half = digits.groups() if digits else ("0", None, None)
    shift = 12 if half == "p" else 0
    return f"{int(hour) % 12 + shift if half else int(hour):02d}:{minute or '00'}:00"


_MONTH_CUE = re.compile(rf"(?<![a-z])(?:{alternatives(_CALENDAR['month_cues']['words'])})[\s-](?:the\s)?$")
_MONTH_LINK = re.compile(rf"\b(?:{alternatives(_CALENDAR['month_cues']['also'])})\s$")
_NAMES_TOO = frozenset(("april", "may", "june", "august", "march"))


def _month(match: re.Match[str], place: Place) -> Point | None:
    name = match["bare_month"]
    if place.text[place.start].islower() and name in _NAMES_TOO:
        return None
    linked = _MONTH_CUE.search(place.before()) or (name not in _NAMES_TOO and _MONTH_LINK.search(place.before()))
    if not linked:
        return None
    today, number = place.published, MONTHS[name]
    if number == today.month:
        return anchored(edtf.month(today.year, number))
    found = _nearest(_of_years(number, 1, place), place, reach=366 if place.tense == "past" else 240)
    if found and found.year < today.year and is_backshifted(place.low, place.start):
        return UNRESOLVED
    return anchored(edtf.month(found.year, number)) if found else UNRESOLVED


def _holiday(match: re.Match[str], place: Place) -> Point:
    month, day = map(int, HOLIDAYS[re.sub(r"\s", " ", match["holiday_name"].replace("’", "'"))].split("-"))
    if match["holiday_year"]:
        return edtf.day(date(int(match["holiday_year"]), month, day))
    found = _nearest(_of_years(month, day, place), place)
    return anchored(edtf.day(found)) if found else UNRESOLVED


_LASTING = re.compile(r"\b(?:since|until|till|by|before|after)\s$")
_ALONE = re.compile(r"[.,;:)]|$|\s(?:and|but|when|that|because|in|at|the|has|have|had|was|were|is|are|will|would)\b")


def _feast(match: re.Match[str], place: Place) -> Point | None:
    if not _LASTING.search(place.before()) or not _ALONE.match(place.low, place.end):
        return None
    month, day = map(int, FEASTS[match["feast_name"]].split("-"))
    found = _nearest(_of_years(month, day, place), place)
    return anchored(edtf.day(found)) if found else UNRESOLVED


Reader = Callable[[re.Match[str], Place], Point | None]

READERS: dict[str, Reader] = {
    "iso": _iso,
    "named": _named,
    "numeric": _numeric,
    "month_day": lambda match, place: _month_and_day(match, place, "md"),
    "day_month": lambda match, place: _month_and_day(match, place, "dm"),
    "month_year": _month_year,
    "season_year": _season_year,
    "part_year": _part_year,
    "clock": _clock,
    "month": _month,
    "holiday": _holiday,
    "feast": _feast,
}
"""Readers by the form that they read; None from a reader says that it is no date after all."""
