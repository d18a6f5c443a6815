"""The pipeline: number, draft, ground, check, repair, judge, grade, as a generator that asks and is answered.

It does no I/O and never knows who answers. `run` and `arun` drive it with a model, and with a second one that judges.
"""

from collections.abc import Collection, Generator, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from typing import Protocol, Self, TypeVar, cast

from pydantic import BaseModel

from summarizer import prompts
from summarizer.checks import check_article, check_item
from summarizer.errors import ChecksFailed, ConfigurationError, ModelError, SummarizerError, UnreadableInput
from summarizer.ground import Item
from summarizer.judge import TEMPLATE, judging
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.repair import corrected, repair_request
from summarizer.request import Answer, Model, Request
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Finding, Generation, Rejected, Usage
from summarizer.schemas.values import OnError
from summarizer.settings import Settings

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
Pieces = dict[str, BaseModel]
Asking = Generator[Request, BaseModel, Result]


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
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)


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


def steps(
    article: Article, profile: Profile[Result], policy: Policy, model: str, judge: str | None = None
) -> Generator[Request, Answer, Result]:
    """Yield requests, be sent answers, return the result. `model` and `judge` are the names that go into it.

    A driver throws a ModelError in where a request could not be answered. Usage is added up over all requests,
    that of failed ones too, and leaves with the result or with the error; that of the judge stands apart.
    """
    outcome, usage, judge_usage = yield from metered(_work(article, profile, policy, judged=judge is not None))
    made = replace(outcome, usage=usage, model=model, judge=judge, judge_usage=judge_usage if judge else None)
    return profile.result(made)


def metered(work: Asking[Result]) -> Generator[Request, Answer, tuple[Result, Usage, Usage]]:
    """Pass requests on and answers in; return the result, what it cost, and what the judge cost."""
    usage, judge_usage = Usage(), Usage()
    try:
        request = next(work)
        while True:
            try:
                answer = yield request
            except (ModelError, ConfigurationError) as error:
                paid = getattr(error, "usage", None) or Usage()
                usage, judge_usage = _added(request, paid, usage, judge_usage)
                if isinstance(error, ModelError):
                    error.usage = usage + judge_usage
                request = work.throw(error)
            else:
                usage, judge_usage = _added(request, answer.usage, usage, judge_usage)
                request = work.send(answer.value)
    except StopIteration as done:
        return done.value, usage, judge_usage


def _added(request: Request, paid: Usage, usage: Usage, judge_usage: Usage) -> tuple[Usage, Usage]:
    return (usage, judge_usage + paid) if request.stage == "judge" else (usage + paid, judge_usage)


def run(asking: Generator[Request, Answer, Result], model: Model, judge: Model | None = None) -> Result:
    """Drive the steps with a model, and with another where there is one to judge; return their result."""
    try:
        request = next(asking)
        while True:
            try:
                answer = _asked(request, model, judge).answer(request)
            except (ModelError, ConfigurationError) as error:
                request = asking.throw(error)
            else:
                request = asking.send(answer)
    except StopIteration as done:
        return cast("Result", done.value)


async def arun(asking: Generator[Request, Answer, Result], model: Model, judge: Model | None = None) -> Result:
    """Drive the steps without blocking the event loop."""
    try:
        request = next(asking)
        while True:
            try:
                answer = await _asked(request, model, judge).aanswer(request)
            except (ModelError, ConfigurationError) as error:
                request = asking.throw(error)
            else:
                request = asking.send(answer)
    except StopIteration as done:
        return cast("Result", done.value)


def _asked(request: Request, model: Model, judge: Model | None) -> Model:
    return judge if judge is not None and request.stage == "judge" else model


