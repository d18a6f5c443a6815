"""Cassettes: what goes into them, and how one is recorded. `python tests/record.py TEST_NAME ...` records.

With RECORD_URL, RECORD_KEY and RECORD_MODEL in the environment, a provider answers instead of the files.

Recording runs the test itself: the real client against `Endpoint`, which gives the replies of
`cassettes/answers/TEST_NAME.json`, a list of `Reply` fields whose `content` a language model wrote. The cassette
keeps no header that could hold a secret, and a host that does not exist.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from endpoint import Reply

ROOT = Path(__file__).resolve().parent.parent
CASSETTES = ROOT / "cassettes"
HOST = "https://api.example.test"

PLANTED = "sk-planted-0f3b9c71d2"
"""The key used in recordings against loopback. No cassette may hold it."""

MODEL = "test-model"
"""The model's name in cassettes, whoever answered."""

FROM, KEY = os.environ.get("RECORD_URL"), os.environ.get("RECORD_KEY", PLANTED)
ASKED = os.environ.get("RECORD_MODEL", MODEL) if FROM else MODEL

REQUEST_HEADERS = {"accept", "content-type"}
RESPONSE_HEADERS = {"content-type", "date", "retry-after", "retry-after-ms"}


def scrub_request(request: Any) -> Any:
    """Keep the two request headers that matter; replace the host, the path before the call, and the model's name."""
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in REQUEST_HEADERS}
    parts = urlsplit(request.uri)
    if parts.hostname == "127.0.0.1" or (FROM and request.uri.startswith(FROM)):
        path = "/v1" + parts.path[parts.path.find("/chat/") :] if "/chat/" in parts.path else parts.path
        request.uri = HOST + parts._replace(scheme="", netloc="", path=path).geturl()
    if ASKED != MODEL and request.body:
        request.body = json.dumps({**json.loads(request.body), "model": MODEL}).encode()
    return request


def scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    """Keep the response headers that the client reads."""
    kept = {name: value for name, value in response["headers"].items() if name.lower() in RESPONSE_HEADERS}
    return {**response, "headers": kept}


def replies(test: str) -> list[Reply]:
    """Return the scripted replies of a test."""
    path = CASSETTES / "answers" / f"{test}.json"
    return [Reply(**fields) for fields in json.loads(path.read_text("utf-8"))]


if __name__ == "__main__":
    sys.exit(pytest.main([str(ROOT / "tests"), "--record-mode=rewrite", "-m", "vcr", "-k", " or ".join(sys.argv[1:])]))
