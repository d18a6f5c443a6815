"""Reserved: what stands behind "do not believe that" or "apologised for saying that".

It is told with the whole of its sentence, as whoever tells that sentence has it, and never cut out.
"""

from collections.abc import Iterator

from summarizer.language.attribution import Attribution
from summarizer.language.reserves import Reserve, reserves
from summarizer.models.rules.sheet import Sheet
from summarizer.schemas.spans import Span


def reserve_of(sheet: Sheet, attribution: Attribution) -> Span | None:
    """Return the words that hold back the content of an attribution, None where its source stands for it."""
    return next((one.word for one in reserves_of(sheet, attribution.sentence) if _holds_back(one, attribution)), None)


def reserves_of(sheet: Sheet, number: int) -> Iterator[Reserve]:
    """Yield the reserves of a sentence, by the offsets of the article."""
    start = sheet.reading.sentence(number).start
    for kind, word, told in reserves(sheet.reading.text_of(number)):
        yield Reserve(kind, word.shift(start), told.shift(start))


def _holds_back(reserve: Reserve, attribution: Attribution) -> bool:
    word, told = reserve.word, reserve.told
    if told.start < word.start:
        opens = attribution.content[0].start
        return word.has(attribution.cue.start) or (
            attribution.cue.end <= told.start and opens <= told.end <= attribution.content[0].end
        )
    if attribution.has(word.start):
        return False
    starts = (part.start for part in (attribution.cue, attribution.source, *attribution.content) if part)
    return any(map(told.has, starts))
