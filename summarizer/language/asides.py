"""Lines that are no part of an article: teasers, captions, newsletter boxes, sign-offs. The rules are data/asides.toml.

The rules are for English pages and know nothing of one outlet. In doubt a line belongs to the article.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal

import regex

from summarizer.language.data import table

Scope = Literal["line", "sentence"]

_FIRST_OFFSETS = {"any": 0.0, "start": 0.0, "end": 2 / 3, "last": 0.9}
_LAST_OFFSETS = {"any": 1.0, "start": 0.2, "end": 1.0, "last": 1.0}
_CHARS = 300
"""The longest text that a rule looks at which names no length of its own."""
_OPENING = 2
"""Characters of a text that tell which rules cannot hold of it."""
_CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of data/asides.toml; `first` and `last` bound where in the text it holds, from 0 to 1."""

    name: str
    pattern: regex.Pattern[str]
    scope: Scope
    first: float
    last: float
    only_open: bool
    chars: int

    def holds(self, text: str, position: float) -> bool:
        """Whether the rule, one for texts of this kind, sets this text aside, which begins at `position`."""
        is_looking = len(text) <= self.chars and self.first <= position <= self.last
        return is_looking and bool(self.pattern.match(text))


@cache
def rules(scope: Scope) -> tuple[Rule, ...]:
    """Return the rules for whole lines or for single sentences."""
    return tuple(_rule(row) for row in table("asides")["rule"] if row["scope"] == scope)


def _rule(row: dict[str, object]) -> Rule:
    where = str(row.get("where", "any"))
    return Rule(
        name=str(row["name"]),
        pattern=regex.compile(str(row["pattern"])),
        scope="line" if row["scope"] == "line" else "sentence",
        first=_FIRST_OFFSETS[where],
        last=_LAST_OFFSETS[where],
        only_open=bool(row.get("open", False)),
        chars=int(str(row.get("chars", _CHARS))),
    )


@cache
def _headings(*, weak: bool) -> tuple[regex.Pattern[str], ...]:
    rows = table("asides")["heading"]
    return tuple(regex.compile(str(row["pattern"])) for row in rows if bool(row.get("weak")) == weak)


def ended(text: str) -> bool:
    """Whether a text ends as a sentence does: full stop, question or exclamation mark, closing marks after it."""
    return text.rstrip(_CLOSING).endswith((".", "?", "!")) and not cut_short(text)


def cut_short(text: str) -> bool:
    """Whether a text breaks off in an ellipsis, as teasers do."""
    return text.endswith(("…", "..."))


def rule_for(text: str, scope: Scope, position: float) -> str | None:
    """Return the name of the first rule that sets a line or sentence aside, None where none does.

    `position` is where it begins in the article, from 0 to 1.
    """
    may_hold = _opened_by(text[:_OPENING], scope, is_ended=ended(text), is_long=len(text) > _CHARS)
    return next((rule.name for rule in may_hold if rule.holds(text, position)), None)


@lru_cache(maxsize=4096)
def _opened_by(opening: str, scope: Scope, *, is_ended: bool, is_long: bool) -> tuple[Rule, ...]:
    """Return the rules for texts of this kind that may hold of one with this opening: most hold of none such."""
    found = [rule for rule in rules(scope) if not ((rule.only_open and is_ended) or (is_long and rule.chars <= _CHARS))]
    return tuple(rule for rule in found if rule.pattern.match(opening, partial=True))


def teased(lines: Sequence[str], positions: Sequence[float]) -> frozenset[int]:
    """Return the indices of the headings of link lists and of the teasers under them.

    In the last third everything after such a heading is a teaser, unless the article clearly goes on: two complete
    paragraphs in a row, or a long one. Elsewhere the headlines up to the next complete sentence are.
    """
    found: set[int] = set()
    goes_on = _goes_on(lines)
    for index, line in enumerate(lines):
        if index in found or len(line) > 80:
            continue
        strong = _matches(line, weak=False)
        if strong and positions[index] >= _FIRST_OFFSETS["end"] and not goes_on[index]:
            return frozenset(found.union(range(index, len(lines))))
        if strong or _matches(line, weak=True):
            found.add(index)
            found.update(_headlines(lines, index + 1))
    return frozenset(found)


def _matches(line: str, *, weak: bool) -> bool:
    return any(pattern.match(line) for pattern in _headings(weak=weak))


def _headlines(lines: Sequence[str], first: int) -> Iterable[int]:
    """Yield the lines from the first on that are headlines or cut short."""
    return takewhile(lambda index: len(lines[index]) <= 200 and not ended(lines[index]), range(first, len(lines)))


def _goes_on(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether the article clearly goes on after it."""
    complete = [ended(line) and len(line) >= 60 for line in lines]
    after = [False] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        long = complete[index + 1] and len(lines[index + 1]) >= 300
        two = complete[index + 1] and index + 2 < len(lines) and complete[index + 2]
        after[index] = after[index + 1] or long or two
    return after
