"""Propositions: what an article asserts, each once, as stretches of its sentences with who says it.

Attributed contents first; a sentence that no attribution covers is the author's, cut where two clauses are only
coordinated.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token, words
from summarizer.language.predicates import clause_words
from summarizer.models.rules.answers import is_answer, is_turn
from summarizer.models.rules.clausal import conjunction, is_clause, is_prose
from summarizer.models.rules.elliptic import goes_on, is_raised, leaves_noun_out, opens_with_one
from summarizer.models.rules.reserved import reserve_of, reserves_of
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.soundness import (
    is_outdated,
    is_provisional,
    is_qualified,
    is_sound,
    is_source,
    is_tentative,
    is_unverified,
)
from summarizer.models.rules.sources import Sources
from summarizer.models.rules.wording import lead_end
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

_SPOKEN_ACTS = frozenset(
    "deny demand threaten promise accuse criticise praise support decline ask call agree want plan hope".split()
) | {"fear", "express"}
"""Acts of which the saying is what is told: their text keeps the speaker."""

_INNER_ACTS = frozenset("ask want agree hope fear plan support praise decline call express".split())
"""Acts that a source tells of others: "the mayor said the guards had asked for help" is the mayor's account."""

_THAT = regex.compile(r"\bthat\s+\Z")
_TIME_LEAD = regex.compile(r"(?:\b(?:on|in|at|by|since|during) (?:the )?)?\Z", regex.IGNORECASE)
_LEAD = 12
"""Characters of the longest lead looked for, and one before it."""
_RELATIVE_BEFORE = regex.compile(r"\b(?:that|which|whom)\s\Z", regex.IGNORECASE)
_AND = regex.compile(r"\band \Z")
_RELATIVES = frozenset({"who", "which", "that"})
_FEW = 3
_OCCASION = range(12, 120)
"""Characters of "in a statement posted on the page and sent to reporters that"."""
_MAINLY = 0.5
_CHAINED = 45
"""Characters within which a nested source must open a content for the outer source to be but a relay."""


@dataclass(frozen=True)
class Proposition:
    """One assertion in the article's words. `spans` lie in order within `sentences`; `tokens` are theirs.

    `attribution` is the index of the attribution it is the content of, `via` that of the one that relays it. `told`
    says that the text tells the act of saying or of not believing, speaker included.
    """

    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    tokens: tuple[Token, ...]
    attribution: int | None = None
    via: int | None = None
    told: bool = False

    @cached_property
    def words(self) -> str:
        """The stretches, joined."""
        return " ".join(span.text for span in self.spans)


class _Sound(NamedTuple):
    """The attributions that a brief may rest on, by sentence, and what holds others back."""

    by_sentence: Mapping[int, Sequence[int]]
    covered: frozenset[int]
    held: Mapping[int, "_Held"]


class _Held(NamedTuple):
    """The words that hold back what an attribution has, and the source that they belong to."""

    word: Span
    source: Span | None


def propositions(sheet: Sheet, sources: Sources) -> Iterator[Proposition]:
    """Yield the propositions of the sheet's body sentences in the order of the article."""
    sound = _sound(sheet, sources)
    for sentence in sheet.body:
        indices = sound.by_sentence.get(sentence.number, [])
        held = sound.held.get(sentence.number)
        if held and not any(_is_within(held.word, sheet.reading.attributions[index]) for index in indices):
            yield from _held(sheet, sentence, indices, held)
        elif sentence.number in sheet.exchanged:
            answers = [index for index in indices if is_answer(sheet, sheet.reading.attributions[index])]
            yield from _attributed(sheet, answers)
        elif indices and not _is_aside(sheet, indices) and _mainly_said(sheet, sentence, indices):
            yield from _attributed(sheet, indices)
            if own := _own_again(sheet, sentence, indices):
                yield from _authors(sheet, own, sentence.end)
        elif (indices or sentence.number not in sound.covered) and sheet.quoted_until(sentence.start) is None:
            end = sheet.quoted_until(sentence.end) or sentence.end
            is_held = not indices and any(one.kind == "unheld" for one in reserves_of(sheet, sentence.number))
            yield from _authors(sheet, sentence.start, end, is_held=is_held)


