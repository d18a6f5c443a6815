"""Realis on CASIE: Actual, Generic or Other for each annotated event nugget, macro F1 over the three."""

from collections.abc import Iterable

from benchmarks.accuracy.corpora import around, reading, rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, f1, mean
from summarizer.language import clauses
from summarizer.language.events import triggers
from summarizer.language.realis import realis
from summarizer.reading import Reading

CLASSES = ("Actual", "Generic", "Other")


def units() -> Iterable[object]:
    """Yield the articles."""
    return rows("events_casie.dev")


def judge(row: object) -> Document:
    """Count the nuggets of one article by class."""
    text: str = row["text"]  # type: ignore[index]
    article = reading(text)
    counts: dict[str, float] = {}
    faults = []
    for event in row["events"]:  # type: ignore[index]
        gold = event["realis"]
        if gold not in CLASSES:
            continue
        start, end = event["nugget"]["start"], event["nugget"]["end"]
        ours = told(article, start, end)
        for key in (f"gold_{gold}", f"found_{ours}", *([f"right_{gold}"] if gold == ours else [])):
            counts[key] = counts.get(key, 0) + 1
        if gold != ours:
            faults.append(Fault(f"{gold} read as {ours}", row["id"], around(text, start, end)))  # type: ignore[index]
    return Document(counts, tuple(faults))


def told(article: Reading, start: int, end: int) -> str:
    """Return the class that the rules give: that of the trigger at the nugget, Actual where they see none."""
    sentence = article.sentence_at(start)
    if sentence is None:
        return "Actual"
    tokens = [t for unit in clauses.units(article.article.text, (sentence,), ()) for t in unit.tokens]
    found = [
        one
        for one in triggers(tokens)
        if any(
            start < tokens[at].end and tokens[at].start < end
            for at in (one.predicate.head, one.predicate.head if one.noun is None else one.noun)
        )
    ]
    value = realis(tokens, found[0]) if found else "actual"
    return {"actual": "Actual", "generic": "Generic"}.get(value, "Other")


MEASURE = Measure(
    "factuality",
    ("events_casie.dev",),
    units,
    judge,
    (
        Figure(
            "Actual, Generic, Other, macro F1",
            0.65,
            mean(*(f1(f"right_{c}", f"found_{c}", f"right_{c}", f"gold_{c}") for c in CLASSES)),
            "all Actual: .26",
        ),
    ),
)
