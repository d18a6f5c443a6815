"""Building what a check is given: an article as numbered sentences, and items that cite them."""

from datetime import date

from summarizer import check
from summarizer.checks import check_item
from summarizer.ground import Copied, Item, find, quote
from summarizer.reading import Reading
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftSource

AUTHOR = DraftSource(id="s0", type="author")


def read(*lines: str, aside: tuple[int, ...] = (), published: date | None = date(2022, 1, 5)) -> Reading:
    """Return the reading of an article of which each line is one sentence."""
    sentences, at = [], 0
    for number, line in enumerate(lines, 1):
        kind = "aside" if number in aside else "body"
        sentences.append(Sentence(number=number, start=at, end=at + len(line), kind=kind, paragraph=number - 1))
        at += len(line) + 1
    return Reading(Article(text="\n".join(lines), published=published), sentences)


def source(name: str = "", descriptor: str = "", kind: str = "named_individual") -> DraftSource:
    return DraftSource(id="s1", name=name, descriptor=descriptor, type=kind)


def item(
    reading: Reading,
    text: str,
    cites: tuple[int, ...] = (1,),
    *,
    kind: str = "claim",
    voice: DraftSource | None = None,
    via: DraftSource | None = None,
    copied: dict[str, str] | None = None,
) -> Item:
    evidence = tuple(quote(reading, number) for number in cites if number in reading)
    fields = tuple(Copied(name, value, find(value, evidence)) for name, value in (copied or {}).items())
    return Item("c1", kind, text, cites, evidence, fields, voice=voice, via=via)


def found(check: str, reading: Reading, text: str, cites: tuple[int, ...] = (1,), **more: object) -> list[Finding]:
    """Return the findings of one check; all other checks run too, for what they must not raise."""
    findings = check_item(item(reading, text, cites, **more), reading)  # type: ignore[arg-type]
    assert all(len(finding.message) <= 240 for finding in findings)
    return [finding for finding in findings if finding.check == check]


def errors(check: str, reading: Reading, text: str, cites: tuple[int, ...] = (1,), **more: object) -> list[str]:
    return [f.message for f in found(check, reading, text, cites, **more) if f.severity == "error"]


def linted(article: str, summary: str) -> list[str]:
    """Return the checks whose errors a sentence of somebody's summary has against an article, in words."""
    return [finding.check for finding in check(summary, article) if finding.severity == "error"]
