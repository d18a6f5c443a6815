"""What a batch is given: folders here and elsewhere, files, rows of tables, addresses, articles that are read already.

Listed one by one in a stable order, and read only when they are wanted.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from os import PathLike
from pathlib import Path

from summarizer import days
from summarizer.errors import SummarizerError, UnreadableInput, UsageError
from summarizer.inputs import remote
from summarizer.inputs.entry import Entry, dated
from summarizer.inputs.folders import Selection, Skipped, files_in, refuse_unfit
from summarizer.inputs.rows import SUFFIXES as ROW_SUFFIXES
from summarizer.inputs.rows import Columns, rows_of
from summarizer.inputs.sources import Source
from summarizer.inputs.urls import entries_of as addressed
from summarizer.read import read
from summarizer.schemas.article import Article
from summarizer.typography import printable

__all__ = ["Columns", "Entry", "Skipped", "entries"]

Found = Path | remote.RemoteFile | SummarizerError


def entries(  # noqa: PLR0913  all that a person may say of inputs
    sources: Sequence[Source],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    columns: Columns | None = None,
    urls: Path | None = None,
    published: date | str | None = None,
    allow_private: bool = False,
    leave_out: Path | None = None,
    follow_links: bool = False,
    skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Entry]:
    """Yield an entry for every article in files, folders and tables, in a stable order.

    A source is a path, an address of fsspec's (`s3://bucket/folder`) or an article; one without a name is called by
    the sha256 of its text. `include` and `exclude` are globs, as in .gitignore, over the names below a folder; hidden
    files, other suffixes and what lies in `leave_out` are no input, and `skipped` hears of each. Links that lead out of
    a folder are taken with `follow_links` alone. `urls` is a file of web addresses, which come last; `allow_private`
    lets them lead to hosts that are not on the public internet.
    `published` stands in where an article carries no date. Raises UsageError for a `published` that is no date and a
    source that is not there or cannot be one, both before anything is listed, and, when it is its turn, for a table
    without a text column; what is wrong with one article is raised by its `load`.
    """
    days.given(published, "published")
    selection = Selection.of(include, exclude, leave_out, skipped, follow_links=follow_links)
    for source in sources:
        if not isinstance(source, Article | tuple) and not remote.is_remote(source):
            refuse_unfit(Path(source), selection)
    listed = _listed(sources, selection, columns or Columns(), published)
    return listed if urls is None else chain(listed, addressed(Path(urls), published, allow_private=allow_private))


def _listed(
    sources: Sequence[Source], selection: Selection, columns: Columns, published: date | str | None
) -> Iterator[Entry]:
    taken: set[str] = set()
    several = len(sources) > 1
    for source in dict.fromkeys(sources):
        if isinstance(source, Article | tuple):
            name, article = source if isinstance(source, tuple) else (f"article-{source.sha256[:16]}", source)
            yield Entry.of(_distinct(printable(name), taken), article, published)
            continue
        for found, name in _found(source, selection, taken, several=several):
            yield from _entries_of(
                found, name, columns, published, named=str(found) in {str(source), str(Path(source))}
            )


def _found(
    source: str | PathLike[str], selection: Selection, taken: set[str], *, several: bool
) -> Iterator[tuple[Found, str]]:
    """Yield what lies at a source, under names that no other source has given."""
    listed: Iterator[tuple[Found, str]]
    if remote.is_remote(source):
        address = str(source)
        listed, own = iter(remote.files_in(address, selection)), address.rstrip("/").rpartition("/")[2]
        folder = not Path(own).suffix
    else:
        path = Path(source)
        folder = path.is_dir()
        listed, own = iter(files_in(path, selection)), printable(path.resolve().name) if folder else ""
    if not folder:
        yield from ((found, _distinct(name, taken)) for found, name in listed)
        return
    prefix = f"{_distinct(own or 'root', taken)}/" if several else ""
    yield from ((found, prefix + name) for found, name in listed)


def _distinct(own: str, taken: set[str]) -> str:
    """Return a source's own name, numbered before its suffix where another has it."""
    stem, dot, suffix = own.partition(".")
    name, number = own, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{dot}{suffix}"
    taken.add(name)
    return name


def _entries_of(
    found: Found, name: str, columns: Columns, published: date | str | None, *, named: bool
) -> Iterator[Entry]:
    """Yield the articles of a file. A table without text that came with a folder fails by itself."""
    if isinstance(found, SummarizerError):
        yield Entry.failing(name, Entry.digest_of(None, str(found)), found)
    elif found.name.lower().endswith(ROW_SUFFIXES):
        try:
            yield from rows_of(found, name, columns, published)
        except UsageError as error:
            if named:
                raise
            yield Entry.failing(name, Entry.digest_of(None, str(error)), UnreadableInput(str(error)))
    elif isinstance(found, Path):
        yield _entry_of(found, name, published)
    else:
        yield remote.entry_of(found, name, published)


def _entry_of(path: Path, name: str, published: date | str | None) -> Entry:
    def load() -> Article:
        return dated(read(path), published)

    return Entry(name, Entry.digest_of(path, published), load)
