"""Denials: negations with the stems they govern, and whether a text affirms what is denied."""

import re
from functools import cache, lru_cache
from itertools import dropwhile
from typing import NamedTuple

from summarizer.language.negation import Negation, negations, polarity
from summarizer.language.words import tokens
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.schemas.spans import Span

# Content words by which a denied proposition is recognised, and the share of them that the other side must have.
_AFTER, _BEFORE, _FURTHER, _PLAIN = 5, 2, 20, 3
_SHARE = 0.6
# "… was no longer binding, a decision the union is appealing": what is apposed is not denied.
_APPOSED = re.compile(r",\s(?:an?|which|who)\s|\s(?:and|but|or)\sthat\s")
# "Said she would not": the words just before are the speaker's name, and more of them may stand there.
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|I)\s(?:\w+\s){0,3}\Z", re.IGNORECASE)
_NOBODY = frozenset({"no one", "nobody", "none", "no-one", "nothing"})
_ATTEMPTS = "able yet immediately independently willing ready prepared possible far manage succeed formally officially"
# "Does not believe that it is so": what is believed is denied. "There was no finding": nobody is said to have none.
_BELIEVED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:findings?\s+(?:of|that)\b|(?:(?:find|accept|conclude|rule)(?:s|d|ed)?|found)\s+that\b"
    r"|(?:believe[sd]?|thinks?|thought|expect(?:s|ed)?|saying|claiming)\b"
    r"(?=\s+(?:that|the|an?|it|one|he|she|they|there|this|his|her|its|their|[A-Z])\b)(?:\s+that\b)?)"
)
_SILENT = re.compile(
    r"\s+(?:say|said|disclosed?|revealed?|specif(?:y|ied))\s+(?:when|where|who|whom|whose|why|how|what|which|whether)\b"
)
# "Do not show [where they came from]": what is not shown is asked behind the verb.
_ASKED = re.compile(r"\s*(?:where|who|whom|whose|what|which|why|how|when)\s[^.;:,]{3,120}")
_JOINED = re.compile(r"\b(?:and|but|or)(?:\s\w+ly)?\s+\Z")
_EXISTS = re.compile(r"\bthere(?:['’]s| is| are| was| were| has been| had been)\s+\Z", re.IGNORECASE)
_UNKNOWN = re.compile(r"\b(?:clear|known?|certain|sure|idea)\b")


class Denial(NamedTuple):
    """A negation with the stems it governs and those just before it: "[the mayor] denied [any fraud]"."""

    word: Span
    is_implicit: bool
    governed: tuple[str, ...]
    before: tuple[str, ...]
    is_elliptical: bool = False
    is_whole: bool = False
    """Whether the sentence says nothing else: "No one was injured"."""

    @property
    def near(self) -> "Denial":
        """The same with no more of what stands before it than its subject."""
        return self._replace(before=self.before[-_BEFORE:])


@lru_cache(maxsize=512)
def denials(text: str) -> tuple[Denial, ...]:
    """Return the negations of a text with what they deny, in order."""
    return tuple(_denial(negation, text) for negation in negations(text))


def leaves_unsaid(denial: Denial, text: str) -> bool:
    """Tell "did not say when it was made": nothing is said to be otherwise."""
    return _SILENT.match(text, denial.word.end) is not None


def spoken(text: str) -> list[Denial]:
    """Return the denials of a text but for what somebody leaves unsaid."""
    return [denial for denial in denials(text) if not leaves_unsaid(denial, text)]


def _denial(negation: Negation, text: str) -> Denial:
    """Read what stands after the word in its scope; where nothing does, what stands before it."""
    word = negation.bare
    believed = _BELIEVED.match(text, negation.end)
    start, end = (believed.end(), len(text)) if believed else (negation.end, negation.scope_end)
    asked = None if _UNKNOWN.search(negation.text) else _ASKED.match(text, end)
    end = asked.end() if asked else end
    after = _without_attempt(stem_sequence(_APPOSED.split(text[start:end])[0]))[:_AFTER]
    before = () if _stands_alone(negation, text) else stem_sequence(text[: negation.start])
    is_implicit = negation.kind == "implicit"
    if after:
        is_whole = negation.text.lower() in _NOBODY and len(after) == len(stem_sequence(text[negation.end :]))
        near = _FURTHER if _PRONOUN.search(text, max(0, negation.start - 40), negation.start) else _BEFORE
        return Denial(word, is_implicit, after, before[-near:], is_whole=is_whole)
    return Denial(word, is_implicit, before[-_AFTER:], (), is_elliptical=True)


def _stands_alone(negation: Negation, text: str) -> bool:
    """Tell "…, but denied" and "there was no", where nothing just before it is its subject."""
    rule = _JOINED if negation.kind == "implicit" else _EXISTS
    return rule.search(text, max(0, negation.start - 20), negation.start) is not None


def _without_attempt(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is denied without how: "confirm it" of "[not] yet able to confirm it", "[not] independently …"."""
    kept = tuple(dropwhile(_attempts().__contains__, words))
    return kept or words


@cache
def _attempts() -> frozenset[str]:
    return stems(_ATTEMPTS)


def likeness(one: Denial, other: Denial) -> int:
    """Count what two negations have in common, first what they govern; 0 where they cannot deny the same."""
    governed = len({*one.governed} & {*other.governed})
    same_verb = one.is_implicit and one.word.text.lower() == other.word.text.lower()
    around = len({*one.governed, *one.before} & {*other.governed, *other.before})
    # "None would", "it did not": what is denied stands in another sentence, or comes first.
    elliptical = one.is_elliptical or other.is_elliptical
    return 100 * governed + 10 * same_verb + around + elliptical if governed or same_verb or elliptical else 0


def affirms(text: str, denial: Denial, *, by_anybody: bool = True) -> bool:
    """Tell whether the text has the denied words, the first of them never under a negation.

    All of them, if `by_anybody`, count also where it calls otherwise who it is: "the three men" of three names.
    """
    there = stems(text)
    if not denial.governed or denial.governed[0] not in there or share(denial.governed, there) < _SHARE:
        return False
    if denial.is_elliptical and denial.governed[-1] not in there:
        return False
    if _UNKNOWN.search(denial.word.text) and not stems(denial.word.text) <= there:
        return False  # that it is "not known" is a hedge, which the text may keep in other words
    if denial.before and not there.isdisjoint(denial.before):
        return _polarities(text, denial)
    if denial.before:
        return (
            by_anybody
            and len(denial.governed) >= _PLAIN
            and share(denial.governed, there) == 1
            and _polarities(text, denial)
        )
    alone = denial.is_whole or denial.word.start or len(denial.governed) > _BEFORE
    return bool(alone) and _polarities(text, denial)


def _polarities(text: str, denial: Denial) -> bool:
    """Tell whether the first denied word stands affirmed in a text, wherever it has it beside the same words."""
    places = [(start, end) for start, end, word in tokens(text) if stem(word) == denial.governed[0]]
    return all(polarity(text, start, end) for start, end in places)
