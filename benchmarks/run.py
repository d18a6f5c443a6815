"""Measure speed, memory and characters; print a table and write docs/benchmarks.md.

Every figure is of one run on one machine: compare figures of one table, not of two machines. Nothing here asks a
model over the network; the endpoint is the project's own, on loopback.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import openai  # noqa: E402
from endpoint import MODEL, Endpoint, Reply  # noqa: E402

from summarizer import Article, Settings, check, summarize  # noqa: E402
from summarizer.draft import ITEM_CHARACTERS  # noqa: E402
from summarizer.models import resolve  # noqa: E402
from summarizer.models.wire import wire_schema  # noqa: E402
from summarizer.number import number  # noqa: E402
from summarizer.pipeline import Policy  # noqa: E402
from summarizer.profiles.news import News  # noqa: E402
from summarizer.read import read  # noqa: E402
from summarizer.reading import Reading  # noqa: E402
from summarizer.schemas.draft import NewsDraft  # noqa: E402

ARTICLES = ROOT / "examples/articles"
ANSWERS = ROOT / "cassettes/answers"
CALLS = 60
Row = tuple[str, str, str]


def main() -> None:
    """Print every row as it is measured, and write them all."""
    rows: list[Row] = []
    for measure in (rules_speed, check_speed, start_up, overhead, memory, characters):
        for row in measure():
            print(" | ".join(row), flush=True)
            rows.append(row)
    (ROOT / "docs/benchmarks.md").write_text(_page(rows), encoding="utf-8")


def english() -> list[Article]:
    """Return the example articles that are in English, read as a user's would be."""
    return [read(path) for path in sorted(ARTICLES.iterdir()) if not path.name.startswith("german")]


def of_700_words() -> list[Article]:
    """Return the example articles of 500 to 900 words."""
    return [article for article in english() if 500 <= len(article.text.split()) <= 900]


def rules_speed() -> Iterator[Row]:
    """Time the whole pipeline with the rules model."""
    articles = of_700_words()
    words = statistics.mean(len(article.text.split()) for article in articles)
    summarize(articles[0], model="rules")
    seconds = _median(lambda: [summarize(article, model="rules") for article in articles], runs=5)
    name = f"rules, whole pipeline, {len(articles)} articles of {words:.0f} words on average"
    yield name, f"{len(articles) / seconds:.0f} articles/s", "one process, one core"
    readings = _median(lambda: [_read_all(article) for article in articles], runs=5)
    yield "reading alone: every language rule over an article", f"{readings / len(articles) * 1000:.1f} ms", "the same"


def _read_all(article: Article) -> None:
    reading = Reading(article, number(article))
    assert reading.speakers is not None
    assert (reading.hedges, reading.quantities, reading.times, reading.negations, reading.names)


def check_speed() -> Iterator[Row]:
    """Time the check of a short summary."""
    article = read(ARTICLES / "conflict-border-post.txt")
    summary = (ROOT / "examples/summaries/conflict-border-post.faithful.txt").read_text("utf-8")
    seconds = _median(lambda: check(summary, article), runs=9)
    size = f"{len(summary.split())}-word summary, {len(article.text.split())}-word article"
    yield f"check, {size}", f"{seconds * 1000:.0f} ms", "reading the article included"


def start_up() -> Iterator[Row]:
    """Time fresh processes."""
    for name, arguments in (
        ("python -c pass, for comparison", ["-c", "pass"]),
        ("import summarizer", ["-c", "import summarizer"]),
        ("from summarizer import summarize", ["-c", "from summarizer import summarize"]),
        ("summarizer --help", ["-m", "summarizer", "--help"]),
    ):
        seconds = _median(lambda a=arguments: _process(a), runs=7)  # type: ignore[misc]
        yield name, f"{seconds:.2f} s", "a fresh process, median of 7"


