"""Whether a text is English: the rules read nothing else, and say so."""

from functools import cache

import regex

from summarizer.language.data import by_word
from summarizer.language.words import FUNCTION_WORDS

_SAMPLE = 2_000
_WORD = regex.compile(r"\p{L}+")
_LATIN = regex.compile(r"\p{Latin}")
_LATIN_SHARE = 0.8
_SHARE = 0.2  # of function words: English prose has 0.35 to 0.5, headlines 0.1 to 0.3, other languages under 0.1
_FEW_WORDS = 40


@cache
def _foreign() -> frozenset[str]:
    return frozenset(by_word("function_words")) - FUNCTION_WORDS


def looks_english(text: str) -> bool:
    """Whether the first few thousand characters read like English, judged by its function words.

    A headline may have few of them: a short text counts as English unless other languages' words outnumber them.
    """
    words = _WORD.findall(text[:_SAMPLE])
    if sum(word.isascii() or _LATIN.match(word) is not None for word in words) < _LATIN_SHARE * len(words) or not words:
        return False
    lows = [word.lower() for word in words]
    english = sum(low in FUNCTION_WORDS for low in lows)
    foreign = sum(low in _foreign() for low in lows) + sum(map(_accented, words))
    if len(words) < _FEW_WORDS:
        return english >= foreign
    return english >= _SHARE * len(words) and english > foreign


def _accented(word: str) -> bool:
    """Whether a word that is no name has a letter that English does not write."""
    return word.islower() and not word.isascii()
