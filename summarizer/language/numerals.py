"""Numerals: every number that a text writes, in digits or in words, with its exact value.

Reads notation only. What a number counts and how it is bounded is `quantities`; which ones are dates is `dates`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarizer.language.data import table
from summarizer.language.words import lowered, vocabulary

Form = Literal["digits", "words", "share", "vague", "ordinal", "clock", "identifier"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: "1.2 billion" has the value 1.2 * 10**9 and the scale 10**9.

    `currency` is the ISO 4217 code of a sign or code before the number. `share` is a part of a whole, `vague` a
    word that names no number ("dozens"), `identifier` a number that is part of a name ("F-16").
    """

    start: int
    end: int
    value: Decimal
    form: Form
    scale: Decimal = Decimal(1)
    currency: str = ""

    def scaled(self, scale: Decimal) -> "Numeral":
        """Return the same number with the magnitude that the other end of its range names."""
        return replace(self, value=self.value / self.scale * scale, scale=scale)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first; a space stands for any one blank.

    Words are gathered by their first letter: most are passed over at one look.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


_NUMBERS = table("numbers")
_SIGNS: dict[str, str] = {sign.lower(): code for sign, code in table("units")["currency_signs"].items()}
_SMALL: dict[str, int] = _NUMBERS["ones"] | _NUMBERS["tens"]
_MAGNITUDES: dict[str, int] = _NUMBERS["magnitudes"]
_SCALES: dict[str, int] = _MAGNITUDES | _NUMBERS["abbreviations"]
_FRACTIONS: dict[str, int] = _NUMBERS["fractions"]
_VAGUE: dict[str, int] = _NUMBERS["vague"]
_VULGAR: dict[str, float] = _NUMBERS["vulgar"]
_ORDINALS: dict[str, int] = _NUMBERS["ordinals"]

_ONES, _MAG, _VAGUE_WORD = alternatives(_NUMBERS["ones"]), alternatives(_MAGNITUDES), alternatives(_VAGUE)
_BELOW_100 = rf"(?:(?:{alternatives(_NUMBERS['tens'])})(?:[-\s](?:{_ONES}))?|{_ONES})"
_BELOW_1000 = rf"{_BELOW_100}(?:[\s-](?:hundred|dozen)\b(?:\s(?:and\s)?{_BELOW_100})?)?"
_BIG = alternatives(word for word, scale in _MAGNITUDES.items() if scale >= 1000)
_ROUND = rf"(?:an?[\s-])?(?:hundred|thousand)\sand\s{_BELOW_100}"
_GROUP = rf"(?:{_ROUND}|(?:an?[\s-])?(?:{_MAG})|{_BELOW_1000})"
_CARDINAL = rf"{_GROUP}\b(?:[\s-](?:{_BIG})\b(?:\s(?:and\s)?{_BELOW_1000}\b)?)*"
_PART = alternatives(_FRACTIONS)
_SIGN = alternatives(_SIGNS)

# Tried in this order at each place of the text; the name says who reads it.
_PATTERNS = {
    "skip": r"(?:https?://|www\.)\S+|\d{16,}",
    "clock": (
        r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[ap])\.?m\b|(?<=:\d\d)(?![:\d]))"
        r"|(?P<full_hour>\d{1,2})\s?(?P<full_half>[ap])\.?m\b"
    ),
    "identifier": (
        r"(?<!\.)(?:\+?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|\d{3}-\d{4}|(?:\+\d|0\d)\d{1,4}(?:[\s-]\d{3,4}){1,3}|\d+(?:\.\d+){2,}|\d+/\d+(?:/\d+)?)(?![\w/-])"
        rf"|(?!(?:{_SIGN})\s?\d)[^\W\d_]{{1,12}}-?\d\w*(?:-\w+)*"
    ),
    "digits": (
        rf"(?:(?<![.,%)])(?P<minus>minus\s|[−-]))?(?:(?P<sign>{_SIGN})\s?)?"
        r"(?<!\d)(?<!\d[.,])(?P<number>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
        r"(?:(?P<rank>(?:st|nd|rd|th)\b)|(?:(?P<and_half>\s(?:and\sa\shalf|1/2)\b)|\s?(?P<vulgar>[½¼¾]))?"
        rf"(?:[\s-](?P<magnitude>{_MAG})(?![\w’'])|\s?(?P<short>{alternatives(_NUMBERS['abbreviations'])})(?![\w’'-]))?)"
    ),
    "vague": (
        rf"\b(?:(?:several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?|many)\s(?P<few>{_MAG})"
        rf"|(?:{_VAGUE_WORD})(?:\sof\s(?:{_VAGUE_WORD})){{0,2}})\b"
    ),
    "halves": (
        rf"\b(?:(?P<whole>{_CARDINAL}|an?)\sand\sa\s)?(?:a[\s-])?(?P<part>half|quarter)(?:\sof)?[\s-](?:an?[\s-])?(?P<times>{_MAG})\b"
        rf"|\b(?P<number_of>{_BELOW_1000})\sand\sa\s(?P<rest>half|quarter)\b"
    ),
    "share": (
        rf"\b(?P<parts>{_ONES})[\s-](?P<plural>halves|thirds|quarters|fourths|fifths|sixths|eighths|tenths)\b"
        rf"|\b(?:one[\s-]|a[\s-](?=(?:{_PART})(?:\s(?:of|as|more|less)\b|[.,;]|$)))(?P<single>{_PART})\b"
        r"|(?<!-)(?<!first\s)(?<!second\s)(?<!other\s)\b(?P<bare>half)\b(?=\s(?:of|the|an?|its|their|his|her|all|those)\b)"
    ),
    "ordinal": rf"\b(?:(?:{alternatives(_NUMBERS['tens'])})-)?(?:{alternatives(_ORDINALS)})\b",
    "words": rf"\b(?:{_CARDINAL})(?!\w)",
}
_NUMBER_WORDS = frozenset([*_SMALL, *_MAGNITUDES, *_VAGUE, *_FRACTIONS, *_ORDINALS, "several", "few", "couple", "many"])
_DIGIT = re.compile(r"[\d½¼¾]")
# A look ahead at the few words and signs that a number can begin with: five times as fast as trying every pattern.
_STARTERS = alternatives([*_NUMBER_WORDS, "minus"])
_START = (
    rf"\d|[(+−½¼¾-]|(?:{_SIGN})|[^\W\d_]{{1,12}}+-?\d|https?:|www\."
    rf"|(?:{_STARTERS}|an?[\s-](?:few|couple|{_PART}|{_MAG}))\b"
)
_NUMERAL = re.compile(rf"(?<!\w)(?={_START})(?:{'|'.join(f'(?P<{name}>{p})' for name, p in _PATTERNS.items())})")
_WORD = re.compile(r"[^\W\d_]+")


