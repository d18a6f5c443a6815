import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.data import table
from summarizer.number import number
from summarizer.schemas.article import Article

LEAD = "The council voted on Tuesday to close the old bridge, the mayor said. Engineers had found cracks in it."
MORE = "The work would probably take until September and cost about $3.5 million. Nobody was hurt."
LAST = "Residents said they had not been told. A second vote is planned for Friday, according to the council."


def kinds(text, **known):
    article = Article(text=text, **known)
    found = number(article)
    return [(article.text[s.start : s.end], s.kind) for s in found]


def aside(text, **known):
    return [sentence for sentence, kind in kinds(text, **known) if kind == "aside"]


def around(line):
    """An article with a line of its own at four fifths of the text."""
    return f"{LEAD}\n\n{MORE}\n\n{LAST}\n\n{LEAD}\n\n{line}\n\n{MORE}"


def at_the_end(*lines):
    return "\n\n".join([LEAD, MORE, LAST, MORE, LEAD, MORE, *lines])


def test_sentences_are_numbered_from_one_with_their_paragraphs_from_nought():
    found = number(Article(text=f"{LEAD}\n\n{MORE}"))
    assert [(s.number, s.paragraph, s.kind) for s in found] == [
        (1, 0, "body"),
        (2, 0, "body"),
        (3, 1, "body"),
        (4, 1, "body"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Bridge to close after cracks found\n\n{LEAD}", None),
        (f"Bridge to close after cracks found\n{LEAD}", None),
        (f"Will the bridge ever open again?\n\n{LEAD}", "Will the bridge ever open again"),
        (f"Bridge to close, Mayor says.\n\n{LEAD}", "Bridge to close, mayor says"),
        (f"Old Bridge\n\n{LEAD}", None),
    ],
)
def test_a_headline_is_the_title(text, title):
    assert [kind for _, kind in kinds(text, title=title)] == ["title", "body", "body"]


@pytest.mark.parametrize("deck", ["By our science staff\nLISBON, March 3, 2026", "Opinion, by the editorial board"])
def test_a_headline_is_the_title_above_its_byline_and_dateline(deck):
    assert kinds(f"Bridge to close after cracks found\n{deck}\n\n{LEAD}\n\n{MORE}")[0][1] == "title"
    assert kinds(f"Bridge to close after cracks found\n{deck}\n{LEAD}\n{MORE}")[0][1] != "title"


def test_a_title_is_found_under_a_kicker():
    text = f"By Ellen Ward\n\nBridge to close after cracks found\n\n{LEAD}\n\n{MORE}\n\n{LAST}"
    found = dict(kinds(text, title="Bridge to close after cracks found"))
    assert found["By Ellen Ward"] == "aside"
    assert found["Bridge to close after cracks found"] == "title"


@pytest.mark.parametrize(
    "first",
    [
        "The council met on Tuesday.",
        "- the council met on Tuesday",
        "The mayor listed her reasons:",
        "Bridge",
        "A very long first line " * 12,
    ],
)
def test_a_first_line_that_reads_otherwise_is_no_title(first):
    assert "title" not in [kind for _, kind in kinds(f"{first}\n\n{LEAD}")]


def test_a_text_of_one_line_has_no_title():
    assert kinds("Bridge to close after cracks found") == [("Bridge to close after cracks found", "body")]


def test_a_short_line_between_paragraphs_is_a_heading():
    assert ("What engineers found", "heading") in kinds(f"{LEAD}\n\nWhat engineers found\n\n{MORE}")


@pytest.mark.parametrize(
    "line", ["- cracks in two supports", "“We had no choice”", "1. Cracks", "The list:", "and then some", "So, who?"]
)
def test_list_items_quotations_and_sentences_are_no_headings(line):
    assert kinds(f"{LEAD}\n\n{line}\n\n{MORE}")[2] == (line, "body")


def test_three_short_lines_in_a_row_are_a_list():
    text = f"{LEAD}\n\nNorth support: two cracks\n\nSouth support: one crack\n\nDeck: rust\n\n{MORE}"
    assert "heading" not in [kind for _, kind in kinds(text)]


def test_the_last_line_is_no_heading():
    assert kinds(f"{LEAD}\n\nWhat engineers found")[-1] == ("What engineers found", "body")


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Five bridges that did not last",
        "READ MORE: Five bridges that did not last",
        "Related: Why steel rusts",
        "See also: Why does steel rust?",
        "Five bridges that did not last Read more",
        "Sign up for our newsletter and get the day's stories in your inbox.",
        "Get the best of our reporting delivered to your inbox.",
        "Follow us on Twitter and Facebook.",
        "Follow Ellen Ward on Twitter: @eward",
        "Share this story",
        "Facebook Twitter WhatsApp Email",
        "Read or Share this story: https://example.org/abc",
        "https://example.org/abc",
        "(Photo: Harbour Post)",
        "The north support of the bridge on Monday. (Photo: Ellen Ward/Harbour Post)",
        "The north support of the bridge on Monday. Photograph: Ellen Ward/AP",
        "Getty Images The north support of the bridge",
        "Ellen Ward/Getty Images",
        "File photo",
        "Enlarge this image",
        "[Photo/Agencies]",
        "[What we know about the bridge]",
        "Click here to see the plans.",
        "This site uses cookies to improve your visit.",
        "By continuing to use this site you agree to our use of cookies.",
        "Please enable JavaScript to view this page.",
        "This article was originally published on Harbour Post.",
        "A version of this article appears in print on page A4.",
        "Copyright 2021 Harbour Post. All rights reserved.",
        "© 2021 Harbour Post",
        "Additional reporting by Ellen Ward",
        "(Reporting by Ellen Ward; Editing by Dana Smith)",
        "Ellen Ward contributed to this report.",
        "Do you have a story for us? Email tips@example.org",
        "Leave a comment below.",
        "Already a subscriber? Log in",
        "Tags: bridges, councils",
        "Source: Harbour Post",
        "* * *",
        ".caption { color: #333; }",
        "Scroll down for video",
    ],
)
def test_what_the_page_added_is_set_aside(line):
    found = dict(kinds(around(line)))
    assert {kind for sentence, kind in found.items() if sentence in line} == {"aside"}
    assert {kind for sentence, kind in found.items() if sentence not in line} == {"body"}


