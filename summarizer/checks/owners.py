"""A figure belongs to whoever gives it: it is not put into another's mouth, nor told as fact where others differ."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, all_accounts, own_accounts
from summarizer.checks.alike import is_equal
from summarizer.checks.exchange import Exchange
from summarizer.checks.voices import Voice, given_to, may_be_same, share_words
from summarizer.ground import Item
from summarizer.language.disavowals import keeps
from summarizer.language.negation import negations
from summarizer.language.quantities import Figure, figures
from summarizer.language.units import is_measure
from summarizer.overlap import stem, stems
from summarizer.reading import Reading
from summarizer.schemas.spans import Quantity

# Below it a number without its noun is none by which a statement is known.
_TELLING = 10
_COUNTED = frozenset(("killed", "injured", "missing"))
# "The company", "officials", "a spokesman": whoever that is, another wording may mean the same.
_GENERIC = regex.compile(r"(?:(?:the|an?|its|his|her|their) )?[\p{L}-]+", regex.IGNORECASE)
_OF_NAME = regex.compile(r"(?:that )?(?:the )?(?-i:\p{Lu})", regex.IGNORECASE)
# "She heard three shots, but police found two cases": what follows may be another one's, or nobody's.
_NEXT_CLAUSE = regex.compile(
    r"[,;] (?:but|while|though|although|whereas|and|which|who)\s|\s(?:while|whereas|although)\s", regex.IGNORECASE
)
_DENYING = frozenset(("deny", "decline", "doubt", "criticise"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "who"))


class _Given(NamedTuple):
    """A figure of an article, its sentence, and the accounts within which it stands: none where it is the article's."""

    figure: Figure
    sentence: int
    accounts: tuple[Account, ...]


def misowned(item: Item, reading: Reading) -> Iterator[Exchange]:
    """Yield a figure that a text has one source give, though all of the article's sentences give it to others."""
    own = own_accounts(item, reading) if figures(item.text) else ()
    if not own or negations(item.text) or keeps(item.text, ""):
        return
    for said in own:
        if said.voice is None or not said.vouches or _is_open(said.voice):
            continue
        voices = [*(one.voice for one in own if one.voice), *given_to(item)]
        for span in said.attribution.content:
            for figure in figures(_NEXT_CLAUSE.split(span.text)[0]):
                if taken := _taken(figure, voices, item, reading):
                    yield Exchange(said.voice, taken)
                    return


def contested(item: Item, reading: Reading) -> Iterator[Account]:
    """Yield whoever gives a count of people killed or hurt that a text tells as fact, where somebody else differs."""
    own = cited.own(item.text)
    counts = [one for one in own.quantities[1] if one.category in _COUNTED]
    if not counts or given_to(item) or cited.is_told_openly(item.text):
        return
    for count in counts:
        given = [one for one in _all_given(reading) if one.figure.value == count.value and _is_of_people(one)]
        owners = [account for one in given for account in one.accounts]
        if given and all(one.accounts for one in given) and _differs(count, owners, reading):
            yield from (one for one in owners[:1] if one.vouches and not _is_told_of_any(owners, item.text))


def _is_told_of_any(owners: Sequence[Account], text: str) -> bool:
    return any(one.voice and _is_told_of(one.voice, text) for one in owners)


def _is_of_people(given: _Given) -> bool:
    """Tell a figure that may count people: not a date, a share or a measure."""
    return given.figure.kind == "quantity" and not is_measure(given.figure.unit)


def _differs(count: Quantity, owners: Sequence[Account], reading: Reading) -> bool:
    """Tell whether somebody else than the owners gives another count of the same kind."""
    others = (
        account
        for one in _all_given(reading)
        for account in one.accounts
        if one.figure.value != count.value and _category(one, reading) == count.category and account.vouches
    )
    return any(
        other.voice and owner.voice and not may_be_same(other.voice, owner.voice)
        for other in others
        for owner in owners
    )


def _category(given: _Given, reading: Reading) -> str:
    start = reading.sentence(given.sentence).start
    at = given.figure.span.start
    held = (q for q in reading.quantities[given.sentence] if q.start <= at + start < q.end)
    return next((q.category for q in held), "other")


def _taken(figure: Figure, voices: Sequence[Voice], item: Item, reading: Reading) -> Account | None:
    """Return the account of the cited sentences from which a figure is taken, if none of these voices gives it."""
    given = [one for one in _all_given(reading) if _is_same(figure, one.figure)]
    if not given or not all(one.accounts for one in given):
        return None
    owners = [account for one in given for account in one.accounts]
    if any(one.voice is None or not one.vouches or _relays(one) for one in owners):
        return None
    if _is_told_of_any(owners, item.text):
        return None
    if any(one.may_be_of(voice) and not _are_two(voice, one) for voice in voices for one in owners):
        return None
    return next((account for one in given if one.sentence in item.numbers for account in one.accounts), None)


def _are_two(voice: Voice, account: Account) -> bool:
    """Tell two bodies, or two persons, who both speak in an article and share no word and no side."""
    other = account.voice
    if other is None or share_words(voice, other) or any(map(_is_generic, (voice, other))):
        return False
    speaks = [one.voice for one in all_accounts(account.reading) if one.voice and share_words(voice, one.voice)]
    is_alike = any(one.affiliation == other.affiliation != "unknown" for one in speaks)
    return bool(speaks) and not is_alike and _is_person(speaks[0]) == _is_person(other)


def _is_open(voice: Voice) -> bool:
    """Tell a voice that may be anybody's: "it", "reports"."""
    return voice.text.lower() in _PRONOUNS or (voice.type in {"document", "media"} and _is_generic(voice))


def _relays(account: Account) -> bool:
    """Tell an outlet that tells what somebody else did or said: "the Courier reports that the EC has ordered …"."""
    contents = account.attribution.content
    return account.voice is not None and account.voice.type == "media" and bool(_OF_NAME.match(contents[0].text))


def _is_generic(voice: Voice) -> bool:
    return not voice.name and _GENERIC.fullmatch(voice.text) is not None


def _is_person(voice: Voice) -> bool:
    return voice.type in {"named_individual", "unnamed_individual"}


def _is_told_of(voice: Voice, text: str) -> bool:
    """Tell whether a text names the one who gives a figure: "the ministry's count of 31"."""
    return not voice.called.isdisjoint(stems(text))


def _is_same(figure: Figure, other: Figure) -> bool:
    """Tell one figure that is known by its value, its measure or its noun."""
    if figure.kind == "date" or not is_equal(figure, other):
        return False
    is_noun = bool(figure.unit) and stem(figure.unit) == stem(other.unit)
    return figure.value >= _TELLING or is_measure(figure.unit) or is_noun


@lru_cache(maxsize=4)
def _all_given(reading: Reading) -> tuple[_Given, ...]:
    """Return the figures of the sentences told, with whoever gives them."""
    return tuple(
        _Given(figure, sentence.number, _holding(sentence.start + figure.span.start, sentence.number, reading))
        for sentence in reading.told
        for figure in figures(reading.text_of(sentence.number))
    )


def _holding(at: int, number: int, reading: Reading) -> tuple[Account, ...]:
    accounts = all_accounts(reading)
    here = (accounts[index] for index in reading.attributed.get(number, ()))
    return tuple(one for one in here if any(span.start <= at < span.end for span in one.attribution.content))
