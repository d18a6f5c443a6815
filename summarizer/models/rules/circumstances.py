"""Circumstances: when and where an event took place, and the figures in it, verbatim."""

from collections.abc import Sequence

import regex

from summarizer.language.clauses import Token, is_adverb, words
from summarizer.language.data import table
from summarizer.language.events import Trigger
from summarizer.language.names import Name
from summarizer.language.numerals import alternatives
from summarizer.language.predicates import clause_words
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.sheet import Sheet
from summarizer.reading import Reading
from summarizer.schemas.spans import Quantity, Span, Time

_NOT_PLACES = frozenset({"person", "organisation"})
_BEFORE_PLACE = regex.compile(
    r"\b(?P<word>\p{Ll}+) (?P<lead>(?:the |an? )?"
    r"(?:(?!(?:in|at|near|off|on|to|from|by|with|and|for|that|who|the|of)\b)[\p{Ll}\p{M}'’-]+ ){0,4})\Z"
)
_OTHER_CLAUSE = frozenset("who which that whose because although though".split())
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_TO_COME = frozenset("is are will would may might could should must".split())
_OTHER_TIME = frozenset("after before since until".split())
_SAME_DAY = frozenset("dawn daybreak sunrise noon midday sunset dusk nightfall midnight".split())
"""What "before" and "after" may stand before without leading to another day: "before dawn on Thursday"."""

_LINKS = frozenset("on in at late early since more less than about".split())
_STRAY = regex.compile(
    r"(?: (?:The|An?|It|He|She|We|I|You|In|On|At|For|While|When|With|From|After|Before|This|That|They|There|Immediately"
    r"|Meanwhile))+\Z"
)
_OWNED = regex.compile(r"\A['’]s?\b")
_MODIFIED = regex.compile(r"\A (\p{Ll}[\p{L}’'-]+)")
_ARTICLE = regex.compile(r"\b(?:[Tt]he|an?) \Z")
_AT = regex.compile(r"\bat (?:the |an? )?\Z")
_BEFORE_TOWN = regex.compile(
    r"\b(?P<word>in|at|near|off|outside|across|around|on) (?P<lead>(?:the |an? )?(?:[\w’'-]+ ){0,3}?"
    r"(?:city|town|village|port|district|suburb|province|region|state|coast|island|county|outskirts) of (?:the )?)\Z"
)
_COMPARISONS = table("calendar")["comparisons"]
_FIGURE = r"(?:[\p{L}-]+ )?[£$€]?\d\S*"
_COMPARISON = 60
"""Characters before a time within which a comparison bears on it."""

