"""By the provider's Batch API, at half the price: whatever has to be asked is gathered, sent as files, and fetched.

The answers go where all answers go, so that the run that follows finds them there. Killed at any moment it goes on:
a batch is noted before it is made, and looked for by its tag where its making was not confirmed.
"""

import uuid
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarizer.batching.guard import Guard
from summarizer.batching.run import Result, Run
from summarizer.errors import EndpointUnreachable
from summarizer.models.batches import MOST_BYTES, MOST_REQUESTS, Batches, State, line
from summarizer.models.ledger import Call
from summarizer.schemas.brief import Usage
from summarizer.store import Store
from summarizer.store.batches import Sent
from summarizer.store.meters import Limits, Worst

ROUNDS = 6
"""Drafts, re-asks, a larger limit, repairs and theirs; each may take the provider a day."""

Said = Callable[[str], None]
_FILE = ".batch-{}.jsonl"


class HalfPrice:
    """Works off a run by batches. `direct` asks for re-asks and repairs one by one, at the usual price."""

    def __init__(
        self, store: Store, guard: Guard, api: Batches, *, limits: Limits, model: str, poll_s: float, say: Said
    ) -> None:
        self._store, self._guard, self._api = store, guard, api
        self._limits, self._model, self._poll_s, self._say = limits, model, poll_s, say

    async def results(self, run: Run, number: int, folder: Path, *, direct: bool) -> AsyncGenerator[Result, None]:
        """Yield results as their last answer comes. What is still open after all rounds waits."""
        _clear(folder)
        await self._confirmed()
        for round_ in range(ROUNDS):
            await self._fetched()
            if direct and round_:
                break
            with Spool(folder, self._store, self._limits) as spool:
                self._guard.gather = spool.add
                try:
                    async with aclosing(run.results()) as results:
                        async for result in results:
                            yield result
                finally:
                    self._guard.gather = None
                    spool.close()
                if self._guard.stopping or not await self._sent(spool, number):
                    if spool.refused and not self._guard.stopping:
                        run.stop("budget", "The next batch could pass the limit.")
                    return
        if direct:
            async with aclosing(run.results()) as results:
                async for result in results:
                    yield result

    async def _confirmed(self) -> None:
        """Find the batches whose making was not confirmed; those that were never made are forgotten."""
        for sent in self._store.batches.under_way():
            if sent.id is None:
                if made := await self._api.find(sent.tag):
                    self._store.batches.confirm(sent.tag, made)
                else:
                    self._store.meter.settle(sent.worst, Usage(), self._limits)
                    self._store.batches.drop(sent.tag)

    async def _sent(self, spool: "Spool", number: int) -> bool:
        """Send what was gathered; False where there was nothing."""
        gathered = bool(spool.files)
        while spool.files:
            path, requests, worst = spool.files[0]
            sent = Sent(f"{number}-{uuid.uuid4().hex}", None, requests, worst)
            self._store.batches.announce(number, sent)
            del spool.files[0]  # what is announced is the store's to settle
            try:
                self._store.batches.confirm(sent.tag, await self._api.send(path, sent.tag))
            finally:
                path.unlink(missing_ok=True)
            self._say(f"Sent a batch of {requests:,} requests. It may take a day; --resume fetches it any time.")
        return gathered

    async def _fetched(self) -> None:
        """Wait for all batches under way and keep their answers; a stop leaves them with the provider."""
        while not self._guard.stopping and (waiting := self._store.batches.under_way()):
            for sent in waiting:
                state = await self._api.look(sent.id or "")
                if state.ended:
                    await self._kept(sent, state)
            if self._store.batches.under_way():
                await self._guard.rest(self._poll_s)

    async def _kept(self, sent: Sent, state: State) -> None:
        usage, failed = Usage(), 0
        for file_id in state.files:
            async for key, completion, cost in self._api.answers(file_id):
                if completion is None:
                    failed += 1
                    continue
                usage += cost
                await self._guard.by_hand(self._store.answers.put, key, self._model, completion)
        self._guard.spent += usage
        self._store.meter.settle(sent.worst, usage, Limits())
        self._store.batches.drop(sent.tag)
        self._say(f"A batch of {sent.requests:,} requests {state.status}: {state.answered:,} answered.")
        if state.status == "failed":
            raise EndpointUnreachable(
                f"The provider refused a batch: {state.said or 'no reason given'}. See to it, then --resume."
            )


def _clear(folder: Path) -> None:
    """Remove the files that a killed run gathered: nobody else is at work in the folder."""
    for left in folder.glob(_FILE.format("*")):
        left.unlink(missing_ok=True)


class Spool:
    """Gathers calls into files that the provider takes, each call once, within the limits. Use it in `with`.

    `files` are those that are not on their way yet; at the end of the block nothing is held for them any more.
    """

    def __init__(self, folder: Path, store: Store, limits: Limits) -> None:
        self.files: list[tuple[Path, int, Worst]] = []
        self.refused = 0
        self._folder, self._store, self._limits = folder, store, limits
        self._seen: set[str] = set()
        self._file: IO[bytes] | None = None
        self._bytes = self._count = 0
        self._worst = Worst(0, 0.0, 0)

    def add(self, call: Call) -> None:
        """Take a call that was not answered yet."""
        if call.key in self._seen:
            return
        most = call.worst
        worst = Worst(most.input_tokens + most.output_tokens, (most.cost_usd or 0.0) / 2, 0)
        limits = Limits(max_cost=self._limits.max_cost, max_tokens=self._limits.max_tokens)
        if self._store.meter.admit(worst, limits) is None:
            self.refused += 1
            return
        self._seen.add(call.key)
        text = line(call).encode("utf-8", "replace")
        if self._count == MOST_REQUESTS or self._bytes + len(text) > MOST_BYTES:
            self.close()
        if self._file is None:
            self._file = (self._folder / _FILE.format(uuid.uuid4().hex)).open("wb")
        self._file.write(text)
        self._bytes, self._count = self._bytes + len(text), self._count + 1
        self._worst = Worst(self._worst.tokens + worst.tokens, self._worst.cost_usd + worst.cost_usd, 0)

    def close(self) -> None:
        """End the file at hand."""
        if self._file is not None:
            self._file.close()
            self.files.append((Path(self._file.name), self._count, self._worst))
        self._file, self._bytes, self._count, self._worst = None, 0, 0, Worst(0, 0.0, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path, _, worst in self.files:
            path.unlink(missing_ok=True)
            self._store.meter.settle(worst, Usage(), Limits())
