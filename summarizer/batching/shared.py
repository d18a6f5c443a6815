"""A share of a store's work: what one process does of the jobs that are delivered to many."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from summarizer.batching.benches import Benches
from summarizer.batching.deliveries import STALLED_S
from summarizer.batching.run import Result, Run
from summarizer.batching.scale import NotYet, backoff, deliver
from summarizer.errors import SummarizerError
from summarizer.settings import Settings
from summarizer.store import Store

MOST_ATTEMPTS = 10
"""Times that the endpoint may fail an article before it counts as failed; with the waits between, about an hour."""

PAUSE_S = 30.0
"""Until work is tried again that a limit or an endpoint held up."""

_LOOK_S = 0.5


class Desk:
    """Works off jobs as they are delivered, each by the recipe of its run. Use it in `async with`.

    `heard` hears of each result. `own` is the run that a batch at this process is about: what cannot be done of other
    runs is left to others, where a worker would end with its error.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        workers: int,
        heard: Callable[[Result], None] = lambda _: None,
        stalled_s: float = STALLED_S,
        pause_s: float = PAUSE_S,
    ) -> None:
        self.stalled_s = stalled_s
        self.heard = heard
        self.error: SummarizerError | None = None
        self.ended = asyncio.Event()
        self._store, self._pause_s = store, pause_s
        self._benches = Benches(store, settings, workers)
        self._own: Run | None = None
        self._paused_until = 0.0

    async def __aenter__(self) -> Self:
        await self._benches.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._benches.__aexit__(kind, error, trace)

    def own(self, number: int, run: Run) -> None:
        """Work on a run with what was made for it already; when it ends, so does the desk."""
        self._own = run
        self._benches.lay(number, run)

    async def work(self, key: str, attempts: int) -> None:
        """Brief one job that was delivered; nothing where it is done. `NotYet` where it has to wait."""
        await self._paused()
        try:
            standing = await asyncio.to_thread(self._store.jobs.standing, key)
            if standing and standing[1] == "waiting":
                async with self._benches.at(standing[0]) as run:
                    await self._worked(run, key, attempts)
        except SummarizerError as error:  # what is wrong with one article is a result
            if self._own is None:
                self._fail(error)
                raise NotYet from error
            raise NotYet(self._pause_s) from error

    async def _worked(self, run: Run, key: str, attempts: int) -> None:
        lane = asyncio.create_task(run.work(key, patient=attempts < MOST_ATTEMPTS))
        run.enter(lane)
        try:
            await asyncio.wait({lane})
        except asyncio.CancelledError:
            lane.cancel()
            raise
        if lane.cancelled():
            raise NotYet
        if (result := lane.result()) is None:
            raise NotYet(self._wait(run, attempts))
        self.heard(result)

    async def _paused(self) -> None:
        with suppress(TimeoutError):
            if (left := self._paused_until - time.monotonic()) > 0:
                await asyncio.wait_for(self.ended.wait(), left)
        if self.ended.is_set():
            raise NotYet

    def _wait(self, run: Run, attempts: int) -> float:
        """Return the seconds that a job waits which could not be done now."""
        ending = run.ending
        if ending == "done":
            return backoff(attempts, self._pause_s)
        if ending == "failure" and run.error:
            self._fail(run.error)
        if ending in {"stopped", "failure"}:
            return 0.0
        if run is not self._own:  # others go on: the limit may be raised, the endpoint come back
            run.go_on()
            self._paused_until = time.monotonic() + self._pause_s
        return self._pause_s

    def _fail(self, error: SummarizerError) -> None:
        self.error = self.error or error
        self.stop()

    def stop(self) -> None:
        """Begin nothing more; calls in flight finish and are kept."""
        self.ended.set()
        self._benches.stop()


async def worker(
    store: Store, address: str, settings: Settings, *, workers: int, desk: Callable[[Desk], None], **options: Any
) -> int:
    """Work until `desk` is stopped, which is handed over at the start; return how many articles came to an end.

    Raises what would meet every article: a wrong key, a store that is gone.
    """
    results = 0

    def heard(_: Result) -> None:
        nonlocal results
        results += 1

    async with Desk(store, settings, workers=workers, heard=heard, **options) as made:
        desk(made)
        working = asyncio.create_task(deliver(address, made, workers))
        ended = asyncio.create_task(made.ended.wait())
        try:
            await asyncio.wait({working, ended}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _over(working, ended)
        if made.error:
            raise made.error
    return results


async def _over(working: "asyncio.Task[None]", *others: "asyncio.Task[Any]") -> None:
    """End deliveries; what is in hand is finished. Raises what ended them."""
    for task in (working, *others):
        task.cancel()
    await asyncio.wait({working, *others})
    if not working.cancelled() and (error := working.exception()):
        raise error


async def results(
    desk: Desk, store: Store, address: str, *, run: Run, number: int, workers: int
) -> AsyncGenerator[Result, None]:
    """Yield what this process does of a run until all of it is done, by whomever; `run.tally` tells of all."""
    came: asyncio.Queue[Result] = asyncio.Queue()
    desk.heard = came.put_nowait
    before = await asyncio.to_thread(store.jobs.taken_up, number)

    async def counted() -> int:
        """Tell the tally how far all workers are; return how many jobs wait."""
        counts = await asyncio.to_thread(store.jobs.taken_up, number)
        run.tally.done = counts.get("done", 0) - before.get("done", 0)
        run.tally.failed = counts.get("failed", 0) - before.get("failed", 0)
        return counts.get("waiting", 0)

    run.tally.go_on()
    working = asyncio.create_task(deliver(address, desk, workers))
    looked = 0.0
    try:
        while not working.done() and run.ending == "done":
            with suppress(TimeoutError):
                yield await asyncio.wait_for(came.get(), _LOOK_S)
            if time.monotonic() - looked >= _LOOK_S:
                looked = time.monotonic()
                if not await counted():
                    break
    finally:
        await _over(working)
    await counted()
    run.tally.ended = time.monotonic()
    while not came.empty():
        yield came.get_nowait()
    if run.error:
        raise run.error
