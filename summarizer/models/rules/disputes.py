"""Disputes: which items gainsay another without telling it again, by how and where they answer it.

An answer stands in the same sentence behind "but" or a semicolon, or in the next one. Two that merely differ in what
they tell are left alone: each rule asks for words, figures or persons in common.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from summarizer.checks.opposites import places
from summarizer.language.calendar import MONTHS, WEEKDAYS
from summarizer.language.negation import polarity
from summarizer.language.quantities import quantities
from summarizer.language.rebuttals import clears, does_so, lays_at, pleads, recounts, sets_against
from summarizer.language.words import words_in
from summarizer.models.rules.relations import INTENT, are_apart
from summarizer.models.rules.sources import AUTHOR
from summarizer.overlap import share, stems
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent
from summarizer.schemas.spans import Quantity

_PRONOUNS = frozenset({"one", "it", "they", "he", "she", "this", "that", "these"})
_OWN = frozenset({"its", "their", "our", "his", "her", "my", "we"})
_OPPOSED = 0.33
"""Share of content words that two statements of opposite polarity have in common at least."""
_NEGATED = 0.6
"""The same where no link sets one against the other."""
_SPANS = frozenset({"years old", "years", "days", "hours", "months", "weeks"})
_SHARES = frozenset({"%", "percent"})
_CALENDAR = frozenset(map(str.capitalize, (*MONTHS, *WEEKDAYS)))
_HELD = frozenset(
    {"insist", "insists", "insisted", "maintain", "maintains", "maintained", "counter", "countered", "counters"}
)


def disputing(
    items: Sequence[DraftAssertion], reading: Reading, called: Mapping[str, tuple[str, str]]
) -> Iterator[list[str]]:
    """Yield pairs of ids: an answer and what it answers.

    `called` has for each source, by its id, what it is called and the article's fullest words for it.
    """
    told = [_Told(item, reading, *called.get(item.source, ("", ""))) for item in items if item.source != AUTHOR]
    for answer, first in permutations(told, 2):
        if answer.item.source != first.item.source and answer.follows(first) and _gainsays(answer, first):
            yield [answer.item.id, first.item.id]


class _Told:
    """An item, the words for its source, and where it stands."""

    def __init__(self, item: DraftAssertion, reading: Reading, source: str, descriptor: str) -> None:
        self.item, self._reading, self.source, self.descriptor = item, reading, source, descriptor
        self.text = item.text
        self.place = max(item.sentences)
        self.cue = item.cue.lower().rpartition(" ")[2]
        self.words = stems(item.text) - (stems(source) if _tells_speaker(item) else frozenset())

    @property
    def kind(self) -> str:
        """The kind of a claim, "" of an event."""
        return self.item.kind if isinstance(self.item, DraftClaim) else ""

    @property
    def declines(self) -> bool:
        """Whether it tells only that somebody would not say something."""
        return self.kind == "background" and _tells_speaker(self.item)

    @property
    def is_denial(self) -> bool:
        """Whether it denies something."""
        return self.kind == "denial"

    @property
    def actors(self) -> frozenset[str]:
        """The stems of those who did what an event tells."""
        found = self.item.participants if isinstance(self.item, DraftEvent) else ()
        return frozenset().union(*(stems(one.name) for one in found if one.role == "actor"))

    def follows(self, first: "_Told") -> bool:
        """Tell what stands behind in the same sentence, or in the next one."""
        if self.place == first.place:
            return self.offset >= first.offset
        return self.place == first.place + 1

    @property
    def offset(self) -> int:
        """Where in its sentence its cue stands."""
        return self._reading.text_of(self.place).find(self.item.cue) if self.item.cue else 0

    def is_against(self, first: "_Told") -> bool:
        """Tell a clause that its sentence sets against the other's, or a sentence set against the one before."""
        text = self._reading.text_of(self.place)
        return sets_against(text) if self.place == first.place else sets_against(text[: len("By contrast") + 1])


def _tells_speaker(item: DraftAssertion) -> bool:
    return bool(item.cue) and item.cue in item.text


def _gainsays(answer: _Told, first: _Told) -> bool:
    if _holds(answer, first):
        return True
    if any(one.kind in INTENT or one.declines for one in (answer, first)) or _are_elsewhere(answer, first):
        return False
    if _is_negated(answer, first, _NEGATED) or _clears_itself(answer, first) or _counts_otherwise(answer, first):
        return True
    return answer.is_against(first) and (
        _denies_what_is_held(answer, first) or _turns_over(answer, first) or _accuses_back(answer, first)
    )


def _are_elsewhere(answer: _Told, first: _Told) -> bool:
    """Tell two texts that name other months or years."""
    days = [_CALENDAR.intersection(words_in(one.text)) for one in (answer, first)]
    return all(days) and not days[0] & days[1]


