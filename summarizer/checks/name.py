"""Every proper name of the text is one that the article has, and stands where the evidence has it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

import regex
from rapidfuzz.distance import OSA

from summarizer.checks import attribution, cited
from summarizer.checks.accounts import Account, accounts_of, own_accounts
from summarizer.checks.doers import misdone
from summarizer.checks.edits import put, replacements
from summarizer.checks.finding import excerpt, finding, sentences
from summarizer.checks.naming import REFERRING, may_be_one, names_of, namesakes
from summarizer.checks.roles import turned
from summarizer.checks.swaps import swapped, swapped_parties
from summarizer.ground import Item
from summarizer.language.aliases import bare, countries, demonyms, fold, is_demonym, same_name
from summarizer.language.names import Name, proper_names
from summarizer.language.words import words_in
from summarizer.overlap import stem_sequence
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Span

# Content words to either side by which a name's place is recognised.
_WINDOW = 2
_LEAST_LETTERS, _LONG = 4, 6
_PART = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}\p{N}.]*(?:['’](?!s\b)\p{L}+)?")
# Capitals that name nobody and nothing in particular.
_COMMON = frozenset("i ii iii iv tv dvd ceo cfo phd ai id pm am mr mrs ms dr government".split())


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find names that the article does not have, and names put in the place of another one.

    Parts of a name, titles, acronyms, aliases and demonyms count as the name. What looks like a slip of spelling
    is a warning.
    """
    named = (given for given in item.named if given not in _written(reading))
    for name in {name.text: name for given in named for name in proper_names(given)}.values():
        if missing := _missing(name.text, reading):
            yield _not_there(name.text, missing, item, reading)
    if item.is_slice:
        return
    names = proper_names(item.text)
    exchanged = [*_turned(names, item, reading)]
    yield from exchanged
    edited = {} if exchanged else _left(dict(_edited(names, item, reading)), item, reading)
    for name in names:
        missing = _missing(name.text, reading)
        if missing and not (name in edited and _is_slip(missing, reading)):
            yield _not_there(name.text, missing, item, reading)
        elif other := _replaced(name, item, reading) or edited.get(name):
            where = sentences(item.numbers)
            message = f"“{excerpt(name.text)}” stands where {where} has “{excerpt(other.text)}”. Keep that name."
            yield finding(item.id, "name", message, other.bare)


def _turned(names: Sequence[Span], item: Item, reading: Reading) -> Iterator[Finding]:
    for evidence in item.evidence:
        there = [name.shift(-evidence.start) for name in names_of(evidence.sentence, reading)]
        exchanged = (swapped(item.text, names, evidence.quote, there), swapped_parties(item.text, evidence.quote))
        for left, right in chain.from_iterable(exchanged):
            pair = f"“{excerpt(left.text, 40)}” and “{excerpt(right.text, 40)}”"
            message = f"{pair} have changed places: “{excerpt(evidence.quote)}”. Keep who does what to whom."
            yield finding(item.id, "name", message, severity=cited.severity(item))
            return
    role = next(turned(item, reading), None)
    if role and not any(attribution.check(item, reading)):
        evidence = cited.holding(item, role.at.start)
        message = f"“{role.at.text}”: who does it and to whom have changed places: “{excerpt(evidence.quote)}”."
        yield finding(item.id, "name", message, role.at, cited.severity(item))
        return
    if done := next(misdone(item, reading), None):
        other, doer = done
        who, whose = excerpt(other.name, 40), excerpt(doer.name, 40)
        message = f"“{doer.at.text}” is told of {who}: the article tells it of {whose}. Keep who does it."
        yield finding(item.id, "name", message, doer.at, cited.severity(item))


def _not_there(name: str, missing: Sequence[str], item: Item, reading: Reading) -> Finding:
    words = f"“{excerpt(' '.join(missing))}”"
    if _is_slip(missing, reading):
        meant = [_misspelt(word, reading) for word in missing]
        spelt = f"{words} is not how the article spells it: “{' '.join(meant)}”. Use the article's spelling."
        return finding(item.id, "name", spelt, severity="warning")
    part = f" of “{excerpt(name)}”" if " ".join(missing) != name else ""
    return finding(item.id, "name", f"{words}{part} is not in the article. Name only whom and what it names.")


def _is_slip(missing: Sequence[str], reading: Reading) -> bool:
    return all(_misspelt(word, reading) for word in missing)


def _missing(name: str, reading: Reading) -> list[str]:
    """Return the capitalised words of a name that the article has nowhere; none if it has the name in other words."""
    if name in _written(reading):
        return []
    known = _known(reading.article.text)
    missing = [
        word for word in _PART.findall(name) if not (_is_particle(word) or _forms(word) & known or is_demonym(word))
    ]
    # "WFP" for the World Food Programme, "US Senate" for the United States Senate.
    unknown = name if len(missing) == len(_PART.findall(name)) else " ".join(missing)
    return [] if missing and namesakes(unknown, reading) else missing


def _is_particle(word: str) -> bool:
    return len(word) == 2 and not word.isupper()


def _forms(word: str) -> frozenset[str]:
    """Return a word as the article may have it: folded, as a plural or without its ending."""
    low = fold(word)
    return frozenset((low, low + "s", low.removesuffix("s")))


@lru_cache(maxsize=4)
def _known(text: str) -> frozenset[str]:
    """Return the folded words of a text, two in one (Super Bowl, Superbowl), the lands of its peoples, its initials."""
    found = [word for token in words_in(text) for word in fold(token).split()]
    pairs = (left + right for left, right in pairwise(found))
    lands = (word for token in set(found) if token in demonyms() for word in demonyms()[token].split())
    return frozenset((*found, *pairs, *lands, *_COMMON))


