"""Words given as copied or quoted stand in the cited sentences, typography apart."""

import re
from collections.abc import Iterator
from itertools import chain

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.ground import Item
from summarizer.language.quotations import Quotation, quotations
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.typography import locate

_OMISSION = re.compile(r"\s*[\[(]?(?:…|\.\s?\.\s?\.)[\])]?\s*")
# American style puts the sentence's own comma or full stop inside the marks.
_CLOSING = ",."


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find copied fields and quotations that the cited sentences do not have.

    A quotation may leave words out where it says so (`…`), and may end in a comma or full stop of its own.
    """
    where = "the article" if item.kind == "source" else sentences(item.numbers)
    for copied in item.copied:
        if copied.value.strip() and copied.found is None:
            words = f"{copied.name} “{excerpt(copied.value)}” is not in {where}."
            message = f"{words} Copy its words letter by letter, or leave it empty."
            yield finding(item.id, "verbatim", message, severity="warning" if _is_author(item) else "error")
    if not item.evidence or item.is_slice:
        return
    for quotation in cited.own(item.text).quotations:
        if quotation.depth == 0 and not _stands(quotation, item, reading):
            words = f"The quotation {excerpt(quotation.text)} is not in {where}."
            yield finding(item.id, "verbatim", f"{words} Quote letter by letter, or tell it without quotation marks.")


def _is_author(item: Item) -> bool:
    """Tell the article's own voice, which is there whatever a model calls it; a name that is not there is left out."""
    return item.kind == "source" and item.voice is not None and item.voice.type == "author"


def _stands(quotation: Quotation, item: Item, reading: Reading) -> bool:
    words = item.text[quotation.inner[0] : quotation.inner[1]]
    # A quotation fitted into a sentence may change the case of its first letter (Chicago Manual of Style 12.19).
    ways = [_parts(way) for way in (words, words[:1].swapcase() + words[1:])]
    texts = chain(cited.stretches(item, reading), (_spoken(evidence.quote) for evidence in item.evidence))
    if any(_in_order(parts, text) for text in texts for parts in ways):
        return True
    # A term in marks, as in “dual use”, is nobody's speech: it may come from anywhere in the article.
    return quotation.is_scare and any(_in_order(parts, reading.article.text) for parts in ways)


def _spoken(sentence: str) -> str:
    """Return what a sentence quotes in one piece, whoever interrupts: “We came,” she said, “and stayed”."""
    return " ".join(sentence[q.inner[0] : q.inner[1]] for q in quotations(sentence) if q.depth == 0 and not q.is_scare)


def _parts(words: str) -> list[str]:
    return [part for part in _OMISSION.split(words) if part.strip(_CLOSING + " ")]


def _in_order(parts: list[str], text: str) -> bool:
    done = 0
    for part in parts:
        found = locate(part, text, done) or locate(part.rstrip(_CLOSING), text, done)
        if not found:
            return False
        done = found[1]
    return True
