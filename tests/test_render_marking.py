"""Marking: the article cut where marks begin and end, with nothing lost."""

from dataclasses import replace

import briefs
import hostile
import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from summarizer.render import marking
from summarizer.schemas.brief import Brief

spans = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["hedge", "cue", "figure"])).map(
    lambda mark: (min(mark[:2]), max(mark[:2]), mark[2])
)


@given(st.text(min_size=30, max_size=30), st.integers(0, 30), st.integers(0, 30), st.lists(spans, max_size=8))
def test_cutting_loses_no_text_and_marks_each_letter_as_its_spans_say(
    text: str, one: int, other: int, marks: list[tuple[int, int, marking.Mark]]
) -> None:
    start, end = sorted((one, other))
    pieces = list(marking.cut(text, start, end, marks))
    assert "".join(piece.text for piece in pieces) == text[start:end]
    letters = [piece.marks for piece in pieces for _ in piece.text]
    for offset, found in enumerate(letters, start):
        assert set(found) == {mark for low, high, mark in marks if low <= offset < high}


@pytest.mark.parametrize("brief", [briefs.sample(), hostile.brief(), briefs.long()])
def test_paragraphs_give_the_article_back(brief: Brief) -> None:
    lines = [line for paragraph in marking.paragraphs(brief) for line in paragraph.lines]
    assert "".join(line.before + "".join(piece.text for piece in line.pieces) for line in lines) == brief.article.text


def test_asides_in_a_row_are_one_paragraph_and_the_title_its_own() -> None:
    kinds = [(paragraph.kind, len(paragraph.lines)) for paragraph in marking.paragraphs(briefs.sample())]
    assert kinds == [("title", 1), ("body", 4), ("body", 2), ("body", 3), ("heading", 1), ("body", 5), ("aside", 2)]


def test_a_sentence_set_aside_within_a_paragraph_stays_in_it() -> None:
    desk = Desk((("body", ("It rained.", "Read more here.")),))
    second = replace(desk.sentences[1], kind="aside")
    brief = desk.brief().model_copy(update={"sentences": (desk.sentences[0], second)})
    (paragraph,) = marking.paragraphs(brief)
    assert (paragraph.kind, [line.aside for line in paragraph.lines]) == ("body", [False, True])
