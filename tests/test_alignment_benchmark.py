"""The benchmark of aligners looks for the quotes that it says it looks for."""

import importlib.util
from pathlib import Path

import pytest

_PLACE = Path(__file__).resolve().parents[1] / "benchmarks/alignment.py"
_SPEC = importlib.util.spec_from_file_location("alignment", _PLACE)
alignment = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(alignment)


@pytest.mark.parametrize(
    ("case", "wrong", "made_of_it"),
    [("as it stands", 0, "found"), ("with one edit", 1, "not found"), ("absent", 118, "not found")],
)
def test_a_quote_stands_in_its_source_but_for_what_its_case_says(case, wrong, made_of_it):
    source, quote = alignment.texts(case, 4_000)
    original = alignment.texts("as it stands", 4_000)[1]
    assert original in source
    assert 3_900 < len(source) <= 4_000
    words, given = original.split(" "), quote.split(" ")
    assert len(words) == len(given) == alignment.WORDS
    assert min(wrong, 1) <= sum(a != b for a, b in zip(words, given, strict=True)) <= wrong
    assert alignment.one("summarizer", case, 4_000)[1] == made_of_it


def test_other_words_taken_for_the_quote_are_told_from_the_quote():
    assert alignment.outcome("the dam held", None) == "not found"
    assert alignment.outcome("the dam held", "the dam\nheld") == "found"
    assert "other words" in alignment.outcome("the dam held", "the dam did not hold")


def test_an_aligner_that_is_not_installed_is_said_to_be_skipped(monkeypatch):
    monkeypatch.setattr(alignment, "find_spec", lambda _: None)
    assert {row[1] for row in alignment.rows()} == {"skipped"}
