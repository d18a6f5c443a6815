"""Corrections: which sentences of an article take back which others, and what that makes them worth."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from summarizer.language.corrections import Correction, correction, is_note
from summarizer.language.quantities import figures
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.wording import dateline_end
from summarizer.overlap import share, stems
from summarizer.schemas.draft import DraftAssertion

_ALIKE, _LEAST = 0.6, 2
_CORRECTS, _IS_NOTE, _TAKEN_BACK = 1.0, -0.5, -1.0
"""What it adds to the worth of a sentence that it corrects another, is a note on the article, is taken back."""


class Corrections:
    """The corrections within the sentences of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @cached_property
    def _made(self) -> dict[int, Correction]:
        read = self._sheet.reading.text_of
        found = {s.number: made for s in self._sheet.body if (made := correction(read(s.number)))}
        for number, made in list(found.items()):
            after = read(number + 1) if made.is_note and self._sheet.is_body(number + 1) else ""
            if after and is_note(after, read(number)):
                found.setdefault(number + 1, Correction(0, len(after), "", is_note=True))
        return found

    @cached_property
    def pairs(self) -> frozenset[tuple[int, int]]:
        """Sentences by number: one that takes back, and one that it takes back."""
        return frozenset(
            (number, wrong)
            for number, made in self._made.items()
            if not made.is_note
            for wrong in self._wrong(number, made)
        )

    @cached_property
    def taken_back(self) -> frozenset[int]:
        """The sentences that others take back."""
        return frozenset(wrong for _, wrong in self.pairs)

    @property
    def superseded(self) -> frozenset[int]:
        """The sentences of which nothing holds any more: those taken back, and notes on earlier versions."""
        return self.taken_back | {number for number, made in self._made.items() if made.is_note}

    def bears_on(self, number: int) -> bool:
        """Tell a sentence that takes something back, or is taken back."""
        return number in self._made or number in self.taken_back

    def contradicting(self, items: Sequence[DraftAssertion]) -> list[list[str]]:
        """Return pairs of ids: what takes something back, and what it takes back."""
        if not self.pairs:
            return []
        return [
            [one.id, other.id]
            for one in items
            for other in items
            if any((a, b) in self.pairs for a in one.sentences for b in other.sentences)
        ]

    def worth(self, numbers: Sequence[int]) -> float:
        """Return what is added to the worth of a text that rests on these sentences."""
        if not self.taken_back.isdisjoint(numbers):
            return _TAKEN_BACK
        made = [self._made[number] for number in numbers if number in self._made]
        return (_IS_NOTE if made[0].is_note else _CORRECTS) if made else 0.0

    def _wrong(self, number: int, made: Correction) -> Iterator[int]:
        """Yield the sentences that a correction means: those of the entry of its time, else those that say the same."""
        text = self._sheet.reading.text_of(number)
        said, counted = stems(text[made.start :]), _values(text[made.start : made.end])
        is_figure = made.end < len(text)  # of "seven, not six" the six alone is taken back, whatever it was told of
        for other in self._sheet.body:
            words = self._sheet.reading.text_of(other.number)
            if made.clock:
                is_meant = made.clock in words[: dateline_end(words)]
            elif is_figure:
                is_meant = bool(counted) and counted <= _values(words) and _is_told(stems(words), stems(text))
            else:
                is_meant = _is_told(said, stems(words)) and counted <= _values(words)
            if is_meant and other.number not in self._made:
                yield other.number


@lru_cache(maxsize=4)  # candidates, headline and contradictions ask for those of one sheet
def corrections_of(sheet: Sheet) -> Corrections:
    """Return the corrections of a sheet."""
    return Corrections(sheet)


def _is_told(said: frozenset[str], words: frozenset[str]) -> bool:
    return len(said & words) >= _LEAST and share(said, words) >= _ALIKE


def _values(text: str) -> frozenset[float | None]:
    return frozenset(figure.value for figure in figures(text))
