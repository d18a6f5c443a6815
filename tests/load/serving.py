"""HTTP/1.1 with kept connections on asyncio, no more of it than an OpenAI client needs, so that it costs little."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Any

MOST_HEADERS = 65_536


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it came; header names are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back: `body` as JSON unless it is bytes. `drop` closes the connection instead."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False


Send = Callable[[Response], bool]
"""Answers a call, at once or later; tells whether the client is still there."""

Handle = Callable[[Call, Send], Callable[[], None] | None]
"""Takes a call; what it returns is called where the client goes before the answer."""


class Connection(asyncio.Protocol):
    """Reads one request after the other; the next waits until the last is answered."""

    def __init__(self, handle: Handle, open_ones: "set[Connection]") -> None:
        self._handle = handle
        self._open = open_ones
        self._buffer = bytearray()
        self._head: tuple[str, str, dict[str, str]] | None = None
        self._length = 0
        self._busy = False
        self._gone: Callable[[], None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self._open.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        self._open.discard(self)
        gone, self._gone = self._gone, None
        if self._busy and gone:
            gone()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def _next(self) -> None:
        if self._busy or (self._head is None and not self._read_head()):
            return
        if self._head is None or len(self._buffer) < self._length:
            return
        (method, path, headers), self._head = self._head, None
        body = bytes(memoryview(self._buffer)[: self._length])
        del self._buffer[: self._length]
        self._busy = True
        gone = self._handle(Call(method, path, headers, body), self._send)
        if self._busy:
            self._gone = gone

    def _read_head(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self._buffer) > MOST_HEADERS:
                self.transport.abort()
            return False
        first, *lines = self._buffer[:end].decode("latin-1").split("\r\n")
        del self._buffer[: end + 4]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        method, path, _ = first.split(" ", 2)
        self._head, self._length = (method, path, headers), int(headers.get("content-length", 0))
        if "transfer-encoding" in headers:  # no OpenAI client sends in chunks
            self._head = None
            self._write(Response({"error": {"message": "Content-Length is required"}}, 411))
            self.transport.close()
        return self._head is not None

    def _send(self, response: Response) -> bool:
        self._busy, self._gone = False, None
        if self.transport.is_closing():
            return False
        if response.drop:
            self.transport.abort()
            return True
        self._write(response)
        if self._buffer:
            self._next()
        return True

    def _write(self, response: Response) -> None:
        body = response.body if isinstance(response.body, bytes) else _json(response.body)
        headers = {"Content-Type": "application/json", "Content-Length": len(body), "Date": _date(), **response.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}\r\n{lines}\r\n"
        self.transport.write(head.encode("latin-1") + body)

    def close(self) -> None:
        """Hang up."""
        self.transport.abort()


class Listener:
    """Accepts connections on one port, and can refuse them for a while."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._open: set[Connection] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def listen(self, port: int) -> None:
        """Begin to accept; port 0 takes a free one."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._handle, self._open), "127.0.0.1", port, backlog=1024
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Refuse connections and hang up those that are open."""
        if self._server:
            self._server.close()
        for connection in tuple(self._open):
            connection.close()

    def refuse(self, seconds: float) -> None:
        """Refuse connections for so long."""
        self.close()
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, lambda: setattr(self, "_reopened", loop.create_task(self.listen(self.port))))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


_dated: tuple[int, str] = (0, "")


def _date() -> str:
    global _dated  # noqa: PLW0603  one text a second
    now = int(time.time())
    if _dated[0] != now:
        _dated = (now, formatdate(now, usegmt=True))
    return _dated[1]
