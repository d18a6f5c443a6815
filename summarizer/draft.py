"""Drafting: what a model is sent. Turns a reading into finished requests."""

from collections.abc import Iterable, Sequence
from math import ceil

from pydantic import BaseModel

from summarizer import prompts
from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.request import Message, Request, Stage
from summarizer.schemas.draft import NewsDraft

ITEM_CHARACTERS = 450
"""What an item may take in an answer, everything counted."""

_MIN_ITEMS, _MAX_ITEMS = 8, 24


def max_items(sentences: int) -> int:
    """Return how many events and claims a text of so many sentences gets: three for four, at least 8, at most 24."""
    return min(_MAX_ITEMS, max(_MIN_ITEMS, ceil(sentences * 3 / 4)))


def output_limit(items: int) -> int:
    """Return the output tokens for so many items, with room for sources, questions and a model that thinks first."""
    return 4_000 + items * ITEM_CHARACTERS // 2


def windows(reading: Reading, words: int) -> list[tuple[int, ...]]:
    """Divide the sentences told into runs of at most `words` words, cut between paragraphs where possible."""
    runs: list[tuple[int, ...]] = []
    run: list[int] = []
    size = 0
    for sentence in reading.told:
        length = len(reading.text_of(sentence.number).split())
        new_paragraph = bool(run) and reading.sentence(run[-1]).paragraph != sentence.paragraph
        if run and (size + length > words or (new_paragraph and size > words * 0.9)):
            runs.append(tuple(run))
            run, size = [], 0
        run.append(sentence.number)
        size += length
    return [*runs, tuple(run)] if run else runs


def lines(reading: Reading, numbers: Iterable[int]) -> str:
    """Return the sentences as `[12] text`, one a line, a blank line between paragraphs."""
    written: list[str] = []
    paragraph = None
    for number in numbers:
        sentence = reading.sentence(number)
        if paragraph is not None and sentence.paragraph != paragraph:
            written.append("")
        paragraph = sentence.paragraph
        label = f" ({sentence.kind})" if sentence.kind in ("title", "heading") else ""
        written.append(f"[{number}]{label} {' '.join(reading.text_of(number).split())}")
    return "\n".join(written)


def neighbourhood(items: Iterable[Item], reading: Reading) -> list[int]:
    """Return the numbers of the cited sentences and of one told sentence to either side."""
    told = {sentence.number for sentence in reading.told}
    wanted = {number + step for item in items for number in item.cites for step in (-1, 0, 1)}
    return sorted(wanted & told)


def fence(reading: Reading) -> str:
    """Return a word that closes the data block and that no text can hold which does not know its own digest."""
    return reading.article.sha256[:8]


def request(
    stage: Stage,
    instructions: str,
    data: str,
    *,
    answer: type[BaseModel],
    reading: Reading,
    numbers: Sequence[int],
    items: int,
    draft: BaseModel | None = None,
) -> Request:
    """Put instructions, stable from article to article, before the data."""
    messages: tuple[Message, ...] = (
        {"role": "system", "content": instructions},
        {"role": "user", "content": data},
    )
    return Request(
        stage=stage,
        messages=messages,
        answer=answer,
        reading=reading,
        sentences=tuple(numbers),
        max_items=items,
        max_output_tokens=output_limit(items),
        draft=draft,
    )


def article_block(reading: Reading, numbers: Sequence[int], *, items: int | None) -> str:
    """Render the last message of a drafting request: what is known of the article, and its sentences."""
    return prompts.render(
        "article.md.j2",
        max_items=items,
        outlet=reading.article.outlet and " ".join(reading.article.outlet.split())[:80],
        published=reading.article.published,
        fence=fence(reading),
        lines=lines(reading, numbers),
    )


def items_block(draft: NewsDraft, reading: Reading) -> str:
    """Render the items of a joined draft, for the request that picks BLUF and key points."""
    labels = {source.id: source.name or source.descriptor or "the article" for source in draft.sources}
    written = (
        f"{item.id} ({labels.get(item.source, '?')}) {item.sentences}: {' '.join(item.text.split())}"
        for item in (*draft.events, *draft.claims)
    )
    return prompts.render("news/items.md.j2", fence=fence(reading), lines="\n".join(written))
