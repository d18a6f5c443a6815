"""Figures and the sources that give them."""

import pytest

from summarizer import check

FERRY = (
    "The ferry Astrid sank off Cape Lorn on Sunday night. The port authority put the number of dead at 23. Lorn Lines, "
    "which owned the ship, acknowledged 9 deaths. Rescue volunteers said they had pulled 41 bodies from the water. "
    "The union's treasurer, Pia Holm, told reporters that the ship had carried 180 people too many. "
    "A harbour official who did not want to be named said the captain had radioed for help at midnight. "
    "The port's head, Nils Aker, said an inquiry had been opened."
)


def _errors(text: str, article: str = FERRY) -> list[str]:
    return [finding.check for finding in check(text, article) if finding.severity == "error"]


@pytest.mark.parametrize(
    "text",
    [
        "Lorn Lines admitted that 23 people had died.",
        "Lorn Lines said 180 people too many were on board.",
        "Nils Aker said the ship had carried 180 people too many.",
    ],
)
def test_a_figure_is_not_put_into_the_mouth_of_another_source(text: str) -> None:
    assert "attribution" in _errors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lorn Lines acknowledged that 9 people had died.",
        "The port authority said that 23 people had died.",
        "Lorn Lines said the port authority's count of 23 dead was too high.",
        "Lorn Lines did not confirm that 23 people had died.",
        "Nils Aker said an inquiry had been opened, while a union put the excess at 180 people.",
    ],
)
def test_a_figure_may_be_told_of_whoever_gives_it_or_be_contested(text: str) -> None:
    assert not _errors(text)


def test_a_toll_on_which_sources_differ_is_not_told_as_fact() -> None:
    assert "attribution" in _errors("The ferry sank off Cape Lorn, killing 41 people.")
    assert not _errors("The ferry sank off Cape Lorn; volunteers spoke of 41 bodies, the port authority of 23 dead.")


def test_a_toll_that_one_source_gives_unchallenged_may_be_told() -> None:
    article = "A bus left the road near Ilm on Monday. Eleven people were killed, police said. The road was icy."
    assert not _errors("Eleven people were killed when a bus left the road near Ilm.", article)


def test_what_a_source_without_a_name_says_is_not_given_to_one_whom_the_article_names() -> None:
    assert "attribution" in _errors("Nils Aker said the captain had radioed for help at midnight.")
    assert not _errors("An official said the captain had radioed for help at midnight.")


def test_whom_the_article_names_only_later_may_be_meant_by_the_first_words() -> None:
    article = (
        "A coroner has said that the diver ran out of air within minutes of leaving the boat. "
        "Eva Lund, the coroner for the west coast, spoke at the end of a three-day hearing in Ulva."
    )
    assert not _errors("Eva Lund said that the diver ran out of air within minutes.", article)


def test_what_a_name_in_apposition_says_is_sure_to_be_theirs() -> None:
    article = (
        "The mine in Ostra will close in May. Its manager, Tove Sand, said the pumps had failed twice in April. "
        "The mayor of Ostra, Per Kvist, said he had been promised new jobs."
    )
    assert "attribution" in _errors("Per Kvist said the pumps had failed twice in April.", article)
    assert not _errors("Tove Sand said the pumps had failed twice in April.", article)


def test_a_source_who_denies_what_another_says_is_not_the_one_who_says_it() -> None:
    article = (
        "Guards at the gate said the workers had refused to leave until they were paid. "
        "The workers' leader, Rui Dias, rejected that, saying that the managers had locked the gate."
    )
    assert "attribution" in _errors("Rui Dias said the workers would not leave until they were paid.", article)


def test_one_word_of_what_a_source_says_may_be_a_pronoun_there() -> None:
    article = (
        "The bridge has been shut since March. The engineer, Ole Brand, believes it could be repaired by winter. "
        "Mayor Ute Kern thinks it would be wiser to demolish it."
    )
    assert "attribution" in _errors("Ole Brand thinks it would be wiser to demolish the bridge.", article)
    assert not _errors("Ute Kern thinks it would be wiser to demolish the bridge.", article)
