"""Folders elsewhere, by fsspec: `s3://bucket/folder`, `gs://…`, whatever it has a file system for.

Keys and regions come from where the file system's own library looks for them (environment, profiles).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, cast

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs.entry import Entry, dated
from summarizer.inputs.folders import Selection
from summarizer.read import bounded, read
from summarizer.schemas.article import Article
from summarizer.store.opening import FILE

_MEDIA_TYPES = {
    "md": "text/markdown",
    "markdown": "text/markdown",
    "html": "text/html",
    "htm": "text/html",
    "xhtml": "application/xhtml+xml",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
}


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a remote file system, opened like a `Path`."""

    system: Any
    path: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    def __str__(self) -> str:
        return str(self.system.unstrip_protocol(self.path))

    def open(self, mode: str = "rb") -> BinaryIO:
        """Open it for reading bytes. OSError says what is wrong, whatever the file system raises."""
        try:
            return cast("BinaryIO", self.system.open(self.path, mode))
        except OSError:
            raise
        except Exception as error:
            raise OSError(f"{type(error).__name__}: {error}") from error

    def digest(self, *decided_by: date | str | None) -> str:
        """Return the sha256 of what the file system says of this version of the file; nothing is fetched."""
        try:
            version = self.system.ukey(self.path)
        except Exception:  # noqa: BLE001  each file system raises its own; reading it says so in words
            version = ""
        return hashlib.sha256(repr((str(self), str(version), decided_by)).encode()).hexdigest()


def is_remote(source: object) -> bool:
    """Tell an address from a path. UsageError for a web address, which is not a folder."""
    scheme, mark, _ = str(source).partition("://")
    if not mark or not scheme.replace("+", "").isalnum():
        return False
    if scheme.lower() in ("http", "https"):
        raise UsageError(f"{source} is a web address, no folder. Put it in a file, an address a line: --urls FILE.")
    return True


def files_in(source: str, selection: Selection) -> Iterator[tuple[RemoteFile, str]]:
    """Yield file and name of what lies below a remote folder, or of one remote file, in the order of their names.

    Raises UsageError where the folder cannot be reached.
    """
    system, root = _system(source)
    try:
        if system.isfile(root):
            found = RemoteFile(system, root)
            yield found, found.name
            return
        there = system.exists(root)
        if there:
            yield from _below(system, root, selection)
    except Exception as error:
        raise UsageError(
            f"{source} cannot be listed: {type(error).__name__}: {error}. Check the name, the keys and the connection."
        ) from error
    if not there:
        raise UsageError(f"{source}: no such folder or file. Check the name.")


def _below(system: Any, root: str, selection: Selection) -> Iterator[tuple[RemoteFile, str]]:
    for folder, below, files in system.walk(root.rstrip("/"), detail=False, on_error="raise"):
        prefix = folder.strip("/")[len(root.strip("/")) :].strip("/")
        output = FILE in files
        below[:] = [] if output else [one for one in sorted(below) if selection.enters(_under(prefix, one))]
        for one in () if output else sorted(files):
            if selection.takes(_under(prefix, one)):
                yield RemoteFile(system, f"{folder.rstrip('/')}/{one}"), _under(prefix, one)


def entry_of(file: RemoteFile, name: str, published: date | str | None) -> Entry:
    """Return the entry of a remote file that is one article."""

    def load() -> Article:
        try:
            with file.open() as opened:
                data = bounded(opened, str(file))
        except OSError as error:
            raise UnreadableInput(f"{file} cannot be read: {error}. Check the file and the connection.") from error
        try:
            article = read(data, media_type=_MEDIA_TYPES.get(file.name.rpartition(".")[2].lower()))
        except UnreadableInput as error:
            raise UnreadableInput(str(error).replace("the input", str(file), 1)) from error
        return dated(article, published)

    return Entry(name, file.digest(published), load)


def _under(prefix: str, name: str) -> str:
    return f"{prefix}/{name}" if prefix else name


def _system(source: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{source} needs one more part: pip install 'summarizer[remote]'") from None
    try:
        system, root = url_to_fs(source)
    except ImportError as error:
        raise UsageError(f"{source} needs one more part: pip install 'summarizer[remote]' ({error})") from error
    except Exception as error:
        raise UsageError(f"{source} cannot be opened: {error}. Check the name and the keys.") from error
    return system, str(root)
