"""Each sentence of a summary finds the sentences of the article that it rests on; one change is one finding."""

import time

import pytest
from checking import read

from summarizer.align import align, items_of
from summarizer.checks import check_item

ARTICLE = read(
    "Divers recover bell from sunken ferry",
    "Divers recovered the bronze bell of the ferry Aurora on Tuesday, 43 years after the ship sank off Grimso.",
    "The ferry was probably lost because its cargo doors were left open, maritime historian Elin Dahl said.",
    "“We heard the bell before we saw it,” said Jonas Vik, who led the dive.",
    "At least 212 people died in the storm of 1978, and the wreck was not searched for three decades.",
    "Vik said the bell would go to the museum in Telmark.",
    "The museum has not decided whether to charge visitors.",
    "Dahl said the owners had ignored two warnings from the coast guard.",
)
FAITHFUL = (
    "Divers recovered the bronze bell of the ferry Aurora on Tuesday. "
    "The ferry was probably lost because its cargo doors were left open, historian Elin Dahl said. "
    "At least 212 people died, and the wreck was not searched for three decades. "
    "“We heard the bell before we saw it,” said Jonas Vik. "
    "Vik said the bell would go to the museum in Telmark. "
    "Dahl said the owners had ignored two warnings from the coast guard."
)


def findings(summary):
    return [
        (finding.check, finding.severity)
        for item in items_of(summary, ARTICLE)
        for finding in check_item(item, ARTICLE)
    ]


def test_a_faithful_summary_has_no_findings():
    assert findings(FAITHFUL) == []


@pytest.mark.parametrize(
    ("told", "changed", "check"),
    [
        ("was probably lost", "was lost", "hedge"),
        ("At least 212", "At least 221", "number"),
        ("At least 212", "About 212", "number"),
        ("on Tuesday", "on Friday", "number"),
        ("Vik said the bell", "Dahl said the bell", "attribution"),
        ("Dahl said the owners", "Vik said the owners", "attribution"),
        ("“We heard the bell", "“We touched the bell", "verbatim"),
        ("was not searched", "was searched", "negation"),
        ("had ignored", "had not ignored", "negation"),
        ("the museum in Telmark", "the museum in Geneva", "name"),
        ("of the ferry Aurora", "of the ferry Borealis", "name"),
    ],
)
def test_one_change_is_exactly_one_error(told, changed, check):
    assert told in FAITHFUL
    assert findings(FAITHFUL.replace(told, changed)) == [(check, "error")]


def test_items_carry_their_sentences_and_numbers_as_ids():
    items = items_of(FAITHFUL, ARTICLE)
    assert [item.id for item in items] == ["1", "2", "3", "4", "5", "6"]
    assert [item.cites for item in items][1:] == [(3,), (5,), (4,), (6,), (8,)]
    assert 2 in items[0].cites
    assert all(item.evidence[0].quote == ARTICLE.text_of(item.cites[0]) for item in items)


def test_a_sentence_without_a_source_of_its_own_speaks_in_the_authors_voice():
    first, second, *_ = items_of(FAITHFUL, ARTICLE)
    assert first.voice is not None
    assert first.voice.type == "author"
    assert second.voice is None


def test_two_sentences_in_one_rest_on_both():
    text = "Vik wants the bell in the Telmark museum, and Dahl said owners ignored coast guard warnings."
    assert align(text, ARTICLE) == (6, 8)


def test_the_sentence_of_a_quotation_is_always_among_them():
    assert 4 in align("The wreck of 1978 was found: “We heard the bell before we saw it.”", ARTICLE)


def test_a_sentence_that_shares_no_word_rests_on_nothing_and_is_told_so():
    (item,) = items_of("Pineapples ripen slowly.", ARTICLE)
    assert item.cites == ()
    assert [finding.check for finding in check_item(item, ARTICLE)] == ["citation"]


def test_lines_set_aside_are_no_evidence():
    reading = read("The dam held.", "Read more about the dam and its history.", aside=(2,))
    assert align("A history of the dam.", reading) == (1,)


def test_a_long_article_is_aligned_in_moments():
    reading = read(*(f"In week {n} the council of ward {n} bought {n * 7} lamps for street {n}." for n in range(2000)))
    started = time.perf_counter()
    assert 101 in align("The council of ward 100 bought 700 lamps.", reading)
    assert time.perf_counter() - started < 5
