"""What a draft says of its own items, and what of it the brief cannot hold: that is said in findings, never dropped."""

from collections.abc import Container, Iterator, Mapping, Sequence

from pydantic import BaseModel

from summarizer.checks.finding import excerpt, sentences
from summarizer.join import UNKNOWN
from summarizer.schemas.brief import Brief, Finding
from summarizer.schemas.draft import DraftQuestion, DraftSource

_RELATIONS = {"supports": "support", "contradicts": "contradict"}
_LABEL = 60


class Links(BaseModel):
    """What is said of a draft's items rather than of the article: no item itself, so never grounded."""

    key_points: list[str]
    aside: list[int]
    supports: list[list[str]]
    contradicts: list[list[str]]
    findings: list[Finding]

    def pairs(self, relation: str) -> list[list[str]]:
        """Return the pairs of a relation that are pairs."""
        return [pair for pair in getattr(self, relation) if len(pair) == 2]


def lost(links: Links, brief: Brief, accepted: Mapping[str, BaseModel | None]) -> Iterator[Finding]:
    """Yield a warning for each reference that the brief does not hold. `accepted` are the pieces that passed, by id."""
    items = {item.id for item in brief.assertions}
    yield from _key_points(links, items, brief)
    for relation in _RELATIONS:
        yield from _relations(links, relation, items, brief)
    yield from _asides(links, brief)
    yield from _unstated(accepted, brief)
    yield from _unused([piece for piece in accepted.values() if isinstance(piece, DraftSource)], brief)


def _key_points(links: Links, items: Container[str], brief: Brief) -> Iterator[Finding]:
    """Find key points that are no items; one named twice is there once."""
    for name in dict.fromkeys(links.key_points):
        if name not in items:
            yield _finding("citation", f"The key point {_named(name)} {_absent(name, brief)}: left out.")


def _relations(links: Links, relation: str, items: Container[str], brief: Brief) -> Iterator[Finding]:
    """Find relations that do not join two items of the brief; one written twice is there once."""
    verb = _RELATIONS[relation]
    for pair in dict.fromkeys(map(tuple, getattr(links, relation))):
        names = [_named(name) for name in pair]
        if len(pair) != 2:
            yield _finding(
                "draft", f"{relation} names {', '.join(names) or 'nothing'} where two items belong: left out."
            )
            continue
        one, other = pair
        if one == other:
            where = one if one in items else "article"
            yield _finding("citation", f"{names[0]} was said to {verb} itself: left out.", where)
        elif one not in items:
            where = other if other in items else "article"
            message = f"{names[0]} was said to {verb} {names[1]}, but {names[0]} {_absent(one, brief)}: left out."
            yield _finding("citation", message, where)
        elif other not in items:
            message = f"{names[0]} was said to {verb} {names[1]}, which {_absent(other, brief)}: left out."
            yield _finding("citation", message, one)


def _asides(links: Links, brief: Brief) -> Iterator[Finding]:
    """Find what the model set aside and the brief does not; what a rule had set aside as well is agreed on."""
    kinds = {sentence.number: sentence.kind for sentence in brief.sentences}
    for number in dict.fromkeys(links.aside):
        if number not in kinds:
            yield _finding(
                "citation", f"There is no sentence {number} to set aside: the article has 1 to {len(kinds)}."
            )
    if kept := [number for number in sorted(set(links.aside)) if kinds.get(number, "aside") != "aside"]:
        yield _finding(
            "citation",
            f"The model took {sentences(kept)} for no part of the article. Kept: what is cited, attributed or hedged, "
            "and the title, belong to it.",
        )


def _unstated(accepted: Mapping[str, BaseModel | None], brief: Brief) -> Iterator[Finding]:
    """Find the open questions whose source is not there."""
    for question in brief.open_questions:
        drafted = accepted.get(question.id)
        if isinstance(drafted, DraftQuestion) and drafted.stated_by and not question.stated_by:
            source = drafted.stated_by
            message = f"The source said to state it, {_named(source)}, {_absent(source, brief, 'source')}: left out."
            yield _finding("citation", message, question.id)


def _unused(sources: Sequence[DraftSource], brief: Brief) -> Iterator[Finding]:
    """Name the sources on which nothing rests; the article's own voice is no news.

    They do not stay among the brief's sources: those are the ones it rests on, and its source statement counts them.
    """
    there = {source.id for source in brief.sources}
    unused = [source for source in sources if source.id not in there and source.type != "author"]
    if unused:
        labels = (
            excerpt(source.name or source.descriptor, _LABEL) or source.type.replace("_", " ") for source in unused
        )
        yield _finding(
            "draft", f"Nothing in the brief rests on these sources, so they are left out: {'; '.join(labels)}."
        )


def _absent(name: str, brief: Brief, kind: str = "item") -> str:
    rejected = any(name == one.id for one in brief.rejected)
    return "was rejected" if rejected else f"is no {kind} of the brief"


def _named(name: str) -> str:
    return name.removeprefix(UNKNOWN) or "without a name"


def _finding(check: str, message: str, item: str = "article") -> Finding:
    return Finding(check=check, severity="warning", item=item, message=message)
