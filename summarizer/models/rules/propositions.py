"""Propositions: what an article asserts, each once, as stretches of its sentences with who says it.

Attributed contents first; a sentence that no attribution covers is the author's, cut where two clauses are only
coordinated.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.language.attribution import Attribution
from summarizer.language.clauses import words
from summarizer.models.rules.answers import is_answer
from summarizer.models.rules.attributed import SPOKEN_ACTS, comes_first, joint, proposition_of, whole
from summarizer.models.rules.clausal import conjunction, is_prose
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.reserved import reserve_of, reserves_of
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.soundness import is_sound, is_source
from summarizer.models.rules.sources import Sources
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

_INNER_ACTS = frozenset("ask want agree hope fear plan support praise decline call express".split())
"""Acts that a source tells of others: "the mayor said the guards had asked for help" is the mayor's account."""

_ANSWERS = frozenset({"deny", "doubt", "criticise", "ask"})
_AGAINST = frozenset({"but", ";", "though", "although", "; but", "while"})
_POINTING = frozenset({"it", "this", "that"})
_OCCASION = range(12, 120)
"""Characters of "in a statement posted on the page and sent to reporters that"."""
_MAINLY = 0.5
_CHAINED = 45
"""Characters within which a nested source must open a content for the outer source to be but a relay."""


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
        if held and not any(sheet.reading.attributions[index].covers(held.word) for index in indices):
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
        if any(outer.covers(attribution.cue) for outer in unsound):
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
        yield whole(sheet, before[0], told=True)
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
    if any(comes_first(sheet, one) for one in found):
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
    return all(one.act in SPOKEN_ACTS | {"announce"} and _is_participle(sheet, one) for one in found)


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
    cued = [at for number in {found[i].sentence for i in indices} for at in sheet.reading.cued.get(number, ())]
    if not outer and (both := joint(sheet, indices)):
        yield both
        return
    for index in indices:
        holder = outer.get(index)
        if index in relays or (holder is not None and holder not in relays):
            continue
        if made := proposition_of(sheet, index, holder):
            is_answered = not made.told and any(_is_untold_answer(sheet, index, other) for other in cued)
            yield whole(sheet, index, holder, told=True) if is_answered else made


def _is_untold_answer(sheet: Sheet, index: int, other: int) -> bool:
    """Tell "…, but the union questioned whether …" and "…; both deny it": told by nobody else, it limits this."""
    this, answer = sheet.reading.attributions[index], sheet.reading.attributions[other]
    if answer.source is None or answer.sentence != this.sentence or answer.source.start < this.content[-1].end:
        return False
    if answer.act not in _ANSWERS or answer.is_rejoinder:
        return False
    link = sheet.text[this.content[-1].end : answer.source.start].strip(" ,")
    is_untold = answer.content[0].text.lower() in _POINTING or proposition_of(sheet, other, None) is None
    return link in _AGAINST and is_untold


def _is_told_by(inner: Attribution, outer: Attribution) -> bool:
    """Tell what an outer source tells that somebody says, or cites somebody for."""
    is_cited = inner.depth > outer.depth and inner.content == outer.content
    return is_cited or outer.covers(inner.cue)


def _opens(inner: Attribution, outer: Attribution) -> bool:
    if inner.content == outer.content:
        return True
    first = min(part.start for part in (inner.cue, inner.source or inner.cue))
    return any(0 <= first - part.start <= _CHAINED for part in outer.content)


def _authors(sheet: Sheet, start: int, end: int, *, is_held: bool = False) -> Iterator[Proposition]:
    stretch = sheet.without_lead(start, end)
    for span in [stretch] if is_held else _cut(sheet, stretch):
        stated = Proposition.of(sheet, [span], told=is_held)
        if is_prose(stated.tokens) and not span.text.endswith("?"):
            yield stated


def _cut(sheet: Sheet, stretch: Span) -> list[Span]:
    """Cut two clauses that are only coordinated."""
    tokens = sheet.tokens(stretch.start, stretch.end)
    at = None if _has_condition(sheet, stretch) else conjunction(tokens)
    if at is None or (tokens[at].low == "but" and _limits(sheet, tokens[at].end, stretch.end)):
        return [stretch]
    return [sheet.span(stretch.start, tokens[at - 1].start), sheet.span(tokens[at].end, stretch.end)]


def _limits(sheet: Sheet, start: int, end: int) -> bool:
    """Tell a clause behind "but" that takes something from the one before: a doubt, a "not", what somebody says."""
    reading = sheet.reading
    told = sheet.sentences(start, end)
    cues = (reading.attributions[index].cue for number in told for index in reading.cued.get(number, ()))
    hedges = (hedge for number in told for hedge in reading.hedges[number] if hedge.type != "approximator")
    negations = (one for number in told for one in reading.negations[number])
    return any(start <= one.start < end for one in (*cues, *hedges, *negations))


def _has_condition(sheet: Sheet, stretch: Span) -> bool:
    """Tell clauses of which the last one's condition may be that of all."""
    numbers = sheet.sentences(stretch.start, stretch.end)
    hedges = (hedge for number in numbers for hedge in sheet.reading.hedges[number])
    return any(hedge.type == "conditional" and stretch.has(hedge.start) for hedge in hedges)
