"""Derived figures: those that whoever writes may have counted up, worked out or spelt otherwise than the article."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from summarizer.checks import cited
from summarizer.checks.alike import Given, stands_for
from summarizer.checks.beside import is_same_noun, whole_of
from summarizer.checks.periods import is_period
from summarizer.ground import Item
from summarizer.language.quantities import Figure, figures
from summarizer.language.units import is_measure
from summarizer.language.words import tokens
from summarizer.overlap import stem
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Evidence

# A number this small is often counted up by whoever writes ("the two", "both drones").
_COUNTED = 3
_ADDED_UP = re.compile(r"\b(?:and|both|pair|couple|twins?|duo|trio|each|another|or|other)\b|[,;&]")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BROKEN = re.compile(r"\s[.,-]|[.,-]\s")
# Characters of the next sentence in which a figure that was cut in two goes on.
_OVER = 40
# What says that there is one, and the words after it among which its noun stands.
_SINGLE = frozenset(("a", "an", "each", "every", "per"))
_NOUN = 6
# What compares a figure with another one, before it and after it.
_NEAR_WORD = 24
_BY = re.compile(
    r"\b(?:by|(?:difference|gap|margin|lead|increase|rise|drop|fall|loss) of|up|down)\s(?:\w+\s)?\W?\Z",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"(?:\s[\w%’-]+){0,2}\s(?:more|fewer|less|higher|lower|above|below|over|under|short|ahead|behind|up|down|better|worse)\b",
    re.IGNORECASE,
)


def is_derived(figure: Figure, there: Sequence[Given], item: Item, reading: Reading) -> bool:
    """Tell a figure of a text that the figures `there`, in its evidence, allow though none of them is equal to it."""
    return (
        _is_counted(figure, there, item.evidence)
        or any(stands_for(figure, other, there) or _is_unit_told(figure, other, item) for other, _ in there)
        or _is_difference(figure, item)
        or is_spaced(figure, item, reading)
        or is_period(figure, there, [evidence.quote for evidence in item.evidence])
    )


def _is_unit_told(figure: Figure, other: Figure, item: Item) -> bool:
    """Tell a bare "3.1 billion" where the text has its "euros" at another figure."""
    if figure.unit or figure.value != other.value or figure.modifier != other.modifier:
        return False
    return is_measure(other.unit) and any(beside.unit == other.unit for beside in figures(item.text))


def _is_counted(figure: Figure, there: Sequence[Given], evidence: Sequence[Evidence]) -> bool:
    """Tell a small number that whoever writes may have counted: the evidence does not speak of so many of the same."""
    if figure.value == 1 and _is_single(figure, evidence):
        return True
    if figure.value > _COUNTED or figure.span.text[:1].isdigit() or is_measure(figure.unit):
        return False
    return not any(is_same_noun(figure, other) for other, _ in there) and not _is_made_up(figure, evidence)


def is_spaced(figure: Figure, item: Item, reading: Reading) -> bool:
    """Tell "3,800" or "two-week" where the article's own spacing is broken: "3, 800", "98. 7", "two - week"."""
    whole = whole_of(figure, item.text)
    parts = [re.escape(part) for part in _PARTS.findall(item.text[figure.span.start : whole.end].lower())]
    if len(parts) < 2:
        return False
    spaced = re.compile(r"(?<![\w.,])(?<![\d.,]\s)" + r"\s?[.,-]?\s?".join(parts) + r"(?!\w|[.,]?\s?\d)")
    near = [reading.sentence(number) for number in cited.with_neighbours(item, reading)]
    return any(_BROKEN.search(found.group()) for text in _runs(near, reading) for found in spaced.finditer(text))


def _runs(sentences: Sequence[Sentence], reading: Reading) -> Iterator[str]:
    """Yield each sentence with the one that follows it: "98." may have ended the first."""
    for sentence in sentences:
        yield reading.article.text[sentence.start : sentence.end + _OVER].lower()


def _is_difference(figure: Figure, item: Item) -> bool:
    """Tell "85 fewer" worked out from 203 and 288 of one cited sentence."""
    near = item.text[max(0, figure.span.start - _NEAR_WORD) : figure.span.start], item.text[figure.span.end :]
    if not (_BY.search(near[0]) or _COMPARES.match(near[1])):
        return False
    given = ([one for one in figures(evidence.quote) if one.kind == "quantity"] for evidence in item.evidence)
    return any(_differ_by(figure, one, other) for found in given for one, other in combinations(found, 2))


def _differ_by(figure: Figure, one: Figure, other: Figure) -> bool:
    is_alike = one.unit == other.unit or not (is_measure(one.unit) or is_measure(other.unit))
    fits = figure.unit == one.unit or not is_measure(figure.unit)
    return is_alike and fits and math.isclose(figure.value, abs(one.value - other.value), rel_tol=1e-6)


def _is_single(figure: Figure, evidence: Sequence[Evidence]) -> bool:
    """Tell "one week" for "a week", and "one course" for "one of its three courses"."""
    words = [[word.lower() for _, _, word in tokens(e.quote)] for e in evidence]
    noun = stem(figure.unit)
    return figure.span.text.lower() == "one" and any(
        word == "one" or (word in _SINGLE and noun in map(stem, found[at + 1 : at + 1 + _NOUN]))
        for found in words
        for at, word in enumerate(found)
    )


def _is_made_up(figure: Figure, evidence: Iterable[Evidence]) -> bool:
    """Tell "three drones" where the evidence has "drones", and nothing that could be added up."""
    texts = [e.quote.lower() for e in evidence]
    noun = re.compile(rf"(?<!\w){re.escape(figure.unit)}(?!\w)")
    named = figure.value > 1 and len(figure.unit) > 1 and any(noun.search(text) for text in texts)
    return named and not any(_ADDED_UP.search(text) for text in texts)
