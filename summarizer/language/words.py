"""Words: tokens with offsets, lemmas, and which words carry content.

simplemma takes 0.3 s to import and to load its dictionary: it is imported when the first word is looked up.
"""

from functools import lru_cache

import regex

PLAIN = r"(?:[a-z]++\ )++"
"""A run of plain words, each with the blank after it: taken in one piece and split, which is faster than one by one."""

_TOKEN = regex.compile(
    rf"{PLAIN}|"
    r"(?:\p{Lu}\.){2,}"  # U.S.
    r"|\p{L}+(?:['’](?!s\b)\p{L}+)*(?:-\p{L}+)*"  # don't, Iran-backed; the possessive stands apart
    r"|\d+(?:[.,:]\d+)*"
)

FUNCTION_WORDS = frozenset(  # a word list is read as words, not as a list of strings
    "a an the this that these those there here it its he him his she her hers they them their theirs we us our "
    "i me my you your who whom whose which what when where why how and or but nor so yet if then than as at by for "
    "from in into of off on onto out over to up upon with within without about after again against all also any "
    "because been before being below between both during each few further had has have having is are was were be "
    "am do does did doing more most other own same some such too very can will just should would could may might "
    "must shall while until through under above not no only once per via said say says".split()
)


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the dictionary form of an English word, in lower case."""
    from simplemma import lemmatize

    low = word.lower()
    return lemmatize(low, lang="en").lower() if low.isalpha() else low


def is_known(low: str) -> bool:
    """Tell whether the dictionary has a lower-case word in any of its forms."""
    from simplemma import is_known as known

    return known(low, "en")


@lru_cache(maxsize=4096)  # a sentence is asked about by every check of every item that cites it
def tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, word) of every word and number; punctuation is left out."""
    return tuple(placed(_TOKEN, text, 0, len(text)))


def placed(pattern: regex.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return (start, end, word) of what a pattern finds from `start` to `end`; runs of plain words are split."""
    found: list[tuple[int, int, str]] = []
    for match in pattern.finditer(text, start, end):
        at, piece = match.start(), match[0]
        if piece[-1] != " ":
            found.append((at, match.end(), piece))
            continue
        for word in piece.split():
            after = at + len(word)
            found.append((at, after, word))
            at = after + 1
    return found


def words_in(text: str) -> list[str]:
    """Return every word and number, without its place."""
    return " ".join(_TOKEN.findall(text)).split()


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the lemmas of all words that are no function words, and the numbers."""
    return frozenset([lemma(word) for word in words_in(text) if word.lower() not in FUNCTION_WORDS])
