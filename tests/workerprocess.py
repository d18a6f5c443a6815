"""A worker in a process of its own, that is soon taken for dead: `python tests/workerprocess.py postgresql://...`."""

import asyncio
import sys

from summarizer import Settings
from summarizer.batching import deliveries
from summarizer.batching.shared import worker
from summarizer.store import Store

LANES = 4
STALLED_S = 4.0

if __name__ == "__main__":
    with Store(sys.argv[1]) as store:
        deliveries.prepare(store)
        asyncio.run(worker(store, sys.argv[1], Settings(), workers=LANES, desk=lambda _: None, stalled_s=STALLED_S))
