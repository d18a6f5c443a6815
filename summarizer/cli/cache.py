"""Answers that were paid for once: `brief` asks a language model again only for what the store does not hold."""

import asyncio
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.person import say

if TYPE_CHECKING:
    from summarizer.call import Options
    from summarizer.schemas.article import Article
    from summarizer.schemas.brief import Brief
    from summarizer.settings import Settings
    from summarizer.store import Store

_KEPT_DAYS = 90


def brief_of(article: "Article", output: Path | None, options: "Options") -> "Brief":
    """Do what `summarize` does, with the answers of the store beside `output`, else of the user's cache folder."""
    from summarizer.api import summarize
    from summarizer.errors import StoreError
    from summarizer.models import RULES, default_name
    from summarizer.settings import given_or_default

    settings = given_or_default(options["settings"])
    if options.get("judge") is None:
        options = {**options, "judge": settings.judge}
    if options["judge"] is None and (options.get("model") or default_name(settings)) == RULES:
        return summarize(article, **options)
    try:
        store = _opened(output)
    except StoreError as error:
        say(f"Answers are not kept: {error}")
        return summarize(article, **options)
    with store:
        return asyncio.run(_asked(article, store, settings, options))


def _opened(output: Path | None) -> "Store":
    """Return the store of a batch where the output lies in its folder, else the one in the user's cache folder."""
    from platformdirs import user_cache_dir

    from summarizer.store import Store
    from summarizer.store.opening import FILE

    if output is not None:
        for folder in (output, output.parent):
            if (folder / FILE).is_file():
                return Store(folder)
    store = Store(user_cache_dir("summarizer"), make=True)
    store.answers.forget_before(days=_KEPT_DAYS)
    return store


async def _asked(article: "Article", store: "Store", settings: "Settings", options: "Options") -> "Brief":
    from summarizer.api import asummarize
    from summarizer.batching.guard import Guard
    from summarizer.models import resolve
    from summarizer.store.meters import Limits

    guard = Guard(store, Limits(), workers=1)
    with ExitStack() as stack:
        stack.callback(guard.close)
        model = resolve(options.get("model"), settings, guard)
        judge = options["judge"]
        reader = None if judge is None else resolve(judge, settings, guard, called="judge")
        asking: Options = {**options, "model": model, "judge": reader}
        try:
            return await asummarize(article, **asking)
        finally:
            for asked in filter(None, (model, reader)):
                if aclose := getattr(asked, "aclose", None):
                    await aclose()
