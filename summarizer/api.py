"""The public calls: `summarize`, `asummarize`, `check`. What they run is loaded with the first call, in `call`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel

    from summarizer.call import Input, Options
    from summarizer.profiles.custom import Checked
    from summarizer.request import Model
    from summarizer.schemas.brief import Brief, Finding
    from summarizer.settings import Settings

M = TypeVar("M", bound="BaseModel")


@overload
def summarize(source: Input, *, schema: None = None, **options: Unpack[Options]) -> Brief: ...
@overload
def summarize(source: Input, *, schema: type[M], **options: Unpack[Options]) -> Checked[M]: ...
def summarize(source: Input, *, schema: type[BaseModel] | None = None, **options: Unpack[Options]) -> Any:
    """Turn one article into a checked brief.

    Args:
        source: the article's text, its bytes, a `Path` to a file, or an `Article`.
        schema: a pydantic class of your own, with fields typed `Sentences`, `Verbatim` or `Hedged`; the result
            is then `Checked[schema]` instead of `Brief`.
        **options: `model`, a name (`"rules"`, `"openai/gpt-5-mini"`) or anything that answers requests; by
            default the settings' choice, and the rules where no key is set. `judge`, a second model, reads what
            passed once more; its verdicts are warnings beside the items. `published`, a date or an ISO date,
            anchors relative dates. `instructions` go to the model with a schema of your own. `on_error` says
            what becomes of items that fail their checks: `"reject"` (default), `"keep"` or `"raise"`.
            `max_items` bounds events and claims together. `settings` stand in for environment and file.

    Raises:
        UsageError, ConfigurationError, UnreadableInput, ModelError; ChecksFailed with `on_error="raise"`.

    """
    from summarizer.call import ask

    return ask(source, schema, options)


@overload
async def asummarize(source: Input, *, schema: None = None, **options: Unpack[Options]) -> Brief: ...
@overload
async def asummarize(source: Input, *, schema: type[M], **options: Unpack[Options]) -> Checked[M]: ...
async def asummarize(source: Input, *, schema: type[BaseModel] | None = None, **options: Unpack[Options]) -> Any:
    """Do what `summarize` does without blocking the event loop while the model answers."""
    from summarizer.call import aask

    return await aask(source, schema, options)


def check(
    summary: str,
    article: Input,
    *,
    published: date | str | None = None,
    judge: str | Model | None = None,
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """Check a summary that somebody else wrote against its article, sentence by sentence.

    Each sentence is aligned to the article first; a finding's `item` is the number of the summary's sentence, or
    `article` where it is about the article itself. A `judge` reads it a second time: its findings follow those of
    the checks, as warnings. `settings` are for the judge.
    Raises UsageError for an empty summary and UnreadableInput for an article that cannot be read.
    """
    from summarizer.call import checkup

    return checkup(summary, article, published=published, judge=judge, settings=settings).findings
