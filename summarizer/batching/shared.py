"""A share of a store's work: what one process does of the jobs that are delivered to many.

Model, policy and limits of a job come with its run; keys and addresses of endpoints from this process's environment.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, Self

from summarizer.batching.briefing import briefing_by
from summarizer.batching.guard import Guard
from summarizer.batching.recipe import recipe
from summarizer.batching.run import Result, Run
from summarizer.batching.scale import STALLED_S, NotYet, backoff, deliver
from summarizer.errors import ConfigurationError, SummarizerError
from summarizer.models import resolve
from summarizer.pipeline import Policy
from summarizer.schemas.brief import Brief
from summarizer.settings import Settings
from summarizer.store import Store
from summarizer.store.meters import Limits

MOST_ATTEMPTS = 10
"""Times that the endpoint may fail an article before it counts as failed; with the waits between, about an hour."""

_PAUSE_S = 30.0
"""Until work is tried again that a limit or an endpoint held up."""

_LOOK_S = 0.5


@dataclass(slots=True)
class Bench:
    """What this process works with on one run."""

    run: Run
    guard: Guard


def kept(made_by: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Return what a run is begun with, so that every worker briefs by the same recipe within the same limits."""
    return {**made_by, "limits": asdict(limits)}


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
    ) -> None:
        self.stalled_s = stalled_s
        self.heard = heard
        self.error: SummarizerError | None = None
        self.ended = asyncio.Event()
        self._store, self._settings, self._workers = store, settings, workers
        self._benches: dict[int, Bench] = {}
        self._own: int | None = None
        self._making = asyncio.Lock()
        self._paused_until = 0.0
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def own(self, number: int, run: Run, guard: Guard) -> None:
        """Work on a run with what was made for it already; when it ends, so does the desk."""
        self._own, self._benches[number] = number, Bench(run, guard)

    async def work(self, key: str, attempts: int) -> None:
        """Brief one job that was delivered; nothing where it is done. `NotYet` where it has to wait."""
        await self._pause()
        standing = await asyncio.to_thread(self._store.jobs.standing, key)
        if standing is None or standing[1] != "waiting":
            return
        number = standing[0]
        bench = await self._bench(number)
        lane = asyncio.create_task(bench.run.work(key, patient=attempts < MOST_ATTEMPTS))
        bench.run.enter(lane)
        try:
            await asyncio.wait({lane})
        except asyncio.CancelledError:
            lane.cancel()
            raise
        if lane.cancelled():
            raise NotYet
        if (result := lane.result()) is None:
            raise NotYet(self._wait(number, bench, attempts))
        self.heard(result)

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            if (left := self._paused_until - time.monotonic()) > 0:
                await asyncio.wait_for(self.ended.wait(), left)
        if self.ended.is_set():
            raise NotYet

    async def _bench(self, number: int) -> Bench:
        async with self._making:
            if number not in self._benches:
                try:
                    self._benches[number] = await self._made(number)
                except SummarizerError as error:
                    if self._own is None:
                        self._fail(error)
                        raise NotYet from error
                    raise NotYet(_PAUSE_S) from error
        return self._benches[number]

    async def _made(self, number: int) -> Bench:
        made_by = await asyncio.to_thread(self._store.jobs.settings_of, number)
        given = {name: made_by[name] for name in ("answer_mode", "max_output_tokens")}
        settings, policy = self._settings.model_copy(update=given), Policy(**made_by["policy"])
        limits = Limits(**made_by["limits"])
        guard = Guard(self._store, limits, self._workers)
        self._stack.callback(guard.close)
        model = resolve(made_by["model"], settings, guard)
        if aclose := getattr(model, "aclose", None):
            self._stack.push_async_callback(aclose)
        _refuse_another_version(made_by, kept(recipe(model.name, policy, settings), limits))
        briefing = await self._stack.enter_async_context(briefing_by(model, policy))
        return Bench(Run(self._store, guard, briefing, nowhere, run=number, workers=self._workers), guard)

    def _wait(self, number: int, bench: Bench, attempts: int) -> float:
        """Return the seconds that a job waits which could not be done now."""
        run, ending = bench.run, bench.run.ending
        if ending == "failure" and run.error:
            self._fail(run.error)
        if ending in {"stopped", "failure"}:
            return 0.0
        if number != self._own and ending != "done":
            run.go_on()
            if ending == "endpoint":
                self._paused_until = time.monotonic() + _PAUSE_S
        return backoff(attempts) if ending == "done" else _PAUSE_S

    def _fail(self, error: SummarizerError) -> None:
        self.error = self.error or error
        self.stop()

    def stop(self) -> None:
        """Begin nothing more; calls in flight finish and are kept."""
        self.ended.set()
        for bench in self._benches.values():
            bench.run.stop()


def nowhere(_key: str, _brief: Brief) -> None:
    """Write no file: who submitted fetches the briefs from the store."""


def _refuse_another_version(made_by: dict[str, Any], here: dict[str, Any]) -> None:
    if differing := [name for name in sorted(made_by) if made_by[name] != here.get(name)]:
        raise ConfigurationError(
            f"The run was submitted by another summarizer than this one ({', '.join(differing)} differ). "
            "Install the same version on all machines."
        )


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
) -> AsyncIterator[Result]:
    """Yield what this process does of a run until all of it is done, by whomever; `run.tally` tells of all."""
    came: asyncio.Queue[Result] = asyncio.Queue()
    desk.heard = came.put_nowait
    before = await asyncio.to_thread(store.jobs.counts, number)
    working = asyncio.create_task(deliver(address, desk, workers))
    looked = 0.0
    try:
        while not working.done() and run.ending == "done":
            with suppress(TimeoutError):
                yield await asyncio.wait_for(came.get(), _LOOK_S)
            if time.monotonic() - looked >= _LOOK_S:
                looked = time.monotonic()
                counts = await asyncio.to_thread(store.jobs.counts, number)
                run.tally.done = counts.get("done", 0) - before.get("done", 0)
                run.tally.failed = counts.get("failed", 0) - before.get("failed", 0)
                if not counts.get("waiting"):
                    break
    finally:
        await _over(working)
    while not came.empty():
        yield came.get_nowait()
    if run.error:
        raise run.error
