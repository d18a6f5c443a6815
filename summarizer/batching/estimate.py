"""What a batch would take, before a token is spent: a sample is rendered, the rest is reckoned by its length."""

from itertools import islice

from summarizer.batching import Batch
from summarizer.draft import ITEM_CHARACTERS
from summarizer.models import prices
from summarizer.models.wire import schema_text
from summarizer.pipeline import steps
from summarizer.profiles.news import News

_SAMPLE = 50
_CHARACTERS_A_TOKEN = 4.0
"""Of English prose and JSON, about (help.openai.com, What are tokens)."""


def estimate(batch: Batch) -> str:
    """Return articles, tokens and dollars by model, in words and a table. Repairs and re-asks come on top."""
    articles, characters = batch.store.jobs.size(batch.number)
    head = (
        f"{batch.plan.documents:,} documents: {batch.plan.done:,} done before, {batch.plan.shared:,} the same as "
        f"another, {batch.plan.unreadable:,} unreadable, {articles:,} articles to brief."
    )
    if batch.model.name == "rules" or not articles:
        return f"{head}\nNothing is to be paid."
    sent, answered = _tokens(batch, articles, characters)
    lines = [head, f"About {sent:,} tokens in and {answered:,} out; repairs and re-asks come on top.", ""]
    return "\n".join([*lines, *_table(batch, sent, answered)])


def _tokens(batch: Batch, articles: int, characters: int) -> tuple[int, int]:
    """Return tokens in and out: those of a sample, scaled; the fixed part by articles, the rest by characters."""
    sample = list(islice(batch.store.jobs.waiting(batch.number), _SAMPLE))
    read = asked = fixed = out = 0
    for key in sample:
        article = batch.store.jobs.article(key)
        request = next(steps(article, News(), batch.order.policy, batch.model.name))
        instructions = len(request.messages[0]["content"]) + len(schema_text(request.answer))
        read += len(article.text)
        fixed += instructions
        asked += request.characters + len(schema_text(request.answer)) - instructions
        out += request.max_items * ITEM_CHARACTERS
    scale = characters / max(1, read)
    sent = fixed / len(sample) * articles + asked * scale
    return round(sent / _CHARACTERS_A_TOKEN), round(out * scale / _CHARACTERS_A_TOKEN)


def _table(batch: Batch, sent: int, answered: int) -> list[str]:
    own = batch.model.name
    names = sorted({*prices.known(), own}, key=lambda name: (name != own, name))
    return [f"{name:<28} {_cost(name, sent, answered)}" + ("  <- this run" if name == own else "") for name in names]


def _cost(name: str, sent: int, answered: int) -> str:
    price = prices.price(name)
    if price is None:
        return "price not known"
    cost = price.of(input_tokens=sent, cached_tokens=0, output_tokens=answered)
    return f"${cost:,.2f}" + (" and what it thinks" if price.reasons else "")
