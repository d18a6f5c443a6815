"""The pipeline: number, draft, ground, check, repair, judge, grade, as a generator that asks and is answered.

It does no I/O and never knows who answers: `driving` puts its requests to a model.
"""

from collections.abc import Collection, Generator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from summarizer.checks import check_article, check_item
from summarizer.driving import metered
from summarizer.errors import ChecksFailed, ConfigurationError, ModelError, SummarizerError, UnreadableInput
from summarizer.ground import Item
from summarizer.judge import judging
from summarizer.number import number
from summarizer.profile import Asking, Outcome, Pieces, Policy, Profile, Verdict
from summarizer.reading import Reading
from summarizer.repair import corrected, repair_request
from summarizer.request import Answer, Request
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Finding

Result = TypeVar("Result")


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


def _work(article: Article, profile: Profile[Result], policy: Policy, *, judged: bool = False) -> Asking[Outcome]:
    reading = Reading(article, number(article))
    if not reading.told:
        raise UnreadableInput("The article has no sentences to brief. Pass the text of a news article.")
    pieces = yield from profile.draft(reading, policy)
    verdicts = _checked(profile.ground(pieces, reading), reading)
    withdrawn: dict[str, Verdict] = {}
    findings = list(check_article(reading))
    rounds = 0
    while rounds < policy.repair_rounds and (failed := _failed(verdicts)):
        rounds += 1
        faults = {name: (verdict.item, verdict.errors) for name, verdict in failed.items()}
        try:
            answer = yield repair_request(faults, reading, pieces.values())
        except (ModelError, ConfigurationError) as error:
            # The draft is paid for: it is kept, and the failed items are rejected as they stand.
            findings.append(_not_repaired(error))
            break
        withdrawn |= {name: failed[name] for name in apply_corrections(answer, pieces, among=failed)}
        verdicts = _checked(profile.ground(pieces, reading), reading)
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


def _checked(items: dict[str, Item], reading: Reading) -> dict[str, Verdict]:
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


def _failed(verdicts: dict[str, Verdict]) -> dict[str, Verdict]:
    return {name: verdict for name, verdict in verdicts.items() if verdict.errors}


def _not_repaired(error: SummarizerError) -> Finding:
    return Finding(
        check="repair", severity="warning", item="article", message=f"Failed items were not repaired: {error}"
    )


def _divide(
    profile: Profile[Result], policy: Policy, verdicts: dict[str, Verdict], withdrawn: dict[str, Verdict]
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """Return what is accepted and what is rejected, as `on_error` says. Without any evidence nothing is kept."""
    failed = _failed(verdicts)
    if policy.on_error == "raise" and (failed or withdrawn):
        raise _checks_failed((*failed.values(), *withdrawn.values()))
    if policy.on_error == "keep":
        failed = {name: verdict for name, verdict in failed.items() if not verdict.item.evidence}
    rejected = failed | withdrawn
    for name, finding in profile.orphans(verdicts, rejected.keys()).items():
        rejected.setdefault(name, replace(verdicts[name], findings=(*verdicts[name].findings, finding)))
    return {name: verdict for name, verdict in verdicts.items() if name not in rejected}, rejected


def _checks_failed(verdicts: Collection[Verdict]) -> ChecksFailed:
    first = next(error for verdict in verdicts for error in verdict.errors)
    items = "1 item" if len(verdicts) == 1 else f"{len(verdicts)} items"
    return ChecksFailed(
        f"{items} failed the checks, the first: {first.message} "
        'Use on_error="reject" to get the brief without what failed.',
        findings=tuple(finding for verdict in verdicts for finding in verdict.findings),
    )
