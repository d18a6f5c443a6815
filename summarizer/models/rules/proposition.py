"""A proposition: one assertion of an article in the article's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Self

from summarizer.language.clauses import Token
from summarizer.models.rules.sheet import Sheet
from summarizer.schemas.spans import Span


@dataclass(frozen=True)
class Proposition:
    """One assertion. `spans` lie in order within `sentences`, which are numbers; `tokens` are those of the spans.

    `attribution` is the index of the attribution it is the content of, `via` that of the one that relays it. `told`
    says that the text tells the act of saying or of not believing, speaker included.
    """

    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    tokens: tuple[Token, ...]
    attribution: int | None = None
    via: int | None = None
    told: bool = False

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        spans: Sequence[Span],
        attribution: int | None = None,
        via: int | None = None,
        *,
        sentences: tuple[int, ...] = (),
        told: bool = False,
    ) -> Self:
        """Return the proposition of these stretches of a sheet; its sentences are those they touch, if not given."""
        tokens = tuple(chain.from_iterable(sheet.tokens(span.start, span.end) for span in spans))
        touched = sentences or sheet.sentences(spans[0].start, spans[-1].end)
        return cls(tuple(spans), touched, tokens, attribution, via, told)

    @cached_property
    def words(self) -> str:
        """The stretches, joined."""
        return " ".join(span.text for span in self.spans)

    def covers(self, span: Span) -> bool:
        """Tell a stretch that lies whole in one of its own."""
        return any(part.covers(span) for part in self.spans)
