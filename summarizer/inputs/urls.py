"""Articles by address: a file with one a line, each fetched when it is wanted."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs.entry import Entry, dated
from summarizer.inputs.fetch import MEDIA_TYPES, fetch
from summarizer.read import read
from summarizer.schemas.article import Article
from summarizer.typography import printable


def entries_of(path: Path, published: date | str | None, *, allow_private: bool = False) -> Iterator[Entry]:
    """Yield an entry for every address in a file. Empty lines, those that begin with # and repetitions are left out.

    Raises UsageError for a file that cannot be read.
    """
    seen: set[str] = set()
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            for line in lines:
                url = line.strip()
                if url and not url.startswith("#") and url not in seen:
                    seen.add(url)
                    yield _entry(url, published, allow_private=allow_private)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise UsageError(f"{path}, the file of addresses, cannot be read: {said}. Check its name.") from error


def _entry(url: str, published: date | str | None, *, allow_private: bool) -> Entry:
    def load() -> Article:
        data, media_type, at = fetch(url, allow_private=allow_private)
        try:
            article = read(data, media_type=_known(media_type))
            return dated(read(article, url=article.url or at), published)
        except UnreadableInput as error:
            raise UnreadableInput(str(error).replace("the input", url, 1)) from error

    decides = f"{url}\n{published}".encode("utf-8", "surrogatepass")
    return Entry(printable(url), hashlib.sha256(decides).hexdigest(), load)


def _known(media_type: str | None) -> str | None:
    """Return what the server says where it says more than that this is text of some kind."""
    kind = (media_type or "").partition(";")[0].strip().lower()
    return media_type if kind in MEDIA_TYPES else None
