"""A day is what stands there; what cannot be one is none, whatever it does to a parser."""

from datetime import UTC, date, datetime

import pytest

from summarizer import days
from summarizer.errors import UsageError

DAY = date(2022, 1, 5)


@pytest.mark.parametrize("value", ["2022-01-05", " 2022-01-05T23:30+02:00 ", DAY, datetime(2022, 1, 5, 23, tzinfo=UTC)])
def test_a_day_that_is_given_is_a_date_or_an_iso_date(value):
    assert days.given(value, "published") == DAY
    assert type(days.given(value, "published")) is date


def test_no_day_is_given():
    assert days.given(None, "since") is None


@pytest.mark.parametrize("value", ["5.1.2022", "", "2022-13-05", "Wed, 05 Jan 2022 10:00:00 GMT"])
def test_any_other_text_is_refused_by_the_name_of_its_argument(value):
    with pytest.raises(UsageError, match=r"since='.*' is not an ISO date\. Write it as YYYY-MM-DD"):
        days.given(value, "since")


def test_what_is_no_day_at_all_is_refused():
    with pytest.raises(UsageError, match=r"until is a date or an ISO date such as 2022-01-05, not int"):
        days.given(20220105, "until")


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-05",
        "20220105",
        "2022-01-05T23:30:00.123+0200",
        " 2022-01-05 23:30 CET",
        "2022-01-05, updated later",
        "Wed, 05 Jan 2022 23:30:00 -0500",
    ],
)
def test_a_day_is_declared_in_iso_or_rfc_2822_whatever_follows_an_iso_date(text):
    assert days.declared(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "01/05/2022",
        "2022-01",
        "0001-01-01",
        "9999-12-31T00:00:00",
        "Mon, 01 Jan 99999999999999999999 00:00:00 +0000",
        "Wed, 05 Jan 2022 00:00:00 +99999999999999999999",
    ],
)
def test_what_declares_no_day_of_a_newspaper_is_none(text):
    assert days.declared(text) is None
