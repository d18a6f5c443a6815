"""Realis: whether an event happened, and if not, what the words say of it (Rich ERE, with OTHER told apart).

The words stand in data/realis.toml.
"""

from collections.abc import Sequence
from functools import cache

from summarizer.language import clauses
from summarizer.language.clauses import Token
from summarizer.language.events import Trigger
from summarizer.language.predicates import governors
from summarizer.schemas.values import DraftRealis

_NEGATIVES = frozenset({"not", "never", "no", "nobody", "neither", "none", "n't", "n’t"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def realis(tokens: Sequence[Token], trigger: Trigger) -> DraftRealis:
    """Return the realis of a trigger in the tokens of its sentence."""
    if _is_negated(tokens, trigger):
        return "negated"
    if _is_prevented(tokens, trigger):
        return "prevented"
    return _governed(trigger) or _modal(tokens, trigger) or _in_clause(tokens)


def _is_negated(tokens: Sequence[Token], trigger: Trigger) -> bool:
    predicate = trigger.predicate
    if any(low in _NEGATIVES or low.endswith(("n't", "n’t")) for low in predicate.between):
        return True
    subject = predicate.subject
    if subject and any(token.low in _NOBODY for token in tokens[subject.first : subject.first + 3]):
        return True
    return trigger.noun is not None and any(token.low == "no" for token in tokens[predicate.head : trigger.noun])


def _is_prevented(tokens: Sequence[Token], trigger: Trigger) -> bool:
    predicate = trigger.predicate
    follows = tokens[predicate.head + 1].low if predicate.head + 1 < len(tokens) else ""
    verbs = _words("prevented", "verbs")
    if predicate.lemma in verbs or f"{predicate.lemma}_{follows}" in verbs:
        return True
    return predicate.is_passive and trigger.type == "CONFLICT" and _has_phrase(tokens, "prevented")


def _governed(trigger: Trigger) -> DraftRealis | None:
    found = governors().get(trigger.predicate.governor)
    return None if found == "actual" else found


def _modal(tokens: Sequence[Token], trigger: Trigger) -> DraftRealis | None:
    between = trigger.predicate.between
    if _words("modals", "planned").intersection(between):
        return "predicted" if _words("modals", "predicted").intersection(between) else "planned"
    if not _words("modals", "hypothetical").intersection(between):
        return None
    # "may have fled" doubts what happened and is a matter of certainty; "may flee" has not happened.
    return None if {"have", "been"} & set(between) and not _has_word(tokens, "hypothetical") else "hypothetical"


def _in_clause(tokens: Sequence[Token]) -> DraftRealis:
    if _has_phrase(tokens, "attempted"):
        return "attempted"
    if tokens and tokens[0].low in _words("clause", "hypothetical"):
        return "hypothetical"
    return "generic" if _has_word(tokens, "generic") else "actual"


def _has_word(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.low in _words("clause", kind) for token in tokens)


def _has_phrase(tokens: Sequence[Token], kind: str) -> bool:
    text = " ".join(token.low for token in tokens)
    return any(f" {phrase} " in f" {text} " for phrase in clauses.lexicon("realis")["clause"][kind])


@cache
def _words(table: str, kind: str) -> frozenset[str]:
    return frozenset(clauses.lexicon("realis")[table][kind].split())
