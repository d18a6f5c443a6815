"""One article of a batch before it is read."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from summarizer.errors import SummarizerError
from summarizer.read import read
from summarizer.schemas.article import Article


def dated(article: Article, published: date | str | None) -> Article:
    """Return the article, of the day `published` where it carries none itself."""
    return article if article.published or published is None else read(article, published=published)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, unique in a run; the sha256 of what decides the article; and what reads it.

    `load` raises UnreadableInput.
    """

    name: str
    digest: str
    load: Callable[[], Article]

    @classmethod
    def of(cls, name: str, article: Article, published: date | str | None) -> Self:
        """Return the entry of an article that is there already; `published` stands in where it carries no date."""

        def load() -> Article:
            return dated(read(article), published)

        return cls(name, cls.digest_of(None, repr(article), published), load)

    @classmethod
    def failing(cls, name: str, digest: str, error: SummarizerError) -> Self:
        """Return an entry that cannot be read, and says why when it is."""

        def load() -> Article:
            raise error

        return cls(name, digest, load)

    @staticmethod
    def digest_of(path: Path | None, *decided_by: object) -> str:
        """Return the sha256 of a file's bytes, where there is one, and of what else decides its article, as `repr`."""
        sha256 = hashlib.sha256(repr(decided_by).encode("utf-8", "surrogatepass"))
        if path is None:
            return sha256.hexdigest()
        try:
            with path.open("rb") as file:
                while part := file.read(1 << 20):
                    sha256.update(part)
        except OSError as error:  # reading it says so in words
            sha256.update(str(error.errno).encode())
        return sha256.hexdigest()
