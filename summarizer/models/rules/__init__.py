"""The rules model: answers news requests from the reading alone. No key, no network, the same answer every time."""

from typing import cast

from pydantic import BaseModel

from summarizer.errors import UsageError
from summarizer.models.rules.brief import draft
from summarizer.models.rules.headline import headline
from summarizer.models.rules.ranking import Ranking
from summarizer.request import Answer, Request
from summarizer.schemas.brief import Usage
from summarizer.schemas.draft import NewsDraft, NewsHeadline, NewsWindow


class Rules:
    """Fills the `news` profile's answers by rules for English; the floor that a language model has to beat."""

    name = "rules"

    def answer(self, request: Request) -> Answer:
        """Answer one request. UsageError for a schema other than the news profile's."""
        return Answer(_value(request), Usage(requests=1))

    async def aanswer(self, request: Request) -> Answer:
        """Answer as `answer` does: there is nothing to wait for."""
        return self.answer(request)


def _value(request: Request) -> BaseModel:
    if request.stage == "repair":
        return request.answer.model_validate({"corrections": []})
    if request.answer is NewsHeadline:
        written = cast("NewsDraft", request.draft)
        items = (*written.events, *written.claims)
        numbers = frozenset(request.sentences)
        return headline(request.reading, items, Ranking(request.reading, numbers), numbers)
    if request.answer in (NewsDraft, NewsWindow):
        written = draft(request.reading, request.sentences, request.max_items)
        return written if request.answer is NewsDraft else NewsWindow(**dict(_shared(written)))
    raise UsageError(f"The rules write news briefs only, not {request.answer.__name__}. Name a language model for it.")


def _shared(written: NewsDraft) -> list[tuple[str, object]]:
    return [(name, getattr(written, name)) for name in NewsWindow.model_fields]
