"""What every command shares with the person before it: their input, their settings, words on stderr."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.settings import Settings

STDIN = "-"

Published = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date, the anchor of relative dates.")
]

Judge = Annotated[
    str | None,
    typer.Option(metavar="MODEL", help="A second model that reads the result once more; its word is a warning."),
]


BY_RULES = "No model is named and no key is set: the built-in rules write the brief. --model names another."


def is_nobodys_choice(model: object, settings: "Settings") -> bool:
    """Tell whether the rules answer because neither the call nor the settings name a model."""
    from summarizer.models import default_name

    return model is None and settings.model is None and default_name(settings) == "rules"


def input_of(name: str) -> "bytes | Path":
    """Return the file that a command names, or what stdin holds for "-"; UnreadableInput for an address or nothing."""
    from summarizer.errors import UnreadableInput
    from summarizer.read import bounded
    from summarizer.typography import shortened

    if name.lower().startswith(("http://", "https://")):
        raise UnreadableInput(
            f"{shortened(name)} is a web address. Pages are fetched by `summarizer batch --urls FILE`, an address a "
            "line; or save the page and name the file."
        )
    if "://" in name:
        raise UnreadableInput(
            f"{shortened(name)} is an address and no file here. `summarizer batch` reads remote folders (s3://…); or "
            "copy the file and name the copy."
        )
    if not name.strip():
        raise UnreadableInput("The name of a file is empty. Name a file, or - for stdin.")
    if name != STDIN:
        return Path(name)
    if sys.stdin is None:
        raise UnreadableInput("There is no stdin to read. Name a file.")
    return bounded(sys.stdin.buffer, "stdin")


def say(words: str) -> None:
    """Write words to the person, on stderr, without what would drive a terminal."""
    from summarizer.typography import printable

    shown = "\n".join(map(printable, words.split("\n")))
    # Whoever closed stderr wants no words; the result goes on without them.
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"summarizer: {shown}\n")  # not by click, which writes past a live line
        sys.stderr.flush()
