"""Accounts: what each source of an article asserts, in which words, and what the article says in its own voice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from summarizer.checks.cited import own
from summarizer.checks.officers import may_speak_for
from summarizer.checks.voices import Voice, may_be_same
from summarizer.ground import Item
from summarizer.language.attribution import Attribution
from summarizer.language.groups import is_plural
from summarizer.language.words import words_in
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Span

# Acts by which a source vouches for what follows; a plan, a demand or a promise is a fact about the source itself.
_ASSERTIVE = frozenset("say claim report deny acknowledge suggest warn forecast fear expect believe accuse".split())
# "the former coach", "its chief": whoever that is, the words alone do not tell.
_POINTING = regex.compile(
    r"(?:the|this|that|these|those|its|his|her|their|our|my|other|some|many|who|which)\b"
    r"(?! (?-i:\p{Lu})[\p{L}\p{M}. ]*$)",
    regex.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been)\b(?!\s\w+ing\b)", re.IGNORECASE)
# "The rebels claimed that they shot it down": named in the text, the source is no less its own witness.
_SELF = re.compile(
    r"\W*(?:that )?(?:he|she|it|they|we|I|its|his|her|their)\b(?!.*\b(?:will|would|plan))", re.IGNORECASE
)
# "It had moderate confidence that …", "we are worried": states of one's own mind (Quirk et al. 1985, 16.31, 16.83).
_ATTITUDE = regex.compile(
    r"\W*(?:that )?(?:he|she|it|they|we|I)(?: \w+ly| still| now| also| always)*"
    r" (?:(?:has|have|had)(?: \W?\w+\W?){0,3} (?:confidence|hopes?|doubts?|concerns?|faith|trust|regrets?)"
    r"|(?:is|are|was|were)(?: \w+){0,2} (?:confident|sure|certain|convinced|worried|concerned|hopeful|optimistic"
    r"|pleased|proud|sorry|happy|unhappy|disappointed|surprised|uneasy|sad|saddened|shocked|delighted|grateful|ready|aware"
    r"|looking into|investigating|examining|reviewing|studying|assessing|monitoring|considering|weighing"
    r"|thinking|planning|preparing|seeking|working)"
    r"|(?:hope|believe|think|expect|want|fear|doubt|regret|wish|like|love|hate|prefer|trust|intend|plan)(?:s|d|ed)?"
    r"|thought|felt|meant|knew)\b",
    regex.IGNORECASE,
)
# Whoever writes speaks for itself: "we expect" is the article's own voice.
_AUTHOR = re.compile(r"(?:I|we|our|my)\b", re.IGNORECASE)
# Whose business it is to tell what happened, by what act, and the words under which nothing has happened yet.
_OFFICE = re.compile(r"\b(?:officials?|police|authorities|prosecutors?|ministry|investigators?)\b", re.IGNORECASE)
_UNKNOWN = frozenset(("he", "she", "they"))
_TELLING = frozenset(("say", "report"))
_OPEN = re.compile(r"[“\"]|\b(?:will|would|could|may|might|should|must|likely|not|no|never|n['’]t)\b", re.IGNORECASE)
# "-- who leaves in May --": such asides are whoever writes' own (Potts 2005 on supplements).
_OWN_AGAIN = re.compile(r";|(?:—|–|--|- -)\s?(?:who|whose|which)\b")
_RELATIVES = frozenset(("which", "who", "whom"))
# Characters, and content words, in which the noun of such a clause stands before it.
_REACH, _NEAR = 120, 3
_CLAUSE_START = regex.compile(r"[,;:.!?]\s")
_PRONOUN = regex.compile(r"\b(?:its?|he|his|she|hers?|him|they|them|their)\b", regex.IGNORECASE)
_VOUCHING = frozenset(("say", "claim", "deny"))
# Whom an article leaves without a name: who says "a senior official" means nobody that it names beside.
_UNNAMED = regex.compile(r"(?:an?|another|one|two|three|four|five|six|several|some|many|most|few)\s", regex.IGNORECASE)
_HEAD = regex.compile(r",|\s(?:of|to|for|in|on|at|with|from|close|who|whose|that|which|familiar|speaking)\b")
# Nouns that say only that somebody speaks, maybe for the one of the name.
_HOLLOW = stems("spokesman spokeswoman spokesperson spokespeople source statement")
# Acts that are done to a person or a thing as well as said: "the referee dismissed the captain".
_DONE = re.compile(r"(?:dismiss|reject|accept|recogni[sz]e)\w*", re.IGNORECASE)
_PREDICATE = re.compile(
    r"[“\"]|\b(?:as|that|is|are|was|were|has|had|will|would|claims?|reports?|allegations?|accusations?|suggestions?)\b"
)
# A transcript's label of whoever asks: what a question says is put to the one who answers.
_ASKER = re.compile(r"(?:Q|Question|QUESTION|Reporter|REPORTER)(?:\s*\([^()]*\))?")
_MARKS = tuple("“\"‘'")


@dataclass(frozen=True)
class Account:
    """What one source asserts in the cited sentences: the attribution of this index."""

    reading: Reading
    index: int

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of what it says."""
        return frozenset().union(*(stems(_own_clause(span).text) for span in self.attribution.content), self._meant)

    @cached_property
    def _meant(self) -> frozenset[str]:
        """The stems of what "which" stands for, where a source says more of it: "the raid, which he said …"."""
        first = next(iter(self.attribution.content), None)
        if first is None or first.text not in _RELATIVES:
            return frozenset()
        before = self.reading.article.text[max(0, first.start - _REACH) : first.start]
        return frozenset(stem_sequence(_CLAUSE_START.split(before.rstrip(" ,"))[-1])[-_NEAR:])

    @cached_property
    def has_pronoun(self) -> bool:
        """Whether a word of what it says stands for one that the article has elsewhere."""
        return any(_PRONOUN.search(span.text) for span in self.attribution.content)

    @property
    def attribution(self) -> Attribution:
        """Source, cue and content."""
        return self.reading.attributions[self.index]

    @cached_property
    def voice(self) -> Voice | None:
        """The source; None where the article names nobody."""
        speaker = self.reading.speaker_of.get(self.index)
        return Voice.of_speaker(speaker) if speaker else None

    @property
    def _is_named(self) -> bool:
        """Whether the article says here who it is: "its chief, General Roos", or the noun before "who"."""
        voice, source = self.voice, self.attribution.source
        if voice is None or source is None:
            return False
        is_beside = source.text.lower() == "who" and voice.text in self.reading.text_of(self.attribution.sentence)
        return is_beside or bool(voice.name and voice.name in source.text)

    @property
    def is_assertive(self) -> bool:
        """Whether the source, and not its listeners or the article, vouches for the words."""
        said = self.attribution
        if said.source is None or said.act not in _ASSERTIVE or _PASSIVE.match(said.cue.text):
            return False
        if _AUTHOR.match(said.source.text) or _ASKER.fullmatch(said.source.text):
            return False
        return not _DONE.match(said.cue.text) or any(_PREDICATE.search(span.text) for span in said.content)

    def reports(self, other: "Account") -> bool:
        """Tell an account that it gives in turn: its words have the other's cue."""
        return self.attribution.has(other.attribution.cue.start)

    def may_be_of(self, voice: Voice) -> bool:
        """Tell whether a voice may be the source, as far as the wordings and the article's own naming tell."""
        if self.voice is None or (may_be_same(voice, self.voice) and not self._is_nameless(voice)):
            return True
        return self.speaks_for(voice)

    def speaks_for(self, voice: Voice) -> bool:
        """Tell whether a voice is a body whose officer gives it: its chief executive, its spokesman."""
        speaker = self.reading.speaker_of.get(self.index)
        return speaker is not None and may_speak_for(speaker, Voice.of_speaker(speaker), voice, self.reading)

    def _is_nameless(self, voice: Voice) -> bool:
        """Tell "a presidential adviser", whom the article leaves without a name, from the president, whom it names.

        Not where it calls the one of the name by the same noun too: "A coroner ruled … Ann Lee, the coroner, said".
        """
        source, one = self.attribution.source, self.voice
        if not source or not one or one.name or voice.type != "named_individual" or not voice.name:
            return False
        head = words_in(_HEAD.split(one.text)[0])[-1:]
        is_many = bool(head) and is_plural(head[0].lower()) and not _OFFICE.search(one.text)
        is_open = _UNNAMED.match(one.text) or (is_many and not _POINTING.match(one.text))
        if not is_open or not head or stem(head[0]) in _HOLLOW:
            return False
        named = _naming(voice.name.split()[-1], self.reading)
        return bool(named) and not any(stem(head[0]) in stems(text) for text in named)

    @property
    def vouches(self) -> bool:
        """Whether a source stands for a figure that it gives: it asserts it, or puts or estimates it."""
        said = self.attribution
        is_given = said.source is not None and said.act == "forecast" and not _PASSIVE.match(said.cue.text)
        return self.is_assertive or is_given

    @property
    def is_in_passing(self) -> bool:
        """Whether the article tells it as news and names behind it whoever is charged with telling such things.

        "The plane skidded, aviation officials said": the reporter asserts it too (Simons 2007 on such parentheticals).
        So it does of what figures and records show.
        """
        said, voice = self.attribution, self.voice
        if voice is None or said.act not in _TELLING or any(_OPEN.search(span.text) for span in said.content):
            return False
        is_last = bool(said.content) and said.content[-1].end <= said.cue.start
        return voice.type == "document" or (is_last and _is_charged(voice))

    @property
    def is_of_itself(self) -> bool:
        """Whether a source speaks of what it did or saw itself."""
        return self.attribution.act in _VOUCHING and any(
            _SELF.match(span.text) for span in self.attribution.content[:1]
        )

    @property
    def is_attitude(self) -> bool:
        """Whether a source tells of its own mind ("it had moderate confidence"), which it alone can know."""
        return any(_ATTITUDE.match(span.text) for span in self.attribution.content[:1])

    @property
    def is_sure(self) -> bool:
        """Whether the article's own words here say who the source is."""
        source = self.attribution.source
        if source is None or not self.is_assertive:
            return False
        return not _POINTING.match(source.text) or self._is_named


