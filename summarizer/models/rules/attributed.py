"""Attributed: what one attribution asserts, as a proposition: its content alone, or the act of saying it."""

from collections.abc import Iterator, Sequence

import regex

from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token, words
from summarizer.language.predicates import clause_words
from summarizer.models.rules.answers import is_turn
from summarizer.models.rules.clausal import is_clause, is_prose
from summarizer.models.rules.elliptic import goes_on, is_raised, leaves_noun_out, opens_with_one
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.soundness import INVERTED, is_bound, is_provisional
from summarizer.models.rules.wording import lead_end
from summarizer.schemas.spans import Span

SPOKEN_ACTS = frozenset(
    "deny demand threaten promise accuse criticise praise support decline ask call agree want plan hope".split()
) | {"fear", "express"}
"""Acts of which the saying is what is told: their text keeps the speaker."""

_THAT = regex.compile(r"\bthat\s+\Z")
_TIME_LEAD = regex.compile(r"(?:\b(?:on|in|at|by|since|during) (?:the )?)?\Z", regex.IGNORECASE)
_LEAD = 12
"""Characters of the longest lead looked for, and one before it."""
_RELATIVE_BEFORE = regex.compile(r"\b(?:that|which|whom)\s\Z", regex.IGNORECASE)
_AND = regex.compile(r"\band \Z")
_RELATIVES = frozenset({"who", "which", "that"})
_FEW = 3
_CLOSE = 15
"""Characters between a source and its cue that are told with them: "Kirby, the mayor, denied"."""


def proposition_of(sheet: Sheet, index: int, via: int | None) -> Proposition | None:
    """Return the content of an attribution, or the act of saying where the content is no clause of its own.

    None where neither can be told: a question in other words, a content that leaves its noun out.
    """
    attribution = sheet.reading.attributions[index]
    if attribution.is_rejoinder:  # ", a figure that the company disputes": nothing without what stands before
        return whole(sheet, index, told=True)
    spans = (*_condition(sheet, attribution), *_content(sheet, attribution))
    stated = Proposition.of(sheet, spans, index, via, sentences=attribution.sentences)
    tokens = stated.tokens
    if not tokens or (len(spans) == 1 and _is_indirect_question(tokens)):
        return None
    if is_turn(attribution):
        return stated if is_clause(tokens) or is_prose(tokens) else None
    if leaves_noun_out(tokens):
        return None
    if is_provisional(sheet, attribution) or opens_with_one(tokens):
        return whole(sheet, index, via, told=not comes_first(sheet, attribution))
    if not _is_told(sheet, attribution, stated) and (comes_first(sheet, attribution) or is_clause(tokens)):
        return stated
    return _told(sheet, attribution, index, via)


def whole(sheet: Sheet, index: int, via: int | None = None, *, told: bool) -> Proposition:
    """Return the whole sentence of an attribution, what is said of its source included."""
    number = sheet.reading.attributions[index].sentence
    return Proposition.of(sheet, [sheet.statement(number)], index, via, sentences=(number,), told=told)


def joint(sheet: Sheet, indices: Sequence[int]) -> Proposition | None:
    """Return attributions of one sentence of which none is told without the others, None where they stand apart."""
    return _contrasted(sheet, indices) or _leaning(sheet, indices)


