"""Two names, or two parties, of one clause that have changed places: who struck whom, and from where to where."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import regex

from summarizer.language.aliases import same_name
from summarizer.overlap import stem_sequence, stems
from summarizer.schemas.spans import Span

# What holds both ways round (Levin 1993, 36: verbs of social interaction).
_MUTUAL = (
    "meet marry join fight play draw talk agree border clash face trade negotiate discuss date wed divorce debate "
    "cooperate resemble differ compete partner neighbour share match rival ally near beside"
)
_DIRECTED = frozenset({"to", "over", "for", "against", "into", "than", "from"})
_LONGEST = 80
_ORDERING = regex.compile(r"that|whom|who|which|when|while|because|before|after|if|about|of", regex.IGNORECASE)
_PARTY = regex.compile(r"\b(?:the|its|his|her|their)\s\p{Ll}[\p{L}’'-]+", regex.IGNORECASE)
_BY = regex.compile(r"\bby\b", regex.IGNORECASE)


def swapped_parties(text: str, quote: str) -> Iterator[tuple[Span, Span]]:
    """Yield what `swapped` does for noun phrases of one word ("the company"), those that both texts have."""
    if len(_party_words(text) & _party_words(quote)) > 1:
        yield from swapped(text, _parties(text), quote, _parties(quote))


@lru_cache(maxsize=512)
def _party_words(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, _PARTY.findall(text)))


def _parties(text: str) -> list[Span]:
    return list(map(Span.of, _PARTY.finditer(text)))


def swapped(text: str, names: Sequence[Span], quote: str, there: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield pairs of neighbouring names of a text that its evidence has the other way round, with the same between.

    `there` are the names of the quote, offsets into it.
    """
    pairs = [(one, two, _between(quote, one, two)) for one, two in pairwise(there)] if len(names) > 1 else []
    for left, right in pairwise(names if pairs else ()):
        ours = _between(text, left, right)
        same = [
            (one, two)
            for one, two, theirs in pairs
            if _is_alike(ours, theirs) or (ours == theirs and _stand_alike(text, left, right, quote, one, two))
        ]
        as_told = any(same_name(one.text, left.text) and same_name(two.text, right.text) for one, two in same)
        turned = any(same_name(one.text, right.text) and same_name(two.text, left.text) for one, two in same)
        if turned and not as_told and not same_name(left.text, right.text):
            yield left, right


def _stand_alike(text: str, left: Span, right: Span, quote: str, one: Span, two: Span) -> bool:
    """Tell two pairs of names with the same word before, between and after them: "from [] that [] had".

    Not of names in a row ("[] and []"), which may stand in any order.
    """
    if not _ORDERING.fullmatch(_between(text, left, right)):
        return False
    around = [
        (text[: left.start].lower().split()[-1:], text[right.end :].lower().split()[:1]),
        (quote[: one.start].lower().split()[-1:], quote[two.end :].lower().split()[:1]),
    ]
    return around[0] == around[1] and all(around[0]) and mutual().isdisjoint(stems(text[right.end :][:_LONGEST]))


@cache
def mutual() -> frozenset[str]:
    """Return the stems of the verbs and nouns that hold both ways round: "met", "neighbour"."""
    return stems(_MUTUAL)


def _between(text: str, left: Span, right: Span) -> str:
    return text[left.end : right.start].lower().strip()


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two stretches relate the names around them in the same direction."""
    words = stem_sequence(one)
    if max(len(one), len(other)) > _LONGEST or words != stem_sequence(other) or not mutual().isdisjoint(words):
        return False
    if not words:
        return one == other and one in _DIRECTED
    return bool(_BY.search(one)) == bool(_BY.search(other)) and not one.startswith(("and ", "or ", ","))
