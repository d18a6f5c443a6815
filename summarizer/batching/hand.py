"""The one hand that works on a store, so that writing to disk holds up no call; what waits is committed together."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from summarizer.errors import StoreError
from summarizer.store import Store

P = ParamSpec("P")
T = TypeVar("T")

_Work = tuple[Callable[[], Any], "asyncio.Future[Any]"]
_Outcome = tuple["asyncio.Future[Any]", Any, Exception | None]

_MOST = 64
"""Works in one transaction; beyond, the first would wait long for the last."""


class Hand:
    """Does one work after the other in a thread of its own. A work is done for good when `do` returns.

    A disk takes as long to keep one change as to keep thirty: whatever came in the meantime shares a transaction.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="summarizer-store")
        self._waiting: deque[_Work] = deque()

    async def do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the work returns, or raise what it raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.append((partial(work, *args, **kwargs), future))
        if len(self._waiting) == 1:
            self._thread.submit(self._work_off, loop)
        return await future

    def _work_off(self, loop: asyncio.AbstractEventLoop) -> None:
        while self._waiting:
            works = [self._waiting.popleft() for _ in range(min(_MOST, len(self._waiting)))]
            loop.call_soon_threadsafe(_tell, self._done(works))

    def _done(self, works: list[_Work]) -> list[_Outcome]:
        outcomes: list[_Outcome] = []
        try:
            with self._store.database.together():
                outcomes += [_tried(work, future) for work, future in works if not future.cancelled()]
        except Exception as error:  # noqa: BLE001  nothing of it was kept: all hear what went wrong first
            first = next((said for _, _, said in outcomes if isinstance(said, StoreError)), error)
            outcomes = [(future, None, first) for _, future in works]
        return outcomes

    def close(self) -> None:
        """Wait for what is being written."""
        self._thread.shutdown()


def _tried(work: Callable[[], Any], future: "asyncio.Future[Any]") -> _Outcome:
    try:
        return future, work(), None
    except Exception as error:  # noqa: BLE001  whoever waits for it is told
        return future, None, error


def _tell(outcomes: list[_Outcome]) -> None:
    for future, value, error in outcomes:
        if future.cancelled():
            continue
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)