@lru_cache(maxsize=64)
def _naming(name: str, reading: Reading) -> tuple[str, ...]:
    """Return the sentences that have a name."""
    texts = (reading.text_of(sentence.number) for sentence in reading.told)
    return tuple(text for text in texts if name in text)


def _is_charged(voice: Voice) -> bool:
    """Tell an office, whoever speaks for it without a name, another outlet, and a "he" left open by the article."""
    if voice.text.lower() in _UNKNOWN:
        return True
    if voice.type == "named_individual":
        return False
    return voice.type == "media" or voice.affiliation in {"government", "media"} or bool(_OFFICE.search(voice.text))


def accounts_of(numbers: Sequence[int], reading: Reading) -> list[Account]:
    """Return the accounts whose content touches one of these sentences."""
    accounts = all_accounts(reading)
    return [accounts[index] for index in _attributed(numbers, reading)]


def _attributed(numbers: Sequence[int], reading: Reading) -> list[int]:
    return sorted({index for number in numbers for index in reading.attributed.get(number, ())})


@lru_cache(maxsize=8)
def all_accounts(reading: Reading) -> tuple[Account, ...]:
    """Return the accounts of a text, one for each attribution. Who says what is read when it is first asked for."""
    return tuple(Account(reading, index) for index in range(len(reading.attributions)))


