"""Descriptions: what a source's own words say about it: type, affiliation, terms of speaking, name.

Rules on role nouns and heads of organisations; types and affiliations after Spangher et al. 2023, basis after the
Associated Press.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast

import regex

from summarizer.language.aliases import countries, fold, is_demonym, known_bodies, places, titles
from summarizer.language.clauses import words
from summarizer.language.data import by_word, listed, table
from summarizer.language.names import names_in_phrase
from summarizer.language.roles import bodies, documents, role_nouns, role_plurals, singular
from summarizer.language.topics import gender_of_first_name
from summarizer.language.words import FUNCTION_WORDS
from summarizer.schemas.values import Affiliation, Basis, SourceType

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-‑&][\p{L}\p{N}]+)*")
_HEAD_ENDS = regex.compile(
    r",|\s[—–(]"
    # "Lawyers watching the trial", "police searching for her"; not "the court's ruling on"
    r"|(?<=\p{Ll}{2}(?<!\bthis)s|people|men|police)\s\p{Ll}+ing\s"
    r"(?=(?:the|an?|its|his|her|their|this|in|at|on|for|with|to)\b)"
    r"|\s(?:of|for|at|from|in|with|by|on|about|under(?!\ssecretary)|who|which|that|whose|to|familiar|close|briefed|involved|released"
    r"|representing|reached|polled|surveyed|contacted|published|issued|conducted|posted|working|speaking|based|interviewed|obtained|seen|dated|and"
    r"|not|it|he|she|they|we)\b"
)
_PARTITIVE = regex.compile(
    r"\A(?:one|two|three|four|some|both|many|several|most|all|each|none|others?|another) of (?=\p{Ll}+ \p{L})",
    regex.IGNORECASE,
)
_ONE_OF = regex.compile(r"(?:one|each|another) of ", regex.IGNORECASE)
_ABOUT = regex.compile(r"\s(?:of|on|about|into|in)\s.*?(?=\s(?:by|from)\b|\Z)")
"""What a document is about says nothing of whose it is: "a trial of 1,216 children in Denmark"."""
_KNOWING = regex.compile(r"\s(?:with (?:\p{Ll}[\p{Ll}-]* ){0,2}knowledge|familiar|close to|briefed)\b.*")
"""What somebody knows of says nothing of whose they are: "people with direct knowledge of the project"."""
_RELATIVE = regex.compile(r",? (?:who|which|whose)\b")
_APPOSED = regex.compile(r",\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,3})")
_NAMED_LAST = regex.compile(r",\s(\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3})\Z")
_TITLED = regex.compile(r"\sand\s.*?\b(?P<role>[\p{L}-]+)\s(?P<name>\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3})\Z")
_APPOSITION = regex.compile(r", (?:an?|the|its) (?P<words>[^,]+)")
_COUNSEL = regex.compile(r" for the (?:defen[cs]e|prosecution)\b")
_INDEFINITE = ("a ", "an ", "some ", "several ", "many ", "other ", "two ", "three ", "four ", "most ")
_ADJECTIVES = frozenset({"deputy", "official"})
"""Role nouns that before another noun say nothing of whom it serves: "its deputy head"."""
_NAMED = frozenset({"named_individual", "named_group", "media"})
_IDENTIFIED = _NAMED | {"document"}


@dataclass(frozen=True, slots=True)
class Description:
    """What a source's words say about it; `name` is None where they name nobody. `head` is the noun it turns on."""

    type: SourceType
    affiliation: Affiliation
    basis: Basis
    name: str | None
    head: str = ""


@lru_cache(maxsize=512)
def describe(source_text: str) -> Description:
    """Return type, affiliation, basis and name of a source as its own words give them, without looking around.

    For instance "a U.S. defense official who spoke on the condition of anonymity": unnamed_individual, military,
    background, None.
    """
    head = head_of(source_text)
    name = _name(source_text, head)
    apposed = _apposed(source_text, head)
    if apposed and (name is None or _is_body(name)):
        name = apposed
    name = name or _titled_last(source_text)
    kind, noun = _type(source_text, head, name)
    return Description(
        type=kind,
        affiliation=cast("Affiliation", _affiliation(source_text, noun, kind)),
        basis=_basis(source_text, kind),
        name=name if kind in _NAMED else None,
        head=noun,
    )


def _titled_last(source_text: str) -> str | None:
    """Return the name behind two titles: "company chairman and chief executive Richard Smith"."""
    match = _TITLED.search(source_text.partition(",")[0])
    return match["name"] if match and match["role"].lower() in role_nouns() else None


