"""Every figure and date of the text is in the evidence, with its unit and its modifier ("about", "at least")."""

import re
from collections.abc import Iterator, Sequence

from summarizer.checks import cited
from summarizer.checks.alike import SCALES, Given, is_equal, stands_for
from summarizer.checks.beside import counts_another, rival_of, severity_elsewhere, whole_of
from summarizer.checks.derived import is_derived, is_spaced
from summarizer.checks.edits import Edit, replacements
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.superseded import is_superseded, tells_so
from summarizer.checks.times import is_other_day, may_name_day, misdated
from summarizer.ground import Item
from summarizer.language.quantities import Figure, figures
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# "COVID-19" and "F-16" bear their number in the name.
_IDENTIFIER = re.compile(r"[^\W\d_]\w*-?\d")
_MAGNITUDE_ALONE = re.compile(r"[”\"’']\s\Z")
_GROUPS = re.compile(r"\d+")
_HOUR_AND_MINUTE = 2
# "Fewer than the 41,207 given" compares with the article's figure and bounds nothing.
_REFERS = re.compile(r"\bthan (?:the|its|their)\s\Z", re.IGNORECASE)
# "A fee that could rise to £38m" is one of up to £38m.
_MAY_REACH = re.compile(
    r"\b(?:could|may|might)\s(?:\w+\s)?(?:rise|reach|climb|go up|grow|increase|total|cost|be worth|fetch)"
    r"\s(?:to\s)?\W?\Z",
    re.IGNORECASE,
)


# "Fell to 9 from 13", "9, against 13 a year earlier": 13 is where it came from (Quirk et al. 1985, 9.46: source, goal).
_MOVES = (
    r"(?:ris\w+|rose|f[ae]ll\w*|increas\w+|decreas\w+|gr[eo]w\w*|climb\w*|drop\w*|declin\w+|slip\w*|rais\w+|lower\w*"
    r"|cut\w*|trim\w*|revis\w+|reduc\w+|slow\w*|jump\w*|slid\w*|shr[aiu]nk\w*|widen\w*|narrow\w*|went)"
)
_AMOUNT = r"\s(?:about |around |nearly |almost |just )?(?:[$€£¥]|an? )?\Z"
_TO = re.compile(rf"\b{_MOVES}\b[^.;,]{{0,60}}?(?<!\bup )\bto{_AMOUNT}", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:from|against|compared (?:with|to)){_AMOUNT}", re.IGNORECASE)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find figures and dates that the cited sentences do not have, and modifiers lost, added or changed."""
    said = figures(item.text) if cited.may_have(item, figures) else ()
    given = [figure for figure in said if figure.kind in {"quantity", "other"} and not _is_no_figure(figure, item.text)]
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
        if any(is_spaced(figure, item, reading) for figure in _within(edit.ours, item.text)):
            continue
        if _is_other_figure(edit, item.text, evidence.quote) or is_other_day(ours, theirs):
            message = (
                f"“{excerpt(ours, 40)}” stands where {sentences([evidence.sentence])} has “{excerpt(theirs, 60)}”."
            )
            span = Span.cut(evidence.quote, *edit.theirs).shift(evidence.start)
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


def _figure(figure: Figure, there: Sequence[Given], item: Item, reading: Reading) -> Iterator[Finding]:
    equal = [(other, quote) for other, quote in there if is_equal(figure, other)]
    words = _words(figure, item.text)
    if equal and all(is_superseded(*one) for one in equal) and not tells_so(item.text):
        message = (
            f"“{words}” is an earlier figure, which the article takes back: “{excerpt(equal[0][1])}”. Tell the new one."
        )
        yield finding(item.id, "number", message, severity=cited.severity(item, instead=stems(words)))
    elif end := _other_end(figure, there, item.text):
        message = f"“{words}” is told as the end, but the article has “{end}”. Tell from what to what."
        yield finding(item.id, "number", message)
    elif equal and (rival := rival_of(figure, equal, there, item)):
        message = f"“{words}” is of something else in the article, which has here “{_words(*rival)}”."
        yield finding(item.id, "number", message, severity=cited.severity(item))
    elif equal and not counts_another(figure, equal, there):
        yield from _modifier(figure, words, equal, item)
    elif not is_derived(figure, there, item, reading):
        where = sentences(item.numbers)
        have = ", ".join(f"“{_words(other, quote)}”" for other, quote in there if other.kind == "quantity")
        but = f" (there: {excerpt(have)})" if have else ""
        message = f"“{words}” is not in {where}{but}. Use the article's figure."
        yield finding(item.id, "number", message, severity=severity_elsewhere(figure, item, reading))


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


def _other_end(figure: Figure, there: Sequence[tuple[Figure, str]], text: str) -> str:
    """Return "from $13m" where the text has what moved go "to" the figure that it came from, "" elsewhere.

    Of a movement alone: "rose to", "cut it to". Whatever it was compared with is no end of it either.
    """
    if not _TO.search(text, 0, figure.span.start):
        return ""
    equal = [(one, quote) for one, quote in there if one.value == figure.value and one.unit in {"", figure.unit}]
    starts = [_FROM.search(quote, 0, one.span.start) for one, quote in equal]
    if not equal or not all(starts):
        return ""
    (one, quote), start = equal[0], starts[0]
    return quote[start.start() : one.span.end] if start else ""


def _modifier(figure: Figure, words: str, equal: Sequence[Given], item: Item) -> Iterator[Finding]:
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


def _words(figure: Figure, text: str) -> str:
    """Return the figure as the text has it, with modifier and unit."""
    return excerpt(whole_of(figure, text).text, 60)
