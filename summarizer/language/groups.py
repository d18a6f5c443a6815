"""Groups: the verb group or the noun phrase in which a word stands, whatever the word.

A surface reading of closed classes and word endings; it parses nothing and knows no verb by name.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.data import by_word
from summarizer.language.predicates import base_of, clause_words, governors

Kind = Literal["verb", "noun"]

_STOPS = frozenset({",", ";", ":", ".", "?", "!", "…", "(", ")", "[", "]", "—", "--", "–", QUOTE})
_JOINS = frozenset({"and", "or", "but", "to", "that", "which", "who"})
_LONGEST = 6
"""Tokens looked back for the first word of a noun phrase."""


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries. `tense` is a modal's own word class where there is one ("can", "will").

    `governor` is the token before "to" whose infinitive the verb is, -1 where there is none.
    """

    first: int
    head: int
    tense: str
    is_negated: bool
    is_passive: bool
    governor: int = -1


class NounPhrase(NamedTuple):
    """A noun with what stands before it; `determiner` is a word class of realis.toml or how the noun goes without."""

    first: int
    head: int
    determiner: str
    is_plural: bool


@cache
def modals() -> Mapping[str, str]:
    """Return the modal auxiliaries, each with the sense it is counted under ("can't" under "can")."""
    return by_word("realis_signs", "modals")


@cache
def _determiners() -> Mapping[str, str]:
    return by_word("realis_signs", "determiners")


def is_past(low: str) -> bool:
    """Tell a past form or a participle by its ending or by the list of irregular ones."""
    return low in words("pasts") or (low.endswith("ed") and len(low) > 4)


def is_negative(low: str) -> bool:
    """Tell "not", "no", "never", "didn't"."""
    return low in clause_words("negatives") or low.endswith(("n't", "n’t"))


def is_plural(low: str) -> bool:
    """Tell a plural by its ending."""
    return low.endswith("s") and not low.endswith("ss") and len(low) > 3


def is_stop(low: str) -> bool:
    """Tell a mark or a quotation, which ends a group."""
    return low in _STOPS


def head(tokens: Sequence[Token], first: int, last: int) -> tuple[int, Kind]:
    """Return the head of `tokens[first:last]` and whether it is used as a verb: "been exploited", "the attack"."""
    at = first
    while at < last - 1 and _leads(tokens[at].low):
        at += 1
    if not _is_article(tokens[first].low) and is_verb(tokens, at):
        return _governed(tokens, at, last), "verb"
    while at < last - 1 and not _ends_noun(tokens[at + 1].low):
        at += 1
    return at, "noun"


