"""What goes with what in two halves of a sentence stays so, in whatever words it is retold."""

import pytest
from checking import linted

FLEET = "The line said on Monday that it would sell its two tugs, but keep the ferry Ormen until 2030."
TRIAL = "Nausea was reported by 14% of patients on the tablet and 6% on the sugar pill."


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (FLEET, "The line said it would keep its two tugs but sell the ferry Ormen."),
        (FLEET, "The line will keep its tugs and sell the ferry Ormen."),
        (TRIAL, "Nausea was reported by 14% of patients on the sugar pill and 6% on the tablet."),
    ],
)
def test_two_that_have_changed_places_are_an_error(article, text):
    assert "relation" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (FLEET, "The line said it would keep the ferry Ormen but sell its two tugs."),
        (FLEET, "Until 2030 the line will keep the ferry Ormen, but its two tugs will be sold."),
        (TRIAL, "Nausea was reported by 6% of patients on the sugar pill and 14% on the tablet."),
        (
            "The cook praised the waiters and thanked the guests.",
            "Waiters were praised and guests thanked by the cook.",
        ),
        (
            "At issue is the sale of the yard of Lunde, which the Ormen line leased in May.",
            "At issue is when the Ormen line would sell Lunde, a yard it leased in May.",
        ),
    ],
)
def test_halves_told_in_another_order_pass(article, text):
    assert "relation" not in linted(article, text)


def test_a_text_of_many_words_is_left_alone():
    long = " and ".join(f"porter {number} sang" for number in range(60))
    assert "relation" not in linted(f"{long}.", f"{long}.".replace("porter 3 ", "porter 4 ", 1))
