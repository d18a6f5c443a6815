"""What docs/concepts.md says of the example articles is what the rules print of them."""

from functools import cache
from pathlib import Path

import pytest

from summarizer import summarize

ARTICLES = Path(__file__).resolve().parent.parent / "examples" / "articles"


@cache
def brief(name, published):
    return summarize(ARTICLES / name, model="rules", published=published)


def graded(name, published, words):
    """Return (level, rule, tier of its one origin) of the item with these words."""
    (item,) = (item for item in brief(name, published).assertions if words in item.text)
    (origin,) = item.sourcing.inputs
    return item.sourcing.level, item.sourcing.rule, origin.tier


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("killing at least 11 guards", ("moderate", "R4", 2)),
        ("14 bodies", ("low", "R5", 4)),
        ("roughly 350 observers", ("low", "R5", 3)),
        ("Sarrat Front field commander denied", ("low", "R2", 4)),
    ],
)
def test_the_border_post_is_graded_as_the_page_says(words, grade):
    assert graded("conflict-border-post.txt", "2026-03-12", words) == grade


def test_the_rules_see_no_contradiction_in_the_report_on_the_border_post():
    items = brief("conflict-border-post.txt", "2026-03-12").assertions
    assert not any(item.contradicts or item.sourcing.contested for item in items)


def test_two_tolls_of_which_at_most_one_can_be_right_are_both_contested():
    items = brief("denial-kiln-village.txt", "2026-05-18").assertions
    one, other = (next(i for i in items if words in i.text) for words in ("19 civilians", "No more than six"))
    assert other.id in one.contradicts
    assert [(item.sourcing.level, item.sourcing.rule) for item in (one, other)] == [("low", "R1")] * 2