def _misspelt(word: str, reading: Reading) -> str:
    """Return the word of the article that this one is one or two letters away from; nothing for a country's name."""
    low = fold(word)
    if len(low) < _LEAST_LETTERS or low in countries():
        return ""
    slips = 1 if len(low) < _LONG else 2
    near = ((OSA.distance(low, name), name) for name in _name_words(reading) if name[0] == low[0])
    return min((found for found in near if found[0] <= slips), default=(0, ""))[1].title()


@lru_cache(maxsize=4)
def _name_words(reading: Reading) -> frozenset[str]:
    return frozenset(word for name in reading.names for word in bare(name.text) if len(word) >= _LEAST_LETTERS)


@lru_cache(maxsize=4)
def _written(reading: Reading) -> frozenset[str]:
    return frozenset(name.text for name in reading.names)


def _replaced(name: Span, item: Item, reading: Reading) -> Name | None:
    """Return the name that the evidence has in the place of this one, if it has this one not at all.

    A name of the sentences beside may be an antecedent: it counts as put there only where all around is the same.
    """
    there = [other for number in item.numbers for other in names_of(number, reading)]
    if any(other.text == name.text for other in there):
        return None
    keys = namesakes(name.text, reading)
    if not keys or any(other.key in keys for other in there) or _is_speaker(name, item.text):
        return None
    place = _place(item.text, name)
    near = any(
        other.key in keys for number in cited.with_neighbours(item, reading) for other in names_of(number, reading)
    )
    others = (
        other
        for other in there
        if not REFERRING.fullmatch(other.text) and not any(same_name(other.text, key) for key in keys)
    )
    alike = _same if near else _alike
    return next((other for other in others if alike(place, _place_in_article(other, reading))), None)


def _edited(names: Sequence[Span], item: Item, reading: Reading) -> Iterator[tuple[Span, Name]]:
    """Yield the names that stand where a sentence repeated for the rest has another name, with that one.

    Only where the name is the last word on both sides: "the Ruritanian coach" may stand for "Ida Brandt".
    """
    for edit, evidence in replacements(item.text, item.evidence):
        there = [name.shift(-evidence.start) for name in names_of(evidence.sentence, reading)]
        new, old = put(names, edit.ours)[-1:], put(there, edit.theirs)
        last = [name for name in old if _ends(name, edit.theirs)] if new and _ends(new[0], edit.ours) else []
        is_taken = last and any(_stands_so(new[0], item.text, e.quote) for e in item.evidence if e is not evidence)
        if last and not is_taken and not any(may_be_one(new[0].text, other, reading) for other in old):
            yield new[0], last[0].shift(evidence.start)


def _stands_so(name: Span, text: str, quote: str) -> bool:
    """Tell whether a sentence has a name of the text behind the same two words."""
    before = text[: name.start].split()[-2:]
    return len(before) > 1 and " ".join([*before, name.text]) in " ".join(quote.split())


def _ends(name: Span, at: tuple[int, int]) -> bool:
    return at[1] <= name.end


def _left(edited: dict[Span, Name], item: Item, reading: Reading) -> dict[Span, Name]:
    """Leave the sources to the attribution check where that one finds something, and a body in its officer's place."""
    speakers = [name for name in edited if _is_speaker(name, item.text)]
    edited = {name: other for name, other in edited.items() if not _is_officer(other, name, item, reading)}
    if not speakers or not any(attribution.check(item, reading)):
        return edited
    return {name: other for name, other in edited.items() if name not in speakers}


def _is_officer(other: Name, name: Span, item: Item, reading: Reading) -> bool:
    """Tell whether somebody who speaks in the article may do so for a body that speaks in the text."""
    bodies = [one.voice for one in own_accounts(item, reading) if _is_source(one, name)]
    said = (one for one in accounts_of(item.numbers, reading) if _is_source(one, other))
    return any(one.speaks_for(body) for one in said for body in bodies if body)


def _is_source(account: Account, name: Span) -> bool:
    source = account.attribution.source
    return source is not None and source.covers(name)


def _is_speaker(name: Span, text: str) -> bool:
    """Tell whether the name is a source of the text: who may be one is the attribution check's."""
    sources = (said.source for said in cited.own(text).attributions if said.source)
    return any(source.covers(name) for source in sources)


def _place_in_article(name: Name, reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sentence = reading.sentence_at(name.start)
    start, end = (sentence.start, sentence.end) if sentence else (name.start, name.end)
    return _place(reading.article.text[start:end], name.shift(-start))


def _place(text: str, name: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the content words to the left of a name, the nearest first, and to its right."""
    left = stem_sequence(text[: name.start])[: -_WINDOW - 1 : -1]
    return left, stem_sequence(text[name.end :])[:_WINDOW]


def _alike(one: tuple[tuple[str, ...], ...], two: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether two places agree in the two words of one side or in the next word of both."""
    same = [[a == b for a, b in zip(side, other, strict=False)] for side, other in zip(one, two, strict=True)]
    whole = any(len(side) == _WINDOW and all(side) for side in same)
    return whole or all(side and side[0] for side in same)


def _same(one: tuple[tuple[str, ...], ...], two: tuple[tuple[str, ...], ...]) -> bool:
    return one == two and sum(map(len, one)) >= _WINDOW
