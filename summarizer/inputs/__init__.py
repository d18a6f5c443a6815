"""What a batch is given: folders, files, rows of tables. Listed one by one, and read only when they are wanted."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.inputs.entry import Entry
from summarizer.inputs.folders import Selection, files_in
from summarizer.inputs.rows import SUFFIXES as ROW_SUFFIXES
from summarizer.inputs.rows import Columns, rows_of
from summarizer.inputs.urls import entries_of as addressed
from summarizer.read import read
from summarizer.schemas.article import Article

__all__ = ["Columns", "Entry", "entries"]


def entries(
    sources: Sequence[str | Path],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    columns: Columns | None = None,
    urls: Path | None = None,
    published: date | str | None = None,
    allow_private: bool = False,
    leave_out: Path | None = None,
) -> Iterator[Entry]:
    """Yield an entry for every article in files, folders and tables, in a stable order.

    `include` and `exclude` are globs over the names below a folder; hidden files, other suffixes and what lies in
    `leave_out` are no input. `urls` is a file of web addresses, which come last; `allow_private` lets them lead to
    hosts that are not on the public internet. `published` stands in where an article carries no date. Raises UsageError
    for a source that is not there or a table without a text column; what is wrong with one article is raised by its
    `load`.
    """
    selection = Selection(tuple(include), tuple(exclude), leave_out.resolve() if leave_out else None)
    taken: set[str] = set()
    for source in map(Path, sources):
        prefix = _prefix(source, taken) if len(sources) > 1 and _is_dir(source) else ""
        for path, name in files_in(source, selection):
            yield from _entries_of(path, prefix + name, columns or Columns(), published)
    if urls is not None:
        yield from addressed(Path(urls), published, allow_private=allow_private)


def _is_dir(source: Path) -> bool:
    try:
        return source.is_dir()
    except OSError as error:
        raise UsageError(f"{str(source)[:200]} cannot be opened: {error.strerror or error}. Check the name.") from None


def _prefix(folder: Path, taken: set[str]) -> str:
    """Return a prefix that tells the files of several folders apart: the folder's own name, numbered if need be."""
    name = stem = folder.resolve().name or "root"
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return f"{name}/"


def _entries_of(path: Path, name: str, columns: Columns, published: date | str | None) -> Iterator[Entry]:
    if path.name.lower().endswith(ROW_SUFFIXES):
        yield from rows_of(path, name, columns, published)
        return

    def load() -> Article:
        article = read(path)
        return article if article.published or published is None else read(article, published=published)

    yield Entry(name, Entry.digest_of(path, published), load)
