"""Endings: where the content of an attribution ends, and whoever writes goes on, in the sentence of its cue."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.phrases import GAPS, Phrase
from summarizer.language.verbs import is_verb

_EDGE = frozenset({",", ":", ";", "—", "--", "–", ".", ")", "…"})
_TAIL = frozenset({"?", "!", "(", "and", "but", "while", "or", "nor"})
_ARTICLES = frozenset({"a", "an", "the"})


def end_of_insertion(tokens: Sequence[Token], source: Phrase | None, after: int) -> int:
    """Return where content ends (exclusive) in ", who says …,", ", which X called …," and "Asked about …,".

    Elsewhere content goes on to the end of the sentence.
    """
    inserted = source is not None and source.first > 0 and _is_inserted(tokens, source)
    if not inserted and not (source is None and tokens[0].low in words("heard")):
        return len(tokens)
    for at in range(after, len(tokens) - 1):
        closes = tokens[at].low == "," or (at > after and tokens[at - 1].low == QUOTE)
        if closes and (not inserted or _resumes_verb(tokens, at)):
            return at
    return len(tokens)


def end_of_indirect(tokens: Sequence[Token], after: int, end: int) -> int:
    """Return where reported words end (exclusive): before a semicolon behind which whoever writes goes on, else `end`.

    "It said it would cut 600 jobs; 380 people have left": a clause of its own that no quotation, no "that" and no
    backshift ("would", "had") holds to the words before.
    """
    if any(token.low == QUOTE for token in tokens[after:end]):
        return end
    return next((at for at in range(after + 1, end - 2) if tokens[at].low == ";" and _is_own(tokens, at + 1, end)), end)


def end_of_own(tokens: Sequence[Token], after: int, end: int) -> int:
    """Return where an apposition of whoever writes begins in what is said from `after` to `end`, else `end`.

    ", an account that X rejected", ", a copy of which was seen".
    """
    for at in range(after + 1, end - 3):
        if tokens[at].low == "," and tokens[at + 1].low in _ARTICLES:
            lows = [token.low for token in tokens[at + 2 : min(at + 7, end)]]
            if _judges(lows) or _is_copy(lows):
                return at
    return end


def trimmed(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without marks and conjunctions at its ends; nothing where no word is left."""
    while first <= last and tokens[first].low in _EDGE:
        first += 1
    while first <= last and (tokens[last].low in _EDGE or tokens[last].low in _TAIL or _hangs(tokens, first, last)):
        last -= 1
    if first <= last:
        yield first, last


def _is_own(tokens: Sequence[Token], first: int, end: int) -> bool:
    opens = first + (tokens[first].low in words("coordinators"))
    if opens >= end or tokens[opens].low in words("bound", "subordinators"):
        return False
    stop = next((at for at in range(opens, end) if tokens[at].low == ";"), end)
    verb = next((at for at in range(opens + 1, stop) if is_verb(tokens, at)), None)
    return verb is not None and tokens[verb].low not in words("backshifted")


def _is_inserted(tokens: Sequence[Token], source: Phrase) -> bool:
    return tokens[source.first].low in {"who", "which"} or tokens[source.first - 1].low in {"which", "whom"}


def _resumes_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the main clause goes on here: a verb, at once or after a comma or an adverb."""
    follows = at + (tokens[at].low == ",")
    return tokens[at - 1].low == QUOTE or is_verb(tokens, follows) or is_adverb(tokens[follows].low)


def _hangs(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell the "now" of "forecast none, but now expects one": an adverb behind a conjunction is the next clause's."""
    if last < first + 2 or tokens[last].low not in words("adverbs"):
        return False
    return tokens[last - 1].low in words("coordinators") and tokens[last - 2].low in GAPS


def _judges(lows: Sequence[str]) -> bool:
    """Tell the "account that" by which whoever writes calls what is said."""
    return any(noun in words("accounts") and follows in {"that", "which"} for noun, follows in pairwise(lows[:4]))


def _is_copy(lows: Sequence[str]) -> bool:
    """Tell the "copy of which was" of what whoever writes has found or seen."""
    of = next((n for n in range(1, len(lows) - 2) if lows[n : n + 2] == ["of", "which"]), 0)
    return bool(of) and lows[of - 1] in words("copies") and lows[of + 2] in words("auxiliaries")
