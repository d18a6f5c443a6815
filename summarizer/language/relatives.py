"""Relatives: the noun phrase that a "who", "which" or "that" belongs to, read backwards from the pronoun."""

import regex

from summarizer.schemas.spans import Span

TOPIC = 40
"""Characters before "who" within which its antecedent begins."""

_NEAREST = regex.compile(
    r"(?:\b(?:the|a|an|one|two|three|some|many|several|other|those)\s)?[^\s,;:()“”\"]+(?:\s[^\s,;:()“”\"]+){0,4}$"
)
_BEFORE_NOUN = regex.compile(
    r"\b(?:by|with|to|for|from|at|in|on|that|than|as|and|but|about|among|between|is|are|was|were|not)\s(?=\S)"
)
# "The owner blamed [a supplier, which …]", but "[the head of the union, who …]".
_OPENS_NOUN = regex.compile(r"(?<!\bof )\b(?P<opens>(?:the|an?|his|her|its|their|one|two|three|some|several)\s)")


def end_before(text: str, pronoun: Span) -> int:
    """Return where the words before a relative pronoun end, marks between them left out."""
    near = text[max(0, pronoun.start - TOPIC) : pronoun.start]
    return pronoun.start - len(near) + len(near.rstrip(" ,—–-"))


def noun_before(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that ends at `end`, not before `start`; None where there is none."""
    match = _NEAREST.search(text, max(start, end - 2 * TOPIC), end)
    if match is None:
        return None
    inner = max((part.end() for part in _BEFORE_NOUN.finditer(match.group())), default=0)
    inner = max((part.start("opens") for part in _OPENS_NOUN.finditer(match.group(), inner)), default=inner)
    return Span.cut(text, match.start() + inner, end)
