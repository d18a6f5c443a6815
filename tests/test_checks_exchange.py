"""What one source says is not given to another one beside it, nor to whom the source belongs."""

import pytest
from checking import linted

from summarizer.language.bonds import bond


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("A porter said the lamp was lit; his sister said the door was locked.", "His sister said the lamp was lit."),
        ("Lunde kept silent, but her agent said the deal would hold.", "Lunde said the deal would hold."),
        ("His barrister said that Mr Holm was innocent.", "Mr Holm said that he was innocent."),
        ("A spokesman for the duke said the duke was ill.", "The duke said he was ill."),
        ("The bishop's brother said the letters were forged.", "The bishop said the letters were forged."),
        ("Opponents of the council said the pier was unsafe.", "The council said the pier was unsafe."),
        ("A friend of Okoro said he wanted to leave.", "Okoro said he wanted to leave."),
        (
            "Ministry officials said they were uneasy about the test. Project head Siv Moe said she trusted the team.",
            "Siv Moe said she was uneasy about the test.",
        ),
        (
            "Ada Quist said the ferry sank at noon. Per Holm said that he saw no storm.",
            "Per Holm said the ferry sank at noon.",
        ),
    ],
)
def test_words_given_to_another_who_speaks_there_are_an_error(article, text):
    assert "attribution" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (
            "A porter said the lamp was lit; his sister said the door was locked.",
            "His sister said the door was locked.",
        ),
        ("His barrister, Owen Rask, said that Mr Holm was innocent.", "Owen Rask said that Mr Holm was innocent."),
        ("A spokesman for the bank said it was solvent.", "The bank said it was solvent."),
        ("The bank's lawyers said it was solvent.", "The bank said it was solvent."),
        ("A friend of Okoro said he wanted to leave.", "A friend said Okoro wanted to leave."),
        (
            "The first minister spoke on Monday. The first minister said he was glad. Mr Jones said the valley was safe.",
            "The first minister said the valley was safe.",
        ),
        (
            "Ada Quist said the ferry sank at noon. Per Holm said the ferry sank at noon in a storm.",
            "Per Holm said the ferry sank at noon.",
        ),
    ],
)
def test_words_that_stay_with_whoever_says_them_pass(article, text):
    assert "attribution" not in linted(article, text)


@pytest.mark.parametrize(
    ("source", "other", "is_voice"),
    [
        ("a friend of Okoro", "Okoro", False),
        ("the bishop's brother", "the bishop", False),
        ("her lawyers", "her", True),
        ("a spokesman for the bank", "the bank", True),
    ],
)
def test_a_source_is_named_by_what_it_is_to_another(source, other, is_voice):
    found = bond(source)
    assert found is not None
    assert (found.other, found.is_voice) == (other, is_voice)


def test_a_name_or_an_office_is_no_bond():
    assert bond("Okoro") is None
    assert bond("the head of the bank") is None


PANEL = (
    'Dr. Lise Krag, who led the trial, spoke in Lund. "It is a small effect," she said.\n\n'
    'Dr. Omar Sand of Orre, who was not involved, called the result "striking, if it holds up". '
    "He urged the ministry to wait for another trial.\n\n"
    "The Growers' League said the ban would cost 900 jobs, an estimate that the bank's economist, Ulla Pent, "
    'described as "hard to follow".\n\n'
    "The Harbour Watch said the oil had come from a tanker. The Norland navy's general staff suggested that the fire "
    "had been started by a stray flare."
)


@pytest.mark.parametrize(
    "text",
    [
        "Lise Krag called the result striking, if it holds up.",
        "Lise Krag urged the ministry to wait for another trial.",
        "Ulla Pent said the ban would cost 900 jobs.",
        "The Harbour Watch suggested that the fire had been started by a stray flare.",
        'Omar Sand said: "It is a small effect."',
    ],
)
def test_what_one_person_or_body_says_is_not_told_of_another_one_of_the_article(text):
    assert "attribution" in linted(PANEL, text)


@pytest.mark.parametrize(
    "text",
    [
        "Omar Sand called the result striking, if it holds up.",
        "Omar Sand urged the ministry to wait for another trial.",
        "The Growers' League said the ban would cost 900 jobs.",
        "Lise Krag did not call the result striking.",
        "The Norland navy suggested that the fire had been started by a stray flare.",
    ],
)
def test_what_each_of_them_says_passes(text):
    assert "attribution" not in linted(PANEL, text)


def test_a_company_that_bears_a_person_s_name_may_speak_through_its_officer():
    article = (
        "Hotel group Lauf to sell sites\n\nLauf said on Monday it would sell 40 hotels. Finance chief Eva Tran said the "
        "money would pay down debt. Chairman Arne Lauf said the family would keep its stake."
    )
    assert not linted(article, "Lauf said the money would pay down debt.")
