"""Items: propositions worded as events and claims in such a way that the checks let them stand.

An item that the checks would fault is told in the whole sentence instead; where that does not pass either, it is
left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from summarizer.checks import passes
from summarizer.ground import ground
from summarizer.language.clauses import words
from summarizer.language.disavowals import disavowed_by
from summarizer.models.rules.answers import is_turn
from summarizer.models.rules.antecedents import Antecedents
from summarizer.models.rules.assertions import Reader
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.ranking import is_said
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.models.rules.wording import cut, sentence
from summarizer.overlap import stems
from summarizer.schemas.article import Sentence
from summarizer.schemas.draft import DraftAssertion, DraftEvent
from summarizer.schemas.spans import Span

_LINK = regex.compile(r"[;—]|\b(?:and|but|while|though|although|whereas)\b")
_OF_QUESTION = frozenset({"it", "that", "this", "yes", "no", "so"})
_LONGEST = 300
"""Characters of the longest item, if not of one sentence."""


@dataclass(frozen=True)
class Items:
    """Words the propositions of one sheet."""

    sheet: Sheet
    sources: Sources
    antecedents: Antecedents

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.sheet, self.sources)

    @cached_property
    def _bodies(self) -> dict[int, Sentence]:
        return {one.number: one for one in self.sheet.body}

    def item(self, proposition: Proposition, item_id: str, said: Sequence[frozenset[str]]) -> DraftAssertion | None:
        """Return the first wording that passes the checks; None where none does or the text says nothing new.

        `said` are the stems of each text that is told already. ValidationError where a field is too long.
        """
        for item in self._wordings(proposition, item_id):
            if not self.is_rejoinder(proposition) and is_said(stems(item.text), said):
                return None
            if self._passes(item):
                return item
        return None

    def is_rejoinder(self, proposition: Proposition) -> bool:
        """Tell what has another's words in it only to say what somebody thinks of them."""
        said = self.sheet.said(proposition.attribution)
        return said is not None and said.is_rejoinder

    def _wordings(self, proposition: Proposition, item_id: str) -> Iterator[DraftAssertion]:
        proposition = self._shortened(proposition)
        if leant := self._leant(proposition):
            yield self._plain(leant, item_id)
        if contested := self._contested(proposition):
            yield self._plain(contested, item_id)
        resolved = self.antecedents.resolved(proposition)
        said = self.sheet.said(proposition.attribution)
        behind_that = said is not None and not proposition.told and not is_turn(said)
        item = self._reader.assertion(proposition, sentence(resolved.pieces, behind_that=behind_that), item_id)
        if resolved.cites:
            yield item.model_copy(update={"sentences": sorted({*item.sentences, *resolved.cites})})
        yield item
        yield self._plain(self._whole(proposition), item_id)

    def _plain(self, proposition: Proposition, item_id: str) -> DraftAssertion:
        """Return a proposition in the article's words as they stand."""
        return self._reader.assertion(proposition, sentence([span.text for span in proposition.spans]), item_id)

    def _shortened(self, proposition: Proposition) -> Proposition:
        """Return the proposition without the sentences beyond the length of an item."""
        if len(proposition.words) < _LONGEST:
            return proposition
        spans = tuple(self._fitting(proposition))
        cited = {number for span in spans for number in self.sheet.sentences(span.start, span.end)}
        return replace(proposition, spans=spans, sentences=tuple(sorted(cited)))

    def _fitting(self, proposition: Proposition) -> Iterator[Span]:
        room = _LONGEST
        for span in proposition.spans:
            if room > 0:
                yield self.sheet.span(span.start, span.start + cut(span.text, room))
            room -= len(span.text)

    def _whole(self, proposition: Proposition) -> Proposition:
        """Return the proposition told in its whole sentence, speaker included."""
        said = self.sheet.said(proposition.attribution)
        apart = said is not None and is_turn(said)
        cited = set(proposition.sentences) if apart else self._cited(proposition)
        start, end = self.sheet.statement(min(cited)).start, self.sheet.reading.sentence(max(cited)).end
        spans, told = [self.sheet.span(start, end)], said is not None and not apart
        return Proposition.of(self.sheet, spans, proposition.attribution, proposition.via, told=told)

    def _contested(self, proposition: Proposition) -> Proposition | None:
        """Return a proposition with the sentence after it that says that it is not so, None where none does."""
        number = max(self._cited(proposition))
        if not self._is_disavowed(number):
            return None
        return self._whole(replace(proposition, sentences=(*proposition.sentences, number + 1)))

    def with_antecedent(self, proposition: Proposition, item_id: str) -> DraftAssertion | None:
        """Return what leans on the sentence before it told with that; None where it does not, or would not pass."""
        found = self._and_before(proposition) if self.antecedents.leans(proposition) else None
        item = self._plain(found, item_id) if found else None
        return item if item and self._passes(item) else None

    def _leant(self, proposition: Proposition) -> Proposition | None:
        """Return what never stands alone with its whole sentence ("…, though he denied it"), or with the one before."""
        is_part = self.antecedents.is_of_those(proposition)
        leans = is_part or self.antecedents.leans(proposition) or self.antecedents.is_of_told(proposition)
        if (leans and self._is_later_clause(proposition)) or self._answers(proposition):
            return self._whole(proposition)
        return self._and_before(proposition) if is_part else None

    def _answers(self, proposition: Proposition) -> bool:
        """Tell the "it was possible" of "Asked whether he had left, she said it was possible"."""
        said = self.sheet.said(proposition.attribution)
        if said is None or proposition.tokens[0].low not in _OF_QUESTION:
            return False
        opening = self.sheet.statement(said.sentence).text.split(maxsplit=1)[0].lower()
        return opening in words("heard") and opening != "told"

    def _is_later_clause(self, proposition: Proposition) -> bool:
        """Tell a proposition before which, and before its source, its sentence tells something else."""
        first, said = proposition.spans[0], self.sheet.said(proposition.attribution)
        start = min([first.start, *([said.source.start] if said and said.source else [])])
        opening = self.sheet.statement(self.sheet.sentences(first.start, first.end)[0]).start
        return _LINK.search(self.sheet.text, opening, max(opening, start)) is not None

    def _and_before(self, proposition: Proposition) -> Proposition | None:
        """Return a proposition in its whole sentence with the one before, None where that is of another paragraph."""
        number = min(proposition.sentences)
        this, before = self._bodies.get(number), self._bodies.get(number - 1)
        if this is None or before is None or this.paragraph != before.paragraph:
            return None
        if len(self.sheet.reading.text_of(number - 1)) + len(proposition.words) > _LONGEST:
            return None
        return self._whole(replace(proposition, sentences=(number - 1, *proposition.sentences)))

    def _is_disavowed(self, number: int) -> bool:
        """Tell a sentence of which the next one in its paragraph says that something in it is not so."""
        this, after = self._bodies.get(number), self._bodies.get(number + 1)
        if this is None or after is None or this.paragraph != after.paragraph:
            return False
        return bool(disavowed_by(self.sheet.reading.text_of(number), self.sheet.reading.text_of(number + 1)))

    def _cited(self, proposition: Proposition) -> set[int]:
        said = self.sheet.said(proposition.attribution)
        return {*proposition.sentences, *([said.sentence] if said else [])}

    def _passes(self, item: DraftAssertion) -> bool:
        """Tell whether the checks let an item stand; the author's sentence as it stands in the article does."""
        if item.source == AUTHOR and item.text in map(self.sheet.reading.text_of, item.sentences):
            return True
        sources = {source.id: source for source in self.sources.drafts({item.source, item.via})}
        kind = "event" if isinstance(item, DraftEvent) else "claim"
        voice, via = sources.get(item.source), sources.get(item.via)
        grounded = ground(item, self.sheet.reading, item_id=item.id, kind=kind, voice=voice, via=via)
        return passes(grounded, self.sheet.reading)
