"""One run: lanes take waiting jobs, one job after another, until none is left or the run has to stop."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.batching.guard import Guard
from summarizer.errors import (
    OF_THE_ENDPOINT,
    BudgetReached,
    ConfigurationError,
    ModelError,
    Stopped,
    StoreError,
    SummarizerError,
    UsageError,
)
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief
from summarizer.store import Store

log = logging.getLogger("summarizer.batching")

Ending = Literal["done", "stopped", "budget", "endpoint", "failure"]
Briefing = Callable[[Article], Awaitable[Brief]]
Deliver = Callable[[Brief, list[str]], None]

_ENDS_ALL = (ConfigurationError, StoreError, UsageError)
"""What the next article would meet as well."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one article: a brief, or the kind of its error and what to do about it.

    `names` are the documents that hold the article.
    """

    names: tuple[str, ...]
    brief: Brief | None = None
    error_kind: str | None = None
    error: str | None = None


@dataclass(slots=True)
class Tally:
    """A run so far."""

    done: int = 0
    failed: int = 0
    rejected: int = 0
    began: float | None = None
    ended: float | None = None

    def go_on(self) -> None:
        """Begin, or begin again after an end: what was counted stays."""
        self.began, self.ended = self.began or time.monotonic(), None

    @property
    def seconds(self) -> float:
        """From when the first call could begin until the last article was done, or now."""
        return (self.ended or time.monotonic()) - self.began if self.began else 0.0


class Run:
    """Works off the waiting jobs of one run; `ending` says how it ended, `tally` how far it is.

    `briefing` turns an article into a brief; `deliver` writes its files, at the places of all documents that share
    it, before the job counts as done.
    """

    def __init__(
        self,
        store: Store,
        guard: Guard,
        briefing: Briefing,
        deliver: Deliver,
        *,
        run: int,
        workers: int,
        fail_fast: bool = False,
    ) -> None:
        self.tally = Tally()
        self.ending: Ending = "done"
        self.said: str = ""
        self._store, self._guard, self._briefing, self._deliver = store, guard, briefing, deliver
        self._run, self._workers, self._fail_fast = run, workers, fail_fast
        self._lanes: list[asyncio.Task[Any]] = []
        self.error: SummarizerError | None = None
        self._unreached: list[str] = []

    async def results(self) -> AsyncGenerator[Result, None]:
        """Yield results in the order they finish. Raises what would meet every article: a wrong key, a full disk."""
        self.tally.go_on()
        keys = self._store.jobs.waiting(self._run)
        queue: asyncio.Queue[Result | None] = asyncio.Queue(maxsize=2 * self._workers)

        async def lane() -> None:
            for key in keys:
                if self._guard.stopping:
                    return
                if result := await self.work(key):
                    await queue.put(result)

        async def all_lanes() -> None:
            self._lanes = [asyncio.create_task(lane()) for _ in range(self._workers)]
            await asyncio.gather(*self._lanes, return_exceptions=True)
            await queue.put(None)

        ending = asyncio.create_task(all_lanes())
        try:
            while (result := await queue.get()) is not None:
                yield result
        finally:
            await self._cancelled(ending)
            self.tally.ended = time.monotonic()
        for task in self._lanes:
            if not task.cancelled() and (error := task.exception()):
                raise error
        if self.error:
            raise self.error

    async def _cancelled(self, ending: "asyncio.Task[None]") -> None:
        for task in (*self._lanes, ending):
            task.cancel()
        await asyncio.gather(*self._lanes, ending, return_exceptions=True)

    def stop(self, ending: Ending = "stopped", said: str = "") -> None:
        """Begin nothing more. Calls in flight finish and are kept; whoever only waits for a turn is sent home."""
        if self._guard.stopping:
            return
        self._guard.stop()
        self.ending, self.said = ending, said
        current = asyncio.current_task()
        for task in self._lanes:
            if task is not current and not self._guard.is_engaged(task):
                task.cancel()

    def enter(self, lane: "asyncio.Task[Result | None]") -> None:
        """Let `stop` send home a task that was begun elsewhere and works on a job of this run."""
        self._lanes.append(lane)
        lane.add_done_callback(self._lanes.remove)

    def go_on(self) -> None:
        """Begin again after a stop."""
        self._guard.go_on()
        self.ending, self.said = "done", ""
        self._unreached.clear()

    async def work(self, key: str, *, patient: bool = False) -> Result | None:
        """Brief one job and keep what came of it; None where it has to wait: the run ends, or its call was put off.

        Where it is `patient`, an article that the endpoint failed waits for another try as well.
        """
        try:
            article = await self._guard.by_hand(self._store.jobs.article, key)
            brief = await self._briefing(article)
            with self._guard.engaged():
                return await self._finished(key, brief)
        except BudgetReached as error:
            self.stop("budget", str(error))
        except Stopped:
            pass
        except _ENDS_ALL as error:
            self.error = self.error or error
            self.stop("failure", str(error))
        except SummarizerError as error:
            with self._guard.engaged():
                return await self._failed(key, error, patient=patient)
        except Exception as error:  # one bad article never stops the others
            log.debug("an article could not be briefed", exc_info=error)
            with self._guard.engaged():
                return await self._failed(key, _unexpected(error))
        return None

    async def _finished(self, key: str, brief: Brief) -> Result:
        documents = await self._guard.by_hand(self._store.jobs.of, key)
        await asyncio.to_thread(self._deliver, brief, [place for _, place in documents])
        await self._guard.by_hand(self._store.jobs.finish, key, brief)
        self._unreached.clear()
        self.tally.done += 1
        self.tally.rejected += len(brief.rejected)
        return Result(tuple(name for name, _ in documents), brief)

    async def _failed(self, key: str, error: SummarizerError, *, patient: bool = False) -> Result | None:
        if isinstance(error, OF_THE_ENDPOINT):
            self._unreached.append(key)
            if len(self._unreached) >= max(10, 2 * self._workers):
                # The endpoint is down, not the articles bad: they wait for the next run.
                again = await self._guard.by_hand(self._store.jobs.put_back, self._unreached)
                self.tally.failed -= again
                self.stop("endpoint", str(error))
                return None
            if patient:
                return None
        else:
            self._unreached.clear()
        kind = type(error).__name__
        usage = error.usage if isinstance(error, ModelError) else None
        await self._guard.by_hand(self._store.jobs.fail, key, kind, str(error), usage)
        self.tally.failed += 1
        if self._fail_fast:
            self.stop("failure", str(error))
        documents = await self._guard.by_hand(self._store.jobs.of, key)
        return Result(tuple(name for name, _ in documents), error_kind=kind, error=str(error))


def _unexpected(error: Exception) -> SummarizerError:
    return SummarizerError(
        f"summarizer met what it was not built for ({type(error).__name__}: {error}). Report it with the article."
    )
