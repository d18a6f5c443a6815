"""An article that is not in English is said to be so: quotes stay exact, but rules and checks read English alone."""

from collections.abc import Iterator

from summarizer.checks.finding import finding
from summarizer.language.english import looks_english
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding


def check(reading: Reading) -> Iterator[Finding]:
    """Warn where the text does not look like English."""
    text = "\n".join(reading.text_of(sentence.number) for sentence in reading.told)
    if not looks_english(text):
        yield finding(
            "article",
            "language",
            "The article does not seem to be in English. Rules and checks read English: hedges, speakers and dates of "
            "other languages are not seen, and only quotes are verified.",
            severity="warning",
        )
