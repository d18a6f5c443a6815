"""What a source asserts stays that source's: it is not told as fact and not given to somebody else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.voices import Voice, may_be_same, share_words
from summarizer.ground import Item
from summarizer.language.attribution import Attribution
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# Acts by which a source vouches for what follows; a plan, a demand or a promise is a fact about the source itself.
_ASSERTIVE = frozenset(
    (
        "say",
        "claim",
        "report",
        "deny",
        "acknowledge",
        "suggest",
        "warn",
        "forecast",
        "fear",
        "expect",
        "believe",
        "accuse",
    )
)
# "the former coach", "its chief": whoever that is, the words alone do not tell.
_POINTING = regex.compile(
    r"(?:the|this|that|these|those|its|his|her|their|our|my|other|some|many|who|which)\b"
    r"(?! (?-i:\p{Lu})[\p{L}\p{M}. ]*$)",
    regex.IGNORECASE,
)
_PRONOUNS = frozenset(("he", "she", "it", "they"))
# "I think" in quoted words is the speaker's doubt and names nobody.
_OWN = regex.compile(r"\b(?:I|we)\s$", regex.IGNORECASE)
_PASSIVE = regex.compile(r"(?:is|are|was|were|be|been)\b", regex.IGNORECASE)
# "The company" beside a company: whoever it is called, the words fit it.
_DEFINITE = regex.compile(
    r"\bthe (?:company|firm|group|bank|corporation|operator|manufacturer|airline)\b", regex.IGNORECASE
)
# "The rebels claimed that they shot it down": named in the text, the source is no less its own witness.
_SELF = regex.compile(
    r"\W*(?:that )?(?:he|she|it|they|we|I|its|his|her|their)\b(?!.*\b(?:will|would|plan))", regex.IGNORECASE
)
_VOUCHING = frozenset(("say", "claim", "deny"))
# Acts that are done to a person or a thing as well as said: "the referee dismissed the captain".
_DONE = regex.compile(r"(?:dismiss|reject|accept|recogni[sz]e)\w*", regex.IGNORECASE)
_PREDICATE = regex.compile(
    r"[“\"]|\b(?:as|that|is|are|was|were|has|had|will|would|claims?|reports?|allegations?|accusations?|suggestions?)\b"
)
# How much of a text must stand in a source's words, and how much more than in the article's own.
_SHARE = 0.7
_MARKS = tuple("“\"‘'")
_MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class Account:
    """What one source asserts in the cited sentences; `voice` is None where the article names nobody."""

    attribution: Attribution
    voice: Voice | None
    words: frozenset[str]

    @property
    def is_assertive(self) -> bool:
        """Whether the source, and not its listeners or the article, vouches for the words."""
        said = self.attribution
        if said.act not in _ASSERTIVE or self.voice is None or _PASSIVE.match(said.cue.text):
            return False
        return not _DONE.match(said.cue.text) or any(_PREDICATE.search(span.text) for span in said.content)

    @property
    def is_of_itself(self) -> bool:
        """Whether a source speaks of what it did or saw itself."""
        return self.attribution.act in _VOUCHING and any(
            _SELF.match(span.text) for span in self.attribution.content[:1]
        )

    @property
    def is_sure(self) -> bool:
        """Whether the article's own words here say who the source is."""
        source = self.attribution.source
        return self.is_assertive and source is not None and not _POINTING.match(source.text)


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find assertions told as fact, given to another source, or to one of whom the cited sentences know nothing."""
    if item.kind == "source" or not item.evidence:
        return
    accounts = _accounts(cited.numbers(item), reading)
    plain = _plain(cited.numbers(item), reading) if accounts else frozenset()
    if any(account.is_sure for account in accounts):
        for said in _outermost(_all_accounts(cited.own(item.text))):
            if said.voice and said.is_assertive and (other := _other(said.words, [said.voice], accounts, plain)):
                yield from _swapped(said.voice, other, item, reading)
                return
    if item.voice is None:
        yield from _told_without(item, accounts, plain)
    elif item.voice.type != "author":
        yield from _given(item, accounts, plain, reading)
    elif any(account.is_assertive for account in accounts) and not cited.own(item.text).attributions:
        yield from _told_as_fact(item, accounts, plain)


def _told_without(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Iterator[Finding]:
    """Find a text whose attributions all stand within one account: "A judge refused" of "He said a judge refused".

    Whoever speaks in such a text, the source of it all is missing.
    """
    best = _best(stems(item.text), [account for account in accounts if account.is_assertive], plain)
    own = cited.own(item.text).attributions
    if best and own and all(_stands_in(said, best) for said in own):
        outer = [account for account in accounts if account is best or not _holds(best, account)]
        yield from _told_as_fact(item, outer, plain)


def _stands_in(said: Attribution, account: Account) -> bool:
    """Tell whether an attribution of a text stands in what a source says, its own source with it."""
    words = " ".join(span.text for span in account.attribution.content).lower()
    return all(part.text.lower() in words for part in (said.cue, said.source) if part)


def _holds(outer: Account, inner: Account) -> bool:
    cue = inner.attribution.cue
    return any(span.start <= cue.start < span.end for span in outer.attribution.content)


def _told_as_fact(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Iterator[Finding]:
    said = stems(item.text)
    hedges = cited.own(item.text).hedges[1]
    hedged = any(h.type in {"reportive", "doxastic"} and not _OWN.search(item.text[: h.start]) for h in hedges)
    told = [account for account in accounts if account.is_assertive]
    best = _best(said, told, plain)
    if hedged or any(
        _is_named(account, item.text) for account in accounts if not (account is best and best.is_of_itself)
    ):
        return
    if best:
        who = excerpt(best.voice.text) if best.voice else "a source"
        message = (
            f"This is told as fact, but the article gives it to {who} (“{best.attribution.cue.text}”). Say who says it."
        )
        yield finding(item.id, "attribution", message, best.attribution.cue, cited.severity(item))


def _is_named(account: Account, text: str) -> bool:
    """Tell whether the text names the source, by a word of its name as it is written or of what stands for one."""
    if account.voice is None:
        return False
    if account.voice.name:
        return any(
            regex.search(rf"\b{regex.escape(word)}\b", text) for word in account.voice.name.split() if len(word) > 1
        )
    return not account.voice.called.isdisjoint(stems(text))


def _given(item: Item, accounts: Sequence[Account], plain: frozenset[str], reading: Reading) -> Iterator[Finding]:
    given = [Voice.of_source(source) for source in (item.voice, item.via) if source is not None]
    if other := _other(stems(item.text), given, accounts, plain):
        yield from _swapped(given[0], other, item, reading)
    elif not any(_is_near(voice, item, reading) for voice in given):
        where = sentences(cited.numbers(item))
        message = f"Nothing in {where} or beside it gives this to {excerpt(given[0].text)}. Name who says it there."
        yield finding(item.id, "attribution", message, severity=cited.severity(item))


def _swapped(voice: Voice, other: Account, item: Item, reading: Reading) -> Iterator[Finding]:
    source = other.attribution.source
    if source and source.text.lower() in _PRONOUNS and _is_near(voice, item, reading):
        return
    who = excerpt(other.voice.text if other.voice else "", 60)
    message = f"This is given to {excerpt(voice.text, 60)}, but the article gives it to {who}. Name that source."
    yield finding(item.id, "attribution", message, other.attribution.cue, cited.severity(item))


def _other(
    said: frozenset[str], voices: Sequence[Voice], accounts: Sequence[Account], plain: frozenset[str]
) -> Account | None:
    """Return the account that these words are taken from, if it is none of the voices'."""
    best = _best(said, accounts, plain)
    if best is None or not best.is_sure:
        return None
    least = share(said, best.words) - _MARGIN
    rivals = (account for account in accounts if share(said, account.words) >= least)
    if any(rival.voice is None or may_be_same(voice, rival.voice) for rival in rivals for voice in voices):
        return None
    return best


