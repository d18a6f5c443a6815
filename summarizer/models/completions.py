"""What a chat completion says: the answer within, or what is wrong with it; its words; its tokens and their price."""

from collections.abc import Callable
from functools import lru_cache, partial

from instructor.v2 import Mode as ReadAs
from instructor.v2 import Provider, mode_registry
from instructor.v2.validation import model_declares_async_validators
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from openai.types.chat.chat_completion_message_function_tool_call import Function
from pydantic import BaseModel, ValidationError

from summarizer.errors import ConfigurationError
from summarizer.models.prices import BATCH_SHARE, Price
from summarizer.schemas.brief import Usage

BATCH_TIER = "batch"
"""What stands as service tier in an answer that came by a provider's batch."""


def read(cls: type[BaseModel], completion: ChatCompletion) -> tuple[BaseModel | None, list[str]]:
    """Return the answer in a completion, or None and what is wrong with it.

    It is read by what it is, not by what was asked for: endpoints put JSON into the content though a tool was
    demanded, or fence it. Nothing inside the JSON is mended.
    """
    message = completion.choices[0].message
    message.refusal = message.refusal or None  # instructor takes an empty one for a refusal
    called = _called(message)
    if not called:
        message.content = _outermost(_content(message))
    try:
        value = _reader(cls, ReadAs.TOOLS if called else ReadAs.JSON_SCHEMA)(response=completion)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False, include_context=False)
        return None, [_complaint(detail["loc"], detail["msg"]) for detail in details]
    except ValueError:  # instructor's, for a tool call without arguments
        return None, [_complaint((), "no JSON object")]
    vars(value).pop("_raw_response", None)  # instructor's: it would keep the completion alive
    return value, []


def refuse_unreadable(cls: type[BaseModel]) -> None:
    """Raise ConfigurationError for a class that no answer could be read into, before one is paid for."""
    _reader(cls, ReadAs.JSON_SCHEMA)


@lru_cache(maxsize=64)
def _reader(cls: type[BaseModel], mode: ReadAs) -> Callable[..., BaseModel]:
    """Return instructor's reader of an answer. What it looks up stays the same: once a class, not once an answer."""
    if model_declares_async_validators(cls):
        raise ConfigurationError(
            f"{cls.__name__} has async validators of instructor, which are not run. Use pydantic's."
        )
    read_as = mode_registry.get_handlers(Provider.OPENAI, mode).response_parser
    options = {"validation_context": None, "strict": False, "stream": False, "is_async": False}
    return partial(read_as, response_model=cls, **options)


def _outermost(text: str) -> str:
    """Return the one JSON object of a text without the fence, thoughts or words around it."""
    text = text.rpartition("</think>")[2]
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _complaint(location: tuple[int | str, ...], message: str) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    return f"{path or 'the whole'}: {message}"


def text_of(choice: Choice) -> str:
    """Return an answer as the model wrote it."""
    called = _called(choice.message)
    return called.arguments or "" if called else _content(choice.message)


def _called(message: ChatCompletionMessage) -> Function | None:
    """Return the function that an answer calls, None where it calls none."""
    call = message.tool_calls[0] if message.tool_calls else None
    return call.function if call and call.type == "function" else None


def _content(message: ChatCompletionMessage) -> str:
    return message.content if isinstance(message.content, str) else ""  # some endpoints send lists of parts


UNTOLD = Usage(cost_usd=None)
"""What a completion took of which the endpoint does not say it."""


def usage_of(completion: ChatCompletion, price: Price | None) -> Usage | None:
    """Return the tokens of one completion and what they cost; None where the endpoint does not count."""
    told = completion.usage
    details = told and told.prompt_tokens_details
    tokens = {
        "input_tokens": told and told.prompt_tokens,
        "cached_tokens": (details and details.cached_tokens) or 0,
        "output_tokens": told and told.completion_tokens,
    }
    # The SDK does not validate what it parses: an endpoint may count in words or not at all.
    counted = {name: count for name, count in tokens.items() if isinstance(count, int) and count >= 0}
    if len(counted) < len(tokens):
        return None
    share = BATCH_SHARE if completion.service_tier == BATCH_TIER else 1.0
    return Usage(**counted, cost_usd=share * price.of(**counted) if price else None)
