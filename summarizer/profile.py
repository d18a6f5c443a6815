"""What a profile is: a schema with its prompts, asked by a policy, handed what passed the checks and what did not."""

from collections.abc import Collection, Generator, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Protocol, Self, TypeVar

from pydantic import BaseModel

from summarizer import prompts
from summarizer.ground import Item
from summarizer.judge import TEMPLATE
from summarizer.reading import Reading
from summarizer.request import Request
from summarizer.schemas.brief import Finding, Generation, Rejected, Usage
from summarizer.schemas.values import OnError
from summarizer.settings import Settings

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)

Pieces = dict[str, BaseModel]
"""A draft in pieces, by id."""

Asking = Generator[Request, BaseModel, Result]
"""Yields requests and is sent what was answered."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a caller decides about a run. `max_items` None derives the number from the article's length."""

    on_error: OnError = "reject"
    repair_rounds: int = 1
    window_words: int = 12_000
    max_items: int | None = None

    @classmethod
    def of(cls, settings: Settings, *, on_error: OnError | None = None, max_items: int | None = None) -> Self:
        """Return what the settings say where the call says nothing."""
        return cls(
            on_error=on_error or settings.on_error,
            repair_rounds=settings.repair_rounds,
            window_words=settings.window_words,
            max_items=max_items or settings.max_items,
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item with what the checks have against it."""

    item: Item
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that fail it; none where it passed."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a profile needs to write its result. `findings` are about the article or the run, not about an item."""

    reading: Reading
    pieces: Pieces
    accepted: dict[str, Verdict]
    rejected: dict[str, Verdict]
    findings: tuple[Finding, ...]
    repair_rounds: int
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    judge: str | None = None
    judge_usage: Usage | None = None

    @property
    def rejections(self) -> tuple[Rejected, ...]:
        """What was rejected, as the model wrote it, with what is wrong."""
        return tuple(
            Rejected(
                id=name,
                kind=verdict.item.kind,
                item=verdict.item.draft.model_dump(mode="json") if verdict.item.draft else {},
                findings=verdict.findings,
            )
            for name, verdict in self.rejected.items()
        )


class Profile(Protocol[Result_co]):
    """A schema, its prompts, and what becomes of its items."""

    @property
    def name(self) -> str:
        """The name that goes into the result."""
        ...

    def draft(self, reading: Reading, policy: Policy) -> Asking[Pieces]:
        """Ask for the draft and return its pieces by id."""
        ...

    def ground(self, pieces: Pieces, reading: Reading) -> dict[str, Item]:
        """Ground every piece."""
        ...

    def orphans(self, verdicts: dict[str, Verdict], gone: Collection[str]) -> dict[str, Finding]:
        """Return what falls with the pieces that are gone, and why."""
        ...

    def result(self, outcome: Outcome) -> Result_co:
        """Write the result from what passed and what did not."""
        ...


@cache
def _version() -> str:
    return version("summarizer")


def generation_of(outcome: Outcome, profile: str, instructions: Iterable[str]) -> Generation:
    """Return the disclosure of what made a result."""
    return Generation(
        system="summarizer",
        version=_version(),
        model=outcome.model,
        profile=profile,
        prompt_sha256=prompts.sha256(*instructions, *([prompts.source(TEMPLATE)] if outcome.judge else [])),
        repair_rounds=outcome.repair_rounds,
        usage=outcome.usage,
        judge=outcome.judge,
        judge_usage=outcome.judge_usage,
    )
