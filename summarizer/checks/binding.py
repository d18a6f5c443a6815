"""Binding hedges: those of the evidence whose proposition a text tells, so that it must keep them."""

import re

from summarizer.checks import cited, modifiers
from summarizer.checks.governing import ASSERTING_NOTHING, Governing, governing_hedges
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.language.negation import negations
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Hedge

# A question asks instead of stating: that something is unknown is its point.
_ASKED = frozenset({"ignorance", "conditional", "investigation"})
# A sentence of which the text has this much is told by it; one that only asks about the same is its context.
_TOLD = 0.65
# "is, or may be": the sentence says it plainly as well.
_ALTERNATIVE = re.compile(r"\b(?:is|are|was|were),?\s+or\s+(?:(?:may|might|could)\s+(?:be\s+)?)?\Z", re.IGNORECASE)
# "Asked whether": the doubt is that of whoever asks, and the answer may settle it.
_PUT = re.compile(r"\basked (?:\w+ ){0,3}\Z", re.IGNORECASE)
_ANSWERED = 0.6
_ASKS = re.compile(r"\?[\"'”’)]*\s*\Z")


def must_stay(lost: Governing, item: Item, reading: Reading) -> bool:
    """Tell whether a text tells what a hedge of its evidence governs, so that without the hedge it would be surer."""
    if (item.kind == "question" and lost.hedge.type in _ASKED) or _is_cue(lost.hedge, item):
        return False
    if _is_alternative(lost.hedge, reading) or _is_context(lost, item, reading) or _is_answered(lost.hedge, item):
        return False
    if hedges.is_modifier(lost.hedge) and not modifiers.is_told(lost, item.text, reading):
        return False
    return _is_listed(lost.hedge, item) or _covers(lost, item, reading)


def _is_alternative(hedge: Hedge, reading: Reading) -> bool:
    return _ALTERNATIVE.search(reading.article.text, max(0, hedge.start - 30), hedge.start) is not None


def _is_answered(hedge: Hedge, item: Item) -> bool:
    """Tell a question put to a source ("asked whether ...") of which the text tells the answer."""
    quote = cited.holding(item, hedge.start)
    if not _PUT.search(quote.quote, 0, hedge.start - quote.start):
        return False
    later = (e.quote for e in item.evidence if e.sentence == quote.sentence + 1)
    answer = stems(" ".join([quote.quote[hedge.scope_end - quote.start :], *later]))
    return share(answer, stems(item.text)) >= _ANSWERED


def _is_context(lost: Governing, item: Item, reading: Reading) -> bool:
    """Tell whether the text tells another cited sentence, about what the hedge's own one only leaves open."""
    home = reading.sentence_at(lost.hedge.start)
    if home and _is_asked(home.number, item, reading):
        return True
    if home is None or not any(_leaves_open(hedge, lost.hedge) for hedge in governing_hedges(home.number, reading)):
        return False
    return any(e.sentence != home.number and _is_told(e.quote, item) for e in item.evidence)


def _is_asked(number: int, item: Item, reading: Reading) -> bool:
    """Tell a question of which the text tells the answer, whose hedges are its own: the asker's are the asker's."""
    asked = reading.text_of(number)
    if not _ASKS.search(asked):
        return False
    told = stems(item.text) - stems(asked)
    return any(not told.isdisjoint(stems(e.quote)) for e in item.evidence if e.sentence > number)


def _leaves_open(hedge: Hedge, other: Hedge) -> bool:
    return hedge.type in ASSERTING_NOTHING and (hedge == other or hedge.scope_start <= other.start < hedge.scope_end)


def _is_told(quote: str, item: Item) -> bool:
    return share(stems(quote), stems(item.text)) >= _TOLD


def _is_cue(hedge: Hedge, item: Item) -> bool:
    """Tell whether the item keeps the hedge as the cue of its source: "officials believe", in the officials' voice."""
    cue = item.found("cue")
    return cue is not None and cue.start <= hedge.start and hedge.end <= cue.end


def _is_listed(hedge: Hedge, item: Item) -> bool:
    """Tell whether whoever wrote the item says itself that the hedge governs it."""
    listed = (field.found for field in item.copied if field.found and field.name.startswith("hedges"))
    if any(own.text.lower() == hedge.text.lower() for own in cited.own(item.text).hedges[1]):
        return False  # the word is there: it may have been copied from another sentence
    return any(found.start < hedge.end and hedge.start < found.end for found in listed)


def _covers(lost: Governing, item: Item, reading: Reading) -> bool:
    """Tell whether the text says what the hedge governs, and no other cited sentence says it plainly."""
    quote = cited.holding(item, lost.hedge.start).quote
    if not lost.is_said_by(item.text, quote):
        return False
    if len(negations(item.text)) > len(negations(quote)) and not lost.is_affirmed_by(item.text):
        return False  # it says the contrary, which the negation check judges
    home = reading.sentence_at(lost.hedge.start)
    others = (e for e in item.evidence if home is None or e.sentence != home.number)
    both = stems(item.text).intersection(lost.words)
    return not any(both <= stems(e.quote) for e in others if not governing_hedges(e.sentence, reading))
