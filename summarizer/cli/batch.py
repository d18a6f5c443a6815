"""`summarizer batch`: a folder of articles, paid once, taken up again wherever it stopped."""

import asyncio
import logging
import signal
import tempfile
from collections import Counter
from contextlib import ExitStack, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer

from summarizer.cli.brief import OnErrorChoice
from summarizer.cli.person import say, settings_for
from summarizer.cli.progress import Voice, progress, say_log, state_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.batching import Batch, Order, Plan
    from summarizer.inputs import Entry
    from summarizer.settings import Settings


log = logging.getLogger(__name__)


class Style(StrEnum):
    """A file of each brief."""

    json = "json"
    md = "md"
    html = "html"


class Way(StrEnum):
    """How calls are made."""

    calls = "calls"
    batch_api = "batch-api"


class Repairs(StrEnum):
    """How re-asks and repairs are made with the Batch API."""

    batch = "batch"
    direct = "direct"


def batch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folders, files, .jsonl, .csv, .parquet, s3://...", metavar="SOURCE...", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for briefs, tables and the store.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="As for brief.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="For articles that carry no date.")
    ] = None,
    include: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only these files.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Not these files.")] = None,
    text_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the text, in rows.")] = None,
    id_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the name.")] = None,
    title_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the title.")] = None,
    date_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the publication date.")] = None,
    outlet_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the outlet.")] = None,
    url_field: Annotated[str | None, typer.Option(metavar="NAME", help="Column of the address.")] = None,
    urls: Annotated[Path | None, typer.Option(metavar="FILE", help="Pages to fetch, an address a line.")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private addresses too.")] = False,
    workers: Annotated[int, typer.Option(min=1, max=1000, help="Calls in flight at most.")] = 8,
    rpm: Annotated[float | None, typer.Option(min=0.01, help="Requests a minute at most.")] = None,
    tpm: Annotated[float | None, typer.Option(min=1, help="Tokens a minute at most.")] = None,
    max_cost: Annotated[
        float | None, typer.Option(min=0, metavar="USD", help="Begin no call that could pass it.")
    ] = None,
    max_tokens: Annotated[int | None, typer.Option(min=1, help="Begin no call that could pass it.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would take; spend nothing.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Take up what failed before.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first article that fails.")] = False,
    resume: Annotated[Path | None, typer.Option(metavar="OUT", help="Go on with a folder; needs no source.")] = None,
    via: Annotated[
        Way, typer.Option(help="batch-api: the provider's, half the price, up to a day a round.")
    ] = Way.calls,
    repair: Annotated[Repairs, typer.Option(help="With batch-api: how re-asks and repairs go.")] = Repairs.batch,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="postgresql://... that summarizer worker on any machine drains.")
    ] = None,
    on_error: Annotated[OnErrorChoice | None, typer.Option(help="What becomes of items that fail.")] = None,
    max_items: Annotated[int | None, typer.Option(min=1, max=160, help="Events and claims of a brief at most.")] = None,
    style: Annotated[
        list[Style] | None, typer.Option("--format", help="Files of each brief; may be repeated. Default: json.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress as JSON lines on stderr.")] = False,
) -> None:
    """Brief folders of articles; run it again to go on where it stopped."""
    from summarizer.batching import Batch, Limits, Order
    from summarizer.errors import UsageError
    from summarizer.inputs import Columns, Skipped, entries
    from summarizer.pipeline import Policy
    from summarizer.settings import Settings

    folder = resume or output
    if folder is None:
        raise UsageError("Name the folder for the results with --output OUT.")
    if resume and (sources or urls):
        raise UsageError("--resume OUT goes on with what OUT holds. Leave the sources out, or use --output.")
    if not (sources or urls or resume):
        raise UsageError("Name a folder or files to brief, --urls FILE, or --resume OUT.")
    settings = Settings() if resume else settings_for(model)
    order = Order(
        model=model,
        policy=Policy(
            on_error=on_error.value if on_error else settings.on_error,
            repair_rounds=settings.repair_rounds,
            window_words=settings.window_words,
            max_items=max_items or settings.max_items,
        ),
        limits=Limits(max_cost=max_cost, max_tokens=max_tokens, rpm=rpm, tpm=tpm),
        workers=workers,
        styles=tuple(dict.fromkeys(one.value for one in style or [Style.json])),
        retry_failed=retry_failed,
        fail_fast=fail_fast,
        via=via.value,
        repair=repair.value,
        store=store,
    )
    if resume:
        if model or on_error or max_items:
            raise UsageError("--resume goes on with the model and settings of the run. Leave --model and the like out.")
        order = Batch.left_in(folder, order)
    passed: Counter[str] = Counter()

    def pass_over(one: Skipped) -> None:
        if not Path(one.name).name.startswith("."):
            by_name = one.reason.startswith("no article")
            passed[(Path(one.name).suffix.lower() or "no suffix") if by_name else one.reason] += 1

    given = entries(
        sources or [],
        include=include or (),
        exclude=exclude or (),
        columns=Columns.of(
            text=text_field, id=id_field, title=title_field, date=date_field, outlet=outlet_field, url=url_field
        ),
        urls=urls,
        published=published,
        allow_private=allow_private,
        leave_out=folder,
        skipped=pass_over,
    )
    voice = Voice.nobody if quiet else Voice.log if log_json else Voice.person
    asked = None if resume else given
    if dry_run:
        typer.echo(_estimated(folder, order, settings, asked))
        raise typer.Exit(0)
    try:
        code = asyncio.run(_run(folder, order, settings, asked, voice, passed))
    except asyncio.CancelledError:  # told twice to stop
        code = 1
    raise typer.Exit(code)


