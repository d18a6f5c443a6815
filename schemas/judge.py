"""What a second reader is asked for: a verdict on each item, with the words that show it. Untrusted."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.draft import Id

Opinion = Literal["supported", "overstated", "understated", "misattributed", "contradicted"]
"""What the sentences make of an item, as the second reader sees it."""


class ItemVerdict(BaseModel):
    """The verdict on one item. `words` are copied from the sentences shown; empty where none speaks of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    words: Annotated[str, Field(max_length=600)]
    verdict: Opinion


class Judgement(BaseModel):
    """The whole answer: one verdict for each item asked about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdicts: list[ItemVerdict] = Field(max_length=400)
