"""An article and its numbered sentences. The text never changes after reading; every offset in a brief refers to it."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, computed_field

from summarizer.schemas.values import SentenceKind


class Frozen(BaseModel):
    """A value: cannot be changed, and takes no field that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(Frozen):
    """A text to be briefed, with what is known about it.

    `text` holds the title as its first line where there is one. Offsets into it count Unicode code points,
    `start` inclusive, `end` exclusive. `published` anchors relative dates: without it they stay unresolved.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One numbered sentence: `article.text[start:end]`. Numbers start at 1, paragraphs at 0."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    number: int
    start: int
    end: int
    kind: SentenceKind
    paragraph: int
