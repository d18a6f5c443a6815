"""What a run leaves in its folder: a file a brief as it is made, at the end tables, a page over all and a report."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summarizer.export import export, write_brief, write_whole
from summarizer.schemas.brief import Brief
from summarizer.store import Store

REPORT = "report.json"
_SHOWN_FAILURES = 1000
_SKEW_S = 5.0
"""Clocks of different machines agree within so much."""


def writer(folder: Path, styles: Collection[str]) -> Callable[[Brief, list[str]], None]:
    """Return what writes the files of a brief, at the place of every document that shares it."""

    def write(brief: Brief, places: list[str]) -> None:
        for place in places:
            write_brief(brief, folder, place, tuple(styles))

    return write


def complete(store: Store, folder: Path, styles: Collection[str]) -> int:
    """Write the files of finished briefs that are not there: of renamed documents, of a style asked for anew."""
    missing = [
        (name, place)
        for name, place in store.jobs.places()
        if not all((folder / "briefs" / f"{place}.{style}").is_file() for style in styles)
    ]
    for name, place in missing:
        for _, brief in store.find(article=name):
            write_brief(brief, folder, place, tuple(styles))
    return len(missing)


def brought(store: Store, folder: Path, number: int, styles: Collection[str]) -> int:
    """Write the files of a run's briefs that are not there, or older than their briefs."""
    older = [
        (name, place)
        for name, place, finished in store.jobs.finished(number)
        if any(_written(folder / "briefs" / f"{place}.{style}") < finished + _SKEW_S for style in styles)
    ]
    for name, place in older:
        for _, brief in store.find(article=name):
            write_brief(brief, folder, place, tuple(styles))
    return len(older)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


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
