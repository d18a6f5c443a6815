"""What an endpoint's failure means for the person who asked: openai's exceptions, mapped by a table.

The texts name cause and next step. They never hold a key or an answer, and the exception mapped from is not
kept as cause: its request carries the key and the article.
"""

import json
import os
import re
from dataclasses import dataclass

import openai

from summarizer.errors import (
    ContextOverflow,
    EndpointUnreachable,
    InvalidAnswer,
    KeyRejected,
    ModelError,
    RateLimited,
    Refused,
    RequestRejected,
    SummarizerError,
    Truncated,
    UnknownModel,
)
from summarizer.models.retries import is_transient
from summarizer.schemas.brief import Usage

Meaning = tuple[type[SummarizerError], str]

_NO_KEY = (
    KeyRejected,
    "{url} does not accept the key for {name} ({status}). Check {key}, and that the account may use this model.",
)
_DOWN = (
    EndpointUnreachable,
    "{url} cannot be reached: {why}. Check that it is up and that base_url is right, then run again.",
)
_FAILING = (
    EndpointUnreachable,
    "{url} kept failing ({status}) over {attempts} attempts. Run again later, or raise max_attempts or max_wait_s.",
)
_SLOW = (
    EndpointUnreachable,
    "{url} gave no answer within {timeout:g} s, {attempts} times. Raise timeout_s, or use a faster model.",
)
_BUSY = (
    RateLimited,
    "{url} still asks to wait ({status}) after {attempts} attempts. Run again later, or raise max_wait_s.",
)
_NO_MODEL = (
    UnknownModel,
    "{url} knows no model {name}, or no such address (404). Check the name; base_url usually ends in /v1.",
)
_REJECTED = (
    RequestRejected,
    '{url} rejects the request for {name} ({status}): "{said}". Correct what it names, or use another model.',
)
_LONG = (
    ContextOverflow,
    "the request does not fit the context of {name}. Lower window_words, or use a model with a larger context.",
)
_FILTERED = (Refused, "the content filter of {name} stopped it. Use another model for this article, or --model rules.")
_NO_CREDIT = (RateLimited, "the account behind {name} has no credit left ({status}). Top it up, or use another key.")

MEANINGS: dict[str, Meaning] = {
    "OpenAIError": _REJECTED,
    "APIError": _FAILING,
    "APIStatusError": _REJECTED,
    "AuthenticationError": _NO_KEY,
    "OAuthError": _NO_KEY,
    "SubjectTokenProviderError": _NO_KEY,
    "PermissionDeniedError": _NO_KEY,
    "NotFoundError": _NO_MODEL,
    "BadRequestError": _REJECTED,
    "UnprocessableEntityError": _REJECTED,
    "ConflictError": _FAILING,
    "InternalServerError": _FAILING,
    "RateLimitError": _BUSY,
    "APIConnectionError": _DOWN,
    "APITimeoutError": _SLOW,
    "APIResponseValidationError": _REJECTED,
    "LengthFinishReasonError": (Truncated, "the answer of {name} did not fit. Raise max_output_tokens."),
    "ContentFilterFinishReasonError": _FILTERED,
}

NEVER_HERE = frozenset({"InvalidWebhookSignatureError", "WebSocketConnectionClosedError", "WebSocketQueueFullError"})
"""openai's exceptions of interfaces that are not used here."""

_OVERFLOW = re.compile(
    r"context.?length|context window|context size|too many (?:input )?tokens|prompt is too long|reduce the length",
    re.IGNORECASE,
)

_BAD_KEY = re.compile(r"api.?key", re.IGNORECASE)  # Gemini rejects a wrong key with 400
_LONG_WORD = re.compile(r"[\w-]{24,}")  # a key, if the endpoint quotes one


@dataclass(frozen=True, slots=True)
class Scene:
    """Where it happened: what an error may say about it."""

    name: str
    url: str
    key: str
    timeout_s: float


def failure(error: Exception, scene: Scene, usage: Usage) -> SummarizerError:
    """Return the error to raise for one of openai's, or for a body that is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        return no_completion(scene, usage, status=None)
    kind, text = _meaning(error)
    message = text.format(
        name=scene.name,
        url=scene.url,
        key=scene.key,
        timeout=scene.timeout_s,
        attempts=usage.requests,
        status=getattr(error, "status_code", "no status"),
        why=_why(error),
        said=_said(error),
    )
    return kind(message, usage=usage) if issubclass(kind, ModelError) else kind(message)


def _meaning(error: Exception) -> Meaning:
    if overflows(error):
        return _LONG
    if isinstance(error, openai.APIError) and error.code == "content_filter":
        return _FILTERED
    if isinstance(error, openai.BadRequestError) and _BAD_KEY.search(error.message):
        return _NO_KEY
    if isinstance(error, openai.RateLimitError) and not is_transient(error):
        return _NO_CREDIT
    if type(error) is openai.APIStatusError and is_transient(error):
        return _FAILING
    return next(MEANINGS[cls.__name__] for cls in type(error).__mro__ if cls.__name__ in MEANINGS)


def overflows(error: Exception) -> bool:
    """Tell whether the endpoint says that request and answer do not fit its context."""
    if not isinstance(error, openai.APIStatusError) or error.status_code not in {400, 413, 422}:
        return False
    return error.status_code == 413 or error.code == "context_length_exceeded" or bool(_OVERFLOW.search(error.message))


def _said(error: Exception) -> str:
    """Return the first words of the endpoint's own message."""
    body = getattr(error, "body", None)
    text = body.get("message") if isinstance(body, dict) else None
    words = _LONG_WORD.sub("…", " ".join(text.split())) if isinstance(text, str) else "no reason given"
    return words if len(words) <= 200 else words[:200] + "…"


def _why(error: BaseException) -> str:
    """Return the operating system's words for what broke the connection."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    if not isinstance(error, OSError):
        return "the connection broke"
    return os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or "no such address"


def truncated(scene: Scene, usage: Usage, *, limit: int) -> Truncated:
    """Return the error for an answer that was cut off, at the limit raised or at the most that is allowed."""
    return Truncated(
        f"the answer of {scene.name} was cut off twice, the limit being {limit} tokens at last. Raise "
        "max_output_tokens, or ask for less: lower max_items, or window_words for a long article.",
        usage=usage,
    )


def refused(scene: Scene, usage: Usage) -> Refused:
    """Return the error for a model that declined to answer."""
    return Refused(
        f"{scene.name} declined to answer. Use another model for this article, or --model rules.", usage=usage
    )


def invalid(scene: Scene, usage: Usage, *, asked: int, cls: type) -> InvalidAnswer:
    """Return the error for answers that never fitted the schema."""
    return InvalidAnswer(
        f"{scene.name} was asked {asked} times and no answer fitted {cls.__name__}. Use a stronger model, or set "
        "answer_mode to another of json_schema, tools, json.",
        usage=usage,
    )


def no_completion(scene: Scene, usage: Usage, *, status: int | None) -> ModelError:
    """Return the error for a 200 that holds no completion: an error in its body, or another kind of page."""
    if status is not None:
        return EndpointUnreachable(
            f"{scene.url} answered with an error inside a 200 ({status}). Run again later, or use another model.",
            usage=usage,
        )
    return RequestRejected(
        f"{scene.url} did not answer as a chat endpoint does. Check base_url: it usually ends in /v1.", usage=usage
    )
