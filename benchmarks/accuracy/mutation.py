"""Mutation: sentences of gold-annotated articles with one fault each, and the same sentences without.

The text checked is one sentence, the article its own. Hedges come from the hedge corpus (gold cues), everything else
from the sentences that hold a gold attribution. Unmutated sentences are flagged where a check finds an error in them.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from zlib import crc32

from benchmarks.accuracy.corpora import reading, rows, spans
from benchmarks.accuracy.mutants import MAKERS, Place
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, share
from summarizer.align import items_of
from summarizer.checks import check_item
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding

HEDGES = ("hedge deleted", "hedge strengthened", "hedge weakened")
EACH = {"hedge invented": 1, "polarity flipped": 1, "sources swapped": 4, "number changed": 2, "source dropped": 2}
AIMS = {
    "hedge deleted": 0.92,
    "hedge strengthened": 0.92,
    "sources swapped": 0.85,
    "source dropped": 0.90,
    "quotation altered": 1.0,
    "number changed": 0.97,
    "polarity flipped": 0.85,
    "name replaced": 0.95,
}
LONGEST = 400


def units() -> Iterable[object]:
    """Yield articles as ("hedges", rows) and ("says", row, names that other articles have)."""
    for _, found in groupby(rows("hedges_wiki.dev"), key=lambda row: row["doc_id"]):
        sentences = list(found)
        if any(row["cues"] for row in sentences):
            yield "hedges", sentences, ()
    articles = rows("attribution_polnear.dev")
    for at, row in enumerate(articles):
        yield "says", row, _names(articles[at - 7]["text"], row["text"])


def _names(other: str, text: str) -> tuple[str, ...]:
    from benchmarks.accuracy.mutants import _NAME

    return tuple(dict.fromkeys(name for name in _NAME.findall(other) if name.split()[-1] not in text))


def judge(unit: object) -> Document:
    """Count the mutants of one article, by kind."""
    kind, content, names = unit  # type: ignore[misc]
    article, places, kinds = _hedged(content) if kind == "hedges" else _said(content, names)
    chance = random.Random(crc32(article.article.text.encode()))
    counts: dict[str, float] = {}
    faults: list[Fault] = []
    for name in kinds:
        for place, text in _mutants(name, places, chance):
            found = errors(text, article)
            _count(counts, name, caught=bool(found))
            if not found:
                faults.append(Fault(f"not caught: {name}", str(kind), f"{text} | WAS {place.text}"))
    for place in chance.sample(places, min(3, len(places))):
        found = errors(place.text, article)
        _count(counts, "unmutated", caught=bool(found))
        faults += [Fault(f"unmutated: {one.check}", str(kind), f"{place.text} | {one.message}") for one in found]
    return Document(counts, tuple(faults))


def _count(counts: dict[str, float], name: str, *, caught: bool) -> None:
    counts[name] = counts.get(name, 0) + 1
    counts[f"{name} caught"] = counts.get(f"{name} caught", 0) + caught


def errors(text: str, article: Reading) -> list[Finding]:
    """Return the errors that the checks find in a text held against a reading."""
    found = (finding for item in items_of(text, article) for finding in check_item(item, article))
    return [finding for finding in found if finding.severity == "error"]


def _mutants(name: str, places: Sequence[Place], chance: random.Random) -> Iterator[tuple[Place, str]]:
    most = EACH.get(name, 4)
    made = 0
    for place in chance.sample(places, len(places)):
        text = MAKERS[name](place, chance)
        if text and text != place.text:
            yield place, text
            made += 1
        if made == most:
            return


def _hedged(sentences: list[dict[str, Any]]) -> tuple[Reading, list[Place], tuple[str, ...]]:
    wanted = {"epistemic", "doxastic"}
    places = [
        Place(row["text"], cues=tuple(spans(c for c in row["cues"] if c["type"] in wanted)))
        for row in sentences
        if row["cues"] and len(row["text"]) < LONGEST
    ]
    return reading("\n\n".join(row["text"] for row in sentences)), places, HEDGES


def _said(row: dict[str, Any], names: tuple[str, ...]) -> tuple[Reading, list[Place], tuple[str, ...]]:
    article = reading(row["text"], row["published"])
    says = [one for one in row["attributions"] if all(len(one[part]) == 1 for part in ("source", "cue", "content"))]
    sources = tuple(dict.fromkeys(one["source"][0]["text"] for one in says if _is_named(one["source"][0]["text"])))
    words = tuple(
        dict.fromkeys(word for word in row["text"].split() if word.isalpha() and word.islower() and len(word) > 5)
    )
    places = []
    for sentence in article.told:
        text = row["text"][sentence.start : sentence.end]
        inside = tuple(
            tuple((one[part][0]["start"] - sentence.start, one[part][0]["end"] - sentence.start) for part in PARTS)
            for one in says
            if all(sentence.start <= one[p][0]["start"] and one[p][0]["end"] <= sentence.end for p in PARTS)
        )
        if inside and 40 < len(text) < LONGEST:
            places.append(Place(text, says=inside, others=sources, names=names, words=words))  # type: ignore[arg-type]
    return article, places, tuple(name for name in MAKERS if name not in HEDGES)


PARTS = ("source", "cue", "content")


def _is_named(source: str) -> bool:
    words = source.split()
    possessive = source.endswith(("'s", "’s"))
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not possessive


MEASURE = Measure(
    "mutation",
    ("hedges_wiki.dev", "attribution_polnear.dev"),
    units,
    judge,
    (
        *(Figure(f"{name}, caught", AIMS.get(name), share(f"{name} caught", name)) for name in MAKERS),
        Figure("unmutated, flagged", 0.04, share("unmutated caught", "unmutated"), at_most=True),
    ),
)
