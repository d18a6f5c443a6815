"""Every figure and date of the text is in the evidence, with its unit and its modifier ("about", "at least")."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.ground import Item
from summarizer.language.numerals import table
from summarizer.language.quantities import Figure, figures, quantities, same_value
from summarizer.language.units import SHARE, is_measure
from summarizer.language.words import tokens
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Time
from summarizer.schemas.values import Severity
from summarizer.typography import locate

# A number this small is often counted up by whoever writes ("the two", "both drones").
_COUNTED = 3
_ADDED_UP = re.compile(r"\b(?:and|both|pair|couple|twins?|duo|trio|each|another|or|other)\b|[,;&]")
_GROUPS = re.compile(r"\d+")
_SCALES = (1e3, 1e6, 1e9)
_MAGNITUDE_ALONE = re.compile(r"[”\"’']\s\Z")
# "Fewer than the 41,207 given" compares with the article's figure and bounds nothing.
_REFERS = re.compile(r"\bthan (?:the|its|their)\s\Z", re.IGNORECASE)
# Content words to either side by which a figure is recognised in another sentence.
_BESIDE = 3
# "She was 20", "20 years old"; "£5", "five pounds".
_UNITS_ALIKE = ({"", "years old"}, {"lb", "GBP"})
_quantities = lru_cache(maxsize=512)(quantities)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find figures and dates that the cited sentences do not have, and modifiers lost, added or changed."""
    if item.kind == "source" or not item.evidence:
        return
    there = [(figure, evidence.quote) for evidence in item.evidence for figure in figures(evidence.quote)]
    for figure in figures(item.text):
        if figure.kind in {"quantity", "other"} and not _is_no_figure(figure, item.text):
            yield from _figure(figure, there, item, reading)
    if not cited.is_slice(item):
        for time in cited.own(item.text, reading.article.published).times[1]:
            yield from _time(time, item, reading)


def _figure(figure: Figure, there: list[tuple[Figure, str]], item: Item, reading: Reading) -> Iterator[Finding]:
    equal = [(other, quote) for other, quote in there if _is_equal(figure, other)]
    words = _words(figure, item.text)
    if equal and not _counts_another(figure, equal, there):
        yield from _modifier(figure, words, equal, item)
    elif not (
        _is_counted(figure, there, item.evidence)
        or any(_stands_for(figure, other, there) for other, _ in there)
        or _is_spaced(figure, item.evidence)
    ):
        where = sentences(cited.numbers(item))
        have = ", ".join(f"“{_words(other, quote)}”" for other, quote in there if other.kind == "quantity")
        but = f" (there: {excerpt(have)})" if have else ""
        message = f"“{words}” is not in {where}{but}. Use the article's figure."
        yield finding(item.id, "number", message, severity=_misplaced(figure, item, reading))


def _modifier(figure: Figure, words: str, equal: list[tuple[Figure, str]], item: Item) -> Iterator[Finding]:
    """Compare modifiers; "about" put to an exact figure is only vaguer than the article, so a warning."""
    refers = _REFERS.search(item.text, max(0, figure.span.start - 12), figure.span.start)
    if refers or any(_is_same_bound(figure, other, quote, item.text) for other, quote in equal):
        return
    vaguer = figure.modifier == "APPROX" and any(other.modifier == "EXACT" for other, _ in equal)
    message = f"“{words}” is not what the article says: “{_words(*equal[0])}”. Keep its modifier."
    yield finding(item.id, "number", message, severity="warning" if vaguer else cited.severity(item))


def _is_same_bound(figure: Figure, other: Figure, quote: str, text: str) -> bool:
    if figure.modifier == other.modifier or not figure.kind == other.kind == "quantity":
        return True
    ends = {end.value for end in figures(quote) if end.modifier == "BETWEEN"}
    return other.modifier == "BETWEEN" and ends <= {end.value for end in figures(text)}


