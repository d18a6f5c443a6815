"""Clauses by their tokens: whether they state something by themselves, and where two are only coordinated."""

import re
from collections.abc import Sequence

from summarizer.language import clauses
from summarizer.language.clauses import QUOTE, Token
from summarizer.language.predicates import clause_words
from summarizer.language.verbs import is_finite

_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
# "[He declared] a day of mourning and promised an inquiry": the verb behind it is not of the words before.
_COORDINATORS = frozenset({"and", "or", "but"})
_ADDRESSES = frozenset({"http", "https", "www"})
_PAST = re.compile(r"(?!hundred|sacred|naked)[a-z’'-]+(?<!e)ed")
# Participles of verbs with an object: without "was" before them, "by" tells who does it to the noun before.
_PASSIVE = frozenset(
    "followed accompanied caused led owned backed used published written conducted carried issued signed".split()
)
# "Data as of 12 March, unless stated otherwise": the participle behind it is no verb of the sentence.
_ELLIPTIC = frozenset({"unless", "if", "as", "once", "until", "when", "where"})
_FEW = 3
_MENU, _LOUD = 25, 0.7
"""Tokens from which on, and the share of capitals and figures over which, a line is a page's menu and no sentence."""
_SIDE, _REACH = 5, 12
"""Tokens that each of two coordinated clauses has at least, and among which the second has its verb."""


def is_clause(tokens: Sequence[Token]) -> bool:
    """Tell a statement of its own: a quotation of some length, or a subject with a finite verb."""
    first = tokens[0]
    if first.low == QUOTE:
        return len(first.text.split()) > _FEW or _has_predicate(tokens)
    if first.low in clause_words("no_subject") or first.low.endswith("ing") or is_verb(tokens, 0):
        return False
    return _has_predicate(tokens)


def _has_predicate(tokens: Sequence[Token]) -> bool:
    """Tell whether a finite verb comes before any relative clause: "the rings which may harm fish" has none."""
    for at in range(1, len(tokens)):
        if tokens[at].low in _RELATIVES or tokens[at].low == ":":
            return False
        if is_verb(tokens, at):
            return tokens[at - 1].low not in _COORDINATORS
    return False


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb, past tenses before a preposition included ("prices rose in March")."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if _PAST.fullmatch(low) and not tokens[at].is_capital:
        if _is_participle(tokens, at):
            return False
        return "-" not in low and before != "," and before not in clauses.words("determiners", "prepositions")
    if before in clauses.words("determiners") and low not in clauses.words("auxiliaries"):
        return False
    return is_finite(tokens, at)


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "followed" of "a hum followed by two blasts" from the "dropped" of "prices dropped by 3%"."""
    follows = [token.low for token in tokens[at + 1 : at + 3]]
    if len(follows) < 2 or follows[0] != "by" or follows[1][0].isdigit():
        return False
    is_passive = any(token.low in clauses.words("auxiliaries") for token in tokens[max(0, at - 3) : at])
    return tokens[at].low in _PASSIVE and not is_passive


def is_prose(tokens: Sequence[Token]) -> bool:
    """Tell a statement from a caption's credit, a table, a menu, or a post pasted with its address."""
    lows = [token.low for token in tokens]
    if len(tokens) <= _FEW or lows[0] == "(" or lows.count(":") > 2 or not _ADDRESSES.isdisjoint(lows):
        return False
    if len(tokens) > _MENU and _is_loud(tokens):
        return False
    return any(_may_be_verb(tokens[at]) and lows[at - 1] not in _ELLIPTIC for at in range(1, len(tokens)))


def _is_loud(tokens: Sequence[Token]) -> bool:
    """Tell a line of which nearly all words open with a capital or a figure."""
    signs = [token.text[0] for token in tokens]
    return sum(map(str.isupper, signs)) + sum(map(str.isdigit, signs)) > _LOUD * len(signs)


def _may_be_verb(token: Token) -> bool:
    low = token.low
    return low in clauses.words("auxiliaries", "pasts", "rarer_pasts") or (
        low.endswith(("s", "ed"))
        and not token.is_capital
        and low not in clauses.words("prepositions", "subordinators", "determiners")
    )


def conjunction(tokens: Sequence[Token]) -> int | None:
    """Return the "and" of "A seized a ship, and B defaced a page", None where it joins less than two clauses.

    Each must have its own subject and a finite verb, and no condition may stand before them.
    """
    if not tokens or tokens[0].low in clause_words("leads") or any(token.low == QUOTE for token in tokens):
        return None
    joints = (at for at in range(_SIDE, len(tokens) - _SIDE) if tokens[at].low in {"and", "but"})
    return next((at for at in joints if tokens[at - 1].low in {",", ";"} and _joins_clauses(tokens, at)), None)


def _joins_clauses(tokens: Sequence[Token], at: int) -> bool:
    left, right = tokens[:at], tokens[at + 1 :]
    low = right[0].low
    if low in clauses.words("subject_pronouns") or low in _RELATIVES or low in {"so", "not"}:
        return False
    verb = next((place for place in range(min(len(right), _REACH)) if _is_main(right, place)), 0)
    has_subject = not all(clauses.is_adverb(token.low) for token in right[:verb])
    return has_subject and any(_is_main(left, place) for place in range(1, len(left)))


def _is_main(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[max(0, at - 1)].low
    return before != "to" and before not in _RELATIVES and is_finite(tokens, at)
