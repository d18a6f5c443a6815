"""From an article to its brief: what goes over the network is asked here, all else is done on other cores."""

from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from functools import partial
from itertools import count
from typing import Any

from summarizer.batching.guard import Guard
from summarizer.batching.processes import Do, Processes, cores
from summarizer.batching.run import Briefing
from summarizer.driving import run
from summarizer.errors import OF_THE_ENDPOINT, ModelError
from summarizer.models.rules import Rules
from summarizer.pipeline import steps
from summarizer.profile import Policy
from summarizer.profiles.news import News
from summarizer.request import Answer, Model, Request
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief

_MOST = 8
"""Processes beside the event loop, which has a core of its own and makes no more calls than so many can check."""
_ANY = Article(text="Two people were hurt on Monday, police said.").model_dump_json()


def processes(*, by_rules: bool = False) -> Processes:
    """Return processes that keep the cores busy; whatever each would read first is read before they part."""
    ruled(_ANY, Policy())
    return Processes(cores() if by_rules else min(cores() - 1, _MOST))


def rules_lanes() -> int:
    """Return how many articles the rules work on at once: enough to keep every core busy."""
    return 2 * cores()


def briefing_by(model: Model, policy: Policy, beside: Processes, guard: Guard) -> Briefing:
    """Return what briefs an article by a model. A stop interrupts no work beside: what was paid for is made use of."""
    way = partial(_by_rules, policy) if isinstance(model, Rules) else partial(_by_asking, policy, model)
    return partial(_briefed, beside, guard, way)


async def _briefed(
    beside: Processes, guard: Guard, way: Callable[[Do, str], Awaitable[str]], article: Article
) -> Brief:
    while True:
        with suppress(BrokenExecutor):  # once more from the start: what was answered is in the store
            async with beside.one() as work:
                return Brief.model_validate_json(await way(partial(_done, guard, work), article.model_dump_json()))


async def _done(guard: Guard, work: Do, *given: Any) -> Any:
    with guard.engaged():
        return await work(*given)


async def _by_rules(policy: Policy, do: Do, article: str) -> str:
    return str(await do(ruled, article, policy))


def ruled(article: str, policy: Policy) -> str:
    """Return the brief that the rules make of an article, both as JSON."""
    model = Rules()
    return run(steps(Article.model_validate_json(article), News(), policy, model.name), model).model_dump_json()


async def _by_asking(policy: Policy, model: Model, do: Do, article: str) -> str:
    number, came = next(_numbers), None
    try:
        came = await do(begun, number, article, policy, model.name)
        while isinstance(came, Request):
            try:
                answer = await model.aanswer(came)
            except OF_THE_ENDPOINT:  # the article waits for its repair, its bottom line: what was answered is kept
                raise
            except ModelError as error:
                came = await do(failed, number, error)
            else:
                came = await do(answered, number, answer)
        return str(came)
    finally:
        if not isinstance(came, str):
            with suppress(BrokenExecutor):
                await do(dropped, number)


_numbers = count()
_under_way: dict[int, Generator[Request, Answer, Brief]] = {}
"""The steps of the articles that a process has in hand, by the number that its parent gave to each."""


def begun(number: int, article: str, policy: Policy, model: str) -> Request | str:
    """Begin the steps of an article; return the first request."""
    _under_way[number] = steps(Article.model_validate_json(article), News(), policy, model)
    return _moved(number, next)


def answered(number: int, answer: Answer) -> Request | str:
    """Go on with an answer; return the next request, or the brief as JSON."""
    return _moved(number, lambda asking: asking.send(answer))


def failed(number: int, error: ModelError) -> Request | str:
    """Go on without an answer, as `answered` does."""
    return _moved(number, lambda asking: asking.throw(error))


def dropped(number: int) -> None:
    """Leave the steps of an article that has to wait."""
    _under_way.pop(number, None)


def _moved(number: int, move: Callable[[Generator[Request, Answer, Brief]], Request]) -> Request | str:
    asking = _under_way.pop(number)
    try:
        request = move(asking)
    except StopIteration as done:
        brief: Brief = done.value
        return brief.model_dump_json()
    _under_way[number] = asking
    return request