def _misplaced(figure: Figure, item: Item, reading: Reading) -> Severity:
    """Return how much it weighs that the article has a figure, if at all, in a sentence that is not cited."""
    holding = [number for number, others in _all_figures(reading) if any(_is_equal(figure, one) for one in others)]
    if not holding:
        return "error"
    start, end = figure.span.start, figure.span.end
    beside = {*stem_sequence(item.text[:start])[-_BESIDE:], *stem_sequence(item.text[end:])[:_BESIDE]}
    if item.kind == "sentence" and any(not beside.isdisjoint(stems(reading.text_of(n))) for n in holding):
        return "warning"
    return cited.severity(item)


@lru_cache(maxsize=4)
def _all_figures(reading: Reading) -> tuple[tuple[int, Sequence[Figure]], ...]:
    """Return the sentences told that give figures, by number, with what they give."""
    found = ((sentence.number, figures(reading.text_of(sentence.number))) for sentence in reading.told)
    return tuple((number, given) for number, given in found if given)


def _is_equal(figure: Figure, other: Figure) -> bool:
    """Tell one value, also in units that a text may not tell apart, and "8 rounds" for "the eighth round"."""
    if same_value(figure, other):
        return True
    alike = {figure.unit, other.unit} in _UNITS_ALIKE or other.kind == "ordinal"
    return alike and figure.value == other.value and figure.modifier != "VAGUE"


def _is_no_figure(figure: Figure, text: str) -> bool:
    """Tell the number of a name (F-16) or of a list (3)), and the magnitude after quoted words (“just two” million).

    Names are the name check's.
    """
    if figure.value in _SCALES and _MAGNITUDE_ALONE.search(text, max(0, figure.span.start - 2), figure.span.start):
        return True
    before, after = text[: figure.span.start][-2:], text[figure.span.end :][:1]
    return (
        before[-1:].isalpha() or (before[:1].isalpha() and before[-1:] == "-") or (not before and after in {")", "."})
    )


def _is_counted(figure: Figure, there: list[tuple[Figure, str]], evidence: Sequence[Evidence]) -> bool:
    """Tell a small number that whoever writes may have counted: the evidence does not speak of so many of the same."""
    if figure.value > _COUNTED or figure.span.text[:1].isdigit() or is_measure(figure.unit):
        return False
    return not any(_is_same_noun(figure, other) for other, _ in there) and not _is_made_up(figure, evidence)


def _is_spaced(figure: Figure, evidence: Iterable[Evidence]) -> bool:
    """Tell "3,800" where the article's own spacing is broken: "3, 800", "98. 7"."""
    groups = _GROUPS.findall(figure.span.text)
    if len(groups) < 2:
        return False
    spaced = re.compile(r"(?<![\d.,])" + r"[.,]\s".join(groups) + r"(?![.,]?\s?\d)")
    return any(spaced.search(e.quote) for e in evidence)


def _is_made_up(figure: Figure, evidence: Iterable[Evidence]) -> bool:
    """Tell "three drones" where the evidence has "drones", and nothing that could be added up."""
    texts = [e.quote.lower() for e in evidence]
    noun = re.compile(rf"(?<!\w){re.escape(figure.unit)}(?!\w)")
    named = figure.value > 1 and len(figure.unit) > 1 and any(noun.search(text) for text in texts)
    return named and not any(_ADDED_UP.search(text) for text in texts)


def _counts_another(figure: Figure, equal: list[tuple[Figure, str]], there: list[tuple[Figure, str]]) -> bool:
    """Tell a number put to another noun: "three soldiers", where there are seven soldiers and three civilians."""
    if not all(other.unit and other.kind == "quantity" and not _is_same_noun(figure, other) for other, _ in equal):
        return False
    return any(_is_same_noun(figure, other) for other, _ in there)


def _is_same_noun(figure: Figure, other: Figure) -> bool:
    nouns = figure.unit and other.unit and not is_measure(figure.unit) and figure.kind == other.kind == "quantity"
    return bool(nouns) and stem(figure.unit) == stem(other.unit)


def _stands_for(figure: Figure, other: Figure, there: list[tuple[Figure, str]]) -> bool:
    return (
        _is_rounding(figure, other)
        or _is_completed(figure, other, there)
        or _is_unit_beside(figure, other, there)
        or _is_nth(figure, other)
    )


