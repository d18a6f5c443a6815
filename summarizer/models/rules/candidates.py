"""Candidates: propositions with something to them, and what each is worth beside what is told already."""

from collections.abc import Collection
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from summarizer.language.events import first_trigger
from summarizer.language.rebuttals import clears, pleads, rebuts, sets_against
from summarizer.language.words import content_words
from summarizer.models.rules.answers import is_turn, leans_on_question
from summarizer.models.rules.antecedents import Antecedents
from summarizer.models.rules.corrections import corrections_of
from summarizer.models.rules.disputes import none_of
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.propositions import propositions
from summarizer.models.rules.ranking import Ranking
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.schemas.draft import DraftAssertion

_UNSUPPORTED = 0.6
"""What an item is worth, as a share, whose opening points to something that the text does not name."""
_LEAST_CONTENT = 3
_LONG = 15
_FEW_WORDS, _LITTLE = 6, 0.4
_OPENING = 25
_NEW_VOICE, _NEW_DAY, _FIGURES, _EVENT = 0.4, 0.3, 0.15, 0.25
_REPLY = 0.6
"""What it adds to the worth of a text that it answers one that is told already."""


class Candidate(NamedTuple):
    """A proposition with its own worth, its source, the days that it names and the sentences that it may answer."""

    proposition: Proposition
    worth: float
    source: str
    days: frozenset[str]
    answers: frozenset[int]


class Told:
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

    def novelty(self, one: Candidate) -> float:
        """Return the worth of hearing somebody for the first time, of a new day, and of the answer to what is told."""
        voice = 0.0 if one.source in self._heard else _NEW_VOICE
        reply = any(self._sources[number] != one.source for number in self._sources.keys() & one.answers)
        return voice + _REPLY * reply + (0.0 if one.days <= self._dated else _NEW_DAY)


@dataclass(frozen=True)
class Candidates:
    """The candidates of one sheet; `asked` are the numbers of the sentences on which its questions rest."""

    sheet: Sheet
    sources: Sources
    ranking: Ranking
    antecedents: Antecedents
    asked: frozenset[int]

    def best(self, most: int) -> list[Candidate]:
        """Return those of the greatest worth of their own, at most `most`."""
        telling = (one for one in propositions(self.sheet, self.sources) if self._is_telling(one))
        worths = ((self._worth(one), -at, one) for at, one in enumerate(telling))
        return [self._candidate(one, worth) for worth, _, one in nlargest(most, worths)]

    def _candidate(self, one: Proposition, worth: float) -> Candidate:
        return Candidate(one, worth, self.sources.id_of(one.attribution), self._days(one), self._answers(one))

    def _worth(self, proposition: Proposition) -> float:
        worth = self.ranking.worth(proposition.words, proposition.sentences)
        if any(self.sheet.reading.quantities[number] for number in proposition.sentences):
            worth += _FIGURES
        if first_trigger(proposition.tokens):
            worth += _EVENT
        if len(proposition.words.split()) < _FEW_WORDS and not self._is_pointed(proposition):
            worth *= _LITTLE
        worth += corrections_of(self.sheet).worth(proposition.sentences)
        return worth if self.antecedents.resolved(proposition).stands else worth * _UNSUPPORTED

    def _is_telling(self, proposition: Proposition) -> bool:
        """Tell a proposition with something to it that no question asks already."""
        if (_is_thin(proposition.words) and not self._is_pointed(proposition)) or self._is_question(proposition):
            return False
        said = self.sheet.said(proposition.attribution)
        if said and is_turn(said) and leans_on_question(proposition.tokens, proposition.words):
            return False
        return said is not None or self.antecedents.resolved(proposition).stands

    def _is_question(self, proposition: Proposition) -> bool:
        """Tell a proposition that does little more than say that something asked about is unknown."""
        start = proposition.spans[0].start
        if proposition.tokens[0].low == "whether" or proposition.words.lower().startswith("what "):
            return not self.asked.isdisjoint(proposition.sentences)
        return any(
            hedge.type == "ignorance" and 0 <= hedge.start - start < _OPENING
            for number in self.asked.intersection(proposition.sentences)
            for hedge in self.sheet.reading.hedges[number]
        )

    def _is_pointed(self, proposition: Proposition) -> bool:
        """Tell what says much in few words: a denial, or what its sentence sets against another's words."""
        if proposition.attribution is None:
            return self._denies(proposition)
        words = proposition.words
        is_answer = bool(none_of(words)) or clears(words) or pleads(words) or self._denies(proposition)
        return is_answer or any(self._is_of_rivals(number) for number in proposition.sentences)

    def _is_of_rivals(self, number: int) -> bool:
        """Tell a sentence of several speakers whose words it sets against each other."""
        indices = self.sources.of_sentence(number)
        is_answered = any(self.sheet.reading.attributions[index].is_rejoinder for index in indices)
        is_against = is_answered or sets_against(self.sheet.reading.text_of(number))
        return is_against and len({self.sources.id_of(index) for index in indices} - {AUTHOR}) > 1

    def _denies(self, proposition: Proposition) -> bool:
        """Tell a text with a denial in it, which says much in few words: "He denies all charges."."""
        return rebuts(proposition.words) or any(
            self.sheet.reading.attributions[index].act == "deny"
            and any(span.has(self.sheet.reading.attributions[index].cue.start) for span in proposition.spans)
            for number in proposition.sentences
            for index in self.sources.of_sentence(number)
        )

    def _answers(self, proposition: Proposition) -> frozenset[int]:
        """Return the sentences that a text may answer: a denial the one before, rivals in one sentence each other."""
        numbers = frozenset(proposition.sentences)
        before = min(proposition.sentences) - 1
        is_reply = self._denies(proposition) and self.sheet.is_body(before)
        return numbers | {before} if is_reply else numbers

    def _days(self, proposition: Proposition) -> frozenset[str]:
        return frozenset(
            time.edtf
            for number in proposition.sentences
            for time in self.sheet.reading.times[number]
            if time.edtf and time.precision in ("day", "time") and time.text in proposition.words
        )


def _is_thin(words: str) -> bool:
    """Tell a text with next to no content; a long one has some and need not be read for it."""
    return len(words.split()) < _LONG and len(content_words(words)) < _LEAST_CONTENT
