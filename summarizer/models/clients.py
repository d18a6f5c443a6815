"""openai's async clients of one event loop: few calls in flight share one, further ones open another.

At every call httpx looks at all connections of a client's pool, so that one pool for hundreds of calls costs more
than the calls themselves; the pools of several clients stay small. What all of them share is the context for TLS:
each would read the authorities' certificates anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import openai

CALLS = 32
"""In flight on one client at most."""


class Clients:
    """Lends clients that are made with `options`, what `openai.AsyncOpenAI` takes. Close them in their event loop."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._trust = _httpx().create_ssl_context()
        self.first = self._made()
        self._calls = {self.first: 0}

    @contextmanager
    def lent(self) -> Iterator[openai.AsyncOpenAI]:
        """Give the client to make one call with."""
        client = next((client for client, calls in self._calls.items() if calls < CALLS), None) or self._made()
        self._calls[client] = self._calls.get(client, 0) + 1
        try:
            yield client
        finally:
            self._calls[client] -= 1

    def _made(self) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(**self._options, http_client=openai.DefaultAsyncHttpxClient(verify=self._trust))

    async def aclose(self) -> None:
        """Close all connections."""
        for client in self._calls:
            await client.close()


def _httpx() -> Any:
    """Return the HTTP library beneath openai: httpx, or httpx2 since openai 3."""
    return import_module(openai.DefaultAsyncHttpxClient.__mro__[1].__module__)
