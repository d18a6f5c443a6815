"""Realis: whether an event happened, and if not, what the words say of it (Rich ERE, with OTHER told apart).

The words stand in data/realis.toml.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Literal

from summarizer.language.clauses import Token
from summarizer.language.data import listed, table
from summarizer.language.events import Trigger
from summarizer.language.groups import head, verb_group
from summarizer.language.predicates import base_of, governors
from summarizer.language.signs import clause_signs, signs
from summarizer.schemas.values import DraftRealis

_NEGATIVES = frozenset({"not", "never", "no", "nobody", "neither", "none", "n't", "n’t"})
Verdict = Literal["actual", "generic", "other"]

_MODALS: tuple[DraftRealis, ...] = ("planned", "hypothetical")
_BEFORE: tuple[DraftRealis, ...] = ("negated", "prevented", "attempted")
_GENERAL_TENSES = frozenset({"present", "can"})
_ANYBODY = frozenset({f"subject {kind}" for kind in ("bare plural", "a", "any", "some", "you")})
_PURPOSE = re.compile(r"\bin (?:an|his|her|its|their) (?:\w+ )?attempt to\b")
"""What leads to an aim and says nothing of whether the event before it came about."""

_INVERTED = frozenset({"Had", "Should", "Were"})
"""What a condition without a conjunction opens with: "Had it rained, …"."""
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def realis_at(tokens: Sequence[Token], first: int, last: int, beside: Collection[str] = ()) -> DraftRealis:
    """Return the realis of the words `tokens[first:last]`, be they verb or noun, known to the lexicon or not.

    `tokens` are those of one sentence; `beside` are the `signs_of` the sentences before and after.
    """
    return refined(score(signs(tokens, first, last, beside), _weights()), tokens, first, last)


def refined(found: Verdict, tokens: Sequence[Token], first: int, last: int) -> DraftRealis:
    """Return what a verdict is in detail; what the verb group itself says has not happened is never actual."""
    if found == "generic":
        return found
    at, kind = head(tokens, first, last)
    said = _of_group(tokens, at) if kind == "verb" else None
    return said or ("actual" if found == "actual" else _before(tokens, at) or "hypothetical")


def score(found: Collection[str], weights: Mapping[str, Sequence[float]]) -> Verdict:
    """Return what signs tell, by the weights [generic, other] of each against actual; "" is the weight of none.

    The sums are exact, so that the order of a set, which differs from process to process, decides no close case.
    """
    known = [weights[sign] for sign in ("", *found) if sign in weights]
    generic, other = (math.fsum(weight[at] for weight in known) for at in (0, 1))
    if max(generic, other) <= 0:
        return "actual"
    return "generic" if generic >= other else "other"


def _of_group(tokens: Sequence[Token], at: int) -> DraftRealis | None:
    """Return what the verb group itself says: "did not", "plans to", "will", "could"."""
    group = verb_group(tokens, at)
    if group.is_negated:
        return "negated"
    if group.governor >= 0:
        said = governors().get(base_of(tokens[group.governor].low))
        return None if said == "actual" else said
    return next((kind for kind in _MODALS if group.tense in _words("senses", kind)), None)


def _before(tokens: Sequence[Token], at: int) -> DraftRealis | None:
    there = clause_signs(tokens, at)
    return next((kind for kind in _BEFORE if f"clause {kind}" in there), None)


def realis(tokens: Sequence[Token], trigger: Trigger) -> DraftRealis:
    """Return the realis of a trigger in the tokens of its sentence."""
    if _is_negated(tokens, trigger) or _is_near(tokens, trigger):
        return "negated"
    if _is_staged(tokens, trigger):
        return "hypothetical"
    if _is_prevented(tokens, trigger):
        return "prevented"
    told = _governed(trigger) or _modal(tokens, trigger) or _in_clause(tokens)
    return "generic" if told in {"actual", "hypothetical"} and _is_general(tokens, trigger.predicate.head) else told


def _is_negated(tokens: Sequence[Token], trigger: Trigger) -> bool:
    predicate = trigger.predicate
    if any(low in _NEGATIVES or low.endswith(("n't", "n’t")) for low in predicate.between):
        return True
    subject = predicate.subject
    if subject and any(token.low in _NOBODY for token in tokens[subject.first : subject.first + 3]):
        return True
    return trigger.noun is not None and any(token.low == "no" for token in tokens[predicate.head : trigger.noun])


def _is_near(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Tell "almost invaded" and "narrowly escaped arrest": it came near, and did not happen."""
    predicate = trigger.predicate
    *_, before, last = "", "", *(token.low for token in tokens[: predicate.head])
    if last == "narrowly":
        return predicate.lemma in _words("near", "narrowly")
    if (before, last) == ("all", "but"):
        return True
    return last in _words("near", "adverbs") and predicate.lemma not in _words("near", "rounds")


def _is_staged(tokens: Sequence[Token], trigger: Trigger) -> bool:
    kinds = ("any", "fighting") if trigger.type == "CONFLICT" else ("any",)
    return any(_has_phrase(tokens, kind, "staged") for kind in kinds)


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
    if "have" in between and _words("modals", "counterfactual").intersection(between):
        return "hypothetical"  # "would have earned" more, had it not …
    # "may have fled" doubts what happened and is a matter of certainty; "may flee" has not happened.
    return None if {"have", "been"} & set(between) and not _has_word(tokens, "hypothetical") else "hypothetical"


def _in_clause(tokens: Sequence[Token]) -> DraftRealis:
    if _has_phrase(tokens, "attempted"):
        return "attempted"
    if tokens and (tokens[0].low in _words("clause", "hypothetical") or tokens[0].text in _INVERTED):
        return "hypothetical"
    return "generic" if _has_word(tokens, "generic") else "actual"


def _is_general(tokens: Sequence[Token], at: int) -> bool:
    """Tell "Thieves can steal your money": the present, or what is possible, of any number of doers."""
    verb, kind = head(tokens, at, at + 1)
    if kind != "verb" or verb_group(tokens, verb).tense not in _GENERAL_TENSES:
        return False
    there = signs(tokens, at, at + 1)
    return not _ANYBODY.isdisjoint(there) and score(there, _weights()) == "generic"


def _has_word(tokens: Sequence[Token], kind: str) -> bool:
    return any(token.low in _words("clause", kind) for token in tokens)


def _has_phrase(tokens: Sequence[Token], kind: str, section: str = "clause") -> bool:
    text = _PURPOSE.sub(" to ", " ".join(token.low for token in tokens))
    return any(f" {phrase} " in f" {text} " for phrase in table("realis")[section][kind])


@cache
def _words(section: str, kind: str) -> frozenset[str]:
    return listed("realis", section, kind)


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    weights: dict[str, list[float]] = table("realis_weights")["weights"]
    return weights
