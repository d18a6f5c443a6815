"""Superseded figures: those that the evidence itself calls an earlier count, told as if they stood."""

import regex

from summarizer.language.quantities import Figure

_COUNT = r"(?:figure|count|estimate|toll|number|total|tally|report|forecast)s?"
# "Revising an earlier figure of 19": what a correction names last (style books ask that it repeats what was wrong).
_BEFORE = regex.compile(
    rf"\b(?:earlier|previous|initial|original|preliminary|first)(?: \w+)? {_COUNT} (?:of|at|as) (?:[\w-]+ ){{0,2}}?$"
    r"|\b(?:revis|correct|amend|updat)\w+(?: \w+){0,3}? from (?:[\w-]+ ){0,2}?$",
    regex.IGNORECASE,
)
_TOLD = regex.compile(
    r"\b(?:earlier|previous\w*|initial\w*|original\w*|preliminary|first|from|revis\w+|correct\w+|amend\w+|updat\w+"
    r"|instead|rather|before|once|had|not|wrong\w*)\b",
    regex.IGNORECASE,
)


def is_superseded(figure: Figure, quote: str) -> bool:
    """Tell a figure of `quote` that the sentence takes back or replaces."""
    return _BEFORE.search(quote, max(0, figure.span.start - 60), figure.span.start) is not None


def tells_so(text: str) -> bool:
    """Tell a text that says of its figure that it was an earlier one."""
    return _TOLD.search(text) is not None
