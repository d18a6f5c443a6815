"""Measure speed, memory and characters; print a table and write docs/benchmarks.md.

Every figure is of one run on one machine: compare figures of one table, not of two machines. Nothing here asks a
model over the network; the endpoint is the project's own, on loopback.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import openai  # noqa: E402
from alignment import rows as alignment  # noqa: E402
from beside import bare, drafted  # noqa: E402
from endpoint import MODEL, Endpoint, Reply  # noqa: E402
from running import LoadServer, articles  # noqa: E402

from summarizer import Article, Scripted, Settings, check, summarize  # noqa: E402
from summarizer.draft import ITEM_CHARACTERS  # noqa: E402
from summarizer.models import resolve  # noqa: E402
from summarizer.models.wire import wire_schema  # noqa: E402
from summarizer.number import number  # noqa: E402
from summarizer.profile import Policy  # noqa: E402
from summarizer.profiles.news import News  # noqa: E402
from summarizer.read import read  # noqa: E402
from summarizer.reading import Reading  # noqa: E402
from summarizer.schemas.draft import NewsDraft  # noqa: E402

ARTICLES = ROOT / "examples/articles"
DRAFTS = ROOT / "benchmarks/drafts"
CALLS = 60
YARDSTICK_CALLS = 200
PROCESSES = 7
ROW = re.compile(r"\| \[(?P<stem>[^.\]]+)\.\w+\].* (?P<date>\d{4}-\d\d-\d\d)[^|]*\|$", re.MULTILINE)
PUBLISHED = {row["stem"]: row["date"] for row in ROW.finditer((ROOT / "examples/README.md").read_text("utf-8"))}
Row = tuple[str, str, str]


def main() -> None:
    """Print every row as it is measured, and write them all."""
    rows: list[Row] = []
    measures = (
        machine,
        rules_speed,
        news_speed,
        yardstick,
        check_speed,
        start_up,
        overhead,
        memory,
        characters,
        alignment,
        drafts,
    )
    for measure in measures:
        for row in measure():
            print(" | ".join(row), flush=True)
            rows.append(row)
    (ROOT / "docs/benchmarks.md").write_text(_page(rows), encoding="utf-8")


def english() -> list[Article]:
    """Return the example articles that are in English, read as a user's would be."""
    return [read(path) for path in sorted(ARTICLES.iterdir()) if not path.name.startswith("german")]


# Run in a process of its own, which the articles it knows have warmed up: prints each new one's seconds and words.
WORK = """
import json, re, sys, time
from pathlib import Path
from summarizer import Article, summarize
from summarizer.number import number
from summarizer.read import read
from summarizer.reading import Reading

def brief(article):
    summarize(article, model="rules")

def look(article):
    reading = Reading(article, number(article))
    reading.speakers
    for sentence in reading.sentences:
        for part in ("hedges", "quantities", "times", "negations"):
            getattr(reading, part)[sentence.number]

def measure(known, new):
    work = {"brief": brief, "look": look}[sys.argv[1]]
    for article in known:
        work(article)
    for article in new:
        start = time.process_time()
        work(article)
        print(time.process_time() - start, len(article.text.split()))
"""

# Each article comes again with a word more in every sentence: its words are known, as in a long run, no sentence is.
EXAMPLES = (
    WORK
    + """
def changed(article):
    return article.model_copy(update={"text": re.sub(r"([a-z])([.,] )", r"\\1 too\\2", article.text)})

articles = [read(Path(name)) for name in sys.argv[2:]]
measure(articles, [changed(article) for article in articles])
"""
)

# Published news, where it is at hand: thirty articles are known, the others come once.
NEWS = (
    WORK
    + """
rows = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
articles = [Article(text=row["title"] + chr(10) * 2 + row["text"], title=row["title"]) for row in rows]
measure(articles[:30], articles[30:])
"""
)


def machine() -> Iterator[Row]:
    """Time what every Python does alike, so that another machine's figures can be set against this one's."""
    loop = "sum(n * n % 7 for n in range(1_000_000))"
    seconds = _median(lambda: eval(loop), runs=9)
    yield f"{loop}, for comparison", f"{seconds * 1000:.0f} ms", "divide by your own machine's to compare"


def rules_speed() -> Iterator[Row]:
    """Time the rules on articles that the process has not seen before."""
    paths = [str(path) for path in sorted(ARTICLES.iterdir()) if not path.name.startswith("german")]
    yield from _speed(EXAMPLES, paths, "example articles", f"{len(paths)} articles")


def news_speed() -> Iterator[Row]:
    """Time the rules on published articles, which are not part of the project."""
    corpus = _corpus()
    if corpus.exists():
        yield from _speed(NEWS, [str(corpus)], "published news", corpus.name)
    else:
        yield "rules, whole pipeline, published news", "skipped", f"no {corpus.name} at hand"


