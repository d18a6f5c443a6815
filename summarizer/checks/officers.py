"""Who speaks for a body: what its chief executive, its spokesman or its lawyer says may be told as the body's own."""

from functools import cache

import regex

from summarizer.checks import cited
from summarizer.checks.voices import Voice
from summarizer.language.data import listed, table
from summarizer.language.roles import bodies, role_nouns
from summarizer.language.speakers import Speaker
from summarizer.language.words import words_in
from summarizer.overlap import stems
from summarizer.reading import Reading

_PERSONS = frozenset(("named_individual", "unnamed_individual"))
# Sides that say nothing of which body it is: a lawyer is an "individual", a campaign chief of a "group".
_OPEN = frozenset(("unknown", "individual", "group"))
# Politicians and reporters speak for themselves.
_APART = frozenset(("government", "media"))
# "A director at [Acme]", "of the [Harbour] Board": the body that somebody is named with.
_OF_BODY = regex.compile(r"\b(?:of|for|at|from|with)\s(?:the\s)?\p{Lu}|\p{Lu}[\p{L}.-]*['’]s?\s\p{Ll}")
# "His campaign chief": of whomever the words before tell.
_POSSESSIVE = regex.compile(r"(?:his|her|their)\s", regex.IGNORECASE)
# "The company" beside its officer.
_COMPANY = regex.compile(
    r"\b(?:the|its) (?:company|firm|group|bank|club|airline|operator|manufacturer|board)\b", regex.IGNORECASE
)


def may_speak_for(speaker: Speaker, officer: Voice, voice: Voice, reading: Reading) -> bool:
    """Tell whether a speaker of an article is an officer of no other body than the voice, which is named beside them.

    `officer` is the speaker as a voice.
    """
    if officer.type not in _PERSONS or _is_person(voice):
        return False
    if any(stems(side) <= voice.words and officer.words & _side(side) for side in table("officers")["sides"]):
        return True
    descriptor = speaker.descriptor.text
    if officer.words.isdisjoint(_officers()) or _has_body(descriptor) or _differ(officer, voice):
        return False
    beside = _beside(speaker, reading)
    is_company = voice.affiliation in {"corporate", *_OPEN} and _COMPANY.search(beside) is not None
    return is_company or not voice.words.isdisjoint(stems(beside))


def _is_person(voice: Voice) -> bool:
    last = words_in(voice.text)[-1:]
    return voice.type == "named_individual" or (bool(last) and last[0].lower() in role_nouns())


def _has_body(descriptor: str) -> bool:
    """Tell "union leader Pia Strand" and "a director at Acme", who speak for nobody else."""
    if _POSSESSIVE.match(descriptor):
        return False
    return _OF_BODY.search(descriptor) is not None or not bodies().keys().isdisjoint(descriptor.lower().split())


def _differ(officer: Voice, voice: Voice) -> bool:
    is_circle = not stems(" ".join(words_in(voice.text)[-1:])).isdisjoint(_circles())  # "the mayor's camp"
    sides = {officer.affiliation} if is_circle else {officer.affiliation, voice.affiliation}
    return not sides.isdisjoint(_APART) or len(sides - _OPEN) > 1


def _beside(speaker: Speaker, reading: Reading) -> str:
    """Return where an officer's body may be named: in their paragraph, in the title and the first sentence."""
    start = speaker.descriptor.start
    near = f"{cited.text_before(start, reading)} {_rest_of_sentence(start, reading)}"
    return near if _POSSESSIVE.match(speaker.descriptor.text) else f"{_lead(reading)} {near}"


def _rest_of_sentence(offset: int, reading: Reading) -> str:
    sentence = reading.sentence_at(offset)
    return reading.article.text[offset : sentence.end] if sentence else ""


def _lead(reading: Reading) -> str:
    first = next((reading.text_of(one.number) for one in reading.told if one.kind == "body"), "")
    return f"{reading.title} {first}"


@cache
def _officers() -> frozenset[str]:
    return stems(" ".join(listed("officers", "any")))


@cache
def _circles() -> frozenset[str]:
    return stems(" ".join(listed("officers", "circles")))


@cache
def _side(name: str) -> frozenset[str]:
    return stems(table("officers")["sides"][name])
