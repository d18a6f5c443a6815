"""Capitals: which capitalised words of a text belong to a name, and which owe their capital to where they stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

import regex

from summarizer.language.aliases import (
    ambiguous_bodies,
    body_words,
    countries,
    demonyms,
    fold,
    is_demonym,
    known_bodies,
    places,
    titles,
)
from summarizer.language.clauses import is_adverb, words
from summarizer.language.cues import verb_forms
from summarizer.language.data import listed, table
from summarizer.language.words import BARE, FUNCTION_WORDS, PLAIN, is_known, lemma

_JOINTS = frozenset(
    {"of", "the", "de", "la", "le", "du", "del", "della", "di", "da", "van", "von", "der", "den", "bin"}
)
_PARTICLES = (_JOINTS | {"ibn", "al", "el", "ben", "y", "e"}) - {"of", "the"}
_BETWEEN = _JOINTS | _PARTICLES
_PARTICLE_NAME = r"(?:al|el|as|ash|an|at|ad|ar|az|ul|bin)[-‑]\p{Lu}"
_WORD = regex.compile(
    rf"{PLAIN}|{BARE}|"
    r"(?=\p{Lu}\p{Ll}{0,4}\.)(?:(?:\p{Lu}\.){2,}(?:\p{Lu}\b)?"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Adm|St|Jr|Sr|Inc|Corp|Co|Ltd|Rev|Prof|\p{Lu})\.)"
    rf"|{_PARTICLE_NAME}[\p{{L}}\p{{M}}]*(?:[-‑’'](?!s\b)\p{{L}}+)*"  # al-Assad
    r"|\p{L}\p{Ll}*(?:[-‑](?!led|era|run|born|made|type|like|wide|held|only|free|bred|and|or|to|on|of|the|up|off)"
    r"\p{Ll}{1,4}\b)(?!['’-])"  # Jae-in, not Iran-led
    r"|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[&’'](?!s\b)[\p{L}\p{N}]+|[-‑](?=[\p{Lu}\p{N}])[\p{L}\p{N}]+)*"
)
_PARTICLED = regex.compile(_PARTICLE_NAME)
_INITIAL_AFTER = frozenset(':;.!?\n•—–|/“"')
_BODIES_OF = frozenset({"bank", "state", "chamber", "department", "republic", "isle", "gulf", "sea", "cape", "strait"})
_MONTHS_AS_NAMES = frozenset({"April", "May", "June", "August"})
_NEXT_WORD = regex.compile(r"(?:['’]s)?\s+(\p{Ll}+)")


class Word(NamedTuple):
    """A word with its offsets; `is_initial` says that it opens a sentence, a quotation or a line.

    `is_capital` tells "Kirby" and "al-Assad".
    """

    start: int
    end: int
    text: str
    is_initial: bool
    is_capital: bool

    @property
    def low(self) -> str:
        """The word in lower case, without the full stop of an abbreviation."""
        return self.text.lower().rstrip(".")


class Line(NamedTuple):
    """The words of a sentence: `words` are those that a name may hold, `plain` the others; `end` is the last one's."""

    words: list[Word]
    plain: list[str]
    end: int


class Evidence(NamedTuple):
    """How often a text has each word capitalised in mid-sentence, and how often in lower case."""

    capital: Counter[str]
    small: Counter[str]


def line_of(text: str, start: int, end: int) -> Line:
    """Return the words from `start` to `end`."""
    found: list[Word] = []
    plain: list[str] = []
    done = -1
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        word = match[0]
        gap = text[done:first] if done >= 0 else "\n"
        is_initial = gap != " " and (not _INITIAL_AFTER.isdisjoint(gap) or " - " in gap)
        done = last
        if word[-1] == " ":
            done -= 1
            small = word.split()
            if _BETWEEN.issuperset(small):
                found += _small_words(first, small, is_initial=is_initial)
            else:
                plain += small
            continue
        is_capital = word[0].isupper() or (not word.isalpha() and _PARTICLED.match(word) is not None)
        found.append(_word((first, last, word, is_initial, is_capital)))
    return Line(found, plain, done)


def _small_words(start: int, texts: Sequence[str], *, is_initial: bool) -> Iterator[Word]:
    for text in texts:
        yield _word((start, start + len(text), text, is_initial, False))
        start, is_initial = start + len(text) + 1, False


_word = partial(tuple.__new__, Word)
"""What `Word(...)` does without its Python function: an article has hundreds of them."""


def is_loud(text: str, line: Line) -> bool:
    """Tell a headline in title case or a line in capitals: nearly all its longer words have a capital."""
    longer = [word.text for word in line.words if len(word.text) > 3 and word.text.isalpha()]
    capitals = [word for word in longer if word[0].isupper()]
    if len(capitals) < 3:
        return False
    enough = 0.7 * (len(longer) + sum(len(word) > 3 for word in line.plain))
    is_ended = not {".", "!", "…"}.isdisjoint(text[line.end - 1 : line.end + 1])
    return len(capitals) > enough and (not is_ended or sum(map(str.isupper, capitals)) > enough)


def evidence(lines: Iterable[Line]) -> Evidence:
    """Count the capitals that lines owe to no position."""
    capital: list[str] = []
    small: list[str] = []
    for line in lines:
        small += line.plain
        small += [word.text for word in line.words if not word.is_capital]
        capital += [word.text for word in line.words if word.is_capital and not word.is_initial]
    return Evidence(Counter(capital), Counter(small))


