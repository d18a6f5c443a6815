"""The model client against a server on loopback: what is asked, how often, what is counted, how it ends."""

import asyncio
import contextlib
import json
import logging
import socket
import traceback
from dataclasses import replace

import openai
import pytest
from endpoint import Endpoint, Reply
from instructor.v2.validation import async_field_validator
from pydantic import BaseModel, Field

from summarizer.errors import (
    ConfigurationError,
    ContextOverflow,
    EndpointUnreachable,
    InvalidAnswer,
    KeyRejected,
    ModelError,
    RateLimited,
    Refused,
    RequestRejected,
    SummarizerError,
    Truncated,
    UnknownModel,
)
from summarizer.models import resolve
from summarizer.models.llm import LLM
from summarizer.request import Model, Request
from summarizer.schemas.brief import Usage
from summarizer.settings import Settings

KEY = "sk-secret-4711"
SECRET = "the minister resigned"


class Note(BaseModel):
    text: str = Field(max_length=100)
    lines: list[int]
    extra: str | None = None


GOOD = {"text": SECRET, "lines": [1, 2], "extra": None}
BAD = {"text": SECRET, "lines": "none"}
MESSAGES = ({"role": "system", "content": "Write a note."}, {"role": "user", "content": "The article {{ 7*7 }}."})
REQUEST = Request("draft", MESSAGES, Note, None, (), 8, 1000)

MODE_REFUSED = Reply(
    status=400, error={"message": "This response_format type is unavailable", "param": "response_format"}
)
TOOLS_REFUSED = Reply(status=400, error={"message": "tool_choice is not supported"})
LIMIT_REFUSED = Reply(status=400, error={"message": "Unrecognized argument: max_completion_tokens"})


@pytest.fixture(params=["sync", "async"])
def ask(request, waits):
    """Ask a model once, by either way; both must behave alike."""

    def sync(model: LLM, request: Request = REQUEST):
        with model:
            return model.answer(request)

    def through_a_loop(model: LLM, request: Request = REQUEST):
        async def go():
            async with model:
                return await model.aanswer(request)

        return asyncio.run(go())

    return sync if request.param == "sync" else through_a_loop


def model(endpoint: Endpoint, name: str = "openai/gpt-4o-mini", **values) -> LLM:
    llm = resolve(name, Settings(base_url=endpoint.base_url, api_key=KEY, **values))
    assert isinstance(llm, LLM)
    assert isinstance(llm, Model)
    return llm


def error_of(ask, replies, kind: type[SummarizerError], request: Request = REQUEST, **values):
    """The error that replies end in, with the endpoint; it must hold neither key nor answer, nor hide one."""
    with Endpoint(replies) as endpoint, pytest.raises(kind) as caught:
        ask(model(endpoint, **values), request)
    error = caught.value
    assert type(error) is kind
    assert error.__cause__ is None
    assert error.__context__ is None
    shown = "".join(traceback.format_exception(error)) + repr(vars(error))
    assert KEY not in shown
    assert SECRET not in shown
    return error, endpoint


def test_a_clean_answer_costs_one_request(ask):
    with Endpoint([Reply(GOOD, cached_tokens=20)]) as endpoint:
        answer = ask(model(endpoint))
    assert answer.value == Note(**GOOD)
    assert type(answer.value) is Note
    sent, usage = endpoint.requests[0], answer.usage
    assert sent["messages"] == list(MESSAGES)
    assert (sent["model"], sent["max_completion_tokens"]) == ("gpt-4o-mini", 1000)
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert sent.keys() == {"model", "messages", "max_completion_tokens", "response_format"}
    assert (usage.requests, usage.cached_tokens) == (1, 20)
    assert usage.cost_usd == pytest.approx(
        ((usage.input_tokens - 20) * 0.15 + 20 * 0.075 + usage.output_tokens * 0.60) / 1e6
    )
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"


def test_an_administrators_key_in_the_environment_is_not_sent(ask, monkeypatch):
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "sk-admin")
    with Endpoint([Reply(GOOD)]) as endpoint:
        ask(model(endpoint))
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"


