"""Quotations and their speakers: hand-labelled ones of the example articles, and those of PolNeAR with a gold source.

Counted are quotations that stand in no other and are speech (no borrowed term). Of the examples, a speaker is right
where a word of the label is in the name, the descriptor or a mention that we give; "" is for nobody. In PolNeAR, where
a mention of our speaker overlaps the gold source of the attribution that holds the quotation.
"""

import tomllib
from collections.abc import Iterable

from benchmarks.accuracy.corpora import DATA, ROOT, around, reading, rows, spans
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, any_overlap, overlap, share
from summarizer.language.quotations import Quotation
from summarizer.language.speakers import Speaker
from summarizer.number import number
from summarizer.read import read
from summarizer.reading import Reading


def units() -> Iterable[object]:
    """Yield (article, labels) of the examples, then the articles of PolNeAR."""
    yield from tomllib.loads((DATA / "quotation_speakers.toml").read_text("utf-8")).items()
    yield from rows("attribution_polnear.dev")


def judge(unit: object) -> Document:
    """Count one article."""
    if isinstance(unit, tuple):
        return _example(*unit)
    return _polnear(unit)  # type: ignore[arg-type]


def spoken(article: Reading) -> list[Quotation]:
    """Return the quotations that count."""
    return [one for one in article.quotations if one.depth == 0 and not one.is_scare]


def speaker(article: Reading, quotation: Quotation) -> Speaker | None:
    """Return who says a quotation: the innermost attribution that holds it."""
    held = [
        (said.depth, index)
        for index, said in enumerate(article.attributions)
        if any(overlap((c.start, c.end), (quotation.start, quotation.end)) for c in said.content)
    ]
    return article.speaker_of.get(max(held)[1]) if held else None


def _example(name: str, labels: dict[str, str]) -> Document:
    source = read(ROOT / "examples/articles" / name)
    article = Reading(source, number(source))
    found = spoken(article)
    faults, right = [], 0
    for opening, label in labels.items():
        one = next((q for q in found if source.text[q.inner[0] :].startswith(opening)), None)
        who = speaker(article, one) if one else None
        fits = one is not None and is_speaker(who, label)
        right += fits
        if not fits:
            faults.append(Fault("example", name, f"{opening} | {label or 'nobody'} | {who and (who.name or who.key)}"))
    return Document({"labelled": len(labels), "labelled_right": right}, tuple(faults))


def is_speaker(who: Speaker | None, label: str) -> bool:
    """Tell whether a speaker is the one labelled; "" is nobody."""
    if who is None or not label:
        return who is None and not label
    wordings = (who.name or "", who.descriptor.text, *(mention.text for mention in who.mentions))
    return any(label in wording for wording in wordings)


def _polnear(row: dict[str, object]) -> Document:
    text = str(row["text"])
    article = reading(text, str(row["published"]))
    gold = [(spans(one["content"]), spans(one["source"])) for one in row["attributions"] if one["source"]]  # type: ignore[attr-defined]
    faults, counts = [], {"quotes": 0, "quotes_right": 0}
    for quotation in spoken(article):
        held = [source for content, source in gold if any_overlap([quotation.inner], content)]
        if not held:
            continue
        who = speaker(article, quotation)
        mentions = [(m.start, m.end) for m in who.mentions] if who else []
        counts["quotes"] += 1
        if any(any_overlap(mentions, source) for source in held):
            counts["quotes_right"] += 1
        else:
            kind = "another speaker" if who else "no speaker"
            faults.append(Fault(kind, str(row["id"]), around(text, quotation.start, quotation.end)))
    return Document(counts, tuple(faults))


MEASURE = Measure(
    "quotations",
    ("attribution_polnear.dev",),
    units,
    judge,
    (
        Figure("direct quotes with the right speaker, PolNeAR", 0.90, share("quotes_right", "quotes")),
        Figure("quotes of the examples, or none", 0.90, share("labelled_right", "labelled"), "labelled by hand"),
    ),
)
