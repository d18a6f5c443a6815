"""Appositions behind reported words that are the writer's: ", an account that X rejected", ", a copy of which was"."""

from collections.abc import Sequence
from itertools import pairwise

from summarizer.language.clauses import Token, words

_ARTICLES = frozenset({"a", "an", "the"})


def end_of_own(tokens: Sequence[Token], after: int, end: int) -> int:
    """Return where an apposition of whoever writes begins in what is said from `after` to `end`, else `end`."""
    for at in range(after + 1, end - 3):
        if tokens[at].low == "," and tokens[at + 1].low in _ARTICLES:
            lows = [token.low for token in tokens[at + 2 : min(at + 7, end)]]
            if _judges(lows) or _is_copy(lows):
                return at
    return end


def _judges(lows: Sequence[str]) -> bool:
    """Tell the "account that" by which whoever writes calls what is said."""
    return any(noun in words("accounts") and follows in {"that", "which"} for noun, follows in pairwise(lows[:4]))


def _is_copy(lows: Sequence[str]) -> bool:
    """Tell the "copy of which was" of what whoever writes has found or seen."""
    of = next((n for n in range(1, len(lows) - 2) if lows[n : n + 2] == ["of", "which"]), 0)
    return bool(of) and lows[of - 1] in words("copies") and lows[of + 2] in words("auxiliaries")
