"""Plain text: read as it stands."""

import regex

from summarizer.read.source import Page

_WORD = regex.compile(r"\p{L}{2}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


def page(text: str) -> Page:
    """Return the text itself; nothing in it is taken for metadata."""
    return Page(text)


def has_words(text: str) -> bool:
    """Whether there is a word of at least two letters, or a letter of a script that writes words with one."""
    return bool(_WORD.search(text))
