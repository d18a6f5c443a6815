"""What a source asserts stays that source's: it is not told as fact and not given to somebody else."""

from collections.abc import Iterator, Sequence

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, accounts_of, all_accounts, own_accounts, plain_words
from summarizer.checks.accusing import misaccused
from summarizer.checks.edits import put, replacements
from summarizer.checks.exchange import denies, exchanged, mistaken
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.firmness import firmer
from summarizer.checks.owners import contested, misowned
from summarizer.checks.taking import is_anothers, outermost, surest
from summarizer.checks.unsourced import unsourced
from summarizer.checks.victories import Claimed, claimed
from summarizer.checks.voices import Voice, given_to, may_be_same, share_words
from summarizer.ground import Item
from summarizer.language.attribution import Attribution
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.values import Severity

_PRONOUNS = frozenset(("he", "she", "it", "they"))
_OF_PERSONS = frozenset(("he", "she"))
# Sentences before the one with a pronoun in which it has its antecedent, in whatever paragraph they stand.
_BACK = 2
# "The company" beside a company: whoever it is called, the words fit it.
_DEFINITE = regex.compile(
    r"\bthe (?:company|firm|group|bank|corporation|operator|manufacturer|airline)\b", regex.IGNORECASE
)
# How much of what a source says a text has that tells it.
_SAID = 0.5


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find assertions told as fact, given to another source, or to one of whom the cited sentences know nothing."""
    found = [*_misattributed(item, reading)]
    if not found and not item.is_sentence:
        found = [_given_to(one.voice, one.account, item) for one in exchanged(item, reading)]
        found = found or [
            _given_to(one.voice, one.account, item, "error")
            for rule in (mistaken, misowned)
            for one in rule(item, reading)
        ]
        found = found or [_accused(one.voice, one.account, item) for one in misaccused(item, reading)]
    if not found and not item.is_slice:
        found = [_claimed(one, item) for one in claimed(item, reading)]
    if not found and not item.is_slice:
        found = [_differing(account, item) for account in contested(item, reading)]
    yield from found or (() if item.is_slice else (*_exchanged(item, reading), *_made_firm(item, reading)))


def _misattributed(item: Item, reading: Reading) -> Iterator[Finding]:
    accounts = accounts_of(item.numbers, reading)
    plain = plain_words(item.numbers, reading) if accounts else frozenset()
    if any(account.is_sure for account in accounts) and not item.is_sentence:
        own = own_accounts(item, reading)
        for said in outermost(own):
            taken = surest(said.words, accounts, plain) if said.is_assertive else None
            if taken and said.voice and is_anothers(taken, said.words, _relayed(said, own, item), accounts):
                if denies(said, taken, item.text):
                    continue
                yield from _swapped(said.voice, taken, item, reading)
                return
    if item.voice is not None and item.voice.type != "author":
        yield from _given(item, accounts, plain, reading)
    elif account := unsourced(item, accounts, plain, reading):
        yield _told_as_fact(account, item)


def _exchanged(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a source in the place of another one, in a sentence that is repeated for the rest."""
    own = cited.own(item.text)
    for edit, evidence in replacements(item.text, item.evidence) if own.attributions else ():
        if not any(_is_put(said, edit.ours) for said in own.attributions):
            continue
        there = (edit.theirs[0] + evidence.start, edit.theirs[1] + evidence.start)
        pairs = (
            (said.voice, other)
            for said in all_accounts(own)
            for other in all_accounts(reading)
            if said.voice
            and _is_put(said.attribution, edit.ours)
            and _is_put(other.attribution, there)
            and not _says_so(said, item, reading)
        )
        for voice, other in pairs:
            if other.voice and not (may_be_same(voice, other.voice) or other.may_be_of(voice)):
                yield from _swapped(voice, other, item, reading)
                return


def _says_so(said: Account, item: Item, reading: Reading) -> bool:
    """Tell a source that speaks in the cited sentences too, in words of the text: "A says the report by B is wrong"."""
    heard = [one for one in accounts_of(item.numbers, reading) if share(one.words, said.words) >= _SAID]
    return said.voice is not None and any(one.voice and may_be_same(said.voice, one.voice) for one in heard)


def _made_firm(item: Item, reading: Reading) -> Iterator[Finding]:
    for account, told in firmer(item, reading):
        cue = account.attribution.cue
        message = f"“{told}” is surer than the article, which has “{cue.text}”: keep “{cue.text}”."
        yield finding(item.id, "attribution", message, cue, cited.severity(item))


def _is_put(said: Attribution, at: tuple[int, int]) -> bool:
    return said.source is not None and bool(put([said.source], at))


