"""Brief 100,000 rows by a scripted model that answers at once; print seconds, CPU seconds and peak memory.

    python benchmarks/many.py FOLDER [COUNT]

A second call on the same folder measures a finished batch that is run again. FOLDER/took.jsonl keeps what each took.
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path

from running import memory_of

from summarizer.batching import Batch, Order
from summarizer.inputs import entries
from summarizer.request import Answer, Request
from summarizer.schemas.brief import Usage
from summarizer.store import Store

ROW = "The ferry {n} ran aground on Sunday, the coast guard said. " + "Passengers were taken ashore by two boats. " * 21


class Instant:
    """Answers every request with the smallest draft that fits."""

    name = "instant"

    def answer(self, request: Request) -> Answer:
        """Cite the first sentence."""
        first = request.sentences[0]
        draft = {"bluf": {"sentences": [first], "text": request.reading.text_of(first)}}
        value = request.answer.model_validate({**_EMPTY, **draft})
        return Answer(value, Usage(requests=1))

    async def aanswer(self, request: Request) -> Answer:
        """Answer as `answer` does."""
        return self.answer(request)


_EMPTY = {"sources": [{"id": "S0", "type": "author"}], "events": [], "claims": [], "key_points": []}


async def worked(source: Path, out: Path) -> None:
    """Do what `summarizer batch` does."""
    async with Batch(out, Order(model=Instant())) as work:
        work.submit(entries([source]))
        async for _ in work.results():
            pass
        work.finish()


def main() -> None:
    """Write the rows once, brief them, say what it took."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    source = folder / "rows.jsonl"
    if not source.exists():
        with source.open("w") as file:
            file.writelines(json.dumps({"id": n, "text": ROW.format(n=n)}) + "\n" for n in range(count))
    began = time.perf_counter()
    with memory_of(os.getpid()) as megabytes:
        asyncio.run(worked(source, folder / "out"))
    seconds, spent = time.perf_counter() - began, os.times()
    cpu = spent.user + spent.system + spent.children_user + spent.children_system
    with Store(folder / "out") as store:
        took = json.dumps(
            {"articles": len(store), "seconds": seconds, "cpu": cpu, "peak_mb": max(megabytes, default=0)}
        )
    with (folder / "took.jsonl").open("a") as file:
        file.write(f"{took}\n")
    print(took)


if __name__ == "__main__":
    main()
