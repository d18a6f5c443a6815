"""Templates: regular expressions in a data file, written with the names of the word lists beside them.

A blank stands for any blanks, `%name%` for the words, or the part of a rule, of that name. Any case matches, but where
`(?-i:` says otherwise; the words stand in lower case, in which a text is searched three times as fast. A rule is
a string, or has beside it what it `needs`: names of lists under `openings`, of each of which a text has a word, or the
rule cannot hold. "rejected or false" is both lists in one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from summarizer.language.data import table
from summarizer.language.words import cut, lowered, openings

_MACRO = re.compile(r"%(\w+)%")


@dataclass(frozen=True)
class _Rule:
    source: str
    needs: tuple[frozenset[str], ...]

    def may_hold(self, found: frozenset[str]) -> bool:
        """Tell whether the openings that a text has leave room for the rule."""
        return not any(map(found.isdisjoint, self.needs))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule, made when a text first has what it needs."""
        return re.compile(self.source, re.IGNORECASE if self.is_cased else re.NOFLAG)

    @cached_property
    def is_cased(self) -> bool:
        """Whether it tells capitals from small letters, and is to be searched for in the text as it stands."""
        return "(?-i:" in self.source


class _Rules:
    """The rules of one name, and a first look at a text: few are worth a pattern, and patterns are dear."""

    def __init__(self, rules: Iterable[_Rule]) -> None:
        self.all = tuple(rules)
        first = [rule.needs[0] for rule in self.all if rule.needs]
        self._rarest = frozenset().union(*first) if len(first) == len(self.all) else None

    def worth(self, text: str) -> list[_Rule]:
        """Return the rules that may hold of a text."""
        found = openings(text)
        if self._rarest is not None and self._rarest.isdisjoint(found):
            return []
        return [rule for rule in self.all if rule.may_hold(found)]


class Templates:
    """The word lists of one data file, and its rules under `patterns`. Read when first asked for."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._alternatives: dict[str, str] = {}
        self._compiled: dict[str, _Rules] = {}

    def any(self, name: str) -> str:
        """Return a pattern of the words of this name, or the part of a rule that it stands for."""
        if name not in self._alternatives:
            found = self._table[name]
            joined = self._rule(found) if isinstance(found, str) else f"(?:{'|'.join(map(self._rule, found))})"
            self._alternatives[name] = joined
        return self._alternatives[name]

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Yield what the rules of this name match, rule by rule: offsets of the text, words perhaps in lower case."""
        rules = self._rules(name).worth(text)
        low = lowered(text) if rules else text
        for rule in rules:
            yield from rule.pattern.finditer(text if rule.is_cased else low)

    @property
    def names(self) -> tuple[str, ...]:
        """What the rules are called by."""
        return tuple(self._table["patterns"])

    def patterns(self, name: str) -> tuple[re.Pattern[str], ...]:
        """Return the rules of this name, whatever they need."""
        return tuple(rule.pattern for rule in self._rules(name).all)

    def holds(self, name: str, text: str) -> bool:
        """Tell whether one of the rules of this name matches."""
        return next(self.find(name, text), None) is not None

    @cached_property
    def _table(self) -> dict[str, Any]:
        return table(self._file)

    def _rules(self, name: str) -> _Rules:
        if name not in self._compiled:
            self._compiled[name] = _Rules(map(self._compile, self._table["patterns"][name]))
        return self._compiled[name]

    def _compile(self, entry: str | dict[str, Any]) -> _Rule:
        rule, needs = (entry, ()) if isinstance(entry, str) else (entry["rule"], entry["needs"])
        return _Rule(self._rule(rule), tuple(map(self._openings, needs)))

    def _openings(self, names: str) -> frozenset[str]:
        return cut(" ".join(self._table["openings"][name] for name in names.split(" or ")))

    def _rule(self, text: str) -> str:
        return _MACRO.sub(lambda macro: self.any(macro[1]), text.replace(" ", r"\s+"))
