"""First looks: no text that a table's pattern matches lacks the openings that the table says it needs."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summarizer.language import conditions, corrections
from summarizer.language.data import table
from summarizer.language.words import cut, openings

_ALPHABET = st.characters(codec="ascii", categories=("L", "N", "P", "Zs"))
_GLUED = re.compile(r"\w'(?!t\b)", re.IGNORECASE)


def _looks() -> Iterator[tuple[str, str]]:
    """Yield what a table needs with each pattern that it looks for."""
    qualifiers, justice = table("qualifiers"), table("justice")
    for entry in (*qualifiers["qualifier"], qualifiers["widening"]):
        yield from (
            (entry["needs"], form) for form in entry["forms"] if not form.startswith("(?<=")
        )  # `re` has no such
    for step in (*justice["step"], justice["cleared"]):
        yield from ((justice["needs"], form) for form in step["told"])


@pytest.mark.parametrize(("needs", "form"), list(_looks()))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(example=st.data())
def test_what_a_pattern_matches_has_what_its_table_needs(needs: str, form: str, example: st.DataObject) -> None:
    pattern = re.compile(rf"\b(?:{form})(?!\w)" if form[0] != "-" else form, re.IGNORECASE | re.ASCII)
    text = example.draw(st.from_regex(pattern, alphabet=_ALPHABET))
    assume("\n" not in text and not _GLUED.search(text) and pattern.search(text))
    assert cut(needs) & openings(text)


_SEARCHED = [
    *((corrections._NEEDS, corrections._pattern(kind).pattern) for kind in ("notes", "entries")),
    (corrections._NEEDS, corrections._REVISED.pattern),
    *((conditions._NEEDS, part) for part in (*conditions._OF_ANYTHING, *conditions._OF_WHAT_COMES)),
]


@pytest.mark.parametrize(("needs", "form"), _SEARCHED)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(example=st.data())
def test_what_a_pattern_matches_has_what_its_module_needs(
    needs: frozenset[str], form: str, example: st.DataObject
) -> None:
    pattern = re.compile(form, re.IGNORECASE | re.ASCII | re.DOTALL)
    text = example.draw(st.from_regex(pattern, alphabet=_ALPHABET))
    assume("\n" not in text and not _GLUED.search(text) and pattern.search(text))
    assert needs & openings(text)


def test_openings_are_four_letters_and_shorter_words_whole() -> None:
    assert openings("The Anglo-Dutch team wasn’t charged, Ann's lawyer said") == cut(
        "the anglo dutch team wasn't charged ann s lawyer said n't"
    )
