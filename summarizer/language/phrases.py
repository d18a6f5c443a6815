"""Noun phrases: found leftwards from their last token, and whether they name somebody or something that speaks."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time, words
from summarizer.language.cues import verb_forms
from summarizer.language.data import table
from summarizer.language.verbs import is_verb

LONGEST = 40
"""Tokens looked at for one noun phrase."""

GAPS = frozenset({",", "—", "--", "–"})
"""Marks that part an insertion from its clause."""

LOOSE = frozenset({"yet", "once", "even"})
"""Subordinators that are adverbs as often as not."""

GOVERNOR = 6
"""Tokens before "that" within which a reporting verb governs it."""

STOPS = frozenset({*GAPS, ";", ":", ".", "?", "!", "…", "(", "[", "]", QUOTE})
"""Marks at which a noun phrase ends."""

_MORE = frozenset({"more", "less", "fewer"})
_COMPARING = frozenset({"than", "as"})
_SAYING = frozenset({"say", "allege", "believe"})
_SAID = frozenset({"said", "says"})
_RELATIVES = frozenset({"who", "which", "that", "whose"})


class Phrase(NamedTuple):
    """Tokens `first` to `last`, both included."""

    first: int
    last: int


def noun_phrase_before(tokens: Sequence[Token], end: int) -> Phrase | None:
    """Return the noun phrase whose last token is `end`."""
    low = tokens[end].low
    has_article = end > 0 and tokens[end - 1].low in words("determiners")
    if low in words("relatives") or (low in words("subject_pronouns") and not has_article):
        return Phrase(end, end)
    start = _after_verb(tokens, _clause_start(tokens, end), end)
    if start > 1 and tokens[start - 1].low in words("auxiliaries") and tokens[start].low in words("prepositions"):
        return noun_phrase_before(tokens, start - 2)  # "who has in the past said"
    start = _after_lead(tokens, start, end)
    return Phrase(start, end) if start <= end else None


def may_speak(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell a noun phrase from scraps of a clause: a name, an article, a pronoun, a plural or a noun of the lexicon."""
    first = tokens[phrase.first]
    if not first.is_capital and first.low.endswith(("ing", "ed")):
        return False
    if first.low in words("determiners") or first.low in words("subject_pronouns") or first.low in words("relatives"):
        return True
    inside = tokens[phrase.first : phrase.last + 1]
    return any(t.is_capital or t.text[0].isdigit() or t.low.endswith("s") or t.low in speaking_nouns() for t in inside)


