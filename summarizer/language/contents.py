"""Contents: what follows a cue, and in which construction. Where it ends is found by `endings`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.clauses import QUOTE, Token, words
from summarizer.language.cues import Cue, homographs, verb_forms
from summarizer.language.data import listed
from summarizer.language.occasions import after_occasion
from summarizer.language.phrases import GAPS
from summarizer.language.verbs import is_verb

ADDRESSEE = 16
"""Tokens of the longest "told a news conference in the capital on Monday"."""

PHRASE = 5
"""Tokens of the longest phrase between a cue and its "that" ("without any evidence that")."""

INSERTED = 6
"""Tokens of the longest ", on the other hand," between a cue and its "that"."""

OBJECT = 7
"""Tokens of the longest object that is speech itself ("a few more of her harshest comments")."""

ESTIMATE = 10
"""Tokens of the longest "the likely number of people without power at"."""

SAYING = frozenset({"clause", "that", "quote", "told"})
"""Constructions of verbs that report words, whatever else they take."""

_ENDS = frozenset({".", "?", "!", "…", ";", ")"})


class Opening(NamedTuple):
    """Where what follows a cue begins, in which construction; `cue_last` is the last token of the cue.

    In the construction `before` nothing follows but a mark at `first`: the content stands before the subject.
    """

    frame: str
    first: int
    cue_last: int


def opening(tokens: Sequence[Token], cue: Cue) -> Opening | None:
    """Return how the words after the cue go on, None where the verb does not take them."""
    at = _after_insertion(tokens, after_occasion(tokens, cue.last + 1))
    low = _low(tokens, at)
    governs = low in words("governed") and low in cue.verb.acts
    if ("told" in cue.verb.acts or cue.verb.lemma == "ask") and not governs:
        return _told(tokens, at, cue)
    return _at_mark(tokens, at, cue) or _clause(tokens, at, cue) or _phrase(tokens, at, cue)


def _after_insertion(tokens: Sequence[Token], at: int) -> int:
    """Step over ", citing two officials," and ", however," to the "that" behind it."""
    if _low(tokens, at) != ",":
        return at
    most = ADDRESSEE if _low(tokens, at + 1) in words("citing") else INSERTED
    reach = range(at + 2, min(at + most, len(tokens) - 1))
    return next((n + 1 for n in reach if tokens[n].low == "," and tokens[n + 1].low == "that"), at)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else "."


def _says(cue: Cue) -> bool:
    return bool(cue.verb.acts.keys() & SAYING)


def _at_mark(tokens: Sequence[Token], at: int, cue: Cue) -> Opening | None:
    """Read a mark after the cue: "said: …" and "said, “…”" open content, others close it."""
    low, follows = _low(tokens, at), _low(tokens, at + 1)
    if low == ":" and at + 1 < len(tokens) and (_says(cue) or follows == QUOTE):
        return Opening("clause", at + 1, cue.last)
    if not _says(cue):
        return None
    if low in GAPS and follows == QUOTE:
        return Opening("clause", at + 1, cue.last)
    return Opening("before", at, cue.last) if low in _ENDS or low in GAPS else None


def _clause(tokens: Sequence[Token], at: int, cue: Cue) -> Opening | None:
    """Read a quotation, "that …", "whether …" or a bare clause."""
    low, acts = _low(tokens, at), cue.verb.acts
    if low == QUOTE and _says(cue):
        return Opening("clause", at, cue.last)
    if not acts.keys() & {"clause", "that", "told"}:
        return None
    if low == "that":  # "said that was untrue": the pronoun
        follows = _low(tokens, at + 1)
        is_subject = follows in words("auxiliaries")
        return None if follows in _ENDS else Opening("clause", at + (not is_subject), cue.last)
    if low != "to" and low in words("prepositions") and (that := _that_behind(tokens, at)):
        return Opening("clause", that + 1, cue.last)
    if low in words("wh"):
        return Opening("clause", at, cue.last)
    bare = "clause" in acts and low not in {"of", "by", "with", "and", "or", "but", "to"} and low[0].isalnum()
    if "noun" in acts or not (bare or _opens_clause(tokens, at)) or low in acts:
        return None
    if not bare and cue.verb.lemma in homographs() and not _opens_phrase(tokens[at]):
        return None  # "most state laws were …"
    return Opening("clause", at, cue.last)


def _that_behind(tokens: Sequence[Token], at: int) -> int:
    """Return the "that" behind a short phrase ("claimed without evidence that", "said at one point that"), else 0."""
    for ahead in range(at + 2, min(at + PHRASE, len(tokens) - 1)):
        low = tokens[ahead].low
        if low == "that":
            return ahead if not is_verb(tokens, ahead + 1) else 0
        if not low[0].isalpha() or is_verb(tokens, ahead):
            return 0
    return 0


def _opens_phrase(token: Token) -> bool:
    return token.is_capital or token.low in words("determiners") or token.low in words("clause_openers")


def _phrase(tokens: Sequence[Token], at: int, cue: Cue) -> Opening | None:
    """Read an infinitive, a prepositional phrase, an object or an -ing form."""
    low, acts = _low(tokens, at), cue.verb.acts
    if "to" in acts and (low == "to" or (low == "not" and _low(tokens, at + 1) == "to")):
        return Opening("to", at, cue.last)
    if low in words("governed") and low in acts and not _is_terms(tokens, at):
        return Opening(low, at + 1, at)
    if "words" in acts and (noun := _speech_noun(tokens, at)):
        return Opening("words", noun + 1, noun)
    if "gerund" in acts and low.endswith("ing"):
        return Opening("gerund", at, cue.last)
    if "figure" in acts and _is_estimate(tokens, at):
        return Opening("figure", at, cue.last)
    is_object = low == QUOTE or (low[0].isalnum() and low not in words("prepositions", "coordinators"))
    return Opening("noun", at, cue.last) if "noun" in acts and is_object and low != "to" else None


def _speech_noun(tokens: Sequence[Token], at: int) -> int | None:
    """Return the noun of speech that heads the object at `at` ("his strongest defence"), with something after it."""
    for ahead in range(at, min(at + OBJECT, len(tokens) - 1)):
        low = tokens[ahead].low
        if low in speech_nouns():
            follows = tokens[ahead + 1].low
            return ahead if follows[0].isalpha() and follows not in verb_forms() else None
        if not low[0].isalpha() or low in words("prepositions") or low in words("auxiliaries") or low == "that":
            return None
    return None


@cache
def speech_nouns() -> frozenset[str]:
    """Return the nouns of speech and stance."""
    return listed("reporting_verbs", "speech", "nouns")


def _is_estimate(tokens: Sequence[Token], at: int) -> bool:
    """Tell "put the toll at 12" from "put the lamp at the door": something counted, then "at" and a figure."""
    reach = range(at, min(at + ESTIMATE, len(tokens) - 1))
    place = next((n for n in reach if tokens[n].low == "at"), None)
    if place is None:
        return False
    figures = tokens[place + 1 : place + 5]
    if any(token.low in words("counted") for token in tokens[at:place]):
        return any(map(_is_figure, figures))
    return any(token.text[-1] == "%" or token.text[0] in "$€£" or token.low in {"%", "percent"} for token in figures)


def _is_figure(token: Token) -> bool:
    return token.low == QUOTE or token.text[-1].isdigit() or token.low in words("amounts")


def _is_terms(tokens: Sequence[Token], at: int) -> bool:
    return any(token.low in words("terms") for token in tokens[at + 1 : at + 4])


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell a bare clause from an object: a pronoun, or an auxiliary within a few words and no mark before it."""
    if _low(tokens, at) in words("clause_openers") - words("possessives"):
        return True
    for ahead, token in enumerate(tokens[at : at + 10], at):
        if ahead > at and is_verb(tokens, ahead):
            return True
        if token.low in words("auxiliaries") and token.low not in {"'s", "’s", "be", "been", "being", "having"}:
            return True
        if token.low in {",", ";", ":", "that", "who", "which", QUOTE}:
            return False
        if token.low in words("prepositions") and token.low != "of":
            return False
    return False


