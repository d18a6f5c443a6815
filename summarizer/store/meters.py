"""What was spent and when the next call may begin: one row, shared by all who work on a store.

Pace is a row with the time of the next free slot, which every attempt moves forward (the generic cell rate
algorithm, ITU-T I.371). A call in flight is held at the worst it can cost; one that a killed process left is
counted so.
"""

import time
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, text, update

from summarizer.errors import UsageError
from summarizer.schemas.brief import Usage
from summarizer.store.opening import Database
from summarizer.store.tables import meters
from summarizer.store.upsert import upsert

_ROW = "all"
_THE_ROW = select(meters).where(meters.c.name == _ROW)
_CHANGED = update(meters).where(meters.c.name == _ROW)
_SETTLED = _CHANGED.values(
    held_tokens=meters.c.held_tokens - bindparam("let_go_tokens"),
    held_usd=meters.c.held_usd - bindparam("let_go_usd"),
    tokens=meters.c.tokens + bindparam("taken_tokens"),
    cost_usd=meters.c.cost_usd + bindparam("taken_usd"),
    unpriced=meters.c.unpriced + bindparam("taken_unpriced"),
    next_tokens=meters.c.next_tokens + bindparam("late_s"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may not pass; None is no limit. `max_cost` in US dollars, `rpm` and `tpm` a minute.

    Raises UsageError for what is no limit: a negative number, or none at all.
    """

    max_cost: float | None = None
    max_tokens: int | None = None
    rpm: float | None = None
    tpm: float | None = None

    def __post_init__(self) -> None:
        for name in ("max_cost", "max_tokens", "rpm", "tpm"):
            limit = getattr(self, name)
            if limit is None:
                continue
            known = isinstance(limit, int | float) and not isinstance(limit, bool) and isfinite(limit)
            if not known or limit < 0 or (limit == 0 and name != "max_cost"):
                least = "0 or more" if name == "max_cost" else "more than 0"
                raise UsageError(f"{name}={limit!r} is no limit. Give a number, {least}, or leave it out for none.")

    @property
    def any(self) -> bool:
        """Whether there is a limit at all."""
        return any(limit is not None for limit in (self.max_cost, self.max_tokens, self.rpm, self.tpm))


@dataclass(frozen=True, slots=True)
class Worst:
    """The most that a call can take, and what it is likely to."""

    tokens: int
    cost_usd: float
    likely_tokens: int


@dataclass(frozen=True, slots=True)
class Spent:
    """All that a store's calls took. `unpriced` calls had no known price."""

    tokens: int = 0
    cost_usd: float = 0.0
    unpriced: int = 0


class Meter:
    """The row of a store that counts and paces."""

    def __init__(self, database: Database) -> None:
        self._database = database
        if database.read_only:
            return
        with database.writing() as connection:
            connection.execute(upsert(connection, meters, by=["name"]), {"name": _ROW})

    def spent(self) -> Spent:
        """Return what was spent so far."""
        with self._database.reading() as connection:
            row = connection.execute(_THE_ROW).mappings().one()
        return Spent(row["tokens"], row["cost_usd"], row["unpriced"])

    def admit(self, worst: Worst, limits: Limits) -> float | None:
        """Hold the worst of a call; return the seconds to wait before it begins, None where it could pass a limit."""
        with self._database.writing() as connection:
            row = _locked(connection)
            if _over(row["tokens"] + row["held_tokens"] + worst.tokens, limits.max_tokens):
                return None
            if _over(row["cost_usd"] + row["held_usd"] + worst.cost_usd, limits.max_cost):
                return None
            now = _now(connection)
            start = max(now, row["next_request"], row["next_tokens"])
            _set(
                connection,
                held_tokens=meters.c.held_tokens + worst.tokens,
                held_usd=meters.c.held_usd + worst.cost_usd,
                next_request=start + 60 / limits.rpm if limits.rpm else now,
                next_tokens=start + 60 * worst.likely_tokens / limits.tpm if limits.tpm else now,
            )
            return float(max(0.0, start - now))

    def settle(self, worst: Worst, usage: Usage | None, limits: Limits) -> None:
        """Put what a call took in place of what was held; None is a call of which that stays unknown: the worst."""
        tokens = worst.tokens if usage is None else usage.input_tokens + usage.output_tokens
        cost = worst.cost_usd if usage is None else usage.cost_usd
        late = 60 * (tokens - worst.likely_tokens) / limits.tpm if limits.tpm and usage else 0.0
        with self._database.writing() as connection:
            connection.execute(
                _SETTLED,
                {
                    "let_go_tokens": worst.tokens,
                    "let_go_usd": worst.cost_usd,
                    "taken_tokens": tokens,
                    "taken_usd": cost or 0.0,
                    "taken_unpriced": int(cost is None),
                    "late_s": late,
                },
            )

    def add(self, usage: Usage) -> None:
        """Count what was paid without being held."""
        self.settle(Worst(0, 0.0, usage.input_tokens + usage.output_tokens), usage, Limits())

    def bury(self, alive: Worst = Worst(0, 0.0, 0)) -> None:
        """Count what a killed run still held as spent; for the one run that has the store to itself.

        What is `alive` stays held: batches under way at a provider.
        """
        with self._database.writing() as connection:
            _set(
                connection,
                tokens=meters.c.tokens + meters.c.held_tokens - alive.tokens,
                cost_usd=meters.c.cost_usd + meters.c.held_usd - alive.cost_usd,
                held_tokens=alive.tokens,
                held_usd=alive.cost_usd,
                next_request=0.0,
                next_tokens=0.0,
            )


def _over(sum_: float, limit: float | None) -> bool:
    return limit is not None and sum_ > limit


def _locked(connection: Connection) -> RowMapping:
    return connection.execute(_THE_ROW.with_for_update()).mappings().one()


def _set(connection: Connection, **values: Any) -> None:
    connection.execute(_CHANGED.values(**values))


def _now(connection: Connection) -> float:
    """Return Unix time by the clock that all workers share."""
    if connection.dialect.name == "postgresql":
        return float(connection.scalar(text("SELECT extract(epoch FROM clock_timestamp())")) or 0)
    return time.time()
