"""Predicates: finite verbs with their auxiliaries, voice, subject, and whether their clause is a main one.

A surface reading of closed classes and word endings; it parses nothing. Where the form does not tell a verb from a
noun or from a reduced relative clause ("a barrage launched on Monday hit ..."), it is no predicate.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from summarizer.language import subjects
from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time, words
from summarizer.language.cues import verb_forms
from summarizer.language.data import by_word, listed, table
from summarizer.language.phrases import Phrase
from summarizer.language.verbs import is_finite
from summarizer.language.words import lemma
from summarizer.schemas.values import DraftRealis

_NEAR = 3
"""Tokens before a subject, adjectives among them, within which a concessive opens its clause."""

Form = Literal["base", "s", "past", "ing"]

_PERSONAL = frozenset({"he", "she", "it", "they", "we", "i"})
_BREAKS = frozenset({",", ";", ":", "—", "--", "–", "(", ")", QUOTE, ".", "!", "?"})


class Predicate(NamedTuple):
    """A verb that says something of a subject. Token indices; `first` is its first auxiliary, adverb or governor.

    `governor` is the word whose infinitive it is ("plans" of "plans to strike"), in its dictionary form.
    `between` are the lower-case tokens of the group before the verb.
    """

    first: int
    head: int
    lemma: str
    form: Form
    is_passive: bool
    between: tuple[str, ...]
    governor: str
    subject: Phrase | None
    is_subordinate: bool


@cache
def clause_words(*names: str) -> frozenset[str]:
    """Return one closed class of clause_words.toml, or several as one."""
    return frozenset(word for name in names for word in listed("clause_words", name))


@lru_cache(maxsize=65536)
def base_of(low: str) -> str:
    """Return the dictionary form of a lower-case word, with the past forms that simplemma leaves alone."""
    irregular: dict[str, str] = table("events")["irregular"]
    return irregular.get(low) or lemma(low)


def predicates(tokens: Sequence[Token], wanted: Collection[str]) -> Iterator[Predicate]:
    """Yield the finite uses of the `wanted` verbs (dictionary forms) in order.

    A verb coordinated with one before it takes over its subject, unless it has its own.
    """
    last: Predicate | None = None
    bases = [base_of(token.low) for token in tokens]
    for head in [head for head, base in enumerate(bases) if base in wanted]:
        if head and tokens[head].is_capital:
            continue
        if found := _predicate(tokens, head, bases[head], last):
            last = found
            yield found


def _predicate(tokens: Sequence[Token], head: int, base: str, last: Predicate | None) -> Predicate | None:
    form = _form(tokens[head].low, base)
    first = _group_start(tokens, head)
    governor = ""
    if first and tokens[first - 1].low == "to":
        at = _before_adverbs(tokens, first - 2)
        governor = base_of(tokens[at].low) if at >= 0 else ""
        is_purpose = at > 0 and (tokens[at - 1].low, governor) == ("in", "order")
        if governor not in governors() or is_purpose:
            return None
        first = _group_start(tokens, at)
    between = tuple(token.low for token in tokens[first:head])
    if not governor and not _is_finite_group(tokens, first, head, form, between):
        return None
    if first == head and form == "past" and _follows_verb(tokens, head):
        return None
    is_passive = (
        form == "past" and bool(clause_words("be").intersection(between)) and not governor
    ) or _passive_infinitive(tokens, head)
    subject, subordinate = _subject(tokens, first, last)
    return Predicate(first, head, base, form, is_passive, between, governor, subject, subordinate)


def _passive_infinitive(tokens: Sequence[Token], head: int) -> bool:
    return head > 1 and tokens[head - 1].low in {"be", "been", "being"}


def _form(low: str, base: str) -> Form:
    if low in clause_words("unmarked_past"):
        return "past"
    if low == base:
        return "base"
    if low.endswith("ing"):
        return "ing"
    return "s" if low.endswith("s") and not low.endswith("ss") else "past"


def _group_start(tokens: Sequence[Token], head: int) -> int:
    """Step back over auxiliaries, negations and adverbs; adverbs count only behind an auxiliary."""
    first = at = head
    while at > 0:
        low = tokens[at - 1].low
        if low in words("auxiliaries"):
            first = at - 1
        elif not is_adverb(low) and low not in {"not", "never", "all", "both"}:
            break
        at -= 1
    return first


def _before_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and is_adverb(tokens[at].low):
        at -= 1
    return at


def _is_finite_group(tokens: Sequence[Token], first: int, head: int, form: Form, between: tuple[str, ...]) -> bool:
    if base_is_auxiliary(tokens[head].low):
        return True
    if first < head and words("auxiliaries").intersection(between):
        return _agrees(form, between)
    before = tokens[_before_adverbs(tokens, first - 1)] if first else None
    if before is None or before.low in words("determiners", "prepositions", "possessives"):
        return False
    if form == "past":
        return not _is_reduced(tokens, head)
    return form == "s" and _is_present(tokens, before, head)


def base_is_auxiliary(low: str) -> bool:
    """Tell a form of "be" that is itself the predicate."""
    return low in clause_words("be") and low not in {"be", "been", "being"}


def _agrees(form: Form, between: tuple[str, ...]) -> bool:
    """Tell whether a verb of this form goes with its auxiliaries ("was killed", "will strike", "are fleeing")."""
    last = next((low for low in reversed(between) if low in words("auxiliaries")), "")
    if last in clause_words("be"):
        return form in {"past", "ing"}
    return (
        form == "past"
        if last in clause_words("have")
        else form == "base" or (last not in clause_words("be", "have") and form == "past")
    )


def _is_present(tokens: Sequence[Token], before: Token, head: int) -> bool:
    """Tell "strikes" the verb: after a name or a pronoun, before what opens an object or an adverbial."""
    follows = tokens[head + 1].low if head + 1 < len(tokens) else ""
    if before.low in words("subject_pronouns"):
        return True
    return before.is_capital and (follows in words("determiners") or follows[:1].isdigit())


def _is_reduced(tokens: Sequence[Token], head: int) -> bool:
    """Tell a participle that belongs to a noun ("bases used by ...") from a past tense."""
    follows = tokens[head + 1].low if head + 1 < len(tokens) else ""
    if _opens_with_participle(tokens, head) or follows == "by" or (head and tokens[head - 1].low == "as"):
        return True
    if follows not in clause_words("reduced_before") and not is_time(follows):
        return False
    inserted = head > 0 and tokens[head - 1].low == ","
    if inserted and follows == "for":
        return True  # "a satellite, built for the agency"
    for at in range(head + 1, min(head + 25, len(tokens))):
        low = tokens[at].low
        if (
            (low in _BREAKS and not (low == "," and inserted))
            or low in clause_words("opens_clause")
            or low in clause_words("concedes")
        ):
            return False
        if low in {"and", "or", "but"} and _verb_follows(tokens, at + 1):
            return False
        if is_finite(tokens, at):
            return True
    return False


def _opens_with_participle(tokens: Sequence[Token], head: int) -> bool:
    """Tell a verb within "Described in a paper published in March, the rings ..."."""
    if head < 2 or not tokens[0].low.endswith(("ed", "ing")):
        return False
    is_open = tokens[1].low in words("prepositions", "determiners")
    return is_open and not any(token.low == "," for token in tokens[:head])


def _follows_verb(tokens: Sequence[Token], head: int) -> bool:
    """Tell a participle in an object ("it has been the main good shipped through ...") from a second predicate."""
    phrase = subjects.subject(tokens, head)
    before = _with_compounds(tokens, phrase.first) - 1 if phrase else -1
    if before <= 0:
        return False
    low = tokens[before].low
    if low in words("prepositions") and low not in words("subordinators") and low != "of":
        return not any(tokens[at].low == "," for at in range(before, head))
    return (low in words("auxiliaries") or is_finite(tokens, before)) and low not in verb_forms()


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and is_adverb(tokens[at].low):
        at += 1
    return at < len(tokens) and (is_finite(tokens, at) or tokens[at].low.endswith("ed"))


def _subject(tokens: Sequence[Token], first: int, last: Predicate | None) -> tuple[Phrase | None, bool]:
    phrase = subjects.subject(tokens, first)
    if phrase is None:
        if last and last.head < first and not any(t.low in {";", "—"} for t in tokens[last.head : first]):
            return last.subject, last.is_subordinate
        return subjects.clause_subject(tokens, first), False
    phrase = Phrase(_with_compounds(tokens, phrase.first), phrase.last)
    before = tokens[phrase.first - 1].low if phrase.first else ""
    opener = tokens[phrase.first].low
    if before == "as" and phrase.first > 1 and tokens[phrase.first - 2].low == "well":
        before = ""
    near = {token.low for token in tokens[max(0, phrase.first - _NEAR) : phrase.first]}
    if before in {"by", "until", "from"} and [token.low for token in tokens[phrase.first : phrase.first + 2]] == [
        "the",
        "time",
    ]:
        return phrase, True  # "By the time they arrived, ..."
    is_relative = phrase.first == phrase.last and (
        opener in {"who", "which", "that", "whom"} or _opens_contact_clause(tokens, phrase.first)
    )
    return phrase, is_relative or before in clause_words("opens_clause") or bool(near & clause_words("concedes"))


def _opens_contact_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "they" of "were refused entry to the yards they tried to visit": behind a noun, and a verb before it."""
    if at < _NEAR or tokens[at].low not in _PERSONAL or tokens[0].low in words("subordinators"):
        return False
    before = tokens[at - 1]
    closed = words("auxiliaries", "prepositions", "subordinators", "coordinators", "relatives", "pasts", "negatives")
    is_noun = before.low.isalpha() and before.low not in closed and before.low not in verb_forms()
    if not is_noun or is_adverb(before.low) or is_time(before.low) or before.low in clause_words("opens_clause"):
        return False
    return not is_finite(tokens, at - 1) and any(is_finite(tokens, verb) for verb in range(1, at - 1))


def _with_compounds(tokens: Sequence[Token], first: int) -> int:
    """Take in what stands before a noun phrase and looks like a verb but is hyphened ("Iran-backed")."""
    while first and "-" in tokens[first - 1].text and tokens[first - 1].low.endswith("ed"):
        first -= 1
    return first


@cache
def governors() -> Mapping[str, DraftRealis]:
    """Return the words that govern an infinitive, each with the realis that it gives."""
    return cast("Mapping[str, DraftRealis]", by_word("realis", "governors"))
