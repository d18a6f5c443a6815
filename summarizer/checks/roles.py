"""Who does something to whom stays so: "A was sued by B" for "A sued B" makes the doer the one it was done to."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.checks import cited
from summarizer.ground import Item
from summarizer.language.deeds import deeds, has_deed
from summarizer.language.predicates import base_of
from summarizer.language.words import vocabulary
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Span


class Role(NamedTuple):
    """A verb with the stems of who does it and to whom."""

    verb: str
    at: Span
    agent: frozenset[str]
    patient: frozenset[str]


def turned(item: Item, reading: Reading) -> Iterator[Role]:
    """Yield what the article has done by one party to another, where a text has it the other way round.

    Nothing of parties that share a word, nor where the article has it both ways.
    """
    if not has_deed([*map(base_of, vocabulary(item.text))]):
        return
    for told in _roles(cited.own(item.text)):
        if not (told.agent and told.patient):
            continue
        alike = [role for role in _roles(reading) if role.verb == told.verb]
        if any(_as_told(told, role) for role in alike):
            continue
        here = (role for role in alike if any(e.has(role.at.start) for e in item.evidence))
        yield from (role for role in here if _is_turned(told, role))


@lru_cache(maxsize=64)
def _roles(reading: Reading) -> tuple[Role, ...]:
    return tuple(
        Role(deed.verb, deed.at, _stems(deed.agent), _stems(deed.patient))
        for deed in deeds(reading.article.text, reading.units)
    )


def _stems(party: Span | None) -> frozenset[str]:
    return stems(party.text) if party else frozenset()


def _as_told(told: Role, role: Role) -> bool:
    """Tell whether the article's parties may be those told: one of them is, and the other not plainly another one."""
    is_one = not (told.agent.isdisjoint(role.agent) and told.patient.isdisjoint(role.patient))
    return is_one and _may_be(told.agent, role.agent) and _may_be(told.patient, role.patient)


def _may_be(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _is_turned(told: Role, role: Role) -> bool:
    if not role.agent.isdisjoint(role.patient):
        return False
    return not told.agent.isdisjoint(role.patient) and not told.patient.isdisjoint(role.agent)
