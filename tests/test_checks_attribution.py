"""What a source asserts stays that source's."""

import pytest
from checking import AUTHOR, errors, linted, read, source

from summarizer import check
from summarizer.align import items_of
from summarizer.checks import check_item

ARTICLE = read(
    "Mayor Ida Brandt said the reservoir was safe to drink from.",
    "Engineer Paul Osei said the filters had never been replaced.",
    "The plant was built in 1970.",
    "Residents said the water smelled of diesel.",
    "“Nobody told us anything,” said Marta Ruiz, who runs a café.",
    "He added that the pumps had failed twice.",
)
BRANDT = source("Ida Brandt", "Mayor Ida Brandt")
OSEI = source("Paul Osei", "Engineer Paul Osei")


@pytest.mark.parametrize(
    ("text", "cites", "voice"),
    [
        ("The reservoir was safe to drink from.", (1,), BRANDT),
        ("The reservoir was safe to drink from.", (1,), source(descriptor="Mayor")),
        ("The plant was built in 1970.", (3,), AUTHOR),
        ("Mayor Brandt says the reservoir is safe to drink from.", (1,), AUTHOR),
        ("The reservoir is safe to drink from, according to the mayor.", (1,), AUTHOR),
        ("The reservoir is reportedly safe to drink from.", (1,), AUTHOR),
        ("The pumps had failed twice.", (6,), source("Marta Ruiz")),
        ("Residents said the water smelled of diesel.", (4,), None),
        ("The reservoir was safe to drink from.", (1,), None),
    ],
)
def test_assertions_that_stay_with_their_source_pass(text, cites, voice):
    assert not errors("attribution", ARTICLE, text, cites, voice=voice)


@pytest.mark.parametrize(
    ("text", "cites", "voice", "message"),
    [
        ("The reservoir was safe to drink from.", (1,), AUTHOR, "told as fact"),
        ("The water smelled of diesel.", (4,), AUTHOR, "told as fact"),
        ("The reservoir was safe to drink from.", (1,), OSEI, "the article gives it to Ida Brandt"),
        ("The filters had never been replaced.", (1, 2), BRANDT, "the article gives it to Paul Osei"),
        ("Osei said the reservoir was safe to drink from.", (1, 2), None, "the article gives it to Ida Brandt"),
        ("The plant was built in 1970.", (3,), source("Jonas Falk"), "Nothing in sentence 3"),
    ],
)
def test_an_assertion_told_as_fact_or_given_away_is_one_error(text, cites, voice, message):
    (found,) = errors("attribution", ARTICLE, text, cites, voice=voice)
    assert message in found


def test_whoever_relays_an_assertion_may_stand_for_its_source():
    voice = source("Jonas Falk")
    assert not errors("attribution", ARTICLE, "The reservoir was safe to drink from.", (1,), voice=voice, via=BRANDT)


@pytest.mark.parametrize(
    ("claimed", "told"),
    [("An Iranian official", "an Iraqi official"), ("Doctors", "police officers")],
)
def test_sources_of_two_lands_or_two_sides_are_two(claimed, told):
    reading = read(f"The road was mined, {told} said.")
    affiliation = {"Doctors": "academic"}.get(claimed, "government")
    voice = source(descriptor=claimed, kind="unnamed_group").model_copy(update={"affiliation": affiliation})
    assert errors("attribution", reading, "The road was mined.", voice=voice)


def test_a_report_within_a_report_is_left_alone():
    reading = read("Falk said that Brandt denied the reservoir was poisoned.")
    assert not errors("attribution", reading, "Falk said Brandt denied the reservoir was poisoned.", voice=None)


def test_a_pronoun_beside_the_named_source_is_no_proof_of_another_one():
    reading = read(
        "Engineer Paul Osei met Mayor Ida Brandt.",
        "Osei praised Brandt and the crew.",
        "He said the pumps had failed twice.",
    )
    assert not errors("attribution", reading, "The pumps had failed twice.", (3,), voice=BRANDT)


def test_a_source_without_words_of_its_own_is_not_held_against_an_item():
    assert not errors("attribution", ARTICLE, "The plant was built in 1970.", (3,), voice=source(descriptor="it"))


