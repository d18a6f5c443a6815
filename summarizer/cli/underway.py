"""A batch under way: its progress and its end told to the person, and how it is stopped."""

import asyncio
import logging
import os
import signal
import threading
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from summarizer.cli.person import BY_RULES, is_nobodys_choice, say
from summarizer.cli.progress import Reading, Voice, progress, say_log, state_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarizer.batching import Batch, Order, Plan
    from summarizer.inputs import Entry
    from summarizer.settings import Settings


log = logging.getLogger(__name__)

_GRACE_S = 2.0
"""For a run that is stopped at once to put things away."""


def run(
    folder: Path,
    order: "Order",
    settings: "Settings",
    given: "Iterable[Entry] | None",
    voice: Voice,
    passed: Counter[str],
) -> int:
    """Run the batch to its end, or to where it is stopped, and return the exit code."""
    try:
        return asyncio.run(_through(folder, order, settings, given, voice, passed))
    except asyncio.CancelledError:  # told twice to stop
        return 1


async def _plan(batch: "Batch", given: "Iterable[Entry] | None", read_on: "Callable[[Plan], None]") -> "Plan":
    return batch.resume() if given is None else await asyncio.to_thread(batch.submit, given, read_on)


async def _through(
    folder: Path,
    order: "Order",
    settings: "Settings",
    given: "Iterable[Entry] | None",
    voice: Voice,
    passed: Counter[str],
) -> int:
    from summarizer.batching import Batch

    async with Batch(folder, order, settings) as batch:
        batch.passed_over = passed
        with _stoppable(batch, voice) as told:
            plan = await _plan(batch, given, told.read_on)
            told.go_on()
            _say_plan(plan, batch, voice)
            _say_passed(passed, voice)
            told.phase = "working"
            async with progress(batch, voice):
                async for result in batch.results(say if voice is Voice.person else log.info):
                    if result.error and voice is Voice.log:
                        say_log("failed", names=result.names, kind=result.error_kind, error=result.error)
            told.phase = "writing"
            written = await asyncio.to_thread(batch.finish)
        return _said(batch, written, voice)


def _say_passed(passed: Counter[str], voice: Voice) -> None:
    if passed and voice is Voice.person:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in passed.most_common(5))
        files = "file" if passed.total() == 1 else "files"
        say(f"{passed.total():,} {files} passed over: {kinds}.")


def _say_plan(plan: "Plan", batch: "Batch", voice: Voice) -> None:
    if voice is Voice.nobody:
        return
    if voice is Voice.log:
        counts = {name: getattr(plan, name) for name in plan.__slots__}
        say_log("plan", model=batch.model.name, **counts, passed_over=batch.passed_over)
        return
    if plan.to_do and is_nobodys_choice(batch.order.model, batch.settings):
        say(BY_RULES)
    if plan.to_do and batch.settings.judge:
        say(f"A batch has no second reader: {batch.settings.judge}, set as judge, is not asked.")
    parts = [f"{plan.new:,} new", f"{plan.waiting:,} left from before", f"{plan.done:,} done before"]
    parts += [f"{plan.shared:,} the same as another"] if plan.shared else []
    parts += [f"{plan.failed:,} failed before (--retry-failed takes them up)"] if plan.failed else []
    parts += [f"{plan.unreadable:,} unreadable"] if plan.unreadable else []
    articles = "article" if plan.documents == 1 else "articles"
    say(f"{plan.documents:,} {articles} for {batch.model.name}: {', '.join(parts)}.")


class _stoppable(ExitStack):  # noqa: N801  reads as a clause: with _stoppable(batch, voice)
    """Ctrl-C once: calls in flight finish; twice: the run ends at once. SIGTERM counts as one."""

    def __init__(self, batch: "Batch", voice: Voice) -> None:
        super().__init__()
        self.phase: Literal["reading", "working", "writing"] = "reading"
        self._batch, self._voice, self._reading, self._heard = batch, voice, Reading(voice), 0

    def __enter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl-C ends the run at once, and nothing is lost
                loop.add_signal_handler(number, self._told)
                self.callback(loop.remove_signal_handler, number)
        return self

    def read_on(self, plan: "Plan") -> None:
        """Hear of an article that was read; `Stopped` where no other is to be."""
        self.go_on()
        self._reading(plan)

    def go_on(self) -> None:
        """Raise `Stopped` where Ctrl-C was heard before anything is spent."""
        from summarizer.errors import Stopped

        if self._heard:
            raise Stopped("Stopped while reading; nothing was spent. The same command goes on from here.")

    def _told(self) -> None:
        self._heard += 1
        if self._heard > 1:
            self._at_once()
            return
        if self._voice is Voice.log:
            say_log("stopping", phase=self.phase)
        else:
            say(_STOPPING[self.phase])
        if self.phase == "working" and self._batch.run:
            self._batch.run.stop()

    def _at_once(self) -> None:
        if self.phase != "working":
            say("Stopped at once. The same command goes on from here.")
            os._exit(1)  # a thread cannot be cancelled; the store is whole at any moment
        if self._task:
            say("Stopped at once; calls in flight are lost. The same command goes on from here.")
            self._task.cancel()
            # What is computed beside the calls cannot be cancelled, and a long article would be waited for.
            ending = threading.Timer(_GRACE_S, os._exit, [1])
            ending.daemon = True
            ending.start()


_STOPPING = {
    "reading": "Stopping: nothing was spent yet. Ctrl-C again stops at once.",
    "working": "Stopping: calls in flight finish and are kept. Ctrl-C again stops at once.",
    "writing": "All is done but the tables and the page, which are being written. Ctrl-C again stops at once.",
}
_ENDINGS = {
    "stopped": "Stopped. What is done is kept; the same command goes on from here.",
    "budget": "{said} What is done is kept; raise the limit and run the same command to go on.",
    "endpoint": "{said} The articles that it failed wait; the same command goes on from here.",
    "failure": "Stopped at a failure: {said}",
}


def _said(batch: "Batch", written: list[Path], voice: Voice) -> int:
    """Say how it ended and return the exit code."""
    assert batch.run is not None  # noqa: S101  it ran
    failed = batch.run.tally.failed + batch.plan.failed + batch.plan.unreadable
    if voice is Voice.log:
        say_log("end", ending=batch.run.ending, **state_of(batch), failed_documents=failed)
        return _code(batch, failed)
    if voice is Voice.person:
        say(words(state_of(batch), ended=True) + "." if batch.plan.to_do else "Nothing was left to do.")
    _say_failures(batch)
    if ending := _ENDINGS.get(batch.run.ending):
        say(ending.format(said=batch.run.said))
    if voice is Voice.person:
        say(f"wrote {', '.join(dict.fromkeys(_short(path, batch.output) for path in written))} in {batch.output}")
    return _code(batch, failed)


def _code(batch: "Batch", failed: int) -> int:
    assert batch.run is not None  # noqa: S101  it ran
    return 1 if failed or batch.run.ending != "done" else 0


_FAILURES_SAID = 5


def _short(path: Path, folder: Path) -> str:
    """Return a file's name, or its folder's where that holds many."""
    first, *rest = path.relative_to(folder).parts
    return f"{first}/" if rest else first


def _say_failures(batch: "Batch") -> None:
    for number, failure in enumerate(batch.store.jobs.failures(batch.number)):
        if number == _FAILURES_SAID:
            say("… and more; report.json lists them.")
            return
        say(f"{failure.name}: {failure.message}" if failure.name not in failure.message else failure.message)
