"""Kinds: what a source does by saying something, where its words show it and its verb does not.

"He said his country had no hand in it" denies, "she warned that they would close the border if ..." threatens. The
words stand in data/kinds.toml.
"""

from functools import cache

import regex

from summarizer.language.clauses import words
from summarizer.language.data import listed, table
from summarizer.language.predicates import clause_words
from summarizer.language.speakers import Speaker
from summarizer.language.words import content_words

_CONDITION = regex.compile(r"\b(?:if|unless|until)\b", regex.IGNORECASE)
_WILL = regex.compile(r"\b(?:will|would)\b|['’]ll\b", regex.IGNORECASE)
_FUTURE = regex.compile(
    r"(?<!\b[Ww]e )(?<!\bI )\bwould\b(?! (?:neither|not|only) (?:confirm|say|comment|give|discuss|deny|be drawn)\b)"
    r"(?! be (?:\p{L}+ ){1,2}to\b)"  # "it would be wrong to conclude"
    r"|\b(?:will|won['’]t|going to)\b|['’]ll\b",
    regex.IGNORECASE,
)
_QUOTED_REFUSAL = regex.compile(r"(?<=^[“\"][^“”\"]*)\bwould(?: not|n['’]t)\b")
_INSERTION = regex.compile(r", (?:which|who|whose)\b[^,.;]*,")
_SENTENCE = regex.compile(r"[.!?;]\s")
_MARKS = "“\"'’.,"
_LONGEST_SUBJECT = 6


def denies(text: str) -> bool:
    """Tell a statement that its source had part in something, or that something is true, denied in it."""
    return bool(_denials().search(text) or _not_done().match(text))


def was_before(cue: str) -> bool:
    """Tell the cue of what its source "had previously forecast": it may have been given up since."""
    return not clause_words("formerly").isdisjoint(cue.lower().split())


def threatens(text: str, act: str, speaker: Speaker | None) -> bool:
    """Tell "we will strike if", and "warned that X would" where X is the source itself or the body it speaks for."""
    will = _WILL.search(text)
    if speaker is None or will is None or not (_CONDITION.search(text) or act in _words("threat", "acts")):
        return False
    verb = text[will.end() :].split(maxsplit=1)[:1]
    return bool(verb) and verb[0].lower() in _words("threat", "harm") and _is_own(text[: will.start()], speaker)


def foretells(text: str) -> bool:
    """Tell a statement of which a main clause is in the future: "the bridge that will close is old" is none.

    In words that are quoted, "would not" is what somebody refused or what hangs on a condition.
    """
    text = _QUOTED_REFUSAL.sub(" ", text)
    return _FUTURE.search(text) is not None and any(map(_is_future, _SENTENCE.split(_INSERTION.sub(" ", text))))


def _is_own(subject: str, speaker: Speaker) -> bool:
    """Tell a subject that is the speaker, or the body that the speaker's description names."""
    found = [word.strip(_MARKS).lower() for word in subject.split()]
    if not found or len(found) > _LONGEST_SUBJECT:
        return False
    shared = content_words(subject).intersection(content_words(speaker.descriptor.text))
    return found[0] in _words("own", "words") or bool(shared)


def _is_future(clause: str) -> bool:
    main = clause.partition(",")[2] if _CONDITION.match(clause.lstrip(_MARKS)) and "," in clause else clause
    match = _FUTURE.search(main)
    if match is None:
        return False
    before = [word.strip(_MARKS).lower() for word in main[: match.start()].split()]
    opened = max((at for at, word in enumerate(before) if word in _words("forecast", "opens")), default=-1)
    return opened < 0 or not words("auxiliaries").isdisjoint(before[opened:])


@cache
def _words(section: str, kind: str) -> frozenset[str]:
    return listed("kinds", section, kind)


@cache
def _denials() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(table('kinds')['denial']['phrases'])})", regex.IGNORECASE)


@cache
def _not_done() -> regex.Pattern[str]:
    """Return the pattern of "our guns did not fire": own side, a negation, a deed."""
    own = rf"[“\"]?(?:{'|'.join(_words('own', 'words'))})\b[^,;.“”\"]{{0,60}}?"
    negation = r"\b(?:(?:did|had|have|has)(?: not|n['’]t|[ ]never)|never)\s+"
    return regex.compile(rf"{own}{negation}(?:{'|'.join(_words('denial', 'not_done'))})\b", regex.IGNORECASE)
