"""When a call is tried again and how long to wait: tenacity's policy, the same for sync and async."""

import asyncio
import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import openai
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    Retrying,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential_jitter,
)

from summarizer.settings import Settings

TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses that another attempt may cure; every other status from 500 upwards is among them too."""

_NO_CREDIT = {"insufficient_quota", "billing_hard_limit_reached"}

_NEVER_SENT = {"ConnectError", "ConnectTimeout", "PoolTimeout"}
"""What the HTTP client beneath openai, httpx or httpx2, raises before anything was sent."""

sleep = time.sleep
asleep = asyncio.sleep


def retrying(settings: Settings) -> Retrying:
    """Return a controller for one sync call: exponential backoff with jitter, `Retry-After` first."""
    return Retrying(**_policy(settings), sleep=lambda seconds: sleep(seconds))  # noqa: PLW0108  looked up late, for tests


def aretrying(settings: Settings) -> AsyncRetrying:
    """Return the same for one async call."""

    async def pause(seconds: float) -> None:
        await asleep(seconds)

    return AsyncRetrying(**_policy(settings), sleep=pause)


def _policy(settings: Settings) -> dict[str, Any]:
    return {
        "retry": _transient,
        "wait": _pause,
        "stop": stop_after_attempt(settings.max_attempts) | stop_before_delay(settings.max_wait_s),
        "retry_error_callback": lambda state: state.outcome.result(),  # the last result or exception itself
    }


def _transient(state: RetryCallState) -> bool:
    assert state.outcome is not None  # noqa: S101  tenacity asks after an attempt
    error = state.outcome.exception()
    return is_transient(error) if error else (status_within(state.outcome.result()) or 0) in TRANSIENT


def is_transient(error: BaseException) -> bool:
    """Tell whether another attempt may succeed: no connection, a broken body, 408, 409, 429, 5xx.

    An empty account (429 as well) is not cured by waiting.
    """
    if isinstance(error, openai.APIStatusError):
        if error.code in _NO_CREDIT:
            return False
        return error.status_code in TRANSIENT or error.status_code >= 500
    return isinstance(error, openai.APIConnectionError | json.JSONDecodeError)  # the latter: a broken body


def asks_to_slow_down(error: BaseException) -> bool:
    """Tell whether the endpoint has too much to do: 429 with credit left, 503, 529."""
    return isinstance(error, openai.APIStatusError) and error.status_code in {429, 503, 529} and is_transient(error)


def may_be_billed(error: BaseException) -> bool:
    """Tell whether a failed attempt may have been answered all the same: it was sent, and the answer got lost."""
    if not isinstance(error, openai.APIConnectionError):
        return isinstance(error, json.JSONDecodeError)
    return type(error.__cause__).__name__ not in _NEVER_SENT


def status_within(completion: object) -> int | None:
    """Return the status of an error that came inside a 200, as OpenRouter sends it; None where there is none."""
    error = getattr(completion, "error", None)
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) else None


_backoff = wait_exponential_jitter(initial=1, max=60, jitter=1)


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    told = retry_after(error.response.headers) if isinstance(error, openai.APIStatusError) else None
    if told is None:
        return _backoff(state)
    # An endpoint that asks for a second again and again means more than a second.
    return told if state.attempt_number == 1 else max(told, _backoff(state))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a response asks to wait, None where it does not say (RFC 9110, 10.2.3).

    A date counts from the response's own `Date`, so that a wrong clock here does no harm.
    """
    if (milliseconds := _number(headers.get("retry-after-ms"))) is not None:
        return milliseconds / 1000
    said = headers.get("retry-after")
    if (seconds := _number(said)) is not None:
        return seconds
    until, now = _date(said), _date(headers.get("date")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds()) if until else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _date(text: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
