"""Every item cites sentences that exist and belong to the article, and names sources that are listed."""

from collections.abc import Iterator

from summarizer.checks.finding import excerpt, finding
from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding

_STATEMENTS = frozenset({"event", "claim", "question"})
_NO_SENTENCE = "It cites no sentence. Cite the numbers of the sentences it rests on."
_UNCITED = "No sentence of the article says this. Leave it out, or say it in words that the article has."


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a missing citation, a number that no sentence has, and a line that was set aside."""
    if not item.cites and item.kind != "source":
        yield finding(item.id, "citation", _UNCITED if item.kind == "sentence" else _NO_SENTENCE)
    if item.cites and not item.text.strip() and item.kind in _STATEMENTS:
        yield finding(item.id, "citation", "It says nothing. Write what the cited sentences say, or leave it out.")
    for source in item.unknown:
        yield finding(
            item.id, "citation", f"{_no_source(source.lstrip('?').strip())} Name one of the sources by its id."
        )
    for number in dict.fromkeys(item.cites):
        if number not in reading:
            last = len(reading.sentences)
            yield finding(item.id, "citation", f"There is no sentence {number}: the article has 1 to {last}.")
        elif reading.sentence(number).kind == "aside":
            quote = excerpt(reading.text_of(number))
            yield finding(
                item.id, "citation", f"Sentence {number} is no part of the article: “{quote}”. Cite another or drop it."
            )


def _no_source(source: str) -> str:
    return f"There is no source {source}." if source else "The source is empty."
