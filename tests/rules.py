"""What the rules make of a text of our own: its sheet, its propositions, its draft."""

from datetime import date

from summarizer.draft import max_items
from summarizer.models.rules import Rules
from summarizer.models.rules.assertions import Reader
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.propositions import propositions
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import Sources
from summarizer.models.rules.wording import sentence
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.request import Request
from summarizer.schemas.article import Article
from summarizer.schemas.draft import DraftAssertion, NewsDraft

PUBLISHED = date(2026, 5, 6)

STORY = """Blast at Lorne grain terminal kills four

LORNE, May 6 (Coastal Wire) — An explosion tore through a grain terminal in Lorne on Tuesday, killing at least four \
workers, the fire service said.

The blast was probably caused by dust in a conveyor shaft, fire chief Marta Ilves told reporters. “We have never seen \
damage like this,” she said.

Harlan Grain Ltd, which runs the terminal, denied that it had skipped an inspection. A former manager who asked not to be \
named said the company skipped an inspection in March.

It was unclear why the sprinklers did not work. Investigators are examining whether the alarm was switched off.

About 300 people live near the terminal. Police closed the coast road. Mayor Teo Brandt demanded that the terminal \
be moved. He promised to publish the inquiry's findings.

The port will reopen on Friday."""


def reading_of(text: str) -> Reading:
    article = Article(text=text, published=PUBLISHED)
    return Reading(article, number(article))


def request_of(reading: Reading, answer=NewsDraft, stage="draft", most=None, draft=None, sentences=None) -> Request:
    numbers = sentences or tuple(one.number for one in reading.told)
    return Request(
        stage=stage,
        messages=(),
        answer=answer,
        reading=reading,
        sentences=numbers,
        max_items=most or max_items(len(numbers)),
        max_output_tokens=1,
        draft=draft,
    )


def draft_of(text: str, most: int | None = None) -> NewsDraft:
    return Rules().answer(request_of(reading_of(text), most=most)).value


def sheet_of(text: str) -> tuple[Sheet, Sources]:
    reading = reading_of(text)
    sheet = Sheet(reading, {one.number for one in reading.told})
    return sheet, Sources(sheet)


def propositions_of(text: str) -> list[Proposition]:
    return list(propositions(*sheet_of(text)))


def assertion_of(text: str, nth: int = 0) -> DraftAssertion:
    sheet, sources = sheet_of(text)
    found = list(propositions(sheet, sources))[nth]
    behind_that = found.attribution is not None and not found.told
    words = sentence([span.text for span in found.spans], behind_that=behind_that)
    return Reader(sheet, sources).assertion(found, words, "I1")


def items_of(draft: NewsDraft) -> list[DraftAssertion]:
    return [*draft.events, *draft.claims]
