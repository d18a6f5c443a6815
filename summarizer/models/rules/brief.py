"""The draft as the rules write it: items chosen for what they tell, the most telling first, and open questions."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from pydantic import ValidationError

from summarizer.checks import passes
from summarizer.ground import ground
from summarizer.models.rules.antecedents import Antecedents
from summarizer.models.rules.candidates import Candidates, Told
from summarizer.models.rules.corrections import corrections_of
from summarizer.models.rules.disputes import disputing
from summarizer.models.rules.headline import headline
from summarizer.models.rules.items import Items
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.questions import questions
from summarizer.models.rules.ranking import Ranking
from summarizer.models.rules.relations import contradicting, supporting
from summarizer.models.rules.sheet import sheet_of
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent, DraftQuestion, NewsDraft

_CANDIDATES = 20
"""Propositions looked at for each item: a text that repeats itself a thousand times is not read to its end."""
_QUESTIONS = 6


def draft(reading: Reading, numbers: Collection[int], most: int) -> NewsDraft:
    """Return the draft of these sentences, at most `most` events and claims, the most telling first."""
    return _Writer(reading, frozenset(numbers)).draft(most)


class _Writer:
    """Writes the draft of one article, or of one window of it."""

    def __init__(self, reading: Reading, numbers: frozenset[int]) -> None:
        self._reading = reading
        self._numbers = numbers
        self._sheet = sheet_of(reading, numbers)
        self._sources = Sources(self._sheet)
        self._ranking = Ranking(reading, numbers)

    def draft(self, most: int) -> NewsDraft:
        """Return the draft, at most `most` events and claims."""
        asked = list(islice(self._questions(), _QUESTIONS))
        items = self._items(most, frozenset(number for question in asked for number in question.sentences))
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

    def _items(self, most: int, asked: frozenset[int]) -> list[DraftAssertion]:
        """Return the items, each the best of what is left when it is chosen: what is told lessens what is like it."""
        antecedents = Antecedents(self._sheet, self._sources)
        items = Items(self._sheet, self._sources, antecedents)
        left = Candidates(self._sheet, self._sources, self._ranking, antecedents, asked).best(_CANDIDATES * most)
        chosen: list[DraftAssertion] = []
        bases: list[Proposition] = []
        said: list[frozenset[str]] = []
        told = Told()
        while left and len(chosen) < most:
            best = max(left, key=lambda one: one.worth + told.novelty(one))
            left.remove(best)
            try:
                item = items.item(best.proposition, f"I{len(chosen) + 1}", said)
            except ValidationError:  # a "word" of a thousand signs fits no field, and is no news
                continue
            if item and not _is_twice(item, chosen):
                chosen.append(item)
                bases.append(best.proposition)
                said.append(stems(item.text) if not items.is_rejoinder(best.proposition) else frozenset())
                told.add(item, best.days)
        return [_standing(item, nth, bases, items) for nth, item in enumerate(chosen)]

    def _contradictions(self, items: Sequence[DraftAssertion]) -> list[list[str]]:
        """Return the pairs of items of which one says that the other is not so, each once."""
        drafts = self._sources.drafts({item.source for item in items} - {AUTHOR})
        called = {one.id: (one.name or one.descriptor, one.descriptor) for one in drafts}
        found = [
            *contradicting(items),
            *disputing(items, self._reading, called),
            *corrections_of(self._sheet).contradicting(items),
        ]
        return list({frozenset(pair): pair for pair in reversed(found)}.values())[::-1]

    def _questions(self) -> Iterator[DraftQuestion]:
        for question in questions(self._sheet, self._sources):
            if passes(
                ground(question, self._reading, item_id="Q", kind="question", voice=self._sources.author), self._reading
            ):
                yield question


def _standing(item: DraftAssertion, nth: int, bases: Sequence[Proposition], items: Items) -> DraftAssertion:
    """Return an item that leans on the sentence before it, which no other tells, with that sentence."""
    before = min(bases[nth].sentences) - 1
    if any(before in base.sentences for base in bases):
        return item
    return items.with_antecedent(bases[nth], item.id) or item


def _is_twice(item: DraftAssertion, chosen: Sequence[DraftAssertion]) -> bool:
    """Tell a text that stands already, told by its other speaker: "X suspects that …, which Y denies"."""
    return any(item.text == one.text for one in chosen)
