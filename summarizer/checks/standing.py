"""How far the law has gone stays so: who is suspected is not told as arrested, who is charged not as convicted."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.voices import given_to
from summarizer.ground import Item
from summarizer.language.hedges import hedges
from summarizer.language.justice import CLEARED, Step, convicting, left_open, rank_of, shown, taken
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Span
from summarizer.schemas.values import Severity

# The share of a text's other words that a sentence has which is told with a higher step.
_SAME = 0.75
# "No charges", "has not been charged": just before the step.
_NOT = regex.compile(r"\b(?:no|not|never|without|yet to|nor)(?: \w+){0,2} \Z|n['’]t(?: \w+){0,2} \Z", regex.IGNORECASE)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a step of the law that is above those which the cited sentences bear out."""
    if done := next(_convicted(item, reading), None):
        message = f"“{done.text}” tells as proven what somebody is only suspected of. Say who says so."
        yield finding(item.id, "standing", message)
        return
    if not (told := taken(item.text)):
        return
    step = told[-1]
    if denied := next(_denied(step, item, reading), None):
        yield _raised(step, *denied, item)
        return
    lower = [(one, evidence) for evidence in item.evidence for one in _below(step, evidence)]
    if not lower or _is_borne_out(step, cited.with_neighbours(item, reading), reading):
        return
    one, evidence = max(lower, key=lambda pair: pair[0].rank)
    others = stems(item.text) - stems(step.word.text)
    if not _is_anywhere(step.name, reading) or share(others, stems(evidence.quote)) >= _SAME:
        yield _raised(step, one, evidence, item, cited.severity(item, instead=stems(step.word.text)))


def _convicted(item: Item, reading: Reading) -> Iterator[Span]:
    """Yield a crime that a text has a suspect do, with nobody who says so, and no sentence of the article has."""
    done = convicting(item.text)
    if done is None or given_to(item) or cited.own(item.text).attributions or hedges(item.text):
        return
    if not any(convicting(reading.text_of(sentence.number)) for sentence in reading.told):
        yield done


def _raised(step: Step, one: Step, evidence: Evidence, item: Item, weight: Severity = "error") -> Finding:
    words = excerpt(evidence.quote[max(0, one.word.start - 30) : one.word.end + 50])
    message = f"“{step.word.text}” is more than the article says: “{words}”. Keep “{one.word.text}”."
    return finding(item.id, "standing", message, one.word.shift(evidence.start), weight)


def _denied(step: Step, item: Item, reading: Reading) -> Iterator[tuple[Step, Evidence]]:
    """Yield the step where a cited sentence says that it was not taken, and none of the article that it was."""
    for evidence in item.evidence:
        for one in left_open(evidence.quote):
            is_denied = one.name == step.name and _NOT.search(evidence.quote, 0, one.word.start)
            if is_denied and not _is_taken(step.name, reading):
                yield one, evidence


@lru_cache(maxsize=16)
def _is_taken(name: str, reading: Reading) -> bool:
    """Tell whether any sentence of the article says that a step was taken."""
    return any(one.name == name for sentence in reading.told for one in taken(reading.text_of(sentence.number)))


def _below(step: Step, evidence: Evidence) -> Sequence[Step]:
    there = shown(evidence.quote)
    lower = [one for one in there if one.rank < step.rank and one.name != CLEARED]
    return lower or [one for one in left_open(evidence.quote) if one.name == step.name]


def _is_borne_out(step: Step, numbers: Sequence[int], reading: Reading) -> bool:
    return any(_bears_out(step.name, reading.text_of(number)) for number in numbers)


@lru_cache(maxsize=16)
def _is_anywhere(name: str, reading: Reading) -> bool:
    """Tell whether any sentence of the article bears out a step."""
    return any(_bears_out(name, reading.text_of(sentence.number)) for sentence in reading.told)


def _bears_out(name: str, text: str) -> bool:
    """Tell a sentence that has the step itself, or one above it."""
    steps = shown(text)
    if name == CLEARED:
        return any(one.name == CLEARED for one in steps)
    return any(one.rank >= rank_of(name) and one.name != CLEARED for one in steps)
