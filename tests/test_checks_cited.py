"""The cited sentences as the checks look at them."""

from pathlib import Path

import pytest
from checking import errors, item, read, source

from summarizer.align import items_of
from summarizer.checks import CHECKS, OF_WORDING, cited
from summarizer.number import number
from summarizer.read import read as read_file
from summarizer.reading import Reading

ARTICLE = read("The dam held on Monday.", "Nobody was hurt.", "The road reopened.", "Schools stay closed.")


def test_sentences_that_follow_each_other_come_in_one_piece():
    pieces = list(cited.stretches(item(ARTICLE, "x", (4, 1, 2)), ARTICLE))
    assert pieces == ["The dam held on Monday.\nNobody was hurt.", "Schools stay closed."]
    assert list(cited.stretches(item(ARTICLE, "x", ()), ARTICLE)) == []


def test_neighbours_stop_at_the_articles_ends():
    assert cited.with_neighbours(item(ARTICLE, "x", (1, 4)), ARTICLE) == (1, 2, 3, 4)


def test_somebodys_summary_must_keep_close_for_an_error():
    close, far = items_of("The dam held on Monday. A tired town slept well after the dam held.", ARTICLE)
    assert cited.severity(close) == "error"
    assert cited.severity(far) == "warning"
    assert cited.severity(item(ARTICLE, "A tired town slept.", (1,))) == "error"


@pytest.mark.parametrize("name", ["conflict-border-post.txt", "denial-kiln-village.txt", "health-legionella.txt"])
def test_checks_of_wording_find_nothing_in_a_sentence_told_letter_by_letter(name):
    article = read_file(Path(__file__).parents[1] / "examples/articles" / name)
    reading = Reading(article, number(article))
    told = [item(reading, reading.text_of(one.number), (one.number,)) for one in reading.told]
    assert all(one.is_sentence for one in told)
    assert not [finding for one in told for check in OF_WORDING for finding in CHECKS[check](one, reading)]


def test_a_sentence_told_letter_by_letter_is_held_against_its_source_and_copied_fields():
    text = "Nobody was hurt."
    assert errors("attribution", ARTICLE, text, (2,), voice=source("Ida Brandt"))
    assert errors("verbatim", ARTICLE, text, (2,), copied={"cue": "declared"})
    assert not errors("support", ARTICLE, text, (2,))


def test_a_sentence_told_with_another_one_cited_is_none_letter_by_letter():
    assert item(ARTICLE, "Nobody was hurt.", (2,)).is_sentence
    assert not item(ARTICLE, "Nobody was hurt.", (2, 3)).is_sentence
    assert not item(ARTICLE, "Nobody was hurt", (2,)).is_sentence
