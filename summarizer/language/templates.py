"""Templates: regular expressions in a data file, written with the names of the word lists beside them.

A blank stands for any blanks, `%name%` for the words, or the part of a rule, of that name. Any case matches. A rule is
a string, or has beside it what it `needs`: names of lists under `letters`, without one of each of which it cannot hold.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from summarizer.language.lexicon import data

_MACRO = re.compile(r"%(\w+)%")


@dataclass(frozen=True)
class _Rule:
    source: str
    needs: tuple[tuple[str, ...], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule, made when a text first has what it needs."""
        return re.compile(self.source, re.IGNORECASE)

    def may_hold(self, low: str) -> bool:
        """Tell a text, in lower case with single blanks, that is worth the pattern: few are, and it is dear."""
        return all(any(map(low.__contains__, letters)) for letters in self.needs)


class Templates:
    """The word lists of one data file, and its rules under `patterns`. Read when first asked for."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._alternatives: dict[str, str] = {}
        self._letters: dict[str, tuple[str, ...]] = {}
        self._compiled: dict[str, tuple[_Rule, ...]] = {}

    def any(self, name: str) -> str:
        """Return a pattern of the words of this name, or the part of a rule that it stands for."""
        if name not in self._alternatives:
            found = self._table[name]
            joined = self._rule(found) if isinstance(found, str) else f"(?:{'|'.join(map(self._rule, found))})"
            self._alternatives[name] = joined
        return self._alternatives[name]

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Yield what the rules of this name match in a text, rule by rule."""
        low = " ".join(text.lower().split())
        for rule in self._rules(name):
            if rule.may_hold(low):
                yield from rule.pattern.finditer(text)

    def holds(self, name: str, text: str) -> bool:
        """Tell whether one of the rules of this name matches."""
        return next(self.find(name, text), None) is not None

    def has_hint(self, text: str, name: str = "hints") -> bool:
        """Tell a text that is worth the rules: most have none of the letters under `name`, and the rules are dear."""
        low = text.lower()
        return any(map(low.__contains__, self._hints(name)))

    @cached_property
    def _table(self) -> dict[str, Any]:
        return tomllib.loads(data(self._file))

    def _rules(self, name: str) -> tuple[_Rule, ...]:
        if name not in self._compiled:
            self._compiled[name] = tuple(map(self._compile, self._table["patterns"][name]))
        return self._compiled[name]

    def _compile(self, entry: str | dict[str, Any]) -> _Rule:
        rule, needs = (entry, ()) if isinstance(entry, str) else (entry["rule"], entry["needs"])
        letters = tuple(tuple(self._table["letters"][name]) for name in needs)
        return _Rule(self._rule(rule), letters)

    def _hints(self, name: str) -> tuple[str, ...]:
        if name not in self._letters:
            self._letters[name] = tuple(self._table[name].split())
        return self._letters[name]

    def _rule(self, text: str) -> str:
        return _MACRO.sub(lambda macro: self.any(macro[1]), text.replace(" ", r"\s+"))
