"""Whatever keeps a proposition from being plain fact in the evidence keeps it so in the text.

A hedge counts where its scope covers what the text says: "The Pentagon, which is probably the largest employer,
said three died" hedges the employer, not the deaths.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from summarizer.checks import cited, modifiers
from summarizer.checks.acts import open_acts
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.governing import ASSERTING_NOTHING, Governing
from summarizer.checks.pairing import unpaired
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.language.conditions import has_condition
from summarizer.language.negation import negations
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Hedge, Span

# Approximators belong to the number check; a weasel ("some experts") says who speaks, not how sure.
_GOVERNING = frozenset(
    {"epistemic", "evidential", "reportive", "doxastic", "conditional", "investigation", "ignorance"}
)
# A question asks instead of stating: that something is unknown is its point.
_ASKED = frozenset({"ignorance", "conditional", "investigation"})
_INVENTED = frozenset({"epistemic", "evidential"})
_PLAINLY = 0.8
_REPEATED = 0.5
# A sentence of which the text has this much is told by it; one that only asks about the same is its context.
_TOLD = 0.65
# "is, or may be": the sentence says it plainly as well.
_ALTERNATIVE = re.compile(r"\b(?:is|are|was|were),?\s+or\s+(?:(?:may|might|could)\s+(?:be\s+)?)?\Z", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
# Other words for a judgement that is somebody's, and for what has not happened yet.
_JUDGED = "recognise classify accept acknowledge determine evaluate describe label rate rank view judge call term"
_FORESEEN = "anticipate expect project forecast predict foresee envisage"
# What is only being considered is not told as certain, whatever its outcome.
_UNDECIDED = re.compile(r"\b(?:consider|weigh|mull|contemplat|ponder)(?:s|es|ing)\b", re.IGNORECASE)
# "Asked whether": the doubt is that of whoever asks, and the answer may settle it.
_PUT = re.compile(r"\basked (?:\w+ ){0,3}\Z", re.IGNORECASE)
_ANSWERED = 0.6
_FACED = re.compile(r"\s+(?:\w+ly\s+)?(?:face|risk)\b", re.IGNORECASE)
_FACING = re.compile(r"\b(?:fac|risk)(?:e|es|ed|ing|s)\b", re.IGNORECASE)
# "Only tests could make it certain": what is not known, from the other end.
_ONLY_THEN = re.compile(
    r"\bonly\b.{1,60}\b(?:can|could|will|would|may|might)\b.{0,20}"
    r"\b(?:certain\w*|sure|confirm|determine|establish|tell|say|show|prove|settle|clear)\b",
    re.IGNORECASE,
)
_IT_WAS_SAID = re.compile(
    r"\bit (?:is|was|has been|had been)(?: \w+)? (?:said|rumou?red|reported|alleged|claimed) that\b", re.IGNORECASE
)
_GAP = re.compile(r"\s(?:will|would|is|are|was|were|can|could|may|might|has|have|had|to)\b")
_ASKS = re.compile(r"\?[\"'”’)]*\s*\Z")
# Adjectives that the lexicon does not have in every place: one may stand for another.
_DOUBTED = re.compile(r"\b(?:potential|possible|suspected|presum\w+|alleged|apparent|prospective)\s", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:will|would|can|could|should|if|whether|set to|due to|plan\w*|aim\w*|hop(?:e|ed|es|ing)|likel\w+|chances?"
    r"|risk\w*|possib\w+|warn\w*|fear\w*|concern\w*|threat\w*|investigat\w+|question\w*|seek\w*)\b",
    re.IGNORECASE,
)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find hedges of the evidence that the text drops, strengthens or weakens, and those it invents."""
    there = [Governing.of(hedge, reading) for number in item.numbers for hedge in _hedges(number, reading)]
    if not there and item.is_slice:
        return
    own = cited.own(item.text)
    said = [Governing.of(hedge, own) for hedge in _hedges(1, own)]
    lost, new = unpaired(there, said, _likeness)
    for hedge in lost:
        beside = {other.text.lower() for other in _hedges(_quote(hedge.hedge, item).sentence, reading)}
        if _must_stay(hedge, item, reading) and not any(_repeats(hedge, other, beside) for other in said):
            yield from _kept(hedge.hedge, [other.hedge for other in new], item, reading)
    for hedge in new:
        if hedge.hedge.type in _INVENTED and not lost:
            yield from _invented(hedge, item, reading)


def _likeness(one: Governing, other: Governing) -> int:
    """Pair hedges of one cue, before them those that govern the same under one as sure ("may close", "could close")."""
    shared = len({*one.words} & {*other.words})
    if _is_one_cue(one, other):
        return 1 + 2 * shared
    return 2 * shared if hedges.compare(other.hedge, one.hedge) == "same" else 0


def _is_one_cue(one: Governing, other: Governing) -> bool:
    return one.hedge.text.lower() == other.hedge.text.lower()


