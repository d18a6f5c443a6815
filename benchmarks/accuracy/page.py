"""docs/accuracy.md: the table, and for what is below its aim how far it got. The words stand in remarks.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.accuracy.corpora import DATA, ROOT
from benchmarks.accuracy.run import Result, digest
from benchmarks.accuracy.score import Fault, Measure

PAGE = ROOT / "docs/accuracy.md"


def page(measures: Sequence[Measure], found: Sequence[Result], faults: Mapping[str, Sequence[Fault]], day: date) -> str:
    """Return the page."""
    return "\n".join(
        [
            "# Accuracy",
            "",
            f"Written by `make bench-accuracy` on {day}. The rules and checks alone, no model. Intervals are",
            "those of 95%, by bootstrap over documents. The corpora are no part of the project: digests name them.",
            "",
            "| measure | figure | 95% | aim | reached | floor | for reference |",
            "|---|---|---|---|---|---|---|",
            *map(row, found),
            "",
            "## Corpora",
            "",
            *(f"- {m.name}: {', '.join(m.files)}, sha256 {digest(m)[:16]}" for m in measures if m.files),
            "",
            "## What comes out wrong, by kind",
            "",
            *(f"- {name}: {kinds(some)}" for name, some in faults.items() if some),
            "",
            (DATA / "remarks.md").read_text("utf-8").rstrip(),
            "",
        ]
    )


def row(one: Result) -> str:
    """Return a line of the table."""
    aim = "-" if one.figure.aim is None else f"{'≤ ' if one.figure.at_most else ''}{one.figure.aim:.2f}"
    reached = "-" if one.figure.aim is None else "yes" if one.figure.reached(one.value, one.figure.aim) else "**no**"
    floor = "-" if one.floor is None else f"{one.floor:.3f}"
    return (
        f"| {one.measure}: {one.figure.name} | {one.value:.3f} | {one.low:.3f} to {one.high:.3f} "
        f"| {aim} | {reached} | {floor} | {one.figure.reference or '-'} |"
    )


def kinds(faults: Sequence[Fault]) -> str:
    """Return how many faults there are of each kind, most first."""
    return ", ".join(f"{kind} {count}" for kind, count in Counter(fault.kind for fault in faults).most_common(12))
