"""What a source asserts stays that source's: it is not told as fact and not given to somebody else."""

from collections.abc import Callable, Iterator, Sequence

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, accounts_of, all_accounts, plain_words
from summarizer.checks.accusing import misaccused
from summarizer.checks.edits import put, replacements
from summarizer.checks.exchange import denies, exchanged
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.firmness import firmer
from summarizer.checks.owners import contested, misowned
from summarizer.checks.voices import Voice, given_to, may_be_same, share_words
from summarizer.ground import Item
from summarizer.language.attribution import Attribution
from summarizer.overlap import share, stem, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.values import Severity

_PRONOUNS = frozenset(("he", "she", "it", "they"))
# "I think" in quoted words is the speaker's doubt and names nobody.
_OWN = regex.compile(r"\b(?:I|we)\s$", regex.IGNORECASE)
# "The company" beside a company: whoever it is called, the words fit it.
_DEFINITE = regex.compile(
    r"\bthe (?:company|firm|group|bank|corporation|operator|manufacturer|airline)\b", regex.IGNORECASE
)
_SPOKESPERSON = regex.compile(r"\ba (?:company )?spokes(?:man|woman|person)\Z", regex.IGNORECASE)
# How much of a text must stand in a source's words, and how much more than in the article's own.
_SHARE = 0.7
_MARGIN = 0.2
# Words of the author's own by which a text is known to tell an own sentence.
_NEW = 2
# How much of what a source says a text has that tells it.
_SAID = 0.5
# "Traders see a 70% chance" says whose view it is, whatever the figure is read from.
_VIEWS = regex.compile(
    r"\b\w+s (?:now |still |currently )?(?:see|saw|price[ds]? in|put|give|gave)\b[^.;]{0,40}"
    r"\b(?:chance|probability|odds|likelihood)\b",
    regex.IGNORECASE,
)
_FORESEEING = frozenset(("forecast", "expect"))
_FORECAST = regex.compile(
    r"(?:\b(?:its|their)|['’]s?)\s(?:[\w-]+\s){0,4}?(?:forecast|outlook|guidance|projection|estimate|target)s?\b",
    regex.IGNORECASE,
)
# "To reject an offer that would have raised pay": what the offer was is no claim of whoever tells of the vote.
_WOULD_HAVE = regex.compile(r"\bwould(?: not)? have (?P<verb>\w+)")
_WHICH_WOULD = regex.compile(r"\b(?:that|which)(?: [\w’'-]+){0,2}? would(?: not)? have (?P<verb>\w+)")


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find assertions told as fact, given to another source, or to one of whom the cited sentences know nothing."""
    found = [*_misattributed(item, reading)]
    if not found and not item.is_sentence:
        found = [_given_to(one.voice, one.account, item) for one in exchanged(item, reading)]
        found = found or [_given_to(one.voice, one.account, item, "error") for one in misowned(item, reading)]
        found = found or [_accused(one.voice, one.account, item) for one in misaccused(item, reading)]
    if not found and not item.is_slice:
        found = [_differing(account, item) for account in contested(item, reading)]
    yield from found or (() if item.is_slice else (*_exchanged(item, reading), *_made_firm(item, reading)))


def _misattributed(item: Item, reading: Reading) -> Iterator[Finding]:
    accounts = accounts_of(item.numbers, reading)
    plain = plain_words(item.numbers, reading) if accounts else frozenset()
    if any(account.is_sure for account in accounts) and not item.is_sentence:
        own = all_accounts(cited.own(item.text))
        for said in _outermost(own):
            taken = _surest(said.words, accounts, plain) if said.is_assertive else None
            if taken and said.voice and _is_anothers(taken, said.words, _relayed(said, own, item), accounts):
                if denies(said, taken, item.text):
                    continue
                yield from _swapped(said.voice, taken, item, reading)
                return
    if item.voice is None:
        yield from _told_without(item, accounts, plain)
    elif item.voice.type != "author":
        yield from _given(item, accounts, plain, reading)
    elif _is_told_plainly(item, accounts) and not _tells_own(item, accounts, reading):
        yield from _told_as_fact(item, accounts, plain)


def _is_told_plainly(item: Item, accounts: Sequence[Account]) -> bool:
    return any(account.is_assertive for account in accounts) and not cited.own(item.text).attributions


def _tells_own(item: Item, accounts: Sequence[Account], reading: Reading) -> bool:
    """Tell a text of a sentence that is the author's own, which takes from a source's words what it points back to.

    "The gauge that measured the gust may have been hit": the gauge is the author's, the gust was measured by a source.
    """
    said = stems(item.text)
    new = said - frozenset().union(*(account.words for account in accounts))
    own = (number for number in item.numbers if not reading.attributed.get(number))
    return len(new) >= _NEW and any(new <= stems(reading.text_of(number)) for number in own)


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
            if other.voice and not may_be_same(voice, other.voice):
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


def _told_without(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Iterator[Finding]:
    """Find a text whose attributions all stand within one account: "A judge refused" of "He said a judge refused".

    Whoever speaks in such a text, the source of it all is missing.
    """
    best = _best(stems(item.text), [account for account in accounts if account.is_assertive], plain)
    own = cited.own(item.text).attributions
    if best and own and all(_stands_in(said, best) for said in own):
        outer = [account for account in accounts if account is best or not best.reports(account)]
        yield from _told_as_fact(item, outer, plain)


def _stands_in(said: Attribution, account: Account) -> bool:
    """Tell whether an attribution of a text stands in what a source says, its own source with it."""
    words = " ".join(span.text for span in account.attribution.content).lower()
    return all(part.text.lower() in words for part in (said.cue, said.source) if part)


def _relayed(said: Account, own: Sequence[Account], item: Item) -> list[Voice]:
    """Return who speaks and who reports it: Kade as well in "According to Kade, Renner told the officer …"."""
    relaying = (one for one in own if one is not said and one.reports(said))
    return [*(one.voice for one in (said, *relaying) if one.voice), *given_to(item)]


def _told_as_fact(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Iterator[Finding]:
    said = stems(item.text)
    told = [account for account in accounts if account.is_assertive]
    best = _best(said, told, plain)
    if best and (_VIEWS.search(item.text) or _is_described(item.text, best) or _is_forecast(item.text, best)):
        return
    is_witness = best is not None and best.is_of_itself and not best.is_attitude
    others = [account for account in accounts if not (account is best and is_witness)]
    if best and best.voice and any(one.voice and share_words(one.voice, best.voice) for one in _own(item.text)):
        return
    told_of = " ".join(span.text for span in best.attribution.content) if best else ""
    if _is_hedged(item.text, told_of) or any(_is_named(account, item.text, told_of) for account in others):
        return
    if best:
        who = excerpt(best.voice.text) if best.voice else "a source"
        message = (
            f"This is told as fact, but the article gives it to {who} (“{best.attribution.cue.text}”). Say who says it."
        )
        weight = "warning" if item.kind == "sentence" and best.is_in_passing else cited.severity(item)
        yield finding(item.id, "attribution", message, best.attribution.cue, weight)


def _is_forecast(text: str, account: Account) -> bool:
    """Tell "the firm raised its forecast to …": a forecast is told as one, and as whose it is."""
    return account.attribution.act in _FORESEEING and _FORECAST.search(text) is not None


def _is_described(text: str, account: Account) -> bool:
    """Tell what would have been, where a source only describes by it what it speaks of: "an offer that would …"."""
    would = _WOULD_HAVE.search(text)
    content = " ".join(span.text for span in account.attribution.content)
    return would is not None and any(stem(one["verb"]) == stem(would["verb"]) for one in _WHICH_WOULD.finditer(content))


def _own(text: str) -> Sequence[Account]:
    """Return the accounts of a text that name somebody: "police say" in it."""
    return [one for one in all_accounts(cited.own(text)) if one.attribution.source]


def _is_hedged(text: str, told_of: str) -> bool:
    """Tell whether the text says "allegedly" or "is believed" of itself, and not because the source's words do."""
    hedges = (hedge for hedge in cited.own(text).hedges[1] if hedge.type in {"reportive", "doxastic"})
    return any(hedge.text not in told_of and not _OWN.search(text[: hedge.start]) for hedge in hedges)


