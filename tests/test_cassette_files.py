"""The cassettes as files: each has its test, none holds a secret. And the guards of conftest.py do bite."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import record
import yaml
from vcr.request import Request

TESTS = Path(__file__).parent
SECRET = re.compile(r"\bsk-[\w-]{6,}|\bbearer \S{8,}|x-stainless|127\.0\.0\.1", re.IGNORECASE)


def cassettes() -> list[Path]:
    return sorted(record.CASSETTES.glob("*.yaml"))


def recorded_tests() -> set[str]:
    """The names of all tests marked `vcr`, read from the sources: a selection of tests must not change them."""
    return {
        node.name
        for path in TESTS.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and any("mark.vcr" in ast.unparse(decorator) for decorator in node.decorator_list)
    }


def headers_of(path: Path) -> set[str]:
    tape = yaml.safe_load(path.read_text("utf-8"))["interactions"]
    return {name.lower() for turn in tape for side in turn.values() for name in side["headers"]}


def test_every_cassette_has_its_test():
    assert {path.stem.partition("[")[0] for path in cassettes()} <= recorded_tests()


def test_no_cassette_holds_a_key_or_a_header_that_could():
    for path in cassettes():
        assert record.PLANTED not in path.read_text("utf-8"), path.name
        assert headers_of(path) <= record.REQUEST_HEADERS | record.RESPONSE_HEADERS, path.name
        assert not SECRET.search(path.read_text("utf-8")), path.name


def test_a_recorded_request_loses_its_secrets_and_its_host():
    sent = Request(
        "POST",
        "http://127.0.0.1:4711/v1/chat/completions?a=1",
        b"{}",
        {"Authorization": f"Bearer {record.PLANTED}", "Content-Type": "application/json", "X-Stainless-OS": "Linux"},
    )
    kept = record.scrub_request(sent)
    assert kept.uri == "https://api.example.test/v1/chat/completions?a=1"
    assert dict(kept.headers) == {"Content-Type": "application/json"}


def test_a_recorded_response_keeps_the_headers_that_the_client_reads():
    response = {"headers": {"Retry-After": ["2"], "Set-Cookie": ["a=b"], "openai-organization": ["acme"]}, "body": {}}
    assert record.scrub_response(response) == {"headers": {"Retry-After": ["2"]}, "body": {}}


TAPE = """
interactions:
- request: {body: null, headers: {}, method: GET, uri: 'https://api.example.test/a'}
  response: {body: {string: 'a'}, headers: {}, status: {code: 200, message: OK}}
version: 1
"""

SAMPLES = """
import contextlib, socket, urllib.request
import pytest

def get(path):
    with contextlib.suppress(Exception):
        urllib.request.urlopen("https://api.example.test" + path).read()

@pytest.mark.vcr
def test_plays():
    get("/a")

@pytest.mark.vcr
def test_misses():
    get("/a")
    get("/b")

@pytest.mark.vcr
def test_leaves():
    pass

def test_looks_up():
    get("/a")

def test_connects():
    with contextlib.suppress(Exception), socket.socket() as end:
        end.connect(("192.0.2.1", 80))
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of SAMPLES under this project's conftest."""
    project = tmp_path_factory.mktemp("project")
    (project / "cassettes").mkdir()
    for test in ("test_plays", "test_misses", "test_leaves"):
        (project / "cassettes" / f"{test}.yaml").write_text(TAPE, "utf-8")
    (project / "tests").mkdir()
    for name in ("conftest.py", "record.py", "endpoint.py", "pgserver.py"):
        shutil.copy(TESTS / name, project / "tests")
    (project / "tests" / "test_sample.py").write_text(SAMPLES, "utf-8")
    (project / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--block-network",
        "--record-mode=none",
        "-p",
        "no:cacheprovider",
        "tests",
    ]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False).stdout


def test_a_test_that_plays_its_cassette_passes(report):
    assert "test_plays" not in report
    assert "5 passed, 4 errors" in report


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        ("test_misses", "a request that is not in the cassette"),
        ("test_leaves", "0 of 1 recorded interactions were played"),
        ("test_looks_up", "the address of api.example.test"),
        ("test_connects", "a connection to 192.0.2.1"),
    ],
)
def test_a_test_fails_whatever_its_code_swallows(report, test, complaint):
    section = report.partition(f"ERROR at teardown of {test} ")[2].partition("____ ERROR at")[0]
    assert complaint in section
