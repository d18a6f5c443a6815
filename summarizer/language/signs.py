"""Signs: what the words around a word show of whether it tells of something that happened.

Each sign has a name; what it weighs stands in data/realis_signs.toml. Signs are those of grammar alone (tense, modals,
determiners, subjects, time): none is a word of some field.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from summarizer.language.clauses import Token, is_time, words
from summarizer.language.cues import verb_forms
from summarizer.language.data import by_word, table
from summarizer.language.groups import (
    NounPhrase,
    VerbGroup,
    governing,
    head,
    is_negative,
    is_past,
    is_plural,
    is_stop,
    last_before,
    modals,
    noun_phrase,
    verb_group,
)
from summarizer.language.predicates import clause_words

_NEAR = 6
"""Tokens before a word within which a negation or a prevention bears on it."""

_FAR = 9
"""Tokens before a word within which a doubt bears on it."""

_JOINED = 16
"""Tokens back to the verb that one after "and" may share its auxiliary with."""

_NAMES = 4
"""Capitals from which on a sentence has many."""


def signs(tokens: Sequence[Token], first: int, last: int, beside: Collection[str] = ()) -> frozenset[str]:
    """Return the signs at `tokens[first:last]`; `beside` are `sentence_signs` of the sentences before and after."""
    at, kind = head(tokens, first, last)
    lows = tuple(token.low for token in tokens)
    own = _verb(tokens, verb_group(tokens, at)) if kind == "verb" else _noun(tokens, noun_phrase(tokens, at))
    return frozenset(
        (
            *own,
            *_clause(lows, at),
            *(f"sentence {sign}" for sign in sentence_signs(lows, _capitals(tokens))),
            *(f"near {sign}" for sign in beside),
        )
    )


def signs_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the signs of a whole sentence."""
    return sentence_signs(tuple(token.low for token in tokens), _capitals(tokens))


def _capitals(tokens: Sequence[Token]) -> int:
    return min(_NAMES, sum(token.is_capital for token in tokens[1:]))


def clause_signs(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Return the signs that the words before a word in its clause give."""
    return frozenset(_clause(tuple(token.low for token in tokens), at))


def _verb(tokens: Sequence[Token], group: VerbGroup) -> Iterator[str]:
    yield "verb"
    yield f"verb {group.tense}"
    if group.is_negated:
        yield "verb negated"
    if group.is_passive:
        yield "verb passive"
    if tokens[group.head].low in verb_forms():
        yield "verb of reporting"
    if group.governor >= 0:
        yield f"verb to: {governing(tokens, group)}"
        return
    if group.first == group.head and (shared := _shared(tokens, group.head)):
        yield f"verb joined to {shared}"
    subject = last_before(tokens, group.first)
    kind = _nominal(tokens, subject)
    yield f"subject {kind}"
    if kind == "relative":
        yield f"antecedent {_nominal(tokens, last_before(tokens, subject))}"


def _shared(tokens: Sequence[Token], at: int) -> str:
    """Return the auxiliary's class that a verb after "and" may take over: "can lock files and demand money"."""
    joint = last_before(tokens, at)
    if joint < 0 or tokens[joint].low not in {"and", "or", ","}:
        return ""
    for back in range(joint - 1, max(-1, joint - _JOINED), -1):
        low = tokens[back].low
        if low == "to" or low in modals():
            return modals().get(low, low)
        if low in words("auxiliaries") or is_past(low):
            return "past" if is_past(low) or low in clause_words("past_auxiliaries") else "present"
    return ""


def _noun(tokens: Sequence[Token], phrase: NounPhrase) -> Iterator[str]:
    yield "noun"
    yield f"noun {phrase.determiner}"
    yield "noun plural" if phrase.is_plural else "noun singular"
    if tokens[phrase.head].low.endswith("ing"):
        yield "noun in -ing"
    before = tokens[phrase.first - 1].low if phrase.first else ""
    if before in words("prepositions"):
        yield f"noun after {before}"
    elif not before or is_stop(before):
        yield "noun opens"


def _nominal(tokens: Sequence[Token], at: int) -> str:
    """Return what kind of noun phrase ends at a token."""
    if at < 0:
        return "none"
    low = tokens[at].low
    if kind := _pronouns().get(low):
        return kind
    if is_stop(low) or low in {"and", "or", "but"}:
        return "apart"
    return noun_phrase(tokens, at).determiner


@cache
def _pronouns() -> Mapping[str, str]:
    return by_word("realis_signs", "pronouns")


@cache
def _classes(section: str) -> dict[str, frozenset[str]]:
    return {kind: frozenset(line.split()) for kind, line in table("realis_signs")[section].items()}


def _clause(lows: Sequence[str], at: int) -> Iterator[str]:
    start = at
    while start and not is_stop(lows[start - 1]) and lows[start - 1] not in _classes("clause")["openers"]:
        start -= 1
    if start and not is_stop(lows[start - 1]):
        yield f"clause {lows[start - 1]}"
    before = lows[max(0, at - _NEAR) : at]
    if any(map(is_negative, before)):
        yield "clause negated"
    yield from (f"clause {kind}" for kind, found in _classes("before").items() if not found.isdisjoint(before))
    if not _classes("far")["doubted"].isdisjoint(lows[max(0, at - _FAR) : at]):
        yield "clause doubted"


@lru_cache(maxsize=512)  # a sentence is asked about by each of its events, and by those of its neighbours
def sentence_signs(lows: tuple[str, ...], capitals: int) -> frozenset[str]:
    """Return the signs of a sentence by its lower-case words and the number of its capitals."""
    return frozenset(_sentence(lows, capitals))


def _sentence(lows: tuple[str, ...], capitals: int) -> Iterator[str]:
    there = set(lows)
    yield f"names {capitals}"
    yield from {modals()[low] for low in there & modals().keys()}
    yield from (kind for kind, found in _classes("sentence").items() if not found.isdisjoint(there))
    tests = {
        "past": is_past,
        "time": is_time,
        "negated": is_negative,
        "figure": lambda low: low[0].isdigit(),
    }
    yield from (name for name, test in tests.items() if any(map(test, there)))
    if any(_is_bare_plural(lows, at) for at in range(1, len(lows))):
        yield "bare plural"


def _is_bare_plural(lows: Sequence[str], at: int) -> bool:
    before = lows[at - 1]
    return is_plural(lows[at]) and (before in words("prepositions") or is_stop(before))
