"""Conditions: whether a text says that something holds only if something else does, in whatever words."""

import re
from functools import lru_cache

from summarizer.language.words import cut, lowered, openings
from summarizer.schemas.spans import Span

_WORDS = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing)|whether|as long as|so long as|on (?:the )?condition|conditional\w*|conditions?"
    r"|contingent|depend\w*|subject to|in case|in the event|assuming|until|till|once|when|whenever|without|otherwise"
    r"|or else|hing\w+ on|failing|barring|absent|pending|except|threat\w*|ultimatum|in return|in exchange"
    r"|requir\w+ that|only (?:in|by|with|after)"
    r"|(?:fail|refus|lack)\w*\b.{0,60}\b(?:would|will|forces?|means|leads?|triggers?|prompts?))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:\A|[,;–—]\s+)(?:should|were|had)\s+\w|\bshould\s+(?:the|an?|any|no|it|he|she|they|we|there|talks|\w+s\s+\w+)\b",
    re.IGNORECASE,
)
# Conditions beside "if" and "unless" (Quirk et al. 1985, 15.33-15.47: conditional subordinators and prepositions).
# Where the same words say something else, what stands beside them tells. The first kind makes a condition of
# anything, the second of what is to come. In lower case.
_OF_ANYTHING = (
    r"\bassuming(?!\s(?:office|control|power|command|responsibility|the\s(?:role|post|job|reins|mantle|identity))\b)",
    r"\b(?:provided|providing)(?=\s(?:that|he|she|it|they|we|there|all|no)\b)",
    r"\b(?:barring|depending on|contingent on|on (?:the )?condition that|in the event (?:of|that))\b",
    r"(?<!be )\bsubject to\b",
)
_OF_WHAT_COMES = (
    r"(?<!have )(?<!has )(?<!had )\bprovided(?=\s(?:the|its|his|her|their|an?)\b)",
    r"(?<!,\s)\bonce(?=\s(?:the|its|his|her|their|all|it|he|she|they|we|these|those|no)\b)",
    r"\bonly (?:in|by|with|after|when|if)\b",
    r"\bpending\b",
    r"\b(?:as|so) long as\b",
    r"(?:\A|(?<=[,;:]\s)|(?<=\bsaid\s)|(?<=\bthat\s))without\b",
    r"(?:\bnot|n['’]t|\bnever)\b[^.;]{1,80}?\s(?P<cue>until)\b",
)
_EXPLICIT, _TO_COME = (re.compile("|".join(rules)) for rules in (_OF_ANYTHING, _OF_WHAT_COMES))

# What those two need, by the first letters of their words.
_NEEDS = cut(
    "assuming provided barring depending contingent subject condition event once only pending long without until"
)


def has_condition(text: str) -> bool:
    """Tell a text with a condition: a conjunction, a preposition ("without", "failing"), or "should talks fail"."""
    return _WORDS.search(text) is not None or _INVERTED.search(text) is not None


@lru_cache(maxsize=512)
def conditions(text: str) -> tuple[tuple[Span, bool], ...]:
    """Return the words of condition of a text but for "if" and "unless", and whether each makes one of anything.

    "Assuming" does, "once" only of what is to come.
    """
    if _NEEDS.isdisjoint(openings(text)):
        return ()
    low = lowered(text)
    explicit = [(match.span(), True) for match in _EXPLICIT.finditer(low)]
    others = [(match.span("cue" if match["cue"] else 0), False) for match in _TO_COME.finditer(low)]
    return tuple((Span.cut(text, *span), is_explicit) for span, is_explicit in explicit + others)
