"""Lexicons: cues from a data file, found in a text where their guards agree.

A cue stands in a TOML table with `forms`, and as guards `left`, `right` (what the text before, after it must match),
`not_left`, `not_right` (must not) and `cased` (the form stands as written).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from summarizer.language.data import table
from summarizer.language.words import lowered, telling, vocabulary

_GOES_ON = re.compile(r"'?[^\W\d_]")
_GOES_ON_BEFORE = re.compile(r"[^\W\d_]'?\Z")
_LOOK_BACK = 60
_LOOK_AHEAD = 120


@dataclass(frozen=True)
class Cue:
    """One form of a cue; `entry` is its table of the data file. Its patterns are made when they are first needed."""

    form: str
    entry: Mapping[str, Any]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form, in any case unless it is `cased`, up to the end of a word."""
        words = r"\s{1,3}".join(re.escape(word).replace("'", "['’]") for word in self.form.split())
        flags = re.NOFLAG if self.entry.get("cased") else re.IGNORECASE
        return re.compile(rf"{words}{self.entry.get('extend', '')}(?!\w)", flags)

    @cached_property
    def guards(self) -> tuple[re.Pattern[str] | None, ...]:
        """What the text before and after must and must not match: left, not_left, right, not_right."""
        left, not_left = (_guard(self.entry.get(name), ends=r"\Z") for name in ("left", "not_left"))
        return left, not_left, _guard(self.entry.get("right")), _guard(self.entry.get("not_right"))

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return the cue at `start`, or None where it does not stand there or a guard objects."""
        found = self.pattern.match(text, start)
        return found if found and self._is_allowed(text, start, found.end()) else None

    def _is_allowed(self, text: str, start: int, end: int) -> bool:
        left, not_left, right, not_right = self.guards
        if left is not_left is right is not_right is None:
            return True
        before = text[max(0, start - _LOOK_BACK) : start]
        after = text[end : end + _LOOK_AHEAD]
        return (
            (left is None or left.search(before) is not None)
            and (not_left is None or not_left.search(before) is None)
            and (right is None or right.match(after) is not None)
            and (not_right is None or not_right.match(after) is None)
        )


class Lexicon:
    """The cues of one data file, by the first word of their forms.

    `_first` has these words by the longest word of each form: a text without that one has not the cue.
    """

    def __init__(self, entries: list[Mapping[str, Any]]) -> None:
        by_word: defaultdict[str, list[Cue]] = defaultdict(list)
        first: defaultdict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for form in entry["forms"]:
                word = form.split()[0].lower()
                by_word[word].append(Cue(form, entry))
                first[telling(form)].add(word)
        self._by_word = {word: tuple(sorted(cues, key=lambda cue: -len(cue.form))) for word, cues in by_word.items()}
        self._first = dict(first)

    def __iter__(self) -> Iterator[Cue]:
        """Iterate over all cues."""
        return (cue for cues in self._by_word.values() for cue in cues)

    def find(self, text: str) -> Iterator[tuple[Cue, re.Match[str]]]:
        """Yield the cues of `text` in order, none overlapping another; of those that fit the longest form wins."""
        there = self._first.keys() & vocabulary(text)
        if not there:
            return
        end = 0
        for start, word in _places(text, {word for longest in there for word in self._first[longest]}):
            if start < end:
                continue
            for cue in self._by_word[word]:
                if match := cue.match(text, start):
                    end = match.end()
                    yield cue, match
                    break


def _places(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Return where words stand in a text as words of their own, with each, in order."""
    low = lowered(text).replace("’", "'")
    return sorted((at, word) for word in words for at in _starts(low, word))


def _starts(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_GOES_ON_BEFORE.search(low, max(0, at - 2), at) or _GOES_ON.match(low, end)):
            yield at
        at = low.find(word, end)


@lru_cache(maxsize=65536)
def normalised(phrase: str) -> str:
    """Return a phrase in lower case with straight apostrophes and single blanks."""
    return " ".join(phrase.lower().replace("’", "'").split())


@cache
def lexicon(name: str) -> Lexicon:
    """Return the lexicon in the data file `name`.toml: the entries of its one array of tables."""
    ((_, entries),) = table(name).items()
    return Lexicon(entries)


@cache
def _guard(rule: str | None, ends: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{rule}){ends}", re.IGNORECASE) if rule else None
