"""Grading: writes the brief from the items that passed, every label computed by code."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar, get_args

from pydantic import BaseModel

from summarizer.grade.coverage import coverage, sentences_of, statement
from summarizer.grade.factuality import certainty_of, factuality_of
from summarizer.grade.origins import origin_of
from summarizer.grade.parts import (
    attribution_of,
    basis_of,
    hedges_at,
    hedges_of,
    quantities_of,
    span_of,
    time_of,
    times_of,
)
from summarizer.grade.realis import realis_of
from summarizer.grade.sourcing import Said, confidence
from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.schemas.brief import (
    Bluf,
    Brief,
    Claim,
    Event,
    Finding,
    Generation,
    OpenQuestion,
    Participant,
    Rejected,
    Source,
    SourcingConfidence,
)
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent, DraftQuestion, DraftSource
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import Realis, RealisDetail

D = TypeVar("D", bound=BaseModel)


def brief_of(
    reading: Reading,
    accepted: Mapping[str, Item],
    rejected: tuple[Rejected, ...],
    *,
    key_points: Sequence[str],
    supports: Sequence[Sequence[str]],
    contradicts: Sequence[Sequence[str]],
    aside: Iterable[int],
    findings: tuple[Finding, ...],
    generation: Generation,
) -> Brief:
    """Return the brief. Items come by id, already checked; references to what is not there are left out."""
    article = reading.article
    sources = {name: _source(item, reading) for name, item in accepted.items() if item.kind == "source"}
    asserted = {name: item for name, item in accepted.items() if isinstance(item.draft, DraftAssertion)}
    said = {
        name: _said(
            item,
            sources,
            reading,
            supports=_related(name, supports, asserted),
            contradicts=_related(name, contradicts, asserted),
        )
        for name, item in asserted.items()
    }
    grades = {name: confidence(one, said) for name, one in said.items()}
    events = tuple(_event(accepted[n], said, grades, reading) for n in said if accepted[n].kind == "event")
    claims = tuple(_claim(accepted[n], said, grades, reading) for n in said if accepted[n].kind == "claim")
    questions = tuple(_question(i, n, sources) for n, i in accepted.items() if i.kind == "question")
    used = {name for one in (*events, *claims) for name in (one.source, one.via)} | {q.stated_by for q in questions}
    sentences = sentences_of(reading, aside, (item for item in accepted.values() if item.kind != "source"))
    return Brief(
        id=f"brief-{article.sha256[:16]}",
        title=reading.title,
        as_of=article.published,
        article=article,
        sentences=sentences,
        bluf=next((_bluf(item, reading) for item in accepted.values() if item.kind == "bluf"), None),
        key_points=tuple(name for name in dict.fromkeys(key_points) if name in said),
        events=events,
        claims=claims,
        sources=tuple(source for name, source in sources.items() if name in used),
        open_questions=questions,
        findings=findings,
        rejected=rejected,
        coverage=coverage(reading, sentences, accepted.values()),
        source_summary_statement=statement([one.source for one in said.values()]),
        generation=generation,
    )


def _source(item: Item, reading: Reading) -> Source:
    draft = _as(DraftSource, item)
    return Source(
        id=item.id,
        name=draft.name if _bears(item, "name", draft.name, reading) else None,
        descriptor=draft.descriptor if _bears(item, "descriptor", draft.descriptor, reading) else "",
        type=draft.type,
        affiliation=draft.affiliation,
        basis=basis_of(item, reading),
        origin=origin_of(draft),
        evidence=tuple(dict.fromkeys(field.found for field in item.copied if field.found)),
    )


def _bears(item: Item, field: str, value: str, reading: Reading) -> bool:
    """Tell whether a source is called so by the article, or is its outlet."""
    return item.found(field) is not None or value.casefold() == (reading.article.outlet or "").casefold() != ""


def _goes_on(number: int, reading: Reading) -> bool:
    """Tell whether the sentence after this one goes on with its paragraph: it may say that nothing was verified."""
    if number + 1 not in reading:
        return False
    this, after = reading.sentence(number), reading.sentence(number + 1)
    return after.kind == "body" and after.paragraph == this.paragraph


def _related(name: str, pairs: Sequence[Sequence[str]], among: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for one, other in pairs if one == name and other in among and other != name))


def _said(
    item: Item,
    sources: Mapping[str, Source],
    reading: Reading,
    *,
    supports: tuple[str, ...],
    contradicts: tuple[str, ...],
) -> Said:
    draft = _as(DraftAssertion, item)
    after = [e.sentence + 1 for e in item.evidence if _goes_on(e.sentence, reading)]
    context = " ".join([*(e.quote for e in item.evidence), *map(reading.text_of, after)])
    return Said(
        item=draft,
        source=sources[draft.source],
        hedges=hedges_of(item, reading),
        context=context,
        supports=supports,
        contradicts=contradicts,
    )


def _event(item: Item, said: Mapping[str, Said], grades: Mapping[str, SourcingConfidence], reading: Reading) -> Event:
    draft = _as(DraftEvent, item)
    participants = tuple(
        Participant(name=one.name, role=one.role, hedges=_participant_hedges(index, item, reading))
        for index, one in enumerate(draft.participants)
    )
    theirs = {hedge.start for one in participants for hedge in one.hedges}
    told = realis_of(draft.realis, item.text)
    detail = told if told in get_args(RealisDetail) else None
    realis: Realis = "OTHER" if detail else "ACTUAL" if told == "actual" else "GENERIC"
    return Event(
        **_common(item, draft, said, grades, reading, beside=theirs),
        type=draft.type,
        realis=realis,
        realis_detail=detail,
        time=time_of(item, reading),
        place=span_of(item.found("place")),
        participants=participants,
    )


def _claim(item: Item, said: Mapping[str, Said], grades: Mapping[str, SourcingConfidence], reading: Reading) -> Claim:
    draft = _as(DraftClaim, item)
    return Claim(
        **_common(item, draft, said, grades, reading, beside=set()),
        kind=draft.kind,
        times=times_of(item, reading),
    )


def _common(
    item: Item,
    draft: DraftAssertion,
    said: Mapping[str, Said],
    grades: Mapping[str, SourcingConfidence],
    reading: Reading,
    *,
    beside: set[int],
) -> dict[str, object]:
    """Return what events and claims share; hedges that start at `beside` govern a participant, not the event."""
    hedges = said[item.id].hedges
    governing = [hedge for hedge in hedges if hedge.start not in beside]
    certainty = certainty_of(draft.certainty, governing)
    return {
        "id": item.id,
        "text": item.text,
        "evidence": item.evidence,
        "source": draft.source,
        "via": draft.via or None,
        "cue": span_of(item.found("cue")),
        "attribution": attribution_of(item, reading),
        "access": draft.access,
        "certainty": certainty,
        "factuality": factuality_of(certainty, item.text, governing),
        "hedges": hedges,
        "quantities": quantities_of(item, reading),
        "supports": said[item.id].supports,
        "contradicts": said[item.id].contradicts,
        "sourcing": grades[item.id],
    }


def _participant_hedges(index: int, item: Item, reading: Reading) -> tuple[Hedge, ...]:
    name = f"participants[{index}].hedge"
    return tuple(hedge for field in item.copied if field.name == name for hedge in hedges_at(field, item, reading))


def _question(item: Item, name: str, sources: Mapping[str, Source]) -> OpenQuestion:
    draft = _as(DraftQuestion, item)
    stated_by = draft.stated_by if draft.stated_by in sources else None
    return OpenQuestion(id=name, text=item.text, kind=draft.kind, stated_by=stated_by, evidence=item.evidence)


def _bluf(item: Item, reading: Reading) -> Bluf:
    return Bluf(text=item.text, evidence=item.evidence, hedges=hedges_of(item, reading))


def _as(cls: type[D], item: Item) -> D:
    if not isinstance(item.draft, cls):
        raise TypeError(f"{item.id} is no {cls.__name__}")
    return item.draft
