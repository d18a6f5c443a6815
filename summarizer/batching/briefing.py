"""From an article to its brief: by a model that answers over the network, or by the rules on every core."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from multiprocessing.process import BaseProcess

from summarizer.batching.run import Briefing
from summarizer.models.rules import Rules
from summarizer.pipeline import Policy, arun, run, steps
from summarizer.profiles.news import News
from summarizer.request import Model
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief


@asynccontextmanager
async def briefing_by(model: Model, policy: Policy) -> AsyncIterator[Briefing]:
    """Give what briefs an article by a model."""
    if not isinstance(model, Rules):
        yield partial(_asked, model, policy)
        return
    with _processes() as pool:
        yield partial(_in, pool, policy)


async def _asked(model: Model, policy: Policy, article: Article) -> Brief:
    return await arun(steps(article, News(), policy, model.name), model)


async def _in(pool: Executor, policy: Policy, article: Article) -> Brief:
    text = await asyncio.get_running_loop().run_in_executor(pool, _by_rules, article.model_dump_json(), policy)
    return Brief.model_validate_json(text)


def _by_rules(article: str, policy: Policy) -> str:
    model = Rules()
    return run(steps(Article.model_validate_json(article), News(), policy, model.name), model).model_dump_json()


def _processes() -> Executor:
    """Return one process a core; a thread where processes cannot be forked, since a script may have no main guard."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork"), initializer=_led)


def _led() -> None:
    """Leave Ctrl-C to the parent: an article under way is finished. Where the parent is killed, end with it.

    It would wait for work that never comes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=[multiprocessing.parent_process()], daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
        os._exit(1)


def rules_lanes() -> int:
    """Return how many articles the rules work on at once: enough to keep every core busy."""
    return 2 * (os.cpu_count() or 1)
