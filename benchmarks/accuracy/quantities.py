"""Quantities: 200 figures of our own, each right where value, modifier, bounds and unit are all as expected."""

import tomllib
from collections.abc import Iterable

from benchmarks.accuracy.corpora import DATA
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, share
from summarizer.language.quantities import quantities
from summarizer.schemas.spans import Quantity


def units() -> Iterable[object]:
    """Yield the lines of the table."""
    return tomllib.loads((DATA / "quantities.toml").read_text("utf-8"))["lines"].strip().splitlines()


def judge(line: object) -> Document:
    """Count one line."""
    text, _, wanted = str(line).rpartition(" -> ")
    got = "; ".join(map(told, quantities(text))) or "none"
    right = got == wanted
    return Document({"lines": 1, "right": right}, () if right else (Fault("table", "", f"{line} | got {got}"),))


def told(quantity: Quantity) -> str:
    """Return a quantity as the table writes it: `lower..upper unit`, open bounds empty, `~` before derived ones."""
    bounds = "..".join("" if bound is None else f"{bound:.15g}" for bound in (quantity.lower, quantity.upper))
    lower, upper = bounds.split("..")
    figure = lower if lower == upper else f"{lower}..{upper}"
    return f"{'~' if quantity.bounds_basis == 'derived' else ''}{figure} {quantity.unit or '-'}"


MEASURE = Measure("quantities", (), units, judge, (Figure("own 200 expressions right", 0.97, share("right", "lines")),))
