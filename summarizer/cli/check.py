"""`summarizer check`: a summary that somebody else wrote, against its article."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.person import STDIN, Judge, Published, input_of, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.schemas.brief import Finding


class CheckFormat(StrEnum):
    """How `check` shows its findings."""

    text = "text"
    json = "json"


def check(
    article: Annotated[str, typer.Argument(help="The article; - reads stdin.")],
    summary: Annotated[str, typer.Argument(help="The summary to be checked; - reads stdin.")],
    published: Published = None,
    style: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.text,
    judge: Judge = None,
) -> None:
    """Check a summary against its article; exit 1 if it has errors."""
    from summarizer.call import checkup
    from summarizer.errors import UsageError
    from summarizer.read import read

    if article == summary == STDIN:
        raise UsageError("Only one of article and summary can be read from stdin. Name a file for the other.")
    made = checkup(read(input_of(summary)).text, input_of(article), published=published, judge=judge)
    _show_findings(made.findings, style)
    if made.judge and made.judge_usage:
        from summarizer.render.phrases import clean, cost

        say(f"second reader {clean(made.judge)}: {cost(made.judge_usage)}")
    raise typer.Exit(int(any(finding.severity == "error" for finding in made.findings)))


def _show_findings(findings: "Sequence[Finding]", style: CheckFormat) -> None:
    if style is CheckFormat.json:
        import json

        typer.echo(json.dumps([finding.model_dump(mode="json") for finding in findings], indent=2))
        return
    for finding in findings:
        place = f"sentence {finding.item}" if finding.item.isdigit() else finding.item
        typer.echo(f"{place}: {finding.severity}: {finding.check}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    say(f"{_counted(errors, 'error')}, {_counted(len(findings) - errors, 'warning')}")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
