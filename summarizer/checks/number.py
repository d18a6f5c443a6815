"""Every figure and date of the text is in the evidence, with its unit and its modifier ("about", "at least")."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from summarizer.checks import cited
from summarizer.checks.alike import SCALES, is_equal, stands_for
from summarizer.checks.edits import Edit, replacements
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.superseded import is_superseded, tells_so
from summarizer.checks.times import is_other_day, may_name_day, misdated
from summarizer.ground import Item
from summarizer.language.quantities import Figure, figures, quantities
from summarizer.language.units import is_measure
from summarizer.language.words import tokens
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Quantity, Span
from summarizer.schemas.values import Severity

# A number this small is often counted up by whoever writes ("the two", "both drones").
_COUNTED = 3
_ADDED_UP = re.compile(r"\b(?:and|both|pair|couple|twins?|duo|trio|each|another|or|other)\b|[,;&]")
_GROUPS = re.compile(r"\d+")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_HOUR_AND_MINUTE = 2
# There may be several people of an age: "the eight-year-old" need not be the one of 29.
_AGE = re.compile(r"[\s-]years?[\s-]old\b")
_BROKEN = re.compile(r"\s[.,-]|[.,-]\s")
# "COVID-19" and "F-16" bear their number in the name.
_IDENTIFIER = re.compile(r"[^\W\d_]\w*-?\d")
# Characters of the next sentence in which a figure that was cut in two goes on.
_OVER = 40
_MAGNITUDE_ALONE = re.compile(r"[”\"’']\s\Z")
# "Fewer than the 41,207 given" compares with the article's figure and bounds nothing.
_REFERS = re.compile(r"\bthan (?:the|its|their)\s\Z", re.IGNORECASE)
# What says that there is one, and the words after it among which its noun stands.
_SINGLE = frozenset(("a", "an", "each", "every", "per"))
_NOUN = 6
# Content words to either side by which a figure is recognised in another sentence, and how many place it there.
_BESIDE, _PLACED = 3, 2
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
# "A fee that could rise to £38m" is one of up to £38m.
_MAY_REACH = re.compile(
    r"\b(?:could|may|might)\s(?:\w+\s)?(?:rise|reach|climb|go up|grow|increase|total|cost|be worth|fetch)"
    r"\s(?:to\s)?\W?\Z",
    re.IGNORECASE,
)
_quantities = lru_cache(maxsize=512)(quantities)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find figures and dates that the cited sentences do not have, and modifiers lost, added or changed."""
    given = [f for f in figures(item.text) if f.kind in {"quantity", "other"} and not _is_no_figure(f, item.text)]
    there = [(figure, e.quote) for e in item.evidence for figure in figures(e.quote)] if given else []
    found = [finding for figure in given for finding in _figure(figure, there, item, reading)]
    if not item.is_slice:
        times = cited.own(item.text, reading.article.published).times[1]
        found += [finding for time in times for finding in misdated(time, item, reading)]
        found = found if any(one.severity == "error" for one in found) else [*found, *_replaced(item, reading)]
    yield from found


