"""Who does it stays who does it: "Lund, who is retiring", is not told of another person who is named beside."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.naming import is_person
from summarizer.checks.swaps import mutual
from summarizer.ground import Item
from summarizer.language.aliases import same_name
from summarizer.language.negation import negations
from summarizer.language.words import FUNCTION_WORDS, lemma
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Span

# A name with the verb that it is the subject of, in its clause or in a relative one.
_VERB = regex.compile(
    r"(?:,(?: who)?)? (?:(?:is|was|has|had|have|been|will|would|also|now|later|then|still) ){0,3}(?P<verb>\p{Ll}{3,})\b"
    r"(?! (?:by|said|told)\b)"
)
# Content words behind the verb, and the share of them, by which what is done is known to be the same.
_BEHIND, _SAME = 4, 0.75
_PERSONS = frozenset(("person", "unknown"))


class Doer(NamedTuple):
    """A name with the stem of the verb that it is the subject of, and where the verb stands."""

    name: str
    verb: str
    at: Span


def misdone(item: Item, reading: Reading) -> Iterator[tuple[Doer, Doer]]:
    """Yield what a text has one person do, with the person who does it in the cited sentences and nowhere else.

    Of two persons that the article names; not where the verb stands anywhere else in it, maybe of the first one.
    """
    there = [doer for doer in _doers(reading) if any(one.has(doer.at.start) for one in item.evidence)]
    if stems(item.text).isdisjoint(doer.verb for doer in there) or negations(item.text):
        return
    for told in _doers(cited.own(item.text)):
        alike = [doer for doer in _doers(reading) if doer.verb == told.verb and told.verb not in mutual()]
        here = [doer for doer in alike if doer in there]
        is_known = any(name.kind in _PERSONS and same_name(name.text, told.name) for name in reading.names)
        if (
            not here
            or not is_known
            or _is_said_by_body(told, item, reading)
            or any(same_name(doer.name, told.name) for doer in alike)
        ):
            continue
        if _times(told.verb, reading) == len(alike) or _is_only_others(told, alike, item, reading):
            yield told, here[0]


def _is_said_by_body(told: Doer, item: Item, reading: Reading) -> bool:
    """Tell a verb by which a body says something, which its officer may have said for it."""
    is_cue = any(one.cue.covers(told.at) for one in cited.own(item.text).attributions)
    return is_cue and not is_person(told.name, reading)


def _is_only_others(told: Doer, alike: Sequence[Doer], item: Item, reading: Reading) -> bool:
    """Tell whether each sentence that has the verb with the same words behind it tells it of another person alone."""
    behind = stem_sequence(item.text[told.at.end :])[:_BEHIND]
    if not behind:
        return False
    texts = {sentence: reading.text_of(sentence.number) for sentence in reading.told}
    same = [one for one, text in texts.items() if told.verb in stems(text) and share(behind, stems(text)) >= _SAME]
    name = stems(told.name)
    if any(
        same_name(one.text, told.name) and same_name(one.text, doer.name) for one in reading.names for doer in alike
    ):
        return False  # "Ada" and "Lovelace" of Ada Lovelace
    return bool(same) and all(
        name.isdisjoint(stems(texts[one])) and any(one.start <= doer.at.start < one.end for doer in alike)
        for one in same
    )


def _times(verb: str, reading: Reading) -> int:
    """Return how often an article has a verb in any of its forms."""
    return sum(stem(word.group()) == verb for word in regex.finditer(r"\p{L}{3,}", reading.article.text))


@lru_cache(maxsize=64)
def _doers(reading: Reading) -> tuple[Doer, ...]:
    """Return who is named in a text with the verb of their clause: persons, and names that may be theirs."""
    text = reading.article.text
    found = ((name, _VERB.match(text, name.end)) for name in reading.names if name.kind in _PERSONS)
    return tuple(
        Doer(name.text, stem(verb["verb"]), Span.of(verb, "verb"))
        for name, verb in found
        if verb and verb["verb"] not in FUNCTION_WORDS and lemma(verb["verb"]) != verb["verb"]
    )
