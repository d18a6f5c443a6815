"""Some are not all: how much of something the text speaks of is no more than the evidence has."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding
from summarizer.ground import Item
from summarizer.language.data import table
from summarizer.language.numerals import alternatives, numerals
from summarizer.language.units import is_plural
from summarizer.language.words import telling, tokens, vocabulary
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence, Span

# From which difference in rank two quantifiers are two ("several" may be told as "many" or "some").
_STEP = 0.75
_FEW, _SOME, _ALL = 1.0, 2.0, 5.0
_WORDS = 3
_BEST = regex.compile(
    r"\b(?P<one>(?:one|some|two|three|several|many) of (?:the|its|his|her|their)|among the)\s"
    r"(?:[\w’'-]+\s){0,3}?(?P<word>\w{3,}est|most\s\w+)\b",
    regex.IGNORECASE,
)
_ALL_OF = regex.compile(r"\ball (?:(?:of )?(?:the|its|his|her|their) )?(?P<whole>\w+)", regex.IGNORECASE)
_WHOLLY = frozenset({"all", "each", "every", "any", "none"})
_PART_OF = regex.compile(
    r"\b(?P<part>[\w-]+) of (?:the|its|his|her|their)(?: [\w-]+['’]s?)? (?P<whole>\w+(?:,\d{3})*) (?P<noun>\w+)",
    regex.IGNORECASE,
)
_SHARES = regex.compile(
    r"half|third|quarter|fifth|tenth|two-thirds|three-quarters|most|some|many|few", regex.IGNORECASE
)
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)"
_OF_ALL = regex.compile(r"\b(?:all|every\w*|each|both|whole|entire\w*|total|any|none|no)\b", regex.IGNORECASE)
_ALL_NOUNS = regex.compile(
    rf"\ball (?:of )?(?:(?:the|its|his|her|their) )?(?P<count>{_NUMBER} )?(?P<noun>\p{{Ll}}+)", regex.IGNORECASE
)
_SOME_NOUNS = regex.compile(
    rf"\b{_NUMBER} (?:of (?:the|its|his|her|their) )?(?P<noun>\p{{Ll}}{{3,}}s)\b", regex.IGNORECASE
)
_DEFINITE = regex.compile(r"the|these|those|its|his|her|their|our|all")


class Quantified(NamedTuple):
    """A quantifier with its rank and the stems after it; `is_part` says "some of the", not "some"."""

    word: Span
    rank: float
    nouns: tuple[str, ...]
    is_part: bool


def check(item: Item, _: Reading) -> Iterator[Finding]:
    """Find quantifiers that the text raises or drops, and words like "partly" and "attempted" that it drops."""
    for evidence in item.evidence:
        for word, told in (
            *_all_of(item, evidence),
            *_raised(item, evidence),
            *_dropped(item, evidence),
            *_lessened(item, evidence),
        ):
            where = evidence.quote[max(0, word.start - 20) : word.end + 40]
            as_told = f"“{told}” is more than the article says" if told else f"“{word.text}” is dropped"
            message = f"{as_told}: “{excerpt(where)}”. Use the article's word."
            weight = "error" if told and _is_all_counted(told, item.text, evidence.quote) else cited.severity(item)
            yield finding(item.id, "quantifier", message, word.shift(evidence.start), weight)
            return


def _all_of(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    """Yield "five of its seven" where the text has "all seven"."""
    yield from _whole_for_part(item, evidence)
    if "ll " not in item.text:
        return  # most texts speak of no "all"
    yield from _all_for_some(item, evidence)
    for told in _ALL_OF.finditer(item.text):
        for part in _PART_OF.finditer(evidence.quote):
            is_same = part["whole"].lower() == told["whole"].lower() and part["part"].lower() not in _WHOLLY
            if is_same and stem(part["noun"]) in stems(item.text):
                yield Span.of(part, "part"), told.group()


def _whole_for_part(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    """Yield "two of the seven members" where the text has "seven members", and nowhere the two."""
    for part in _PART_OF.finditer(evidence.quote) if " of " in evidence.quote else ():
        counted = rf"{regex.escape(part['whole'])} {regex.escape(part['noun'])}"
        whole = rf"(?<!(?<!\ball )\bof (?:the|its|his|her|their) )\b{counted}\b"
        is_counted = (_is_number(part["part"]) or _SHARES.fullmatch(part["part"])) and _is_number(part["whole"])
        told = regex.search(whole, item.text, regex.IGNORECASE) if is_counted else None
        if told and not regex.search(rf"\b{regex.escape(part['part'])}\b", item.text, regex.IGNORECASE):
            yield Span.of(part, "part"), told.group()


def _is_all_counted(told: str, text: str, quote: str) -> bool:
    """Tell "all seven analysts" where the sentence has so many of the seven: the number says that they are the same."""
    whole = told.lower().removeprefix("all ").split()[0]
    is_all = regex.search(rf"\ball (?:of )?(?:the )?{regex.escape(whole)}\b", text, regex.IGNORECASE)
    return bool(is_all) and any(part["whole"].lower() == whole for part in _PART_OF.finditer(quote))


def _is_number(word: str) -> bool:
    return any(one.start == 0 and one.end == len(word) for one in numerals(word.lower()))


def _all_for_some(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    """Yield "three of the villages" and "210,000 passengers" where the text has all villages, all passengers."""
    if any(_OF_ALL.search(other.quote) for other in item.evidence):
        return
    for told in _ALL_NOUNS.finditer(item.text):
        for some in _SOME_NOUNS.finditer(evidence.quote):
            is_of_them = " of " in some.group() or not told["count"]  # "all 40 sailors" are the 40
            if is_of_them and stem(some["noun"]) == stem(told["noun"]):
                yield Span.of(some), told.group()


def _raised(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    raised = quantified(item.text)
    known = [one for e in item.evidence for one in quantified(e.quote)] if raised else []
    for told in raised:
        same = [one for one in known if _share_noun(one, told)]
        here = [one for one in quantified(evidence.quote) if one in same]
        if here and not any(abs(told.rank - one.rank) < _STEP for one in same) and told.rank > here[0].rank:
            yield here[0].word, told.word.text


def _dropped(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    """Yield "few" of "few voters", and "some of the" where the text has "the" alone."""
    for one in quantified(evidence.quote):
        bare = _bare(one.nouns[0], item.text)
        if bare and (one.rank == _FEW or (one.is_part and one.rank < _ALL and _DEFINITE.fullmatch(bare))):
            others = [other.quote for other in item.evidence if other is not evidence]
            if not any(one.nouns[0] in stems(other) for other in others):
                yield one.word, ""
    if (best := _BEST.search(evidence.quote)) and not _BEST.search(item.text):
        told = regex.search(rf"\b(?:the|its|their|his|her)\s(?:\w+\s){{0,1}}{regex.escape(best['word'])}\b", item.text)
        if told and not regex.search(r"\b(?:one of|among)\b", item.text):
            yield Span.of(best, "one"), ""


def _bare(noun: str, text: str) -> str:
    """Return the word before a noun that nothing quantifies or denies ("-" for none), "" if it is not so."""
    words = [word for _, _, word in tokens(text)]
    at = next((at for at, word in enumerate(words) if stem(word) == noun and is_plural(word.lower())), None)
    if at is None or quantified(text) or _LESS.search(text):
        return ""
    before = words[at - 1].lower() if at else "-"
    return "" if before.isdigit() or (at > 1 and words[at - 2].lower() in {"of", "among"}) else before


_LESS = regex.compile(
    r"\b(?:little|less|hardly|rarely|seldom|scarce\w*|not|no|\w+n['’]t|few\w*|some|part\w*|half|majority|minority|dozens"
    r"|hundreds|thousands|percent|per cent|mostly|largely|distrust\w*|lack\w*|one|two|three)\b|\d|%",
    regex.IGNORECASE,
)


def _lessened(item: Item, evidence: Evidence) -> Iterator[tuple[Span, str]]:
    likely = [same for tell, same in _lessening() if not tell.isdisjoint(vocabulary(evidence.quote))]
    if not likely or _LESS.search(item.text):
        return
    said = stem_sequence(item.text)
    for same in likely:
        for match in same.finditer(evidence.quote):
            follows = evidence.quote[match.end() :]
            after = stem_sequence(follows)[:1] if follows[:2].strip().isalnum() else ()  # "are false, the agency said"
            alone = bool(after) and not after[0][:1].isdigit() and _count(after[0], item.evidence) == 1
            if alone and after[0] in said and not same.search(item.text):
                yield Span.of(match), ""


def _count(word: str, evidence: Sequence[Evidence]) -> int:
    return sum(stem_sequence(e.quote).count(word) for e in evidence)


@lru_cache(maxsize=512)
def quantified(text: str) -> tuple[Quantified, ...]:
    """Return the quantifiers of a text that stand before a plural or "of", each with the stems after it."""
    pattern, ranks = _quantifiers()
    if _quantifying().isdisjoint(vocabulary(text)):
        return ()
    found = (_quantified(match, ranks, text) for match in pattern.finditer(text))
    return tuple(one for one in found if one)


def _quantified(match: "regex.Match[str]", ranks: dict[str, float], text: str) -> Quantified | None:
    after = tokens(text[match.end() : match.end() + 80])[:_WORDS]
    rank = ranks[match["word"].lower()]
    counted = match["of"] or rank == _ALL or any(is_plural(word.lower()) for _, _, word in after)
    nouns = tuple(stem(word) for _, _, word in after)
    if not counted or not nouns or nouns[0][:1].isdigit():
        return None
    return Quantified(Span.of(match, "word"), rank, nouns, bool(match["of"]))


def _share_noun(one: Quantified, other: Quantified) -> bool:
    return one.nouns[0] in other.nouns or other.nouns[0] in one.nouns


@cache
def _quantifiers() -> tuple["regex.Pattern[str]", dict[str, float]]:
    ranks = {word: float(rank) for rank, words in table("quantifiers")["ranks"].items() for word in words}
    part = r"(?P<of>\sof)?(?:\s(?:the|its|his|her|their|our|these|those))?(?=\s)"
    return regex.compile(rf"\b(?<!\b(?:the|not|n['’]t|at)\s)(?P<word>{alternatives(ranks)})\b{part}", regex.I), ranks


@cache
def _quantifying() -> frozenset[str]:
    """Return the words without one of which no text has a quantifier."""
    return frozenset(map(telling, _quantifiers()[1]))


@cache
def _lessening() -> tuple[tuple[frozenset[str], "regex.Pattern[str]"], ...]:
    """Return each set of words as a pattern, with the words without one of which no text has any of them."""
    sets: list[list[str]] = table("quantifiers")["lessening"]["sets"]
    patterns = (regex.compile(rf"\b(?:{alternatives(words)})\b", regex.I) for words in sets)
    return tuple(zip((frozenset(map(telling, words)) for words in sets), patterns, strict=True))
