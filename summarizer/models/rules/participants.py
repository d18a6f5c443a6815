"""Participants: who did and who suffered what an event's trigger tells, read from its voice."""

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.language import clauses
from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time
from summarizer.language.data import listed
from summarizer.language.events import Trigger
from summarizer.language.groups import is_plural
from summarizer.language.predicates import clause_words
from summarizer.language.verbs import is_finite
from summarizer.schemas.draft import DraftParticipant
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import ParticipantRole

_LONGEST = 9
_BOUNDS = frozenset({("at", "least"), ("at", "most"), ("up", "to"), ("no", "more"), ("no", "fewer")})
_MEASURED = frozenset(
    "percent per cent points million billion trillion cents dollars euros pounds "
    "a share vote votes goals runs wickets lengths".split()
)
_MARKS = frozenset({",", ";", ":", "—", "--", "–", "(", ")", "[", "]", ".", "?", "!", "…", QUOTE})


def participants(
    tokens: Sequence[Token], trigger: Trigger, hedges: Sequence[Hedge], text: str
) -> list[DraftParticipant]:
    """Return actor and recipient, in the article's words; a hedge in the verb group goes to the one after "by"."""
    found: dict[str, DraftParticipant] = {}
    for role, phrase in _phrases(tokens, trigger, text):
        name = _named(tokens, phrase, text)
        if name and name.casefold() not in found:
            hedge = _hedge(tokens, trigger, phrase, hedges)
            found[name.casefold()] = DraftParticipant(name=name, role=role, hedge=hedge)
    return list(found.values())


def _phrases(tokens: Sequence[Token], trigger: Trigger, text: str) -> Iterator[tuple[ParticipantRole, tuple[int, int]]]:
    predicate = trigger.predicate
    subject = predicate.subject
    agent = _after(tokens, predicate.head + 1, {"by"}) if predicate.is_passive else None
    if trigger.noun is None:
        struck = None if predicate.is_passive else (_object_start(tokens, predicate.head + 1), len(tokens) - 1)
        alone = struck is None or not _named(tokens, struck, text)
        if subject:
            yield _subject_role(trigger, alone=alone), (subject.first, subject.last)
        if struck and predicate.lemma not in _role_verbs("instrument"):
            yield "recipient", struck
    else:
        yield from _held(tokens, trigger)
    if agent:
        yield "actor", agent


def _subject_role(trigger: Trigger, *, alone: bool) -> ParticipantRole:
    """Return the subject's role; `alone` says that no object follows."""
    if trigger.predicate.is_passive or (alone and trigger.predicate.lemma in _role_verbs("undergoer")):
        return "recipient"
    return "other" if trigger.type in {"DISASTER", "BUSINESS"} else "actor"


def _held(tokens: Sequence[Token], trigger: Trigger) -> Iterator[tuple[ParticipantRole, tuple[int, int]]]:
    """Read "attacks on bases were carried out", "they launched an attack on the base", "a blast killed two guards"."""
    predicate, noun = trigger.predicate, trigger.noun or 0
    if noun > predicate.head:
        if predicate.subject and tokens[predicate.subject.last].low != "there":
            yield "actor", (predicate.subject.first, predicate.subject.last)
    elif not predicate.is_passive:
        yield "recipient", (_object_start(tokens, predicate.head + 1), len(tokens) - 1)
    struck = _after(tokens, noun + 1, {"on", "against"}, until=predicate.head if noun < predicate.head else None)
    if struck:
        yield "recipient", struck


def _object_start(tokens: Sequence[Token], at: int) -> int:
    """Step over a particle and adverbs between a verb and its object."""
    while at < len(tokens) and (tokens[at].low in {"down", "up", "out", "off", "over"} or is_adverb(tokens[at].low)):
        at += 1
    return at


def _after(
    tokens: Sequence[Token], start: int, prepositions: set[str], until: int | None = None
) -> tuple[int, int] | None:
    """Return the stretch behind the first of these prepositions, before the next clause."""
    end = len(tokens) if until is None else until
    for at in range(start, min(end, start + 20)):
        if tokens[at].low in {";", "—", "--", QUOTE} or (tokens[at].low == "," and prepositions == {"by"}):
            return None
        if tokens[at].low in prepositions:
            return at + 1, end - 1
    return None


def _named(tokens: Sequence[Token], phrase: tuple[int, int], text: str) -> str:
    """Return the noun phrase that opens a stretch, "" where it is a pronoun, a time or no noun phrase."""
    first, last = phrase
    if 0 < first <= last and (tokens[first - 1].low, tokens[first].low) in _BOUNDS:
        first -= 1
    if first == last and _ends_address(tokens, first):
        return ""
    while first <= last and _is_dropped(tokens, first):
        first += 1
    if _opens_participle(tokens, first, last):
        return ""
    end = _phrase_end(tokens, first, last)
    if end - first == 1:
        first, end = _with_shared_noun(tokens, first, end, last)
    if end <= first or tokens[first].low in clause_words("pronouns") or is_time(tokens[first].low):
        return ""
    if _is_measure(tokens, first, end):
        return ""
    name = text[tokens[first].start : tokens[end - 1].end]
    return "" if name.isdigit() or len(name) < 3 or _is_bare(tokens[first:end]) else " ".join(name.split())


