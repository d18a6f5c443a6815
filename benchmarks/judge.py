"""Measure the second reader on summaries of the SummEdits news domain, beside the checks on the same pairs.

`render FOLDER` writes the requests, one a pair, as a model would get them: `requests/NN.json` with the messages and the
answer's JSON Schema. `keep FOLDER` reads `answers/NN.json` and keeps verdicts, places and sizes, no text, in
`judgements.json`. `score` prints the table from these and writes it into docs/judge.md.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer import check
from summarizer.align import items_of
from summarizer.draft import neighbourhood
from summarizer.ground import Item
from summarizer.judge import judge_request, located
from summarizer.models.prices import price
from summarizer.models.wire import schema_text
from summarizer.number import number
from summarizer.read import read
from summarizer.reading import Reading
from summarizer.request import Request
from summarizer.schemas.judge import Judgement

ROOT = Path(__file__).resolve().parents[1]
PAIRS = ROOT.parent / "shared/eval/faith_summedits.dev.jsonl"
KEPT = ROOT / "benchmarks/judgements.json"
PAGE = ROOT / "docs/judge.md"
START, END = "<!-- measured -->\n", "<!-- end measured -->"
SEED, EACH = 4, 30
TOKEN_CHARACTERS = 4
PRICED = ("openai/gpt-5", "openai/gpt-5-mini", "openai/gpt-4.1")
PUBLISHED = {"people": 90.0, "GPT-4": 83.3, "QAFactEval": 74.4, "SummaC": 61.9}
"""Balanced accuracy on the news domain, SummEdits (Laban et al. 2023), table 3."""


@dataclass(frozen=True)
class Pair:
    """One summary and its article; `consistent` as people judged it."""

    id: str
    document: str
    summary: str
    consistent: bool

    @property
    def reading(self) -> Reading:
        """Read the article as `check` does."""
        article = read(self.document)
        return Reading(article, number(article))

    def asked(self) -> tuple[Request, tuple[Item, ...]]:
        """Return the request as `check(..., judge=...)` makes it, and its items."""
        reading = self.reading
        items = items_of(self.summary, reading)
        return judge_request(items, reading), items


def sample() -> list[Pair]:
    """Return as many consistent pairs as inconsistent ones, shuffled, the articles in turn."""
    if not PAIRS.exists():
        sys.exit(f"{PAIRS} is not there: the annotated pairs are no part of this project.")
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    chance = random.Random(SEED)
    chosen = [row for label in (0, 1) for row in _spread([r for r in rows if _is(r, label)], chance)]
    chance.shuffle(chosen)
    return [Pair(row["id"], row["document"], row["summary"], row["label"] == 1) for row in chosen]


def _is(row: dict[str, Any], label: int) -> bool:
    return bool(row["domain"] == "news" and row["label"] == label)


def _spread(rows: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Draw from one article after the other, so that none weighs more than it must."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in chance.sample(rows, len(rows)):
        groups.setdefault(row["group"], []).append(row)
    turns = [(turn, place, row) for place, group in enumerate(groups.values()) for turn, row in enumerate(group)]
    return [row for _, _, row in sorted(turns, key=lambda one: one[:2])[:EACH]]


def render(folder: Path) -> None:
    """Write the requests; nothing in them says which pair it is or what people made of it."""
    target = folder / "requests"
    target.mkdir(parents=True, exist_ok=True)
    for index, pair in enumerate(sample(), 1):
        asked, _ = pair.asked()
        content = {"messages": asked.messages, "schema": json.loads(schema_text(asked.answer))}
        (target / f"{index:02}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def keep(folder: Path) -> None:
    """Keep of each answer its verdicts, whether their words were found, and its size."""
    kept = {}
    for index, pair in enumerate(sample(), 1):
        text = (folder / f"answers/{index:02}.json").read_text("utf-8").strip()
        kept[pair.id] = {"characters": len(text), "verdicts": list(_verdicts(text, pair))}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in kept.items())
    KEPT.write_text(f"{{\n{lines}\n}}\n", "utf-8")


def _verdicts(text: str, pair: Pair) -> Iterator[list[Any]]:
    """Yield verdict, number of the sentence that holds its words (0: none), and whether it is near the aligned ones."""
    answer, reading = Judgement.model_validate_json(text), pair.reading
    asked, items = pair.asked()
    near = neighbourhood(items, reading)
    by_id = {item.id: item for item in items}
    for verdict in answer.verdicts:
        place = located(verdict.words, by_id[verdict.id], reading, asked.sentences)
        yield [verdict.verdict, place.sentence if place else 0, bool(place and place.sentence in near)]


def score() -> None:
    """Print the table and write it into the page."""
    kept, pairs = json.loads(KEPT.read_text("utf-8")), sample()
    if missing := [pair.id for pair in pairs if pair.id not in kept]:
        sys.exit(f"{len(missing)} pairs have no judgement: render, have them answered, keep.")
    table = "\n".join(_table([(pair, kept[pair.id]) for pair in pairs]))
    print(table)
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(START)
    PAGE.write_text(f"{before}{START}{table}\n{END}{rest.partition(END)[2]}", "utf-8")


def _table(rows: Sequence[tuple[Pair, dict[str, Any]]]) -> Iterator[str]:
    judge = [any(verdict != "supported" for verdict, *_ in row["verdicts"]) for _, row in rows]
    located = [any(verdict != "supported" and at for verdict, at, _ in row["verdicts"]) for _, row in rows]
    checks = [any(f.severity == "error" for f in check(pair.summary, pair.document)) for pair, _ in rows]
    either = [one or other for one, other in zip(judge, checks, strict=True)]
    articles = len({pair.document for pair, _ in rows})
    heads = ("balanced accuracy", "inconsistent ones flagged", "consistent ones flagged")
    yield f"| {len(rows)} pairs, {articles} articles | {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    gold = [not pair.consistent for pair, _ in rows]
    for name, flags in (
        ("second reader", judge),
        ("second reader, verdicts with located words only", located),
        ("checks", checks),
        ("checks or second reader", either),
    ):
        yield f"| {name} | {_accuracy(flags, gold)} |"
    for name, figure in PUBLISHED.items():
        yield f"| {name}, published, all pairs of the domain | {figure} | | |"
    yield ""
    yield from _costs(rows)


def _accuracy(flags: Sequence[bool], gold: Sequence[bool]) -> str:
    caught = sum(flag for flag, wrong in zip(flags, gold, strict=True) if wrong) / sum(gold)
    alarms = sum(flag for flag, wrong in zip(flags, gold, strict=True) if not wrong) / (len(gold) - sum(gold))
    low, high = _interval(flags, gold)
    return f"{50 * (1 + caught - alarms):.1f} ({low:.0f} to {high:.0f}) | {caught:.0%} | {alarms:.0%}"


def _interval(flags: Sequence[bool], gold: Sequence[bool]) -> tuple[float, float]:
    """Return the middle 95% of balanced accuracies over 2,000 draws of the pairs, each label apart."""
    chance = random.Random(SEED)
    right = [[flag for flag, wrong in zip(flags, gold, strict=True) if wrong is label] for label in (True, False)]
    draws = sorted(
        50 * (1 + _share(chance.choices(right[0], k=len(right[0]))) - _share(chance.choices(right[1], k=len(right[1]))))
        for _ in range(2_000)
    )
    return draws[50], draws[-51]


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)


def _costs(rows: Sequence[tuple[Pair, dict[str, Any]]]) -> Iterator[str]:
    whole = [pair.asked()[0] for pair, _ in rows]
    schema = len(schema_text(Judgement))
    near = [_near_characters(pair) for pair, _ in rows]
    sent = sum(asked.characters for asked in whole) / len(rows) + schema
    back = sum(row["characters"] for _, row in rows) / len(rows)
    verdicts = [verdict for _, row in rows for verdict in row["verdicts"]]
    adverse = [verdict for verdict in verdicts if verdict[0] != "supported"]
    found = [verdict for verdict in adverse if verdict[1]]
    far = sum(not close for _, _, close in found)
    prices = ", ".join(f"${_dollars(name, sent, back):.5f} by {name}" for name in PRICED)
    tokens = f"{sent / TOKEN_CHARACTERS:,.0f} tokens in and {back / TOKEN_CHARACTERS:,.0f} out"
    spared = sent - schema - sum(near) / len(rows)
    yield f"- A request has {sent:,.0f} characters on average, {schema:,} of them the schema; an answer {back:,.0f}."
    yield f"- At {TOKEN_CHARACTERS} characters a token that is {tokens}, thinking not counted: {prices} a pair."
    yield (
        "- The articles were shown whole. The aligned sentences and their neighbours alone would be "
        f"{spared:,.0f} characters less a request; {far} of {len(found)} adverse verdicts with located words rest on a "
        "sentence that would then not be shown."
    )
    yield (
        f"- {sum(not at for _, at, _ in verdicts)} of {len(verdicts)} verdicts show words that do not stand in the "
        f"article; {len(adverse)} verdicts are adverse."
    )


def _near_characters(pair: Pair) -> int:
    reading = pair.reading
    asked = judge_request(items_of(pair.summary, reading), reading, whole=0)
    return asked.characters


def _dollars(name: str, sent: float, back: float) -> float:
    known = price(name)
    if known is None:
        raise LookupError(name)
    tokens = {"input_tokens": round(sent / TOKEN_CHARACTERS), "output_tokens": round(back / TOKEN_CHARACTERS)}
    return known.of(cached_tokens=0, **tokens)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["render", folder]:
            render(Path(folder))
        case ["keep", folder]:
            keep(Path(folder))
        case ["score"] | []:
            score()
        case _:
            sys.exit(__doc__)
