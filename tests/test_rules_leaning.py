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


def test_a_pronoun_is_not_whoever_answers_what_it_says():
    text = "The group Clear Tarn tests wells. It has accused Karst of hiding results, an allegation Ida Feld called absurd."
    assert not any("Feld has accused" in words for words, _ in told(text))


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("The port said the ship had passed a test in May, but the union questioned whether the test was fair.", True),
        ("The council said that both armies had blocked the road to Karst; both deny it.", True),
        ("The port said the ship had passed a test in May, but the union said its men had not been asked.", False),
    ],
)
def test_what_an_answer_that_nobody_else_tells_limits_is_told_with_it(text, is_whole):
    assert (text in [words for words, _ in told(text)]) is is_whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor Eva Tolk declared three days of mourning and promised a full inquiry.", "Three days of mourning"),
        (
            "A man who was said by some papers to have died of gas had in fact fallen ill, his son said.",
            "Some papers to",
        ),
    ],
)
def test_no_item_opens_in_the_midst_of_a_clause(text, words):
    assert not any(one.startswith(words) for one, _ in told(text))


def test_who_is_answered_in_his_own_sentence_denies_nothing():
    text = "The council suspects that both armies blocked the road to Karst, an accusation the armies have rejected."
    (item,) = [one for one in items_of(draft_of(text)) if one.text.startswith("The council")]
    assert draft_of(text).contradicts == []
    assert item.text == text


def test_no_item_begins_with_a_participle_behind_its_noun():
    text = "The ferries of Lorne stood still on Monday with dockers calling for more pay from the port."
    assert not any(words.startswith("Dockers calling") for words, _ in told(text))


def test_whom_several_speak_of_is_told_with_what_they_say_of_him():
    text = "Prosecutors say Ada Lund, 41, sent text messages calling on members to shut the gates."
    assert [words for words, _ in told(text)] == [
        "Ada Lund, 41, sent text messages calling on members to shut the gates."
    ]
