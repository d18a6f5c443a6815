"""The headline: the bottom line up front, and the items that matter most."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice

import regex

from summarizer.checks import passes
from summarizer.ground import ground
from summarizer.language.attribution import Attribution
from summarizer.language.clauses import words as closed_class
from summarizer.language.predicates import clause_words
from summarizer.models.rules.antecedents import names_event, points_back
from summarizer.models.rules.clausal import is_prose
from summarizer.models.rules.corrections import corrections_of
from summarizer.models.rules.kinds import was_before
from summarizer.models.rules.ranking import Ranking
from summarizer.models.rules.sheet import Sheet, sheet_of
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.models.rules.wording import dateline_end, lead_end, sentence
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.draft import DraftAssertion, DraftBluf, DraftEvent, NewsHeadline

_MOST, _LEAST = 5, 3
_OF_ONE_SOURCE = 2
_WORDS = range(8, 61)
_LONG = 0.6
"""What a sentence outside these bounds is worth, as a share, as a bottom line."""
_TRIED = 5
_LONGEST = 1_500
"""Characters of a bottom line; what is longer is no sentence of prose."""
_EVENT, _VOUCHED, _WEIGHED = 0.25, 0.25, 0.3
"""What an event, a source, and a source's odds, threat or denial add to the worth of a key point."""
_TELLING = frozenset({"denial", "threat"})
_FIRST = 0.2
"""What standing first adds to the worth of a bottom line."""
_OPENING = 8
"""Sentences among which the bottom line is looked for: news tells it early."""
_SCENE = regex.compile(
    r"(?:(?:At|Around|About|By|Just (?:before|after)|Shortly (?:before|after)) "
    r"(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m|noon|midnight|dawn)"
    r"|(?:[\w-]+ ){0,3}(?:seconds?|minutes?|moments?|hours?|days?|weeks?) (?:later|earlier|before|after|on)\b"
    r"|(?:That|The (?:next|following|same|previous)) (?:morning|afternoon|evening|night|day|week)\b)"
)
_SPEAKERS = frozenset({"i", "we", "my", "our"})
_QUOTES = ("“", '"', "‘", "'")


def headline(
    reading: Reading, items: Sequence[DraftAssertion], ranking: Ranking, numbers: Collection[int]
) -> NewsHeadline:
    """Return the sentence that tells most of the article, and the ids of three to five items."""
    superseded = corrections_of(sheet_of(reading, frozenset(numbers))).superseded
    standing = [item for item in items if superseded.isdisjoint(item.sentences) and not was_before(item.cue)]
    return NewsHeadline(bluf=_bluf(reading, ranking, numbers), key_points=_key_points(standing, ranking))


def _bluf(reading: Reading, ranking: Ranking, numbers: Collection[int]) -> DraftBluf:
    sheet = sheet_of(reading, frozenset(numbers))
    corrections = corrections_of(sheet)
    own = (
        one
        for one in sheet.body
        if one.number not in sheet.unvouched
        and not corrections.bears_on(one.number)
        and sheet.quoted_until(one.start) is None
    )
    opening = list(islice(own, _OPENING)) or list(reading.told)
    body = [one for one in opening if _is_prose(one, sheet)] or opening
    best = sorted(body, key=lambda one: _worth(one, reading, ranking, is_first=one is body[0]), reverse=True)
    told = ((one, _told(one, reading)) for one in best)
    for candidate, text in islice(((one, text) for one, text in told if len(text) <= _LONGEST), _TRIED):
        label = _label(candidate, reading)
        cites = sorted({candidate.number, *([label.sentence] if label else [])})
        bluf = DraftBluf(sentences=cites, text=f"{label.source.text}: {text}" if label and label.source else text)
        item = ground(bluf, reading, item_id="bluf", kind="bluf", voice=Sources.author)
        if passes(item, reading):
            return bluf
    return DraftBluf(sentences=[], text="")


def _is_prose(one: Sentence, sheet: Sheet) -> bool:
    """Tell a statement, its dateline apart: "(AP)" before it makes no credit of it."""
    start = one.start + dateline_end(sheet.text[one.start : one.end])
    return is_prose(sheet.tokens(start, one.end))


def _worth(one: Sentence, reading: Reading, ranking: Ranking, *, is_first: bool) -> float:
    text = reading.text_of(one.number)
    words = text.split()
    worth = ranking.worth(text, [one.number])
    if is_first and words[0].lower() not in closed_class("prepositions") | clause_words("leads"):
        worth += _FIRST  # a feature that opens with "By the time ..." comes to the point later
    leans = lead_end(text) > dateline_end(text)
    if leans or len(words) not in _WORDS or text.startswith(_QUOTES) or _points_back(words) or _sets_scene(text):
        worth *= _LONG
    return worth


def _points_back(words: Sequence[str]) -> bool:
    """Tell an opening that leans on what was told before, or on who speaks: "It", "The attack", "I"."""
    lows = [word.lower() for word in words[:2]]
    return points_back(lows[0]) or lows[0] in _SPEAKERS or (lows[0] == "the" and names_event(lows[1:]))


def _sets_scene(text: str) -> bool:
    """Tell an opening that leads into a story instead of telling its point: "At 4:41 on a Tuesday", "Hours later,"."""
    return _SCENE.match(text, dateline_end(text)) is not None


def _label(one: Sentence, reading: Reading) -> Attribution | None:
    """Return the attribution of a sentence of a transcript to the label that it stands behind."""
    found = (reading.attributions[index] for index in reading.attributed.get(one.number, ()))
    return next((said for said in found if said.cue.text == ":" and said.kind == "indirect"), None)


def _told(one: Sentence, reading: Reading) -> str:
    text = reading.text_of(one.number)
    return sentence([text[lead_end(text) :]])


def _matters(item: DraftAssertion, ranking: Ranking) -> float:
    """Return what an item is worth as a key point: what happened and what somebody vouches for go first."""
    worth = ranking.worth(item.text, item.sentences)
    worth *= _LONG if item.text.split()[0].lower() in _SPEAKERS else 1
    weighed = item.source != AUTHOR and (_is_hedged(item) or getattr(item, "kind", "") in _TELLING)
    return worth + _EVENT * isinstance(item, DraftEvent) + _VOUCHED * (item.source != AUTHOR) + _WEIGHED * weighed


def _is_hedged(item: DraftAssertion) -> bool:
    """Tell an item with odds on it, the ones on a participant included."""
    on_part = isinstance(item, DraftEvent) and any(one.hedge for one in item.participants)
    return on_part or item.certainty in {"possible", "probable"}


def _key_points(items: Sequence[DraftAssertion], ranking: Ranking) -> list[str]:
    """Return the worthiest items: one a sentence, two a source, the author's own apart.

    A sentence cited for what a text points back to, before its own, may be that of another key point.
    """
    sources: Counter[str] = Counter()
    cited: set[int] = set()
    chosen: list[str] = []
    for item in sorted(items, key=lambda one: -_matters(one, ranking)):
        if len(chosen) == max(_LEAST, min(_MOST, len(items) // 2)):
            break
        is_full = item.source != AUTHOR and sources[item.source] == _OF_ONE_SOURCE
        if not is_full and item.sentences[-1] not in cited:
            chosen.append(item.id)
            sources[item.source] += 1
            cited.update(item.sentences)
    return chosen
