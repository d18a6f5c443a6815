"""Who does what, where a summary has one person do what the article has another one do."""

import pytest

from summarizer import check

BOARD = (
    "The theatre has named Ines Holt as its director from August. She follows Marius Beck, who is retiring after nine "
    "seasons. Ada Roth, who chairs the board, thanked both. The actor Jon Vale collapsed on stage in May."
)


def _errors(text: str, article: str = BOARD) -> list[str]:
    return [finding.check for finding in check(text, article) if finding.severity == "error"]


@pytest.mark.parametrize(
    "text", ["Ines Holt is retiring after nine seasons.", "Marius Beck collapsed on stage in May."]
)
def test_what_one_person_does_is_not_told_of_another(text: str) -> None:
    assert "name" in _errors(text)


@pytest.mark.parametrize(
    "text", ["Marius Beck is retiring after nine seasons.", "Jon Vale, an actor, collapsed on stage in May."]
)
def test_what_a_person_does_may_be_told_of_them(text: str) -> None:
    assert not _errors(text)


def test_a_verb_that_stands_elsewhere_too_may_be_anybodys() -> None:
    article = "Ada Roth resigned in May. Jon Vale was asked to stay. He resigned a day later."
    assert not _errors("Jon Vale resigned a day later.", article)
