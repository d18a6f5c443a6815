import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.negation import negations, polarity

# A case: the sentence, the negative word, its kind, what it negates.
CASES = [
    ("The dam did not break.", "not", "negator", "The dam did not break"),
    ("The dam didn’t break.", "didn’t", "negator", "The dam didn’t break"),
    ("No sailors were hurt.", "No", "negator", "No sailors were hurt"),
    ("He never signed the deed.", "never", "negator", "He never signed the deed"),
    ("None of the doors was locked.", "None", "negator", "None of the doors was locked"),
    ("Nobody saw the van.", "Nobody", "negator", "Nobody saw the van"),
    ("Neither the army nor the police was warned.", "Neither", "negator", "Neither the army nor the police was warned"),
    ("He did not pay, nor did he call.", "nor", "negator", "did he call"),
    ("The ship sailed without a pilot.", "without", "negator", "a pilot"),
    ("The line is no longer in use.", "no longer", "negator", "The line is no longer in use"),
    ("Rockets hit the base but did not cause any harm.", "not", "negator", "did not cause any harm"),
    ("The army said it did not fire, and two men fled.", "not", "negator", "it did not fire"),
    ("He robbed the bank and did not flee.", "not", "negator", "did not flee"),
    ("The law helps the few, not the many.", "not", "negator", "the many"),
    ("The rest is better than this, which did not hold.", "not", "negator", "which did not hold"),
    ("The ship is as old as ours and did not sink.", "not", "negator", "did not sink"),
    ("Not a single shot was fired.", "Not a single", "negator", "Not a single shot was fired"),
    ("He said “I will not go” and left the hall.", "not", "negator", "I will not go"),
    ('He said "I will not go" and left the hall.', "not", "negator", "I will not go"),
    ("It is not clear who fired.", "not clear", "negator", "not clear"),
    ("We don’t know who fired.", "don’t know", "negator", "don’t know"),
    ("The pilot failed to see the mast.", "failed to", "implicit", "see the mast"),
    ("The mayor denied that he took money, police said.", "denied", "implicit", "he took money"),
    ("The firm refused to pay.", "refused to", "implicit", "pay"),
    ("Police ruled out arson.", "ruled out", "implicit", "arson"),
    ("The town lacks a clinic.", "lacks", "implicit", "a clinic"),
    ("Crews were unable to reach the hull.", "unable to", "implicit", "reach the hull"),
    ("The child was unharmed.", "unharmed", "implicit", "The child was unharmed"),
]  # fmt: skip

NONE = [
    "Not only the roof burned.",
    "It was not just the roof that burned.",
    "There is no doubt that he paid.",
    "He lives at No. 10.",
    "No, the ship sailed.",
    "No fewer than 40 ships sailed.",
    "They ask whether or not it sank.",
    "The ship sank, if not at once.",
    "The bridge is more likely than not to hold.",
    "More often than not, the ferry is late.",
    "The bridge is as likely as not to hold.",
    "The ferry is late as often as not.",
    "There was unrest in the north.",
    "An unsuccessful bid cost little.",
    "A knot of men stood there.",
]

# A case: the sentence, a stretch of it, whether it is affirmed.
POLARITIES = [
    ("The dam broke.", "The dam broke", True),
    ("The dam did not break.", "The dam did not break", False),
    ("The dam did not break.", "break", False),
    ("No sailors were hurt in the fire.", "hurt", False),
    ("The rockets hit the base but did not cause harm.", "hit the base", True),
    ("The rockets hit the base but did not cause harm.", "cause harm", False),
    ("The army left the base without firing a shot.", "left the base", True),
    ("The army left the base without firing a shot.", "firing a shot", False),
    ("The mayor denied that he took money.", "he took money", False),
    ("The mayor did not deny that he took money.", "he took money", True),
    ("It is not clear who fired.", "who fired", True),
    ("Police have not ruled out arson.", "arson", True),
    ("Not only the roof burned.", "roof burned", True),
    ("The firm failed to pay the crew.", "pay the crew", False),
    ("He did not fail to pay.", "pay", True),
    ("Neither the army nor the police was warned.", "was warned", False),
    (
        "The sale fell through because they could not agree.",
        "The sale fell through because they could not agree.",
        True,
    ),
    ("The sale fell through because they could not agree.", "they could not agree", False),
]


@pytest.mark.parametrize(("text", "word", "kind", "negated"), CASES)
def test_a_negation_has_its_kind_and_reach(text: str, word: str, kind: str, negated: str) -> None:
    found = next(found for found in negations(text) if found.text == word)
    assert (found.kind, text[found.scope_start : found.scope_end]) == (kind, negated)


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_no_negations(text: str) -> None:
    assert negations(text) == ()


@pytest.mark.parametrize(("text", "stretch", "expected"), POLARITIES)
def test_polarity_is_that_of_the_clause_around(text: str, stretch: str, expected: bool) -> None:
    start = text.index(stretch)
    assert polarity(text, start, start + len(stretch)) is expected


def test_one_negation_counts_once() -> None:
    assert [found.text for found in negations("Neither the army nor the police was warned.")] == ["Neither"]


WORDS = [
    "not",
    "no",
    "never",
    "nor",
    "neither",
    "without",
    "denied",
    "failed",
    "to",
    "the",
    "dam",
    "did",
    "break",
    ",",
    ";",
    ".",
    "but",
    "and",
    "“",
    "”",
    "don’t",
    "clear",
    "know",
    "İ",
    "😀",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80), st.integers(0, 9))
def test_spans_are_slices_and_shift_with_their_scopes(text: str, by: int) -> None:
    whole = " " * by + text
    for found in negations(text):
        assert text[found.start : found.end] == found.text
        assert 0 <= found.scope_start <= found.scope_end <= len(text)
        moved = found.shift(by)
        assert whole[moved.start : moved.end] == found.text
        assert whole[moved.scope_start : moved.scope_end] == text[found.scope_start : found.scope_end]


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_the_polarity_of_any_stretch_is_decided(text: str) -> None:
    assert polarity(text, 0, len(text)) in {True, False}