def _is_named(account: Account, text: str, told_of: str) -> bool:
    """Tell whether the text names the source, by a word of its name as it is written or of what stands for one.

    A name that stands in the words told (`told_of`) tells of somebody, and not who says so.
    """
    if account.voice is None:
        return False
    if account.voice.name:
        words = [regex.compile(rf"\b{regex.escape(word)}\b") for word in account.voice.name.split() if len(word) > 1]
        return any(word.search(text) and not word.search(told_of) for word in words)
    return not account.voice.called.isdisjoint(stems(text) - stems(told_of))


def _given(item: Item, accounts: Sequence[Account], plain: frozenset[str], reading: Reading) -> Iterator[Finding]:
    given = given_to(item)
    said = _told_by_another(item, given) or stems(item.text)
    taken = _surest(said, accounts, plain)
    if taken and _is_anothers(taken, said, given, accounts) and not _denies(item, taken):
        yield from _swapped(given[0], taken, item, reading)
    elif not any(_is_near(voice, item, reading) for voice in given):
        where = sentences(item.numbers)
        message = f"Nothing in {where} or beside it gives this to {excerpt(given[0].text)}. Name who says it there."
        yield finding(item.id, "attribution", message, severity=cited.severity(item))


def _denies(item: Item, taken: Account) -> bool:
    """Tell an item whose own source, in its words, denies what another one says."""
    return any(denies(said, taken, item.text) for said in all_accounts(cited.own(item.text)))


