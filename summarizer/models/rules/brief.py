"""The draft as the rules write it: items worded, checked and chosen, the most telling first.

An item that the checks would fault is told in the whole sentence instead; where that does not pass either, it is
left out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from typing import NamedTuple

from pydantic import ValidationError

from summarizer.checks import check_item
from summarizer.ground import ground
from summarizer.language.attribution import Attribution
from summarizer.language.disavowals import disavowed_by
from summarizer.language.events import first_trigger
from summarizer.language.rebuttals import clears, pleads, rebuts, sets_against
from summarizer.language.words import content_words
from summarizer.models.rules.answers import is_turn, leans_on_question
from summarizer.models.rules.antecedents import Antecedents
from summarizer.models.rules.assertions import Reader
from summarizer.models.rules.corrections import Corrections
from summarizer.models.rules.disputes import disputing, none_of
from summarizer.models.rules.headline import headline
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.propositions import propositions
from summarizer.models.rules.questions import questions
from summarizer.models.rules.ranking import Ranking, is_said
from summarizer.models.rules.relations import contradicting, supporting
from summarizer.models.rules.sheet import sheet_of
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.models.rules.wording import cut, sentence
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent, DraftQuestion, NewsDraft
from summarizer.schemas.spans import Span

_UNSUPPORTED = 0.6
"""What an item is worth, as a share, whose opening points to something that the text does not name."""
_LEAST_CONTENT = 3
_LONG = 15
_FEW_WORDS, _LITTLE = 6, 0.4
_OPENING = 25
_NEW_VOICE, _NEW_DAY, _FIGURES, _EVENT = 0.4, 0.3, 0.15, 0.25
_REPLY = 0.6
"""What it adds to the worth of a text that it answers one that is told already."""
_CANDIDATES = 20
"""Propositions looked at for each item: a text that repeats itself a thousand times is not read to its end."""
_QUESTIONS = 6
_LONGEST = 300


def draft(reading: Reading, numbers: Collection[int], most: int) -> NewsDraft:
    """Return the draft of these sentences, at most `most` events and claims, the most telling first."""
    return _Writer(reading, frozenset(numbers)).draft(most)


def _is_thin(words: str) -> bool:
    """Tell a text with next to no content; a long one has some and need not be read for it."""
    return len(words.split()) < _LONG and len(content_words(words)) < _LEAST_CONTENT


class _Candidate(NamedTuple):
    """A proposition with its own worth, its source, the days that it names and the sentences that it may answer."""

    proposition: Proposition
    worth: float
    source: str
    days: frozenset[str]
    answers: frozenset[int]


class _Told:
    """What is told already: the sentences with the source of each, these sources and the days."""

    def __init__(self) -> None:
        self._sources: dict[int, str] = {}
        self._heard = {AUTHOR}
        self._dated: set[str] = set()

    def add(self, item: DraftAssertion, days: Collection[str]) -> None:
        """Take in what an item tells."""
        self._sources |= dict.fromkeys(item.sentences, item.source)
        self._heard = {AUTHOR, *self._sources.values()}
        self._dated.update(days)

    def novelty(self, one: _Candidate) -> float:
        """Return the worth of hearing somebody for the first time, of a new day, and of the answer to what is told."""
        voice = 0.0 if one.source in self._heard else _NEW_VOICE
        reply = any(self._sources[number] != one.source for number in self._sources.keys() & one.answers)
        return voice + _REPLY * reply + (0.0 if one.days <= self._dated else _NEW_DAY)


class _Writer:
    """Writes the draft of one article, or of one window of it."""

    def __init__(self, reading: Reading, numbers: frozenset[int]) -> None:
        self._reading = reading
        self._numbers = numbers
        self._sheet = sheet_of(reading, numbers)
        self._sources = Sources(self._sheet)
        self._ranking = Ranking(reading, numbers)
        self._antecedents = Antecedents(self._sheet, self._sources)
        self._reader = Reader(self._sheet, self._sources)
        self._corrections = Corrections(self._sheet)
        self._bodies = {sentence.number: sentence for sentence in self._sheet.body}
        self._asked: set[int] = set()

    def draft(self, most: int) -> NewsDraft:
        """Return the draft, at most `most` events and claims."""
        asked = list(self._questions())
        self._asked = {number for question in asked for number in question.sentences}
        items = self._items(most)
        used = {name for item in items for name in (item.source, item.via)} | {question.stated_by for question in asked}
        head = headline(self._reading, items, self._ranking, self._numbers)
        return NewsDraft(
            sources=self._sources.drafts(used - {AUTHOR}),
            events=[item for item in items if isinstance(item, DraftEvent)],
            claims=[item for item in items if isinstance(item, DraftClaim)],
            supports=supporting(items),
            contradicts=self._contradictions(items),
            questions=asked,
            bluf=head.bluf,
            key_points=head.key_points,
        )

    def _contradictions(self, items: Sequence[DraftAssertion]) -> list[list[str]]:
        """Return the pairs of items of which one says that the other is not so, each once."""
        drafts = self._sources.drafts({item.source for item in items} - {AUTHOR})
        called = {one.id: (one.name or one.descriptor, one.descriptor) for one in drafts}
        found = [
            *contradicting(items),
            *disputing(items, self._reading, called),
            *self._corrections.contradicting(items),
        ]
        return list({frozenset(pair): pair for pair in reversed(found)}.values())[::-1]

    def _items(self, most: int) -> list[DraftAssertion]:
        chosen: list[DraftAssertion] = []
        said: list[frozenset[str]] = []
        told = _Told()
        found = (one for one in propositions(self._sheet, self._sources) if self._is_telling(one))
        worths = ((self._worth(one), -at, one) for at, one in enumerate(found))
        left = [self._candidate(one, worth) for worth, _, one in nlargest(_CANDIDATES * most, worths)]
        while left and len(chosen) < most:
            best = max(left, key=lambda one: one.worth + told.novelty(one))
            left.remove(best)
            try:
                item = self._item(best.proposition, f"I{len(chosen) + 1}", said)
            except ValidationError:  # a "word" of a thousand signs fits no field, and is no news
                continue
            if item:
                chosen.append(item)
                said.append(stems(item.text) if not self._is_rejoinder(best.proposition) else frozenset())
                told.add(item, best.days)
        return chosen

    def _worth(self, proposition: Proposition) -> float:
        worth = self._ranking.worth(proposition.words, proposition.sentences)
        if any(self._reading.quantities[number] for number in proposition.sentences):
            worth += _FIGURES
        if first_trigger(proposition.tokens):
            worth += _EVENT
        if len(proposition.words.split()) < _FEW_WORDS and not self._is_pointed(proposition):
            worth *= _LITTLE
        worth += self._corrections.worth(proposition.sentences)
        return worth if self._antecedents.resolved(proposition).stands else worth * _UNSUPPORTED

    def _is_telling(self, proposition: Proposition) -> bool:
        """Tell a proposition with something to it that no question asks already."""
        if (_is_thin(proposition.words) and not self._is_pointed(proposition)) or self._is_question(proposition):
            return False
        said = self._said(proposition)
        if said and is_turn(said) and leans_on_question(proposition.tokens, proposition.words):
            return False
        return proposition.attribution is not None or self._antecedents.resolved(proposition).stands

    def _is_rejoinder(self, proposition: Proposition) -> bool:
        """Tell what has another's words in it only to say what somebody thinks of them."""
        said = self._said(proposition)
        return said is not None and said.is_rejoinder

    def _said(self, proposition: Proposition) -> Attribution | None:
        return None if proposition.attribution is None else self._reading.attributions[proposition.attribution]

    def _is_question(self, proposition: Proposition) -> bool:
        """Tell a proposition that does little more than say that something asked about is unknown."""
        start = proposition.spans[0].start
        if proposition.tokens[0].low == "whether" or proposition.words.lower().startswith("what "):
            return not self._asked.isdisjoint(proposition.sentences)
        return any(
            hedge.type == "ignorance" and 0 <= hedge.start - start < _OPENING
            for number in self._asked.intersection(proposition.sentences)
            for hedge in self._reading.hedges[number]
        )

    def _candidate(self, one: Proposition, worth: float) -> _Candidate:
        return _Candidate(one, worth, self._sources.id_of(one.attribution), self._days(one), self._answers(one))

    def _is_pointed(self, proposition: Proposition) -> bool:
        """Tell what says much in few words: a denial, or what its sentence sets against another's words."""
        if proposition.attribution is None:
            return self._denies(proposition)
        words = proposition.words
        is_answer = bool(none_of(words)) or clears(words) or pleads(words) or self._denies(proposition)
        return is_answer or any(self._is_of_rivals(number) for number in proposition.sentences)

    def _is_of_rivals(self, number: int) -> bool:
        """Tell a sentence of several speakers whose words it sets against each other."""
        indices = self._sources.of_sentence(number)
        is_answered = any(self._reading.attributions[index].is_rejoinder for index in indices)
        is_against = is_answered or sets_against(self._reading.text_of(number))
        return is_against and len({self._sources.id_of(index) for index in indices} - {AUTHOR}) > 1

    def _denies(self, proposition: Proposition) -> bool:
        """Tell a text with a denial in it, which says much in few words: "He denies all charges."."""
        return rebuts(proposition.words) or any(
            self._reading.attributions[index].act == "deny"
            and any(span.start <= self._reading.attributions[index].cue.start < span.end for span in proposition.spans)
            for number in proposition.sentences
            for index in self._sources.of_sentence(number)
        )

    def _answers(self, proposition: Proposition) -> frozenset[int]:
        """Return the sentences that a text may answer: a denial the one before, rivals in one sentence each other."""
        numbers = frozenset(proposition.sentences)
        before = min(proposition.sentences) - 1
        is_reply = self._denies(proposition) and self._sheet.is_body(before)
        return numbers | {before} if is_reply else numbers

    def _days(self, proposition: Proposition) -> frozenset[str]:
        return frozenset(
            time.edtf
            for number in proposition.sentences
            for time in self._reading.times[number]
            if time.edtf and time.precision in ("day", "time") and time.text in proposition.words
        )

    def _item(self, proposition: Proposition, item_id: str, said: Sequence[frozenset[str]]) -> DraftAssertion | None:
        """Return the first wording that passes the checks; None where none does or the text says nothing new."""
        for item in self._wordings(proposition, item_id):
            if not self._is_rejoinder(proposition) and is_said(stems(item.text), said):
                return None
            if self._passes(item):
                return item
        return None

    def _wordings(self, proposition: Proposition, item_id: str) -> Iterator[DraftAssertion]:
        proposition = self._shortened(proposition)
        if contested := self._contested(proposition):
            yield self._reader.assertion(contested, sentence([span.text for span in contested.spans]), item_id)
        resolved = self._antecedents.resolved(proposition)
        said = self._said(proposition)
        behind_that = said is not None and not proposition.told and not is_turn(said)
        item = self._reader.assertion(proposition, sentence(resolved.pieces, behind_that=behind_that), item_id)
        if resolved.cites:
            yield item.model_copy(update={"sentences": sorted({*item.sentences, *resolved.cites})})
        yield item
        whole = self._whole(proposition)
        yield self._reader.assertion(whole, sentence([span.text for span in whole.spans]), item_id)

    def _shortened(self, proposition: Proposition) -> Proposition:
        """Return the proposition without the sentences beyond the length of an item."""
        if len(proposition.words) < _LONGEST:
            return proposition
        spans = tuple(self._fitting(proposition))
        cited = {number for span in spans for number in self._sheet.sentences(span.start, span.end)}
        return replace(proposition, spans=spans, sentences=tuple(sorted(cited)))

    def _fitting(self, proposition: Proposition) -> Iterator[Span]:
        room = _LONGEST
        for span in proposition.spans:
            if room > 0:
                yield self._sheet.span(span.start, span.start + cut(span.text, room))
            room -= len(span.text)

    def _whole(self, proposition: Proposition) -> Proposition:
        """Return the proposition told in its whole sentence, speaker included."""
        said = self._said(proposition)
        apart = said is not None and is_turn(said)
        cited = set(proposition.sentences) if apart else self._cited(proposition)
        start, end = self._sheet.statement(min(cited)).start, self._reading.sentence(max(cited)).end
        spans, told = [self._sheet.span(start, end)], said is not None and not apart
        return Proposition.of(self._sheet, spans, proposition.attribution, proposition.via, told=told)

    def _is_disavowed(self, number: int) -> bool:
        """Tell a sentence of which the next one in its paragraph says that something in it is not so."""
        this, after = self._bodies.get(number), self._bodies.get(number + 1)
        if this is None or after is None or this.paragraph != after.paragraph:
            return False
        return bool(disavowed_by(self._reading.text_of(number), self._reading.text_of(number + 1)))

    def _contested(self, proposition: Proposition) -> Proposition | None:
        """Return a proposition with the sentence after it that says that it is not so, None where none does."""
        number = max(self._cited(proposition))
        if not self._is_disavowed(number):
            return None
        return self._whole(replace(proposition, sentences=(*proposition.sentences, number + 1)))

    def _cited(self, proposition: Proposition) -> set[int]:
        if proposition.attribution is None:
            return set(proposition.sentences)
        return {*proposition.sentences, self._reading.attributions[proposition.attribution].sentence}

    def _passes(self, item: DraftAssertion) -> bool:
        """Tell whether the checks let an item stand; the author's sentence as it stands in the article does."""
        if item.source == AUTHOR and item.text in map(self._reading.text_of, item.sentences):
            return True
        sources = {source.id: source for source in self._sources.drafts({item.source, item.via})}
        kind = "event" if isinstance(item, DraftEvent) else "claim"
        voice, via = sources.get(item.source), sources.get(item.via)
        grounded = ground(item, self._reading, item_id=item.id, kind=kind, voice=voice, via=via)
        return not any(finding.severity == "error" for finding in check_item(grounded, self._reading))

    def _questions(self) -> Iterator[DraftQuestion]:
        count = 0
        for question in questions(self._sheet, self._sources):
            grounded = ground(question, self._reading, item_id="Q", kind="question", voice=self._sources.author)
            if count < _QUESTIONS and not any(f.severity == "error" for f in check_item(grounded, self._reading)):
                count += 1
                yield question
