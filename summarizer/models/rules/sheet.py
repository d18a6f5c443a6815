"""The sheet: an article's tokens and names, to be cut out by offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import cached_property, lru_cache

import regex

from summarizer.checks import addressed
from summarizer.language import clauses
from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token
from summarizer.language.corrections import is_note, may_have_notes
from summarizer.language.names import Name
from summarizer.models.rules.wording import lead_end
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

_EXCHANGES = 3
_CLAIM = regex.compile(r"(?:THE )?CLAIMS?:|(?:The )?[Cc]laims?:")
_FIRST_PERSON = regex.compile(r"[^“\"”]*\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@lru_cache(maxsize=8)
def _addressing(reading: Reading) -> frozenset[int]:
    """Return the sentences that address the reader as a machine, and those of the same wording: they tell nothing."""
    spans = [found.span for found in addressed.check(reading) if found.span]
    sentences = [sentence for span in spans if (sentence := reading.sentence_at(span.start))]
    wordings = {reading.text_of(sentence.number) for sentence in sentences}
    return frozenset(s.number for s in reading.told if wordings and reading.text_of(s.number) in wordings)


@lru_cache(maxsize=4)
def _exchanged(reading: Reading) -> frozenset[int]:
    """Return the sentences from the first paragraph that asks to the last one that answers in the first person.

    Three paragraphs at least must ask and be answered so.
    """
    body = [sentence for sentence in reading.told if sentence.kind == "body"]
    asking = {one.paragraph for one in body if reading.article.text[one.end - 1] == "?"}
    if len(asking) < _EXCHANGES:
        return frozenset()
    spoken = {one.paragraph for one in body if _FIRST_PERSON.match(reading.text_of(one.number))}
    if sum(paragraph - 1 in asking for paragraph in spoken) < _EXCHANGES:
        return frozenset()
    return frozenset(one.number for one in body if min(asking) <= one.paragraph <= max(spoken))


class _Whole:
    """What the sheets of one article share, with the offsets to find it by: tokens, names, quotations, sentences."""

    def __init__(self, reading: Reading) -> None:
        addressing = _addressing(reading)
        told = [sentence for sentence in reading.told if sentence.number not in addressing]
        units = clauses.units(reading.article.text, told, reading.quotations) if addressing else reading.units
        self.tokens = [token for unit in units for token in unit.tokens]
        self.token_starts = [token.start for token in self.tokens]
        self.name_starts = [name.start for name in reading.names]
        self.outer = [quote for quote in reading.quotations if not quote.depth]
        self.opened = [quote.start for quote in self.outer]
        self.numbers = tuple(sentence.number for sentence in reading.told)
        self.starts = [sentence.start for sentence in reading.told]
        self.ends = [sentence.end for sentence in reading.told]


@lru_cache(maxsize=4)  # a long article has a sheet for each of its windows
def _whole(reading: Reading) -> _Whole:
    return _Whole(reading)


class Sheet:
    """Some sentences of an article; `body` are those that are neither title nor heading."""

    def __init__(self, reading: Reading, numbers: Collection[int]) -> None:
        self.reading = reading
        self.text = reading.article.text
        asked = (reading.sentence(number) for number in sorted(numbers) if number not in _addressing(reading))
        self.body = tuple(sentence for sentence in asked if sentence.kind == "body")
        self._whole = _whole(reading)

    @cached_property
    def exchanged(self) -> frozenset[int]:
        """The sentences of an interview in questions and answers, which say "I" and are not the author's."""
        return _exchanged(self.reading)

    @cached_property
    def looked_into(self) -> frozenset[int]:
        """The sentences of the claim that a fact check looks into."""
        claims = {one.paragraph for one in self.body if _CLAIM.match(self.text, one.start)}
        return frozenset(one.number for one in self.body if one.paragraph in claims)

    @cached_property
    def unvouched(self) -> frozenset[int]:
        """The sentences for which the article does not stand: an interview's, and the claim that it looks into."""
        return self.exchanged | self.looked_into

    @cached_property
    def notes(self) -> frozenset[int]:
        """The sentences that are notes on an earlier version of the article."""
        if not may_have_notes(self.text):
            return frozenset()
        told = [(one.number, self.reading.text_of(one.number)) for one in self.reading.told]
        before = ["", *(text for _, text in told)]
        return frozenset(number for (number, text), last in zip(told, before, strict=False) if is_note(text, last))

    def said(self, index: int | None) -> Attribution | None:
        """Return the attribution of this index, None for the author's own words."""
        return None if index is None else self.reading.attributions[index]

    def is_body(self, number: int) -> bool:
        """Tell whether the article has a sentence of this number in its body."""
        return number in self.reading and self.reading.sentence(number).kind == "body"

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin in `[start, end)`."""
        starts = self._whole.token_starts
        return tuple(self._whole.tokens[bisect_left(starts, start) : bisect_left(starts, end)])

    def plain_tokens(self, sentence: Sentence, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence that begin in `[start, end)`, the words of a quotation one by one."""
        found = (token for unit in clauses.units(self.text, (sentence,), ()) for token in unit.tokens)
        return tuple(token for token in found if start <= token.start < end)

    def names(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin in `[start, end)`."""
        starts = self._whole.name_starts
        return self.reading.names[bisect_left(starts, start) : bisect_left(starts, end)]

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the article without the blanks around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        return Span(start=start, end=start + len(stripped), text=stripped)

    def without_lead(self, start: int, end: int) -> Span:
        """Return a stretch without the dateline, the label or the "But" that it opens with."""
        return self.span(start + lead_end(self.text[start:end]), end)

    def statement(self, number: int) -> Span:
        """Return a sentence without what it opens with before it states anything."""
        sentence = self.reading.sentence(number)
        return self.without_lead(sentence.start, sentence.end)

    def quoted_until(self, offset: int) -> int | None:
        """Return where the quotation ends that is open at an offset, None where none is."""
        at = bisect_left(self._whole.opened, offset) - 1
        return self._whole.outer[at].end if at >= 0 and offset < self._whole.outer[at].end else None

    def sentences(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the sentences told that `[start, end)` touches."""
        return self._whole.numbers[bisect_right(self._whole.ends, start) : bisect_left(self._whole.starts, end)]


@lru_cache(maxsize=4)  # the items and the headline are read from one
def sheet_of(reading: Reading, numbers: frozenset[int]) -> Sheet:
    """Return the sheet of these sentences."""
    return Sheet(reading, numbers)
