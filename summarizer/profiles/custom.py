"""A user's own pydantic class as a profile: fields typed Sentences, Verbatim or Hedged are grounded and checked."""

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer import prompts
from summarizer.draft import article_block, max_items, request
from summarizer.errors import UsageError
from summarizer.ground import Item, classes_in, ground, marks, nested_items
from summarizer.pipeline import Asking, Outcome, Pieces, Policy, Verdict, generation_of
from summarizer.reading import Reading
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.brief import Finding, Generation, Rejected
from summarizer.schemas.spans import Evidence

M = TypeVar("M", bound=BaseModel)

_ROOT = "brief"
_TEMPLATE = "custom/draft.md.j2"


class Checked(BaseModel, Generic[M]):
    """A filled form with its evidence. `value` is None where something it cannot do without was rejected.

    `evidence` holds the cited quotes of each entry by its path in `value` as the model wrote it
    (`"hazards[0]"`; `"brief"` for the form itself); rejected entries are taken out of lists.
    """

    model_config = ConfigDict(frozen=True)

    value: M | None
    evidence: dict[str, tuple[Evidence, ...]]
    findings: tuple[Finding, ...]
    rejected: tuple[Rejected, ...]
    article: Article
    sentences: tuple[Sentence, ...]
    generation: Generation


class Custom(Generic[M]):
    """Asks for a user's class and returns it checked. Raises UsageError for a class that cites no sentences."""

    def __init__(self, schema: type[M], instructions: str | None = None) -> None:
        fields = _fields(schema)
        if "sentences" not in {mark for _, mark in fields}:
            raise UsageError(
                f"{schema.__name__} has no field of type Sentences, so nothing in it could be checked. "
                "Give it, or the models in it, a field such as `sentences: Sentences`."
            )
        self.name = schema.__name__
        self._schema = schema
        self._prompt = prompts.render(
            _TEMPLATE,
            verbatim=", ".join(name for name, mark in fields if mark == "verbatim"),
            hedged=", ".join(name for name, mark in fields if mark == "hedged"),
            instructions=instructions,
        )

    def draft(self, reading: Reading, policy: Policy) -> Asking[Pieces]:
        """Ask once, whatever the length: a form cannot be joined from windows."""
        numbers = [sentence.number for sentence in reading.told]
        answer = yield request(
            "draft",
            self._prompt,
            article_block(reading, numbers, items=None),
            answer=self._schema,
            reading=reading,
            numbers=numbers,
            items=policy.max_items or max_items(len(numbers)),
        )
        return {_ROOT: answer} | {path: piece for path, piece in nested_items(answer) if path}

    def ground(self, pieces: Pieces, reading: Reading) -> dict[str, Item]:
        """Ground every entry that cites sentences."""
        return {
            name: ground(piece, reading, item_id=name, kind=type(piece).__name__)
            for name, piece in pieces.items()
            if "sentences" in marks(type(piece)).values()
        }

    def orphans(self, verdicts: dict[str, Verdict], gone: Collection[str]) -> dict[str, Finding]:  # noqa: ARG002
        """Return nothing: an entry of a form does not hang on another."""
        return {}

    def result(self, outcome: Outcome) -> Checked[M]:
        """Put the pieces that passed back into the form."""
        return Checked[self._schema](  # type: ignore[name-defined]
            value=self._rebuilt(outcome),
            evidence={name: verdict.item.evidence for name, verdict in outcome.accepted.items()},
            findings=(*outcome.findings, *(f for v in outcome.accepted.values() for f in v.findings)),
            rejected=outcome.rejections,
            article=outcome.reading.article,
            sentences=outcome.reading.sentences,
            generation=generation_of(outcome, self.name, [self._prompt]),
        )

    def _rebuilt(self, outcome: Outcome) -> M | None:
        if _ROOT in outcome.rejected or _ROOT not in outcome.pieces:
            return None
        values = _rebuild(outcome.pieces[_ROOT], "", outcome)
        try:
            return self._schema.model_validate(values)
        except ValueError:
            return None


def _rebuild(piece: BaseModel, path: str, outcome: Outcome) -> dict[str, Any]:
    """Dump a piece with its corrected children in place and its rejected ones left out."""
    return {
        name: _rebuild_value(getattr(piece, name), f"{path}.{name}" if path else name, outcome)
        for name in type(piece).model_fields
    }


def _rebuild_value(value: Any, path: str, outcome: Outcome) -> Any:
    if isinstance(value, BaseModel):
        return None if path in outcome.rejected else _rebuild(outcome.pieces.get(path, value), path, outcome)
    if isinstance(value, list | tuple):
        return [
            _rebuild_value(element, f"{path}[{index}]", outcome)
            for index, element in enumerate(value)
            if f"{path}[{index}]" not in outcome.rejected
        ]
    return value


def _fields(schema: type[BaseModel]) -> list[tuple[str, str]]:
    """Return (name, mark) of the marked fields of a class and of the classes in it, each class once."""
    found: dict[tuple[str, str], None] = {}
    seen: set[type[BaseModel]] = set()
    waiting = [schema]
    while waiting:
        cls = waiting.pop(0)
        if cls in seen:
            continue
        seen.add(cls)
        found |= dict.fromkeys(marks(cls).items())
        waiting.extend(below for field in cls.model_fields.values() for below in classes_in(field.annotation))
    return list(found)
