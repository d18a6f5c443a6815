"""Every error that summarizer raises on purpose. Each message says what to do next.

SummarizerError
├── UsageError                 2  the call makes no sense as it stands
├── ConfigurationError         3  a setting, key or model name is missing or wrong
│   ├── KeyRejected               the endpoint does not accept the key (401, 403)
│   └── UnknownModel              no such model here or there (404)
├── UnreadableInput            4  the article cannot be read
├── StoreError                 2  the store of a batch cannot be opened or written
├── Stopped                    1  a batch was told to stop before this call
│   ├── BudgetReached             the call could pass --max-cost or --max-tokens
│   └── Deferred                  the call was put off into a provider's batch
├── ModelError                 5  the model gave no usable answer
│   ├── EndpointUnreachable       connection refused, timed out, or failing after every retry
│   ├── RateLimited               429 after every retry
│   ├── Refused                   the model declined to answer
│   ├── Truncated                 the answer did not fit the output limit, twice
│   ├── ContextOverflow           the request does not fit the model's context
│   ├── RequestRejected           the endpoint rejects the request itself (400, 422)
│   └── InvalidAnswer             the answer never fitted the schema
└── ChecksFailed               1  on_error="raise" and an item failed its checks
"""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from summarizer.schemas.brief import Finding, Usage


class SummarizerError(Exception):
    """Base of all. `exit_code` is what the command line ends with."""

    exit_code: ClassVar[int] = 5


class UsageError(SummarizerError):
    """The call makes no sense as it stands."""

    exit_code = 2


class ConfigurationError(SummarizerError):
    """A setting, a key or a model name is missing or wrong."""

    exit_code = 3


class KeyRejected(ConfigurationError):
    """The endpoint does not accept the key."""


class UnknownModel(ConfigurationError):
    """No such model, here or at the endpoint."""


class UnreadableInput(SummarizerError):
    """The article cannot be read."""

    exit_code = 4


class StoreError(SummarizerError):
    """The store of a batch cannot be opened or written."""

    exit_code = 2


class Stopped(SummarizerError):
    """A batch was told to stop before this call was begun; what is done is kept."""

    exit_code = 1


class BudgetReached(Stopped):
    """The call could pass `max_cost` or `max_tokens`."""


class Deferred(Stopped):
    """The call was put off: it goes into a provider's batch, and the article waits for its answer."""


class ModelError(SummarizerError):
    """The model gave no usable answer. `usage` counts what was paid for all the same."""

    exit_code = 5

    def __init__(self, message: str, *, usage: "Usage | None" = None) -> None:
        super().__init__(message)
        self.usage = usage


class EndpointUnreachable(ModelError):
    """The endpoint did not answer after every retry."""


class RateLimited(ModelError):
    """The endpoint still asked to wait after every retry."""


class Refused(ModelError):
    """The model declined to answer."""


class Truncated(ModelError):
    """The answer did not fit the output limit, twice."""


class ContextOverflow(ModelError):
    """The request does not fit the model's context."""


class RequestRejected(ModelError):
    """The endpoint rejects the request itself."""


class InvalidAnswer(ModelError):
    """The answer never fitted the schema."""


class ChecksFailed(SummarizerError):
    """An item failed its checks and the caller asked for an error. `findings` say what is wrong."""

    exit_code = 1

    def __init__(self, message: str, *, findings: "tuple[Finding, ...]" = ()) -> None:
        super().__init__(message)
        self.findings = findings


OF_ONE_ARTICLE = (UnreadableInput, Refused, Truncated, ContextOverflow, InvalidAnswer, ChecksFailed)
"""What is wrong with one article and says nothing of the next."""

OF_THE_ENDPOINT = (EndpointUnreachable, RateLimited)
"""What passes, and says nothing of the article."""
