"""False alarms: summaries by professional writers, and sentences that three of three readers hold to be consistent."""

from collections.abc import Iterable

from benchmarks.accuracy.corpora import rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, share
from benchmarks.accuracy.summedits import errors


def units() -> Iterable[object]:
    """Yield the summaries of both sets."""
    yield from rows("control_writers.dev")
    yield from rows("faith_qags.dev")


def judge(row: object) -> Document:
    """Count one summary, or the sentences of one."""
    document, where = row["document"], row["id"]  # type: ignore[index]
    if "sentences" not in row:  # type: ignore[operator]
        found = errors(row["summary"], document)  # type: ignore[index]
        faults = tuple(Fault(f"writers: {one.check}", where, one.message) for one in found)
        return Document({"summaries": 1, "flagged": bool(found)}, faults)
    agreed = [s["text"] for s in row["sentences"] if s["votes"] and set(s["votes"]) == {"yes"}]  # type: ignore[index]
    found_in = {text: errors(text, document) for text in agreed}
    faults = tuple(Fault(f"readers: {one.check}", where, one.message) for found in found_in.values() for one in found)
    return Document({"sentences": len(found_in), "alarms": sum(map(bool, found_in.values()))}, faults)


MEASURE = Measure(
    "false-alarms",
    ("control_writers.dev", "faith_qags.dev"),
    units,
    judge,
    (
        Figure("writers' summaries flagged", 0.05, share("flagged", "summaries"), "number check .084", at_most=True),
        Figure("unanimous sentences flagged", 0.03, share("alarms", "sentences"), at_most=True),
    ),
)
