"""Who answers: a model's name, or nothing, becomes a `Model`. Endpoints are data, in `providers.toml`.

Nothing heavy is imported before a language model is really wanted.
"""

import difflib
import os
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer.errors import ConfigurationError, UnknownModel, UsageError
from summarizer.models.wire import Mode
from summarizer.request import Model
from summarizer.settings import Settings, clean_key, variables
from summarizer.typography import shortened

if TYPE_CHECKING:
    from summarizer.models.ledger import Ledger

RULES = "rules"
_OPENAI = "openai"


@dataclass(frozen=True, slots=True)
class Provider:
    """An endpoint that speaks OpenAI's Chat Completions API. `key` is an environment variable."""

    name: str
    base_url: str
    key: str
    needs_key: bool
    example: str
    mode: Mode = "json_schema"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of `summarizer models`: what to pass as `--model`, whether it can be used here, and why (not)."""

    model: str
    usable: bool
    reason: str


@cache
def providers() -> dict[str, Provider]:
    """Return the known endpoints by name."""
    table = tomllib.loads(files(__package__).joinpath("providers.toml").read_text("utf-8"))
    return {name: Provider(name, **row) for name, row in table.items()}


def default_name(settings: Settings) -> str:
    """Return the model that answers where none is named: the rules, unless there is a key for openai."""
    if settings.model:
        return settings.model
    if settings.base_url:
        raise ConfigurationError(
            f"base_url is {settings.base_url}, but no model is named. Name one with --model or "
            f"{variables('model')[0]}, or pass --model {RULES}, which needs no endpoint."
        )
    return providers()[_OPENAI].example if settings.api_key else RULES


def resolve(
    model: str | Model | None, settings: Settings, ledger: "Ledger | None" = None, *, called: str = "model"
) -> Model:
    """Return the model of this name; one that is a `Model` already is returned as it is.

    A language model made here asks by the `ledger`. `called` is what the caller knows it by, for errors.

    `rules`; `provider/name`; any other name at `settings.base_url`. Raises `UnknownModel` for a name that leads
    nowhere, `ConfigurationError` for a missing key. Close what is returned where it has `close`.
    """
    if isinstance(model, Model) and not isinstance(model, type):
        return model
    name = name_of(model, settings, called=called)
    if name == RULES:
        from summarizer.models.rules import Rules

        rules: Model = Rules()
        return rules
    prefix, _, rest = name.partition("/")
    provider = providers().get(prefix)
    if provider and rest:
        return _at(provider, name, rest, settings, ledger)
    address = str(settings.base_url)  # `name_of` lets no other name pass
    own = Provider(name, address, " or ".join(variables("api_key")), needs_key=False, example=name)
    return _llm(name, name, own, settings.api_key, settings, ledger)


def name_of(model: str | Model | None, settings: Settings, *, called: str = "model") -> str:
    """Return the name of the model that `resolve` would return, for which no key is needed.

    Raises `UnknownModel` for a name that leads nowhere.
    """
    if isinstance(model, Model) and not isinstance(model, type):
        return model.name
    if model is not None and not (isinstance(model, str) and model.strip()):
        raise UsageError(
            f"{called}={shortened(repr(model))} is neither a name nor a model. Pass a name such as {RULES!r}, or an "
            "object with `name`, `answer` and `aanswer`."
        )
    name = (model or default_name(settings)).strip()
    prefix, _, rest = name.partition("/")
    if name == RULES or settings.base_url or (prefix in providers() and rest):
        return name
    raise UnknownModel(_nowhere(name))


def _at(provider: Provider, name: str, model: str, settings: Settings, ledger: "Ledger | None") -> Model:
    if provider.name != _OPENAI:
        key = _key(provider)
    else:  # only openai's key and address come from the settings
        key = settings.api_key
        if settings.base_url:
            provider = replace(provider, base_url=settings.base_url, needs_key=False)
    if key is None and provider.needs_key:
        raise ConfigurationError(
            f"{shortened(name)} needs a key: set the environment variable {provider.key}. Without a key, "
            f"--model {RULES} works."
        )
    return _llm(name, model, provider, key, settings, ledger)


def _llm(
    name: str, model: str, provider: Provider, key: SecretStr | None, settings: Settings, ledger: "Ledger | None"
) -> Model:
    from summarizer.models.llm import LLM  # openai and instructor take a second to import

    return LLM(
        name,
        model=model,
        base_url=provider.base_url,
        settings=settings,
        api_key=key,
        key_variable=provider.key,
        mode=provider.mode,
        ledger=ledger,
    )


def _key(provider: Provider) -> SecretStr | None:
    value = os.environ.get(provider.key)
    if not value:
        return None
    try:
        return clean_key(SecretStr(value))
    except ValueError as error:
        raise ConfigurationError(f"{provider.key} {error}. Correct the environment variable.") from None


def _nowhere(name: str) -> str:
    if provider := providers().get(name.rstrip("/")):
        return (
            f"{name!r} names a provider; the name of a model is missing after it. Write it as {provider.name}/MODEL, "
            f"for instance {provider.example}."
        )
    known = [RULES, *(f"{provider}/…" for provider in providers())]
    near = difflib.get_close_matches(name.partition("/")[0], [RULES, *providers()], n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return (
        f"{shortened(name)!r} names no model. {hint}Known are: {', '.join(known)}. For another endpoint that speaks "
        "OpenAI's API, set base_url and give the model's bare name."
    )


def available(settings: Settings) -> tuple[Offer, ...]:
    """Return what can be used here and why, without asking any endpoint."""
    offers = [Offer(RULES, usable=True, reason="built in, English, needs no key")]
    if settings.base_url:
        offers.append(Offer("NAME", usable=True, reason=f"any model at {settings.base_url}"))
    return (*offers, *(_offer(provider, settings) for provider in providers().values()))


def _offer(provider: Provider, settings: Settings) -> Offer:
    own = provider.name == _OPENAI
    if own and settings.base_url:
        return Offer(provider.example, usable=True, reason=f"sent to {settings.base_url}")
    has_key = bool(settings.api_key if own else os.environ.get(provider.key))
    if provider.needs_key:
        return Offer(provider.example, has_key, f"{provider.key} is {'set' if has_key else 'not set'}")
    return Offer(provider.example, usable=True, reason=f"if a server runs at {provider.base_url}")
