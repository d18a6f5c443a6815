"""Relations: contradiction and support where the words make it plain."""

import pytest

from summarizer.models.rules.relations import contradicting, supporting
from summarizer.schemas.draft import DraftClaim


def claim(item_id, source, text, *, kind="assessment", sentences=(1,), cue=""):
    return DraftClaim(
        id=item_id, source=source, text=text, kind=kind, sentences=list(sentences), cue=cue, certainty="certain"
    )


ACCUSED = claim("C1", "S1", "The company skipped an inspection in March.")


def test_a_denial_contradicts_what_another_source_says_in_the_same_words():
    denial = claim("C2", "S2", "The company denied that it had skipped an inspection.", kind="denial", cue="denied")
    assert contradicting([ACCUSED, denial]) == [["C2", "C1"]]


def test_a_denial_by_the_same_source_contradicts_nothing():
    denial = claim("C2", "S1", "The company denied that it had skipped an inspection.", kind="denial", cue="denied")
    assert contradicting([ACCUSED, denial]) == []


def test_a_denial_of_it_means_what_was_said_just_before():
    denial = claim("C2", "S2", "A spokesman denied it.", kind="denial", sentences=[2], cue="denied")
    far = claim("C3", "S3", "The bridge is safe.", sentences=[9])
    assert contradicting([ACCUSED, denial, far]) == [["C2", "C1"]]


def test_a_denial_of_something_else_contradicts_nothing():
    denial = claim("C2", "S2", "The mayor denied a quarrel with the port.", kind="denial", sentences=[2], cue="denied")
    assert contradicting([ACCUSED, denial]) == []


@pytest.mark.parametrize("kind", ["threat", "demand", "promise", "forecast"])
def test_a_denial_of_it_does_not_gainsay_what_somebody_wants_or_will_do(kind):
    wanted = claim("C1", "S1", "The delegation would leave the talks unless the guns were named.", kind=kind)
    denial = claim("C2", "S2", "A spokesman rejected the accusation.", kind="denial", sentences=[2], cue="rejected")
    assert contradicting([wanted, denial]) == []
    assert contradicting([ACCUSED, wanted, denial]) == [["C2", "C1"]]


@pytest.mark.parametrize(
    "text", ["Our guns did not fire, and the monitors know it.", "He did not sign the charter that said that."]
)
def test_a_denial_that_merely_ends_in_it_points_to_nothing_before(text):
    denial = claim("C2", "S2", text, kind="denial", sentences=[2], cue="said that")
    assert contradicting([ACCUSED, denial]) == []


def test_tolls_that_exclude_each_other_contradict():
    first = claim("C1", "S1", "19 people were killed in the shelling.")
    second = claim("C2", "S2", "No more than six people were killed in the shelling.", sentences=[2])
    third = claim("C3", "S3", "At least 10 people were killed in the shelling.", sentences=[2])
    assert contradicting([first, second]) == [["C1", "C2"]]
    assert contradicting([first, third]) == []


def test_the_authors_toll_and_one_told_far_away_contradict_nobody():
    first = claim("C1", "S1", "19 people were killed in the shelling.")
    author = claim("C2", "S0", "Six people were killed in the shelling.", sentences=[2])
    far = claim("C3", "S2", "Six people were killed in the shelling.", sentences=[12])
    assert contradicting([first, author]) == []
    assert contradicting([first, far]) == []


def test_another_source_that_says_the_same_supports_it():
    second = claim("C2", "S2", "The company skipped an inspection in March, and knew it.")
    assert supporting([ACCUSED, second]) == [["C1", "C2"]]


def test_another_figure_or_a_negation_supports_nothing():
    first = claim("C1", "S1", "The company skipped 3 inspections in March.")
    other = claim("C2", "S2", "The company skipped 5 inspections in March.")
    negated = claim("C3", "S3", "The company never skipped 3 inspections in March.")
    assert supporting([first, other]) == []
    assert supporting([first, negated]) == []


def test_a_denial_told_with_what_it_denies_means_nothing_before():
    text = "Police said on Monday that the driver had fled, though his lawyer denied it."
    denial = claim("C2", "S2", text, kind="denial", sentences=[2], cue="denied")
    assert contradicting([claim("C1", "S3", "Divers had heard voices.", sentences=[1]), denial]) == []


@pytest.mark.parametrize(
    "text",
    [
        "An earlier statement had spoken of 30 deaths.",
        "The mayor had previously counted 30 dead.",
        "30 of the dead were dockers.",
    ],
)
def test_a_toll_given_up_or_of_a_part_contradicts_no_other(text):
    other = claim("C2", "S2", "At most 12 people were killed.", sentences=[2])
    assert contradicting([claim("C1", "S1", "30 people were killed."), other]) == [["C1", "C2"]]
    assert contradicting([claim("C1", "S1", text), other]) == []
