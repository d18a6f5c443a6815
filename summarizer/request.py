"""What a stage asks and a model answers: one protocol, two frozen records. Nothing here talks to a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypedDict, runtime_checkable

from pydantic import BaseModel

from summarizer.reading import Reading
from summarizer.schemas.brief import Usage

Stage = Literal["draft", "window", "headline", "repair", "judge"]


class Message(TypedDict):
    """One chat message, finished: nothing renders it again."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """Finished messages and the class that the answer must fit.

    `reading`, `sentences` (the numbers asked about), `max_items` and `draft` (what has been written so far) are
    there for models that work on this machine; a language model gets the messages alone. `max_output_tokens`
    bounds the answer.
    """

    stage: Stage
    messages: tuple[Message, ...]
    answer: type[BaseModel]
    reading: Reading
    sentences: Sequence[int]
    max_items: int
    max_output_tokens: int
    draft: BaseModel | None = None

    @property
    def characters(self) -> int:
        """Characters of all messages; the schema comes on top."""
        return sum(len(message["content"]) for message in self.messages)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: an instance of `request.answer`, untrusted, and what it cost."""

    value: BaseModel
    usage: Usage


@runtime_checkable
class Model(Protocol):
    """Anything that answers requests. Errors are `ModelError` or `ConfigurationError`."""

    @property
    def name(self) -> str:
        """The name that goes into the brief, for instance `openai/gpt-5-mini`."""
        ...

    def answer(self, request: Request) -> Answer:
        """Answer one request."""
        ...

    async def aanswer(self, request: Request) -> Answer:
        """Answer one request without blocking the event loop."""
        ...
