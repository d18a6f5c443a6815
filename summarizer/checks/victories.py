"""Who won: a victory that the article has only as a claim of whoever claims it is not told as fact."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import accounts_of
from summarizer.checks.voices import given_to
from summarizer.ground import Item
from summarizer.language.negation import negations, polarity
from summarizer.language.templates import Templates
from summarizer.overlap import stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Span

_TEMPLATES = Templates("outcomes")
_NAME = regex.compile(r"\p{Lu}[\p{L}’'-]+")
# "Would win", "to win", "if she won": nothing has been won.
_NOT_YET = regex.compile(
    r"\b(?:will|would|could|may|might|can|should|to|if|whether|unless|who|predict\w*|expect\w*)\s(?:[\w’'-]+\s){0,3}\Z",
    regex.IGNORECASE,
)


class Claimed(NamedTuple):
    """A victory that a text tells, and the article's words by which it is only claimed."""

    told: str
    claim: Span


def claimed(item: Item, reading: Reading) -> Iterator[Claimed]:
    """Yield a victory told as fact by somebody who only claims it, where no sentence of the article has it as fact."""
    told = next(_TEMPLATES.find("winning", item.text), None)
    if told is None or not _TEMPLATES.holds("contest", item.text) or _is_left_open(item) or not _has_votes(reading):
        return
    who = stems(" ".join(_NAME.findall(item.text[: told.start()])))
    for sentence, claim in _claims(reading):
        subject = reading.text_of(sentence)[: claim.start - reading.sentence(sentence).start]
        if not who.isdisjoint(stems(subject)) and not _is_won(who, reading):
            yield Claimed(told.group(), claim)
            return


def _is_left_open(item: Item) -> bool:
    is_claimed = _TEMPLATES.holds("claiming", item.text) or bool(negations(item.text))
    return is_claimed or bool(given_to(item)) or cited.is_told_openly(item.text)


@lru_cache(maxsize=8)
def _has_votes(reading: Reading) -> bool:
    return any(_TEMPLATES.holds("voting", reading.text_of(sentence.number)) for sentence in reading.told)


@lru_cache(maxsize=8)
def _claims(reading: Reading) -> tuple[tuple[int, Span], ...]:
    """Return by sentence number where somebody is said to have declared a victory."""
    return tuple(
        (sentence.number, Span.of(match).shift(sentence.start))
        for sentence in reading.told
        for match in _TEMPLATES.find("claiming", reading.text_of(sentence.number))
        if polarity(reading.text_of(sentence.number), *match.span())
    )


def _is_won(who: frozenset[str], reading: Reading) -> bool:
    """Tell whether a sentence has one of these names win, or one that may mean it."""
    return any(
        not who.isdisjoint(stems(reading.text_of(sentence.number)[: match.start()]))
        and _is_fact(sentence.number, match.span(), who, reading)
        for sentence in reading.told
        for match in _TEMPLATES.find("winning", reading.text_of(sentence.number))
    )


def _is_fact(number: int, at: tuple[int, int], who: frozenset[str], reading: Reading) -> bool:
    """Tell whether the article has it in its own voice, or somebody else than the winner says so."""
    text, start = reading.text_of(number), reading.sentence(number).start
    if _NOT_YET.search(text, 0, at[0]) or not polarity(text, *at):
        return False
    claims = [claim for sentence, claim in _claims(reading) if sentence == number]
    if any(claim.start - start <= at[0] < claim.end - start for claim in claims):
        return False
    said = (one for one in accounts_of([number], reading) if one.attribution.has(start + at[0]))
    others = (one for one in said if not any(claim.start <= one.attribution.cue.start < claim.end for claim in claims))
    return all(one.voice is not None and one.voice.words.isdisjoint(who) for one in others)
