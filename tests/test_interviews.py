"""Interviews: who answers, where the article says so, and which paragraphs are answers."""

import pytest
from checking import read

from summarizer.language.interviews import interview

QUESTIONS = (
    "Will the line reopen?",
    "I hope so, but I have no money for it.",
    "You promised 90 trains a day.",
    "We promised to aim for 90.",
    "Is the union wrong?",
    "My view is that it counts twice.",
)


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Sofia Lind has run the railway for two years. She spoke to the Herald about delays.", "Sofia Lind"),
        ("Emil Roth spoke to us in Karst.", "Emil Roth"),
        ("We talked to Nora Vale in her office.", "Nora Vale"),
        ("The Herald's Ada Bright interviewed Luis Ferro on Monday.", "Luis Ferro"),
    ],
)
def test_the_one_who_was_spoken_to_answers(introduction, name):
    reading = read(introduction, *QUESTIONS)
    found = interview(reading.article.text, reading.told)
    assert found.source.text == name
    assert found.answers == {2, 4, 6}
    assert reading.article.text[found.cue.start : found.cue.end] == found.cue.text


@pytest.mark.parametrize(
    "lines",
    [
        ("The Herald has looked into delays.", *QUESTIONS),
        ("Sofia Lind spoke to the Herald.", *QUESTIONS[:4]),
        QUESTIONS,
        ("Sofia Lind spoke to the Herald.", "Is it late?", "It is.", "Is it dear?", "It is.", "Is it safe?", "It is."),
        ("Sofia Lind spoke to the Herald.", "The line is shut."),
        (),
    ],
)
def test_whoever_answers_is_not_guessed(lines):
    reading = read(*lines)
    assert interview(reading.article.text, reading.told) is None
