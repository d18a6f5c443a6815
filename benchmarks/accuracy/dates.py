"""Dates: the normalised "when" of fivew1h that are days, and 200 expressions of our own with their value.

A day is right where any mention that the annotators point at has it as its value. A wrong day is a mention for which
we give another single day or time of a day, unless the gold day contradicts the weekday or the full date that the
mention itself names: the annotators normalised the event, not the words.
"""

import re
import tomllib
from collections.abc import Iterable
from datetime import date

from benchmarks.accuracy.corpora import DATA, around, day, rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, overlap, ratio, share
from summarizer.language.dates import times
from summarizer.schemas.spans import Time

DAY = re.compile(r"\d{4}-\d\d-\d\d")
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHARP = ("day", "time")


def units() -> Iterable[object]:
    """Yield the articles, then the lines of the table as (published, line)."""
    yield from rows("fivew1h.dev")
    table = tomllib.loads((DATA / "dates.toml").read_text("utf-8"))
    for block in table["block"]:
        yield from ((block["published"], line) for line in block["lines"].strip().splitlines())


def judge(unit: object) -> Document:
    """Count one article, or one line of the table."""
    return _line(*unit) if isinstance(unit, tuple) else _article(unit)  # type: ignore[arg-type]


def value(time: Time) -> str:
    """Return a value without its clock time and marks, to be compared as a day."""
    edtf = time.edtf or "?"
    return edtf.split("T")[0].rstrip("~?%") if "/" not in edtf else edtf


def _line(published: date, line: str) -> Document:
    text, _, wanted = line.rpartition(" -> ")
    found = times(text, published)
    got = "; ".join(f"{time.edtf or '?'}{' ' + time.mod if time.mod else ''}" for time in found) or "none"
    days = DAY.findall(wanted)
    wrong = any(t.precision in SHARP and "/" not in (t.edtf or "") and value(t) not in days for t in found)
    right = got == wanted
    fault = () if right else (Fault("table", str(published), f"{line} | got {got}"),)
    return Document({"table": 1, "table_right": right, "table_wrong_day": wrong}, fault)


def _article(row: dict[str, object]) -> Document:
    published = day(str(row["published"]))
    found = {name: times(str(row[name]), published) for name in ("title", "description", "text") if row.get(name)}
    counts, faults = dict.fromkeys(("days", "right", "wrong", "contradicted"), 0), []
    for answer in row["answers"]["when"]:  # type: ignore[index]
        gold = answer.get("normalised") or ""
        if not DAY.fullmatch(gold[:10]) or len(gold) not in (10, 16, 19):
            continue
        seen = [t for at in answer["at"] for t in found.get(at["field"], ()) if overlap((t.start, t.end), _at(at))]
        counts["days"] += 1
        if any(gold[:10] == value(time) for time in seen):
            counts["right"] += 1
            continue
        sharp = [time for time in seen if time.precision in SHARP and DAY.fullmatch(value(time))]
        contradicted = [time for time in sharp if contradicts(time, date.fromisoformat(gold[:10]))]
        counts["wrong"] += len(sharp) > len(contradicted)
        counts["contradicted"] += bool(contradicted)
        kind = (
            "gold contradicts the words"
            if contradicted
            else "wrong day"
            if sharp
            else "no value"
            if seen
            else "no time to us"
        )
        at = answer["at"][0] if answer["at"] else None
        context = around(str(row[at["field"]]), *_at(at)) if at else answer["text"]
        got = ", ".join(str(time.edtf) for time in seen)
        faults.append(Fault(kind, str(row["id"]), f"{gold[:10]} got {got or '-'}, published {published}: {context}"))
    return Document(counts, tuple(faults))


def contradicts(time: Time, gold: date) -> bool:
    """Tell a mention that names another weekday, or in full another date, than the gold day."""
    named = next((at for at, name in enumerate(WEEK) if name in time.text), None)
    return time.anchor is None if named is None else named != gold.weekday()


def _at(at: dict[str, int]) -> tuple[int, int]:
    return at["start"], at["end"]


MEASURE = Measure(
    "dates",
    ("fivew1h.dev",),
    units,
    judge,
    (
        Figure("fivew1h, days right", 0.80, share("right", "days")),
        Figure(
            "fivew1h, days right where the gold does not contradict the words",
            None,
            lambda counts: ratio(counts.get("right", 0), counts.get("days", 0) - counts.get("contradicted", 0)),
        ),
        Figure("fivew1h, a wrong day given as a day", 0.0, share("wrong", "days"), at_most=True),
        Figure("own 200 expressions right", 0.97, share("table_right", "table")),
        Figure("own 200 expressions, a wrong day", 0.0, share("table_wrong_day", "table"), at_most=True),
    ),
)
