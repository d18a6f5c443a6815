"""What is planned, tried, demanded, alleged, asked or conditional is not told as done, nor without its condition."""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from summarizer.checks import cited
from summarizer.checks.acts import Act, done, open_acts, presented, promises
from summarizer.checks.dependence import unmet
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.unsettled import asked
from summarizer.ground import Item
from summarizer.language.conditions import has_condition
from summarizer.language.lexicon import lexicon
from summarizer.language.negation import negations
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Span

# The share of an act's words that the text must have, and the content words from which on its first two will do.
_SHARE, _FULL = 0.6, 4
_ASKED, _FEWEST = 0.75, 2
_RETOLD = 0.75
# A text with one of these tells of what is still to come.
_TO_COME = regex.compile(r"\b(?:will|shall|to|plans?|planned|going|before|until|by)\b|['’]ll\b", regex.IGNORECASE)
# A text with one of these leaves it open, if not why. "Would" does not: it is also what "will" is in reported words.
_NOT_CERTAIN = regex.compile(r"\b(?:should|may|might|can|could|faces?|facing|likely|possibl[ey])\b")
_NO = regex.compile(r"\A(?:\p{Lu}[\p{Lu} .'’-]+: )?[“\"]?No\b")
_LEFT_OPEN = regex.compile(
    r"\b(?:wh(?:ether|ere|y|en)|if|unless|without|provided|once|until|except|in case|subject to|depend\w*|ask\w*"
    r"|question\w*|unclear|unknown|alleg\w*|report(?:ed(?:ly)?|ing)|(?<!\b(?:the|an?|its|this|his|her) )reports?"
    r"|accus\w*|suspect\w*|expect\w*|would|should|ought|(?<!\b(?:held|hosted) )talks|bid|effort\w*|appeal\w*"
    r"|call(?:s|ed|ing) (?:for|on)|request\w*|press(?:ed|es|ing)|motion|proposal|scheduled"
    r"|prepar\w+|read(?:y|ies)|deal|conditional\w*|likely"
    r"|could|(?-i:may|might))\b",
    regex.IGNORECASE,
)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find an act told as done that the cited sentences leave open, and a question told as its answer."""
    findings = (found for rule in (_unmet, _open, _before_its_time) for found in rule(item, reading))
    if one := next(findings, None):
        yield one
        return
    if not any(open_acts(evidence.quote) or _is_question(evidence.quote) for evidence in item.evidence):
        return
    found = [*_told_as_sure(item, reading)]
    if not found and not _LEFT_OPEN.search(item.text) and not _is_question(item.text):
        found = [*_told_as_done(item, reading)] or [*_answered(item, reading)]
    yield from found


def _unmet(item: Item, reading: Reading) -> Iterator[Finding]:
    for condition, evidence in unmet(item, reading):
        words = excerpt(_words(condition.cue, evidence))
        message = f"“{condition.cue.text}” is dropped: the article has “{words}”. Keep the condition."
        weight = "warning" if _NOT_CERTAIN.search(item.text) else cited.severity(item)
        yield finding(item.id, "commitment", message, condition.cue, weight)


def _open(item: Item, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for what is told as done though the article leaves open whether it was."""
    for told in () if item.is_slice else asked(item, reading):
        cue = told.cue.shift(told.evidence.start)
        words = excerpt(_words(cue, told.evidence))
        yield finding(item.id, "commitment", f"It is told as done, but the article has “{words}”. Keep that.", cue)


