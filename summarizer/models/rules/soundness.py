"""Soundness: which attributions a brief may rest on, and which of them are not told without what qualifies them."""

from collections.abc import Iterator

import regex

from summarizer.language import clauses, descriptions
from summarizer.language.attribution import Attribution
from summarizer.language.cues import tentative_forms
from summarizer.language.disavowals import Disavowal, disavowals
from summarizer.language.predicates import clause_words
from summarizer.language.roles import all_nouns, singular
from summarizer.language.sentences import titles
from summarizer.language.verbs import is_finite
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.schemas.spans import Span

_SENTENCE_END = regex.compile(rf"\p{{Ll}}{{2}}(?<!\b(?i:{titles()}))[.!?][”\"]? \p{{Lu}}")
_STOPS = frozenset(".!?")
_LONGEST_SOURCE = 40
_ASKED = "reached|contacted|interviewed|questioned|polled|surveyed|quoted|led|headed"
_GERUND = r"(?-i:\p{Ll}+ing|\p{Lu}\p{Ll}*ing(?=\s\p{Ll}))"
"""A name in -ing stands alone, or before another name: "Manning said"."""
_UNLIKELY = regex.compile(
    rf"\A(?:{_GERUND}|according|[\d,.]+ times)\b|\A(?!who\b)[^,]*\b(?!{_ASKED})\p{{Ll}}+ed by\b", regex.IGNORECASE
)
_RELATED = regex.compile(r",? (?:that|which) [^,.;]{0,40}")
# "Pohl announced no such thing", "has said little about it": the article says so, not Pohl.
_NOTHING = regex.compile(
    r"(?:no such thing|nothing(?: of the (?:kind|sort))?|(?:very |so |precious )?little|nothing)"
    r"(?: (?:publicly|so far|since|yet|more|else)|,? (?:about|on|in|to|since|of) [^,.]*)*[.!]?",
    regex.IGNORECASE,
)
# "Fever was reported by 14% of patients": counted among them, not said by them.
_SHARE = regex.compile(
    r"(?:about |around |nearly |almost |roughly |some |more than |fewer than )?"
    r"(?:[\d.,]+(?: ?%| percent| per cent)|(?:an? |one |two |three )?(?:half|thirds?|quarters?|fifths?|tenths?)"
    r"|[\w,]+(?: in \w+)?) of (?:\p{L}+ )*?"
    r"(?:patients|participants|children|adults|men|women|people|those|volunteers)\b",
    regex.IGNORECASE,
)
# "A man said by some papers to have died was ill, his son said": the words before are cut in two.
_BY = regex.compile(r"\bby \Z")
INVERTED = frozenset({"Should", "Had", "Were"})
"""What a condition without a conjunction opens with: "Had it been checked, …"."""
_OUTDATED = regex.compile(r"\b(?:once|initially|originally|formerly|at first|used to)\b", regex.IGNORECASE)
_SAID = frozenset(
    "said says told tells announced accepts accepted estimated estimates acknowledged admitted insists".split()
)
_ACCORDING = regex.compile(r"according\b", regex.IGNORECASE)