def _speed(code: str, names: list[str], kind: str, given: str) -> Iterator[Row]:
    """Time each work in several processes: by each article's shortest time, which other processes disturbed least."""

    def taken(work: str) -> tuple[float, float]:
        runs = [_numbers(["-c", code, work, *names]) for _ in range(PROCESSES)]
        words = sum(words for _, words in runs[0]) / 700
        shortest = sum(min(seconds for seconds, _ in times) for times in zip(*runs, strict=True))
        return shortest / words, statistics.median(sum(seconds for seconds, _ in run) for run in runs) / words

    note = f"one core, {given}, new to the process, each one's shortest CPU time of {PROCESSES} processes; their median"
    brief, usual = taken("brief")
    yield f"rules, whole pipeline, {kind} of 700 words", f"{1 / brief:.1f} articles/s", f"{note} {1 / usual:.1f}"
    look, usual = taken("look")
    what = f"reading alone, every language rule, {kind} of 700 words"
    yield what, f"{look * 1000:.1f} ms", f"{note} {usual * 1000:.1f} ms"


def _numbers(arguments: list[str]) -> list[list[float]]:
    return [[float(number) for number in line.split()] for line in _output(arguments).splitlines()]


def yardstick() -> Iterator[Row]:
    """Set the rules against the CPU of a call, in turn in one process: a busy or a slow machine slows both alike."""
    corpus = _corpus()
    if not corpus.exists():
        yield "rules in calls of a bare client", "skipped", f"no {corpus.name} at hand"
        return
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    news = [Article(text=f"{row['title']}\n\n{row['text']}", title=row["title"]) for row in rows]
    for article in news[:30]:
        summarize(article, model="rules")
    measured = []
    with tempfile.TemporaryDirectory() as folder, LoadServer(latency_ms=50) as server:
        requests = drafted(articles(Path(folder), YARDSTICK_CALLS))
        bare(server, requests[:50], "instructor")
        for start in range(30, len(news) - 19, 20):
            server.reset()
            call = bare(server, requests, "instructor")["cpu"] / len(requests)
            look = _per_article(_look, news[start : start + 10])
            brief = _per_article(lambda article: summarize(article, model="rules"), news[start + 10 : start + 20])
            measured.append((call, look / call, brief / call))
    call, look, brief = (statistics.median(column) for column in zip(*measured, strict=True))
    note = f"CPU, median of {len(measured)} turns"
    yield "one call, openai and instructor alone, in a bare loop", f"{call * 1000:.1f} ms", f"{note}, 32 in flight"
    yield "reading 700 words of published news, in such calls", f"{look:.2f}", note
    yield "rules, whole pipeline, 700 words of published news, in such calls", f"{brief:.2f}", note


def _per_article(work: Callable[[Article], object], news: list[Article]) -> float:
    """Return the CPU seconds that 700 words take."""
    seconds = _cpu(lambda: [work(article) for article in news])
    return seconds / sum(len(article.text.split()) for article in news) * 700


def _look(article: Article) -> None:
    reading = Reading(article, number(article))
    _ = reading.speakers
    for sentence in reading.sentences:
        for part in (reading.hedges, reading.quantities, reading.times, reading.negations):
            part[sentence.number]


def _corpus() -> Path:
    return ROOT.parent / "shared/eval/batch_articles.dev.jsonl"


def check_speed() -> Iterator[Row]:
    """Time the check of a short summary: one written by hand, and sixty words about the first 700 of a long article."""
    article = read(ARTICLES / "conflict-border-post.txt")
    yield _checked(article, (ROOT / "examples/summaries/conflict-border-post.faithful.txt").read_text("utf-8"))
    beginning = Article(text=_within(700, read(ARTICLES / "analysis-blackout.txt").text.split("\n\n"), "\n\n"))
    brief = summarize(beginning, model="rules")
    yield _checked(beginning, _within(60, [item.text for item in (*brief.events, *brief.claims)], " "))


def _within(words: int, parts: list[str], between: str) -> str:
    """Join the first of the parts, as many as fit into so many words."""
    count = next(n for n in range(len(parts), 0, -1) if len(" ".join(parts[:n]).split()) <= words)
    return between.join(parts[:count])


