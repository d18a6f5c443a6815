"""Aligning somebody's summary with its article: which sentences of the article each of its sentences rests on.

Ranks by shared words and pairs of words, rare ones first; it proposes evidence, and the checks judge by it.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.checks import cited
from summarizer.ground import Item, quote
from summarizer.language import sentences
from summarizer.language.quotations import quotations
from summarizer.overlap import stem_sequence
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftSource
from summarizer.typography import locate

MOST = 3
# A further sentence must add this share of what the first one has: below it the sentence is about something else.
_GAIN = 0.2
_PAIR = 0.5
# Features of a sentence that halve its score.
_LONG = 500
_AUTHOR = DraftSource(id="author", type="author")


@lru_cache(maxsize=512)
def _features(text: str) -> frozenset[str]:
    """Return the stems of content words and the pairs of neighbouring ones (`oil field`)."""
    words = stem_sequence(text)
    return frozenset(words) | {f"{left} {right}" for left, right in pairwise(words)}


@dataclass(frozen=True, slots=True)
class Index:
    """The features of an article's sentences, and in which sentences each stands."""

    sentences: dict[int, frozenset[str]]
    numbers: dict[str, list[int]]

    @classmethod
    def of(cls, reading: Reading) -> "Index":
        """Index the sentences that belong to the article."""
        sentences = {s.number: _features(reading.text_of(s.number)) for s in reading.told}
        numbers: dict[str, list[int]] = {}
        for number, features in sentences.items():
            for feature in features:
                numbers.setdefault(feature, []).append(number)
        return cls(sentences, numbers)

    def best(self, wanted: frozenset[str]) -> tuple[int, float]:
        """Return the sentence that has most of the wanted features by weight, and how much: 0, 0.0 if none has any.

        Longer sentences count a little less, earlier ones go first.
        """
        gains: dict[int, float] = {}
        for feature in sorted(wanted & self.numbers.keys()):
            weight = self._weight(feature)
            for number in self.numbers[feature]:
                gains[number] = gains.get(number, 0.0) + weight
        scored = ((gain / (1 + len(self.sentences[n]) / _LONG), -n) for n, gain in gains.items())
        gain, number = max(scored, default=(0.0, 0))
        return -number, gain

    def _weight(self, feature: str) -> float:
        """Return how much a feature tells: the fewer sentences have it, the more."""
        return math.log1p(len(self.sentences) / len(self.numbers[feature])) * (_PAIR if " " in feature else 1)


def align(text: str, reading: Reading, index: Index | None = None) -> tuple[int, ...]:
    """Return the numbers of the one to three sentences that `text` rests on, in the article's order.

    The best sentence first, then those that add most of what is still missing; a sentence that holds one of the
    text's quotations always. Empty where the article shares no word with the text.
    """
    index = index or Index.of(reading)
    chosen = _quoted(text, reading)
    wanted = _features(text).difference(*(index.sentences.get(number, ()) for number in chosen))
    least = 0.0
    while len(chosen) < MOST:
        number, gain = index.best(wanted)
        if gain <= least:
            break
        least = max(least, _GAIN * gain)
        chosen.append(number)
        wanted -= index.sentences[number]
    return tuple(sorted(chosen))


def _quoted(text: str, reading: Reading) -> list[int]:
    spoken = (text[q.inner[0] : q.inner[1]] for q in quotations(text) if q.depth == 0 and not q.is_scare)
    found = (locate(words.rstrip(",."), reading.article.text) for words in spoken)
    at = [reading.sentence_at(place[0]) for place in found if place]
    return list(dict.fromkeys(sentence.number for sentence in at if sentence))[:MOST]


def items_of(summary: str, reading: Reading) -> tuple[Item, ...]:
    """Return one item for each sentence of a summary, aligned with the article; ids count from 1."""
    index = Index.of(reading)
    return tuple(
        _item(str(number), span.text, align(span.text, reading, index), reading)
        for number, span in enumerate(sentences.split(summary), 1)
    )


def _item(item_id: str, text: str, cites: tuple[int, ...], reading: Reading) -> Item:
    return Item(
        id=item_id,
        kind="sentence",
        text=text,
        cites=cites,
        evidence=tuple(quote(reading, number) for number in cites),
        voice=None if cited.own(text).attributions else _AUTHOR,
    )
