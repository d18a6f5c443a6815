"""Rebuttals: an answer is told from a sentence that tells something else."""

import pytest

from summarizer.language.rebuttals import clears, does_so, lays_at, pleads, rebuts, recounts, sets_against


@pytest.mark.parametrize(
    "text",
    [
        "Brandt dismissed the story as a fairy tale.",
        "The board disputes this.",
        "The union rejected the minister's figures.",
        "The harbour company called the remark a complete fabrication.",
        "The embassy called the report “evidence-free”.",
        "Ilves said that was untrue.",
        "That is simply not the case.",
        "The suit is without merit.",
        "The chairman had made no such promise.",
        "No such warning had been received.",
        "The union said 400 jobs had gone, a total the firm rejects.",
        "The union said 400 jobs had gone, which the firm's chairman, Teo Brandt, denies.",
        "The guards say the gate was open, a claim that the mayor called nonsense.",
    ],
)
def test_what_says_of_words_before_it_that_they_are_not_so_is_a_rebuttal(text):
    assert rebuts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm denied the claim that it had paid.",
        "Brandt rejected an offer of help.",
        "The board dismissed the chief of the mill.",
        "It would be wrong to close the mill.",
        "The mayor called the number of visitors high.",
        "The Echo report is misleading, said a rival.",
        "That is a long story.",
        "He had no such luck.",
    ],
)
def test_what_tells_something_else_is_none(text):
    assert not rebuts(text)


def test_a_plea_denies_whatever_its_source_is_accused_of():
    assert pleads("Brandt denied any involvement.")
    assert pleads("The firm has rejected all responsibility.")
    assert not pleads("Brandt denied the charge.")


def test_who_was_elsewhere_or_idle_cannot_have_done_it():
    assert clears("Its guns had been silent all day.")
    assert clears("He was abroad at the time.")
    assert not clears("Its guns had been cleaned.")


def test_counts_deeds_and_links_that_answer_are_told_from_others():
    assert recounts("The union put the number of arrests at 60.")
    assert not recounts("The union counted 60 arrests.")
    assert does_so("His phone did so automatically.")
    assert not does_so("His phone did well.")
    assert lays_at("The shots came from the wall.")
    assert not lays_at("The shots were loud.")
    assert sets_against("It fell, they said, but others said it stood.")
    assert sets_against("However, it stood.")
    assert not sets_against("It fell and broke.")
