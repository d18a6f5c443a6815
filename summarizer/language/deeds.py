"""Deeds: who does what to whom, where a verb is done by one party to another ("sued", "was accused by")."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.clauses import QUOTE, Token, Unit
from summarizer.language.data import listed, table
from summarizer.language.predicates import Predicate, predicates
from summarizer.schemas.spans import Span

# Tokens of a party's noun phrase, and those behind a passive among which its "by" stands.
_PARTY, _REACH = 9, 20
# "Refused to sue": nobody was sued.
_UNDONE = frozenset({"fail", "refuse", "decline"})
_STOPS = frozenset({";", ":", ".", "(", ")", "—", "--", "–", "?", "!", QUOTE})


class Deed(NamedTuple):
    """A verb (the first of its line of the lexicon), who does it and to whom: None where the sentence does not tell."""

    verb: str
    at: Span
    agent: Span | None
    patient: Span | None


def deeds(text: str, units: Sequence[Unit]) -> Iterator[Deed]:
    """Yield the deeds of the article's own words, in order; what stands within quotation marks is not read."""
    for unit in units:
        for found in predicates(unit.tokens, _verbs().keys()):
            if found.governor not in _UNDONE:
                yield _deed(text, unit.tokens, found)


def has_deed(words: Sequence[str]) -> bool:
    """Tell whether one of these dictionary forms is a verb of the lexicon."""
    return not _verbs().keys().isdisjoint(words)


def _deed(text: str, tokens: Sequence[Token], found: Predicate) -> Deed:
    subject = _span(text, tokens, found.subject.first, found.subject.last) if found.subject else None
    verb = _verbs()[found.lemma]
    at = _by(tokens, found.head) if found.is_passive else found.head
    ends = _ending() | {"of"} if verb in str(table("deeds")["charging"]).split() else _ending()
    other = _party(text, tokens, at + 1, ends) if at is not None else None
    agent, patient = (other, subject) if found.is_passive else (subject, other)
    return Deed(verb, _span(text, tokens, found.head, found.head), agent, patient)


def _by(tokens: Sequence[Token], head: int) -> int | None:
    """Return where "by" stands behind a passive, before the next mark."""
    for at in range(head + 1, min(head + _REACH, len(tokens))):
        if tokens[at].low == "by":
            return at
        if tokens[at].low in _STOPS:
            break
    return None


def _party(text: str, tokens: Sequence[Token], first: int, ends: Collection[str]) -> Span | None:
    """Return the noun phrase that begins here."""
    end = first
    while end < min(first + _PARTY, len(tokens)) and not _is_end(tokens[end], ends):
        end += 1
    return _span(text, tokens, first, end - 1) if end > first else None


def _is_end(token: Token, ends: Collection[str]) -> bool:
    return token.low in _STOPS or token.low in ends or token.low[0].isdigit()


def _span(text: str, tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span.cut(text, tokens[first].start, tokens[last].end)


@cache
def _verbs() -> Mapping[str, str]:
    """Return the verbs, each with the first one of its line."""
    return {verb: line.split()[0] for line in table("deeds")["verbs"] for verb in line.split()}


@cache
def _ending() -> frozenset[str]:
    return listed("deeds", "ends")
