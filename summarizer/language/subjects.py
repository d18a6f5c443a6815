"""Subjects: the noun phrase that a cue belongs to, found leftwards or from the clause before."""

from collections.abc import Sequence

from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time, words
from summarizer.language.cues import is_at_first
from summarizer.language.phrases import GAPS, LONGEST, STOPS, Phrase, is_amount, noun_phrase_before
from summarizer.language.verbs import is_verb

REACH = 150
"""Tokens looked back for the subject of the clause that a verb without a subject hangs on."""

TITLE = 12
"""Tokens of the longest apposition after a subject."""

_NO_SUBJECT = frozenset({QUOTE, ";", ":", ".", "and", "or", "but", "to", "(", "["})
_BEFORE_TIME = frozenset({"on", "in", "this", "that", "over", "for", "during", "within"})
_PERIODS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
_AGO = frozenset({"later", "earlier", "ago", "afterward", "afterwards"})


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
    while 0 < at < end and is_amount(tokens[at].low) and tokens[at + 1].text in _PERIODS:
        at -= 1
    if 0 < at < end and tokens[at].low in _BEFORE_TIME:
        at -= 1
    alone = at < 0 or (at < end and tokens[at].low in STOPS - GAPS)
    return end if alone else at


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
