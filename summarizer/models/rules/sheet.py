"""The sheet: an article's tokens and names, to be cut out by offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile

from summarizer.checks import check_article
from summarizer.language import clauses
from summarizer.language.clauses import Token
from summarizer.language.names import Name
from summarizer.reading import Reading
from summarizer.schemas.spans import Span


@lru_cache(maxsize=8)
def _addressing(reading: Reading) -> frozenset[int]:
    """Return the sentences that address the reader as a machine, and those of the same wording: they tell nothing."""
    spans = [found.span for found in check_article(reading) if found.check == "addressed" and found.span]
    sentences = [sentence for span in spans if (sentence := reading.sentence_at(span.start))]
    wordings = {reading.text_of(sentence.number) for sentence in sentences}
    return frozenset(s.number for s in reading.told if wordings and reading.text_of(s.number) in wordings)


class Sheet:
    """The tokens of the sentences asked about, in order; `body` are those that are neither title nor heading."""

    def __init__(self, reading: Reading, numbers: Collection[int]) -> None:
        self.reading = reading
        self.text = reading.article.text
        asked = [s for s in reading.told if s.number in numbers and s.number not in _addressing(reading)]
        self.body = tuple(sentence for sentence in asked if sentence.kind == "body")
        units = clauses.units(self.text, asked, reading.quotations)
        self._tokens = [token for unit in units for token in unit.tokens]
        self._starts = [token.start for token in self._tokens]
        self._names = [name.start for name in reading.names]
        self._outer = [quote for quote in reading.quotations if not quote.depth]
        self._opened = [quote.start for quote in self._outer]
        self._ends = [sentence.end for sentence in reading.told]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin in `[start, end)`."""
        return tuple(self._tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def names(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that begin in `[start, end)`."""
        return self.reading.names[bisect_left(self._names, start) : bisect_left(self._names, end)]

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the article without the blanks around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        return Span(start=start, end=start + len(stripped), text=stripped)

    def quoted_until(self, offset: int) -> int | None:
        """Return where the quotation ends that is open at an offset, None where none is."""
        at = bisect_left(self._opened, offset) - 1
        return self._outer[at].end if at >= 0 and offset < self._outer[at].end else None

    def sentences(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the sentences told that `[start, end)` touches."""
        after = self.reading.told[bisect_right(self._ends, start) :]
        return tuple(sentence.number for sentence in takewhile(lambda one: one.start < end, after))


@lru_cache(maxsize=4)  # the items and the headline are read from one
def sheet_of(reading: Reading, numbers: frozenset[int]) -> Sheet:
    """Return the sheet of these sentences."""
    return Sheet(reading, numbers)
