"""The cited sentences as the checks look at them."""

from checking import item, read

from summarizer.align import items_of
from summarizer.checks import cited

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
