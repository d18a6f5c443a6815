"""What decides a brief besides its article: one hash. A changed model, prompt, schema or policy is a new one."""

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from summarizer import prompts
from summarizer.batching.order import Order
from summarizer.profile import Policy
from summarizer.schemas.article import Article
from summarizer.schemas.brief import SCHEMA_VERSION
from summarizer.schemas.draft import NewsDraft
from summarizer.settings import Settings

_TEMPLATES = (
    "article.md.j2",
    "failed.md.j2",
    "repair.md.j2",
    "news/draft.md.j2",
    "news/headline.md.j2",
    "news/items.md.j2",
)


def recipe(model: str, policy: Policy, settings: Settings) -> dict[str, Any]:
    """Return all that a brief depends on but its article, as the run report shows it."""
    return {
        "model": model,
        "profile": "news",
        "prompts_sha256": prompts.sha256(*(prompts.source(name) for name in _TEMPLATES)),
        "answer_sha256": _sha256(NewsDraft.model_json_schema()),
        "schema_version": SCHEMA_VERSION,
        "version": version("summarizer"),
        "policy": asdict(policy),
        "answer_mode": settings.answer_mode,
        "max_output_tokens": settings.max_output_tokens,
    }


def digest(made_by: dict[str, Any]) -> str:
    """Return the hex sha256 of a recipe."""
    return _sha256(made_by)


_OF_THE_RUN = ("limits", "via", "styles")


def kept(made_by: dict[str, Any], order: Order) -> dict[str, Any]:
    """Return what a run is begun with: its recipe, by which every worker briefs, and how whoever resumes goes on."""
    of_the_run = {"limits": asdict(order.limits), "via": order.via, "styles": list(order.styles)}
    return made_by | of_the_run


def left_by(begun_with: dict[str, Any]) -> dict[str, Any]:
    """Return the recipe in what a run was begun with."""
    return {name: value for name, value in begun_with.items() if name not in _OF_THE_RUN}


def job_key(article: Article, recipe_digest: str) -> str:
    """Return the hex sha256 that an article and a recipe have in common with their equals alone."""
    return _sha256([article.model_dump(mode="json", exclude={"sha256"}), recipe_digest])


def _sha256(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
