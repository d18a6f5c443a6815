"""What the evidence affirms the text affirms; what it denies, calls false or cannot bear out the text does not tell.

Negations count where they reach what the other side says too; opposites (rose, fell) where one stands in the
other's place.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import dropwhile
from typing import NamedTuple

from summarizer.checks import cited, opposites
from summarizer.checks.disavowed import disowned, is_disowned
from summarizer.checks.finding import excerpt, finding
from summarizer.checks.pairing import unpaired
from summarizer.ground import Item
from summarizer.language import hedges
from summarizer.language.disavowals import rejects
from summarizer.language.negation import Negation, negations, polarity
from summarizer.language.words import tokens
from summarizer.overlap import share, stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# Content words by which a denied proposition is recognised, and the share of them that the other side must have.
_AFTER, _BEFORE, _FURTHER, _PLAIN = 5, 2, 20, 3
_SHARE = 0.6
# Other words for a denial: "said the report was wrong", "a friend disagreed".
_DISPUTED = re.compile(r"\b(?:wrong|false|untrue|disagree\w*|disput\w+|contest(?:s|ed)|contradict\w*|dismiss\w*)\b")
# "If we do not act": nothing is denied there. "Unlike Norland, which has a king": the comparison denies it.
_SUPPOSED = re.compile(r"\b(?:if|unless|lest|whether|in case)\s(?:[\w’']+\s){0,3}\Z", re.IGNORECASE)
# "Failing which", "unless they leave": in other words, if not.
_LEST = re.compile(r"\b(?:unless|failing|otherwise|or else|barring|until)\b", re.IGNORECASE)
# "… was no longer binding, a decision the union is appealing": what is apposed is not denied.
_APPOSED = re.compile(r",\s(?:an?|which|who)\s|\s(?:and|but|or)\sthat\s")
# "Said she would not": the words just before are the speaker's name, and more of them may stand there.
_PRONOUN = re.compile(r"\b(?:he|she|it|they|we|I)\s(?:\w+\s){0,3}\Z", re.IGNORECASE)
# Other words for what was given up, missed or is still to come.
_OTHERWISE = re.compile(
    r"\b(?:cancel\w*|call\w* off|abandon\w*|scrap\w*|drop\w*|shel(?:f|v)\w*|ditch\w*|pull\w* out|back\w* out"
    r"|g[ai]ve\w* up|halt\w*|suspend\w*|avert\w*|avoid\w*|miss\w*|below|under|less|lag\w*|behind|short|lower|fail\w*"
    r"|still|remain\w*|await\w*|pending|may|might|could|un(?:able|likely|certain|met|paid|finished|decided)|doubt\w*"
    r"|decid\w+ against|withdr\w+|no|end(?:ed|s)?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[”\"]?\s*\Z")
_SUPPOSING = re.compile(r"\b(?:if|unless|lest|whether|in case)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:unlike|in contrast to|as opposed to)\b", re.IGNORECASE)
_NOBODY = frozenset({"no one", "nobody", "none", "no-one", "nothing"})
_ATTEMPTS = "able yet immediately independently willing ready prepared possible far manage succeed formally officially"
# "Does not believe that it is so": what is believed is denied. "There was no finding": nobody is said to have none.
_BELIEVED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:findings?\s+(?:of|that)\b|(?:(?:find|accept|conclude|rule)(?:s|d|ed)?|found)\s+that\b"
    r"|(?:believe[sd]?|thinks?|thought|expect(?:s|ed)?|saying|claiming)\b"
    r"(?=\s+(?:that|the|an?|it|one|he|she|they|there|this|his|her|its|their|[A-Z])\b)(?:\s+that\b)?)"
)
# What nobody but posts and rumours say may well be denied elsewhere.
_POSTED = re.compile(r"\b(?:posts|rumou?rs)\b[^.;]{0,60}?\b(?:claim|say|alleg|suggest)\w*", re.IGNORECASE)
_PREFIXES = ("un", "non-")
# Words by which a text is no surer than "unlikely" when it says "probably not".
_UNSURE = frozenset({"epistemic", "evidential", "doxastic"})
# "Did not say when it was made": nothing is said to be otherwise.
_SILENT = re.compile(r"\s+say\s+(?:when|where|who|whom|whose|why|how|what|which|whether)\b")
_TELLING = re.compile(r"\bsa(?:y|ys|id)\s+(?:when|where|who|whom|whose|why|how|what|which|whether)\b")
# "Tried to lift it" of "failed to lift it", "from six to seven" of "seven, not six".
_TRIED = re.compile(r"\b(?:tr(?:y|ied|ies|ying)|attempt(?:s|ed|ing)?|sought|aim(?:s|ed|ing)?)\s+to\s\Z", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:from|instead of|rather than)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|but|or)(?:\s\w+ly)?\s+\Z")
_EXISTS = re.compile(r"\bthere(?:['’]s| is| are| was| were| has been| had been)\s+\Z", re.IGNORECASE)
_UNKNOWN = re.compile(r"\b(?:clear|known?|certain|sure|idea)\b")

# "His former girlfriend", of which the other one says "her boyfriend".
_WHOSE = re.compile(r"\b(?P<who>his|her)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)

_SO = {
    "false": "is called false",
    "unvouched": "is not vouched for",
    "unproven": "is told with nothing to bear it out",
}


class Denial(NamedTuple):
    """A negation with the stems it governs and those just before it: "[the mayor] denied [any fraud]"."""

    word: Span
    is_implicit: bool
    governed: tuple[str, ...]
    before: tuple[str, ...]
    is_elliptical: bool = False
    is_whole: bool = False
    """Whether the sentence says nothing else: "No one was injured"."""


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find negations that the text adds or drops, and words turned into their opposites."""
    found = [*_disowned(item, reading)]
    if not found and not item.is_sentence:
        found = [*_added(item), *_dropped(item)] or ([] if item.is_slice else [*_turned(item)])
    yield from found


