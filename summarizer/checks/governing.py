"""What a hedge governs, by the stems of its words, and whether a text says the same."""

import re
from dataclasses import dataclass

from summarizer.language.negation import polarity
from summarizer.language.words import tokens
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Hedge

ASSERTING_NOTHING = frozenset({"ignorance", "investigation"})
"""Hedges under which a sentence asserts nothing of what they govern."""

# Content words beside the cue by which its proposition is recognised, and the share of them that must be there.
_NEAR, _NEAR_CLAUSE = 5, 8
_SHARE = 0.7
_CORE = 4
_PLAINLY = 0.8
_HALF = 0.5
_WHO = re.compile(r"\s+who\s")
_STOP = re.compile(r"[:;]\s")


@dataclass(frozen=True, slots=True)
class Governing:
    """A hedge with the stems it governs: the first after it in its scope, or the last before it where none follow."""

    hedge: Hedge
    words: tuple[str, ...]
    asks_subject: bool = False

    @classmethod
    def of(cls, hedge: Hedge, reading: Reading) -> "Governing":
        """Read what stands in the hedge's scope."""
        text = reading.article.text
        near = _NEAR if hedge.scope_start <= hedge.start else _NEAR_CLAUSE
        asks_subject = _WHO.match(text, hedge.end) is not None
        after = stem_sequence(_STOP.split(text[hedge.end : hedge.scope_end])[0])[:near]
        return cls(hedge, after or stem_sequence(text[hedge.scope_start : hedge.start])[-near:], asks_subject)

    @property
    def predicate(self) -> tuple[str, ...]:
        """The words among which the predicate stands: after "probably" and "not known who" it is the first."""
        is_first = self.asks_subject or self.hedge.scope_start <= self.hedge.start
        return self.words[:1] if is_first else self.words

    @property
    def least(self) -> float:
        """The share of its words by which a text is known to say the same."""
        return _PLAINLY if self.hedge.type == "conditional" else _SHARE

    def is_said_by(self, text: str, quote: str) -> bool:
        """Tell whether a text says what the hedge of the `quote` governs, whatever it says beside."""
        said = stems(text)
        is_told = share(self.words, said) >= self.least or self._is_core(said, quote)
        return is_told and not said.isdisjoint(self.predicate) and self._is_recognised(said)

    def is_affirmed_by(self, text: str) -> bool:
        """Tell whether a text has the first word that the hedge governs outside any negation, or not at all."""
        place = next(((start, end) for start, end, word in tokens(text) if stem(word) == self.words[0]), None)
        return place is None or polarity(text, *place)

    def _is_core(self, said: frozenset[str], quote: str) -> bool:
        """Tell a text with the first words of what is only asked about, and hardly any beside but the sentence's."""
        if self.hedge.type not in ASSERTING_NOTHING or share(self.words[:_CORE], said) < _HALF:
            return False
        own = said - stems(quote).difference(self.words)
        return len(own) >= _CORE and share(own, frozenset(self.words)) >= _PLAINLY

    def _is_recognised(self, said: frozenset[str]) -> bool:
        """Tell whether the text has the figures that the hedge governs, and more of a clause than one word of it."""
        if any(word[0].isdigit() and word not in said for word in self.words):
            return False
        if self.hedge.type == "conditional":
            return len(self.words) > 1
        return self.hedge.type not in ASSERTING_NOTHING or share(self.words[:3], said) > _HALF
