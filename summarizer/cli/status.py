"""`summarizer status`: how far a store is, from anywhere."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.store.status import Status


def status(
    where: Annotated[
        str | None, typer.Argument(metavar="[OUT]", help="The folder of a batch.", show_default=False)
    ] = None,
    store: Annotated[str | None, typer.Option(metavar="URL|OUT", help="postgresql://..., or a folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Say how far a batch is: counts, tokens, dollars, articles a minute, failures."""
    from summarizer.errors import UsageError
    from summarizer.store import Store
    from summarizer.store.status import status as status_of

    place = store or where
    if place is None or (store and where):
        raise UsageError("Name one store: summarizer status OUT, or --store postgresql://user@host/database.")
    with Store(place) as opened:
        found = status_of(opened)
    typer.echo(json.dumps(asdict(found)) if as_json else words(found))


def words(found: "Status") -> str:
    """Return a status for a person to read."""
    from summarizer.models.prices import dollars

    lines = [
        f"{found.done:,} done, {found.waiting:,} waiting, {found.failed:,} failed, {found.unreadable:,} unreadable"
    ]
    unpriced = f", and {found.unpriced_calls:,} calls of unknown price" if found.unpriced_calls else ""
    lines.append(f"{found.tokens:,} tokens, {dollars(found.cost_usd)}{unpriced}")
    left = f", {found.minutes_left:,.0f} min left at that pace" if found.minutes_left and found.waiting else ""
    lines.append(f"{found.articles_per_minute:,.0f} articles a minute over the last minutes{left}")
    lines += [f"{count:,} × {kind}" for kind, count in sorted(found.failures.items())]
    return "\n".join(lines)
