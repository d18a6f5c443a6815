"""What a caller may name as a source: a path or an address, an article, or a name with an article."""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, TypeGuard

from summarizer.errors import UsageError
from summarizer.schemas.article import Article
from summarizer.typography import shortened

Source = str | PathLike[str] | Article | tuple[str, Article]
Sources = Source | Iterable[Source] | Mapping[str, Article]


def sources_of(given: Sources) -> list[Source]:
    """Return one source, several, or articles by name as a list. UsageError for what is none."""
    if _is_source(given):
        return [given]
    several = given.items() if isinstance(given, Mapping) else given
    found: list[Any] = list(several) if isinstance(several, Iterable) and not isinstance(several, bytes) else [several]
    for one in found:
        if not _is_source(one):
            raise UsageError(
                f"{shortened(repr(one))} is no source. Pass a path, an Article(text=...), a list of them, or a dict of "
                "articles by name."
            )
    return found


def _is_source(given: Any) -> TypeGuard[Source]:
    match given:
        case (str(name), Article()):
            return bool(name.strip())
        case _:
            return isinstance(given, str | PathLike | Article)
