"""Sentences and paragraphs of a text, with exact offsets.

sentencex proposes where sentences end; the rules here withdraw and add ends for the cases that news is full of.
Quotation marks do not hold a sentence together: a quotation of three sentences is three sentences, and a closing
mark belongs to the sentence before it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

import regex
import sentencex

from summarizer.language.data import table
from summarizer.language.words import FUNCTION_WORDS
from summarizer.schemas.spans import Span

MAX_SENTENCE = 2_000
"""Characters. What is longer has no full stops: it is cut at a space."""

_PIECE = 20_000  # sentencex is given this much at once: some of its rules are quadratic
_WRAP_WIDTHS = range(40, 121)  # columns at which a text file may be hard-wrapped
_RAGGED = 10  # columns by which a hand-wrapped line may fall short

_LINE = regex.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BULLET = regex.compile(r"(?:[•▪‣◦·●■*–—-]|#{1,6}|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_ENDED = regex.compile(r"[.?!…:;][\"'”’»)\]]*$")
_HIDDEN = regex.compile(r"[\"“”„‟«»‹›‘()\[\]{}\n\r\v\f\x85\u2028\u2029]|(?<!\w)['’]|['’](?!\w)")
_WORD_END = regex.compile(r"[^\p{L}-]")
_ENUMERATOR = regex.compile(r"\s*\(?(?:\d{1,3}|\p{L})[.)]")
_CLOSING = regex.compile(r"(?:[\"'”’»›)\]}]|\s[”»](?!\S)|\[\d{1,3}\])*+")
_OPENING = regex.compile(r"[\s\"'“„‟«‹‘’(\[{]*+")
_LAST_WORD = regex.compile(r"[\p{L}.\d]*[.!]$", regex.REVERSE)
_GLUED_BEFORE = regex.compile(r"(?:\p{Ll}{2}|\d{2}|\p{Lu}{2}|[)%])[.?!…]+[\"'”’»)\]]*$")
_GLUED_WORD = regex.compile(r"(?<!\S)[\"“‘(\[]?\p{Ll}{4,}+[.?!…]+$")
_GLUED_AFTER = regex.compile(r"[\"“‘(\[]?(?:\p{Lu}\p{Ll}+|[AI](?=\s))")
_ADDRESS = regex.compile(r"(?:[/@_]|www\.)\S*$")
_BRAND = regex.compile(r"\p{Ll}\p{Lu}")
_Edges = tuple[int, int]


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(table("abbreviations")[group])


@cache
def _reporting_clause() -> regex.Pattern[str]:
    verbs = "|".join(sorted(_words("speech")))
    return regex.compile(
        rf"(?:\p{{Lu}}[\p{{L}}.’'-]*+\s+){{1,4}}(?:{verbs})"
        r"(?:\s+(?:him|her|them|me|us|reporters|in|at|on|to|during|as|after|before|of|with|later|again)\b|[.,;:]|$)"
    )


@cache
def _overlooked() -> regex.Pattern[str]:
    """Return the pattern of ends that sentencex does not propose."""
    words, hours, later = (
        "|".join(map(regex.escape, sorted(_words(group)))) for group in ("ordinary", "hour", "after_hour")
    )
    return regex.compile(
        rf"\.(?:(?<=\b(?:{words})\.)(?=\s+(?:\p{{Lu}}\p{{Ll}}|[AI]\b))"
        rf"|(?<=\b(?:{hours}))(?=\s+(?!(?:{later})\b)\p{{Lu}}\p{{Ll}})"
        r"|(?<=\d{2}\.)(?=\p{Lu}\p{Ll}))"
    )


def titles() -> str:
    """Return a pattern of what stands before a name with a full stop of its own, without that: "Prof", "Gen"."""
    return "|".join(regex.escape(word[:-1]) for word in sorted(_words("before_name")) if word.endswith("."))


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences in order, stripped of white space; every other character is in one of them.

    A sentence crosses no blank line and no line that stands for itself (heading, bullet). Linear in the text.
    """
    edges = (edge for start, end in _paragraphs(text) for edge in _sentences(text, start, end))
    return _spans(text, edges)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: lines, or runs of lines where the text is hard-wrapped or a line runs on."""
    return _spans(text, _paragraphs(text))


def _spans(text: str, edges: Iterable[_Edges]) -> tuple[Span, ...]:
    return tuple(Span.cut(text, start, end) for start, end in edges)


def _stripped(text: str, start: int, end: int) -> _Edges:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


@lru_cache(maxsize=4)  # the paragraphs of a text are asked for beside its sentences
def _paragraphs(text: str) -> tuple[_Edges, ...]:
    return tuple(_joined_lines(text))


def _joined_lines(text: str) -> Iterator[_Edges]:
    lines = [_stripped(text, *line.span()) for line in _LINE.finditer(text) if not line.group().isspace()]
    if not lines:
        return
    width = _wrap_width(text, lines)
    start = lines[0][0]
    for before, after in pairwise(lines):
        if not _goes_on(text, before, after, width):
            yield start, before[1]
            start = after[0]
    yield start, lines[-1][1]


def _wrap_width(text: str, lines: list[_Edges]) -> int:
    """Return the column at which the text was wrapped, 0 where lines are paragraphs.

    A wrapped line is one that the first word of the next line would have made too long.
    """
    width = max(end - start for start, end in lines)
    if width not in _WRAP_WIDTHS:
        return 0
    open_ended = [
        (before, after)
        for before, after in pairwise(lines)
        if _adjacent(text, before, after) and not _ended(text, before)
    ]
    full = sum(_full(text, before, after, width) for before, after in open_ended)
    return width if full >= 2 and full >= 0.9 * len(open_ended) else 0


def _goes_on(text: str, before: _Edges, after: _Edges, width: int) -> bool:
    if not _adjacent(text, before, after) or _BULLET.match(text, *after):
        return False
    if width and _full(text, before, after, width):
        return True
    long = before[1] - before[0] >= _WRAP_WIDTHS[0]
    return long and text[after[0]].islower() and not _ended(text, before)


def _adjacent(text: str, before: _Edges, after: _Edges) -> bool:
    """Whether no blank line stands between two lines."""
    between = text[before[1] : after[0]]
    return len(between.replace("\r\n", "\n").strip(" \t")) == 1


def _ended(text: str, line: _Edges) -> bool:
    return bool(_ENDED.search(text, max(line[0], line[1] - 8), line[1]))


def _full(text: str, before: _Edges, after: _Edges, width: int) -> bool:
    next_word = text[after[0] : min(after[1], after[0] + width)].split(None, 1)[0]
    return before[1] - before[0] + 1 + len(next_word) + _RAGGED > width


def _sentences(text: str, start: int, end: int) -> Iterator[_Edges]:
    paragraph = text[start:end]
    begin = 0
    for stop in (*_ends(paragraph), len(paragraph)):
        if stop > begin and not paragraph[begin:stop].isspace():
            first, last = _stripped(paragraph, begin, stop)
            yield from _bounded(text, start + first, start + last)
        begin = stop


def _bounded(text: str, start: int, end: int) -> Iterator[_Edges]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = space if space >= 0 else start + MAX_SENTENCE
        yield _stripped(text, start, cut)
        start, _ = _stripped(text, cut, end)
    yield start, end


def _ends(paragraph: str) -> Iterator[int]:
    last = 0
    for stop in _proposed(paragraph):
        closing = _CLOSING.match(paragraph, stop)
        end = closing.end() if closing else stop
        enumerator = _ENUMERATOR.fullmatch(paragraph, last, end)
        if last < end < len(paragraph) and not enumerator and not _runs_on(paragraph, stop, end):
            yield end
            last = end


def _proposed(paragraph: str) -> list[int]:
    """Offsets after each full stop, question or exclamation mark that may end a sentence.

    Quotation marks and brackets are hidden from sentencex, a blank each: it never splits inside them.
    """
    masked = _HIDDEN.sub(" ", paragraph)
    ends = {match.end() for match in _overlooked().finditer(masked)}
    start = 0
    while start < len(masked):
        piece = masked[start : start + _PIECE]
        segments = list(sentencex.segment("en", piece))
        unfinished = len(segments) > 1 and start + _PIECE < len(masked)
        for segment in segments[:-1] if unfinished else segments:
            ends.add(start + len(segment.rstrip()))
            start += len(segment)
    return sorted(end for end in ends if masked[end - 1] in ".?!…")


def _runs_on(paragraph: str, stop: int, end: int) -> bool:
    """Whether the sentence goes on after the mark before `stop` (and the closing marks up to `end`)."""
    before = paragraph[max(0, stop - 60) : stop]
    after = paragraph[end : end + 120]
    if not after[0].isspace():
        return not _glued(before, paragraph[stop:end], after)
    opening = _OPENING.match(after)
    following = after[opening.end() :] if opening else after
    if following[:1].islower():
        return not _BRAND.match(following)
    return _abbreviated(before, following) or (
        before[-1] in "?!" and stop < end and bool(_reporting_clause().match(following))
    )


def _glued(before: str, closing: str, after: str) -> bool:
    """Whether a sentence ends though no space follows, as scraping leaves it: "came to an end.The next day".

    After a name or a short word ("Trojan.Downloader", "my.Account") only a function word begins a sentence.
    """
    word = _GLUED_AFTER.match(after)
    if not word or not _GLUED_BEFORE.search(before + closing) or _ADDRESS.search(before):
        return False
    plain = word.group().lstrip('"“‘([')
    return plain.lower() in FUNCTION_WORDS or (bool(_GLUED_WORD.search(before)) and plain not in _words("domain"))


def _abbreviated(before: str, following: str) -> bool:
    match = _LAST_WORD.search(before)
    word = match.group().lower() if match else ""
    next_word = _WORD_END.split(following, maxsplit=1)[0]
    return (
        word in _words("before_name")
        or (word in _words("before_number") and following[:1].isdigit())
        or (word in _words("company") and next_word in _words("office"))
        or (word in _words("hour") and next_word in _words("after_hour"))
    )
