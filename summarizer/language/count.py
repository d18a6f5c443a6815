"""A count: one numeral as a text uses it, with its unit, its modifier and what kind of number it is."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.language.data import table
from summarizer.language.numerals import Numeral, alternatives
from summarizer.language.units import SHARE, TIME_UNITS, Unit, is_measure, unit_after

Kind = Literal["quantity", "date", "ordinal", "other"]

REACH = 32
"""Characters before a number in which its modifier, and what tells its kind, stand."""

_NUMBERS = table("numbers")
_UNITS = table("units")
_BEFORE = {word: modifier for modifier, words in _NUMBERS["before"].items() for word in words}
_AFTER = {word: modifier for modifier, words in _NUMBERS["after"].items() for word in words}
_PROVISIONAL = frozenset(_NUMBERS["provisional"]["words"])
_MODIFIER_BEFORE = re.compile(
    rf"(?<![\w-])(?P<word>{alternatives(_BEFORE)})(?:,?\s|(?<=~))(?:(?:the|a\stotal\sof|(?:magnitude|category|level)(?:\sof)?)\s)?$"
)
_MODIFIER_AFTER = re.compile(rf"(?:\s?|,\s(?=or\s))(?P<word>{alternatives(_AFTER)})(?!\w)")
_SECOND = re.compile(r"\b(?:per|a|each|every|one|split)\s$")
_PRONOUN_BEFORE = re.compile(rf"\b(?:{alternatives(_UNITS['one']['before'])})[\s-]$")
_PRONOUN_AFTER = re.compile(
    rf"[\s-](?:{alternatives(_UNITS['one']['after'])})\b(?!\s(?:{alternatives(_UNITS['one']['wholes'])})\b)|['’]s\b|\W?$|[.,;:!?)”\"]"
)
_MILLION = 1_000_000
_OF = re.compile(r"\sof(?:\s(?:the|its|their|his|her|our|these|those|other))?(?=\s)")
_AGE_BEFORE = re.compile(r"\bage[ds]?\s(?:of\s|between\s|from\s)?(?:\d+\s(?:and|to|or)\s)?$")
_AGE_CLOSED = re.compile(r"[,.]|\s[–—―]\s")
_AGE_APPOSED = re.compile(r"[^\W\d_]\.?”?,\s$")
_FORMED = re.compile(r"-[^\W\d_]{2,20}ed\b")
_STREET = re.compile(rf"\s(?:[A-Z][\w’'-]{{1,30}}\s){{1,3}}(?:{alternatives(_UNITS['streets']['words'])})\b")
_LABEL = re.compile(rf"\b(?:{alternatives(_UNITS['labels']['words'])})\s?$")
_NAME_BEFORE = re.compile(r"(?<![.!?:;]\s)(?<![“\"\n])\b[A-Z][\w’'-]*\s$")
_DURING = re.compile(r"(?<!for )(?<!took )(?<!just )(?<!well )(?<!been )(?<!of )\bover\s$")
_BEFORE_THE = frozenset(("over", "above", "under", "below", "about", "around", "near"))
# "Questioned a man over four thefts": what it is about.
_ABOUT = re.compile(
    r"\b(?:question|arrest|detain|charg|sue|sued|investigat|criticis|criticiz|accus|prob|disput|clash|quarrel|protest"
    r"|resign|apologis|apologiz|row|feud|outcry|anger|concern|inquiry|scandal|fight|battle|talks)\w*\b"
    r"[^.;,]{0,30}(?<!\bfor\s)(?<!\bof\s)(?<!\bto\s)(?<!\bby\s)(?<!\bwith\s)\bover\s$"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A numeral as it is used. `start` and `end` take in modifier and unit; `upper` is the other end of a range.

    `modifier` is one of the words' groups in data/numbers.toml; `provisional` says "so far".
    """

    numeral: Numeral
    start: int
    end: int
    kind: Kind
    unit: str = ""
    modifier: str = "EXACT"
    provisional: bool = False
    upper: Numeral | None = None


def count_of(text: str, low: str, numeral: Numeral) -> Count | None:
    """Return a numeral of `text` as it is used, None where it is no number ("one of them"); `low` is in lower case."""
    if _is_no_number(low, numeral):
        return None
    suffix = _MODIFIER_AFTER.match(low, numeral.end)
    unit = _unit(text, low, numeral, suffix.end() if suffix else numeral.end)
    kind = _kind(text, low, numeral, unit)
    if kind != "quantity":
        return Count(numeral, numeral.start, numeral.end, kind)
    end = unit.end if unit.adjacent else (suffix.end() if suffix else numeral.end)
    suffix = suffix or _MODIFIER_AFTER.match(low, end)
    count = Count(numeral, numeral.start, max(end, suffix.end() if suffix else 0), kind, unit.name)
    return _modified(count, low, suffix["word"] if suffix else "")


