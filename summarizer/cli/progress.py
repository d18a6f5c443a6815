"""How far a batch is: a live line on a terminal, a plain one now and then elsewhere, JSON where a machine reads."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from summarizer.cli.person import say

if TYPE_CHECKING:
    from summarizer.batching import Batch, Plan

_EVERY_S = 5.0
_LIVE_S = 0.25


class Voice(StrEnum):
    """Who is told of progress."""

    person = "person"
    log = "log"
    nobody = "nobody"


@asynccontextmanager
async def progress(batch: "Batch", voice: Voice) -> AsyncIterator[None]:
    """Tell of a batch's progress while the block runs."""
    if voice is Voice.nobody:
        yield
        return
    live = voice is Voice.person and sys.stderr is not None and sys.stderr.isatty()
    telling = asyncio.create_task(_live(batch) if live else _plain(batch, voice))
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def _plain(batch: "Batch", voice: Voice) -> None:
    while True:
        await asyncio.sleep(_EVERY_S)
        state = state_of(batch)
        say_log("progress", **state) if voice is Voice.log else say(words(state))


async def _live(batch: "Batch") -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=24), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=max(1, batch.plan.to_do))
        while True:
            state = state_of(batch)
            shown.update(task, completed=state["done"] + state["failed"], description=words(state))
            await asyncio.sleep(_LIVE_S)


class Reading:
    """Tells now and then how many articles were read, before the first is briefed."""

    def __init__(self, voice: Voice) -> None:
        self._voice, self._told = voice, time.monotonic()

    def __call__(self, plan: "Plan") -> None:
        """Hear of a plan that grows."""
        if self._voice is Voice.nobody or time.monotonic() - self._told < _EVERY_S:
            return
        self._told = time.monotonic()
        if self._voice is Voice.log:
            say_log("reading", documents=plan.documents)
        else:
            say(f"{plan.documents:,} articles read so far")


def state_of(batch: "Batch") -> dict[str, Any]:
    """Return what is known of a batch under way: counts, speed, tokens, dollars so far and expected, seconds left."""
    assert batch.run is not None  # noqa: S101  told of once it runs
    tally, spent, total = batch.run.tally, batch.guard.spent, batch.plan.to_do
    ended = tally.done + tally.failed
    rate = ended / tally.seconds if tally.seconds > 0 else 0.0
    return {
        "done": tally.done,
        "failed": tally.failed,
        "of": total,
        "rejected_items": tally.rejected,
        "articles_per_minute": round(60 * rate, 1),
        "tokens": spent.input_tokens + spent.output_tokens,
        "cost_usd": spent.cost_usd,
        "expected_usd": spent.cost_usd * total / ended if spent.cost_usd is not None and ended else None,
        "seconds_left": round((total - ended) / rate) if rate else None,
        "lanes": int(batch.guard.lanes.open),
        "lanes_at_most": batch.guard.lanes.most,
    }


def words(state: dict[str, Any], *, ended: bool = False) -> str:
    """Return a state in one line for a person; of a run that `ended`, nothing is expected."""
    said = [f"{state['done']:,} of {state['of']:,} done"]
    said += [f"{state['failed']:,} failed"] if state["failed"] else []
    said += [f"{state['rejected_items']:,} items rejected"] if state["rejected_items"] else []
    said += [f"{state['articles_per_minute']:,.0f} a minute"]
    if state["tokens"]:
        said.append(f"{state['tokens']:,} tokens")
        said.append(_dollars(state["cost_usd"], None if ended else state["expected_usd"]))
    if ended:
        return ", ".join(said)
    if state["lanes"] < state["lanes_at_most"]:
        said.append(f"slowed by the endpoint to {state['lanes']:,} of {state['lanes_at_most']:,} calls at a time")
    if state["seconds_left"] is not None:
        said.append(f"{_time(state['seconds_left'])} left")
    return ", ".join(said)


def _dollars(cost: float | None, expected: float | None) -> str:
    from summarizer.models.prices import dollars

    if cost is None:
        return "price not known"
    return dollars(cost) + (f" of about {dollars(expected)}" if expected is not None else "")


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def say_log(event: str, **facts: Any) -> None:
    """Write one JSON line to stderr."""
    if sys.stderr is not None:
        sys.stderr.write(json.dumps({"event": event, **facts}, ensure_ascii=False) + "\n")
        sys.stderr.flush()
