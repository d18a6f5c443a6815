"""A statement draws on the words of the sentences it cites; where it hardly does, the reader is warned."""

from collections.abc import Iterator

from summarizer.checks import cited
from summarizer.checks.finding import finding, sentences
from summarizer.ground import Item
from summarizer.language.words import content_words
from summarizer.overlap import stem, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding

# Below this share professional writers' faithful summaries are warned of in one case of twenty.
SHARE = 0.35
_FEW = 3


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a text of whose content words hardly a third is in the cited sentences or beside them."""
    words = frozenset() if item.is_slice else content_words(item.text)
    if len(words) < _FEW:
        return
    near = frozenset().union(*(stems(reading.text_of(n)) for n in cited.with_neighbours(item, reading)))
    missing = sorted(word for word in words if stem(word) not in near)
    if len(missing) > (1 - SHARE) * len(words):
        cites = sentences(item.numbers)
        rare = ", ".join(missing[:6])
        message = f"Most of its words are not in {cites}: {rare}. Keep to the article's words."
        yield finding(item.id, "support", message, severity="warning")
