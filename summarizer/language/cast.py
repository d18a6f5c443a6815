"""The cast: the coreference of sources, mention by mention: surnames, "he", "the official", "the news release"."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import regex

from summarizer.language.aliases import fold
from summarizer.language.attribution import Attribution
from summarizer.language.clauses import words
from summarizer.language.descriptions import Description, describe, generic_roles, head_of, lower_words, terms
from summarizer.language.headlines import headline
from summarizer.language.names import Name
from summarizer.language.personas import Persona, gender_of, gender_of_name, may_mean
from summarizer.language.relatives import TOPIC, end_before, noun_before
from summarizer.language.roles import bodies, role_nouns, role_plurals
from summarizer.language.topics import NEAR, Topics
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span
from summarizer.schemas.values import Basis

MEMORY = 12
"""Speakers that a pronoun or "the official" may go back to."""

TITLE = 6
"""Characters of the longest title before whoever is asked ("Miss ")."""

_ASKING = frozenset({"ask", "demand"})

_MARKS = frozenset("“\"'‘«„")
_OF_PRONOUN = regex.compile(
    r"\b(?i:through|via|by|with|beside) (?:his|her) [\p{Ll} -]{3,40}, \p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){0,3}, \Z"
)
_RELATIVES = frozenset({"who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that", "those", "these", "both"})
_ANOTHER = ("a ", "an ", "another ", "one ", "a second ")
_INDIVIDUAL = frozenset({"named_individual", "unnamed_individual"})
_GROUP = frozenset({"named_group", "unnamed_group"})
_THING = frozenset({"named_group", "document", "media"})
_UNNAMED = frozenset({"unnamed_individual", "unnamed_group"})
_ONE_OF_THEM = frozenset({"one", "another"})
# "The 23-year-old": the person just told of.
_AGED = regex.compile(r"the \d{1,3}[-‑]year[-‑]old")
_PLURAL = regex.compile(
    r"(?:(?:The|Two|Three|Four|Some|Several|Many|Other|Former)\s)?(?P<noun>\p{L}+)"
    r"(?:\s(?:of|from|in|at|close to|near|for)\s(?:(?:the|a|his|her|its)\s)?[\p{L}’'-]+)*"
)
_MANY = regex.compile(r"(?:(?:The|Many|Most|Some|Other)\s)?\p{L}{3,}(?<!s)s\b(?!['’-])")
_ADDED = regex.compile(r"\s(?:him|her|it|them)sel(?:f|ves)\Z|, (?:citing|quoting)\b.*\Z", regex.DOTALL)
# "Halm Rovers have denied": no person.
_AGREES = regex.compile(r"\s(?:have|are|were)\s")


class Cast:
    """The speakers met so far, by key; the last one heard stands last in `recent`."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        spoken: Sequence[Span],
        attributions: Sequence[Attribution],
    ) -> None:
        self._attributions = attributions
        self.personas: dict[str, Persona] = {}
        self.recent: list[Persona] = []
        self._namesakes: Counter[str] = Counter()
        self._text = text
        self._sentences = sorted(sentences, key=lambda sentence: sentence.start)
        self._starts = [sentence.start for sentence in self._sentences]
        self._names = names
        self._name_starts = [name.start for name in names]
        self._topics = Topics(text, self._sentences, names, [span for span in spoken if span.text[:1] in _MARKS])

    def hear(self, index: int, source: Span) -> None:
        """Give the attribution of this index to the speaker that `source` means."""
        said = _plain(source)
        persona = self._meant(self._antecedent(said) if said.text.lower() in _RELATIVES else said)
        persona.mentions.append(source)
        persona.attributions.append(index)
        if persona in self.recent:
            self.recent.remove(persona)
        self.recent = [*self.recent[1 - MEMORY :], persona]

    def _meant(self, source: Span) -> Persona:
        return self._pronoun(source) or self._definite(source) or self._met(source)

    def _last(self, fits: Callable[[Persona], bool]) -> Persona | None:
        return next((persona for persona in reversed(self.recent) if fits(persona)), None)

    def _pronoun(self, source: Span) -> Persona | None:
        low = source.text.lower()
        if _OF_PRONOUN.search(self._text, max(0, source.start - 2 * TOPIC), source.start):
            return None  # "through his lawyer, Ada Lind, he denied": not the lawyer
        if low in {"he", "she", "him"}:
            return self._person(source, "she" if low == "she" else "he")
        if low in {"it", "its"}:
            return self._last(lambda persona: persona.is_a(_THING) and self._is_near(persona, source))
        if low in {"his", "her"}:
            return self._person(source, "he" if low == "his" else "she")
        if low in {"they", "their", "them"}:
            return self._several(source)
        if low in _ONE_OF_THEM:
            return self._member(source)
        return self._aged(source) if _AGED.fullmatch(low) else None

    def _several(self, source: Span) -> Persona | None:
        """Return the last speakers of a plural ("Pilots"), else a body where it spoke last: "they" may be others."""
        near = [persona for persona in self.recent if persona.is_a(_GROUP) and self._is_near(persona, source)]
        many = next((persona for persona in reversed(near) if persona.is_many), None)
        last = near[-1] if near and near[-1] is self.recent[-1] else None
        return many or (None if last and self._names_many(last.mentions[-1].end, source) else last)

    def _names_many(self, since: int, source: Span) -> bool:
        """Tell whether a sentence since opens with a plural, of which "they" may be said: "Growers objected. They"."""
        here = self._at(source)
        opened = (self._sentences[at] for at in range(max(0, here - NEAR), here + 1))
        return any(one.start >= since and _MANY.match(self._text, one.start, source.start) for one in opened)

    def _member(self, source: Span) -> Persona | None:
        """Return "one" as one of those with whom the sentence before begins ("Friends of the prince tell …")."""
        at = self._at(source) - 1
        before = self._sentences[at] if at >= 0 else None
        found = _PLURAL.match(self._text, before.start, before.end) if before else None
        if found is None or found["noun"].lower() not in role_plurals():
            return self._other_member(source)
        return self._one_of(Span.of(found), source)

    def _other_member(self, source: Span) -> Persona | None:
        """Return the "another" that follows a "one"."""
        last = self.recent[-1] if self.recent else None
        is_one = last is not None and last.key.startswith("one of ")
        return self._one_of(last.descriptor, source) if last and is_one else None

    def _one_of(self, group: Span, source: Span) -> Persona:
        description = replace(describe(group.text), type="unnamed_individual")
        key = f"{source.text.lower()} of {fold(group.text)}"
        return self.personas.setdefault(key, Persona(key, description, group))

    def _aged(self, source: Span) -> Persona | None:
        """Return the person named last before "the 23-year-old"."""
        topic = self._topics.person(0, source.start, lambda _: True)
        return self._met(topic) if topic else self._last(lambda persona: persona.description.type == "named_individual")

    def _is_near(self, persona: Persona, pronoun: Span) -> bool:
        """Tell a speaker heard in the pronoun's paragraph, or a few sentences before it."""
        last, here = map(self._at, (persona.mentions[-1], pronoun))
        return here - last <= NEAR or self._sentences[last].paragraph == self._sentences[here].paragraph

    def _person(self, source: Span, pronoun: str) -> Persona | None:
        """Return the last fitting person: a speaker, or one named since as the topic of a sentence."""
        speaker = self._last(lambda persona: persona.is_a(_INDIVIDUAL) and persona.gender in {"", pronoun})
        since = speaker.mentions[-1].end if speaker else 0
        topic = self._topics.person(since, source.start, lambda name: self._gender_of(name) in {"", pronoun})
        kin = self._topics.role(since, source.start, lambda noun: gender_of([noun]) == pronoun)
        if kin and (topic is None or topic.start < kin.start):
            topic = kin
        if topic is None and speaker and not speaker.gender:
            topic = self._asked(speaker, source, pronoun)
        if topic is None:
            known = bool(speaker and speaker.gender)
            topic = self._topics.role(since, source.start, lambda noun: may_mean(pronoun, noun, known=known))
        persona = self._meant(topic) if topic else speaker
        if persona and not persona.gender:
            persona.gender = pronoun
        return persona

    def _asked(self, speaker: Persona, source: Span, pronoun: str) -> Span | None:
        """Return the "Ms Lund" of "The judge asked Ms Lund to sit. She refused"."""
        said = self._attributions[speaker.attributions[-1]]
        if said.act not in _ASKING:
            return None
        opening = range(said.content[0].start, said.content[0].start + TITLE)
        return self._topics.only(
            said.content[0].start,
            source.start,
            lambda name: name.start in opening and self._gender_of(name) == pronoun,
        )

    def _gender_of(self, name: Name) -> str:
        """Return the gender of a person named: that of the speaker, else of the title before the name."""
        persona = self.personas.get(name.key)
        told = persona.gender if persona else gender_of(lower_words(self._text[max(0, name.start - 6) : name.start]))
        return told or gender_of_name(name.key)

    def _definite(self, source: Span) -> Persona | None:
        """Return the last speaker called by the noun of "the official", "the ministry", "the news release"."""
        found = lower_words(source.text)
        description = describe(source.text)
        if len(found) < 2 or found[0] not in _DEFINITE or description.name or found[-1] != description.head:
            return None
        noun, modifiers = found[-1], set(found[1:-1])
        if not modifiers and noun in words("police_forces"):
            return self._last(lambda persona: "police" in persona.words and not persona.is_a(_INDIVIDUAL))
        if not modifiers and (named := self._last(lambda persona: persona.is_named_by(noun))):
            return named
        known = self._last(
            lambda persona: (
                persona.is_called(noun)
                and modifiers <= persona.words
                and persona.is_a(_INDIVIDUAL) == (noun in role_nouns() and noun not in words("plurals"))
                and not (noun in bodies() and persona.description.head in role_plurals())
            )
        )
        return known or (None if modifiers else self._of_kind(noun))

    def _of_kind(self, noun: str) -> Persona | None:
        """Return the last body of the kind that a noun stands for: "the company" for "Acme Motors"."""
        kinds = words("kinds_of_body")
        side = bodies().get(noun) if noun in kinds else None
        if side is None:
            return None
        others = kinds - words("any_body") if noun not in words("any_body") else frozenset[str]()
        return self._last(
            lambda persona: (
                persona.is_a(_THING)
                and persona.description.affiliation == side
                and others.isdisjoint(lower_words(head_of(persona.descriptor.text)))
            )
        )

    def _antecedent(self, source: Span) -> Span:
        """Return the noun phrase that "who" or "which" belongs to, the pronoun itself where there is none."""
        end = end_before(self._text, source)
        at = bisect_left(self._name_starts, end) - 1
        if at >= 0 and self._names[at].end == end:
            return self._names[at]
        sentence = self._sentence(source)
        return noun_before(self._text, sentence.start if sentence else 0, end) or source

    def _met(self, source: Span) -> Persona:
        """Return the speaker that these words name or describe, a new one where there is none."""
        in_title = self._is_title(source)
        source = self._subject_of_title(source) if in_title else source
        description = self._of_its_body(source, describe(source.text))
        mention = self._mention(source, description)
        is_thing = description.type in _INDIVIDUAL and _is_which(source.text)
        is_many = bool(_AGREES.match(self._text, source.end))
        if is_thing or (description.type == "named_individual" and (is_many or _is_body(mention, description))):
            description = replace(description, type="named_group")
        if description.type in _UNNAMED and description.basis == "unknown":
            description = replace(description, basis=self._stated_terms(source))
        key = mention.key if mention else self._key(source, description)
        persona = self.personas.setdefault(key, Persona(key, description, source, in_title=in_title))
        persona.learn(source, description, in_title=in_title)
        return persona

    def _of_its_body(self, source: Span, description: Description) -> Description:
        """Give "its president" the side of the body that has just spoken."""
        if not source.text.lower().startswith("its ") or description.head not in generic_roles():
            return description
        body = self._last(lambda persona: persona.is_a(_GROUP) and self._is_near(persona, source))
        return replace(description, affiliation=body.description.affiliation) if body else description

    def _is_title(self, source: Span) -> bool:
        sentence = self._sentence(source)
        return sentence is not None and sentence.kind == "title"

    def _subject_of_title(self, source: Span) -> Span:
        """Return "Acme" of "Acme sees loss of 3%, hints at sale", where the present tense looks like a noun."""
        title = self._sentence(source)
        who = headline(self._text[title.start : title.end]).who if title else ""
        if not who or not source.text.startswith(f"{who} "):
            return source
        return source.head(len(who))

    def _sentence(self, source: Span) -> Sentence | None:
        at = self._at(source)
        return self._sentences[at] if at >= 0 else None

    def _at(self, source: Span) -> int:
        """Return the place of the sentence in which a mention begins, -1 before the first."""
        return bisect_right(self._starts, source.start) - 1

    def _stated_terms(self, source: Span) -> Basis:
        """Return the terms that the sentence of an unnamed source states."""
        sentence = self._sentence(source)
        return terms(self._text[sentence.start : sentence.end]) if sentence else "unknown"

    def _mention(self, source: Span, description: Description) -> Name | None:
        """Return the name that the description took from these words, as the article's names have it."""
        if not description.name:
            return None
        first, last = (bisect_left(self._name_starts, offset) for offset in (source.start, source.end))
        return next((name for name in self._names[first:last] if description.name in name.text), None)

    def _key(self, source: Span, description: Description) -> str:
        if description.name:
            return description.name
        key = fold(head_of(source.text)) or fold(source.text)
        if key not in self.personas or not source.text.lower().startswith(_ANOTHER):
            return key
        same = (one.key for one in self.recent if source in one.mentions)  # "A clerk said … and had told …"
        if known := next(same, None):
            return known
        self._namesakes[key] += 1
        return f"{key} {self._namesakes[key] + 1}"


def _is_which(words: str) -> bool:
    """Tell "Lorn Lines, which owned the ship"; not "Ann Kirby, a broker at Lorn Lines, which owned the ship"."""
    return words.startswith(f"{head_of(words)}, which ")


def _is_body(mention: Name | None, description: Description) -> bool:
    """Tell a body from a person: by the name's kind, else no title, no role and no first name anywhere."""
    if mention is None or mention.kind in {"organisation", "place"}:
        return mention is not None
    return mention.kind == "unknown" and not description.head and " " not in mention.key


def _plain(source: Span) -> Span:
    """Return "Lund" for "Lund himself", "The Herald" for "The Herald, citing two officials"."""
    match = _ADDED.search(source.text)
    return source.head(match.start()) if match else source
