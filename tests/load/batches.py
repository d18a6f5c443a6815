"""A fake of OpenAI's Batch API and of the files it needs (platform.openai.com/docs/api-reference/batch).

A file of requests becomes a batch that moves through its statuses as it is looked at. Answers come in no order;
requests that failed, or that an expired or cancelled batch never reached, stand in an error file.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit

from load.plan import Plan, chance
from load.serving import Call, Response

ENDPOINT = "/v1/chat/completions"
MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
_AT_ONCE = 50  # requests answered before other connections have their turn
_LASTING = ("validating", "in_progress", "finalizing", "cancelling")
_UNREACHED = {
    "expired": ("batch_expired", "This request could not be executed before the completion window expired."),
    "cancelled": ("batch_cancelled", "This request was not executed because the batch was cancelled."),
}
_FAILURES = (
    (500, {"message": "The server had an error while processing your request.", "type": "server_error", "code": None}),
    (429, {"message": "Rate limit reached.", "type": "requests", "code": "rate_limit_exceeded"}),
)

Line = dict[str, Any]
Answering = Callable[[dict[str, Any], bool], dict[str, Any]]
"""Takes the body of a request and whether its answer is to be spoilt; counts it and returns the completion."""


@dataclass(slots=True)
class Batch:
    """One batch: what the client sees of it (`shown`), and what is still to come. `ends` is its last status."""

    shown: dict[str, Any]
    number: int
    ends: str = "completed"
    requests: list[Line] = field(default_factory=list)
    outputs: list[Line] = field(default_factory=list)
    errors: list[Line] = field(default_factory=list)
    polls: int = 0
    since: float = 0
    work: "asyncio.Task[None] | None" = None


class Batches:
    """Files and batches by id. `handle` takes what is addressed to `/v1/files` or `/v1/batches`."""

    def __init__(self, plan: Plan, answer: Answering) -> None:
        self._plan = plan
        self._answer = answer
        self._files: dict[str, tuple[dict[str, Any], bytes]] = {}
        self._batches: dict[str, Batch] = {}
        self._ids = count(1)

    def handle(self, call: Call) -> Response:  # noqa: PLR0911  a row an address
        """Answer one call; 404 for what is not there."""
        address = urlsplit(call.path)
        _, _, kind, *rest = address.path.split("/")
        match call.method, kind, rest:
            case "POST", "files", []:
                return self._upload(call)
            case "GET", "files", []:
                return _page([shown for shown, _ in self._files.values()], address.query)
            case "GET", "files", [name] if name in self._files:
                return Response(self._files[name][0])
            case "GET", "files", [name, "content"] if name in self._files:
                return Response(self._files[name][1], headers={"Content-Type": "application/octet-stream"})
            case "DELETE", "files", [name] if self._files.pop(name, None):
                return Response({"id": name, "object": "file", "deleted": True})
            case "POST", "batches", []:
                return self._create(json.loads(call.body))
            case "GET", "batches", []:
                return _page([batch.shown for batch in self._batches.values()], address.query)
            case "GET", "batches", [name] if name in self._batches:
                return self._look(self._batches[name])
            case "POST", "batches", [name, "cancel"] if name in self._batches:
                return self._cancel(self._batches[name])
        return refused(f"No such {kind.rstrip('s')}: {'/'.join(rest)}", status=404)

    def _upload(self, call: Call) -> Response:
        fields = _form(call)
        name, content = fields.get("file", ("", b""))
        if fields.get("purpose", ("", b""))[1] != b"batch":
            return refused("Only purpose=batch is known here.", param="purpose")
        if not name.endswith(".jsonl"):
            return refused("Invalid file format for Batch API. Must be .jsonl")
        if len(content) > MOST_BYTES:
            return refused("File is too large: the Batch API takes up to 200 MB.", status=413)
        return Response(self._store(name, content, "batch"))

    def _store(self, filename: str, content: bytes, purpose: str) -> dict[str, Any]:
        shown = {
            "id": f"file-{next(self._ids):06}",
            "object": "file",
            "bytes": len(content),
            "created_at": int(time.time()),
            "filename": filename,
            "purpose": purpose,
            "status": "processed",
            "status_details": None,
        }
        self._files[shown["id"]] = (shown, content)
        return shown

    def _create(self, asked: dict[str, Any]) -> Response:
        if asked.get("endpoint") != ENDPOINT:
            return refused(f"Invalid endpoint: only {ENDPOINT} is known here.", param="endpoint")
        if asked.get("completion_window") != "24h":
            return refused("Invalid completion_window: only 24h is supported.", param="completion_window")
        metadata = asked.get("metadata") or {}
        if len(metadata) > 16 or any(len(key) > 64 or len(value) > 512 for key, value in metadata.items()):
            return refused("Invalid metadata: 16 pairs, keys of 64 and values of 512 characters.", param="metadata")
        number = len(self._batches) + 1
        batch = Batch(_shown(f"batch_{next(self._ids):06}", asked), number, since=time.monotonic())
        self._batches[batch.shown["id"]] = batch
        batch.work = asyncio.get_running_loop().create_task(self._validate(batch))
        return Response(batch.shown, drop=number <= self._plan.batch_lose)

    async def _validate(self, batch: Batch) -> None:
        """Read the requests; what is wrong with the file fails the batch as a whole, after it was made."""
        _, content = self._files.get(batch.shown["input_file_id"], ({}, b""))
        batch.requests, errors = requests_in(content)
        if batch.number <= self._plan.batch_reject:
            errors = [_error("token_limit_exceeded", "Enqueued token limit reached. Please try again once some")]
        if errors:
            batch.ends, batch.shown["errors"] = "failed", {"object": "list", "data": errors}
            return
        batch.shown["request_counts"]["total"] = len(batch.requests)
        batch.ends = "expired" if batch.number <= self._plan.batch_expire else "completed"

    async def _run(self, batch: Batch) -> None:
        """Answer the requests in an order of its own; one that expires stops on the way."""
        order = batch.requests
        random.Random(f"{self._plan.seed} {batch.number}").shuffle(order)  # noqa: S311  an order, no secret
        reached = int(len(order) * self._plan.batch_expire_after) if batch.ends == "expired" else len(order)
        for place, line in enumerate(order[:reached]):
            if place % _AT_ONCE == 0:
                await asyncio.sleep(0)
            if batch.ends == "cancelled":
                break
            self._execute(batch, line)

    def _execute(self, batch: Batch, line: Line) -> None:
        drawn = chance(self._plan.seed, batch.number, line["custom_id"])
        counts = batch.shown["request_counts"]
        if drawn < self._plan.batch_fail:
            status, error = _FAILURES[len(batch.errors) % len(_FAILURES)]
            batch.errors.append(_line(line, status, {"error": {"param": None, **error}}))
            counts["failed"] += 1
            return
        completion = self._answer(line["body"], drawn < self._plan.batch_fail + self._plan.batch_invalid)
        batch.outputs.append(_line(line, 200, completion))
        counts["completed"] += 1

    def _look(self, batch: Batch) -> Response:
        """Show a batch, and move it on where it was looked at often and waited for long enough."""
        seen = {**batch.shown, "request_counts": dict(batch.shown["request_counts"])}
        batch.polls += 1
        waited = time.monotonic() - batch.since >= self._plan.batch_ms / 1000
        if batch.polls >= self._plan.batch_polls and waited and (batch.work is None or batch.work.done()):
            self._move(batch)
        return Response(seen)

    def _move(self, batch: Batch) -> None:
        status = batch.shown["status"]
        if status not in _LASTING:
            return
        following = {"validating": "in_progress", "in_progress": "finalizing"}.get(status, batch.ends)
        following = "failed" if batch.ends == "failed" else following
        batch.polls, batch.since = 0, time.monotonic()
        batch.shown |= {"status": following, f"{following}_at": int(time.time())}
        if following == "in_progress":
            batch.work = asyncio.get_running_loop().create_task(self._run(batch))
        if following in ("completed", *_UNREACHED):
            self._finish(batch)

    def _finish(self, batch: Batch) -> None:
        """Write the files: none for answers where there is no answer, none for errors where there is no error."""
        done = {line["custom_id"] for line in (*batch.outputs, *batch.errors)}
        if batch.ends in _UNREACHED:
            code, message = _UNREACHED[batch.ends]
            missed = (line for line in batch.requests if line["custom_id"] not in done)
            batch.errors += [_line(line, None, {"code": code, "message": message}) for line in missed]
        for name, lines in (("output", batch.outputs), ("error", batch.errors)):
            if lines:
                content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
                file = self._store(f"{batch.shown['id']}_{name}.jsonl", content, "batch_output")
                batch.shown[f"{name}_file_id"] = file["id"]

    def _cancel(self, batch: Batch) -> Response:
        if batch.shown["status"] not in _LASTING[:2]:
            return refused(f"Cannot cancel a batch with status '{batch.shown['status']}'.", status=409)
        batch.ends, batch.polls = "cancelled", 0
        batch.shown |= {"status": "cancelling", "cancelling_at": int(time.time())}
        return Response(batch.shown)


def requests_in(content: bytes) -> tuple[list[Line], list[dict[str, Any]]]:
    """Return the requests of an input file, and what is wrong with it."""
    requests: list[Line] = []
    errors, seen, models = [], set(), set()
    for number, text in enumerate(content.splitlines(), 1):
        try:
            line = json.loads(text)
            name, body = line["custom_id"], line["body"]
            wrong = line["method"] != "POST" or line["url"] != ENDPOINT
        except (ValueError, KeyError, TypeError):
            errors.append(_error("invalid_json_line", "This line is not parseable as valid JSON.", number))
            continue
        if wrong:
            errors.append(_error("url_mismatch", "The URL provided for this request does not match the batch.", number))
        if name in seen:
            errors.append(_error("duplicate_custom_id", f"The custom_id '{name}' is already in use.", number))
        seen.add(name)
        models.add(body.get("model"))
        requests.append(line)
    if len(models) > 1:
        errors.append(_error("model_mismatch", "All requests of a batch must name one model."))
    if not content.strip():
        errors.append(_error("empty_file", "The input file is empty. Please ensure that the batch has a request."))
    if len(requests) > MOST_REQUESTS:
        errors.append(_error("too_many_tasks", f"The batch has more than {MOST_REQUESTS} requests."))
    return requests, errors


def refused(message: str, *, status: int = 400, param: str | None = None) -> Response:
    """Refuse a call as OpenAI does."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": None}
    return Response({"error": error}, status)


