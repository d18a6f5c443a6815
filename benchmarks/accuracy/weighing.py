"""`python -m benchmarks.accuracy.weighing [--write]`: what each sign of realis weighs, learnt from CASIE.

A multinomial logistic regression over `summarizer.language.signs`: full-batch gradient steps with momentum, rarer
classes counted more, weights drawn towards 0. It prints the macro F1 on documents that had no part in the weights.
"""

import argparse
import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from benchmarks.accuracy.corpora import ROOT, reading, rows
from benchmarks.accuracy.factuality import CLASSES, Place, class_of, place
from benchmarks.accuracy.score import f1, mean
from summarizer.language.realis import refined, score
from summarizer.language.signs import signs

FILE = ROOT / "summarizer/language/data/realis_weights.toml"
FOLDS, ROUNDS, STEP, MOMENTUM = 5, 150, 2.0, 0.9
LEAST = 10
"""Times a sign must have been seen to be weighed."""

PULL = 0.001
"""How strongly weights are drawn towards 0, for each event on average."""

COUNTED = {"Actual": 1.0, "Generic": 1.4, "Other": 2.2}

Weights = dict[str, list[float]]


class Seen(NamedTuple):
    """An annotated event: its fold by document, its class, its signs, and where it stands."""

    fold: int
    gold: str
    signs: frozenset[str]
    place: Place


def seen() -> Iterator[Seen]:
    """Yield the annotated events of the corpus that stand in a sentence."""
    for row in rows("events_casie.dev"):
        article = reading(row["text"])
        fold = int(sha256(str(row["id"]).encode()).hexdigest(), 16) % FOLDS
        for event in row["events"]:
            found = place(article, event["nugget"]["start"], event["nugget"]["end"])
            if found and event["realis"] in CLASSES:
                yield Seen(fold, event["realis"], signs(*found), found)


def weighed(events: Sequence[Seen]) -> Weights:
    """Return the weight of each sign for the three classes, that of Actual taken off all three."""
    often = Counter(sign for event in events for sign in event.signs)
    known = ["", *sorted(sign for sign, times in often.items() if times >= LEAST)]
    index = {sign: at for at, sign in enumerate(known)}
    cases = [
        ([0, *(index[sign] for sign in event.signs if sign in index)], CLASSES.index(event.gold), COUNTED[event.gold])
        for event in events
    ]
    table = [[0.0] * len(CLASSES) for _ in known]
    speed = [[0.0] * len(CLASSES) for _ in known]
    for _ in range(ROUNDS):
        slope = _slope(table, cases)
        for weights, moving, down in zip(table, speed, slope, strict=True):
            for at in range(len(CLASSES)):
                moving[at] = MOMENTUM * moving[at] - STEP * (1 - MOMENTUM) * (
                    down[at] / len(cases) + PULL * weights[at]
                )
                weights[at] += moving[at]
    return {sign: [weight - weights[0] for weight in weights[1:]] for sign, weights in zip(known, table, strict=True)}


def _slope(table: list[list[float]], cases: Sequence[tuple[list[int], int, float]]) -> list[list[float]]:
    slope = [[0.0] * len(CLASSES) for _ in table]
    for held, gold, counted in cases:
        powers = [math.exp(sum(table[sign][at] for sign in held)) for at in range(len(CLASSES))]
        whole = sum(powers)
        off = [counted * (power / whole - (at == gold)) for at, power in enumerate(powers)]
        for sign in held:
            row = slope[sign]
            for at, value in enumerate(off):
                row[at] += value
    return slope


def macro_f1(events: Sequence[Seen], weights: Sequence[Weights]) -> float:
    """Return the macro F1 of events, each judged by the weights of its fold."""
    counts: Counter[str] = Counter()
    for event in events:
        verdict = score(event.signs, weights[event.fold % len(weights)])
        found = class_of(refined(verdict, *event.place[:3]))
        counts.update([f"gold_{event.gold}", f"found_{found}"])
        counts[f"right_{found}"] += found == event.gold
    return mean(*(f1(f"right_{c}", f"found_{c}", f"right_{c}", f"gold_{c}") for c in CLASSES))(counts)


def text(weights: Weights) -> str:
    """Return the weights as TOML, signs that weigh next to nothing left out."""
    lines = [
        "# What each sign of summarizer/language/signs.py adds to [generic, other] against actual, in log-odds.",
        "#",
        "# Source: logistic regression on the realis annotated in CASIE (Satyapanich et al. 2020), the half that",
        "# docs/accuracy.md names; written by `python -m benchmarks.accuracy.weighing --write`.",
        "",
        "[weights]",
    ]
    lines += [
        f'"{sign}" = [{generic:.2f}, {other:.2f}]'
        for sign, (generic, other) in weights.items()
        if max(abs(generic), abs(other)) >= 0.05
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the figures; write the weights of all documents where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {FILE.relative_to(ROOT)}")
    asked = parser.parse_args()
    events = list(seen())
    apart = [weighed([event for event in events if event.fold != fold]) for fold in range(FOLDS)]
    whole = weighed(events)
    print(f"macro F1 on documents apart, {FOLDS} folds: {macro_f1(events, apart):.3f}")
    print(f"macro F1 on the documents the weights come from: {macro_f1(events, [whole]):.3f}")
    if asked.write:
        FILE.write_text(text(whole), "utf-8")
        tomllib.loads(FILE.read_text("utf-8"))


if __name__ == "__main__":
    main()
