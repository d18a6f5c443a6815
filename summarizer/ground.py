"""Grounding: a model points, code quotes. Turns pieces of a draft into items with evidence sliced from the article.

What a field promises is read from its type (`schemas/marks.py`): a user's own schema is grounded like the
built-in one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from summarizer.reading import Reading
from summarizer.schemas.draft import DraftSource
from summarizer.schemas.marks import Mark
from summarizer.schemas.spans import Evidence
from summarizer.typography import locate

_PLAIN = (str, int, float, bool, bytes, date, datetime, type(None))


@dataclass(frozen=True, slots=True)
class Copied:
    """A field that must be copied verbatim, and where the article has it (None: nowhere in the cited sentences)."""

    name: str
    value: str
    found: Evidence | None


@dataclass(frozen=True)
class Item:
    """What the checks see of one item of a draft, or of one sentence of somebody's summary.

    `cites` are the sentence numbers as given; `evidence` the quotes of those that exist, in that order.
    `voice` is whoever the item names as its source (`type == "author"` for the article's own voice), None where
    its schema has no sources. `named` are names given beside the text, those of participants; `unknown` are source
    ids that nothing bears. `draft` is the item as the model wrote it.
    """

    id: str
    kind: str
    text: str
    cites: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    copied: tuple[Copied, ...] = ()
    named: tuple[str, ...] = ()
    voice: DraftSource | None = None
    via: DraftSource | None = None
    unknown: tuple[str, ...] = ()
    draft: BaseModel | None = None

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the cited sentences that exist, in the article's order."""
        return tuple(sorted({evidence.sentence for evidence in self.evidence}))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the text is the one sentence it cites, letter by letter: its wording is the article's."""
        return len(self.evidence) == 1 and self.text == self.evidence[0].quote

    @cached_property
    def is_slice(self) -> bool:
        """Whether the text stands in a cited sentence word for word, its first letter and its full stop apart."""
        return bool(self.core) and any(self.core in evidence.quote for evidence in self.evidence)

    @cached_property
    def core(self) -> str:
        """The text without its first letter and its full stop."""
        return self.text.strip()[1:].removesuffix(".")

    def found(self, name: str) -> Evidence | None:
        """Return where the article has the copied field of this name."""
        return next((field.found for field in self.copied if field.name == name), None)


def ground(
    piece: BaseModel,
    reading: Reading,
    *,
    item_id: str,
    kind: str,
    voice: DraftSource | None = None,
    via: DraftSource | None = None,
    unknown: tuple[str, ...] = (),
) -> Item:
    """Ground one piece of a draft: slice its evidence and find its copied fields in the cited sentences."""
    marked: dict[str, list[tuple[str, Any]]] = {"sentences": [], "hedged": [], "verbatim": [], "named": []}
    for name, mark, value in _marked(piece):
        marked[mark].append((name, value))
    cites = tuple(number for _, numbers in marked["sentences"] for number in numbers)
    evidence = tuple(quote(reading, number) for number in dict.fromkeys(cites) if number in reading)
    return Item(
        id=item_id,
        kind=kind,
        text=" ".join(words for _, words in marked["hedged"]),
        cites=cites,
        evidence=evidence,
        copied=tuple(Copied(name, words, find(words, evidence)) for name, words in marked["verbatim"]),
        named=tuple(name for _, name in marked["named"]),
        voice=voice,
        via=via,
        unknown=unknown,
        draft=piece,
    )


def ground_source(source: DraftSource, reading: Reading, *, item_id: str) -> Item:
    """Ground a source: its descriptor and name must stand in the article, save for the outlet that it is told."""
    outlet = (reading.article.outlet or "").casefold()
    copied = tuple(
        Copied(name, value, _anywhere(value, reading))
        for name, value in (("descriptor", source.descriptor), ("name", source.name or ""))
        if value and value.casefold() != outlet
    )
    numbers = tuple(dict.fromkeys(field.found.sentence for field in copied if field.found))
    return Item(
        id=item_id,
        kind="source",
        text="",
        cites=numbers,
        evidence=tuple(quote(reading, number) for number in numbers),
        copied=copied,
        voice=source,
        draft=source,
    )


def quote(reading: Reading, number: int) -> Evidence:
    """Return a whole sentence as evidence."""
    return reading.quotes[reading.sentence(number).number - 1]


def find(value: str, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return where the first of the quotes has these words, exactly or else up to typography; None if none has."""
    wanted = value.strip()
    likely = (whole for whole in evidence if wanted in whole.quote)
    for whole in (*likely, *evidence):
        if hit := locate(wanted, whole.quote):
            start, end, match = hit
            return Evidence(
                sentence=whole.sentence,
                start=whole.start + start,
                end=whole.start + end,
                quote=whole.quote[start:end],
                match=match,
            )
    return None


def _anywhere(value: str, reading: Reading) -> Evidence | None:
    """Return where the first of all sentences told has these words; the text is searched as one for the likely ones."""
    likely = (found for whole in _holding(value.strip(), reading) if (found := find(value, (whole,))))
    return next(likely, None) or find(value, tuple(quote(reading, sentence.number) for sentence in reading.told))


def _holding(words: str, reading: Reading) -> Iterator[Evidence]:
    """Yield the sentences told in which the words stand as they are."""
    text = reading.article.text
    at = text.find(words) if words else -1
    while at >= 0:
        sentence = reading.sentence_at(at)
        holds = sentence is not None and at + len(words) <= sentence.end
        if sentence and holds and sentence.kind != "aside":
            yield quote(reading, sentence.number)
        at = text.find(words, sentence.end if sentence and holds else at + 1)


def nested_items(root: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    """Yield (path, model) of everything below `root`, itself included, that cites sentences."""
    if any(marks(type(root)).get(name) == "sentences" for name in type(root).model_fields):
        yield "", root
    for path, child in _children(root):
        for below, item in nested_items(child):
            yield f"{path}.{below}" if below else path, item


def _marked(piece: BaseModel, prefix: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield (path, mark, value) of the fields that are marked and filled, also of nested models that are no items.

    A list of words gives its words one by one.
    """
    for name, kind in marks(type(piece)).items():
        value = getattr(piece, name)
        if kind == "sentences" or not isinstance(value, list):
            filled = [(prefix + name, kind, value)] if value else []
        else:
            filled = [(f"{prefix}{name}[{index}]", kind, words) for index, words in enumerate(value) if words]
        yield from filled
    for path, child in _children(piece):
        if "sentences" not in marks(type(child)).values():
            yield from _marked(child, f"{prefix}{path}.")


def _children(piece: BaseModel) -> Iterator[tuple[str, BaseModel]]:
    for name in _nesting(type(piece)):
        value = getattr(piece, name)
        if isinstance(value, BaseModel):
            yield name, value
        elif isinstance(value, list | tuple | dict):
            for key, element in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(element, BaseModel):
                    yield f"{name}[{key}]", element


@cache
def _nesting(cls: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields that can hold a model: not those of plain values."""
    return tuple(name for name, field in cls.model_fields.items() if not _is_plain(field.annotation))


def _is_plain(annotation: Any) -> bool:
    """Tell a type of strings, numbers and their like, in lists too; a type that says nothing is none."""
    if get_origin(annotation) is Literal:
        return True
    parts = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return all(map(_is_plain, parts)) if parts else annotation in _PLAIN


@cache
def marks(cls: type[BaseModel]) -> dict[str, str]:
    """Return the mark of each marked field: `sentences`, `verbatim`, `hedged` or `named`."""
    return {
        name: mark.kind
        for name, field in cls.model_fields.items()
        if (mark := _mark((*field.metadata, *get_args(field.annotation)))) is not None
    }


def classes_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation holds, in lists and unions too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from classes_in(part)


def _mark(parts: Iterable[Any]) -> Mark | None:
    for part in parts:
        if isinstance(part, Mark):
            return part
        if (below := _mark(get_args(part))) is not None:
            return below
    return None
