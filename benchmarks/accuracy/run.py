"""Scoring measures over two processes, and holding their figures against the floors pinned for their corpora."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from benchmarks.accuracy import (
    attribution,
    corpora,
    dates,
    events,
    factuality,
    false_alarms,
    hedges,
    mutation,
    phrases,
    quantities,
    quotations,
    summedits,
)
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, interval, summed

MEASURES: dict[str, Measure] = {
    module.MEASURE.name: module.MEASURE
    for module in (
        hedges,
        attribution,
        quotations,
        dates,
        quantities,
        events,
        factuality,
        summedits,
        false_alarms,
        mutation,
        phrases,
    )
}
FLOORS = corpora.ROOT / "benchmarks/floors.toml"
Floors = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Result:
    """A figure of a measure as it came out; `floor` is None where none is pinned for this corpus."""

    measure: str
    figure: Figure
    value: float
    low: float
    high: float
    floor: float | None

    @property
    def holds(self) -> bool:
        """Whether the figure keeps to its floor."""
        return self.figure.reached(round(self.value, 3), self.floor)


def missing(measure: Measure) -> list[Path]:
    """Return the corpora that a measure needs and that are not there."""
    return [path for name in measure.files if not (path := corpora.path(name)).exists()]


def documents(measure: Measure, processes: int = 2) -> list[Document]:
    """Return what each unit of a measure adds, in order."""
    with Pool(processes) as pool:
        return list(pool.imap(measure.judge, measure.units(), chunksize=4))


def results(measure: Measure, found: Sequence[Document], floors: Floors) -> list[Result]:
    """Return the figures of a measure with their intervals and floors."""
    total = summed(found)
    pinned = pinned_for(measure, floors)
    made = []
    for figure in measure.figures:
        low, high = interval(found, figure.value)
        made.append(Result(measure.name, figure, figure.value(total), low, high, pinned.get(figure.name)))
    return made


def pinned_for(measure: Measure, floors: Floors) -> dict[str, float]:
    """Return the floors of a measure, none where they were pinned on another corpus."""
    entry = floors.get(measure.name, {})
    given = entry.get("floors", {})
    is_same = entry.get("corpus") == digest(measure)
    return dict(given) if is_same and isinstance(given, Mapping) else {}


def digest(measure: Measure) -> str:
    """Return the digest of what a measure reads, "" where it reads nothing but the project's own tables."""
    return corpora.digest(corpora.path(name) for name in measure.files) if measure.files else ""


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the pinned floors by measure."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def floors_text(measures: Sequence[Measure], found: Sequence[Result]) -> str:
    """Return floors.toml with the figures as they stand, cut to three digits on the lenient side."""
    lines = [
        "# Written by `make bench-accuracy ARGUMENTS=--pin`: least (or most) a figure may be on the corpus whose",
        "# sha256 stands beside it. On another corpus a floor says nothing and is not applied.",
    ]
    for measure in measures:
        lines += ["", f"[{measure.name}]", f'corpus = "{digest(measure)}"', f"[{measure.name}.floors]"]
        lines += [f'"{one.figure.name}" = {_lenient(one)}' for one in found if one.measure == measure.name]
    return "\n".join(lines) + "\n"


def _lenient(one: Result) -> str:
    thousandths = one.value * 1000
    return f"{(-(-thousandths // 1) if one.figure.at_most else thousandths // 1) / 1000:.3f}"


def worst(found: Sequence[Document], limit: int) -> list[Fault]:
    """Return faults to read: spread over the documents, each kind in proportion."""
    faults = [fault for document in found for fault in document.faults]
    step = max(1, len(faults) // limit) if limit else 1
    return faults[::step][:limit]
