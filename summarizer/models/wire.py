"""The schema that goes over the wire: closed and small, so that strict endpoints take it and tokens are not wasted.

Defaults, limits, titles and docstrings stay behind (pydantic holds the answer to them); enums and the
descriptions that a user gave to fields go along.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

if TYPE_CHECKING:
    from summarizer.request import Message

Schema = dict[str, Any]
Mode = Literal["json_schema", "tools", "json"]

_REF = "#/$defs/"
_FORMATS = {"date", "date-time", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}  # strict mode's
_IN_PROMPT = "Answer with one JSON object that fits this JSON Schema, and nothing else:"


@cache
def wire_schema(cls: type[BaseModel]) -> Schema:
    """Return the closed schema of a class; do not change it, it is shared.

    Every key is required and no other is allowed, optional values are `[type, "null"]`, whatever repeats stands
    once in `$defs` under a one-letter name. The rules: platform.openai.com/docs/guides/structured-outputs.
    """
    raw = cls.model_json_schema()
    known = raw.get("$defs", {})
    loops = {name for name in known if name in _reachable(known[name], known)}
    shared = {name: _lean(known[name], known, loops) for name in sorted(loops)}
    root = known[_target(raw)] if "$ref" in raw else raw
    return _share(_lean(root, known, loops), shared)


def strict(schema: Schema) -> bool:
    """Tell whether every part of a wire schema is closed: open mappings, tuples and `Any` are not."""
    return all(map(_closed, _nodes(schema)))


def _closed(node: Schema) -> bool:
    if "array" in str(node.get("type")):
        return "items" in node
    return node.get("additionalProperties", False) is False and bool(node.keys() & {"type", "anyOf", "$ref"})


def asking(cls: type[BaseModel], mode: Mode, messages: "tuple[Message, ...]") -> dict[str, Any]:
    """Return the parameters of a chat completion that ask for an answer of this class, messages included."""
    if mode == "json":
        return {"messages": _with_schema(messages, wire_schema(cls))}
    return {"messages": list(messages), **_demand(cls, mode)}


@cache
def _demand(cls: type[BaseModel], mode: Mode) -> dict[str, Any]:
    schema, name = wire_schema(cls), re.sub(r"[^A-Za-z0-9_-]", "_", cls.__name__)[:64]
    if mode == "tools":
        function = {"name": name, "parameters": schema}
        choice = {"type": "function", "function": {"name": name}}
        return {"tools": [{"type": "function", "function": function}], "tool_choice": choice}
    form = {"name": name, "strict": strict(schema), "schema": schema}
    return {"response_format": {"type": "json_schema", "json_schema": form}}


def _with_schema(messages: "tuple[Message, ...]", schema: Schema) -> "list[Message]":
    """Put the schema at the end of the system message: stable text stays in front, the article last."""
    text = f"{_IN_PROMPT}\n{_compact(schema)}"
    first, *rest = messages
    if first["role"] == "system":
        return [{"role": "system", "content": f"{first['content']}\n\n{text}"}, *rest]
    return [{"role": "system", "content": text}, *messages]


def schema_text(cls: type[BaseModel]) -> str:
    """Return the closed schema of a class as a message shows it."""
    return _compact(wire_schema(cls))


def _compact(node: Any) -> str:
    return json.dumps(node, separators=(",", ":"), ensure_ascii=False)


def _target(node: Schema) -> str:
    return str(node["$ref"]).removeprefix(_REF)


def _reachable(node: Any, known: dict[str, Schema]) -> set[str]:
    """Return the names of all definitions that a node leads to."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        for name in {_target(part) for part in _nodes(waiting.pop()) if "$ref" in part} - found:
            found.add(name)
            waiting.append(known[name])
    return found


