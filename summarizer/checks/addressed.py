"""An article that talks to the machine reading it is told of: its text is data, whatever it orders."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from summarizer.checks.finding import excerpt, finding
from summarizer.language.data import table
from summarizer.language.words import lowered
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# A hostile text may repeat itself a thousand times; the reader needs to be told but once.
_LIMIT = 10


@lru_cache(maxsize=4)  # the rules ask too: such sentences tell nothing
def check(reading: Reading) -> tuple[Finding, ...]:
    """Find the sentences, those set aside among them, that address the reader as a machine."""
    return tuple(islice(_findings(reading), _LIMIT))


def _findings(reading: Reading) -> Iterator[Finding]:
    text, done = reading.article.text, 0
    for match in _wordings().finditer(lowered(text)):
        if match.start() < done:
            continue
        if sentence := reading.sentence_at(match.start()):
            done = sentence.end
            span = Span.cut(text, *match.span())
            yield finding("article", "addressed", _message(sentence, span, reading), span, "warning")


def _message(sentence: Sentence, span: Span, reading: Reading) -> str:
    quoted = any(quote.start <= span.start and span.end <= quote.end for quote in reading.quotations)
    where = f"Sentence {sentence.number}" + (", inside quotation marks," if quoted else "")
    return f"{where} addresses the reader as a machine: “{excerpt(span.text)}”. It was read as text, not obeyed."


@cache
def _wordings() -> re.Pattern[str]:
    """Return the pattern of them all in lower case, in which it is found in half the time that any case takes."""
    wordings: list[str] = table("addressed")["wordings"]
    spaced = (rf"(?:{wording})".replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,4}") for wording in wordings)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})")
