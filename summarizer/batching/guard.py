"""The ledger of a run: answers kept as they arrive, pace, limits, and the word to stop, one HTTP attempt at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from weakref import WeakValueDictionary

from summarizer.batching.hand import Hand
from summarizer.batching.lanes import Lanes
from summarizer.errors import BudgetReached, Deferred, Stopped
from summarizer.models.ledger import Call
from summarizer.models.prices import dollars
from summarizer.models.retries import asks_to_slow_down, may_be_billed
from summarizer.schemas.brief import Usage
from summarizer.store import Store
from summarizer.store.meters import Limits, Worst

_LOOK_AGAIN_S = 1.0
_NOTHING = Usage()
_UNTOLD = Usage(cost_usd=None)


class Guard:
    """Keeps a store's answers and lets calls begin within `limits`, at most `workers` at a time.

    `by_hand(work, ...)` does what touches the store.
    """

    def __init__(self, store: Store, limits: Limits, workers: int) -> None:
        self.lanes = Lanes(workers)
        self.spent = _NOTHING
        self.gather: Callable[[Call], None] | None = None
        self._store = store
        self._limits = limits
        self._hand = Hand(store)
        self.by_hand = self._hand.do
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._engaged: dict[asyncio.Task[Any] | None, int] = {}
        self._unsettled = 0
        self._settled = asyncio.Event()
        self._stopped = asyncio.Event()

    @property
    def stopping(self) -> bool:
        """Whether nothing more is to begin."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let nothing more begin."""
        self._stopped.set()

    def go_on(self) -> None:
        """Let calls begin again."""
        self._stopped.clear()

    async def rest(self, seconds: float) -> None:
        """Wait for so long, or until nothing more is to begin."""
        await _within(self._stopped.wait(), seconds)

    @asynccontextmanager
    async def turn(self, call: Call) -> AsyncIterator[bytes | None]:
        """Give what was answered before; two that ask the same at once pay once."""
        lock = self._turns.setdefault(call.key, asyncio.Lock())
        async with lock:
            yield await self.by_hand(self._store.answers.get, call.key)

    @asynccontextmanager
    async def attempt(self, call: Call) -> AsyncIterator["Attempt"]:
        """Let one HTTP attempt begin; `Stopped` or `BudgetReached` where it must not.

        While calls are gathered for a batch none begins: each is handed over and its article waits.
        """
        if self.gather:
            await self.by_hand(self.gather, call)
            raise Deferred("The call goes into a batch.")
        async with self.lanes:
            worst = _worst(call)
            await self._admitted(worst)
            attempt = Attempt(self, call, worst)
            with self.engaged():
                try:
                    yield attempt
                except Exception as error:
                    if asks_to_slow_down(error):
                        self.lanes.refused()
                    await attempt.failed(billed=may_be_billed(error))
                    raise

    async def _admitted(self, worst: Worst) -> None:
        while True:
            if self.stopping:
                raise Stopped("The run was told to stop.")
            if not self._limits.any:
                return
            self._settled.clear()
            wait = await self._asked(worst)
            if wait is not None:
                break
            if not self._unsettled:
                raise BudgetReached(self._limit_words())
            # What is in flight may take less than the worst: then there is room again.
            await _within(self._settled.wait(), _LOOK_AGAIN_S)
        self._unsettled += 1
        try:
            await asyncio.sleep(wait)
        except asyncio.CancelledError:
            self._unsettled -= 1
            await self._let_go(worst)
            raise

    async def _asked(self, worst: Worst) -> float | None:
        """Ask the meter; who is sent home meanwhile lets go of what was held for it."""
        asked = asyncio.ensure_future(self.by_hand(self._store.meter.admit, worst, self._limits))
        try:
            return await asyncio.shield(asked)
        except asyncio.CancelledError:
            if await asked is not None:
                await self._let_go(worst)
            raise

    async def _let_go(self, worst: Worst) -> None:
        await asyncio.shield(self.by_hand(self._store.meter.settle, worst, _NOTHING, self._limits))

    def _limit_words(self) -> str:
        limits = self._limits
        said = [dollars(limits.max_cost)] if limits.max_cost is not None else []
        said += [f"{limits.max_tokens:,} tokens"] if limits.max_tokens is not None else []
        return f"The next call could pass the limit of {' or '.join(said)}."

    async def forget(self, keys: Collection[str]) -> None:
        """Drop answers that led nowhere: another try asks anew."""
        await self.by_hand(self._store.answers.forget, keys)

    @contextmanager
    def engaged(self) -> Iterator[None]:
        """Mark the running task as one that must not be interrupted: a call is in flight, or a result being kept."""
        task = asyncio.current_task()
        self._engaged[task] = self._engaged.get(task, 0) + 1
        try:
            yield
        finally:
            self._engaged[task] -= 1
            if not self._engaged[task]:
                del self._engaged[task]

    def is_engaged(self, task: asyncio.Task[Any]) -> bool:
        """Tell whether a task is in the middle of what must not be interrupted."""
        return task in self._engaged

    async def settle(self, call: Call, worst: Worst, completion: bytes | None, usage: Usage | None) -> None:
        """Keep an answer and count it, both before anything else is done with it."""
        self.spent += usage or (_UNTOLD if completion else _NOTHING)
        await self.by_hand(self._kept, call, worst, completion, usage)
        self._unsettled -= self._limits.any
        self._settled.set()

    def _kept(self, call: Call, worst: Worst, completion: bytes | None, usage: Usage | None) -> None:
        if completion is not None:
            self._store.answers.put(call.key, call.model, completion)
        if self._limits.any:
            self._store.meter.settle(worst, usage, self._limits)
        elif usage or completion:
            self._store.meter.add(usage or _UNTOLD)

    def close(self) -> None:
        """Wait for what is being written."""
        self._hand.close()


class Attempt:
    """One HTTP attempt under way; settled once."""

    def __init__(self, guard: Guard, call: Call, worst: Worst) -> None:
        self._guard, self._call, self._worst, self._open = guard, call, worst, True

    async def paid(self, completion: bytes | None, usage: Usage | None) -> None:
        """Keep what came and count what it cost, the worst where the endpoint does not say it."""
        self._open = False
        self._guard.lanes.answered()
        await self._guard.settle(self._call, self._worst, completion, usage)

    async def failed(self, *, billed: bool) -> None:
        """Count nothing, or the worst where the endpoint may have answered what never arrived."""
        if self._open:
            await self._guard.settle(self._call, self._worst, None, None if billed else _NOTHING)


def _worst(call: Call) -> Worst:
    most = call.worst
    likely = most.input_tokens // 4 + most.output_tokens // 4
    return Worst(most.input_tokens + most.output_tokens, most.cost_usd or 0.0, likely)


async def _within(waiting: Any, seconds: float) -> None:
    try:
        await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return
