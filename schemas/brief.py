"""The brief: what has passed the checks, what has not, and the article both rest on. Frozen, JSON all through."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from pydantic import Field

from summarizer.schemas.article import Article, Frozen, Sentence
from summarizer.schemas.spans import Evidence, Hedge, Quantity, Span, Time
from summarizer.schemas.values import (
    Access,
    Affiliation,
    AttributionType,
    Basis,
    Certainty,
    ClaimKind,
    EventType,
    Factuality,
    Interest,
    ParticipantRole,
    QuestionKind,
    Realis,
    RealisDetail,
    Severity,
    SourceType,
    SourcingLevel,
    SourcingRule,
)

T = TypeVar("T")

SCHEMA_VERSION = "1.1"


class Finding(Frozen):
    """What a check has against an item. The message is fit for a person and for the model that wrote the item."""

    check: str
    severity: Severity
    item: str
    message: str
    span: Span | None = None


class OriginInput(Frozen):
    """One origin behind an item, as the sourcing rules see it: sources of one organisation share one."""

    origin: str
    tier: int = Field(ge=1, le=5)
    interest: Interest
    sources: tuple[str, ...]


class SourcingConfidence(Frozen):
    """How well the article supports an item, not whether the item is true. Rules R0 to R5, docs/concepts.md."""

    level: SourcingLevel
    contested: bool
    rule: SourcingRule
    inputs: tuple[OriginInput, ...]
    reasons: tuple[str, ...]


class Source(Frozen):
    """Somebody who asserts or relays something. `origin` is shared by sources that cannot confirm each other."""

    id: str
    name: str | None
    descriptor: str
    type: SourceType
    affiliation: Affiliation
    basis: Basis
    origin: str
    evidence: tuple[Evidence, ...]

    @property
    def label(self) -> str:
        """The name, else the article's own words for the source, else `the article`."""
        return self.name or self.descriptor or "the article"


class Participant(Frozen):
    """Somebody or something in an event; `hedges` govern their part in it."""

    name: str
    role: ParticipantRole
    hedges: tuple[Hedge, ...] = ()


class Assertion(Frozen):
    """One proposition, the sentences it rests on, and who asserts it.

    `hedges`, `quantities` and `times` are spans of the article; `text` keeps the hedges in words. `supports` and
    `contradicts` are ids of the items that this one backs or is at odds with.
    """

    id: str
    text: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    source: str
    via: str | None
    cue: Span | None
    attribution: AttributionType
    access: Access
    certainty: Certainty
    factuality: Factuality
    hedges: tuple[Hedge, ...]
    quantities: tuple[Quantity, ...]
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    sourcing: SourcingConfidence

    @property
    def likelihood(self) -> Hedge | None:
        """The first hedge for which a standard gives a band."""
        return next((hedge for hedge in self.hedges if hedge.band), None)


class Event(Assertion):
    """Something that happened, was planned, prevented or foretold."""

    type: EventType
    realis: Realis
    realis_detail: RealisDetail | None
    time: Time | None
    place: Span | None
    participants: tuple[Participant, ...]


class Claim(Assertion):
    """Something said that is no event."""

    kind: ClaimKind
    times: tuple[Time, ...]


class OpenQuestion(Frozen):
    """What the article says is unknown or disputed."""

    id: str
    text: str
    kind: QuestionKind
    stated_by: str | None
    evidence: tuple[Evidence, ...]


class Bluf(Frozen):
    """The bottom line up front: one or two sentences, cited and checked like every item."""

    text: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    hedges: tuple[Hedge, ...]


class Rejected(Frozen):
    """An item that still had an error after the repair rounds, as the model wrote it, with what is wrong."""

    id: str
    kind: str
    item: dict[str, Any]
    findings: tuple[Finding, ...]


class Coverage(Frozen):
    """How much of the article the brief rests on. Sentence numbers; those set aside do not count."""

    sentences: int
    cited: int
    uncited_attributed: tuple[int, ...]
    uncited_hedged: tuple[int, ...]


class Usage(Frozen):
    """What the model cost, failed attempts included. `cost_usd` is None where no price is known."""

    requests: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        """Add up; an unknown price makes the sum unknown."""
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            requests=self.requests + other.requests,
            input_tokens=self.input_tokens + other.input_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
        )


class Generation(Frozen):
    """What made the brief: the AI disclosure of ICS 206-01, with the cost.

    `judge` is the second reader, None where none was asked; its cost stands apart, in `judge_usage`.
    """

    system: str
    version: str
    model: str
    profile: str
    prompt_sha256: str
    repair_rounds: int
    usage: Usage
    judge: str | None = None
    judge_usage: Usage | None = None


class Brief(Frozen):
    """A structured brief of one article, complete in itself: it holds the article's text and its sentences.

    `title` is the article's, or its headline where the source names no title.
    """

    schema_version: str = SCHEMA_VERSION
    id: str
    title: str | None
    as_of: date | None
    article: Article
    sentences: tuple[Sentence, ...]
    bluf: Bluf | None
    key_points: tuple[str, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    open_questions: tuple[OpenQuestion, ...]
    findings: tuple[Finding, ...]
    rejected: tuple[Rejected, ...]
    coverage: Coverage
    source_summary_statement: str
    generation: Generation

    @cached_property
    def _by_id(self) -> dict[str, Event | Claim]:
        items: tuple[Event | Claim, ...] = (*self.events, *self.claims)
        return {item.id: item for item in items}

    @property
    def assertions(self) -> tuple[Event | Claim, ...]:
        """Events and claims, in the order of the article."""
        return tuple(sorted(self._by_id.values(), key=lambda item: item.evidence[0].start))

    def assertion(self, item_id: str) -> Event | Claim:
        """Return the event or claim of this id; KeyError where there is none."""
        return _named(item_id, self._by_id)

    def source(self, source_id: str) -> Source:
        """Return the source of this id; KeyError where there is none."""
        return _named(source_id, {source.id: source for source in self.sources})


def _named(wanted: str, known: Mapping[str, T]) -> T:
    if wanted not in known:
        raise KeyError(f"The brief has no {wanted!r}; it has {', '.join(known) or 'none'}.")
    return known[wanted]