def _is_unit_beside(figure: Figure, other: Figure, there: list[tuple[Figure, str]]) -> bool:
    """Tell "1,400 megawatts" for a bare "1,400" where another cited figure is in megawatts."""
    if figure.value != other.value or figure.modifier != other.modifier or other.unit:
        return False
    return any(beside.unit == figure.unit for beside, _ in there)


def _is_completed(figure: Figure, other: Figure, there: list[tuple[Figure, str]]) -> bool:
    """Tell "three billion" for a bare "three" after figures in billions."""
    scale = figure.value / other.value if other.value and not other.unit else 0
    return scale in _SCALES and any(beside.value >= scale and beside.unit == figure.unit for beside, _ in there)


def _is_nth(figure: Figure, other: Figure) -> bool:
    """Tell "a third", the third of three, from the share."""
    return other.kind == "ordinal" and figure.unit == SHARE and math.isclose(figure.value * other.value, 1)


def _is_rounding(figure: Figure, other: Figure) -> bool:
    """Tell "about 2,500" or "hundreds" for an exact figure: a rounding that says so."""
    if figure.modifier == "EXACT" or other.modifier != "EXACT" or not figure.value:
        return False
    if figure.modifier == "VAGUE":
        return figure.value <= other.value < 10 * figure.value
    digits = len(f"{figure.value:.10g}".replace(".", "").rstrip("0"))
    step = 10.0 ** (math.floor(math.log10(abs(figure.value))) - digits + 1)
    return figure.unit == other.unit and 0 < abs(figure.value - other.value) < step


def _words(figure: Figure, text: str) -> str:
    """Return the figure as the text has it, with modifier and unit."""
    holds = (q for q in _quantities(text) if q.start <= figure.span.start and figure.span.end <= q.end)
    whole = next(holds, figure.span)
    return excerpt(whole.text, 60)


def _time(time: Time, item: Item, reading: Reading) -> Iterator[Finding]:
    near = cited.with_neighbours(item, reading)
    text = " ".join(reading.text_of(number) for number in near)
    if _is_literal(time.text, text) or any(_agree(time, other) for n in near for other in reading.times[n]):
        return
    if time.edtf is None and not _marks(time.text):
        return
    has = [other.text for number in cited.numbers(item) for other in reading.times[number]]
    but = f" (there: “{excerpt(has[0])}”)" if has else ""
    message = f"“{time.text}” is not in {sentences(cited.numbers(item))}{but}. Use the article's date."
    elsewhere = _is_literal(time.text, reading.article.text)
    yield finding(item.id, "number", message, severity=cited.severity(item) if elsewhere else "error")


def _is_literal(words: str, text: str) -> bool:
    """Tell whether the days, months and numbers of a time stand in the text as they are."""
    marks = _marks(words)
    return _squeezed(words) in _squeezed(text) or (bool(marks) and all(locate(mark, text) for mark in marks))


def _marks(words: str) -> list[str]:
    """Return the words of a calendar date that name its day, month and year; none for "two weeks ago"."""
    found = [word for _, _, word in tokens(words)]
    if not any(word.lower() in _calendar() or (word.isdigit() and len(word) == 4) for word in found):
        return []
    return [word for word in found if word.lower() in _calendar() or word.isdigit()]


@cache
def _calendar() -> frozenset[str]:
    names = ("months", "months_short", "weekdays", "weekdays_short", "holidays")
    return frozenset(word.rstrip(".") for name in names for word in table("calendar")[name])


def _squeezed(text: str) -> str:
    """Return a text in lower case without spaces and full stops: "10 a.m." is "10am"."""
    return text.lower().replace(" ", "").replace(".", "")


def _agree(time: Time, other: Time) -> bool:
    """Tell whether two times are one, or the text's is the coarser one ("in January 2022" for 5 January)."""
    return time.edtf is not None and other.edtf is not None and other.edtf.startswith(time.edtf)
