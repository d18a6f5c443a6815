"""What of a schema goes over the wire, and that it means the same there."""

import json
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from summarizer.models.wire import asking, strict, wire_schema
from summarizer.schemas.draft import NewsDraft, NewsHeadline, NewsWindow


class Level(Enum):
    LOW = "low"
    HIGH = "high"


class Part(BaseModel):
    """A docstring that is ours, not the model's."""

    name: str = Field("", max_length=10, min_length=1)
    level: Level | None = None


class Whole(BaseModel):
    model_config = ConfigDict(title="The Whole", extra="forbid")

    parts: list[Part] = Field(default_factory=list, max_length=3)
    first: Part
    share: float | None = Field(None, ge=0, le=1, description="percent of the total")
    kind: Literal["a"] | None = None
    either: int | str = 0
    day: date


class Tree(BaseModel):
    label: str
    children: list["Tree"] = []


class Grove(BaseModel):
    oldest: Tree = Field(description="by its rings")
    trees: list[Tree]


class OpenMap(BaseModel):
    counts: dict[str, Part]


class Pair(BaseModel):
    pair: tuple[int, str]


class Anything(BaseModel):
    value: Any


class Free(BaseModel):
    bag: dict[str, Any]
    lists: list


class Cat(BaseModel):
    kind: Literal["cat"]
    born: datetime


class Dog(BaseModel):
    kind: Literal["dog"]


class Pet(BaseModel):
    pet: Annotated[Cat | Dog, Field(discriminator="kind")]


def size(cls: type[BaseModel]) -> int:
    return len(json.dumps(wire_schema(cls), separators=(",", ":")))


def expanded(schema: dict[str, Any]) -> Any:
    """The schema with every reference replaced by what it stands for."""

    def follow(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return follow(schema["$defs"][node["$ref"].removeprefix("#/$defs/")])
            return {key: follow(part) for key, part in node.items() if key != "$defs"}
        return [follow(part) for part in node] if isinstance(node, list) else node

    return follow(schema)


def test_the_schema_of_a_class_is_closed_lean_and_complete():
    part = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "level": {"type": ["string", "null"], "enum": ["low", "high", None]},
        },
        "required": ["name", "level"],
        "additionalProperties": False,
    }
    assert expanded(wire_schema(Whole)) == {
        "type": "object",
        "properties": {
            "parts": {"type": "array", "items": part},
            "first": part,
            "share": {"type": ["number", "null"], "description": "percent of the total"},
            "kind": {"type": ["string", "null"], "enum": ["a", None]},
            "either": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            "day": {"type": "string", "format": "date"},
        },
        "required": ["parts", "first", "share", "kind", "either", "day"],
        "additionalProperties": False,
    }


def test_what_repeats_stands_once_under_a_short_name():
    schema = wire_schema(Whole)
    assert schema["properties"]["first"] == schema["properties"]["parts"]["items"] == {"$ref": "#/$defs/A"}
    assert list(schema["$defs"]) == ["A"]


@pytest.mark.parametrize("cls", [Tree, Grove])
def test_a_class_that_holds_itself_keeps_a_definition(cls):
    schema = wire_schema(cls)
    names = set(schema["$defs"])
    assert {ref.partition('"')[0] for ref in json.dumps(schema).split("#/$defs/")[1:]} == names
    assert strict(schema)


@pytest.mark.parametrize(
    ("cls", "closed"),
    [(Whole, True), (Pet, True), (OpenMap, False), (Pair, False), (Anything, False), (Free, False), (NewsDraft, True)],
)
def test_strict_is_claimed_only_for_what_is_closed(cls, closed):
    assert strict(wire_schema(cls)) is closed
    form = asking(cls, "json_schema", ())["response_format"]["json_schema"]
    assert form["strict"] is closed


def test_open_parts_keep_their_form():
    assert wire_schema(OpenMap)["properties"]["counts"]["additionalProperties"]["type"] == "object"
    assert wire_schema(Free)["properties"] == {
        "bag": {"type": "object", "additionalProperties": True},
        "lists": {"type": "array", "items": {}},
    }
    assert wire_schema(Pair)["properties"]["pair"]["prefixItems"] == [{"type": "integer"}, {"type": "string"}]


def test_alternatives_told_apart_by_a_key_are_plain_alternatives():
    kinds = [variant["properties"]["kind"] for variant in expanded(wire_schema(Pet))["properties"]["pet"]["anyOf"]]
    assert kinds == [{"type": "string", "enum": ["cat"]}, {"type": "string", "enum": ["dog"]}]


@pytest.mark.parametrize("cls", [NewsDraft, NewsWindow, NewsHeadline])
def test_the_news_schemas_keep_every_key_and_enum(cls):
    def keys(node: Any) -> Any:
        if isinstance(node, dict):
            own = [list(node["properties"])] if isinstance(node.get("properties"), dict) else []
            own += [node["enum"]] if "enum" in node else []
            return own + [found for part in node.values() for found in keys(part)]
        return [found for part in node for found in keys(part)] if isinstance(node, list) else []

    assert sorted(map(str, keys(expanded(wire_schema(cls))))) == sorted(
        map(str, keys(expanded(cls.model_json_schema())))
    )


def test_the_news_schemas_are_small():
    assert size(NewsDraft) <= 3600
    assert size(NewsWindow) <= 3400
    assert size(NewsHeadline) <= 350


def test_nothing_that_strict_mode_refuses_is_sent():
    text = json.dumps(wire_schema(NewsDraft))
    for word in ('"title"', '"default"', '"description"', "maxLength", "maxItems", "oneOf", "allOf"):
        assert word not in text


MESSAGES = ({"role": "system", "content": "Stable."}, {"role": "user", "content": "The article."})


def test_tools_demand_the_one_function():
    asked = asking(NewsHeadline, "tools", MESSAGES)
    assert asked["tool_choice"]["function"]["name"] == asked["tools"][0]["function"]["name"] == "NewsHeadline"
    assert asked["tools"][0]["function"]["parameters"] is wire_schema(NewsHeadline)
    assert "response_format" not in asked


def test_plain_json_puts_the_schema_behind_the_stable_text():
    system, article = asking(NewsHeadline, "json", MESSAGES)["messages"]
    assert system["content"].startswith("Stable.\n\nAnswer with one JSON object")
    assert json.loads(system["content"].splitlines()[-1]) == wire_schema(NewsHeadline)
    assert article == MESSAGES[1]
    assert MESSAGES[0]["content"] == "Stable."


def test_plain_json_brings_a_system_message_where_there_is_none():
    asked = asking(NewsHeadline, "json", MESSAGES[1:])["messages"]
    assert [message["role"] for message in asked] == ["system", "user"]


def test_a_class_name_that_the_api_does_not_take_is_rewritten():
    class Odd(BaseModel):
        a: int

    Odd.__name__ = "Odd[int]" * 20
    name = asking(Odd, "json_schema", ())["response_format"]["json_schema"]["name"]
    assert name.startswith("Odd_int_Odd")
    assert len(name) == 64


def test_the_schema_is_made_once_for_a_class():
    assert wire_schema(NewsDraft) is wire_schema(NewsDraft)
