"""Spans: plain values that code makes, checked where they come from a file."""

import re

import pytest
from pydantic import ValidationError

from summarizer import Article, summarize
from summarizer.schemas.brief import Brief
from summarizer.schemas.spans import Hedge, Span

ARTICLE = Article(text="A fire hurt 3 workers on Monday, police said. It probably began in a store of batteries.")
HEDGE = Hedge(start=4, end=9, text="might", type="epistemic", scope_start=0, scope_end=20)


def test_a_span_moves_with_its_text() -> None:
    assert Span(start=1, end=4, text="sea").shift(5) == Span(start=6, end=9, text="sea")


def test_a_span_is_cut_from_its_text_and_made_of_what_a_pattern_found() -> None:
    text = "a calm sea"
    found = re.search(r"calm (?P<thing>\w+)", text)
    assert found is not None
    assert Span.cut(text, 7, 10) == Span.of(found, "thing") == Span(start=7, end=10, text="sea")
    assert Span.of(found).head(4) == Span(start=2, end=6, text="calm")


def test_a_span_has_its_offsets_and_covers_what_lies_within_it_whole() -> None:
    span = Span(start=2, end=6, text="calm")
    assert [span.has(at) for at in (1, 2, 5, 6)] == [False, True, True, False]
    assert span.covers(span)
    assert span.covers(Span(start=3, end=5, text="al"))
    assert not span.covers(Span(start=5, end=7, text="m "))


def test_a_hedge_s_bare_span_says_only_where_it_stands() -> None:
    assert HEDGE.bare == Span(start=4, end=9, text="might")
    assert type(HEDGE.bare) is Span


def test_a_hedge_moves_with_its_scope() -> None:
    moved = HEDGE.shift(-2)
    assert (moved.start, moved.end, moved.scope_start, moved.scope_end) == (2, 7, -2, 18)
    assert moved.type == HEDGE.type


def test_a_brief_comes_back_whole_from_its_json() -> None:
    brief = summarize(ARTICLE, model="rules")
    assert Brief.model_validate_json(brief.model_dump_json()) == brief


@pytest.mark.parametrize(
    ("as_written", "as_changed"), [('{"number":1,', '{"number":1,"note":1,'), ('"sentence":1,', '"sentence":"one",')]
)
def test_a_brief_whose_parts_are_wrong_is_refused(as_written: str, as_changed: str) -> None:
    written = summarize(ARTICLE, model="rules").model_dump_json()
    assert as_written in written
    with pytest.raises(ValidationError):
        Brief.model_validate_json(written.replace(as_written, as_changed))
