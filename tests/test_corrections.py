"""Corrections: what an article takes back, and what becomes of it in a brief by the rules."""

import pytest
from rules import draft_of, items_of

from summarizer import check, summarize
from summarizer.language.corrections import correction

LIVE = """15:30 – Correction: we reported at 14:50 that the tram had been stopped on all lines. In fact line 3 is running, the \
operator Tarn Trams said.

15:05 – Mayor Teo Brandt told the crowd in Lorne that the strike would go on until Monday.

14:50 – All tram traffic in Lorne has been halted, passengers said.

13:15 – About 300 people are marching to the port of Lorne, the police said."""

NOTE = """Six people were hurt in a fire at the grain terminal of Lorne on Tuesday, the fire service said.

An earlier version of this article said that eight people had been hurt. The figure was corrected."""


@pytest.mark.parametrize(
    ("sentence", "what", "clock", "is_note"),
    [
        ("An earlier version of this article said that 8 men died.", " that 8 men died.", "", True),
        ("This story originally misstated the year of the vote.", " the year of the vote.", "", True),
        (
            "Correction: we reported at 14:50 that the tram was shut.",
            " at 14:50 that the tram was shut.",
            "14:50",
            False,
        ),
        ("We earlier reported that the tram was shut.", " that the tram was shut.", "", False),
    ],
)
def test_a_sentence_takes_back_what_was_said_before(sentence, what, clock, is_note):
    found = correction(sentence)
    assert (sentence[found.start : found.end], found.clock, found.is_note) == (what, clock, is_note)


@pytest.mark.parametrize(
    "sentence",
    [
        "We reported the fire to the police, she said.",
        "The minister said that an earlier version of the bill was weaker.",
        "Prices fell in the sharpest correction since May, the bank said.",
        "This article of the treaty says who may vote.",
        "The tram was shut on Monday.",
    ],
)
def test_other_sentences_take_nothing_back(sentence):
    assert correction(sentence) is None


def test_a_correction_stands_against_what_it_takes_back_and_ranks_before_it():
    draft = draft_of(LIVE, most=20)
    (fixed,) = [item for item in items_of(draft) if item.text.startswith("Correction: we reported")]
    (wrong,) = [item for item in items_of(draft) if item.text.startswith("All tram traffic")]
    assert [fixed.id, wrong.id] in draft.contradicts
    assert wrong.id not in draft.key_points
    assert int(wrong.id[1:]) > int(fixed.id[1:])


def test_the_bottom_line_is_neither_a_correction_nor_what_it_takes_back():
    assert not {1, 4}.intersection(draft_of(LIVE).bluf.sentences)


def test_a_correction_without_a_time_means_what_says_the_same():
    text = (
        "We earlier reported that all trams in Lorne had been halted.\n\nAll trams in Lorne have been halted because a "
        "crane fell on the line beside the grain terminal, the police said."
    )
    draft = draft_of(text)
    assert len(draft.contradicts) == 1


def test_what_an_earlier_version_said_is_no_figure_and_no_key_point():
    brief = summarize(NOTE, model="rules")
    note = next(claim for claim in brief.claims if claim.text.startswith("An earlier version"))
    assert note.kind == "background"
    assert note.quantities == ()
    assert note.id not in brief.key_points
    assert not any(claim.contradicts for claim in brief.claims)


def test_what_a_note_goes_on_with_is_taken_back_too():
    text = f"{NOTE.split('The figure', maxsplit=1)[0]}It also said that the alarm had failed; the alarm worked."
    draft = draft_of(text)
    assert not any(item.text.startswith("The alarm") for item in items_of(draft))
    for told in ("The alarm had failed.", "Eight people had been hurt."):
        assert any(found.severity == "error" for found in check(told, text) if found.item)
    assert not any(found.item for found in check("An earlier version said that eight people had been hurt.", text))


REVISED = """A cargo plane made a hard landing at Sarn on Monday. There were six crew on board, the ministry said. Two of them \
have minor injuries.

In a correction issued in the evening, the ministry said that there had been seven people on board, not six."""


def test_a_figure_that_its_source_corrects_is_taken_back():
    draft = draft_of(REVISED)
    wrong = next(item for item in items_of(draft) if "six crew" in item.text)
    right = next(item for item in items_of(draft) if "not six" in item.text)
    assert [right.id, wrong.id] in draft.contradicts
    assert wrong.id not in draft.key_points


def test_a_contrast_without_a_correction_takes_nothing_back():
    assert correction("The mayor said that there were seven people on board, not six.") is None
