"""The checks: each a pure function from an item and the article's reading to findings. A new one joins the table."""

from collections.abc import Callable, Iterable

from summarizer.checks import (
    addressed,
    attribution,
    citation,
    hedge,
    language,
    name,
    negation,
    number,
    support,
    verbatim,
)
from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding

Check = Callable[[Item, Reading], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "citation": citation.check,
    "verbatim": verbatim.check,
    "number": number.check,
    "hedge": hedge.check,
    "attribution": attribution.check,
    "negation": negation.check,
    "name": name.check,
    "support": support.check,
}

ARTICLE_CHECKS: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "addressed": addressed.check,
    "language": language.check,
}


def check_item(item: Item, reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find wrong with one item, in the order of the table."""
    return tuple(finding for check in CHECKS.values() for finding in check(item, reading))


def check_article(reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find worth telling about the article itself."""
    return tuple(finding for check in ARTICLE_CHECKS.values() for finding in check(reading))
