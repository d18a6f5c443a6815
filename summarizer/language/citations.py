"""Citations: attributions without a reporting verb of the lexicon.

"According to X", "X's claim that Y", "reportedly"; speech without a listed verb is that of `speech`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from summarizer.language import speech, subjects
from summarizer.language.clauses import QUOTE, Token, lexicon, words
from summarizer.language.cues import phrasal_forms, verb_forms
from summarizer.language.inversions import inverted
from summarizer.language.relations import Relation, resumes, verb_relations
from summarizer.language.subjects import Phrase

LONG = 400
"""Tokens of a sentence that are read; prose has fewer."""

_OWNERS = frozenset({"his", "her", "their", "its"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def relations(tokens: Sequence[Token]) -> list[Relation]:
    """Return all relations of one sentence in the order of their cues."""
    lows = {token.low for token in tokens}
    if _openings().isdisjoint(lows):
        return []
    found = [*(speech.label(tokens) if ":" in lows else ()), *verb_relations(tokens)]
    if not _phrase_openings().isdisjoint(lows):
        governed = {relation.after for relation in found}
        found.extend(one for one in _phrases(tokens) if one.after not in governed or one.after is None)
    if QUOTE in lows:
        found.extend([*speech.unlisted(tokens, found), *speech.announced(tokens, found)])
    return sorted(found, key=lambda relation: relation.cue)


@cache
def _openings() -> frozenset[str]:
    """Return the words and marks without one of which no sentence attributes anything."""
    return frozenset({":", QUOTE}).union(verb_forms(), phrasal_forms(), _phrase_openings())


@cache
def _phrase_openings() -> frozenset[str]:
    return frozenset({"according"}).union(_nouns(), _reportive())


def _phrases(tokens: Sequence[Token]) -> Iterator[Relation]:
    for at, token in enumerate(tokens[:LONG]):
        low = token.low
        if low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            yield from _according(tokens, at)
        elif low in _nouns():
            yield from _noun(tokens, at, _nouns()[low])
        elif low in _reportive():
            yield Relation(Phrase(at, at), None, _reportive()[low], at, at + 1, at, breaks=False)


def _according(tokens: Sequence[Token], at: int) -> Iterator[Relation]:
    """Read "According to X, Y" and "Y, according to X(, Y)"."""
    source = inverted(tokens, at + 2)
    if source is None or (at and tokens[at - 1].low != "," and tokens[source.last].low in words("norms")):
        return
    reach = range(source.last + 1, len(tokens))
    comma = next((n for n in reach if tokens[n].low == ","), len(tokens))
    leads = at == 0 or tokens[at - 1].low in {"and", "but", ";"}
    if leads and comma == len(tokens):
        comma = _before_clause(tokens, source)
        source = Phrase(source.first, min(source.last, comma - 1))
    before = None if leads else at
    after = comma + 1 if comma + 1 < len(tokens) and (leads or resumes(tokens, comma)) else None
    if not leads or after is not None:
        edge = at if leads else _relative_start(tokens, at)
        yield Relation(Phrase(at, at + 1), source, "say", before, after, edge, breaks=True)


def _relative_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause begins of which alone X is the source: ", most of which, according to X, was unpaid"."""
    relative = at - 2
    if relative < 1 or tokens[at - 1].low != "," or tokens[relative].low not in words("relatives"):
        return at
    comma = next((n for n in range(relative - 1, max(0, relative - 5), -1) if tokens[n].low == ","), None)
    return at if comma is None else comma + 1


def _before_clause(tokens: Sequence[Token], source: Phrase) -> int:
    """Return the comma within a source behind which the main clause begins: "according to Reed, the ministry knew"."""
    commas = [at for at in range(source.first, source.last) if tokens[at].low == ","]
    ends = [*commas[1:], len(tokens)]
    for comma, end in zip(commas, ends, strict=False):
        opener = tokens[comma + 1].low
        if opener in words("relatives") or opener in {"also", "then", "now", "formerly"}:
            continue
        if any(subjects.is_verb(tokens, at) for at in range(comma + 2, end)):
            return comma
    return len(tokens)


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    """Return, by reporting noun, its act before each word that may follow it ("that", "of", "for", "to")."""
    acts: dict[str, dict[str, str]] = {}
    for follows, table in lexicon("reporting_verbs")["nouns"].items():
        for act, found in table.items():
            for noun in found.split():
                acts.setdefault(noun, {})[follows] = act
                acts.setdefault(noun + "s", {})[follows] = act
    return acts


@cache
def _reportive() -> Mapping[str, str]:
    return {word: act for act, found in lexicon("reporting_verbs")["adverbs"].items() for word in found.split()}


def _noun(tokens: Sequence[Token], at: int, acts: Mapping[str, str]) -> Iterator[Relation]:
    """Read "X's claim that Y", "X's criticism of Y", "warnings from X that Y"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if follows in {"by", "from"} and "that" in acts:
        yield from _noun_by(tokens, at, acts["that"])
        return
    owner = _owner(tokens, at)
    if follows not in acts or not (owner or follows == "that") or at + 2 >= len(tokens):
        return
    last = at if follows == "that" else at + 1
    after = at + 1 if follows == "to" else at + 2
    edge = owner.first if owner else at
    end = _phrase_end(tokens, after) if follows in {"of", "for"} else None
    yield Relation(Phrase(at, last), owner, acts[follows], None, after, edge, breaks=False, end=end, is_clausal=False)


def _phrase_end(tokens: Sequence[Token], after: int) -> int | None:
    """Return where the main clause goes on after "criticism of Y": at a verb that no relative clause holds."""
    for at in range(after + 1, len(tokens)):
        if tokens[at].low in words("relatives"):
            return None
        if subjects.is_verb(tokens, at):
            return at
    return None


def _noun_by(tokens: Sequence[Token], at: int, act: str) -> Iterator[Relation]:
    source = inverted(tokens, at + 2)
    that = source.last + 1 if source else len(tokens)
    if that + 1 < len(tokens) and tokens[that].low == "that":
        yield Relation(Phrase(at, at), source, act, None, that + 1, at, breaks=False, is_clausal=False)


def _owner(tokens: Sequence[Token], noun: int) -> Phrase | None:
    """Return the X of "X's latest claim" or the "his" of "his claim"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        low = tokens[at].low
        if low in _OWNERS:
            return Phrase(at, at)
        if low in _POSSESSIVES and at:
            return subjects.noun_phrase_before(tokens, at - 1)
        if low in words("prepositions") or low in words("determiners") or not low[0].isalpha():
            return None
    return None
