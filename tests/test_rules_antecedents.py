"""Antecedents: a pronoun gives way to a name only where one reading is left."""

import pytest
from rules import sheet_of

from summarizer.models.rules.antecedents import Antecedents, points_back
from summarizer.models.rules.propositions import propositions


def resolved(text):
    sheet, sources = sheet_of(text)
    last = list(propositions(sheet, sources))[-1]
    return Antecedents(sheet, sources).resolved(last)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("The coach Ida Brandt resigned on Monday. She left the town at night.", "Ida Brandt left"),
        ("Mayor Teo Brandt opened the school. He promised to publish the findings.", "Teo Brandt promised"),
        ("The ministry said it had sold the barge.", "The ministry had sold"),
        ("Mayor Teo Brandt said he had sold the barge.", "Teo Brandt had sold"),
        ("The bridge fell. It was unclear whether the barge had struck a pillar.", "It was unclear"),
        (
            "The injured Mr. Lewis Odham fell on Monday. He will miss the final, said the coach, Piet Hallan.",
            "Lewis Odham will miss",
        ),
    ],
)
def test_a_pronoun_with_one_reading_becomes_a_name(text, opening):
    found = resolved(text)
    assert found.stands
    assert found.pieces[0].startswith(opening)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brandt met Teo Ilves on Monday. She left the town at night.",
        "He had seen it fall, said the coach, Piet Hallan.",
        "The bridge fell on Monday. It had stood for a century.",
        "Six guards fled. Most had broken an arm in the fall.",
        "Six guards fled. These men had broken an arm in the fall.",
        "They sold the barge on Monday.",
        "The prize was shared with Hugh Brandt, a baker. She left the town at night.",
        "The prize was shared with Ilko Brandt, a baker. She left the town at night.",
    ],
)
def test_an_opening_with_several_readings_stands_for_nothing_and_cites_what_is_before(text):
    found = resolved(text)
    assert not found.stands
    assert found.cites == ((1,) if ". " in text else ())


def test_an_event_told_before_is_cited_with_what_is_said_of_it():
    found = resolved("Rebels stormed the post on Monday. The attack was the third of its kind.")
    assert found.stands
    assert found.cites == (1,)


@pytest.mark.parametrize(
    ("word", "expected"), [("she", True), ("this", True), ("its", True), ("the", False), ("lorne", False)]
)
def test_words_that_point_back(word, expected):
    assert points_back(word) == expected