def _before_its_time(item: Item, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for what a text tells as done though a cited sentence says that it will be done.

    Nothing where another sentence has it done, be it of somebody else.
    """
    verbs = frozenset[str]() if item.is_slice else done(item.text)
    if not verbs or _TO_COME.search(item.text):
        return
    for evidence in item.evidence:
        coming = [one for one in promises(evidence.quote) if one.verb in verbs and not one.is_under_way]
        is_retold = bool(coming) and share(stems(item.text), stems(evidence.quote)) >= _RETOLD
        if (
            is_retold
            and not _LEFT_OPEN.search(_without(coming[0].verb, item.text))
            and not _is_done(coming[0].verb, reading)
        ):
            words = excerpt(evidence.quote[max(0, coming[0].start - 40) : coming[0].start + 50])
            message = f"It is told as done, but the article has it as still to come: “{words}”. Keep that."
            yield finding(item.id, "commitment", message, evidence.span)
            return


def _without(verb: str, text: str) -> str:
    """Return a text without a verb, which may leave something open by itself: "appealed"."""
    return " ".join(word for word in text.split() if verb not in stems(word))


def _is_done(verb: str, reading: Reading) -> bool:
    texts = (reading.text_of(sentence.number) for sentence in reading.told)
    return any(verb in done(text) or verb in presented(text) for text in texts)


def _told_as_done(item: Item, reading: Reading) -> Iterator[Finding]:
    left_open = stems(item.text) & _cue_stems()
    for evidence in item.evidence:
        acts = (act for act in open_acts(evidence.quote) if left_open <= {act.words[0]})
        told = (act for act in acts if _is_told(act, item, evidence.quote, reading))
        if act := next(told, None):
            yield _surer("as done", act, evidence, item)
            return


def _told_as_sure(item: Item, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for what a text says will come about where the article has it only wished or thought about."""
    for evidence in item.evidence:
        for act in open_acts(evidence.quote):
            if act.is_loose and _is_promised(act, item, reading):
                yield _surer("as sure to come", act, evidence, item)
                return


def _surer(how: str, act: Act, evidence: Evidence, item: Item) -> Finding:
    cue = act.cue.shift(evidence.start)
    message = f"It is told {how}, but the article has “{excerpt(_words(cue, evidence))}”. Keep “{act.cue.text}”."
    return finding(
        item.id, "commitment", message, cue, cited.severity(item, instead=_realising(item.text) | {act.words[0]})
    )


@lru_cache(maxsize=64)
def _realising(text: str) -> frozenset[str]:
    """Return the stems of the verbs by which a text makes a fact of what was asked for: "went on" strike."""
    found = (match for cue, match in lexicon("commitment").find(text) if cue.entry.get("realises"))
    return frozenset().union(*(stems(match.group()) for match in found))


def _answered(item: Item, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for a question of the article told as its answer; "No." after it lets it be denied."""
    for evidence in item.evidence:
        others = [other.quote for other in item.evidence if other is not evidence]
        if _is_question(evidence.quote) and _answers(item.text, evidence.quote, others):
            after = reading.text_of(evidence.sentence + 1) if evidence.sentence + 1 in reading else ""
            if negations(item.text) and _NO.search(after):
                continue
            message = f"The article only asks: “{excerpt(evidence.quote)}”. Do not tell it as a fact."
            yield finding(item.id, "commitment", message, severity=cited.severity(item))
            return


def _is_told(act: Act, item: Item, quote: str, reading: Reading) -> bool:
    near = (done(reading.text_of(number)) for number in cited.with_neighbours(item, reading))
    if not _is_same(act, item.text) or any(act.words[0] in verbs for verbs in near):
        return False
    if act.is_loose and act.words[0] in presented(item.text):
        return True
    return act.words[0] in done(item.text) or _is_realised(act.words[0], item.text, quote)


def _is_same(act: Act, text: str, *verbs: str) -> bool:
    """Tell whether a text has the words of an act, or at least what is done and to what; `verbs` are told in it too."""
    said = stems(text).union(verbs)  # "closing" is a noun as well
    return share(act.words, said) >= _SHARE or (len(act.words) >= _FULL and said.issuperset(act.words[:2]))


def _is_promised(act: Act, item: Item, reading: Reading) -> bool:
    """Tell whether a text says that an act will come about and by no word leaves it open, where no sentence says so."""
    said = next((one for one in promises(item.text) if one.verb == act.words[0]), None)
    if said is None or not _is_same(act, item.text, said.verb) or _is_left_open(said.start, item.text):
        return False
    near = [reading.text_of(number) for number in cited.with_neighbours(item, reading)]
    is_said = any(one.verb == said.verb for text in near for one in promises(text))
    return not is_said and not any(said.verb in done(text) for text in near)


def _is_left_open(start: int, text: str) -> bool:
    """Tell whether a hedge reaches this place of a text, a condition stands in it, or it is only wished there."""
    if any(hedge.scope_start <= start < hedge.scope_end for hedge in cited.own(text).hedges[1]) or has_condition(text):
        return True
    return not stems(text[:start]).isdisjoint(_cue_stems(loose=True))


def _is_realised(noun: str, text: str, quote: str) -> bool:
    """Tell "ordered the evacuation", where the article has the evacuation but nobody who ordered it."""
    for cue, match in lexicon("commitment").find(text):
        after = stem_sequence(text[match.end() :])[:2]
        if cue.entry.get("realises") and noun in after and stems(match.group()).isdisjoint(stems(quote)):
            return True
    return False


@cache
def _cue_stems(*, loose: bool = False) -> frozenset[str]:
    """Return the stems of the cues that leave an act open, or only of those under which it is no more than wished."""
    cues = (cue for cue in lexicon("commitment") if cue.entry.get("loose", not loose) and not cue.entry.get("realises"))
    return frozenset().union(*(stems(cue.form) for cue in cues)) - stems("told order")


def _words(cue: Span, evidence: Evidence) -> str:
    at = cue.start - evidence.start
    return evidence.quote[max(0, at - 30) : at + len(cue.text) + 50]


def _is_question(quote: str) -> bool:
    return quote.rstrip(" \n”\"’'").endswith("?")


def _answers(text: str, quote: str, others: list[str]) -> bool:
    """Tell whether a text is a question's words without the question, and nobody else answers it."""
    asked, said = stems(quote), stems(text)
    if len(asked) < _FEWEST or share(asked, said) < _ASKED or share(said, asked) < _ASKED:
        return False
    return not any(share(said, stems(other)) >= _SHARE for other in others)