def _estimated(folder: Path, order: "Order", settings: "Settings", given: "Iterable[Entry] | None") -> str:
    """Return what it would take; nothing is left behind where there was nothing before."""
    with tempfile.TemporaryDirectory() as aside:
        return asyncio.run(_estimate(folder if folder.exists() else Path(aside), order, settings, given))


async def _estimate(folder: Path, order: "Order", settings: "Settings", given: "Iterable[Entry] | None") -> str:
    from summarizer.batching import Batch
    from summarizer.batching.estimate import estimate

    async with Batch(folder, order, settings) as batch:
        await _plan(batch, given)
        return await asyncio.to_thread(estimate, batch)


async def _plan(batch: "Batch", given: "Iterable[Entry] | None") -> "Plan":
    return batch.resume() if given is None else await asyncio.to_thread(batch.submit, given)


async def _run(
    folder: Path,
    order: "Order",
    settings: "Settings",
    given: "Iterable[Entry] | None",
    voice: Voice,
    passed: Counter[str],
) -> int:
    from summarizer.batching import Batch

    async with Batch(folder, order, settings) as batch:
        _say_plan(await _plan(batch, given), batch, voice)
        if passed and voice is Voice.person:
            kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in passed.most_common(5))
            say(f"{passed.total():,} files passed over: {kinds}.")
        with _stoppable(batch):
            async with progress(batch, voice):
                async for result in batch.results(say if voice is Voice.person else log.info):
                    if result.error and voice is Voice.log:
                        say_log("failed", names=result.names, kind=result.error_kind, error=result.error)
        written = await asyncio.to_thread(batch.finish)
        return _said(batch, written, voice)


def _say_plan(plan: "Plan", batch: "Batch", voice: Voice) -> None:
    if voice is Voice.nobody:
        return
    if voice is Voice.log:
        say_log("plan", model=batch.model.name, **{name: getattr(plan, name) for name in plan.__slots__})
        return
    parts = [f"{plan.new:,} new", f"{plan.waiting:,} left from before", f"{plan.done:,} done before"]
    parts += [f"{plan.shared:,} the same as another"] if plan.shared else []
    parts += [f"{plan.failed:,} failed before (--retry-failed takes them up)"] if plan.failed else []
    parts += [f"{plan.unreadable:,} unreadable"] if plan.unreadable else []
    say(f"{plan.documents:,} articles for {batch.model.name}: {', '.join(parts)}.")


class _stoppable(ExitStack):  # noqa: N801  reads as a clause: with _stoppable(batch)
    """Ctrl-C once: calls in flight finish; twice: the run ends at once. SIGTERM counts as one."""

    def __init__(self, batch: "Batch") -> None:
        super().__init__()
        self._batch, self._heard = batch, 0

    def __enter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows: Ctrl-C ends the run at once, and nothing is lost
                loop.add_signal_handler(number, self._told)
                self.callback(loop.remove_signal_handler, number)
        return self

    def _told(self) -> None:
        self._heard += 1
        if self._heard == 1 and self._batch.run:
            say("Stopping: calls in flight finish and are kept. Ctrl-C again stops at once.")
            self._batch.run.stop()
        elif self._task:
            say("Stopped at once; calls in flight are lost. The same command goes on from here.")
            self._task.cancel()


def export(
    output: Annotated[Path, typer.Argument(metavar="OUT", help="The folder of a batch.")],
    to: Annotated[list[str], typer.Option(metavar="KIND", help="csv, parquet, jsonl, html, stix; may be repeated.")],
) -> None:
    """Write what stands over all briefs of a batch again, from its store."""
    from summarizer.export import export as exported
    from summarizer.store import Store

    with Store(output) as store:
        written = exported(store.jobs.briefs(), output, to)
    for path in written:
        typer.echo(str(path))


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
    elif voice is Voice.person:
        say(words(state_of(batch)) + ".")
        _say_failures(batch)
        if ending := _ENDINGS.get(batch.run.ending):
            say(ending.format(said=batch.run.said))
        say(f"wrote {', '.join(dict.fromkeys(_short(path, batch.output) for path in written))} in {batch.output}")
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
