"""The names of an article as the name check looks them up: by sentence, by form, and whether two may be one."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from summarizer.language.aliases import bare, fold, handles, same_name
from summarizer.language.names import Name
from summarizer.reading import Reading

# Capitalised where a text has defined it: "the Company" is a reference to a name.
REFERRING = regex.compile(
    r"company|group|firm|bank|corporation|fund|trust|party|club|union|board|agency|ministry|department|university",
    regex.IGNORECASE,
)


def namesakes(name: str, reading: Reading) -> set[str]:
    """Return the keys of the article's names that can name the same."""
    likely = {pair for handle in handles(name) for pair in _by_handle(reading).get(handle, ())}
    return {key for text, key in likely if same_name(name, text)}


@lru_cache(maxsize=4)
def _by_handle(reading: Reading) -> dict[str, set[tuple[str, str]]]:
    """Return the article's names with their keys, by each form that they are looked up by."""
    found: dict[str, set[tuple[str, str]]] = {}
    for pair in {(name.text, name.key) for name in reading.names}:
        for handle in handles(pair[0]):
            found.setdefault(handle, set()).add(pair)
    return found


def names_of(number: int, reading: Reading) -> Sequence[Name]:
    """Return the names that stand in a sentence, in order."""
    return _by_sentence(reading).get(number, ())


@lru_cache(maxsize=4)
def _by_sentence(reading: Reading) -> dict[int, tuple[Name, ...]]:
    """Return the article's names by the number of their sentence; both stand in the article's order."""
    found: dict[int, list[Name]] = {}
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    for name in reading.names:
        while sentence and sentence.end <= name.start:
            sentence = next(sentences, None)
        if sentence and sentence.start <= name.start:
            found.setdefault(sentence.number, []).append(name)
    return {number: tuple(names) for number, names in found.items()}


def may_be_one(name: str, other: Name, reading: Reading) -> bool:
    """Tell whether a name may be another word for one of the article's: it shares a word with it, or its key."""
    keys = namesakes(name, reading)
    if REFERRING.fullmatch(name) or REFERRING.fullmatch(other.text):
        return True
    if same_name(name, other.key) or other.key in keys or any(same_name(other.text, key) for key in keys):
        return True
    words = set(bare(name))
    return not words.isdisjoint({*bare(other.text), *bare(other.key)}) or _speaks_for(words, other, reading)


def _speaks_for(body: set[str], person: Name, reading: Reading) -> bool:
    """Tell whether the article calls somebody by a body's name, as in "State Department spokesman John Kirby"."""
    called = (fold(mention.text).split() for speaker in reading.speakers for mention in speaker.mentions)
    return any(body <= {*words} and not {*bare(person.key)}.isdisjoint(words) for words in called)


def is_person(name: str, reading: Reading) -> bool:
    """Tell a name that an article has as a person's."""
    return any(one.kind == "person" and same_name(one.text, name) for one in reading.names)