def _repeats(lost: Governing, said: Governing, beside: Collection[str]) -> bool:
    """Tell whether the text has the cue already, for the same words of another sentence, or does not assert them."""
    if _is_one_cue(lost, said) and said.joins(lost):
        return True
    if share(lost.words, said.words) < _REPEATED:
        return False
    if {lost.hedge.type, said.hedge.type} <= ASSERTING_NOTHING:
        return True
    believed = said.hedge.type == "doxastic" and _stands_for(said.hedge, lost.hedge)
    leaves_open = believed or said.hedge.type == "conditional" or said.hedge.type in ASSERTING_NOTHING
    return _is_one_cue(lost, said) or (leaves_open and said.hedge.text.lower() not in beside)


def _invented(new: Governing, item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a hedge whose proposition a cited sentence states plainly, and whose word none has in another sense.

    Not of an act that one leaves open: "may buy" for "in talks to buy".
    """
    elsewhere = (stems(e.quote) - stems(" ".join(h.text for h in _hedges(e.sentence, reading))) for e in item.evidence)
    if any(not stems(new.hedge.text).isdisjoint(words) for words in elsewhere):
        return
    if any(new.words[:1] == act.words[:1] for e in item.evidence for act in open_acts(e.quote)):
        return
    words = new.words if len(new.words) > 1 else stem_sequence(item.text)
    if hedges.is_modifier(new.hedge) and any(_DOUBTED.search(e.quote) for e in item.evidence):
        return
    plain = (e for e in item.evidence if not _hedges(e.sentence, reading) and _says_plainly(e.quote, words))
    if found := next(plain, None):
        message = f"“{new.hedge.text}” is not in the article, which says: “{excerpt(found.quote)}”. Drop it."
        yield finding(item.id, "hedge", message, severity=cited.severity(item))


def _says_plainly(quote: str, words: Sequence[str]) -> bool:
    there = stems(quote)
    return words[0] in there and share(words, there) >= _PLAINLY and not _OPEN.search(quote)


def _hedges(number: int, reading: Reading) -> list[Hedge]:
    return [hedge for hedge in reading.hedges[number] if hedge.type in _GOVERNING]


def _kept(hedge: Hedge, said: Sequence[Hedge], item: Item, reading: Reading) -> Iterator[Finding]:
    verdicts = {hedges.compare(own, hedge): own for own in said}
    if "same" in verdicts or any(_stands_for(own, hedge) for own in said) or _worded(hedge, item, reading):
        return
    quote = f"the article has “{excerpt(_around(hedge, item))}”"
    span = hedge.bare
    if surer := verdicts.get("stronger"):
        message = f"“{surer.text}” is surer than “{hedge.text}”: {quote}. Use the article's word."
        yield finding(item.id, "hedge", message, span, cited.severity(item))
    elif vaguer := verdicts.get("weaker"):
        message = f"“{vaguer.text}” is less sure than “{hedge.text}”: {quote}. Use the article's word."
        yield finding(item.id, "hedge", message, span, "warning")
    else:
        message = f"“{hedge.text}” is dropped: {quote}. Keep it in the text."
        yield finding(item.id, "hedge", message, span, cited.severity(item))


def _stands_for(own: Hedge, hedge: Hedge) -> bool:
    """Tell whether a hedge of another type leaves the text no surer than its source."""
    if own.type == hedge.type:
        return False
    if hedge.type == "conditional":
        return True
    ours, theirs = hedges.strength(own), hedges.strength(hedge)
    return ours is not None and theirs is not None and ours <= theirs


def _worded(hedge: Hedge, item: Item, reading: Reading) -> bool:
    """Tell whether the text keeps the hedge by other means: its verb, a verb of judging, "according to"."""
    own = cited.own(item.text)
    if _is_turned(hedge, item) or _is_exposure(hedge, item):
        return True
    if re.search(rf"\b{re.escape(hedge.text)}\b(?!\s+not\b|n['’]t)", _without(own.hedges[1], item.text), re.IGNORECASE):
        return True
    said = stems(item.text) - stems(" ".join(other.text for other in own.hedges[1]))
    if not said.isdisjoint(stems(hedge.text)):
        return True
    if not (said.isdisjoint(_foreseen()) or stems(hedge.text).isdisjoint(_foreseen())):
        return True
    if hedge.type in _INVENTED and _UNDECIDED.search(item.text):
        return True
    if hedge.type != "doxastic" or hedges.is_modifier(hedge):
        return False
    evidence = _quote(hedge, item)
    passive = _PASSIVE.search(evidence.quote, max(0, hedge.start - evidence.start - 40), hedge.start - evidence.start)
    is_given = bool(own.attributions) and not passive and not _is_within(hedge, reading)
    return is_given or not said.isdisjoint(_judged())


def _is_within(hedge: Hedge, reading: Reading) -> bool:
    """Tell a belief that somebody tells of: "I think it is safe", "said her client believes it".

    Not of what is so described in passing: "a repair that it believes will hold".
    """
    if _GAP.match(reading.article.text, hedge.end):
        return False
    sentence = reading.sentence_at(hedge.start)
    said = (reading.attributions[index] for index in reading.attributed.get(sentence.number, ())) if sentence else ()
    return any(span.start <= hedge.start < span.end for one in said for span in one.content)


def _is_turned(hedge: Hedge, item: Item) -> bool:
    """Tell a condition in whatever words, "only tests could tell" of what is not known, "it was said that"."""
    if hedge.type == "reportive" and _IT_WAS_SAID.search(item.text):
        return True
    if hedge.type == "conditional":
        return has_condition(item.text)
    return hedge.type == "ignorance" and _ONLY_THEN.search(item.text) is not None


def _is_exposure(hedge: Hedge, item: Item) -> bool:
    """Tell "faces 20 years" for "could face 20 years": facing it is what may come."""
    quote = _quote(hedge, item)
    return _FACED.match(quote.quote, hedge.end - quote.start) is not None and _FACING.search(item.text) is not None


@cache
def _judged() -> frozenset[str]:
    return stems(_JUDGED)


@cache
def _foreseen() -> frozenset[str]:
    return stems(_FORESEEN)


def _without(spans: Sequence[Span], text: str) -> str:
    """Return a text with these places blanked."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _must_stay(lost: Governing, item: Item, reading: Reading) -> bool:
    if (item.kind == "question" and lost.hedge.type in _ASKED) or _is_cue(lost.hedge, item):
        return False
    if _is_alternative(lost.hedge, reading) or _is_context(lost, item, reading) or _is_answered(lost.hedge, item):
        return False
    if hedges.is_modifier(lost.hedge) and not modifiers.is_told(lost, item.text, reading):
        return False
    return _is_listed(lost.hedge, item) or _covers(lost, item, reading)


def _is_alternative(hedge: Hedge, reading: Reading) -> bool:
    return _ALTERNATIVE.search(reading.article.text, max(0, hedge.start - 30), hedge.start) is not None


def _is_answered(hedge: Hedge, item: Item) -> bool:
    """Tell a question put to a source ("asked whether ...") of which the text tells the answer."""
    quote = _quote(hedge, item)
    if not _PUT.search(quote.quote, 0, hedge.start - quote.start):
        return False
    later = (e.quote for e in item.evidence if e.sentence == quote.sentence + 1)
    answer = stems(" ".join([quote.quote[hedge.scope_end - quote.start :], *later]))
    return share(answer, stems(item.text)) >= _ANSWERED


def _is_context(lost: Governing, item: Item, reading: Reading) -> bool:
    """Tell whether the text tells another cited sentence, about what the hedge's own one only leaves open."""
    home = reading.sentence_at(lost.hedge.start)
    if home and _is_asked(home.number, item, reading):
        return True
    if home is None or not any(_leaves_open(hedge, lost.hedge) for hedge in _hedges(home.number, reading)):
        return False
    return any(e.sentence != home.number and _is_told(e.quote, item) for e in item.evidence)


def _is_asked(number: int, item: Item, reading: Reading) -> bool:
    """Tell a question of which the text tells the answer, whose hedges are its own: the asker's are the asker's."""
    asked = reading.text_of(number)
    if not _ASKS.search(asked):
        return False
    told = stems(item.text) - stems(asked)
    return any(not told.isdisjoint(stems(e.quote)) for e in item.evidence if e.sentence > number)


def _leaves_open(hedge: Hedge, other: Hedge) -> bool:
    return hedge.type in ASSERTING_NOTHING and (hedge == other or hedge.scope_start <= other.start < hedge.scope_end)


def _is_told(quote: str, item: Item) -> bool:
    return share(stems(quote), stems(item.text)) >= _TOLD


def _is_cue(hedge: Hedge, item: Item) -> bool:
    """Tell whether the item keeps the hedge as the cue of its source: "officials believe", in the officials' voice."""
    cue = item.found("cue")
    return cue is not None and cue.start <= hedge.start and hedge.end <= cue.end


def _is_listed(hedge: Hedge, item: Item) -> bool:
    """Tell whether whoever wrote the item says itself that the hedge governs it."""
    listed = (field.found for field in item.copied if field.found and field.name.startswith("hedges"))
    if any(own.text.lower() == hedge.text.lower() for own in cited.own(item.text).hedges[1]):
        return False  # the word is there: it may have been copied from another sentence
    return any(found.start < hedge.end and hedge.start < found.end for found in listed)


def _covers(lost: Governing, item: Item, reading: Reading) -> bool:
    """Tell whether the text says what the hedge governs, and no other cited sentence says it plainly."""
    quote = _quote(lost.hedge, item).quote
    if not lost.is_said_by(item.text, quote):
        return False
    if len(negations(item.text)) > len(negations(quote)) and not lost.is_affirmed_by(item.text):
        return False  # it says the contrary, which the negation check judges
    home = reading.sentence_at(lost.hedge.start)
    others = (e for e in item.evidence if home is None or e.sentence != home.number)
    both = stems(item.text).intersection(lost.words)
    return not any(both <= stems(e.quote) for e in others if not _hedges(e.sentence, reading))


def _quote(hedge: Hedge, item: Item) -> Evidence:
    return next(e for e in item.evidence if e.start <= hedge.start < e.end)


def _around(hedge: Hedge, item: Item) -> str:
    quote = _quote(hedge, item)
    begin = max(0, hedge.start - quote.start - 40)
    return quote.quote[begin : begin + 40 + len(hedge.text) + 60]
