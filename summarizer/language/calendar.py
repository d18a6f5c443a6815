"""The calendar: its names in lower case, each with its number or what it stands for, from data/calendar.toml."""

from summarizer.language.data import table

_TABLE = table("calendar")

MONTHS: dict[str, int] = _TABLE["months"]
MONTHS_SHORT: dict[str, int] = _TABLE["months_short"]
WEEKDAYS: dict[str, int] = _TABLE["weekdays"]
WEEKDAYS_SHORT: dict[str, int] = _TABLE["weekdays_short"]
SEASONS: dict[str, int] = _TABLE["seasons"]
ORDINALS: dict[str, int] = _TABLE["ordinals"]
HOLIDAYS: dict[str, str] = _TABLE["holidays"]
FEASTS: dict[str, str] = _TABLE["feasts"]
NAMED_DAYS: dict[str, str] = _TABLE["named_days"]
