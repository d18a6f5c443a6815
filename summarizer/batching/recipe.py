"""What decides a brief besides its article: one hash. A changed model, prompt, schema or policy is a new one."""

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from summarizer import prompts
from summarizer.batching.order import Via
from summarizer.profile import Policy
from summarizer.schemas.article import Article
from summarizer.schemas.brief import SCHEMA_VERSION
from summarizer.schemas.draft import NewsDraft
from summarizer.settings import Settings
from summarizer.store.meters import Limits

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


def kept(made_by: dict[str, Any], limits: Limits, via: Via = "calls") -> dict[str, Any]:
    """Return what a run is begun with: its recipe, so that every worker briefs by the same, its limits and its way."""
    return {**made_by, "limits": asdict(limits), "via": via}


def left_by(settings: str) -> dict[str, Any]:
    """Return the recipe of a run that was begun with these settings, JSON."""
    made_by: dict[str, Any] = json.loads(settings)
    return {name: value for name, value in made_by.items() if name not in {"limits", "via"}}


def job_key(article: Article, recipe_digest: str) -> str:
    """Return the hex sha256 that an article and a recipe have in common with their equals alone."""
    return _sha256([article.model_dump(mode="json", exclude={"sha256"}), recipe_digest])


def _sha256(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
