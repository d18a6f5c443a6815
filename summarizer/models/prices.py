"""What a model's tokens cost, from `prices.toml`. A model that is not there has no price: nothing is guessed."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

BATCH_SHARE = 0.5
"""Of the usual price, what a call by a provider's Batch API costs (platform.openai.com/docs/guides/batch, 2025-10)."""

_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens. `reasons`: output tokens are also spent on thinking."""

    input: float
    cached: float
    output: float
    reasons: bool = False

    def of(self, *, input_tokens: int, cached_tokens: int, output_tokens: int) -> float:
        """Return dollars; `cached_tokens` are among `input_tokens`."""
        new = max(0, input_tokens - cached_tokens)  # some endpoints count them apart
        return (new * self.input + cached_tokens * self.cached + output_tokens * self.output) / 1_000_000


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("prices.toml").read_text("utf-8"))


@cache
def _prices() -> dict[str, Price]:
    return {name: Price(**row) for name, row in _table()["models"].items()}


def dollars(amount: float) -> str:
    """Return an amount for a person: cents, and of less than a dime what there is of them."""
    return f"${amount:,.2f}" if amount >= 0.1 or not amount else f"${amount:,.4f}"


def as_of() -> date:
    """Return the day that the prices were read."""
    day: date = _table()["as_of"]
    return day


def price(name: str) -> Price | None:
    """Return the price of a model by its full name, `openai/gpt-4o` or dated, None where it is not known."""
    return _prices().get(name) or _prices().get(_DATED.sub("", name))


def known() -> tuple[str, ...]:
    """Return the full names of all models that have a price."""
    return tuple(_prices())
