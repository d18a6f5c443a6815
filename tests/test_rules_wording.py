"""Slices of an article become sentences with nothing added but a capital, a full stop and a closing mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models.rules.wording import cut, dateline_end, lead_end, sentence


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LORNE, May 6 (Coastal Wire) — Two men died.", "Two men died."),
        ("LORNE - Two men died.", "Two men died."),
        ("PORT LORNE, Velmara, March 12 (CW) — Two men died.", "Two men died."),
        ("LORNE, 20 January 2026 – Two men died.", "Two men died."),
        ("(Coastal Wire) — Two men died.", "Two men died."),
        ("NATO said two men died.", "NATO said two men died."),
        ("Two men - a father and a son - died.", "Two men - a father and a son - died."),
        ("But two men died.", "two men died."),
        ("However, two men died.", "two men died."),
        ("- Two men died.", "Two men died."),
        ("In addition to them, two men died.", "In addition to them, two men died."),
        ("In addition, two men died.", "two men died."),
        ("Butchers died.", "Butchers died."),
        ("So two men died.", "two men died."),
        ("So was the seating plan.", "So was the seating plan."),
        ("So, as one guest said, was the seating plan.", "So, as one guest said, was the seating plan."),
    ],
)
def test_datelines_bullets_and_connectives_are_left_out(text, rest):
    assert text[lead_end(text) :] == rest


def test_a_dateline_alone_is_measured_without_the_connective():
    assert dateline_end("But two men died.") == 0


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        (["two men died"], "Two men died."),
        (["two men\n  died,"], "Two men died."),
        (["“two men died,”"], "“two men died.”"),
        (["“Two men died.”"], "“Two men died.”"),
        (["did two men die?"], "Did two men die?"),
        (["Four people", "died"], "Four people died."),
        ([], "."),
    ],
)
def test_pieces_become_a_sentence(pieces, told):
    assert sentence(pieces) == told


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        (["the toll was four", "and the two others are alive"], "The toll was four, and the two others are alive."),
        (["leaders knew", "that Monday was a holiday"], "Leaders knew that Monday was a holiday."),
        (["“A bad day,”", "“and a long one.”"], "“A bad day, and a long one.”"),
        (["“A bad day,”", "“It was long.”"], "“A bad day.” “It was long.”"),
        (["four had died and that all were guards"], "Four had died and all were guards."),
        (["the price and that group of buyers"], "The price and that group of buyers."),
        (["gates were shut and that sirens had sounded"], "Gates were shut and sirens had sounded."),
    ],
)
def test_what_he_said_has_interrupted_is_joined(pieces, told):
    assert sentence(pieces, behind_that=True) == told


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("One fell. Two rose. Three stood.", 20, "One fell. Two rose."),
        ("One fell. Two rose.", 3, "One fell."),
        ("One very long sentence without an end", 5, "One very long sentence without an end"),
        ("Short.", 50, "Short."),
        ("Mr. Brandt of the U.S. Navy fell. Two rose.", 10, "Mr. Brandt of the U.S. Navy fell."),
    ],
)
def test_a_long_text_is_cut_behind_a_sentence(text, room, kept):
    assert text[: cut(text, room)] == kept


def test_a_quotation_that_is_cut_is_closed_again():
    quotation = "“One fell. Two rose.”"
    assert sentence([quotation[: cut(quotation, 12)]]) == "“One fell.”"
    assert sentence(['"One fell.']) == '"One fell."'


def test_a_bracket_that_is_left_open_is_closed():
    assert sentence(["the union of welders (UW"]) == "The union of welders (UW)."
    assert sentence(["the union (UW) struck"]) == "The union (UW) struck."


@given(st.text(max_size=200), st.integers(0, 300))
def test_cutting_never_leaves_the_text(text, room):
    assert 0 <= cut(text, room) <= len(text)
    assert 0 <= lead_end(text) <= len(text)
