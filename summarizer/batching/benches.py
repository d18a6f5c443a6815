"""What a process works with on each run whose jobs it is handed: model, policy and limits that the run was begun with.

Keys and addresses of endpoints come from this process's environment.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summarizer.batching.briefing import briefing_by, processes
from summarizer.batching.guard import Guard
from summarizer.batching.recipe import left_by, recipe
from summarizer.batching.run import Run
from summarizer.errors import ConfigurationError
from summarizer.models import resolve
from summarizer.profile import Policy
from summarizer.schemas.brief import Brief
from summarizer.settings import Settings
from summarizer.store import Store
from summarizer.store.meters import Limits

if TYPE_CHECKING:
    from summarizer.batching.processes import Processes

_MOST = 8
"""Runs that a process keeps a model ready for; beyond, whatever is idle for longest is put away."""


@dataclass(slots=True)
class Bench:
    """A run and what its jobs are worked off with; `in_hand` counts the jobs on it."""

    run: Run
    closing: AsyncExitStack = field(default_factory=AsyncExitStack)
    in_hand: int = 0


class Benches:
    """One bench a run, made when its first job comes. Use it in `async with`."""

    def __init__(self, store: Store, settings: Settings, workers: int) -> None:
        self._store, self._settings, self._workers = store, settings, workers
        self._made: dict[int, Bench] = {}
        self._making = asyncio.Lock()
        self._beside: Processes | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for bench in self._made.values():
            await bench.closing.aclose()
        if self._beside:
            self._beside.close()

    def lay(self, number: int, run: Run) -> None:
        """Use what was made for a run elsewhere, which outlives the benches."""
        self._made[number] = Bench(run, in_hand=1)

    @asynccontextmanager
    async def at(self, number: int) -> AsyncIterator[Run]:
        """Give a run to work on. Raises what keeps this process from it: a key that is missing, another version."""
        async with self._making:
            bench = self._made.pop(number, None) or await self._new(number)
            self._made[number] = bench  # the last used comes last
            bench.in_hand += 1
        try:
            yield bench.run
        finally:
            bench.in_hand -= 1
            await self._tidied()

    async def _new(self, number: int) -> Bench:
        made_by = await asyncio.to_thread(self._store.jobs.settings_of, number)
        given = {name: made_by[name] for name in ("answer_mode", "max_output_tokens")}
        settings, policy = self._settings.model_copy(update=given), Policy(**made_by["policy"])
        limits = Limits(**made_by["limits"])
        async with AsyncExitStack() as stack:
            guard = Guard(self._store, limits, self._workers)
            stack.callback(guard.close)
            model = resolve(made_by["model"], settings, guard)
            if aclose := getattr(model, "aclose", None):
                stack.push_async_callback(aclose)
            _refuse_another_version(left_by(made_by), recipe(model.name, policy, settings))
            self._beside = self._beside or processes()
            briefing = briefing_by(model, policy, self._beside, guard)
            run = Run(self._store, guard, briefing, nowhere, run=number, workers=self._workers)
            return Bench(run, stack.pop_all())

    async def _tidied(self) -> None:
        idle = [number for number, bench in self._made.items() if not bench.in_hand]
        for number in idle[: max(0, len(self._made) - _MOST)]:
            await self._made.pop(number).closing.aclose()

    def stop(self) -> None:
        """Begin nothing more on any run."""
        for bench in self._made.values():
            bench.run.stop()


def nowhere(_brief: Brief, _places: list[str]) -> None:
    """Write no file: the store has the brief, and who submitted fetches it from there."""


def _refuse_another_version(made_by: dict[str, Any], here: dict[str, Any]) -> None:
    if differing := [name for name in sorted(made_by) if made_by[name] != here.get(name)]:
        raise ConfigurationError(
            f"The run was submitted by another summarizer than this one ({', '.join(differing)} differ). "
            "Install the same version on all machines."
        )
