"""Stretches of a text and what the language rules read in them.

The rules give offsets into the text they were handed; in a brief every offset refers to the article.
"""

from datetime import date
from typing import Self

from summarizer.schemas.article import Frozen
from summarizer.schemas.values import (
    BandStandard,
    BoundsBasis,
    HedgeType,
    Match,
    Modifier,
    QuantityCategory,
    TimeModifier,
    TimePrecision,
)


class Span(Frozen):
    """A stretch of a text: `text == whole[start:end]`, code points, `end` exclusive."""

    start: int
    end: int
    text: str

    def shift(self, by: int) -> Self:
        """Return the same stretch `by` code points further on."""
        return self.model_copy(update={"start": self.start + by, "end": self.end + by}) if by else self


class Evidence(Frozen):
    """A quote sliced from the article: `article.text[start:end] == quote`, within one numbered sentence.

    After the W3C Web Annotation selectors TextPosition and TextQuote.
    """

    sentence: int
    start: int
    end: int
    quote: str
    match: Match = "exact"


class Band(Frozen):
    """The likelihood that a standard gives to a phrase, in percent, both ends included.

    A journalist is not bound by any of the standards: the basis is `convention`.
    """

    lower: int
    upper: int
    standard: BandStandard
    basis: str = "convention"


class Hedge(Span):
    """A word or phrase that keeps its proposition from being plain fact. `text` is the cue, verbatim.

    `band` is None for cues to which no standard gives one (may, might, could, possible, appears, reportedly).
    `scope_start` and `scope_end` bound the proposition it governs.
    """

    type: HedgeType
    band: Band | None = None
    scope_start: int
    scope_end: int

    def shift(self, by: int) -> Self:
        """Return the same hedge `by` code points further on, its scope with it."""
        moved = {name: getattr(self, name) + by for name in ("start", "end", "scope_start", "scope_end")}
        return self.model_copy(update=moved) if by else self


class Quantity(Span):
    """A figure as the text gives it, modifier included, with its bounds.

    `value` is None where the text names no number ("dozens"). `upper` None means open upwards.
    """

    value: float | None
    lower: float | None
    upper: float | None
    modifier: Modifier
    bounds_basis: BoundsBasis
    unit: str
    category: QuantityCategory


class Time(Span):
    """A time expression with its value in EDTF level 1 (ISO 8601-2), or None where it cannot be resolved.

    `anchor` is the date it was resolved against, None for an absolute date; `anchor_assumed` says that the
    anchor is the article's publication date rather than one named in the text.
    """

    edtf: str | None
    precision: TimePrecision
    mod: TimeModifier | None = None
    anchor: date | None = None
    anchor_assumed: bool = False