def comes_first(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "..., Kirby said": what opens a sentence and is followed by its cue is a clause."""
    first = attribution.content[0]
    number = sheet.sentences(first.start, first.end)[:1]
    opens = bool(number) and first.start == sheet.reading.sentence(number[0]).start
    words = first.text[lead_end(first.text) :].split()
    return opens and first.end <= attribution.cue.start and len(words) > _FEW


def _contrasted(sheet: Sheet, indices: Sequence[int]) -> Proposition | None:
    """Return "X confirmed that A but said that B" whole: neither is told without the other."""
    if len(indices) != 2:
        return None
    first, second = (sheet.reading.attributions[index] for index in indices)
    source = first.source
    if source is None or source != second.source or source.start > first.cue.start:
        return None
    if sheet.text[first.content[-1].end : second.cue.start].strip(" ,") != "but":
        return None
    span = sheet.span(source.start, max(part.end for part in second.content))
    return Proposition.of(sheet, [span], indices[0], sentences=(first.sentence,), told=True)


def _leaning(sheet: Sheet, indices: Sequence[int]) -> Proposition | None:
    """Return "X denied that a bid was made, though Y said one arrived" whole: the "one" is named by the first."""
    contents = (sheet.reading.attributions[index].content[0] for index in indices[1:])
    if any(opens_with_one(sheet.tokens(part.start, part.end)) for part in contents):
        return whole(sheet, indices[0], told=True)
    return None


def _is_told(sheet: Sheet, attribution: Attribution, stated: Proposition) -> bool:
    """Tell a content that says more, or something else, without who says it and how."""
    return (
        attribution.act in SPOKEN_ACTS
        or attribution.sentence in sheet.looked_into
        or is_bound(sheet, attribution)
        or is_raised(attribution, stated.tokens)
        or goes_on(stated.spans[-1].text)
    )


def _is_indirect_question(tokens: Sequence[Token]) -> bool:
    """Tell "asked if the port was shut" from "if the port shuts, they will leave"."""
    is_condition = tokens[0].low in {"if", "when"} and any(token.low == "," for token in tokens[2:])
    return tokens[0].low in clause_words("interrogatives") and not is_condition


def _content(sheet: Sheet, attribution: Attribution) -> Iterator[Span]:
    """Yield the content without a dateline, and with the "that" behind which an interrupted content goes on."""
    for nth, part in enumerate(attribution.content):
        if nth:
            that = _THAT.search(sheet.text, max(0, part.start - 8), part.start)
            yield sheet.span(that.start() if that else part.start, part.end)
        else:
            yield sheet.without_lead(part.start, part.end)


def _condition(sheet: Sheet, attribution: Attribution) -> Iterator[Span]:
    """Yield the condition that a sentence opens with before its speaker: "If talks fail, she said she would resign"."""
    source, number = attribution.source, attribution.sentence
    start = sheet.reading.sentence(number).start
    first = min(part.start for part in (source or attribution.cue, attribution.cue, *attribution.content))
    for hedge in sheet.reading.hedges[number]:
        opens = hedge.start == start + lead_end(sheet.text[start : hedge.end])
        if hedge.type != "conditional" or not opens or hedge.end > first:
            continue
        if hedge.scope_end <= first:
            yield sheet.span(hedge.start, hedge.scope_end)
        elif hedge.text in INVERTED:  # no conjunction tells where "Should talks fail," ends, but whoever speaks does
            yield sheet.span(hedge.start, hedge.start + len(sheet.text[hedge.start : first].rstrip(" ,")))


def _told(sheet: Sheet, attribution: Attribution, index: int, via: int | None) -> Proposition | None:
    """Return the act of saying: its source, cue and content; None where the source or the verb cannot open a text."""
    source, cue = attribution.source, attribution.cue
    end = max(part.end for part in attribution.content)
    opener = cue.text.lower().split()[0]
    if source is None or source.text.lower() in _RELATIVES or (opener.endswith("ing") and opener != "according"):
        return None
    if attribution.act == "call" and _RELATIVE_BEFORE.search(sheet.text, max(0, source.start - _LEAD), source.start):
        return None  # "a survey that the board called old": what it called so stands before
    if _is_cut(sheet, attribution):
        return whole(sheet, index, via, told=True)
    spans: tuple[Span, ...]
    start = min((part.start for part in _condition(sheet, attribution)), default=source.start)
    if source.start > cue.start or end < cue.end or attribution.content[0].start < source.start:
        spans = (sheet.statement(attribution.sentence),)
    elif cue.start - source.end <= _CLOSE or _goes_on_to(sheet, attribution):
        spans = (sheet.span(_with_time(sheet, attribution.sentence, start), end),)
    else:
        spans = (sheet.span(start, source.end), sheet.span(cue.start, end))
    return Proposition.of(sheet, spans, index, via, told=True)


def _is_cut(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell the "Ada Lund, 41" of "Police say Ada Lund, 41, sent letters calling on members to strike"."""
    last = attribution.content[-1]
    is_open = attribution.act == "say" and attribution.kind == "indirect" and last.start > attribution.cue.end
    rest = sheet.text[last.end : sheet.reading.sentence(attribution.sentence).end].strip(' ,.;”"')
    return is_open and bool(rest) and not is_clause(sheet.tokens(last.start, last.end))


def _goes_on_to(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "Kirby resigned and denied …"; what a source has said before the "and" is told apart."""
    source, cue = attribution.source, attribution.cue
    if source is None or not _AND.search(sheet.text, source.end, cue.start):
        return False
    low = cue.text.lower()
    if not (low.endswith(("ed", "s")) or low in words("pasts", "rarer_pasts")) or " " in low:
        return True  # "said that she had been ill and had told …", "said it would watch it and inform them"
    others = (sheet.reading.attributions[at].cue for at in sheet.reading.cued.get(attribution.sentence, ()))
    return not any(source.end <= one.start < cue.start for one in others)


def _with_time(sheet: Sheet, number: int, start: int) -> int:
    """Return where "On Monday" or "In 2023," begins that stands right before `start`, `start` where nothing does."""
    for time in sheet.reading.times[number]:
        is_right_before = time.end <= start and not sheet.text[time.end : start].strip(" ,")
        if is_right_before and (lead := _TIME_LEAD.search(sheet.text, max(0, time.start - _LEAD), time.start)):
            return lead.start()
    return start
