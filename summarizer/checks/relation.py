"""How things are related stays so: before or after, because or although, linked or caused, often or always, only.

A word counts where a sentence is otherwise repeated; a cause also where it is put between the same two things.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.causes import undetermined, unrelated
from summarizer.checks.crossed import crossed
from summarizer.checks.edits import Edit, closest, edits, lows
from summarizer.checks.finding import excerpt, finding
from summarizer.ground import Item
from summarizer.language.data import table
from summarizer.language.numerals import alternatives
from summarizer.language.words import telling, vocabulary
from summarizer.overlap import stem_sequence
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Span

# Content words to either side of "linked to" by which its two things are recognised.
_SIDE = 2
_NOT_ONLY = regex.compile(r"(?:\bnot|n['’]t|\bif|\bthe|\ban?)\s\Z", regex.IGNORECASE)
# "Only 12", "only a handful": how much that is, whoever writes may leave out.
_AMOUNT = regex.compile(r"\s(?:\d|an?\b|one\b|two\b|three\b|about\b|some\b|just\b|few\b)", regex.IGNORECASE)


class Turn(NamedTuple):
    """A word of a text (or "" for none) that says something else than the words of the evidence in its place."""

    told: str
    there: Span
    evidence: Evidence
    new: frozenset[str] = frozenset()
    """The stems that stand in the place of the article's own."""
    is_sure: bool = False
    """Whether a summary's sentence is known to speak of the same."""


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find words of order, reason, frequency and cause that the text exchanges, and an "only" that it drops."""
    if not item.is_slice and (found := next(crossed(item), None)):
        words = excerpt(found.evidence.quote[max(0, found.there.start - 40) : found.there.end + 40])
        message = f"What goes with what has changed places: the article has “{words}”. Keep each with its own."
        yield finding(item.id, "relation", message, found.there.shift(found.evidence.start))
        return
    for turn in (*_exchanged(item), *_caused(item), *_uncaused(item, reading)):
        words = turn.evidence.quote[max(0, turn.there.start - 30) : turn.there.end + 50]
        what = f"The text says “{turn.told}” where" if turn.told else f"“{turn.there.text}” is dropped:"
        message = f"{what} the article has “{excerpt(words)}”. Keep “{turn.there.text}”."
        weight = "error" if turn.is_sure else cited.severity(item, instead=turn.new)
        yield finding(item.id, "relation", message, turn.there.shift(turn.evidence.start), weight)
        return


def _exchanged(item: Item) -> Iterator[Turn]:
    if item.is_slice and all(vocabulary(evidence.quote).isdisjoint(_words("only")) for evidence in item.evidence):
        return
    known = frozenset[str]().union(*(_related(evidence.quote) for evidence in item.evidence))
    if _related(item.text) <= known and known.isdisjoint(_words("only")):
        return  # no word is new that could stand in another's place, and no limit is there to be dropped
    best = closest(item.text, item.evidence)
    if best is None:
        return
    for edit in edits(item.text, best.quote):
        ours, theirs = item.text[slice(*edit.ours)], best.quote[slice(*edit.theirs)]
        for new, old in (*_contraries(ours, theirs), *_oftener(ours, theirs), *_unlimited(edit, best.quote)):
            if new not in known:
                start = edit.theirs[0] + max(0, theirs.lower().find(old))
                yield Turn(new, Span.cut(best.quote, start, start + len(old)), best)


def _contraries(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    """Yield a word of time or reason with the contrary one in whose place it stands."""
    for sides in _words("contrary"):
        for one, other in (sides, sides[::-1]):
            new, old = _first(one, ours), _first(other, theirs)
            if new and old and not _first(other, ours) and not _first(one, theirs):
                yield new, old


def _oftener(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    """Yield a word of frequency with the one that says less."""
    ranked = [(rank, words) for rank, words in enumerate(_words("frequency"))]
    new = next(((rank, word) for rank, words in ranked if (word := _first(words, ours))), None)
    old = next(((rank, word) for rank, words in ranked if (word := _first(words, theirs))), None)
    if new and old and new[0] > old[0]:
        yield new[1], old[1]


def _unlimited(edit: Edit, quote: str) -> Iterator[tuple[str, str]]:
    """Yield "only" where the text has nothing in its place."""
    start, end = edit.theirs
    word = quote[start:end].lower()
    is_limit = edit.ours[0] == edit.ours[1] and word in _words("only")
    if is_limit and not _NOT_ONLY.search(quote, 0, start) and not _AMOUNT.match(quote, end):
        yield "", word


def _caused(item: Item) -> Iterator[Turn]:
    """Yield a verb of cause between two things that the evidence only links."""
    cause = _found("caused", item.text)
    if cause is None or _found("linked", item.text):
        return
    if any(_found("caused", evidence.quote) for evidence in item.evidence):
        return
    for evidence in item.evidence:
        link = _found("linked", evidence.quote)
        if link and _between_same(item.text, cause.span(), evidence.quote, link.span()):
            yield Turn(cause.group(), Span.of(link), evidence)


def _uncaused(item: Item, reading: Reading) -> Iterator[Turn]:
    """Yield a cause that a text tells, though the article says that nobody knows it, or that it is none."""
    for told in (*undetermined(item, reading), *unrelated(item, reading)):
        yield Turn(told.cue, told.there, told.evidence, new=told.cause, is_sure=told.is_sure)


def _between_same(text: str, at: Sequence[int], quote: str, there: Sequence[int]) -> bool:
    sides = (
        (stem_sequence(text[: at[0]])[-_SIDE:], stem_sequence(quote[: there[0]])[-_SIDE:]),
        (stem_sequence(text[at[1] :])[:_SIDE], stem_sequence(quote[there[1] :])[:_SIDE]),
    )
    return all(not {*ours}.isdisjoint(theirs) for ours, theirs in sides)


def _first(words: Sequence[str], text: str) -> str:
    related = _related(text)
    return next((word for word in words if word in related), "")


@lru_cache(maxsize=512)
def _related(text: str) -> frozenset[str]:
    """Return the words of order, reason, frequency and limit in a text."""
    openers = _relating().keys() & vocabulary(text)
    line = f" {' '.join(lows(text))} " if openers else ""
    return frozenset(word for opener in openers for word in _relating()[opener] if f" {word} " in line)


@cache
def _relating() -> dict[str, tuple[str, ...]]:
    """Return the words of the table that may change places, by what they open with."""
    sets = [*_words("frequency"), *(side for sides in _words("contrary") for side in sides), _words("only")]
    related = sorted((word for words in sets for word in words), key=_opener)
    return {opener: tuple(words) for opener, words in groupby(related, key=_opener)}


def _opener(words: str) -> str:
    return words.split(maxsplit=1)[0]


def _words(name: str) -> list[Any]:
    """Return the words of this name, or the lists of them."""
    words: list[Any] = table("shifts")[name]
    return words


def _found(name: str, text: str) -> "regex.Match[str] | None":
    """Return the first words of this name in a text."""
    tell, pattern = _pattern(name)
    return None if tell.isdisjoint(vocabulary(text)) else pattern.search(text)


@cache
def _pattern(name: str) -> tuple[frozenset[str], "regex.Pattern[str]"]:
    """Return the pattern of the words of this name, and the words without one of which no text has any of them."""
    words = _words(name)
    return frozenset(map(telling, words)), regex.compile(rf"\b(?:{alternatives(words)})\b", regex.IGNORECASE)
