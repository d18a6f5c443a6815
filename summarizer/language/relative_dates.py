"""Dates told from the day of publication: "yesterday", "last Friday", "two weeks ago", "over the weekend".

What is told from another day of the text ("the next day", "three weeks later") stays unresolved.
"""

import re
from datetime import date, timedelta

from summarizer.language import edtf
from summarizer.language.calendar import MONTHS, SEASONS, WEEKDAYS
from summarizer.language.calendar_dates import Place, Reader, anchored, month_word
from summarizer.language.data import table
from summarizer.language.edtf import UNRESOLVED, Point
from summarizer.language.numerals import alternatives, cardinal

_CALENDAR = table("calendar")
_UNITS = frozenset(("day", "week", "month", "quarter", "year", "decade"))
_ONE_DAY = timedelta(days=1)

_STEPS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


_TITLE = re.compile(r"\b[A-Z]\w*\s$")


def _today(match: re.Match[str], place: Place) -> Point | None:
    if place.text[place.start].isupper() and _TITLE.search(place.text, max(0, place.start - 20), place.start):
        return None  # a newspaper: "USA Today"
    word = re.sub(r"\s", " ", match["day_word"])
    if word == "overnight":
        return edtf.days(place.published - _ONE_DAY, place.published)
    return edtf.day(place.published + _STEPS.get(word, 0) * _ONE_DAY)


_RECURRING = re.compile(r"every|each|most|alternate|any|some")
_NARRATIVE = re.compile(r"(?:the\s)?(?:following|previous|same)|the\snext|on\sa|one|.*that")
_NOT_BEFORE = re.compile(rf"\b(?:{alternatives(_CALENDAR['not_weekdays']['before'])})\s$")
_NOT_AFTER = re.compile(rf"\s(?:{alternatives(_CALENDAR['not_weekdays']['after'])})\b")


def _names_other(place: Place, end: int) -> bool:
    """Tell "Black Friday", "Sunday Times" and the place of "in Saturday Cove" from a day."""
    if _NOT_BEFORE.search(place.before()) or _NOT_AFTER.match(place.low, end):
        return True
    return bool(_IN.search(place.before()) and _CAPITAL.match(place.text, place.end))


_IN = re.compile(r"\b(?:in|near|of)\s$")
_CAPITAL = re.compile(r"\s[A-Z][a-z]")


def _weekday(match: re.Match[str], place: Place) -> Point | None:
    which = match["which"] or ""
    if match["plural"] or match["plural_part"] or _RECURRING.match(which):
        return None
    if _names_other(place, match.end("weekday_name")):
        return None
    number = WEEKDAYS[match["weekday_name"]]
    if match["of_week"]:
        return _in_week(place.published, number, {"last": -1, "this": 0, "next": 1}[match["of_week"]])
    if _NARRATIVE.match(which):
        return UNRESOLVED
    if which in ("last", "next", "this"):
        return _stepped_weekday(place.published, number, which)
    when = "future" if which.endswith("coming") else place.tense
    if not which and (place.is_open or place.is_unsettled):
        return UNRESOLVED
    if when == "future":
        return edtf.day(place.published + (number - place.published.weekday()) % 7 * _ONE_DAY)
    return edtf.day(place.published - (place.published.weekday() - number) % 7 * _ONE_DAY)


def _in_week(published: date, weekday: int, step: int) -> Point:
    return edtf.day(published + timedelta(days=weekday - published.weekday(), weeks=step))


def _stepped_weekday(published: date, weekday: int, which: str) -> Point:
    """Resolve "last Friday", "next Friday", "this Friday".

    Where that Friday stands in the week of publication, "last" and "next" may mean it or the one a week further:
    the answer is then both, as an interval.
    """
    here = published + (weekday - published.weekday()) * _ONE_DAY
    if which == "this":
        return edtf.day(here)
    step = timedelta(weeks=-1 if which == "last" else 1)
    if (here < published) if which == "last" else (here > published):
        return edtf.days(min(here, here + step), max(here, here + step), "week")
    return edtf.day(here + step)


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return 1 if words in ("a", "an") else int(cardinal(words)[0]) or None


def _ago(match: re.Match[str], place: Place) -> Point | None:
    ways = {"ago": -1, "from now": 1, "hence": 1}
    way = ways.get(re.sub(r"\s", " ", match["way"]))
    count = _count(match["ago_count"] or "several")
    if way is None or count is None or match["ago_unit"] not in _UNITS:
        return UNRESOLVED if match["ago_count"] or match["way"] == "ago" else None
    return edtf.unit(place.published, match["ago_unit"], way * count)