def _told(tokens: Sequence[Token], at: int, cue: Cue) -> Opening | None:
    """Read "told reporters on Monday that …": who is told, then the clause."""
    stop = _addressee_end(tokens, at)
    if _low(tokens, stop) in _ENDS or _low(tokens, stop) == ",":
        short = _short_addressee_end(tokens, at)
        stop = short if any(is_verb(tokens, ahead) for ahead in range(short + 1, stop)) else stop
    low = _low(tokens, stop)
    if low == "to":
        return Opening("noun", at, cue.last) if "noun" in cue.verb.acts else Opening("clause", stop, cue.last)
    if low in {"about", "of"}:
        return Opening("about", stop + 1, cue.last)
    marked = _at_mark(tokens, stop, cue)
    if marked or stop >= len(tokens):
        return marked
    return Opening("clause", stop + (low == "that"), cue.last)


def _addressee_end(tokens: Sequence[Token], at: int) -> int:
    for ahead in range(at, min(at + ADDRESSEE, len(tokens))):
        low = tokens[ahead].low
        if low in {"that", "whether", QUOTE, ":", ","} or low in _ENDS:
            return ahead
        if ahead > at and (low in {"to", "about", "of", "how", "why", "what", "if"} or _starts_clause(tokens, ahead)):
            return ahead - (ahead > at + 1 and tokens[ahead - 1].low in words("focusing"))
    return at + 1


def _short_addressee_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause of "told reporters three people had died" begins: after a noun or a name."""
    at += at < len(tokens) and tokens[at].low in words("determiners")
    if at >= len(tokens) or not tokens[at].is_capital:
        return at + 1
    while at < len(tokens) and tokens[at].is_capital:
        at += 1
    return at


def _starts_clause(tokens: Sequence[Token], at: int) -> bool:
    opens = tokens[at].low in words("clause_openers") or tokens[at].low in words("determiners")
    return opens and tokens[at - 1].low not in words("prepositions")