def _disowned(item: Item, reading: Reading) -> Iterator[Finding]:
    for told in disowned(item, reading):
        is_so = _SO[told.kind]
        message = (
            f"What the text tells {is_so} in the article (“{told.word.text}”): “{excerpt(told.words)}”. Keep that."
        )
        weight = told.weight if cited.severity(item) == "error" else "warning"
        yield finding(item.id, "negation", message, told.word, weight)
        return


def _added(item: Item) -> Iterator[Finding]:
    said = _spoken(item.text)
    known = [denial for evidence in item.evidence for denial in _spoken(evidence.quote)] if said else []
    for denial in unpaired(said, known, _likeness)[0]:
        beside = denial._replace(before=denial.before[-_BEFORE:])
        affirming = (e for e in item.evidence if _affirms(e.quote, beside, by_anybody=False))
        affirmed = next((e for e in affirming if not _leaves_open(e.quote, denial, item.text)), None)
        if affirmed and not any(
            _DISPUTED.search(e.quote) for e in item.evidence if denial.is_implicit or e != affirmed
        ):
            message = f"The text says “{denial.word.text}” where the article does not: “{excerpt(affirmed.quote)}”."
            is_rumour = _POSTED.search(affirmed.quote) is not None
            yield finding(item.id, "negation", message, affirmed.span, "warning" if is_rumour else "error")


def _leaves_open(quote: str, denial: Denial, text: str) -> bool:
    """Tell a sentence that asks, calls false what is denied, or has a condition in other words: "failing which"."""
    if denial.is_implicit and _has_verb(quote, denial.word):
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
        for denial in unpaired(_denials(evidence.quote), _denials(item.text), _likeness)[0]:
            if _CONTRAST.search(item.text):
                return
            if _SUPPOSED.search(evidence.quote, 0, denial.word.start) and not _SUPPOSING.search(item.text):
                continue
            if _SILENT.match(evidence.quote, denial.word.end) and not _TELLING.search(item.text):
                continue
            if denial.is_implicit and rejects(denial.word.text) and rejects(item.text):
                continue  # "dismissed" for "rejected"
            if denial.is_implicit and _is_otherwise(item.text, denial, evidence.quote):
                continue
            if _is_prefixed(item.text, denial, evidence.quote) or _is_contrasted(item.text, denial, evidence.quote):
                continue
            if _affirms(item.text, denial) and not any(_affirms(quote, denial) for quote in others):
                word = denial.word
                words = excerpt(evidence.quote[max(0, word.start - 30) : word.end + 60])
                message = f"“{word.text}” is lost: the article has “{words}”. Keep the negation."
                yield finding(item.id, "negation", message, word.shift(evidence.start))


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


