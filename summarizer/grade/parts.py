"""Which of the article's hedges, figures and times belong to an item: those that its text or its copied fields keep."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from summarizer.ground import Copied, Item
from summarizer.language import dates, hedges, quantities
from summarizer.language.corrections import correction
from summarizer.language.descriptions import describe
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence, Hedge, Quantity, Span, Time
from summarizer.schemas.values import AttributionType, Basis

S = TypeVar("S", bound=Span)

_WORD = re.compile(r"\w")
_HEDGING = ("hedges", "hedge", "cue")


def hedges_of(item: Item, reading: Reading) -> tuple[Hedge, ...]:
    """Return the hedges of the cited sentences that the item keeps, at the article's offsets, in its order."""
    kept = {hedge.start: hedge for hedge in _cited(item, reading.hedges) if _says(item.text, hedge.text)}
    for field in item.copied:
        if field.found and field.name.split("[")[0] in _HEDGING:
            kept |= {hedge.start: hedge for hedge in hedges_at(field, item, reading)}
    return tuple(kept[start] for start in sorted(kept))


def hedges_at(field: Copied, item: Item, reading: Reading) -> tuple[Hedge, ...]:
    """Return the hedges within a copied field; one that the lexicon does not know counts as epistemic."""
    where = field.found
    if where is None:
        return ()
    known = tuple(hedge for hedge in _cited(item, reading.hedges) if _meet(hedge, where))
    if known or field.name == "cue":
        return known
    sentence = reading.sentence(where.sentence)
    return (
        Hedge(
            start=where.start,
            end=where.end,
            text=where.quote,
            type="epistemic",
            band=hedges.band(where.quote),
            scope_start=sentence.start,
            scope_end=sentence.end,
        ),
    )


def quantities_of(item: Item, reading: Reading) -> tuple[Quantity, ...]:
    """Return the figures of the cited sentences that the item's text gives, those taken back there left out."""
    given = [(one, evidence) for evidence in item.evidence for one in reading.quantities[evidence.sentence]]
    said = quantities.figures(item.text) if given else ()
    return tuple(one for one, home in given if _is_among(one, home, said) and not _is_taken_back(one, home))


def _is_among(quantity: Quantity, home: Evidence, said: Sequence[quantities.Figure]) -> bool:
    """Tell a quantity of a sentence of which a text has a figure, in whatever notation; "one" of a toll alone."""
    if quantity.text.lower() == "one" and quantity.category == "other":
        return False  # "one of the options", "he wants one"
    there = (figure for figure in quantities.figures(home.quote) if quantity.has(home.start + figure.span.start))
    return any(quantities.same_value(one, other) for other in there for one in said)


def _is_taken_back(quantity: Quantity, evidence: Evidence) -> bool:
    """Tell the "eight" of "An earlier version of this article said that eight people were hurt"."""
    wrong = correction(evidence.quote)
    return wrong is not None and quantity.start >= evidence.start + wrong.start


def times_of(item: Item, reading: Reading) -> tuple[Time, ...]:
    """Return the times of the cited sentences that the item's text names."""
    return tuple(time for time in _cited(item, reading.times) if _says(item.text, time.text, ignore_case=False))


def time_of(item: Item, reading: Reading) -> Time | None:
    """Return the event's own time: the copied words with their value, None where the model gives none."""
    found = item.found("time")
    if found is None:
        return None
    within = [time for time in reading.times[found.sentence] if _meet(time, found)]
    if within:
        return max(within, key=lambda time: time.end - time.start)
    resolved = dates.times(found.quote, reading.article.published)
    value = resolved[0] if resolved else None
    return Time(
        start=found.start,
        end=found.end,
        text=found.quote,
        edtf=value.edtf if value else None,
        precision=value.precision if value else "unresolved",
        mod=value.mod if value else None,
        anchor=value.anchor if value else None,
        anchor_assumed=value.anchor_assumed if value else False,
    )


def attribution_of(item: Item, reading: Reading) -> AttributionType:
    """Return whether the source's words are quoted, paraphrased or both, `none` for the article's own voice."""
    if item.voice is None or item.voice.type == "author":
        return "none"
    cue = item.found("cue")
    cited = {evidence.sentence for evidence in item.evidence}
    near = [reading.attributions[at] for number in cited for at in reading.attributed.get(number, ())]
    exact = [found for found in near if cue and _meet(found.cue, cue)]
    kinds = {found.kind for found in exact or near}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "indirect"


def basis_of(source: Item, reading: Reading) -> Basis:
    """Return on what terms a source spoke: as the article says where it introduces them, else as its words tell."""
    places = [field.found for field in source.copied if field.found]
    near = ((pair, found) for found in places for pair in _mentions(reading).get(found.sentence, ()))
    if met := [at for (at, mention), found in near if _meet(mention, found)]:
        return reading.speakers[min(met)].basis
    words = next((field.value for field in source.copied), "")
    return describe(words).basis if words else "unknown"


@lru_cache(maxsize=4)
def _mentions(reading: Reading) -> dict[int, list[tuple[int, Span]]]:
    """Return by sentence number the mentions of speakers that touch it, with the speaker's place among all."""
    found: dict[int, list[tuple[int, Span]]] = {}
    for at, speaker in enumerate(reading.speakers):
        for mention in speaker.mentions:
            for number in {s.number for s in map(reading.sentence_at, (mention.start, mention.end - 1)) if s}:
                found.setdefault(number, []).append((at, mention))
    return found


def span_of(found: Evidence | None) -> Span | None:
    """Return a copied field's place as a span."""
    return found.span if found else None


def _cited(item: Item, by_sentence: dict[int, tuple[S, ...]]) -> Iterator[S]:
    for evidence in item.evidence:
        yield from by_sentence[evidence.sentence]


def _says(text: str, words: str, *, ignore_case: bool = True) -> bool:
    """Tell whether the text has these words, whole: "may" is neither in "dismay" nor, as a month, in "may rise"."""
    if ignore_case:
        text, words = text.lower(), words.lower()
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_WORD.match(text[at - 1 : at]) or _WORD.match(text, end)):
            return True
        at = text.find(words, at + 1)
    return False


def _meet(span: Span, found: Evidence) -> bool:
    return span.start < found.end and found.start < span.end
