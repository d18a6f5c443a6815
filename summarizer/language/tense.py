"""The tense around a date: "will meet on Friday" looks forward, "met on Friday" back."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Literal

from summarizer.language.data import table
from summarizer.language.numerals import alternatives

Tense = Literal["past", "future"]

_CUES = table("calendar")["tense"]
_MAY_THE_MONTH = rf"(?:{alternatives(_CUES['before_may'])})[\s-]may\b|\d\s?may\b|may\s\d"
# A future cue takes the verb after it along, or "to be released" would read as a past tense.
_CUE = re.compile(
    rf"(?<!\w)(?:{_MAY_THE_MONTH}|(?P<future>{alternatives(_CUES['future'])})(?!\w)(?:\s(?:to|be|not|also|likely|probably|have)\b){{0,3}}(?:\s\w+){{0,2}}"
    rf"|(?P<moved>{alternatives(_CUES['moved'])})(?=\s(?:no\s(?:earlier|sooner)\sthan\s|at\sleast\s|the\s)?$)"
    rf"|(?P<scheduled>(?<!\bthe\s)(?<!\bof\s)(?:{alternatives(_CUES['scheduled'])})(?=\s(?:on\s)?$))"
    rf"|(?P<past>{alternatives(_CUES['past'])}|(?!(?:{alternatives(_CUES['not_past'])})\b)\w+(?<!e)ed)\b)"
)
_SENTENCE_END = re.compile(r"[!?;|\n]|(?<!\b[a-z])\.\s")
_REACH = 120


@lru_cache(maxsize=64)  # a date without a year asks more than once
def tense(low: str, start: int, end: int) -> Tense | None:
    """Return the tense of the verb nearest before `low[start:end]`, else of the first one after it.

    `low` is the text in lower case. Looks at most 120 characters far and not beyond the sentence.
    """
    before = _SENTENCE_END.split(low[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(low[end : end + _REACH])[0]
    cue = next(chain(reversed([*_cues(before)]), _cues(after)), None)
    if cue is None:
        return None
    return "past" if cue["past"] else "future"


def _cues(low: str) -> Iterator[re.Match[str]]:
    return (match for match in _CUE.finditer(low) if match.lastgroup)


_BACKSHIFT = r"(?:was|were)\s(?:not\s|also\s|still\s)?[\w-]+ing\b[^,;.?!]*$"
_ASKED = re.compile(rf"\b(?:whether|if)\s[^,;.?!]*\b{_BACKSHIFT}")
_SAID = re.compile(rf"\b(?:{alternatives(_CUES['said'])})\b[^,;.?!]*\b{_BACKSHIFT}")


def is_asked(low: str, start: int) -> bool:
    """Tell whether a past tense before a date may be that of a question: "asked whether he was leaving on Friday"."""
    return _ASKED.search(low, max(0, start - _REACH), start) is not None


_PLANNED = re.compile(rf"\b(?:{alternatives(_CUES['planned'])})\s(?:\w+ly\s|also\s|not\s)?to\s(?:have\s)?\w+[^,;.?!]*$")


def is_planned(low: str, start: int) -> bool:
    """Tell whether a past tense before a date may be that of a plan: "were to go on Monday", "threatened to go"."""
    return _PLANNED.search(low, max(0, start - _REACH), start) is not None


def is_backshifted(low: str, start: int) -> bool:
    """Tell whether a past tense before a date may be that of a report: "said he was leaving in May"."""
    return is_asked(low, start) or _SAID.search(low, max(0, start - _REACH), start) is not None
