"""What stands in the place of what, where a text repeats a sentence of its evidence but for a few words."""

import pytest
from checking import AUTHOR, errors, read, source
from hypothesis import given
from hypothesis import strategies as st

from summarizer.checks.edits import edits, repeats, replacements
from summarizer.schemas.spans import Evidence

ARTICLE = read(
    "The Telmark poll found on Monday that Varga would beat Lindqvist 46 to 40 percent in the capital.",
    "A later poll by the Osterby Institute, on 40 questions, was published on Friday.",
    "State Department spokesman Jon Rask told reporters that the border with Norland would open in March.",
    "Mayor Petra Lindqvist said the bridge over the Sund had been closed since the storm in June.",
    "The pilots of Pact 7 agreed to fly the relief workers of the Red Lantern to Osterby at 5:30 p.m.",
    "Engineer Karl Osei later spoke of the bridge.",
)


def stretches(text, quote):
    return [(text[slice(*edit.ours)], quote[slice(*edit.theirs)]) for edit in edits(text, quote)]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("The mayor closed the old bridge on Friday.", "The mayor closed the old bridge on Monday.", [("Friday", "Monday")]),
        ("Ida Brandt closed the old bridge today.", "The mayor closed the old bridge today.", [("Ida Brandt", "The mayor")]),
        ("The mayor closed the bridge on Monday.", "The mayor closed the old bridge on Monday.", [("", "old")]),
        ("The mayor closed the bridge.", "The mayor closed the bridge.", []),
        ("A nurse spoke of the wards.", "The mayor closed the old bridge on Monday.", []),
        ("", "The mayor closed the old bridge on Monday.", []),
        ("The mayor", "", []),
    ],
)  # fmt: skip
def test_what_departs_from_a_repeated_sentence_is_found_with_what_it_replaces(text, quote, found):
    assert stretches(text, quote) == found


def test_texts_that_go_on_for_long_are_not_compared():
    assert edits("word " * 200, "word " * 200) == ()
    assert repeats("word " * 200, "word") == 0.0


@given(st.text("ab .", max_size=60), st.text("ab .", max_size=60))
def test_stretches_lie_in_their_texts_in_order(text, quote):
    found = edits(text, quote)
    assert all(0 <= a <= b <= len(text) and 0 <= c <= d <= len(quote) for (a, b), (c, d) in found)
    assert [one.ours for one in found] == sorted(one.ours for one in found)


def test_what_another_cited_sentence_has_beside_the_same_words_may_be_taken_from_there():
    quotes = ["At least 40 people died in the valley flood.", "On Friday the number rose: 43 people had died."]
    evidence = [Evidence(sentence=n, start=0, end=len(q), quote=q) for n, q in enumerate(quotes, 1)]
    assert not list(replacements("At least 43 people died in the valley flood.", evidence))
    assert list(replacements("At least 41 people died in the valley flood.", evidence))
    assert not list(replacements("At least 41 people died.", []))


@pytest.mark.parametrize(
    ("check", "text", "cites"),
    [
        ("number", "The Telmark poll found on Monday that Varga would beat Lindqvist 46 to 46 percent.", (1,)),
        ("number", "The Telmark poll found on Friday that Varga would beat Lindqvist 46 to 40 percent.", (1, 2)),
        ("number", "The pilots of Pact 5 agreed to fly the relief workers of the Red Lantern to Osterby.", (5,)),
        ("number", "The pilots of Pact 7 agreed to fly the relief workers to Osterby at 5:40 p.m.", (5,)),
        ("number", "Rask told reporters that the border with Norland would open in June.", (3, 4)),
        ("name", "Rask told reporters that the border with Osterby would open in March.", (3,)),
        ("name", "The pilots of Pact 7 agreed to fly the relief workers of the Osterby Institute to Osterby.", (5,)),
        ("attribution", "Jon Rask said the bridge over the Sund had been closed since the storm in June.", (4,)),
    ],
)
def test_one_put_for_another_that_the_article_has_elsewhere_is_one_error(check, text, cites):
    (message,) = errors(check, ARTICLE, text, cites, voice=None)
    assert message


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The Telmark poll found on Monday that Varga would easily beat Lindqvist 46 to 40 percent.", (1,)),
        ("Petra Lindqvist said the bridge over the Sund had been closed since the storm in June.", (4,)),
        ("The mayor said the bridge over the Sund had been closed since the storm in June.", (4,)),
        ("The State Department told reporters that the border with Norland would open in March.", (3,)),
        ("Spokesman Rask told reporters that the border with Norland would open in March.", (3,)),
        ("The pilots of Pact 7 agreed to fly the relief workers of the group to Osterby at 5.30 p.m.", (5,)),
    ],
)
def test_other_words_for_the_same_in_a_repeated_sentence_pass(text, cites):
    for check in ("number", "name", "attribution"):
        assert not errors(check, ARTICLE, text, cites, voice=None)


def test_a_source_whose_swap_the_attribution_check_finds_is_told_of_once():
    text = "Karl Osei said the bridge over the Sund had been closed since the storm in June."
    told = [message for check in ("name", "attribution") for message in errors(check, ARTICLE, text, (4,), voice=None)]
    assert len(told) == 1


def test_a_source_left_to_the_model_is_still_held_against_its_voice():
    text = "The bridge over the Sund had been closed since the storm in June."
    assert errors("attribution", ARTICLE, text, (4,), voice=source("Jon Rask"))
    assert errors("attribution", ARTICLE, text, (4,), voice=AUTHOR)