def _sound(sheet: Sheet, sources: Sources) -> _Sound:
    by_sentence: dict[int, list[int]] = {}
    covered: set[int] = set()
    unsound: list[Attribution] = []
    held: dict[int, _Held] = {}
    for index in _near(sheet):
        attribution = sheet.reading.attributions[index]
        if any(_is_within(attribution.cue, outer) for outer in unsound):
            continue
        if attribution.depth and attribution.sentence in sheet.looked_into:
            continue  # what posts say that a minister said is told as theirs
        if word := reserve_of(sheet, attribution):
            held[attribution.sentence] = _Held(word, attribution.source)
            unsound.append(attribution)
        elif not (is_sound(sheet, attribution) and is_source(sheet, sources, index)):
            unsound.append(attribution)
        else:
            home = attribution.sentences[0] if is_answer(sheet, attribution) else attribution.sentence
            by_sentence.setdefault(home, []).append(index)
            covered.update(attribution.sentences)
    return _Sound(by_sentence, frozenset(covered), held)


def _held(sheet: Sheet, sentence: Sentence, indices: Sequence[int], held: _Held) -> Iterator[Proposition]:
    """Yield the whole sentence, as told by whoever spoke before "though she doubted …", else by the author."""
    before = [i for i in indices if sheet.reading.attributions[i].content[-1].end <= held.word.start]
    if before and held.source and held.source.text.lower() in words("subject_pronouns"):
        yield _whole(sheet, before[0], told=True)
    else:
        yield from _authors(sheet, sentence.start, sentence.end, is_held=True)


def _near(sheet: Sheet) -> list[int]:
    """Return the indices of the attributions that cue or content put into the sheet's body sentences."""
    reading = sheet.reading
    by_sentence = (found.get(one.number, ()) for one in sheet.body for found in (reading.cued, reading.attributed))
    return sorted({index for indices in by_sentence for index in indices})


def _mainly_said(sheet: Sheet, sentence: Sentence, indices: Sequence[int]) -> bool:
    """Tell a sentence that is somebody's words from one that only mentions some in passing."""
    found = [sheet.reading.attributions[index] for index in indices]
    if any(_comes_first(sheet, one) for one in found):
        return True  # whatever follows "he said" tells how or when he said it
    start = _behind_question(sheet, sentence, found)
    last = max(part.end for one in found for part in one.content)
    end = _own_again(sheet, sentence, indices) or max(sentence.end, last)
    covered, done = 0, start
    for first, last in sorted(part for one in found for part in _parts(one, start)):
        covered += max(0, min(end, last) - max(done, first))
        done = max(done, last)
    return covered >= _MAINLY * (end - start)


def _behind_question(sheet: Sheet, sentence: Sentence, found: Sequence[Attribution]) -> int:
    """Return where "Asked about it, she said" comes to the answer, else where the sentence begins."""
    opening = sheet.text[sentence.start : sentence.end].split(maxsplit=1)[0].lower()
    sources = [one.source.start for one in found if one.source and not one.depth]
    return min(sources) if sources and opening in words("heard") else sentence.start


def _own_again(sheet: Sheet, sentence: Sentence, indices: Sequence[int]) -> int:
    """Return where whoever writes goes on behind a semicolon, 0 where nobody does: "It said …; 380 have left"."""
    found = (sheet.reading.attributions[index] for index in indices)
    last = max((part.end for one in found for part in (*one.content, one.cue)), default=0)
    return last + 1 if last < sentence.end and sheet.text[last : last + 1] == ";" else 0


def _is_aside(sheet: Sheet, indices: Sequence[int]) -> bool:
    """Tell "raised its bid, offering to ...": where only participles speak, what happened is the author's to tell."""
    found = (sheet.reading.attributions[index] for index in indices)
    return all(one.act in _SPOKEN_ACTS | {"announce"} and _is_participle(sheet, one) for one in found)


def _is_participle(sheet: Sheet, attribution: Attribution) -> bool:
    before = sheet.text[: attribution.cue.start].rstrip()[-1:]
    return attribution.cue.text.lower().endswith("ing") and " " not in attribution.cue.text and before == ","


