"""What stands over many briefs: JSON Lines, flat tables, a page to look through them, STIX."""

from collections.abc import Collection, Iterable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.export.files import forget_brief, write_brief, write_whole
from summarizer.export.index import page
from summarizer.export.names import distinct_name, safe_name
from summarizer.export.record import Record
from summarizer.export.stix import bundle
from summarizer.export.writers import columnar, json_lines, separated
from summarizer.schemas.brief import Brief

__all__ = ["KINDS", "distinct_name", "export", "forget_brief", "possible", "safe_name", "write_brief", "write_whole"]

_KINDS = {"jsonl": json_lines, "csv": separated, "parquet": columnar, "html": page, "stix": bundle}
KINDS = tuple(_KINDS)

_NEEDS = {"parquet": "pyarrow", "stix": "stix2"}


def possible(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds whose libraries are installed."""
    return tuple(kind for kind in kinds if kind not in _NEEDS or find_spec(_NEEDS[kind]))


def export(rows: Iterable[tuple[str, str, Brief]], folder: Path, to: Collection[str]) -> list[Path]:
    """Write what stands over all briefs, each given with its name and place, in one pass; return the paths.

    Raises UsageError for a kind that is not there or whose library is missing, StoreError for a file that cannot be
    written; no file is left half written.
    """
    if unknown := set(to) - set(KINDS):
        raise UsageError(f"There is no export to {', '.join(sorted(unknown))}. There are: {', '.join(KINDS)}.")
    written: list[Path] = []
    with ExitStack() as stack:
        writers = []
        for kind in dict.fromkeys(to):
            writer, paths = stack.enter_context(_KINDS[kind](folder))
            writers.append(writer)
            written += paths
        for row in rows:
            record = Record(*row)
            for writer in writers:
                writer.add(record)
    return written
