"""Antecedents: what a text that opens with "he", "it" or "the attack" points back to.

A pronoun gives way to a name only where one reading is left; otherwise the sentence before is cited with it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from summarizer.language import descriptions
from summarizer.language.clauses import words
from summarizer.language.events import nouns, singular
from summarizer.language.names import Name
from summarizer.language.predicates import base_of, clause_words
from summarizer.language.roles import role_plurals
from summarizer.language.speakers import Speaker
from summarizer.language.topics import gender_of_first_name
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import Sources

_PERSON = frozenset({"he", "she"})
_GROUP = frozenset({"it", "they"})
_BACK = 2
_SHORT = 8
_FULL_NAME = frozenset({2, 3})
_CALLED = frozenset({"attack", "strike", "incident", "move", "deal", "ruling", "vote"})
_GROUPS = frozenset({"named_group", "unnamed_group", "media"})
_OF_THOSE = frozenset({"neither", "both", "none"})
_PRONOUNS_BACK = _PERSON | _GROUP
# What sailors and their papers call "she".
_VESSELS = regex.compile(
    r"\b(?:ship|ferry|vessel|trawler|tanker|yacht|frigate|destroyer|submarine|warship|schooner|tug)\b"
)
# What ships alone are, do and undergo.
_OF_SHIPS = regex.compile(
    r"\b(?:(?:in|into|out of) service|top-heavy|seaworthy|afloat|aground|sail\w*|float\w*|launch\w*|s[aiu]nk\w*"
    r"|scrapp?\w*|capsiz\w*|moor\w*|dock\w*|tow\w*|ballast|hull|refit\w*|tonnes|knots)\b"
)
# "That claim is disputed", "The jury rejected this account": near the opening, what is meant stands before.
_THAT_CLAIM = regex.compile(
    r"(?:\S+ ){0,6}?(?:that|this|these|those) (?:\p{L}+ )?(?:accusation|account|allegation|argument|assertion"
    r"|assessment|charge|claim|complaint|conclusion|criticism|denial|estimate|explanation|finding|offer|report|request|statement"
    r"|story|suggestion|theory|version|warning)s?\b",
    regex.IGNORECASE,
)
PRONOUNS = _PRONOUNS_BACK | {"we", "who", "which", "that", "i"}


def points_back(word: str) -> bool:
    """Tell a lower-case word that, at the opening of a sentence, stands for something said before."""
    return word in _PRONOUNS_BACK or word in clause_words("pointing")


class Resolved(NamedTuple):
    """The pieces of a text, the sentences that hold what they point back to, and whether they stand alone."""

    pieces: tuple[str, ...]
    cites: tuple[int, ...] = ()
    stands: bool = True


class Antecedents:
    """Resolves the openings of propositions of one article."""

    def __init__(self, sheet: Sheet, sources: Sources) -> None:
        self._sheet = sheet
        self._sources = sources

    def resolved(self, proposition: Proposition) -> Resolved:
        """Return a proposition's pieces with the pronoun that opens them resolved, as far as it is certain."""
        pieces = tuple(span.text for span in proposition.spans)
        first = proposition.tokens[0].low
        if first in _PRONOUNS_BACK and not (first == "it" and self._is_impersonal(proposition)):
            return self._pronoun(proposition, pieces, first)
        if first in clause_words("parts") and _is_predicate(proposition.tokens[1].low):
            return Resolved(pieces, self._before(proposition), stands=False)
        if first in clause_words("pointing"):
            return Resolved(pieces, self._before(proposition), stands=first in {"another", "both"})
        if first == "the" and names_event([token.low for token in proposition.tokens[1:2]]):
            return Resolved(pieces, self._before(proposition))
        return Resolved(pieces, self._before(proposition) if _ends_pointing(proposition) else ())

    def leans(self, proposition: Proposition) -> bool:
        """Tell a text that tells nothing without what is told before it: "Halm denied this", "That claim is false"."""
        return _ends_pointing(proposition) or _THAT_CLAIM.match(proposition.words) is not None

    def is_of_told(self, proposition: Proposition) -> bool:
        """Tell "the accident had been caused by a weld", which is of an accident told before it."""
        first, *rest = [token.low for token in proposition.tokens[:2]]
        return first == "the" and any(low in _CALLED or singular(low) in nouns() for low in rest)

    def is_of_those(self, proposition: Proposition) -> bool:
        """Tell "Neither was hurt", of those that the sentence before names."""
        first, second = ([token.low for token in proposition.tokens[:2]] + ["", ""])[:2]
        return first in _OF_THOSE and _is_predicate(second)

    def _pronoun(self, proposition: Proposition, pieces: tuple[str, ...], pronoun: str) -> Resolved:
        name, cites = self._meant(proposition, pronoun)
        if not name:
            return Resolved(pieces, self._before(proposition), stands=False)
        return Resolved((name + pieces[0][len(pronoun) :], *pieces[1:]), cites)

    def _meant(self, proposition: Proposition, pronoun: str) -> tuple[str, tuple[int, ...]]:
        speaker = self._sources.speaker_of(proposition.attribution)
        if speaker and pronoun in _PERSON and not self._may_call(speaker, pronoun, proposition):
            return "", ()
        if speaker and proposition.told:
            return (_called(speaker, pronoun) if self._opens_with_source(proposition) else ""), ()
        if speaker and pronoun in _GROUP:
            return self._group(proposition), ()
        if speaker is None or self._is_told_first(proposition):
            return self._person(proposition, pronoun) if pronoun in _PERSON else ("", ())
        if speaker.name and self._is_speakers(proposition, speaker):
            return speaker.name, ()
        return "", ()

    def _opens_with_source(self, proposition: Proposition) -> bool:
        """Tell "He denied it"; in "It accused him, which he denies" the one who speaks is not "it"."""
        source = self._sheet.reading.attributions[proposition.attribution or 0].source
        return source is not None and source.start == proposition.spans[0].start

    def _may_call(self, speaker: Speaker, pronoun: str, proposition: Proposition) -> bool:
        """Tell whether a speaker may be this pronoun: not where the first name says otherwise, nor a ship."""
        gender = gender_of_first_name((speaker.name or "").lower().partition(" ")[0])
        told = " ".join(span.text for span in proposition.spans)
        is_ship = pronoun == "she" and _OF_SHIPS.search(told) and _VESSELS.search(self._sheet.text)
        return gender in {"", pronoun} and not is_ship

    def _is_told_first(self, proposition: Proposition) -> bool:
        """Tell "He will miss the match, the manager said": a speaker named afterwards is not the one meant."""
        source = self._sheet.reading.attributions[proposition.attribution or 0].source
        return source is not None and source.start > proposition.spans[0].end and source.text.lower() not in PRONOUNS

    def _group(self, proposition: Proposition) -> str:
        """Return the group that says "it" or "they" of itself, as the same sentence calls it, "" where it is none."""
        attribution = self._sheet.reading.attributions[proposition.attribution or 0]
        source, pronoun = attribution.source, proposition.tokens[0].low
        if (
            source is None
            or attribution.sentence not in proposition.sentences
            or source.end > proposition.spans[0].start
            or _tells_of_another(self._sheet.text[source.end : attribution.cue.start])
        ):
            return ""
        head = source.text.split(",")[0]
        noun = descriptions.head_of(head).lower().rpartition(" ")[2]
        is_plural = noun in role_plurals() or (noun.endswith("s") and not noun.endswith("ss"))
        fits = is_plural if pronoun == "they" else not is_plural or head.split()[0].lower() in {"the", "a"}
        speaker = self._sources.speaker_of(proposition.attribution)
        is_group = speaker is not None and (is_plural or speaker.type in _GROUPS)
        return head if fits and is_group and len(head.split()) <= _SHORT and head.lower() not in PRONOUNS else ""

    def _is_speakers(self, proposition: Proposition, speaker: Speaker) -> bool:
        """Tell whether "he" in reported words can only be the speaker: nobody else is named around it."""
        if speaker.type != "named_individual":
            return False
        numbers = range(min(proposition.sentences) - 1, max(proposition.sentences) + 1)
        return all(key in {speaker.name, speaker.key} for _, key in self._persons(numbers))

    def _person(self, proposition: Proposition, pronoun: str) -> tuple[str, tuple[int, ...]]:
        found = self._only_person(proposition)
        found = found if found[0] else self._accused(proposition)
        return found if not found[0] or self._fits(found, pronoun) else ("", ())

    def _fits(self, found: tuple[str, tuple[int, ...]], pronoun: str) -> bool:
        """Tell a name that its first name gives to this pronoun; one that gives none must not stand behind "with"."""
        key, numbers = found
        gender = gender_of_first_name(key.lower().partition(" ")[0]) if " " in key else ""
        if gender:
            return gender == pronoun
        sentence = self._sheet.reading.sentence(numbers[-1])
        named = [name for name in self._sheet.names(sentence.start, sentence.end) if name.key == key]
        before = (self._sheet.text[sentence.start : name.start].lower().split()[-1:] for name in named)
        return not all(words("prepositions").issuperset(word) and word for word in before)

    def _accused(self, proposition: Proposition) -> tuple[str, tuple[int, ...]]:
        """Return of whom somebody tells something in the sentence before a denial: "They allege that X stole"."""
        reading, before = self._sheet.reading, min(proposition.sentences) - 1
        cues = (reading.attributions[at] for at in self._sources.of_sentence(before + 1))
        if not self._sheet.is_body(before) or all(cue.act != "deny" for cue in cues):
            return "", ()
        said = (reading.attributions[at].content[0] for at in reading.attributed.get(before, ()))
        keys = {name.key for span in said for name in self._sheet.names(span.start, span.start + 1)}
        persons = [key for _, key in self._persons([before]) if key in keys and " " in key]
        return (persons[0], (before,)) if len(set(persons)) == 1 else ("", ())

    def _only_person(self, proposition: Proposition) -> tuple[str, tuple[int, ...]]:
        """Return the one person named in the sentences before, with the sentence that names them."""
        first = min(proposition.sentences)
        numbers = [number for number in range(first - _BACK, first) if self._sheet.is_body(number)]
        found = list(self._persons(numbers))
        keys = {key for _, key in found}
        return (found[-1][1], (found[-1][0],)) if len(keys) == 1 else ("", ())

    def _persons(self, numbers: Sequence[int]) -> list[tuple[int, str]]:
        reading = self._sheet.reading
        return [
            (number, name.key)
            for number in numbers
            if number in reading
            for name in self._sheet.names(reading.sentence(number).start, reading.sentence(number).end)
            if name.kind == "person" or self._may_be_person(name)
        ]

    def _may_be_person(self, name: Name) -> bool:
        """Tell two or three capitalised words of which nothing says what they name, "the" before them least of all."""
        found = name.key.lower().split()
        is_full = name.kind == "unknown" and len(found) in _FULL_NAME and found[-1] not in words("things")
        return is_full and self._sheet.text[max(0, name.start - 4) : name.start].lower() != "the "

    def _before(self, proposition: Proposition) -> tuple[int, ...]:
        before = min(proposition.sentences) - 1
        return (before,) if self._sheet.is_body(before) else ()

    def _is_impersonal(self, proposition: Proposition) -> bool:
        """Tell "it is unclear", "it remains to be seen" from an "it" that stands for something."""
        lows = [token.low for token in proposition.tokens[1:6]]
        return lows[0] in {"'s", "’s"} or not clause_words("impersonal").isdisjoint(lows)


def _tells_of_another(between: str) -> bool:
    """Tell "Acme confirmed that the slide existed but said it …": something else is named between group and verb."""
    return " that " in between


def _is_predicate(low: str) -> bool:
    return low in words("auxiliaries", "pasts") or low.endswith("ed")


def _ends_pointing(proposition: Proposition) -> bool:
    """Tell "Harlan disputes this", whose object stands in the sentence before."""
    words = (token.low for token in reversed(proposition.tokens) if token.low[0].isalpha())
    return next(words, "") in {"this", "that", "it"} and sum(1 for _ in words) < _SHORT


def _called(speaker: Speaker, pronoun: str) -> str:
    if speaker.name:
        return speaker.name
    descriptor = speaker.descriptor.text.split(", which ")[0]
    return "" if descriptor.casefold() == pronoun or len(descriptor) > 80 else descriptor


def names_event(words: Sequence[str]) -> bool:
    """Tell whether any of these lower-case words calls an event by its kind: "attacks", "incident", "ruling"."""
    return any(singular(low) != low or base_of(low) in _CALLED for low in words)
