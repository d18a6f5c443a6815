"""Acts: what a cue does in its construction by the lexicon ("deny", "demand"), and whether anybody asserts by it."""

from collections.abc import Sequence
from functools import cache

from summarizer.language import contents, subjects
from summarizer.language.clauses import Token, words
from summarizer.language.cues import Cue
from summarizer.language.data import listed, table
from summarizer.language.phrases import Phrase, may_speak

AUTHOR = frozenset({"i", "you"})
"""Subjects by which whoever writes speaks for himself or to the reader."""

RELATIVES = frozenset({"who", "that", "which"})

_NOBODY = frozenset({"no", "nobody", "none", "neither"})


def act_of(cue: Cue, frame: str) -> str:
    """Return what a cue does in a construction: the opposite where it is negated."""
    acts = cue.verb.acts
    named = (acts[name] for name in (frame, "clause", "that", "told", "quote") if name in acts)
    act = next(named, next(iter(acts.values())))
    return str(table("reporting_verbs")["negated"].get(act, act)) if cue.is_negated else act


@cache
def weak_acts() -> frozenset[str]:
    """Return the acts that are attitudes rather than assertions."""
    return frozenset(table("reporting_verbs")["weak"]["acts"])


def asserts(tokens: Sequence[Token], cue: Cue, frame: str, source: Phrase | None) -> bool:
    """Tell assertions from turns of phrase: "hard to say", "those who think", "you believe", "nobody said"."""
    low = tokens[source.first].low if source else ""
    act = act_of(cue, frame)
    if cue.verb.lemma == "hear" and not (source and hears(tokens, source)):
        return False
    if source and not may_speak(tokens, source):
        return False
    if low in _NOBODY or (source and source.first == source.last and low in AUTHOR):
        return False
    if cue.is_infinitive:
        performed = subjects.before_adverbs(tokens, cue.first - 1) in _performed()
        return performed and frame in contents.SAYING and act not in weak_acts() and low not in {"it", "there"}
    if act not in weak_acts():
        return True
    if cue.is_passive or low in RELATIVES or (cue.is_negated and act not in {"decline", "doubt"}):
        return False
    return act != "show" or frame != "noun" or bool(source and is_document(tokens, source))


@cache
def _performed() -> frozenset[str]:
    return listed("reporting_verbs", "performed", "before")


def hears(tokens: Sequence[Token], source: Phrase) -> bool:
    """Tell who hears what others tell him on oath: "the court heard that", "jurors were told that"."""
    end = next((at for at in range(source.first + 1, source.last) if tokens[at].low in words("prepositions")), None)
    return tokens[source.last if end is None else end - 1].low in words("hearers")


def is_document(tokens: Sequence[Token], source: Phrase) -> bool:
    """Tell "the survey shows" from "rangers found": things that speak, not people who find things."""
    return any(token.low.removesuffix("s") in _documents() for token in tokens[source.first : source.last + 1])


@cache
def _documents() -> frozenset[str]:
    nouns = str(table("roles")["documents"]["any"]).split()
    return frozenset(noun.removesuffix("s") for noun in nouns) | {"it"}
