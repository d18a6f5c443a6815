"""Circumstances: when and where an event took place, and the figures in it, verbatim."""

import regex

from summarizer.language.clauses import Token
from summarizer.language.events import Trigger
from summarizer.language.predicates import clause_words
from summarizer.models.rules.propositions import Proposition
from summarizer.models.rules.sheet import Sheet
from summarizer.reading import Reading
from summarizer.schemas.spans import Quantity, Span, Time

_NOT_PLACES = frozenset({"person", "organisation"})
_BEFORE_PLACE = regex.compile(
    r"\b(?P<word>\p{Ll}+) (?P<lead>(?:the |an? )?"
    r"(?:(?!(?:in|at|near|off|on|to|from|by|with|and|for|that|who|the|of)\b)[\p{Ll}\p{M}'’-]+ ){0,4})\Z"
)
_OTHER_CLAUSE = regex.compile(
    r"\b(?:who|which|that|whose|after|before|since|because|when|until|while|although|though)\b"
)
_BEFORE_TOWN = regex.compile(
    r"\b(?P<word>in|at|near|off|outside|across|around|on) (?P<lead>(?:the |an? )?(?:[\w’'-]+ ){0,3}?"
    r"(?:city|town|village|port|district|suburb|province|region|state|coast|island|county|outskirts) of (?:the )?)\Z"
)
_LONGEST_LEAD = 60
_TOGETHER = regex.compile(r"\A(?:,? and |, | in | in the |-)(?:(?:the |an? )?[\p{Ll}-]+ ){0,2}\Z")
_HEAD = regex.compile(
    r"\A(?: (?:air|military|naval|border|refugee|nuclear|power|train|police|oil|gas|bus|metro|railway|subway))?"
    r" (?:base|province|region|district|city|town|village|airport|port|river|state|county|island|border|coast|valley|"
    r"hospital|prison|camp|station|plant|bridge|square|street|stadium|university|school|park|area|suburb|highway|peninsula)\b"
)


def time_of(reading: Reading, proposition: Proposition, trigger: Trigger) -> str:
    """Return the time expression nearest to the trigger within the proposition, "" where there is none."""
    at = proposition.tokens[trigger.predicate.head]
    within = [
        time
        for number in proposition.sentences
        for time in reading.times[number]
        if any(span.start <= time.start and time.end <= span.end for span in proposition.spans)
    ]
    stretches = {time: _between(reading, time, at) for time in within}
    near = [time for time in within if not _OTHER_CLAUSE.search(stretches[time])]
    dated = [time for time in near if time.edtf] or near
    best = min(dated, key=lambda time: (len(stretches[time]), time.start), default=None)
    return best.text if best else ""


def _between(reading: Reading, time: Time, trigger: Token) -> str:
    return reading.article.text[min(time.end, trigger.start) : max(time.start, trigger.end)]


def place_of(sheet: Sheet, proposition: Proposition, trigger: Trigger) -> str:
    """Return the place nearest to the trigger: a name of a place behind a preposition of place, with its words."""
    at = proposition.tokens[trigger.predicate.head].start
    found = [place for span in proposition.spans for place in _places(sheet, span)]
    best = min(found, key=lambda place: (abs(place.start - at) + 30 * (place.end < at), place.start), default=None)
    return best.text if best else ""


def _places(sheet: Sheet, span: Span) -> list[Span]:
    places: list[Span] = []
    for name in sheet.names(span.start, span.end):
        if places and name.start < places[-1].end:
            continue
        between = sheet.text[places[-1].end : name.start] if places else None
        if places and name.kind not in _NOT_PLACES and between is not None and _TOGETHER.match(between):
            places[-1] = sheet.span(places[-1].start, _end(sheet.text, name.end))
        elif (
            name.kind not in _NOT_PLACES
            and (start := _start(sheet.text, span.start, name.start, name.kind)) is not None
        ):
            places.append(sheet.span(start, _end(sheet.text, name.end)))
    return places


def _start(text: str, first: int, name: int, kind: str) -> int | None:
    """Return where the phrase of a place begins: behind its preposition, "the" and adjectives included."""
    before = text[max(first, name - _LONGEST_LEAD) : name]
    if town := _BEFORE_TOWN.search(before):
        return name - len(before) + town.start("lead")
    match = _BEFORE_PLACE.search(before)
    if (
        match is None
        or match["word"] not in clause_words("before_place")
        or (kind != "place" and match["word"] in clause_words("before_known_place"))
    ):
        return None
    return name - len(before) + match.start("lead")


def _end(text: str, name: int) -> int:
    """Return where the noun behind a name ends ("the Ain air base"), or the name itself."""
    match = _HEAD.match(text[name : name + 40])
    return name + match.end() if match else name


def figures_of(reading: Reading, proposition: Proposition) -> list[Quantity]:
    """Return the figures within the proposition's words."""
    return [
        quantity
        for number in proposition.sentences
        for quantity in reading.quantities[number]
        if any(span.start <= quantity.start and quantity.end <= span.end for span in proposition.spans)
    ]
