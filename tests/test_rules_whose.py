"""Whose words an item of the rules is, where the sentence puts other names beside the one who speaks."""

import pytest

from summarizer import summarize
from summarizer.schemas.brief import Brief


def _brief(text: str) -> Brief:
    return summarize(text, model="rules", published="2026-05-04")


def _called(brief: Brief) -> set[str]:
    return {source.name or source.descriptor for source in brief.sources}


def _texts(brief: Brief) -> str:
    return " | ".join(item.text for item in (*brief.events, *brief.claims))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Through her solicitor, Ivor Pell, she denied having sold the plans. The trial opens in June.", "Pell denied"),
        ("In May a labour court in Ulm rejected a claim by the drivers' union.", "In Ulm rejected"),
        (
            "The yacht has been in the shed since May. Tom Reil, who drew it, warned that she would sink in any sea.",
            "Reil would sink",
        ),
        (
            "The child is out of danger, according to Lund Hospital, where he was treated overnight.",
            "danger, where he was treated",
        ),
    ],
)
def test_a_name_that_only_stands_beside_is_not_made_the_one_who_does_it(text: str, never: str) -> None:
    assert never not in _texts(_brief(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In May a labour court in Ulm rejected a claim by the drivers' union.", "a labour court in Ulm"),
        ("The bank now sees it falling to 2 percent, and blamed the drop on rents.", "The bank"),
        ("The report praises the crew but, in a last chapter, does not accuse anyone of negligence.", "The report"),
    ],
)
def test_a_source_is_the_noun_phrase_alone(text: str, source: str) -> None:
    assert source in _called(_brief(text))


def test_it_goes_back_to_the_body_that_which_tells_of() -> None:
    text = (
        "The World Health Organization sent a team. Aide Lorraine, which runs the clinic in Ost, said it was full; it "
        "has called on the ministry to open another one."
    )
    assert "World Health Organization has called" not in _texts(_brief(text))
