"""Likelihood bands against surveys: the median that readers gave to a phrase stands inside the band shown with it."""

from collections.abc import Iterable

from benchmarks.accuracy.corpora import rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, share
from summarizer.language.hedges import band


def units() -> Iterable[object]:
    """Yield the rows of the surveys."""
    return rows("probability_phrases")


def judge(row: object) -> Document:
    """Count one phrase of one survey; phrases without a band count for nothing."""
    phrase, median, study = row["phrase"], row["median"], row["study"]  # type: ignore[index]
    found = band(phrase)
    if found is None:
        return Document({})
    if found.lower <= median <= found.upper:
        return Document({"banded": 1, "inside": 1})
    text = f"{phrase}: median {median}, band {found.lower} to {found.upper} ({found.standard})"
    return Document({"banded": 1}, (Fault("outside", study, text),))


MEASURE = Measure(
    "phrases",
    ("probability_phrases",),
    units,
    judge,
    (Figure("survey median inside the band", 1.0, share("inside", "banded"), "two surveys, 17 phrases"),),
)
