"""How far a store is, told from its tables alone: by anybody, while anybody works."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from summarizer.store import Store
from summarizer.store.tables import jobs

MINUTES = 5


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of articles by state, what was spent, and articles a minute over the last five minutes."""

    waiting: int
    done: int
    failed: int
    unreadable: int
    rejected_items: int
    tokens: int
    cost_usd: float
    unpriced_calls: int
    articles_per_minute: float
    minutes_left: float | None
    failures: Mapping[str, int]


def status(store: Store) -> Status:
    """Return how far a store is."""
    with store.database.reading() as connection:
        by_state = select(jobs.c.state, func.count(), func.sum(jobs.c.rejected)).group_by(jobs.c.state)
        counts = {row[0]: (row[1], row[2] or 0) for row in connection.execute(by_state)}
        lately = select(func.count(), func.min(jobs.c.finished)).where(jobs.c.finished > time.time() - 60 * MINUTES)
        ended, first = connection.execute(lately).one()
    minutes = max(1 / 60, (time.time() - first) / 60) if ended else 0.0
    rate = ended / minutes if ended else 0.0
    kinds: dict[str, int] = {}
    for failure in store.jobs.failures():
        kinds[failure.kind] = kinds.get(failure.kind, 0) + 1
    waiting, failed, spent = counts.get("waiting", (0, 0))[0], counts.get("failed", (0, 0))[0], store.meter.spent()
    return Status(
        waiting=waiting,
        done=counts.get("done", (0, 0))[0],
        failed=failed,
        unreadable=store.jobs.unreadable(),
        rejected_items=counts.get("done", (0, 0))[1],
        tokens=spent.tokens,
        cost_usd=spent.cost_usd,
        unpriced_calls=spent.unpriced,
        articles_per_minute=round(rate, 1),
        minutes_left=round(waiting / rate, 1) if rate else None,
        failures=kinds,
    )
