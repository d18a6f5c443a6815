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


BLAST = (
    "An explosion destroyed a paint plant in Varde on Sunday. Roads were closed because of the smoke. "
    "It was unclear what caused the explosion, the fire service said. The plant stored solvents."
)
LUNCH = (
    "The school said the boy's illness was not related to the lunch. "
    "Eleven pupils fell ill because of spoiled fish in May, an inspector said."
)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (BLAST, "The explosion at the paint plant was caused by solvents."),
        (BLAST, "The explosion destroyed the plant because a valve was left open."),
        (
            "Two trains collided near Ebbe. Why the trains were on the same track is not known.",
            "The trains collided because of a broken signal.",
        ),
        (LUNCH, "The boy's illness was caused by the lunch."),
        (
            "The mayor's departure has nothing to do with the flood inquiry, the town hall said.",
            "The mayor's departure is due to the flood inquiry.",
        ),
    ],
)
def test_a_cause_that_nobody_knows_or_that_is_none_is_not_told(article, text):
    assert "relation" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (BLAST, "Roads were closed because of the explosion."),
        (BLAST, "Smoke from the explosion led to road closures."),
        (BLAST, "The fire service does not know what caused the explosion."),
        (LUNCH, "The boy's illness had nothing to do with the lunch, the school said."),
        (LUNCH, "The boy's illness was unrelated to the lunch, the school said."),
        (LUNCH, "Eleven pupils fell ill because of spoiled fish in May, an inspector said."),
    ],
)
def test_other_causes_and_the_absence_of_one_may_be_told(article, text):
    assert not {"relation", "negation"} & set(linted(article, text))


def test_a_cause_that_somebody_else_tells_is_left_to_whoever_tells_it():
    denied = "The mayor's departure has nothing to do with the flood inquiry, the town hall said."
    told = "A councillor said the flood inquiry led to the departure."
    assert "relation" not in linted(f"{denied} {told}", "The mayor's departure is due to the flood inquiry.")
