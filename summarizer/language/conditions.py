"""Conditions: whether a text says that something holds only if something else does, in whatever words."""

import re

_WORDS = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing)|whether|as long as|so long as|on (?:the )?condition|conditional\w*|conditions?"
    r"|contingent|depend\w*|subject to|in case|in the event|assuming|until|till|once|when|whenever|without|otherwise"
    r"|or else|hing\w+ on|failing|barring|absent|pending|except|threat\w*|ultimatum|in return|in exchange"
    r"|requir\w+ that"
    r"|(?:fail|refus|lack)\w*\b.{0,60}\b(?:would|will|forces?|means|leads?|triggers?|prompts?))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:\A|[,;–—]\s+)(?:should|were|had)\s+\w|\bshould\s+(?:the|an?|any|no|it|he|she|they|we|there|talks|\w+s\s+\w+)\b",
    re.IGNORECASE,
)


def has_condition(text: str) -> bool:
    """Tell a text with a condition: a conjunction, a preposition ("without", "failing"), or "should talks fail"."""
    return _WORDS.search(text) is not None or _INVERTED.search(text) is not None
