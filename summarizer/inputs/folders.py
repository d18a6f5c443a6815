"""The files of a folder that hold articles, in the order of their names."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from pathspec import GitIgnoreSpec

from summarizer.errors import SummarizerError, UnreadableInput, UsageError
from summarizer.inputs.tables import SUFFIXES as ROWS
from summarizer.read import SUFFIXES as TEXTS
from summarizer.store.opening import FILE
from summarizer.typography import printable


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was passed over in a folder, and why, in words."""

    name: str
    reason: str


LEADS_OUT = "links out of the folder (--follow-links takes them)"


def _unheard(_: Skipped) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are meant. With `include`, its globs alone decide; else the suffix does.

    Globs are those of .gitignore: `*.html` at any depth, `/2026/*.txt` from the folder's root, `**` over folders.
    """

    include: GitIgnoreSpec | None = None
    exclude: GitIgnoreSpec | None = None
    leave_out: Path | None = None
    skipped: Callable[[Skipped], None] = field(default=_unheard)
    follow_links: bool = False

    @classmethod
    def of(
        cls,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        leave_out: Path | None = None,
        skipped: Callable[[Skipped], None] | None = None,
        *,
        follow_links: bool = False,
    ) -> Self:
        """Return the selection of some globs. UsageError for one that is none."""
        given = leave_out and leave_out.resolve()
        return cls(_globs(include), _globs(exclude), given, skipped or _unheard, follow_links)

    def takes(self, name: str) -> bool:
        """Tell whether a file, named from the folder's root, is meant."""
        reason = self._against(name)
        if reason:
            self.skipped(Skipped(name, reason))
        return not reason

    def enters(self, name: str) -> bool:
        """Tell whether a folder, named from the root, is looked into."""
        if _is_hidden(name):
            return False
        if self.exclude and self.exclude.match_file(f"{name}/"):
            self.skipped(Skipped(f"{name}/", "excluded"))
            return False
        return True

    def _against(self, name: str) -> str:
        if _is_hidden(name):
            return "hidden"
        if self.exclude and self.exclude.match_file(name):
            return "excluded"
        if self.include:
            return "" if self.include.match_file(name) else "not included"
        if name.lower().endswith((*TEXTS, *ROWS)):
            return ""
        return f"no article by its name ({Path(name).suffix or 'no suffix'})"


def _globs(given: Sequence[str]) -> GitIgnoreSpec | None:
    try:
        return GitIgnoreSpec.from_lines(given) if given else None
    except ValueError as error:
        raise UsageError(f"{', '.join(given)} holds what is no glob: {error}. Write it as '**/*.html'.") from error


def _is_hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


Listed = tuple[Path | SummarizerError, str]
"""A path, or what is wrong with it, and its name."""


def refuse_unfit(source: Path, selection: Selection) -> None:
    """Raise UsageError for what is neither a file nor a folder of articles."""
    name = str(source)[:200]
    try:
        is_folder, is_file, is_there = source.is_dir(), source.is_file(), source.exists()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise UsageError(f"{name} cannot be opened: {said}. Check the name.") from None
    if not is_there:
        raise UsageError(f"{name}: no such file or folder. Check the name.")
    if not (is_folder or is_file):
        raise UsageError(f"{name} is a pipe or a device. Save what it gives as a file, and name that.")
    if is_folder and _is_output(source, os.path.realpath(source), selection):
        raise UsageError(f"{name} is the output of a batch. Name the folder of the articles, and another for --output.")


def files_in(source: Path, selection: Selection) -> Iterator[Listed]:
    """Yield path and name of a file, or of the files below a folder; names are relative, with forward slashes.

    Hidden files, folders that hold a batch's store, links that lead back up and, unless they are followed, links that
    lead out of the folder are passed over; a folder below that cannot be listed is yielded with its error.
    """
    if source.is_dir():
        yield from _below(source, "", selection, frozenset(), root=os.path.realpath(source))
    else:
        yield source, printable(source.name)


def _is_output(folder: Path, real: str, selection: Selection) -> bool:
    return Path(real) == selection.leave_out or (folder / FILE).exists()


def _leads_out(entry: os.DirEntry[str], root: str) -> bool:
    return entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(root)


def _below(folder: Path, prefix: str, selection: Selection, above: frozenset[str], *, root: str) -> Iterator[Listed]:
    real = os.path.realpath(folder)
    try:
        if real in above or (above and _is_output(folder, real, selection)):
            selection.skipped(Skipped(prefix, "leads back up" if real in above else "output of a batch"))
            return
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        said = f"{folder} cannot be listed: {error.strerror}. Change its permissions, or leave it out with --exclude."
        if not above:
            raise UsageError(said) from error
        yield UnreadableInput(said), prefix
        return
    for entry in found:
        name = prefix + printable(entry.name)
        path = Path(entry.path)
        is_folder = os.path.isdir(path)  # noqa: PTH112  unlike the entry's own, it says no to links in a circle
        if not (selection.enters(name) if is_folder else selection.takes(name)):
            continue
        if not selection.follow_links and _leads_out(entry, root):
            selection.skipped(Skipped(name, LEADS_OUT))
        elif is_folder:
            yield from _below(path, f"{name}/", selection, above | {real}, root=root)
        elif path.is_file() or not path.exists():  # a link that leads nowhere says so when it is read
            yield path, name
        else:  # a pipe would be waited for without end
            selection.skipped(Skipped(name, "no regular file"))
