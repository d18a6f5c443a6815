"""Answers: what somebody says in an interview or a transcript, and which of it can be told without the question."""

from collections.abc import Sequence

import regex

from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token, words
from summarizer.language.predicates import clause_words
from summarizer.models.rules.sheet import Sheet

_SELF = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
# Openings that answer: "Probably", "If not", "No".
_ANSWERING = frozenset({"probably", "perhaps", "maybe", "if", "yes", "not", "so", "but", "then", "look", "well"})
# What stands for a thing that was asked about, unless two are named before it in the answer itself.
_THINGS = frozenset({"it", "them", "they"})
_RIVALS = 2
# What a question has named: "The figure is 250".
_ABSTRACT = frozenset("figure number answer question point problem reason difference same truth plan idea".split())
_OPENERS = frozenset({"the", "a", "an", "no", "every", "all"})
_CEREMONY = regex.compile(
    r"\b(?:good (?:morning|afternoon|evening)|(?:short|brief|opening) (?:statement|remarks)"
    r"|take (?:your |some )?questions)\b",
    regex.IGNORECASE,
)


def is_turn(attribution: Attribution) -> bool:
    """Tell words behind a label ("KIRBY: It fell.") or of an interview: who says them stands apart from them."""
    is_labelled = attribution.cue.text == ":" and attribution.kind == "indirect"
    return is_labelled or attribution.sentence not in attribution.sentences


def is_answer(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell what somebody answers in an interview, of whom the article says before it that they were spoken to."""
    first = next(iter(attribution.sentences), 0)
    return first in sheet.exchanged and attribution.sentence not in sheet.exchanged


def leans_on_question(tokens: Sequence[Token], text: str) -> bool:
    """Tell an answer that points to what was asked ("It leaked", "The army may need it"), or names nothing at all.

    Words that only open a briefing tell nothing either.
    """
    lows = [token.low for token in tokens if token.low[0].isalnum()]
    if not lows or _CEREMONY.search(text) or (lows[0] in _ANSWERING and not _is_named(tokens, 1)):
        return True
    if lows[0] == "the" and lows[1:2] and lows[1] in _ABSTRACT:
        return True
    named = [at for at in range(len(tokens) - 1) if _is_named(tokens, at)]
    pointing = clause_words("pronouns", "pointing") - _SELF - {"there", "all"}
    points = next((at for at, token in enumerate(tokens) if token.low in pointing), len(tokens))
    things = next((at for at, token in enumerate(tokens) if token.low in _THINGS), len(tokens))
    before = sum(at < things for at in named)
    return not named or points < named[0] or (things < len(tokens) and before < _RIVALS)


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word with which a noun phrase or a name begins: "the", "Karst", the figure of "42 carriages"."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    closed = words("prepositions", "coordinators", "auxiliaries")
    if token.low[0].isdigit() or token.low in words("amounts"):
        return after is not None and after.low.isalpha() and after.low not in closed
    is_name = token.is_capital and token.low not in _SELF | words("subject_pronouns") | clause_words("pointing")
    return token.low in _OPENERS or (is_name and (at > 0 or not _opens_lower(after)))


def _opens_lower(after: Token | None) -> bool:
    """Tell a first word that is capital by its place alone, as far as the next one shows."""
    return after is not None and after.low in words("auxiliaries", "prepositions", "subject_pronouns", "determiners")
