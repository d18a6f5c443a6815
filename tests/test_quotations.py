from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.quotations import quotations

# A case: the text, and the quotations expected in it, marks included.
FOUND = [
    ("The mayor said “the bridge is safe” on Monday.", ["“the bridge is safe”"]),
    ('The mayor said "the bridge is safe" on Monday.', ['"the bridge is safe"']),
    ("The mayor said ''the bridge is safe'' on Monday.", ["''the bridge is safe''"]),
    ("“It leaks,” she said. “It always has.”", ["“It leaks,”", "“It always has.”"]),
    ("“It leaks. It always has,” she said.", ["“It leaks. It always has,”"]),
    ("‘It leaks,’ she said. ‘It always has.’", ["‘It leaks,’", "‘It always has.’"]),
    ("'It leaks,' she said.", ["'It leaks,'"]),
    ("‘The officials’ homes were searched,’ he said.", ["‘The officials’ homes were searched,’"]),
    ("The officials’ homes and the judges’ offices were searched.", []),
    ("It’s the dockers’ strike that hurts, isn’t it?", []),
    ("In the '90s the dockers' union ran the port.", []),
    ("Get 'em out of the old '80s depot.", []),
    ("The crate is 6'2\" high and nobody measured it.", []),
    ("“She shouted ‘fire’ and ran,” he said.", ["“She shouted ‘fire’ and ran,”", "‘fire’"]),
    ("‘She shouted “fire” and ran,’ he said.", ["‘She shouted “fire” and ran,’", "“fire”"]),
    ("“First we wait.\n\n“Then we sail,” she said.", ["“First we wait.\n\n“Then we sail,”"]),
    ('"First we wait.\n\n"Then we sail," she said.', ['"First we wait.\n\n"Then we sail,"']),
    ("“First we wait.\n\nThe ship sailed at noon.", ["“First we wait."]),
    ("“Nobody closed this one. The ship sailed.", ["“Nobody closed this one. The ship sailed."]),
    ("“A slip, he said. “The rest is fine,” she said.\n\nThe end.", ["“The rest is fine,”"]),
    ("„Wir warten“, he said in German.", ["„Wir warten“"]),
    ("«Nous attendons», he said in French.", ["«Nous attendons»"]),
    ("The “ so-called ” expert left.", ["“ so-called ”"]),
    ("An empty pair “” counts for nothing.", []),
    ("A lone mark ” closes nothing.", []),
    ("He wrote ”we wait” in the Swedish manner.", ["”we wait”"]),
    ("A heading\n“It leaks,” she said.\nAnother line.", ["“It leaks,”"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_quotations_are_found_with_their_marks(text, expected):
    assert [quote.text for quote in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "is_scare"),
    [
        ("The “small number” of troops left.", "small number", True),
        ("The ‘so-called’ experts left.", "so-called", True),
        ("“No,” she said.", "No,", False),
        ("“Never!” she said.", "Never!", False),
        ("“We do not know yet” was the answer.", "We do not know yet", False),
    ],
)
def test_a_borrowed_term_is_told_from_speech(text, words, is_scare):
    quote = quotations(text)[0]
    assert (text[slice(*quote.inner)], quote.is_scare) == (words, is_scare)


def test_a_quotation_within_another_has_the_greater_depth():
    assert [quote.depth for quote in quotations("“She shouted ‘fire’ and ran,” he said. “So?”")] == [0, 1, 0]


def test_a_quotation_that_is_open_in_the_last_paragraph_ends_with_the_text():
    assert quotations("She said: “We wait. \n")[0].text == "“We wait."


@given(st.text(alphabet="ab ’‘“”\"'`«».,\n6", max_size=60))
def test_every_quotation_is_a_slice_of_its_text_and_quotations_nest(text):
    found = quotations(text)
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
        assert quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end
    for before, after in pairwise(quote for quote in found if not quote.depth):
        assert before.end <= after.start
