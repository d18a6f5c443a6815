"""A small OpenAI-compatible server on loopback, with latency and faults, for tests, recordings and benchmarks.

with Endpoint([Reply(answer), Reply(status=429, headers={"Retry-After": "2"})]) as endpoint:
    ...  # endpoint.base_url; afterwards endpoint.requests
"""

import json
import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from pydantic import BaseModel

MODEL = "test-model"


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back for one call: an answer, or a fault.

    `content` is sent as the answer, as a tool call where the request demands one. `status` other than 200 sends
    `error` as OpenAI does. `body` sends raw bytes instead, `drop` closes the connection without a word.
    """

    content: BaseModel | Mapping[str, Any] | str | None = None
    status: int = 200
    error: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0
    finish_reason: str | None = None
    refusal: str | None = None
    cached_tokens: int = 0
    reports_usage: bool = True
    as_text: bool = False
    body: bytes | None = None
    drop: bool = False

    @property
    def text(self) -> str:
        """The answer as the model would write it."""
        if isinstance(self.content, BaseModel):
            return self.content.model_dump_json()
        if isinstance(self.content, Mapping):
            return json.dumps(self.content, separators=(",", ":"), ensure_ascii=False)
        return self.content or ""


Replies = Iterable[Reply] | Callable[[dict[str, Any]], Reply]

ENDED = Reply(status=400, error={"message": "the endpoint has no reply left", "code": "no_reply_left"})


class Endpoint:
    """Serves `/v1/chat/completions` and `/v1/models` in threads of its own.

    `replies` come in their order, or from a callable that is given the request's body; when they have run out,
    every call gets a 400. `requests` holds the bodies received, `headers` what came with them.
    """

    def __init__(self, replies: Replies = (), *, latency_s: float = 0) -> None:
        self._next = replies if callable(replies) else _reader(replies)
        self._latency_s = latency_s
        self._lock = threading.Lock()
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.called = threading.Event()

    @property
    def calls(self) -> int:
        """How many completions were asked for."""
        return len(self.requests)

    @property
    def base_url(self) -> str:
        """The address to give to a client."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def reply(self, body: dict[str, Any], headers: Mapping[str, str]) -> Reply:
        """Note a request and return what it gets."""
        with self._lock:
            self.requests.append(body)
            self.headers.append({name.lower(): value for name, value in headers.items()})
            reply = self._next(body)
        self.called.set()
        time.sleep(self._latency_s + reply.delay_s)
        return reply

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _reader(replies: Iterable[Reply]) -> Callable[[dict[str, Any]], Reply]:
    rest = iter(tuple(replies))
    return lambda _body: next(rest, ENDED)


def completion(body: dict[str, Any], reply: Reply) -> dict[str, Any]:
    """Return the chat completion for a reply, cut to the request's token limit, its usage counted at 4 characters."""
    text, limit = reply.text, body.get("max_completion_tokens") or body.get("max_tokens") or math.inf
    cut = _tokens(text) > limit
    text = text[: int(limit) * 4] if cut else text
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": reply.refusal}
    if body.get("tools") and not reply.as_text:
        function = {"name": body["tools"][0]["function"]["name"], "arguments": text}
        message |= {"content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": function}]}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": body.get("model", MODEL),
        "choices": [
            {"index": 0, "message": message, "finish_reason": reply.finish_reason or ("length" if cut else "stop")}
        ],
        "usage": _usage(body, text, reply) if reply.reports_usage else None,
    }


def _usage(body: dict[str, Any], text: str, reply: Reply) -> dict[str, Any]:
    sent = {key: body[key] for key in ("messages", "tools", "response_format") if key in body}
    prompt, answer = _tokens(json.dumps(sent, ensure_ascii=False)), _tokens(text)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": answer,
        "total_tokens": prompt + answer,
        "prompt_tokens_details": {"cached_tokens": reply.cached_tokens},
    }


def _tokens(text: str) -> int:
    return math.ceil(len(text) / 4)


class _Server(ThreadingHTTPServer):
    """Closes the connections that clients keep open, so that no thread and no socket outlives the server."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._open: set[Any] = set()
        self._guard = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._guard:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of the server's."""

    def server_close(self) -> None:
        super().server_close()
        with self._guard:
            for request in self._open:
                request.close()


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._send(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]}, {})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not self.path.endswith("/chat/completions"):
                return self._send(404, {"error": {"message": f"no such address: {self.path}"}}, {})
            reply = endpoint.reply(body, self.headers)
            if reply.drop:
                self.close_connection = True
                return None
            if reply.status != 200:
                error = {"message": "made to fail", "type": "error", "param": None, "code": None, **reply.error}
                return self._send(reply.status, {"error": error}, reply.headers)
            return self._send(200, completion(body, reply) if reply.body is None else reply.body, reply.headers)

        def _send(self, status: int, body: Any, headers: Mapping[str, str]) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler
