"""Who accuses whom: an accusation is not put into the mouth of one who makes none, where another makes one."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, accounts_of, all_accounts
from summarizer.checks.voices import Voice, share_words
from summarizer.ground import Item
from summarizer.language.negation import negations
from summarizer.overlap import stems
from summarizer.reading import Reading

# "[The minister] accused [the firm] of [lying]", "blamed [the firm] for [it]", "blamed [the fire] on [the firm]".
_CHARGE = regex.compile(r"\s(?:of|for|on)\s", regex.IGNORECASE)


class Accusation(NamedTuple):
    """Whom a text has accuse somebody, and the account of whoever does so in the article."""

    voice: Voice
    account: Account


def misaccused(item: Item, reading: Reading) -> Iterator[Accusation]:
    """Yield an accusation by somebody of whom no account names the accused, where only others accuse there.

    Only of somebody's summary: a model cites the sentences itself, and names the source beside the text.
    """
    if item.kind != "sentence" or negations(item.text):
        return
    for said in all_accounts(cited.own(item.text)):
        accused = _accused(said) if said.attribution.act == "accuse" and said.voice else frozenset()
        if not accused or said.voice is None or any(_names(one, said.voice, accused) for one in all_accounts(reading)):
            continue
        near = accounts_of(cited.with_neighbours(item, reading), reading)
        others = [one for one in near if one.attribution.act == "accuse" and one.voice]
        if others and not any(one.may_be_of(said.voice) for one in others):
            yield Accusation(said.voice, others[0])
            return


def _accused(said: Account) -> frozenset[str]:
    content = said.attribution.content[0].text if said.attribution.content else ""
    parts = _CHARGE.split(content, maxsplit=1)
    return frozenset().union(*map(stems, parts[:1])) if len(parts) > 1 else frozenset()


def _names(one: Account, voice: Voice, accused: frozenset[str]) -> bool:
    """Tell an account that may be the voice's and may be about the accused."""
    if one.voice is None or not one.may_be_of(voice):
        return False
    return not one.words.isdisjoint(accused) or (one.has_pronoun and share_words(one.voice, voice))
