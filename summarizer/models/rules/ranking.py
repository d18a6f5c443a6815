"""Ranking: how much a sentence or an item tells of its article, by place, centrality and the title's words."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from summarizer.language.headlines import headline
from summarizer.overlap import share, stems
from summarizer.reading import Reading

_LEAD, _CENTRAL, _TITLE = 1.0, 1.0, 0.8
_ALIKE = 0.7
_HEAVIEST = 8
"""Words by which a text's centrality is measured: a long sentence is not the better one for its length."""
_LABEL_WORDS, _LABELS, _LABELLED = 4, 3, 0.3
_HALF_LIFE = 4
"""Body sentences after which the worth of standing early has halved."""


class Ranking:
    """The weights of the words of these sentences, and what its sentences are worth by them."""

    def __init__(self, reading: Reading, numbers: Collection[int]) -> None:
        self._reading = reading
        places = _places(reading)
        self._place = {number: places[number] for number in sorted(numbers) if number in places}
        body = list(self._place)
        counts = Counter(chain.from_iterable(stems(reading.text_of(number)) for number in body))
        self._weights = {word: math.log1p(count - 1) for word, count in counts.items() if count > 1}
        self._most = max(self._weights.values(), default=0.0) or 1.0

    @cached_property
    def _title(self) -> frozenset[str]:
        """The words of the headline's main clause: of whom it tells, and what."""
        title = [self._reading.article.title or ""]
        title += [self._reading.text_of(s.number) for s in self._reading.told[:3] if s.kind == "title"]
        return frozenset().union(*(stems(f"{read.who} {read.what}") for read in map(headline, filter(None, title))))

    def worth(self, text: str, numbers: Sequence[int]) -> float:
        """Return how much a text that rests on these sentences tells of the article, about 0 to 3."""
        place: int = min((self._place.get(number, 99) for number in numbers), default=99)
        worth = _LEAD * math.pow(0.5, place / _HALF_LIFE) + _CENTRAL * self._central(text) + _TITLE * self._titled(text)
        return worth * _LABELLED if self._labels and _opening(text) in self._labels else worth

    @cached_property
    def _labels(self) -> frozenset[str]:
        """Openings that several sentences share: the label of a picture series, a live ticker, a byline."""
        counts = Counter(_opening(self._reading.text_of(number)) for number in self._place)
        return frozenset(opening for opening, count in counts.items() if count >= _LABELS)

    def _central(self, text: str) -> float:
        heaviest = sorted([self._weights.get(word, 0.0) for word in stems(text)], reverse=True)[:_HEAVIEST]
        return sum(heaviest) / (self._most * _HEAVIEST)

    def _titled(self, text: str) -> float:
        return share(self._title, stems(text)) if self._title else 0.0


@lru_cache(maxsize=4)  # a long article is ranked window by window
def _places(reading: Reading) -> dict[int, int]:
    """Return the place of each body sentence among them all, by its number."""
    body = (sentence.number for sentence in reading.told if sentence.kind == "body")
    return {number: place for place, number in enumerate(body)}


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=_LABEL_WORDS)[:_LABEL_WORDS])


def is_said(words: Collection[str], said: Iterable[Collection[str]]) -> bool:
    """Tell whether content words stand, for the most part, in a text chosen before."""
    return any(share(words, other) >= _ALIKE and share(other, words) >= _ALIKE / 2 for other in said)