def test_the_answer_does_not_keep_the_completion(ask):
    with Endpoint([Reply(GOOD)]) as endpoint:
        value = ask(model(endpoint)).value
    assert vars(value).keys() == GOOD.keys()


def test_the_name_is_the_one_that_was_asked_for():
    with Endpoint() as endpoint:
        assert model(endpoint, "openai/gpt-4o-mini").name == "openai/gpt-4o-mini"


def test_a_model_without_a_price_costs_an_unknown_sum(ask):
    with Endpoint([Reply(GOOD)]) as endpoint:
        usage = ask(model(endpoint, "qwen3")).usage
    assert usage.cost_usd is None
    assert usage.output_tokens > 0


def test_an_endpoint_that_does_not_count_leaves_the_cost_unknown(ask):
    with Endpoint([Reply(GOOD, reports_usage=False)]) as endpoint:
        assert ask(model(endpoint)).usage == Usage(requests=1, cost_usd=None)


def test_a_model_that_thinks_first_gets_room_for_it(ask):
    with Endpoint([Reply(GOOD)]) as endpoint:
        ask(model(endpoint, "openai/gpt-5-mini"))
    assert endpoint.requests[0]["max_completion_tokens"] == 26_000


def test_a_limit_in_the_settings_is_the_limit(ask):
    with Endpoint([Reply(GOOD)]) as endpoint:
        ask(model(endpoint, "openai/gpt-5-mini", max_output_tokens=500))
    assert endpoint.requests[0]["max_completion_tokens"] == 500


