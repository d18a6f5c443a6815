"""Every item cites sentences that exist and belong to the article."""

from dataclasses import replace

import pytest
from checking import errors, item, read

from summarizer.checks import check_item

ARTICLE = read("The dam held.", "Nobody was hurt.", "Read more: ten best hikes.", aside=(3,))


def test_sentences_of_the_article_may_be_cited():
    assert not errors("citation", ARTICLE, "The dam held and nobody was hurt.", (1, 2))


def test_an_item_must_cite_something():
    assert "no sentence" in errors("citation", ARTICLE, "The dam held.", ())[0]


def test_a_sentence_that_does_not_exist_is_found_once():
    messages = errors("citation", ARTICLE, "The dam held.", (1, 9, 9, 0))
    assert len(messages) == 2
    assert messages[0] == "There is no sentence 9: the article has 1 to 3."


def test_a_line_that_is_no_part_of_the_article_is_found_with_its_words():
    assert "ten best hikes" in errors("citation", ARTICLE, "There are ten best hikes.", (3,))[0]


def test_a_source_may_rest_on_no_sentence():
    assert check_item(item(ARTICLE, "", (), kind="source"), ARTICLE) == ()


def test_an_article_without_such_a_sentence_says_how_far_it_goes():
    (message,) = errors("citation", read("The dam held."), "The dam held.", (2,))
    assert message.endswith("1 to 1.")


def test_a_source_that_is_not_listed_is_found():
    unknown = replace(item(ARTICLE, "The dam held."), unknown=("?s7",))
    (finding,) = check_item(unknown, ARTICLE)
    assert finding.message == "There is no source s7. Name one of the sources by its id."


def test_a_statement_must_say_something():
    assert "says nothing" in errors("citation", ARTICLE, " ", (1,))[0]


@pytest.mark.parametrize("source", ["", "?", " "])
def test_a_source_without_an_id_is_said_to_be_empty(source):
    (finding,) = check_item(replace(item(ARTICLE, "The dam held."), unknown=(source,)), ARTICLE)
    assert finding.message == "The source is empty. Name one of the sources by its id."
