"""Causes that a text tells, though nobody knows them, or though one thing has nothing to do with the other."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.voices import given_to
from summarizer.ground import Item
from summarizer.language.hedges import hedges
from summarizer.language.negation import negations
from summarizer.language.templates import Templates
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence, Span

_TEMPLATES = Templates("causes")
# Said of a cause that nobody knows yet.
_UNDETERMINED = regex.compile(
    r"\bcauses?\b(?: (?:of|for|behind) [^.;,]{2,60}?)? (?:(?:has|have|had|is|are|was|were|remain(?:s|ed)?) )?"
    r"(?:(?:not|n['’]t) (?:yet |immediately |been )*(?:determined|known|established|found|identified|clear|disclosed)"
    r"|unknown|unclear|undetermined|(?:still )?(?:being|under) investigat\w+)"
    r"|\b(?:not|n['’]t|un)(?: ?\w+){0,2}? ?(?:clear|known|certain|determined?|established?|sa(?:y|id)|know) what"
    r" (?:\w+ ){0,3}?"
    r"(?:caus|set off|trigger|spark|start|led|lay behind|ignit|prompt|brought|made|went wrong)\w*"
    r"|\bwhat (?:\w+ ){0,2}?(?:caus|set off|trigger|spark|start|led to|ignit|prompt|made)\w*[^.;,]{0,60}?"
    r" (?:is|was|remain\w*|has|had) "
    r"(?:\w+ ){0,2}?(?:not|unclear|unknown|undetermined|under investigation)"
    r"|\b(?:not|n['’]t|un)(?: ?\w+){0,2}? ?(?:clear|known|certain) why\b"
    r"|\bwhy\b[^.;:]{3,80}? (?:is|was|remain\w*) (?:still |yet )?(?:not (?:yet |immediately )?(?:known|clear)"
    r"|unclear|unknown)"
    r"|\b(?:investigat\w+|determin\w+|establish\w*|looking into) (?:the )?(?:exact )?cause\b",
    regex.IGNORECASE,
)
# The shares of an effect, of a cause and of both by which a sentence is known to speak of them.
_EFFECT, _CAUSE, _BOTH = 0.5, 0.6, 0.7
_OF_CAUSE = stems(
    "cause what why reason clear unclear known unknown immediately investigation investigators determine say said"
)


class Told(NamedTuple):
    """A cause that a text tells by a cue, its stems, and the words of the article against it."""

    cue: str
    cause: frozenset[str]
    there: Span
    evidence: Evidence
    is_sure: bool = True
    """Whether the text is known to speak of the same, however little it repeats of the article."""


class _Link(NamedTuple):
    cue: str
    cause: frozenset[str]
    effect: frozenset[str]


def undetermined(item: Item, reading: Reading) -> Iterator[Told]:
    """Yield a cause where the article says that the cause of the same is not known, and names this one nowhere."""
    link = _link(item.text)
    if link is None or hedges(item.text) or negations(item.text):
        return
    for number, unknown in _unknown(reading):
        is_cited = number in item.numbers and any(_TEMPLATES.holds(name, item.text) for name in ("brings", "caused"))
        is_same = _is_of_effect(link, number, item, reading)
        if is_cited or is_same:
            yield Told(link.cue, link.cause | stems(link.cue), unknown, reading.quotes[number - 1], is_same)
            return


def unrelated(item: Item, reading: Reading) -> Iterator[Told]:
    """Yield a cause of which a cited sentence says that it has nothing to do with the same."""
    link = _link(item.text)
    if link is None or _is_left_open(item) or has_apart(item.text):
        return
    for evidence in item.evidence:
        apart = next(_TEMPLATES.find("apart", evidence.quote), None)
        near = stems(evidence.quote) | stems(cited.text_before(evidence.start, reading, 1))
        if apart and _speaks_of(link, near) and not _is_told_elsewhere(link, evidence.sentence, reading):
            yield Told(link.cue, link.cause, Span.of(apart), evidence)
            return


def has_apart(text: str) -> bool:
    """Tell whether a text says of something that it has nothing to do with something else."""
    return _TEMPLATES.holds("apart", text)


def is_apart(text: str, word: Span) -> bool:
    """Tell a negation by which a text says so: "[nothing] to do with", "[not] related to"."""
    return any(match.start() <= word.start < match.end() for match in _TEMPLATES.find("apart", text))


@lru_cache(maxsize=512)
def _link(text: str) -> _Link | None:
    """Return the first cause that a text tells with what it brought about."""
    if brings := next(_TEMPLATES.find("brings", text), None):
        return _Link(brings.group(), stems(text[: brings.start()]), stems(text[brings.end() :]))
    because = next((match for name in ("caused", "because") for match in _TEMPLATES.find(name, text)), None)
    if because is None:
        return None
    before, after = text[: because.start()], text[because.end() :]
    if not stems(before):  # "Because of the storm, the ferry stayed"
        after, _, before = after.partition(",")
    return _Link(because.group(), stems(after), stems(before))


@lru_cache(maxsize=8)
def _unknown(reading: Reading) -> tuple[tuple[int, Span], ...]:
    """Return by sentence number where the article says that a cause is not known."""
    found = ((s.number, _UNDETERMINED.search(reading.text_of(s.number))) for s in reading.told)
    return tuple((number, Span.of(match)) for number, match in found if match)


def _is_of_effect(link: _Link, number: int, item: Item, reading: Reading) -> bool:
    """Tell whether the cause that nobody knows is that of what a text tells the cause of, and not the cause itself."""
    there = stems(reading.text_of(number)) - _OF_CAUSE
    if _is_left_open(item) or link.effect.isdisjoint(there) or not link.cause or not link.cause.isdisjoint(there):
        return False
    known = there | stems(reading.title or "") | stems(cited.text_before(reading.sentence(number).start, reading, 1))
    return share(link.effect, known) >= _EFFECT and not _is_told_elsewhere(link, number, reading)


def _is_left_open(item: Item) -> bool:
    return bool(given_to(item) or negations(item.text)) or cited.is_told_openly(item.text)


def _speaks_of(link: _Link, there: frozenset[str]) -> bool:
    if not link.cause or not link.effect:
        return False
    is_both = share(link.cause | link.effect, there) >= _BOTH
    return is_both and not link.cause.isdisjoint(there) and not link.effect.isdisjoint(there)


def _is_told_elsewhere(link: _Link, but: int, reading: Reading) -> bool:
    """Tell whether another sentence tells a cause in these words."""
    texts = (reading.text_of(sentence.number) for sentence in reading.told if sentence.number != but)
    return any(share(link.cause, stems(text)) >= _CAUSE and _link(text) and not has_apart(text) for text in texts)