def _governed(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the infinitive that a verb governs within a span: "pay" of "refused to pay"."""
    while at + 2 < last and tokens[at + 1].low == "to" and base_of(tokens[at].low) in governors():
        at += 2
    return at


def _leads(low: str) -> bool:
    return (
        _is_article(low)
        or low in words("auxiliaries")
        or low == "to"
        or is_negative(low)
        or is_adverb(low)
        or is_stop(low)
    )


def _is_article(low: str) -> bool:
    return low in words("determiners") or low in words("possessives")


def _ends_noun(low: str) -> bool:
    return low in words("prepositions") or is_stop(low) or low in _JOINS


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word used as a verb, finite or not, by its form and its neighbours."""
    low, before, after = tokens[at].low, before_of(tokens, at), _low(tokens, at + 1)
    opens_object = _is_article(after)
    if before == "to" or before in modals() or before in clause_words("do") or is_past(low):
        return True
    if low.endswith("ing"):
        joins = after in words("prepositions") or after == "to"
        after_preposition = before in words("prepositions") and bool(after) and not is_stop(after)
        return before in clause_words("be") or opens_object or after_preposition or (joins and not _is_article(before))
    if _is_article(before) or before in words("prepositions") or not before:
        return False
    if before in words("subject_pronouns") or before in words("relatives") or opens_object:
        return True
    return is_plural(before) and not is_plural(low)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def last_before(tokens: Sequence[Token], at: int) -> int:
    """Return the last token before `at` that is no adverb and no "not", -1 where there is none."""
    at -= 1
    while at >= 0 and (is_adverb(tokens[at].low) or tokens[at].low in {"not", "never"}):
        at -= 1
    return at


def before_of(tokens: Sequence[Token], at: int) -> str:
    """Return that token's word, "" where there is none."""
    return _low(tokens, last_before(tokens, at))


def verb_group(tokens: Sequence[Token], at: int) -> VerbGroup:
    """Return the group of the verb at a token."""
    first = back = at
    while back and (
        tokens[back - 1].low in words("auxiliaries")
        or is_adverb(tokens[back - 1].low)
        or tokens[back - 1].low in {"not", "never"}
    ):
        back -= 1
        first = back if tokens[back].low in words("auxiliaries") else first
    between = [token.low for token in tokens[first:at]]
    lead = last_before(tokens, first)
    is_infinitive = _low(tokens, lead) == "to"
    governor = last_before(tokens, lead) if is_infinitive else -1
    tense = _tense(tokens, at, between, "to" if is_infinitive else "")
    be = clause_words("be").intersection(between)
    is_passive = bool(be) and not tokens[at].low.endswith("ing") and is_past(tokens[at].low)
    return VerbGroup(first, at, tense, any(map(is_negative, between)), is_passive, governor)


def _tense(tokens: Sequence[Token], at: int, between: Sequence[str], infinitive: str) -> str:
    modal = next((modals()[low] for low in between if low in modals()), "")
    if modal or infinitive:
        return modal or infinitive
    last = next((low for low in reversed(between) if low in words("auxiliaries")), "")
    if not last:
        return _plain_tense(tokens, at)
    if last in clause_words("have") or "been" in between:
        return "pluperfect" if "had" in between else "perfect"
    is_past_form = not clause_words("past_auxiliaries").isdisjoint(between)
    if last in clause_words("do"):
        return "past" if is_past_form else "present"
    if tokens[at].low.endswith("ing"):
        return "past progressive" if is_past_form else "progressive"
    return "past" if is_past_form else "present"


def _plain_tense(tokens: Sequence[Token], at: int) -> str:
    """Return the tense of a verb without auxiliaries; a participle behind a noun may be past or reduced."""
    low, before = tokens[at].low, before_of(tokens, at)
    if low.endswith("ing"):
        return "gerund after preposition" if before in words("prepositions") else "gerund"
    if is_past(low) and (low != base_of(low) or low in clause_words("unmarked_past")):
        if before in words("prepositions") or _is_article(before):
            return "participle"
        return (
            "past or participle"
            if _low(tokens, at + 1) in words("prepositions") and not _is_subject(tokens, at)
            else "past"
        )
    return "present"


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    lead = last_before(tokens, at)
    low = _low(tokens, lead)
    return low in words("subject_pronouns") or low in words("relatives") or (lead >= 0 and tokens[lead].is_capital)


def governing(tokens: Sequence[Token], group: VerbGroup) -> str:
    """Return what the word before "to" says of its infinitive, "purpose" where the lexicon has no such word."""
    return governors().get(base_of(_low(tokens, group.governor)), "purpose")


def noun_phrase(tokens: Sequence[Token], at: int) -> NounPhrase:
    """Return the noun phrase whose head stands at a token."""
    first = at
    while first and at - first < _LONGEST and not _is_article(tokens[first].low) and not _bounds(tokens[first - 1].low):
        first -= 1
    return NounPhrase(first, at, _determiner(tokens, first, at), is_plural(tokens[at].low))


def _bounds(low: str) -> bool:
    return _ends_noun(low) or low in words("auxiliaries") or is_past(low)


def _determiner(tokens: Sequence[Token], first: int, at: int) -> str:
    low = tokens[first].low
    if kind := _determiners().get(low):
        return kind
    if low[0].isdigit() or low in words("amounts"):
        return "number"
    if tokens[first].is_capital and first:
        return "name"
    return "bare plural" if is_plural(tokens[at].low) else "bare"
