"""How much of one text's content another text has, by word stems. Likeness ranks and warns; it verifies nothing."""

from collections.abc import Collection
from functools import lru_cache
from itertools import chain

from summarizer.language.words import FUNCTION_WORDS, lemma, words_in

# Five letters bring together attack, attackers and attacking, which lemmas keep apart.
_STEM = 5
# Forms that simplemma takes for words of their own.
_IRREGULAR = {
    "rose": "rise",
    "won": "win",
    "shot": "shoot",
    "left": "leave",
    "felt": "feel",
    "broke": "break",
    "shook": "shake",
    "thought": "think",
    "bore": "bear",
    "lower": "lower",
    "freed": "free",
}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the common beginning by which a word is recognised in any of its forms."""
    base = _IRREGULAR.get(word.lower()) or lemma(word)
    return base[:_STEM] if base.isalpha() else base


@lru_cache(maxsize=65536)
def _content(chunk: str) -> tuple[str, ...]:
    """Return the stems of the content words, and the numbers, of what stands between two blanks."""
    return tuple([stem(word) for word in words_in(chunk) if word.lower() not in FUNCTION_WORDS])


@lru_cache(maxsize=512)
def stem_sequence(text: str) -> tuple[str, ...]:
    """Return the stems of the text's content words, and its numbers, in order."""
    return tuple(chain.from_iterable(map(_content, text.split())))


@lru_cache(maxsize=512)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the text's content words, and its numbers."""
    return frozenset(stem_sequence(text))


def share(part: Collection[str], whole: Collection[str]) -> float:
    """Return which share of `part` stands in `whole`: 0 to 1, 0 where there is nothing to share."""
    if not part:
        return 0.0
    if isinstance(part, frozenset) and isinstance(whole, frozenset):
        return len(part & whole) / len(part)
    return sum(word in whole for word in part) / len(part)
