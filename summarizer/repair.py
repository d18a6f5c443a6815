"""Repair: asks again for the failed items alone, with what is wrong and the sentences around them, not the article."""

import copyreg
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, Field, ValidationError, create_model

from summarizer import prompts
from summarizer.draft import fence, lines, neighbourhood, request
from summarizer.ground import Item, classes_in, marks, nested_items
from summarizer.reading import Reading
from summarizer.request import Request
from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftSource, Id

_ALSO = frozenset({"source", "via", "certainty", "name"})
"""Fields without a mark that a finding can be about."""


def repair_request(
    failed: Mapping[str, tuple[Item, Sequence[Finding]]],
    reading: Reading,
    pieces: Iterable[BaseModel],
) -> Request:
    """Ask for corrections of the failed items, given by id with their findings.

    The pieces of the draft are there for its sources: a correction may name another one.
    """
    items = [item for item, _ in failed.values()]
    numbers = neighbourhood(items, reading)
    data = prompts.render(
        "failed.md.j2",
        sources="; ".join(
            f"{piece.id} {piece.name or piece.descriptor or 'the author'}"
            for piece in pieces
            if isinstance(piece, DraftSource)
        ),
        failures=[
            {
                "id": item.id,
                "item": written(item.draft),
                "messages": list(dict.fromkeys(finding.message for finding in findings)),
            }
            for item, findings in failed.values()
        ],
        fence=fence(reading),
        lines=lines(reading, numbers),
    )
    answer = repair_class(tuple(dict.fromkeys(type(item.draft) for item in items if item.draft is not None)))
    return request(
        "repair",
        prompts.source("repair.md.j2").strip(),
        data,
        answer=answer,
        reading=reading,
        numbers=numbers,
        items=len(items),
    )


def written(piece: BaseModel | None) -> str:
    """Return a piece of a draft as compact JSON, without its id and whatever is empty."""
    if piece is None:
        return "{}"
    items_below = {path.split("[")[0].split(".")[0] for path, _ in nested_items(piece) if path}
    dumped = piece.model_dump(mode="json", exclude={"id", *items_below})
    values = {name: value for name, value in dumped.items() if value not in ("", [], None)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


Build = tuple[Callable[..., Any], tuple[Any, ...]]


class _Built(type(BaseModel)):  # type: ignore[misc]  # pydantic's metaclass has no public name
    """Class of the classes that are built here. A pickle tells how: a request can go to another process."""


_built_by: dict[type, Build] = {}
copyreg.pickle(_Built, _built_by.__getitem__)


@cache
def repair_class(classes: tuple[type[BaseModel], ...]) -> type[BaseModel]:
    """Build the answer's class: a list of corrections."""
    corrections: Any = list[_correction_class(classes)]  # type: ignore[misc]
    return _built("Repair", (repair_class, (classes,)), corrections=(corrections, Field(max_length=200)))


@cache
def _correction_class(classes: tuple[type[BaseModel], ...]) -> type[BaseModel]:
    """Build the class of a correction: the id of a failed item, and a new value or none for each field at fault."""
    fields: dict[str, Any] = {"id": (Id, ...), "withdraw": (bool, False)}
    for cls in classes:
        for name in repairable(cls):
            fields.setdefault(name, (cls.model_fields[name].rebuild_annotation() | None, None))
    return _built("Correction", (_correction_class, (classes,)), **fields)


def _built(name: str, by: Build, /, **fields: Any) -> type[BaseModel]:
    cls: type[BaseModel] = create_model(name, __cls_kwargs__={"metaclass": _Built}, **fields)
    _built_by[cls] = by
    return cls


def repairable(cls: type[BaseModel]) -> list[str]:
    """Return the fields of an item that a check can fault: marked ones, those that nest marks, and who says it."""
    return [
        name
        for name, field in cls.model_fields.items()
        if name in marks(cls) or name in _ALSO or any(_is_part(nested) for nested in classes_in(field.annotation))
    ]


def _is_part(cls: type[BaseModel]) -> bool:
    return bool(marks(cls)) and "sentences" not in marks(cls).values()


def corrected(piece: BaseModel, correction: BaseModel) -> BaseModel | None:
    """Return the piece with the corrected fields; None where the model withdraws it or the values do not fit."""
    if getattr(correction, "withdraw", False):
        return None
    changes = {
        name: value for name in repairable(type(piece)) if (value := getattr(correction, name, None)) is not None
    }
    try:
        return type(piece).model_validate(piece.model_dump() | {n: _plain(v) for n, v in changes.items()})
    except ValidationError:
        return piece


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump()
    return [_plain(element) for element in value] if isinstance(value, list) else value
