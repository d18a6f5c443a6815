"""How the checks word what they find: one or two bounded sentences with the article's own words in them."""

from collections.abc import Sequence

from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span
from summarizer.schemas.values import Severity

MESSAGE_LIMIT = 240
_EXCERPT_LIMIT = 90


def finding(item: str, check: str, message: str, span: Span | None = None, severity: Severity = "error") -> Finding:
    """Return a finding against the item of this id, or the `article`; `span` is the place in the article."""
    return Finding(check=check, severity=severity, item=item, message=excerpt(message, MESSAGE_LIMIT), span=span)


def excerpt(text: str, limit: int = _EXCERPT_LIMIT) -> str:
    """Return the text on one line, cut at a word to at most `limit` characters."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0] + "…"


def sentences(numbers: Sequence[int]) -> str:
    """Name sentences for a reader: `sentence 3`, `sentences 3 and 5`."""
    known = [str(number) for number in dict.fromkeys(numbers)]
    if len(known) == 1:
        return f"sentence {known[0]}"
    return f"sentences {', '.join(known[:-1])} and {known[-1]}" if known else "no sentence"
