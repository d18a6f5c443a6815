"""openai's async clients: few calls on each, all that were opened closed, proxies and authorities of the environment."""

import asyncio
import ssl
from contextlib import ExitStack

import openai
import pytest
import trustme
from endpoint import Endpoint, Reply
from pydantic import BaseModel

from summarizer.errors import EndpointUnreachable
from summarizer.models import resolve
from summarizer.models.clients import CALLS, Clients
from summarizer.models.retries import may_be_billed
from summarizer.request import Request
from summarizer.settings import Settings


class Note(BaseModel):
    text: str


GOOD = Reply({"text": "a"})
REQUEST = Request("draft", ({"role": "user", "content": "Write a note."},), Note, None, (), 8, 1000)
OPTIONS = {"api_key": "k", "base_url": "http://127.0.0.1:9/v1", "max_retries": 0}


def model(url: str):
    return resolve("openai/gpt-4o-mini", Settings(base_url=url, api_key="k"))


async def asked(url: str) -> Note:
    """Ask once, and close what was opened."""
    async with model(url) as llm:
        return (await llm.aanswer(REQUEST)).value


async def test_a_client_takes_so_many_calls_at_once_and_the_next_goes_to_another():
    clients = Clients(OPTIONS)
    with ExitStack() as calls:
        taken = [calls.enter_context(clients.lent()) for _ in range(2 * CALLS + 1)]
    assert taken[:CALLS] == [clients.first] * CALLS
    assert [taken.count(client) for client in dict.fromkeys(taken)] == [CALLS, CALLS, 1]
    await clients.aclose()


async def test_a_client_that_has_room_again_is_taken_before_another_is_made():
    clients = Clients(OPTIONS)
    with ExitStack() as calls:
        for _ in range(CALLS - 1):
            calls.enter_context(clients.lent())
        with pytest.raises(asyncio.CancelledError), clients.lent():
            raise asyncio.CancelledError  # a call that ends badly has ended
        assert calls.enter_context(clients.lent()) is clients.first
    await clients.aclose()


async def test_all_clients_that_were_made_are_closed():
    clients = Clients(OPTIONS)
    with ExitStack() as calls:
        taken = {calls.enter_context(clients.lent()) for _ in range(CALLS + 1)}
    await clients.aclose()
    assert [client.is_closed() for client in taken] == [True, True]


async def test_more_calls_at_once_than_one_client_takes_are_all_answered():
    with Endpoint(lambda _body: GOOD, latency_s=0.3) as endpoint:
        async with model(endpoint.base_url) as llm:
            answers = await asyncio.gather(*(llm.aanswer(REQUEST) for _ in range(CALLS + 8)))
            assert list(llm._clients()._calls.values()) == [0, 0]
    assert [answer.value for answer in answers] == [Note(text="a")] * (CALLS + 8)


async def test_the_proxy_of_the_environment_is_used_but_for_the_hosts_that_need_none(monkeypatch):
    with Endpoint([GOOD]) as proxy, Endpoint([GOOD]) as near:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        await asked(near.base_url)
        assert (near.calls, proxy.calls) == (1, 0)
        await asked("http://model.example/v1")
        assert (near.calls, proxy.calls) == (1, 1)
    assert proxy.headers[0]["host"] == "model.example"


@pytest.fixture
def secure():
    """An endpoint with the certificate of an authority of its own, and that authority."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with Endpoint(lambda _body: GOOD) as endpoint:
        endpoint._server.socket = context.wrap_socket(endpoint._server.socket, server_side=True)
        yield endpoint, authority


def secure_url(endpoint: Endpoint) -> str:
    return endpoint.base_url.replace("http:", "https:")


async def test_the_authorities_of_the_environment_are_trusted(secure, monkeypatch, tmp_path):
    endpoint, authority = secure
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert await asked(secure_url(endpoint)) == Note(text="a")


async def test_an_authority_that_nobody_knows_is_not_trusted(secure, waits):
    endpoint, _ = secure
    with pytest.raises(EndpointUnreachable):
        await asked(secure_url(endpoint))
    assert endpoint.calls == 0


async def lost(url: str) -> openai.APIConnectionError:
    """Return what is raised for a call that no answer came to."""
    clients = Clients(OPTIONS | {"base_url": url, "timeout": 0.2})
    with clients.lent() as client, pytest.raises(openai.APIConnectionError) as caught:
        await client.post("/chat/completions", body={}, cast_to=object)
    await clients.aclose()
    return caught.value


@pytest.mark.parametrize("reply", [Reply(drop=True), Reply(GOOD.content, delay_s=0.3)], ids=["dropped", "silent"])
async def test_a_call_that_was_sent_may_be_billed(reply):
    with Endpoint([reply]) as endpoint:
        assert may_be_billed(await lost(endpoint.base_url))
    assert endpoint.calls == 1


async def test_an_answer_that_broke_off_may_be_billed():
    async def half(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"id": 1')
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(half, "127.0.0.1", 0) as server:
        assert may_be_billed(await lost(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"))


async def test_a_call_that_found_no_connection_is_not_billed(secure):
    with Endpoint() as endpoint:
        gone = endpoint.base_url
    assert not may_be_billed(await lost(gone))
    assert not may_be_billed(await lost(secure_url(secure[0])))
