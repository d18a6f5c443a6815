"""Rows: one item of a brief as a line with its notes. Likelihood and sourcing stand in notes of their own."""

from collections.abc import Iterable

from summarizer.render import phrases, words
from summarizer.render.index import Index
from summarizer.render.view import Note, Row
from summarizer.schemas.brief import Bluf, Claim, Event, Finding, OpenQuestion, Participant, Rejected, Source
from summarizer.schemas.spans import Hedge, Quantity, Time


def bluf_row(bluf: Bluf, index: Index) -> Row:
    """Return the bottom line with the bands of its hedges."""
    notes = (*_hedging(bluf.hedges), *finding_notes(index.findings.get("bluf", ())))
    return Row(phrases.clean(bluf.text), phrases.cites(bluf.evidence), notes=notes)


def item_row(item: Event | Claim, index: Index, *, attributed: bool = True, grounds: bool = True) -> Row:
    """Return an event or claim, `attributed` to its source, with the `grounds` of its sourcing."""
    voice = (Note("According to", _voice(item, index)),) if attributed else ()
    notes = (
        *voice,
        *_hedging(_own_hedges(item)),
        *_parts(item),
        *_opposition(item, index),
        Note("Sourcing", phrases.sourcing(item.sourcing, grounds=grounds)),
        *finding_notes(index.findings.get(item.id, ())),
    )
    return Row(phrases.clean(item.text), phrases.cites(item.evidence), _lead(item), notes)


def figure_row(quantity: Quantity, item: Event | Claim) -> Row:
    """Return a figure, what it counts, and the line it stands in."""
    notes = (Note("In", phrases.clean(item.text)),)
    return Row(phrases.measured(quantity), phrases.cites(item.evidence), phrases.figure(quantity), notes)


def event_row(event: Event, time: Time) -> Row:
    """Return an event of the timeline: when, what, and how the time was read."""
    notes = (Note("Time", phrases.reckoned(time)),) if time.edtf else ()
    text = phrases.clean(event.text)
    detail = _lead(event)
    told = f"{text} ({detail.lower()})" if detail else text
    return Row(told, phrases.cites(event.evidence), phrases.moment(time), notes)


def question_row(question: OpenQuestion, index: Index) -> Row:
    """Return an open question and who says that it is open."""
    source = index.sources.get(question.stated_by or "")
    voice = (Note("According to", source_phrase(source)),) if source and source.type != "author" else ()
    notes = (*voice, *finding_notes(index.findings.get(question.id, ())))
    lead = words.QUESTION_KINDS[question.kind]
    return Row(phrases.clean(question.text), phrases.cites(question.evidence), lead, notes)


def rejected_row(rejected: Rejected, index: Index) -> Row:
    """Return a rejected item as the model wrote it; sentences that do not exist are not cited."""
    item = rejected.item
    text = next((str(item[key]) for key in ("text", "name", "descriptor") if item.get(key)), "")
    given = item.get("sentences")
    numbers = given if isinstance(given, list | tuple) else ()
    cites = tuple(sentence.number for sentence in index.brief.sentences if sentence.number in numbers)
    lead = f"{phrases.clean(rejected.kind)} {phrases.clean(rejected.id)}".strip().capitalize()
    return Row(phrases.clean(text), cites, lead, finding_notes(rejected.findings))


def finding_notes(findings: Iterable[Finding]) -> tuple[Note, ...]:
    """Return what the checks have against an item, in their own words."""
    return tuple(
        Note(words.SEVERITIES[finding.severity], f"{phrases.clean(finding.message)} ({finding.check})")
        for finding in findings
    )


def source_phrase(source: Source) -> str:
    """Return the name and the article's own words for it, or these alone where they hold the name."""
    label, descriptor = phrases.clean(source.label), phrases.clean(source.descriptor)
    if not descriptor or label.casefold() in descriptor.casefold():
        return descriptor or label
    if descriptor.casefold() in label.casefold():
        return label
    return f"{label}, {descriptor}"


def heading(source_id: str, index: Index) -> str:
    """Return a source as the heading over what it says: `Ilse Marant, spokeswoman (government)`."""
    source = index.sources.get(source_id)
    if source is None or source.type == "author":
        return words.THE_ARTICLE[:1].upper() + words.THE_ARTICLE[1:]
    stands_for = "" if source.affiliation == "unknown" else f" ({words.AFFILIATIONS[source.affiliation]})"
    phrase = source_phrase(source)
    named = source.name and phrase.startswith(source.name)
    return (phrase if named else phrase[:1].upper() + phrase[1:]) + stands_for


def _voice(item: Event | Claim, index: Index) -> str:
    if index.own_voice(item):
        return words.THE_ARTICLE
    via = index.label(item.via)
    relayed = f", via {via}" if via else ""
    return phrases.clean(f"{index.label(item.source)}{relayed} ({words.ATTRIBUTIONS[item.attribution]})")


def _hedging(hedges: Iterable[Hedge]) -> tuple[Note, ...]:
    """Give banded hedges, then those that no standard gives a band. Approximators belong to the figures."""
    shields = [hedge for hedge in hedges if hedge.type != "approximator"]
    banded = dict.fromkeys(phrases.likelihood(hedge) for hedge in shields if hedge.band)
    bare = dict.fromkeys(phrases.likelihood(hedge) for hedge in shields if not hedge.band)
    return (
        *((Note("Likelihood", "; ".join(banded)),) if banded else ()),
        *((Note("Hedged", f"{'; '.join(bare)} (no standard gives a band)"),) if bare else ()),
    )


def _own_hedges(item: Event | Claim) -> tuple[Hedge, ...]:
    """Leave out the hedges that govern somebody's part in an event: they are told with that part."""
    told = {(hedge.start, hedge.end) for part in _participants(item) for hedge in part.hedges}
    return tuple(hedge for hedge in item.hedges if (hedge.start, hedge.end) not in told)


def _parts(item: Event | Claim) -> tuple[Note, ...]:
    return tuple(
        Note(note.label, f"{note.text}, of {phrases.clean(part.name)} {words.ROLES[part.role]}")
        for part in _participants(item)
        for note in _hedging(part.hedges)
    )


def _participants(item: Event | Claim) -> tuple[Participant, ...]:
    return item.participants if isinstance(item, Event) else ()


def _opposition(item: Event | Claim, index: Index) -> tuple[Note, ...]:
    others = [index.items[other] for other in index.opponents.get(item.id, ())]
    return tuple(
        Note(
            "Against",
            phrases.clean(f"{other.text} ({index.label(other.source)})"),
            phrases.cites(other.evidence),
        )
        for other in others
    )


def _lead(item: Event | Claim) -> str:
    if isinstance(item, Claim):
        return words.CLAIM_KINDS[item.kind]
    return words.REALIS_DETAILS[item.realis_detail] if item.realis_detail else ""
