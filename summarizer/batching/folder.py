"""One output folder at work: articles go in, each is briefed once, and files come out with what it cost."""

import json
import logging
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, aclosing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Self

from summarizer.batching import outputs
from summarizer.batching.benches import nowhere
from summarizer.batching.briefing import briefing_by, processes, rules_lanes
from summarizer.batching.guard import Guard
from summarizer.batching.halfprice import HalfPrice
from summarizer.batching.order import STYLES, Order
from summarizer.batching.recipe import digest, kept, left_by, recipe
from summarizer.batching.run import Result, Run
from summarizer.batching.submit import Plan, submit
from summarizer.errors import ConfigurationError, UsageError
from summarizer.export import possible
from summarizer.inputs import Entry
from summarizer.models import resolve
from summarizer.models.prices import price
from summarizer.models.rules import Rules
from summarizer.profile import Policy
from summarizer.settings import Settings
from summarizer.store import Store
from summarizer.store.meters import Limits
from summarizer.store.opening import is_postgres, lock

log = logging.getLogger("summarizer.batching")


class Batch:
    """One output folder at work: `submit`, then `results`, then `finish`, in `async with`.

    Only one can work on a folder at a time; the lock dies with the process. `run` is there after `submit`.
    `passed_over` counts, by reason, the files that the inputs left out, for the report.
    """

    def __init__(self, output: Path, order: Order, settings: Settings | None = None) -> None:
        self.output, self.order = output, order
        self.settings = settings or Settings()
        self.plan = Plan()
        self.run: Run | None = None
        self.passed_over: Mapping[str, int] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        try:
            await self._open()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def _open(self) -> None:
        if self.order.store:
            _refuse_unshared(self.order)
        self._stack.callback(lock(self.output).release)
        self.store = self._stack.enter_context(Store(self.order.store or self.output, make=True))
        if self.order.store:
            self._share()
        else:
            self.store.meter.bury(self.store.batches.held())
        self.guard = Guard(self.store, self.order.limits, self.order.workers)
        self._stack.callback(self.guard.close)
        self.model = resolve(self.order.model, self.settings, self.guard)
        if aclose := getattr(self.model, "aclose", None) if self.model is not self.order.model else None:
            self._stack.push_async_callback(aclose)
        self._refuse_blind_budget()
        by_rules = isinstance(self.model, Rules)
        self.workers = rules_lanes() if by_rules else self.order.workers
        self.beside = self._stack.enter_context(processes(by_rules=by_rules))
        self.briefing = briefing_by(self.model, self.order.policy, self.beside, self.guard)
        self.recipe = recipe(self.model.name, self.order.policy, self.settings)
        self.number = self.store.jobs.begin(kept(self.recipe, self.order))

    def _share(self) -> None:
        """Prepare the store for workers; what killed ones held is counted where none is at work."""
        deliveries = _deliveries()
        deliveries.prepare(self.store)
        if not deliveries.alive(self.store):
            self.store.meter.bury()

    def _refuse_blind_budget(self) -> None:
        if self.order.limits.max_cost is not None and self.model.name != "rules" and price(self.model.name) is None:
            raise UsageError(
                f"No price is known for {self.model.name}, so that --max-cost cannot be kept. Use --max-tokens."
            )

    @staticmethod
    def left_in(output: Path, order: Order) -> Order:
        """Return the order with what the last run in a folder was begun with, which `resume` goes on with.

        Limits and styles that the order names itself stand in place of the run's. What is under way at a provider is
        fetched.
        """
        with Store(order.store or output) as store:
            last = store.jobs.last_run()
            under_way = bool(store.batches.under_way())
        if last is None:
            place = store.database.name if order.store else output
            raise UsageError(f"{place} holds no run to go on with. Name the articles and --output {output}.")
        made_by = json.loads(last.settings)
        named = {name: limit for name, limit in asdict(order.limits).items() if limit is not None}
        return replace(
            order,
            model=made_by["model"],
            policy=Policy(**made_by["policy"]),
            limits=Limits(**made_by.get("limits", {}) | named),
            styles=order.styles or made_by.get("styles", STYLES),
            via="batch-api" if under_way or order.via == "batch-api" else made_by.get("via", "calls"),
        )

    def submit(self, given: Iterable[Entry], progress: Callable[[Plan], None] = lambda _: None) -> Plan:
        """Put articles into the store; nothing is spent yet. `progress` hears of each and may raise what ends it."""
        self.plan = submit(
            given,
            self.store,
            run=self.number,
            recipe=digest(self.recipe),
            retry_failed=self.order.retry_failed,
            progress=progress,
            turned=partial(outputs.forget, self.output),
        )
        return self._planned()

    def resume(self) -> Plan:
        """Take up what the last run left, and what came of it meanwhile, by whomever."""
        jobs = self.store.jobs
        if last := jobs.last_run(before=self.number):
            documents = jobs.take_over(self.number, digest(left_by(json.loads(last.settings))))
            if self.order.retry_failed:
                jobs.retry(self.number)
            counts, unreadable = jobs.counts(self.number), jobs.unreadable(self.number)
            shared = documents - unreadable - sum(counts.values())
            self.plan = Plan(documents=documents, unreadable=unreadable, shared=shared, **counts)
        return self._planned()

    def _planned(self) -> Plan:
        outputs.clear_report(self.output)
        self.run = Run(
            self.store,
            self.guard,
            self.briefing,
            nowhere if self.order.store else outputs.writer(self.output, self.order.styles),
            run=self.number,
            workers=self.workers,
            fail_fast=self.order.fail_fast,
        )
        return self.plan

    def results(self, say: Callable[[str], None] = log.info) -> AsyncGenerator[Result, None]:
        """Yield what comes of each article, in the order they finish; `say` hears of a provider's batches."""
        assert self.run is not None  # noqa: S101  submit comes first
        if self.order.fail_fast and self.plan.unreadable:
            self.run.stop("failure", next(self.store.jobs.failures(self.number)).message)
        if self.order.store:
            return self._shared(self.order.store, self.run)
        if self.order.via == "calls" and not self.store.batches.under_way():
            return self.run.results()
        if not hasattr(self.model, "batches"):
            raise UsageError(f"{self.model.name} has no Batch API. Leave --via batch-api out.")
        half = HalfPrice(
            self.store,
            self.guard,
            self.model.batches(),
            limits=self.order.limits,
            model=self.model.name,
            poll_s=self.settings.batch_poll_s,
            say=say,
        )
        return half.results(self.run, self.number, self.output, direct=self.order.repair == "direct")

    async def _shared(self, address: str, run: Run) -> AsyncGenerator[Result, None]:
        from summarizer.batching.shared import Desk, results

        async with Desk(self.store, self.settings, workers=self.workers) as desk:
            desk.own(self.number, run)
            done = results(desk, self.store, address, run=run, number=self.number, workers=self.workers)
            async with aclosing(done):
                async for result in done:
                    yield result

    def finish(self) -> list[Path]:
        """Write tables, page and report; return what was written. Nothing but the report where nothing changed."""
        self.beside.close()  # tables over many briefs need the memory
        written: list[Path] = []
        mended = outputs.complete(self.store, self.output, self.order.styles, shared=self.order.store is not None)
        tally = self.run.tally if self.run else None
        changed = mended or self.plan.new or self.plan.shared or (tally and tally.done)
        if changed or not (self.output / "index.html").exists():
            written += outputs.tables(self.store, self.output, possible(self.order.tables))
        self.store.jobs.end(self.number)
        written.append(outputs.report(self.store, self.output, self.number, self.facts()))
        return written

    def facts(self) -> dict[str, Any]:
        """Return what a run report says besides its failures."""
        run, plan, guard = self.run, self.plan, self.guard
        spent = self.store.meter.spent()
        return {
            "recipe": self.recipe,
            "workers": self.workers,
            "limits": {name: getattr(self.order.limits, name) for name in Limits.__slots__},
            "documents": plan.documents,
            "reused": plan.done,
            "shared": plan.shared,
            "unreadable": plan.unreadable,
            "passed_over": dict(self.passed_over),
            "ending": run.ending if run else "done",
            "done": run.tally.done if run else 0,
            "failed": run.tally.failed if run else 0,
            "rejected_items": run.tally.rejected if run else 0,
            "seconds": round(run.tally.seconds, 1) if run else 0,
            "tokens": {"input": guard.spent.input_tokens, "output": guard.spent.output_tokens},
            "cost_usd": guard.spent.cost_usd,
            "store": {"tokens": spent.tokens, "cost_usd": spent.cost_usd, "unpriced_calls": spent.unpriced},
        }

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()


def _refuse_unshared(order: Order) -> None:
    if not is_postgres(order.store or ""):
        raise UsageError("--store names a database that workers share: postgresql://user@host/database.")
    if order.via != "calls":
        raise UsageError("--via batch-api keeps its batches beside OUT. Leave --store out.")


def _deliveries() -> ModuleType:
    try:
        from summarizer.batching import deliveries
    except ImportError as error:
        raise ConfigurationError("A store on Postgres needs procrastinate: pip install 'summarizer[scale]'") from error
    return deliveries