_RANKED = re.compile(r"\b(?:first|second|third|only|most|least|times?|\w+est)\b[^.;]*$")


def _within(match: re.Match[str], place: Place) -> Point | None:
    count = _count(match["in_count"])
    if count is None or place.tense != "future" or _RANKED.search(place.before(60)):
        return None
    if match.group().startswith("with"):
        return edtf.stretch(place.published, match["in_unit"], count)
    return edtf.unit(place.published, match["in_unit"], count)


def _stretch(match: re.Match[str], place: Place) -> Point | None:
    count = _count(match["length"]) or 1
    side = 1 if match["side"] in ("next", "coming") else -1
    if match["length_unit"] == "hour":
        return edtf.stretch(place.published, "day", side * -(-count // 24))
    return edtf.stretch(place.published, match["length_unit"], side * count)


_DURING = re.compile(r"\b(?:over|in|within|for|during|of)\s$")


def _unit(match: re.Match[str], place: Place) -> Point | None:
    name, step = match["unit_name"], match["step"]
    if step in ("previous", "following", "preceding", "same") or name in ("evening", "morning", "night"):
        return UNRESOLVED if step not in ("this", "last", "past", "coming") else None
    if name == "day":
        return UNRESOLVED if match["the"] and step == "next" else None
    if name in MONTHS:
        return _stepped_month(match, place)
    if name in SEASONS:
        return _stepped_season(place.published, name, step)
    if name == "weekend":
        return _weekend(place, {"next": 1, "last": -1}.get(step, 0))
    if match["the"] and step in ("last", "next") and not _DURING.search(place.before()):
        return UNRESOLVED
    if step in ("past", "coming") or (match["the"] and step != "current"):
        return edtf.stretch(place.published, name, -1 if step in ("past", "last") else 1)
    return edtf.unit(place.published, name, {"last": -1, "next": 1}.get(step, 0))


def _stepped_month(match: re.Match[str], place: Place) -> Point | None:
    number, today = MONTHS[match["unit_name"]], place.published
    if month_word(place, match["unit_name"], match.start("unit_name")) is None:
        return None
    if match["step"] in ("last", "past"):
        return edtf.month(today.year - (number >= today.month), number)
    if match["step"] == "next":
        return edtf.month(today.year + 1, number) if number <= today.month else UNRESOLVED
    return edtf.month(today.year, number)


def _stepped_season(published: date, name: str, step: str) -> Point:
    code = SEASONS[name]
    first = (code - 20) * 3  # March, June, September; a winter belongs to two years
    if code == 24:
        is_sure = step in ("last", "past") and published.month in range(4, 12)
        return edtf.season(published.year - 1, code) if is_sure else UNRESOLVED
    if step in ("last", "past"):
        return edtf.season(published.year - (published.month <= first + 2), code)
    if step == "next":
        return edtf.season(published.year + 1, code) if published.month >= first else UNRESOLVED
    return edtf.season(published.year, code)


def _weekend(place: Place, step: int) -> Point:
    saturday = place.published + (5 - place.published.weekday()) * _ONE_DAY
    on_weekend = place.published >= saturday
    if step == 1 and not on_weekend:
        return UNRESOLVED
    if step == 0 and not on_weekend and place.tense != "future":
        step = -1
    return edtf.days(saturday + timedelta(weeks=step), saturday + timedelta(weeks=step, days=1), "week")


def _the_weekend(_: re.Match[str], place: Place) -> Point:
    return _weekend(place, 0)


def _edge(match: re.Match[str], place: Place) -> Point:
    point = edtf.unit(place.published, match["edge_unit"], {"next": 1, "last": -1}.get(match["edge_step"], 0))
    return point._replace(mod={"end": "END", "middle": "MID"}.get(match["edge_name"], "START"))  # type: ignore[arg-type]


def _relative(reader: Reader) -> Reader:
    def read(match: re.Match[str], place: Place) -> Point | None:
        point = reader(match, place)
        return anchored(point) if point else None

    return read


READERS: dict[str, Reader] = {
    "today": _relative(_today),
    "weekday": _relative(_weekday),
    "ago": _relative(_ago),
    "within": _relative(_within),
    "stretch": _relative(_stretch),
    "unit": _relative(_unit),
    "edge": _relative(_edge),
    "weekend": _relative(_the_weekend),
}
"""Readers by the form that they read; None from a reader says that it is no date after all."""
