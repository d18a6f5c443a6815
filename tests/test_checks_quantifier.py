"""Some are not all."""

import pytest
from checking import errors, found, linted, read


@pytest.mark.parametrize(
    ("told", "text", "word"),
    [
        ("Some of the sailors were freed on Monday.", "All of the sailors were freed on Monday.", "All"),
        ("Most residents left the island.", "All residents left the island.", "All"),
        ("A few growers lost their crops.", "Many growers lost their crops.", "Many"),
        ("Some of the sailors were freed on Monday.", "The sailors were freed on Monday.", "Some"),
        ("Few voters trust the new board.", "Voters trust the new board.", "Few"),
        ("The dam is one of the largest in the valley.", "The dam is the largest in the valley.", "one of the"),
        ("The blaze partially destroyed the archive.", "The blaze destroyed the archive.", "partially"),
        ("The guard was convicted of attempted murder.", "The guard was convicted of murder.", "attempted"),
    ],
)
def test_more_than_the_article_says_is_one_error(told, text, word):
    (message,) = errors("quantifier", read(told), text)
    assert f"“{word}”" in message


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Some of the sailors were freed on Monday.", "Several of the sailors were freed on Monday."),
        ("All residents left the island.", "The residents left the island."),
        ("Several growers lost their crops.", "Many growers lost their crops."),
        ("Most residents left the island.", "Residents left the island."),
        ("Few voters trust the new board.", "Voters do not trust the new board."),
        ("The dam is one of the largest in the valley.", "The dam is among the largest in the valley."),
        ("The blaze partially destroyed the archive.", "The archive was partly destroyed by the blaze."),
        ("Some 40 sailors were freed.", "All 40 sailors were freed."),
        ("The blaze nearly reached the archive.", "Officials cleared the square."),
        ("The rumours are false, the agency said in Lorne.", "The agency said that they were wrong."),
    ],
)
def test_as_much_or_less_passes(told, text):
    assert not found("quantifier", read(told), text)


def test_what_another_cited_sentence_says_of_all_may_be_said_of_all():
    reading = read("Some of the sailors were freed on Monday.", "All of the sailors were free by Friday.")
    assert not errors("quantifier", reading, "All of the sailors were freed.", (1, 2))
    reading = read("Some of the sailors were freed on Monday.", "The sailors sailed home.")
    assert not errors("quantifier", reading, "The sailors sailed home.", (1, 2))


def test_what_is_to_be_tried_out_is_no_attempt():
    article = read("Moss should be tried in captive breeding, an idea that Holm called premature.")
    assert not errors("quantifier", article, "The idea of trying moss in captive breeding is premature.")
    assert errors("quantifier", read("Thieves tried to break the lock."), "Thieves broke the lock.")


def test_five_of_seven_are_not_all_seven():
    reading = read("Five of the paper’s seven authors agreed to it.")
    assert len(errors("quantifier", reading, "All seven authors agreed to it.")) == 1
    assert not errors("quantifier", reading, "Five of the seven authors agreed to it.")
    assert not errors("quantifier", read("All of the seven authors agreed."), "All seven authors agreed.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Two of the seven jurors, Moe and Dahl, voted for a retrial.", "Seven jurors voted for a retrial."),
        ("Holm said it was true of three of the farms.", "Holm said it was true of all farms."),
        ("About 900 pupils use the bus to school.", "All pupils use the bus to school."),
    ],
)
def test_a_part_told_as_the_whole_is_an_error_in_a_summary(article, text):
    assert "quantifier" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Two of the seven jurors, Moe and Dahl, voted for a retrial.", "Two of seven jurors voted for a retrial."),
        ("All of the farms flooded, 12 farms for the first time.", "All farms flooded."),
        ("Each of the 900 pupils uses the bus.", "All pupils use the bus."),
    ],
)
def test_a_part_or_a_whole_in_other_words_passes_in_a_summary(article, text):
    assert "quantifier" not in linted(article, text)
