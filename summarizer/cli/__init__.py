"""The command line. Results go to stdout, words to the person to stderr; imports wait until a command runs."""

import errno
import io
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from summarizer.cli.batch import batch, export
from summarizer.cli.brief import brief
from summarizer.cli.check import check
from summarizer.cli.listings import models, schema
from summarizer.cli.person import say
from summarizer.cli.status import status
from summarizer.cli.worker import worker

app = typer.Typer(
    name="summarizer",
    help="Turn a news article into a brief that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(asked: bool) -> None:  # noqa: FBT001  typer's signature
    if asked:
        from importlib.metadata import version

        typer.echo(f"summarizer {version('summarizer')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: FBT002  its callback answers
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None: ...


for command in (brief, batch, worker, status, export, check, schema, models):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 findings, 2 usage, 3 configuration, 4 input, 5 model."""
    from summarizer.errors import SummarizerError

    _write_utf8()
    if sys.stdout is None:
        sys.stdout = _Closed()
    try:
        app(args=arguments)
    except SummarizerError as error:
        say(f"{error}")
        sys.exit(error.exit_code)
    except OSError as error:
        # Files are named where they are opened; what is left is the way out: a full disk, a closed pipe.
        say(f"The output cannot be written: {error.strerror or error}. Nothing more was done.")
        sys.exit(2)


class _Closed(io.TextIOBase):
    """Stands where stdout was closed: a result that reaches nobody is not a result."""

    def write(self, text: str, /) -> int:
        """Refuse whatever is written."""
        if text:
            raise OSError(errno.EBADF, "stdout is closed")
        return 0


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale: an article's words cannot be said in less."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
