"""Stems bring the forms of a word together; shares count how many are there."""

import pytest

from summarizer.overlap import share, stem, stem_sequence, stems


@pytest.mark.parametrize(
    ("left", "right"), [("attack", "attackers"), ("rose", "rise"), ("flooded", "flooding"), ("won", "wins")]
)
def test_forms_of_a_word_have_one_stem(left, right):
    assert stem(left) == stem(right)


def test_other_words_and_other_numbers_have_other_stems():
    assert stem("bridge") != stem("river")
    assert stems("1,200 boats") != stems("1,300 boats")


def test_stems_keep_their_order_and_leave_function_words_out():
    assert stem_sequence("The dam was not repaired in 1999") == ("dam", "repai", "1999")


def test_the_share_of_nothing_is_nothing():
    assert share((), {"dam"}) == 0
    assert share(("dam", "river"), {"dam"}) == 0.5
