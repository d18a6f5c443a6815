"""Markdown: the markup off, the text kept, the front matter read as metadata."""

import tomllib
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

import regex

from summarizer import days
from summarizer.read.source import Page, with_title

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = regex.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n\1[ \t]*(?:\n|\Z)", regex.DOTALL)
_PAIR = regex.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$", regex.MULTILINE)
_NESTED = 100
"""Quotations and lists within each other that are read; further in, markdown-it passes over the text."""
_TAG = regex.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", regex.DOTALL)  # a comment that is never closed ends with the block

# Names that static site generators (Jekyll, Hugo, Pelican) use for one thing.
_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "publishdate", "pubdate"),
    "outlet": ("outlet", "publisher", "site", "source"),
    "url": ("url", "link", "canonical", "canonical_url"),
}


def page(text: str) -> Page:
    """Return the text without its markup. The title is that of the front matter, else the first heading."""
    from markdown_it import MarkdownIt

    matter = _FRONT_MATTER.match(text)
    known = _metadata(matter[1], matter[2]) if matter else {}
    reader = MarkdownIt("commonmark", {"maxNesting": _NESTED}).enable("table")
    tokens = reader.parse(text[matter.end() :] if matter else text)
    body = "\n\n".join(block for block in _blocks(tokens) if block.strip())
    title = known.get("title") or _first_heading(tokens)
    return Page(
        text=with_title(body, title),
        title=title,
        published=days.declared(known.get("published", "")),
        outlet=known.get("outlet"),
        url=known.get("url"),
    )


def _metadata(fence: str, matter: str) -> dict[str, str]:
    pairs = _toml(matter) if fence == "+++" else dict(_PAIR.findall(matter))
    plain = {key.lower(): str(value).strip("\"' ") for key, value in pairs.items()}
    found = {name: next((plain[key] for key in keys if plain.get(key)), "") for name, keys in _KEYS.items()}
    return {name: value for name, value in found.items() if value}


def _toml(matter: str) -> dict[str, object]:
    try:
        return tomllib.loads(matter)
    except tomllib.TOMLDecodeError:
        return {}


def _first_heading(tokens: Sequence["Token"]) -> str | None:
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _inline(tokens[1]).strip() or None
    return None


def _blocks(tokens: Sequence["Token"]) -> Iterator[str]:
    """Yield each paragraph, heading, list item and table row as one block."""
    marker = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " | ".join(cells or ())
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_inline(token))
        elif token.type == "inline":
            yield marker + _inline(token)
            marker = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")
        elif token.type == "html_block":
            yield unescape(_TAG.sub("", token.content)).strip()


def _inline(token: "Token") -> str:
    return "".join(_piece(child) for child in token.children or ())


def _piece(token: "Token") -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
