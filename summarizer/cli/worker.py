"""`summarizer worker`: one of any number, on any machine, that work off what was submitted to a store."""

import signal
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.person import say

if TYPE_CHECKING:
    from summarizer.batching.shared import Desk
    from summarizer.store import Store


def worker(
    store: Annotated[str, typer.Option(metavar="URL", help="postgresql://user@host/database")],
    workers: Annotated[int, typer.Option(min=1, max=1000, help="Calls in flight at most.")] = 8,
) -> None:
    """Work off what `summarizer batch --store` submitted, until told to stop."""
    from asyncio import run

    from summarizer.errors import ConfigurationError, UsageError
    from summarizer.store import Store
    from summarizer.store.opening import is_postgres

    if not is_postgres(store):
        raise UsageError("A worker needs a store on Postgres: --store postgresql://user@host/database.")
    try:
        from summarizer.batching import deliveries
    except ImportError as error:
        raise ConfigurationError("A worker needs procrastinate: pip install 'summarizer[scale]'") from error
    with Store(store) as opened:
        deliveries.prepare(opened)
        say(f"At work with {workers} lanes. Ctrl-C ends it after the calls in flight.")
        ended = run(_work(opened, store, workers))
        say(f"Ended after {ended:,} articles.")


async def _work(store: "Store", address: str, workers: int) -> int:
    from asyncio import get_running_loop

    from summarizer.batching.shared import worker as working
    from summarizer.settings import Settings

    with ExitStack() as stack:

        def stoppable(desk: "Desk") -> None:
            loop = get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                with suppress(NotImplementedError):  # Windows: Ctrl-C ends at once; its jobs are handed out again
                    loop.add_signal_handler(number, desk.stop)
                    stack.callback(loop.remove_signal_handler, number)

        return await working(store, address, Settings(), workers=workers, desk=stoppable)
