"""One call: its article read, its models resolved, its pipeline run. The public calls stand in `api`."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, get_args

from pydantic import BaseModel

from summarizer.align import items_of
from summarizer.checks import check_article, check_item
from summarizer.driving import arun, metered, run
from summarizer.errors import UsageError
from summarizer.judge import judging
from summarizer.models import RULES, resolve
from summarizer.number import number
from summarizer.pipeline import steps
from summarizer.profile import Policy, Profile
from summarizer.profiles.custom import Custom
from summarizer.profiles.news import News
from summarizer.read import read
from summarizer.read.encoding import clean
from summarizer.reading import Reading
from summarizer.request import Answer, Model, Request
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Finding, Usage
from summarizer.schemas.values import OnError
from summarizer.settings import MAX_ITEMS, Settings, given_or_default

Input = str | bytes | Path | Article


class Options(TypedDict, total=False):
    """What both calls take besides the article and a schema; each may be left out."""

    model: str | Model | None
    judge: str | Model | None
    published: date | str | None
    instructions: str | None
    on_error: OnError | None
    max_items: int | None
    settings: Settings | None


def ask(source: Input, schema: type[BaseModel] | None, options: Options) -> Any:
    """Return what the pipeline makes of the source; models made for the call are closed after it."""
    asking, model, judge = _prepare(source, schema, options)
    try:
        return run(asking, model, judge)
    finally:
        for made in _made_here(options, model, judge):
            if close := getattr(made, "close", None):
                close()


async def aask(source: Input, schema: type[BaseModel] | None, options: Options) -> Any:
    """Do what `ask` does without blocking the event loop while the model answers."""
    asking, model, judge = _prepare(source, schema, options)
    try:
        return await arun(asking, model, judge)
    finally:
        for made in _made_here(options, model, judge):
            if aclose := getattr(made, "aclose", None):
                await aclose()


@dataclass(frozen=True, slots=True)
class Checkup:
    """What the checks, and the second reader if one was asked, find in a summary; and what that reader cost."""

    findings: tuple[Finding, ...]
    judge: str | None = None
    judge_usage: Usage | None = None


def checkup(
    summary: str,
    article: Input,
    *,
    published: date | str | None = None,
    judge: str | Model | None = None,
    settings: Settings | None = None,
) -> Checkup:
    """Do what `check` does and tell the cost of the second reader as well."""
    text = clean(summary) if isinstance(summary, str) else ""
    if not text.strip():
        raise UsageError("The summary is empty or no text. Pass the text to be checked as a str.")
    source = read(article, published=published)
    reading = Reading(source, number(source))
    reader = _second_reader(judge, settings)
    items = items_of(text, reading)
    found = (*check_article(reading), *(finding for item in items for finding in check_item(item, reading)))
    if reader is None:
        return Checkup(found)
    try:
        said, _, usage = run(metered(judging(items, reading)), reader)
    finally:
        if reader is not judge and (close := getattr(reader, "close", None)):
            close()
    return Checkup((*found, *said), reader.name, usage)


def _second_reader(judge: str | Model | None, settings: Settings | None) -> Model | None:
    """Return the model that judges; None where neither call nor settings name one."""
    settings = given_or_default(settings)
    judge = settings.judge if judge is None else judge
    if judge is None:
        return None
    reader = resolve(judge, settings, called="judge")
    if reader.name == RULES:
        raise UsageError("The rules have checked every item already. Name a language model as judge, or none.")
    return reader


def _made_here(options: Options, model: Model, judge: Model | None) -> tuple[Model, ...]:
    """Return the models that the call did not bring along: they are closed after use."""
    brought = (options.get("model"), options.get("judge"))
    return tuple(one for one in (model, judge) if one is not None and all(one is not other for other in brought))


def _prepare(
    source: Input, schema: type[BaseModel] | None, options: Options
) -> tuple[Generator[Request, Answer, Any], Model, Model | None]:
    if unknown := options.keys() - Options.__annotations__.keys():
        raise TypeError(
            f"summarize() takes no argument {min(unknown)!r}; it takes {', '.join(Options.__annotations__)}"
        )
    settings = given_or_default(options.get("settings"))
    article = read(source, published=options.get("published"))
    model = resolve(options.get("model"), settings)
    judge = _second_reader(options.get("judge"), settings)
    profile = _profile(schema, options.get("instructions"), model)
    asking = steps(article, profile, _policy(options, settings), model.name, judge.name if judge else None)
    return asking, model, judge


def _policy(options: Options, settings: Settings) -> Policy:
    on_error = options.get("on_error")
    if on_error is not None and on_error not in get_args(OnError):
        raise UsageError(f"on_error={on_error!r} is not one of {', '.join(get_args(OnError))}.")
    max_items = options.get("max_items")
    if max_items is not None and not (type(max_items) is int and 1 <= max_items <= MAX_ITEMS):
        raise UsageError(f"max_items={max_items!r} is no whole number from 1 to {MAX_ITEMS}.")
    return Policy.of(settings, on_error=on_error, max_items=max_items)


def _profile(schema: type[BaseModel] | None, instructions: str | None, model: Model) -> Profile[Any]:
    if schema is None:
        if instructions is not None:
            raise UsageError("instructions go with a schema of your own: pass schema=YourClass as well.")
        return News()
    if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
        raise UsageError(f"schema={schema!r} is no pydantic class. Pass a class that derives from pydantic.BaseModel.")
    if model.name == "rules":
        raise UsageError(
            "The rules write news briefs only. Name a language model to fill a schema of your own, "
            'for instance model="openai/gpt-5-mini".'
        )
    return Custom(schema, instructions)
