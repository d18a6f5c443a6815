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


TRIAL = (
    "Captain Henrik Dahl was cleared of negligence. The first mate, Petra Noll, admitted leaving the bridge. "
    "Two owners were cleared of fraud."
)


def test_a_verb_that_stands_elsewhere_is_told_of_whoever_does_it_with_the_same_words_behind_it() -> None:
    assert "name" in _errors("Petra Noll was cleared of negligence.", TRIAL)
    assert not _errors("Henrik Dahl was cleared of negligence.", TRIAL)


@pytest.mark.parametrize(
    "article",
    [
        "Petra Noll and Henrik Dahl were cleared of negligence. Two owners were cleared of fraud.",
        "Henrik Dahl was cleared of negligence. The mate, Petra Noll, wept. She was cleared of negligence too.",
    ],
)
def test_what_two_persons_do_may_be_told_of_either(article: str) -> None:
    assert not _errors("Petra Noll was cleared of negligence.", article)


def test_a_first_name_and_a_surname_may_be_one_person_s() -> None:
    article = (
        "Ada Lovell was born in Orre. Lovell is allowed to keep her boat in the harbour. The crew was allowed to leave."
    )
    assert "name" not in _errors("Ada is allowed to keep her boat in the harbour.", article)
