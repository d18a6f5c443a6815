"""HTML pages: trafilatura finds the body, the title, the outlet and the address; the date is what the page declares.

The publication date comes from the page's metadata alone. A date in the text, in the address or in the footer is
not taken: relative dates ("Wednesday") would silently be resolved against a guess.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import regex

from summarizer import days
from summarizer.errors import UnreadableInput
from summarizer.number import number
from summarizer.read.source import Page, with_title
from summarizer.schemas.article import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = regex.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    regex.IGNORECASE | regex.DOTALL,
)
# libxml2 compares every attribute of a tag with every other. `re` takes a hundredth of the time of `regex` here.
_OVERLOADED = re.compile(
    r"<([a-z][\w:-]*+)(?:[\s/]++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+){500,}+",
    re.IGNORECASE,
)
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_PROPERTY = _LOWER.format("@property")
_NAME = _LOWER.format("@name")

# Where a page declares its first publication, the surest first: Open Graph's article vocabulary, schema.org
# microdata, Dublin Core, and the names that newspapers use. Dates of modification are not among them.
_DECLARED = (
    f"//meta[{_PROPERTY}='article:published_time' or {_PROPERTY}='og:article:published_time']/@content",
    f"//meta[{_NAME}='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    f"//meta[{_NAME}='dc.date.issued' or {_NAME}='dcterms.issued' or {_NAME}='dcterms.created']/@content",
    f"//meta[{_NAME}='parsely-pub-date' or {_NAME}='sailthru.date' or {_NAME}='publish-date']/@content",
    f"//meta[{_NAME}='pubdate' or {_NAME}='publication_date' or {_NAME}='publish_date']/@content",
    f"//meta[{_NAME}='dc.date' or {_NAME}='date']/@content",
    "//time[@pubdate]/@datetime",
)
_MIN_WORDS = 20  # of whole sentences: a page with fewer has no article
_STUB_WORDS = 120  # a page that says it is for subscribers and has fewer is its teaser
_FOR_SUBSCRIBERS = regex.compile(
    r"\"isAccessibleForFree\"\s*:\s*\"?false|subscribe(?:rs)? (?:now )?to (?:continue|keep) reading"
    r"|(?:for|to) subscribers only|(?:sign|log) in to (?:continue|keep) reading|already a subscriber\?",
    regex.IGNORECASE,
)


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_MARKUP.match(text[:10_000]))


def page(source: str, name: str) -> Page:
    """Return the article of a page, the title as its first line. UnreadableInput where the page has none."""
    from lxml import etree
    from trafilatura import bare_extraction, load_html

    source = _OVERLOADED.sub(r"<\1 ", source)
    tree = load_html(source)
    if tree is None:
        raise _no_body(name)
    published = _published(tree)
    try:
        found: Any = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (etree.LxmlError, ValueError) as error:
        raise _no_body(name) from error
    body = "\n\n".join(line for line in (found.text or "").split("\n") if line.strip()) if found else ""
    words = _told_words(body)
    if words < _MIN_WORDS:
        raise _no_body(name)
    if words < _STUB_WORDS and _FOR_SUBSCRIBERS.search(source):
        raise _no_body(name, " (it holds the first lines for readers without a subscription)")
    return Page(
        text=with_title(body, found.title),
        title=found.title,
        published=published,
        outlet=found.sitename,
        url=found.url,
    )


def _no_body(name: str, why: str = "") -> UnreadableInput:
    return UnreadableInput(
        f"no article body found in {name}{why}. Pages that need a login or JavaScript are saved without their text: "
        "open the page, copy the article into a text file and give that."
    )


def _told_words(body: str) -> int:
    """Count the words in whole sentences that are no boilerplate."""
    if not body:
        return 0
    told = (body[s.start : s.end] for s in number(Article(text=body)) if s.kind == "body")
    return sum(len(sentence.split()) for sentence in told if sentence.rstrip("\"'”’»)")[-1:] in ".?!")


def _published(tree: "HtmlElement") -> date | None:
    """Return the day of first publication that the page declares."""
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    linked = (value for script in scripts for value in _linked(script))
    values = (value for path in _DECLARED for value in tree.xpath(path))
    return next((day for value in chain(linked, values) if (day := days.declared(str(value)))), None)


def _linked(script: str) -> Iterator[object]:
    """Yield schema.org's datePublished of the articles in a JSON-LD script, the outermost first."""
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if "datePublished" in item and any(_is_article(str(kind)) for kind in names):
                yield item["datePublished"]
            waiting.extend(item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting", "Report", "Reportage", "Review", "WebPage"))