def dated_of(low: str, numeral: Numeral) -> Count:
    """Return a numeral that belongs to a date or a time."""
    unit = unit_after(low, numeral.end).name
    return Count(numeral, numeral.start, numeral.end, "date", unit if unit in TIME_UNITS else "")


def _is_no_number(low: str, numeral: Numeral) -> bool:
    """Return whether "one" is a pronoun or "second" a unit of time."""
    written, before = low[numeral.start : numeral.end], low[max(0, numeral.start - REACH) : numeral.start]
    if written == "second":
        return _SECOND.search(before) is not None
    if written != "one" or _MODIFIER_BEFORE.search(before):
        return False
    if before.endswith("not "):
        return True  # "not one bullet" is none
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(low, numeral.end))


def _unit(text: str, low: str, numeral: Numeral, end: int) -> Unit:
    if numeral.currency:
        return Unit(numeral.currency, numeral.end)
    of = _OF.match(low, end) if numeral.form == "vague" else None
    found = unit_after(low, of.end() if of else end, halved=numeral.form == "share", single=numeral.value == 1)
    if of:
        return found._replace(adjacent=False)
    if found.name == "KRW" and numeral.value < 1000:
        return Unit("", end, adjacent=False)  # a verb: "Team 3 won"
    if numeral.form == "share" and not is_measure(found.name):
        return Unit(SHARE, numeral.end)
    if found.name == "lb" and numeral.scale >= _MILLION:
        return found._replace(name="GBP")  # "half a billion pounds" are no weight
    return Unit("years old", numeral.end) if not found.name and _is_age(text, low, numeral) else found


def _is_age(text: str, low: str, numeral: Numeral) -> bool:
    """Return whether a bare number is an age: "aged 45", or between commas behind a name, "Maria Lopez, 45,"."""
    before = text[max(0, numeral.start - REACH) : numeral.start]
    if _AGE_BEFORE.search(before.lower()):
        return True
    bare = numeral.form == "digits" and text[numeral.start : numeral.end].isdigit() and 0 < numeral.value < 120
    named = _AGE_APPOSED.search(before) and before.rstrip(", ”").rpartition(" ")[2][:1].isupper()
    return bool(bare and named and _AGE_CLOSED.match(low, numeral.end))


def _kind(text: str, low: str, numeral: Numeral, unit: Unit) -> Kind:
    if numeral.form == "ordinal":
        return "ordinal"
    if numeral.form in ("identifier", "clock") or _FORMED.match(low, numeral.end):
        return "other"  # "a six-barreled gun" says what kind it is, not how many there are
    if numeral.form == "digits" and not numeral.currency and not is_measure(unit.name):
        if low[numeral.end : numeral.end + 1].isalpha() or low[numeral.end : numeral.end + 3] in ("-a-", "-on", "-fo"):
            return "other"
        if numeral.scale == 1 and _is_label(text, low, numeral, unit):
            return "other"
    return "quantity"


def _is_label(text: str, low: str, numeral: Numeral, unit: Unit) -> bool:
    """Return whether the number belongs to a name: "Flight 370", "Falcon 9", "12 Mill Lane"."""
    first = max(0, numeral.start - REACH)
    if _LABEL.search(low, first, numeral.start):
        return True
    if _STREET.match(text, numeral.end):
        return True
    name = _NAME_BEFORE.search(text, first, numeral.start)
    return bool(name and name.start() > 0 and not unit.name and "," not in text[numeral.start : numeral.end])


def _is_preposition(prefix: re.Match[str], count: Count, before: str) -> bool:
    """Return whether "over" says where, how long or about what: "over six weeks", "over the 10-foot wall"."""
    if prefix["word"] in _BEFORE_THE and prefix.group().endswith("the "):
        return True
    if prefix["word"] == "over" and _ABOUT.search(before):
        return True
    return count.unit in TIME_UNITS and _DURING.search(before) is not None


def _modified(count: Count, low: str, suffix: str) -> Count:
    """Return the count with the modifier before it, else the one after it, and its start moved in front of it."""
    first = max(0, count.start - REACH)
    prefix = _MODIFIER_BEFORE.search(low, first, count.start)
    if prefix and not _is_preposition(prefix, count, low[first : count.start]):
        word = re.sub(r"\s", " ", prefix["word"])
        return replace(count, start=prefix.start(), modifier=_BEFORE[word], provisional=word in _PROVISIONAL)
    word = re.sub(r"\s", " ", suffix)
    return replace(count, modifier=_AFTER.get(word, "EXACT"), provisional=word in _PROVISIONAL)
