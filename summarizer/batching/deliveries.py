"""The deliveries of a store on Postgres, in procrastinate's tables: whatever waits is on its way to some worker.

A job is delivered in the transaction that makes it wait.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from procrastinate import SyncPsycopgConnector
from procrastinate.jobs import Job
from procrastinate.manager import JobManager
from procrastinate.schema import SchemaManager
from sqlalchemy import (
    ColumnElement,
    Connection,
    column,
    exists,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
    update,
)

from summarizer.errors import StoreError
from summarizer.store import Store
from summarizer.store.packing import unpack
from summarizer.store.tables import about, jobs

QUEUE = "summarizer"
TASK = "summarizer.work"
STALLED_S = 45.0
"""A worker unheard of for so long is dead. Heartbeats share the event loop with the work: under 30 s one that is only
busy would be taken for dead, and its calls paid for twice."""

_CHUNK = 500
_NOTED = about.c.key == "deliveries"
_BY_LOCK = "CREATE INDEX summarizer_deliveries_by_lock ON procrastinate_jobs (lock) WHERE status IN ('todo', 'doing')"
"""Looked up by lock for every job that is fetched; procrastinate's own index begins with the id."""


def prepare(store: Store) -> None:
    """Make procrastinate's tables, or bring them up to date, and hand out from now on what has to wait.

    Raises StoreError where a newer procrastinate made them.
    """
    with store.database.writing() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(7306)"))
        changes = migrations()
        made_by = connection.scalar(select(about.c.value).where(_NOTED))
        if made_by is None:
            _driver(connection).execute(SchemaManager.get_schema())
            connection.execute(text(_BY_LOCK))
            connection.execute(insert(about).values(key="deliveries", value=max(changes)))
        elif made_by not in changes:
            raise StoreError(
                f"{store.database.name} was prepared by a newer procrastinate ({made_by}). "
                "Install the same version on all machines: pip install --upgrade 'summarizer[scale]'"
            )
        else:
            for name in sorted(name for name in changes if name > made_by):
                _driver(connection).execute(changes[name].read_text("utf-8"))
            connection.execute(update(about).where(_NOTED).values(value=max(changes)))
    store.database.offer = offer


def migrations() -> dict[str, Path]:
    """Return procrastinate's changes of its tables by name; names are in the order of versions."""
    return {path.stem: path for path in Path(SchemaManager.get_migrations_path()).glob("*.sql")}


_deliveries = table("procrastinate_jobs", column("status"), column("queueing_lock"), column("scheduled_at"))
_ON_THEIR_WAY = _deliveries.c.status == literal_column("'todo'")


def offer(connection: Connection, which: ColumnElement[bool]) -> None:
    """Deliver the waiting jobs that fit, in the transaction at hand; what was put off comes at once.

    Identical texts share a lock: one is worked on at a time, and the next finds what is paid.
    """
    wanted = select(jobs.c.key).where(which, jobs.c.state == "waiting")
    put_off = _ON_THEIR_WAY, _deliveries.c.scheduled_at > func.now(), _deliveries.c.queueing_lock.in_(wanted)
    connection.execute(update(_deliveries).where(*put_off).values(scheduled_at=None))
    delivered = exists().where(_ON_THEIR_WAY, _deliveries.c.queueing_lock == jobs.c.key)
    last = 0
    while True:
        query = select(jobs.c.id, jobs.c.key, jobs.c.article).where(which, jobs.c.state == "waiting", jobs.c.id > last)
        rows = connection.execute(query.where(~delivered).order_by(jobs.c.id).limit(_CHUNK)).all()
        if not rows:
            return
        _defer(connection, ((row.key, row.article) for row in rows))
        last = rows[-1].id


def _defer(connection: Connection, articles: Iterable[tuple[str, bytes]]) -> None:
    deliveries = [
        Job(
            id=None,
            queue=QUEUE,
            task_name=TASK,
            lock=_text_sha256(article),
            queueing_lock=key,
            task_kwargs={"key": key},
        )
        for key, article in articles
    ]
    JobManager(SyncPsycopgConnector()).batch_defer_jobs(deliveries, connection=_driver(connection))


def _text_sha256(packed: bytes) -> str:
    body: str = json.loads(unpack(packed))["text"]
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _driver(connection: Connection) -> Any:
    """Return psycopg's own connection, whose transaction is this one's."""
    return connection.connection.driver_connection


_ALIVE = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => :seconds)"


def alive(store: Store) -> int:
    """Return how many workers were heard of lately."""
    with store.database.reading() as connection:
        if connection.scalar(text("SELECT to_regclass('procrastinate_workers')")) is None:
            return 0
        return int(connection.scalar(text(_ALIVE), {"seconds": STALLED_S}) or 0)
