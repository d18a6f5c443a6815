"""Figures from counts: each is a function of counts summed over documents, so that documents can be resampled."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Counts = Mapping[str, float]
Span = tuple[int, int]
SEED, ROUNDS = 20220105, 400


@dataclass(frozen=True, slots=True)
class Fault:
    """One case that came out wrong: its kind, where it stands, and what it says."""

    kind: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What one document adds to the counts of a measure, and its faults."""

    counts: Counts
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a measure. `aim` is the least it should be, or the most where `at_most`; None where none is set."""

    name: str
    aim: float | None
    value: Callable[[Counts], float]
    reference: str = ""
    at_most: bool = False

    def reached(self, value: float, bound: float | None) -> bool:
        """Tell whether a value keeps to a bound; to none it always does."""
        if bound is None:
            return True
        return value <= bound + 1e-9 if self.at_most else value >= bound - 1e-9


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what it reads, the units it judges (one call each, in any order), and its figures.

    `files` are names in the corpora's folder, none for tables of the project's own.
    """

    name: str
    files: tuple[str, ...]
    units: Callable[[], Iterable[object]]
    judge: Callable[[object], Document]
    figures: tuple[Figure, ...] = field(default=())


def summed(documents: Iterable[Document]) -> dict[str, float]:
    """Return the counts of all documents together."""
    total: dict[str, float] = {}
    for document in documents:
        for key, count in document.counts.items():
            total[key] = total.get(key, 0.0) + count
    return total


def interval(documents: Sequence[Document], value: Callable[[Counts], float], rounds: int = ROUNDS) -> Span:
    """Return the 95% interval of a figure: percentile bootstrap over documents, seeded."""
    chance = random.Random(SEED)
    values = sorted(value(summed(chance.choices(documents, k=len(documents)))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]  # type: ignore[return-value]


def share(part: str, whole: str) -> Callable[[Counts], float]:
    """Return the figure part / whole; 0 where there is nothing."""
    return lambda counts: ratio(counts.get(part, 0), counts.get(whole, 0))


def f1(found_right: str, found: str, gold_right: str, gold: str) -> Callable[[Counts], float]:
    """Return the harmonic mean of precision and recall."""

    def value(counts: Counts) -> float:
        precision, recall = share(found_right, found)(counts), share(gold_right, gold)(counts)
        return ratio(2 * precision * recall, precision + recall)

    return value


def mean(*values: Callable[[Counts], float]) -> Callable[[Counts], float]:
    """Return the mean of figures: balanced accuracy from two recalls, macro F1 from several F1."""
    return lambda counts: sum(value(counts) for value in values) / len(values)


def ratio(part: float, whole: float) -> float:
    """Return part / whole, 0 where whole is 0."""
    return part / whole if whole else 0.0


def overlap(first: Span, second: Span) -> bool:
    """Tell whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def any_overlap(first: Iterable[Span], second: Sequence[Span]) -> bool:
    """Tell whether any span of one shares a character with any of the other."""
    return any(overlap(one, other) for one in first for other in second)


def token_f1(answer: Sequence[str], gold: Sequence[str]) -> float:
    """Return the F1 of two bags of tokens."""
    left = list(gold)
    same = 0
    for token in answer:
        if token in left:
            left.remove(token)
            same += 1
    return ratio(2 * same, len(answer) + len(gold))
