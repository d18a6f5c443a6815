"""The batches under way at a provider: what was sent, so that it can be fetched days later."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from summarizer.store.meters import Worst
from summarizer.store.opening import Database
from summarizer.store.tables import batches


@dataclass(frozen=True, slots=True)
class Sent:
    """One batch: `id` is the provider's, None as long as its making is not confirmed; `tag` is ours."""

    tag: str
    id: str | None
    requests: int
    worst: Worst


class SentBatches:
    """What a store knows of batches at a provider."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def announce(self, run: int, sent: Sent) -> None:
        """Note a batch before it is made."""
        with self._database.writing() as connection:
            connection.execute(
                insert(batches).values(
                    tag=sent.tag,
                    run=run,
                    requests=sent.requests,
                    worst_tokens=sent.worst.tokens,
                    worst_usd=sent.worst.cost_usd,
                    sent=time.time(),
                )
            )

    def confirm(self, tag: str, batch_id: str) -> None:
        """Note the provider's id of a batch that was made."""
        with self._database.writing() as connection:
            connection.execute(update(batches).where(batches.c.tag == tag).values(id=batch_id))

    def drop(self, tag: str) -> None:
        """Forget a batch: its answers are kept, or it was never made."""
        with self._database.writing() as connection:
            connection.execute(delete(batches).where(batches.c.tag == tag))

    def under_way(self) -> list[Sent]:
        """Return the batches whose answers have not been fetched, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(batches).order_by(batches.c.sent)).all()
        return [Sent(row.tag, row.id, row.requests, Worst(row.worst_tokens, row.worst_usd, 0)) for row in rows]

    def held(self) -> Worst:
        """Return the worst that all batches under way can cost."""
        total = select(
            func.coalesce(func.sum(batches.c.worst_tokens), 0), func.coalesce(func.sum(batches.c.worst_usd), 0.0)
        )
        with self._database.reading() as connection:
            row = connection.execute(total).one()
        return Worst(row[0], row[1], 0)
