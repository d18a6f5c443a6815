"""The article as a page shows it: paragraphs of numbered sentences, cut wherever a mark begins or ends.

Marks may overlap. A cut piece carries every mark that covers it, so that nested markup closes in order.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from summarizer.schemas.article import Sentence
from summarizer.schemas.brief import Brief, Event
from summarizer.schemas.spans import Span

Mark = Literal["hedge", "cue", "figure"]
Kind = Literal["title", "heading", "body", "aside"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article under the same marks; of no mark, plain text."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in pieces, and the text between it and the sentence before."""

    number: int
    before: str
    pieces: tuple[Piece, ...]
    aside: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together. Asides in a row are one: only whole paragraphs count as such."""

    kind: Kind
    lines: tuple[Line, ...]


def paragraphs(brief: Brief) -> tuple[Paragraph, ...]:
    """Return the article's paragraphs with the brief's hedges, attribution cues and figures marked.

    The texts of all lines and what stands before them give the article back, up to the last sentence's end.
    """
    text, ordered = brief.article.text, sorted(brief.sentences, key=lambda sentence: sentence.start)
    marked = _by_sentence(ordered, _marks(brief))
    ends = [0, *(sentence.end for sentence in ordered)]
    lines = [
        (sentence, _line(text, sentence, end, marked.get(sentence.number, ())))
        for sentence, end in zip(ordered, ends, strict=False)
    ]
    told = {sentence.paragraph for sentence in ordered if sentence.kind != "aside"}
    together = groupby(lines, key=lambda pair: pair[0].paragraph if pair[0].paragraph in told else None)
    return tuple(_paragraph(list(pairs)) for _, pairs in together)


def _paragraph(pairs: Sequence[tuple[Sentence, Line]]) -> Paragraph:
    kinds = {sentence.kind for sentence, _ in pairs}
    return Paragraph(kinds.pop() if len(kinds) == 1 else "body", tuple(line for _, line in pairs))


def _line(text: str, sentence: Sentence, before: int, marks: Iterable[tuple[int, int, Mark]]) -> Line:
    pieces = tuple(cut(text, sentence.start, sentence.end, marks))
    return Line(sentence.number, text[before : sentence.start], pieces, sentence.kind == "aside")


def cut(text: str, start: int, end: int, marks: Iterable[tuple[int, int, Mark]]) -> Iterable[Piece]:
    """Cut `text[start:end]` at every edge of a mark; marks that reach beyond it are trimmed."""
    touching = [mark for mark in marks if mark[0] < end and mark[1] > start]
    edges = {min(max(edge, start), end) for low, high, _ in touching for edge in (low, high)}
    for low, high in pairwise(sorted({start, end, *edges})):
        covering = {mark for begin, finish, mark in touching if begin <= low and high <= finish}
        yield Piece(text[low:high], tuple(sorted(covering)))


def _marks(brief: Brief) -> frozenset[tuple[int, int, Mark]]:
    return frozenset((span.start, span.end, mark) for mark, span in _spans(brief))


def _spans(brief: Brief) -> Iterable[tuple[Mark, Span]]:
    for item in brief.assertions:
        yield from (("hedge", hedge) for hedge in item.hedges)
        yield from (("figure", quantity) for quantity in item.quantities)
        if item.cue:
            yield "cue", item.cue
        if isinstance(item, Event):
            yield from (("hedge", hedge) for part in item.participants for hedge in part.hedges)
    if brief.bluf:
        yield from (("hedge", hedge) for hedge in brief.bluf.hedges)


def _by_sentence(
    ordered: Sequence[Sentence], marks: Iterable[tuple[int, int, Mark]]
) -> dict[int, tuple[tuple[int, int, Mark], ...]]:
    """Return marks by the number of every sentence they touch."""
    starts = [sentence.start for sentence in ordered]
    found = dict[int, tuple[tuple[int, int, Mark], ...]]()
    for mark in sorted(marks):
        first = max(0, bisect_right(starts, mark[0]) - 1)
        last = bisect_right(starts, mark[1] - 1)
        for sentence in ordered[first:last]:
            found[sentence.number] = (*found.get(sentence.number, ()), mark)
    return found