def _parts(attribution: Attribution, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the content stands, and the cue with its source and what is said of the source between them.

    Where the source opens the sentence at `start`, the occasion on which it speaks counts as well.
    """
    source, cue = attribution.source, attribution.cue
    yield from ((span.start, span.end) for span in attribution.content)
    first = attribution.content[0].start
    goes_on = source is not None and source.start == start and first - cue.end in _OCCASION
    yield min(source.start, cue.start) if source else cue.start, first if goes_on else cue.end
    if source and source.start > cue.start:
        yield source.start, source.end


def _attributed(sheet: Sheet, indices: Sequence[int]) -> Iterator[Proposition]:
    found = sheet.reading.attributions
    outer = {j: i for j in indices for i in indices if i != j and _is_told_by(found[j], found[i])}
    relays = {i for j, i in outer.items() if found[j].act not in _INNER_ACTS and _opens(found[j], found[i])}
    if not outer and (both := _contrasted(sheet, indices) or _leaning(sheet, indices)):
        yield both
        return
    for index in indices:
        holder = outer.get(index)
        if index in relays or (holder is not None and holder not in relays):
            continue
        made = _of(sheet, index, holder)
        if made:
            yield made


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
    return Proposition((span,), (first.sentence,), sheet.tokens(span.start, span.end), indices[0], told=True)


def _leaning(sheet: Sheet, indices: Sequence[int]) -> Proposition | None:
    """Return "X denied that a bid was made, though Y said one arrived" whole: the "one" is named by the first."""
    contents = (sheet.reading.attributions[index].content[0] for index in indices[1:])
    if any(opens_with_one(sheet.tokens(part.start, part.end)) for part in contents):
        return _whole(sheet, indices[0], told=True)
    return None


def _is_within(span: Span, attribution: Attribution) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in attribution.content)


def _is_told_by(inner: Attribution, outer: Attribution) -> bool:
    """Tell what an outer source tells that somebody says, or cites somebody for."""
    is_cited = inner.depth > outer.depth and inner.content == outer.content
    return is_cited or _is_within(inner.cue, outer)


def _opens(inner: Attribution, outer: Attribution) -> bool:
    if inner.content == outer.content:
        return True
    first = min(part.start for part in (inner.cue, inner.source or inner.cue))
    return any(0 <= first - part.start <= _CHAINED for part in outer.content)


def _of(sheet: Sheet, index: int, via: int | None) -> Proposition | None:
    """Return the content of an attribution, or the act of saying where the content is no clause of its own."""
    attribution = sheet.reading.attributions[index]
    if attribution.is_rejoinder:
        return _rejoined(sheet, attribution, index)
    spans = (*_condition(sheet, attribution), *_content(sheet, attribution))
    tokens = tuple(token for part in spans for token in sheet.tokens(part.start, part.end))
    if not tokens or (len(spans) == 1 and _is_indirect_question(tokens)):
        return None
    if is_turn(attribution):
        is_statement = is_clause(tokens) or is_prose(tokens)
        return Proposition(spans, attribution.sentences, tokens, index, via) if is_statement else None
    is_told = (
        attribution.act in _SPOKEN_ACTS
        or attribution.sentence in sheet.looked_into
        or is_qualified(sheet, attribution)
        or is_unverified(sheet, attribution)
        or is_tentative(attribution)
        or is_outdated(sheet, attribution)
        or is_raised(attribution, tokens)
        or goes_on(spans[-1].text)
    )
    if leaves_noun_out(tokens):
        return None
    if is_provisional(sheet, attribution) or opens_with_one(tokens):
        return _whole(sheet, index, via, told=not _comes_first(sheet, attribution))
    if not is_told and (_comes_first(sheet, attribution) or is_clause(tokens)):
        return Proposition(spans, attribution.sentences, tokens, index, via)
    return _told(sheet, attribution, index, via)


def _rejoined(sheet: Sheet, attribution: Attribution, index: int) -> Proposition | None:
    """Return the sentence in which somebody judges what stands before: ", a figure that the company disputes"."""
    start, end = _sentence_bounds(sheet, attribution.sentence)
    span = sheet.span(start + lead_end(sheet.text[start:end]), end)
    tokens = sheet.tokens(span.start, span.end)
    return Proposition((span,), sheet.sentences(span.start, span.end), tokens, index, told=True)


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
            yield sheet.span(part.start + lead_end(part.text), part.end)


def _condition(sheet: Sheet, attribution: Attribution) -> Iterator[Span]:
    """Yield the condition that a sentence opens with before its speaker: "If talks fail, she said she would resign"."""
    source, number = attribution.source, attribution.sentence
    start = sheet.reading.sentence(number).start
    first = min(part.start for part in (source or attribution.cue, attribution.cue, *attribution.content))
    for hedge in sheet.reading.hedges[number]:
        opens = hedge.start == start + lead_end(sheet.text[start : hedge.end])
        if hedge.type == "conditional" and opens and hedge.scope_end <= first:
            yield sheet.span(hedge.start, hedge.scope_end)


def _comes_first(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "..., Kirby said": what opens a sentence and is followed by its cue is a clause."""
    first = attribution.content[0]
    number = sheet.sentences(first.start, first.end)[:1]
    opens = bool(number) and first.start == sheet.reading.sentence(number[0]).start
    words = first.text[lead_end(first.text) :].split()
    return opens and first.end <= attribution.cue.start and len(words) > _FEW


def _told(sheet: Sheet, attribution: Attribution, index: int, via: int | None) -> Proposition | None:
    source, cue = attribution.source, attribution.cue
    end = max(part.end for part in attribution.content)
    if source is None or source.text.lower() in _RELATIVES or cue.text.lower().endswith("ing"):
        return None
    if attribution.act == "call" and _RELATIVE_BEFORE.search(sheet.text, max(0, source.start - _LEAD), source.start):
        return None  # "a survey that the board called old": what it called so stands before
    spans: tuple[Span, ...]
    if source.start > cue.start or end < cue.end:
        start, end = _sentence_bounds(sheet, attribution.sentence)
        spans = (sheet.span(start + lead_end(sheet.text[start:end]), end),)
    elif cue.start - source.end <= _CHAINED // 3 or _AND.search(sheet.text, source.end, cue.start):
        spans = (sheet.span(_with_time(sheet, attribution.sentence, source.start), end),)
    else:
        spans = (source, sheet.span(cue.start, end))
    tokens = tuple(token for span in spans for token in sheet.tokens(span.start, span.end))
    numbers = sheet.sentences(spans[0].start, spans[-1].end)
    return Proposition(spans, numbers, tokens, index, via, told=True)


def _whole(sheet: Sheet, index: int, via: int | None = None, *, told: bool) -> Proposition:
    """Return the whole sentence of an attribution, what is said of its source included."""
    number = sheet.reading.attributions[index].sentence
    start, end = _sentence_bounds(sheet, number)
    span = sheet.span(start + lead_end(sheet.text[start:end]), end)
    return Proposition((span,), (number,), sheet.tokens(span.start, span.end), index, via, told=told)


def _with_time(sheet: Sheet, number: int, start: int) -> int:
    """Return where "On Monday" or "In 2023," begins that stands right before `start`, `start` where nothing does."""
    for time in sheet.reading.times[number]:
        is_right_before = time.end <= start and not sheet.text[time.end : start].strip(" ,")
        if is_right_before and (lead := _TIME_LEAD.search(sheet.text, max(0, time.start - _LEAD), time.start)):
            return lead.start()
    return start


def _sentence_bounds(sheet: Sheet, number: int) -> tuple[int, int]:
    sentence = sheet.reading.sentence(number)
    return sentence.start, sentence.end


def _authors(sheet: Sheet, start: int, end: int, *, is_held: bool = False) -> Iterator[Proposition]:
    begin = start + lead_end(sheet.text[start:end])
    for span in [sheet.span(begin, end)] if is_held else _cut(sheet, begin, end):
        tokens = sheet.tokens(span.start, span.end)
        if is_prose(tokens) and not span.text.endswith("?"):
            yield Proposition((span,), sheet.sentences(span.start, span.end), tokens, told=is_held)


def _cut(sheet: Sheet, start: int, end: int) -> list[Span]:
    """Cut two clauses that are only coordinated."""
    tokens = sheet.tokens(start, end)
    at = None if _has_condition(sheet, start, end) else conjunction(tokens)
    if at is None:
        return [sheet.span(start, end)]
    return [sheet.span(start, tokens[at - 1].start), sheet.span(tokens[at].end, end)]


def _has_condition(sheet: Sheet, start: int, end: int) -> bool:
    """Tell clauses of which the last one's condition may be that of all."""
    hedges = (hedge for number in sheet.sentences(start, end) for hedge in sheet.reading.hedges[number])
    return any(hedge.type == "conditional" and start <= hedge.start < end for hedge in hedges)
