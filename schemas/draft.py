"""What a language model is asked for: a Draft is untrusted, and nothing of it reaches a brief unchecked.

The model points at sentence numbers and copies short cues; code slices the quotes. What code can read from the
article itself is not asked for: figures, dates, bands, the basis of a source, whether its words are quoted.
Key order is the order of writing: what it saw first, then what it says, then the labels. `bluf` and `key_points`
come last, once all items are written.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.marks import Hedged, Named, Sentences, Verbatim
from summarizer.schemas.values import (
    Access,
    Affiliation,
    Certainty,
    ClaimKind,
    DraftQuestionKind,
    DraftRealis,
    EventType,
    ParticipantRole,
    SourceType,
)

Id = Annotated[str, Field(max_length=16)]
Pair = Annotated[list[Id], Field(min_length=2, max_length=2)]
Name = Annotated[str, Field(max_length=300)]


class DraftSource(BaseModel):
    """Somebody who asserts or relays something."""

    model_config = ConfigDict(frozen=True)

    id: Id
    name: Name = ""
    descriptor: Verbatim = ""
    type: SourceType
    affiliation: Affiliation = "unknown"


class DraftParticipant(BaseModel):
    """Somebody or something in an event; `hedge` governs their part in it."""

    name: Named
    role: ParticipantRole
    hedge: Verbatim = ""


class DraftAssertion(BaseModel):
    """One proposition and who asserts it."""

    id: Id
    sentences: Sentences
    source: Id
    via: Id = ""
    cue: Verbatim = ""
    hedges: list[Verbatim] = Field(default_factory=list, max_length=12)
    text: Hedged
    access: Access = "unknown"
    certainty: Certainty


class DraftEvent(DraftAssertion):
    """Something that happened, was planned, prevented or foretold."""

    type: EventType
    realis: DraftRealis
    time: Verbatim = ""
    place: Verbatim = ""
    participants: list[DraftParticipant] = Field(default_factory=list, max_length=12)


class DraftClaim(DraftAssertion):
    """Something said that is no event: an assessment, a denial, a demand, a figure."""

    kind: ClaimKind


class DraftQuestion(BaseModel):
    """What the article says is unknown or disputed."""

    sentences: Sentences
    text: Hedged
    kind: DraftQuestionKind
    stated_by: Id = ""


class DraftBluf(BaseModel):
    """The bottom line up front, in one or two sentences."""

    sentences: Sentences
    text: Hedged


class NewsWindow(BaseModel):
    """The answer for one window of a long article: items without BLUF and key points.

    `supports` and `contradicts` are pairs of ids, the item that backs or is at odds with the other first.
    """

    aside: list[int] = Field(default_factory=list, max_length=400)
    sources: list[DraftSource] = Field(max_length=80)
    events: list[DraftEvent] = Field(max_length=80)
    claims: list[DraftClaim] = Field(max_length=80)
    supports: list[Pair] = Field(default_factory=list, max_length=80)
    contradicts: list[Pair] = Field(default_factory=list, max_length=80)
    questions: list[DraftQuestion] = Field(default_factory=list, max_length=30)


class NewsDraft(NewsWindow):
    """The whole answer of the `news` profile."""

    bluf: DraftBluf
    key_points: list[Id] = Field(default_factory=list, max_length=12)


class NewsHeadline(BaseModel):
    """The last answer for a long article: what matters most among items already written."""

    bluf: DraftBluf
    key_points: list[Id] = Field(default_factory=list, max_length=12)
