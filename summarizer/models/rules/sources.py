"""Sources: the reading's speakers as a draft names them, each once, and the author's own voice."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import regex

from summarizer.language.speakers import Speaker
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.wording import dateline_end
from summarizer.reading import Reading
from summarizer.schemas.draft import DraftSource
from summarizer.schemas.spans import Span

AUTHOR = "S0"
_NAME = 300
_DESCRIPTOR = 300
_LEFT_OVER = regex.compile(
    r", (?:citing|quoting|asked)\b.*\Z|,? (?:who|which|that|and|from|of|by|in|on|however|meanwhile|though|too)\Z"
    r"|, who \p{Ll}+ed\Z"
)


class Sources:
    """The sources of one article, by the attribution they stand behind. A draft is written when first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._reading = sheet.reading
        self._drafts: dict[str, DraftSource | None] = {}

    author = DraftSource(id=AUTHOR, type="author", affiliation="media")

    def id_of(self, attribution: int | None) -> str:
        """Return the id of the source behind an attribution: the author's where there is none."""
        speaker = self.speaker_of(attribution)
        found = self._draft(f"S{_places(self._reading)[speaker.key]}") if speaker else None
        return found.id if found else AUTHOR

    def speaker_of(self, attribution: int | None) -> Speaker | None:
        """Return the speaker behind an attribution."""
        return None if attribution is None else self._reading.speaker_of.get(attribution)

    def of_sentence(self, number: int) -> Sequence[int]:
        """Return the indices of the attributions whose cue stands in a sentence."""
        return self._reading.cued.get(number, ())

    def drafts(self, used: Collection[str]) -> list[DraftSource]:
        """Return the author and those of the sources that are used."""
        drafts = (self._draft(f"S{place}") for place in sorted(int(name[1:]) for name in used if name))
        return [self.author, *filter(None, drafts)]

    def _draft(self, source_id: str) -> DraftSource | None:
        """Return the source of this id, None for the author and for one without name and words."""
        if source_id not in self._drafts:
            place = int(source_id[1:])
            draft = _draft(source_id, self._reading.speakers[place - 1], self._sheet) if place else None
            self._drafts[source_id] = draft if draft and (draft.name or draft.descriptor) else None
        return self._drafts[source_id]


@lru_cache(maxsize=4)
def _places(reading: Reading) -> dict[str, int]:
    """Return the place of each speaker among all, from 1, by its key."""
    return {speaker.key: place for place, speaker in enumerate(reading.speakers, 1)}


def _draft(source_id: str, speaker: Speaker, sheet: Sheet) -> DraftSource:
    """Return a speaker as a source, the descriptor without a dateline and within one sentence."""
    name = speaker.name or ""
    return DraftSource(
        id=source_id,
        name=name if len(name) <= _NAME and (name in speaker.descriptor.text or name in sheet.text) else "",
        descriptor=_descriptor(speaker.descriptor, sheet),
        type=speaker.type,
        affiliation=speaker.affiliation,
    )


def _descriptor(span: Span, sheet: Sheet) -> str:
    numbers = sheet.sentences(span.start, span.end)
    start = max(span.start, sheet.reading.sentence(numbers[-1]).start) if numbers else span.end
    words = sheet.text[start : span.end]
    words = _LEFT_OVER.sub("", words[dateline_end(words) :])
    return words if len(words) <= _DESCRIPTOR else ""
