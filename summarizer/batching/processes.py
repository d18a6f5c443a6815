"""Processes of a run on the machine's cores: what only computes goes there, and the event loop keeps to the calls."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

log = logging.getLogger("summarizer.batching")

Do = Callable[..., Awaitable[Any]]
"""Runs a function of a module with arguments that can be pickled, elsewhere."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Process:
    executor: Executor
    in_hand: int = 0


class Processes:
    """So many processes, at least one, forked before the threads of a run begin, which a fork would cut in two.

    They are fewer where the system gives no more. One thread stands in for them where none can be forked, since a
    script may have no main guard; and for each that is ended from outside.
    """

    def __init__(self, count: int) -> None:
        self._all: list[_Process] = []
        if "fork" in multiprocessing.get_all_start_methods():
            with suppress(ImportError, NotImplementedError, OSError):  # no semaphores here, or a limit of processes
                while len(self._all) < max(1, count):
                    self._all.append(_Process(_forked()))
        self._all = self._all or [_Process(ThreadPoolExecutor(1))]

    def __enter__(self) -> Self:
        return self

    @asynccontextmanager
    async def one(self) -> AsyncIterator[Do]:
        """Give what does work in one of them, the least busy: whatever is done within is done in the same.

        Raises BrokenExecutor where it was ended; another try finds one that works.
        """
        process = min(self._all, key=lambda process: process.in_hand)
        executor, loop = process.executor, asyncio.get_running_loop()
        process.in_hand += 1
        try:
            yield lambda work, *given: loop.run_in_executor(executor, work, *given)
        except BrokenExecutor:
            if process.executor is executor:
                log.warning("a process of the run was ended from outside; its articles are worked on in this one")
                process.executor = ThreadPoolExecutor(1)
            raise
        finally:
            process.in_hand -= 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Wait for what is under way and end them."""
        for process in self._all:
            process.executor.shutdown()


def _forked() -> Executor:
    executor = ProcessPoolExecutor(1, multiprocessing.get_context("fork"), initializer=_led)
    executor.submit(os.getpid)
    return executor


def _led() -> None:
    """Leave Ctrl-C and SIGTERM to the parent: an article under way is finished. Where the parent is killed, end too.

    It would wait for work that never comes.
    """
    for word in (signal.SIGINT, signal.SIGTERM):
        signal.signal(word, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=[multiprocessing.parent_process()], daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
        os._exit(1)
