"""How it went: who was convicted of what, who took part, who won. What the article has the other way round is an error."""

import pytest
from checking import linted

COURT = (
    "A court in Orre on Friday convicted the miller Ada Krog of arson but cleared her of theft. "
    "Her cousin, Per Krog, was acquitted of arson."
)
SALE = (
    "The museum said it had no part in the sale of the harp. "
    "A former curator of the museum had taken part in the talks, the dealer said."
)
COUNT = (
    "Opposition leader Rita Lund declared victory in the election on Sunday. "
    "The commission said it had counted half of the votes."
)


@pytest.mark.parametrize(
    "text", ["Ada Krog was convicted of arson and of theft.", "Ada Krog was found guilty of theft."]
)
def test_nobody_is_convicted_of_what_they_were_cleared_of(text):
    assert "negation" in linted(COURT, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Krog was found guilty of arson.",
        "The miller was found guilty of arson but not of theft.",
        "The court acquitted Ada Krog of theft but found her guilty of arson.",
        "Per Krog was cleared of arson.",
        "The prosecution had called her guilty of theft, a lawyer said.",
    ],
)
def test_verdicts_in_other_words_pass(text):
    assert "negation" not in linted(COURT, text)


@pytest.mark.parametrize(
    "text",
    ["The museum said it took part in the sale of the harp.", "The museum helped with the sale of the harp."],
)
def test_nobody_takes_part_in_what_they_had_no_part_in(text):
    assert "negation" in linted(SALE, text)


def test_a_pronoun_that_has_no_part_means_whoever_is_named_before():
    article = "Nurse Vera Ito spoke on Monday. She had not been involved in choosing the patients."
    assert "negation" in linted(article, "Vera Ito helped in choosing the patients.") or linted(
        article, "Vera Ito was involved in choosing the patients."
    )
    assert not linted(article, "Vera Ito played no role in choosing the patients.")


@pytest.mark.parametrize(
    "text",
    [
        "The museum said it was not involved in the sale of the harp.",
        "A former curator of the museum took part in the talks, the dealer said.",
    ],
)
def test_a_part_that_somebody_had_or_denied_passes(text):
    assert "negation" not in linted(SALE, text)


@pytest.mark.parametrize("text", ["Rita Lund won the election.", "Opposition leader Lund won Sunday's election."])
def test_a_victory_that_is_only_claimed_is_not_told(text):
    assert "attribution" in linted(COUNT, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (COUNT, "Rita Lund claimed to have won the election."),
        (COUNT, "Rita Lund says she won the election."),
        (COUNT, "Rita Lund declared victory in the election."),
        (f"{COUNT} It then said Lund had won.", "Rita Lund won the election."),
        (f"{COUNT} Lund won by a wide margin, final results showed.", "Rita Lund won the election."),
        ("Per Lie claimed victory in the mountain race, two seconds ahead.", "Per Lie won the mountain race."),
    ],
)
def test_a_claim_told_as_one_and_a_victory_of_the_article_s_pass(article, text):
    assert "attribution" not in linted(article, text)


@pytest.mark.parametrize(
    "lines",
    ["If Lund won, she would go.", "Polls did not say that Lund had won.", "Lund's party said that Lund had won."],
)
def test_a_victory_that_is_supposed_denied_or_one_s_own_word_is_none(lines):
    assert "attribution" in linted(f"{COUNT} {lines}", "Rita Lund won the election.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Judge Karl Ott did not apologise to the families.", "Ott has apologised."),
        ("President Mona Rask has not claimed victory.", "Mona Rask has claimed victory."),
    ],
)
def test_a_verb_that_leaves_something_open_elsewhere_is_denied_like_any_other(article, text):
    assert "negation" in linted(article, text)


def test_what_is_considered_is_not_under_way():
    article = "The airline said it was considering closing its Oslo base, but had made no decision."
    assert "commitment" in linted(article, "The airline is closing its Oslo base.")
    jobs = "Chief Ann Berg said the airline was considering closing a base in Oslo that employs 600 people."
    assert "commitment" in linted(jobs, "The airline is closing its base in Oslo.")
    assert not linted(article, "The airline is considering closing its Oslo base.")


def test_what_a_source_says_it_is_at_is_its_own_to_tell():
    assert not linted("Officers said they were looking into a broken lock.", "Officers are looking into a broken lock.")


def test_what_another_one_claimed_does_not_bear_out_what_was_denied():
    article = "Challenger claims victory in Orre\n\nPresident Rask, who is 70, has not claimed victory. He is in Lund."
    assert "negation" in linted(article, "Rask has also claimed victory.")


def test_what_is_not_shown_is_not_told_as_shown():
    article = "The photographs show a burnt roof and a ladder. They do not show where the fire began."
    assert "negation" in linted(article, "The photographs show where the fire began.")
    assert not linted(article, "The photographs do not show where the fire began.")


def test_the_whole_is_not_told_for_half_of_it():
    article = "Water had been restored to half of the 12,000 affected homes by noon."
    assert "quantifier" in linted(article, "Water had been restored to the 12,000 affected homes.")
    assert "quantifier" in linted(article, "Water had been restored to all of the 12,000 affected homes.")
    assert "quantifier" not in linted(article, "Some of the 12,000 affected homes had water again.")
    assert "quantifier" not in linted(article, "Half of the 12,000 affected homes had water again.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("A second slide could not be ruled out.", "A second slide could not be excluded."),
        ("Trains are expected to run again by May.", "Trains should run again by May."),
    ],
)
def test_a_doubt_in_other_words_is_kept(article, text):
    assert not linted(article, text)


def test_what_only_sounded_like_it_is_not_told_as_so():
    article = "The shepherd said he had heard what sounded like a shot near the fold."
    assert "hedge" in linted(article, "The shepherd said he heard a shot near the fold.")
