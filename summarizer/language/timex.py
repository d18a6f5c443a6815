"""The forms that a time expression takes in news English (TIMEX3 types DATE and TIME), and who reads each.

`dates` puts them together: modifiers before them, ranges, a clock time with its day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from summarizer.language import calendar_dates, relative_dates, year_dates
from summarizer.language.calendar import (
    FEASTS,
    HOLIDAYS,
    MONTHS,
    MONTHS_SHORT,
    NAMED_DAYS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from summarizer.language.calendar_dates import Place
from summarizer.language.data import table
from summarizer.language.edtf import UNRESOLVED, Point
from summarizer.language.numerals import alternatives
from summarizer.language.words import telling, vocabulary

_CALENDAR = table("calendar")

_MONTH = rf"(?:(?:{alternatives(MONTHS)})\b|(?:{alternatives(MONTHS_SHORT)})\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,]\d|\sper\s?cent|\smillion)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|-[a-z])"
_WEEKDAY = alternatives(WEEKDAYS)
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|(?:{alternatives(WEEKDAYS_SHORT)})\b\.?)"
_PART = alternatives(_CALENDAR["parts"]["words"])
_COUNT = (
    r"an?|\d{1,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)"
    r"|(?:twenty|thirty|forty|fifty|sixty)(?:-[a-z]{3,5})?"
)
_UNIT = "day|week|month|quarter|year|decade"
_ZONE = rf"(?:\s(?:{alternatives(_CALENDAR['zones']['words'])})\b)?"

# Tried in this order at each place of the text, in lower case; the name says who reads it.
_PATTERNS = {
    "iso": (
        r"(?P<iso_date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
        r"(?:[t\s](?P<iso_time>\d\d:\d\d(?::\d\d)?)(?:z|[+-]\d\d:?\d\d)?)?(?!\w)"
    ),
    "named": "|".join(rf"(?P<named_{i}>{pattern})" for i, pattern in enumerate(NAMED_DAYS.values())),
    "numeric": (
        r"(?P<n_1>\d{1,2})(?:(?P<slash>/)(?P<n_2>\d{1,2})/|\.(?P<n_3>\d{1,2})\.)"
        r"(?P<n_year>\d{4}|(?<=/)\d\d)(?!\w|\.\d)"
    ),
    "month_day": (
        rf"(?:(?P<md_weekday>{_ANY_WEEKDAY}),?\s(?:the\s)?)?(?P<md_month>{_MONTH})\s?(?P<md_day>{_DAY})"
        rf"(?:\s?(?:-|–|to\s)\s?(?P<md_last>{_DAY}))?(?:,?\s(?:in\s)?(?P<md_year>{_YEAR}))?"
    ),
    "day_month": (
        rf"(?:(?P<dm_weekday>{_ANY_WEEKDAY}),?\s)?(?:the\s)?(?P<dm_day>{_DAY})(?:\s?(?:-|–|to\s)\s?(?P<dm_last>{_DAY}))?"
        rf"\s(?:of\s)?(?P<dm_month>{_MONTH})(?:,?\s(?P<dm_year>{_YEAR}))?"
    ),
    "month_year": rf"(?P<my_month>{_MONTH}),?\s(?:of\s)?(?P<my_year>{_YEAR})",
    "season_year": rf"(?P<sy_season>{alternatives(SEASONS)})(?:\sof|,)?\s(?P<sy_year>{_YEAR})",
    "part_year": (
        rf"(?:the\s)?(?:(?P<py_word>{alternatives(ORDINALS)})[\s-](?P<py_part>quarter|half)|(?P<py_letter>[qh])(?P<py_number>[1-4]))"
        rf",?\s(?:of\s|in\s)?(?:fiscal\s|fy)?(?P<py_year>{_YEAR})"
    ),
    "decade": r"(?:the\s)?(?:(?P<decade_year>(?:1[5-9]|20)\d)0|(?:['’]|(?<=the\s))(?P<decade_short>[2-9])0)['’]?s\b",
    "century": (
        rf"(?:the\s)?(?:(?P<century_number>\d{{1,2}}(?:st|nd|rd|th))|(?P<century_word>{alternatives(_CALENDAR['centuries'])}))"
        r"[\s-]century\b(?!\sbc)"
    ),
    "years": rf"(?P<first>{_YEAR})(?:\s?[-–]\s?|/)(?P<last>(?:1[5-9]|20)?\d\d)(?![\w%]|[.,/-]\d)",
    "year": rf"(?:fiscal\s(?:year\s)?)?(?P<year_number>{_YEAR})",
    "old_year": r"(?P<early_year>1[0-4]\d\d)(?![\w%]|[.,]\d|-[a-z])",
    "clock": (
        rf"(?P<noon>noon)\b{_ZONE}|"
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?){_ZONE}"
        rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:\d]){_ZONE}"
        r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?:\shours)?\s(?:gmt|utc)\b"
    ),
    "today": (
        r"(?P<day_word>today|tonight|yesterday|tomorrow|overnight|last\snight|this\s(?:morning|afternoon|evening)"
        rf"|the\sday\s(?:before\syesterday|after\stomorrow))(?:\s(?:{_PART}))?\b"
    ),
    "weekday": (
        r"(?:(?P<which>last|this|next|this\s(?:past|coming)|(?:the\s)?(?:following|previous|same|next)|every|each|most|alternate"
        r"|on\sa|one|some|any|(?:on|by|later|early)\sthat)\s)?"
        rf"(?P<weekday_name>{_WEEKDAY})(?P<plural>s)?\b(?:\s(?:{_PART})(?P<plural_part>s)?\b)?"
        r"(?:,?\s(?:of\s)?(?P<of_week>last|next|this)\sweek\b)?"
    ),
    "ago": (
        rf"(?:(?P<ago_count>{_COUNT}|several|a\sfew|many|a\scouple\sof)\s)?(?P<ago_unit>{_UNIT}|hour|minute|second|century|centurie)s?"
        r"\s(?:and\sa\shalf\s)?(?P<way>ago|from\snow|later|earlier|afterwards?|before(?=[.,;]|$)|hence|previously)\b"
    ),
    "within": rf"(?:with)?in\s(?P<in_count>{_COUNT})\s(?P<in_unit>{_UNIT})s?\b(?:['’]\stime)?",
    "stretch": (
        rf"(?:(?:the|these|this)\s(?P<side>last|past|next|coming)|past)\s(?P<length>{_COUNT})"
        rf"\s(?P<length_unit>{_UNIT}|hour)s?\b(?!\sof\b)"
    ),
    "unit": (
        r"(?P<the>the\s)?(?P<this>this\s)?(?P<step>last|past|next|this|coming|current|previous|following|preceding|same)\s"
        rf"(?P<unit_name>{_UNIT}|weekend|{alternatives(SEASONS)}|{alternatives(MONTHS)}|evening|morning|night)\b"
    ),
    "edge": (
        r"(?P<edge_name>start|beginning|middle|end)\sof\s(?P<edge_step>the|this|next|last)"
        r"\s(?P<edge_unit>week|month|year|decade)\b"
    ),
    "weekend": r"the\sweekend\b",
    "month": rf"(?P<bare_month>{alternatives(MONTHS)})\b",
    "feast": rf"(?P<feast_name>{alternatives(FEASTS)})(?!\w|\s(?:day|eve)\b)",
    "holiday": rf"(?P<holiday_name>{alternatives(HOLIDAYS)})(?:,?\s(?P<holiday_year>{_YEAR}))?(?!\w)",
}
# A look ahead at the words that an expression can begin with: three times as fast as trying every pattern.
_STARTERS = [
    *MONTHS,
    *MONTHS_SHORT,
    *WEEKDAYS,
    *WEEKDAYS_SHORT,
    *SEASONS,
    *ORDINALS,
    *HOLIDAYS,
    *FEASTS,
    *_CALENDAR["centuries"],
]
_START = (
    rf"\d|['’]\d0|(?:{alternatives(_STARTERS)})\b|[qh][1-4],?\s|(?:{_COUNT}|several|a\sfew|many|a\scouple\sof)\s(?:{_UNIT}|hour|minute|sec|cent)"
    r"|the\s(?:\d|day|weekend|last|past|next|com|curr|prev|foll|prec|same|first|second|third|fourth|final|open|\w+th\scentury)"
    rf"|th(?:is|ese)\s(?:last|past|next|com)|(?:with)?in\s(?:{_COUNT})\s|(?:last|past|next|this|coming|current|previous|following|preceding|same|every|each|most|alternate|one|some|any)\s"
    rf"|(?:on|by|later|early)\s(?:a|that)\s|(?:{_UNIT}|hour|minute|second|centurie)s?\s(?:ago|from|la|ea|aft|bef|hen|prev)"
    r"|noon\b|today|tonight|yesterday|tomorrow|overnight|(?:start|beginning|middle|end)\sof\s|fiscal\s"
)
_TIMEX = re.compile(rf"(?<![\w$€£#.])(?={_START})(?:{'|'.join(f'(?P<{name}>{p})' for name, p in _PATTERNS.items())})")
# A first look: every expression has a digit or one of these.
_UNITS = [*_UNIT.split("|"), "hour", "minute", "second", "century"]
_TIME_WORDS = frozenset(
    [*MONTHS, *SEASONS, *FEASTS, *map(telling, HOLIDAYS)]
    + [f"{name}{plural}" for name in (*_UNITS, *WEEKDAYS) for plural in ("", "s")]
    + ["centuries", "noon", "morning", "afternoon", "evening", "night", "weekend"]
    + ["today", "tonight", "yesterday", "tomorrow", "overnight"]
)
_DIGIT = re.compile(r"\d")
_READERS = calendar_dates.READERS | year_dates.READERS | relative_dates.READERS
_SOME_DAY = date(2000, 1, 1)  # stands in where there is no date of publication; what rests on it is dropped


def read(text: str, low: str, published: date | None) -> Iterator[tuple[int, int, str, Point]]:
    """Yield start, end, form and value of every time expression, in order. `low` is the text in lower case.

    Without a publication date every value that would rest on it is unresolved.
    """
    if _TIME_WORDS.isdisjoint(vocabulary(text)) and not _DIGIT.search(low):
        return
    for match in _matches(low):
        form = match.lastgroup or ""
        point = _READERS[form](match, Place(text, low, *match.span(), published or _SOME_DAY))
        if point is not None:
            yield *match.span(), form, UNRESOLVED if point.anchored and published is None else point


@lru_cache(maxsize=512)  # a sentence is read for its dates and, so as not to take them for figures, for its figures
def _matches(low: str) -> tuple[re.Match[str], ...]:
    return tuple(_TIMEX.finditer(low))
