"""Headlines: who, what and where, in the words of the headline."""

import pytest

from summarizer.language.headlines import headline


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("Mayor opens bridge in Lorne after storm", "Mayor", "opens bridge in Lorne"),
        ("Two killed as ferry sinks off Lorne", "Two", "killed"),
        ("Port workers plan strike", "Port workers", "plan strike"),
        ("Reed and Okafor meet in Lorne", "Reed and Okafor", "meet in Lorne"),
        ("Anna Reed stages protest outside court", "Anna Reed", "stages protest outside court"),
        ("Gunmen attack post", "Gunmen", "attack post"),
        ("Attacks kill two in Lorne", "Attacks", "kill two in Lorne"),
        ("Council to close library", "Council", "to close library"),
        ("Council will not close library, mayor says", "Council", "will not close library"),
        ("The disputed vote is valid", "The disputed vote", "is valid"),
        ("Lorne storm: Mayor closes the port", "Mayor", "closes the port"),
        ("Mayor resigns | The Lorne Courier", "Mayor", "resigns"),
        ("Ana Reed, mayor of Lorne, quits", "Ana Reed", "quits"),
        ("Reed, Okafor and Brandt crash out", "Reed, Okafor and Brandt", "crash out"),
        ("Mayor freed", "Mayor", "freed"),
        ("Port (Lorne) closes gates", "Port", "closes gates"),
        ("Men freed by court", "Men", "freed by court"),
        ("Bank quietly drops bid – ‘too costly’", "Bank", "quietly drops bid"),
        ("Mayor describes talks as excellent", "Mayor", "describes talks as excellent"),
        ("They leave Lorne", "They", "leave Lorne"),
        ("No end to talks", "", "No end to talks"),
        ("Deal on ships, waiting for vote", "", "Deal on ships, waiting for vote"),
        ("Storm", "", "Storm"),
        ("", "", ""),
    ],
)
def test_a_headline_tells_of_whom_and_what(title, who, what):
    found = headline(title)
    assert (found.who, found.what) == (who, what)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Mayor opens bridge in Port Lorne", "Port Lorne"),
        ("Blast at the Bay of Karst kills two", "the Bay of Karst"),
        ("Mayor opens bridge", ""),
    ],
)
def test_a_headline_names_a_place(title, place):
    assert headline(title).place == place


def test_a_label_before_a_colon_stands_apart():
    assert headline("Lorne storm: Mayor closes the port").label == "Lorne storm"
