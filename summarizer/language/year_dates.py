"""Dates that name no more than a year, a decade or a century."""

import re

from summarizer.language import edtf
from summarizer.language.calendar_dates import Place, Reader
from summarizer.language.data import table
from summarizer.language.edtf import UNRESOLVED, Point
from summarizer.language.numerals import alternatives

_UNITS = table("units")
_CENTURIES: dict[str, int] = table("calendar")["centuries"]


def _decade(match: re.Match[str], _: Place) -> Point:
    if match["decade_short"]:
        return edtf.decade(1900 + 10 * int(match["decade_short"]))
    century = match["decade_year"].endswith("0")
    return UNRESOLVED if century and match["decade_year"] != "200" else Point(match["decade_year"] + "X", "decade")


def _century(match: re.Match[str], _: Place) -> Point | None:
    number = (
        int(re.sub(r"\D", "", match["century_number"]) or 0)
        if match["century_number"]
        else _CENTURIES[match["century_word"]]
    )
    return Point(f"{number - 1:02d}XX", "century") if 1 <= number <= 21 else None


def _years(match: re.Match[str], place: Place) -> Point | None:
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end > first:
        return Point(f"{first}/{end}", "year")
    return edtf.month(first, int(last)) if len(last) == 2 and 1 <= int(last) <= 12 else _plain_year(first, place)


def _year(match: re.Match[str], place: Place) -> Point | None:
    return _plain_year(int(match["year_number"]), place)


_FOUNDED = re.compile(
    r"\b(?:built|founded|dat(?:es|ed|ing)|made|painted|written|born|died|erected|laid|established|consecrated|completed"
    r"|settled|begun)\b[^.;\d]{0,20}$"
)
_UNCOUNTED = re.compile(r"[.,;)]|$|\s(?:and|by|when|under|for|with)\b")


def _old_year(match: re.Match[str], place: Place) -> Point | None:
    """Read a year before 1500, which is a count as often, behind a verb of founding alone."""
    is_year = _FOUNDED.search(place.before(60)) and _UNCOUNTED.match(place.low, place.end)
    return edtf.year(int(match["early_year"])) if is_year else None


_MEASURES = [name.lower() for kind in ("measures", "currencies") for names in _UNITS[kind].values() for name in names]
_COUNTED = re.compile(rf"[\s-](?:{alternatives([*_UNITS['nouns']['words'], *_MEASURES])})\b")
_COUNTING = re.compile(
    r"(?:\b(?:more\sthan|at\sleast|nearly|almost|up\sto|fewer\sthan|less\sthan|an\sestimated|exactly|roughly"
    r"|approximately|only|another|no|number|flight|boeing|room)\.?\s|[/#]|(?<!mid)-)$"
)


def _plain_year(year: int, place: Place) -> Point | None:
    if _COUNTED.match(place.low, place.end) or _COUNTING.search(place.before()):
        return None
    return edtf.year(year)


READERS: dict[str, Reader] = {
    "decade": _decade,
    "century": _century,
    "years": _years,
    "year": _year,
    "old_year": _old_year,
}
"""Readers by the form that they read; None from a reader says that it is no date after all."""
