"""What a reader found in a source: the text and what the source says about it."""

from dataclasses import asdict, dataclass
from datetime import date

import regex

_MARKS = regex.compile(r"[^\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its metadata; None where the source is silent."""

    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None

    def known(self) -> dict[str, object]:
        """Return the fields that are not None."""
        return {key: value for key, value in asdict(self).items() if value is not None}


def with_title(body: str, title: str | None) -> str:
    """Return the body with the title as its first line and a blank line after it, unless it begins with it."""
    if not title or _letters(body[: 2 * len(title) + 20]).startswith(_letters(title)):
        return body
    return f"{title}\n\n{body}"


def _letters(text: str) -> str:
    return str(_MARKS.sub("", text.casefold()))
