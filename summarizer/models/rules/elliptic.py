"""Elliptic: contents that cannot stand alone, or have more in them than their source says.

"One arrived by email", "it had confirmed 24", "inflation to average 2%", "…, but ruled out a sale".
"""

from collections.abc import Sequence

import regex

from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token, words
from summarizer.language.predicates import clause_words
from summarizer.models.rules.clausal import is_verb

_RAISING = frozenset({"expect", "forecast", "believe"})
_ONE = frozenset({"one", "ones"})
# What a speaker does after he has spoken; the words of what is said have no such verb without a subject.
_GOES_ON = regex.compile(
    r"[,”\"] (?:but|and|then|though) (?:\w+ly |also |later |then |he |she |they |it )*"
    r"(?:ruled out|rul(?:es|ing) out|played down|refus(?:ed|es)|declin(?:ed|es)|left open|hinted|stopped short"
    r"|gave no|offered no|made no|did not|does not|would not|could not|withdrew|apologi[sz]ed)\b"
)


def leaves_noun_out(tokens: Sequence[Token]) -> bool:
    """Tell "had been able to confirm 24": of what there are 24, only the sentence before tells."""
    last = [token.low for token in tokens[-4:] if token.low[0].isalnum()][-2:]
    return len(last) > 1 and last[-1].isdigit() and last[0] in clause_words("tallies")


def opens_with_one(tokens: Sequence[Token]) -> bool:
    """Tell "one arrived by email", which means what is named before it."""
    return len(tokens) > 1 and tokens[0].low in _ONE and is_verb(tokens, 1)


def is_raised(attribution: Attribution, tokens: Sequence[Token]) -> bool:
    """Tell "expects inflation to average 2%", of which "inflation to average 2%" states nothing."""
    if attribution.act not in _RAISING:
        return False
    verb = next((at for at in range(1, len(tokens)) if is_verb(tokens, at)), len(tokens))
    opens = next((at for at in range(1, len(tokens)) if tokens[at].low == "to"), len(tokens))
    is_name = any(token.low in words("prepositions", "relatives") for token in tokens[:opens])
    return opens < verb and not is_name


def goes_on(text: str) -> bool:
    """Tell a content behind which its speaker goes on to do something else: "was fine, but ruled out a sale"."""
    return _GOES_ON.search(text) is not None