def _lean(node: Schema, known: dict[str, Schema], loops: set[str]) -> Schema:
    """Rewrite one node of pydantic's schema without what need not be sent; what is no loop stands in place."""

    def lean(part: Schema) -> Schema:
        return _lean(part, known, loops)

    if "$ref" in node:
        return {"$ref": node["$ref"]} if _target(node) in loops else lean(known[_target(node)])
    if variants := node.get("anyOf") or node.get("oneOf"):
        return _either([lean(variant) for variant in variants])
    if node.get("type") == "array":
        return _array(node, lean)
    if node.get("type") == "object":
        return _object(node, lean)
    allowed = {"enum": [node["const"]] if "const" in node else node["enum"]} if node.keys() & {"const", "enum"} else {}
    kept = {"type": node["type"]} if "type" in node else {}
    return kept | allowed | ({"format": node["format"]} if node.get("format") in _FORMATS else {})


def _array(node: Schema, lean: Callable[[Schema], Schema]) -> Schema:
    if "prefixItems" in node:
        return {"type": "array", "prefixItems": [lean(part) for part in node["prefixItems"]]}
    return {"type": "array"} | ({"items": lean(node["items"])} if "items" in node else {})


def _object(node: Schema, lean: Callable[[Schema], Schema]) -> Schema:
    if "properties" not in node and (values := node.get("additionalProperties", True)) is not False:
        return {"type": "object", "additionalProperties": lean(values) if isinstance(values, dict) else True}
    properties = {}
    for name, part in node.get("properties", {}).items():
        properties[name] = lean(part)
        if "description" in part and "$ref" not in properties[name]:  # nothing may stand beside a reference
            properties[name] |= {"description": part["description"]}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _either(variants: list[Schema]) -> Schema:
    """Join alternatives; `X or null` becomes `type: [X, "null"]` where X has a plain type."""
    others = [variant for variant in variants if variant != {"type": "null"}]
    if len(others) == len(variants) - 1 == 1 and isinstance(others[0].get("type"), str):
        nullable = others[0] | {"type": [others[0]["type"], "null"]}
        return nullable | ({"enum": [*nullable["enum"], None]} if "enum" in nullable else {})
    return {"anyOf": variants}


def _parts(node: Schema) -> Iterator[Schema]:
    """Yield the schemas directly under a schema."""
    for holder in ("properties", "$defs"):
        yield from node.get(holder, {}).values()
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield node[key]
    for key in ("anyOf", "oneOf", "prefixItems"):
        yield from node.get(key, ())


def _nodes(node: Schema) -> Iterator[Schema]:
    yield node
    for part in _parts(node):
        yield from _nodes(part)


def _share(root: Schema, shared: dict[str, Schema]) -> Schema:
    """Move what repeats into `$defs`, the largest saving first, and give the definitions one-letter names."""
    while (text := _most_wasteful(root, shared)) is not None:
        name = f"={len(shared)}"  # no class has such a name
        shared[name] = json.loads(text)
        for holder in [root, *(part for key, part in shared.items() if key != name)]:
            _replace(holder, text, {"$ref": _REF + name})
    return _renamed(root | ({"$defs": shared} if shared else {}), list(shared))


def _most_wasteful(root: Schema, shared: dict[str, Schema]) -> str | None:
    """Return the text of the part that costs most by being repeated, None where a reference would cost more."""
    counts = Counter(
        _compact(part) for holder in (root, *shared.values()) for part in _nodes(holder) if part is not root
    )

    def saving(text: str) -> int:
        reference, entry = len('{"$ref":"#/$defs/A"}'), len('"A":,')
        return counts[text] * (len(text) - reference) - len(text) - entry

    best = max(counts, key=saving, default=None)
    return best if best is not None and saving(best) > 0 else None


def _replace(node: Schema, text: str, reference: Schema) -> None:
    for part in _parts(node):
        if _compact(part) == text:
            part.clear()
            part.update(reference)
        else:
            _replace(part, text, reference)


def _renamed(schema: Schema, names: list[str]) -> Schema:
    letters = [*ascii_uppercase, *(f"A{number}" for number in range(len(names)))]
    short = dict(zip(names, letters, strict=False))
    for node in _nodes(schema):
        if "$ref" in node:
            node["$ref"] = _REF + short[_target(node)]
    if names:
        schema["$defs"] = {short[name]: part for name, part in schema["$defs"].items()}
    return schema
