"""`summarizer batch`: a folder of articles, paid once, taken up again wherever it stopped."""

from collections import Counter
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.brief import OnErrorChoice

if TYPE_CHECKING:
    from summarizer.inputs import Skipped


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
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Take what links in a folder lead to outside of it.")
    ] = False,
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
    from summarizer.cli.progress import Voice
    from summarizer.cli.underway import run
    from summarizer.errors import UsageError
    from summarizer.inputs import Columns, entries
    from summarizer.profile import Policy
    from summarizer.settings import Settings

    folder = resume or output
    if folder is None:
        raise UsageError("Name the folder for the results with --output OUT.")
    columns = Columns.of(
        text=text_field, id=id_field, title=title_field, date=date_field, outlet=outlet_field, url=url_field
    )
    if resume:
        _refuse_beside_resume(
            sources=sources or urls or (output and output != resume),
            model=model or on_error or max_items,
            inputs=published or include or exclude or follow_links or allow_private or columns != Columns(),
        )
    if not (sources or urls or resume):
        raise UsageError("Name a folder or files to brief, --urls FILE, or --resume OUT.")
    settings = Settings()
    order = Order(
        model=model,
        policy=Policy.of(settings, on_error=on_error.value if on_error else None, max_items=max_items),
        limits=Limits(max_cost=max_cost, max_tokens=max_tokens, rpm=rpm, tpm=tpm),
        workers=workers,
        styles=tuple(dict.fromkeys(one.value for one in style or ([] if resume else [Style.json]))),
        retry_failed=retry_failed,
        fail_fast=fail_fast,
        via=via.value,
        repair=repair.value,
        store=store,
    )
    if resume:
        order = Batch.left_in(folder, order)
    if order.repair == "direct" and order.via == "calls":
        raise UsageError("--repair says how repairs go with --via batch-api. Leave it out, or name both.")
    passed: Counter[str] = Counter()
    given = entries(
        sources or [],
        include=include or (),
        exclude=exclude or (),
        columns=columns,
        urls=urls,
        published=published,
        allow_private=allow_private,
        leave_out=folder,
        follow_links=follow_links,
        skipped=partial(_count, passed),
    )
    voice = Voice.nobody if quiet else Voice.log if log_json else Voice.person
    asked = None if resume else given
    if dry_run:
        from summarizer.batching.estimate import estimate

        typer.echo(estimate(folder, order, settings, asked))
        raise typer.Exit(0)
    raise typer.Exit(run(folder, order, settings, asked, voice, passed))


def _count(passed: Counter[str], one: "Skipped") -> None:
    """Count what was passed over by its suffix or the reason; of hidden files a person wants to hear nothing."""
    if not Path(one.name).name.startswith("."):
        by_name = one.reason.startswith("no article")
        passed[(Path(one.name).suffix.lower() or "no suffix") if by_name else one.reason] += 1


def _refuse_beside_resume(*, sources: object, model: object, inputs: object) -> None:
    """Raise UsageError for options that would do nothing: what is resumed was read and decided before."""
    from summarizer.errors import UsageError

    if sources:
        raise UsageError("--resume OUT goes on with what OUT holds. Leave the sources out, or use --output.")
    if model:
        raise UsageError("--resume goes on with the model and settings of the run. Leave --model and the like out.")
    if inputs:
        raise UsageError(
            "--resume goes on with articles as they were read. Leave --published, --include, --text-field and the like "
            "out, or name the sources again with --output."
        )


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