def head_of(phrase: str) -> str:
    """Return a noun phrase up to its first comma, preposition or relative pronoun."""
    phrase = phrase.strip()
    return _HEAD_ENDS.split(_PARTITIVE.sub("", phrase), maxsplit=1)[0]


def lower_words(text: str) -> list[str]:
    """Return the words of a phrase in lower case, possessives without their ending."""
    return [word.lower() for word in _WORD.findall(text)]


@cache
def generic_roles() -> frozenset[str]:
    """Return the role nouns that speak for whatever body they serve: "a spokesman", "its president"."""
    return listed("roles", "generic", "any")


@cache
def _marks(side: str) -> frozenset[str]:
    return listed("roles", "marks", side)


def _name(source_text: str, head: str) -> str | None:
    """Return the name that the head of the phrase ends with: none in "a U.S. official" or "a spokesman for Acme"."""
    found = [span.text for span in names_in_phrase(source_text) if not _says_nothing(span.text)]
    ending = next((name for name in reversed(found) if head.removesuffix("’s").removesuffix("'s").endswith(name)), None)
    if ending:
        return ending
    only = _WORD.findall(source_text)
    is_name = len(only) == 1 and only[0][0].isupper() and only[0].lower() not in FUNCTION_WORDS
    return only[0] if is_name and not _is_common(only[0]) else None


def _says_nothing(name: str) -> bool:
    """Tell the "Office" of "the Office for Product Standards" and the "One" of "One of them" from a name."""
    low = name.lower()
    if " " in low or low in known_bodies():
        return False
    return low in FUNCTION_WORDS or low in words("subject_pronouns") or low in bodies() or _is_plural_noun(low)


def _is_common(word: str) -> bool:
    low = word.lower()
    return low in role_nouns() or low in documents() or low in bodies() or is_demonym(word) or _is_plural_noun(low)


def _is_plural_noun(low: str) -> bool:
    """Tell "Unions" and "Monitors" at the start of a sentence from a name."""
    return low in role_plurals() or (low.endswith("s") and (low[:-1] in bodies() or low[:-3] + "y" in bodies()))


def _is_body(name: str) -> bool:
    parts = fold(name).split()
    if fold(name) in known_bodies() or parts[-1] in bodies() or parts[0] in _marks("body"):
        return True
    return name.replace(".", "").isupper() and len(name) <= 6


def _type(source_text: str, head: str, name: str | None) -> tuple[SourceType, str]:
    """Return the type of a source and the noun that its description turns on."""
    found = lower_words(head)
    last = found[-1] if found else ""
    if last in {"i", "we"}:
        return "author", ""
    if singular(last) in documents() and not name:
        return "document", singular(last)
    side = _body_named(source_text, head, name) if name else ""
    if name and (side or fold(name) in places()):
        return ("media" if side == "media" else "named_group"), last
    if name and not _is_body(name) and (last not in role_nouns() or not _apposed(source_text, head)):
        plural = " " not in name and name.endswith("s") and source_text.lower().startswith(("the ", *_INDEFINITE))
        return ("named_group" if plural else "named_individual"), _role(lower_words(source_text))
    if last in role_plurals() or last == "sources":
        return ("unnamed_individual" if _ONE_OF.match(source_text) else "unnamed_group"), last
    if last in role_nouns():
        return ("named_individual" if name and not _is_body(name) else "unnamed_individual"), last
    return _body_type(source_text, name, last)


def _body_named(source_text: str, head: str, name: str) -> str:
    """Return the side of the body that the words around a name make it: "the brewer Halm", "Halm, the brewer"."""
    apposed = _APPOSITION.match(source_text, len(head))
    before = lower_words(head.removesuffix(name))[-1:]
    after = lower_words(head_of(apposed["words"]))[-1:] if apposed else []
    if before and before[0] in {"itself", "themselves"}:
        return "group"
    if before == ["the"] and not _is_body(name) and role_nouns().keys().isdisjoint(lower_words(name)):
        return "unknown"  # people have no article: "the Lorne Enquirer", "the Enquirer"
    nouns = (noun for noun in before + after if noun in bodies() and noun not in role_nouns())
    return next((bodies()[noun] for noun in nouns), "corporate" if "&" in name else "")


def _role(found: Sequence[str]) -> str:
    return next((word for word in found if word in role_nouns()), "")


