"""A user's own pydantic class as a profile: fields typed Sentences, Verbatim or Hedged are grounded and checked."""

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer import prompts
from summarizer.draft import article_block, max_items, request
from summarizer.errors import UsageError
from summarizer.ground import Item, classes_in, ground, marks, nested_items
from summarizer.profile import Asking, Outcome, Pieces, Policy, Verdict, generation_of
from summarizer.reading import Reading
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.brief import Finding, Generation, Rejected
from summarizer.schemas.spans import Evidence

M = TypeVar("M", bound=BaseModel)

_ROOT = "brief"
_TEMPLATE = "custom/draft.md.j2"


class Checked(BaseModel, Generic[M]):
    """A filled form with its evidence. `value` is None where something it cannot do without was rejected.

    `evidence` holds the cited quotes of each entry by its path in `value` (`"hazards[0]"`; `"brief"` for the form
    itself). Fields that are not typed by `summarizer` come as the model wrote them. Rejected entries are taken out
    of lists and maps; their ids are the paths that the model gave them.
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

    def orphans(self, verdicts: dict[str, Verdict], gone: Collection[str]) -> dict[str, Finding]:
        """Return the entries that stand in a rejected entry and cannot be shown without it."""
        return {
            name: Finding(check="citation", severity="error", item=name, message=f"It stands in {above}, which failed.")
            for name in verdicts
            for above in gone
            if name.startswith(f"{above}.") or (above == _ROOT and name != _ROOT)
        }

    def result(self, outcome: Outcome) -> Checked[M]:
        """Put the pieces that passed back into the form."""
        filled, places = _Form(outcome).filled()
        value, problem = self._fitting(filled)
        return Checked[self._schema](  # type: ignore[name-defined]
            value=value,
            evidence={
                places[name]: verdict.item.evidence for name, verdict in outcome.accepted.items() if name in places
            },
            findings=(*outcome.findings, *problem, *(f for v in outcome.accepted.values() for f in v.findings)),
            rejected=outcome.rejections,
            article=outcome.reading.article,
            sentences=outcome.reading.sentences,
            generation=generation_of(outcome, self.name, [self._prompt]),
        )

    def _fitting(self, filled: BaseModel | None) -> tuple[M | None, tuple[Finding, ...]]:
        """Return the form if it still fits its own class, else what does not."""
        if filled is None:
            return None, ()
        try:
            return self._schema.model_validate(filled.model_dump(by_alias=True)), ()
        except ValidationError as error:
            what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            message = f"Without what was rejected the form does not fit its schema: {what}."
            return None, (Finding(check="schema", severity="error", item=_ROOT, message=message),)


class _Form:
    """Puts corrected pieces in their places and leaves rejected ones out, noting where each has gone."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._places = {_ROOT: _ROOT}

    def filled(self) -> tuple[BaseModel | None, dict[str, str]]:
        """Return the form, None where it was rejected itself, and the new path of every entry."""
        root = self._outcome.pieces.get(_ROOT)
        if root is None or _ROOT in self._outcome.rejected:
            return None, {}
        return self._piece(root, "", ""), self._places

    def _piece(self, piece: BaseModel, old: str, new: str) -> BaseModel:
        self._places[old or _ROOT] = new or _ROOT
        values = {
            name: self._value(getattr(piece, name), f"{old}.{name}" if old else name, f"{new}.{name}" if new else name)
            for name in type(piece).model_fields
        }
        return piece.model_copy(update=values)

    def _value(self, value: Any, old: str, new: str) -> Any:
        rejected = self._outcome.rejected
        if isinstance(value, BaseModel):
            return None if old in rejected else self._piece(self._outcome.pieces.get(old, value), old, new)
        if isinstance(value, dict):
            kept = {key: f"[{key}]" for key in value if f"{old}[{key}]" not in rejected}
            return {key: self._value(value[key], old + at, new + at) for key, at in kept.items()}
        if isinstance(value, list | tuple):
            places = [index for index in range(len(value)) if f"{old}[{index}]" not in rejected]
            return [self._value(value[at], f"{old}[{at}]", f"{new}[{to}]") for to, at in enumerate(places)]
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
