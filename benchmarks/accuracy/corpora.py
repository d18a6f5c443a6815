"""The annotated corpora: where they are, their rows and their digests. None of their text is part of the project."""

import hashlib
import json
import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.number import number
from summarizer.reading import Reading
from summarizer.schemas.article import Article

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).parent / "data"


def folder() -> Path:
    """Return the folder of the corpora: SUMMARIZER_EVAL, else ../shared/eval beside the project."""
    return Path(os.environ.get("SUMMARIZER_EVAL") or ROOT.parent / "shared/eval")


def path(name: str) -> Path:
    """Return where a corpus stands."""
    return folder() / f"{name}.jsonl"


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """Return the rows of a corpus."""
    with path(name).open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def digest(files: Iterable[Path]) -> str:
    """Return the sha256 over the bytes of files, in the order given."""
    found = hashlib.sha256()
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()


def reading(text: str, published: str | None = None, title: str | None = None) -> Reading:
    """Return the reading of a text; `published` is an ISO date, with or without a time."""
    article = Article(text=text, published=day(published), title=title)
    return Reading(article, number(article))


def day(published: str | None) -> date | None:
    """Return the day of an ISO date or time; None where a corpus has none."""
    return date.fromisoformat(published[:10]) if published and published[0].isdigit() else None


def spans(found: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return annotated spans as pairs of offsets."""
    return [(span["start"], span["end"]) for span in found]


def around(text: str, start: int, end: int, width: int = 70) -> str:
    """Return a span in brackets with the words around it, on one line."""
    return " ".join(f"{text[max(0, start - width) : start]}[{text[start:end]}]{text[end : end + width]}".split())