def _best(said: frozenset[str], accounts: Sequence[Account], plain: frozenset[str]) -> Account | None:
    """Return the account in which most of these words stand, if it is most of them and the article's own has fewer."""
    best = max(accounts, key=lambda account: share(said, account.words), default=None)
    if best is None or (found := share(said, best.words)) < _SHARE:
        return None
    return best if found - share(said, plain) >= _MARGIN else None


def _outermost(accounts: Sequence[Account]) -> Iterator[Account]:
    """Yield the accounts that report no other one: "He said that she denied it" is left alone."""
    cues = [account.attribution.cue for account in accounts]
    for account in accounts:
        spans = account.attribution.content
        if not any(span.start <= cue.start < span.end for span in spans for cue in cues):
            yield account


def _is_near(voice: Voice, item: Item, reading: Reading) -> bool:
    """Tell whether the cited sentences or those beside them name the voice, or mean it by "he" or "the ministry"."""
    if not voice.words:
        return True
    near = cited.with_neighbours(item, reading)
    if voice.is_company and any(_DEFINITE.search(reading.text_of(number)) for number in cited.numbers(item)):
        return True
    heard = (account.voice for account in _accounts(near, reading) if account.voice)
    return any(share_words(voice, other) for other in heard) or any(
        not voice.words.isdisjoint(stems(reading.text_of(number))) for number in near
    )


def _accounts(numbers: Sequence[int], reading: Reading) -> list[Account]:
    accounts = _all_accounts(reading)
    return [accounts[index] for index in _attributed(numbers, reading)]


def _attributed(numbers: Sequence[int], reading: Reading) -> list[int]:
    return sorted({index for number in numbers for index in reading.attributed.get(number, ())})


@lru_cache(maxsize=8)
def _all_accounts(reading: Reading) -> tuple[Account, ...]:
    voices: dict[int, Voice] = {}
    for speaker in reading.speakers:
        voices |= dict.fromkeys(speaker.attributions, Voice.of_speaker(speaker))
    return tuple(
        Account(said, voices.get(index), _words(said.content)) for index, said in enumerate(reading.attributions)
    )


def _words(content: Sequence[Span]) -> frozenset[str]:
    return frozenset().union(*(stems(_own_clause(span).text) for span in content))


def _own_clause(span: Span) -> Span:
    """Return reported words up to a semicolon: a clause after it is the article's own again."""
    text, later, _ = span.text.partition(";")
    if not later or span.text[:1] in _MARKS:
        return span
    return Span(start=span.start, end=span.start + len(text), text=text)


def _plain(numbers: Sequence[int], reading: Reading) -> frozenset[str]:
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
