"""Settings: what the call says, then the environment, then `summarizer.toml`, then the defaults.

Frozen, and wrong values never get in: every error names key, value and source, and what to do.
"""

import difflib
import os
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from summarizer.errors import ConfigurationError, UsageError
from summarizer.schemas.values import OnError

FILE = "summarizer.toml"
PREFIX = "SUMMARIZER_"

AnswerMode = Literal["auto", "json_schema", "tools", "json"]


def clean_key(key: SecretStr) -> SecretStr:
    """Return the key without the blanks around it; ValueError if an HTTP header cannot carry it."""
    text = key.get_secret_value().strip()
    if not re.fullmatch(r"[!-~]+", text):
        raise ValueError("must be printable ASCII without blanks, as the provider gave it")
    return SecretStr(text)


def _web_address(url: str) -> str:
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must start with http:// or https://, for instance http://localhost:11434/v1")
    if parts.username or parts.password:
        raise ValueError("must not hold a user name or password; set api_key instead")
    return url.strip().rstrip("/")


_LOGIN = re.compile("//.*@")

MAX_ITEMS = 160
"""Most events and claims that can be asked for in one brief."""


class Settings(BaseSettings):
    """Everything that can be set. Environment variables are the upper-case names after `SUMMARIZER_`.

    `api_key` and `base_url` also come from `OPENAI_API_KEY` and `OPENAI_BASE_URL`; they serve `openai/...`
    and bare model names. Other providers have variables of their own, see `summarizer models`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        validate_default=False,
    )

    model: str | None = Field(None, description="the model that answers, for instance openai/gpt-5-mini or rules")
    api_key: Annotated[SecretStr, AfterValidator(clean_key)] | None = Field(
        None,
        validation_alias=AliasChoices("SUMMARIZER_API_KEY", "OPENAI_API_KEY"),
        description="the key for openai/... and for base_url",
    )
    base_url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        None,
        validation_alias=AliasChoices("SUMMARIZER_BASE_URL", "OPENAI_BASE_URL"),
        description="address of an OpenAI-compatible endpoint",
    )
    timeout_s: float = Field(120, gt=0, le=3600, description="seconds that one attempt may take")
    max_attempts: int = Field(6, ge=1, le=100, description="attempts at one call when the endpoint fails")
    max_wait_s: float = Field(300, ge=0, le=86_400, description="seconds after which a call is not tried again")
    answer_mode: AnswerMode = Field("auto", description="how the endpoint is asked for structured answers")
    max_output_tokens: int | None = Field(
        None,
        ge=64,
        description="tokens for one answer, more only once it was cut off; by default from the article's length",
    )
    window_words: int = Field(12_000, ge=100, description="words above which an article is drafted in windows")
    repair_rounds: int = Field(1, ge=0, le=5, description="how often failed items are sent back to the model")
    on_error: OnError = Field("reject", description="what becomes of an item that fails its checks")
    max_items: int | None = Field(
        None, ge=1, le=MAX_ITEMS, description="most items in a brief; by default from the article's length"
    )
    judge: str | None = Field(None, description="the model that reads a brief a second time, by default none")
    batch_poll_s: float = Field(60, gt=0, le=3600, description="seconds between looks at a batch of the Batch API")
    log_content: bool = Field(default=False, description="whether articles and answers may be logged")

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            problems = "\n".join(_problem(detail, values) for detail in error.errors(include_url=False))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            problems = f"{FILE} cannot be read: {error}. Correct it or remove it."
        else:
            return
        raise ConfigurationError(problems)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  the signature is pydantic-settings'
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the sources in their order: call, environment, file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, Path(FILE))


def given_or_default(settings: Settings | None) -> Settings:
    """Return the settings that a call brings along, else those of environment and file. UsageError for others."""
    if settings is not None and not isinstance(settings, Settings):
        raise UsageError(f"settings is a summarizer.Settings, not {type(settings).__name__}.")
    return _default() if settings is None else settings


def _default() -> Settings:
    """Return the settings of environment and file, put together again only where one of them has changed."""
    file = Path(FILE)
    try:
        found = frozenset(os.environ.items()), file.read_bytes() if file.is_file() else None
    except OSError:
        return Settings()  # which says what is wrong with the file
    return _made_of(*found)


@lru_cache(maxsize=1)
def _made_of(_environment: frozenset[tuple[str, str]], _file: bytes | None) -> Settings:
    return Settings()


def variables(key: str) -> tuple[str, ...]:
    """Return the environment variables that set a key, the strongest first."""
    alias = Settings.model_fields[key].validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(str(choice) for choice in alias.choices)
    return (PREFIX + key.upper(),)


def _problem(detail: Any, given: dict[str, Any]) -> str:
    """Put one of pydantic's error details into a sentence that names key, value, source and remedy."""
    key = _key_of(str(detail["loc"][0]))
    if detail["type"] == "extra_forbidden":
        return f"{_source(key, given)} sets {key!r}, which is no setting. {_known(key)}"
    field = Settings.model_fields[key]
    value = "(hidden)" if key == "api_key" else _LOGIN.sub("//(hidden)@", repr(detail["input"]))
    reason = detail["msg"].removeprefix("Value error, ")
    return (
        f"{key} = {value}, set by {_source(key, given)}: {reason[:1].lower()}{reason[1:]}. "
        f"It is {field.description}. Correct it, or remove it for the default ({field.default})."
    )


def _key_of(location: str) -> str:
    return next((key for key in Settings.model_fields if location in {key, *variables(key)}), location)


def _source(key: str, given: dict[str, Any]) -> str:
    if key in given:
        return "the call"
    environment = {name.upper() for name, value in os.environ.items() if value}
    names = variables(key) if key in Settings.model_fields else ()
    variable = next((name for name in names if name in environment), None)
    return f"the environment variable {variable}" if variable else FILE


def _known(key: str) -> str:
    known = list(Settings.model_fields)
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return f"{hint}Settings are: {', '.join(known)}."
