"""Words: tokens with offsets, lemmas, and which words carry content.

simplemma takes 0.3 s to import and to load its dictionary: it is imported when the first word is looked up.
"""

import re
from functools import lru_cache

import regex

from summarizer.language.data import listed

PLAIN = r"(?:[a-z]++\ )++"
"""A run of plain words, each with the blank after it: taken in one piece and split, which is faster than one by one."""

BARE = r"[A-Za-z][a-z]*+(?=[,\s])"
"""A word that a blank or a comma ends: no rule for hyphens, apostrophes or full stops need be tried on it."""

_TOKEN = regex.compile(
    rf"{PLAIN}|"
    r"(?:\p{Lu}\.){2,}"  # U.S.
    r"|\p{L}+(?:['’](?!s\b)\p{L}+)*(?:-\p{L}+)*"  # don't, Iran-backed; the possessive stands apart
    r"|\d+(?:[.,:]\d+)*"
)

_LETTERS = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*")

_OPENING = 4

FUNCTION_WORDS = listed("function_words", "english")
"""The words of closed classes, which carry no content by themselves."""


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of an English word, in lower case."""
    from simplemma import lemmatize

    low = word.lower()
    return lemmatize(low, lang="en").lower() if low.isalpha() else low


@lru_cache(maxsize=65536)
def is_known(low: str) -> bool:
    """Tell whether the dictionary has a lower-case word in any of its forms."""
    from simplemma import is_known as known

    return known(low, "en")


def lowered(text: str) -> str:
    """Return the text in lower case with every offset unchanged."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=512)  # every rule that has a first look asks for the sentence at hand
def vocabulary(text: str) -> frozenset[str]:
    """Return which words a text has, in lower case and with straight apostrophes; digits, hyphens and 's stand apart.

    For a first look: a rule that needs one of a few words is tried where `vocabulary` has one of them.
    """
    return frozenset(_LETTERS.findall(text.lower().replace("’", "'")))


def cut(words: str) -> frozenset[str]:
    """Return words, blanks between them, as `openings` has them."""
    return frozenset(word[:_OPENING] for word in words.split())


@lru_cache(maxsize=512)
def openings(text: str) -> frozenset[str]:
    """Return the first four letters of each word of `vocabulary`, shorter words whole, and "n't" where one ends so.

    For a first look at what a pattern needs, whatever the endings of its words.
    """
    words = vocabulary(text)
    contracted = ("n't",) if "n't" in " ".join(words) else ()
    return frozenset([word[:_OPENING] for word in words]).union(contracted)


def telling(phrase: str) -> str:
    """Return the longest word of a phrase, as `vocabulary` has it: a text without it has not the phrase."""
    return max(vocabulary(phrase), key=lambda word: (len(word), word))


@lru_cache(maxsize=4096)  # a sentence is asked about by every check of every item that cites it
def tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, word) of every word and number; punctuation is left out."""
    found: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(text):
        at, piece = match.start(), match[0]
        if piece[-1] != " ":
            found.append((at, match.end(), piece))
            continue
        for word in piece.split():
            found.append((at, at + len(word), word))
            at += len(word) + 1
    return tuple(found)


def words_in(text: str) -> list[str]:
    """Return every word and number, without its place."""
    return " ".join(_TOKEN.findall(text)).split()


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the lemmas of all words that are no function words, and the numbers."""
    return frozenset([lemma(word) for word in words_in(text) if word.lower() not in FUNCTION_WORDS])
