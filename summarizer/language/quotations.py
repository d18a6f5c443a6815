"""Quotations: where quoted words begin and end, in straight, curly and British single marks.

Owns the pairing of marks alone; who speaks is the business of `attribution`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarizer.schemas.spans import Span

SCARE_WORDS = 3

_MARK = re.compile(r"[\"'`“”„«»‘’]")
_DOUBLE = re.compile(r"''(?!'(?!\w))|``|[“”„«»\"]")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_SINGLE = re.compile(r"(?<!['`])['‘’](?!')")
_DOTTED = re.compile(r"\.[@#\d]")
_HEIGHT = re.compile(r"\d['’′]\d{1,2}$")
_ELISION = re.compile(r"(?:\d0s|em|tis|twas|til|cause|n)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_OPENS_AFTER = frozenset(" \t\r\n\u00a0([{—–-/:;,“‘\"'")
_SPEECH_ENDS = (",", ".", "!", "?", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """Quoted words with their marks; `text[inner[0]:inner[1]]` are the words alone.

    `depth` is 0 for a quotation that stands in no other. `is_scare` marks up to three words that are a term or
    a borrowed phrase rather than speech: they end without the punctuation of a sentence.
    """

    inner: tuple[int, int]
    depth: int = 0
    is_scare: bool = False


class _Pair(NamedTuple):
    start: int
    inner_start: int
    inner_end: int
    end: int


class _Open(NamedTuple):
    start: int
    end: int
    mark: str
    pairs_before: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return all quotations of `text` in order, nested ones after the one that holds them.

    A quotation may run over sentences, and over paragraphs where each opens with the mark again (the convention of
    the Associated Press and Chicago style books). One that is never closed ends with its paragraph. Apostrophes
    are no quotations. Offsets are code points of `text`; linear in its length.
    """
    if not _MARK.search(text):
        return ()
    paragraphs = tuple(_paragraphs(text))
    doubles = _double_pairs(text, paragraphs)
    singles = _single_pairs(text, paragraphs, doubles)
    return tuple(_nested(text, sorted([*doubles, *singles], key=lambda pair: (pair.start, -pair.end))))


def _nested(text: str, pairs: Iterable[_Pair]) -> Iterator[Quotation]:
    outer: list[int] = []
    for pair in pairs:
        while outer and outer[-1] <= pair.start:
            outer.pop()
        words = text[pair.inner_start : pair.inner_end]
        yield Quotation(
            start=pair.start,
            end=pair.end,
            text=text[pair.start : pair.end],
            inner=(pair.inner_start, pair.inner_end),
            depth=len(outer),
            is_scare=len(words.split()) <= SCARE_WORDS and not words.rstrip().endswith(_SPEECH_ENDS),
        )
        outer.append(pair.end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end). Blank lines part paragraphs; line ends do where the text has no blank line."""
    breaks = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    start = 0
    for match in breaks.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _double_pairs(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[_Pair]:
    pairs: list[_Pair] = []
    opened: list[_Open] = []
    for start, end in paragraphs:
        if opened:
            opened = _carried_on(text, start, opened, pairs)
        for match in _DOUBLE.finditer(text, start, end):
            if opened and match.start() == start and _reads(text, match, opened) == "open":
                continue  # the mark that says: the same quotation goes on
            _take(text, match, opened, pairs)
        _let_go(opened, pairs)
    end = len(text.rstrip())
    pairs.extend(_Pair(left.start, left.end, end, end) for left in opened[:1])
    return [pair for pair in pairs if text[pair.inner_start : pair.inner_end].strip()]


def _take(text: str, match: re.Match[str], opened: list[_Open], pairs: list[_Pair]) -> None:
    reading = _reads(text, match, opened)
    if reading == "open":
        opened.append(_Open(match.start(), match.end(), match.group(), len(pairs)))
    elif reading == "close" and opened:
        last = opened.pop()
        pairs.append(_Pair(last.start, last.end, match.start(), match.end()))


def _reads(text: str, match: re.Match[str], opened: list[_Open]) -> Literal["open", "close", "neither"]:
    """Judge a mark by its shape, and by its neighbours where the shape says nothing or is wrong."""
    mark, before = match.group(), text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    leads_word = (
        bool(after) and not after.isspace() and (after not in ",.;:!?)" or bool(_DOTTED.match(text, match.end())))
    )
    if mark in _OPENING:
        return "open" if leads_word or not opened else "close"
    if mark in _CLOSING:
        return "open" if leads_word and not opened and not before.isalnum() else "close"
    if _HEIGHT.search(text[max(0, match.start() - 5) : match.start()]):
        return "neither"
    if opened:
        return "open" if leads_word and before.isspace() else "close"
    return "open" if leads_word and not before.isalnum() else "neither"


def _carried_on(text: str, start: int, opened: list[_Open], pairs: list[_Pair]) -> list[_Open]:
    """Keep the outermost open quotation if this paragraph opens with its mark, else end it with the last one."""
    outer = opened[0]
    if text.startswith(("“", '"', "''", "``", "«", "„"), start):
        return [outer]
    end = len(text[outer.start : start].rstrip()) + outer.start
    pairs.append(_Pair(outer.start, outer.end, end, end))
    return []


def _let_go(opened: list[_Open], pairs: list[_Pair]) -> None:
    """At a paragraph's end keep the outermost open mark, unless quotations after it show that it was a slip."""
    del opened[1:]
    if opened and len(pairs) > opened[0].pairs_before and pairs[-1].start > opened[0].start:
        opened.clear()