def runs(text: str, line: Line) -> Iterator[list[Word]]:
    """Yield capitalised words that stand together, small joints ("of", "bin") between them included."""
    run: list[Word] = []
    joints: list[Word] = []
    for word in line.words:
        if not (run or word.is_capital):
            continue
        joined = bool(run) and text[(joints or run)[-1].end : word.start] in {" ", "\u00a0", " & "}
        if joined and word.text in _BETWEEN:
            joints.append(word)
            continue
        if joined and word.is_capital and _may_join(run, joints):
            run += [*joints, word]
        else:
            if run:
                yield run
            run = [word] if word.is_capital else []
        joints = []
    if run:
        yield run


def _may_join(run: Sequence[Word], joints: Sequence[Word]) -> bool:
    """Tell "University of Oxford" and "Osama bin Laden" from "Kirby of the Pentagon"."""
    if all(word.text in _PARTICLES for word in joints):
        return True
    return run[-1].low in body_words() or run[-1].low in _BODIES_OF


def trimmed(run: Sequence[Word], seen: Evidence, *, loud: bool) -> list[Word]:
    """Drop first words whose capital is owed to the sentence, and days and months at either end."""
    kept = list(run)
    while kept and _is_opener(kept, seen, loud=loud):
        kept.pop(0)
    while kept and kept[-1].low in words("calendar") and not (len(kept) > 1 and kept[-1].text in _MONTHS_AS_NAMES):
        kept.pop()
    return kept


def _is_opener(run: Sequence[Word], seen: Evidence, *, loud: bool) -> bool:
    first = run[0]
    if first.low in words("calendar"):
        return not (len(run) > 1 and first.text in _MONTHS_AS_NAMES and not first.is_initial)
    if len(run) == 1:
        return False
    if first.low in {"the", "a", "an", "i"}:
        return True
    return (first.is_initial or loud) and _is_common(first, seen)


def _is_common(word: Word, seen: Evidence) -> bool:
    low = word.low
    if low in FUNCTION_WORDS or low in words("subordinators") or low in words("prepositions"):
        return True
    return not seen.capital[word.text] and (is_adverb(low) or seen.small[low] > 0 or low.endswith("ing"))


def _names_nobody(word: Word) -> bool:
    return is_demonym(word.text) or word.text.isdigit() or word.low in {"north", "south", "east", "west"}


@cache
def role_words() -> frozenset[str]:
    """Return role nouns, their plurals, and titles: words that stand before a name and are none."""
    nouns = {word for group in table("roles")["individual"].values() for word in group.split()}
    return frozenset(nouns | {noun + "s" for noun in nouns} | titles())


@cache
def _things() -> frozenset[str]:
    return listed("roles", "documents", "any") | words("subject_pronouns")


def evident_parts(run: Sequence[Word], seen: Evidence) -> Iterator[list[Word]]:
    """Yield the stretches of a headline's run whose words the rest of the text has capitalised in mid-sentence."""
    for known, part in groupby(run, key=lambda word: _is_known(word, seen)):
        if known:
            yield list(part)


def _is_known(word: Word, seen: Evidence) -> bool:
    if seen.capital[word.text] or seen.capital[word.text.title()]:
        return True
    return fold(word.text) in places() or (fold(word.text) in known_bodies() and word.low not in ambiguous_bodies())


def is_evident(text: str, run: Sequence[Word], seen: Evidence, *, loud: bool) -> bool:
    """Tell whether capitalised words are a name, given what the rest of the text shows."""
    whole = fold(text[run[0].start : run[-1].end])
    if is_demonym(run[-1].text) and (whole in demonyms() or all(_names_nobody(word) for word in run)):
        return False
    if run[0].low.split("'")[0].split("’")[0] in FUNCTION_WORDS and len(run) == 1:
        return whole in places() and not run[0].is_initial
    if whole in places() or fold(run[0].text) in countries():
        return True
    if whole in known_bodies() and not (run[0].is_initial and whole in ambiguous_bodies()):
        return True
    if loud:
        return True  # `evident_parts` has seen to it
    if len(run) > 1:
        return True
    if run[0].is_initial:
        return _is_initial_name(text, run[0], seen)
    return run[0].low not in FUNCTION_WORDS


def _is_initial_name(text: str, word: Word, seen: Evidence) -> bool:
    """Judge a sentence's first word alone: by the rest of the text, the dictionary, the verb that follows."""
    low = word.low
    if low in FUNCTION_WORDS or low in words("prepositions") or low in words("subordinators") or is_adverb(low):
        return False
    if seen.capital[word.text]:
        return seen.capital[word.text] >= seen.small[low]
    if seen.small[low] or low in role_words() or low in body_words() or low in _things():
        return False
    if not is_known(low):
        return not low.endswith(("ing", "ed", "ly")) and "-" not in low
    return lemma(low) == low and _precedes_saying(text, word.end)


def _precedes_saying(text: str, end: int) -> bool:
    match = _NEXT_WORD.match(text, end)
    known = verb_forms().get(match.group(1)) if match else None
    return bool(known and known[1] & {"past", "s"} and "clause" in known[0].acts)
