"""Numbering: an article's sentences, each with its number, kind and paragraph. The text is not changed."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise

import regex
from rapidfuzz import fuzz

from summarizer.language import asides, sentences
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.spans import Span
from summarizer.schemas.values import SentenceKind

_HEADLINE_CHARS = 200
_HEADING_CHARS = 80
_HEADING_WORDS = 12
_TITLE_WITHIN = 3  # a kicker or a date may stand above the title
_DECK_LINES = 3  # a byline, a place and date, a line that says more
_SAME_TITLE = 90.0  # rapidfuzz ratio: the page's title and the metadata's differ in marks and case
_LIST_LINES = 3  # as many short lines in a row are a list

_STANDS_ALONE = regex.compile(r"#{1,6}\s|\p{Lu}|\p{N}|[¿¡]")
_CARRIED_ON = regex.compile(r".*[.?!:;,…\"'”’»)\]]$", regex.DOTALL)
_LIST_ITEM = regex.compile(r"(?:[•▪‣◦·●■*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


def number(article: Article) -> tuple[Sentence, ...]:
    """Return the article's sentences, numbered from 1 in the order of the text.

    `kind` is title, heading, body or aside (data/asides.toml). A text of asides alone is taken as body.
    """
    text = article.text
    paragraphs = sentences.paragraphs(text)
    starts = [paragraph.start for paragraph in paragraphs]
    kinds = _kinds(article, paragraphs)
    placed = [(span, bisect_right(starts, span.start) - 1) for span in sentences.split(text)]
    found = [_sentence_kind(span, kinds[index], len(text)) for span, index in placed]
    if "body" not in found:
        found = ["body" if kind == "aside" else kind for kind in found]
    return tuple(
        Sentence(number=position, start=span.start, end=span.end, kind=kind, paragraph=index)
        for position, ((span, index), kind) in enumerate(zip(placed, found, strict=True), 1)
    )


def _sentence_kind(span: Span, kind: SentenceKind, length: int) -> SentenceKind:
    if kind in ("body", "heading") and asides.rule_for(span.text, "sentence", span.start / length):
        return "aside"
    return kind


def _kinds(article: Article, paragraphs: Sequence[Span]) -> list[SentenceKind]:
    """Return the kind of each paragraph."""
    lines = [paragraph.text for paragraph in paragraphs]
    positions = [paragraph.start / len(article.text) for paragraph in paragraphs]
    title = _given_title(article.title, lines)
    aside = _asides(lines, positions) - {title}
    kinds: list[SentenceKind] = ["aside" if index in aside else "body" for index in range(len(lines))]
    kept = [index for index in range(len(lines)) if index not in aside]
    if title is None:
        title = _headline(article.text, paragraphs, kept)
    for index in _headings(lines, kept):
        kinds[index] = "heading"
    if title is not None:
        kinds[title] = "title"
    return kinds


def _asides(lines: Sequence[str], positions: Sequence[float]) -> set[int]:
    by_rule = {index for index, line in enumerate(lines) if asides.rule_for(line, "line", positions[index])}
    return by_rule | asides.teased(lines, positions)


def _given_title(title: str | None, lines: Sequence[str]) -> int | None:
    if not title:
        return None
    wanted = " ".join(title.casefold().split())
    for index, line in enumerate(lines[:_TITLE_WITHIN]):
        if len(line) <= 2 * _HEADLINE_CHARS and fuzz.ratio(line.casefold(), wanted) >= _SAME_TITLE:
            return index
    return None


def _headline(text: str, paragraphs: Sequence[Span], kept: Sequence[int]) -> int | None:
    """Return the first line where it reads like a headline: unended, before a gap, a complete paragraph or a deck."""
    if len(kept) < 2:
        return None
    first, second = paragraphs[kept[0]], paragraphs[kept[1]]
    gap = _gap(text, first, second)
    words = len(first.text.split())
    unended = not asides.ended(first.text) and first.text[-1] not in ":;,…"
    fits = words >= 2 and len(first.text) <= _HEADLINE_CHARS and not _LIST_ITEM.match(first.text)
    above = asides.ended(second.text) or _is_deck(text, [paragraphs[index] for index in kept[1 : _DECK_LINES + 2]])
    alone = words >= 4 and above and len(sentences.split(first.text)) == 1
    return kept[0] if unended and fits and (gap or alone) else None


def _is_deck(text: str, lines: Sequence[Span]) -> bool:
    """Tell lines that belong to the headline above: few, none of them ended, with a gap after the last."""
    for line, following in pairwise(lines):
        if asides.ended(line.text):
            return False
        if _gap(text, line, following):
            return True
    return False


def _gap(text: str, before: Span, after: Span) -> bool:
    return text[before.end : after.start].count("\n") > 1


def _headings(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Return the short lines between paragraphs; the last line, and three such lines in a row, are none."""
    found: list[int] = []
    for short, group in groupby(kept, key=lambda index: _like_heading(lines[index])):
        run = list(group)
        if short and len(run) < _LIST_LINES:
            found += run
    return [index for index in found if index != kept[-1]]


def _like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_CHARS
        and len(line.split()) <= _HEADING_WORDS
        and bool(_STANDS_ALONE.match(line))
        and not _CARRIED_ON.match(line[-1:])
        and not _LIST_ITEM.match(line)
    )
