"""Print what an HTTP call costs in CPU by how many are in flight: on one client, on ours, over aiohttp.

    python benchmarks/lanes.py [LANES...]

A server of its own in another process answers; the ways take turns on it, so that they see the same machine.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import openai
from batch import LoadServer, articles
from beside import drafted
from openai.types.chat import ChatCompletion

from summarizer.models import wire
from summarizer.models.clients import Clients

ROUNDS = 3
CALLS_A_LANE = 4
ANSWER_S = 0.005
"""A lane: more lanes wait longer for an answer, so that the calls leave the processor time."""


async def spent(way: str, lanes: int, url: str, body: dict[str, Any]) -> float:
    """Return the milliseconds of CPU a call takes, connections included, with so many lanes at work."""
    options = {"base_url": url, "api_key": "k", "max_retries": 0, "timeout": openai.Timeout(120)}
    ours = Clients(options) if way == "ours" else None
    one = openai.AsyncOpenAI(**options, http_client=openai.DefaultAioHttpClient() if way == "aiohttp" else None)

    async def lane() -> None:
        for _ in range(CALLS_A_LANE):
            with ours.lent() if ours else nullcontext(one) as client:
                await client.post("/chat/completions", body=body, cast_to=ChatCompletion)

    began = time.process_time()
    await asyncio.gather(*(lane() for _ in range(lanes)))
    took = time.process_time() - began
    await asyncio.gather(one.close(), ours.aclose() if ours else asyncio.sleep(0))
    return took / (lanes * CALLS_A_LANE) * 1000


def measured(lanes: int, body: dict[str, Any]) -> dict[str, float]:
    """Return the median of the rounds by way."""
    took: dict[str, list[float]] = {"one client": [], "ours": [], "aiohttp": []}
    with LoadServer(latency_ms=lanes * ANSWER_S * 1000) as server:
        for _ in range(ROUNDS):
            for way, found in took.items():
                found.append(asyncio.run(spent(way, lanes, server.base_url, body)))
    return {way: statistics.median(found) for way, found in took.items()}


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        (request,) = drafted(articles(Path(folder), 1))
    body = {"model": "m", **wire.asking(request.answer, "json_schema", request.messages)}
    print("| lanes | one client | ours | aiohttp |\n|---|---|---|---|")
    for lanes in map(int, sys.argv[1:] or ("32", "256", "800")):
        print(f"| {lanes} | {' | '.join(f'{ms:.1f} ms' for ms in measured(lanes, body).values())} |", flush=True)


if __name__ == "__main__":
    main()
