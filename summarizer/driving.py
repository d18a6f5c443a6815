"""Drivers of what asks and is answered: by a model, and by a second one where there is one to judge; what it cost."""

from collections.abc import Generator
from typing import TypeVar, cast

from pydantic import BaseModel

from summarizer.errors import ConfigurationError, ModelError
from summarizer.request import Answer, Model, Request
from summarizer.schemas.brief import Usage

Result = TypeVar("Result")


def run(asking: Generator[Request, Answer, Result], model: Model, judge: Model | None = None) -> Result:
    """Drive the steps with a model, and with another where there is one to judge; return their result."""
    try:
        request = next(asking)
        while True:
            try:
                answer = _asked(request, model, judge).answer(request)
            except (ModelError, ConfigurationError) as error:
                request = asking.throw(error)
            else:
                request = asking.send(answer)
    except StopIteration as done:
        return cast("Result", done.value)


async def arun(asking: Generator[Request, Answer, Result], model: Model, judge: Model | None = None) -> Result:
    """Drive the steps without blocking the event loop."""
    try:
        request = next(asking)
        while True:
            try:
                answer = await _asked(request, model, judge).aanswer(request)
            except (ModelError, ConfigurationError) as error:
                request = asking.throw(error)
            else:
                request = asking.send(answer)
    except StopIteration as done:
        return cast("Result", done.value)


def _asked(request: Request, model: Model, judge: Model | None) -> Model:
    return judge if judge is not None and request.stage == "judge" else model


def metered(work: Generator[Request, BaseModel, Result]) -> Generator[Request, Answer, tuple[Result, Usage, Usage]]:
    """Pass requests on and answers in; return the result, what it cost, and what the judge cost."""
    usage, judge_usage = Usage(), Usage()
    try:
        request = next(work)
        while True:
            try:
                answer = yield request
            except (ModelError, ConfigurationError) as error:
                paid = getattr(error, "usage", None) or Usage()
                usage, judge_usage = _added(request, paid, usage, judge_usage)
                if isinstance(error, ModelError):
                    error.usage = usage + judge_usage
                request = work.throw(error)
            else:
                usage, judge_usage = _added(request, answer.usage, usage, judge_usage)
                request = work.send(answer.value)
    except StopIteration as done:
        return done.value, usage, judge_usage


def _added(request: Request, paid: Usage, usage: Usage, judge_usage: Usage) -> tuple[Usage, Usage]:
    return (usage, judge_usage + paid) if request.stage == "judge" else (usage + paid, judge_usage)
