"""What holds for every test: a clean environment, no network but loopback, cassettes that are complete and in use.

A cassette is one file in `cassettes/`, named after its test; `cassettes/README.md` says how to record one.
"""

import os
import socket
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pgserver
import pytest
import record
from endpoint import Endpoint
from hypothesis import settings
from pytest_recording import network
from vcr.cassette import Cassette
from vcr.errors import CannotOverwriteExistingCassetteException

# A busy machine is no failure: what is slow is measured in benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOOPBACK = ("127.0.0.1", "::1", "localhost")
RECORDED_FROM = urlsplit(record.FROM).hostname if record.FROM else None
SECRET_SOURCES = ("SUMMARIZER_", "OPENAI_", "_API_KEY", "_PROXY")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever runs the tests has keys, settings and a cache of their own: no test sees them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name in list(os.environ):
        if any(part in name.upper() for part in SECRET_SOURCES):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def no_habits() -> None:
    """What an endpoint takes is learnt anew in every test."""
    if "summarizer.models.llm" in sys.modules:
        sys.modules["summarizer.models.llm"].habits.clear()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Between attempts nobody sleeps; the seconds that would have been waited are noted here."""
    from summarizer.models import retries

    noted: list[float] = []

    async def pause(seconds: float) -> None:
        noted.append(seconds)

    monkeypatch.setattr(retries, "sleep", noted.append)
    monkeypatch.setattr(retries, "asleep", pause)
    return noted


@pytest.fixture(scope="session")
def postgres_port() -> Iterator[int]:
    """The port of a Postgres server for all tests of a process."""
    for needed in ("procrastinate", "psycopg", "pytest_postgresql"):
        pytest.importorskip(needed)
    if (programs := pgserver.programs()) is None:
        pytest.skip(pgserver.WANTED)
    with pgserver.running(programs) as given:
        yield given


@pytest.fixture
def postgres_url(postgres_port: int) -> Iterator[str]:
    """The address of an empty database."""
    from pytest_postgresql.janitor import DatabaseJanitor

    name = f"t{uuid.uuid4().hex}"
    with DatabaseJanitor(user="postgres", host="127.0.0.1", port=postgres_port, dbname=name):
        yield f"postgresql://postgres@127.0.0.1:{postgres_port}/{name}"


@pytest.fixture(scope="session")
def vcr_config() -> dict[str, Any]:
    return {
        "match_on": ["method", "scheme", "host", "port", "path", "query", "body"],  # JSON bodies by their values
        "before_record_request": record.scrub_request,
        "before_record_response": record.scrub_response,
        "decode_compressed_response": True,
        "ignore_hosts": ["testserver"],
    }


@pytest.fixture(scope="session")
def vcr_cassette_dir() -> str:
    return str(record.CASSETTES)


@pytest.fixture
def allowed_hosts(vcr_markers: list[pytest.Mark]) -> list[str] | None:
    """Loopback for tests with a server of their own; nothing at all for tests with a cassette."""
    return None if vcr_markers else [rf"{host}$" for host in LOOPBACK]


@pytest.fixture
def recorded_url(request: pytest.FixtureRequest, record_mode: str) -> Iterator[str]:
    """The base URL to use in a cassette test: the cassette's host, or a live endpoint while recording."""
    if record_mode == "none":
        yield f"{record.HOST}/v1"
    elif record.FROM:
        yield record.FROM
    else:
        with Endpoint(record.replies(request.node.name)) as endpoint:
            yield endpoint.base_url


@pytest.fixture(autouse=True)
def no_unrecorded_request(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that reached for the network or missed its cassette, whatever the code made of the exception."""
    refused: list[str] = []
    allowed, look_up, missed = (
        network.is_host_in_allowed_hosts,
        socket.getaddrinfo,
        CannotOverwriteExistingCassetteException.__init__,
    )

    def connect(host: Any, hosts: list[str] | None) -> bool:
        if not allowed(host, hosts):
            refused.append(f"a connection to {host}")
            return False
        return True

    def resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in (None, RECORDED_FROM, *LOOPBACK):
            refused.append(f"the address of {host}")
            raise OSError(f"names are not looked up in tests: {host}")
        return look_up(host, *args, **kwargs)

    def miss(error: Any, *args: Any, **kwargs: Any) -> None:
        missed(error, *args, **kwargs)
        refused.append(f"a request that is not in the cassette: {error}")

    monkeypatch.setattr(network, "is_host_in_allowed_hosts", connect)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(CannotOverwriteExistingCassetteException, "__init__", miss)
    yield
    if refused:
        pytest.fail("the test asked for " + "; ".join(refused), pytrace=False)


@pytest.fixture(autouse=True)
def cassette_played_out(vcr: Cassette | None, record_mode: str) -> Iterator[None]:
    """Fail a test that did not use all of its cassette."""
    yield
    if vcr is not None and record_mode == "none" and not vcr.all_played:
        pytest.fail(f"{vcr.play_count} of {len(vcr)} recorded interactions were played", pytrace=False)
