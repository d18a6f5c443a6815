"""Days of publication as they are given and declared. The day is the one that is written, whatever the time zone."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from summarizer.errors import UsageError
from summarizer.typography import shortened

_EARLIEST, _LATEST = 1600, 2200
"""Years of newspapers; 0001-01-01 and 9999-12-31 stand in many tables for a date that nobody knows."""


def given(value: object, name: str) -> date | None:
    """Return the day of the argument `name`: a date or an ISO date, None for none. UsageError for anything else."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            raise UsageError(
                f"{name}={shortened(repr(value))} is not an ISO date. Write it as YYYY-MM-DD, say 2022-01-05."
            ) from None
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    raise UsageError(f"{name} is a date or an ISO date such as 2022-01-05, not {type(value).__name__}.")


def declared(text: str) -> date | None:
    """Return the day that a document declares: what begins as an ISO date, or RFC 2822; None for anything else."""
    for parse in (datetime.fromisoformat, _beginning, parsedate_to_datetime):
        try:
            day = parse(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):  # the last of a year of twenty digits
            continue
        return day.date() if _EARLIEST <= day.year <= _LATEST else None
    return None


def _beginning(text: str) -> datetime:
    return datetime.fromisoformat(text[: len("2022-01-05")])
