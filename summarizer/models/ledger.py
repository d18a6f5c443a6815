"""What may stand between a model and its endpoint: answers that were paid for once, pace and limits.

A model without a ledger just calls. A ledger sees one HTTP call at a time, by the hash of what is sent.
"""

import hashlib
import json
from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from summarizer.models.prices import Price
from summarizer.schemas.brief import Usage


@dataclass(frozen=True)
class Call:
    """One chat completion to be asked for: `model` is its name here, `parameters` what is sent."""

    model: str
    parameters: dict[str, Any]
    price: Price | None

    @cached_property
    def body(self) -> str:
        """What is sent, as JSON."""
        return json.dumps(self.parameters, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @cached_property
    def key(self) -> str:
        """Hex sha256 of model and body: equal keys ask the same of the same."""
        return hashlib.sha256(f"{self.model}\n{self.body}".encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def input_tokens_at_most(self) -> int:
        """A byte-pair token holds one byte or more."""
        return len(self.body.encode("utf-8", "surrogatepass"))

    @property
    def output_tokens_at_most(self) -> int:
        """The limit that is sent along."""
        return int(self.parameters.get("max_completion_tokens") or self.parameters.get("max_tokens") or 0)

    @property
    def worst(self) -> Usage:
        """What the call can cost at most; `cost_usd` None where the price is not known."""
        tokens = {"input_tokens": self.input_tokens_at_most, "output_tokens": self.output_tokens_at_most}
        cost = self.price.of(**tokens, cached_tokens=0) if self.price else None
        return Usage(requests=1, **tokens, cost_usd=cost)


class Attempt(Protocol):
    """One HTTP attempt that was let begin."""

    async def paid(self, completion: bytes | None, usage: Usage | None) -> None:
        """Settle it: the endpoint's JSON to be kept, None where it holds no answer; what it cost, None if untold."""
        ...


class Ledger(Protocol):
    """Keeps answers and lets calls begin. Raises `Stopped` where a call must not begin."""

    def turn(self, call: Call) -> AbstractAsyncContextManager[bytes | None]:
        """Give the JSON of this call's answer, None where it has to be asked for; one at a time for one key."""
        ...

    def attempt(self, call: Call) -> AbstractAsyncContextManager[Attempt]:
        """Surround one HTTP attempt; enters when it may begin, and learns from the exception it ends with."""
        ...

    async def forget(self, keys: Collection[str]) -> None:
        """Drop answers that led nowhere."""
        ...
