"""Every exception of openai's has a meaning for the person who asked."""

import inspect
import socket

import openai
import pytest
from openai import _exceptions

from summarizer.errors import SummarizerError
from summarizer.models.failures import MEANINGS, NEVER_HERE, Scene, failure
from summarizer.schemas.brief import Usage

SECRET = "sk-secret-4711"
SCENE = Scene("openai/gpt-4o", "https://api.example.test/v1", "OPENAI_API_KEY", 120)


def exceptions() -> set[str]:
    """The names of all exception classes that openai defines."""
    found = (value for module in (openai, _exceptions) for value in list(vars(module).values()))
    return {
        value.__name__
        for value in found
        if inspect.isclass(value)
        and issubclass(value, Exception)
        and value.__module__.startswith("openai")
        and not value.__name__.startswith("_")
    }


def test_every_exception_of_openais_is_mapped():
    assert exceptions() <= MEANINGS.keys() | NEVER_HERE


@pytest.mark.parametrize("name", MEANINGS)
def test_every_meaning_is_an_error_of_ours_whose_text_can_be_filled_in(name):
    kind, text = MEANINGS[name]
    assert issubclass(kind, SummarizerError)
    filled = text.format(name="N", url="U", key="K", timeout=1.5, attempts=2, status=500, why="it is down", said="no")
    assert "{" not in filled


def test_an_exception_without_a_response_is_told_all_the_same():
    error = failure(openai.OpenAIError("x"), SCENE, Usage(requests=1))
    assert "no reason given" in str(error)
    assert error.usage == Usage(requests=1)


def test_what_broke_the_connection_is_told_where_it_is_known():
    def why(cause: BaseException) -> str:
        error = openai.APIConnectionError(request=None)
        error.__cause__ = cause
        return str(failure(error, SCENE, Usage()))

    assert "reached: Connection refused." in why(ConnectionRefusedError(111, "Connect call failed"))
    assert "reached: Name or service not known." in why(socket.gaierror(-2, "Name or service not known"))
    assert "reached: no such address." in why(OSError())
    assert "reached: the connection broke." in why(ValueError(f"Illegal header value {SECRET}"))
