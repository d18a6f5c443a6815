"""What the load server counts: calls, what became of them, and which requests were paid for, and how often."""

import hashlib
import json
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

JUST_S = 0.25


def digest(body: Any) -> str:
    """Return the sha256 of a request body, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@dataclass(slots=True)
class Ledger:
    """Counts of one run. `starts` are seconds since the run's first call; a request is known by its digest.

    `just_paid` are the answers of the last quarter of a second. A call is paid once a 200 with usage is on its way, also where nobody is there any more to take it (`unheard`),
    and as a line of a batch's output.
    """

    calls: int = 0
    answered: int = 0
    unheard: int = 0
    under_way: int = 0
    concurrent_max: int = 0
    tokens: int = 0
    batches: int = 0
    batch_requests: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    paid: Counter[str] = field(default_factory=Counter)
    starts: list[float] = field(default_factory=list)
    just_paid: int = 0
    began: float | None = None
    _ends: deque[float] = field(default_factory=deque)

    def start(self, name: str, now: float) -> int:
        """Note that a call arrived; return which one it is, counted from 1."""
        self.began = now if self.began is None else self.began
        self.calls += 1
        self.asked[name] += 1
        self.starts.append(now - self.began)
        self.under_way += 1
        self.concurrent_max = max(self.concurrent_max, self.under_way)
        return self.calls

    def pay(self, name: str, completion: dict[str, Any]) -> None:
        """Note a 200 with usage."""
        self.paid[name] += 1
        self.tokens += completion["usage"]["total_tokens"]

    def end(self, now: float) -> None:
        """Note that an answer that is paid for was sent."""
        self._ends.append(now)
        self._forget(now)

    def _forget(self, now: float) -> None:
        while self._ends and self._ends[0] < now - JUST_S:
            self._ends.popleft()
        self.just_paid = len(self._ends)

    def figures(self, now: float) -> dict[str, Any]:
        """Return everything as JSON takes it, with the sums that are asked for most."""
        self._forget(now)
        names = [name for name in type(self).__slots__ if name not in {"began", "_ends"}]
        paid = sum(self.paid.values())
        sums = {"paid_calls": paid, "paid_twice": paid - len(self.paid), "failed": sum(self.faults.values())}
        return {name: getattr(self, name) for name in names} | sums