def _relayed(said: Account, own: Sequence[Account], item: Item) -> list[Voice]:
    """Return who speaks and who reports it: Kade as well in "According to Kade, Renner told the officer …"."""
    relaying = (one for one in own if one is not said and one.reports(said))
    return [*(one.voice for one in (said, *relaying) if one.voice), *given_to(item)]


def _told_as_fact(account: Account, item: Item) -> Finding:
    who = excerpt(account.voice.text) if account.voice else "a source"
    cue = account.attribution.cue
    message = f"This is told as fact, but the article gives it to {who} (“{cue.text}”). Say who says it."
    weight = "warning" if item.kind == "sentence" and account.is_in_passing else cited.severity(item)
    return finding(item.id, "attribution", message, cue, weight)


def _given(item: Item, accounts: Sequence[Account], plain: frozenset[str], reading: Reading) -> Iterator[Finding]:
    given = given_to(item)
    taken = None
    if any(not any(map(account.may_be_of, given)) for account in accounts):
        said = _told_by_another(item, given, reading) or stems(item.text)
        best = surest(said, accounts, plain)
        taken = best if best and is_anothers(best, said, given, accounts) else None
    if taken and not _denies(item, taken, reading):
        yield from _swapped(given[0], taken, item, reading)
    elif not any(_is_near(voice, item, reading) for voice in given):
        where = sentences(item.numbers)
        message = f"Nothing in {where} or beside it gives this to {excerpt(given[0].text)}. Name who says it there."
        yield finding(item.id, "attribution", message, severity=cited.severity(item))


def _denies(item: Item, taken: Account, reading: Reading) -> bool:
    """Tell an item whose own source, in its words, denies what another one says."""
    return any(denies(said, taken, item.text) for said in own_accounts(item, reading))


def _told_by_another(item: Item, given: Sequence[Voice], reading: Reading) -> frozenset[str]:
    """Return the words of what a text says somebody else says than its source: none where it names no other one."""
    own = [*outermost(own_accounts(item, reading))]
    if len(own) != 1 or not own[0].is_assertive or own[0].voice is None:
        return frozenset()
    is_same = any(may_be_same(own[0].voice, voice) or share_words(own[0].voice, voice) for voice in given)
    return frozenset() if is_same else own[0].words


def _swapped(voice: Voice, other: Account, item: Item, reading: Reading) -> Iterator[Finding]:
    if not _may_stand_for(voice, other, item, reading):
        yield _given_to(voice, other, item)


def _may_stand_for(voice: Voice, other: Account, item: Item, reading: Reading) -> bool:
    """Tell whether the pronoun that is the source of an account may mean a voice: no other source may.

    "He" and "she" mean somebody named before, in their own paragraph or just before it.
    """
    source = other.attribution.source
    if source is None or source.text.lower() not in _PRONOUNS or not _is_near(voice, item, reading):
        return False
    if source.text.lower() not in _OF_PERSONS or other.voice is None:
        return True
    before = stems(cited.text_before(source.start, reading, _BACK))
    return not voice.words.isdisjoint(before) or other.voice.words.isdisjoint(before)


def _given_to(voice: Voice, other: Account, item: Item, weight: Severity | None = None) -> Finding:
    who = excerpt(other.voice.text if other.voice else "", 60)
    message = f"This is given to {excerpt(voice.text, 60)}, but the article gives it to {who}. Name that source."
    return finding(item.id, "attribution", message, other.attribution.cue, weight or cited.severity(item))


def _accused(voice: Voice, other: Account, item: Item) -> Finding:
    whose = excerpt(other.voice.text if other.voice else "", 60)
    message = f"Nothing here has {excerpt(voice.text, 60)} accuse anybody of this; the accusation is that of {whose}."
    return finding(item.id, "attribution", message, other.attribution.cue)


def _claimed(victory: Claimed, item: Item) -> Finding:
    message = f"“{victory.told}” is told as fact, but the article has only “{victory.claim.text}”. Say who says so."
    return finding(item.id, "attribution", message, victory.claim)


def _differing(account: Account, item: Item) -> Finding:
    who = excerpt(account.voice.text if account.voice else "a source", 60)
    message = f"This count is told as fact, but only {who} gives it, and others give another one. Say whose it is."
    return finding(item.id, "attribution", message, account.attribution.cue)


def _is_near(voice: Voice, item: Item, reading: Reading) -> bool:
    """Tell whether the cited sentences or those beside them name the voice, or mean it by "he" or "the ministry"."""
    if not voice.words:
        return True
    near = cited.with_neighbours(item, reading)
    if voice.is_company and any(_DEFINITE.search(reading.text_of(number)) for number in item.numbers):
        return True
    if any(not voice.words.isdisjoint(stems(reading.text_of(number))) for number in near):
        return True
    heard = (account.voice for account in accounts_of(near, reading) if account.voice)
    return any(share_words(voice, other) for other in heard)
