"""Whether a text says that something holds only if something else does."""

import pytest

from summarizer.language.conditions import has_condition


@pytest.mark.parametrize(
    "text",
    [
        "The union will strike if talks fail.",
        "Unless talks resume, the union will strike.",
        "The union will strike should talks fail.",
        "Should the talks fail, the union will strike.",
        "Failing talks would force the union to strike.",
        "A strike depends on the talks.",
        "The grant is contingent on approval.",
        "Without a deal the union will strike.",
    ],
)
def test_a_condition_is_told_in_many_words(text):
    assert has_condition(text)


@pytest.mark.parametrize(
    "text",
    ["The union will strike.", "The union should call a strike.", "The president must call new elections by July 31."],
)
def test_a_plain_statement_has_no_condition(text):
    assert not has_condition(text)
