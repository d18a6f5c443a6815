"""What a run leaves in its folder: a file a brief as it is made, at the end tables, a page over all and a report."""

import json
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.export import export, forget_brief, write_brief, write_whole
from summarizer.schemas.brief import Brief
from summarizer.store import Store

REPORT = "report.json"
_SHOWN_FAILURES = 1000
_CHUNK = 100
_EVER = 1.0
"""A Unix time before all files."""

_SKEW_S = 5.0
"""Clocks of different machines agree within so much."""


def writer(folder: Path, styles: Collection[str]) -> Callable[[Brief, list[str]], None]:
    """Return what writes the files of a brief, at the place of every document that shares it.

    Files of other styles, which an earlier brief left there, go.
    """

    def write(brief: Brief, places: list[str]) -> None:
        for place in places:
            write_brief(brief, folder, place, tuple(styles))
            forget_brief(folder, place, but=styles)

    return write


def forget(folder: Path, places: Collection[str]) -> None:
    """Remove the files at some places, where another brief than theirs is to stand; `complete` writes it."""
    for place in places:
        forget_brief(folder, place)


def complete(store: Store, folder: Path, styles: Collection[str], *, shared: bool = False) -> int:
    """Write the files of finished briefs that are not there: of renamed documents, of a style asked for anew.

    Where the store is `shared`, also those older than their briefs, which another machine made. Return how many.
    """
    mended, briefs = 0, str(folder / "briefs")
    places = store.jobs.places()
    while chunk := list(islice(places, _CHUNK)):
        made = store.jobs.made([name for name, _ in chunk]) if shared else {}
        since = {name: finished + _SKEW_S for name, finished in made.items()}
        behind = [name for name, place in chunk if _oldest(briefs, place, styles) < since.get(name, _EVER)]
        for place, brief in store.jobs.briefs_of(behind) if behind else ():
            write_brief(brief, folder, place, tuple(styles))
            mended += 1
    return mended


def _oldest(briefs: str, place: str, styles: Collection[str]) -> float:
    """Return when the first written of a document's files was; 0 where one is not there."""
    return min([_written(f"{briefs}/{place}.{style}") for style in styles], default=_EVER)


def _written(path: str) -> float:
    try:
        found = os.stat(path)  # noqa: PTH116  of each brief in each run, and a Path takes longer to make than to look at
    except OSError:
        return 0.0
    return found.st_mtime if stat.S_ISREG(found.st_mode) else 0.0


def tables(store: Store, folder: Path, kinds: Collection[str]) -> list[Path]:
    """Write everything over all briefs of the store."""
    return export(store.jobs.briefs(), folder, tuple(kinds))


def report(store: Store, folder: Path, run: int, facts: Mapping[str, Any]) -> Path:
    """Write the run report: settings, versions, prompt hashes, counts, tokens, dollars, failures."""
    failures = list(_failures(store, run))
    whole = {
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        **facts,
        "failures": failures[:_SHOWN_FAILURES],
        "failures_not_shown": max(0, len(failures) - _SHOWN_FAILURES),
    }
    path = folder / REPORT
    write_whole(path, json.dumps(whole, indent=2, ensure_ascii=False) + "\n")
    return path


def _failures(store: Store, run: int) -> Iterator[dict[str, str]]:
    for failure in store.jobs.failures(run):
        yield {"name": failure.name, "kind": failure.kind, "error": failure.message}


def clear_report(folder: Path) -> None:
    """Take the last report away: a run is under way, and what it says is no longer so."""
    with suppress(OSError):
        (folder / REPORT).unlink(missing_ok=True)
