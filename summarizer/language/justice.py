"""How far the law has gone with somebody by a sentence: suspected, questioned, arrested, charged, tried, convicted.

The steps and their words stand in data/justice.toml.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from summarizer.language.data import table
from summarizer.language.words import cut, openings
from summarizer.schemas.spans import Span

CLEARED = "cleared"
"""The step beside the ladder: acquitted."""

# Characters before a step in which what leaves it open may stand.
_NEAR = 48


class Step(NamedTuple):
    """A step of the law in a text: its name, its rank from 1 (suspected) to 7 (sentenced), the words that tell it."""

    name: str
    rank: int
    word: Span


@lru_cache(maxsize=512)
def taken(text: str) -> tuple[Step, ...]:
    """Return the steps that a text says were taken, in the order of the ladder; none that it leaves open or denies."""
    if _needs().isdisjoint(openings(text)):
        return ()
    return tuple(_steps("told", text))


@lru_cache(maxsize=512)
def shown(text: str) -> tuple[Step, ...]:
    """Return the steps that some word of a text bears out, in the order of the ladder."""
    return tuple(_steps("shown", text))


@lru_cache(maxsize=512)
def left_open(text: str) -> tuple[Step, ...]:
    """Return the steps of which a text says that they may be taken, or were not: "could be jailed"."""
    found = ((rank, name, rule.search(text)) for rank, (name, rule) in enumerate(_rules("shown"), 1))
    return tuple(
        Step(name, rank, Span.of(match)) for rank, name, match in found if match and _is_open(text, match.start())
    )


def rank_of(name: str) -> int:
    """Return the rank of a step, by which it stands above others."""
    return [step for step, _ in _rules("told")].index(name) + 1


@lru_cache(maxsize=512)
def convicting(text: str) -> Span | None:
    """Return what a text has a suspect do as if it were proven ("the suspect shot"), None where it has nothing so."""
    found = _convicting().search(text)
    return Span.of(found) if found else None


@cache
def _convicting() -> "regex.Pattern[str]":
    nouns, crimes = ("|".join(table("justice")["suspects"][name]) for name in ("nouns", "crimes"))
    return regex.compile(
        rf"\b(?:{nouns})(?:, [^,.;]{{1,60}},)? (?:had |have |has )?(?:{crimes})\b(?! by\b)",
        regex.IGNORECASE,
    )


def _steps(kind: str, text: str) -> Iterator[Step]:
    for rank, (name, rule) in enumerate(_rules(kind), 1):
        found = next((match for match in rule.finditer(text) if not _is_open(text, match.start())), None)
        if found:
            yield Step(name, rank, Span.of(found))


def _is_open(text: str, start: int) -> bool:
    return _open().search(text, max(0, start - _NEAR), start) is not None


@cache
def _rules(kind: str) -> tuple[tuple[str, "regex.Pattern[str]"], ...]:
    return tuple((name, _pattern(forms)) for name, forms in _words(kind))


def _words(kind: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the steps with their words."""
    for one in (*table("justice")["step"], {"name": CLEARED, **table("justice")[CLEARED]}):
        yield one["name"], one["told"] if kind == "told" else [*one["told"], *one["shown"]]


@cache
def _needs() -> frozenset[str]:
    return cut(table("justice")["needs"])


def _pattern(forms: Sequence[str]) -> "regex.Pattern[str]":
    return regex.compile(rf"\b(?:{'|'.join(forms)})\b" if forms else r"(?!)", regex.IGNORECASE)


@cache
def _open() -> "regex.Pattern[str]":
    """Return what leaves a step open in the clause before it."""
    return regex.compile(rf"\b(?:{'|'.join(table('justice')['open']['before'])})\b[^.;:]*\Z", regex.IGNORECASE)
