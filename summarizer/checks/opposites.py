"""Words that turn a statement over when one stands for the other (rose, fell; brother, sister), in the same place."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.language.data import table
from summarizer.language.words import FUNCTION_WORDS, lemma, tokens, vocabulary
from summarizer.overlap import stem

# Content words to either side by which a word's place is recognised.
_WINDOW = 2

Side = tuple[int, int]


class Place(NamedTuple):
    """A word that has opposites: its offsets, the sides it is on, and the stems of the words around it."""

    start: int
    end: int
    word: str
    sides: frozenset[Side]
    left: tuple[str, ...]
    right: tuple[str, ...]


@cache
def _lexicon() -> dict[str, frozenset[Side]]:
    found: dict[str, set[Side]] = {}
    for number, sides in enumerate(table("opposites")["sets"]):
        for side, words in enumerate(sides):
            for word in words.split():
                found.setdefault(word, set()).add((number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


@lru_cache(maxsize=512)
def places(text: str) -> tuple[Place, ...]:
    """Return the words of a text that have opposites, each with its place."""
    content = [span for span in _words(text) if _is_content(span[2])]
    stems = [stem(word) for _, _, word in content]
    return tuple(
        Place(
            start,
            end,
            word,
            sides,
            left=tuple(stems[max(0, at - _WINDOW) : at]),
            right=tuple(stems[at + 1 : at + 1 + _WINDOW]),
        )
        for at, (start, end, word) in enumerate(content)
        if (sides := _sides(word))
    )


def _is_content(word: str) -> bool:
    return word.lower() not in FUNCTION_WORDS or lemma(word) in _lexicon()


@lru_cache(maxsize=65536)
def _sides(word: str) -> frozenset[Side]:
    """Return the sides that a word or its dictionary form is on, none of a function word."""
    if not _is_content(word):
        return frozenset()
    return _lexicon().get(word.lower(), frozenset()) | _lexicon().get(lemma(word), frozenset())


@lru_cache(maxsize=512)
def _sides_in(text: str) -> frozenset[Side]:
    """Return the sides that the words of a text are on."""
    return frozenset().union(*map(_sides, vocabulary(text)))


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a text, those of a compound (first-half) one by one."""
    for start, end, word in tokens(text):
        if "-" not in word:
            yield start, end, word
            continue
        at = start
        for part in word.split("-"):
            yield at, at + len(part), part
            at += len(part) + 1


def replaced(text: str, evidence: Sequence[str]) -> Iterator[tuple[Place, str, Place]]:
    """Yield (place in `text`, quote, place in the quote) where the evidence has the opposite of a word instead of it.

    The evidence must not have the word as well, nor the text the opposite, and the two must stand in the same place.
    """
    said, known = _sides_in(text), frozenset[Side]().union(*map(_sides_in, evidence))
    if not _opposed(said, known, said, known):
        return
    there = [(quote, place) for quote in evidence for place in places(quote)]
    for place in places(text):
        opposed = ((quote, other) for quote, other in there if _opposed(place.sides, other.sides, said, known))
        if found := next((pair for pair in opposed if _stand_alike(place, pair[1])), None):
            yield (place, *found)


def _opposed(ours: frozenset[Side], theirs: frozenset[Side], said: frozenset[Side], known: frozenset[Side]) -> bool:
    """Tell words on different sides of a set: neither text has a word of the other's side of it."""
    new, lost = ours - known, theirs - said
    return any(one[0] == two[0] and one[1] != two[1] for one in new for two in lost)


def _stand_alike(left: Place, right: Place) -> bool:
    """Tell whether the next word on one side is the same, or two of the words around are."""
    beside = left.left[-1:] == right.left[-1:] != () or left.right[:1] == right.right[:1] != ()
    return beside or len({*left.left, *left.right} & {*right.left, *right.right}) >= 2
