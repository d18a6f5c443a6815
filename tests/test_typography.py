"""Typography is folded as listed and nothing else; offsets always lead back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.typography import fold, locate, printable, same, shortened

NBSP, SHY, ZWSP = "\u00a0", "\u00ad", "\u200b"


@pytest.mark.parametrize(
    ("needle", "haystack", "found"),
    [
        ("the dam held", "Officials said the dam held.", "the dam held"),
        ('"the dam held"', "She said “the dam held” on Monday.", "“the dam held”"),
        ("it's over", "He said it’s over now.", "it’s over"),
        ("10-15 boats", "between 10–15 boats", "10–15 boats"),
        ("a deal - at last", "a deal — at last", "a deal — at last"),
        ("2,500 troops", f"2,500{NBSP}troops", f"2,500{NBSP}troops"),
        ("two line words", "the two line\n  words end", "two line\n  words"),
        ("wait... no", "they said wait… no more", "wait… no"),
        ("wait... no", "they said wait. . . no more", "wait. . . no"),
        ("militia", f"the mili{SHY}tia left", f"mili{SHY}tia"),
        ("zero width", f"a zero{ZWSP} width thing", f"zero{ZWSP} width"),
    ],
)
def test_words_are_found_whatever_their_typography(needle, haystack, found):
    start, end, _ = locate(needle, haystack)
    assert haystack[start:end] == found


@pytest.mark.parametrize(
    ("needle", "haystack"),
    [
        ("The dam held", "Officials said the dam held."),
        ("2,500 troops", "2,600 troops"),
        ("2500 troops", "2,500 troops"),
        ("the dams held", "the dam held"),
        ("did fall", "did not fall"),
        ("500", "about 2,500 troops"),
        ("2", "about 2,500 troops"),
        ("5", "up 1.5 percent"),
        ("ill", "three were killed"),
        ("prob", "It was probably them"),
        ("", "anything"),
        (" \n", "anything"),
        (SHY, f"any{SHY}thing"),
        ("absent words", "the “quoted” text"),
    ],
)
def test_another_word_another_figure_or_half_a_word_is_no_find(needle, haystack):
    assert locate(needle, haystack) is None


def test_an_exact_find_goes_before_a_normalised_one():
    assert locate("it's", "it’s said, it's done") == (11, 15, "exact")
    assert locate("it's", "it’s said") == (0, 4, "normalised")


def test_a_whole_word_further_on_is_found_past_half_a_word():
    assert locate("500", "2,500 men and 500 women") == (14, 17, "exact")


def test_the_search_may_begin_further_on():
    text = "“no” and then “no”"
    assert locate('"no"', text, 4) == (14, 18, "normalised")


def test_scripts_without_spaces_are_searched_without_word_boundaries():
    assert locate("总统", "美国总统说") == (2, 4, "exact")


def test_texts_that_differ_in_typography_alone_are_the_same():
    assert same(" “It’s” ", '"It\'s"')
    assert not same("It is", "it is")


TYPOGRAPHY = st.text(alphabet="ab 1.,-\"'“”‘’–—…\u00a0\u00ad\u200b\n", max_size=60)


@given(TYPOGRAPHY)
def test_every_folded_character_leads_back_to_the_original(text):
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    spans = [folded.original(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(TYPOGRAPHY, st.data())
def test_what_is_found_differs_from_the_needle_in_typography_alone(text, data):
    start = data.draw(st.integers(0, len(text)))
    needle = text[start : data.draw(st.integers(start, len(text)))]
    if found := locate(needle, text):
        assert same(text[found[0] : found[1]], needle)


@given(st.lists(st.sampled_from(["a", "“b”", "c’s", "1,200", "d—e"]), min_size=1, max_size=12), st.data())
def test_whole_words_of_a_text_are_always_found(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert locate(fold(" ".join(words[first:last])).text, "\u00a0".join(words))


def test_a_name_is_shortened_in_its_middle():
    assert shortened("a" * 120) == "a" * 120
    assert shortened("begin" + "a" * 200 + "end", 9) == "begi…aend"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Brand in Köln.txt", "Brand in Köln.txt"),
        ("a\nb\x1b[31m.txt", r"a\x0ab\x1b[31m.txt"),
        ("\udcff.txt", r"\xff.txt"),
        ("\ud800.txt", r"\ud800.txt"),
        ("gpj.\u202etxt", r"gpj.\u202etxt"),
    ],
)
def test_of_a_name_nothing_is_shown_that_a_terminal_obeys_or_utf_8_cannot_hold(name, shown):
    assert printable(name) == shortened(name) == shown