def _replaced(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a figure, a month or a weekday where a sentence that is repeated for the rest has another one."""
    if not (figures(item.text) or _GROUPS.search(item.text) or may_name_day(item.text)):
        return
    for edit, evidence in replacements(item.text, item.evidence):
        ours, theirs = item.text[slice(*edit.ours)], evidence.quote[slice(*edit.theirs)]
        if any(_is_spaced(figure, item, reading) for figure in _within(edit.ours, item.text)):
            continue
        if _is_other_figure(edit, item.text, evidence.quote) or is_other_day(ours, theirs):
            message = (
                f"“{excerpt(ours, 40)}” stands where {sentences([evidence.sentence])} has “{excerpt(theirs, 60)}”."
            )
            start = evidence.start + edit.theirs[0]
            span = Span(start=start, end=start + len(theirs), text=theirs)
            yield finding(item.id, "number", f"{message} Keep the article's.", span)


def _is_other_figure(edit: Edit, text: str, quote: str) -> bool:
    """Tell figures that are none of those in whose place they stand; bare digits ("9/11", "5:30") one by one."""
    ours, theirs = _within(edit.ours, text), _within(edit.theirs, quote)
    if ours and theirs:
        there = [(figure, quote) for figure in theirs]
        return not any(is_equal(one, other) or stands_for(one, other, there) for one in ours for other in theirs)
    new, old = _GROUPS.findall(text[slice(*edit.ours)]), _GROUPS.findall(quote[slice(*edit.theirs)])
    # Of a clock time the minutes tell: "5:30 p.m." is "17:30".
    return bool(new) and len(new) == len(old) <= _HOUR_AND_MINUTE and new[-1] != old[-1] and not (ours or theirs)


def _within(at: tuple[int, int], text: str) -> list[Figure]:
    return [figure for figure in figures(text) if at[0] <= figure.span.start and figure.span.end <= at[1]]


def _figure(figure: Figure, there: list[tuple[Figure, str]], item: Item, reading: Reading) -> Iterator[Finding]:
    equal = [(other, quote) for other, quote in there if is_equal(figure, other)]
    words = _words(figure, item.text)
    if equal and all(is_superseded(*one) for one in equal) and not tells_so(item.text):
        message = (
            f"“{words}” is an earlier figure, which the article takes back: “{excerpt(equal[0][1])}”. Tell the new one."
        )
        yield finding(item.id, "number", message, severity=cited.severity(item, instead=stems(words)))
    elif equal and (rival := _rival(figure, equal, there, item)):
        message = f"“{words}” is of something else in the article, which has here “{_words(*rival)}”."
        yield finding(item.id, "number", message, severity=cited.severity(item))
    elif equal and not _counts_another(figure, equal, there):
        yield from _modifier(figure, words, equal, item)
    elif not (
        _is_counted(figure, there, item.evidence)
        or any(stands_for(figure, other, there) or _is_unit_told(figure, other, item) for other, _ in there)
        or _is_difference(figure, item)
        or _is_spaced(figure, item, reading)
    ):
        where = sentences(item.numbers)
        have = ", ".join(f"“{_words(other, quote)}”" for other, quote in there if other.kind == "quantity")
        but = f" (there: {excerpt(have)})" if have else ""
        message = f"“{words}” is not in {where}{but}. Use the article's figure."
        yield finding(item.id, "number", message, severity=_misplaced(figure, item, reading))


def _rival(
    figure: Figure, equal: list[tuple[Figure, str]], there: list[tuple[Figure, str]], item: Item
) -> tuple[Figure, str] | None:
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
    if figure.modifier == "EQUAL_OR_LESS" and _MAY_REACH.search(quote, 0, other.span.start):
        return True
    ends = {end.value for end in figures(quote) if end.modifier == "BETWEEN"}
    return other.modifier == "BETWEEN" and ends <= {end.value for end in figures(text)}


def _misplaced(figure: Figure, item: Item, reading: Reading) -> Severity:
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


def _is_contradicted(figure: Figure, item: Item, holding: Sequence[tuple[Figure, str]]) -> bool:
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
    whole = _whole(figure, text)
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


def _is_no_figure(figure: Figure, text: str) -> bool:
    """Tell the number of a name (F-16) or of a list (3)), and the magnitude after quoted words (“just two” million).

    Names are the name check's.
    """
    if figure.value in SCALES and _MAGNITUDE_ALONE.search(text, max(0, figure.span.start - 2), figure.span.start):
        return True
    if figure.kind == "other" and _IDENTIFIER.match(figure.span.text):
        return True
    before, after = text[: figure.span.start][-2:], text[figure.span.end :][:1]
    return (
        before[-1:].isalpha() or (before[:1].isalpha() and before[-1:] == "-") or (not before and after in {")", "."})
    )


def _is_unit_told(figure: Figure, other: Figure, item: Item) -> bool:
    """Tell a bare "3.1 billion" where the text has its "euros" at another figure."""
    if figure.unit or figure.value != other.value or figure.modifier != other.modifier:
        return False
    return is_measure(other.unit) and any(beside.unit == other.unit for beside in figures(item.text))


def _is_counted(figure: Figure, there: list[tuple[Figure, str]], evidence: Sequence[Evidence]) -> bool:
    """Tell a small number that whoever writes may have counted: the evidence does not speak of so many of the same."""
    if figure.value == 1 and _is_single(figure, evidence):
        return True
    if figure.value > _COUNTED or figure.span.text[:1].isdigit() or is_measure(figure.unit):
        return False
    return not any(_is_same_noun(figure, other) for other, _ in there) and not _is_made_up(figure, evidence)


def _is_spaced(figure: Figure, item: Item, reading: Reading) -> bool:
    """Tell "3,800" or "two-week" where the article's own spacing is broken: "3, 800", "98. 7", "two - week"."""
    whole = _whole(figure, item.text)
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


def _counts_another(figure: Figure, equal: list[tuple[Figure, str]], there: list[tuple[Figure, str]]) -> bool:
    """Tell a number put to another noun: "three soldiers", where there are seven soldiers and three civilians."""
    if not all(other.unit and other.kind == "quantity" and not _is_same_noun(figure, other) for other, _ in equal):
        return False
    return any(_is_same_noun(figure, other) for other, _ in there)


def _is_same_noun(figure: Figure, other: Figure) -> bool:
    nouns = figure.unit and other.unit and not is_measure(figure.unit) and figure.kind == other.kind == "quantity"
    return bool(nouns) and stem(figure.unit) == stem(other.unit)


def _words(figure: Figure, text: str) -> str:
    """Return the figure as the text has it, with modifier and unit."""
    return excerpt(_whole(figure, text).text, 60)


def _whole(figure: Figure, text: str) -> Span:
    holds = (q for q in _quantities(text) if q.start <= figure.span.start and figure.span.end <= q.end)
    return next(holds, figure.span)
