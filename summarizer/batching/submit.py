"""Submitting: entries become documents and jobs, in chunks, before anything is spent."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from summarizer.batching.recipe import job_key
from summarizer.errors import SummarizerError, UsageError
from summarizer.export import distinct_name, safe_name
from summarizer.inputs import Entry
from summarizer.schemas.article import Article
from summarizer.store import Store
from summarizer.store.jobs import Document
from summarizer.store.lookups import Known

_CHUNK = 200
_UNCHANGED = 10_000
"""Documents that become part of a run in one transaction, which a disk takes as long to keep as one of a single one."""

_READERS = 8
"""Threads that read documents: pages come over the network, files from the disk."""


@dataclass(slots=True)
class Plan:
    """What a run has to do: counts of documents. `shared` have the same article as another and cost nothing."""

    documents: int = 0
    new: int = 0
    waiting: int = 0
    done: int = 0
    failed: int = 0
    unreadable: int = 0
    shared: int = 0

    @property
    def to_do(self) -> int:
        """Articles that will be briefed."""
        return self.new + self.waiting


Load = tuple[Entry, Article | SummarizerError]


def submit(
    entries: Iterable[Entry],
    store: Store,
    *,
    run: int,
    recipe: str,
    retry_failed: bool = False,
    progress: Callable[[Plan], None] = lambda _: None,
    turned: Callable[[Sequence[str]], None] = lambda _: None,
) -> Plan:
    """Put entries into the store and return what there is to do. UsageError where there is no article at all.

    Documents that did not change since they were submitted are not read again, unless they could not be read and
    `retry_failed` is set. `progress` hears of the plan after each article and may raise what ends the reading; `turned`
    hears of the places of documents that go back to a brief made before another one, whose files stand there.
    """
    plan = Plan()
    unchanged: dict[str, str | None] = {}
    with _readers() as readers:
        for chunk in _chunks(entries):
            known = store.jobs.known([entry.name for entry in chunk])
            same, fresh = _divided(chunk, known, recipe, retry_failed=retry_failed)
            _count(plan, [known[entry.name].state for entry in same], [known[entry.name].key for entry in same])
            plan.documents += len(same)
            unchanged |= {entry.name: known[entry.name].left for entry in same}
            if len(unchanged) >= _UNCHANGED:
                store.jobs.take_up(run, unchanged)
                unchanged = {}
            documents = [_document(*load, recipe) for load in _told(readers.map(_loaded, fresh), plan, progress)]
            turned(_turned(documents, known, store))
            _keep(plan, store, run, documents)
            progress(plan)
    if unchanged:
        store.jobs.take_up(run, unchanged)
    _refuse_nothing(plan)
    if retry_failed:
        again = store.jobs.retry(run)
        plan.waiting, plan.failed = plan.waiting + again, max(0, plan.failed - again)
    return plan


def foretold(
    entries: Iterable[Entry], store: Store, plan: Plan, *, recipe: str, retry_failed: bool = False
) -> Iterator[Article]:
    """Yield what `submit` would have briefed and count all in `plan`; nothing is written."""
    seen: set[int] = set()  # hashes, for a million keys
    for key, article in _sighted(entries, store, plan, recipe, retry_failed=retry_failed):
        if key is None:
            plan.unreadable += 1
        elif hash(key) in seen:
            plan.shared += 1
        else:
            seen.add(hash(key))
            state = store.jobs.state(key) or "new"
            again = state == "failed" and retry_failed
            _count(plan, ["waiting" if again else state], [key])
            if again or state in {"new", "waiting"}:
                yield article or store.jobs.article(key)
    _refuse_nothing(plan)


def _sighted(
    entries: Iterable[Entry], store: Store, plan: Plan, recipe: str, *, retry_failed: bool
) -> Iterator[tuple[str | None, Article | None]]:
    """Yield the key of every document, None where it cannot be read, and its article where it was read just now."""
    with _readers() as readers:
        for chunk in _chunks(entries):
            plan.documents += len(chunk)
            known = store.jobs.known([entry.name for entry in chunk])
            same, fresh = _divided(chunk, known, recipe, retry_failed=retry_failed)
            yield from ((known[entry.name].key, None) for entry in same)
            for _, loaded in readers.map(_loaded, fresh):
                yield (job_key(loaded, recipe), loaded) if isinstance(loaded, Article) else (None, None)


@contextmanager
def _readers() -> Iterator[ThreadPoolExecutor]:
    """Give the threads that read. Where the reading ends early, what was not begun is not read."""
    readers = ThreadPoolExecutor(_READERS, thread_name_prefix="summarizer-read")
    try:
        yield readers
    finally:
        readers.shutdown(cancel_futures=True)


def _refuse_nothing(plan: Plan) -> None:
    if not plan.documents:
        raise UsageError(
            "There is no article to brief. Name files or folders that hold .txt, .md, .html, .pdf or rows."
        )


def _chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while chunk := list(islice(rest, _CHUNK)):
        yield list({entry.name: entry for entry in chunk}.values())


def _divided(
    chunk: list[Entry], known: dict[str, Known], recipe: str, *, retry_failed: bool
) -> tuple[list[Entry], list[Entry]]:
    """Part the unchanged from those that have to be read."""
    same: list[Entry] = []
    fresh: list[Entry] = []
    for entry in chunk:
        before = known.get(entry.name)
        unchanged = before is not None and (before.digest, before.recipe) == (entry.digest, recipe)
        again = before is not None and before.key is None and retry_failed
        (same if unchanged and not again else fresh).append(entry)
    return same, fresh


def _loaded(entry: Entry) -> Load:
    try:
        return entry, entry.load()
    except SummarizerError as error:
        return entry, error
    except Exception as error:  # noqa: BLE001  one bad article stops no other
        said = f"{type(error).__name__}: {error}"
        return entry, SummarizerError(f"{entry.name} cannot be read ({said}). Save its text as a file, and give that.")


def _told(loads: Iterable[Load], plan: Plan, progress: Callable[[Plan], None]) -> Iterator[Load]:
    for load in loads:
        plan.documents += 1
        progress(plan)
        yield load


def _turned(documents: Sequence[Document], known: Mapping[str, Known], store: Store) -> list[str]:
    """Return the places of documents whose brief is now another one that was made before."""
    changed = [
        (doc.key, known[doc.name].place)
        for doc in documents
        if doc.key and doc.name in known and known[doc.name].key != doc.key
    ]
    done = store.jobs.done([key for key, _ in changed])
    return [place for key, place in changed if key in done]


def _keep(plan: Plan, store: Store, run: int, documents: Sequence[Document]) -> None:
    if not documents:
        return
    before = store.jobs.submit(run, documents)
    seen: set[str] = set()
    for document in documents:
        if document.key is None:
            plan.unreadable += 1
        elif document.key in seen:
            plan.shared += 1
        else:
            seen.add(document.key)
            if document.key in before:
                _count(plan, [before[document.key]], [document.key])
            else:
                plan.new += 1


def _document(entry: Entry, loaded: Article | SummarizerError, recipe: str) -> Document:
    place, distinct = safe_name(entry.name), distinct_name(entry.name)
    if isinstance(loaded, SummarizerError):
        kind = type(loaded).__name__
        return Document(entry.name, place, distinct, entry.digest, recipe, error_kind=kind, error=str(loaded))
    return Document(entry.name, place, distinct, entry.digest, recipe, job_key(loaded, recipe), loaded)


def _count(plan: Plan, states: list[str], keys: list[str | None]) -> None:
    readable = Counter(state for state, key in zip(states, keys, strict=True) if key is not None)
    plan.unreadable += len(keys) - readable.total()
    for state, count in readable.items():
        setattr(plan, state, getattr(plan, state) + count)
