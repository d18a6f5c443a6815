"""Interviews without labels: paragraphs that ask, each with the answer below, by the one person that was spoken to.

Refuses whatever leaves open who answers: no introduction that names one person, too few questions, answers without "I".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

# Questions with an answer below that make an interview, and the share of its answers that speak of themselves.
_FEWEST, _PERSONAL = 3, 0.5
_NAME = r"\p{Lu}[\p{L}\p{M}.’'-]+(?:[ -](?:(?:de|van|von|der|el|al|bin|la|le|di|da|du) )?\p{Lu}[\p{L}\p{M}.’'-]*){1,3}"
_SPOKE = regex.compile(rf"\b(?P<who>{_NAME}|[Ss]he|[Hh]e|[Tt]hey) (?P<cue>(?:spoke|talked|sat down)(?: to| with)?)\b")
_SPOKEN_TO = regex.compile(
    rf"\b(?P<cue>(?:[Ww]e|I|{_NAME}) (?:spoke (?:to|with)|talked (?:to|with)|interviewed|met)) (?P<who>{_NAME})"
)
# Of whom an introduction tells: the name with which a sentence opens.
_OF = regex.compile(rf"(?P<who>{_NAME})(?:,| (?:has|had|is|was|runs|ran|leads|led|joined|became|took|heads|headed)\b)")
_SELF = regex.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur)\b")
_YOU = regex.compile(r"\b(?:you|your)\b", regex.IGNORECASE)
_ASKS = regex.compile(r"\?[\"”’')]*\s*\Z")


class Interview(NamedTuple):
    """Who answers, by what words the article says so, and the paragraphs that are their answers."""

    source: Span
    cue: Span
    answers: frozenset[int]


class _Paragraph(NamedTuple):
    number: int
    start: int
    text: str

    @property
    def asks(self) -> bool:
        """Whether it is a question, or tells the one who answers about themselves ("You promised 90.")."""
        return bool(_ASKS.search(self.text)) or (bool(_YOU.search(self.text)) and not _SELF.search(self.text))


def interview(text: str, sentences: Sequence[Sentence]) -> Interview | None:
    """Return the interview that an article is; None where it is none or does not tell for certain who answers."""
    paragraphs = [*_paragraphs(text, sentences)]
    first = next((at for at, one in enumerate(paragraphs) if _ASKS.search(one.text)), None)
    if not first:
        return None
    asked = paragraphs[first:]
    answers = [after for one, after in pairwise(asked) if one.asks and not after.asks]
    personal = sum(bool(_SELF.search(one.text)) for one in answers)
    if len(answers) < _FEWEST or personal < _PERSONAL * len(answers):
        return None
    found = _introduced(paragraphs[:first])
    return Interview(*found, frozenset(one.number for one in answers)) if found else None


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    start, last = 0, None
    for sentence in sentences:
        if last is None or sentence.paragraph != last.paragraph:
            if last is not None:
                yield _Paragraph(last.paragraph, start, text[start : last.end])
            start = sentence.start
        last = sentence
    if last is not None:
        yield _Paragraph(last.paragraph, start, text[start : last.end])


def _introduced(paragraphs: Sequence[_Paragraph]) -> tuple[Span, Span] | None:
    """Return who is said to have been spoken to, and the words that say so; a "she" is whom the paragraph is about."""
    for one in paragraphs:
        for pattern in (_SPOKE, _SPOKEN_TO):
            said = pattern.search(one.text)
            who = said if said and said["who"][0].isupper() and " " in said["who"] else None
            who = who or (_OF.match(one.text) if said and pattern is _SPOKE else None)
            if said and who:
                return Span.of(who, "who").shift(one.start), Span.of(said, "cue").shift(one.start)
    return None
