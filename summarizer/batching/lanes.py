"""How many calls are in flight: halved when the endpoint asks to slow down, restored call by call.

Additive increase, multiplicative decrease, as TCP shares a line (RFC 5681).
"""

import asyncio
import time
from types import TracebackType

_ONE_CUT_S = 1.0
"""Refusals within this time answer the same burst: they cut once."""


class Lanes:
    """Lets at most `open` callers in at a time; `most` is where it starts and what it returns to."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.open = float(most)
        self._inside = 0
        self._cut = float("-inf")
        self._freed = asyncio.Condition()

    async def __aenter__(self) -> None:
        async with self._freed:
            await self._freed.wait_for(lambda: self._inside < int(self.open))
            self._inside += 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside -= 1
        async with self._freed:
            self._freed.notify_all()

    def refused(self) -> None:
        """Halve the lanes: the endpoint said 429."""
        if time.monotonic() - self._cut >= _ONE_CUT_S:
            self._cut = time.monotonic()
            self.open = max(1.0, self.open / 2)

    def answered(self) -> None:
        """Open one more lane for every round of answers."""
        self.open = min(float(self.most), self.open + 1 / self.open)
