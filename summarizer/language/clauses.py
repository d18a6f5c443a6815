"""Sentences as the attribution rules see them: words, punctuation, and each quotation as one opaque token."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

import regex

from summarizer.language.data import listed
from summarizer.language.quotations import Quotation
from summarizer.language.words import BARE, PLAIN, is_known
from summarizer.schemas.article import Sentence

QUOTE = "“”"
"""What `Token.low` holds for a quotation."""

LONGEST = 20
"""Sentences of one unit, those within a quotation apart, so that no text makes the rules slow."""

_TOKEN = regex.compile(
    rf"{PLAIN}|{BARE}|"
    r"(?=\p{Lu}\p{Ll}{0,4}\.)(?:(?:\p{Lu}\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Cmdr|St|Jr|Sr|Inc|Corp|Co|Ltd|Rev|Prof"
    r"|Hon|No|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thurs|Thur|Fri|Sat|Sun|Atty|Dist|\p{Lu})\.)"
    r"|vs\.|[ap]\.m\.|['’](?:s|re|ve|d|m|ll)\b"
    r"|\p{L}[\p{L}\p{M}]++(?<=n)['’]t\b"
    r"|[\p{L}\p{N}@#$£€%][\p{L}\p{M}\p{N}&@_/]*+"
    r"(?:(?:[-–.,](?=\p{N})|[-‑](?=[\p{L}\p{N}])|['’](?!(?:s|re|ve|d|m|ll)\b)(?=\p{L}))[\p{L}\p{M}\p{N}&@_/]*+)*+"
    r"|—|--|(?<=[\p{Lu}\d).]\s)-(?=\s[\p{Lu}\"“])|[,;:.!?()\[\]–…'’]"
)

_CLOCK = regex.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?(?:\s(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]T))?:?\s+(?=\p{Lu})"
)


class Token(NamedTuple):
    """A word, a mark or a whole quotation, with its offsets into the text; `low` is its lower case."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_capital(self) -> bool:
        """Tell a word that opens with a capital letter."""
        return self.text[:1].isupper()


class Unit(NamedTuple):
    """Sentences that share a quotation: what the rules read in one piece."""

    tokens: list[Token]
    paragraph: int


@cache
def words(*names: str) -> frozenset[str]:
    """Return one closed class of grammar.toml, or several as one."""
    return frozenset(word for name in names for word in listed("grammar", name))


def is_adverb(low: str) -> bool:
    """Tell adverbs by a list, and by -ly in the words of a dictionary: "Shuly" is a name."""
    return low in words("adverbs") or (low.endswith("ly") and low not in words("no_adverbs") and is_known(low))


def is_time(low: str) -> bool:
    """Tell the words of a time expression ("last", "Wednesday", "2022")."""
    return low in words("times") or (len(low) == 4 and low.isdigit() and low.startswith(("19", "20")))


def units(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> tuple[Unit, ...]:
    """Return the sentences as units, those that share a quotation joined into one."""
    return tuple(_joined(text, sentences, quotations))


def _joined(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Unit]:
    outer = _Outer(quotations)
    group: list[Sentence] = []
    parts = 0
    for sentence in sentences:
        if group and (parts == LONGEST or not _goes_on(text, group[-1], sentence, outer)):
            yield _unit(text, group, outer)
            group, parts = [], 0
        group.append(sentence)
        parts += outer.holding(sentence.end - 1) is None
    if group:
        yield _unit(text, group, outer)


class _Outer:
    """The quotations that stand in no other, for look-up by offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotes = [quote for quote in quotations if not quote.depth]
        self._starts = [quote.start for quote in self._quotes]

    def holding(self, at: int) -> Quotation | None:
        """Return the quotation that has begun before `at` and ends after it."""
        index = bisect_left(self._starts, at) - 1
        return self._quotes[index] if index >= 0 and at < self._quotes[index].end - 1 else None

    def opening(self, at: int) -> bool:
        """Tell whether a quotation begins at `at`."""
        index = bisect_left(self._starts, at)
        return index < len(self._starts) and self._starts[index] == at

    def between(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations that begin from `start` to `end`."""
        return self._quotes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _goes_on(text: str, last: Sentence, sentence: Sentence, outer: _Outer) -> bool:
    """Tell a sentence within a quotation that has begun, or a quotation that a colon announces."""
    if outer.holding(sentence.start):
        return True
    return text[last.end - 1] == ":" and outer.opening(sentence.start)


def _unit(text: str, group: Sequence[Sentence], outer: _Outer) -> Unit:
    start, end = group[0].start, group[-1].end
    begun = outer.holding(start)
    start = begun.end if begun else _after_clock(text, start)
    return Unit(_tokens(text, start, end, outer.between(start, end)), group[0].paragraph)


def _after_clock(text: str, start: int) -> int:
    """Return where a live blog's entry begins behind its time: "10:15 Mayor Pohl tells the radio that …"."""
    match = _CLOCK.match(text, start)
    return match.end() if match else start


def _tokens(text: str, start: int, end: int, spoken: Sequence[Quotation]) -> list[Token]:
    found: list[Token] = []
    for quote in spoken:
        if quote.is_scare and quote.end <= end:
            continue
        found += _plain(text, start, quote.start)
        found.append(Token(quote.start, quote.end, quote.text, QUOTE))
        start = max(start, quote.end)
    return found + _plain(text, start, end)


def _plain(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        at, piece = match.start(), match[0]
        if piece[-1] != " ":
            found.append(_token((at, match.end(), piece, "–" if piece == "-" else piece.lower())))
            continue
        for word in piece.split():
            found.append(_token((at, at + len(word), word, word)))
            at += len(word) + 1
    return found


_token = partial(tuple.__new__, Token)
"""What `Token(...)` does without its Python function: an article has a thousand of them."""
