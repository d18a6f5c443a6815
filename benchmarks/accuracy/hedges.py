"""Hedge cues by exact span and sentences by whether they hold one; and traps, invented, that are no hedges.

Gold types epistemic, doxastic and investigation against ours that mean the same; types are not compared. A document
is an article of the corpus.
"""

import tomllib
from collections.abc import Iterable
from itertools import groupby

from benchmarks.accuracy.corpora import DATA, around, rows, spans
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, f1, share
from summarizer.language.hedges import hedges

GOLD = frozenset({"epistemic", "doxastic", "investigation"})
OURS = frozenset({"epistemic", "evidential", "doxastic", "reportive", "investigation"})


def units() -> Iterable[object]:
    """Yield the sentences of each article, and the table of traps as documents of one line."""
    for _, sentences in groupby(rows("hedges_wiki.dev"), key=lambda row: row["doc_id"]):
        yield list(sentences)
    table = tomllib.loads((DATA / "hedge_traps.toml").read_text("utf-8"))
    yield from table["no_hedge"]


def judge(unit: object) -> Document:
    """Count one article, or one trap."""
    if isinstance(unit, str):
        found = [hedge.text for hedge in hedges(unit) if hedge.type in OURS]
        return Document({"traps": 1, "trapped": bool(found)}, (Fault("trap", "", f"{unit} {found}"),) if found else ())
    counts = dict.fromkeys(("found", "right", "gold", "found_s", "right_s", "gold_s"), 0.0)
    faults: list[Fault] = []
    for row in unit:  # type: ignore[attr-defined]
        gold = set(spans(cue for cue in row["cues"] if cue["type"] in GOLD))
        found = {(hedge.start, hedge.end) for hedge in hedges(row["text"]) if hedge.type in OURS}
        add(counts, gold, found)
        for kind, wrong in (("missed", gold - found), ("invented", found - gold)):
            faults += [Fault(kind, row["id"], around(row["text"], *span)) for span in sorted(wrong)]
    return Document(counts, tuple(faults))


def add(counts: dict[str, float], gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
    """Add one sentence: exact spans, and whether it holds any."""
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["right"] += len(gold & found)
    counts["gold_s"] += bool(gold)
    counts["found_s"] += bool(found)
    counts["right_s"] += bool(gold and found)


MEASURE = Measure(
    "hedges",
    ("hedges_wiki.dev",),
    units,
    judge,
    (
        Figure("cues, exact span, F1", 0.75, f1("right", "found", "right", "gold"), "BERT .88 to .90 by type"),
        Figure("sentences, F1", 0.80, f1("right_s", "found_s", "right_s", "gold_s"), "learnt lexicon .77 on news"),
        Figure(
            "may the month, could of ability, would of reports counted", 0.0, share("trapped", "traps"), at_most=True
        ),
    ),
)
