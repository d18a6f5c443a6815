"""Relations: source, cue and content of one attribution as tokens of a sentence, and where its speech goes on.

Reporting verbs are read by `reporting`, other cues by `citations`. What a later cue cuts off is settled by
`attribution`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.clauses import QUOTE, Token
from summarizer.language.phrases import GAPS, Phrase

REACH = 40
"""Tokens looked ahead for the rest of a split quotation."""

_SPEECH_ENDS = (",", "?", "!", "—", "-", "…", ".")


class Relation(NamedTuple):
    """An attribution in token indices.

    `before` is where content that precedes the cue ends (exclusive), `after` where content that follows begins;
    either may be None. `edge` is the first token of the cue's own clause; if `breaks`, content of the relations
    before it ends there. `start` and `end`, where there are any, are where content that precedes begins and where
    content that follows ends (exclusive). `is_clausal` tells what is said in so many words ("said that …") from what is
    named ("denied the charge"), `is_relayed` whom another cites for its content ("X, citing Y, said that …").
    """

    cue: Phrase
    source: Phrase | None
    act: str
    before: int | None
    after: int | None
    edge: int
    breaks: bool
    end: int | None = None
    is_clausal: bool = True
    start: int | None = None
    is_relayed: bool = False

    @property
    def is_rejoinder(self) -> bool:
        """Whether it is of words just told: ", a figure that X disputes"."""
        return self.start is not None and self.start == self.edge


def ends_speech(tokens: Sequence[Token], edge: int) -> bool:
    """Tell a quotation right before `edge` that ends as speech does: "…,” X said in Ohio"."""
    before = tokens[edge - 1].low if edge else ""
    if before == ",":
        return edge > 1 and tokens[edge - 2].low == QUOTE
    return before == QUOTE and tokens[edge - 1].text.rstrip("\"'”’").endswith(_SPEECH_ENDS)


def next_quote(tokens: Sequence[Token], at: int) -> int | None:
    """Return the quotation that goes on after a mark: "…,” she said to applause, “…”."""
    reach = range(at + 2, min(at + REACH, len(tokens)))
    return next((n for n in reach if tokens[n].low == QUOTE and tokens[n - 1].low in GAPS | {":"}), None)


def resumes(tokens: Sequence[Token], mark: int) -> int | None:
    """Return where content goes on after the mark that closes "X said", None where something else follows."""
    if mark + 1 >= len(tokens) or tokens[mark].low not in GAPS:
        return None
    low = tokens[mark + 1].low
    if low.endswith("ing") or low in {"who", "which", "whose", "in", "at", "during", "a", "an"}:
        return None
    return mark + 2 if low == "that" else mark + 1
