"""The account of the evidence that the words of a text are taken from, and whether it is another source's."""

from collections.abc import Callable, Iterator, Sequence

import regex

from summarizer.checks.accounts import Account
from summarizer.checks.voices import Voice, may_be_same
from summarizer.overlap import share

_SPOKESPERSON = regex.compile(r"\ba (?:company )?spokes(?:man|woman|person)\Z", regex.IGNORECASE)
# How much of a text must stand in a source's words, and how much more than in the article's own.
_SHARE = 0.7
_MARGIN = 0.2
# Words of a text, but one, that a source says, from which on the one that is missing may be a pronoun there.
_FEW = 2


def surest(said: frozenset[str], accounts: Sequence[Account], plain: frozenset[str]) -> Account | None:
    """Return the account that these words are taken from, if the article says who gives it."""
    best = best_of(said, accounts, plain) or best_of(said, accounts, plain, told=_told_share)
    return best if best and best.is_sure else None


def _told_share(said: frozenset[str], account: Account) -> float:
    """Return how much of a text a source says, where one word may be a pronoun there: "scrap her" for the ship."""
    missing = said - account.words
    is_pointed_at = len(missing) == 1 and len(said) > _FEW and account.has_pronoun
    return 1.0 if is_pointed_at else share(said, account.words)


def is_anothers(taken: Account, said: frozenset[str], voices: Sequence[Voice], accounts: Sequence[Account]) -> bool:
    """Tell an account that none of the voices gives, nor any other one with nearly as many of these words."""
    least = share(said, taken.words) - _MARGIN
    rivals = (account for account in accounts if share(said, account.words) >= least)
    if any(rival.may_be_of(voice) for rival in rivals for voice in voices):
        return False
    return not _speaks_for(taken, voices, accounts)


def _speaks_for(best: Account, voices: Sequence[Voice], accounts: Sequence[Account]) -> bool:
    """Tell "Ann Kirby, a spokesman" behind what the company says: the words leave open for whom she speaks."""
    source = best.attribution.source
    if source is None or not _SPOKESPERSON.search(source.text):
        return False
    return any(one.voice and may_be_same(voice, one.voice) for one in accounts if one is not best for voice in voices)


def _by_words(said: frozenset[str], account: Account) -> float:
    return share(said, account.words)


def best_of(
    said: frozenset[str],
    accounts: Sequence[Account],
    plain: frozenset[str],
    told: Callable[[frozenset[str], Account], float] = _by_words,
) -> Account | None:
    """Return the account in which most of these words stand, if it is most of them and the article's own has fewer."""
    best = max(accounts, key=lambda account: told(said, account), default=None)
    if best is None or (found := told(said, best)) < _SHARE:
        return None
    return best if found - share(said, plain) >= _MARGIN else None


def outermost(accounts: Sequence[Account]) -> Iterator[Account]:
    """Yield the accounts that report no other one: "He said that she denied it" is left alone."""
    for account in accounts:
        if not any(map(account.reports, accounts)):
            yield account
