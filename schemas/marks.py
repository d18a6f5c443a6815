"""Field types that carry a promise: whoever uses them in a schema gets grounding and checks for the field.

A model with a `Sentences` field is an item. Its `Verbatim` fields must be substrings of the cited sentences and its
`Hedged` fields are statements that may not be surer than those sentences.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Mark:
    """What the stages look for in a field's metadata."""

    kind: Literal["sentences", "verbatim", "hedged", "named"]


Sentences = Annotated[list[int], Mark("sentences"), Field(max_length=40)]
"""Numbers of the sentences that an item rests on."""

Verbatim = Annotated[str, Mark("verbatim"), Field(max_length=1000)]
"""Words copied from a cited sentence, letter by letter; empty where the article has none."""

Hedged = Annotated[str, Mark("hedged"), Field(max_length=2000)]
"""A statement in the model's words, checked for hedges, numbers, polarity and names against the cited sentences."""

Named = Annotated[str, Mark("named"), Field(max_length=300)]
"""Somebody or something by its name: the article must have every proper name in it."""