def _holds(answer: _Told, first: _Told) -> bool:
    """Tell a denial that has the other's words in it: "X said that Y, a figure that Z disputes"."""
    is_within = answer.place == first.place and share(first.words, stems(answer.text)) > _OPPOSED
    return answer.is_denial and not first.is_denial and is_within and _tells_speaker(answer.item)


def _clears_itself(answer: _Told, first: _Told) -> bool:
    """Tell what the one of whom a deed is told says of himself, or that others did it: "its guns had been silent"."""
    named = stems(answer.source)
    is_named = bool(named) and named <= stems(first.text) and not named <= stems(first.source)
    is_side = bool(first.actors) and first.actors <= stems(answer.descriptor)
    if not (is_named or is_side):
        return False
    if isinstance(answer.item, DraftEvent) and isinstance(first.item, DraftEvent) and is_side:
        is_of_others = bool(answer.actors) and not answer.actors & first.actors
        return is_of_others and answer.item.type == first.item.type
    return is_named and (answer.cue.startswith("den") or pleads(answer.text) or clears(answer.text))


def _denies_what_is_held(answer: _Told, first: _Told) -> bool:
    """Tell a denial and an assertion, in either order, of something in common or of "it"."""
    one, other = (answer, first) if answer.is_denial else (first, answer)
    if not one.is_denial or other.is_denial:
        return False
    opening = answer.text.split(maxsplit=1)[0].lower()
    return bool(answer.words & first.words) or opening in _PRONOUNS


def _turns_over(answer: _Told, first: _Told) -> bool:
    """Tell opposite words or polarity for what both speak of, or what is insisted on in the face of it."""
    if does_so(answer.text):
        return True
    common = answer.words & first.words
    is_back = not _PRONOUNS.isdisjoint(answer.text.lower().split())
    is_own = not _OWN.isdisjoint(answer.text.lower().split())
    if not common and not is_back:
        return False
    if (common or is_back) and not is_own and _are_opposites(answer.text, first.text):
        return True
    if not _HELD.isdisjoint({answer.cue, *answer.text.lower().split()}):
        return True
    return _is_negated(answer, first, _OPPOSED)


def _is_negated(answer: _Told, first: _Told, least: float) -> bool:
    """Tell two texts of opposite polarity, each with this share of the other's words at least."""
    common = min(share(answer.words, first.words), share(first.words, answer.words))
    return common >= least and polarity(answer.text, 0, len(answer.text)) != polarity(first.text, 0, len(first.text))


def _are_opposites(one: str, other: str) -> bool:
    here, there = ({side for place in places(text) for side in place.sides} for text in (one, other))
    return any(number == again and side != turned for number, side in here for again, turned in there)


def _accuses_back(answer: _Told, first: _Told) -> bool:
    """Tell the same deed laid at the door of whoever told it: "residents said the shells came from army positions"."""
    named = stems(first.source) - {"the"}
    is_named = bool(named) and named <= stems(answer.text)
    return is_named and (bool((answer.words & first.words) - named) or lays_at(answer.text))


def _counts_otherwise(answer: _Told, first: _Told) -> bool:
    """Tell two counts of the same of which one at most is right."""
    if (unhurt := none_of(answer.text)) and unhurt in {one.category for one in quantities(first.text)}:
        return True
    again = recounts(answer.text)
    left_out = _SPANS if again else _SPANS | _SHARES
    pairs = ((one, other) for one in _counts(answer, left_out) for other in _counts(first, left_out))
    return any(_exclude(one, other) and (again or _are_same(answer, one, first, other)) for one, other in pairs)


def none_of(text: str) -> str:
    """Return the category of those of whom none was hurt ("None of its fighters had died"), else ""."""
    opening, _, rest = text.lower().partition(" ")
    if opening not in {"no", "none", "nobody", "not"}:
        return ""
    found = quantities(f"10 {rest.removeprefix('of its ').removeprefix('of their ').removeprefix('one ')}")
    return found[0].category if found and found[0].category != "other" else ""


def _counts(told: _Told, left_out: frozenset[str]) -> list[Quantity]:
    return [one for one in quantities(told.text) if one.value is not None and one.unit not in left_out]


def _are_same(answer: _Told, one: Quantity, first: _Told, other: Quantity) -> bool:
    """Tell counts of one category, or of one thing in clauses that are set against each other."""
    if one.category != "other":
        return one.category == other.category
    is_one_thing = other.category == "other" and (not one.unit or one.unit == other.unit)
    is_elliptic = not one.unit and answer.text.startswith(one.text)  # "20,000 did"
    is_of_same = is_elliptic or share(answer.words, first.words) > _NEGATED
    return is_one_thing and is_of_same and answer.place == first.place and answer.is_against(first) and bool(other.unit)


def _exclude(one: Quantity, other: Quantity) -> bool:
    if one.unit and other.unit and one.category == "other" and one.unit != other.unit:
        return False
    return are_apart(one, other)
