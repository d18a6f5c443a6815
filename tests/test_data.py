"""The tables of the language rules: read by name, their words as lists or by their kinds."""

import pytest

from summarizer.language.data import by_word, listed, table


def test_a_table_is_parsed_once():
    assert table("roles") is table("roles")


def test_words_are_listed_under_their_keys():
    assert listed("roles", "documents", "any") == frozenset(table("roles")["documents"]["any"].split())
    assert "report" in listed("roles", "documents", "any")


def test_each_word_knows_the_kind_under_which_it_stands():
    assert by_word("first_names")["ann"] == "she"
    assert by_word("realis_signs", "modals").keys() == {
        word for words in table("realis_signs")["modals"].values() for word in words.split()
    }


def test_a_table_or_a_key_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        table("nowhere")
    with pytest.raises(KeyError):
        listed("roles", "nowhere")
