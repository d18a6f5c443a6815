"""The checks: each a pure function from an item and the article's reading to findings. A new one joins the table."""

from collections.abc import Callable, Iterable
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
    qualifier,
    quantifier,
    relation,
    standing,
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
    "qualifier": qualifier.check,
    "relation": relation.check,
    "standing": standing.check,
    "name": name.check,
    "support": support.check,
}

# A question asserts nothing, so nobody need vouch for it and nothing in it is surer than its source.
_OF_ASSERTIONS = frozenset(
    {"hedge", "attribution", "negation", "commitment", "quantifier", "qualifier", "relation", "standing"}
)

# A source asserts nothing either, nor does what rests on no sentence: it must be cited, and its words copied.
_OF_STATEMENTS = frozenset(CHECKS) - {"citation", "verbatim"}

# These hold a wording against the article's: a sentence told letter by letter has no other. Negation is none of them,
# since the next sentence may call it false.
OF_WORDING = frozenset({"number", "hedge", "commitment", "quantifier", "qualifier", "relation", "standing", "support"})

ARTICLE_CHECKS: dict[str, Callable[[Reading], Iterable[Finding]]] = {
    "addressed": addressed.check,
    "language": language.check,
}


def check_item(item: Item, reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find wrong with one item, in the order of the table."""
    found = _findings(_Statement(item), reading)
    return tuple(finding.model_copy(update={"item": item.id}) for finding in found)


def passes(item: Item, reading: Reading) -> bool:
    """Tell an item with which the checks find nothing worse than a warning."""
    return all(finding.severity != "error" for finding in check_item(item, reading))


class _Statement:
    """An item that is equal to any other of the same reading that says the same, whatever its number.

    The rules look before they write, the pipeline after, when items and sources have other ids.
    """

    def __init__(self, item: Item) -> None:
        self.item = item
        copied = tuple((field.name, field.value) for field in item.copied)
        voices = (_unnumbered(item.voice), _unnumbered(item.via))
        self.key = (item.kind, item.text, item.cites, copied, item.named, voices, item.unknown)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Statement) and self.key == other.key


def _unnumbered(source: DraftSource | None) -> tuple[str, ...]:
    return (source.name, source.descriptor, source.type, source.affiliation) if source else ()


@lru_cache(maxsize=64)
def _findings(statement: _Statement, reading: Reading) -> tuple[Finding, ...]:
    item = statement.item
    idle = _idle(item)
    return tuple(finding for name, check in CHECKS.items() if name not in idle for finding in check(item, reading))


def _idle(item: Item) -> frozenset[str]:
    """Return the checks that have nothing to look at in an item."""
    if item.kind == "source" or not item.evidence:
        return _OF_STATEMENTS
    of_wording = OF_WORDING if item.is_sentence else frozenset[str]()
    return of_wording | _OF_ASSERTIONS if cited.asks(item) else of_wording


def check_article(reading: Reading) -> tuple[Finding, ...]:
    """Return what the checks find worth telling about the article itself."""
    return tuple(finding for check in ARTICLE_CHECKS.values() for finding in check(reading))
