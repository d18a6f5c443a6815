"""Many articles: submitted, briefed once each whatever happens, and written with an account of what it cost."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

from summarizer.batching.folder import Batch
from summarizer.batching.order import WORKERS, Order
from summarizer.batching.run import Result
from summarizer.batching.submit import Plan
from summarizer.errors import UsageError
from summarizer.inputs import entries
from summarizer.inputs.sources import Sources, sources_of
from summarizer.profile import Policy
from summarizer.request import Model
from summarizer.settings import Settings, given_or_default
from summarizer.store.meters import Limits

__all__ = ["Batch", "Limits", "Order", "Plan", "Result", "abatch", "batch"]


async def abatch(
    sources: Sources,
    output: str | Path,
    *,
    model: str | Model | None = None,
    published: date | str | None = None,
    settings: Settings | None = None,
    limits: Limits | None = None,
    workers: int = WORKERS,
    retry_failed: bool = False,
) -> AsyncGenerator[Result, None]:
    """Brief articles into `output` and yield each result as it finishes, first what is done or failed already.

    `sources` is a file or folder, an `Article`, several of them in any order, or a dict of articles by name; an article
    without a name is called by the sha256 of its text. `limits` bound dollars, tokens and pace; `settings` the rest,
    `on_error` too. Starting again resumes: nothing that was answered is paid for again.
    Raises UsageError, ConfigurationError, StoreError; what is wrong with one article is a result with an error.
    """
    folder, settings = _folder(output), given_or_default(settings)
    given = entries(sources_of(sources), published=published, leave_out=folder)
    order = Order(
        model=model,
        policy=Policy.of(settings),
        limits=Limits() if limits is None else limits,
        workers=workers,
        retry_failed=retry_failed,
    )
    async with Batch(folder, order, settings) as work:
        await asyncio.to_thread(work.submit, given)
        for name, _, brief in work.store.jobs.briefs(work.number):
            yield Result((name,), brief)
        for failure in work.store.jobs.failures(work.number):
            yield Result((failure.name,), error_kind=failure.kind, error=failure.message)
        async with aclosing(work.results()) as results:  # whoever leaves early: its calls end before its store does
            async for result in results:
                yield result
        await asyncio.to_thread(work.finish)


def batch(sources: Sources, output: str | Path, **options: Any) -> Iterator[Result]:
    """Do what `abatch` does, for code that is not async. UsageError where an event loop runs, as in a notebook."""
    if _in_a_loop():
        raise UsageError("An event loop runs here, as in a notebook. Write `async for result in abatch(...)` instead.")
    with asyncio.Runner() as runner:
        results = abatch(sources, output, **options)
        try:
            while (result := runner.run(_following(results))) is not None:
                yield result
        finally:
            runner.run(results.aclose())


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _folder(output: object) -> Path:
    if not isinstance(output, str | PathLike):
        raise UsageError(f"output={output!r} is no folder. Pass the name of one, for briefs, tables and the store.")
    return Path(output)


async def _following(results: AsyncGenerator[Result, None]) -> Result | None:
    return await anext(results, None)