def _single_pairs(text: str, paragraphs: Iterable[tuple[int, int]], doubles: Iterable[_Pair]) -> Iterator[_Pair]:
    inside = sorted((pair.start, pair.end) for pair in doubles)
    for start, end in paragraphs:
        marks = [match.start() for match in _SINGLE.finditer(text, start, end)]
        if len(marks) < 2:
            continue
        openers = [at for at in marks if _opens_single(text, at)]
        closers = [at for at in marks if _closes_single(text, at)]
        yield from _paired(text, openers, closers, inside)


def _paired(text: str, openers: list[int], closers: list[int], inside: list[tuple[int, int]]) -> Iterator[_Pair]:
    done = -1
    for nth, start in enumerate(openers):
        if start < done:
            continue
        following = openers[nth + 1] if nth + 1 < len(openers) else len(text)
        close = _closer(text, start, closers, following)
        if close is None or _crosses(start, close, inside):
            continue
        done = close + 1
        yield _Pair(start, start + 1, close, close + 1)


def _closer(text: str, start: int, closers: list[int], following: int) -> int | None:
    """Return the mark that closes: not the apostrophe of a plural (`officials’ homes`) if a surer one follows."""
    first = bisect_left(closers, start + 1)
    for at in range(first, len(closers)):
        plural = text[closers[at] - 1] == "s" and re.match(r" [a-z]", text[closers[at] + 1 : closers[at] + 3])
        surer = at + 1 < len(closers) and closers[at + 1] < following
        if not (plural and surer):
            return closers[at]
    return None


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        text[at] != "’"
        and (not before or before in _OPENS_AFTER)
        and bool(after)
        and not after.isspace()
        and not _ELISION.match(text, at + 1)
    )


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return at > 0 and text[at] != "‘" and not before.isspace() and not (after and after.isalnum())


def _crosses(start: int, close: int, inside: list[tuple[int, int]]) -> bool:
    """Tell whether one end lies in a double quotation and the other does not."""
    return _holder(start, inside) != _holder(close, inside)


def _holder(at: int, inside: list[tuple[int, int]]) -> int:
    """Return the index of the double quotation that holds `at`, or -1."""
    index = bisect_left(inside, (at, 0)) - 1
    return index if index >= 0 and at < inside[index][1] else -1