def own_accounts(item: Item, reading: Reading) -> tuple[Account, ...]:
    """Return the accounts that an item's own text gives: none where it is a stretch of a sentence without its cues."""
    return all_accounts(own(item.text)) if _may_tell(item, reading) else ()


def _may_tell(item: Item, reading: Reading) -> bool:
    if not item.is_slice:
        return True
    found = ((evidence, evidence.quote.find(item.core)) for evidence in item.evidence)
    evidence, at = next((one, at) for one, at in found if at >= 0)
    start = evidence.start + at - 1
    cues = (reading.attributions[index].cue for index in reading.cued.get(evidence.sentence, ()))
    return any(start <= cue.start < start + len(item.text) for cue in cues)


def _own_clause(span: Span) -> Span:
    """Return reported words up to a semicolon or an aside: what follows it is the article's own again."""
    ends = _OWN_AGAIN.search(span.text)
    if not ends or span.text[:1] in _MARKS:
        return span
    return span.head(ends.start())


def plain_words(numbers: Sequence[int], reading: Reading) -> frozenset[str]:
    """Return the stems of what the cited sentences say in the article's own voice."""
    found: set[str] = set()
    for number in numbers:
        sentence = reading.sentence(number)
        at = sentence.start
        said = (reading.attributions[index] for index in reading.attributed.get(number, ()))
        for span in (_own_clause(span) for one in said for span in one.content):
            if span.start < sentence.end and sentence.start < span.end:
                found |= stems(reading.article.text[at : max(at, span.start)])
                at = max(at, span.end)
        found |= stems(reading.article.text[at : max(at, sentence.end)])
    return frozenset(found)
