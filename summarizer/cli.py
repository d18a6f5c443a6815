"""The command line. Results go to stdout, words to the person to stderr; imports wait until a command runs."""

import io
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
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
    max_items: Annotated[int | None, typer.Option(min=1, help="Events and claims at most.")] = None,
    on_error: Annotated[OnErrorChoice | None, typer.Option(help="What becomes of items that fail.")] = None,
) -> None:
    """Brief one article or several."""
    from summarizer.api import summarize
    from summarizer.errors import OF_ONE_ARTICLE, SummarizerError

    settings = _settings(model)
    shown = _style(style, output, several=len(articles) > 1)
    targets = _targets(articles, output, shown)
    failed = 0
    for name, target in zip(articles, targets, strict=True):
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
            # What is wrong with one article does not cost the others; a wrong key or a dead endpoint would.
            if len(articles) == 1 or not isinstance(error, OF_ONE_ARTICLE):
                raise
            failed = error.exit_code
            _say(f"{error}" if name in str(error) else f"{name}: {error}")
        else:
            _deliver(result, shown, target, several=len(articles) > 1)
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

    _write_utf8()
    try:
        app(args=arguments)
    except SummarizerError as error:
        _say(f"{error}")
        sys.exit(error.exit_code)
    except OSError as error:
        # Files are named where they are opened; what is left is the way out: a full disk, a closed pipe.
        _say(f"The output cannot be written: {error.strerror or error}. Nothing more was done.")
        sys.exit(2)


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: an article's words cannot be said in less."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _settings(model: str | None) -> "Settings":
    from summarizer.models import default_name
    from summarizer.settings import Settings

    settings = Settings()
    if model is None and default_name(settings) == "rules" and settings.model is None:
        _say("No model is named and no key is set: the built-in rules write the brief. --model names another.")
    return settings


def _input(name: str) -> "bytes | Path":
    from summarizer.errors import UnreadableInput
    from summarizer.read import bounded

    if name != STDIN:
        return Path(name)
    if sys.stdin is None:
        raise UnreadableInput("There is no stdin to read. Name a file.")
    return bounded(sys.stdin.buffer, "stdin")


def _style(asked: BriefFormat | None, output: Path | None, *, several: bool) -> BriefFormat:
    """Return the format asked for, else the one that the file's name or the terminal suggests."""
    from summarizer.errors import UsageError

    if asked is BriefFormat.terminal and output:
        raise UsageError("The terminal view is for a terminal. Write a file with --format md, json or html.")
    if asked is BriefFormat.html and several and not output:
        raise UsageError("Several pages cannot go into one stream. Name a folder with --output.")
    named = {suffix: style for style, suffix in _SUFFIXES.items()}
    if asked:
        return asked
    if output and output.suffix in named:
        return named[output.suffix]
    return BriefFormat.terminal if not output and sys.stdout and sys.stdout.isatty() else BriefFormat.md


def _targets(articles: "Sequence[str]", output: Path | None, style: BriefFormat) -> list[Path | None]:
    """Return where each brief goes. UsageError where two would share a file or one would replace its article."""
    from summarizer.errors import UsageError

    if output is None:
        return [None] * len(articles)
    several = len(articles) > 1
    if several and (output.suffix in _SUFFIXES.values() or _is(Path.is_file, output)):
        raise UsageError(f"{output} is one file and the articles are several. Name a folder with --output.")
    targets = [_target(output, name, style, several=several) for name in articles]
    if shared := [str(target) for target in targets if targets.count(target) > 1]:
        raise UsageError(f"More than one brief would be written to {shared[0]}. Brief articles of one name apart.")
    inputs = {Path(name).resolve() for name in articles if name != STDIN}
    if replaced := [str(target) for target in targets if target.resolve() in inputs]:
        raise UsageError(f"{replaced[0]} is an article to be read. Name another place with --output.")
    return list(targets)


def _target(output: Path, name: str, style: BriefFormat, *, several: bool) -> Path:
    if not (several or _is(Path.is_dir, output)):
        return output
    stem = "stdin" if name == STDIN else Path(name).stem
    return output / f"{stem}{_SUFFIXES[style]}"


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    try:
        return kind(path)
    except OSError:  # a name too long for the file system names nothing that is there
        return False


def _deliver(result: "Brief", style: BriefFormat, target: Path | None, *, several: bool) -> None:
    from summarizer import render

    if style is BriefFormat.terminal:
        from rich.console import Console

        render.to_terminal(result, Console())
    elif target is None and several and style is BriefFormat.json:
        typer.echo(result.model_dump_json())  # one brief a line: JSON Lines
    else:
        text = {"md": render.to_markdown, "json": render.to_json, "html": render.to_html}[style](result)
        if target is None:
            typer.echo(text)
        else:
            _write(target, text)


def _write(target: Path, text: str) -> None:
    """Write the file whole or not at all; a device or a pipe is written to, never replaced."""
    from summarizer.errors import UsageError

    place = target.resolve()
    aside = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and not place.is_file():
            place.write_text(text + "\n", encoding="utf-8")
        else:
            aside.write_text(text + "\n", encoding="utf-8")
            aside.replace(place)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise UsageError(
            f"Cannot write {target}: {error.strerror or error}. Name another file with --output."
        ) from error
    _say(f"wrote {target}")


def _show_findings(findings: "Sequence[Finding]", style: CheckFormat) -> None:
    if style is CheckFormat.json:
        import json

        typer.echo(json.dumps([finding.model_dump(mode="json") for finding in findings], indent=2))
        return
    for finding in findings:
        place = f"sentence {finding.item}" if finding.item.isdigit() else finding.item
        typer.echo(f"{place}: {finding.severity}: {finding.check}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    _say(f"{errors} errors, {len(findings) - errors} warnings")


def _say(words: str) -> None:
    # Whoever closed stderr wants no words; the result goes on without them.
    with suppress(OSError, ValueError, AttributeError):
        typer.echo(f"summarizer: {words}", err=True)


if __name__ == "__main__":
    main()
