"""Subjects: the noun phrase that a cue belongs to, found leftwards or from the clause before."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time, lexicon, words
from summarizer.language.cues import is_at_first, verb_forms

LONGEST = 40
"""Tokens looked at for one noun phrase."""

REACH = 150
"""Tokens looked back for the subject of the clause that a verb without a subject hangs on."""

GOVERNOR = 6
"""Tokens before "that" within which a reporting verb governs it."""

TITLE = 12
"""Tokens of the longest apposition after a subject."""

GAPS = frozenset({",", "—", "--", "–"})
"""Marks that part an insertion from its clause."""

_STOPS = frozenset({*GAPS, ";", ":", ".", "?", "!", "…", "(", "[", "]", QUOTE})
_NO_SUBJECT = frozenset({QUOTE, ";", ":", ".", "and", "or", "but", "to", "(", "["})
_BEFORE_TIME = frozenset({"on", "in", "this", "that", "over", "for", "during", "within"})
_MORE = frozenset({"more", "less", "fewer"})
_PERIODS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
_COMPARING = frozenset({"than", "as"})
_AGO = frozenset({"later", "earlier", "ago", "afterward", "afterwards"})
LOOSE = frozenset({"yet", "once", "even"})
"""Subordinators that are adverbs as often as not."""

_RELATIVES = frozenset({"who", "which", "that", "whose"})


class Phrase(NamedTuple):
    """Tokens `first` to `last`, both included."""

    first: int
    last: int


def subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the noun phrase that ends before the verb group at `verb`, apposition included, or None."""
    end = _skip_back(tokens, verb - 1)
    if end < 0 or tokens[end].low in _NO_SUBJECT or (end and is_verb(tokens, end) and not tokens[end].is_capital):
        return None
    if tokens[end].low in GAPS:
        return _with_apposition(tokens, end)
    return noun_phrase_before(tokens, end)


def before_adverbs(tokens: Sequence[Token], at: int) -> str:
    """Return the word before `at`, adverbs and times left out; empty at the start."""
    at = _skip_back(tokens, at - 1) if at else -1
    return tokens[at].low if at >= 0 else ""


def _skip_back(tokens: Sequence[Token], end: int) -> int:
    """Step back over adverbs and time expressions; stay where nothing else is left."""
    at = end
    while at >= 0 and (is_adverb(tokens[at].low) or is_time(tokens[at].low)):
        at -= 2 if is_at_first(tokens, at) else 1
    while 0 < at < end and _is_amount(tokens[at].low) and tokens[at + 1].text in _PERIODS:
        at -= 1
    if 0 < at < end and tokens[at].low in _BEFORE_TIME:
        at -= 1
    alone = at < 0 or (at < end and tokens[at].low in _STOPS - GAPS)
    return end if alone else at


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
    roles, heads = lexicon("roles"), lexicon("organisations")["heads"]
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
    if low in _COMPARING and at < end and _is_amount(tokens[at + 1].low):
        return False
    if low in _STOPS or (low in words("subordinators") and low not in LOOSE and low != "that"):
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


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb by auxiliaries, past forms and the cues of the lexicon."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    if low in words("auxiliaries"):
        return low not in {"'s", "’s", "being"}
    if tokens[at].is_capital and at:
        return False
    if low in words("pasts"):
        return True
    if before in words("determiners") or before in words("possessives"):
        return False
    if low.endswith("ed") and len(low) > 4:
        next_ = at + 2 if at + 2 < len(tokens) and is_adverb(tokens[at + 1].low) else at + 1
        follows = tokens[next_].low if next_ < len(tokens) else ""
        return follows not in words("reduced_after") and not is_time(follows)
    known = verb_forms().get(low)
    return bool(known and ("past" in known[1] or ("s" in known[1] and at and tokens[at - 1].is_capital)))


