"""Occasions: where, when and in what somebody speaks, between a cue and what is said."""

from collections.abc import Sequence

from summarizer.language.clauses import Token, is_adverb, is_time, words
from summarizer.language.verbs import is_verb

OCCASION = 12
"""Tokens of the longest "in a statement on Facebook on New Year's Day"."""

_GENITIVE = frozenset({"'s", "’s"})
_ARTICLES = frozenset({"the", "a", "an"})


def after_occasion(tokens: Sequence[Token], at: int) -> int:
    """Step over adverbs, times and the occasion of speaking ("in a statement on Wednesday")."""
    while at < len(tokens):
        if _is_passing(tokens, at):
            at += 1
        elif tokens[at].low in words("prepositions") and (past := _occasion_end(tokens, at)):
            at = _after_participle(tokens, past)
        else:
            break
    return at


def _after_participle(tokens: Sequence[Token], at: int) -> int:
    """Step over "leaked to this newspaper" to a "that" or a mark; stay where a clause follows, or no participle is."""
    low = tokens[at].low if at < len(tokens) else ""
    if not (low.endswith("ed") or low in words("participles")):
        return at
    for ahead in range(at + 1, min(at + 2 * OCCASION, len(tokens))):
        if tokens[ahead].low == "that" or not (tokens[ahead].low[0].isalnum() or tokens[ahead].low in _GENITIVE):
            return ahead
        if is_verb(tokens, ahead) and not (tokens[ahead].is_capital or tokens[ahead].low in words("participles")):
            break
    return at


def _is_passing(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low.isdigit() and at and is_time(tokens[at - 1].low):
        return True  # the day after the month
    if low in words("focusing") and not _ends_group(tokens, at + 1):
        return False
    return (is_adverb(low) and low != "first") or (is_time(low) and low not in {"may", "this", "next"})


def _ends_group(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "only" of "said only that …" from that of "said only two …": no noun phrase follows."""
    if at >= len(tokens):
        return True
    low = tokens[at].low
    return low == "that" or not low[0].isalnum() or low in words("prepositions") or is_time(low)


def _opens(low: str) -> bool:
    return low in words("clause_openers") and low not in {"his", "her"}


def _occasion_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a phrase like "in an interview with the BBC" ends, 0 where there is none."""
    found = 0
    for ahead in range(at + 1, min(at + OCCASION, len(tokens))):
        token = tokens[ahead]
        if token.low in _GENITIVE:
            continue
        if not token.low[0].isalnum() or token.low == "that" or (ahead > at + 1 and _opens(token.low)):
            break
        if (
            token.low in words("occasions", "terms")
            or is_time(token.low)
            or (found and _belongs(token, tokens[ahead - 1]))
        ):
            found = ahead + 1
        elif found and token.low not in words("prepositions") and token.low not in _ARTICLES:
            break
    return found


def _belongs(token: Token, before: Token) -> bool:
    """Tell the "BBC" of "an interview with the BBC": a name in the same phrase."""
    return token.is_capital and (before.is_capital or before.low == "the" or before.low in words("prepositions"))
