"""Find the same quotes in the same texts by our alignment and, where installed, by langextract's and instructor's.

A quote of 118 words stands in the source as it is, stands there but for one letter, or does not stand there at all.
Each case runs in a process of its own and is given up after a minute. What is timed is CPU, the imports left out.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples/articles"
ELSEWHERE = ARTICLES / "analysis-blackout.txt"
SIZES = (4_000, 64_000)
WORDS = 118
LIMIT_S = 60
CASES = {
    "as it stands": lambda words, _: words,
    "with one edit": lambda words, _: [*words[:60], f"{words[60]}x", *words[61:]],
    "absent": lambda _, others: others,
}
Aligner = Callable[[str, str], str | None]
Row = tuple[str, str, str]


def main() -> None:
    """Print every row as it is measured."""
    for row in rows():
        print(" | ".join(row), flush=True)


def rows() -> Iterator[Row]:
    """Yield one row a case and aligner: what was looked for, how long it took, what was made of it."""
    for name in ALIGNERS:
        if find_spec(name) is None:
            yield f"alignment by {name}", "skipped", f"not installed: pip install {name}"
            continue
        for case in CASES:
            for size in SIZES:
                yield f"{name}: quote {case}, source of {size // 1000} kB", *_measured(name, case, size)


def _measured(name: str, case: str, size: int) -> tuple[str, str]:
    command = [sys.executable, __file__, name, case, str(size)]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        return f"over {LIMIT_S} s", "given up"
    if run.returncode:
        return "failed", run.stderr.strip().splitlines()[-1][:120]
    seconds, outcome = json.loads(run.stdout)
    return f"{seconds * 1000:,.2f} ms", outcome


def one(name: str, case: str, size: int) -> tuple[float, str]:
    """Run one case here: seconds, the least of up to five runs, and what the aligner made of the quote."""
    source, quote = texts(case, size)
    aligner = ALIGNERS[name]()
    aligner("a harbour", "There is a harbour here.")
    found, seconds = None, float("inf")
    for again in range(5):
        new = source + "\n" * again  # nobody remembers it
        start = time.process_time()
        found = aligner(quote, new)
        seconds = min(seconds, time.process_time() - start)
        if seconds > 1:
            break
    return seconds, outcome(quote, found)


def texts(case: str, size: int) -> tuple[str, str]:
    """Return a source of about this many characters and the quote to look for, taken from its last quarter."""
    paths = [path for path in sorted(ARTICLES.glob("*.txt")) if path != ELSEWHERE and "german" not in path.name]
    whole = "\n\n".join(path.read_text("utf-8", errors="replace").strip() for path in paths)
    source = (whole + "\n\n") * (size // len(whole) + 1)
    source = source[:size].rsplit(" ", 1)[0]
    words = source[size * 3 // 4 :].split(" ")[1 : WORDS + 1]
    return source, " ".join(CASES[case](words, ELSEWHERE.read_text("utf-8").split()[:WORDS]))


def outcome(quote: str, found: str | None) -> str:
    """Say what was found: nothing, the quote's words, or other words that are taken for it."""
    if found is None:
        return "not found"
    return "found" if found.split() == quote.split() else f"other words taken for it: “{' '.join(found.split())[:40]}…”"


def _ours() -> Aligner:
    from summarizer.typography import locate

    def align(quote: str, source: str) -> str | None:
        place = locate(quote, source)
        return source[place[0] : place[1]] if place else None

    return align


def _langextract() -> Aligner:
    from langextract import data, resolver

    def align(quote: str, source: str) -> str | None:
        extraction = data.Extraction(extraction_class="quote", extraction_text=quote)
        ((aligned,),) = resolver.WordAligner().align_extractions([[extraction]], source)
        span = aligned.char_interval
        return source[span.start_pos : span.end_pos] if span else None

    return align


def _instructor() -> Aligner:
    from instructor import CitationMixin

    def align(quote: str, source: str) -> str | None:
        cited = CitationMixin.model_validate({"substring_quotes": [quote]}, context={"context": source})
        return next(iter(cited.substring_quotes), None)

    return align


ALIGNERS: dict[str, Callable[[], Aligner]] = {
    "summarizer": _ours,
    "langextract": _langextract,
    "instructor": _instructor,
}

if __name__ == "__main__":
    if arguments := sys.argv[1:]:
        print(json.dumps(one(arguments[0], arguments[1], int(arguments[2]))))
    else:
        main()
