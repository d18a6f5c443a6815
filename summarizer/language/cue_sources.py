"""Sources of cues: who speaks in the clause of a cue, by its own subject or the one that it shares."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language import subjects
from summarizer.language.acts import RELATIVES, hears, is_document
from summarizer.language.clauses import QUOTE, Token, is_time, words
from summarizer.language.cues import Cue
from summarizer.language.phrases import GAPS, LONGEST, Phrase
from summarizer.language.relations import Relation
from summarizer.language.verbs import is_main_verb

_LINKS = frozenset({"but", "while", "and", "though", "although", "whereas"})
_BACKSHIFTED = frozenset({"would", "'d", "’d"})
_JOINS = frozenset({",", "and", "but", ""})


class Clause(NamedTuple):
    """A cue's subject, the first token of its clause, and whether that clause cuts off content before it."""

    subject: Phrase | None
    edge: int
    breaks: bool


def clause_of(tokens: Sequence[Token], cue: Cue, found: Sequence[Relation]) -> Clause:
    """Return the clause of a cue; `found` are the relations before it in the sentence, with which it may share."""
    if cue.is_infinitive:
        return Clause(_shared(tokens, cue.first, found), cue.first - 1, breaks=False)
    subject = subjects.subject(tokens, cue.first)
    if cue.is_passive and subject and "told" in cue.verb.acts and hears(tokens, subject):
        return Clause(subject, subject.first, breaks=_opens_main(tokens, subject.first))
    if cue.is_passive:
        return Clause(None, subject.first if subject else cue.first, breaks=False)
    before = subjects.before_adverbs(tokens, cue.first)
    if cue.form == "ing" and cue.first == cue.head and (before in words("prepositions") or before in _JOINS):
        return Clause(_shared(tokens, cue.first, found), cue.first, breaks=before in {",", "and", "but"})
    if subject and (joined := _joined(tokens, subject, found)):
        return Clause(joined, joined.first, breaks=False)
    if subject:
        return Clause(_issuer(tokens, subject), subject.first, breaks=_opens_main(tokens, subject.first))
    goes_on = tokens[cue.first].low in _BACKSHIFTED  # "said it was sorry and would support …": told as well
    breaks = before in {"and", "but", "or", ","} and not goes_on
    return Clause(_shared(tokens, cue.first, found), cue.first, breaks)


def _joined(tokens: Sequence[Token], last: Phrase, found: Sequence[Relation]) -> Phrase | None:
    """Return "Renner, 29, and Voyle, 33" for "Voyle, 33": no verb stands before the comma in their clause."""
    and_ = last.first - 1
    comma = and_ - (and_ > 0 and tokens[and_].low == "and")
    that = next((one.after for one in reversed(found) if one.is_clausal and one.after), None)
    if comma < 1 or tokens[comma].low != "," or (comma == and_ and not _lists(tokens, last, that)):
        return None
    start = that if that is not None and that < last.first else 0
    opens = tokens[start]
    is_phrase = opens.is_capital or opens.low in words("determiners")
    if not is_phrase or is_time(opens.low) or opens.low in words("prepositions", "subordinators", "coordinators"):
        return None
    inside = range(start, comma)
    is_clause = any(tokens[at].low == QUOTE or is_main_verb(tokens, at) for at in inside)
    return None if is_clause or last.first - start > LONGEST else Phrase(start, last.last)


def _lists(tokens: Sequence[Token], last: Phrase, that: int | None) -> bool:
    """Tell the end of a list in a that-clause: "that Renner, Voyle and Babb had planned"."""
    is_that = that is not None and 0 < that < last.first and tokens[that - 1].low == "that"
    return is_that and any(token.low == "and" for token in tokens[last.first : last.last])


def _issuer(tokens: Sequence[Token], document: Phrase) -> Phrase:
    """Return X in "X issued a statement saying", the phrase itself where nobody issues it."""
    verb = document.first - 1
    if verb < 1 or tokens[verb].low not in words("issuing") or not is_document(tokens, document):
        return document
    if tokens[document.last].low in words("relatives"):
        return document
    return subjects.subject(tokens, verb) or subjects.clause_subject(tokens, verb) or document


def _opens_main(tokens: Sequence[Token], edge: int) -> bool:
    """Tell a new main clause: after ", but", a semicolon or dash, or the comma that ends an introduction."""
    if not edge:
        return True
    before = tokens[edge - 1].low
    if before in _LINKS:
        return edge > 1 and tokens[edge - 2].low in GAPS | {QUOTE}
    if before == ",":
        return tokens[0].low in words("introductions") or tokens[0].low.endswith(("ing", "ed"))
    return before in {";", "—", "--"}


def _shared(tokens: Sequence[Token], at: int, found: Sequence[Relation]) -> Phrase | None:
    """Return the subject that a verb without one shares with the cue or clause before it."""
    if found and (source := found[-1].source):
        is_relative = tokens[source.first].low in RELATIVES and tokens[at].low.endswith("ing")
        # "The journal withdrew a paper that claimed …, saying it …": the journal says it.
        return (subjects.clause_subject(tokens, source.first) if is_relative else None) or source
    return subjects.clause_subject(tokens, at)
