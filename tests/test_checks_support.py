"""A statement draws on the words of the sentences it cites."""

import pytest
from checking import found, read

ARTICLE = read(
    "Floods closed the coastal railway on Monday.",
    "Engineers expect repairs to take a week.",
    "The football club signed a goalkeeper.",
    "Ticket prices stay the same.",
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Floods closed the coastal railway.", (1,)),
        ("Flooding has closed a railway on the coast.", (1,)),
        ("Engineers expect railway repairs to take a week.", (2,)),
        ("Closed.", (3,)),
    ],
)
def test_a_text_in_the_words_of_its_evidence_passes(text, cites):
    assert not found("support", ARTICLE, text, cites)


def test_a_text_in_other_words_is_a_warning_that_names_them():
    (finding,) = found("support", ARTICLE, "Investors fear that inflation erodes pensions.", (4,))
    assert finding.severity == "warning"
    assert "inflation" in finding.message
