"""Texts that lean on words before them are told with those."""

import pytest
from rules import draft_of, items_of


def told(text):
    return [(item.text, item.sentences) for item in items_of(draft_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police said a driver had cut the cables of the bridge, though his lawyer denied it.",
            "Police said a driver had cut the cables of the bridge, though his lawyer denied it.",
        ),
        (
            "Two barges struck the piers in March. Neither was badly damaged, the mayor said.",
            "Two barges struck the piers in March. Neither was badly damaged, the mayor said.",
        ),
    ],
)
def test_what_leans_on_an_untold_sentence_is_told_with_it(text, expected):
    assert expected in [words for words, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The guild of masons warned of cracks in the piers. The mayor denied that the piers were old.",
        "Two barges struck the piers in March. Neither the port nor the mayor said why they had sailed.",
    ],
)
def test_what_stands_alone_is_told_alone(text):
    assert all(len(words.split(". ")) == 1 for words, _ in told(text))


def test_what_points_back_to_a_sentence_that_no_item_tells_is_told_with_it():
    text = (
        "The guild accused the builder of fraud in March. It had used old bolts for years. A court rejected that claim."
    )
    assert "It had used old bolts for years. A court rejected that claim." in [words for words, _ in told(text)]


def test_what_points_back_to_a_sentence_that_is_told_stays_alone():
    text = "The guild accused the builder of using old bolts. A court in Lorne rejected that claim."
    assert "A court in Lorne rejected that claim." in [words for words, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 1999, a fire at the mill killed six men; a court later found that the fire had been caused by a weld.",
            "In 1999, a fire at the mill killed six men; a court later found that the fire had been caused by a weld.",
        ),
        (
            "Asked whether the clerk had left on his own, the mayor said it was possible but that it seemed odd to him.",
            "Asked whether the clerk had left on his own, the mayor said it was possible but that it seemed odd to him.",
        ),
        (
            "The general staff denied that it had shelled the port and suggested that a stray rocket had struck it.",
            "The general staff suggested that a stray rocket had struck it.",
        ),
        (
            "The Echo said the bid was 5 million, a sum that a clerk described to this paper as too high.",
            "The Echo said the bid was 5 million, a sum that a clerk described to this paper as too high.",
        ),
        (
            "It was cold. Two guards fell ill in the camp; the mayor said neither was badly hurt by the gas.",
            "Two guards fell ill in the camp; the mayor said neither was badly hurt by the gas.",
        ),
        ("Residents described a hum followed by two blasts.", "Residents described a hum followed by two blasts."),
        (
            "The mayor said that the fire at the mill of Karst had killed six men on Monday.",
            "The fire at the mill of Karst had killed six men on Monday.",
        ),
    ],
)
def test_what_says_more_or_less_alone_is_told_with_what_bears_on_it(text, expected):
    assert expected in [words for words, _ in told(text)]