def overhead() -> Iterator[Row]:
    """Compare our client with a bare openai call against one endpoint, in turn, in CPU time of this process."""
    article = read(ARTICLES / "conflict-border-post.txt")
    request = next(News().draft(Reading(article, number(article)), Policy()))
    answer = _recorded()[0]
    with Endpoint(lambda _: Reply(answer)) as endpoint:
        settings = Settings(base_url=endpoint.base_url, api_key="none")
        ours = resolve(MODEL, settings)
        bare = openai.OpenAI(base_url=endpoint.base_url, api_key="none", max_retries=0)

        def plain() -> None:
            bare.chat.completions.create(model=MODEL, messages=list(request.messages))  # type: ignore[arg-type]

        ours.answer(request)
        plain()
        ratios = []
        for _ in range(3):
            one = _cpu(lambda: [ours.answer(request) for _ in range(CALLS)]) / CALLS
            other = _cpu(lambda: [plain() for _ in range(CALLS)]) / CALLS
            ratios.append((one, other))
        one, other = (statistics.median(column) for column in zip(*ratios, strict=True))
        bare.close()
    yield "CPU of one call, bare openai client", f"{other * 1000:.1f} ms", f"server's thread included, {CALLS} calls"
    yield "CPU of one call, ours (schema, retries, parsing)", f"{one * 1000:.1f} ms", f"{one / other:.2f} times bare"


def memory() -> Iterator[Row]:
    """Measure the peak of a process that briefs a text of 100,000 words by the rules."""
    for words in (1_000, 100_000):
        code = (
            "import resource, sys; from pathlib import Path; from summarizer import summarize;"
            "one = Path(sys.argv[1]).read_text('utf-8');"
            "text = (one + '\\n\\n') * (int(sys.argv[2]) // len(one.split()) + 1);"
            "summarize(text, model='rules');"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code, ARTICLES / "conflict-border-post.txt", str(words)],
            capture_output=True,
            check=True,
            text=True,
        )
        yield f"peak memory, rules, {words:,} words", f"{run.stdout.strip()} MB", "a fresh process"


def characters() -> Iterator[Row]:
    """Count what goes over the wire for each article."""
    sent, article_size, schema = [], [], len(json.dumps(wire_schema(NewsDraft), separators=(",", ":")))
    for article in english():
        request = next(News().draft(Reading(article, number(article)), Policy()))
        sent.append(request.characters + schema)
        article_size.append(len(article.text))
    mean, size = statistics.mean(sent), statistics.mean(article_size)
    yield "characters sent for an article, first request", f"{mean:,.0f}", f"{size:,.0f} of them the article's"
    answers = [NewsDraft.model_validate(answer) for answer in _recorded()]
    per_item = [len(a.model_dump_json()) / (len(a.events) + len(a.claims)) for a in answers]
    received = statistics.mean(len(answer.model_dump_json()) for answer in answers)
    yield "characters received for an article", f"{received:,.0f}", f"{len(answers)} recorded answers"
    limit = f"limit {ITEM_CHARACTERS}"
    yield "characters received for an item, everything counted", f"{statistics.mean(per_item):.0f}", limit


def _recorded() -> list[dict[str, object]]:
    """Return the whole drafts among the recorded answers."""
    found = []
    for path in sorted(ANSWERS.glob("*.json")):
        for reply in json.loads(path.read_text("utf-8")):
            content = reply.get("content")
            if isinstance(content, dict) and "bluf" in content and "events" in content:
                found.append(content)
    return found


def _median(work: Callable[[], object], *, runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _process(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def _page(rows: list[Row]) -> str:
    table = "\n".join(f"| {name} | {value} | {note} |" for name, value, note in rows)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        "# Benchmarks\n\nWritten by `make bench` "
        f"on {datetime.now(UTC):%Y-%m-%d}, {machine}. Machines differ and are noisy: compare rows of one table.\n\n"
        f"| what | figure | note |\n|---|---|---|\n{table}\n"
    )


if __name__ == "__main__":
    main()