def _phrase_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the noun phrase ends (exclusive) that begins at `first`."""
    end = first
    while end <= last and _is_amount(tokens, end):
        end += 1
    while end <= last and end - first < _LONGEST and not _ends(tokens, end, first):
        end += 1
    while end > first and _hangs(tokens[end - 1].low):
        end -= 1
    return end


def _with_shared_noun(tokens: Sequence[Token], first: int, end: int, last: int) -> tuple[int, int]:
    """Return all of "rail, bus and metro workers" for the "bus" in it, which is no noun phrase of its own."""
    noun = end + 1
    while noun <= last and not _ends(tokens, noun, end + 1):
        noun += 1
    is_modifier = (first == 0 or not tokens[first].is_capital) and not is_plural(tokens[first].low)
    is_joined = end < len(tokens) and tokens[end].low in {"and", "or"} and noun > end + 2
    if not (is_modifier and is_joined and is_plural(tokens[noun - 1].low)):
        return first, end
    while first > 1 and tokens[first - 1].low == "," and (first == 2 or tokens[first - 3].low == ","):
        first -= 2
    return first, noun


def _is_dropped(tokens: Sequence[Token], at: int) -> bool:
    """Tell an article before a noun phrase from the "no" of "no more than six people"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low in clause_words("dropped_before_name") and follows not in {"more", "fewer", "less", "than"}


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "about" and the "at least" before a figure from the "at" of "at the fair"."""
    if tokens[at].low not in clause_words("amounts"):
        return False
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low not in {bound for bound, _ in _BOUNDS} or (tokens[at].low, follows) in _BOUNDS


def _opens_participle(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell "bringing the total to 12", which is no noun phrase."""
    return first < last and tokens[first].low.endswith("ing") and tokens[first + 1].low in clauses.words("determiners")


def _is_measure(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell "to $41 million", "4.1%" and "a few" from somebody or something; "38 percent of the animals" is some."""
    lows = [token.low for token in tokens[first:end]]
    if lows[0] == "to" or lows[-1] in {"few", "lot", "bit"}:
        return True
    counted = [low for low in lows if low not in clause_words("amounts")]
    return "of" not in lows and all(low[0].isdigit() or low[0] in "$€£%" or low in _MEASURED for low in counted)


def _hangs(low: str) -> bool:
    """Tell a word with which no noun phrase ends."""
    return low in clauses.words("determiners") or low in {"of", "and", "or", "'s", "’s"}


def _ends_address(tokens: Sequence[Token], at: int) -> bool:
    """Tell "Florida" in "the Weisses of Belleair, Florida, died"."""
    return at > 1 and tokens[at].is_capital and tokens[at - 1].low == "," and tokens[at - 2].is_capital


def _is_bare(words: Sequence[Token]) -> bool:
    """Tell a stretch without any noun: function words, numbers and adverbs alone."""
    return all(
        is_adverb(word.low)
        or word.low in _closed()
        or word.low in clause_words("amounts")
        or word.low in clauses.words("determiners")
        or word.low[0].isdigit()
        for word in words
    )


def _ends(tokens: Sequence[Token], at: int, first: int) -> bool:
    low = tokens[at].low
    if low == "than" and tokens[at - 1].low in {"more", "fewer", "less"}:
        return False  # "21 of the more than 200 girls"
    if low in _MARKS or low in _closed() or (is_time(low) and not tokens[at].text[0].isdigit()):
        return True
    if low in {"and", "or"}:
        return not (tokens[at - 1].is_capital and at + 1 < len(tokens) and tokens[at + 1].is_capital)
    if at == first:
        return False
    hyphened = "-" in low or "‑" in low
    return not hyphened and (
        (low.endswith("ing") and not tokens[at].is_capital and len(low) > 5)
        or is_finite(tokens, at)
        or _is_participle(tokens, at)
    )


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return tokens[at].low.endswith("ed") and follows in clauses.words("prepositions")


@cache
def _role_verbs(kind: str) -> frozenset[str]:
    return listed("events", "roles", kind)


@cache
def _closed() -> frozenset[str]:
    """Words that end a noun phrase: prepositions but "of", conjunctions, relatives, auxiliaries."""
    ends = clauses.words("prepositions", "subordinators", "relatives", "auxiliaries")
    return (ends | clause_words("before_place") | {"to", "not"}) - {
        "of",
        "like",
        "'s",
        "’s",
    }


def _hedge(tokens: Sequence[Token], trigger: Trigger, phrase: tuple[int, int], hedges: Sequence[Hedge]) -> str:
    """Return the hedge on a part: one right before the phrase, or in the verb group that a "by" follows."""
    predicate = trigger.predicate
    agent = predicate.is_passive and phrase[0] > predicate.head
    start = tokens[predicate.first].start if agent else tokens[phrase[0]].start
    first = tokens[min(phrase[0], len(tokens) - 1)].start
    for hedge in hedges:
        if hedge.type in {"epistemic", "evidential", "reportive"} and agent and start <= hedge.start < first:
            return hedge.text
    return ""
