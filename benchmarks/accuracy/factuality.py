"""Realis on CASIE: Actual, Generic or Other for each annotated event nugget, macro F1 over the three.

The place of the nugget is given, its type and chain are not; one that stands in no sentence of ours counts as Actual.
The weights of the signs come from this half of the corpus: `benchmarks/accuracy/weighing.py` prints the figure on
documents that had no part in them.
"""

from collections.abc import Iterable, Sequence

from benchmarks.accuracy.corpora import around, reading, rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, f1, mean
from summarizer.language import clauses
from summarizer.language.clauses import Token
from summarizer.language.realis import realis_at
from summarizer.language.signs import signs_of
from summarizer.reading import Reading
from summarizer.schemas.values import DraftRealis

CLASSES = ("Actual", "Generic", "Other")
Place = tuple[Sequence[Token], int, int, frozenset[str]]


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
    """Return the class that the rules give."""
    found = place(article, start, end)
    return class_of(realis_at(*found)) if found else "Actual"


def class_of(value: DraftRealis) -> str:
    """Return the class of the corpus that a realis of ours belongs to."""
    return {"actual": "Actual", "generic": "Generic"}.get(value, "Other")


def place(article: Reading, start: int, end: int) -> Place | None:
    """Return the sentence's tokens, the first and the end of those in a span, and the signs of the sentences beside."""
    sentence = article.sentence_at(start)
    if sentence is None:
        return None
    tokens = _tokens(article, sentence.number)
    within = [at for at, token in enumerate(tokens) if token.start < end and start < token.end]
    if not within:
        return None
    beside = (number for number in (sentence.number - 1, sentence.number + 1) if number in article)
    signs = frozenset().union(*(signs_of(_tokens(article, number)) for number in beside))
    return tokens, within[0], within[-1] + 1, signs


def _tokens(article: Reading, number: int) -> list[Token]:
    units = clauses.units(article.article.text, (article.sentence(number),), ())
    return [token for unit in units for token in unit.tokens]


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
