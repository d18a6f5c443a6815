"""The cited sentences as the checks look at them: joined where they follow each other, with their neighbours."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import lru_cache

from summarizer.ground import Item
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.spans import Evidence
from summarizer.schemas.values import Severity

# Share of a sentence's words in the sentences it was aligned with. Below it the alignment is a guess, and a difference
# from a guess is no error.
_CLOSE = 0.75
_ASKING = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b", re.IGNORECASE)


def asks(item: Item) -> bool:
    """Tell an item that asks instead of stating, directly or not ("Who paid?", "whether he knew")."""
    text = item.text.strip(" \n\"“”‘’'")
    return item.kind == "question" and (text.endswith("?") or _ASKING.match(text) is not None)


def stretches(item: Item, reading: Reading) -> Iterator[str]:
    """Yield the cited text, sentences that follow each other in one piece: a quotation may run over both."""
    run: list[Sentence] = []
    for number in item.numbers:
        sentence = reading.sentence(number)
        if run and number != run[-1].number + 1:
            yield reading.article.text[run[0].start : run[-1].end]
            run = []
        run.append(sentence)
    if run:
        yield reading.article.text[run[0].start : run[-1].end]


def holding(item: Item, offset: int) -> Evidence:
    """Return the cited sentence that holds this offset; StopIteration where none does."""
    return next(e for e in item.evidence if e.has(offset))


def with_neighbours(item: Item, reading: Reading) -> tuple[int, ...]:
    """Return the cited sentences, the ones before and after each, and the title: where an antecedent may stand."""
    near = {n + step for n in item.numbers for step in (-1, 0, 1) if n + step in reading}
    title = {sentence.number for sentence in reading.sentences[:1] if sentence.kind == "title"}
    return tuple(sorted(near | title))


def text_before(offset: int, reading: Reading, back: int = 0) -> str:
    """Return the text before an offset from the start of its paragraph, or of `back` sentences before its own."""
    sentence = reading.sentence_at(offset)
    if sentence is None:
        return ""
    first = max(1, sentence.number - back)
    while first > 1 and reading.sentence(first - 1).paragraph == sentence.paragraph:
        first -= 1
    return reading.article.text[reading.sentence(first).start : offset]


def severity(item: Item, instead: frozenset[str] = frozenset()) -> Severity:
    """Return how much a difference from the cited sentences weighs: a warning where they may be the wrong ones.

    `instead` are the stems that stand in the place of the article's own: the difference itself. A model cites its
    sentences itself. Those of somebody's summary are found by likeness, which proves something only where the summary
    keeps close to the article's words.
    """
    if item.kind != "sentence":
        return "error"
    there = frozenset().union(*(stems(evidence.quote) for evidence in item.evidence))
    said = stems(item.text) - instead
    return "error" if not said or share(said, there) >= _CLOSE else "warning"


def may_have(item: Item, found: Callable[[str], Collection[object]]) -> bool:
    """Tell whether a rule may find something in an item's text: nothing in a stretch of sentences that have nothing."""
    return not item.is_slice or any(found(evidence.quote) for evidence in item.evidence)


def is_told_openly(text: str) -> bool:
    """Tell a text that says who says so, or that it may not be so: an approximator leaves only a figure open."""
    return bool(own(text).attributions) or any(hedge.type != "approximator" for hedge in own(text).hedges[1])


@lru_cache(maxsize=64)
def own(text: str, published: date | None = None) -> Reading:
    """Return the reading of an item's own text, as if it were an article of one sentence."""
    whole = Sentence(number=1, start=0, end=len(text), kind="body", paragraph=0)
    return Reading(Article(text=text, published=published), (whole,))
