"""Other words for the same, which are no fault, and ends of a movement and crimes of suspects, which are."""

import pytest

from summarizer import check

RESULTS = (
    "Brenner Foods said it now forecasts annual sales of 410 million euros. Net profit fell to 12.4 million euros from "
    "17.9 million a year earlier. “We believe a broken cooler is the likely cause of the recall, but we are still "
    "looking into it,” said its head, Ivo Karst. Two of the nine directors opposed the plan. A shortage of drivers held "
    "up deliveries on Tuesday evening. The chain has low confidence in its forecast for Italy."
)
ATTACK = (
    "A guard was shot outside a bank in Lund on Monday. A suspect was arrested in a car park an hour later, police said. "
    "The Lund Courier reported that 70,000 kronor was missing. Police declined to comment on that. "
    "It is not clear what set off the alarm. Some clerks blamed a cleaner. "
    "“It would be wrong to say the two raids are linked,” inspector Eva Lund said."
)


def _errors(text: str, article: str) -> list[str]:
    return [finding.check for finding in check(text, article) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Brenner Foods set its sales forecast at 410 million euros.", RESULTS),
        ("Net profit dropped to 12.4 million euros, down from 17.9 million.", RESULTS),
        ("Ivo Karst said a broken cooler was the likely cause of the recall.", RESULTS),
        ("A lack of drivers delayed deliveries on Tuesday night.", RESULTS),
        ("Two of nine directors were against the plan.", RESULTS),
        ("The Lund Courier put the loss at 70,000 kronor, which police would not confirm.", ATTACK),
        ("A suspect was caught after a guard was shot outside a bank in Lund.", ATTACK),
    ],
)
def test_other_words_for_the_same_are_no_fault(text: str, article: str) -> None:
    assert not _errors(text, article)


@pytest.mark.parametrize(
    ("text", "article", "name"),
    [
        ("Net profit fell to 17.9 million euros.", RESULTS, "number"),
        ("All nine directors opposed the plan.", RESULTS, "quantifier"),
        ("The chain has high confidence in its forecast for Italy.", RESULTS, "qualifier"),
        ("The suspect shot the guard outside a bank in Lund.", ATTACK, "standing"),
        ("The alarm was set off by a cleaner.", ATTACK, "relation"),
        ("The two raids are linked, Eva Lund said.", ATTACK, "negation"),
    ],
)
def test_what_the_article_does_not_bear_out_is_a_fault(text: str, article: str, name: str) -> None:
    assert name in _errors(text, article)


def test_a_crime_of_a_suspect_may_be_told_as_whose_word_it_is() -> None:
    assert not _errors(
        "Police believe the suspect shot the guard.", ATTACK + " Police believe the suspect shot the guard."
    )
