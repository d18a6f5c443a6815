"""Joining: one numbering for the items of one draft or of many windows, and each source once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftAssertion, DraftBluf, DraftSource, NewsDraft, NewsWindow

UNKNOWN = "?"
"""Stands before an id that nothing bears, so that it can never meet one that something does."""

_ID_LENGTH = 16
_EXCERPT = 60


class Joined(NamedTuple):
    """One draft, and a finding for whatever the drafts behind it leave to be guessed."""

    draft: NewsDraft
    findings: tuple[Finding, ...]


def join(drafts: Sequence[NewsDraft | NewsWindow]) -> Joined:
    """Return one draft: events E1.., claims C1.., sources S1.. in order, each reference following its item.

    Sources with the same name, or unnamed with the same descriptor, become one. Where a draft uses an id twice,
    references follow the first, and a finding says so. BLUF and key points are those of a draft that has them,
    else empty.
    """
    joined = NewsDraft(sources=[], events=[], claims=[], bluf=DraftBluf(sentences=[], text=""))
    sources: dict[str, DraftSource] = {}
    findings: list[Finding] = []
    for draft in drafts:
        findings += [*_other_kinds(draft, sources), *_twice(draft)]
        voices = _source_ids(draft, sources)
        ids: dict[str, str] = {}
        _number(ids, draft.events, "E", len(joined.events))
        _number(ids, draft.claims, "C", len(joined.claims))
        for event in draft.events:
            joined.events.append(event.model_copy(update=_renamed(event, voices, f"E{len(joined.events) + 1}")))
        for claim in draft.claims:
            joined.claims.append(claim.model_copy(update=_renamed(claim, voices, f"C{len(joined.claims) + 1}")))
        for question in draft.questions:
            stated_by = question.stated_by and _followed(voices, question.stated_by)
            joined.questions.append(question.model_copy(update={"stated_by": stated_by}))
        joined.supports.extend(_following(ids, pair) for pair in draft.supports)
        joined.contradicts.extend(_following(ids, pair) for pair in draft.contradicts)
        joined.aside.extend(draft.aside)
        if isinstance(draft, NewsDraft):
            joined.bluf = draft.bluf
            joined.key_points.extend(_following(ids, draft.key_points))
    joined.sources.extend(sources.values())
    return Joined(joined, tuple(findings))


def _key(source: DraftSource) -> str:
    return "author" if source.type == "author" else (source.name or source.descriptor or source.type).casefold()


def _source_ids(draft: NewsDraft | NewsWindow, sources: dict[str, DraftSource]) -> dict[str, str]:
    """Gather the draft's sources among those known and return what its ids become."""
    ids: dict[str, str] = {}
    for source in draft.sources:
        key = _key(source)
        known = sources.get(key)
        sources[key] = _merged(known, source) if known else source.model_copy(update={"id": f"S{len(sources) + 1}"})
        ids.setdefault(source.id, sources[key].id)
    return ids


def _merged(known: DraftSource, again: DraftSource) -> DraftSource:
    """Fill what was not known; another descriptor of one who has a name is no loss, for the name tells who it is."""
    return known.model_copy(
        update={
            "name": known.name or again.name,
            "descriptor": known.descriptor or again.descriptor,
            "affiliation": again.affiliation if known.affiliation == "unknown" else known.affiliation,
        }
    )


def _other_kinds(draft: NewsDraft | NewsWindow, sources: dict[str, DraftSource]) -> Iterator[Finding]:
    """Find the sources that are listed again as something else than before."""
    known = dict(sources)
    for source in draft.sources:
        first = known.setdefault(_key(source), source)
        for before, now in ((first.type, source.type), (first.affiliation, source.affiliation)):
            if before != now and "unknown" not in (before, now) and first.type != "author":
                yield _finding(
                    f"{_label(source)} is listed as {_words(before)} and as {_words(now)}: the first counts."
                )


def _twice(draft: NewsDraft | NewsWindow) -> Iterator[Finding]:
    """Find the ids that mean two things; one source listed twice is one thing."""
    voices: dict[str, DraftSource] = {}
    for source in draft.sources:
        first = voices.setdefault(source.id, source)
        if _key(first) != _key(source):
            yield _finding(
                f"Two sources bear the id {source.id}: what refers to it is taken to mean {_label(first)}, "
                f"not {_label(source)}."
            )
    items: dict[str, DraftAssertion] = {}
    for item in (*draft.events, *draft.claims):
        if (first_item := items.setdefault(item.id, item)) is not item:
            yield _finding(
                f"Two items bear the id {item.id}: what refers to it is taken to mean “{_cut(first_item.text)}”, "
                f"not “{_cut(item.text)}”."
            )


def _finding(message: str) -> Finding:
    return Finding(check="draft", severity="warning", item="article", message=message)


def _label(source: DraftSource) -> str:
    return _cut(source.name or source.descriptor) or "a source without a name"


def _cut(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rsplit(" ", 1)[0] + "…"


def _words(value: str) -> str:
    return value.replace("_", " ")


def _number(ids: dict[str, str], items: Sequence[DraftAssertion], prefix: str, before: int) -> None:
    for count, item in enumerate(items, before + 1):
        ids.setdefault(item.id, f"{prefix}{count}")


def _renamed(item: DraftAssertion, voices: dict[str, str], new: str) -> dict[str, object]:
    return {"id": new, "source": _followed(voices, item.source), "via": item.via and _followed(voices, item.via)}


def _following(ids: dict[str, str], references: Sequence[str]) -> list[str]:
    return [_followed(ids, reference) for reference in references]


def _followed(ids: dict[str, str], reference: str) -> str:
    return ids.get(reference) or (UNKNOWN + reference)[:_ID_LENGTH]
