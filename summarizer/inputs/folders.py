"""The files of a folder that hold articles, in the order of their names."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.inputs.rows import SUFFIXES as ROWS
from summarizer.read import SUFFIXES as TEXTS
from summarizer.store.opening import FILE


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are meant. With `include`, its globs alone decide; else the suffix does."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    leave_out: Path | None = None

    def takes(self, name: str) -> bool:
        """Tell whether a file, named from the folder's root, is meant."""
        if any(_matches(name, glob) for glob in self.exclude):
            return False
        if self.include:
            return any(_matches(name, glob) for glob in self.include)
        return name.lower().endswith((*TEXTS, *ROWS))


def _matches(name: str, glob: str) -> bool:
    """Match a whole name, or its last part where the glob names no folder; `**/` may also stand for nothing."""
    if "/" not in glob:
        return fnmatchcase(name.rpartition("/")[2], glob)
    return fnmatchcase(name, glob) or fnmatchcase(name, glob.replace("**/", ""))


def files_in(source: Path, selection: Selection) -> Iterator[tuple[Path, str]]:
    """Yield path and name of a file, or of the files below a folder; names are relative, with forward slashes.

    Hidden files, folders that hold a batch's store, and links that lead back up are passed over.
    """
    if not source.is_dir():
        if not source.exists():
            raise UsageError(f"{str(source)[:200]}: no such file or folder. Check the name.")
        yield source, source.name
        return
    yield from _below(source, "", selection, frozenset())


def _below(folder: Path, prefix: str, selection: Selection, above: frozenset[str]) -> Iterator[tuple[Path, str]]:
    real = os.path.realpath(folder)
    if real in above or Path(real) == selection.leave_out or (folder / FILE).exists():
        return
    try:
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be listed: {error.strerror}. Change its permissions, or leave it out with --exclude."
        ) from error
    for entry in found:
        name = prefix + _printable(entry.name)
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not any(_matches(f"{name}/", glob) or _matches(name, glob) for glob in selection.exclude):
                yield from _below(Path(entry.path), f"{name}/", selection, above | {real})
        elif selection.takes(name):
            yield Path(entry.path), name


def _printable(name: str) -> str:
    """Return a file's name as text; bytes that are no UTF-8 are shown as what they are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