def _shown(name: str, asked: dict[str, Any]) -> dict[str, Any]:
    now = int(time.time())
    moments = ("in_progress", "finalizing", "completed", "failed", "expired", "cancelling", "cancelled")
    return {
        "id": name,
        "object": "batch",
        "endpoint": asked["endpoint"],
        "errors": None,
        "input_file_id": asked.get("input_file_id"),
        "completion_window": asked["completion_window"],
        "status": "validating",
        "output_file_id": None,
        "error_file_id": None,
        "created_at": now,
        "expires_at": now + 86_400,
        "request_counts": {"total": 0, "completed": 0, "failed": 0},
        "metadata": asked.get("metadata"),
        **{f"{moment}_at": None for moment in moments},
    }


def _line(request: Line, status: int | None, body: dict[str, Any]) -> Line:
    """Return a line of an output or error file; without a status the request was never executed."""
    name = f"batch_req_{chance(request['custom_id']):.12f}".replace("0.", "")
    line = {"id": name, "custom_id": request["custom_id"], "response": None, "error": None}
    if status is None:
        return line | {"error": body}
    return line | {"response": {"status_code": status, "request_id": f"req_{name[10:]}", "body": body}}


def _error(code: str, message: str, line: int | None = None) -> dict[str, Any]:
    return {"code": code, "message": message, "param": None, "line": line}


def _page(rows: list[dict[str, Any]], query: str) -> Response:
    """Return a page of a list, the newest first, `limit` rows after the id `after`."""
    asked = parse_qs(query)
    newest = rows[::-1]
    after = next((place + 1 for place, row in enumerate(newest) if row["id"] in asked.get("after", ())), 0)
    limit = int(asked.get("limit", ["20"])[0])
    page = newest[after : after + limit]
    ends = {"first_id": page[0]["id"] if page else None, "last_id": page[-1]["id"] if page else None}
    return Response({"object": "list", "data": page, **ends, "has_more": after + limit < len(newest)})


def _form(call: Call) -> dict[str, tuple[str, bytes]]:
    """Return the fields of a multipart form: file name, if any, and content."""
    _, _, boundary = call.headers.get("content-type", "").partition("boundary=")
    fields = {}
    for part in call.body.split(b"--" + boundary.strip('"').encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        names = dict(pair.split("=", 1) for pair in head.decode().replace("\r\n", ";").split(";") if "=" in pair)
        values = {key.strip(): value.strip().strip('"') for key, value in names.items()}
        fields[values["name"]] = (values.get("filename", ""), content.removesuffix(b"\r\n"))
    return fields
