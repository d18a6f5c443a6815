"""Scope: the stretch of a sentence that an adverb, a modal, a negator or a conjunction can govern.

Owns the edges of clauses and noun phrases, read from punctuation and function words. It parses nothing: where the
surface does not tell, the stretch is the shorter one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.language.data import listed
from summarizer.language.numerals import alternatives
from summarizer.language.words import lowered

_OBJECT = 2
"""Words of the least object that a relative clause has before the main verb ("the driver")."""

_CLOSES = frozenset({"and", "or", "but", "that"})
_EDGE = " \t\r\n\u00a0,.;:!?\"“”‘’'()[]–—-"
_PHRASE_WORDS = 8
_MOST_INTERRUPTIONS = 4
_MOST_OPENERS = 4
_LONGEST_SUBJECT = 200
_LONGEST_JOIN = 40
_WORD = r"[\w’'.&$%-]{1,40}"
_PAST_VERB = (
    r"\w{2,40}ed(?=\s{0,3}(?:[.,;]|\Z)|\s{1,3}(?:the|an?|in|on|at|to|by|from|for|with|and|it|him|her|his|their)\b)"
)
_PHRASE_WORD = re.compile(r"(?:[A-Za-z]\.){2,4}|[$£€¥]?[^\W_](?:(?:[\w’'&.-]|,(?=\d)){0,40}[\w%])?")
_NEXT_WORD = re.compile(r"\W{0,8}\w{1,40}\b")
_MAIN_VERB = re.compile(
    r"(?<!\bhave )(?<!\bto )\b(?:is|are|was|were|has|had|said|says|told|will|would|did)\b", re.IGNORECASE
)


class Cut(NamedTuple):
    """What parts two clauses: `[start, end)` belongs to neither.

    A nested cut opens a clause inside the one before ("said | the bridge fell"): whatever governs the outer one
    reaches over it, whatever stands in the inner one does not reach back. `closes`: a comma that ends a relative or
    a leading clause.
    """

    start: int
    end: int
    nested: bool = False
    opens_relative: bool = False
    closes: bool = False


@lru_cache(maxsize=64)  # hedges and negations of one sentence ask for the same
def clauses_of(text: str) -> "Clauses":
    """Return the clauses of a text."""
    return Clauses(text)


def is_subordinate(text: str, start: int) -> bool:
    """Tell whether a clause that begins here hangs on another one: "because …", "who …"."""
    return _starts_subordinate().match(text, start) is not None


class Clauses:
    """The clauses of a text: built once, in time linear in its length; every question is a binary search."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cuts = sorted(_cuts(text), key=lambda cut: cut.end)
        self._ends = [cut.end for cut in self._cuts]
        self._level = sorted(cut for cut in self._cuts if not cut.nested)
        self._level_starts = [cut.start for cut in self._level]

    def of(self, kind: str, start: int, end: int) -> tuple[int, int]:
        """Return what a cue at `[start, end)` reaches: its "clause", its "complement", its "phrase" or the "word"."""
        match kind:
            case "clause":
                return self.around(start, end)
            case "complement":
                return self.after(end)
            case "phrase":
                return self.phrase(end)
            case _:
                return start, end

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the clause that holds `[start, end)`, with what is nested after it."""
        index = bisect_right(self._ends, start)
        left = self._ends[index - 1] if index else 0
        right = max(self._right(left, end), end)
        if joined := _second_predicate().search(self._text, max(left, start - _LONGEST_JOIN), start):
            left = joined.end("and")
        if _starts_relative().match(self._text, left):
            if self._is_behind_relative(left, start, end):
                left = self._ends[index - 2] if index > 1 else 0
            else:
                right = self._end_of_relative(end, right)
        return self._trim(left, right, start, end)

    def has_verb_before(self, start: int) -> bool:
        """Tell whether the clause that holds `start` has a finite verb before it."""
        index = bisect_right(self._ends, start)
        return self._has_verb(self._ends[index - 1] if index else 0, start)

    def after(self, end: int) -> tuple[int, int]:
        """Return what follows `end` up to the end of its clause; empty where nothing follows."""
        start = end
        index = bisect_left(self._ends, end)
        for cut in self._cuts[index : index + _MOST_OPENERS]:
            if cut.start < end or self._text[start : cut.start].strip(_EDGE):
                break
            start = cut.end
        right = max(self._right(start, start + 1), start)
        return self._trim(start, right, right, start)

    def inserted(self, start: int) -> tuple[int, int]:
        """Return what stands from `start` to the next comma or the end of the clause after it."""
        first, last = self.after(start)
        comma = self._text.find(", ", first + 1, last)
        return self._trim(first, comma if comma > 0 else last, first, first + 1)

    def phrase(self, end: int) -> tuple[int, int]:
        """Return the noun phrase that follows `end`: up to a preposition other than "of", a verb or a mark."""
        last = end
        words = _PHRASE_WORD.finditer(self._text, end)
        for count, word in enumerate(words):
            gap = self._text[last : word.start()].strip(" \t“”\"‘’'%")
            if gap or count == _PHRASE_WORDS or _ends_phrase(word.group().lower(), count):
                break
            last = word.end()
        return self._trim(end, last, last, end)

    def _right(self, start: int, end: int) -> int:
        """Return where the clause that begins at `start` ends, at `end` or later.

        A relative clause ends it where the verb is already there ("was killed by men | who fled"), and only
        interrupts it where the verb is yet to come ("perhaps men who fled were killed").
        """
        index = bisect_left(self._level_starts, end)
        interrupted = False
        for cut in self._level[index : index + _MOST_INTERRUPTIONS]:
            if cut.opens_relative and not self._has_verb(start, cut.start):
                interrupted = True
            elif not (interrupted and cut.closes):
                return cut.start
        return len(self._text) if index + _MOST_INTERRUPTIONS >= len(self._level) else self._level_starts[index]

    def _has_verb(self, start: int, end: int) -> bool:
        return _finite().search(self._text, max(start, end - _LONGEST_SUBJECT), end) is not None

    def _is_behind_relative(self, left: int, start: int, end: int) -> bool:
        """Tell "the guard who shot the driver | probably panicked": the relative clause has its verb and its object."""
        verb = _finite().search(self._text, left, start)
        object_ = self._text[verb.end() : start].split() if verb else []
        if len(object_) < _OBJECT or "," in object_[-1] or _CLOSES.intersection(object_):
            return False
        return _finite().match(self._text, end + 1) is not None

    def _end_of_relative(self, start: int, end: int) -> int:
        """Return where the main verb ends a relative clause: "the man who may have fled | was arrested"."""
        word = _NEXT_WORD.match(self._text, start, end)
        verb = word and _MAIN_VERB.search(self._text, word.end(), end)
        return verb.start() if verb else end

    def _trim(self, start: int, end: int, latest_start: int, earliest_end: int) -> tuple[int, int]:
        while start < latest_start and self._text[start] in _EDGE:
            start += 1
        while end > max(start, earliest_end) and self._text[end - 1] in _EDGE:
            end -= 1
        return start, end


def _ends_phrase(word: str, count: int) -> bool:
    if word in _words("phrase_ends") or word in _words("auxiliaries") or word in _words("past"):
        return True
    return count > 0 and len(word) > 4 and word.endswith("ed") and "-" not in word


def _cuts(text: str) -> Iterator[Cut]:
    closes = False  # the next comma ends a relative or a leading clause
    for mark in _found(text):
        start, end = mark.span()
        match mark.lastgroup:
            case "stop" | "coordinated" | "tail":
                closes = False
                yield Cut(start, end)
            case "subordinate" | "relative" as kind:
                before = text[max(0, start - 3) : start].rstrip(' "“')
                closes = not before or before[-1] in ",.;:"
                yield Cut(start, start, opens_relative=kind == "relative")
            case "that":
                yield Cut(start, end, nested=True)
            case "speech":
                yield Cut(end, end, nested=True)
            case "wh":
                closes = closes or _after_preposition(text, start)
                yield Cut(start, start, nested=True)
            case _ if closes:
                closes = False
                yield Cut(start, end, closes=True)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks of a text, none overlapping another; they are tried where one can begin."""
    end = 0
    for place in _openings().finditer(lowered(text)):
        start = place.start()
        if start >= end and (mark := _marks().match(text, start)):
            end = mark.end()
            yield mark


