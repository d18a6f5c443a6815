"""What a figure is of, by the words beside it: the same thing, another one, or what the article tells elsewhere."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.checks import cited
from summarizer.checks.alike import Given, is_equal
from summarizer.ground import Item
from summarizer.language.quantities import Figure, figures, quantities
from summarizer.language.units import is_measure
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Quantity, Span
from summarizer.schemas.values import Severity

# Content words to either side by which a figure is recognised in another sentence, and how many place it there.
_BESIDE, _PLACED = 3, 2
# There may be several people of an age: "the eight-year-old" need not be the one of 29.
_AGE = re.compile(r"[\s-]years?[\s-]old\b")
_quantities = lru_cache(maxsize=512)(quantities)


def rival_of(figure: Figure, equal: Sequence[Given], there: Sequence[Given], item: Item) -> Given | None:
    """Return the figure that stands in the evidence beside the words of the text, where no equal one does.

    "The Nasdaq fell 0.8%" for "The S&P 500 lost 0.8%. The Nasdaq fell 1.1%."
    """
    beside = _beside(figure, item.text) - stems(figure.unit)
    if len(beside) < _PLACED or any(beside & _beside(one, quote) for one, quote in equal):
        return None
    rivals = (
        (other, quote)
        for other, quote in there
        if other.unit == figure.unit and other.kind == figure.kind == "quantity" and not is_equal(figure, other)
    )
    return next(((other, quote) for other, quote in rivals if beside <= _beside(other, quote)), None)


def severity_elsewhere(figure: Figure, item: Item, reading: Reading) -> Severity:
    """Return how much it weighs that the article has a figure, if at all, in a sentence that is not cited."""
    holding = [(n, one) for n, others in _all_figures(reading) for one in others if is_equal(figure, one)]
    if not holding:
        return "error"
    beside = _beside(figure, item.text)
    if _is_contradicted(figure, item, [(one, reading.text_of(n)) for n, one in holding]):
        return "error"
    if item.kind == "sentence" and any(not beside.isdisjoint(_beside(one, reading.text_of(n))) for n, one in holding):
        return "warning"
    return cited.severity(item)


def _is_contradicted(figure: Figure, item: Item, holding: Sequence[Given]) -> bool:
    """Tell a count for which the cited sentences have another one, of the same and beside the same words.

    Not where the article has the new count elsewhere beside such words, or of the same kind: a toll that rose.
    """
    there = [(other, e.quote) for e in item.evidence for other in figures(e.quote)]
    if any(is_equal(figure, other) for other, _ in there) or _AGE.match(item.text, figure.span.end):
        return False
    against = any(_is_of_same(figure, other, item.text, quote) for other, quote in there)
    if not against or any(_is_of_same(figure, one, item.text, text) for one, text in holding):
        return False
    kind = _category(figure, item.text)
    return kind == "other" or all(_category(one, text) != kind for one, text in holding)


def _is_of_same(figure: Figure, other: Figure, text: str, quote: str) -> bool:
    same_unit = figure.unit and stem(figure.unit) == stem(other.unit) and figure.kind == other.kind == "quantity"
    return bool(same_unit) and bool((_beside(figure, text) & _beside(other, quote)) - {stem(figure.unit)})


def _category(figure: Figure, text: str) -> str:
    whole = whole_of(figure, text)
    return whole.category if isinstance(whole, Quantity) else "other"


def _beside(figure: Figure, text: str) -> set[str]:
    """Return the stems of the words that stand beside a figure, on either side."""
    start, end = figure.span.start, figure.span.end
    return {*stem_sequence(text[:start])[-_BESIDE:], *stem_sequence(text[end:])[:_BESIDE]}


@lru_cache(maxsize=4)
def _all_figures(reading: Reading) -> tuple[tuple[int, Sequence[Figure]], ...]:
    """Return the sentences told that give figures, by number, with what they give."""
    found = ((sentence.number, figures(reading.text_of(sentence.number))) for sentence in reading.told)
    return tuple((number, given) for number, given in found if given)


def counts_another(figure: Figure, equal: Sequence[Given], there: Sequence[Given]) -> bool:
    """Tell a number put to another noun: "three soldiers", where there are seven soldiers and three civilians."""
    if not all(other.unit and other.kind == "quantity" and not is_same_noun(figure, other) for other, _ in equal):
        return False
    return any(is_same_noun(figure, other) for other, _ in there)


def is_same_noun(figure: Figure, other: Figure) -> bool:
    """Tell two figures that count things of one noun, whatever their values."""
    nouns = figure.unit and other.unit and not is_measure(figure.unit) and figure.kind == other.kind == "quantity"
    return bool(nouns) and stem(figure.unit) == stem(other.unit)


def whole_of(figure: Figure, text: str) -> Span:
    """Return where a figure of a text stands with its modifier and unit, its digits alone where it has neither."""
    holds = (q for q in _quantities(text) if q.start <= figure.span.start and figure.span.end <= q.end)
    return next(holds, figure.span)