def _checked(article: Article, summary: str) -> Row:
    """Time a check in CPU time, each time of the article with another word in its sentences: none is known already."""
    others = [
        article.model_copy(update={"text": re.sub(r"([a-z])([.,] )", rf"\1 {word}\2", article.text)})
        for word in ("too", "again", "there", "also", "now", "then", "later", "once", "first")
    ]
    check(summary, article)
    seconds = [_cpu(lambda one=other: check(summary, one)) for other in others]  # type: ignore[misc]
    size = f"{len(summary.split())}-word summary, {len(article.text.split())}-word article"
    usual = f"{statistics.median(seconds) * 1000:.1f} ms"
    note = f"CPU, reading an article new to the process included, the shortest of {len(others)}; their median {usual}"
    return f"check, {size}", f"{min(seconds) * 1000:.1f} ms", note


FIRST_BRIEF = "from summarizer import summarize; summarize('Three people were hurt, police said.', model='rules')"


def start_up() -> Iterator[Row]:
    """Time fresh processes."""
    for name, arguments in (
        ("python -c pass, for comparison", ["-c", "pass"]),
        ("import summarizer", ["-c", "import summarizer"]),
        ("from summarizer import summarize", ["-c", "from summarizer import summarize"]),
        ("the same, and a first brief by the rules", ["-c", FIRST_BRIEF]),
        ("summarizer --help", ["-m", "summarizer", "--help"]),
    ):
        seconds = _median(lambda a=arguments: _output(a), runs=7)  # type: ignore[misc]
        yield name, f"{seconds:.2f} s", "a fresh process, median of 7"


def overhead() -> Iterator[Row]:
    """Compare our client with a bare openai call against one endpoint, in turn, in CPU time of this process."""
    article = read(ARTICLES / "conflict-border-post.txt")
    request = next(News().draft(Reading(article, number(article)), Policy()))
    answer = dict(_drafts())[DRAFTS / "conflict-border-post.json"]
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
        peak = _output(["-c", code, str(ARTICLES / "conflict-border-post.txt"), str(words)])
        yield f"peak memory, rules, {words:,} words", f"{peak} MB", "a fresh process"


def characters() -> Iterator[Row]:
    """Count what goes over the wire for each article."""
    sent, sizes = [], []
    for article in english():
        sent.append(_request_size(article))
        sizes.append(len(article.text))
    note = f"mean of {len(sent)} articles, {statistics.mean(sizes):,.0f} of them the article's"
    yield "characters sent for an article, first request", f"{statistics.mean(sent):,.0f}", note
    answers = [json.dumps(draft, ensure_ascii=False, separators=(",", ":")) for _, draft in _drafts()]
    received = statistics.mean(map(len, answers))
    yield "characters received for an article", f"{received:,.0f}", f"mean of {len(answers)} recorded drafts"


def drafts() -> Iterator[Row]:
    """Hold the checks against recorded drafts of a language model, as they were written."""
    per_item = []
    for path, written in _drafts():
        draft = NewsDraft.model_validate(written)
        items = len(draft.events) + len(draft.claims)
        size = len(json.dumps(written, ensure_ascii=False, separators=(",", ":")))
        per_item.append(size / items)
        article = read(next(ARTICLES.glob(f"{path.stem}.*")), published=PUBLISHED[path.stem])
        brief = summarize(article, model=Scripted([draft]), settings=Settings(repair_rounds=0))
        warnings = len(brief.findings)
        note = (
            f"{items} items, {_request_size(article):,} characters sent, {size:,} received, {size / items:.0f} an item"
        )
        yield f"draft of {path.stem}", f"{len(brief.rejected)} rejected, {warnings} warnings", note
    mean = statistics.mean(per_item)
    yield "characters received for an item, everything counted", f"{mean:.0f}", f"mean; limit {ITEM_CHARACTERS}"


def _request_size(article: Article) -> int:
    request = next(News().draft(Reading(article, number(article)), Policy()))
    return request.characters + len(json.dumps(wire_schema(request.answer), separators=(",", ":")))


def _drafts() -> list[tuple[Path, dict[str, object]]]:
    return [(path, json.loads(path.read_text("utf-8"))) for path in sorted(DRAFTS.glob("*.json"))]


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


def _output(arguments: list[str]) -> str:
    run = subprocess.run([sys.executable, *arguments], capture_output=True, check=True, text=True)
    return run.stdout.strip()


def _page(rows: list[Row]) -> str:
    table = "\n".join(f"| {name} | {value} | {note} |" for name, value, note in rows)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    return (
        "# Benchmarks\n\nWritten by `make bench` "
        f"on {datetime.now(UTC):%Y-%m-%d}, {machine}. Machines differ and are noisy: compare rows of one table.\n"
        "CPython built without profile-guided optimisation, as pyenv does by default, is slower than a distribution's: "
        "`make clean` and\n`make bench PYTHON=/usr/bin/python3` measure with another one.\n\n"
        f"| what | figure | note |\n|---|---|---|\n{table}\n"
    )


if __name__ == "__main__":
    main()