def test_an_answer_without_its_optional_keys_is_taken(ask):
    with Endpoint([Reply({"text": "a", "lines": ["3"]})]) as endpoint:
        assert ask(model(endpoint)).value == Note(text="a", lines=[3])


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"text": "a", "lines": []}\n```',
        'Here it is:\n{"text": "a", "lines": []}\nDone.',
        '<think>{"text": 1} or so</think>{"text": "a", "lines": []}',
    ],
    ids=["fenced", "surrounded", "thought about"],
)
def test_json_is_found_in_what_stands_around_it(text, ask):
    with Endpoint([Reply(text)]) as endpoint:
        assert ask(model(endpoint)).value == Note(text="a", lines=[])


def test_json_that_is_broken_is_not_mended(ask):
    broken = '{"text": "a", "lines": [], "extra": {"text": "b", "lines": []}'
    with Endpoint([Reply(broken), Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint)).value == Note(**GOOD)


# --- the endpoint fails for a while ---


@pytest.mark.parametrize(
    "fault",
    [
        *(Reply(status=status) for status in (408, 409, 429, 500, 502, 503, 529, 599)),
        Reply(drop=True),
        Reply(body=b"{cut"),
    ],
    ids=lambda fault: "dropped" if fault.drop else "broken" if fault.body else str(fault.status),
)
def test_a_passing_failure_is_tried_again(fault, ask, waits):
    with Endpoint([fault, fault, Reply(GOOD)]) as endpoint:
        answer = ask(model(endpoint))
    assert answer.value == Note(**GOOD)
    assert answer.usage.requests == endpoint.calls == 3
    assert [1 <= waits[0] <= 2, 2 <= waits[1] <= 3] == [True, True]


def test_an_attempt_that_takes_too_long_is_tried_again(ask, waits):
    with Endpoint([Reply(GOOD, delay_s=0.5), Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint, timeout_s=0.1)).usage.requests == 2


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after-ms": "250"}, 0.25),
        ({"Retry-After": "Tue, 04 Mar 2025 10:00:30 GMT"}, 0),
    ],
)
def test_retry_after_is_honoured(headers, seconds, ask, waits):
    with Endpoint([Reply(status=429, headers=headers), Reply(GOOD)]) as endpoint:
        ask(model(endpoint))
    assert waits == [seconds]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (429, RateLimited, "still asks to wait"),
        (503, EndpointUnreachable, "kept failing"),
        (408, EndpointUnreachable, "kept failing"),
    ],
)
def test_attempts_are_counted_and_come_to_an_end(status, kind, words, ask, waits):
    error, endpoint = error_of(ask, lambda _body: Reply(status=status), kind, max_attempts=4)
    assert endpoint.calls == error.usage.requests == 4
    assert len(waits) == 3
    assert words in str(error)
    assert "4 attempts" in str(error)


def test_a_wait_longer_than_allowed_is_not_begun(ask, waits):
    error, endpoint = error_of(ask, [Reply(status=429, headers={"Retry-After": "301"})], RateLimited)
    assert endpoint.calls == 1
    assert waits == []
    assert "max_wait_s" in str(error)


def test_time_is_counted_as_well_as_attempts(ask, monkeypatch, waits):
    now = [0.0]

    class Clock:
        @staticmethod
        def monotonic() -> float:
            now[0] += 50
            return now[0]

    monkeypatch.setattr("tenacity.time", Clock)
    _, endpoint = error_of(ask, lambda _body: Reply(status=503), EndpointUnreachable, max_attempts=50)
    assert 2 <= endpoint.calls <= 6


def test_an_empty_account_is_not_waited_for(ask, waits):
    error, endpoint = error_of(ask, [Reply(status=429, error={"code": "insufficient_quota"})], RateLimited)
    assert (endpoint.calls, waits) == (1, [])
    assert "no credit" in str(error)


def test_an_endpoint_that_is_down_is_named_with_the_reason(ask, waits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(EndpointUnreachable) as caught:
        ask(resolve("qwen3", Settings(base_url=url)))
    assert f"{url} cannot be reached: Connection refused" in str(caught.value)
    assert len(waits) == 5


def test_silence_is_named_with_the_limit(ask, waits):
    error, _ = error_of(ask, lambda _body: Reply(delay_s=0.4), EndpointUnreachable, timeout_s=0.1, max_attempts=2)
    assert "within 0.1 s, 2 times" in str(error)


def test_an_error_inside_a_200_is_tried_again_and_told(ask, waits):
    inside = Reply(body=b'{"error": {"message": "overloaded", "code": 502}}')
    with Endpoint([inside, Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint)).usage.requests == 2
    error, _ = error_of(ask, lambda _body: inside, EndpointUnreachable, max_attempts=2)
    assert "error inside a 200 (502)" in str(error)


def test_a_body_that_stays_broken_is_told(ask, waits):
    error, endpoint = error_of(ask, lambda _body: Reply(body=b'{"text": "%s' % SECRET.encode()), RequestRejected)
    assert endpoint.calls == 6
    assert "base_url" in str(error)


# --- the endpoint says no ---


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (Reply(status=401, error={"message": f"Incorrect API key: {KEY}"}), KeyRejected, "OPENAI_API_KEY"),
        (Reply(status=403), KeyRejected, "403"),
        (Reply(status=400, error={"message": "API key not valid."}), KeyRejected, "OPENAI_API_KEY"),
        (Reply(status=404, error={"code": "model_not_found"}), UnknownModel, "openai/gpt-4o-mini"),
        (Reply(status=400, error={"code": "context_length_exceeded"}), ContextOverflow, "window_words"),
        (
            Reply(
                status=400,
                error={"message": "This model's maximum context length is 8192 tokens. max_completion_tokens"},
            ),
            ContextOverflow,
            "window_words",
        ),
        (Reply(status=413), ContextOverflow, "larger context"),
        (Reply(status=400, error={"message": f"bad seed {KEY}{'x' * 300}"}), RequestRejected, '"bad seed …"'),
        (Reply(status=400, error={"message": "a b " * 100}), RequestRejected, 'a b …"'),
        (Reply(status=400, error={"message": None}), RequestRejected, "no reason given"),
        (Reply(status=422), RequestRejected, "made to fail"),
        (Reply(status=418), RequestRejected, "418"),
        (Reply(body=b"<html>", headers={"Content-Type": "text/html"}), RequestRejected, "/v1"),
        (Reply(body=b"[]"), RequestRejected, "/v1"),
        (Reply(body=b"{}"), RequestRejected, "/v1"),
        (Reply(body=b'{"choices": [{"finish_reason": "stop", "message": null}]}'), RequestRejected, "/v1"),
        (Reply(refusal=SECRET), Refused, "declined"),
        (Reply(status=400, error={"code": "content_filter", "message": SECRET}), Refused, "content filter"),
        (Reply(SECRET, finish_reason="content_filter"), Refused, "--model rules"),
    ],
)
def test_a_final_no_ends_the_talk_at_once(reply, kind, words, ask, waits):
    error, endpoint = error_of(ask, [reply], kind)
    assert (endpoint.calls, waits) == (1, [])
    assert words in str(error)
    if isinstance(error, ModelError):
        assert error.usage.requests == 1


def test_a_refusal_is_paid_for(ask):
    error, _ = error_of(ask, [Reply(SECRET, refusal=SECRET)], Refused)
    assert error.usage.output_tokens > 0
    assert error.usage.cost_usd > 0


# --- the answer does not fit ---


def test_a_bad_answer_is_asked_again_with_its_errors_alone(ask, waits):
    worse = {"lines": [1]}
    with Endpoint([Reply(BAD), Reply(worse), Reply(GOOD)]) as endpoint:
        answer = ask(model(endpoint))
    first, second, third = (sent["messages"] for sent in endpoint.requests)
    assert first == list(MESSAGES)
    assert second[:2] == third[:2] == first
    assert second[2] == {"role": "assistant", "content": Reply(BAD).text}
    assert "- lines: Input should be a valid array" in second[3]["content"]
    assert third[2] == {"role": "assistant", "content": Reply(worse).text}
    assert "- text: Field required" in third[3]["content"]
    assert "- lines" not in third[3]["content"]
    assert len(third) == 4
    assert answer.usage.requests == 3
    assert answer.usage.output_tokens == sum(-(-len(Reply(line).text) // 4) for line in (BAD, worse, GOOD))
    assert waits == []


def test_a_third_bad_answer_is_the_last(ask, waits):
    error, endpoint = error_of(ask, lambda _body: Reply(BAD), InvalidAnswer)
    assert endpoint.calls == error.usage.requests == 3
    assert "asked 3 times" in str(error)
    assert "Note" in str(error)


def test_what_is_shown_of_a_bad_answer_is_bounded(ask):
    long = {"text": "x" * 50_000, "lines": ["a"] * 500}
    with Endpoint([Reply(long), Reply(GOOD)]) as endpoint:
        ask(model(endpoint, max_output_tokens=100_000))
    shown, errors = (message["content"] for message in endpoint.requests[1]["messages"][2:])
    assert len(shown) == 12_001
    assert len(errors.splitlines()) == 23


def test_an_answer_cut_off_is_asked_again_with_a_larger_limit(ask):
    small = Request("draft", MESSAGES, Note, None, (), 8, 5)
    with Endpoint([Reply(GOOD), Reply(GOOD)]) as endpoint:
        answer = ask(model(endpoint), small)
    assert [sent["max_completion_tokens"] for sent in endpoint.requests] == [5, 20]
    assert endpoint.requests[1]["messages"] == list(MESSAGES)
    assert answer.value == Note(**GOOD)
    assert answer.usage.output_tokens == 5 + -(-len(Reply(GOOD).text) // 4)


def test_an_answer_cut_off_twice_is_truncated(ask):
    error, endpoint = error_of(ask, lambda _body: Reply(GOOD, finish_reason="length"), Truncated)
    assert endpoint.calls == 2
    assert "4000 tokens" in str(error)
    assert "max_output_tokens" in str(error)
    assert error.usage.output_tokens > 0


def test_a_larger_limit_than_the_model_has_is_truncation(ask):
    too_large = Reply(status=400, error={"message": "max_completion_tokens is too large: 4000. At most 2000."})
    error, _ = error_of(ask, [Reply(GOOD, finish_reason="length"), too_large], Truncated)
    assert error.usage.requests == 2


def test_a_first_limit_larger_than_the_model_has_is_told(ask):
    too_large = Reply(status=400, error={"message": "max_completion_tokens is too large: 9. At most 5."})
    error, endpoint = error_of(ask, [too_large], RequestRejected)
    assert "too large" in str(error)
    assert endpoint.calls == 1


@pytest.mark.parametrize(
    "call",
    [
        {"type": "function", "function": {"name": "Note", "arguments": None}},
        {"type": "function", "function": None},
        {"type": "custom", "custom": {"name": "Note", "input": "a note"}},
    ],
    ids=["no arguments", "no function", "no function's"],
)
def test_a_tool_call_without_arguments_is_a_bad_answer(ask, call):
    message = {"role": "assistant", "tool_calls": [{"id": "c", **call}]}
    choice = {"index": 0, "finish_reason": "tool_calls", "message": message}
    body = json.dumps({"object": "chat.completion", "choices": [choice]}).encode()
    with Endpoint([Reply(body=body), Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint, answer_mode="tools")).value == Note(**GOOD)


def test_validators_that_would_not_run_are_refused_before_anything_is_paid(ask):
    class Watched(BaseModel):
        text: str

        @async_field_validator("text")
        async def known(self, text: str) -> None: ...

    error, endpoint = error_of(ask, [], ConfigurationError, replace(REQUEST, answer=Watched))
    assert "Use pydantic's" in str(error)
    assert not endpoint.calls


def test_content_in_parts_is_a_bad_answer(ask):
    parts = b'{"object": "chat.completion", "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": [{"type": "text"}]}}]}'
    with Endpoint([Reply(body=parts), Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint)).value == Note(**GOOD)


# --- what the endpoint takes ---


def modes(endpoint: Endpoint) -> list[str]:
    return [
        "json_schema" if "response_format" in sent else "tools" if "tools" in sent else "json"
        for sent in endpoint.requests
    ]


def test_a_refused_mode_gives_way_to_the_next_and_is_remembered(ask):
    with Endpoint([MODE_REFUSED, TOOLS_REFUSED, Reply(GOOD), Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint)).usage.requests == 3
        assert ask(model(endpoint)).usage.requests == 1
    assert modes(endpoint) == ["json_schema", "tools", "json", "json"]


def test_what_one_model_refuses_another_may_take(ask):
    with Endpoint([MODE_REFUSED, Reply(GOOD), Reply(GOOD)]) as endpoint:
        ask(model(endpoint))
        ask(model(endpoint, "openai/gpt-4o"))
    assert modes(endpoint) == ["json_schema", "tools", "json_schema"]


def test_a_mode_that_is_set_is_not_left(ask):
    error, endpoint = error_of(ask, [MODE_REFUSED], RequestRejected, answer_mode="json_schema")
    assert modes(endpoint) == ["json_schema"]
    assert "response_format" in str(error)


@pytest.mark.parametrize("mode", ["json_schema", "tools", "json"])
def test_every_mode_can_be_set(mode, ask):
    with Endpoint([Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint, answer_mode=mode)).value == Note(**GOOD)
    assert modes(endpoint) == [mode]


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_an_empty_refusal_is_none(mode, ask):
    with Endpoint([Reply(GOOD, refusal="")]) as endpoint:
        assert ask(model(endpoint, answer_mode=mode)).value == Note(**GOOD)


def test_a_tool_that_was_not_called_is_read_all_the_same(ask):
    with Endpoint([Reply(GOOD, as_text=True)]) as endpoint:
        assert ask(model(endpoint, answer_mode="tools")).value == Note(**GOOD)


def test_an_endpoint_that_does_not_heed_the_mode_is_asked_in_another(ask):
    prose = Reply("The minister has resigned.", as_text=True)
    with Endpoint([prose, prose, Reply(GOOD)]) as endpoint:
        assert ask(model(endpoint)).value == Note(**GOOD)
    assert modes(endpoint) == ["json_schema", "tools", "json"]
    assert len(endpoint.requests[2]["messages"]) == 2


def test_the_older_name_of_the_limit_is_learnt(ask):
    with Endpoint([LIMIT_REFUSED, Reply(GOOD), Reply(GOOD)]) as endpoint:
        ask(model(endpoint))
        ask(model(endpoint))
    assert [sorted(sent.keys() & {"max_tokens", "max_completion_tokens"}) for sent in endpoint.requests] == [
        ["max_completion_tokens"],
        ["max_tokens"],
        ["max_tokens"],
    ]


def test_nothing_left_to_learn_is_an_error(ask):
    error_of(ask, [LIMIT_REFUSED, LIMIT_REFUSED], RequestRejected)
    error_of(ask, [MODE_REFUSED, TOOLS_REFUSED, MODE_REFUSED], RequestRejected)


# --- clients, loops, logs ---


def test_a_client_is_made_once_and_again_after_closing():
    with Endpoint(lambda _body: Reply(GOOD)) as endpoint:
        llm = model(endpoint)
        llm.answer(REQUEST)
        client = llm._client
        llm.answer(REQUEST)
        assert llm._client is client
        llm.close()
        llm.close()
        assert llm.answer(REQUEST).value == Note(**GOOD)
        llm.close()


def test_one_model_serves_one_loop_after_another():
    with Endpoint(lambda _body: Reply(GOOD)) as endpoint:
        llm = model(endpoint)

        async def go():
            answers = await asyncio.gather(*(llm.aanswer(REQUEST) for _ in range(8)))
            await llm.aclose()
            await llm.aclose()
            return answers

        assert all(answer.usage.requests == 1 for answer in asyncio.run(go()) + asyncio.run(go()))


def test_cancelling_an_answer_cancels_it():
    async def go(llm: LLM):
        async with llm:
            task = asyncio.ensure_future(llm.aanswer(REQUEST))
            await asyncio.to_thread(endpoint.called.wait)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    with Endpoint([Reply(GOOD, delay_s=0.3)]) as endpoint:
        asyncio.run(go(model(endpoint)))


@pytest.mark.parametrize(
    "replies", [[Reply(GOOD)], [Reply(BAD)] * 3, [Reply(status=400)]], ids=["good", "bad", "rejected"]
)
def test_no_log_holds_article_answer_or_key(replies, ask, caplog):
    caplog.set_level(logging.DEBUG)
    with Endpoint(replies) as endpoint, contextlib.suppress(SummarizerError):
        ask(model(endpoint))
    assert "{{ 7*7 }}" not in caplog.text
    assert SECRET not in caplog.text
    assert KEY not in caplog.text


def test_content_is_logged_only_when_asked_and_the_key_never(ask, caplog):
    caplog.set_level(logging.DEBUG)
    with Endpoint([Reply(GOOD)]) as endpoint:
        ask(model(endpoint, log_content=True))
    assert "{{ 7*7 }}" in caplog.text
    assert SECRET in caplog.text
    assert KEY not in caplog.text


def test_what_others_log_through_openai_is_left_alone(caplog):
    caplog.set_level(logging.DEBUG)
    with Endpoint([Reply("a")]) as endpoint, openai.OpenAI(base_url=endpoint.base_url, api_key="x") as client:
        client.chat.completions.create(model="m", messages=[{"role": "user", "content": "not ours"}])
    assert "not ours" in caplog.text


def test_a_body_that_is_null_ends_at_once(ask):
    with Endpoint(lambda _: Reply(body=b"null")) as endpoint:
        with pytest.raises(ModelError):
            ask(model(endpoint))
        assert endpoint.calls <= 2


def test_an_endpoint_that_counts_nonsense_counts_as_one_that_does_not_count(ask):
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {"role": "assistant", "content": Note(**GOOD).model_dump_json()},
            }
        ],
        "usage": {"prompt_tokens": "x", "completion_tokens": None, "total_tokens": -1},
    }
    with Endpoint([Reply(body=json.dumps(body).encode())]) as endpoint:
        answer = ask(model(endpoint))
    assert answer.usage == Usage(requests=1, cost_usd=None)
