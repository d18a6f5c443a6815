"""Hedges in other words: whether a text that lacks the article's own word for a doubt is no surer without it."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.checks import cited
from summarizer.checks.governing import DOUBTING
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.language.conditions import has_condition
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Hedge, Span

_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
# Other words for a judgement that is somebody's, and for what has not happened yet.
_JUDGED = "recognise classify accept acknowledge determine evaluate describe label rate rank view judge call term"
_FORESEEN = "anticipate expect project forecast predict foresee envisage"
_DUE = re.compile(r"\b(?:should|ought to|due to|set to|scheduled to|likely to)\s", re.IGNORECASE)
# What is only being considered is not told as certain, whatever its outcome.
_UNDECIDED = re.compile(r"\b(?:consider|weigh|mull|contemplat|ponder)(?:s|es|ing)\b", re.IGNORECASE)
_FACED = re.compile(r"\s+(?:\w+ly\s+)?(?:face|risk)\b", re.IGNORECASE)
_FACING = re.compile(r"\b(?:fac|risk)(?:e|es|ed|ing|s)\b", re.IGNORECASE)
# "Only tests could make it certain": what is not known, from the other end.
_ONLY_THEN = re.compile(
    r"\bonly\b.{1,60}\b(?:can|could|will|would|may|might)\b.{0,20}"
    r"\b(?:certain\w*|sure|confirm|determine|establish|tell|say|show|prove|settle|clear)\b",
    re.IGNORECASE,
)
_IT_WAS_SAID = re.compile(
    r"\bit (?:is|was|has been|had been)(?: \w+)? (?:said|rumou?red|reported|alleged|claimed) that\b", re.IGNORECASE
)
_GAP = re.compile(r"\s(?:will|would|is|are|was|were|can|could|may|might|has|have|had|to)\b")


def stands_for(own: Hedge, hedge: Hedge) -> bool:
    """Tell whether a hedge of another type leaves the text no surer than its source."""
    if own.type == hedge.type:
        return False
    if hedge.type == "conditional":
        return True
    ours, theirs = hedges.strength(own), hedges.strength(hedge)
    return ours is not None and theirs is not None and ours <= theirs


def is_worded(hedge: Hedge, item: Item, reading: Reading) -> bool:
    """Tell whether the text keeps the hedge by other means: its verb, a verb of judging, "according to"."""
    own = cited.own(item.text)
    if _is_turned(hedge, item) or _is_exposure(hedge, item):
        return True
    if re.search(rf"\b{re.escape(hedge.text)}\b(?!\s+not\b|n['’]t)", _without(own.hedges[1], item.text), re.IGNORECASE):
        return True
    said = stems(item.text) - stems(" ".join(other.text for other in own.hedges[1]))
    if not said.isdisjoint(stems(hedge.text)):
        return True
    if not (said.isdisjoint(_foreseen()) or stems(hedge.text).isdisjoint(_foreseen())):
        return True
    if _DUE.search(item.text) and not stems(hedge.text).isdisjoint(_foreseen()):
        return True
    if hedge.type in DOUBTING and _UNDECIDED.search(item.text):
        return True
    if hedge.type != "doxastic" or hedges.is_modifier(hedge):
        return False
    evidence = cited.holding(item, hedge.start)
    passive = _PASSIVE.search(evidence.quote, max(0, hedge.start - evidence.start - 40), hedge.start - evidence.start)
    is_given = bool(own.attributions) and not passive and not _is_within(hedge, reading)
    return is_given or not said.isdisjoint(_judged())


def _is_within(hedge: Hedge, reading: Reading) -> bool:
    """Tell a belief that somebody tells of: "I think it is safe", "said her client believes it".

    Not of what is so described in passing: "a repair that it believes will hold".
    """
    if _GAP.match(reading.article.text, hedge.end):
        return False
    sentence = reading.sentence_at(hedge.start)
    said = (reading.attributions[index] for index in reading.attributed.get(sentence.number, ())) if sentence else ()
    return any(one.has(hedge.start) for one in said)


def _is_turned(hedge: Hedge, item: Item) -> bool:
    """Tell a condition in whatever words, "only tests could tell" of what is not known, "it was said that"."""
    if hedge.type == "reportive" and _IT_WAS_SAID.search(item.text):
        return True
    if hedge.type == "conditional":
        return has_condition(item.text)
    return hedge.type == "ignorance" and _ONLY_THEN.search(item.text) is not None


def _is_exposure(hedge: Hedge, item: Item) -> bool:
    """Tell "faces 20 years" for "could face 20 years": facing it is what may come."""
    quote = cited.holding(item, hedge.start)
    return _FACED.match(quote.quote, hedge.end - quote.start) is not None and _FACING.search(item.text) is not None


def _without(spans: Sequence[Span], text: str) -> str:
    """Return a text with these places blanked."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


@cache
def _judged() -> frozenset[str]:
    return stems(_JUDGED)


@cache
def _foreseen() -> frozenset[str]:
    return stems(_FORESEEN)
