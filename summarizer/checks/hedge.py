"""Whatever keeps a proposition from being plain fact in the evidence keeps it so in the text.

A hedge counts where its scope covers what the text says: "The Pentagon, which is probably the largest employer,
said three died" hedges the employer, not the deaths.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from summarizer.checks import cited
from summarizer.checks.acts import open_acts
from summarizer.checks.binding import must_stay
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.governing import ASSERTING_NOTHING, DOUBTING, Governing, governing_hedges
from summarizer.checks.pairing import unpaired
from summarizer.checks.rewording import is_worded, stands_for
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Hedge

_PLAINLY = 0.8
_REPEATED = 0.5
# Adjectives that the lexicon does not have in every place: one may stand for another.
_DOUBTED = re.compile(r"\b(?:potential|possible|suspected|presum\w+|alleged|apparent|prospective)\s", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:will|would|can|could|should|if|whether|set to|due to|plan\w*|aim\w*|hop(?:e|ed|es|ing)|likel\w+|chances?"
    r"|risk\w*|possib\w+|warn\w*|fear\w*|concern\w*|threat\w*|investigat\w+|question\w*|seek\w*)\b",
    re.IGNORECASE,
)
# "We believe": a view that whoever tells it gives to those who hold it.
_FIRST = re.compile(r"\b(?:I|we)(?: \w+ly| still| now)? \Z", re.IGNORECASE)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find hedges of the evidence that the text drops, strengthens or weakens, and those it invents."""
    there = [Governing.of(hedge, reading) for number in item.numbers for hedge in governing_hedges(number, reading)]
    if not there and item.is_slice:
        return
    own = cited.own(item.text)
    said = [Governing.of(hedge, own) for hedge in governing_hedges(1, own)]
    lost, new = unpaired(there, said, _likeness)
    for hedge in lost:
        home = cited.holding(item, hedge.hedge.start).sentence
        beside = {other.text.lower() for other in governing_hedges(home, reading)}
        if must_stay(hedge, item, reading) and not any(_repeats(hedge, other, beside) for other in said):
            yield from _kept(hedge.hedge, [other.hedge for other in new], item, reading)
    for hedge in new:
        if hedge.hedge.type in DOUBTING and not lost:
            yield from _invented(hedge, item, reading)


def _likeness(one: Governing, other: Governing) -> int:
    """Pair hedges of one cue, before them those that govern the same under one as sure ("may close", "could close")."""
    shared = len({*one.words} & {*other.words})
    if _is_one_cue(one, other):
        return 1 + 2 * shared
    return 2 * shared if hedges.compare(other.hedge, one.hedge) == "same" else 0


def _is_one_cue(one: Governing, other: Governing) -> bool:
    return one.hedge.text.lower() == other.hedge.text.lower()


def _repeats(lost: Governing, said: Governing, beside: Collection[str]) -> bool:
    """Tell whether the text has the cue already, for the same words of another sentence, or does not assert them."""
    if _is_one_cue(lost, said) and said.joins(lost):
        return True
    if share(lost.words, said.words) < _REPEATED:
        return False
    if {lost.hedge.type, said.hedge.type} <= ASSERTING_NOTHING:
        return True
    believed = said.hedge.type == "doxastic" and stands_for(said.hedge, lost.hedge)
    leaves_open = believed or said.hedge.type == "conditional" or said.hedge.type in ASSERTING_NOTHING
    return _is_one_cue(lost, said) or (leaves_open and said.hedge.text.lower() not in beside)


def _invented(new: Governing, item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a hedge whose proposition a cited sentence states plainly, and whose word none has in another sense.

    Not of an act that one leaves open: "may buy" for "in talks to buy".
    """
    elsewhere = (
        stems(e.quote) - stems(" ".join(h.text for h in governing_hedges(e.sentence, reading))) for e in item.evidence
    )
    if any(not stems(new.hedge.text).isdisjoint(words) for words in elsewhere):
        return
    if any(new.words[:1] == act.words[:1] for e in item.evidence for act in open_acts(e.quote)):
        return
    words = new.words if len(new.words) > 1 else stem_sequence(item.text)
    if hedges.is_modifier(new.hedge) and any(_DOUBTED.search(e.quote) for e in item.evidence):
        return
    plain = (e for e in item.evidence if not governing_hedges(e.sentence, reading) and _says_plainly(e.quote, words))
    if found := next(plain, None):
        message = f"“{new.hedge.text}” is not in the article, which says: “{excerpt(found.quote)}”. Drop it."
        yield finding(item.id, "hedge", message, severity=cited.severity(item))


def _says_plainly(quote: str, words: Sequence[str]) -> bool:
    there = stems(quote)
    return words[0] in there and share(words, there) >= _PLAINLY and not _OPEN.search(quote)


def _kept(hedge: Hedge, said: Sequence[Hedge], item: Item, reading: Reading) -> Iterator[Finding]:
    verdicts = {hedges.compare(own, hedge): own for own in said}
    if "same" in verdicts or any(stands_for(own, hedge) for own in said) or is_worded(hedge, item, reading):
        return
    if _is_own_view(hedge, item, reading):
        return
    quote = f"the article has “{excerpt(_around(hedge, item))}”"
    span = hedge.bare
    if surer := verdicts.get("stronger"):
        message = f"“{surer.text}” is surer than “{hedge.text}”: {quote}. Use the article's word."
        yield finding(item.id, "hedge", message, span, cited.severity(item))
    elif vaguer := verdicts.get("weaker"):
        message = f"“{vaguer.text}” is less sure than “{hedge.text}”: {quote}. Use the article's word."
        yield finding(item.id, "hedge", message, span, "warning")
    else:
        message = f"“{hedge.text}” is dropped: {quote}. Keep it in the text."
        yield finding(item.id, "hedge", message, span, cited.severity(item))


def _is_own_view(hedge: Hedge, item: Item, reading: Reading) -> bool:
    """Tell "we believe that it is likely", said by somebody: the text gives it to them and keeps "likely"."""
    quote = cited.holding(item, hedge.start)
    is_first = hedge.type == "doxastic" and _FIRST.search(reading.article.text, quote.start, hedge.start) is not None
    kept = {own.text.lower() for own in cited.own(item.text).hedges[1]}
    others = (one for one in reading.hedges[quote.sentence] if hedge.end <= one.start < hedge.scope_end)
    return is_first and bool(cited.own(item.text).attributions) and any(one.text.lower() in kept for one in others)


def _around(hedge: Hedge, item: Item) -> str:
    quote = cited.holding(item, hedge.start)
    begin = max(0, hedge.start - quote.start - 40)
    return quote.quote[begin : begin + 40 + len(hedge.text) + 60]
