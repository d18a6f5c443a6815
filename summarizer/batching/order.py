"""How a batch is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarizer.errors import UsageError
from summarizer.profile import Policy
from summarizer.request import Model
from summarizer.store.meters import Limits

Via = Literal["calls", "batch-api"]
Repair = Literal["batch", "direct"]

WORKERS = 8
MOST_WORKERS = 1000
STYLES = ("json",)
TABLES = ("jsonl", "csv", "parquet", "html")


@dataclass(frozen=True, slots=True)
class Order:
    """`styles` are the files of each brief, none: those of the run that is resumed; `tables` stand over all of them.

    `via` the provider's Batch API costs half and takes up to a day a round; `repair` says how re-asks and repairs go
    then. `store` is a Postgres address where workers on other machines help; without it the store is in the folder.
    Raises UsageError for limits and workers that are none.
    """

    model: str | Model | None = None
    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    workers: int = WORKERS
    styles: Sequence[str] = STYLES
    tables: Sequence[str] = TABLES
    retry_failed: bool = False
    fail_fast: bool = False
    via: Via = "calls"
    repair: Repair = "batch"
    store: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.limits, Limits):
            raise UsageError(f"limits={self.limits!r} are no summarizer.Limits. Write Limits(max_cost=5.0, rpm=60).")
        if type(self.workers) is not int or not 1 <= self.workers <= MOST_WORKERS:
            raise UsageError(f"workers={self.workers!r} is no whole number from 1 to {MOST_WORKERS}.")
