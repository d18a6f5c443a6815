"""Phrases: graded values in words, the article's first."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.render import phrases
from summarizer.schemas.brief import Usage
from summarizer.schemas.spans import Band, Hedge, Quantity, Time


@pytest.mark.parametrize(
    ("value", "words_"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T18:00", "2024-03-12 18:00"),
        ("2021~", "about 2021"),
        ("2021-05?", "2021-05 (uncertain)"),
        ("2021%", "about 2021 (uncertain)"),
        ("2021-21", "spring 2021"),
        ("2021-24~", "about winter 2021"),
        ("199X", "1990s"),
        ("2019/2021", "2019 to 2021"),
        ("../2021", "up to 2021"),
        ("2021/..", "from 2021 on"),
        ("2021-03-XX", "2021-03-XX"),
    ],
)
def test_edtf_reads_as_words(value: str, words_: str) -> None:
    assert phrases.edtf(value) == words_


def test_edtf_sorts_by_the_first_date_written() -> None:
    values_ = ["2021-05-02", "2021", "2020-12/2021-01", "199X", "../2020", "2021-05~", "1999-01"]
    assert sorted(values_, key=phrases.edtf_order) == [
        "199X",
        "1999-01",
        "../2020",
        "2020-12/2021-01",
        "2021",
        "2021-05~",
        "2021-05-02",
    ]


def a_time(**given: Any) -> Time:
    plain = {"start": 0, "end": 5, "text": "March", "edtf": "2024-03", "precision": "month"}
    return Time(**{**plain, **given})


@pytest.mark.parametrize(
    ("time", "when", "how"),
    [
        (a_time(), "2024-03", "“March”"),
        (a_time(mod="BEFORE"), "before 2024-03", "“March”"),
        (a_time(mod="APPROX", edtf="2024-03~"), "about 2024-03", "“March”"),
        (a_time(mod="BEFORE", edtf="../2024-03"), "up to 2024-03", "“March”"),
        (a_time(anchor=date(2024, 3, 1)), "2024-03", "“March”; anchor: 2024-03-01, from the text"),
        (a_time(edtf=None), "“March”", "“March”"),
    ],
)
def test_a_time_says_when_and_how_it_was_read(time: Time, when: str, how: str) -> None:
    assert (phrases.moment(time), phrases.reckoned(time)) == (when, how)


def a_quantity(**given: Any) -> Quantity:
    plain = {"value": None, "lower": None, "upper": None, "modifier": "VAGUE", "bounds_basis": "derived"}
    return Quantity(**{"start": 0, "end": 4, "text": "some", "unit": "", "category": "other", **plain, **given})


@pytest.mark.parametrize(
    ("quantity", "figure"),
    [
        (a_quantity(lower=2300, upper=2700), "some (our reading: 2,300–2,700)"),
        (a_quantity(lower=12), "some (our reading: 12 or more)"),
        (a_quantity(upper=1.5), "some (our reading: up to 1.5)"),
        (a_quantity(), "some"),
        (a_quantity(lower=1, upper=2, bounds_basis="stated"), "some"),
    ],
)
def test_only_derived_bounds_are_shown_and_as_ours(quantity: Quantity, figure: str) -> None:
    assert phrases.figure(quantity) == figure


@pytest.mark.parametrize(
    ("text", "unit", "category", "of"),
    [
        ("about 2,500", "people", "displaced", "people, displaced"),
        ("at least 69 People", "people", "killed", "killed"),
        ("69 killed", "", "killed", ""),
        ("three", "", "injured", "injured"),
        ("$12 million", "USD", "money", ""),
        ("4.5%", "percent", "percent", ""),
        ("nine", "", "other", ""),
    ],
)
def test_what_a_figure_counts_is_said_once(text: str, unit: str, category: str, of: str) -> None:
    assert phrases.measured(a_quantity(text=text, unit=unit, category=category)) == of


def test_the_word_comes_first_and_in_the_articles_spelling() -> None:
    band = Band(lower=80, upper=90, standard="PHIA")
    hedge = Hedge(start=0, end=13, text="Highly likely", type="epistemic", band=band, scope_start=0, scope_end=20)
    assert phrases.likelihood(hedge) == "Highly likely [80–90%, PHIA]"


@pytest.mark.parametrize(
    ("usage", "told"),
    [
        (Usage(), "no request to a language model"),
        (
            Usage(requests=1, input_tokens=9000, cached_tokens=8000, output_tokens=1, cost_usd=None),
            "1 request, 9,000 tokens in (8,000 cached), 1 out, price unknown",
        ),
    ],
)
def test_the_cost_is_never_a_guess(usage: Usage, told: str) -> None:
    assert phrases.cost(usage) == told


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("javascript://example.org/%0aalert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[broken", False),
        ("https://example.org/a b", False),
        ("java\nscript:alert(1)", False),
        ("https://example.org/\x1b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, safe: bool) -> None:
    assert phrases.safe_url(url) == (url if safe else None)


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_clean_text_is_one_line_that_can_be_written_out(text: str) -> None:
    cleaned = phrases.clean(text)
    assert cleaned.encode().decode() == cleaned
    assert not any(ord(char) < 32 or char in "\x7f\x9b\u202e\u2066" for char in cleaned)
    assert len(cleaned.splitlines()) <= 1
