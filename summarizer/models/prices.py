"""What a model's tokens cost, from `prices.toml`. A model that is not there has no price: nothing is guessed."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
        new = input_tokens - cached_tokens
        return (new * self.input + cached_tokens * self.cached + output_tokens * self.output) / 1_000_000


@cache
def _prices() -> dict[str, Price]:
    table = tomllib.loads(files(__package__).joinpath("prices.toml").read_text("utf-8"))
    return {name: Price(**row) for name, row in table["models"].items()}


def price(name: str) -> Price | None:
    """Return the price of a model by its full name, `openai/gpt-4o` or dated, None where it is not known."""
    return _prices().get(name) or _prices().get(_DATED.sub("", name))


def known() -> tuple[str, ...]:
    """Return the full names of all models that have a price."""
    return tuple(_prices())
