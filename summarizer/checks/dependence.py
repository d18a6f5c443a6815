"""What depends on a condition in the article ("they will leave if it fails"), and whether a text has it for certain."""

from collections.abc import Iterator

import regex

from summarizer.checks.acts import Act, promises
from summarizer.ground import Item
from summarizer.language.conditions import conditions, has_condition
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Evidence

# Content words by which what is to come is recognised, and the share of them by which a text is known to tell it.
_NEAR, _TOLD = 4, 0.75
_REACH = 200
_LAST_CLAUSE = regex.compile(r"[,;:.!?–—]\s|\b(?:and|but|that)\s")
_FIRST_CLAUSE = regex.compile(r"[,;:.!?–—](?:\s|$)|\b(?:and|but)\s")
# What may depend on a condition; "the shop opens if it rains" may be a habit, and is left alone.
_TO_COME = regex.compile(
    r"\b(?:will|would|shall|must|should|ought|may|might|can|could|(?:has|have|needs?) to"
    r"|(?:is|are|was|were) (?:to|required to|obliged to|bound to|due to|allowed to|entitled to|set to)|faces?)\b"
    r"|['’]ll\b",
    regex.IGNORECASE,
)
# "The bill would, if passed, ban it": the condition stands within what depends on it.
_WITHIN = regex.compile(
    r"\b(?:will|would|shall|must|should|may|might|can|could)(?: not| only| also)?, \Z", regex.IGNORECASE
)
# "…, but only if": the words lean on the condition.
_LEANING = regex.compile(r"(?:[,–—\s]*\b(?:only|but|and|even|except)\b)+\s*\Z", regex.IGNORECASE)
# What is said and by whom, between a condition and what depends on it: "if it fails, Reed said, they will leave".
_SPEAKER = regex.compile(
    r"\A(?:[\w’'.-]+\s){0,6}?(?:said|says|told|added|warned|wrote)\b[^,;]{0,60}[,;]\s", regex.IGNORECASE
)
# The same behind what depends on it: "they will leave, Reed said, if it fails".
_SAID = regex.compile(r",[”\"]? (?:[\w’'.-]+ ){0,6}?(?:said|says|told \w+|added|warned|wrote)(?: [\w’'.-]+){0,4},? *\Z")
# "The union of the dockers said they would leave": what they will do tells enough.
_SAYING = regex.compile(r"\b(?:said|says|warned|announced) (?:that )?(?=(?:they|it|he|she|we) )")
# "The inquiry, which was suspended in June, would …"
_RELATIVE = regex.compile(r", (?:which|who|whose)\b[^,]*, ")
_WHEN = regex.compile(r"once|until|pending|only (?:after|when)", regex.IGNORECASE)
_THEN = regex.compile(r"\b(?:after|before|following|as soon as|then|later|by)\b", regex.IGNORECASE)


def unmet(item: Item, reading: Reading) -> Iterator[tuple[Act, Evidence]]:
    """Yield what a text tells without the condition on which the article has it: the condition, and where it stands."""
    found = [(condition, evidence) for evidence in item.evidence for condition in _conditions(evidence, reading)]
    if not found or has_condition(item.text):
        return
    for condition, evidence in found:
        if _is_unconditional(condition, item) and not _is_timed(condition, item.text):
            yield condition, evidence


def _is_timed(condition: Act, text: str) -> bool:
    """Tell "after the storm" for "once the storm is over": when it is to come, in other words."""
    return _WHEN.match(condition.cue.text) is not None and _THEN.search(text) is not None


def _is_unconditional(condition: Act, item: Item) -> bool:
    """Tell whether the text has the consequence for certain, and no cited sentence has it without the condition."""
    words, said = condition.words, stems(item.text)
    others = (e for e in item.evidence if not e.has(condition.cue.start))
    is_plain = len(words) > 1 or any(one.verb == words[0] for one in promises(item.text))
    is_told = is_plain and share(words, said) >= _TOLD
    return is_told and not any(share(words, stems(other.quote)) >= _TOLD for other in others)


def _conditions(evidence: Evidence, reading: Reading) -> Iterator[Act]:
    """Yield "if" and "unless" with the stems of what happens only then."""
    for hedge in reading.hedges[evidence.sentence]:
        if hedge.type == "conditional":
            start, end = hedge.start - evidence.start, hedge.scope_end - evidence.start
            if words := _to_come(_consequence(evidence.quote, start, end)):
                yield Act(hedge.bare, words)
    for cue, is_explicit in conditions(evidence.quote):
        comma = evidence.quote.find(", ", cue.end)
        clause = _consequence(evidence.quote, cue.start, max(cue.end, comma))
        if not clause and is_explicit:
            clause = _last_clause(_SAID.sub("", evidence.quote[max(0, cue.start - _REACH) : cue.start]).rstrip(' ,”"'))
        if words := _to_come(clause, is_explicit=is_explicit):
            yield Act(cue.shift(evidence.start), words)


def _to_come(clause: str, *, is_explicit: bool = False) -> tuple[str, ...]:
    """Return the stems of what is to come in a clause, those of its subject where it says little else.

    Of what is not to come, all of them where the condition `is_explicit`.
    """
    clause = _SAYING.split(clause)[-1]
    modals = list(_TO_COME.finditer(clause))
    if not modals:
        return stem_sequence(clause)[: 2 * _NEAR] if is_explicit else ()
    act = stem_sequence(clause[modals[-1].end() :])[: 2 * _NEAR]
    return act if len(act) >= _NEAR else stem_sequence(clause)[-_NEAR - len(act) :]


def _consequence(quote: str, start: int, end: int) -> str:
    """Return what depends on the condition at `[start, end)`: the clause before it, else the one after it."""
    before = _LEANING.sub("", quote[max(0, start - _REACH) : start])
    comma = quote.find(", ", start)
    after = quote[min(end, comma) if comma > 0 else end :][:_REACH].lstrip(' ,”"')
    if _WITHIN.search(before):
        return f"{_last_clause(before.rstrip(' ,'))} {_FIRST_CLAUSE.split(after)[0]}"
    close = _last_clause(before)
    follows = "" if close else _FIRST_CLAUSE.split(_SPEAKER.sub("", after))[0]
    outer = _last_clause(_SAID.sub("", before).rstrip(' ,”"'))
    return next(filter(_TO_COME.search, (close, follows, outer)), "")


def _last_clause(text: str) -> str:
    return _LAST_CLAUSE.split(_RELATIVE.sub(" ", text))[-1].strip(' “"')
