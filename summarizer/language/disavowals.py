"""Disavowals: propositions that a text names in order to call them false, or tells without anything to bear them out.

"Reports that the dam broke are false", "dismissed the claim that …", "claimed without evidence that …". The words
stand in data/disavowals.toml.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from summarizer.language.templates import Templates
from summarizer.schemas.spans import Span

Kind = Literal["false", "unvouched", "unproven"]

_KINDS: tuple[Kind, ...] = ("false", "unproven")
_TEMPLATES = Templates("disavowals")
# Where a proposition ends: at a mark, at who says so, at "as" before what it is called.
_TAIL = re.compile(
    r"[;:.!?]|—|,[”\"]?\s(?:[\w’'-]+\s){0,6}?(?:said|says|told|added|wrote)\b"
    r"|,\s(?:calling|saying|adding|insisting|but|which)\b"
    r"|\sas\s(?=[^\W\d]\S*\Z|(?:an?|pure|mere|complete|utter)\s)"
)
_PARTS = re.compile(r",?\s+(?:and|or)\s+that\s+")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|be|been|\w{2,}ed|n['’]t"
    r"|went|came|took|gave|got|made|saw|knew|began|broke|fell|rose|left|lost|won|met|paid|sold|told|fled|shot|hit|cut"
    r"|put|let|set|sent|held|kept|led|ran|sank|stole|struck|bought|brought|caught|fought|wrote|spent|hid|lied)\b",
    re.IGNORECASE,
)


# "Did not dismiss reports that …": nothing is disavowed.
_UNDONE = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bneither|\bnor|\b(?:refus|declin)\w+ to|\bshort of)\s(?:[\w’'-]+\s)?\Z", re.IGNORECASE
)
_NO = re.compile(r"it\b|no\b", re.IGNORECASE)


class Disavowal(NamedTuple):
    """A proposition that is disavowed: the words that do so, and its parts, all in code points of the text.

    `false`: somebody says that it is not so. `unvouched`: somebody took it back, could not show it, did not believe it
    or did not say it. `unproven`: it is told, and that nothing bears it out. `noun` is where
    the claim or report that names it begins, None where a verb tells it ("falsely claimed that …").
    """

    kind: Kind
    word: Span
    parts: tuple[Span, ...]
    noun: int | None

    @property
    def is_of_telling(self) -> bool:
        """Whether it is how somebody tells it that disavows it: "falsely claimed", "claimed without evidence"."""
        return self.noun is None and not _NO.match(self.word.text)

    @property
    def start(self) -> int:
        """Where it begins: its noun, its first words or those that disavow it."""
        return min(self.word.start, self.parts[0].start, *([] if self.noun is None else [self.noun]))

    @property
    def end(self) -> int:
        """Where its last words and those that disavow it end."""
        return max(self.word.end, self.parts[-1].end)


_COURTS = r"(?:judges?|courts?|justices?|tribunals?|magistrates?|jury|panel)\b"
_COURT = re.compile(rf"\b{_COURTS}[^.;]*\Z", re.IGNORECASE)
_BY_COURT = re.compile(rf"\s+by\s+(?:\w+\s+){{1,4}}?{_COURTS}", re.IGNORECASE)
_SUED = re.compile(r"(?:claim|charge|accusation)", re.IGNORECASE)
_DISMISSED = re.compile(r"dismiss", re.IGNORECASE)


@lru_cache(maxsize=512)  # asked for by several checks, and by the rules
def disavowals(text: str) -> tuple[Disavowal, ...]:
    """Return what a sentence disavows, in order, each stretch once. Bounded by the length of `text`."""
    return _apart(one for kind in _KINDS for one in _found(kind, text))


@lru_cache(maxsize=512)
def unvouched(text: str) -> tuple[Disavowal, ...]:
    """Return what a sentence has only as taken back, not shown, not believed or not said, in order.

    "Failed to prove that …", "retracted a statement that …", "is not convinced that …". Bounded by the text's length.
    """
    return _apart(_found("unvouched", text))


def _apart(found: Iterable[Disavowal]) -> tuple[Disavowal, ...]:
    """Return each stretch once, in order, the longest of those that begin together."""
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    return tuple(one for nth, one in enumerate(ordered) if not any(_overlap(one, other) for other in ordered[:nth]))


@lru_cache(maxsize=512)
def disavowed_by(text: str, later: str) -> tuple[Disavowal, ...]:
    """Return what a sentence gives to a report or claim that the next one calls false ("The reports are false").

    Their words are those of `later`, at the offsets that they have behind `text` and a blank.
    """
    back = next(_TEMPLATES.find("back", later), None)
    if back is None:
        return ()
    word = Span.cut(later, *back.span("word")).shift(len(text) + 1)
    found = (
        match
        for match in _TEMPLATES.find("naming", text)
        if not back["noun"] or _is_same_noun(match["noun"], back["noun"])
    )
    made = [(tuple(_parts(text, *_told(match, text))), match.start("noun")) for match in found]
    return tuple(Disavowal("false", word, parts, noun) for parts, noun in made if parts)


def _is_same_noun(one: str, other: str) -> bool:
    return one.lower().rstrip("s") == other.lower().rstrip("s")


def keeps(text: str, told: str) -> bool:
    """Tell whether a text says itself of something that it is false, denied or unproven.

    Words that stand in what is `told` do not count: "failed" of "reports that the dam had failed".
    """
    words = (match.group().lower() for match in _TEMPLATES.find("keeping", text))
    return any(word not in told.lower() for word in words)


def names_claim(text: str) -> bool:
    """Tell whether a text gives what it tells to a claim, a report or a rumour."""
    return _TEMPLATES.holds("claiming", text)


def rejects(text: str) -> bool:
    """Tell whether a text has a verb of rejecting what is said: "dismissed", "denied", "brushed aside"."""
    return _TEMPLATES.holds("rejecting", text)


def _overlap(one: Disavowal, other: Disavowal) -> bool:
    return one.parts[0].start < other.parts[-1].end and other.parts[0].start < one.parts[-1].end


def _found(kind: Kind, text: str) -> Iterator[Disavowal]:
    yield from filter(None, (_disavowal(kind, match, text) for match in _TEMPLATES.find(kind, text)))


def _disavowal(kind: Kind, match: re.Match[str], text: str) -> Disavowal | None:
    start, end = _told(match, text)
    parts = tuple(_parts(text, start, end))
    if not parts or not (match.groupdict().get("of") or _VERB.search(text, start, end)):
        return None
    first, last = match.span("word")
    is_undone = last <= start and _UNDONE.search(text, max(0, first - 30), first)
    noun = match.start("noun") if match.groupdict().get("noun") else None
    is_ruling = noun is not None and _SUED.match(text, noun) and _is_ruling(text, first, last)
    if is_undone or is_ruling or _nouns().fullmatch(_last_word(parts[-1])):
        return None
    return Disavowal(kind, Span.cut(text, *match.span("word")), parts, noun)


def _is_ruling(text: str, first: int, last: int) -> bool:
    """Tell "the judge dismissed the claims": what a court dismisses was brought before it, and may be true."""
    by_court = _COURT.search(text, max(0, first - 60), first) or _BY_COURT.match(text, last)
    return bool(by_court and _DISMISSED.match(text, first))


def _told(match: re.Match[str], text: str) -> tuple[int, int]:
    """Return where the proposition of a match stands: up to who says so, or to a mark."""
    start, end = match.span("told")
    tail = _TAIL.search(text, start + 1, end)
    return start, tail.start() if tail else end


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for joint in (*_PARTS.finditer(text, start, end), None):
        last = joint.start() if joint else end
        words = text[at:last].rstrip(' ,.;:”"')
        if words:
            yield Span(start=at, end=at + len(words), text=words)
        at = joint.end() if joint else end


def _last_word(part: Span) -> str:
    return part.text.rsplit(maxsplit=1)[-1]


@cache
def _nouns() -> "re.Pattern[str]":
    return re.compile(_TEMPLATES.any("nouns"), re.IGNORECASE)