def _apposed(source_text: str, head: str) -> str | None:
    """Return the person in "the group's director, Jane Doe", None for "a spokesman"."""
    words_of_head = lower_words(head)
    if not words_of_head:
        return None
    is_known = words_of_head[-1] in role_nouns() or words_of_head[-1] in bodies()
    match = _APPOSED.match(source_text, len(head)) or _NAMED_LAST.search(source_text)
    if match is None or _is_body(match[1]):
        return None
    name = _untitled(match[1])
    is_sure = is_known and (match.start() == len(head) or not source_text.lower().startswith(_INDEFINITE))
    return name if is_sure or (" " in name and gender_of_first_name(name.split()[0].lower())) else None


def _untitled(name: str) -> str:
    """Return "Ann Kirby" of "Colonel Ann Kirby"."""
    while " " in name and name.split(maxsplit=1)[0].lower() in titles():
        name = name.partition(" ")[2]
    return name


def _body_type(source_text: str, name: str | None, last: str) -> tuple[SourceType, str]:
    if (name and known_bodies().get(fold(name)) == "media") or bodies().get(last) == "media":
        return "media", last
    if name:
        return "named_group", last
    if last in bodies():
        indefinite = source_text.lower().startswith(_INDEFINITE) or last.endswith("ies")
        return ("unnamed_group" if indefinite else "named_group"), last
    is_plural = last.endswith("s") or last in words("plurals")
    return ("unnamed_group" if is_plural else "unnamed_individual"), last


def _affiliation(source_text: str, noun: str, kind: SourceType) -> str:
    """Return the role's own affiliation, or for a role that says little that of the body it serves."""
    if kind == "media":
        return "media"
    source_text = (_ABOUT if kind == "document" else _COUNSEL).sub("", _KNOWING.sub("", source_text))
    plain = _RELATIVE.split(source_text, maxsplit=1)[0]
    known = _plain_affiliation(plain, noun)
    return known if known != "unknown" or plain == source_text else _plain_affiliation(source_text, noun)


def _plain_affiliation(source_text: str, noun: str) -> str:
    found = lower_words(source_text)
    if known := _compound(found) or _bare().get(" ".join(found).removeprefix("the ")):
        return known
    role = role_nouns().get(noun) or role_plurals().get(noun) or "unknown"
    if role != "unknown" and singular(noun) not in generic_roles():
        return role
    if not _marks("military").isdisjoint(found):
        return "military"
    body = _body_side(source_text, found)
    if body or role != "unknown":
        return body or role
    sides = (_side(word) for word in found if word != noun and word not in _ADJECTIVES)
    return next((side for side in sides if side and side != "unknown"), "unknown")


def _compound(found: Sequence[str]) -> str | None:
    """Return the side of a role of two words: "first officer" is nobody of the government."""
    pairs = {f"{first} {second}" for first, second in pairwise(found)}
    return next((side for side, roles in table("roles")["compounds"].items() if not pairs.isdisjoint(roles)), None)


@cache
def _bare() -> Mapping[str, str]:
    return by_word("roles", "bare")


def _side(word: str) -> str | None:
    return role_nouns().get(word) or role_plurals().get(word) or _abbreviated().get(word)


@cache
def _abbreviated() -> Mapping[str, str]:
    return by_word("roles", "abbreviated")


def _body_side(source_text: str, found: Sequence[str]) -> str:
    """Return the affiliation of the body that the phrase names or describes."""
    for span in names_in_phrase(source_text):
        folded = fold(span.text)
        if folded in known_bodies() or folded in countries():
            return known_bodies().get(folded, "government")
    if not _sites().isdisjoint(found):
        found = lower_words(" ".join(word for word in _WORD.findall(source_text) if word not in _sites()))
    return next((bodies()[word] for word in reversed(found) if word in bodies()), "")


@cache
def _sites() -> frozenset[str]:
    return listed("organisations", "sites", "any")


@cache
def _stated() -> tuple[tuple[Basis, tuple[str, ...]], ...]:
    background = table("roles")["background"]
    return ("deep_background", tuple(background["deep_background"])), ("background", tuple(background["background"]))


def terms(text: str) -> Basis:
    """Return the terms of speaking that a text states, `unknown` where it states none."""
    low = text.lower()
    return next((basis for basis, phrases in _stated() if any(phrase in low for phrase in phrases)), "unknown")


def _basis(source_text: str, kind: SourceType) -> Basis:
    stated = terms(source_text)
    if stated != "unknown":
        return stated
    return "on_record" if kind in _IDENTIFIED else "unknown"