def _after_preposition(text: str, start: int) -> bool:
    words = text[max(0, start - 12) : start].split()
    return bool(words) and words[-1].lower() in _words("prepositions")


def _words(name: str) -> frozenset[str]:
    return listed("scope", name)


def _any(*names: str) -> str:
    words = sorted({word for name in names for word in _words(name)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(words).replace("'", "['’]").replace("_", r"\s{1,3}") + r")\b"


@cache
def _starts_relative() -> re.Pattern[str]:
    return re.compile(_any("relatives"), re.IGNORECASE)


@cache
def _starts_subordinate() -> re.Pattern[str]:
    return re.compile(_any("relatives", "subordinators", "two_ways"), re.IGNORECASE)


@cache
def _second_predicate() -> re.Pattern[str]:
    """Match up to a joined predicate, whose hedge does not reach out of it: "he fled and | may be armed"."""
    return re.compile(rf"(?P<and>\b(?:and|or|then)\s)(?:{_any('auxiliaries')}\s|\w+ly\s){{0,2}}\Z", re.IGNORECASE)


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('auxiliaries', 'past')}|\w{{2,40}}ed\b)", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    """Match the words, in lower case, and the signs with which a mark can begin."""
    classes = ("coordinators", "relatives", "subordinators", "two_ways", "complementizers", "speech", "belief")
    first = {word.partition("_")[0] for name in classes for word in _words(name)} | {"and", "or", "so", "yet", "that"}
    return re.compile(rf"(?<!\w)(?:{alternatives(first)})\b|[;(){{}}\n—–:,.!?…-]")


@cache
def _marks() -> re.Pattern[str]:
    """Whatever can part clauses, one named group a kind. All repetitions are bounded: hostile text stays linear."""
    finite = _any("auxiliaries", "past")
    no_abbreviation = "".join(rf"(?<!\b{word})" for word in sorted(_words("abbreviations")))
    no_preposition = "".join(rf"(?<!\b{word}\s)" for word in sorted(_words("prepositions")))
    no_role = "".join(rf"(?<!\b{word}\s)" for word in sorted(_words("before_as")))
    verb = rf"(?:{finite}|{_PAST_VERB})"
    a_clause = rf"(?=\s{{1,3}}(?:{_any('subjects')}|\w{{1,40}}ing\b|(?:{_WORD}\s{{1,3}}){{1,5}}?{verb}))"
    a_predicate = rf"(?=(?:{_WORD}\s{{1,3}}){{1,6}}?(?:{finite}|(?-i:[a-z]{{2,20}}ed)\b))"
    kinds = {
        "stop": rf"[;(){{}}\n—]|:(?!\d)|--|(?<=\s)[–-](?=\s)|\b{_any('coordinators')}"
        rf"|(?=[.!?…])(?<!\b[A-Z]){no_abbreviation}[.!?…][\"”’)\]]{{0,3}}\s{{1,3}}(?=[\"“‘(\[]?(?-i:[A-Z0-9]))",
        "tail": rf",[\"”’']{{0,2}}\s{{1,3}}(?:{_WORD}\s{{1,3}}){{0,6}}?{_any('speech')}",
        "coordinated": rf",\s{{1,3}}(?:and|or|so|yet|nor)\s{{1,3}}{a_predicate}"
        rf"|(?:,|\b(?:and|or|so|yet)\b)\s{{1,3}}(?={_any('subjects')}\s)",
        "relative": rf"\b{_any('relatives')}",
        "subordinate": rf"\b{_any('subordinators')}|\b(?={_any('two_ways')}){no_role}{_any('two_ways')}{a_clause}",
        "that": rf"\b(?=that\b){no_preposition}that\b",
        "wh": rf"\b{_any('complementizers')}",
        "speech": rf"\b{_any('speech', 'belief')}(?!\s{{1,3}}(?:to|in|on|at|of|by|during|after|before|that)\b)"
        rf"(?:\s{{1,3}}{_any('hearers')})?(?=\s{{1,3}}[\w“\"])",
        "comma": r",(?!\d)",
    }
    rules = "|".join(f"(?P<{kind}>{rule})" for kind, rule in kinds.items())
    return re.compile(rules, re.IGNORECASE)