_COMPARED = regex.compile(
    rf"\b(?:(?:{alternatives(_COMPARISONS['with'])})(?: {_FIGURE}(?: [\p{{L}}-]+){{0,4}}?)?"
    rf"|from (?=[£$€]|\S+%|\d+\.){_FIGURE}|than(?: (?:{alternatives(_COMPARISONS['then'])}))*)"
    r" (?:(?:in|on|at|for|during) )?\Z",
    regex.IGNORECASE,
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
    within = [time for number in proposition.sentences for time in reading.times[number] if proposition.covers(time)]
    own = [time for time in within if not _is_compared(reading.article.text, time)]
    near = [time for time in own if not _is_of_another(proposition.tokens, time, at)]
    dated = [time for time in near if time.edtf] or near
    best = min(dated, key=lambda time: (_apart(time, at), time.start), default=None)
    return best.text if best else ""


def _is_compared(text: str, time: Time) -> bool:
    """Tell a time that belongs to what something is compared with: "88 seats, down from 109 in 2022"."""
    return _COMPARED.search(text, max(0, time.start - _COMPARISON), time.start) is not None


def _apart(time: Time, trigger: Token) -> int:
    return max(time.start - trigger.end, trigger.start - time.end)


def _is_of_another(tokens: Sequence[Token], time: Time, trigger: Token) -> bool:
    """Tell a time that another clause than the trigger's holds; one with "when" tells of the same time."""
    start, end = min(time.end, trigger.end), max(time.start, trigger.start)
    between = [at for at, token in enumerate(tokens) if start <= token.start < end]
    if any(tokens[at].low in _OTHER_CLAUSE or _opens_other_time(tokens, at) for at in between):
        return True
    if time.start < trigger.start and _is_in_relative(tokens, time):
        return True
    if time.start > trigger.end and any(_goes_on_to_come(tokens, at) for at in between):
        return True
    return time.start > trigger.end and _follows_participle(tokens, between)


def _is_in_relative(tokens: Sequence[Token], time: Time) -> bool:
    """Tell "Hale, who turns 25 next month, scored": behind "who" and no comma since."""
    before = [token.low for token in tokens if token.start < time.start]
    return next((low in _RELATIVES for low in reversed(before) if low == "," or low in _RELATIVES), False)


def _goes_on_to_come(tokens: Sequence[Token], at: int) -> bool:
    """Tell "and is due to be sentenced on 11 May" and "but has not played since" behind what has happened."""
    link, *after = [token.low for token in tokens[at : at + 3]]
    return link in words("coordinators") and (not _TO_COME.isdisjoint(after[:1]) or after[1:] in (["not"], ["never"]))


def _follows_participle(tokens: Sequence[Token], between: Sequence[int]) -> bool:
    """Tell a time right behind a noun's participle: "freed girls kidnapped two years ago"."""
    at = next((at for at in reversed(between) if tokens[at].low not in _LINKS), None)
    if at is None or not tokens[at].low.endswith("ed") or any(tokens[other].low == "when" for other in between):
        return False
    before = tokens[at - 1].low
    return (
        not is_adverb(before) and before not in words("auxiliaries") | words("coordinators") | {","} and at > between[0]
    )


def _opens_other_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell "after the vote on Monday" from "after 20 laps on Monday" and "before dawn on Monday"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low in _OTHER_TIME and follows not in _SAME_DAY and not follows[:1].isdigit()


def place_of(sheet: Sheet, proposition: Proposition, trigger: Trigger) -> str:
    """Return the place nearest to the trigger: a name of a place behind a preposition of place, with its words."""
    at = proposition.tokens[trigger.predicate.head].start
    found = [place for span in proposition.spans for place in _places(sheet, span)]
    best = min(found, key=lambda place: (abs(place.start - at) + 30 * (place.end < at), place.start), default=None)
    return best.text if best else ""


def _places(sheet: Sheet, span: Span) -> list[Span]:
    places: list[Span] = []
    for name in sheet.names(span.start, span.end):
        if (places and name.start < places[-1].end) or _is_owner(sheet.text, name):
            continue
        between = sheet.text[places[-1].end : name.start] if places else None
        if places and name.kind not in _NOT_PLACES and between is not None and _TOGETHER.match(between):
            places[-1] = sheet.span(places[-1].start, _end(sheet.text, name.end))
        elif _may_be_place(sheet.text, name) and (
            (start := _start(sheet.text, span.start, name.start, name.kind)) is not None
        ):
            places.append(sheet.span(start, _end(sheet.text, name.end + len(_noun_after(sheet.text, name) or ""))))
    return [_cleaned(sheet, place) for place in places]


def _may_be_place(text: str, name: Name) -> bool:
    """Tell a name that can be a place; of bodies those that something took place at: "at the White House"."""
    return name.kind not in _NOT_PLACES or (name.kind == "organisation" and _AT.search(text, 0, name.start) is not None)


def _is_owner(text: str, name: Name) -> bool:
    """Tell "in the Kentucky senator's office" and "in Lorne's election", which name whose it is and not where."""
    after = text[name.end : name.end + 40]
    if _OWNED.match(after):
        return True
    return _noun_after(text, name) is not None and _AT.search(text, 0, name.start) is None


def _noun_after(text: str, name: Name) -> str | None:
    """Return the noun that a name with an article modifies: " zoo" of "an Ohio zoo"; None where it stands alone."""
    after = text[name.end : name.end + 40]
    modified = _MODIFIED.match(after)
    has_article = _ARTICLE.search(text, max(0, name.start - 5), name.start)
    if modified is None or not has_article or _HEAD.match(after) or _is_closed(modified[1]):
        return None
    return modified[0]


def _is_closed(low: str) -> bool:
    """Tell a word that cannot be the noun of a noun phrase: a preposition, an auxiliary, a participle."""
    kinds = ("prepositions", "subordinators", "auxiliaries", "coordinators", "relatives", "pasts", "times")
    return any(low in words(kind) for kind in kinds) or low.endswith(("ed", "ly", "ing"))


def _cleaned(sheet: Sheet, place: Span) -> Span:
    """Return a place without capitals behind it that open the next line of a text whose lines ran together."""
    return sheet.span(place.start, place.end - len(place.text) + len(_STRAY.sub("", place.text)))


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
        if proposition.covers(quantity)
    ]
