"""Words given as copied or quoted stand in the cited sentences."""

import pytest
from checking import errors, read
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks import check_item
from summarizer.ground import ground_source
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftSource

ARTICLE = read(
    "“We will never leave this valley,” said Tomas Oro, a farmer.",
    "“The water came at night. It took the bridge”, he said, and everything he called “the old road”.",
    "The mayor spoke of “a very long winter”.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Oro said “We will never leave this valley.”",
        'Oro said: "We will never leave this valley".',
        'Oro said they "will never leave".',
        'Oro said that "we will never leave".',
        'Oro said: "The water came … took the bridge".',
        'Oro said: "We will never … this valley."',
        "Oro said they will never leave.",
        "It took 'the old road'.",
        'He said "The water came at night. It took the bridge."',
        "It's the farmers' valley.",
    ],
)
def test_quotations_that_stand_in_the_evidence_pass(text):
    assert not errors("verbatim", ARTICLE, text, (1, 2))


@pytest.mark.parametrize(
    "text",
    [
        'Oro said: "We will always leave this valley."',
        'Oro said: "We will leave this valley."',
        'Oro said: "We shall never leave this valley."',
        'Oro said: "this valley … We will never leave"',
        'Oro said: "We are proud of this place."',
        'He called it "the new road".',
        'Oro spoke of "We will never leave this valleys".',
    ],
)
def test_an_altered_quotation_is_found(text):
    messages = errors("verbatim", ARTICLE, text, (1, 2))
    assert len(messages) == 1
    assert "is not in sentences 1 and 2" in messages[0]


def test_a_quotation_from_a_sentence_that_is_not_cited_is_found():
    assert errors("verbatim", ARTICLE, 'The mayor spoke of "We will never leave this valley."', (3,))


def test_a_term_in_marks_may_come_from_anywhere_in_the_article():
    assert not errors("verbatim", ARTICLE, 'The water took "the old road".', (1,))


def test_a_quotation_may_run_over_sentences_that_are_both_cited():
    assert not errors("verbatim", ARTICLE, 'He said "took the bridge".', (2, 3))
    reading = read("“The water came.", "It took the bridge,” he said.")
    assert not errors("verbatim", reading, 'He said "The water came. It took the bridge."', (1, 2))
    assert errors("verbatim", reading, 'He said "The water came. It took the bridge."', (1,))


def test_a_quotation_that_its_speaker_interrupts_may_be_told_in_one_piece():
    reading = read("“We came at night,” she said, “and we stayed.”", "“Nobody saw us,” he said.")
    assert not errors("verbatim", reading, "She said: “We came at night, and we stayed.”", (1, 2))
    assert errors("verbatim", reading, "She said: “We came at night, and we stayed. Nobody saw us.”", (1, 2))


def test_a_copied_field_that_no_cited_sentence_has_is_found():
    messages = errors("verbatim", ARTICLE, "They stay.", (1,), copied={"cue": "declared", "place": "valley"})
    assert messages == ["cue “declared” is not in sentence 1. Copy its words letter by letter, or leave it empty."]


def test_an_empty_field_claims_nothing():
    assert not errors("verbatim", ARTICLE, "They stay.", (1,), copied={"cue": " "})


def test_a_source_that_the_article_does_not_have_is_found():
    messages = errors("verbatim", ARTICLE, "", (), kind="source", copied={"descriptor": "a fisherman"})
    assert "is not in the article" in messages[0]


WORDS = ["We", "will", "never", "leave", "this", "valley"]


@given(st.integers(0, len(WORDS) - 1), st.sampled_from(["always", "houses", "five", "Leaving"]))
def test_one_changed_word_in_a_quotation_is_found(at, word):
    quoted = " ".join([*WORDS[:at], word, *WORDS[at + 1 :]])
    assert len(errors("verbatim", ARTICLE, f'Oro said: "{quoted}".', (1,))) == 1


def test_an_author_called_otherwise_than_the_article_has_it_is_a_warning_alone():
    reading = read("The pier burned.")
    author = ground_source(DraftSource(id="s0", type="author", name="Coast Today"), reading, item_id="s0")
    (found,) = check_item(author, reading)
    assert (found.check, found.severity) == ("verbatim", "warning")
    paper = ground_source(DraftSource(id="s1", type="media", name="Coast Today"), reading, item_id="s1")
    assert [one.severity for one in check_item(paper, reading)] == ["error"]


def test_the_outlet_that_the_request_names_needs_not_stand_in_the_text():
    text = read("The pier burned.")
    reading = Reading(text.article.model_copy(update={"outlet": "Coast Today"}), text.sentences)
    author = ground_source(DraftSource(id="s0", type="author", name="coast today"), reading, item_id="s0")
    assert check_item(author, reading) == ()
