"""Suppositions: clauses in which nobody speaks, for nobody asserts them.

"Nobody believes that X threatened …", "stopped short of saying that X ordered …", "no evidence that X promised …".
"""

from collections.abc import Sequence

from summarizer.language import contents, subjects
from summarizer.language.acts import AUTHOR
from summarizer.language.clauses import Token, words
from summarizer.language.cues import Cue
from summarizer.language.phrases import GAPS


def unasserted_from(tokens: Sequence[Token], cue: Cue) -> int:
    """Return where the that-clause of a cue by which nobody asserts it begins, else the end of the sentence."""
    opening = contents.opening(tokens, cue)
    is_that = opening is not None and [token.low for token in tokens[opening.first - 1 : opening.first]] == ["that"]
    source = subjects.subject(tokens, cue.first)
    is_own = source is not None and tokens[source.first].low in AUTHOR
    return opening.first if opening and is_that and not is_own else len(tokens)


def is_supposed(tokens: Sequence[Token], edge: int, unasserted: int) -> bool:
    """Tell a clause, beginning at `edge`, in what nobody asserts: "nobody believes that X threatened".

    `unasserted` is where the last that-clause of such a cue begins.
    """
    that = edge - 1
    if any(token.low in GAPS or token.low == ";" for token in tokens[unasserted:edge]):
        return False  # a clause of its own behind what nobody asserts
    return edge >= unasserted or (that > 0 and tokens[that].low == "that" and _is_open(tokens, that - 1))


def _is_open(tokens: Sequence[Token], at: int) -> bool:
    """Tell "no evidence" and "not clear" from "clear": what would show something, or leaves it open."""
    low = tokens[at].low
    is_negated = any(token.low in words("negatives") for token in tokens[max(0, at - 2) : at])
    return low in words("signs") or low in words("unsure") or (low in words("sure") and is_negated)
