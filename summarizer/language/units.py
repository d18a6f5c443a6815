"""Units: what the words after a number say that it counts."""

import re
from typing import NamedTuple

from summarizer.language.data import table
from summarizer.language.numerals import alternatives

_UNITS = table("units")
_CURRENCIES: dict[str, list[str]] = _UNITS["currencies"]
_MEASURES: dict[str, list[str]] = _UNITS["measures"]
_NAMES = {
    alias.lower(): name for names in (_CURRENCIES, _MEASURES) for name, aliases in names.items() for alias in aliases
}
_NOUNS = frozenset(_UNITS["nouns"]["words"])
_SINGULAR = frozenset(_UNITS["nouns"]["singular"])
_NUMBERS = table("numbers")
_STATES = frozenset(_UNITS["nouns"]["states"])
_STOP = frozenset(_UNITS["stop"]["words"]).union(*(_NUMBERS[name] for name in ("ones", "tens", "magnitudes", "vague")))
_MONEY = frozenset(_CURRENCIES)
SHARE = "share"
TIME_UNITS = frozenset(_UNITS["time"]["words"])

_MEASURE = re.compile(rf"(?:\s|-)?(?:(?:an?|of\san?)\s)?(?P<name>{alternatives(_NAMES)})(?!\w|-\w|['’]s)")
_GLUED = re.compile(rf"-(?P<name>{alternatives(name for name in _NAMES if name.isalpha())})(?=-[a-z])")
_NEXT = re.compile(r"[\s-](?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_](?:\w|[’'-](?=\w))*)")
_REACH = 5


class Unit(NamedTuple):
    """The unit's name ("" for none), where it ends, and whether it stands directly behind the number."""

    name: str
    end: int
    adjacent: bool = True


def is_measure(name: str) -> bool:
    """Return whether the unit is a currency, a measure or a share, which another text must name as well."""
    return name in _MEASURES or name == SHARE or is_money(name)


def is_money(name: str) -> bool:
    """Return whether the unit is a currency."""
    return name in _MONEY


def unit_after(low: str, end: int, *, halved: bool = False, single: bool = False) -> Unit:
    """Return what a number counts that ends here: a measure, a currency, else the head of the noun phrase.

    `low` is the text in lower case. `halved` takes an article first ("half an hour"); `single` says that the
    number is one, so that its noun has no plural.
    """
    measure = _MEASURE.match(low, end) or _GLUED.match(low, end)
    if measure and (halved or not measure.group().lstrip(" -").startswith(("a ", "an ", "of "))):
        return Unit(_NAMES[measure["name"]], measure.end())
    return _noun_after(low, end, single=single)


def _noun_after(low: str, end: int, *, single: bool) -> Unit:
    last, at = "", end
    for index in range(_REACH):
        match = _NEXT.match(low, at)
        if match is None or match["word"] in _STOP:
            break
        word, at = match["word"], match.end()
        if index == 0 and low[end] == "-":
            return Unit(word, at)
        if (is_plural(word) and not single) or (word in _NOUNS and (single or word not in _SINGULAR)):
            return _further(low, Unit(word, at, index == 0))
        last = word if single and not word.endswith(("ed", "ing")) else last
    return Unit(last, at, low[end:at].strip() == last) if last else Unit("", end, adjacent=False)


def _further(low: str, unit: Unit) -> Unit:
    """Return the next word where it is the head after all: "five Dallas police officers", "12 sports fans"."""
    match = _NEXT.match(low, unit.end)
    if match is None or match["word"] in _STATES or not (is_plural(match["word"]) or match["word"] in _NOUNS):
        return unit
    return _further(low, Unit(match["word"], match.end(), adjacent=False))


def is_plural(word: str) -> bool:
    """Return whether the word looks like a plural noun; English has no certain sign of it."""
    if word.endswith(("men", "people", "children")):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
