"""Sourcing confidence: rules R0 to R5 over an item and those that support it. First match wins.

It rates support as the article presents it, not truth. After Airwars (two sources, one source, contested kept
apart), Reuters' order of sources and JP 2-0's ladder of corroboration; docs/concepts.md has the table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.language.cues import verb_forms
from summarizer.language.descriptions import describe
from summarizer.language.words import content_words, is_known
from summarizer.schemas.brief import OriginInput, Source, SourcingConfidence
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import Interest, SourcingLevel, SourcingRule

_VERIFYING = ("verif", "confirm", "corroborat")
"""What a text has one of that says that something is unverified: most have none, and need not be looked through."""

_UNVERIFIED = re.compile(
    r"\b(?:not|never|n['’]t|no|without|cannot|unable to) (?:\w+ ){0,3}?(?:independent(?:ly)? )?"
    r"(?:verif(?:y|ied|ication)|confirm(?:ed|ation)?|corroborat(?:e|ed|ion))\b|\bunverified\b|\bunconfirmed\b",
    re.IGNORECASE,
)

_OWN_SIDE = frozenset({"denial", "demand", "threat", "promise"})
_DISINTERESTED = frozenset({"author", "media", "document"})
_FIGHTING = frozenset({"military", "group"})
_SIDES = _FIGHTING | {"government"}
_HARM = frozenset({"CONFLICT", "LIFE", "DISASTER"})
_OWN_WORDS = re.compile(r"(?:its|their|our|his|her|it|they|we|I|he|she)\b", re.IGNORECASE)
_OWN_CAUSE = frozenset({"CONFLICT", "GOVERNANCE", "BUSINESS", "STATEMENT"})
"""Events in which an official speaks of the own institution's cause rather than of what it is charged to record."""


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion with its verified source, its hedges, and the words around it."""

    item: DraftAssertion
    source: Source
    hedges: tuple[Hedge, ...]
    context: str
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


def confidence(said: Said, everything: Mapping[str, Said]) -> SourcingConfidence:
    """Rate one assertion among all of the brief's, given by id."""
    supporting = [said, *_supporters(said, everything)]
    inputs = _origins(supporting)
    against = _against(said, everything, {_party(one.source) for one in supporting})
    level, rule, reason = _rule(supporting, inputs, against)
    reasons = [reason]
    if level not in ("low", "not_rated") and all(_hearsay(one) for one in supporting):
        level = "low"
        reasons.append("Capped at low: every source passes on what others say.")
    return SourcingConfidence(level=level, contested=bool(against), rule=rule, inputs=inputs, reasons=tuple(reasons))


def tier(source: Source, item: DraftAssertion) -> int:
    """Return the tier of a source for an assertion, 1 the best (docs/concepts.md)."""
    if source.type == "document" or (source.type == "author" and item.access == "direct"):
        return 1
    if source.type in ("named_individual", "named_group"):
        return 2 if item.access in ("direct", "own_act", "official_remit") else 3
    if source.type in ("author", "media"):
        return 3
    return 4 if source.descriptor else 5


def interest(source: Source, item: DraftAssertion) -> Interest:
    """Return whose cause the assertion touches, as far as its kind and its cue tell."""
    if source.type in _DISINTERESTED or source.affiliation in ("academic", "media"):
        return "none"
    if _accuses(item.cue) or _blames(source, item):
        return "opponent"
    if item.access == "own_act" or (isinstance(item, DraftClaim) and item.kind in _OWN_SIDE):
        return "own_side"
    recorded = isinstance(item, DraftEvent) and item.type not in _OWN_CAUSE
    return "none" if recorded and item.access in ("official_remit", "direct") else "unknown"


def _blames(source: Source, item: DraftAssertion) -> bool:
    """Tell what an army or an armed group says that another side has done: "the army said rebels shelled"."""
    if source.affiliation not in _FIGHTING or not isinstance(item, DraftEvent) or item.type not in _HARM:
        return False
    own = content_words(f"{source.name or ''} {source.descriptor}")
    actors = (one.name for one in item.participants if one.role == "actor")
    return any(_is_side(name, item.text) and own.isdisjoint(content_words(name)) for name in actors)


