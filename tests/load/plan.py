"""When the load server is slow and when it fails: settings, and the fate of the n-th call, the same in every run."""

import hashlib
import math
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from email.utils import formatdate
from typing import Any, Literal, Self, get_args

Kind = Literal[
    "429", "500", "503", "dropped", "hung", "truncated", "bad_json", "wrong_schema", "error_in_200"
]  # what can become of a call
KINDS: tuple[str, ...] = get_args(Kind)
ANSWERED = frozenset({"truncated", "bad_json", "wrong_schema", "error_in_200", "500"})
"""Faults that take as long as an answer; the others come at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a run: from the call `at` on, for so many calls or seconds. Written `200+40` or `200+3s`."""

    at: int
    calls: int = 0
    seconds: float = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `200+40` or `200+3s`; ValueError for anything else."""
        at, _, length = text.partition("+")
        return cls(int(at), seconds=float(length[:-1])) if length.endswith("s") else cls(int(at), calls=int(length))

    def __str__(self) -> str:
        return f"{self.at}+{self.calls or f'{self.seconds:g}s'}"


def _help(text: str, default: Any = None, parse: Any = None) -> Any:
    return field(default=default, metadata={"help": text, "parse": parse or type(default)})


def weights(text: str) -> dict[str, float]:
    """Read `429=2,dropped=1`; a kind without a weight has 1; `all` is every kind."""
    pairs = (part.partition("=") for part in (",".join(KINDS) if text == "all" else text).split(",") if part)
    found = {kind: float(weight or 1) for kind, _, weight in pairs}
    if unknown := found.keys() - set(KINDS):
        raise ValueError(f"no such fault: {', '.join(sorted(unknown))}. There are: {', '.join(KINDS)}.")
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """How a server behaves. Every field is a flag of the command line."""

    seed: int = _help("another seed fails other calls", 0)
    latency_ms: float = _help("milliseconds that an answer takes", 0.0)
    slow_every: int = _help("every so many-th call is slow", 0)
    slow_ms: float = _help("milliseconds that a slow call takes longer", 2000.0)
    fail: float = _help("share of calls that fail", 0.0)
    faults: str = _help("how they fail, with weights: 429=2,hung=1", "all", lambda text: (weights(text), text)[1])
    retry_after_ms: float = _help("what a 429 asks to wait", 1000.0)
    storm: Span | None = _help("429s from a call on, for so many calls or seconds: 200+40, 200+3s", parse=Span.parse)
    outage: Span | None = _help("503s, likewise", parse=Span.parse)
    refuse: Span | None = _help("connections refused from a call on, for so many seconds: 200+3s", parse=Span.parse)
    rpm: int = _help("calls answered in any 60 s, the rest get a 429; 0: no limit", 0)
    flawed: float = _help("share of drafts with an invented number, which a repair round mends", 0.0)
    batch_polls: int = _help("how often a batch must be looked at before its status moves on", 1)
    batch_ms: float = _help("milliseconds that each status of a batch lasts at least", 0.0)
    batch_fail: float = _help("share of a batch's requests that end in its error file", 0.0)
    batch_invalid: float = _help("share of a batch's answers that do not fit the schema", 0.0)
    batch_expire: int = _help("how many batches, the first ones, expire", 0)
    batch_expire_after: float = _help("share of the requests that an expiring batch answers", 0.5)
    batch_reject: int = _help("how many batches, the first ones, fail validation as a whole", 0)
    batch_lose: int = _help("how many batches, the first ones, are made without the answer arriving", 0)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Build a plan from flags as text or values; ValueError names what is unknown."""
        parsers = {one.name: one.metadata["parse"] for one in fields(cls)}
        if unknown := values.keys() - parsers.keys():
            raise ValueError(f"no such flag: {', '.join(sorted(unknown))}")
        return cls(**{name: parsers[name](value) for name, value in values.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one call: `kind` is `ok`, `refused` or a fault; it happens after `delay_s`."""

    kind: str
    delay_s: float = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class Course:
    """One run of a plan: knows which spans have begun and how many calls the last minute had. Times in seconds."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._begun: dict[Span, float] = {}
        self._minute: deque[float] = deque()
        mix = weights(plan.faults)
        self._mix = [(kind, weight / sum(mix.values()) * plan.fail) for kind, weight in mix.items()]

    def fate(self, n: int, now: float) -> Fate:
        """Decide on the n-th call, counted from 1, which arrives at `now` on a clock that never goes back."""
        plan = self.plan
        kind = (
            ("refused" if self._within(plan.refuse, n, now) else "")
            or ("503" if self._within(plan.outage, n, now) else "")
            or ("429" if self._within(plan.storm, n, now) or self._over(now) else "")
            or self._drawn(n)
        )
        delay = (plan.latency_ms + (plan.slow_ms if plan.slow_every and n % plan.slow_every == 0 else 0)) / 1000
        headers = retry_after(plan.retry_after_ms, n) if kind == "429" else {}
        return Fate(kind, delay if kind == "ok" or kind in ANSWERED else 0, headers)

    def _within(self, span: Span | None, n: int, now: float) -> bool:
        if span is None or n < span.at:
            return False
        begun = self._begun.setdefault(span, now)
        return now < begun + span.seconds if span.seconds else n < span.at + span.calls

    def _over(self, now: float) -> bool:
        if not self.plan.rpm:
            return False
        while self._minute and self._minute[0] <= now - 60:
            self._minute.popleft()
        if len(self._minute) >= self.plan.rpm:
            return True
        self._minute.append(now)
        return False

    def _drawn(self, n: int) -> str:
        drawn = chance(self.plan.seed, n)
        for kind, weight in self._mix:
            if drawn < weight:
                return kind
            drawn -= weight
        return "ok"


def chance(*of: object) -> float:
    """Return a number from 0 to 1, the same for the same values in every process."""
    return int.from_bytes(hashlib.blake2b(repr(of).encode(), digest_size=6).digest()) / 2**48


def retry_after(wait_ms: float, n: int) -> dict[str, str]:
    """Ask to wait in one of the three ways that endpoints use, in turn; a date is of whole seconds."""
    if n % 3 == 0:
        return {"Retry-After": formatdate(math.ceil(time.time() + wait_ms / 1000), usegmt=True)}
    return {"Retry-After": f"{wait_ms / 1000:g}"} if n % 3 == 1 else {"Retry-After-Ms": f"{wait_ms:g}"}
