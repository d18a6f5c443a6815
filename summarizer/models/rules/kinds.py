"""Kinds: what a source does by saying something, where its words show it and its verb does not.

"He said his country had no hand in it" denies, "she warned that they would close the border if ..." threatens.
"""

import regex

from summarizer.language import clauses
from summarizer.language.speakers import Speaker
from summarizer.language.words import content_words

_NO_PART = regex.compile(
    r"\b(?:no (?:hand|part|role|involvement|knowledge|responsibility) in\b|nothing to do with\b|no such [\p{Ll}-]+ "
    r"(?:existed|was|had|took|exists|has|happened)\b|never (?:happened|took place|received|existed|said|agreed|met|did)\b"
    r"|(?:was|were|is|are)(?: not|n['’]t) (?:involved|responsible|behind|to blame|true)\b|not responsible for\b"
    r"|(?:is|are|was|were) (?:false|untrue|baseless|unfounded|groundless|fabricated|a lie|lies|wrong)\b"
    r"|not (?:one|a single) [\p{L} ]{2,40}(?:came|was|were|had|has|did)\b)",
    regex.IGNORECASE,
)
_DID_NOT = regex.compile(
    r"\A[“\"]?(?:we|our [\p{L}-]+|I|it|they|he|she|his [\p{L}-]+|its [\p{L}-]+)\b[^,;.]{0,60}?\b(?:did not|didn['’]t|had not|hadn['’]t|have not|haven['’]t|"
    r"has not|hasn['’]t|had never|have never|never)\s+(?:fire|fired|attack|attacked|kill|killed|target|targeted|strike|struck|"
    r"shell|shelled|take|taken|steal|stolen|break|broken|order|ordered|pay|paid|cause|caused|commit|committed|violate|violated|do|done"
    r"|leak|leaked|hide|hidden|mislead|misled|lie|lied|cheat|cheated)\b",
    regex.IGNORECASE,
)
_CONDITION = regex.compile(r"\b(?:if|unless|until)\b", regex.IGNORECASE)
_WILL = regex.compile(r"\b(?:will|would|won['’]t|wouldn['’]t)\b|['’]ll\b", regex.IGNORECASE)
_HARM = regex.compile(
    r"\b(?:attack|strike|retaliate|respond|shut|close|leave|quit|withdraw|walk out|pull(?: out)?|cut|stop|halt|suspend|block|sue|publish|"
    r"release|destroy|kill|bomb|invade|impose|punish|expel|cancel|boycott|blockade|shell|reopen|abandon|scrap|target|hit)\b",
    regex.IGNORECASE,
)
_FUTURE = regex.compile(
    r"(?<!\b[Ww]e )(?<!\bI )\bwould\b(?! (?:neither|not|only) (?:confirm|say|comment|give|discuss|deny|be drawn)\b)"
    r"|\b(?:will|won['’]t|going to)\b|['’]ll\b",
    regex.IGNORECASE,
)
_INSERTION = regex.compile(r", (?:which|who|whose)\b[^,.;]*,")
_SENTENCE = regex.compile(r"[.!?;]\s")
_LONGEST_SUBJECT = 6
_SELF = frozenset({"we", "i", "our", "my"})
_OWN = frozenset({"it", "they", "he", "she", "his", "her", "its", "their"})
_OPENS = clauses.words("relatives") | frozenset(
    "if when because whether as what how unless until told said thought hoped believed promised".split()
)
_WARNS = frozenset({"warn", "threaten", "fear"})


def denies(text: str) -> bool:
    """Tell a statement that its source had part in something, or that something is true, denied in it."""
    return bool(_NO_PART.search(text) or _DID_NOT.search(text))


def threatens(text: str, act: str, speaker: Speaker | None) -> bool:
    """Tell "we will strike if", and "warned that X would" where X is the source itself or the body it speaks for."""
    condition, will = _CONDITION.search(text), _WILL.search(text)
    if speaker is None or will is None or not (condition or act in _WARNS) or not _HARM.match(text, will.end() + 1):
        return False
    return _speaks_of_itself(text[: will.start()], speaker)


def _speaks_of_itself(subject: str, speaker: Speaker) -> bool:
    words = [word.strip("“\"'’.,").lower() for word in subject.split()]
    if not words or len(words) > _LONGEST_SUBJECT:
        return False
    return words[0] in _SELF | _OWN or not content_words(subject).isdisjoint(content_words(speaker.descriptor.text))


def foretells(text: str) -> bool:
    """Tell a statement of which a main clause is in the future: "the bridge that will close is old" is none."""
    return any(map(_is_future, _SENTENCE.split(_INSERTION.sub(" ", text))))


def _is_future(clause: str) -> bool:
    main = clause.partition(",")[2] if _CONDITION.match(clause.lstrip("“\"' ")) and "," in clause else clause
    match = _FUTURE.search(main)
    if match is None:
        return False
    before = [word.strip("“\"'").lower() for word in main[: match.start()].split()]
    opened = max((at for at, word in enumerate(before) if word in _OPENS), default=-1)
    return opened < 0 or not clauses.words("auxiliaries").isdisjoint(before[opened:])
