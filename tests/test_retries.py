"""What is worth another attempt, and how long to wait for it."""

import openai
import pytest

from summarizer.models.retries import is_transient, retry_after

DATE = "Tue, 04 Mar 2025 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": "0"}, 0),
        ({"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "2"}, 2),
        ({"retry-after": "Tue, 04 Mar 2025 10:00:30 GMT", "date": DATE}, 30),
        ({"retry-after": "Tue, 04 Mar 2025 10:00:30 -0000", "date": DATE}, 30),
        ({"retry-after": "Tue, 04 Mar 2025 09:00:00 GMT", "date": DATE}, 0),
        ({"retry-after": "Tue, 04 Mar 2025 09:00:00 GMT"}, 0),
        ({"retry-after": "Tue, 04 Mar 99999999999999999999 09:00:00 GMT"}, None),
        ({"retry-after": "later"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers, seconds):
    assert retry_after(headers) == seconds


@pytest.mark.parametrize("error", [ValueError("no"), openai.OpenAIError("no")])
def test_what_is_no_failure_of_the_endpoint_is_not_tried_again(error):
    assert not is_transient(error)
