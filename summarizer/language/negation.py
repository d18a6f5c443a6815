"""Negation: negative words, what they reach, and whether a stretch of text is affirmed or negated.

The words and their guards stand in data/negation.toml.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Self

from summarizer.language.lexicon import Cue, lexicon
from summarizer.language.scope import Clauses, clauses_of, is_subordinate
from summarizer.schemas.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation(Span):
    """A negative word. `scope_start` and `scope_end` bound what it negates.

    `negator` is negative in form (not, no, never), `implicit` in meaning (failed to, denied, unharmed).
    """

    kind: Literal["negator", "implicit"]
    scope_start: int
    scope_end: int

    def shift(self, by: int) -> Self:
        """Return the same negation `by` code points further on, its scope with it."""
        first, last = self.scope_start + by, self.scope_end + by
        return replace(self, start=self.start + by, end=self.end + by, scope_start=first, scope_end=last)


# "It fell, but did not break": what the first verb says is not denied.
_JOINED = re.compile(
    r"\b(?:but|and)\s+(?:(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|may|might|should)\s+)?\Z"
)


@lru_cache(maxsize=512)  # asked for by the reading, the checks and the polarity of one text
def negations(text: str) -> tuple[Negation, ...]:
    """Return the negations of a sentence (or a longer text) in order, offsets in code points of `text`.

    Not counted: "not only", "no doubt", "No. 10", "whether or not". Linear in the length of `text`.
    """
    found = tuple(lexicon("negation").find(text))
    if not found:
        return ()
    clauses = clauses_of(text)
    return tuple(_negation(clauses, cue, match) for cue, match in found)


def polarity(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is affirmed: an even number of negations reach at least half of it.

    One in a subordinate clause does not reach the main clause before it ("it fell because nobody came").
    """
    reaching = [one for one in negations(text) if 2 * _overlap(one, start, end) >= end - start]
    return sum(one.scope_start <= start or not is_subordinate(text, one.scope_start) for one in reaching) % 2 == 0


def _negation(clauses: Clauses, cue: Cue, match: re.Match[str]) -> Negation:
    start, end = match.span()
    scope_start, scope_end = clauses.of(cue.entry["scope"], start, end)
    if joined := _JOINED.search(match.string, scope_start, start):
        scope_start = joined.start()
    scope_end = max(scope_start, min(scope_end, _end_of_quotation(match.string, end, scope_end)))
    return Negation(
        start=start,
        end=end,
        text=match.group(),
        kind=cue.entry["kind"],
        scope_start=scope_start,
        scope_end=scope_end,
    )


def _end_of_quotation(text: str, start: int, end: int) -> int:
    """Return where the quotation closes that is open at `start`: what is not so in it says nothing of what follows."""
    closing = text.find("”", start, end)
    if closing >= 0:
        return end if "“" in text[start:closing] else closing
    straight = text.find('"', start, end)
    return straight if straight >= 0 and text.count('"', 0, start) % 2 else end


def _overlap(negation: Negation, start: int, end: int) -> int:
    return min(end, negation.scope_end) - max(start, negation.scope_start)
