"""Sources: the reading's speakers as a draft names them, each once, and the author's own voice."""

from collections.abc import Collection, Sequence

import regex

from summarizer.language import speakers
from summarizer.language.speakers import Speaker
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.wording import dateline_end
from summarizer.schemas.draft import DraftSource
from summarizer.schemas.spans import Span

AUTHOR = "S0"
_DESCRIPTOR = 300
_LEFT_OVER = regex.compile(r",? (?:who|which|that|and|from|of|by|in|on)\Z")


class Sources:
    """The sources of one article, by the attribution they stand behind."""

    def __init__(self, sheet: Sheet) -> None:
        reading = sheet.reading
        self._speakers = speakers.by_attribution(reading.speakers)
        self._by_sentence: dict[int, list[int]] = {}
        for index, attribution in enumerate(reading.attributions):
            self._by_sentence.setdefault(attribution.sentence, []).append(index)
        drafts = (_draft(f"S{count}", speaker, sheet) for count, speaker in enumerate(reading.speakers, 1))
        self._drafts = {draft.id: draft for draft in drafts if draft.name or draft.descriptor}
        self._ids = {speaker.key: f"S{count}" for count, speaker in enumerate(reading.speakers, 1)}

    author = DraftSource(id=AUTHOR, type="author", affiliation="media")

    def id_of(self, attribution: int | None) -> str:
        """Return the id of the source behind an attribution: the author's where there is none."""
        speaker = self.speaker_of(attribution)
        found = self._ids[speaker.key] if speaker else AUTHOR
        return found if found in self._drafts else AUTHOR

    def speaker_of(self, attribution: int | None) -> Speaker | None:
        """Return the speaker behind an attribution."""
        return None if attribution is None else self._speakers.get(attribution)

    def of_sentence(self, number: int) -> Sequence[int]:
        """Return the indices of the attributions whose cue stands in a sentence."""
        return self._by_sentence.get(number, ())

    def drafts(self, used: Collection[str]) -> list[DraftSource]:
        """Return the author and those of the sources that are used."""
        return [self.author, *(draft for name, draft in self._drafts.items() if name in used)]


def _draft(source_id: str, speaker: Speaker, sheet: Sheet) -> DraftSource:
    """Return a speaker as a source, the descriptor without a dateline and within one sentence."""
    return DraftSource(
        id=source_id,
        name=speaker.name if speaker.name and speaker.name in sheet.text else "",
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
