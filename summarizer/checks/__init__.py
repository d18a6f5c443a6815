"""The checks: each a pure function from an item and the article's reading to findings. A new one joins the table."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from summarizer.checks import (
    addressed,
    attribution,
    citation,
    cited,
    commitment,
    hedge,
    language,
    name,
    negation,
    number,
    quantifier,
    support,
    verbatim,
)
from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftSource

Check = Callable[[Item, Reading], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "citation": citation.check,
    "verbatim": verbatim.check,
    "number": number.check,
    "hedge": hedge.check,
    "attribution": attribution.check,
    "negation": negation.check,
    "commitment": commitment.check,
    "quantifier": quantifier.check,
    "name": name.check,
    "support": support.check,
}

# A question asserts nothing, so nobody need vouch for it and nothing in it is surer than its source.
_OF_ASSERTIONS = frozenset({"hedge", "attribution", "negation", "commitment", "quantifier"})

ARTICLE_CHECKS: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "addressed": addressed.check,
    "language": language.check,
}


def check_item(item: Item, reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find wrong with one item, in the order of the table."""
    found = _findings(
        replace(item, id="", draft=None, voice=_unnumbered(item.voice), via=_unnumbered(item.via)), reading
    )
    return tuple(finding.model_copy(update={"item": item.id}) for finding in found)


# What is wrong with a statement does not hang on its number: the rules look before they write, the pipeline after.
@lru_cache(maxsize=64)
def _findings(item: Item, reading: Reading) -> tuple[Finding, ...]:
    asks = cited.asks(item)
    return tuple(
        finding
        for name, check in CHECKS.items()
        if not (asks and name in _OF_ASSERTIONS)
        for finding in check(item, reading)
    )


def _unnumbered(source: DraftSource | None) -> DraftSource | None:
    return source and source.model_copy(update={"id": ""})


def check_article(reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find worth telling about the article itself."""
    return tuple(finding for check in ARTICLE_CHECKS.values() for finding in check(reading))
