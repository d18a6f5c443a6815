"""Work for many machines: procrastinate on the store's own Postgres delivers keys, whoever is free briefs them.

What a dead worker had in hand is handed out again, and work that is delivered twice finds itself done.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Protocol

from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from sqlalchemy import make_url

from summarizer.batching.deliveries import QUEUE, TASK
from summarizer.errors import StoreError

HEARTBEAT_S = 10.0

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


@app.task(name=TASK, queue=QUEUE, retry=Again(), pass_context=True)
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