def test_a_misspelt_source_is_left_to_the_name_check():
    assert not errors("attribution", ARTICLE, "The reservoir was safe to drink from.", (1,), voice=source("Ida Brant"))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Rebels claimed that they shot down a jet.", "Rebels shot down a jet."),
        ("Residents said they saw a drone over the port.", "Residents saw a drone over the port."),
        ("Loxley Cranes denied that the crane was overloaded.", "The crane was not overloaded."),
    ],
)
def test_what_a_source_says_of_itself_or_of_its_namesake_is_told_as_fact(told, text):
    assert "told as fact" in errors("attribution", read(told), text, voice=AUTHOR)[0]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("A fan club claimed that its members were hit; officers are asking who threw a flare.", "Officers are asking who threw a flare."),
        ("The referee, Simone Acht, dismissed the captain, Lewis Odham, for a tackle on Mats Brand.", "Lewis Odham was sent off for a tackle on Mats Brand."),
    ],
)  # fmt: skip
def test_the_authors_own_words_beside_a_source_are_the_authors(told, text):
    assert not errors("attribution", read(told), text, voice=AUTHOR)


def test_a_company_is_meant_by_the_company():
    reading = read("The Company expects an offer before June.")
    norvik = source("Norvik Marine plc", kind="named_group").model_copy(update={"affiliation": "corporate"})
    assert not errors("attribution", reading, "Norvik expects an offer before June.", voice=norvik)
    assert errors("attribution", reading, "An offer is due.", voice=source("Jonas Falk"))


SAID_OF_OTHERS = "Tom Reed said a judge had refused to close the mill and that the owners wanted to sell it."


@pytest.mark.parametrize(
    ("text", "is_told_as_fact"),
    [
        ("A judge had refused to close the mill and the owners wanted to sell it.", True),
        ("Tom Reed said a judge had refused to close the mill.", False),
        ("Reed says that a judge had refused to close the mill and the owners wanted to sell it.", False),
        ("According to Reed, a judge had refused to close the mill.", False),
    ],
)
def test_a_summary_that_names_only_those_within_an_account_drops_its_source(text: str, is_told_as_fact: bool) -> None:
    (made,) = items_of(text, reading := read(SAID_OF_OTHERS, "The river rose again on Monday."))
    found = [one for one in check_item(made, reading) if one.check == "attribution"]
    assert [one.severity for one in found] == (["error"] if is_told_as_fact else [])


@pytest.mark.parametrize(
    ("told", "text", "severity"),
    [
        ("The plane skidded off the runway at dawn, aviation officials said.", "The plane skidded off the runway.", "warning"),
        ("The harbour was closed at noon, the Tidewick Gazette reported.", "The harbour was closed at noon.", "warning"),
        ("Aviation officials said the plane skidded off the runway.", "The plane skidded off the runway.", "error"),
        ("The plane skidded off the runway, Ida Brandt said.", "The plane skidded off the runway.", "error"),
        ("The plane will be flown to Telmark, officials said.", "The plane will be flown to Telmark.", "error"),
    ],
)  # fmt: skip
def test_in_a_summary_an_office_named_after_its_news_may_be_left_out_with_a_warning(told, text, severity):
    reading = read(told)
    (item,) = items_of(text, reading)
    assert [f.severity for f in check_item(item, reading) if f.check == "attribution"] == [severity]
    assert errors("attribution", reading, text, voice=AUTHOR)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("We expect capital expenditure of about two million crowns.", "Capital expenditure of about two million crowns is due."),
        ("The owners maintain that his job is safe -- who leaves in May --.", "He leaves in May."),
        ("Two women told police that the farm was empty, prosecutors said.", "Prosecutors told of an empty farm."),
    ],
)  # fmt: skip
def test_what_whoever_writes_says_itself_is_no_source_left_out(told, text):
    assert not errors("attribution", read(told), text, voice=AUTHOR)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Ida Brandt said positive traits are often seen as flaws.", "Positive traits are often seen as flaws."),
        ("Paul Osei is arguing that the filters were never replaced.", "The filters were never replaced."),
        ("Paul Osei said Brandt hopes that the plant will reopen. Brandt said so too.", "Brandt hopes that the plant will reopen."),
    ],
)  # fmt: skip
def test_a_hedge_or_a_name_in_a_sources_words_does_not_stand_for_the_source(told, text):
    reading = read(*told.split(". "))
    (item,) = items_of(text, reading)
    assert "attribution" in [f.check for f in check_item(item, reading) if f.severity == "error"]


