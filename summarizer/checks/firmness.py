"""What a source only suspects, fears, hopes, assumes or jokes is not told as what it said."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, accounts_of, all_accounts
from summarizer.ground import Item
from summarizer.language.data import table
from summarizer.language.hedges import hedges
from summarizer.language.words import words_in
from summarizer.overlap import share, stem, stems
from summarizer.reading import Reading

# Acts by which a source vouches for what it tells.
_FIRM = frozenset(("say", "report", "claim", "confirm", "announce", "acknowledge", "show"))
# The share of what a text has somebody say by which it is known to be what the article has another way.
_SAME = 0.75
# What a text may have that is no surer: "said they feared", "said it could".
_OPEN = regex.compile(
    r"\b(?:if|would|should|could|may|might|hop\w+|fear\w*|worr\w+|concern\w*|suspicio\w+|suspect\w*|risk\w*|jok\w+"
    r"|in jest|assum\w+|presum\w+|possib\w+|likel\w+|guess\w*|doubt\w*|wonder\w*|whether|expect\w*"
    r"|danger\w*|threat\w*)\b",
    regex.IGNORECASE,
)


class Firmer(NamedTuple):
    """The weak cue of an account, and the cue that a text has instead."""

    account: Account
    told: str


def firmer(item: Item, reading: Reading) -> Iterator[Firmer]:
    """Yield what the article has somebody suspect, fear, hope or joke, and a text has somebody say."""
    accounts = accounts_of(item.numbers, reading)
    weak = [account for account in accounts if is_guarded(account)]
    if not weak or _OPEN.search(item.text) or hedges(item.text):
        return
    for said in all_accounts(cited.own(item.text)):
        if said.attribution.act not in _FIRM or is_guarded(said):
            continue
        best = max(weak, key=lambda one: share(said.words, one.words))
        others = (one for one in accounts if one not in weak and not one.reports(best))
        if share(said.words, best.words) >= _SAME and not any(share(said.words, one.words) >= _SAME for one in others):
            yield Firmer(best, said.attribution.cue.text)
            return


def is_guarded(account: Account) -> bool:
    """Tell a source that does not vouch for what it says by the verb of its cue: "fear", "joked"."""
    return any(stem(word) in _guarded() for word in words_in(account.attribution.cue.text))


@cache
def _guarded() -> frozenset[str]:
    return stems(table("reporting_verbs")["guarded"]["verbs"])
