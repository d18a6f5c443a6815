"""The second reader: asks another model whether the sentences bear the items out, and turns its answer into findings.

What it says is an opinion: a warning beside the item, which changes, drops and overrules nothing.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

from pydantic import BaseModel

from summarizer import prompts
from summarizer.checks.finding import excerpt, finding
from summarizer.draft import fence, lines, neighbourhood
from summarizer.errors import ConfigurationError, ModelError
from summarizer.ground import Item, find, quote
from summarizer.reading import Reading
from summarizer.request import Request
from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftSource
from summarizer.schemas.judge import ItemVerdict, Judgement
from summarizer.schemas.spans import Evidence

CHECK = "judge"
TEMPLATE = "judge.md.j2"
WHOLE_CHARACTERS = 8_000
"""An article up to this length is shown whole; of a longer one the cited sentences and their neighbours."""

ANSWER_TOKENS = 60
"""What one verdict may take in an answer, with room."""

SAYS = {
    "overstated": "is more or surer than its sentences",
    "understated": "is less or less sure than its sentences",
    "misattributed": "gives it to somebody who does not say it",
    "contradicted": "is at odds with its sentences",
    "supported": "is borne out",
}
_SPACE = re.compile(r"\s+")


def judging(items: Iterable[Item], reading: Reading) -> Generator[Request, BaseModel, tuple[Finding, ...]]:
    """Ask once about all items that state something (a question does not), and return what is said of them.

    A driver throws a ModelError or ConfigurationError in where nobody answered: that is a finding as well.
    """
    asked = tuple(item for item in items if item.text.strip() and item.kind != "question")
    if not asked:
        return ()
    try:
        answer = yield judge_request(asked, reading)
    except (ModelError, ConfigurationError) as error:
        return (finding("article", CHECK, f"No second reader has looked at this: {error}", severity="warning"),)
    if not isinstance(answer, Judgement):
        raise TypeError(f"a model answered {type(answer).__name__} where {Judgement.__name__} was asked for")
    return judged(answer, asked, reading)


def judge_request(items: Sequence[Item], reading: Reading, *, whole: int = WHOLE_CHARACTERS) -> Request:
    """Return the one request about these items: the stable instructions, then sentences and statements.

    An article of up to `whole` characters is shown whole.
    """
    numbers = shown(items, reading, whole=whole)
    data = prompts.render(
        "judged.md.j2",
        fence=fence(reading),
        lines=lines(reading, numbers),
        statements="\n".join(_statement(item) for item in items),
    )
    return Request(
        stage="judge",
        messages=(
            {"role": "system", "content": prompts.source(TEMPLATE).strip()},
            {"role": "user", "content": data},
        ),
        answer=Judgement,
        reading=reading,
        sentences=tuple(numbers),
        max_items=len(items),
        max_output_tokens=1_000 + ANSWER_TOKENS * len(items),
    )


def shown(items: Iterable[Item], reading: Reading, *, whole: int = WHOLE_CHARACTERS) -> list[int]:
    """Return the numbers of the sentences to show: all that are told, or those cited and their neighbours."""
    told = [sentence.number for sentence in reading.told]
    if sum(len(reading.text_of(number)) for number in told) <= whole:
        return told
    return neighbourhood(items, reading)


def judged(answer: Judgement, items: Sequence[Item], reading: Reading) -> tuple[Finding, ...]:
    """Return the findings of an answer: each adverse verdict, each without its words, and who was left out."""
    asked = {item.id: item for item in items}
    first: dict[str, ItemVerdict] = {}
    for verdict in answer.verdicts:
        first.setdefault(verdict.id, verdict)
    numbers = shown(items, reading)
    about = (
        found for name, item in asked.items() if name in first for found in _said(first[name], item, reading, numbers)
    )
    return (*about, *_astray([name for name in first if name not in asked], [n for n in asked if n not in first]))


def _said(verdict: ItemVerdict, item: Item, reading: Reading, numbers: Sequence[int]) -> Iterator[Finding]:
    """Put one verdict into words; one that is favourable and shows its words needs none."""
    place = located(verdict.words, item, reading, numbers)
    if verdict.verdict == "supported" and place:
        return
    message = f"A second reader finds that the text {SAYS[verdict.verdict]} ({verdict.verdict})"
    if place:
        message = f"{message}: [{place.sentence}] “{excerpt(place.quote)}”."
    elif verdict.words.strip():
        message = f"{message}, unlocated: its words “{excerpt(verdict.words)}” are in none of the sentences shown."
    else:
        message = f"{message}, unlocated: it shows no words."
    yield finding(item.id, CHECK, message, place.span if place else None, "warning")


def located(words: str, item: Item, reading: Reading, numbers: Sequence[int]) -> Evidence | None:
    """Return where the words stand: in the item's own sentences, else in another that was shown."""
    if not words.strip():
        return None
    return find(words, item.evidence) or find(words, tuple(quote(reading, number) for number in numbers))


def _astray(unknown: Sequence[str], left_out: Sequence[str]) -> Iterator[Finding]:
    if unknown:
        message = f"The second reader speaks of items that it was not shown: {excerpt(', '.join(unknown))}."
        yield finding("article", CHECK, message, severity="warning")
    if left_out:
        message = f"The second reader gave no verdict on {excerpt(', '.join(left_out))}."
        yield finding("article", CHECK, message, severity="warning")


def _statement(item: Item) -> str:
    """Return an item on one line: id, who is said to say it, text, and the sentences it rests on."""
    cites = ",".join(str(number) for number in dict.fromkeys(item.cites))
    resting = f" [{cites}]" if cites else ""
    return f"{item.id}{resting}{_voices(item)}: {_line(item.text)}"


def _voices(item: Item) -> str:
    if item.kind not in ("event", "claim"):
        return ""
    via = f", via {_label(item.via)}" if item.via else ""
    return f" (said by {_label(item.voice)}{via})"


def _label(source: DraftSource | None) -> str:
    if source is None or source.type == "author":
        return "the article"
    return _line(source.name or source.descriptor or "an unnamed source")


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
