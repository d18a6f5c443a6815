"""Mutants: a sentence of an article with one fault put in. Each maker gives (faulty text) or None where it cannot.

Rules as data: what is put for what stands in tables; nothing here knows how a check works.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with the gold spans in it, offsets of the sentence, and what else its article offers.

    `cues` are gold hedge cues, `sources` gold sources with their contents, `others` sources of other sentences,
    `names` names that the article does not have.
    """

    text: str
    cues: tuple[Span, ...] = ()
    says: tuple[tuple[Span, Span, Span], ...] = ()
    others: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=())


Maker = Callable[[Place, random.Random], str | None]

_DELETED = {
    "probably": "", "possibly": "", "perhaps": "", "allegedly": "", "reportedly": "", "apparently": "", "likely": "",
    "presumably": "", "seemingly": "", "supposedly": "", "purportedly": "", "potentially": "", "maybe": "",
    "alleged": "", "possible": "", "supposed": "", "presumed": "", "suspected": "", "apparent": "", "probable": "",
    "potential": "", "purported": "", "putative": "",
    "may": "will", "might": "will", "could": "will",
}  # fmt: skip
_STRONGER = {
    "possibly": "certainly", "perhaps": "certainly", "probably": "certainly", "likely": "certain", "may": "will",
    "might": "will", "could": "will", "possible": "certain", "apparently": "clearly", "allegedly": "undoubtedly",
    "believed": "known", "thought": "known", "suggest": "prove", "suggests": "proves", "suggested": "proved",
    "suspected": "known", "unclear": "clear", "probable": "certain", "presumably": "certainly", "seems": "is certain",
    "appears": "is certain", "considered": "known", "alleged": "proven", "assumed": "known", "unlikely": "impossible",
}  # fmt: skip
_WEAKER = {
    "probably": "possibly", "likely": "possibly", "almost certainly": "possibly", "probable": "possible",
    "believed": "rumoured", "very likely": "possibly", "certainly": "possibly", "most likely": "possibly",
    "thought": "rumoured", "considered": "rumoured", "suggests": "hints", "suggest": "hint", "suggested": "hinted",
    "regarded": "rumoured", "indicates": "hints", "indicate": "hint", "assumed": "rumoured", "evidence": "rumour",
}  # fmt: skip
_OPPOSITE_MODIFIER = {
    "more than": "fewer than", "fewer than": "more than", "less than": "more than", "at least": "at most",
    "at most": "at least", "up to": "at least", "nearly": "more than", "almost": "more than", "over": "under",
    "about": "at least", "around": "at least", "approximately": "more than", "roughly": "more than",
}  # fmt: skip
_OTHER_UNIT = {
    "percent": "million", "per cent": "million", "%": " million", "million": "billion", "billion": "million",
    "trillion": "billion", "dollars": "euros", "$": "€", "£": "$", "miles": "feet", "kilometers": "miles",
    "kilometres": "miles", "years": "months", "months": "weeks", "weeks": "days", "days": "hours", "hours": "minutes",
    "minutes": "hours", "feet": "miles", "tons": "pounds", "pounds": "tons", "acres": "square miles",
    "thousand": "million",
}  # fmt: skip
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w-])(?!,\d)")
_DATE = re.compile(rf"\b(?:{'|'.join(_WEEK + _MONTHS)})\b")
_BE = re.compile(r"\b(?:is|was|are|were|has|have|had|will|would|can|could|should)\b(?! not\b|n['’]t|, )")
_INVENTED = re.compile(r"\b(?:was|were|is|are|has|have|had)\b(?! not\b|n['’]t|,)")
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+\b(?!['’]s [A-Z])")
_ASSERTING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|claim(?:s|ed|ing)?|argu(?:es?|ed|ing)|believ(?:es?|ed)|think|thinks|thought|report(?:s|ed)?"
    r"|warn(?:s|ed)?|announc(?:es|ed)|suggest(?:s|ed)|add(?:s|ed)|note[sd]|insist(?:s|ed)|alleg(?:es|ed)|stat(?:es|ed))\b"
)
# An announcement is its author's own act, the first person is the article's: neither leaves a source to be dropped.
_OWN_ACT = re.compile(r"\bannounc")
_FIRST_PERSON = re.compile(r"(?:I|me|we|us|you|who|that|which)\b", re.IGNORECASE)
# What states nothing by itself: a question, a comparison, an object, a relative clause.
_FRAGMENT = re.compile(r"(?:wh\w+|if|how|as|than|to|him|them|\w+ed)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|can|could|should|\w+ed)\b|['’](?:s|re|ve)\b"
)
_PRONOUNS = frozenset(
    {"He", "She", "It", "They", "I", "We", "You", "Who", "This", "That", "Some", "Many", "Others", "One"}
)
_QUOTED = re.compile(r"“([^“”\"]{25,})”|\"([^“”\"]{25,})\"")
_WORD = re.compile(r"\b[a-z]{5,}\b")


def _put(text: str, span: Span, new: str) -> str:
    made = text[: span[0]] + new + text[span[1] :]
    made = re.sub(r"(?<=\S) {2,}", " ", made).replace(" ,", ",").replace(" .", ".").strip()
    return made[:1].upper() + made[1:]


def _by_table(table: Mapping[str, str]) -> Maker:
    def make(place: Place, chance: random.Random) -> str | None:
        fits = [span for span in place.cues if place.text[span[0] : span[1]].lower() in table]
        if not fits:
            return None
        span = chance.choice(fits)
        return _put(place.text, span, table[place.text[span[0] : span[1]].lower()])

    return make


def _anywhere(table: Mapping[str, str], *, beside_number: bool) -> Maker:
    forms = "|".join(re.escape(form) if not form[0].isalpha() else rf"\b{form}\b" for form in table)
    after, before = r"(?=[\s$€£]*[\d])", r"(?:(?<=\d)|(?<=\d )|(?=\d))"
    pattern = re.compile(f"{before}(?:{forms})" if beside_number else f"(?:{forms}){after}")

    def make(place: Place, chance: random.Random) -> str | None:
        found = list(pattern.finditer(place.text))
        if not found:
            return None
        one = chance.choice(found)
        return _put(place.text, one.span(), table[one[0]])

    return make


def _number(place: Place, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(place.text))
    if not found:
        return None
    one = chance.choice(found)
    digits = list(one[0])
    at = chance.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = str((int(digits[at]) + chance.randint(1, 8) - 1) % 9 + 1)
    made = "".join(digits)
    return _put(place.text, one.span(), made) if made != one[0] else None


def _date(place: Place, chance: random.Random) -> str | None:
    found = list(_DATE.finditer(place.text))
    if not found:
        return None
    one = chance.choice(found)
    kind = _WEEK if one[0] in _WEEK else _MONTHS
    return _put(place.text, one.span(), chance.choice([name for name in kind if name != one[0]]))


def _polarity(place: Place, chance: random.Random) -> str | None:
    spoken = [found.span() for found in _QUOTED.finditer(place.text)]
    found = [m for m in _BE.finditer(place.text) if not any(s <= m.start() < e for s, e in spoken)]
    if not found:
        return None
    one = chance.choice(found)
    return _put(place.text, (one.end(), one.end()), " not")


def _invented(place: Place, chance: random.Random) -> str | None:
    found = list(_INVENTED.finditer(place.text))
    if place.cues or not found:
        return None
    one = found[0]
    return _put(place.text, (one.end(), one.end()), " " + chance.choice(("probably", "possibly", "reportedly")))


def _asserted(place: Place) -> list[tuple[Span, Span, Span]]:
    """Return the gold attributions by which a source, named in words, vouches for a statement."""
    return [one for one in place.says if _ASSERTING.search(place.text[slice(*one[1])]) and len(_told(place, one)) > 40]


def _told(place: Place, one: tuple[Span, Span, Span]) -> str:
    return re.sub(r"^that ", "", place.text[slice(*one[2])])


def _swapped(place: Place, chance: random.Random) -> str | None:
    """Give a statement to another source, with which the first has no word in common."""
    named = [source for source, _, _ in _asserted(place) if _is_named(place.text[slice(*source)])]
    if not named:
        return None
    span = chance.choice(named)
    words = set(place.text[slice(*span)].split())
    fits = [other for other in place.others if words.isdisjoint(other.split()) and other not in place.text]
    return _put(place.text, span, chance.choice(fits)) if fits else None


def _is_named(source: str) -> bool:
    return all(word[:1].isupper() for word in source.split()) and source not in _PRONOUNS


def _dropped(place: Place, chance: random.Random) -> str | None:
    """Tell the content alone: of an indirect attribution whose source and cue stand before it."""
    del chance
    for one in _asserted(place):
        source, cue, content = one
        told = _told(place, one)
        if _OWN_ACT.search(place.text[slice(*cue)]) or _FIRST_PERSON.match(place.text[slice(*source)]):
            continue
        if _FRAGMENT.match(told):
            continue
        if source[1] <= cue[0] and cue[1] <= content[0] and not re.search(r"[“”\"]", told) and _FINITE.search(told):
            return told[:1].upper() + told[1:].rstrip(" ,;.") + "."
    return None


def _quoted(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands in quotation marks: straight ones pair from the left, and not at all where one is missing."""
    straight = [found.start() for found in re.finditer('"', text)]
    opening = straight[::2] if len(straight) % 2 == 0 else []
    for quoted in _QUOTED.finditer(text):
        if quoted[0][0] == "“" or quoted.start() in opening:
            yield quoted


def _misquoted(place: Place, chance: random.Random) -> str | None:
    for quoted in _quoted(place.text):
        found = list(_WORD.finditer(place.text, *quoted.span(quoted.lastindex or 0)))
        fits = [word for word in place.words if word not in place.text]
        if found and fits:
            return _put(place.text, chance.choice(found).span(), chance.choice(fits))
    return None


def _renamed(place: Place, chance: random.Random) -> str | None:
    found = list(_NAME.finditer(place.text))
    if not found or not place.names:
        return None
    return _put(place.text, chance.choice(found).span(), chance.choice(place.names))


MAKERS: dict[str, Maker] = {
    "hedge deleted": _by_table(_DELETED),
    "hedge strengthened": _by_table(_STRONGER),
    "hedge weakened": _by_table(_WEAKER),
    "hedge invented": _invented,
    "sources swapped": _swapped,
    "source dropped": _dropped,
    "quotation altered": _misquoted,
    "number changed": _number,
    "unit changed": _anywhere(_OTHER_UNIT, beside_number=True),
    "date changed": _date,
    "modifier changed": _anywhere(_OPPOSITE_MODIFIER, beside_number=False),
    "polarity flipped": _polarity,
    "name replaced": _renamed,
}
