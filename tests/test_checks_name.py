"""Every proper name of the text is one that the article has, in its place."""

import pytest
from checking import errors, found, read

ARTICLE = read(
    "John Varga, the mayor of Telmark, met Iranian envoys on Monday.",
    "The World Food Programme sent grain to Osterby, said Mayor Varga.",
    "The Super Bowl drew fans from the United States to Telmark.",
    "The pilot Nina Solberg flew relief workers to Brekke after the storm.",
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Varga met envoys.", (1,)),
        ("Mayor John Varga met envoys from Iran.", (1,)),
        ("WFP sent grain to Osterby.", (2,)),
        ("The Superbowl drew fans from the US.", (3,)),
        ("Telmark's mayor met Iranians.", (1,)),
        ("On Monday the mayor met envoys.", (1,)),
        ("The Government of Telmark met envoys.", (1,)),
    ],
)
def test_names_of_the_article_pass_in_any_of_their_forms(text, cites):
    assert not found("name", ARTICLE, text, cites)


@pytest.mark.parametrize(
    ("text", "cites", "name"),
    [
        ("Petra Lindqvist met Iranian envoys.", (1,), "Petra Lindqvist"),
        ("John Varga met envoys in Geneva.", (1,), "Geneva"),
        ("The Red Cross sent grain to Osterby.", (2,), "Red Cross"),
        ("Peter Varga met Iranian envoys.", (1,), "Peter"),
        ("Iraq sent grain to Osterby.", (2,), "Iraq"),
    ],
)
def test_a_name_that_the_article_does_not_have_is_one_error(text, cites, name):
    (message,) = errors("name", ARTICLE, text, cites)
    assert message.startswith(f"“{name}”")


def test_a_name_in_the_place_of_another_is_found_with_the_one_it_replaced():
    (finding,) = found("name", ARTICLE, "The World Food Programme sent grain to Brekke.", (2,))
    assert finding.message == "“Brekke” stands where sentence 2 has “Osterby”. Keep that name."
    assert ARTICLE.article.text[finding.span.start : finding.span.end] == "Osterby"


def test_a_name_from_elsewhere_in_the_article_passes_where_it_replaces_none():
    assert not found("name", ARTICLE, "The mayor met envoys while Nina Solberg was away.", (1,))


def test_a_slip_of_spelling_is_a_warning_with_the_right_spelling():
    (finding,) = found("name", ARTICLE, "The pilot Nina Solburg flew relief workers to Brekke.", (4,))
    assert finding.severity == "warning"
    assert "“Solberg”" in finding.message


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Anna Reed defeated Paul Stone in the final.", "Paul Stone defeated Anna Reed in the final."),
        ("Telmark sued a dealer backed by Osterby.", "Osterby sued a dealer backed by Telmark."),
        ("The envoy flew from Telmark to Osterby.", "The envoy flew from Osterby to Telmark."),
        (
            "The panel heard from Anna Reed that Paul Stone lied.",
            "The panel heard from Paul Stone that Anna Reed lied.",
        ),
        (
            "The company did not inform the agency until 6 November.",
            "The agency did not inform the company until 6 November.",
        ),
        ("The tenant was sued by the landlord.", "The landlord was sued by the tenant."),
    ],
)
def test_two_names_that_changed_places_are_one_error(told, text):
    (message,) = errors("name", read(told), text)
    assert "have changed places" in message
    assert not errors("name", read(told), told)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Anna Reed met Paul Stone in Telmark.", "Paul Stone met Anna Reed in Telmark."),
        ("Anna Reed defeated Paul Stone.", "Paul Stone was defeated by Anna Reed."),
        ("Anna Reed and Paul Stone left.", "Paul Stone and Anna Reed left."),
        ("Anna Reed beat Paul Stone, and Paul Stone beat Anna Reed.", "Paul Stone beat Anna Reed."),
    ],
)
def test_two_names_that_may_stand_either_way_pass(told, text):
    assert not errors("name", read(told), text)


def test_a_reference_is_no_name_that_could_be_replaced():
    reading = read(
        "Norvik Marine plc (“the Company”) builds ferries.", "It is growing.", "The Company tested a hull in May."
    )
    assert not errors("name", reading, "Norvik tested a hull in May.", (3,))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The tenant was sued by the landlord over the leak.", "The landlord sued the tenant over the leak."),
        ("The union met the ministry on Monday.", "The ministry met the union on Monday."),
        ("The driver hit the cyclist, and the cyclist hit the driver.", "The cyclist hit the driver."),
        ("The driver hit the cyclist.", "The driver hit the cyclist on Monday."),
    ],
)
def test_parties_that_kept_their_places_pass(told, text):
    assert not errors("name", read(told), text)


def test_a_name_may_be_taken_with_its_words_from_another_cited_sentence():
    article = read(
        "Counting continued overnight in the regional election in Valdorra.",
        "“It is far too early to say who has won,” he told supporters at a hotel in the capital, Port Serrat.",
    )
    assert not errors(
        "name", article, "It is far too early to say who has won the regional election in Valdorra.", (1, 2)
    )
    assert errors("name", article, "He told supporters at a hotel in the capital, Valdorra.", (2,))
