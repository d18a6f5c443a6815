"""Attribution against PolNeAR, by overlap: spans agree where they share a character.

A gold attribution and one of ours agree on all three where cue, source (or its absence) and content overlap; each
is paired once. Direct and mixed are those whose content holds a double quotation mark.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.accuracy.corpora import around, reading, rows, spans
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, Span, any_overlap, f1, share

MARKS = ("“", "”", '"', "''", "``")


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution as spans; nothing in a list where that part is absent."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    quoted: bool


def units() -> Iterable[object]:
    """Yield the articles."""
    return rows("attribution_polnear.dev")


def judge(row: object) -> Document:
    """Count one article."""
    text: str = row["text"]  # type: ignore[index]
    gold = [_gold(text, one) for one in row["attributions"]]  # type: ignore[index]
    found = [
        Relation(
            [(a.source.start, a.source.end)] if a.source else [],
            [(a.cue.start, a.cue.end)],
            [(c.start, c.end) for c in a.content],
            a.kind != "indirect",
        )
        for a in reading(text, row["published"]).attributions  # type: ignore[index]
    ]
    return Document(count(gold, found), tuple(_faults(row, gold, found)))  # type: ignore[arg-type]


def _gold(text: str, one: dict[str, list[dict[str, object]]]) -> Relation:
    content = spans(one["content"])
    quoted = any(mark in text[start:end] for start, end in content for mark in MARKS)
    return Relation(spans(one["source"]), spans(one["cue"]), content, quoted)


def count(gold: list[Relation], found: list[Relation]) -> dict[str, float]:
    """Return the counts of one article."""
    cued = [one for one in gold if one.cue]
    quoted = [one for one in gold if one.quoted]
    ours = [one for one in found if one.quoted]
    sourced = [(one, _by_content(one, found)) for one in gold if one.source]
    return {
        "gold": len(gold),
        "found": len(found),
        "all": len(pairs(gold, found)),
        "cue_gold": len(cued),
        "cue_gold_right": sum(any(any_overlap(f.cue, one.cue) for f in found) for one in cued),
        "cue_right": sum(any(any_overlap(f.cue, one.cue) for one in cued) for f in found),
        "quoted_gold": len(quoted),
        "quoted_found": len(ours),
        "quoted_gold_right": sum(any(any_overlap(f.content, one.content) for f in found) for one in quoted),
        "quoted_right": sum(any(any_overlap(f.content, one.content) for one in gold) for f in ours),
        "sourced": sum(bool(beside) for _, beside in sourced),
        "sourced_right": sum(any(any_overlap(f.source, one.source) for f in beside) for one, beside in sourced),
    }


def _by_content(one: Relation, found: list[Relation]) -> list[Relation]:
    return [other for other in found if any_overlap(other.content, one.content)]


def agree(one: Relation, other: Relation) -> bool:
    """Tell whether all three spans overlap, or a source or cue is absent from both."""
    sides = ((one.source, other.source), (one.cue, other.cue), (one.content, other.content))
    return all(any_overlap(mine, theirs) if mine or theirs else True for mine, theirs in sides)


def pairs(gold: list[Relation], found: list[Relation]) -> list[tuple[int, int]]:
    """Return which gold attribution is paired with which of ours, each once, in order."""
    taken: set[int] = set()
    made = []
    for at, one in enumerate(gold):
        fit = next((n for n, other in enumerate(found) if n not in taken and agree(one, other)), None)
        if fit is not None:
            taken.add(fit)
            made.append((at, fit))
    return made


def _faults(row: dict[str, str], gold: list[Relation], found: list[Relation]) -> Iterable[Fault]:
    made = pairs(gold, found)
    right, used = {at for at, _ in made}, {n for _, n in made}
    for side, whole, good in (("missed", gold, right), ("invented", found, used)):
        for at, one in enumerate(whole):
            if at not in good and (spoken := one.cue or one.content or one.source):
                span = spoken[0]
                near = next((f for f in (found if whole is gold else gold) if any_overlap(f.cue, one.cue)), None)
                kind = f"{side}, no cue" if near is None else f"{side}, {_differs(one, near)} differs"
                yield Fault(kind, row["id"], around(row["text"], *span))


def _differs(one: Relation, near: Relation) -> str:
    if not any_overlap(one.content, near.content):
        return "content"
    return "source" if one.source or near.source else "pairing"


MEASURE = Measure(
    "attribution",
    ("attribution_polnear.dev",),
    units,
    judge,
    (
        Figure("all three spans, overlap F1", 0.55, f1("all", "found", "all", "gold"), "people .787"),
        Figure(
            "content of direct and mixed, overlap F1",
            0.85,
            f1("quoted_right", "quoted_found", "quoted_gold_right", "quoted_gold"),
            "people .873 on all contents",
        ),
        Figure("source where the content is found", 0.85, share("sourced_right", "sourced"), "people .840 F1"),
        Figure("cue, overlap precision", 0.90, share("cue_right", "found"), "12 verbs .875"),
        Figure("cue, overlap recall", 0.70, share("cue_gold_right", "cue_gold"), "12 verbs .369"),
    ),
)
