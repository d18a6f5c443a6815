"""Work for many machines: procrastinate on the store's own Postgres delivers keys, whoever is free briefs them.

A job is delivered in the transaction that makes it wait. What a dead worker had in hand is handed out again, and work
that is delivered twice finds itself done.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision, SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.schema import SchemaManager
from sqlalchemy import (
    ColumnElement,
    Connection,
    column,
    exists,
    func,
    literal_column,
    make_url,
    select,
    table,
    text,
    update,
)

from summarizer.errors import StoreError
from summarizer.store import Store
from summarizer.store.packing import unpack
from summarizer.store.tables import jobs

QUEUE = "summarizer"
HEARTBEAT_S = 10.0
STALLED_S = 45.0
"""A worker unheard of for so long is dead. Heartbeats share the event loop with the work: under 30 s one that is only
busy would be taken for dead, and its calls paid for twice."""

_CHUNK = 500
_LONGEST_S = 600.0
_CONNECTIONS = 4


class NotYet(Exception):
    """The job has to wait, `seconds` at least; it is nobody's failure."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(f"again in {seconds:.0f} s")
        self.seconds = seconds


class Again(BaseRetryStrategy):
    """Whatever goes wrong with a delivery, it is delivered again: failures of articles are kept in the store."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """Return when."""
        seconds = exception.seconds if isinstance(exception, NotYet) else backoff(job.attempts)
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


def backoff(attempts: int, first_s: float = 30.0) -> float:
    """Return the seconds to wait after so many attempts in vain, doubled each time up to ten minutes."""
    return min(_LONGEST_S, first_s * (1 << min(attempts, 10)))


class Hands(Protocol):
    """Who does the work in a process."""

    stalled_s: float

    async def work(self, key: str, attempts: int) -> None:
        """Brief one job; `NotYet` where it has to wait."""
        ...


app = App(connector=PsycopgConnector())


@app.task(name="summarizer.work", queue=QUEUE, retry=Again(), pass_context=True)
async def work(context: JobContext, key: str) -> None:
    """Brief the article of one key."""
    hands: Hands = context.additional_context["hands"]
    await hands.work(key, context.job.attempts)


@app.periodic(cron="* * * * * */5", periodic_id="summarizer.rescue")
@app.task(name="summarizer.rescue", queue=QUEUE, queueing_lock="summarizer.rescue", priority=1, pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  the time it was meant for
    """Hand out again what dead workers had in hand."""
    manager = context.app.job_manager
    hands: Hands = context.additional_context["hands"]
    for job in await manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=hands.stalled_s):
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # it was handed out again already
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)
        except ConnectorException:  # another rescuer, or the worker itself after all, was faster
            continue


@asynccontextmanager
async def delivered(address: str) -> AsyncIterator[App]:
    """Give the app, connected to the store at this address."""
    conninfo = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    connector = PsycopgConnector(conninfo=conninfo, min_size=1, max_size=_CONNECTIONS)
    with app.replace_connector(connector):
        try:
            async with app.open_async():
                yield app
        except ConnectorException as error:
            raise StoreError(
                f"the store's deliveries failed: {error.__cause__ or error}. "
                "Check that the server is up, then start again; what is done is kept."
            ) from error


async def deliver(address: str, hands: Hands, workers: int) -> None:
    """Work off what is delivered until it is cancelled; what is in hand then is finished first."""
    async with delivered(address) as opened:
        await opened.run_worker_async(
            queues=[QUEUE],
            concurrency=workers,
            delete_jobs="successful",
            install_signal_handlers=False,
            fetch_job_polling_interval=1.0,
            update_heartbeat_interval=min(HEARTBEAT_S, hands.stalled_s / 4),
            stalled_worker_timeout=hands.stalled_s,
            additional_context={"hands": hands},
        )


def prepare(store: Store) -> None:
    """Make procrastinate's tables where there are none, and hand out from now on what has to wait."""
    with store.database.writing() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(7306)"))
        if connection.scalar(text("SELECT to_regclass('procrastinate_jobs')")) is None:
            _driver(connection).execute(SchemaManager.get_schema())
            # Looked up by lock for every job that is fetched; procrastinate's own index begins with the id.
            connection.execute(
                text(
                    "CREATE INDEX summarizer_deliveries_by_lock ON procrastinate_jobs (lock) "
                    "WHERE status IN ('todo', 'doing')"
                )
            )
    store.database.offer = offer


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
            task_name=work.name,
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