@pytest.mark.parametrize("line", ["By Ellen Ward", "BY ELLEN WARD AND DANA SMITH", "Home > News > City"])
def test_a_byline_is_set_aside_at_the_start(line):
    assert aside(f"{line}\n\n{LEAD}\n\n{MORE}\n\n{LAST}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "(AFP)",
        "Reuters, AP",
        "ew/ds (AFP, dpa)",
        "Ellen Ward is a reporter for the Harbour Post based in Oslo.",
        "The author is a professor of engineering",
        "Follow Ellen Ward on Twitter @eward.",
    ],
)
def test_a_sign_off_is_set_aside_at_the_end(line):
    assert aside(at_the_end(line)) == [line]


@pytest.mark.parametrize(
    "sentence",
    [
        "Related companies were told to share this information with the police on Monday.",
        "Advertisement spending fell 3 percent, the agency said.",
        "Follow-up talks are planned for Friday, the minister said.",
        "Read more widely and the picture changes, she said.",
        "The photo shows two cracks in the north support, engineers said.",
        "More than 40 people signed up for the newsletter that the council sends.",
        "Reuters reported that two people were killed.",
        "Police asked witnesses to contact them and to share photographs of the crash.",
        "See also the mayor's own words, the lawyer told the court.",
        "Copyright law does not apply, the judge ruled.",
        "Ellen Ward, a reporter for the Harbour Post, said she saw two men.",
        "Ellen Ward is a reporter for the Harbour Post, which police said had been raided.",
        "The group said cookies were used to track its members.",
        "By Friday the bridge had been closed.",
        "Update on Tuesday was that nobody was hurt.",
        "Video from the scene appears to show smoke.",
        "Subscribers to the theory say it explains the cracks.",
        "Watch groups reported 12 attacks in May.",
        "Analysis: The mayor has no majority left, and she knows it.",
    ],
)
def test_what_a_reporter_wrote_is_kept(sentence):
    assert aside(around(sentence)) == []
    assert aside(at_the_end(sentence)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Check Also",
        "Related stories",
        "You may also like",
        "More from City",
        "Trending Now:",
        "Most Read",
        "Read more:",
    ],
)
def test_everything_after_the_heading_of_a_list_of_links_is_set_aside(heading):
    lines = [heading, "Harbour to get a second crane", "The harbour needs a second crane after the first one …"]
    assert aside(at_the_end(*lines)) == lines


def test_teasers_in_whole_sentences_are_set_aside_too():
    lines = ["Check Also", "Harbour to get a crane", "The harbour will get a crane in May, the port authority said."]
    assert aside(at_the_end(*lines)) == lines


def test_an_article_that_goes_on_after_links_is_kept():
    text = at_the_end("Related stories", "Harbour to get a second crane", LAST, MORE)
    assert aside(text) == ["Related stories", "Harbour to get a second crane"]


def test_a_long_paragraph_after_links_is_kept():
    assert aside(at_the_end("Check Also", "Harbour to get a crane", f"{LAST} {MORE} {LEAD}")) == [
        "Check Also",
        "Harbour to get a crane",
    ]


def test_links_in_the_middle_end_with_the_next_sentence():
    text = f"{LEAD}\nRead more\nHarbour to get a second crane\n{MORE}\n{LAST}\n{LEAD}\n{MORE}"
    assert aside(text) == ["Read more", "Harbour to get a second crane"]


def test_the_title_is_never_set_aside():
    text = f"Read more: the year in books\n\n{LEAD}"
    assert kinds(text, title="Read more: the year in books")[0][1] == "title"


def test_a_text_of_asides_alone_is_taken_as_body():
    assert kinds("Read more: Five bridges that did not last") == [("Read more: Five bridges that did not last", "body")]


def test_an_empty_article_has_no_sentences():
    assert number(Article(text=" \n ")) == ()


def test_every_rule_says_why_and_has_a_name_of_its_own():
    rows = [*table("asides")["rule"], *table("asides")["heading"]]
    assert all(row["why"] for row in rows)
    assert len({row["name"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "unit", ["Read more: ", "[", "(Photo: ", "Jane ", "AFP/", "Follow us ", "Skip in Skip ", "Ab, and "]
)
def test_hostile_lines_do_not_slow_the_rules(unit):
    text = "\n".join([unit * (300 // len(unit))] * 200)
    assert len(number(Article(text=text))) >= 200


LINES = st.sampled_from(
    [
        "Check Also",
        "Read more: A headline",
        LEAD,
        MORE,
        "A heading",
        "- item",
        "",
        "“Yes.”",
        "By Ellen Ward",
        "(AFP)",
        "…",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join), st.none() | st.just("A heading"))
def test_numbers_offsets_and_paragraphs_are_in_order(text, title):
    found = number(Article(text=text, title=title))
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert sum(s.kind == "title" for s in found) <= 2


def test_a_note_on_how_a_text_was_made_is_set_aside_and_one_on_the_day_of_its_figures_is_not():
    line = "The interview has been edited for length."
    assert aside(f"{LEAD}\n{line}\n{MORE}\n{LAST}") == [line]
    assert not aside(f"{LEAD}\nData as of 12 March, 18:00 local time, unless stated otherwise.\n{MORE}\n{LAST}")
