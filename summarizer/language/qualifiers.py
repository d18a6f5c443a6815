"""Qualifiers: words without which a sentence says more than it does ("former", "provisional", "no earlier than").

The words, and those that keep them in other words, stand in data/qualifiers.toml.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

import regex

from summarizer.language.data import table
from summarizer.language.words import FUNCTION_WORDS, cut, is_known, lowered, openings, tokens
from summarizer.schemas.spans import Span

# Characters to either side of a qualifier in which what it governs stands.
_NEAR = 120
_CLAUSE_END = regex.compile(r"[,;:.!?–—”\"]|\s(?:and|but|because|after|before|when|while|which|who)\s")

Governs = Literal["after", "before", "clause"]


class Rule(NamedTuple):
    """One table of the data file, its words as patterns; `asserts` is None where any text may say more.

    `forms` are looked for in lower case, the others in any.
    """

    governs: Governs
    needs: frozenset[str]
    forms: "regex.Pattern[str]"
    kept: "regex.Pattern[str]"
    asserts: "regex.Pattern[str] | None"
    not_right: "regex.Pattern[str] | None"
    is_definite: bool
    is_timed: bool


class Qualifier(NamedTuple):
    """A qualifier in a text: where it stands, and the words that it governs."""

    rule: Rule
    word: Span
    governed: str


@lru_cache(maxsize=512)
def qualifiers(text: str) -> tuple[Qualifier, ...]:
    """Return the qualifiers of a text with the words that they govern, in the order of the data file."""
    there, low = openings(text), lowered(text)
    found = (
        (rule, match) for rule in _rules() if not rule.needs.isdisjoint(there) for match in rule.forms.finditer(low)
    )
    made = (_qualifier(rule, match, text) for rule, match in found)
    return tuple(one for one in made if one.governed)


def _qualifier(rule: Rule, match: "regex.Match[str]", text: str) -> Qualifier:
    is_refused = rule.not_right is not None and rule.not_right.match(text, match.end())
    governed = "" if is_refused else _governed(rule, text, match.start(), match.end())
    return Qualifier(rule, Span.cut(text, *match.span()), governed)


def _governed(rule: Rule, text: str, start: int, end: int) -> str:
    """Return the words that a qualifier at `[start, end)` stands with."""
    if rule.governs == "before":
        before = tokens(text[max(0, start - _NEAR) : start])
        return before[-1][2] if before else ""
    after = text[end : end + _NEAR]
    if rule.governs == "clause":
        return _CLAUSE_END.split(after.lstrip(' "”“'), maxsplit=1)[0]
    found = tokens(_CLAUSE_END.split(after, maxsplit=1)[0])
    if rule.is_definite:
        return " ".join(word for _, _, word in found if word.lower() not in FUNCTION_WORDS)
    if rule.asserts is None and found and _is_name(found[0][2]):
        return ""  # "Deputy Orlov" has no other title
    named = found[1:2] if len(found) > 1 and found[1][2][:1].isupper() else []
    return " ".join(word for _, _, word in (*found[:1], *named))


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not is_known(word.lower())


def widening(text: str) -> Span | None:
    """Return the words of a text that say that it holds everywhere; None where none do."""
    if _widening_needs().isdisjoint(openings(text)):
        return None
    found = _pattern(table("qualifiers")["widening"]["forms"]).search(text)
    return Span.of(found) if found else None


def is_wide(text: str) -> bool:
    """Tell a text that speaks of more than one place."""
    return _pattern(table("qualifiers")["widening"]["shown"]).search(text) is not None


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(map(_rule, table("qualifiers")["qualifier"]))


def _rule(entry: dict[str, Any]) -> Rule:
    guard = entry.get("not_right")
    return Rule(
        governs=entry["governs"],
        needs=cut(entry["needs"]),
        forms=_pattern(entry["forms"], flags=0),
        kept=_pattern(entry["kept"]),
        asserts=_pattern(entry["asserts"]) if "asserts" in entry else None,
        not_right=regex.compile(guard, regex.IGNORECASE) if guard else None,
        is_definite=entry.get("definite", False),
        is_timed=entry.get("timed", False),
    )


@cache
def _widening_needs() -> frozenset[str]:
    return cut(table("qualifiers")["widening"]["needs"])


def _pattern(forms: Sequence[str], flags: int = regex.IGNORECASE) -> "regex.Pattern[str]":
    return _compiled(tuple(forms), flags)


@cache
def _compiled(forms: tuple[str, ...], flags: int) -> "regex.Pattern[str]":
    opening, closing = r"(?:\b(?=\w)|(?<=\w)(?=-))", r"(?:(?<=[\w”\"])(?!\w)|(?<=[-\s]))"
    return regex.compile(rf"{opening}(?:{'|'.join(forms)}){closing}", flags)
