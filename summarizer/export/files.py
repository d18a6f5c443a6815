"""Files that are there whole or not at all: written aside, made durable, then renamed."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from summarizer import render
from summarizer.errors import StoreError
from summarizer.schemas.brief import Brief

_RENDERERS = {"json": render.to_json, "md": render.to_markdown, "html": render.to_html}


@contextmanager
def writing(path: Path, mode: str = "w", **options: Any) -> Iterator[IO[Any]]:
    """Give a file to write; it takes its name when the block ends well. StoreError names what stands in the way."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")  # an export and a run may write the same file at once
    if "b" not in mode:
        options = {"encoding": "utf-8", "errors": "surrogatepass", **options}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open(mode, **options) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}. Make room or check the permissions, then run the "
            "same command again; what is done is kept."
        ) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file whole or not at all."""
    with writing(path, "wb" if isinstance(text, bytes) else "w") as file:
        file.write(text)


def forget_brief(folder: Path, place: str, *, but: Collection[str] = ()) -> None:
    """Remove the files of a brief that is no longer the one of its article, except those of some styles."""
    for style in _RENDERERS.keys() - set(but):
        with suppress(OSError):
            (folder / "briefs" / f"{place}.{style}").unlink(missing_ok=True)


def write_brief(brief: Brief, folder: Path, place: str, styles: Collection[str] = ("json",)) -> list[Path]:
    """Write `folder/briefs/<place>.json`, and .md and .html where asked for; return the paths."""
    written = []
    for style in styles:
        path = folder / "briefs" / f"{place}.{style}"
        write_whole(path, _RENDERERS[style](brief) + "\n")
        written.append(path)
    return written
