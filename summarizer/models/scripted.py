"""A model that answers from a script: for tests, of this project and of those who build on it."""

from collections.abc import Callable, Iterable, Mapping

from pydantic import BaseModel, ValidationError

from summarizer.errors import UsageError
from summarizer.request import Answer, Request
from summarizer.schemas.brief import Usage

Line = BaseModel | Mapping[str, object] | Exception
"""What a script holds: an answer, an answer's fields, or an error to raise."""


class Scripted:
    """Gives the answers of `script` in their order, or whatever the callable says; `requests` is what was asked."""

    def __init__(self, script: Iterable[Line] | Callable[[Request], Line], *, name: str = "scripted") -> None:
        self._next = script if callable(script) else _reader(script)
        self._name = name
        self.requests: list[Request] = []

    @property
    def name(self) -> str:
        """The name that goes into the brief."""
        return self._name

    def answer(self, request: Request) -> Answer:
        """Answer with the next line; UsageError when the script has ended or the line does not fit."""
        self.requests.append(request)
        line = self._next(request)
        if isinstance(line, Exception):
            raise line
        return Answer(_fitted(line, request), Usage(requests=1))

    async def aanswer(self, request: Request) -> Answer:
        """Answer as `answer` does."""
        return self.answer(request)


def _reader(script: Iterable[Line]) -> Callable[[Request], Line]:
    if not isinstance(script, Iterable):
        raise UsageError(f"A script is a list of answers, or what gives the next one, not {type(script).__name__}.")
    lines = list(script)
    rest = iter(lines)

    def following(request: Request) -> Line:
        for line in rest:
            return line
        raise UsageError(
            f"the scripted model has {len(lines)} answers and was asked once more, for {request.answer.__name__} "
            f"({request.stage}); add an answer to the script"
        )

    return following


def _fitted(line: BaseModel | Mapping[str, object], request: Request) -> BaseModel:
    if isinstance(line, request.answer):
        return line
    if isinstance(line, BaseModel):
        raise UsageError(f"the script holds {type(line).__name__}, the request asks for {request.answer.__name__}")
    try:
        return request.answer.model_validate(line)
    except ValidationError as error:
        raise UsageError(f"a scripted answer does not fit {request.answer.__name__}: {error}") from error
