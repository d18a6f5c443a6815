"""Citations: attributions without a reporting verb of the lexicon.

"According to X", "X's claim that Y", "reportedly"; speech without a listed verb is that of `speech`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from summarizer.language import speech
from summarizer.language.clauses import QUOTE, Token, words
from summarizer.language.cues import phrasal_forms, verb_forms
from summarizer.language.data import by_word, table
from summarizer.language.inversions import inverted
from summarizer.language.phrases import Phrase, names_speaker, noun_phrase_before
from summarizer.language.rejoinders import rejoinders
from summarizer.language.relations import Relation, resumes
from summarizer.language.reporting import verb_relations
from summarizer.language.verbs import is_verb

LONG = 400
"""Tokens of a sentence that are read; prose has fewer."""

SHORT = 6
"""Tokens of the longest "by the deputy mayor's" before "own account"."""

_OWNERS = frozenset({"his", "her", "their", "its"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def relations(tokens: Sequence[Token]) -> list[Relation]:
    """Return all relations of one sentence in the order of their cues."""
    lows = {token.low for token in tokens}
    if _openings().isdisjoint(lows):
        return []
    found = list(_with_cited(tokens, verb_relations(tokens)))
    if ":" in lows:
        told = {one.after for one in found}
        found = [*(one for one in speech.label(tokens) if not one.edge or one.after not in told), *found]
    if again := list(rejoinders(tokens)):
        cued = {one.cue.first for one in again}
        found = [*(one for one in found if one.cue.first not in cued), *again]
    if not _phrase_openings().isdisjoint(lows):
        governed = {relation.after for relation in found}
        named = {relation.before for relation in found if relation.start is not None}
        phrases = (one for one in _phrases(tokens) if one.cue.first + 1 not in named)
        found.extend(one for one in phrases if one.after not in governed or one.after is None)
    if QUOTE in lows:
        found.extend([*speech.unlisted(tokens, found), *speech.announced(tokens, found)])
    return sorted(found, key=lambda relation: relation.cue)


def _with_cited(tokens: Sequence[Token], found: Sequence[Relation]) -> Iterator[Relation]:
    """Yield the relations, and whom "X, citing a board member, said that Y" cites as the one who says Y."""
    for relation in found:
        said = next((one for one in found if _relays(tokens, one, relation)), None)
        who = inverted(tokens, relation.cue.last + 1) if said else None
        if said is None or who is None or not names_speaker(tokens, who):
            yield relation
            continue
        cue = relation.cue
        end = cue.first - 1 if said.after and said.after < cue.first else None
        yield said._replace(cue=cue, source=who, act="say", edge=cue.first, breaks=True, end=end, is_relayed=True)


def _relays(tokens: Sequence[Token], said: Relation, citing: Relation) -> bool:
    """Tell a relation whose source cites another for it: "X, citing Y, said", "X said that, citing Y"."""
    source, at = said.source, citing.cue.first
    if tokens[at].low not in words("citing") or source is None or said is citing or not said.is_clausal:
        return False
    is_inside = source.first < at <= source.last
    return is_inside or (source == citing.source and said.cue.last < at and tokens[at - 1].low == ",")


@cache
def _openings() -> frozenset[str]:
    """Return the words and marks without one of which no sentence attributes anything."""
    return frozenset({":", QUOTE}).union(verb_forms(), phrasal_forms(), _phrase_openings())


@cache
def _phrase_openings() -> frozenset[str]:
    return frozenset({"according", "own", "account"}).union(_nouns(), _reportive())


def _phrases(tokens: Sequence[Token]) -> Iterator[Relation]:
    for at, token in enumerate(tokens[:LONG]):
        low = token.low
        if low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
            yield from _according(tokens, at)
        elif low in words("avowals") and at > 1 and (tokens[at - 1].low == "own" or low == "account"):
            yield from _own_account(tokens, at)
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
    if tokens[comma + 1 : comma + 2] and tokens[comma + 1].low in {"which", "who"}:
        comma = next((n for n in range(comma + 1, len(tokens)) if tokens[n].low == ","), comma)
    leads = at == 0 or tokens[at - 1].low in {"and", "but", ";"}
    if leads and comma == len(tokens):
        comma = _before_clause(tokens, source)
        source = Phrase(source.first, min(source.last, comma - 1))
    before = None if leads else at
    after = comma + 1 if comma + 1 < len(tokens) and (leads or resumes(tokens, comma)) else None
    if not leads or after is not None:
        edge = at if leads else _relative_start(tokens, at)
        yield Relation(Phrase(at, at + 1), source, "say", before, after, edge, breaks=True)


def _own_account(tokens: Sequence[Token], noun: int) -> Iterator[Relation]:
    """Read "By her own account(,) Y" and "Y, by the mayor's own admission"."""
    last = noun - 1 - (tokens[noun - 1].low == "own")  # the possessive
    by = next((at for at in range(last, max(-1, last - SHORT), -1) if tokens[at].low == "by"), None)
    if by is None or by == last or tokens[last].low not in _OWNERS | _POSSESSIVES:
        return
    leads = by == 0 or tokens[by - 1].low in words("coordinators")
    after = noun + 1 + (tokens[noun + 1].low == "," if noun + 1 < len(tokens) else 0)
    if not (leads or tokens[by - 1].low == ",") or (leads and after >= len(tokens)):
        return
    source = Phrase(by + 1, last - (tokens[last].low in _POSSESSIVES))
    if tokens[last].low in _OWNERS and after == noun + 2:
        source = _named_after(tokens, after) or source
    before, again = (None, after) if leads else (by, resumes(tokens, noun + 1))
    yield Relation(Phrase(noun, noun), source, "say", before, again, by, breaks=True)


def _named_after(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Return the Brandt of "By his own account, Brandt was asleep"."""
    verb = next((at for at in range(first, len(tokens)) if is_verb(tokens, at)), first)
    is_name = verb > first and all(token.is_capital for token in tokens[first:verb])
    return Phrase(first, verb - 1) if is_name else None


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
        if any(is_verb(tokens, at) for at in range(comma + 2, end)):
            return comma
    return len(tokens)


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    """Return, by reporting noun, its act before each word that may follow it ("that", "of", "for", "to")."""
    acts: dict[str, dict[str, str]] = {}
    for follows, nouns in table("reporting_verbs")["nouns"].items():
        for act, found in nouns.items():
            for noun in found.split():
                acts.setdefault(noun, {})[follows] = act
                acts.setdefault(noun + "s", {})[follows] = act
    return acts


@cache
def _reportive() -> Mapping[str, str]:
    return by_word("reporting_verbs", "adverbs")


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
        if is_verb(tokens, at):
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
            return noun_phrase_before(tokens, at - 1)
        if low in words("prepositions") or low in words("determiners") or not low[0].isalpha():
            return None
    return None
