"""What the evidence affirms the text affirms; what it denies, calls false or cannot bear out the text does not tell.

Negations count where they reach what the other side says too; opposites (rose, fell) where one stands in the
other's place.
"""

import re
from collections.abc import Iterator

from summarizer.checks import cited, opposites
from summarizer.checks.causes import has_apart, is_apart
from summarizer.checks.denials import Denial, affirms, denials, leaves_unsaid, likeness, spoken
from summarizer.checks.disavowed import disowned, is_disowned
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.outcomes import cleared, has_verdict, uninvolved
from summarizer.checks.pairing import unpaired
from summarizer.checks.unsettled import denied
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.language.disavowals import rejects
from summarizer.language.negation import polarity
from summarizer.language.words import tokens
from summarizer.overlap import stem, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# Other words for a denial: "said the report was wrong", "a friend disagreed".
_DISPUTED = re.compile(r"\b(?:wrong|false|untrue|disagree\w*|disput\w+|contest(?:s|ed)|contradict\w*|dismiss\w*)\b")
# "If we do not act": nothing is denied there. "Unlike Norland, which has a king": the comparison denies it.
_SUPPOSED = re.compile(r"\b(?:if|unless|lest|whether|in case)\s(?:[\w’']+\s){0,3}\Z", re.IGNORECASE)
# "Failing which", "unless they leave": in other words, if not.
_LEST = re.compile(r"\b(?:unless|failing|otherwise|or else|barring|until)\b", re.IGNORECASE)
# Other words for what was given up, missed or is still to come.
_OTHERWISE = re.compile(
    r"\b(?:cancel\w*|call\w* off|abandon\w*|scrap\w*|drop\w*|shel(?:f|v)\w*|ditch\w*|pull\w* out|back\w* out"
    r"|g[ai]ve\w* up|halt\w*|suspend\w*|avert\w*|avoid\w*|miss\w*|below|under|less|lag\w*|behind|short|lower|fail\w*"
    r"|still|remain\w*|await\w*|pending|may|might|could|un(?:able|likely|certain|met|paid|finished|decided)|doubt\w*"
    r"|decid\w+ against|withdr\w+|no|end(?:ed|s)?)\b",
    re.IGNORECASE,
)
# "Lack of fuel" of a shortage; "denied that they had refused" of "denied this"; "would not confirm" of no comment.
_LACK = re.compile(r"lack\w*|absence", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:short\w*|scarc\w+|too (?:few|little)|dearth|run(?:ning)? out|ran out)\b", re.IGNORECASE)
_DENIED_SO = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w+|dismiss\w*) (?:this|that|it|the \w+)\b")
_CONFIRMS = re.compile(r"\b(?:not|n['’]t|without) (?:\w+ )?(?:confirm|comment|discuss|say)", re.IGNORECASE)
_NO_COMMENT = re.compile(
    r"\b(?:(?:declin|refus)\w+ to|(?:would|did|could) not) (?:\w+ )?(?:comment|confirm|discuss|specify|say|elaborate)"
    r"|\bno comment\b|\b(?:has|have|had) not commented",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[”\"]?\s*\Z")
_SUPPOSING = re.compile(r"\b(?:if|unless|lest|whether|in case)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:unlike|in contrast to|as opposed to)\b", re.IGNORECASE)
# What nobody but posts and rumours say may well be denied elsewhere.
_POSTED = re.compile(r"\b(?:posts|rumou?rs)\b[^.;]{0,60}?\b(?:claim|say|alleg|suggest)\w*", re.IGNORECASE)
_PREFIXES = ("un", "non-")
# Words by which a text is no surer than "unlikely" when it says "probably not".
_UNSURE = frozenset({"epistemic", "evidential", "doxastic"})
_TELLING = re.compile(r"\bsa(?:y|ys|id)\s+(?:when|where|who|whom|whose|why|how|what|which|whether)\b")
# "Tried to lift it" of "failed to lift it", "from six to seven" of "seven, not six".
_TRIED = re.compile(r"\b(?:tr(?:y|ied|ies|ying)|attempt(?:s|ed|ing)?|sought|aim(?:s|ed|ing)?)\s+to\s\Z", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:from|instead of|rather than)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)

