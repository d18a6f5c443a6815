"""Speech without a listed verb: speaker labels ("X: …"), quotations after a colon, any verb beside quoted words."""

from collections.abc import Iterator, Sequence

from summarizer.language import subjects
from summarizer.language.clauses import QUOTE, Token, words
from summarizer.language.inversions import inverted
from summarizer.language.phrases import Phrase, may_speak
from summarizer.language.relations import Relation, ends_speech, next_quote
from summarizer.language.roles import role_nouns
from summarizer.language.verbs import is_verb

LABEL = 6
"""Tokens of the longest speaker label ("Defense Secretary Lloyd Austin:")."""

SUBJECT = 8
"""Tokens looked at for the verb after speech ("the former deputy mayor quipped")."""

LONG = 400
"""Tokens of a sentence that are read; prose has fewer."""

# Tokens of the shortest name with both brackets, less one.
_NAME = 2
_IN_LABEL = frozenset({"(", ")", ",", "of", "the", "and", "de", "van", "von"})


def label(tokens: Sequence[Token]) -> Iterator[Relation]:
    """Read a speaker label: "KIRBY: The threat is growing.", "Kirby: “The threat …”", "… - Ann Kirby: “…”"."""
    colon = next((at for at, token in enumerate(tokens[:LONG]) if token.low == ":"), 0)
    if not colon or colon + 1 >= len(tokens):
        return
    first = _label_start(tokens, colon)
    named = tokens[first:colon]
    is_loud = first == 0 and all(token.text.isupper() for token in _outside_brackets(named) if token.text.isalpha())
    quotes = tokens[colon + 1].low == QUOTE or (first == 0 and any(t.low == QUOTE for t in tokens[colon:]))
    if any(token.low in words("notices") for token in tokens[:colon]):
        return
    if named and colon - first <= LABEL and (is_loud or quotes):
        who = _named_in_brackets(tokens, Phrase(first, colon - 1))
        yield Relation(Phrase(colon, colon), who, "say", None, colon + 1, first, breaks=True)


def _named_in_brackets(tokens: Sequence[Token], whole: Phrase) -> Phrase:
    """Return the name of "SPOKESPERSON (Colonel Ann Kirby)"; of "QUESTION (Daily Post)" the whole."""
    opened = next((at for at in range(whole.first, whole.last) if tokens[at].low == "("), 0)
    is_role = opened == whole.first + 1 and tokens[whole.first].low in role_nouns()
    is_name = all(token.is_capital for token in tokens[opened + 1 : whole.last]) and whole.last - opened > _NAME
    return Phrase(opened + 1, whole.last - 1) if is_role and is_name and tokens[whole.last].low == ")" else whole


def _outside_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before a bracket: of "SPOKESPERSON (Ann Kirby)" the first."""
    at = next((at for at, token in enumerate(tokens) if token.low == "("), 0)
    return tokens[:at] if at else tokens


def _label_start(tokens: Sequence[Token], colon: int) -> int:
    """Return where the run of capitals before a colon begins; the colon where a lower-case word stands there."""
    first = colon
    while first and (tokens[first - 1].is_capital or tokens[first - 1].low in _IN_LABEL):
        first -= 1
    while first < colon and not tokens[first].is_capital:
        first += 1
    return first


def announced(tokens: Sequence[Token], found: Sequence[Relation]) -> Iterator[Relation]:
    """Read "Voss went further: “…”": a quotation after a colon is said by the subject of the clause before it."""
    for at in range(2, min(len(tokens), LONG)):
        if tokens[at].low != QUOTE or tokens[at - 1].low != ":" or any(_covers(one, at) for one in found):
            continue
        verb = next((n for n in range(at - 2, 0, -1) if is_verb(tokens, n)), None)
        source = subjects.clause_subject(tokens, at - 1)
        if verb is None or source is None or not may_speak(tokens, source):
            continue
        yield Relation(Phrase(max(verb, source.last + 1), at - 1), source, "say", None, at, source.first, breaks=True)


def _covers(relation: Relation, quote: int) -> bool:
    """Tell whether a relation's content holds the quotation at this token."""
    follows = relation.after is not None and relation.after <= quote and (relation.end is None or quote < relation.end)
    return follows or (relation.before is not None and quote < relation.before)


def unlisted(tokens: Sequence[Token], found: Sequence[Relation]) -> Iterator[Relation]:
    """Read "“…,” he surmised" and "“…,” scoffed Ann Kirby": any verb will do beside the quotation that ends there."""
    taken = {relation.edge for relation in found if relation.before is not None}
    cued = {relation.cue.first for relation in found}
    for at, token in enumerate(tokens[:LONG]):
        if token.low != QUOTE or not ends_speech(tokens, at + 1):
            continue
        first = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low == "," else at + 1
        if first in taken:
            continue
        relation = _spoken_before(tokens, first) or _inverted(tokens, first)
        if relation and relation.cue.first not in cued:
            yield relation


def _spoken_before(tokens: Sequence[Token], first: int) -> Relation | None:
    reach = range(first + 1, min(first + SUBJECT, len(tokens)))
    verb = next((n for n in reach if is_verb(tokens, n)), None)
    if verb is None or not _may_speak(tokens, first, verb):
        return None
    rest = next_quote(tokens, verb)
    return Relation(Phrase(verb, verb), Phrase(first, verb - 1), "say", first, rest, first, breaks=True)


def _inverted(tokens: Sequence[Token], verb: int) -> Relation | None:
    """Read "scoffed Ann Kirby": a past form, then a name or a noun phrase with an article."""
    if verb + 1 >= len(tokens) or not tokens[verb].low.endswith("ed") or tokens[verb].is_capital:
        return None
    opens = tokens[verb + 1]
    source = inverted(tokens, verb + 1) if opens.is_capital or opens.low in words("determiners") else None
    if source is None or not may_speak(tokens, source):
        return None
    return Relation(Phrase(verb, verb), source, "say", verb, next_quote(tokens, source.last), verb, breaks=True)


def _may_speak(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Tell "the mayor quipped" from "which stunned the room": a noun phrase and nothing else before the verb."""
    opens = tokens[first]
    if tokens[verb].low in words("auxiliaries"):
        return False
    if any(token.low in {",", "and", "but", "that"} for token in tokens[first:verb]):
        return False
    return opens.is_capital or opens.low in words("determiners") or opens.low in {"he", "she", "they"}
