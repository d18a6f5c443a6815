"""One request talked through with one endpoint, without I/O: what is sent next, and when it ends.

Sync and async drive the same generator. It yields the parameters of a chat completion and is sent what came of
it, a completion or an exception; it falls back to what the endpoint takes, asks again, counts, and gives up.
"""

import logging
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import openai
from openai.types.chat import ChatCompletion
from pydantic import BaseModel

from summarizer.models import failures, wire
from summarizer.models.completions import UNTOLD, read, refuse_unreadable, text_of, usage_of
from summarizer.models.prices import Price
from summarizer.models.retries import status_within
from summarizer.request import Request
from summarizer.schemas.brief import Usage
from summarizer.settings import AnswerMode

log = logging.getLogger("summarizer.models")

Parameters = dict[str, Any]
Outcome = ChatCompletion | Exception

RE_ASKS = 2
LARGER = 4
"""A truncated answer is asked for again once, with this many times the tokens."""

REASONING_TOKENS = 25_000
"""Reserved on top for models that think first (platform.openai.com/docs/guides/reasoning)."""

LAST_ANSWER_CHARACTERS = 12_000
ERRORS_SHOWN = 20

_LADDER: tuple[wire.Mode, ...] = ("json_schema", "tools", "json")
_REFUSES: dict[wire.Mode, re.Pattern[str]] = {
    "json_schema": re.compile(r"response_?format|json_?schema|structured.output|grammar|guided", re.IGNORECASE),
    "tools": re.compile(r"\btool|function", re.IGNORECASE),
}
_TOO_LARGE = re.compile(r"max_(completion_)?tokens[^.]{0,40}(too large|at most|exceed)", re.IGNORECASE)
_FORM_STATUSES = {400, 404, 422}

quiet: ContextVar[bool] = ContextVar("quiet", default=False)
"""True while a request of ours is under way whose content must not be logged by the libraries beneath."""


@dataclass(slots=True)
class Habits:
    """What an endpoint turned out to take, learnt from its refusals and kept for the run."""

    mode: wire.Mode = "json_schema"
    limit: str = "max_completion_tokens"


