"""A provider's Batch API: requests sent as a file, answered within a day at half the price.

platform.openai.com/docs/guides/batch. Nothing is sent twice: a batch carries a tag of ours, and one whose making was
not confirmed is looked for by it.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import openai
from openai.types.chat import ChatCompletion

from summarizer.models.completions import BATCH_TIER, UNTOLD, usage_of
from summarizer.models.failures import Scene, failure
from summarizer.models.ledger import Call
from summarizer.models.prices import Price
from summarizer.models.retries import aretrying, is_transient
from summarizer.schemas.brief import Usage
from summarizer.settings import Settings

T = TypeVar("T")

MOST_REQUESTS = 50_000
MOST_BYTES = 190_000_000
"""Of one file; the provider's own limit is 200 MB."""

_ENDPOINT: Final = "/v1/chat/completions"
_TAG = "summarizer"
_ENDED = {"completed", "expired", "cancelled", "failed"}
_LISTED = 100


@dataclass(frozen=True, slots=True)
class State:
    """How far a batch is: `answered` of `total` requests. `said` is why it failed as a whole."""

    status: str
    answered: int
    total: int
    files: tuple[str, ...]
    said: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status in _ENDED


def line(call: Call) -> str:
    """Return a call as a line of a batch's file, its key as the id that the answer will carry."""
    body = {"custom_id": call.key, "method": "POST", "url": _ENDPOINT, "body": call.parameters}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"


class Batches:
    """Sends files of requests and fetches their answers. Raises ModelError and ConfigurationError."""

    def __init__(
        self, client: openai.AsyncOpenAI, scene: Scene, settings: Settings, name: str, price: Price | None
    ) -> None:
        self._client, self._scene, self._settings = client, scene, settings
        self._name, self._price = name, price

    async def send(self, path: Path, tag: str) -> str:
        """Upload a file and make a batch of it; return its id. A batch of the same tag is made once."""
        uploaded = await self._tried(lambda: self._client.files.create(file=path, purpose="batch"))
        for attempt in range(self._settings.max_attempts):
            try:
                batch = await self._client.batches.create(
                    input_file_id=uploaded.id,
                    endpoint=_ENDPOINT,
                    completion_window="24h",
                    metadata={_TAG: tag},
                )
            except openai.OpenAIError as error:
                if not is_transient(error) or attempt + 1 == self._settings.max_attempts:
                    raise failure(error, self._scene, Usage(requests=1)) from None
                await asyncio.sleep(min(2**attempt, 30))
                if made := await self.find(tag):
                    return made
            else:
                return batch.id
        raise AssertionError  # the last attempt returns or raises

    async def find(self, tag: str) -> str | None:
        """Return the id of the batch with a tag, None where it was never made."""

        async def search() -> str | None:
            async for batch in self._client.batches.list(limit=_LISTED):
                if (batch.metadata or {}).get(_TAG) == tag:
                    return batch.id
            return None

        return await self._tried(search)

    async def look(self, batch_id: str) -> State:
        """Return how far a batch is."""
        batch = await self._tried(lambda: self._client.batches.retrieve(batch_id))
        counts = batch.request_counts
        errors = (batch.errors and batch.errors.data) or []
        return State(
            batch.status,
            counts.completed if counts else 0,
            counts.total if counts else 0,
            tuple(name for name in (batch.output_file_id, batch.error_file_id) if name),
            "; ".join(error.message or error.code or "" for error in errors[:3]),
        )

    async def answers(self, file_id: str) -> AsyncIterator[tuple[str, bytes | None, Usage]]:
        """Yield key, completion and cost of each line of a file, in whatever order; None for a request that failed."""
        content = await self._tried(lambda: self._client.files.content(file_id))
        for text in content.content.split(b"\n"):  # signs within an answer end lines of text as well
            if text.strip():
                yield self._answer(text)

    def _answer(self, text: bytes) -> tuple[str, bytes | None, Usage]:
        try:
            said: dict[str, Any] = json.loads(text)
        except ValueError:
            return "", None, Usage()
        response = said.get("response") or {}
        body = response.get("body") or {}
        if response.get("status_code") != 200 or not body.get("choices"):
            return str(said.get("custom_id")), None, Usage()
        body |= {"service_tier": BATCH_TIER}
        usage = usage_of(ChatCompletion.construct(**body), self._price) or UNTOLD
        return str(said["custom_id"]), json.dumps(body, ensure_ascii=False).encode(), usage

    async def _tried(self, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask what may be asked again, with the usual retries."""

        async def once() -> T:
            return await ask()

        try:
            found: T = await aretrying(self._settings)(once)
        except openai.OpenAIError as error:
            raise failure(error, self._scene, Usage(requests=1)) from None
        return found
