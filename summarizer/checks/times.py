"""Dates of a text: whether the cited sentences or those beside them have them, in other words or coarser."""

from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.ground import Item
from summarizer.language.calendar import HOLIDAYS, MONTHS, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT
from summarizer.language.words import tokens, vocabulary
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Time
from summarizer.typography import locate


def is_other_day(ours: str, theirs: str) -> bool:
    """Tell one weekday put for another, or one month: by their first three letters, short for "Jan." and "Sept."."""
    new, old = ({word[:3] for _, _, word in tokens(part) if word in _days()} for part in (ours, theirs))
    return any({*new, *old} <= kind and new.isdisjoint(old) for kind in _kinds_of_day()) and bool(new and old)


def may_name_day(text: str) -> bool:
    """Tell whether a text may name a month or a weekday."""
    return not vocabulary(text).isdisjoint(map(str.lower, _days()))


def misdated(time: Time, item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a date that neither the cited sentences nor those beside them have."""
    near = cited.with_neighbours(item, reading)
    text = " ".join(reading.text_of(number) for number in near)
    if _is_literal(time.text, text) or any(_agree(time, other) for n in near for other in reading.times[n]):
        return
    if (time.edtf is None and not _marks(time.text)) or _is_pointed_at(time.text, text):
        return
    has = [other.text for number in item.numbers for other in reading.times[number]]
    but = f" (there: “{excerpt(has[0])}”)" if has else ""
    message = f"“{time.text}” is not in {sentences(item.numbers)}{but}. Use the article's date."
    elsewhere = _is_literal(time.text, reading.article.text)
    severity = "warning" if _is_today(time, near, reading) else cited.severity(item) if elsewhere else "error"
    yield finding(item.id, "number", message, severity=severity)


def _is_pointed_at(words: str, text: str) -> bool:
    """Tell "this summer" for "the summer"."""
    noun = words.lower().removeprefix("this ")
    return noun != words.lower() and f"the {noun}" in text.lower()


def _is_today(time: Time, near: Iterable[int], reading: Reading) -> bool:
    """Tell the day of publication, put to sentences that name no other: "at 9:48" of a live blog is that day's."""
    day = str(reading.article.published)
    others = (other.edtf for number in near for other in reading.times[number] if len(other.edtf or "") >= len(day))
    return (time.edtf or "").startswith(day) and all((other or "").startswith(day) for other in others)


def _is_literal(words: str, text: str) -> bool:
    """Tell whether the days, months and numbers of a time stand in the text as they are."""
    marks = _marks(words)
    return _squeezed(words) in _squeezed(text) or (bool(marks) and all(locate(mark, text) for mark in marks))


def _marks(words: str) -> list[str]:
    """Return the words of a calendar date that name its day, month and year; none for "two weeks ago"."""
    found = [word for _, _, word in tokens(words)]
    if not any(word.lower() in _calendar() or (word.isdigit() and len(word) == 4) for word in found):
        return []
    return [word for word in found if word.lower() in _calendar() or word.isdigit()]


@cache
def _calendar() -> frozenset[str]:
    """Return the names of months, weekdays and holidays, short forms too, in lower case."""
    return frozenset(map(str.lower, _days())).union(word.rstrip(".") for word in HOLIDAYS)


@cache
def _days() -> frozenset[str]:
    """Return the names of months and weekdays, short forms too, with their capital."""
    return frozenset(word.rstrip(".").capitalize() for word in (*MONTHS, *MONTHS_SHORT, *WEEKDAYS, *WEEKDAYS_SHORT))


@cache
def _kinds_of_day() -> tuple[frozenset[str], frozenset[str]]:
    months, weekdays = (frozenset(word[:3].capitalize() for word in names) for names in (MONTHS, WEEKDAYS))
    return months, weekdays


def _squeezed(text: str) -> str:
    """Return a text in lower case without spaces and full stops: "10 a.m." is "10am"."""
    return text.lower().replace(" ", "").replace(".", "")


def _agree(time: Time, other: Time) -> bool:
    """Tell whether two times are one, or the text's is the coarser one ("in January 2022" for 5 January)."""
    return time.edtf is not None and other.edtf is not None and other.edtf.startswith(time.edtf)
