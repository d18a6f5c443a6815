"""What an officer says may be told as the body's own; whom "he" and "she" mean is told by the words before."""

import pytest
from checking import linted, read

MILL = """Tannery at Orre to keep its night shift

The tannery Brask and Sons dropped its plan to end the night shift on Monday.

Chief executive Mona Brask blamed the low price of hides for the earlier plan. "Our order books are full again," she said.

The union had called the plan reckless. Its negotiator, Ove Lind, said nobody had asked the workers.

Inspector Dag Holm found no fault. He conceded, however, that the drains were old. "The drains will be replaced," he said.
"""
COURT = """Baker on trial

The baker's solicitor, Ruth Ames, said the scales had been tampered with. Prosecutor Neil Gray said the loaves were short.
"""


@pytest.mark.parametrize(
    "text",
    [
        "Brask and Sons blamed the low price of hides for the earlier plan.",
        "The company blamed the low price of hides for the earlier plan.",
        "Mona Brask blamed the low price of hides for the earlier plan.",
        'Brask and Sons said its "order books are full again".',
    ],
)
def test_what_a_chief_executive_says_may_be_told_as_the_company_s(text):
    assert not linted(MILL, text)


@pytest.mark.parametrize(
    "text",
    [
        'Ove Lind said: "Our order books are full again."',
        "The union blamed the low price of hides for the earlier plan.",
        "Brask and Sons conceded that the drains were old.",
        "Brask and Sons said nobody had asked the workers.",
    ],
)
def test_what_one_says_is_not_told_as_that_of_another_or_of_another_s_body(text):
    assert "attribution" in linted(MILL, text)


def test_what_counsel_says_may_be_told_as_their_side_s():
    assert not linted(COURT, "The defence said the scales had been tampered with.")
    assert not linted(COURT, "The prosecution said the loaves were short.")


@pytest.mark.parametrize(
    "text",
    [
        "Mona Brask conceded that the drains were old.",
        '"The drains will be replaced," said Ove Lind.',
    ],
)
def test_a_he_means_nobody_whom_the_words_before_do_not_name(text):
    assert "attribution" in linted(MILL, text)


def test_a_he_may_mean_whoever_is_named_before_it():
    assert not linted(MILL, "Dag Holm conceded that the drains were old.")
    near = "Ove Lind met Dag Holm at noon. He said that the drains were old."
    assert "attribution" not in linted(near, "Dag Holm said that the drains were old.")


def test_what_stands_between_commas_before_that_is_stepped_over():
    said = read("He conceded, on the other hand, that the drains were old.").attributions
    assert [one.content[0].text for one in said] == ["the drains were old"]
