"""`python -m benchmarks.accuracy [--only MEASURE] [--errors MEASURE --limit N] [--pin]`: exit 1 under a floor."""

import argparse
import sys
from datetime import UTC, datetime

from benchmarks.accuracy import corpora
from benchmarks.accuracy.page import PAGE, page, row
from benchmarks.accuracy.run import (
    FLOORS,
    MEASURES,
    Result,
    documents,
    floors_text,
    missing,
    read_floors,
    results,
    worst,
)


def main(arguments: list[str] | None = None) -> int:
    """Score, print and write; return the exit code."""
    asked = _parsed(arguments)
    if not corpora.folder().is_dir():
        print(f"Skipped: no annotated corpora in {corpora.folder()}. Name their folder in SUMMARIZER_EVAL.")
        return 0
    if asked.errors:
        return _errors(asked.errors, asked.limit)
    return _score([asked.only] if asked.only else list(MEASURES), pin=asked.pin)


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-accuracy", description=__doc__)
    parser.add_argument("--only", choices=MEASURES, help="score one measure; the page is left as it is")
    parser.add_argument("--errors", choices=MEASURES, help="print cases that came out wrong")
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--pin", action="store_true", help="write the figures into benchmarks/floors.toml")
    return parser.parse_args(arguments)


def _errors(name: str, limit: int) -> int:
    for fault in worst(documents(MEASURES[name]), limit):
        print(f"{fault.kind} | {fault.where}\n    {fault.text}")
    return 0


def _score(names: list[str], *, pin: bool) -> int:
    floors = read_floors()
    found: list[Result] = []
    faults = {}
    scored = []
    for name in names:
        measure = MEASURES[name]
        if absent := missing(measure):
            print(f"Skipped {name}: {', '.join(path.name for path in absent)} not in {corpora.folder()}.")
            continue
        judged = documents(measure)
        some = results(measure, judged, floors)
        print(*map(row, some), sep="\n", flush=True)
        faults[name] = [fault for document in judged for fault in document.faults]
        found += some
        scored.append(measure)
    if len(scored) == len(MEASURES):
        if pin:
            FLOORS.write_text(floors_text(scored, found), "utf-8")
            found = [_repinned(one) for one in found]
        PAGE.write_text(page(scored, found, faults, datetime.now(UTC).date()), "utf-8")
    under = [one for one in found if not one.holds]
    for one in under:
        print(f"Under its floor of {one.floor}: {one.measure}, {one.figure.name}: {one.value:.3f}", file=sys.stderr)
    return 1 if under else 0


def _repinned(one: Result) -> Result:
    floor = read_floors()[one.measure]["floors"][one.figure.name]  # type: ignore[index]
    return Result(one.measure, one.figure, one.value, one.low, one.high, floor)


if __name__ == "__main__":
    raise SystemExit(main())
