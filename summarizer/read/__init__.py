"""Reading: text, bytes, a file or an Article in, an Article whose text never changes again out.

Plain text, Markdown, HTML, PDF, DOCX and e-mail. Nothing is fetched from the network and no date is guessed.
"""

from dataclasses import replace
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from summarizer import days
from summarizer.errors import UnreadableInput, UsageError
from summarizer.read import binary, encoding, markdown, plain
from summarizer.read.source import Page
from summarizer.schemas.article import Article
from summarizer.typography import shortened

__all__ = ["MAX_CHARACTERS", "SUFFIXES", "read"]

MAX_CHARACTERS = 5_000_000
"""Longest text that is read as one article."""

_MAX_BYTES = 4 * MAX_CHARACTERS

_MEDIA_TYPES = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "eml",
}
_SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
}
_ROWS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
_PACKED = ("pdf", "docx", "eml")  # formats of bytes: their readers decode them
SUFFIXES = tuple(_SUFFIXES)
"""Of files that can hold an article."""


def read(
    source: str | bytes | PathLike[str] | Article,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
) -> Article:
    """Return the article that a source holds.

    A `str` is the text itself, a path names a file (its suffix and its content say what it is), `bytes` are decoded
    as declared, as UTF-8, else as detected. All are cleaned: mojibake, line ends, control characters; an Article is
    taken as it is. `media_type`, for instance text/html or application/pdf, overrides the suffix. What is given
    about the article overrides what the source says; `published` is a date or an ISO date, and where nobody gives
    one it stays None.

    Raises UsageError for a call that makes no sense, UnreadableInput for a source that holds no article.
    """
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, str | bytes | PathLike | Article):
        raise UsageError(
            f"An article is a str, bytes, a Path or an Article, not {type(source).__name__}. Pass the text itself, or "
            "Path(...) for a file."
        )
    given = {"title": title, "published": days.given(published, "published"), "outlet": outlet, "url": url}
    known = {key: value for key, value in given.items() if value is not None}
    if isinstance(source, Article):
        return _checked(source.model_copy(update=known), "the article given")
    kind, charset = _media_type(media_type)
    if isinstance(source, str):
        name = "the text given"
        _refuse_address(source)
        if len(source) > _MAX_BYTES:
            raise _too_long(name)
        if kind in _PACKED:
            raise UsageError(f"media_type={media_type!r} is read from bytes. Pass Path(...) or what the file holds.")
        page = _page(encoding.clean(source), kind or _sniffed(source), name)
    else:
        name = "the input" if isinstance(source, bytes) else shortened(fspath(source))
        if kind is None and not isinstance(source, bytes):
            _refuse_rows(name)
        data = source if isinstance(source, bytes) else _file(Path(source), name)
        page = _decoded(data, kind or _suffix_kind(source), charset, name)
    return _checked(Article(**{**page.known(), **known}), name)


def _media_type(value: str | None) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    name, _, parameters = value.partition(";")
    kind = _MEDIA_TYPES.get(name.strip().lower())
    if kind is None:
        raise UsageError(f"media_type={shortened(repr(value))} cannot be read. Give one of: {', '.join(_MEDIA_TYPES)}.")
    key, _, charset = parameters.partition("=")
    return kind, charset.strip().strip('"') if key.strip().lower() == "charset" else None


def _refuse_address(text: str) -> None:
    """Refuse a one-line text that is a file's name or a web address: its reader wants what stands there."""
    line = text.strip()
    if not line or "\n" in line or len(line) > 1_000:
        return
    if line.startswith(("http://", "https://")) and " " not in line:
        raise UsageError(
            f"{shortened(repr(line))} is a web address and pages are not fetched. Save the page, pass Path(...)."
        )
    if _exists(line) or (" " not in line and Path(line).suffix.lower() in _SUFFIXES):
        raise UsageError(
            f"{shortened(repr(line))} is the name of a file. A str is read as the text itself: pass Path(...) of it."
        )


