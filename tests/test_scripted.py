"""The scripted model: answers in their order, remembers what it was asked, and says so when the script ends."""

import pytest
from pydantic import BaseModel

from summarizer.errors import Truncated, UsageError
from summarizer.models.scripted import Scripted
from summarizer.request import Model, Request


class Colour(BaseModel):
    name: str


class Shape(BaseModel):
    sides: int


def request(cls: type[BaseModel] = Colour) -> Request:
    return Request("draft", ({"role": "user", "content": "?"},), cls, None, (), 8, 100)


def test_it_is_a_model():
    assert isinstance(Scripted([]), Model)
    assert (Scripted([]).name, Scripted([], name="mine").name) == ("scripted", "mine")


def test_answers_come_in_their_order_from_instances_and_from_fields():
    model = Scripted([Colour(name="red"), {"name": "blue"}])
    assert [model.answer(request()).value for _ in range(2)] == [Colour(name="red"), Colour(name="blue")]


async def test_async_reads_the_same_script():
    model = Scripted([{"name": "red"}, {"name": "blue"}])
    assert (await model.aanswer(request())).value == Colour(name="red")
    assert model.answer(request()).value == Colour(name="blue")


def test_every_request_is_remembered():
    model, asked = Scripted([{"name": "red"}]), request()
    assert model.answer(asked).usage.requests == 1
    assert model.requests == [asked]


def test_a_callable_sees_the_request():
    model = Scripted(lambda asked: {"name": asked.stage})
    assert model.answer(request()).value == Colour(name="draft")


def test_a_generator_may_be_a_script():
    assert Scripted({"name": name} for name in ("red",)).answer(request()).value == Colour(name="red")


def test_an_exception_in_the_script_is_raised():
    with pytest.raises(Truncated, match="too long"):
        Scripted([Truncated("too long")]).answer(request())


def test_the_end_of_the_script_is_a_clear_error():
    model = Scripted([{"name": "red"}])
    model.answer(request())
    with pytest.raises(UsageError, match=r"has 1 answers and was asked once more, for Colour \(draft\)"):
        model.answer(request())
    assert len(model.requests) == 2


@pytest.mark.parametrize(
    ("line", "complaint"),
    [(Shape(sides=3), "holds Shape, the request asks for Colour"), ({"sides": 3}, "does not fit Colour")],
)
def test_an_answer_of_another_kind_is_a_clear_error(line, complaint):
    with pytest.raises(UsageError, match=complaint):
        Scripted([line]).answer(request())


def test_what_is_no_script_is_refused():
    with pytest.raises(UsageError, match="not NoneType"):
        Scripted(None)
