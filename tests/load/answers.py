"""What the load server answers: the smallest value that fits a request's schema and passes the checks of a brief.

Everything is copied from the numbered sentences in the request, so that it holds for any article. Nothing of the
package is imported: the answers must be cheap, and no part of what they are held against.
"""

import hashlib
import json
import re
from typing import Any, NamedTuple

Schema = dict[str, Any]
Body = dict[str, Any]

WRONG = 7431
"""The number that a flawed draft invents."""

_SENTENCE = re.compile(r"^\[(\d+)\](?: \((title|heading)\))? (.+)$", re.MULTILINE)
_LISTED = re.compile(r"^(\S+) \(.*?\) \[([\d, ]+)\]: (.+)$", re.MULTILINE)
_FAILED = re.compile(r"^Item (\S+): (\{.*\})$", re.MULTILINE)
# Sentences of which an item in the author's voice can be a copy, whatever stands around them.
_PLAIN = re.compile(r"[A-Z][^“”\"‘’?]{40,300}\.")
_REPORTED = re.compile(r"\b(?:sa(?:id|ys?)|told|according|he|she|they|it|his|her|their|its)\b", re.IGNORECASE)


class Line(NamedTuple):
    """One numbered sentence of a request."""

    number: int
    kind: str
    text: str


def answer(body: Body, *, flawed: float = 0) -> Any:
    """Return what to say to one chat completion: a value that fits its schema, or a sentence where it has none.

    `flawed` is the share of drafts, the same ones each time, with an invented number in one item.
    """
    schema = schema_of(body)
    if schema is None:
        return {"extractions": []} if body.get("response_format") else "Noted."
    fields, told = schema.get("properties", {}), _data(body)
    if fields.keys() == {"extractions"}:
        return _extraction(body)
    if "corrections" in fields:
        return {
            "corrections": [_correction(*found, told, _items(fields["corrections"], schema)) for found in _failed(told)]
        }
    if {"bluf", "key_points"} == fields.keys():
        return _headline(told)
    lines = [Line(int(number), kind, text) for number, kind, text in _SENTENCE.findall(told)]
    if not lines:
        return fill(schema, schema, Line(1, "", ""))
    if "sources" in fields and "claims" in fields:
        return _draft(lines, spoilt=share(body) < flawed) | _bottom_line(fields, lines)
    return fill(schema, schema, _plainest(lines)[0])


def _extraction(body: Body) -> dict[str, Any]:
    """Answer langextract: the first words of the text that follows `Q:`."""
    asked = str(body["messages"][-1]["content"]).rpartition("Q: ")[2]
    return {"extractions": [{"claim": " ".join(asked.split()[:4]), "claim_attributes": None}]}


def share(body: Body, salt: str = "") -> float:
    """Return a number from 0 to 1 that a request's messages determine."""
    text = salt + str(body.get("messages"))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48


def schema_of(body: Body) -> Schema | None:
    """Return the schema that an answer must fit: of the response format, of a tool, or written in the prompt."""
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        return form["json_schema"]["schema"]
    if body.get("tools"):
        return body["tools"][0]["function"]["parameters"]
    written = str(body["messages"][0]["content"]).rpartition("\n")[2]
    return json.loads(written) if written.startswith('{"') else None


def _data(body: Body) -> str:
    """Return the text of the last message that holds a data block; a re-ask comes after it."""
    texts = [message["content"] for message in body["messages"] if message["role"] == "user"]
    return next((text for text in reversed(texts) if re.search(r"^</\w+ \w+>$", text, re.MULTILINE)), texts[-1])


def _draft(lines: list[Line], *, spoilt: bool) -> dict[str, Any]:
    claims = [_claim(f"C{place}", line) for place, line in enumerate(_plainest(lines)[:2], 1)]
    if spoilt:
        claims[0]["text"] = claims[0]["text"].rstrip(".") + f", {WRONG} of them."
    return {
        "aside": [],
        "sources": [{"id": "S1", "name": "", "descriptor": "", "type": "author", "affiliation": "unknown"}],
        "events": [],
        "claims": claims,
        "supports": [],
        "contradicts": [],
        "questions": [],
    }


def _claim(name: str, line: Line) -> dict[str, Any]:
    return {
        "id": name,
        "sentences": [line.number],
        "source": "S1",
        "via": "",
        "cue": "",
        "hedges": [],
        "text": line.text,
        "access": "unknown",
        "certainty": "certain",
        "kind": "background",
    }


def _bottom_line(fields: Schema, lines: list[Line]) -> dict[str, Any]:
    """Return BLUF and key points where the schema has them: a window of a long article does without."""
    if "bluf" not in fields:
        return {}
    first = _plainest(lines)[0]
    return {"bluf": {"sentences": [first.number], "text": first.text}, "key_points": ["C1"]}


def _plainest(lines: list[Line]) -> list[Line]:
    """Return the sentences in their order, those first that nobody else is quoted in or meant by."""

    def trouble(line: Line) -> int:
        return 4 * bool(line.kind) + 2 * (not _PLAIN.fullmatch(line.text)) + bool(_REPORTED.search(line.text))

    return sorted(lines, key=trouble)


def _headline(told: str) -> dict[str, Any]:
    items = _LISTED.findall(told)
    if not items:
        return {"bluf": {"sentences": [], "text": ""}, "key_points": []}
    _, numbers, text = items[0]
    cited = [int(number) for number in numbers.split(",")]
    return {"bluf": {"sentences": cited, "text": text}, "key_points": [name for name, _, _ in items[:3]]}


def _failed(told: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, json.loads(item)) for name, item in _FAILED.findall(told)]


def _correction(name: str, item: dict[str, Any], told: str, schema: Schema) -> dict[str, Any]:
    """Put the cited sentences in the place of an item's text; nothing else changes."""
    by_number = {int(number): text for number, _, text in _SENTENCE.findall(told)}
    text = " ".join(by_number[number] for number in item.get("sentences", ()) if number in by_number)
    nothing = dict.fromkeys(schema["properties"])
    return nothing | {"id": name, "withdraw": False} | ({"text": text} if text and "text" in nothing else {})


def _items(node: Schema, root: Schema) -> Schema:
    return _resolved(_resolved(node, root)["items"], root)


def fill(node: Schema, root: Schema, line: Line) -> Any:
    """Return a value for any closed schema: sentences where text is wanted, their number where a number is."""
    node = _resolved(node, root)
    if "enum" in node:
        return node["enum"][0]
    for variant in node.get("anyOf", ())[:1]:
        return fill(variant, root, line)
    kind = node.get("type")
    match kind[0] if isinstance(kind, list) else kind:
        case "object":
            return {name: fill(part, root, line) for name, part in node.get("properties", {}).items()}
        case "array":
            return [fill(node["items"], root, line)] if "items" in node else []
        case "integer" | "number":
            return line.number
        case "boolean":
            return False
        case "string":
            return line.text
    return None


def _resolved(node: Schema, root: Schema) -> Schema:
    return root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
