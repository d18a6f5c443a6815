"""Factuality after FactBank: how sure the item's own source presents it, and its polarity.

The model gives the certainty; the hedges that the item keeps cap it, so that a label is never surer than the words.
"""

from collections.abc import Iterable

from summarizer.language import negation
from summarizer.language.disavowals import disavowals
from summarizer.language.hedges import speaks_against, strength
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import Certainty, Factuality, HedgeType

_ORDER: tuple[Certainty, ...] = ("uncommitted", "possible", "probable", "certain")
_NEAR = 0.9
"""The strength from which on a cue without a band is as sure as one of the band of "probably"."""

# FactBank's PR, PS and Uu by kind of hedge; an epistemic cue is decided by its band.
CERTAINTY: dict[HedgeType, Certainty] = {
    "epistemic": "possible",
    "evidential": "probable",
    "doxastic": "probable",
    "reportive": "uncommitted",
    "weasel": "uncommitted",
    "investigation": "uncommitted",
    "ignorance": "uncommitted",
    "conditional": "uncommitted",
    "approximator": "certain",
}

_VALUES: dict[tuple[Certainty, bool], Factuality] = {
    ("certain", True): "CT+",
    ("probable", True): "PR+",
    ("possible", True): "PS+",
    ("certain", False): "CT-",
    ("probable", False): "PR-",
    ("possible", False): "PS-",
    ("uncommitted", True): "Uu",
    ("uncommitted", False): "Uu",
}


def certainty_of(given: Certainty, hedges: Iterable[Hedge]) -> Certainty:
    """Return the certainty the model gave, lowered to what the item's hedges allow."""
    return min((given, *map(allowed, hedges)), key=_ORDER.index)


def factuality_of(certainty: Certainty, text: str, hedges: Iterable[Hedge]) -> Factuality:
    """Return FactBank's value: certainty with the polarity of the text; "unlikely" and "falsely claimed" turn it."""
    turns = any(hedge.band and speaks_against(hedge) for hedge in hedges) + _is_called_false(text)
    return _VALUES[certainty, negation.polarity(text, 0, len(text)) != bool(turns % 2)]


def _is_called_false(text: str) -> bool:
    """Tell whether at least half of a text is what it calls false, by a word that is no negation."""
    return any(
        one.kind == "false"
        and 2 * (one.end - one.start) >= len(text)
        and not any(one.word.has(no.start) for no in negation.negations(text))
        for one in disavowals(text)
    )


def allowed(hedge: Hedge) -> Certainty:
    """Return the certainty that a hedge leaves at most; a band that reaches one half leaves a possibility.

    "All but certain" has no band, and is as sure as "probably".
    """
    if hedge.band is None:
        is_near = hedge.type == "epistemic" and (strength(hedge) or 0.0) >= _NEAR
        return "probable" if is_near else CERTAINTY[hedge.type]
    return "possible" if hedge.band.lower < 50 <= hedge.band.upper else "probable"
