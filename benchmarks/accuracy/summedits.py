"""SummEdits: edited summaries told from consistent ones. A summary is flagged where a check finds an error in it."""

from collections.abc import Iterable

from benchmarks.accuracy.corpora import rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, mean, share
from summarizer import check
from summarizer.language.quantities import figures
from summarizer.schemas.brief import Finding


def errors(summary: str, document: str) -> list[Finding]:
    """Return the errors that the checks find in a summary; warnings flag nothing."""
    return [finding for finding in check(summary, document) if finding.severity == "error"]


def units() -> Iterable[object]:
    """Yield the pairs."""
    return rows("faith_summedits.dev")


def judge(row: object) -> Document:
    """Count one pair, for its domain and for all."""
    found = errors(row["summary"], row["document"])  # type: ignore[index]
    label, where = ("good" if row["label"] else "bad"), row["id"]  # type: ignore[index]
    right = bool(found) != bool(row["label"])  # type: ignore[index]
    counts = {label: 1, f"{label}_right": right}
    if row["domain"] == "news":  # type: ignore[index]
        counts |= {f"news_{label}": 1, f"news_{label}_right": right}
    if label == "bad" and is_number_edit(row["edits"]):  # type: ignore[index]
        counts |= {"numbers": 1, "numbers_right": right}
    kind = ", ".join(sorted({one.check for one in found})) or ", ".join(row["edit_types"])  # type: ignore[index]
    text = " / ".join(f"{e['original']} -> {e['text']}" for e in row["edits"]) or row["summary"]  # type: ignore[index]
    told = "; ".join(one.message for one in found)
    fault = Fault(f"{'flagged' if row['label'] else 'missed'}: {kind}", where, f"{text} {told}")  # type: ignore[index]
    return Document(counts, () if right else (fault,))


def is_number_edit(edits: list[dict[str, str]]) -> bool:
    """Tell an edit that puts one figure for another: some edit has other figures on both its sides."""
    sides = ([[f.value for f in figures(edit[side])] for side in ("original", "text")] for edit in edits)
    return any(before and after and before != after for before, after in sides)


MEASURE = Measure(
    "summedits",
    ("faith_summedits.dev",),
    units,
    judge,
    (
        Figure(
            "news, balanced accuracy",
            0.68,
            mean(share("news_good_right", "news_good"), share("news_bad_right", "news_bad")),
            "people .900, GPT-4 .833, QAFactEval .744, SummaC .619, DAE .609, number check .556",
        ),
        Figure(
            "news, consistent ones flagged",
            0.05,
            lambda counts: 1 - share("news_good_right", "news_good")(counts),
            at_most=True,
        ),
        Figure("all domains, balanced accuracy", 0.66, mean(share("good_right", "good"), share("bad_right", "bad"))),
        Figure("number edits caught", 0.92, share("numbers_right", "numbers")),
    ),
)
