"""What a person looks for, as a database takes it: whatever is typed is a word, never a query's own syntax."""

from summarizer.errors import UsageError

_MOST_WORDS = 200
_LONGEST = 200
"""Letters of a word; Postgres takes none of more than 2,046 bytes."""


def plain(text: str) -> str:
    """Return a text without NUL and half surrogates, which no database holds. UsageError for what is no text."""
    if not isinstance(text, str):
        raise UsageError(f"{text!r} is no text to look for. Pass a str.")
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def words_of(text: str) -> list[str]:
    """Return the distinct words of a search; signs alone are none. UsageError where they are too many or too long."""
    words = list(dict.fromkeys(word for word in plain(text).split() if any(map(str.isalnum, word))))
    if len(words) > _MOST_WORDS or any(len(word) > _LONGEST for word in words):
        raise UsageError(f"A search takes {_MOST_WORDS} words of {_LONGEST} letters at most. Look for fewer.")
    return words


def match(words: list[str]) -> str:
    """Return the query of SQLite's FTS5 for articles that hold all words (sqlite.org/fts5.html, 3.1)."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words)
