"""The loopback server that stands in for a provider: it must be honest, or what is measured against it is not."""

import json
from urllib.request import urlopen

import openai
import pytest
from endpoint import MODEL, Endpoint, Reply
from pydantic import BaseModel

TOOLS = [{"type": "function", "function": {"name": "note", "parameters": {"type": "object", "properties": {}}}}]


class Note(BaseModel):
    text: str


def get(url: str):
    with urlopen(url, timeout=5) as response:
        return json.load(response)


@pytest.fixture
def ask():
    """Ask an endpoint once, as openai does."""
    clients = []

    def one(endpoint: Endpoint, **parameters):
        client = openai.OpenAI(base_url=endpoint.base_url, api_key="sk-x", max_retries=0, timeout=5)
        clients.append(client)
        return client.chat.completions.create(
            **{"model": MODEL, "messages": [{"role": "user", "content": "Hello"}], **parameters}
        )

    yield one
    for client in clients:
        client.close()


@pytest.mark.parametrize(
    ("content", "text"),
    [("plain", "plain"), ({"text": "ü"}, '{"text":"ü"}'), (Note(text="a"), '{"text":"a"}'), (None, "")],
)
def test_an_answer_comes_as_it_was_scripted(content, text, ask):
    with Endpoint([Reply(content)]) as endpoint:
        answer = ask(endpoint)
    assert (answer.choices[0].message.content, answer.choices[0].finish_reason) == (text, "stop")
    assert endpoint.calls == 1
    assert endpoint.requests[0]["messages"] == [{"role": "user", "content": "Hello"}]
    assert endpoint.headers[0]["authorization"] == "Bearer sk-x"


def test_tokens_are_counted_at_four_characters(ask):
    with Endpoint([Reply("x" * 41, cached_tokens=3)]) as endpoint:
        usage = ask(endpoint).usage
    sent = {"messages": endpoint.requests[0]["messages"]}
    assert usage.prompt_tokens == -(-len(json.dumps(sent)) // 4)
    assert usage.completion_tokens == 11
    assert usage.prompt_tokens_details.cached_tokens == 3


def test_an_answer_over_the_limit_is_cut_off(ask):
    with Endpoint(lambda _body: Reply("x" * 100)) as endpoint:
        cut, whole = ask(endpoint, max_completion_tokens=10), ask(endpoint, max_tokens=25)
    assert (cut.choices[0].finish_reason, len(cut.choices[0].message.content)) == ("length", 40)
    assert (whole.choices[0].finish_reason, len(whole.choices[0].message.content)) == ("stop", 100)


def test_a_demanded_tool_is_called_unless_told_otherwise(ask):
    with Endpoint([Reply(Note(text="a")), Reply(Note(text="a"), as_text=True)]) as endpoint:
        called, told = ask(endpoint, tools=TOOLS), ask(endpoint, tools=TOOLS)
    assert called.choices[0].message.tool_calls[0].function.arguments == '{"text":"a"}'
    assert (told.choices[0].message.tool_calls, told.choices[0].message.content) == (None, '{"text":"a"}')


def test_refusal_finish_reason_and_missing_usage_can_be_scripted(ask):
    with Endpoint([Reply(refusal="No.", finish_reason="content_filter", reports_usage=False)]) as endpoint:
        answer = ask(endpoint)
    assert answer.choices[0].message.refusal == "No."
    assert answer.choices[0].finish_reason == "content_filter"
    assert answer.usage is None


def test_a_status_brings_its_error_and_headers(ask):
    fault = Reply(status=429, error={"code": "slow_down"}, headers={"Retry-After": "2"})
    with Endpoint([fault]) as endpoint, pytest.raises(openai.RateLimitError) as caught:
        ask(endpoint)
    assert caught.value.code == "slow_down"
    assert caught.value.response.headers["retry-after"] == "2"


def test_a_connection_can_be_dropped_and_the_next_call_answered(ask):
    with Endpoint([Reply(drop=True), Reply("a")]) as endpoint:
        with pytest.raises(openai.APIConnectionError):
            ask(endpoint)
        assert ask(endpoint).choices[0].message.content == "a"


def test_raw_bytes_can_be_sent(ask):
    with Endpoint([Reply(body=b"<html>", headers={"Content-Type": "text/html"})]) as endpoint:
        assert ask(endpoint) == "<html>"


def test_a_delay_is_a_delay(ask):
    with Endpoint([Reply("a", delay_s=0.2)]) as endpoint, pytest.raises(openai.APITimeoutError):
        ask(endpoint, timeout=0.05)


def test_when_the_script_has_ended_calls_are_refused(ask):
    with Endpoint([]) as endpoint, pytest.raises(openai.BadRequestError, match="no reply left"):
        ask(endpoint)


def test_models_are_listed_and_other_addresses_are_not_found(ask):
    with Endpoint() as endpoint:
        assert get(endpoint.base_url + "/models")["data"][0]["id"] == MODEL
        with (
            openai.OpenAI(base_url=endpoint.base_url, api_key="x", max_retries=0) as client,
            pytest.raises(openai.NotFoundError),
        ):
            client.embeddings.create(model="m", input="a")
    assert endpoint.calls == 0


def test_an_endpoint_leaves_nothing_open():
    with Endpoint([]) as endpoint:
        url = endpoint.base_url
    with pytest.raises(OSError, match="refused"):
        get(url)
