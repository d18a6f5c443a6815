import pytest

from summarizer.language.topics import gender_of_first_name
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.schemas.article import Article

# A text, and whom the last "he" or "she" that speaks in it means.
CASES = [
    # a person named early in a sentence of the paragraph, however many quoted sentences stand between
    (
        "A guard said so.\n\nOutside, the clerk’s sister, Maud Farrow, read on. “We want none. We never did. No,” she said.",
        "Maud Farrow",
    ),
    ("The rebels denied it. Ilan Marek stood at the gate. He said the road was shut.", "Ilan Marek"),
    # the only person named in the paragraph, wherever that is
    (
        "“It is red,” a guard said.\n\nThe count that was published came from the mayor, Piet Vandam. “I was told,” he said.",
        "Piet Vandam",
    ),
    # who has spoken in the paragraph goes before those who were only named
    ("Rosa Lind said it leaked. The pumps are those of Gil Amsel. She said they were old.", "Rosa Lind"),
    # a role that the sentence before begins with
    ("The tower closed at noon. The judge turned to the clerk. “Is that all?” she asked.", "The judge"),
    # names in quoted words are no topic
    ("Rosa Lind spoke of the harbour. “Gil Amsel knew it,” she said.", "Rosa Lind"),
    # first names and titles tell who "she" cannot be
    ("Susan Amsel said it leaked. Peter Lind sat beside her. She said the pumps were old.", "Susan Amsel"),
    ("Mr. Amsel said it leaked. Mrs. Lind was there. He said the pumps were old.", "Amsel"),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_a_pronoun_goes_to_whom_the_sentences_before_are_about(text, who):
    article = Article(text=text)
    reading = Reading(article, number(article))
    speaker = reading.speaker_of[len(reading.attributions) - 1]
    assert who in {speaker.name, speaker.descriptor.text}


@pytest.mark.parametrize(("name", "pronoun"), [("margaret", "she"), ("gregory", "he"), ("robin", ""), ("quay", "")])
def test_a_first_name_tells_a_pronoun_or_none(name, pronoun):
    assert gender_of_first_name(name) == pronoun


def test_a_pronoun_before_everything_means_nobody_known():
    article = Article(text="He said the road was shut.")
    reading = Reading(article, number(article))
    assert [speaker.name for speaker in reading.speakers] == [None]
