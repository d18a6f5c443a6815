"""Stretches of a text and what the language rules read in them.

The rules give offsets into the text they were handed; in a brief every offset refers to the article. Rules make
thousands of them for one article, so they are plain dataclasses; pydantic checks them where a brief is read back.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import ConfigDict

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

if TYPE_CHECKING:
    import re

    import regex


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text: `text == whole[start:end]`, code points, `end` exclusive."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    start: int
    end: int
    text: str

    @staticmethod
    def cut(whole: str, start: int, end: int) -> "Span":
        """Return the stretch `[start, end)` of a text."""
        return Span(start=start, end=end, text=whole[start:end])

    @staticmethod
    def of(match: "re.Match[str] | regex.Match[str]", group: int | str = 0) -> "Span":
        """Return what a pattern, or one of its groups, has matched; IndexError for a group that the pattern lacks."""
        start, end = match.span(group)
        return Span(start=start, end=end, text=match[group])

    @property
    def bare(self) -> "Span":
        """The stretch alone, without what was read in it."""
        return Span(start=self.start, end=self.end, text=self.text)

    def head(self, length: int) -> "Span":
        """Return its first `length` code points."""
        return Span(start=self.start, end=self.start + length, text=self.text[:length])

    def has(self, offset: int) -> bool:
        """Tell an offset that lies within it."""
        return self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        """Tell a stretch that lies within it whole."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Self:
        """Return the same stretch `by` code points further on."""
        return replace(self, start=self.start + by, end=self.end + by) if by else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote sliced from the article: `article.text[start:end] == quote`, within one numbered sentence.

    After the W3C Web Annotation selectors TextPosition and TextQuote.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    sentence: int
    start: int
    end: int
    quote: str
    match: Match = "exact"

    def has(self, offset: int) -> bool:
        """Tell an offset of the article that lies within it."""
        return self.start <= offset < self.end

    @property
    def span(self) -> Span:
        """Where it stands, as a stretch of the article."""
        return Span(start=self.start, end=self.end, text=self.quote)


class Band(Frozen):
    """The likelihood that a standard gives to a phrase, in percent, both ends included.

    A journalist is not bound by any of the standards: the basis is `convention`.
    """

    lower: int
    upper: int
    standard: BandStandard
    basis: str = "convention"


@dataclass(frozen=True, slots=True, kw_only=True)
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
        first, last = self.scope_start + by, self.scope_end + by
        return replace(self, start=self.start + by, end=self.end + by, scope_start=first, scope_end=last)


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
