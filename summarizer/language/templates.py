"""Templates: regular expressions in a data file, written with the names of the word lists beside them.

A blank stands for any blanks, `%name%` for the words, or the part of a rule, of that name. Any case matches.
"""

import re
import tomllib
from functools import cached_property
from typing import Any

from summarizer.language.lexicon import data

_MACRO = re.compile(r"%(\w+)%")


class Templates:
    """The word lists of one data file, and its rules under `patterns`. Read when first asked for."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._alternatives: dict[str, str] = {}
        self._letters: dict[str, tuple[str, ...]] = {}
        self._compiled: dict[str, tuple[re.Pattern[str], ...]] = {}

    def any(self, name: str) -> str:
        """Return a pattern of the words of this name, or the part of a rule that it stands for."""
        if name not in self._alternatives:
            found = self._table[name]
            joined = self._rule(found) if isinstance(found, str) else f"(?:{'|'.join(map(self._rule, found))})"
            self._alternatives[name] = joined
        return self._alternatives[name]

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        """Return the rules of this name."""
        if name not in self._compiled:
            rules = self._table["patterns"][name]
            self._compiled[name] = tuple(re.compile(self._rule(rule), re.IGNORECASE) for rule in rules)
        return self._compiled[name]

    def has_hint(self, text: str, name: str = "hints") -> bool:
        """Tell a text that is worth the rules: most have none of the letters under `name`, and the rules are dear."""
        low = text.lower()
        return any(hint in low for hint in self._hints(name))

    @cached_property
    def _table(self) -> dict[str, Any]:
        return tomllib.loads(data(self._file))

    def _hints(self, name: str) -> tuple[str, ...]:
        if name not in self._letters:
            self._letters[name] = tuple(self._table[name].split())
        return self._letters[name]

    def _rule(self, text: str) -> str:
        return _MACRO.sub(lambda macro: self.any(macro[1]), text.replace(" ", r"\s+"))