def _work(article: Article, profile: Profile[Result], policy: Policy, *, judged: bool = False) -> Asking[Outcome]:
    reading = Reading(article, number(article))
    if not reading.told:
        raise UnreadableInput("The article has no sentences to brief. Pass the text of a news article.")
    pieces = yield from profile.draft(reading, policy)
    verdicts = judge(profile.ground(pieces, reading), reading)
    withdrawn: dict[str, Verdict] = {}
    findings = list(check_article(reading))
    rounds = 0
    while rounds < policy.repair_rounds and any(verdict.failed for verdict in verdicts.values()):
        rounds += 1
        try:
            answer = yield repair_request(_failed(verdicts), reading, pieces.values())
        except (ModelError, ConfigurationError) as error:
            # The draft is paid for: it is kept, and the failed items are rejected as they stand.
            findings.append(_not_repaired(error))
            break
        failed = {name: verdict for name, verdict in verdicts.items() if verdict.failed}
        withdrawn |= {name: failed[name] for name in apply_corrections(answer, pieces, among=failed)}
        verdicts = judge(profile.ground(pieces, reading), reading)
    accepted, rejected = _divide(profile, policy, verdicts, withdrawn)
    if judged:
        accepted, about_run = yield from _second_read(accepted, reading)
        findings += about_run
    return Outcome(reading, pieces, accepted, rejected, tuple(findings), rounds)


def _second_read(accepted: dict[str, Verdict], reading: Reading) -> Asking[tuple[dict[str, Verdict], list[Finding]]]:
    """Put what a second reader says of the accepted items beside what the checks say; it changes nothing else."""
    said = yield from judging((verdict.item for verdict in accepted.values()), reading)
    beside = {
        name: replace(verdict, findings=(*verdict.findings, *(f for f in said if f.item == name)))
        for name, verdict in accepted.items()
    }
    return beside, [finding for finding in said if finding.item not in accepted]


def judge(items: dict[str, Item], reading: Reading) -> dict[str, Verdict]:
    """Check every item."""
    return {name: Verdict(item, check_item(item, reading)) for name, item in items.items()}


def apply_corrections(answer: BaseModel, pieces: Pieces, *, among: Collection[str]) -> list[str]:
    """Put the corrections of the pieces asked about in place; take out the withdrawn ones and return their ids.

    A correction of anything else was not asked for and changes nothing.
    """
    gone = []
    for correction in getattr(answer, "corrections", ()):
        if correction.id not in among or correction.id not in pieces:
            continue
        better = corrected(pieces[correction.id], correction)
        if better is None:
            gone.append(correction.id)
            del pieces[correction.id]
        else:
            pieces[correction.id] = better
    return gone


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


def _failed(verdicts: dict[str, Verdict]) -> dict[str, tuple[Item, tuple[Finding, ...]]]:
    return {
        name: (verdict.item, tuple(finding for finding in verdict.findings if finding.severity == "error"))
        for name, verdict in verdicts.items()
        if verdict.failed
    }


def _not_repaired(error: SummarizerError) -> Finding:
    return Finding(
        check="repair", severity="warning", item="article", message=f"Failed items were not repaired: {error}"
    )


def _divide(
    profile: Profile[Result], policy: Policy, verdicts: dict[str, Verdict], withdrawn: dict[str, Verdict]
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """Return what is accepted and what is rejected, as `on_error` says. Without any evidence nothing is kept."""
    failed = {name: verdict for name, verdict in verdicts.items() if verdict.failed}
    if policy.on_error == "raise" and (failed or withdrawn):
        raise _checks_failed((*failed.values(), *withdrawn.values()))
    if policy.on_error == "keep":
        failed = {name: verdict for name, verdict in failed.items() if not verdict.item.evidence}
    rejected = failed | withdrawn
    for name, finding in profile.orphans(verdicts, rejected.keys()).items():
        rejected.setdefault(name, replace(verdicts[name], findings=(*verdicts[name].findings, finding)))
    return {name: verdict for name, verdict in verdicts.items() if name not in rejected}, rejected


def _checks_failed(verdicts: Collection[Verdict]) -> ChecksFailed:
    findings = tuple(finding for verdict in verdicts for finding in verdict.findings)
    return ChecksFailed(
        f"{len(verdicts)} items failed their checks, the first: {findings[0].message} "
        'Use on_error="reject" to get the brief without them.',
        findings=findings,
    )