def _told_by_another(item: Item, given: Sequence[Voice]) -> frozenset[str]:
    """Return the words of what a text says somebody else says than its source: none where it names no other one."""
    own = [*_outermost(all_accounts(cited.own(item.text)))]
    if len(own) != 1 or not own[0].is_assertive or own[0].voice is None:
        return frozenset()
    is_same = any(may_be_same(own[0].voice, voice) or share_words(own[0].voice, voice) for voice in given)
    return frozenset() if is_same else own[0].words


def _swapped(voice: Voice, other: Account, item: Item, reading: Reading) -> Iterator[Finding]:
    source = other.attribution.source
    if source and source.text.lower() in _PRONOUNS and _is_near(voice, item, reading):
        return
    yield _given_to(voice, other, item)


def _given_to(voice: Voice, other: Account, item: Item, weight: Severity | None = None) -> Finding:
    who = excerpt(other.voice.text if other.voice else "", 60)
    message = f"This is given to {excerpt(voice.text, 60)}, but the article gives it to {who}. Name that source."
    return finding(item.id, "attribution", message, other.attribution.cue, weight or cited.severity(item))


def _accused(voice: Voice, other: Account, item: Item) -> Finding:
    whose = excerpt(other.voice.text if other.voice else "", 60)
    message = f"Nothing here has {excerpt(voice.text, 60)} accuse anybody of this; the accusation is that of {whose}."
    return finding(item.id, "attribution", message, other.attribution.cue)


def _differing(account: Account, item: Item) -> Finding:
    who = excerpt(account.voice.text if account.voice else "a source", 60)
    message = f"This count is told as fact, but only {who} gives it, and others give another one. Say whose it is."
    return finding(item.id, "attribution", message, account.attribution.cue)


def _surest(said: frozenset[str], accounts: Sequence[Account], plain: frozenset[str]) -> Account | None:
    """Return the account that these words are taken from, if the article says who gives it."""
    best = _best(said, accounts, plain) or _best(said, accounts, plain, told=_told_share)
    return best if best and best.is_sure else None


def _told_share(said: frozenset[str], account: Account) -> float:
    """Return how much of a text a source says, where one word may be a pronoun there: "scrap her" for the ship."""
    missing = said - account.words
    is_pointed_at = len(missing) == 1 and len(said) > _NEW and account.has_pronoun
    return 1.0 if is_pointed_at else share(said, account.words)


def _is_anothers(taken: Account, said: frozenset[str], voices: Sequence[Voice], accounts: Sequence[Account]) -> bool:
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


def _best(
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


def _outermost(accounts: Sequence[Account]) -> Iterator[Account]:
    """Yield the accounts that report no other one: "He said that she denied it" is left alone."""
    for account in accounts:
        if not any(map(account.reports, accounts)):
            yield account


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
