"""What one source says is not given to another one who speaks in the same sentences, nor to whom the source belongs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, accounts_of, all_accounts
from summarizer.checks.naming import is_person
from summarizer.checks.voices import Voice, may_be_same, share_words
from summarizer.ground import Item
from summarizer.language.bonds import bond
from summarizer.language.disavowals import keeps
from summarizer.language.negation import negations
from summarizer.overlap import share, stems
from summarizer.reading import Reading

# How much of what a text gives to somebody another one says, and no more than how much of it the one named says.
_SAME, _OTHER = 0.7, 0.5
# How much of it where one person is told for another, and of how many words.
_CLOSE, _FEWEST = 0.8, 2
_PROPER = regex.compile(r"(?<![\p{L}])(?!(?:The|A|An|Its|His|Her|Their|One|Two)\b)\p{Lu}[\p{L}\p{M}.-]+")
_DENYING = frozenset(("deny", "decline", "doubt", "criticise"))
_POSSESSIVE = regex.compile(r"(?:his|her|their|its)\s", regex.IGNORECASE)
_OF_ONE = frozenset(("his", "her"))
_SINGLE = regex.compile(r"(?:an?|one)\s", regex.IGNORECASE)
_OF_PERSON = frozenset(("unnamed_individual", "named_individual"))


class Exchange(NamedTuple):
    """Whom a text gives words to, and the account that they are taken from."""

    voice: Voice
    account: Account


def exchanged(item: Item, reading: Reading) -> Iterator[Exchange]:
    """Yield what a summary's sentence gives to one of two who speak, though the other one says it.

    Not of a sentence with several speakers, or with a denial: who denies something has the words of who claims it.
    """
    own = all_accounts(cited.own(item.text)) if item.kind == "sentence" else ()
    if len(own) != 1:
        return
    said = own[0]
    accounts = [account for account in accounts_of(item.numbers, reading) if account.attribution.act != "deny"]
    best = max(accounts, key=lambda one: share(said.words, one.words), default=None)
    if best is None or not (said.voice and said.words and best.voice) or share(said.words, best.words) < _SAME:
        return
    if denies(said, best, item.text):
        return
    says_too = any(_may_say(said, one) for one in accounts if one is not best)
    if not says_too and (_is_of(said, best, reading) or _is_beside(said, best, accounts)):
        yield Exchange(said.voice, best)


def mistaken(item: Item, reading: Reading) -> Iterator[Exchange]:
    """Yield what a summary gives to one person or body of the article, though another one says it there.

    Whatever they do by it: "called it striking", "urged him to resign". Not where the first says as much anywhere.
    """
    own = all_accounts(cited.own(item.text)) if item.kind == "sentence" else ()
    for said in own:
        if said.voice is None or len(said.words) < _FEWEST:
            continue
        best = max(accounts_of(item.numbers, reading), key=lambda one: share(said.words, one.words), default=None)
        if best is None or share(said.words, best.words) < _CLOSE or denies(said, best, item.text):
            continue
        is_other = _is_another_person(said.voice, best, item.text) or _is_another_body(said, best)
        if is_other and not best.speaks_for(said.voice) and not _says_anywhere(said, best, reading):
            yield Exchange(said.voice, best)
            return


def _is_another_person(voice: Voice, best: Account, text: str) -> bool:
    """Tell whether the source of an account is a person named in it, other than the voice, and not in the text."""
    other, source = best.voice, best.attribution.source
    if other is None or source is None or other.name is None or other.type != "named_individual":
        return False
    if voice.name is None or not is_person(voice.name, best.reading):
        return False
    is_named = other.name.split()[-1] in source.text and other.name.split()[-1] not in text
    return is_named and not share_words(voice, other) and not may_be_same(voice, other)


def _is_another_body(said: Account, best: Account) -> bool:
    """Tell whether two bodies have names that share no word, and the one of the text speaks in the article as well."""
    ours, theirs = _proper(said), _proper(best)
    voice, other = said.voice, best.voice
    if not ours or not theirs or ours & theirs or voice is None or other is None:
        return False
    sides = {voice.affiliation, other.affiliation}
    is_personal = "named_individual" in {voice.type, other.type} or sides == {"government"}
    heard = (one for one in all_accounts(best.reading) if one.voice is not None and one.voice.text != other.text)
    return not is_personal and any(ours <= _proper(one) for one in heard)


def _proper(account: Account) -> frozenset[str]:
    """Return the stems of the words written with a capital in a source, articles apart."""
    source = account.attribution.source
    return stems(" ".join(_PROPER.findall(source.text))) if source else frozenset()


def _says_anywhere(said: Account, best: Account, reading: Reading) -> bool:
    """Tell whether the one of a text says as much in any sentence of the article, or may."""
    others = (one for one in all_accounts(reading) if one.voice is None or one.voice.text != _text(best))
    alike = (one for one in others if share(said.words, one.words) >= _OTHER)
    return any(said.voice is not None and one.may_be_of(said.voice) for one in alike)


def _text(account: Account) -> str:
    return account.voice.text if account.voice else ""


def denies(said: Account, best: Account, text: str) -> bool:
    """Tell who denies what another one says, in the same words: with a negation that the other one has not."""
    there = best.reading.text_of(best.attribution.sentence)
    is_denial = said.attribution.act in _DENYING and best.attribution.act not in _DENYING
    return is_denial or keeps(text, there) or (bool(negations(text)) and not negations(there))


def _may_say(said: Account, other: Account) -> bool:
    """Tell an account that says as much, of somebody who may be the one of the text."""
    if share(said.words, other.words) < _SAME:
        return False
    return said.voice is None or other.may_be_of(said.voice)


def _is_of(said: Account, best: Account, reading: Reading) -> bool:
    """Tell "Rossi said" of what "a friend of Rossi" says; a body may be said to say what its spokesman does."""
    source, told = best.attribution.source, said.attribution.source
    found = bond(source.text) if source else None
    if not found or not told or not stems(found.head).isdisjoint(stems(told.text)):
        return False
    if _POSSESSIVE.match(source.text if source else ""):
        return found.other.lower() in _OF_ONE and _is_beside_name(stems(told.text), best, reading)
    is_same = not stems(found.other).isdisjoint(stems(told.text))
    return is_same and (not found.is_voice or (said.voice is not None and said.voice.type in _OF_PERSON))


def _is_beside_name(told: frozenset[str], best: Account, reading: Reading) -> bool:
    """Tell whether a name stands in the sentence where "his lawyer" speaks, and is not the lawyer's."""
    sentence = stems(reading.text_of(best.attribution.sentence))
    return best.voice is not None and told <= sentence and told.isdisjoint(best.voice.words)


