"""Topics: whom the sentences before a pronoun were about, where nobody has spoken since.

A person named early in a sentence of the same paragraph, or in one of the two sentences before; else the only person
named in a sentence of the paragraph; else a role that a sentence begins with ("The judge", "Her agent"). What is said
within quotations is no topic.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import regex

from summarizer.language.clauses import words
from summarizer.language.data import by_word
from summarizer.language.names import Name
from summarizer.language.roles import role_nouns
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

EARLY = 40
"""Characters from the start of a sentence within which a person named is its topic."""

NEAR = 2
"""Sentences before the pronoun that count in whatever paragraph they stand."""

FAR = 8
"""Sentences looked back in the pronoun's own paragraph."""

_ARTICLE = regex.compile(r"\b[Tt]he\s\Z")
"""Before a name, it is no person's: "the United Isles"."""

_ROLE = regex.compile(
    r"(?:The|A|An|His|Her|Their|One|Another|\p{Lu}[\p{L}-]+['’]s?)\s(?:[\p{Ll}\d][\p{L}\d'’-]*\s){0,3}?(?P<noun>\p{Ll}+)\b(?!['’-])"
)

_JOINED = regex.compile(r"[-‑]\p{Ll}")
"""Behind a name it makes a word of it: "San Lorne-based"."""

_OWNS = regex.compile(r"['’]s?\s\p{Ll}")
_OFFICE = regex.compile(r"(?:['’]s?)?\s(?:\p{Ll}[\p{Ll}’'-]*\s){0,2}?(?P<noun>\p{Lu}?\p{Ll}+),?\s(?=\p{Lu})")

Fits = Callable[[Name], bool]


@cache
def _pronouns() -> Mapping[str, str]:
    return by_word("first_names")


def gender_of_first_name(low: str) -> str:
    """Return the pronoun of a first name in lower case, "" where it tells none."""
    return _pronouns().get(low, "")


def _may_be_person(name: Name) -> bool:
    """Tell persons, and two capitalised words of which nothing says what they name ("Nobel Prize" does)."""
    found = name.key.lower().split()
    return name.kind == "person" or (
        name.kind == "unknown" and len(found) in {2, 3} and found[-1] not in words("things")
    )


class Topics:
    """The sentences of an article with the names in them. `spoken` are the spans of quoted contents."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Sequence[Name], spoken: Sequence[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._names = names
        self._name_starts = [name.start for name in names]
        self._spoken = sorted((span.start, span.end) for span in spoken)

    def person(self, since: int, until: int, fits: Fits) -> Span | None:
        """Return the last person that the sentences from `since` to `until` are about, None where there is none."""
        before = list(self._before(since, until))
        early = (
            name
            for sentence in before
            for name in self._named(sentence, since, until)
            if sentence.start >= since and self._is_early(name, sentence)
        )
        found = next(filter(fits, early), None)
        if found or not before or since >= self._paragraph_start(until):
            return found
        return next(filter(None, (self._only(sentence, since, until, fits) for sentence in before)), None)

    def only(self, since: int, until: int, fits: Fits) -> Span | None:
        """Return the one person who fits of those named from `since` to `until`, in the last sentences before."""
        found = [name for one in self._before(since, until) for name in self._named(one, since, until) if fits(name)]
        return found[0] if len({name.key for name in found}) == 1 else None

    def role(self, since: int, until: int, fits: Callable[[str], bool]) -> Span | None:
        """Return the role that the last sentence between `since` and `until` in the paragraph begins with.

        `fits` says whether its noun may be meant.
        """
        last = next(self._before(max(since, self._paragraph_start(until)), until), None)
        match = _ROLE.match(self._text, last.start, min(last.end, until)) if last and last.start >= since else None
        if match is None or match["noun"] not in role_nouns() or not fits(match["noun"]):
            return None
        return Span.of(match)

    def _before(self, since: int, until: int) -> Iterator[Sentence]:
        """Yield the sentences to look at, the last one first."""
        at = bisect_left(self._starts, until) - 1
        if at < 0:
            return
        paragraph = self._sentences[at].paragraph
        for back, sentence in enumerate(reversed(self._sentences[max(0, at - FAR) : at + 1])):
            if sentence.end <= since or (back >= NEAR and sentence.paragraph != paragraph):
                return
            if sentence.kind != "heading" and not self._is_spoken(sentence.start):
                yield sentence

    def _is_spoken(self, offset: int) -> bool:
        at = bisect_right(self._spoken, (offset, len(self._text))) - 1
        return at >= 0 and self._spoken[at][0] <= offset < self._spoken[at][1]

    def _paragraph_start(self, until: int) -> int:
        at = bisect_left(self._starts, until) - 1
        if at < 0:
            return 0
        paragraph = self._sentences[at].paragraph
        while at and self._sentences[at - 1].paragraph == paragraph:
            at -= 1
        return self._starts[at]

    def _named(self, sentence: Sentence, since: int, until: int) -> list[Name]:
        first = bisect_left(self._name_starts, max(sentence.start, since))
        last = bisect_left(self._name_starts, min(sentence.end, until))
        found = (name for name in self._names[first:last] if _may_be_person(name) and not self._is_spoken(name.start))
        return [
            name
            for name in found
            if not _ARTICLE.search(self._text, max(0, name.start - 5), name.start)
            and not _JOINED.match(self._text, name.end)
        ]

    def _is_early(self, name: Name, sentence: Sentence) -> bool:
        """Tell a name near the start, not one behind a preposition ("the pumps of Gil Amsel")."""
        if name.start - sentence.start >= EARLY or self._is_title(name):
            return False
        if _OWNS.match(self._text, name.end):
            return False  # "Lund's widow wept": not Lund
        before = self._text[sentence.start : name.start].lower().split()
        return not before or before[-1] not in words("prepositions")

    def _is_title(self, name: Name) -> bool:
        """Tell "Northmoor" of "Northmoor manager Dave Purcell" and "U.S. District" before "Judge Carla Whitfield"."""
        match = _OFFICE.match(self._text, name.end, name.end + EARLY)
        return match is not None and match["noun"].lower() in role_nouns()

    def _only(self, sentence: Sentence, since: int, until: int, fits: Fits) -> Span | None:
        if sentence.start < self._paragraph_start(until):
            return None
        found = [name for name in self._named(sentence, since, until) if fits(name)]
        return found[0] if len({name.key for name in found}) == 1 else None
