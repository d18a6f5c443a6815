"""Rejoinders: what somebody else says of words just told: ", a figure that X disputes", ", which X denies"."""

from collections.abc import Iterator, Sequence

from summarizer.language.acts import act_of
from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.cues import Cue, cues
from summarizer.language.phrases import GAPS, LONGEST, Phrase, may_speak
from summarizer.language.relations import Relation
from summarizer.language.verbs import is_verb

NAMED = 4
"""Tokens of the longest "a somewhat different account"."""

_ARTICLES = frozenset({"a", "an", "the"})
_MARKS = GAPS | {".", ";", ":", "?", "!", ")"}


def rejoinders(tokens: Sequence[Token]) -> Iterator[Relation]:
    """Yield what is said of words just told. Their content is the noun for it, or "which", and what follows the cue."""
    commas = [at for at in range(1, len(tokens) - 3) if tokens[at].low == ","]
    opened = [(at + 1, noun) for at in commas if (noun := _noun(tokens, at + 1))]
    if not opened:
        return
    found = list(cues(tokens))
    for start, noun in opened:
        first = noun + 1 + (tokens[noun + 1].low in {"that", "which"})
        cue = next((one for one in found if one.first > first), None)
        if cue is None or not _is_gap(tokens, cue, noun) or not (who := _who(tokens, first, cue)):
            continue
        span, follows = Phrase(cue.first, cue.last), cue.last + 1
        after = follows if follows < len(tokens) and tokens[follows].low not in _MARKS else None
        yield Relation(span, who, act_of(cue, "noun"), noun + 1, after, start, breaks=True, start=start)


def _noun(tokens: Sequence[Token], at: int) -> int:
    """Return the noun that calls what stands before ("a claim", "something"), or the "which"; 0 where there is none."""
    if tokens[at].low in {"which", "something"}:
        return at
    if tokens[at].low not in _ARTICLES:
        return 0
    reach = range(at + 1, min(at + NAMED, len(tokens) - 2))
    noun = next((n for n in reach if tokens[n].low in words("accounts")), 0)
    return noun if noun and tokens[noun + 1].low[0].isalpha() else 0


def _who(tokens: Sequence[Token], first: int, cue: Cue) -> Phrase | None:
    """Return who says it: all words up to the cue, where they are one noun phrase."""
    last = cue.first - 1 - (tokens[cue.first - 1].low == ",")
    while last > first and is_adverb(tokens[last].low):
        last -= 1
    if not first <= last < first + LONGEST:
        return None
    inside = range(first, last + 1)
    if any(tokens[at].low == QUOTE or is_verb(tokens, at) for at in inside):
        return None
    opens = tokens[first]
    if opens.low in words("prepositions", "relatives", "coordinators", "subordinators"):
        return None
    if tokens[first - 1].low == "which" and not (opens.is_capital or opens.low in words("determiners", "plurals")):
        return None  # "which hosts three of them, objects"
    return Phrase(first, last) if may_speak(tokens, Phrase(first, last)) else None


def _is_gap(tokens: Sequence[Token], cue: Cue, noun: int) -> bool:
    """Tell "a claim that X said was false" from "a claim that X said he was ill": something is left out at the cue."""
    if cue.is_passive or cue.is_infinitive or cue.is_unsaid:
        return False
    follows = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
    if follows is None or follows.low in _MARKS or follows.low == "as":
        return True
    if tokens[noun].low == "which" and follows.low not in words("auxiliaries"):
        return False
    if follows.low == "to" and any(token.low == "as" for token in tokens[cue.last + 2 : cue.last + 2 + NAMED]):
        return True  # "a sum that X described to this paper as too high"
    calls = cue.verb.acts.get("noun") == "call" and (follows.low == QUOTE or follows.low[0].isalpha())
    return calls or follows.low in words("auxiliaries") or is_adverb(follows.low)
