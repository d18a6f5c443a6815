"""The tense around a date: "will meet on Friday" looks forward, "met on Friday" back."""

import re
from typing import Literal

from summarizer.language.numerals import alternatives, table

Tense = Literal["past", "future"]

_CUES = table("calendar")["tense"]
# A future cue takes the verb after it along, or "to be released" would read as a past tense.
_CUE = re.compile(
    rf"(?<!\w)(?:(?P<future>{alternatives(_CUES['future'])})(?!\w)(?:\s(?:to|be|not|also|likely|probably|have)\b){{0,3}}(?:\s\w+){{0,2}}"
    rf"|(?P<scheduled>(?<!\bthe\s)(?<!\bof\s)(?:{alternatives(_CUES['scheduled'])})(?=\s(?:on\s)?$))"
    rf"|(?P<past>{alternatives(_CUES['past'])}|(?!(?:{alternatives(_CUES['not_past'])})\b)\w+(?<!e)ed)\b)"
)
_SENTENCE_END = re.compile(r"[!?;|\n]|(?<!\b[a-z])\.\s")
_REACH = 120


def tense(low: str, start: int, end: int) -> Tense | None:
    """Return the tense of the verb nearest before `low[start:end]`, else of the first one after it.

    `low` is the text in lower case. Looks at most 120 characters far and not beyond the sentence.
    """
    before = _SENTENCE_END.split(low[max(0, start - _REACH) : start])[-1]
    cue = None
    for cue in _CUE.finditer(before):  # noqa: B007  (the last one counts)
        pass
    cue = cue or _CUE.search(_SENTENCE_END.split(low[end : end + _REACH])[0])
    if cue is None:
        return None
    return "future" if cue["future"] or cue["scheduled"] else "past"
