"""What the article leaves open under "whether", or has only denied, is not told as done."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from summarizer.checks.acts import done, presented
from summarizer.ground import Item
from summarizer.language.disavowals import keeps
from summarizer.language.hedges import hedges
from summarizer.language.negation import negations, polarity
from summarizer.language.words import tokens, vocabulary
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence, Span

_OPEN = (
    r"(?:not|n['’]t|cannot|un(?:clear|known|certain|sure|able|decided)|too (?:early|soon)|fail\w*|refus\w+|declin\w+"
    r"|remains? to be seen|investigat\w+|examin\w+|looking into|question|doubt\w*|dispute\w*)"
)
# "Could not establish whether it had been sent", "whether it had been sent is not known".
_WHETHER = (
    regex.compile(rf"\b{_OPEN}\b[^.;:]{{0,60}}?\b(?P<cue>whether|if) (?P<told>[^.;:]{{3,200}})", regex.IGNORECASE),
    regex.compile(
        rf"\A[“\"]?(?P<cue>Whether) (?P<told>[^.;:]{{3,160}}?) (?:is|was|will|would|has|had|remain\w*|could|can)"
        rf" [^.;:]{{0,20}}?\b{_OPEN}\b"
    ),
)
_POINTING = regex.compile(r"(?:it|he|she|they|this|that|these|those)\b", regex.IGNORECASE)
# "He", "the minister": who may be the one whom a text tells of.
_REFERRING = regex.compile(r"\b(?:he|she|it|they|who|which|the \p{Ll}+)\b", regex.IGNORECASE)
_KEPT = regex.compile(r"\b(?:whether|if|unclear|unknown|question\w*|may|might|could|would|alleg\w+|claim\w*)\b")
# "Denied the report and closed the mill": another verb of the same subject.
_FURTHER = regex.compile(r"[,;:]|\b(?:and|but|or|that|who|which|because|until|before|after)\b", regex.IGNORECASE)
_ADVERBS = "also already now since still then finally later yet even"
# Content words at most between a negation and the word that it denies.
_BETWEEN = 2


class Unsettled(NamedTuple):
    """A verb that a text tells as done, and the words of the evidence that leave it open or deny it."""

    verb: str
    cue: Span
    evidence: Evidence


def asked(item: Item, reading: Reading) -> Iterator[Unsettled]:
    """Yield a verb told as done that the article has only under "whether"."""
    if told := _told(item.text):
        for evidence in _near(item, reading):
            yield from _asked_of(told, item, evidence, reading)


def denied(item: Item, reading: Reading) -> Iterator[Unsettled]:
    """Yield a verb told as done that a cited sentence has denied of the same, and no sentence has otherwise."""
    if not any(negations(evidence.quote) for evidence in item.evidence):
        return
    if told := _told(item.text) or _told_openly(item.text):
        for evidence in item.evidence:
            yield from _denied(told, item, evidence, reading)


def _told(text: str) -> frozenset[str]:
    """Return the stems of the verbs that a text tells as done: none where it leaves anything open."""
    told = (done(text) | presented(text)) & stems(text)
    return frozenset() if not told or _is_open(text, told) else told


def _is_open(text: str, told: frozenset[str]) -> bool:
    return bool(_KEPT.search(text) or negations(text) or keeps(text, "")) or _is_hedged(text, told)


def _told_openly(text: str) -> frozenset[str]:
    """Return the stems of the verbs told as done that alone seem to leave something open: "has claimed" it."""
    past = done(text) & stems(text)
    verbs = [text[start:end] for start, end, word in tokens(text) if stem(word) in past]
    return frozenset(stem(verb) for verb in verbs if not _is_open(text.replace(verb, ""), frozenset()))


def _is_hedged(text: str, told: frozenset[str]) -> bool:
    """Tell a text with a hedge, but for the verb that it tells: "accuses"."""
    return any(hedge.type != "approximator" and stems(hedge.text).isdisjoint(told) for hedge in hedges(text))


def _near(item: Item, reading: Reading) -> Iterator[Evidence]:
    """Yield the cited sentences, and those that follow them in their paragraph and point back."""
    yield from item.evidence
    for evidence in item.evidence:
        number = evidence.sentence + 1
        is_next = number in reading and number not in item.numbers
        if is_next and reading.sentence(number).paragraph == reading.sentence(evidence.sentence).paragraph:
            yield reading.quotes[number - 1]


def _asked_of(told: frozenset[str], item: Item, evidence: Evidence, reading: Reading) -> Iterator[Unsettled]:
    if vocabulary(evidence.quote).isdisjoint({"whether", "if"}):
        return
    for match in (found for rule in _WHETHER for found in rule.finditer(evidence.quote)):
        open_to = stems(match["told"]) & told
        beside = (stems(evidence.quote) & stems(item.text)) - open_to
        is_near = bool(beside) or (_POINTING.match(match["told"]) is not None and evidence.sentence not in item.numbers)
        if is_near and (verb := next((one for one in sorted(open_to) if not _is_told(one, evidence, reading)), None)):
            yield Unsettled(verb, Span.of(match, "cue"), evidence)


def _denied(told: frozenset[str], item: Item, evidence: Evidence, reading: Reading) -> Iterator[Unsettled]:
    for word in negations(evidence.quote):
        reached = [
            (stem(low), start, end)
            for start, end, low in tokens(evidence.quote)
            if word.end <= start < word.scope_end and stem(low) in told and _is_close(evidence.quote[word.end : start])
        ]
        for verb, start, end in reached:
            is_same = _is_subject(verb, word, item, evidence)
            if (
                is_same
                and not polarity(evidence.quote, start, end)
                and not _is_told(verb, evidence, reading, of=_subject(verb, item))
            ):
                yield Unsettled(verb, word.bare, evidence)
                return


def _is_subject(verb: str, word: Span, item: Item, evidence: Evidence) -> bool:
    """Tell whether the same stands before the verb of a text as before the negation of its evidence."""
    before = _subject(verb, item)
    return bool(before) and before <= stems(evidence.quote[: word.start])


def _subject(verb: str, item: Item) -> frozenset[str]:
    ours = stem_sequence(item.text)
    return frozenset(ours[: ours.index(verb)]) - stems(_ADVERBS)


def _is_close(between: str) -> bool:
    return not _FURTHER.search(between) and len(stem_sequence(between)) <= _BETWEEN


def _is_told(verb: str, but: Evidence, reading: Reading, of: frozenset[str] = frozenset()) -> bool:
    """Tell whether another sentence of the article has a verb, or its noun, affirmed and with no hedge.

    Where it is told `of` somebody, one that names or may mean them.
    """
    for sentence in reading.told:
        quote = reading.text_of(sentence.number)
        if sentence.number == but.sentence or verb not in stems(quote):
            continue
        if any(hedge.type != "approximator" for hedge in hedges(quote)):
            continue
        if of and of.isdisjoint(stems(quote)) and not _REFERRING.search(quote):
            continue
        if any(polarity(quote, start, end) for start, end, low in tokens(quote) if stem(low) == verb):
            return True
    return False
