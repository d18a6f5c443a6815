"""Counts: every numeral of a text with its unit, its modifier and what kind of number it is; ranges in one piece.

The common ground of `quantities` and `figures`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarizer.language.dates import time_spans
from summarizer.language.numerals import Numeral, alternatives, lowered, numerals, table
from summarizer.language.units import SHARE, TIME_UNITS, Unit, is_measure, unit_after

Kind = Literal["quantity", "date", "ordinal", "other"]


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


_NUMBERS = table("numbers")
_UNITS = table("units")
_BEFORE = {word: modifier for modifier, words in _NUMBERS["before"].items() for word in words}
_AFTER = {word: modifier for modifier, words in _NUMBERS["after"].items() for word in words}
_PROVISIONAL = frozenset(_NUMBERS["provisional"]["words"])
_MODIFIER_BEFORE = re.compile(
    rf"(?<![\w-])(?P<word>{alternatives(_BEFORE)})(?:,?\s|(?<=~))(?:(?:the|a\stotal\sof|(?:magnitude|category|level)(?:\sof)?)\s)?$"
)
_MODIFIER_AFTER = re.compile(rf"\s?(?P<word>{alternatives(_AFTER)})(?!\w)")
_REACH = 32


@lru_cache(maxsize=512)  # figures and quantities are two views of it
def counts(text: str) -> tuple[Count, ...]:
    """Return every number of the text in order, the two ends of a range together."""
    read = list(numerals(text))
    if not read:
        return ()
    low, spans = lowered(text), time_spans(text)
    starts = [start for start, _ in spans]
    found: list[Count] = []
    for numeral in read:
        if found and numeral.start < found[-1].end:
            continue  # "second" in "a five second pause"
        index = bisect_right(starts, numeral.start) - 1
        dated = index >= 0 and numeral.start < spans[index][1]
        count = _dated(low, numeral) if dated else _count(text, low, numeral)
        if count:
            found[-1:] = _joined(found[-1], count, low) if found else [count]
    return tuple(_with_shared_units(found, low))


def _dated(low: str, numeral: Numeral) -> Count:
    unit = unit_after(low, numeral.end).name
    return Count(numeral, numeral.start, numeral.end, "date", unit if unit in TIME_UNITS else "")


def _count(text: str, low: str, numeral: Numeral) -> Count | None:
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


_SECOND = re.compile(r"\b(?:per|a|each|every|one|split)\s$")
_PRONOUN_BEFORE = re.compile(rf"\b(?:{alternatives(_UNITS['one']['before'])})[\s-]$")
_PRONOUN_AFTER = re.compile(
    rf"[\s-](?:{alternatives(_UNITS['one']['after'])})\b(?!\s(?:{alternatives(_UNITS['one']['wholes'])})\b)|['’]s\b|\W?$|[.,;:!?)”\"]"
)


def _is_no_number(low: str, numeral: Numeral) -> bool:
    """Return whether "one" is a pronoun or "second" a unit of time."""
    written, before = low[numeral.start : numeral.end], low[max(0, numeral.start - _REACH) : numeral.start]
    if written == "second":
        return _SECOND.search(before) is not None
    if written != "one" or _MODIFIER_BEFORE.search(before):
        return False
    if before.endswith("not "):
        return True  # "not one bullet" is none
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(low, numeral.end))


_MILLION = 1_000_000
_OF = re.compile(r"\sof(?:\s(?:the|its|their|his|her|our|these|those|other))?(?=\s)")
_AGE_BEFORE = re.compile(r"\bage[ds]?\s(?:of\s|between\s|from\s)?(?:\d+\s(?:and|to|or)\s)?$")
_AGE_CLOSED = re.compile(r"[,.]|\s[–—―]\s")
_AGE_APPOSED = re.compile(r"[^\W\d_]\.?”?,\s$")


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
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    if _AGE_BEFORE.search(before.lower()):
        return True
    bare = numeral.form == "digits" and text[numeral.start : numeral.end].isdigit() and 0 < numeral.value < 120
    named = _AGE_APPOSED.search(before) and before.rstrip(", ”").rpartition(" ")[2][:1].isupper()
    return bool(bare and named and _AGE_CLOSED.match(low, numeral.end))


_FORMED = re.compile(r"-[^\W\d_]{2,20}ed\b")
_STREET = re.compile(rf"\s(?:[A-Z][\w’'-]{{1,30}}\s){{1,3}}(?:{alternatives(_UNITS['streets']['words'])})\b")
_LABEL = re.compile(rf"\b(?:{alternatives(_UNITS['labels']['words'])})\s?$")
_NAME_BEFORE = re.compile(r"(?<![.!?:;]\s)(?<![“\"\n])\b[A-Z][\w’'-]*\s$")


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
    first = max(0, numeral.start - _REACH)
    if _LABEL.search(low, first, numeral.start):
        return True
    if _STREET.match(text, numeral.end):
        return True
    name = _NAME_BEFORE.search(text, first, numeral.start)
    return bool(name and name.start() > 0 and not unit.name and "," not in text[numeral.start : numeral.end])


_DURING = re.compile(r"(?<!for )(?<!took )(?<!just )(?<!well )(?<!been )(?<!of )\bover\s$")


_BEFORE_THE = frozenset(("over", "above", "under", "below", "about", "around", "near"))


# "Questioned a man over four thefts": what it is about.
_ABOUT = re.compile(
    r"\b(?:question|arrest|detain|charg|sue|sued|investigat|criticis|criticiz|accus|prob|disput|clash|quarrel|protest"
    r"|resign|apologis|apologiz|row|feud|outcry|anger|concern|inquiry|scandal|fight|battle|talks)\w*\b"
    r"[^.;,]{0,30}(?<!\bfor\s)(?<!\bof\s)(?<!\bto\s)(?<!\bby\s)(?<!\bwith\s)\bover\s$"
)


def _is_preposition(prefix: re.Match[str], count: Count, before: str) -> bool:
    """Return whether "over" says where, how long or about what: "over six weeks", "over the 10-foot wall"."""
    if prefix["word"] in _BEFORE_THE and prefix.group().endswith("the "):
        return True
    if prefix["word"] == "over" and _ABOUT.search(before):
        return True
    return count.unit in TIME_UNITS and _DURING.search(before) is not None


def _modified(count: Count, low: str, suffix: str) -> Count:
    """Return the count with the modifier before it, else the one after it, and its start moved in front of it."""
    first = max(0, count.start - _REACH)
    prefix = _MODIFIER_BEFORE.search(low, first, count.start)
    if prefix and not _is_preposition(prefix, count, low[first : count.start]):
        word = re.sub(r"\s", " ", prefix["word"])
        return replace(count, start=prefix.start(), modifier=_BEFORE[word], provisional=word in _PROVISIONAL)
    word = re.sub(r"\s", " ", suffix)
    return replace(count, modifier=_AFTER.get(word, "EXACT"), provisional=word in _PROVISIONAL)


_RANGE = re.compile(r"\s(?:to|or)\s|\s?[-–—]\s?|-to-")
_DASH = re.compile(r"[-–—]")
_SHARES, _HUNDRED = frozenset(("percent", "percentage points", "basis points", SHARE)), 100
_AND = re.compile(r"\sand\s")
_OUT_OF = re.compile(r"\s(?:in|out\sof)\s|-in-")
_BETWEEN = re.compile(r"\b(?P<word>between|from)\s(?:about\s|around\s)?$")
_CHANGE = re.compile(rf"\b(?:{alternatives(_UNITS['change']['words'])})\b[^.;]{{0,24}}$")
_MOVED = re.compile(rf"\b(?:{alternatives(_UNITS['change']['moves'])})\s(?:by\s)?$")
_SCORE = re.compile(rf"\b(?:{alternatives(_UNITS['score']['words'])})\b")
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000))


def _joined(first: Count, second: Count, low: str) -> list[Count]:
    """Return both counts, or one where they are a range or a share ("nine in ten"), or both as a score."""
    gap = low[first.end : second.numeral.start]
    if first.kind == "other" and second.kind == "quantity" and _DASH.fullmatch(gap) and not second.unit:
        return [first, replace(second, kind="other", end=second.numeral.end)]  # "beat Ealing 45-40"
    if len(gap) > 9 or {first.kind, second.kind} != {"quantity"} or first.upper:
        return [first, second]
    if _OUT_OF.fullmatch(gap) and _is_share(first, second, gap):
        value = first.numeral.value / second.numeral.value
        numeral = replace(first.numeral, end=second.numeral.end, value=value, form="share")
        return [replace(first, numeral=numeral, end=second.numeral.end, unit=SHARE)]
    if _is_score(first, second, gap, low):
        return [replace(count, kind="other", unit="", end=count.numeral.end) for count in (first, second)]
    before = _BETWEEN.search(low, max(0, first.start - _REACH), first.start)
    if not (_RANGE.fullmatch(gap) or (before and before["word"] == "between" and _AND.fullmatch(gap))):
        return [first, second]
    if (
        first.numeral.currency
        and second.numeral.currency
        and not before
        and _MOVED.search(low, max(0, first.start - _REACH), first.start)
    ):
        return [first, second]  # "rose $2.90 to $74.15"
    if before and before["word"] == "from" and _CHANGE.search(low, max(0, before.start() - _REACH), before.start()):
        return [_with_unit(first, second), second]
    return _range(first, second, before.start() if before else first.start)


def _is_share(first: Count, second: Count, gap: str) -> bool:
    whole = second.numeral.value
    counted = first.numeral.value == 1 and not second.unit  # "one tram in five"
    likely = whole in _WHOLES and (not first.unit or counted) and not is_measure(second.unit)
    return first.numeral.value < whole and not is_measure(first.unit) and (likely or (" out" in gap and not first.unit))


def _is_score(first: Count, second: Count, gap: str, low: str) -> bool:
    if (
        first.unit
        or not (first.numeral.form == second.numeral.form == "digits")
        or not _RANGE.fullmatch(gap)
        or " or " in gap
    ):
        return False
    if first.numeral.value >= second.numeral.value:
        return first.numeral.scale == second.numeral.scale == 1 and not second.numeral.currency
    around = low[max(0, first.start - 40) : first.start], low[second.numeral.end : second.numeral.end + 30]
    return not second.unit and second.numeral.value < 1000 and any(_SCORE.search(side) for side in around)


def _range(first: Count, second: Count, start: int) -> list[Count]:
    if first.unit != second.unit and is_measure(first.unit) and is_measure(second.unit):
        return [first, second]  # "fell 9% to $548 million"
    lower = _with_unit(first, second)
    differs = bool(second.unit) and lower.unit != second.unit  # "$10-15 million" names its unit once
    if lower.numeral.value >= second.numeral.value or (differs and is_measure(lower.unit)):
        return [lower, second]
    if first.unit in _SHARES and not second.unit and second.numeral.value > _HUNDRED:
        return [first, second]  # "rose 4% to 8.12 billion"
    numeral = replace(lower.numeral, currency=second.numeral.currency or lower.numeral.currency)
    unit = second.unit or lower.unit
    return [
        replace(
            second, numeral=numeral, upper=second.numeral, start=start, unit=unit, modifier="BETWEEN", provisional=False
        )
    ]


def _with_unit(first: Count, second: Count) -> Count:
    """Return the first end of a range with the magnitude and unit that only the second one names."""
    numeral = first.numeral
    if numeral.scale == 1 < second.numeral.scale and numeral.value < second.numeral.value / second.numeral.scale:
        numeral = numeral.scaled(second.numeral.scale)
    return replace(first, numeral=numeral, unit=first.unit or second.unit)


_COMMA = re.compile(r",\s")
_OUT_OF_ITS = re.compile(r"\sof\s(?:the|its|their|his|her|our|those|these)\s")
_LAST = re.compile(r",?\sand\s|\sor\s")


def _with_shared_units(found: list[Count], low: str) -> list[Count]:
    """Give the measure that closes a list to all its numbers, and what a whole counts to its part.

    For instance "5, 6 and 7 percent" and "45 of its 60 cows".
    """
    open_list = False
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        gap = low[here.end : after.start][:8]
        bare = here.kind == after.kind == "quantity" and not here.unit
        open_list = bool(_LAST.fullmatch(gap) or (open_list and _COMMA.fullmatch(gap)))
        measured = is_measure(after.unit) and not after.numeral.currency and after.unit != SHARE
        if bare and ((open_list and measured) or _is_part(here, after, low)):
            found[index] = replace(here, unit=after.unit)
    return found


def _is_part(here: Count, after: Count, low: str) -> bool:
    gap = low[here.numeral.end : after.start][:12]
    return here.numeral.value <= after.numeral.value and _OUT_OF_ITS.fullmatch(gap) is not None
