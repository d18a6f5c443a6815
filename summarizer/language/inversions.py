"""Inversions: the noun phrase that follows a cue: "…, said John Kirby, a spokesman", "according to a release"."""

from collections.abc import Sequence

from summarizer.language.clauses import QUOTE, Token, is_adverb, is_time, words
from summarizer.language.phrases import GAPS, LONGEST, LOOSE, Phrase
from summarizer.language.verbs import is_verb

_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it"})
_LEFT_BY_TIME = frozenset({"on", "in", "from", "for", "since", ",", ".", "?", "!"})

TITLE = 15
"""Tokens of the longest title after a name (", chief executive of …")."""


def inverted(tokens: Sequence[Token], after: int) -> Phrase | None:
    """Return the subject that follows the verb ("…, said John Kirby, a spokesman."), titles and "who …" included."""
    if after >= len(tokens) or not _opens_noun_phrase(tokens[after]):
        return None
    if tokens[after].low in _PRONOUNS and not _is_possessive(tokens, after):
        return Phrase(after, after)
    reach = range(after, min(after + LONGEST, len(tokens)))
    last = next((at for at in reach if _ends_inverted(tokens, after, at)), reach.stop) - 1
    while last > after and (is_time(tokens[last].low) or tokens[last].low in _LEFT_BY_TIME):
        last -= 1
    issuer = _issuer_end(tokens, last)
    if not issuer and reach.stop > last + 1 > after + 1 and _is_left_over(tokens, last):
        last -= 1
    return Phrase(after, issuer or last)


def _is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Tell the "her" of "said her brother" from the one of "according to her"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else "."
    closed = words("prepositions", "subordinators", "coordinators", "auxiliaries")
    is_word = follows[0].isalpha() and not (is_adverb(follows) or is_time(follows) or follows in closed)
    return tokens[at].low == "her" and is_word


def _is_left_over(tokens: Sequence[Token], last: int) -> bool:
    """Tell the "published" of "a trial of 1,216 children published on Wednesday", cut off before its time."""
    if tokens[last - 1].low in words("relatives") or tokens[last + 1].low in {",", "."}:
        return False
    return tokens[last].low.endswith("ed") and not tokens[last].is_capital


def _issuer_end(tokens: Sequence[Token], last: int) -> int:
    """Return where "by the Bureau" ends in "a report published on Thursday by the Bureau", 0 where there is none."""
    by = last + 1
    while by < len(tokens) and (is_time(tokens[by].low) or tokens[by].low in _LEFT_BY_TIME - {",", ".", "?", "!"}):
        by += 1
    if by == last + 1 or not tokens[last].low.endswith("ed") or by >= len(tokens) or tokens[by].low != "by":
        return 0
    issuer = inverted(tokens, by + 1)
    return issuer.last if issuer else 0


def _ends_inverted(tokens: Sequence[Token], after: int, at: int) -> bool:
    low = tokens[at].low
    if low in GAPS:
        return not _appositive(tokens, at)
    if low in {";", ":", QUOTE}:
        return True
    if low == "because":
        return all(token.low != "who" for token in tokens[after:at])
    if low in words("subordinators") and low not in LOOSE:
        return True
    return low in {"in", "on", "at", "during"} and _is_occasion(tokens, at)


def _appositive(tokens: Sequence[Token], comma: int) -> bool:
    """Tell ", a nurse", ", 45" and ", chief executive of …" from a new clause: no verb up to the next mark."""
    if comma + 1 >= len(tokens):
        return False
    opener = tokens[comma + 1]
    if opener.low in words("appositions") or opener.text[0].isdigit():
        return True
    if opener.low in words("prepositions") or opener.low in words("coordinators") or opener.low == QUOTE:
        return False
    if opener.low.endswith("ing") or opener.low in words("subject_pronouns") or is_adverb(opener.low):
        return False
    reach = range(comma + 1, min(len(tokens), comma + TITLE))
    stop = next((at for at in reach if tokens[at].low in {",", ".", QUOTE} or is_verb(tokens, at)), None)
    return stop is None or not is_verb(tokens, stop)


def _opens_noun_phrase(token: Token) -> bool:
    low = token.low
    if is_time(low) or low in {QUOTE, "that", "to"} or not token.text[0].isalnum():
        return False
    if token.is_capital or low in words("determiners") or low in words("subject_pronouns"):
        return True
    return not (is_adverb(low) or low in words("prepositions") or low in words("subordinators"))


def _is_occasion(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in words("occasions") or is_time(token.low) for token in tokens[at + 1 : at + 5])