def _refuse_rows(name: str) -> None:
    """Refuse a table: its columns and marks would be read as one article's prose."""
    if name.lower().removesuffix(".gz").endswith(_ROWS):
        raise UnreadableInput(
            f"{name} holds rows, an article each, and is no article itself. Brief it with summarizer batch."
        )


def _exists(line: str) -> bool:
    try:
        return Path(line).exists()
    except (OSError, ValueError):
        return False


def _file(path: Path, name: str) -> bytes:
    try:
        if path.is_fifo() and not path.is_relative_to("/dev"):
            raise UnreadableInput(f"{name} is a pipe, for which one can wait without end. Give a file, or bytes.")
        with path.open("rb") as file:
            return bounded(file, name)
    except FileNotFoundError:
        raise UnreadableInput(f"{name}: no such file. Check the name and the folder.") from None
    except IsADirectoryError:
        raise UnreadableInput(f"{name} is a folder. Name the files in it.") from None
    except PermissionError:
        raise UnreadableInput(f"{name} may not be read. Change its permissions or copy it.") from None
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be read: {error.strerror or error}. Check the file.") from error
    except ValueError as error:
        raise UnreadableInput(f"{name!r} is no file name: {error}. Check the name.") from None


def bounded(file: BinaryIO, name: str) -> bytes:
    """Read a stream whole, or UnreadableInput where it holds more than an article can: it may be endless."""
    data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise _too_long(name)
    return data


def _suffix_kind(source: bytes | PathLike[str]) -> str | None:
    return None if isinstance(source, bytes) else _SUFFIXES.get(Path(source).suffix.lower())


def _sniffed(text: str) -> str:
    from summarizer.read import html

    return "html" if html.looks_like_html(text) else "plain"


def _decoded(data: bytes, kind: str | None, charset: str | None, name: str) -> Page:
    kind = binary.kind_of(data, kind, name)
    if len(data) > _MAX_BYTES:
        raise _too_long(name)
    if kind in _PACKED:
        return _unpacked(data, kind, name)
    text = encoding.decode(data, name=name, charset=charset, markup=kind in (None, "html"))
    return _page(text, _sniffed(text) if kind in (None, "plain") else kind, name)


def _unpacked(data: bytes, kind: str | None, name: str) -> Page:
    if kind == "pdf":
        from summarizer.read import pdf

        found = pdf.page(data, name, MAX_CHARACTERS)
    elif kind == "docx":
        from summarizer.read import docx

        found = docx.page(data, name)
    else:
        from summarizer.read import eml

        found = eml.page(data, name)
    # Metadata come in any bytes as well as the text.
    return replace(found, text=encoding.clean(found.text), title=found.title and encoding.clean(found.title))


def _page(text: str, kind: str | None, name: str) -> Page:
    if not text.strip():
        raise UnreadableInput(f"{name} is empty. Give a text of at least one sentence.")
    if kind == "html":
        from summarizer.read import html

        return _visible(html.page(text, name))
    page = _visible(markdown.page(text) if kind == "markdown" else plain.page(text))
    if not page.text.strip():
        raise UnreadableInput(f"{name} holds no sentence, only markup. Check that it is an article.")
    return page


def _visible(page: Page) -> Page:
    """Return a page without what its markup wrote as an entity (&shy;, &#8203;) and nobody sees."""
    return replace(page, text=encoding.visible(page.text), title=page.title and encoding.visible(page.title))


def _checked(article: Article, name: str) -> Article:
    if not article.text.strip():
        raise UnreadableInput(f"{name} is empty. Give a text of at least one sentence.")
    if len(article.text) > MAX_CHARACTERS:
        raise _too_long(name)
    if not encoding.encodable(article.text):
        raise UsageError(f"{name} holds half surrogates, which no file can. Pass its text, which is then cleaned.")
    if not plain.has_words(article.text):
        raise UnreadableInput(f"{name} holds no sentence, only digits or signs. Check that it is an article.")
    return article


def _too_long(name: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name} is longer than {MAX_CHARACTERS:,} characters, too long for one article. Split it into its articles."
    )
