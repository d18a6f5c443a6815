"""How things are related stays so: order, reason, frequency, cause, and "only"."""

import pytest
from checking import AUTHOR, errors, found, linted, read

ARTICLE = read(
    "The valve was closed before the alarm sounded in the second hall.",
    "Heavy drinking is linked to liver cancer in a study of nurses.",
    "The trams are often late in the winter months.",
    "Only the northern bridge was damaged by the spring flood.",
    "Sales rose because the price of grain fell in the autumn.",
    "The ministry gave only 12 of the permits to foreign firms.",
    "The depot will stay open until the end of the harvest.",
)


@pytest.mark.parametrize(
    ("text", "cites", "kept"),
    [
        ("The valve was closed after the alarm sounded in the second hall.", (1,), "before"),
        ("Heavy drinking causes liver cancer.", (2,), "linked to"),
        ("The nurses' heavy drinking led to liver cancer.", (2,), "linked to"),
        ("The trams are always late in the winter months.", (3,), "often"),
        ("The northern bridge was damaged by the spring flood.", (4,), "Only"),
        ("Sales rose although the price of grain fell in the autumn.", (5,), "because"),
        ("The depot will stay open from the end of the harvest.", (7,), "until"),
    ],
)
def test_a_relation_turned_or_dropped_is_one_error(text, cites, kept):
    (message,) = errors("relation", ARTICLE, text, cites, voice=AUTHOR)
    assert message.endswith(f"Keep “{kept}”.")


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Before the alarm sounded, the valve was closed.", (1,)),
        ("The alarm sounded after the valve was closed.", (1,)),
        ("The valve was closed prior to the alarm in the second hall.", (1,)),
        ("Heavy drinking is associated with liver cancer.", (2,)),
        ("Nurses led to the ward had heavy drinking in common.", (2,)),
        ("The trams are frequently late in the winter months.", (3,)),
        ("The trams are sometimes late in the winter months.", (3,)),
        ("The flood damaged only the northern bridge.", (4,)),
        ("Sales rose as the price of grain fell in the autumn.", (5,)),
        ("The ministry gave 12 of the permits to foreign firms.", (6,)),
        ("A bakery opened.", (1,)),
    ],
)
def test_the_same_relation_in_other_words_passes(text, cites):
    assert not errors("relation", ARTICLE, text, cites, voice=AUTHOR)


def test_what_another_cited_sentence_says_may_be_told():
    reading = read(
        "The valve was closed before the alarm sounded in the second hall.",
        "Another valve was closed after the alarm sounded.",
        "Heavy drinking is linked to liver cancer.",
        "Drinking causes liver cancer, a second study found.",
    )
    assert not errors("relation", reading, "The valve was closed after the alarm sounded in the second hall.", (1, 2))
    assert not errors("relation", reading, "Heavy drinking causes liver cancer.", (3, 4))


def test_the_place_told_of_is_the_articles_own_word():
    (finding,) = found("relation", ARTICLE, "The trams are always late in the winter months.", (3,))
    assert ARTICLE.article.text[finding.span.start : finding.span.end] == "often" == finding.span.text


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (
            "The blaze gutted a mill in Lund. The cause of the blaze has not been determined.",
            "A gas leak caused the blaze in Lund.",
        ),
        (
            "The blaze gutted a mill in Lund. The cause is under investigation.",
            "The blaze at the mill in Lund was caused by a gas leak.",
        ),
    ],
)
def test_a_cause_that_nobody_knows_is_not_told(article, text):
    assert "relation" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (
            "A leak caused the blaze in Lund. The cause of an earlier one is unknown.",
            "The blaze caused damage, Holm said.",
        ),
        (
            "The blaze in Lund gutted a mill. Its cause is not known.",
            "The blaze in Lund may have been caused by a leak.",
        ),
        ("The blaze in Lund gutted a mill. Its cause is not known.", "It is not known what caused the blaze in Lund."),
    ],
)
def test_a_cause_left_open_or_of_something_else_passes(article, text):
    assert "relation" not in linted(article, text)
