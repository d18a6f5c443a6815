"""The command line. Results go to stdout, words to the person to stderr; imports wait until a command runs."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.schemas.brief import Brief, Finding
    from summarizer.settings import Settings

app = typer.Typer(
    name="summarizer",
    help="Turn a news article into a brief that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

STDIN = "-"


class BriefFormat(StrEnum):
    """How `brief` shows a brief."""

    terminal = "terminal"
    md = "md"
    json = "json"
    html = "html"


_SUFFIXES = {BriefFormat.md: ".md", BriefFormat.json: ".json", BriefFormat.html: ".html"}


class CheckFormat(StrEnum):
    """How `check` shows its findings."""

    text = "text"
    json = "json"


class OnErrorChoice(StrEnum):
    """What becomes of items that fail their checks."""

    reject = "reject"
    keep = "keep"
    error = "raise"


Published = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date, the anchor of relative dates.")
]


@app.command()
def brief(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help=".txt, .md, .html; - reads stdin.")],
    model: Annotated[
        str | None,
        typer.Option(help="rules, openai/gpt-5-mini, ollama/qwen3 ... Default: your settings, else rules."),
    ] = None,
    published: Published = None,
    style: Annotated[
        BriefFormat | None, typer.Option("--format", help="Default: terminal on a terminal, else md.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; a folder for several articles.")
    ] = None,
    max_items: Annotated[int | None, typer.Option(min=1, max=200, help="Events and claims at most.")] = None,
    on_error: Annotated[OnErrorChoice | None, typer.Option(help="What becomes of items that fail.")] = None,
) -> None:
    """Brief one article or several."""
    from summarizer.api import summarize
    from summarizer.errors import SummarizerError, UnreadableInput

    settings = _settings(model)
    shown = _style(style, output)
    failed = 0
    for name in articles:
        try:
            result = summarize(
                _input(name),
                model=model,
                published=published,
                on_error=on_error.value if on_error else None,
                max_items=max_items,
                settings=settings,
            )
        except SummarizerError as error:
            # One unreadable article does not cost the others; a wrong key or a dead endpoint would cost them all.
            if len(articles) == 1 or not isinstance(error, UnreadableInput):
                raise
            failed = error.exit_code
            _say(f"{name}: {error}")
        else:
            _deliver(result, shown, _target(output, name, shown, several=len(articles) > 1))
    raise typer.Exit(failed)


@app.command()
def check(
    article: Annotated[str, typer.Argument(help="The article; - reads stdin.")],
    summary: Annotated[str, typer.Argument(help="The summary to be checked; - reads stdin.")],
    published: Published = None,
    style: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.text,
) -> None:
    """Check a summary against its article; exit 1 if it has errors."""
    from summarizer.api import check as check_summary
    from summarizer.errors import UsageError
    from summarizer.read import read

    if article == summary == STDIN:
        raise UsageError("Only one of article and summary can be read from stdin. Name a file for the other.")
    findings = check_summary(read(_input(summary)).text, _input(article), published=published)
    _show_findings(findings, style)
    raise typer.Exit(int(any(finding.severity == "error" for finding in findings)))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a brief."""
    import json

    from summarizer.schemas.brief import Brief

    typer.echo(json.dumps(Brief.model_json_schema(mode="serialization"), indent=2))


@app.command()
def models() -> None:
    """List the models that can be used here, and why others cannot."""
    from rich.console import Console
    from rich.table import Table

    from summarizer.models import available
    from summarizer.settings import Settings

    table = Table("model", "usable", "why", box=None, pad_edge=False)
    for offer in available(Settings()):
        table.add_row(offer.model, "yes" if offer.usable else "no", offer.reason)
    Console().print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 findings, 2 usage, 3 configuration, 4 input, 5 model."""
    from summarizer.errors import SummarizerError

    try:
        app(args=arguments)
    except SummarizerError as error:
        _say(f"{error}")
        sys.exit(error.exit_code)


def _settings(model: str | None) -> "Settings":
    from summarizer.models import default_name
    from summarizer.settings import Settings

    settings = Settings()
    if model is None and default_name(settings) == "rules" and settings.model is None:
        _say("No model is named and no key is set: the built-in rules write the brief. --model names another.")
    return settings


def _input(name: str) -> "bytes | Path":
    return sys.stdin.buffer.read() if name == STDIN else Path(name)


def _target(output: Path | None, name: str, style: BriefFormat, *, several: bool) -> Path | None:
    if output is None or not (several or output.is_dir()):
        return output
    stem = "stdin" if name == STDIN else Path(name).stem
    return output / f"{stem}{_SUFFIXES[style]}"


def _style(asked: BriefFormat | None, output: Path | None) -> BriefFormat:
    """Return the format asked for, else the one that the file's name or the terminal suggests."""
    from summarizer.errors import UsageError

    if asked is BriefFormat.terminal and output:
        raise UsageError("The terminal view is for a terminal. Write a file with --format md, json or html.")
    named = {suffix: style for style, suffix in _SUFFIXES.items()}
    if asked:
        return asked
    if output and output.suffix in named:
        return named[output.suffix]
    return BriefFormat.terminal if not output and sys.stdout.isatty() else BriefFormat.md


def _deliver(result: "Brief", style: BriefFormat, target: Path | None) -> None:
    from summarizer import render

    if style is BriefFormat.terminal:
        from rich.console import Console

        render.to_terminal(result, Console())
        return
    text = {"md": render.to_markdown, "json": render.to_json, "html": render.to_html}[style](result)
    if target is None:
        typer.echo(text)
    else:
        _write(target, text)


def _write(target: Path, text: str) -> None:
    """Write the file whole or not at all."""
    from summarizer.errors import UsageError

    aside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text + "\n", encoding="utf-8", errors="surrogatepass")
        aside.replace(target)
    except OSError as error:
        raise UsageError(f"Cannot write {target}: {error.strerror}. Name another file with --output.") from error
    _say(f"wrote {target}")


def _show_findings(findings: "Sequence[Finding]", style: CheckFormat) -> None:
    if style is CheckFormat.json:
        import json

        typer.echo(json.dumps([finding.model_dump(mode="json") for finding in findings], indent=2))
        return
    for finding in findings:
        typer.echo(f"sentence {finding.item}: {finding.severity}: {finding.check}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    _say(f"{errors} errors, {len(findings) - errors} warnings")


def _say(words: str) -> None:
    typer.echo(f"summarizer: {words}", err=True)


if __name__ == "__main__":
    main()