def _is_side(name: str, text: str) -> bool:
    """Tell a body, an army or a movement from "gunmen" and from "its troops"."""
    if _OWN_WORDS.match(name):
        return False
    opens = text.startswith(name)
    described = describe(f"{name[0].lower()}{name[1:]}" if opens and " " in name else name)
    is_named = described.name is not None and not (opens and is_known(described.name.lower()))
    return is_named or described.affiliation in _SIDES


def _accuses(cue: str) -> bool:
    known = (verb_forms().get(word) for word in cue.lower().split())
    return any("accuse" in found[0].acts.values() for found in known if found)


def _rule(
    supporting: Sequence[Said], inputs: Sequence[OriginInput], against: Sequence[Source]
) -> tuple[SourcingLevel, SourcingRule, str]:
    if not inputs:
        return "not_rated", "R0", "No quote of the article supports it."
    tiers = sorted(origin.tier for origin in inputs)
    who = _listed([name for origin in inputs for name in origin.sources])
    if against:
        return "low", "R1", f"{_listed([source.label for source in against])} says otherwise."
    if any(_is_unverified(one.context) for one in supporting):
        return "low", "R2", "The article says that it has not been verified."
    if len(inputs) == 1 and inputs[0].interest == "opponent":
        return "low", "R2", f"Its only source, {who}, speaks of an opponent."
    if len(tiers) > 1 and tiers[0] <= 2 and tiers[1] <= 3 and any(o.interest == "none" for o in inputs):
        return "high", "R3", f"Independent sources agree, one of them with no cause of its own in it: {who}."
    if len(tiers) > 1 and tiers[0] <= 4:
        return "moderate", "R4", f"More than one source: {who}."
    if tiers[0] <= 2:
        return "moderate", "R4", f"One source that is in a position to know: {who}."
    return "low", "R5", f"One source, {_weakness(inputs[0], supporting)}: {who}."


def _is_unverified(context: str) -> bool:
    low = context.lower()
    return any(verb in low for verb in _VERIFYING) and _UNVERIFIED.search(context) is not None


def _weakness(origin: OriginInput, supporting: Sequence[Said]) -> str:
    if origin.tier == 3:
        own = all(one.source.type == "author" for one in supporting)
        return "the article's own voice" if own else "named, but with no known access to it"
    return "unnamed" if origin.tier == 4 else "neither named nor described"


def _origins(supporting: Iterable[Said]) -> tuple[OriginInput, ...]:
    """Gather sources that cannot confirm each other; the best tier of an origin counts."""
    found: dict[str, OriginInput] = {}
    for one in supporting:
        known = found.get(one.source.origin)
        mine = OriginInput(
            origin=one.source.origin,
            tier=tier(one.source, one.item),
            interest=interest(one.source, one.item),
            sources=(one.source.label,),
        )
        found[mine.origin] = mine if known is None else _merged(known, mine)
    return tuple(found.values())


def _merged(known: OriginInput, other: OriginInput) -> OriginInput:
    better = min(known, other, key=lambda origin: origin.tier)
    return better.model_copy(update={"sources": tuple(dict.fromkeys((*known.sources, *other.sources)))})


def _supporters(said: Said, everything: Mapping[str, Said]) -> list[Said]:
    return [other for other in everything.values() if said.item.id in other.supports]


def _party(source: Source) -> str:
    """Return what cannot gainsay itself: an organisation, a person; two unnamed sources may be at odds."""
    is_unnamed = source.type in ("unnamed_individual", "unnamed_group")
    return f"{source.origin} {source.id}" if is_unnamed and source.origin.startswith("unnamed ") else source.origin


def _against(said: Said, everything: Mapping[str, Said], own: set[str]) -> list[Source]:
    """Return the sources, none of its `own` parties, that say otherwise."""
    return [
        other.source
        for name, other in everything.items()
        if (name in said.contradicts or said.item.id in other.contradicts) and _party(other.source) not in own
    ]


def _hearsay(one: Said) -> bool:
    return any(hedge.type in ("reportive", "weasel") for hedge in one.hedges)


def _listed(names: Iterable[str]) -> str:
    unique = list(dict.fromkeys(names))
    return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)
