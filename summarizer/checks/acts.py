"""Acts: what a text leaves open ("plans to close"), tells as done ("closed"), or says will be ("is to close")."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.language.clauses import words
from summarizer.language.lexicon import lexicon
from summarizer.language.words import is_known, lemma, tokens
from summarizer.overlap import stem, stem_sequence
from summarizer.schemas.spans import Span

# Content words after the cue by which the act is recognised.
_NEAR = 4
_REACH = 200
_CLAUSE_END = regex.compile(r"[,;:.!?–—]|\b(?:and|but|because|after|before|when|while|as|if|unless|which|who)\b")
_BEFORE = {"to": regex.compile(r"\bto\s"), "for": regex.compile(r"\bfor\s"), "be": regex.compile(r"\bbe\s")}
# "Would" only where somebody says it of himself: "the bill would ban it" tells what a bill is.
_GERUND = regex.compile(r"\s+(\w{3,}ing)\b")
_WILL = regex.compile(
    r"\b(?:(?:will|shall|['’]ll|(?:he|she|they|we|I) would|(?:is|are|was|were|['’]re|['’]m)(?: now| also)? "
    r"(?:(?:set|due|going|about|scheduled) )?to(?! blame\b))(?: \w+ly| also| now| soon)? (?:be )?)(\w+)",
    regex.IGNORECASE,
)
# "Would have closed": it did not.
_NEVER = frozenset({"would", "should"})
_WAS_TO_HAVE = regex.compile(r"\b(?:was|were) to have\b")
# After these no verb form is a main verb told as done: "to be closed", "the closed plant".
_NOT_DONE = regex.compile(
    r"to|will|would|could|can|may|might|should|must|be|being|the|an?|its|his|her|their|if|whether|unless"
)
# Words from the first to the verb of "The striker returns".
_SECOND = 2
# Behind these a form that the dictionary does not know is a past one: "have retaken".
_HAVE = frozenset({"has", "have", "had"})


class Act(NamedTuple):
    """Something not yet done: the cue that leaves it open, and its stems, the verb or its noun first.

    `is_loose`: it is only wished, tried or thought about, so that nobody may say that it will be done.
    """

    cue: Span
    words: tuple[str, ...]
    is_loose: bool = False


@lru_cache(maxsize=512)
def open_acts(text: str) -> tuple[Act, ...]:
    """Return the acts that a text leaves open."""
    return tuple(act for cue, match in lexicon("commitment").find(text) if (act := _act(cue.entry, match, text)))


def _act(entry: object, match: re.Match[str], text: str) -> Act | None:
    if not isinstance(entry, dict) or entry.get("realises"):
        return None
    start = match.end()
    before = entry.get("before")
    if before and (to := _BEFORE[before].search(text, start, start + _REACH)):
        start = to.end()
    end = _CLAUSE_END.search(text, start + 1, start + _REACH)
    words = stem_sequence(text[start : end.start() if end else start + _REACH])[:_NEAR]
    if before == "be":  # "demanded that [the licence] be suspended"
        words = (*words[:1], *stem_sequence(text[match.end() : start]))[:_NEAR]
    if words and (gerund := _GERUND.match(text, match.end())):
        words = (_of_gerund(gerund[1].lower()), *words[1:])
    return Act(Span.of(match), words, is_loose=bool(entry.get("loose"))) if words else None


def _of_gerund(word: str) -> str:
    """Return the stem of a gerund's verb, also where the dictionary has it as a noun: "considered closing"."""
    bases = (f"{word[:-3]}e", word[:-3], word) if lemma(word) == word else (word,)
    return stem(next(base for base in bases if base == word or is_known(base)))


# "Is closing its plant": under way, or sure to come.
_UNDER_WAY = regex.compile(
    r"\b(?:is|are|was|were|['’]re|['’]m)(?: now| also| already)? (?P<verb>\p{Ll}{2,}ing)\b(?! (?:to|in on)\b)"
)


class Promise(NamedTuple):
    """A verb that a text says will come about, or does ("is closing"): its stem, and where it stands."""

    verb: str
    start: int
    is_under_way: bool = False


@lru_cache(maxsize=512)
def promises(text: str) -> tuple[Promise, ...]:
    """Return the verbs that a text says will come about ("will close", "is to be closed"), or do ("is closing")."""
    to_come = (Promise(stem(match[1]), match.start(1)) for match in _WILL.finditer(text))
    under_way = (
        Promise(_of_gerund(one["verb"]), one.start("verb"), is_under_way=True) for one in _UNDER_WAY.finditer(text)
    )
    return (*to_come, *under_way)


@lru_cache(maxsize=512)
def done(text: str) -> frozenset[str]:
    """Return the stems of the verbs in a past form that stand for something that happened."""
    words = [word.lower() for _, _, word in tokens(_WAS_TO_HAVE.sub("would have", text))]
    before = ["", *words]
    return frozenset(
        stem(word)
        for word, left, further in zip(words, before, ["", *before], strict=False)
        if (further not in _NEVER if left in _HAVE else _is_past(word, left))
    )


def _is_past(word: str, left: str) -> bool:
    return not _NOT_DONE.fullmatch(left) and not word.endswith(("ing", "s")) and lemma(word) != word


@lru_cache(maxsize=512)
def presented(text: str) -> frozenset[str]:
    """Return the stems of the verbs in -s by which a text says what happens, where it has no other verb.

    "The club signs Juric": the word stands behind a noun, before what a verb takes, and no verb is beside it.
    """
    written = [word for _, _, word in tokens(text)]
    lows = [word.lower() for word in written]
    if any(low in words("auxiliaries") for low in lows) or done(text):
        return frozenset()
    places = range(1, len(lows) - 1)
    return frozenset(stem(lows[at]) for at in places if _is_inflected(lows[at]) and _acts(written, at))


def _is_inflected(low: str) -> bool:
    return low.endswith("s") and lemma(low) != low


def _acts(written: Sequence[str], at: int) -> bool:
    """Tell the verb of "Club signs Juric" and "The striker returns to training" from the noun of "face cuts to pay"."""
    before, after = written[at - 1], written[at + 1]
    if before.lower() in words("determiners", "possessives", "prepositions", "coordinators") or before[0].isdigit():
        return False
    if after.lower() in words("prepositions"):
        return after.lower() != "of" and at == _SECOND and written[0].lower() in words("determiners")
    return after.lower() in words("determiners", "possessives") or not after[0].islower()