@dataclass(slots=True)
class Talk:
    """One request under way. `usage` counts every attempt, failed ones too."""

    request: Request
    model: str
    scene: failures.Scene
    habits: Habits
    answer_mode: AnswerMode = "auto"
    max_output_tokens: int | None = None
    price: Price | None = None
    log_content: bool = False
    usage: Usage = field(default_factory=Usage)
    _turns: Generator[Parameters, Outcome | None, BaseModel] | None = None
    value: BaseModel | None = None

    def next(self, outcome: Outcome | None) -> Parameters | None:
        """Take what came of the last parameters and return the next; None once `value` is there.

        Raises what ends the talk: `ModelError` or `ConfigurationError`.
        """
        try:
            if self._turns is None:
                self._turns = self._talk()
                return next(self._turns)
            # A client may return nothing at all for a body that is `null`: that too is an outcome.
            return self._turns.send(outcome)
        except StopIteration as end:
            self.value = end.value
            return None

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Surround one HTTP attempt: count it, and keep its content out of the libraries' logs."""
        self.usage += Usage(requests=1)
        token = quiet.set(not self.log_content)
        try:
            yield
        finally:
            quiet.reset(token)

    def _talk(self) -> Generator[Parameters, Outcome | None, BaseModel]:
        refuse_unreadable(self.request.answer)
        limit, enlarged = self._limit(), False
        mending: list[dict[str, str]] = []
        asked = 0
        while True:
            parameters, mode = self._parameters(limit, mending)
            outcome = yield parameters
            if isinstance(outcome, Exception):
                if self._adapts(outcome, mode, parameters):
                    continue
                if enlarged and _limit_too_large(outcome):
                    raise failures.truncated(self.scene, self.usage, limit=limit)
                raise failures.failure(outcome, self.scene, self.usage)
            asked += 1
            completion = self._heard(outcome)
            choice = completion.choices[0]
            if choice.finish_reason == "length":
                if enlarged:
                    raise failures.truncated(self.scene, self.usage, limit=limit)
                limit, enlarged = limit * LARGER, True
                continue
            value, errors = read(self.request.answer, completion)
            if value is not None:
                return value
            if asked > RE_ASKS + enlarged:
                raise failures.invalid(self.scene, self.usage, asked=asked, cls=self.request.answer)
            mending = [] if self._ignored(mode, text_of(choice)) else self._mending(text_of(choice), errors, mode)

    def _mending(self, answer: str, errors: list[str], mode: wire.Mode) -> list[dict[str, str]]:
        """Return the two messages that follow a bad answer: the answer, cut to a bound, and what is wrong with it.

        An endpoint that let it through may not have shown its model the schema: it goes along, unless it stands in
        the first message already.
        """
        shown = answer if len(answer) <= LAST_ANSWER_CHARACTERS else answer[:LAST_ANSWER_CHARACTERS] + "…"
        wrong = "\n".join(f"- {error}" for error in errors[:ERRORS_SHOWN])
        schema = "" if mode == "json" else f"\nThe schema: {wire.schema_text(self.request.answer)}"
        ask = f"This answer does not fit the schema:\n{wrong}\nGive the whole answer again, corrected.{schema}"
        return [{"role": "assistant", "content": shown}, {"role": "user", "content": ask}]

    def _limit(self) -> int:
        allowance = REASONING_TOKENS if self.price and self.price.reasons else 0
        return self.max_output_tokens or self.request.max_output_tokens + allowance

    def _parameters(self, limit: int, mending: list[dict[str, str]]) -> tuple[Parameters, wire.Mode]:
        """Return what to send: the request's own messages and, after a bad answer, that answer and its errors alone."""
        mode = self.habits.mode if self.answer_mode == "auto" else self.answer_mode
        parameters = wire.asking(self.request.answer, mode, self.request.messages)
        parameters["messages"] += mending
        if self.log_content:
            log.debug("to %s: %s", self.scene.name, parameters["messages"])
        return {"model": self.model, self.habits.limit: limit, **parameters}, mode

    def _ignored(self, mode: wire.Mode, answer: str) -> bool:
        """Step down where the answer is no JSON at all: the endpoint took the demand and did not heed it."""
        if "{" in answer or self.answer_mode != "auto" or mode == _LADDER[-1]:
            return False
        self.habits.mode = _LADDER[_LADDER.index(mode) + 1]
        return True

    def _adapts(self, error: Exception, mode: wire.Mode, sent: Parameters) -> bool:
        """Learn from a refusal what the endpoint does not take; False where there is nothing to learn."""
        if not isinstance(error, openai.APIStatusError) or error.status_code not in _FORM_STATUSES:
            return False
        if failures.overflows(error):
            return False
        told = f"{error.param or ''} {error.message}"
        if "max_completion_tokens" in sent and "max_completion_tokens" in told and not _limit_too_large(error):
            self.habits.limit = "max_tokens"
            return True
        refuses = _REFUSES.get(mode)
        if self.answer_mode != "auto" or refuses is None or not refuses.search(told):
            return False
        self.habits.mode = _LADDER[_LADDER.index(mode) + 1]
        return True

    def _heard(self, completion: ChatCompletion | None) -> ChatCompletion:
        """Count a completion and return it; raises where there is none, or no choice in it, or the model declined."""
        if not isinstance(completion, ChatCompletion) or not (completion.choices and completion.choices[0].message):
            raise failures.no_completion(self.scene, self.usage, status=status_within(completion))
        self.usage += usage_of(completion, self.price) or UNTOLD
        choice = completion.choices[0]
        if self.log_content:
            log.debug("from %s: %s", self.scene.name, text_of(choice))
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise failures.refused(self.scene, self.usage)
        return completion


def _limit_too_large(error: Exception) -> bool:
    return isinstance(error, openai.BadRequestError) and bool(_TOO_LARGE.search(error.message))
