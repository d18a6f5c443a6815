"""An OpenAI-compatible server for load, a process of its own: fast, with latency and faults, and it counts.

    python tests/loadserver.py --latency-ms 200 --slow-every 10    # prints {"port": …, "base_url": …}

    with LoadServer(latency_ms=200, fail=0.4) as server:
        ...  # server.base_url, server.stats(), server.reset(fail=0)

It outlives the clients it serves, so that what was paid twice can be counted across their deaths.
"""

import argparse
import asyncio
import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, Self
from urllib.request import Request, urlopen

from endpoint import MODEL, Reply, completion
from load.answers import answer
from load.batches import Batches
from load.ledger import Ledger, digest
from load.plan import Course, Fate, Plan
from load.serving import Call, Listener, Response, Send

STATUSES = {"429": 429, "500": 500, "503": 503}
INSIDE = {"error": {"code": 502, "message": "Provider returned error"}}
"""An error in a 200, as OpenRouter sends it."""


class App:
    """Answers calls by a plan. `GET /stats` shows the counts, `POST /reset` clears them and may change the plan."""

    def __init__(self, plan: Plan) -> None:
        self.listener = Listener(self.handle)
        self.start(plan)

    def start(self, plan: Plan) -> None:
        """Begin a run: nothing counted, no file, no batch."""
        self.plan, self.course, self.ledger = plan, Course(plan), Ledger()
        self.batches = Batches(plan, self._answer_in_batch)

    def handle(self, call: Call, send: Send) -> Callable[[], None] | None:
        """Answer one call, a completion when its time has come; returns what to do if the client goes before."""
        address = call.path.partition("?")[0]
        if address == "/v1/chat/completions" and call.method == "POST":
            return self._complete(call.body, send)
        send(self._other(call, address))
        return None

    def _other(self, call: Call, address: str) -> Response:
        if address.startswith(("/v1/files", "/v1/batches")):
            response = self.batches.handle(call)
            self.ledger.batches += call.method == "POST" and address == "/v1/batches" and response.status == 200
            return response
        match call.method, address:
            case "GET", "/stats":
                return Response(self.ledger.figures(asyncio.get_running_loop().time()))
            case "POST", "/reset":
                changes = json.loads(call.body or b"{}")
                self.start(Plan.of({one.name: getattr(self.plan, one.name) for one in fields(Plan)} | changes))
                return Response({})
            case "GET", "/v1/models":
                return Response({"object": "list", "data": [{"id": MODEL, "object": "model"}]})
        return Response({"error": {"message": f"no such address: {address}"}}, 404)

    def _complete(self, raw: bytes, send: Send) -> Callable[[], None]:
        loop = asyncio.get_running_loop()
        body = json.loads(raw)
        name, ledger = digest(body), self.ledger
        fate = self.course.fate(ledger.start(name, loop.time()), loop.time())
        if fate.kind != "ok":
            ledger.faults[fate.kind] += 1
        if fate.kind == "refused" and self.plan.refuse:
            loop.call_soon(self.listener.refuse, self.plan.refuse.seconds)
        elif fate.kind != "hung":
            loop.call_later(fate.delay_s, self._end, name, body, fate, send, ledger)

        def gone() -> None:
            if fate.kind in {"hung", "refused"}:
                ledger.under_way -= 1

        return gone

    def _end(self, name: str, body: dict[str, Any], fate: Fate, send: Send, ledger: Ledger) -> None:
        ledger.under_way -= 1
        response = self._response(body, fate)
        paid = response.status == 200 and not response.drop and "usage" in response.body
        if paid:
            ledger.pay(name, response.body)
            ledger.end(asyncio.get_running_loop().time())
        heard = send(response)
        ledger.unheard += paid and not heard
        ledger.answered += fate.kind == "ok" and heard

    def _response(self, body: dict[str, Any], fate: Fate) -> Response:
        if fate.kind in STATUSES:
            error = {"message": "made to fail", "type": "error", "param": None, "code": None}
            return Response({"error": error}, STATUSES[fate.kind], fate.headers)
        if fate.kind == "dropped":
            return Response(drop=True)
        if fate.kind == "error_in_200":
            return Response(INSIDE)
        return Response(completion(body, self._reply(body, fate.kind)))

    def _reply(self, body: dict[str, Any], kind: str) -> Reply:
        if kind == "wrong_schema":
            return Reply({"answer": "wrong"})
        reply = Reply(answer(body, flawed=self.plan.flawed))
        half = reply.text[: len(reply.text) // 2 + 1]
        if kind == "truncated":
            return Reply(half, finish_reason="length")
        return Reply(half) if kind == "bad_json" else reply

    def _answer_in_batch(self, body: dict[str, Any], spoilt: bool) -> dict[str, Any]:
        said = completion(body, self._reply(body, "wrong_schema" if spoilt else "ok"))
        self.ledger.batch_requests += 1
        self.ledger.pay(digest(body), said)
        return said


class LoadServer:
    """Starts the server with a plan's flags, and stops it. It stops by itself where whoever started it dies."""

    def __init__(self, *, port: int = 0, **flags: Any) -> None:
        self._command = [sys.executable, __file__, "--port", str(port), "--until-eof"]
        for name, value in flags.items():
            self._command += ["--" + name.replace("_", "-"), str(value)]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self.__exit__()
            raise RuntimeError("the load server did not start; its own words stand above")
        self.base_url: str = json.loads(line)["base_url"]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """The process id, to read its CPU time from."""
        return self._process.pid

    def stats(self) -> dict[str, Any]:
        """Return what was counted."""
        return self._talk("/stats")

    def reset(self, **changes: Any) -> None:
        """Count from nothing, the plan's flags changed as told, for instance `fail=0`."""
        self._talk("/reset", json.dumps({name: _plain(value) for name, value in changes.items()}).encode())

    def _talk(self, path: str, body: bytes | None = None) -> dict[str, Any]:
        address = self.base_url.removesuffix("/v1") + path
        for waited in (0.05, 0.1, 0.2, 0.5, 1, 2, 4, None):  # it may be refusing connections just now
            trying = contextlib.suppress(OSError) if waited else contextlib.nullcontext()
            with trying, urlopen(Request(address, body), timeout=60) as response:
                return json.load(response)
            time.sleep(waited or 0)
        raise AssertionError


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float) else str(value)


async def serve(plan: Plan, *, port: int, until_eof: bool) -> None:
    """Serve until the process ends, or standard input does."""
    app = App(plan)
    await app.listener.listen(port)
    port = app.listener.port
    sys.stdout.write(json.dumps({"port": port, "base_url": f"http://127.0.0.1:{port}/v1"}) + "\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    if until_eof:
        asyncio.get_running_loop().add_reader(sys.stdin, ended.set)
    await ended.wait()


def main() -> None:
    """Read the flags and serve."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--until-eof", action="store_true", help="end with standard input")
    for one in fields(Plan):
        flag = "--" + one.name.replace("_", "-")
        parser.add_argument(flag, type=one.metadata["parse"], default=None, help=one.metadata["help"])
    flags = vars(parser.parse_args())
    port, until_eof = flags.pop("port"), flags.pop("until_eof")
    plan = Plan(**{name: value for name, value in flags.items() if value is not None})
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(plan, port=port, until_eof=until_eof))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
