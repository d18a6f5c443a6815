"""The tables of the language rules: a TOML file each, its sources at the top. Parsed once, when first asked for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def text(file: str) -> str:
    """Return the text of one of the files beside this module."""
    return (files(__name__) / file).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return what `name`.toml holds."""
    return tomllib.loads(text(f"{name}.toml"))


@cache
def listed(name: str, *keys: str) -> frozenset[str]:
    """Return the words that stand under these keys of `name`.toml, in one string with blanks between them."""
    return frozenset(_under(name, keys).split())


@cache
def by_word(name: str, *keys: str) -> Mapping[str, str]:
    """Return the key of each word under these keys of `name`.toml, where every kind has its words in one string."""
    return {word: kind for kind, words in _under(name, keys).items() for word in words.split()}


def _under(name: str, keys: tuple[str, ...]) -> Any:
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return found
