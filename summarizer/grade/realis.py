"""Realis by Rich ERE, never surer than the words: what a text says is planned or threatened has not happened."""

from summarizer.language import clauses
from summarizer.language.events import triggers
from summarizer.language.realis import realis
from summarizer.schemas.article import Sentence
from summarizer.schemas.values import DraftRealis

_NOT_YET: frozenset[DraftRealis] = frozenset({"planned", "threatened", "predicted", "hypothetical"})


def realis_of(given: DraftRealis, text: str) -> DraftRealis:
    """Return the realis that the model gave, lowered where all that the text tells of has not happened yet."""
    if given != "actual" or not text:
        return given
    whole = Sentence(number=1, start=0, end=len(text), kind="body", paragraph=0)
    tokens = [token for unit in clauses.units(text, (whole,), ()) for token in unit.tokens]
    first: DraftRealis | None = None
    for trigger in triggers(tokens):
        told = realis(tokens, trigger)
        if told not in _NOT_YET:
            return given
        first = first or told
    return first or given
