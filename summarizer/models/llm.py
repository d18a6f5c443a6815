"""A language model behind an OpenAI-compatible endpoint: openai sends, tenacity tries again, instructor reads.

What is said stands in `talk.py`; here it is driven, sync and async, by clients that are made once. They post what
is ready to be sent: openai's typed interface takes a second to import and walks through every schema again.
"""

import asyncio
import json
import logging
from types import TracebackType
from typing import Any, Self
from weakref import WeakKeyDictionary

import openai
from openai.types.chat import ChatCompletion
from pydantic import SecretStr

from summarizer.errors import InvalidAnswer, Refused, Truncated
from summarizer.models.batches import Batches
from summarizer.models.clients import Clients
from summarizer.models.completions import usage_of
from summarizer.models.failures import Scene
from summarizer.models.ledger import Call, Ledger
from summarizer.models.prices import price
from summarizer.models.retries import aretrying, retrying
from summarizer.models.talk import Habits, Outcome, Parameters, Talk, quiet
from summarizer.models.wire import Mode
from summarizer.request import Answer, Request
from summarizer.schemas.brief import Usage
from summarizer.settings import Settings

_CONNECT_S = 10
_PATH = "/chat/completions"
_KEY: Any = {"security": {"bearer_auth": True}}
"""Sent with the key alone: openai would add the administrator's where `OPENAI_ADMIN_KEY` is set."""

habits: dict[tuple[str, str], Habits] = {}
"""What each endpoint takes, by base URL and model, learnt in this run."""


FOREIGN = (openai.OpenAIError, json.JSONDecodeError)
"""What openai raises, and what it lets through: a body that is no JSON."""


class _Quiet(logging.Filter):
    """Keeps openai from logging whole requests at DEBUG while one of ours is under way."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        return not quiet.get()


logging.getLogger("openai._base_client").addFilter(_Quiet())


class LLM:
    """Answers requests by a chat completions endpoint. Close it, or use it in `with` or `async with`.

    `name` is what stands in briefs and finds the price; `model` is what the endpoint calls it; `mode` is how
    structured answers are asked for first; `key_variable` is named in errors; a `ledger` serves `aanswer`.
    Raises `KeyRejected`, `UnknownModel`, or a `ModelError` whose `usage` counts what was paid.
    """

    def __init__(
        self,
        name: str,
        *,
        model: str,
        base_url: str,
        settings: Settings,
        api_key: SecretStr | None = None,
        key_variable: str = "api_key",
        mode: Mode = "json_schema",
        ledger: Ledger | None = None,
    ) -> None:
        self._name = name
        self._ledger = ledger
        self._model = model
        self._settings = settings
        self._scene = Scene(name, base_url, key_variable, settings.timeout_s)
        self._habits = habits.setdefault((base_url, model), Habits(mode))
        self._price = price(name)
        self._options: dict[str, Any] = {
            "api_key": api_key.get_secret_value() if api_key else "none",
            "base_url": base_url,
            "timeout": openai.Timeout(settings.timeout_s, connect=min(_CONNECT_S, settings.timeout_s)),
            "max_retries": 0,  # tenacity's task
        }
        self._client: openai.OpenAI | None = None
        self._aclients: WeakKeyDictionary[asyncio.AbstractEventLoop, Clients] = WeakKeyDictionary()

    @property
    def name(self) -> str:
        """The name that goes into the brief, for instance `openai/gpt-5-mini`."""
        return self._name

    def answer(self, request: Request) -> Answer:
        """Answer one request."""
        talk = self._talk(request)
        outcome: Outcome | None = None
        while (parameters := talk.next(outcome)) is not None:
            try:
                outcome = retrying(self._settings)(self._attempt, talk, parameters)
            except FOREIGN as error:
                outcome = error
        return _answer(talk)

    async def aanswer(self, request: Request) -> Answer:
        """Answer one request without blocking the event loop."""
        if self._ledger is not None:
            return await self._by_ledger(request, self._ledger)
        talk = self._talk(request)
        outcome: Outcome | None = None
        while (parameters := talk.next(outcome)) is not None:
            try:
                outcome = await aretrying(self._settings)(self._aattempt, talk, parameters)
            except FOREIGN as error:
                outcome = error
        return _answer(talk)

    async def _by_ledger(self, request: Request, ledger: Ledger) -> Answer:
        """Answer from what was kept, and keep what is answered, call by call."""
        talk = self._talk(request)
        outcome: Outcome | None = None
        heard: list[str] = []
        try:
            while (parameters := talk.next(outcome)) is not None:
                call = Call(self._name, parameters, self._price)
                heard.append(call.key)
                async with ledger.turn(call) as kept:
                    try:
                        outcome = await self._once(talk, call, ledger, kept)
                    except FOREIGN as error:
                        outcome = error
        except (InvalidAnswer, Truncated, Refused):
            await ledger.forget(heard)  # asked for again, they would only fail again
            raise
        return _answer(talk)

    async def _once(self, talk: Talk, call: Call, ledger: Ledger, kept: bytes | None) -> ChatCompletion:
        if kept is not None:
            with talk.attempt():
                return ChatCompletion.construct(**json.loads(kept))
        return await aretrying(self._settings)(self._held, talk, call, ledger)

    async def _held(self, talk: Talk, call: Call, ledger: Ledger) -> ChatCompletion:
        async with ledger.attempt(call) as attempt:
            completion = await self._aattempt(talk, call.parameters)
            answered = isinstance(completion, ChatCompletion) and completion.choices
            kept = completion.model_dump_json(exclude_unset=True).encode() if answered else None
            await attempt.paid(kept, usage_of(completion, self._price) if answered else Usage())
        return completion

    def _attempt(self, talk: Talk, parameters: Parameters) -> ChatCompletion:
        """Make one HTTP attempt: nothing else in the sync path touches the network."""
        if self._client is None:
            self._client = openai.OpenAI(**self._options)
        with talk.attempt():
            return self._client.post(_PATH, body=parameters, cast_to=ChatCompletion, options=_KEY)

    async def _aattempt(self, talk: Talk, parameters: Parameters) -> ChatCompletion:
        """Make one HTTP attempt: nothing else in the async path touches the network."""
        with talk.attempt(), self._clients().lent() as client:
            return await client.post(_PATH, body=parameters, cast_to=ChatCompletion, options=_KEY)

    def _clients(self) -> Clients:
        loop = asyncio.get_running_loop()
        if loop not in self._aclients:  # connections belong to the loop that opened them
            self._aclients[loop] = Clients(self._options)
        return self._aclients[loop]

    def batches(self) -> Batches:
        """Return the endpoint's Batch API, to be used in the running event loop."""
        return Batches(self._clients().first, self._scene, self._settings, self._name, self._price)

    def _talk(self, request: Request) -> Talk:
        return Talk(
            request,
            model=self._model,
            scene=self._scene,
            habits=self._habits,
            answer_mode=self._settings.answer_mode,
            max_output_tokens=self._settings.max_output_tokens,
            price=self._price,
            log_content=self._settings.log_content,
        )

    def close(self) -> None:
        """Close the sync connections; the next answer opens new ones."""
        client, self._client = self._client, None
        if client:
            client.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop, and the sync ones."""
        self.close()
        clients = self._aclients.pop(asyncio.get_running_loop(), None)
        if clients:
            await clients.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _answer(talk: Talk) -> Answer:
    assert talk.value is not None  # noqa: S101  the talk has ended
    return Answer(talk.value, talk.usage)
