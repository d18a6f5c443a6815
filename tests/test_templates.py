"""Templates: what a rule needs is never missing from a text of which it holds."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarizer.language.templates import Templates

_FILES = [Templates(file) for file in ("causes", "disavowals", "outcomes", "rebuttals", "reserves")]
_RULES = [(file, name, pattern) for file in _FILES for name in file.names for pattern in file.patterns(name)]
_ALPHABET = st.characters(codec="ascii", categories=("L", "N", "P", "Zs"))
_GLUED = re.compile(r"\w'(?!t\b)", re.IGNORECASE)


@pytest.mark.parametrize(("file", "name", "pattern"), _RULES)
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_first_look_hides_what_a_rule_would_find(
    file: Templates, name: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern, re.IGNORECASE | re.ASCII), alphabet=_ALPHABET))
    assume("\n" not in text and not _GLUED.search(text))
    found = re.search(pattern.pattern, text, re.IGNORECASE)
    assert found is None or found.span() in [match.span() for match in file.find(name, text)]


def test_a_rule_without_needs_is_always_tried() -> None:
    assert Templates("rebuttals").holds("laid", "The shots came from the hill.")
