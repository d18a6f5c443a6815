"""One small article, and a draft of it that passes every check, to be bent by tests."""

from datetime import date

from summarizer.schemas.article import Article
from summarizer.schemas.draft import (
    DraftBluf,
    DraftClaim,
    DraftEvent,
    DraftParticipant,
    DraftQuestion,
    DraftSource,
    NewsDraft,
)

TEXT = """Crane collapses in Tarn harbour

A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers, the port authority said.

The crane probably fell because a bolt had rusted through, harbour master Ida Brandt told reporters. “Nobody was inside the cab,” Brandt said.

Loxley Cranes denied that the crane was overloaded. It was unclear why the alarm did not sound.

Read more: Ferry strike enters second week"""

ARTICLE = Article(text=TEXT, title="Crane collapses in Tarn harbour", published=date(2026, 5, 5))

AUTHOR = DraftSource(id="S1", type="author")
PORT = DraftSource(
    id="S2",
    name="",
    descriptor="the port authority",
    type="named_group",
    affiliation="government",
)
BRANDT = DraftSource(
    id="S3",
    name="Ida Brandt",
    descriptor="harbour master Ida Brandt",
    type="named_individual",
    affiliation="government",
)
LOXLEY = DraftSource(
    id="S4",
    name="Loxley Cranes",
    descriptor="Loxley Cranes",
    type="named_group",
    affiliation="corporate",
)

COLLAPSE = DraftEvent(
    id="E1",
    sentences=[2],
    source="S2",
    cue="said",
    text="A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers.",
    access="official_remit",
    certainty="certain",
    type="DISASTER",
    realis="actual",
    time="Monday",
    place="Tarn harbour",
    participants=[DraftParticipant(name="workers", role="recipient")],
)
BOLT = DraftClaim(
    id="C1",
    sentences=[3],
    source="S3",
    cue="told reporters",
    hedges=["probably"],
    text="The crane probably fell because a bolt had rusted through.",
    access="official_remit",
    certainty="probable",
    kind="assessment",
)
CAB = DraftClaim(
    id="C2",
    sentences=[4],
    source="S3",
    cue="said",
    text="“Nobody was inside the cab.”",
    access="official_remit",
    certainty="certain",
    kind="assessment",
)
DENIAL = DraftClaim(
    id="C3",
    sentences=[5],
    source="S4",
    cue="denied",
    text="Loxley Cranes denied that the crane was overloaded.",
    access="own_act",
    certainty="certain",
    kind="denial",
)
ALARM = DraftQuestion(sentences=[6], text="Why did the alarm not sound?", kind="stated_unknown")
BLUF = DraftBluf(
    sentences=[2, 3],
    text="A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers, the port authority said.",
)


def draft(**changes: object) -> NewsDraft:
    """Return the draft that passes, with other lists in place of its own; its key points are among its items."""
    whole = NewsDraft(
        sources=[AUTHOR, PORT, BRANDT, LOXLEY],
        events=[COLLAPSE],
        claims=[BOLT, CAB, DENIAL],
        questions=[ALARM],
        bluf=BLUF,
        key_points=["E1", "C1", "C3"],
    )
    bent = whole.model_copy(update=changes, deep=True)
    if "key_points" in changes:
        return bent
    there = {item.id for item in (*bent.events, *bent.claims)}
    return bent.model_copy(update={"key_points": [name for name in bent.key_points if name in there]})
