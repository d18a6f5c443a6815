"""What a hedge governs, by the stems of its words, and whether a text says the same."""

import re
from dataclasses import dataclass, replace

from summarizer.checks.acts import done, promises
from summarizer.language.hedges import hedges
from summarizer.language.negation import polarity
from summarizer.language.words import tokens
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Hedge

ASSERTING_NOTHING = frozenset({"ignorance", "investigation"})
"""Hedges under which a sentence asserts nothing of what they govern."""

DOUBTING = frozenset({"epistemic", "evidential"})
"""Hedges that say how sure something is, or how it shows."""

# Approximators belong to the number check; a weasel ("some experts") says who speaks, not how sure.
_GOVERNING = frozenset(
    {"epistemic", "evidential", "reportive", "doxastic", "conditional", "investigation", "ignorance"}
)
# Content words beside the cue by which its proposition is recognised, and the share of them that must be there.
_NEAR, _NEAR_CLAUSE = 5, 8
_SHARE = 0.7
_CORE = 4
_PLAINLY = 0.8
_HALF = 0.5
_SUBJECT = 3
_MODALS = frozenset({"may", "might", "could"})
_WHO = re.compile(r"\s+who\s")
# "May well close", "could soon be sold": the predicate follows.
_LEADING = re.compile(
    r"(?:\s(?:well|also|soon|yet|even|one day|eventually|ultimately|potentially|theoretically|easily|quickly"
    r"|simply|finally|actually|instead|then)\b)+",
    re.IGNORECASE,
)
_STOP = re.compile(r"[:;]\s|\s(?:and|but|or)\sthat\s|,\s(?:an?|which|who)\s")
_NAMES = re.compile(r"\b(?:whether\s|[A-Z][\w’'-]*\b)")
_NAMELESS = 3


@dataclass(frozen=True, slots=True)
class Governing:
    """A hedge with the stems it governs: the first after it in its scope, or the last before it where none follow."""

    hedge: Hedge
    words: tuple[str, ...]
    asks_subject: bool = False
    subject: tuple[str, ...] = ()
    scope: str = ""
    """All that it governs behind it, a second verb ("could close and be sold") included."""
    nameless: tuple[str, ...] = ()
    """The stems it governs without names: whom the article names a text may call otherwise."""

    @classmethod
    def of(cls, hedge: Hedge, reading: Reading) -> "Governing":
        """Read what stands in the hedge's scope."""
        text = reading.article.text
        near = _NEAR if hedge.scope_start <= hedge.start else _NEAR_CLAUSE
        asks_subject = _WHO.match(text, hedge.end) is not None
        begin = _LEADING.match(text, hedge.end, hedge.scope_end)
        scope = _STOP.split(text[begin.end() if begin else hedge.end : hedge.scope_end])[0]
        after = stem_sequence(scope)[:near]
        nameless = stem_sequence(_NAMES.sub("", scope))[:near] if hedge.type in ASSERTING_NOTHING else ()
        before = stem_sequence(text[hedge.scope_start : hedge.start]) if hedge.scope_start < hedge.start else ()
        return cls(hedge, after or before[-near:], asks_subject, before[-_SUBJECT:], scope, nameless)

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
        if len(self.nameless) >= _NAMELESS and replace(self, words=self.nameless, nameless=()).is_said_by(text, quote):
            return True
        said = stems(text)
        is_told = (
            share(self.words, said) >= self.least or self._is_core(said, quote) or self._is_come_about(text, quote)
        )
        return is_told and not said.isdisjoint(self.predicate) and self._is_recognised(said)

    def joins(self, other: "Governing") -> bool:
        """Tell whether it governs what the other one does as a second verb: "could cost $4 million and delay it"."""
        verb = next(iter(other.scope.split()), "")
        joined = verb and re.search(rf"\b(?:and|or)\s+(?:also\s+|\w+ly\s+)?{re.escape(verb)}\b", self.scope)
        return bool(joined) and share(other.words, stems(self.scope)) >= _PLAINLY

    def is_affirmed_by(self, text: str) -> bool:
        """Tell whether a text has the first word that the hedge governs outside any negation, or not at all."""
        place = next(((start, end) for start, end, word in tokens(text) if stem(word) == self.words[0]), None)
        return place is None or polarity(text, *place)

    def _is_come_about(self, text: str, quote: str) -> bool:
        """Tell "has been approved" of whatever "could be approved by May", where the sentence has the verb only so."""
        verb = self.words[:1]
        if self.hedge.text.lower() not in _MODALS or not verb or stem_sequence(quote).count(verb[0]) > 1:
            return False
        if any(hedge.type != "approximator" for hedge in hedges(text)):
            return False
        is_sure = verb[0] in done(text) or any(verb[0] == one.verb for one in promises(text))
        return is_sure and share(self.subject, stems(text)) > _HALF

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


def governing_hedges(number: int, reading: Reading) -> list[Hedge]:
    """Return the hedges of a sentence that keep what it says from being plain fact."""
    return [hedge for hedge in reading.hedges[number] if hedge.type in _GOVERNING]
