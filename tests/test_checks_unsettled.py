"""What is left open, denied or only demanded, told as done; accusations put into another mouth."""

import pytest

from summarizer import check

DEPOT = (
    "A fire broke out in a paper store in Lund on Monday night. Investigators could not say whether the owner had "
    "switched off the sprinklers. A lighter was found in the yard. Whether it was the one that started the fire will "
    "not be known until tests are done, the fire chief said. "
    "The regulator has not closed the store. No charges have been filed, though a man of 40 is in custody and a "
    "hearing is set for June. The tenants' union demanded that the mayor be dismissed at once. "
    "The store's owner blamed the neighbours for the fire. Mayor Ulla Berg said firefighters came within minutes."
)


def _errors(text: str, article: str = DEPOT) -> list[str]:
    return [finding.check for finding in check(text, article) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The owner switched off the sprinklers.", "commitment"),
        ("The lighter found in the yard started the fire.", "commitment"),
        ("The regulator closed the store in Lund.", "negation"),
        ("The mayor has been dismissed.", "commitment"),
        ("A man of 40 has been charged over the fire.", "standing"),
        ("Mayor Ulla Berg blamed the neighbours for the fire.", "attribution"),
    ],
)
def test_what_the_article_leaves_open_or_denies_is_not_told_as_so(text: str, name: str) -> None:
    assert name in _errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether the owner had switched off the sprinklers.",
        "It is unclear if the owner had switched off the sprinklers.",
        "Tests will show if a lighter found in the yard started the fire.",
        "The regulator left the store open.",
        "The tenants' union wants the mayor dismissed.",
        "A man of 40 is being held, but has not been charged.",
        "The store's owner accused the neighbours of causing the fire.",
    ],
)
def test_what_is_kept_open_or_given_to_whoever_says_it_is_no_fault(text: str) -> None:
    assert not _errors(text)


def test_a_charge_that_others_face_may_be_told_beside_one_who_faces_none() -> None:
    article = (
        "The driver was charged with manslaughter on Friday. No charges have been brought against the owner of the bus."
    )
    assert not _errors("The driver was charged with manslaughter.", article)


def test_what_another_sentence_affirms_is_not_left_open_by_a_question() -> None:
    article = (
        "The minister signed the contract in May, the archive shows. "
        "Investigators had long failed to establish whether the minister had signed the contract."
    )
    assert not _errors("The minister signed the contract.", article)