@lru_cache(maxsize=512)
def _denials(text: str) -> tuple[Denial, ...]:
    return tuple(_denial(negation, text) for negation in negations(text))


def _spoken(text: str) -> list[Denial]:
    """Return the denials of a text but for what somebody leaves unsaid."""
    return [denial for denial in _denials(text) if not _SILENT.match(text, denial.word.end)]


def _denial(negation: Negation, text: str) -> Denial:
    """Read what stands after the word in its scope; where nothing does, what stands before it."""
    word = negation.bare
    believed = _BELIEVED.match(text, negation.end)
    start, end = (believed.end(), len(text)) if believed else (negation.end, negation.scope_end)
    after = _without_attempt(stem_sequence(_APPOSED.split(text[start:end])[0]))[:_AFTER]
    before = () if _stands_alone(negation, text) else stem_sequence(text[: negation.start])
    is_implicit = negation.kind == "implicit"
    if after:
        is_whole = negation.text.lower() in _NOBODY and len(after) == len(stem_sequence(text[negation.end :]))
        near = _FURTHER if _PRONOUN.search(text, max(0, negation.start - 40), negation.start) else _BEFORE
        return Denial(word, is_implicit, after, before[-near:], is_whole=is_whole)
    return Denial(word, is_implicit, before[-_AFTER:], (), is_elliptical=True)


def _stands_alone(negation: Negation, text: str) -> bool:
    """Tell "…, but denied" and "there was no", where nothing just before it is its subject."""
    rule = _JOINED if negation.kind == "implicit" else _EXISTS
    return rule.search(text, max(0, negation.start - 20), negation.start) is not None


def _without_attempt(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is denied without how: "confirm it" of "[not] yet able to confirm it", "[not] independently …"."""
    kept = tuple(dropwhile(_attempts().__contains__, words))
    return kept or words


@cache
def _attempts() -> frozenset[str]:
    return stems(_ATTEMPTS)


def _likeness(one: Denial, other: Denial) -> int:
    """Count what two negations have in common, first what they govern; 0 where they cannot deny the same."""
    governed = len({*one.governed} & {*other.governed})
    same_verb = one.is_implicit and one.word.text.lower() == other.word.text.lower()
    around = len({*one.governed, *one.before} & {*other.governed, *other.before})
    # "None would", "it did not": what is denied stands in another sentence, or comes first.
    elliptical = one.is_elliptical or other.is_elliptical
    return 100 * governed + 10 * same_verb + around + elliptical if governed or same_verb or elliptical else 0


def _affirms(text: str, denial: Denial, *, by_anybody: bool = True) -> bool:
    """Tell whether the text has the denied words, the first of them never under a negation.

    All of them, if `by_anybody`, count also where it calls otherwise who it is: "the three men" of three names.
    """
    there = stems(text)
    if not denial.governed or denial.governed[0] not in there or share(denial.governed, there) < _SHARE:
        return False
    if denial.is_elliptical and denial.governed[-1] not in there:
        return False
    if _UNKNOWN.search(denial.word.text) and not stems(denial.word.text) <= there:
        return False  # that it is "not known" is a hedge, which the text may keep in other words
    if denial.before and not there.isdisjoint(denial.before):
        return _polarities(text, denial)
    if denial.before:
        return (
            by_anybody
            and len(denial.governed) >= _PLAIN
            and share(denial.governed, there) == 1
            and _polarities(text, denial)
        )
    alone = denial.is_whole or denial.word.start or len(denial.governed) > _BEFORE
    return bool(alone) and _polarities(text, denial)


def _polarities(text: str, denial: Denial) -> bool:
    """Tell whether the first denied word stands affirmed in a text, wherever it has it beside the same words."""
    places = [(start, end) for start, end, word in tokens(text) if stem(word) == denial.governed[0]]
    return all(polarity(text, start, end) for start, end in places)