def _after_verb(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop what belongs to another verb, unless a relative clause holds that verb."""
    verb = next((at for at in range(end, start - 1, -1) if is_verb(tokens, at) and not _is_reduced(tokens, at)), None)
    if verb is None:
        return start
    relative = next((at for at in range(start + 1, verb) if tokens[at].low in _RELATIVES), None)
    if relative is not None:
        return relative if any(is_verb(tokens, at) for at in range(start, relative)) else start
    joined = next((at for at in range(end, verb, -1) if tokens[at].low in {"and", "or"}), verb)
    return joined + 1


def _is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Tell the participle before an amount in "posts shared 40,000 times say", where another verb follows."""
    low, follows = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low.endswith("ed") and bool(follows) and (_is_amount(follows) or follows in _MORE)


def _after_lead(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop conjunctions, adverbs, times and a preposition's phrase that stand before the noun phrase."""
    while start < end and _is_lead(tokens, start):
        start += 1
    if start < end and _is_amount(tokens[start + 1].low) and not is_time(tokens[start + 1].low):
        return start
    if tokens[start].low in words("prepositions") and tokens[start].low not in {"of", "like"}:
        return _last_noun_phrase(tokens, start, end)
    return start


def _is_amount(low: str) -> bool:
    """Tell the amount of "nearly half the voters", whose first word belongs to the noun phrase."""
    return low[0].isdigit() or low in words("amounts")


def _is_lead(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if is_adverb(low) and _is_amount(tokens[at + 1].low):
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


def _with_apposition(tokens: Sequence[Token], comma: int) -> Phrase | None:
    """Return the noun phrase with the apposition or relative clause that `comma` closes."""
    opening = _gap_before(tokens, comma)
    if not opening or opening + 1 >= comma or tokens[opening - 1].low == QUOTE:
        return None
    if tokens[opening + 1].low in {"and", "but", "or", "so"}:
        return None
    if opening + 3 == comma and tokens[opening + 1].low in words("subject_pronouns"):
        return noun_phrase_before(tokens, opening - 1)  # "One clerk, she said, recalled …"
    head = noun_phrase_before(tokens, opening - 1)
    outer = _outer(tokens, head)
    while outer:
        head, outer = outer, _outer(tokens, outer)
    return Phrase(head.first, comma - 1) if head else None


def _gap_before(tokens: Sequence[Token], comma: int) -> int | None:
    for at in range(comma - 1, max(0, comma - LONGEST), -1):
        if tokens[at].low in GAPS:
            return at
        if tokens[at].low in {";", ":"}:
            return None
    return None


def _outer(tokens: Sequence[Token], head: Phrase | None) -> Phrase | None:
    """Return the name that a phrase is in apposition to: "Jane Doe" for "45" in "Jane Doe, 45, a nurse, said"."""
    if head is None or head.first < 2 or tokens[head.first - 1].low != "," or not _may_appose(tokens[head.first]):
        return None
    if tokens[head.first - 2].low == QUOTE:
        return None
    outer = noun_phrase_before(tokens, head.first - 2)
    if outer is None or tokens[outer.first].low in words("prepositions"):
        return None
    if _is_age(tokens, outer):
        return _outer(tokens, outer)
    if not tokens[outer.last].is_capital:
        return None
    after_preposition = outer.first > 0 and tokens[outer.first - 1].low in words("prepositions")
    return None if after_preposition else outer


def _is_age(tokens: Sequence[Token], phrase: Phrase) -> bool:
    return phrase.first == phrase.last and len(tokens[phrase.last].text) <= 3 and tokens[phrase.last].text.isdigit()


def _may_appose(first: Token) -> bool:
    return first.low in words("appositions") or first.text[0].isdigit() or not first.is_capital


def clause_subject(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the subject of the clause that a coordinated, participial or infinitive cue at `verb` hangs on."""
    reach = range(verb - 4, max(-1, verb - REACH), -1)
    clause = next((at + 1 for at in reach if tokens[at].low in {";", "—", "--"}), max(0, verb - REACH))
    start = _main_start(tokens, clause, verb)
    end = next((at for at in range(start, verb) if _ends_subject(tokens, at)), None)
    if end is not None and tokens[end].low == ",":
        end = _after_apposition(tokens, end, verb)
    return None if end is None else _leading(tokens, start, end)


def _after_apposition(tokens: Sequence[Token], comma: int, verb: int) -> int:
    """Return the comma that closes an apposition, followed by the main verb: "A clerk, Ann Kirby, gave no date"."""
    closing = next((at for at in range(comma + 1, min(comma + TITLE, verb - 1)) if tokens[at].low == ","), None)
    if closing is None or any(is_verb(tokens, at) for at in range(comma + 1, closing)):
        return comma
    follows = closing + 1 + is_adverb(tokens[closing + 1].low)
    return closing if follows < verb and is_verb(tokens, follows) else comma


def _ends_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell the main verb, here also one in -ed before a preposition ("walked in and said")."""
    low = tokens[at].low
    if tokens[at + 1].low == "that" and low in words("factives"):
        return True
    return low in {",", QUOTE, "to"} or (low.endswith("ed") and not tokens[at].is_capital) or is_verb(tokens, at)


def _main_start(tokens: Sequence[Token], start: int, verb: int) -> int:
    """Step over introductory phrases ("On Monday, …", "While …, …")."""
    while start < verb:
        low = tokens[start].low
        if low == "," or low in words("coordinators") or is_adverb(low):
            start += 1
            continue
        comma = next((at for at in range(start, verb - 1) if tokens[at].low == ","), None)
        if comma is None or not (_introduces(low) or tokens[comma - 1].low in _AGO):
            break
        start = comma + 1
    return start


def _introduces(low: str) -> bool:
    if low in words("prepositions") or low in words("subordinators"):
        return True
    return low.endswith(("ing", "ed")) or is_time(low)


def _leading(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    last = end - 1
    while last > start and (is_adverb(tokens[last].low) or is_time(tokens[last].low)):
        last -= 1
    if last < start or tokens[start].low == QUOTE:
        return None
    pronoun = next((at for at in (start, last) if tokens[at].low in words("subject_pronouns")), None)
    return Phrase(start, last) if pronoun is None else Phrase(pronoun, pronoun)
