"""What a source asserts, told without it: as fact, in the voice of whoever writes."""

from collections.abc import Sequence

import regex

from summarizer.checks import cited
from summarizer.checks.accounts import Account, all_accounts, own_accounts
from summarizer.checks.taking import best_of
from summarizer.checks.voices import share_words
from summarizer.ground import Item
from summarizer.language.attribution import Attribution
from summarizer.overlap import stem, stem_sequence, stems
from summarizer.reading import Reading

# Words of the author's own by which a text is known to tell an own sentence.
_NEW = 2
# "I think" in quoted words is the speaker's doubt and names nobody.
_OWN = regex.compile(r"\b(?:I|we)\s$", regex.IGNORECASE)
# "Traders see a 70% chance" says whose view it is, whatever the figure is read from.
_VIEWS = regex.compile(
    r"\b\w+s (?:now |still |currently )?(?:see|saw|price[ds]? in|put|give|gave)\b[^.;]{0,40}"
    r"\b(?:chance|probability|odds|likelihood)\b",
    regex.IGNORECASE,
)
# ", which was closed in May,": a clause of its own beside a noun of so many content words.
_ASIDE = regex.compile(
    r", (?:who|which) (?=(?:is|are|was|were|has|have|had) (?![^,;]*\bsa(?:id|ys?)\b))(?P<told>[^,;]{3,160})"
)
_NOUN = 3
_FORESEEING = frozenset(("forecast", "expect"))
_FORECAST = regex.compile(
    r"(?:\b(?:its|their)|['’]s?)\s(?:[\w-]+\s){0,4}?(?:forecast|outlook|guidance|projection|estimate|target)s?\b",
    regex.IGNORECASE,
)
# "To reject an offer that would have raised pay": what the offer was is no claim of whoever tells of the vote.
_WOULD_HAVE = regex.compile(r"\bwould(?: not)? have (?P<verb>\w+)")
_WHICH_WOULD = regex.compile(r"\b(?:that|which)(?: [\w’'-]+){0,2}? would(?: not)? have (?P<verb>\w+)")


def unsourced(item: Item, accounts: Sequence[Account], plain: frozenset[str], reading: Reading) -> Account | None:
    """Return the account that a text tells as fact, None where it says or shows whose it is, or tells its own.

    `accounts` and `plain` are what sources and the article itself say in the cited sentences.
    """
    if item.voice is None:
        return _within_one(item, accounts, plain)
    if not _is_told_plainly(item, accounts, reading) or _tells_own(item, accounts, reading):
        return None
    return _as_fact(item, accounts, plain)


def _is_told_plainly(item: Item, accounts: Sequence[Account], reading: Reading) -> bool:
    return any(account.is_assertive for account in accounts) and not own_accounts(item, reading)


def _tells_own(item: Item, accounts: Sequence[Account], reading: Reading) -> bool:
    """Tell a text of a sentence that is the author's own, which takes from a source's words what it points back to.

    "The gauge that measured the gust may have been hit": the gauge is the author's, the gust was measured by a source.
    """
    said = stems(item.text)
    new = said - frozenset().union(*(account.words for account in accounts))
    own = (number for number in item.numbers if not reading.attributed.get(number))
    return len(new) >= _NEW and any(new <= stems(reading.text_of(number)) for number in own)


def _within_one(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Account | None:
    """Return the account in which all attributions of a text stand: "A judge refused" of "He said a judge refused".

    Whoever speaks in such a text, the source of it all is missing.
    """
    best = best_of(stems(item.text), [account for account in accounts if account.is_assertive], plain)
    own = cited.own(item.text).attributions
    if best is None or not own or not all(_stands_in(said, best) for said in own):
        return None
    outer = [account for account in accounts if account is best or not best.reports(account)]
    return _as_fact(item, outer, plain)


def _stands_in(said: Attribution, account: Account) -> bool:
    """Tell whether an attribution of a text stands in what a source says, its own source with it."""
    words = " ".join(span.text for span in account.attribution.content).lower()
    return all(part.text.lower() in words for part in (said.cue, said.source) if part)


def _as_fact(item: Item, accounts: Sequence[Account], plain: frozenset[str]) -> Account | None:
    told = [account for account in accounts if account.is_assertive]
    best = best_of(stems(item.text), told, plain)
    if best is None or _VIEWS.search(item.text) or _is_described(item.text, best) or _is_forecast(item.text, best):
        return None
    if _is_supplement(item.text, best):
        return None
    is_witness = best.is_of_itself and not best.is_attitude
    others = [account for account in accounts if not (account is best and is_witness)]
    if best.voice and any(one.voice and share_words(one.voice, best.voice) for one in _own(item.text)):
        return None
    told_of = " ".join(span.text for span in best.attribution.content)
    is_said = _is_hedged(item.text, told_of) or any(_is_named(account, item.text, told_of) for account in others)
    return None if is_said else best


def _is_forecast(text: str, account: Account) -> bool:
    """Tell "the firm raised its forecast to …": a forecast is told as one, and as whose it is."""
    return account.attribution.act in _FORESEEING and _FORECAST.search(text) is not None


def _is_supplement(text: str, account: Account) -> bool:
    """Tell what a text has from ", who was arrested on Monday," of reported words: an aside of whoever writes.

    Potts 2005 on supplements; those within quotation marks are the source's.
    """
    told = stems(text)
    content = " ".join(span.text for span in account.attribution.content if account.attribution.kind == "indirect")
    return any(
        told <= stems(aside["told"]) | frozenset(stem_sequence(content[: aside.start()])[-_NOUN:])
        for aside in _ASIDE.finditer(content)
    )


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