def is_sound(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell an attribution to somebody that a reader would take for a source, with words to it.

    "Neither would confirm it" names nobody; a source across a sentence's end or a bracket, or a content that opens
    with a verb ("the pilot said was a bird"), is a slip of the surface reading. "Citing two officials" says whose
    account it is, and not what.
    """
    source = attribution.source
    if source is None or _goes_on(source.text) or source.text.count("(") != source.text.count(")"):
        return False
    words = source.text.lower().split()
    if len(sheet.sentences(source.start, source.end)) > 1:
        return False
    if _is_yet_to_say(attribution) or _is_named_false(sheet, attribution) or attribution.sentence in sheet.notes:
        return False
    if _says_nothing(sheet, attribution) or _is_counted(attribution) or _is_by_the_way(sheet, attribution):
        return False
    if words[0] in clause_words("nobody") or len(words) > _LONGEST_SOURCE or _is_unlikely(attribution, source):
        return False
    if attribution.cue.text.lower() in clauses.words("citing") and not attribution.depth:
        return False
    return _opens_soundly(sheet, attribution)


def _opens_soundly(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell a content that opens with a subject, not with a verb, a call's number or in the midst of a phrase."""
    first = next(iter(sheet.tokens(attribution.content[0].start, attribution.content[0].end)), None)
    if first is None or (attribution.act == "call" and first.low[0].isdigit()):
        return False
    if _BY.search(sheet.text, max(0, first.start - len(" by ")), first.start):
        return False
    is_verb = first.low in clauses.words("auxiliaries") and first.low not in {"having", "being"}
    return not is_verb or (first.text in INVERTED and first.start == sheet.statement(attribution.sentence).start)


def _says_nothing(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "has said nothing about the move"; "said nothing of value was taken" says something."""
    content = attribution.content[0]
    if len(attribution.content) > 1 or not _NOTHING.fullmatch(content.text):
        return False
    tokens = sheet.tokens(content.start, content.end)
    return not any(is_finite(tokens, at) for at in range(1, len(tokens)))


def _is_counted(attribution: Attribution) -> bool:
    source, cue = attribution.source, attribution.cue
    return source is not None and source.start > cue.end and bool(_SHARE.match(source.text))


def _is_by_the_way(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "… since a reward was offered by the owners": the sentence tells something else."""
    source, first = attribution.source, attribution.content[0].start
    is_passive = source is not None and source.start > attribution.cue.end and first < attribution.cue.start
    return is_passive and attribution.act == "promise" and first > sheet.statement(attribution.sentence).start


def _goes_on(words: str) -> bool:
    """Tell words in which one sentence ends and another begins."""
    return not _STOPS.isdisjoint(words) and _SENTENCE_END.search(words) is not None


def _is_unlikely(attribution: Attribution, source: Span) -> bool:
    """Tell scraps of another clause; what "according to" names is a source, also "a letter obtained by the Herald"."""
    return not _ACCORDING.match(attribution.cue.text) and _UNLIKELY.search(source.text) is not None


def _is_yet_to_say(attribution: Attribution) -> bool:
    """Tell "must call", "may recommend": nobody has said anything. Who "would not say" declines."""
    words = attribution.cue.text.lower().split()
    return words[0] in clause_words("obliging") and "not" not in words


def _disavowed(sheet: Sheet, number: int) -> Iterator[tuple[Disavowal, int]]:
    """Yield what a sentence disavows, and the sentence's offset."""
    start = sheet.reading.sentence(number).start
    yield from ((one, start) for one in disavowals(sheet.reading.text_of(number)))


def _is_named_false(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell what is named only to be called false: "Posts claiming that … are false, the agency said"."""
    cue = attribution.cue
    return any(
        one.noun is not None
        and one.noun <= cue.start - start < one.parts[-1].end
        and not one.word.start <= cue.start - start < one.word.end
        for one, start in _disavowed(sheet, attribution.sentence)
    )


def is_bound(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell words that are not told without who says them, and how: without it they say more than their source."""
    return (
        _is_qualified(sheet, attribution)
        or _is_unverified(sheet, attribution)
        or _is_tentative(attribution)
        or _is_outdated(sheet, attribution)
    )


def _is_qualified(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "falsely claimed that" and "claimed without evidence that": the words behind them are not told alone."""
    first = attribution.content[0]
    return any(
        one.is_of_telling and one.parts[0].start < first.end - start and first.start - start < one.parts[-1].end
        for one, start in _disavowed(sheet, attribution.sentence)
    )


def _is_unverified(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "according to one report that the Herald could not confirm": its words are not told without that."""
    source, text = attribution.source, sheet.text
    hedges = (one for one in sheet.reading.hedges[attribution.sentence] if source and one.type == "ignorance")
    return any(source and _RELATED.fullmatch(text, source.end, hedge.start) for hedge in hedges)


def _is_tentative(attribution: Attribution) -> bool:
    """Tell "hinted that" and "suspect that": told without the verb, the words behind it say more than their source."""
    return not tentative_forms().isdisjoint(attribution.cue.text.lower().split())


def _is_outdated(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "once believed that" and "at first said that": what holds now, or is said, may be something else."""
    source, cue = attribution.source, attribution.cue
    between = sheet.text[source.end : cue.end] if source and source.end <= cue.start else cue.text
    return _OUTDATED.search(between) is not None


def is_provisional(sheet: Sheet, attribution: Attribution) -> bool:
    """Tell "according to an initial estimate" and "to results that are still provisional": what they say keeps it."""
    source, text = attribution.source, sheet.text
    return source is not None and any(
        hedge.type != "approximator"
        and (
            source.has(hedge.start) or (hedge.start >= source.end and _RELATED.fullmatch(text, source.end, hedge.start))
        )
        for hedge in sheet.reading.hedges[attribution.sentence]
    )


def is_source(sheet: Sheet, sources: Sources, index: int) -> bool:
    """Tell a speaker with a name, a side, or a noun for people, bodies or papers from "acidity alone"."""
    speaker = sources.speaker_of(index)
    if speaker is None or sources.id_of(index) == AUTHOR:
        return False
    if speaker.name or speaker.affiliation != "unknown" or speaker.type == "document":
        return True
    cue, called = sheet.reading.attributions[index].cue.text.lower().split(), speaker.descriptor.text.split()
    if len(called) > 1 and not _SAID.isdisjoint(cue):
        return True  # "the zoo said": whatever it is, it speaks
    head = descriptions.lower_words(descriptions.head_of(speaker.descriptor.text))
    return not all_nouns().isdisjoint([*head, *map(singular, head)])
