"""Copies: what whoever writes has found or seen of a document that somebody speaks of."""

from collections.abc import Sequence

from summarizer.language.clauses import Token, words


def start_of_copy(tokens: Sequence[Token], after: int, end: int) -> int:
    """Return where ", a copy of which was found" begins, `end` where nothing does: whoever writes tells what it saw."""
    for at in range(after + 1, end - 4):
        if tokens[at].low == "," and tokens[at + 1].low in {"a", "an", "the"}:
            lows = [token.low for token in tokens[at + 2 : min(at + 7, end)]]
            of = next((n for n in range(1, len(lows) - 2) if lows[n : n + 2] == ["of", "which"]), 0)
            if of and lows[of - 1] in words("copies") and lows[of + 2] in words("auxiliaries"):
                return at
    return end
