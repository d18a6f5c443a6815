"""Reserves: words under which a sentence has a proposition that nobody in it stands for.

"Does not believe that …", "doubts that …", "apologised for saying that …", "joked that …". What is called false is
found by `disavowals`, what is only likely or said to be unknown by `hedges`. The words stand in data/reserves.toml.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.language.templates import Templates
from summarizer.schemas.spans import Span

Kind = Literal["unheld", "doubted", "withdrawn", "unserious"]

_TEMPLATES = Templates("reserves")
_KINDS: tuple[Kind, ...] = ("unheld", "doubted", "withdrawn", "unserious")
_LONGEST = 400
"""Characters that the words govern at most; no clause has more."""
# Where what is held back ends: at a mark, at a clause joined with a comma, at who says all of it.
_TAIL = re.compile(
    r"[;:!?]|—|\.[”\"]?\s|,[”\"]?\s(?:and|but|while|though|although|whereas|yet|so)\s"
    r"|,[”\"]?\s(?:[\w’'-]+\s){0,6}?(?:said|says|told|added|wrote)\b"
)
# "Not only believes", "no doubt that", "cannot help thinking": nothing is held back.
_HELD = re.compile(r"\b(?:not only|not just|not merely|not simply|no doubt|cannot help|can['’]t help)\b", re.IGNORECASE)


class Reserve(NamedTuple):
    """What is told and not stood for: the words that hold it back, and the stretch that they govern.

    `unheld`: somebody does not think or say it. `doubted`: somebody doubts it. `withdrawn`: who said it takes it
    back. `unserious`: it is a joke or a fancy. Spans are code points of the text.
    """

    kind: Kind
    word: Span
    told: Span


@lru_cache(maxsize=512)  # asked for by the rules for each attribution and each event of a sentence
def reserves(text: str) -> tuple[Reserve, ...]:
    """Return what a sentence tells with a reserve, in order. Linear in the length of `text`."""
    return tuple(dict.fromkeys(sorted(_found(text), key=lambda one: one.word.start)))


def _found(text: str) -> Iterator[Reserve]:
    for kind in _KINDS:
        for match in _TEMPLATES.find(kind, text):
            if not _HELD.search(match["word"]):
                yield Reserve(kind, Span.cut(text, *match.span("word")), _told(match, text))


def _told(match: re.Match[str], text: str) -> Span:
    """Return the stretch that the words govern: the one that the rule names, else what follows them."""
    if match.groupdict().get("told"):
        return Span.cut(text, *match.span("told"))
    start = match.end("word")
    end = min(len(text), start + _LONGEST)
    tail = _TAIL.search(text, start + 1, end)
    end = tail.start() if tail else end
    return Span.cut(text, start, end)