def test_who_says_that_anothers_report_is_wrong_is_the_source_of_that():
    article = read(
        "A Danish newspaper said last month that the investment firm Kelm Partners had hired advisers to look at Thorn; "
        "Kelm said on Tuesday that the report was wrong and that it had “no interest in beer.”"
    )
    told = (
        "Kelm Partners said that the report that it had hired advisers to look at Thorn was wrong and that it had "
        "“no interest in beer.”"
    )
    assert not errors("attribution", article, told, voice=source("Kelm Partners", kind="named_group"))


def test_the_authors_own_sentence_about_what_a_source_told_is_the_authors():
    article = read(
        "A gust of 140km/h was measured at Kell Head, the weather service says.",
        "That would be the strongest since 1997, though the gauge may have been hit by debris.",
    )
    told = "The gauge that measured the 140km/h gust at Kell Head may have been hit by debris."
    assert not errors("attribution", article, told, (2, 1), voice=AUTHOR)
    assert errors("attribution", article, "A gust of 140km/h was measured at Kell Head.", (1,), voice=AUTHOR)
    assert errors("attribution", article, "A gust of 140km/h was measured at Kell Head.", (2, 1), voice=AUTHOR)


def test_what_a_transcript_gives_to_whoever_asks_is_asserted_by_nobody():
    article = (
        "QUESTION: Deputy Orlov told us that there were munitions on board.\n\nDOBREV: He was quoted wrongly.\n\n"
        "Deputy Orlov's office said that he had been quoted accurately about the munitions on board."
    )
    assert not [
        f for f in check("Orlov's office said he had been quoted accurately.", article) if f.severity == "error"
    ]


@pytest.mark.parametrize("cue", ["suspect", "fear", "assume", "hope", "joked", "speculated"])
def test_what_a_source_only_suspects_or_jokes_is_not_told_as_what_it_said(cue):
    article = f"Wardens {cue} that the keeper let the wolves out of the pen."
    assert "attribution" in linted(article, "Wardens said that the keeper let the wolves out of the pen.")
    assert "attribution" not in linted(article, "Wardens said the keeper may have let the wolves out of the pen.")
    assert "attribution" not in linted(article, f"Wardens {cue} that the keeper let the wolves out.")


def test_what_another_source_says_outright_may_be_told_as_said():
    article = (
        "Wardens suspect that the keeper let the wolves out of the pen. "
        "The vet said that the keeper let the wolves out of the pen."
    )
    assert "attribution" not in linted(article, "The vet said that the keeper let the wolves out of the pen.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        (
            "According to Ms Rask, Mr Holm wrote to the vet that he had sold the goat.",
            "According to Rask, Holm told the vet he had sold the goat.",
        ),
        (
            "Orrin said it had moderate confidence that Pelt ran the servers.",
            "Orrin has moderate confidence that Pelt ran the servers.",
        ),
        (
            "Traders now see a 70% chance of a cut in June, according to prices compiled by Datria.",
            "Traders see a 70% chance of a June cut.",
        ),
        (
            "The guild said cooks had voted to refuse an offer that would have raised wages by 4%.",
            "The offer would have raised wages by 4%.",
        ),
    ],
)
def test_whose_words_or_mind_it_is_may_be_told_otherwise(article, text):
    assert "attribution" not in linted(article, text)


@pytest.mark.parametrize(
    "text", ["Mayor Ann Holm said on Monday that the bridge was safe.", "Ann Holm said that the bridge was safe."]
)
def test_a_text_that_names_its_speaker_is_of_no_other_source(text: str) -> None:
    reading = read("Mayor Ann Holm said on Monday that the bridge was safe.", "Inspector Bo Ruud said he had no view.")
    assert errors("attribution", reading, text, voice=source("Bo Ruud", "Inspector Bo Ruud"))
    assert not errors("attribution", reading, text, voice=source("Ann Holm", "Mayor Ann Holm"))
