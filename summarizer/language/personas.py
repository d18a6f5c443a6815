"""Personas: speakers in the making, with the words that an article has called each by, and its pronoun."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarizer.language.aliases import is_demonym
from summarizer.language.clauses import words
from summarizer.language.descriptions import Description, head_of, lower_words
from summarizer.language.roles import role_plurals, singular
from summarizer.language.topics import gender_of_first_name
from summarizer.schemas.spans import Span


@dataclass(slots=True)
class Persona:
    """A speaker in the making. `words` are all words by which the article has called it, `heads` the nouns alone."""

    key: str
    description: Description
    descriptor: Span
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    gender: str = ""
    in_title: bool = False
    mentions: list[Span] = field(default_factory=list)
    attributions: list[int] = field(default_factory=list)

    def is_a(self, types: frozenset[str]) -> bool:
        """Tell a persona whose source type is one of these."""
        return self.description.type in types

    def is_called(self, noun: str) -> bool:
        """Tell whether "the" and this noun may mean it: "the zoo" is not "zoo visitors", nor a report from the zoo."""
        is_noun_alone = self.description.name is None and "individual" not in self.description.type
        called = self.heads if is_noun_alone else self.words
        return noun in called or singular(noun) in called

    def is_named_by(self, noun: str) -> bool:
        """Tell the "Joint Harbour Monitor" that is "the monitor" from then on."""
        name = (self.description.name or "").lower()
        return "individual" not in self.description.type and " " in name and name.endswith(f" {noun}")

    @property
    def is_many(self) -> bool:
        """Whether it is a plural ("Pilots", "police", "Halm Rovers")."""
        head = (lower_words(head_of(self.descriptor.text)) or [""])[-1]
        is_plural = head in role_plurals() or head in words("plurals") or (head.endswith("s") and head[-2:] != "ss")
        return self.description.type == "unnamed_group" or is_plural

    def learn(self, source: Span, description: Description, *, in_title: bool) -> None:
        """Take in what another wording of the same speaker adds; a headline's words give way to any of the body."""
        found = lower_words(source.text)
        self.words.update(word for word in found if not is_demonym(word))
        self.heads.update((*lower_words(head_of(source.text))[-1:], description.head))
        self.gender = self.gender or _gender_told(source.text, description)
        is_fuller = len(source.text) > len(self.descriptor.text) or self.in_title
        if is_fuller and not in_title:
            self.descriptor = source
        self.in_title = self.in_title and in_title
        known = self.description
        self.description = replace(
            known,
            affiliation=known.affiliation if known.affiliation != "unknown" else description.affiliation,
            basis=known.basis if known.basis != "unknown" else description.basis,
            name=self.key if known.name else None,
        )


def _gender_told(said: str, description: Description) -> str:
    """Return the pronoun that a wording tells: that of "her lawyer" is none of the lawyer's."""
    head = (word for word in lower_words(head_of(said)) if word not in words("possessives"))
    return gender_of([*head, description.head]) or gender_of_name(description.name or "")


def gender_of(found: Sequence[str]) -> str:
    """Return the pronoun that lower-case words give ("woman", "Mr"): "she", "he", "" where they give none."""
    if any(word in words("female") or word.endswith("woman") for word in found):
        return "she"
    return "he" if any(word in words("male") for word in found) else ""


def may_mean(pronoun: str, noun: str, *, known: bool) -> bool:
    """Tell whether a pronoun may mean "the man" or "the judge"; the judge not where a speaker is `known` to fit."""
    gender = gender_of([noun])
    return gender == pronoun if gender else not known


def gender_of_name(name: str) -> str:
    """Return the pronoun of the first name in "Ann Kirby", "" for a surname alone."""
    first, _, rest = name.lower().partition(" ")
    return gender_of_first_name(first) if rest else ""