def cardinal(words: str) -> tuple[Decimal, Decimal]:
    """Return the value of a cardinal in words and the magnitude that its last word names (1 for none)."""
    total, group, scale = 0, 0, 1
    for word in _WORD.findall(words):
        scale = _MAGNITUDES.get(word, 1)
        if scale >= 1000:
            total, group = total + (group or 1) * scale, 0
        else:
            group = group + _SMALL.get(word, 0) if scale == 1 else (group or 1) * scale
    return Decimal(total + group), Decimal(scale if scale >= 1000 else 1)


def numerals(text: str) -> Iterator[Numeral]:
    """Yield every number in the text, in order, without overlap. Linear in the length of the text."""
    if _NUMBER_WORDS.isdisjoint(vocabulary(text)) and not _DIGIT.search(text):
        return
    for match in _NUMERAL.finditer(lowered(text)):
        reader = _READERS.get(match.lastgroup or "")
        if reader:
            yield reader(match)


def _digits(match: re.Match[str]) -> Numeral:
    value = Decimal(match["number"].replace(",", ""))
    value += Decimal("0.5") if match["and_half"] else Decimal(str(_VULGAR.get(match["vulgar"] or "", 0)))
    currency = _SIGNS.get(match["sign"] or "", "")
    short = match["short"] if currency or _is_magnitude(match) else None
    scale = Decimal(_SCALES.get(match["magnitude"] or short or "", 1))
    end = len(match.string[: match.start("short")].rstrip()) if match["short"] and not short else match.end()
    form: Form = "ordinal" if match["rank"] else "digits"
    sign = -1 if match["minus"] else 1
    return Numeral(match.start(), end, sign * value * scale, form, scale, currency)


_LENGTH = re.compile(rf"m(?:\W*$|[^\w\s]|\s(?:{alternatives(table('units')['lengths']['words'])})\b)")


def _is_magnitude(match: re.Match[str]) -> bool:
    """Return whether a letter after a number without a currency multiplies it: "1.5m people", but not "a 100m race"."""
    short = match["short"] or ""
    return len(short) > 1 or short == "k" or (short == "m" and not _LENGTH.match(match.string, match.start("short")))


def _clock(match: re.Match[str]) -> Numeral:
    hour, half = int(match["hour"] or match["full_hour"]), match["half"] or match["full_half"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return Numeral(*match.span(), hour + Decimal(match["minute"] or 0) / 60, "clock")


def _identifier(match: re.Match[str]) -> Numeral:
    first = re.search(r"\d+(?:\.\d+)?", match.group())
    return Numeral(*match.span(), Decimal(first.group() if first else 0), "identifier")


def _vague(match: re.Match[str]) -> Numeral:
    if match["few"]:
        return Numeral(*match.span(), Decimal(2 * _MAGNITUDES[match["few"]]), "vague")
    value = Decimal(1)
    for word in _WORD.findall(match.group()):
        value *= _VAGUE.get(word, 1)
    return Numeral(*match.span(), value, "vague")


def _halves(match: re.Match[str]) -> Numeral:
    part = Decimal("0.5") if (match["part"] or match["rest"]) == "half" else Decimal("0.25")
    whole = cardinal(match["whole"] or match["number_of"] or "")[0]
    if match["whole"] and match["whole"] in ("a", "an"):
        whole = Decimal(1)
    scale = Decimal(_MAGNITUDES[match["times"]]) if match["times"] else Decimal(1)
    return Numeral(*match.span(), (whole + part) * scale, "words", scale)


def _share(match: re.Match[str]) -> Numeral:
    part = _FRACTIONS[match["plural"] or match["single"] or match["bare"]]
    parts = _SMALL[match["parts"]] if match["parts"] else 1
    return Numeral(*match.span(), Decimal(parts) / part, "share")


def _words(match: re.Match[str]) -> Numeral:
    value, scale = cardinal(match.group())
    return Numeral(*match.span(), value, "words", scale)


def _ordinal(match: re.Match[str]) -> Numeral:
    ranks = (_SMALL.get(word, 0) + _ORDINALS.get(word, 0) for word in _WORD.findall(match.group()))
    return Numeral(*match.span(), Decimal(sum(ranks)), "ordinal")


_READERS: dict[str, Callable[[re.Match[str]], Numeral]] = {
    "clock": _clock,
    "identifier": _identifier,
    "digits": _digits,
    "vague": _vague,
    "halves": _halves,
    "share": _share,
    "words": _words,
    "ordinal": _ordinal,
}
