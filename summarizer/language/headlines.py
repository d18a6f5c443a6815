"""Headlines: of whom a headline tells, what, and where, in its own words.

Block language: no articles, the present for what has happened, participles without auxiliaries. Labels before a colon,
outlets behind a bar and clauses behind the main one are set apart. The words stand in data/headlines.toml.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.language import clauses
from summarizer.language.clauses import Token, is_adverb, words
from summarizer.language.cues import verb_forms
from summarizer.language.data import listed
from summarizer.language.events import nouns, verbs
from summarizer.language.groups import is_past, is_plural, is_stop
from summarizer.language.predicates import base_of
from summarizer.schemas.article import Sentence

_OUTLET = re.compile(r"\s[|–—-]\s(?:[\w.&'’]+\s?){1,4}$|\s\|.*$")
_LABEL = re.compile(r"^(?P<label>[^:]{2,40}):\s(?=\S+\s\S+\s\S+)")
_REMARK = re.compile(r"\s?(?:\.{3}|…|\s[–—-]\s|;|\?).*$")
_SAID = re.compile(r",\s(?:[\w'’.-]+\s){0,4}?(?:says?|said|reports?|warns?|claims?)(?:\s[\w'’.-]+){0,4}$")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s(?P<place>(?:the\s)?[A-Z][\w'’.-]*(?:(?:\s(?:of\s)?(?:the\s)?)[A-Z][\w'’.-]*){0,4})"
)


class Headline(NamedTuple):
    """What a headline says: `who` is empty where it has no verb, `place` where it names none."""

    who: str
    what: str
    place: str
    label: str = ""


@lru_cache(maxsize=64)
def headline(title: str) -> Headline:
    """Return the reading of a headline; `what` is all of it, label and outlet apart, where no verb is found."""
    text = _OUTLET.sub("", " ".join(title.split()))
    label = match["label"] if (match := _LABEL.match(text)) else ""
    text = _SAID.sub("", _REMARK.sub("", text[match.end() :] if match else text))
    place = found["place"] if (found := _PLACE.search(text)) else ""
    whole = Sentence(number=1, start=0, end=len(text), kind="title", paragraph=0)
    tokens = [token for unit in clauses.units(text, (whole,), ()) for token in unit.tokens]
    verb = _verb(tokens)
    end = _end(tokens, 0 if verb is None else verb + 1)
    stop = tokens[end - 1].end if tokens else 0
    if verb is None:
        return Headline("", text[:stop].strip(" ,"), place, label)
    first = _first(tokens, verb)
    return Headline(_who(text, tokens, first), text[tokens[first].start : stop].strip(" ,"), place, label)


def _verb(tokens: Sequence[Token]) -> int | None:
    """Return the main verb: the first word that is a verb by form and place, before any subordinate clause."""
    return next((at for at in range(1, _end(tokens, 0)) if _is_verb(tokens, at)), None)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    low, before = tokens[at].low, tokens[at - 1].low
    if is_stop(before) and before not in {",", ")"}:
        return False
    if low in words("auxiliaries") and low not in {"'s", "’s", "being", "having"}:
        return True
    if before in words("prepositions") | words("determiners") | words("possessives"):
        return before == "to" and base_of(low) == low and low in _verbs()
    if base_of(low) not in _verbs():
        return is_past(low) and not _modifies(tokens, at)
    if is_plural(low) and low != base_of(low):
        return not _is_verb_after(tokens, at)
    if low == base_of(low) and not is_past(low):
        is_joined = any(token.low in {"and", "&"} for token in tokens[:at])
        is_many = (
            is_plural(before)
            or before.endswith("men")
            or before in words("plurals")
            or before in words("subject_pronouns")
        )
        return is_many or is_adverb(before) or is_joined
    return not low.endswith("ing") and not _modifies(tokens, at)


def _is_verb_after(tokens: Sequence[Token], at: int) -> bool:
    """Tell the noun of "Attacks kill two" and "Bank shares fall"."""
    if at + 1 >= len(tokens):
        return False
    low = tokens[at + 1].low
    return low in words("auxiliaries") or (
        low not in nouns()
        and base_of(low) in _verbs()
        and not is_plural(low)
        and not low.endswith("ing")
        and low not in words("prepositions")
    )


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell the participle of "the disputed vote" and "the men accused of fraud are freed" from a predicate."""
    if at + 1 >= len(tokens):
        return False
    before = tokens[at - 1].low
    return before in words("determiners") or any(
        _is_finite(tokens, later) for later in range(at + 1, min(len(tokens), at + 8))
    )


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    """Tell a present or an auxiliary further on; a comma or a subordinator before it makes it no rival."""
    low = tokens[at].low
    return low in {"is", "are", "was", "were", "has", "have", "will"} and not any(
        token.low in _closers() or is_stop(token.low) for token in tokens[max(1, at - 8) : at]
    )


def _first(tokens: Sequence[Token], verb: int) -> int:
    while verb > 1 and (tokens[verb - 1].low == "to" or is_adverb(tokens[verb - 1].low)):
        verb -= 1
    return verb


def _who(text: str, tokens: Sequence[Token], end: int) -> str:
    """Return the subject; what a comma sets apart from it is left out, the names of a list are kept."""
    is_list = tokens[end - 1].low != "," and any(token.low in {"and", "&"} for token in tokens[1:end])
    stop = end if is_list else next((at for at in range(1, end) if is_stop(tokens[at].low)), end)
    return text[tokens[0].start : tokens[stop - 1].end]


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where the main clause ends: before what opens an adverbial clause or a circumstance."""
    return next((at for at in range(max(1, start), len(tokens)) if _closes(tokens, at)), len(tokens))


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word that ends the main clause; "as" does before a clause alone ("described as excellent")."""
    low = tokens[at].low
    if low != "as":
        return low in _closers()
    return any(_is_verb(tokens, later) for later in range(at + 2, len(tokens)))


@cache
def _verbs() -> frozenset[str]:
    return listed("headlines", "verbs") | verbs() | {verb.lemma for verb, _ in verb_forms().values()}


@cache
def _closers() -> frozenset[str]:
    return listed("headlines", "closers")
