"""Joining: one numbering for the items of one draft or of many windows, and each source once."""

from collections.abc import Sequence

from summarizer.schemas.draft import DraftAssertion, DraftBluf, DraftSource, NewsDraft, NewsWindow

UNKNOWN = "?"
"""Stands before an id that nothing bears, so that it can never meet one that something does."""


def join(drafts: Sequence[NewsDraft | NewsWindow]) -> NewsDraft:
    """Return one draft: events E1.., claims C1.., sources S1.. in order, each reference following its item.

    Sources with the same name, or unnamed with the same descriptor, become one. Where a draft uses an id twice,
    references follow the first. BLUF and key points are those of a draft that has them, else empty.
    """
    joined = NewsDraft(sources=[], events=[], claims=[], bluf=DraftBluf(sentences=[], text=""))
    sources: dict[str, DraftSource] = {}
    for draft in drafts:
        ids = _source_ids(draft, sources)
        _number(ids, draft.events, "E", len(joined.events))
        _number(ids, draft.claims, "C", len(joined.claims))
        for event in draft.events:
            joined.events.append(event.model_copy(update=_renamed(event, ids, f"E{len(joined.events) + 1}")))
        for claim in draft.claims:
            joined.claims.append(claim.model_copy(update=_renamed(claim, ids, f"C{len(joined.claims) + 1}")))
        for question in draft.questions:
            stated_by = ids.get(question.stated_by, "")
            joined.questions.append(question.model_copy(update={"stated_by": stated_by}))
        joined.supports.extend(_following(ids, pair) for pair in draft.supports)
        joined.contradicts.extend(_following(ids, pair) for pair in draft.contradicts)
        joined.aside.extend(draft.aside)
        if isinstance(draft, NewsDraft):
            joined.bluf = draft.bluf
            joined.key_points.extend(_following(ids, draft.key_points))
    joined.sources.extend(sources.values())
    return joined


def _source_ids(draft: NewsDraft | NewsWindow, sources: dict[str, DraftSource]) -> dict[str, str]:
    """Gather the draft's sources among those known and return what its ids become."""
    ids: dict[str, str] = {}
    for source in draft.sources:
        key = "author" if source.type == "author" else (source.name or source.descriptor).casefold()
        known = sources.setdefault(key, source.model_copy(update={"id": f"S{len(sources) + 1}"}))
        if not known.descriptor and source.descriptor:
            sources[key] = source.model_copy(update={"id": known.id})
        ids.setdefault(source.id, known.id)
    return ids


def _number(ids: dict[str, str], items: Sequence[DraftAssertion], prefix: str, before: int) -> None:
    for count, item in enumerate(items, before + 1):
        ids.setdefault(item.id, f"{prefix}{count}")


def _renamed(item: DraftAssertion, ids: dict[str, str], new: str) -> dict[str, object]:
    return {
        "id": new,
        "source": ids.get(item.source, UNKNOWN + item.source),
        "via": item.via and ids.get(item.via, UNKNOWN + item.via),
    }


def _following(ids: dict[str, str], references: Sequence[str]) -> list[str]:
    return [ids.get(reference, UNKNOWN + reference) for reference in references]
