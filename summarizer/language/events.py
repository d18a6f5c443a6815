"""Events: the words that tell that something happened, whose type they give, and in what construction they stand.

A trigger counts where it is the predicate of a main clause ("rebels seized a ship") or where such a predicate says
that the event named beside it took place ("attacks were carried out"). The words stand in data/events.toml.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

from summarizer.language import clauses
from summarizer.language.clauses import QUOTE, Token
from summarizer.language.data import listed, table
from summarizer.language.predicates import Predicate, base_of, predicates
from summarizer.schemas.values import EventType

_REACH = 10
"""Tokens to either side of a verb among which the words that its sense asks for may stand."""

_ENDS = frozenset({";", "—", "--", "(", ")"})
_EXISTENTIAL = frozenset({"be"})


class Trigger(NamedTuple):
    """An event's trigger: its predicate, its type, and the token of the noun that names it where a noun does."""

    predicate: Predicate
    type: EventType
    noun: int | None = None


class _Sense(NamedTuple):
    type: EventType
    particle: str
    beside: frozenset[str]


@cache
def _senses(kind: str) -> Mapping[str, tuple[_Sense, ...]]:
    """Return the senses of each verb or noun, those that ask for words beside them first."""
    found: defaultdict[str, list[_Sense]] = defaultdict(list)
    for name, found_in in table("events").items():
        for entry in found_in.get(kind, "").split():
            word, _, beside = entry.partition(":")
            head, _, particle = word.partition("_")
            found[head].append(_Sense(cast("EventType", name), particle, frozenset(filter(None, beside.split(",")))))
    return {
        word: tuple(sorted(senses, key=lambda sense: (not sense.particle, not sense.beside)))
        for word, senses in found.items()
    }


@cache
def _held(side: str) -> frozenset[str]:
    return listed("events", "held", side)


@cache
def verbs() -> frozenset[str]:
    """Return the dictionary forms of the verbs that can be triggers or say that an event took place."""
    phrasal = {word.partition("_")[0] for side in ("subject", "object") for word in _held(side)}
    return frozenset(_senses("verbs")) | phrasal | _EXISTENTIAL


@cache
def nouns() -> frozenset[str]:
    """Return the nouns, singular, that name events."""
    return frozenset(_senses("nouns"))


def triggers(tokens: Sequence[Token]) -> Iterator[Trigger]:
    """Yield the triggers of main clauses in order. `tokens` are those of one sentence, quotations opaque."""
    for predicate in predicates(tokens, verbs()):
        if not predicate.is_subordinate and (trigger := _trigger(tokens, predicate)):
            yield trigger


@lru_cache(maxsize=256)  # asked when a proposition is ranked and again when it is worded
def first_trigger(tokens: tuple[Token, ...]) -> Trigger | None:
    """Return the first trigger of main clauses, None where there is none."""
    return next(triggers(tokens), None)


def _trigger(tokens: Sequence[Token], predicate: Predicate) -> Trigger | None:
    return _held_event(tokens, predicate) or _told_event(tokens, predicate)


def _told_event(tokens: Sequence[Token], predicate: Predicate) -> Trigger | None:
    for sense in _senses("verbs").get(predicate.lemma, ()):
        if _has_particle(tokens, predicate, sense.particle) and _stands_beside(tokens, predicate.head, sense.beside):
            return Trigger(predicate, sense.type)
    return None


def _held_event(tokens: Sequence[Token], predicate: Predicate) -> Trigger | None:
    """Read "attacks occurred", "an attack was carried out", "they launched an attack", "there was a fire"."""
    noun = None
    if _is_held(tokens, predicate, "subject") or (predicate.is_passive and _is_held(tokens, predicate, "object")):
        noun = subject_noun(tokens, predicate)
    elif _is_held(tokens, predicate, "object") or _is_existential(tokens, predicate):
        noun = _object_noun(tokens, predicate)
    return noun and Trigger(predicate, noun[1], noun[0])


def subject_noun(tokens: Sequence[Token], predicate: Predicate) -> tuple[int, EventType] | None:
    """Return the first noun of the subject that names an event, with its type."""
    if predicate.subject is None:
        return None
    first, last = predicate.subject
    return next((found for at in range(first, last + 1) if (found := _event_noun(tokens, at))), None)


def _object_noun(tokens: Sequence[Token], predicate: Predicate) -> tuple[int, EventType] | None:
    for at in range(predicate.head + 1, min(predicate.head + _REACH - 2, len(tokens))):
        low = tokens[at].low
        if (low in clauses.words("prepositions") and low not in {"of", "out"}) or low == "," or low in _ENDS:
            return None
        if found := _event_noun(tokens, at):
            return found
    return None


def _event_noun(tokens: Sequence[Token], at: int) -> tuple[int, EventType] | None:
    for sense in _senses("nouns").get(singular(tokens[at].low), ()):
        if _stands_beside(tokens, at, sense.beside):
            return at, sense.type
    return None


def singular(low: str) -> str:
    """Return a noun without its plural ending, as far as the lexicon of events has it."""
    nouns = _senses("nouns")
    if low in nouns:
        return low
    return next((cut for cut in (low[:-1], low[:-2], low[:-3] + "y") if low.endswith("s") and cut in nouns), low)


def _is_held(tokens: Sequence[Token], predicate: Predicate, side: str) -> bool:
    if predicate.lemma in _held(side):
        return True
    follows = tokens[predicate.head + 1].low if predicate.head + 1 < len(tokens) else ""
    return f"{predicate.lemma}_{follows}" in _held(side)


def _is_existential(tokens: Sequence[Token], predicate: Predicate) -> bool:
    return predicate.lemma in _EXISTENTIAL and predicate.first > 0 and tokens[predicate.first - 1].low == "there"


def _has_particle(tokens: Sequence[Token], predicate: Predicate, particle: str) -> bool:
    words = particle.split("_") if particle else []
    after = [token.low for token in tokens[predicate.head + 1 : predicate.head + 1 + len(words)]]
    return after == words


def _stands_beside(tokens: Sequence[Token], at: int, wanted: frozenset[str]) -> bool:
    return not wanted or any(base_of(token.low) in wanted or token.low in wanted for token in _around(tokens, at))


def _around(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(tokens) and abs(place - at) <= _REACH and tokens[place].low not in _ENDS:
            if tokens[place].low != QUOTE:
                yield tokens[place]
            place += step