def _is_beside(said: Account, best: Account, accounts: Sequence[Account]) -> bool:
    """Tell somebody who speaks there too, but says something else: they cannot be the one who says this."""
    if said.voice and best.voice and share_words(said.voice, best.voice):
        return False
    return any(
        one is not best and _is_voice_of(said, one) and _are_two(one, best) and share(said.words, one.words) < _OTHER
        for one in accounts
    )


def _is_voice_of(said: Account, one: Account) -> bool:
    return said.voice is not None and one.voice is not None and share_words(said.voice, one.voice)


def _is_body(account: Account) -> bool:
    """Tell a source that is a body called by a noun phrase: "the growers' union", and no "they"."""
    voice, source = account.voice, account.attribution.source
    return voice is not None and source is not None and voice.type == "named_group" and " " in source.text


def _are_two(one: Account, best: Account) -> bool:
    """Tell two sources that nobody can take for one: two names, or two of one sentence, one of them no "the"."""
    if one.voice is None or best.voice is None or share_words(one.voice, best.voice):
        return False
    if one.voice.name and best.voice.name:
        return not may_be_same(one.voice, best.voice)
    source = best.attribution.source
    is_beside = one.attribution.sentence == best.attribution.sentence
    if source is None or not (is_beside or best.is_sure):
        return False
    if is_beside and one.voice.type == "named_individual" and _is_body(best) and not one.speaks_for(best.voice):
        return True
    if _POSSESSIVE.match(source.text) or _SINGLE.match(source.text):
        return is_beside
    return best.is_sure and best.voice.type == "unnamed_group" and one.voice.name is not None
