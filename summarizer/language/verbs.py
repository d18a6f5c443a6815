"""Finite verbs, told by auxiliaries, past forms and the cues of the lexicon: a surface reading that parses nothing."""

from collections.abc import Sequence

from summarizer.language.clauses import Token, is_adverb, is_time, words
from summarizer.language.cues import verb_forms


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb or an auxiliary; of the forms in -ed those behind which no reduced clause goes on."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if low in words("auxiliaries"):
        return low not in {"'s", "’s", "being"}
    if tokens[at].is_capital and at:
        return False
    if low in words("pasts"):
        return True
    if before in words("determiners") or before in words("possessives"):
        return False
    if low.endswith("ed") and len(low) > 4:
        next_ = at + 2 if at + 2 < len(tokens) and is_adverb(tokens[at + 1].low) else at + 1
        follows = tokens[next_].low if next_ < len(tokens) else ""
        return follows not in words("reduced_after") and not is_time(follows)
    known = verb_forms().get(low)
    return bool(known and ("past" in known[1] or ("s" in known[1] and at and tokens[at - 1].is_capital)))


def is_main_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb, the one of "players refused to rehearse" included."""
    follows_noun = at > 0 and tokens[at - 1].low.endswith("s") and tokens[at + 1].low == "to"
    return is_verb(tokens, at) or (follows_noun and tokens[at].low.endswith("ed"))


def is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb that is no name ("May 3") and no infinitive or participle of "be"."""
    token = tokens[at]
    is_name = token.is_capital and at > 0
    return not is_name and is_verb(tokens, at) and token.low not in {"be", "been", "being"}