def names_speaker(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell a noun phrase that a person, a body or a document heads ("a board member", not "his results")."""
    inside = [token.low for token in tokens[phrase.first : phrase.last + 1]]
    if inside[0] in words("possessives"):
        return False
    end = next((at for at, low in enumerate(inside) if at and low in words("prepositions", "relatives")), len(inside))
    heads = {low.removesuffix("s") for low in inside[:end]}
    return not heads.isdisjoint(speaking_nouns()) or not heads.isdisjoint({"source", "people"})


@cache
def speaking_nouns() -> frozenset[str]:
    """Return the nouns for people, bodies and documents that speak."""
    roles, heads = table("roles"), table("organisations")["heads"]
    tables = (roles["individual"], roles["plural"], roles["documents"], heads)
    return frozenset(word for table in tables for found in table.values() for word in found.split()) | words("plurals")


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Return the first token after the mark or conjunction before `end`; brackets are stepped over."""
    depth = 0
    for at in range(end, max(-1, end - LONGEST), -1):
        low = tokens[at].low
        depth += (low == ")") - (low == "(")
        if depth < 0 or (not depth and low != "(" and _bounds(tokens, at, end)):
            return at + 1
    return max(0, end - LONGEST + 1)


def _bounds(tokens: Sequence[Token], at: int, end: int) -> bool:
    low = tokens[at].low
    if low in _COMPARING and at < end and is_amount(tokens[at + 1].low):
        return False
    if low in STOPS or (low in words("subordinators") and low not in LOOSE and low != "that"):
        return True
    return low == "that" and at < end and not _is_relative(tokens, at)


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "that" of "the group that runs …" from the one of "told us that the group …"."""
    if not at or at + 1 >= len(tokens) or is_time(tokens[at - 1].low):
        return False
    if tokens[at - 1].low in words("factives"):
        return False
    if any(token.low in verb_forms() for token in tokens[max(0, at - GOVERNOR) : at]):
        return False
    follows = tokens[at + 1]
    is_singular_verb = follows.low.endswith("s") and not follows.is_capital and follows.low not in words("determiners")
    return is_singular_verb or is_verb(tokens, at + 1)


def _after_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop what belongs to another verb, unless a relative clause holds that verb."""
    back = range(end, start - 1, -1)
    verb = next((at for at in back if _has_said(tokens, at, end) or _is_full_verb(tokens, at)), None)
    if verb is None:
        return start
    relative = next((at for at in range(start + 1, verb) if tokens[at].low in _RELATIVES), None)
    if relative is not None:
        if verb < end and _says_behind(tokens, relative, verb):
            return verb + 1
        return relative if any(is_verb(tokens, at) for at in range(start, relative)) else start
    joined = next((at for at in range(end, verb, -1) if tokens[at].low in {"and", "or"}), verb)
    return joined + 1


def _is_full_verb(tokens: Sequence[Token], at: int) -> bool:
    return is_verb(tokens, at) and not _is_reduced(tokens, at)


def _has_said(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell the "say" of "Prosecutors say Ada Lund, 41, [sent …]", in the present of several speakers."""
    return 0 < at < end and tokens[at].low in _SAYING and tokens[at + 1].is_capital and tokens[at - 1].low.endswith("s")


def _says_behind(tokens: Sequence[Token], relative: int, verb: int) -> bool:
    """Tell the "said" of "a clerk who asked not to be named said guards [had fled]", behind the relative's own verb."""
    inside = range(relative + 1, verb)
    is_main = tokens[verb].low in _SAID and any(is_verb(tokens, at) for at in inside)
    return is_main and not any(tokens[at].low in _SAID for at in inside)


def _is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Tell the participle before an amount in "posts shared 40,000 times say", where another verb follows."""
    low, follows = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low.endswith("ed") and bool(follows) and (is_amount(follows) or follows in _MORE)


def _after_lead(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop conjunctions, adverbs, times and a preposition's phrase that stand before the noun phrase."""
    while start < end and _is_lead(tokens, start):
        start += 1
    if start < end and is_amount(tokens[start + 1].low) and not is_time(tokens[start + 1].low):
        return start
    if tokens[start].low in words("prepositions") and tokens[start].low not in {"of", "like"}:
        return _last_noun_phrase(tokens, start, end)
    return start


def is_amount(low: str) -> bool:
    """Tell the amount of "nearly half the voters", whose first word belongs to the noun phrase."""
    return low[0].isdigit() or low in words("amounts")


def _is_lead(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if is_adverb(low) and is_amount(tokens[at + 1].low):
        return False
    if low in {"and", "but", "or", "so", "yet", "nor", "to", "be", "which", "whom"} or is_adverb(low):
        return True
    return is_time(low) and tokens[at + 1].low != "of"


def _last_noun_phrase(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the last noun phrase begins: at an article, after a time, or with the run of capitals."""
    inner = 0
    for at in range(end, start, -1):
        if tokens[at].low in words("determiners") or tokens[at].low in words("subject_pronouns"):
            if tokens[at - 1].low not in words("prepositions"):
                return at
            inner = inner or at
        if at < end and (is_time(tokens[at].low) or tokens[at].low in words("occasions")):
            return at + 1
    at = end
    while at - 1 > start and tokens[at - 1].is_capital == tokens[end].is_capital:
        at -= 1
    return inner or at
