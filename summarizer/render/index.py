"""Look-ups over one brief, and the one place that decides where an item stands in it."""

from collections import defaultdict
from functools import cached_property
from typing import Literal

from summarizer.schemas.brief import Assertion, Brief, Claim, Event, Finding, Source

Standing = Literal["known", "claimed", "disputed", "outlook"]


class Index:
    """A brief, with its items to be had by id. Ids that lead nowhere yield nothing."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    @cached_property
    def items(self) -> dict[str, Event | Claim]:
        """Events and claims by id, in the order of the article."""
        return {item.id: item for item in self.brief.assertions}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.brief.sources}

    @cached_property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by item, without those of rejected items, which stand with them."""
        rejected = {item.id for item in self.brief.rejected}
        by_item = defaultdict[str, list[Finding]](list)
        for finding in self.brief.findings:
            if finding.item not in rejected:
                by_item[finding.item].append(finding)
        return {item: tuple(found) for item, found in by_item.items()}

    @cached_property
    def opponents(self) -> dict[str, tuple[str, ...]]:
        """Which items contradict which; a contradiction counts both ways."""
        pairs = defaultdict[str, dict[str, None]](dict)
        for item in self.items.values():
            for other in item.contradicts:
                if other in self.items and other != item.id:
                    pairs[item.id][other] = None
                    pairs[other][item.id] = None
        return {name: tuple(others) for name, others in pairs.items()}

    def label(self, source_id: str | None) -> str:
        """Return what to call a source, nothing for none."""
        source = self.sources.get(source_id or "")
        return source.label if source else ""

    def own_voice(self, item: Assertion) -> bool:
        """Return whether the article itself asserts the item."""
        source = self.sources.get(item.source)
        return item.via is None and (source is None or source.type == "author")

    def standing(self, item: Event | Claim) -> Standing:
        """Return where the item stands: each in one place.

        Disputed comes first. Outlook takes what somebody foretells or plans; known takes certain, actual,
        unhedged events that the article tells itself or whose sourcing is above low; all else is claimed.
        """
        if item.sourcing.contested or item.id in self.opponents:
            return "disputed"
        if not self.own_voice(item) and _looks_ahead(item):
            return "outlook"
        return "known" if self._known(item) else "claimed"

    def _known(self, item: Event | Claim) -> bool:
        happened = isinstance(item, Event) and item.realis == "ACTUAL" and item.factuality == "CT+"
        plain = all(hedge.type == "approximator" for hedge in item.hedges)
        return happened and plain and (self.own_voice(item) or item.sourcing.level in {"moderate", "high"})


def _looks_ahead(item: Event | Claim) -> bool:
    if isinstance(item, Claim):
        return item.kind == "forecast"
    return item.realis_detail in {"predicted", "planned"}
