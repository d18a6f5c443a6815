"""What a batch would take, before a token is spent: a sample is rendered, the rest is reckoned by its length."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer.batching.order import Order, Via
from summarizer.batching.recipe import digest, left_by, recipe
from summarizer.batching.submit import Plan, foretold
from summarizer.draft import ITEM_CHARACTERS
from summarizer.inputs import Entry
from summarizer.models import name_of, prices
from summarizer.models.wire import schema_text
from summarizer.pipeline import steps
from summarizer.profile import Policy
from summarizer.profiles.news import News
from summarizer.schemas.article import Article
from summarizer.settings import Settings
from summarizer.store import Store
from summarizer.store.opening import FILE

_SAMPLE = 50
_CHARACTERS_A_TOKEN = 4.0
"""Of English prose and JSON, about (help.openai.com, What are tokens)."""


@dataclass(slots=True)
class Sight:
    """What lies ahead: articles, their characters, and a sample of them."""

    plan: Plan = field(default_factory=Plan)
    articles: int = 0
    characters: int = 0
    sample: list[Article] = field(default_factory=list)

    def add(self, article: Article) -> None:
        """Count one more."""
        self.articles += 1
        self.characters += len(article.text)
        if len(self.sample) < _SAMPLE:
            self.sample.append(article)


def estimate(folder: Path, order: Order, settings: Settings, given: Iterable[Entry] | None = None) -> str:
    """Return articles, tokens and dollars by model, in words and a table. Repairs and re-asks come on top.

    No key is needed, and nothing is written, neither into the folder nor into a store that workers drain. Without
    `given` it tells of what waits in the store.
    """
    name = name_of(order.model, settings)
    sight = Sight()
    with ExitStack() as stack:
        if order.store or (folder / FILE).is_file():
            store = stack.enter_context(Store(order.store or folder))
        else:
            store = stack.enter_context(Store(stack.enter_context(TemporaryDirectory()), make=True))
        if given is None:
            ahead = _left(store, sight.plan)
        else:
            made_by = digest(recipe(name, order.policy, settings))
            ahead = foretold(given, store, sight.plan, recipe=made_by, retry_failed=order.retry_failed)
        for article in ahead:
            sight.add(article)
    return "\n".join(_words(sight, name, order))


def _left(store: Store, plan: Plan) -> Iterator[Article]:
    """Yield what the last run left."""
    if last := store.jobs.last_run():
        for key in store.jobs.left(digest(left_by(json.loads(last.settings)))):
            plan.documents += 1
            plan.waiting += 1
            yield store.jobs.article(key)


def _words(sight: Sight, name: str, order: Order) -> list[str]:
    plan = sight.plan
    head = (
        f"{plan.documents:,} documents: {plan.done:,} done before, {plan.shared:,} the same as another, "
        f"{plan.unreadable:,} unreadable, {sight.articles:,} articles to brief."
    )
    if name == "rules" or not sight.articles:
        return [head, "Nothing is to be paid."]
    sent, answered = tokens(sight, name, order.policy)
    way = ", by the Batch API half of them" if order.via == "batch-api" else ""
    said = f"About {sent:,} tokens in and {answered:,} out; repairs and re-asks come on top."
    return [head, f"{said} Prices of {prices.as_of()}{way}.", "", *_table(name, sent, answered, order.via)]


def tokens(sight: Sight, name: str, policy: Policy) -> tuple[int, int]:
    """Return tokens in and out: those of a sample, scaled; the fixed part by articles, the rest by characters."""
    read = asked = fixed = out = 0
    for article in sight.sample:
        request = next(steps(article, News(), policy, name))
        instructions = len(request.messages[0]["content"]) + len(schema_text(request.answer))
        read += len(article.text)
        fixed += instructions
        asked += request.characters + len(schema_text(request.answer)) - instructions
        out += request.max_items * ITEM_CHARACTERS
    scale = sight.characters / max(1, read)
    sent = fixed / len(sight.sample) * sight.articles + asked * scale
    return round(sent / _CHARACTERS_A_TOKEN), round(out * scale / _CHARACTERS_A_TOKEN)


def _table(own: str, sent: int, answered: int, via: Via) -> list[str]:
    share = prices.BATCH_SHARE if via == "batch-api" else 1.0
    names = sorted({*prices.known(), own}, key=lambda name: (name != own, name))
    costs = {name: _cost(name, sent, answered, share) for name in names}
    return [f"{name:<28} {cost}" + ("  <- this run" if name == own else "") for name, cost in costs.items()]


def _cost(name: str, sent: int, answered: int, share: float) -> str:
    price = prices.price(name)
    if price is None:
        return "price not known"
    cost = share * price.of(input_tokens=sent, cached_tokens=0, output_tokens=answered)
    return prices.dollars(cost) + (" and what it thinks" if price.reasons else "")
