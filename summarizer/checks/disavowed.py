"""What the text tells though its evidence calls it false, or says that nothing bears it out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from summarizer.ground import Item
from summarizer.language.corrections import is_note
from summarizer.language.disavowals import Disavowal, Kind, disavowals, disavowed_by, keeps, names_claim, unvouched
from summarizer.language.negation import negations, polarity
from summarizer.language.words import tokens
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence, Span
from summarizer.schemas.values import Severity

# The share of a proposition's content words by which a text is known to tell it, and the fewest of them.
_SHARE, _FEWEST = 0.75, 2
# Its first words, subject and verb, and the share of them that must be there.
_CORE, _LEAST = 3, 0.6


_EARLIER = regex.compile(
    r"\b(?P<word>said|stated|reported|wrote)(?: \w+ly)?(?: that)? (?:(?:the|Mr|Mrs|Ms|Dr) )?"
    r"(?P<told>(?:[^;.]|\.(?=\d)){3,240})"
)


class Disowned(NamedTuple):
    """What a text tells though its evidence disavows it; `weight` is a warning where the text gives it to a claim."""

    word: Span
    words: str
    kind: Kind
    weight: Severity


def disowned(item: Item, reading: Reading) -> Iterator[Disowned]:
    """Yield what the text tells, that the evidence calls false or unproven, and that no other sentence tells."""
    for evidence in item.evidence:
        found = (
            *disavowals(evidence.quote),
            *unvouched(evidence.quote),
            *_by_next(evidence, reading),
            *_of_earlier(evidence, reading),
        )
        if not found or keeps(_said(item), " ".join(part.text for one in found for part in one.parts)):
            continue
        others = [other.quote for other in item.evidence if other is not evidence]
        for one in found:
            if one.kind == "unvouched" and negations(item.text):
                continue  # it says itself that it is not so, or not known
            if any(_is_told(part, evidence.quote, item.text, others) for part in one.parts):
                is_open = one.kind == "unproven" or _is_given(one, evidence.quote, item)
                weight: Severity = "warning" if is_open else "error"
                words = reading.article.text[evidence.start + one.start : evidence.start + one.end]
                yield Disowned(one.word.shift(evidence.start), words, one.kind, weight)


def _by_next(evidence: Evidence, reading: Reading) -> tuple[Disavowal, ...]:
    """Return what the next sentence of the paragraph calls false of this one."""
    number = evidence.sentence + 1
    if number not in reading or reading.sentence(number).paragraph != reading.sentence(number - 1).paragraph:
        return ()
    later = reading.sentence(number)
    gap = later.start - evidence.end - 1
    found = disavowed_by(evidence.quote, reading.text_of(number))
    return tuple(one._replace(word=one.word.shift(gap)) for one in found)


def _of_earlier(evidence: Evidence, reading: Reading) -> tuple[Disavowal, ...]:
    """Return what a note on the article tells that an earlier version said."""
    quote, before = evidence.quote, evidence.sentence - 1
    if not ("version" in quote or "his " in quote or quote[:3] == "It "):
        return ()  # most sentences: not worth a look
    if not is_note(quote, reading.text_of(before) if before in reading else ""):
        return ()
    told = _EARLIER.search(quote)
    if told is None:
        return ()
    return (Disavowal("false", Span.of(told, "word"), (Span.of(told, "told"),), None),)


def _said(item: Item) -> str:
    """Return the text with the words that a model copied for its cue."""
    cue = item.found("cue")
    return f"{item.text} {cue.quote}" if cue else item.text


def _is_given(one: Disavowal, quote: str, item: Item) -> bool:
    """Tell what is told as a claim, or as whose it is: "the union said …" for "rejected the union's claim that …"."""
    voice = f"{item.voice.name} {item.voice.descriptor}" if item.voice else ""
    if names_claim(_said(item)):
        return True
    if one.noun is None:
        return False
    if one.word.start > len(quote) and names_claim(voice):
        return True  # "posts claimed it", and the next sentence calls the posts false
    owner = stems(quote[one.word.end : one.noun]) | stems(quote[one.noun : one.parts[0].start].partition(" ")[2])
    return not owner.isdisjoint(stems(f"{item.text} {voice}"))


def is_disowned(quote: str, word: str) -> bool:
    """Tell whether a quote has a word, by its stem, in a proposition that it calls false."""
    return any(one.kind == "false" and any(word in stems(part.text) for part in one.parts) for one in disavowals(quote))


def _is_told(part: Span, quote: str, text: str, others: Sequence[str]) -> bool:
    """Tell whether a text tells a part of what its evidence disavows, and no other sentence does."""
    around = stems(f"{quote[: part.start]} {quote[part.end :]}")
    return _tells(text, part.text, around) and not any(_tells(other, part.text) for other in others)


def _tells(text: str, proposition: str, around: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text has the words of a proposition, or its first ones and no others but those around it.

    The words must stand under as many negations as there.
    """
    words, said = stem_sequence(proposition), stems(text)
    if len(words) < _FEWEST or share(words[:_CORE], said) < _LEAST:
        return False
    if share(words, said) < _SHARE and share(said - around, frozenset(words)) < _SHARE:
        return False
    ours, theirs = _polarities(text), _polarities(proposition)
    return all(ours[word] == theirs[word] for word in words if word in ours)


def _polarities(text: str) -> dict[str, bool]:
    """Return for each stem of a text whether it stands affirmed there, at its last place."""
    return {stem(word): polarity(text, start, end) for start, end, word in tokens(text)}
