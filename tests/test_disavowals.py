"""What a sentence names in order to call it false, or tells with nothing to bear it out."""

import pytest

from summarizer.language.disavowals import disavowals, disavowed_by


@pytest.mark.parametrize(
    ("text", "word", "parts"),
    [
        ("Reports that two patients had died are false, the agency said.", "are false", ["two patients had died"]),
        (
            "Posts claiming that the vials were tainted and that two men had died are untrue.",
            "are untrue",
            ["the vials were tainted", "two men had died"],
        ),
        ("He said claims that the dam had not burst were simply wrong or a lie.", "", []),
        ("Prosecutors said the story that the men were fishing was a lie.", "was a lie", ["the men were fishing"]),
        ("A video purporting to show a burning tanker is fake, the navy said.", "is fake", ["a burning tanker"]),
        (
            "Claims online that a bomb had been found were quickly debunked.",
            "were quickly debunked",
            ["a bomb had been found"],
        ),
        (
            "The firm said the reports, which claimed that it had been hacked, were untrue.",
            "were untrue",
            ["it had been hacked"],
        ),
        (
            "It is simply untrue that we closed the plant, the firm said.",
            "It is simply untrue",
            ["we closed the plant"],
        ),
        ("It's not the case that the plant was shut.", "It's not the case", ["the plant was shut"]),
        ("It would be wrong to say that the war is over.", "It would be wrong to say", ["the war is over"]),
        (
            "There was no truth in reports that the mayor had quit, her office said.",
            "no truth in",
            ["the mayor had quit"],
        ),
        ("The ministry dismissed as “nonsense” reports that a bomb was found.", "dismissed", ["a bomb was found"]),
        ("The envoy shrugged off suggestions that talks had failed.", "shrugged off", ["talks had failed"]),
        ("The court rejected the union's claim that the firm had cheated.", "rejected", ["the firm had cheated"]),
        ("A judge dismissed four of the claims that farmers have brought.", "", []),
        ("The mayor dismissed claims that a judge was bribed.", "dismissed", ["a judge was bribed"]),
        ("The ministry called reports of mass arrests pure invention.", "pure invention", ["mass arrests"]),
        ("She described the charge that she took bribes as a fabrication.", "a fabrication", ["she took bribes"]),
        ("Contrary to reports that the dam had burst, it is intact.", "Contrary to", ["the dam had burst"]),
        ("The senator falsely claimed the vote was rigged.", "falsely", ["the vote was rigged"]),
        ("Ilves mistakenly told two reporters that men were dead.", "mistakenly", ["men were dead"]),
        ("The clerk lied that the vote was off.", "lied", ["the vote was off"]),
        ("The bank disputes that it was warned.", "disputes", ["it was warned"]),
        ("He tells so many lies that she was ill.", "", []),
        ("He repeated false claims that the vote was rigged.", "false", ["the vote was rigged"]),
    ],
)
def test_what_is_called_false_is_found_with_the_words_that_do_so(text, word, parts):
    found = [one for one in disavowals(text) if one.kind == "false"]
    assert [one.word.text for one in found] == ([word] if word else [])
    assert [part.text for one in found for part in one.parts] == parts
    assert all(text[span.start : span.end] == span.text for one in found for span in (one.word, *one.parts))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The senator claimed, without any evidence, that the vote was rigged.", "without any evidence"),
        ("The vote was rigged, the senator said without offering proof.", "without offering proof"),
        ("The senator baselessly claimed the vote was rigged.", "baselessly"),
        ("Auditors found no evidence for claims that the vote was rigged.", "no evidence"),
        ("The panel declined to comment on reports that the vote was rigged.", "declined to comment on"),
    ],
)
def test_what_nothing_bears_out_is_found(text, word):
    (found,) = disavowals(text)
    assert (found.kind, found.word.text) == ("unproven", word)
    assert found.parts[0].text.lower() == "the vote was rigged"


@pytest.mark.parametrize(
    "text",
    [
        "Reports said that the minister knew that the claims were false.",
        "Reports that the minister knew the claims were false emerged on Monday.",
        "The ministry did not dismiss reports that the dam had broken.",
        "The ministry has refused to deny reports that the dam had broken.",
        "Whether claims that the firm was hacked are false is unclear.",
        "The report is false, the minister said, adding that the dam had broken.",
        "The claim that the dam had broken proved to be true.",
        "There is no truth to the story.",
        "The judge dismissed the appeal and said that the dam had broken.",
        "He was wrongly reported to police who had seized the letter.",
        "The mayor left without evidence of haste.",
    ],
)
def test_what_is_left_open_or_told_is_no_disavowal(text):
    assert not disavowals(text)


@pytest.mark.parametrize(
    ("text", "later", "word"),
    [
        (
            "Reports circulated that the dam had burst.",
            "The ministry called the reports pure invention.",
            "pure invention",
        ),
        ("Posts claimed that the dam had burst.", "The posts are false, the agency said.", "are false"),
        ("A report said that the dam had burst.", "The mayor dismissed the report on Monday.", "dismissed"),
        ("Rumours spread that the dam had burst.", "That is simply untrue, the mayor said.", "That is simply untrue"),
    ],
)
def test_the_next_sentence_may_call_it_false(text, later, word):
    (one,) = disavowed_by(text, later)
    assert [part.text for part in one.parts] == ["the dam had burst"]
    assert f"{text} {later}"[one.word.start : one.word.end] == word


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Reports circulated that the dam had burst.", "The ministry confirmed the reports."),
        ("Reports circulated that the dam had burst.", "The ministry dismissed the claims."),
        ("Reports circulated that the dam had burst.", "The ministry dismissed the reports that it had been warned."),
        ("The dam had burst.", "The reports are false."),
    ],
)
def test_a_next_sentence_about_something_else_calls_nothing_false(text, later):
    assert not disavowed_by(text, later)


def test_what_is_told_and_then_called_untrue_in_the_same_sentence_is_disavowed():
    (found,) = disavowals("The channel claimed that the water was poisoned, which was also untrue.")
    assert [part.text for part in found.parts] == ["the water was poisoned"]
    assert found.is_of_telling


@pytest.mark.parametrize(
    ("text", "later", "parts"),
    [
        ("“I have never lost a case,” he said.", "It is not quite true.", ["I have never lost a case"]),
        (
            "Some posts say that 30 clerks have been dismissed.",
            "We found no evidence of this.",
            ["30 clerks have been dismissed"],
        ),
        ("The mill closed in May.", "It is not quite true that it will open again.", []),
    ],
)
def test_the_next_sentence_takes_a_quotation_or_a_claim_back(text, later, parts):
    assert [part.text for one in disavowed_by(text, later) for part in one.parts] == parts


def test_what_was_given_in_error_is_disavowed():
    (found,) = disavowals("It replaces report no. 11, which gave the number of deaths as 41 in error.")
    assert [part.text for part in found.parts] == ["the number of deaths as 41"]