# "His former girlfriend", of which the other one says "her boyfriend".
_WHOSE = re.compile(r"\b(?P<who>his|her)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)

_SO = {
    "false": "is called false",
    "unvouched": "is not vouched for",
    "unproven": "is told with nothing to bear it out",
}


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find negations that the text adds or drops, and words turned into their opposites."""
    found = [*_disowned(item, reading)]
    if not found and not item.is_sentence:
        found = [*_added(item, reading), *_dropped(item)] or ([] if item.is_slice else [*_turned(item)])
    if not found and not item.is_slice:
        found = [*_only_denied(item, reading)] or [*_contrary(item, reading)]
    yield from found


def _contrary(item: Item, reading: Reading) -> Iterator[Finding]:
    for told in (*cleared(item, reading), *uninvolved(item, reading)):
        words = excerpt(told.evidence.quote[max(0, told.there.start - 30) : told.there.end + 60])
        message = f"“{excerpt(told.told, 60)}” is the contrary of what the article has: “{words}”. Keep that."
        yield finding(item.id, "negation", message, told.there.shift(told.evidence.start))
        return


def _only_denied(item: Item, reading: Reading) -> Iterator[Finding]:
    for told in denied(item, reading):
        words = excerpt(told.evidence.quote[max(0, told.cue.start - 30) : told.cue.end + 60])
        message = f"It is told as so, but the article only denies it: “{words}”. Keep the negation."
        yield finding(item.id, "negation", message, told.cue.shift(told.evidence.start))
        return


def _disowned(item: Item, reading: Reading) -> Iterator[Finding]:
    for told in disowned(item, reading):
        is_so = _SO[told.kind]
        message = (
            f"What the text tells {is_so} in the article (“{told.word.text}”): “{excerpt(told.words)}”. Keep that."
        )
        weight = told.weight if cited.severity(item) == "error" else "warning"
        yield finding(item.id, "negation", message, told.word, weight)
        return


def _added(item: Item, reading: Reading) -> Iterator[Finding]:
    said = spoken(item.text)
    near = cited.with_neighbours(item, reading) if said and _CONFIRMS.search(item.text) else ()
    if any(_NO_COMMENT.search(reading.text_of(number)) for number in near):
        said = [denial for denial in said if not _CONFIRMS.match(item.text, denial.word.start)]
    known = [denial for evidence in item.evidence for denial in spoken(evidence.quote)] if said else []
    for denial in unpaired(said, known, likeness)[0]:
        if any(_is_told_so(denial.word, item.text, evidence.quote) for evidence in item.evidence):
            continue
        affirming = (e for e in item.evidence if affirms(e.quote, denial.near, by_anybody=False))
        affirmed = next((e for e in affirming if not _leaves_open(e.quote, denial, item.text)), None)
        if affirmed and not any(
            _DISPUTED.search(e.quote) for e in item.evidence if denial.is_implicit or e != affirmed
        ):
            message = f"The text says “{denial.word.text}” where the article does not: “{excerpt(affirmed.quote)}”."
            is_rumour = _POSTED.search(affirmed.quote) is not None
            yield finding(item.id, "negation", message, affirmed.span, "warning" if is_rumour else "error")


def _is_told_so(word: Span, text: str, quote: str) -> bool:
    """Tell "nothing to do with" of "unrelated to", and "guilty of forgery but not of theft" of "cleared of theft"."""
    if is_apart(text, word) and has_apart(quote):
        return True
    return has_verdict("convicting", text) and has_verdict("clearing", quote)


def _leaves_open(quote: str, denial: Denial, text: str) -> bool:
    """Tell a sentence that asks, calls false what is denied, or has a condition in other words: "failing which"."""
    if denial.is_implicit and (
        _has_verb(quote, denial.word) or (_LACK.match(denial.word.text) and _SHORT.search(quote))
    ):
        return True
    if not polarity(text, denial.word.start, denial.word.end) and _DENIED_SO.search(quote):
        return True
    if is_disowned(quote, denial.governed[0]) or (_ASKS.search(quote) and not _ASKS.search(text)):
        return True
    if _is_doubted(quote, denial, text):
        return True
    return _SUPPOSED.search(text, 0, denial.word.start) is not None and _LEST.search(quote) is not None


def _has_verb(quote: str, word: Span) -> bool:
    """Tell "voted to reject it" of "rejected it": the verb of denial stands there in another form, affirmed."""
    wanted = stem(word.text.split()[0])
    return any(stem(low) == wanted and polarity(quote, start, end) for start, end, low in tokens(quote))


def _is_doubted(quote: str, denial: Denial, text: str) -> bool:
    """Tell "probably not" for what is unlikely or doubted, where the doubt itself is not kept beside it."""
    said = hedges.hedges(text)
    if not any(one.type in _UNSURE and one.scope_start <= denial.word.start < one.scope_end for one in said):
        return False
    kept = {one.text.lower() for one in said}
    doubts = (one for one in hedges.hedges(quote) if hedges.speaks_against(one) and one.text.lower() not in kept)
    return any(denial.governed[0] in stems(quote[one.scope_start : one.scope_end]) for one in doubts)


def _dropped(item: Item) -> Iterator[Finding]:
    for evidence in item.evidence:
        others = [other.quote for other in item.evidence if other is not evidence]
        for denial in unpaired(denials(evidence.quote), denials(item.text), likeness)[0]:
            if _is_kept(denial, evidence.quote, item.text):
                continue
            if affirms(item.text, denial) and not any(affirms(quote, denial) for quote in others):
                word = denial.word
                words = excerpt(evidence.quote[max(0, word.start - 30) : word.end + 60])
                message = f"“{word.text}” is lost: the article has “{words}”. Keep the negation."
                yield finding(item.id, "negation", message, word.shift(evidence.start))


def _is_kept(denial: Denial, quote: str, text: str) -> bool:
    """Tell a denial that a text keeps by other words, or whose sentence it does not tell as one that denies."""
    if _CONTRAST.search(text) or (is_apart(quote, denial.word) and has_apart(text)):
        return True
    if _SUPPOSED.search(quote, 0, denial.word.start) and not _SUPPOSING.search(text):
        return True
    if leaves_unsaid(denial, quote) and not _TELLING.search(text):
        return True
    is_rejected = denial.is_implicit and rejects(denial.word.text) and rejects(text)  # "dismissed" for "rejected"
    if is_rejected or (denial.is_implicit and _is_otherwise(text, denial, quote)):
        return True
    return _is_prefixed(text, denial, quote) or _is_contrasted(text, denial, quote)


def _is_prefixed(text: str, denial: Denial, quote: str) -> bool:
    """Tell "unpaid" for "not paid": the negation is in the word."""
    said = {word.lower() for _, _, word in tokens(text)}
    denied = {word.lower() for _, _, word in tokens(quote) if stem(word) in denial.governed[:1]}
    return any(prefix + low in said for prefix in _PREFIXES for low in denied)


def _is_otherwise(text: str, denial: Denial, quote: str) -> bool:
    """Tell "called off its strike" of "abandoned its plan to strike": a word that the sentence has nowhere else."""
    beside = f"{quote[: denial.word.start]} {quote[denial.word.end :]}"
    return _OTHERWISE.search(text) is not None and _OTHERWISE.search(beside) is None


def _is_contrasted(text: str, denial: Denial, quote: str) -> bool:
    """Tell a text that has the denied word as what was tried, or as what is so no more: "seven, not six"."""
    if denial.is_implicit and denial.word.text.startswith("fail"):
        rule = _TRIED
    elif quote[: denial.word.start].rstrip().endswith(","):
        rule = _INSTEAD
    else:
        return False
    places = [start for start, _, word in tokens(text) if stem(word) in denial.governed[:1]]
    return bool(places) and all(rule.search(text, max(0, start - 40), start) for start in places)


def _turned(item: Item) -> Iterator[Finding]:
    for place, quote, other in opposites.replaced(item.text, [evidence.quote for evidence in item.evidence]):
        if _is_converse(item.text, place, quote, other):
            continue
        if polarity(item.text, place.start, place.end) == polarity(quote, other.start, other.end):
            message = f"The text says “{place.word}” where the article has “{other.word}”: “{excerpt(quote)}”."
            yield finding(item.id, "negation", message)


def _is_converse(text: str, place: opposites.Place, quote: str, other: opposites.Place) -> bool:
    """Tell "his girlfriend" for the woman who speaks of "her boyfriend": the same bond from the other end."""
    sides = [_WHOSE.search(whole, max(0, at.start - 40), at.start) for whole, at in ((text, place), (quote, other))]
    return all(sides) and sides[0]["who"].lower() != sides[1]["who"].lower()  # type: ignore[index]
