"""`summarizer brief`: one article or several, each shown or written."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.person import BY_RULES, STDIN, Judge, Published, input_of, is_nobodys_choice, say

if TYPE_CHECKING:
    from summarizer.call import Options
    from summarizer.schemas.brief import Brief


class BriefFormat(StrEnum):
    """How `brief` shows a brief."""

    terminal = "terminal"
    md = "md"
    json = "json"
    html = "html"


_LONG = 500_000
"""Characters from which on the rules take more than a few seconds."""
_READ_A_SECOND = 60_000
"""Characters that the rules read in a second on one core, long texts and short ones alike (docs/benchmarks.md)."""

_NARROWEST = 20
"""Columns; a terminal that reports fewer (`COLUMNS=0`) does not know its width."""

_SUFFIXES = {BriefFormat.md: ".md", BriefFormat.json: ".json", BriefFormat.html: ".html"}


class OnErrorChoice(StrEnum):
    """What becomes of items that fail their checks."""

    reject = "reject"
    keep = "keep"
    error = "raise"


def brief(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE...", help=".txt, .md, .html, .pdf, .docx, .eml; - reads stdin.")
    ],
    model: Annotated[
        str | None,
        typer.Option(help="rules, openai/gpt-5-mini, ollama/qwen3 ... Default: your settings, else rules."),
    ] = None,
    published: Published = None,
    style: Annotated[
        BriefFormat | None, typer.Option("--format", help="Default: by the suffix of --output, else terminal or md.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="File to write, .md, .json or .html; a folder for several."
        ),
    ] = None,
    max_items: Annotated[int | None, typer.Option(min=1, help="Events and claims at most.")] = None,
    on_error: Annotated[OnErrorChoice | None, typer.Option(help="What becomes of items that fail.")] = None,
    judge: Judge = None,
    no_cache: Annotated[  # noqa: FBT002  an option
        bool, typer.Option("--no-cache", help="Ask a language model even what it answered before.")
    ] = False,
) -> None:
    """Brief one article or several."""
    from summarizer.api import summarize
    from summarizer.cli.cache import brief_of
    from summarizer.errors import OF_ONE_ARTICLE, SummarizerError, UsageError
    from summarizer.models import default_name
    from summarizer.read import read
    from summarizer.settings import Settings
    from summarizer.typography import shortened

    if articles.count(STDIN) > 1:
        raise UsageError("stdin can be read once. Name - for one article only, and files for the others.")
    settings = Settings()
    unasked = is_nobodys_choice(model, settings)
    place, several = Path(output) if output else None, len(articles) > 1
    into = several or bool(output and output.endswith(("/", os.sep)))  # a Path forgets the sign that says "folder"
    shown = _style(style, place, several=several, into=into)
    targets = _targets(articles, place, shown, into=into)
    options: Options = {
        "model": model,
        "judge": judge,
        "on_error": on_error.value if on_error else None,
        "max_items": max_items,
        "settings": settings,
    }
    failed = 0
    for name, target in zip(articles, targets, strict=True):
        try:
            article = read(input_of(name), published=published)
            if unasked:
                say(BY_RULES)
                unasked = False
            _forewarn(shortened(name), article.text, model or default_name(settings), settings.window_words)
            result = summarize(article, **options) if no_cache else brief_of(article, place, options)
        except SummarizerError as error:
            # What is wrong with one article does not cost the others; a wrong key or a dead endpoint would.
            if not several or not isinstance(error, OF_ONE_ARTICLE):
                raise
            failed = error.exit_code
            say(f"{error}" if shortened(name) in str(error) else f"{shortened(name)}: {error}")
        else:
            _deliver(result, shown, target, several=several)
    raise typer.Exit(failed)


def _forewarn(name: str, text: str, model: str, window_words: int) -> None:
    """Say before the wait, and before anything is paid for, what a long article takes."""
    if model == "rules":
        if len(text) > _LONG:
            seconds = ceil(len(text) / _READ_A_SECOND)
            say(f"{name} has {len(text):,} characters: the rules will need about {seconds} seconds.")
        return
    windows = ceil(len(text.split()) / window_words)
    if windows > 1:
        tokens = len(text) // 4
        say(f"{name} is long: {model} is asked at least {windows + 1} times, with about {tokens:,} tokens in all.")


def _style(asked: BriefFormat | None, output: Path | None, *, several: bool, into: bool) -> BriefFormat:
    """Return the format asked for, else the one that the file's name or the terminal suggests.

    `into`: the output is a folder.
    """
    from summarizer.errors import UsageError

    if asked is BriefFormat.terminal and output:
        raise UsageError("The terminal view is for a terminal. Write a file with --format md, json or html.")
    if asked is BriefFormat.html and several and not output:
        raise UsageError("Several pages cannot go into one stream. Name a folder with --output.")
    named = {suffix: style for style, suffix in _SUFFIXES.items()}
    if asked:
        return asked
    suffix = output.suffix.lower() if output and not into else ""
    if suffix in named:
        return named[suffix]
    if output and suffix and (_is(Path.is_file, output) or not _is(Path.exists, output)):
        raise UsageError(f"{output} says no format by its suffix. End it in .md, .json or .html, or add --format.")
    return BriefFormat.terminal if not output and sys.stdout and sys.stdout.isatty() else BriefFormat.md


def _targets(articles: "Sequence[str]", output: Path | None, style: BriefFormat, *, into: bool) -> list[Path | None]:
    """Return where each brief goes. UsageError where two would share a file or one would replace its article."""
    from summarizer.errors import UsageError

    if output is None:
        return [None] * len(articles)
    if len(articles) > 1 and (output.suffix in _SUFFIXES.values() or _is(Path.is_file, output)):
        raise UsageError(f"{output} is one file and the articles are several. Name a folder with --output.")
    targets = [_target(output, name, style, into=into) for name in articles]
    # Windows and macOS take A.md and a.md for one file.
    alike = Counter(str(target).casefold() for target in targets)
    if shared := [str(target) for target in targets if alike[str(target).casefold()] > 1]:
        raise UsageError(f"More than one brief would be written to {shared[0]}. Brief articles of one name apart.")
    inputs = {Path(name).resolve() for name in articles if name != STDIN}
    if replaced := [str(target) for target in targets if target.resolve() in inputs]:
        raise UsageError(f"{replaced[0]} is an article to be read. Name another place with --output.")
    return list(targets)


def _target(output: Path, name: str, style: BriefFormat, *, into: bool) -> Path:
    if not (into or _is(Path.is_dir, output)):
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

        console = Console()
        render.to_terminal(result, console if console.width >= _NARROWEST else Console(width=80))
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
    say(f"wrote {target}")
