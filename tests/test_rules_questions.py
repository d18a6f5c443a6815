"""Questions: an indirect question becomes a direct one where one step does it."""

import pytest
from rules import sheet_of

from summarizer.models.rules.questions import questions


def asked(text):
    return [question.text for question in questions(*sheet_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is unclear what prompted the attacks.", ["What prompted the attacks?"]),
        (
            "It was unclear how the attackers reached the post, which lies in the hills.",
            ["How did the attackers reach the post?"],
        ),
        ("It is not known whether the barge was insured.", ["Was the barge insured?"]),
        ("It is not known who owns the barge.", ["Who owns the barge?"]),
        ("Whether the dam made the flood worse is not known.", ["Did the dam make the flood worse?"]),
        ("It is unclear whether the thieves had help from inside.", ["Did the thieves have help from inside?"]),
        ("It is unclear whether the thieves had fallen asleep.", ["Had the thieves fallen asleep?"]),
        ("It is unclear when or where the film was made.", ["When or where was the film made?"]),
        ("It is unclear how many people died in the fire.", ["How many people died in the fire?"]),
        ("It is unclear how many people they met.", []),
        ("It was unclear how many of the pumps, if any, had failed.", ["How many of the pumps, if any, had failed?"]),
        ("It was unclear how many of the pumps.", []),
        ("It is unclear how long the talks lasted.", ["How long did the talks last?"]),
        ("It is unclear whether the drug works.", ["Does the drug work?"]),
        ("It is unclear whether state officials knew.", ["Did state officials know?"]),
        ("It is unclear what causes the disease.", ["What causes the disease?"]),
        ("The cost of the damage is not yet known.", ["What is the cost of the damage?"]),
        ("The motive remains unclear, police said.", ["What is the motive?"]),
        ("Its cause is unknown.", []),
        ("The singer was unknown.", []),
        ("The mayor is uncertain.", []),
        ("It is unclear why its transponder went silent.", []),
        ("It is unclear whether he will resign.", []),
        ("It is unclear whether to sell the barge.", []),
        ("It is unclear what to do.", []),
        (
            "It is unclear whether the levy covers water that is returned to the river.",
            ["Does the levy cover water that is returned to the river?"],
        ),
        ("Police are investigating whether the alarm was switched off.", ["Was the alarm switched off?"]),
        ("Nothing is known; whether the dam failed is another matter.", ["Did the dam fail?"]),
        ("The bridge fell on Monday.", []),
        ("The gates were not shut until noon. We do not yet know why.", ["Why were the gates not shut until noon?"]),
        ("Brandt left on Monday. It is unclear why.", ["Why did Brandt leave on Monday?"]),
        ("He left on Monday. It is unclear why.", []),
        ("The gates were shut.\n\nIt is unclear why.", []),
        ("It is unclear why.", []),
        ("“The gates were open,” Brandt said. “We do not know why.”", ["Why were the gates open?"]),
        ("“We do not know whether the crew made an error,” Brandt said.", ["Did the crew make an error?"]),
        (
            "The police say the video is from 2023. We could not establish where or when it was filmed.",
            ["Where or when was the video filmed?"],
        ),
        ("The firm sold the bridge to the town. It is unclear when it was built.", []),
        ("The ministry has not yet been able to confirm that figure.", ["Can the figure be confirmed?"]),
        ("We have not been able to verify either figure.", ["Can either figure be verified?"]),
        ("We have not been able to verify it.", []),
        ("The claim could not be independently verified.", ["Can the claim be verified?"]),
        ("The claim has not been verified.", ["Can the claim be verified?"]),
        ("The police could not confirm that the ship sank.", []),
        ("The police could not confirm that ships sank.", []),
    ],
)
def test_what_is_unknown_or_looked_into_is_asked(text, expected):
    assert asked(text) == expected


def test_a_question_is_asked_once():
    text = "It is unclear what prompted the attacks. It is still unclear what prompted the attacks."
    assert len(asked(text)) == 1


def test_a_question_cites_the_sentence_that_it_is_about_too():
    (question,) = questions(*sheet_of("The bridge fell on Monday. It is unclear why."))
    assert question.sentences == [1, 2]


def test_a_question_names_who_says_that_it_is_open():
    sheet, sources = sheet_of("It is unclear what prompted the attacks, the ministry said.")
    (question,) = questions(sheet, sources)
    assert question.stated_by == sources.id_of(0)
    assert question.kind == "stated_unknown"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Whether the dam made the flood worse is disputed.", "disputed"),
        ("Whether the dam made the flood worse is not known.", "stated_unknown"),
    ],
)
def test_a_question_that_is_disputed_is_told_from_one_that_nobody_answers(text, kind):
    (question,) = questions(*sheet_of(text))
    assert question.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What caused the boiler to burst was not immediately clear.", ["What caused the boiler to burst?"]),
        ("Who had opened the gate remains unclear.", ["Who had opened the gate?"]),
        ("Why the sprinklers failed was unclear, police said.", ["Why did the sprinklers fail?"]),
        ("Whether the guard had been awake is uncertain.", ["Had the guard been awake?"]),
        ("What the mayor said was clear.", []),
        ("What the mayor said was unclear to her.", []),
        ("How the pump works is well known.", []),
        ("The firm blamed the port. Neither version could be verified.", ["Can either version be verified?"]),
        ("None of the claims could be independently confirmed.", []),
        ("Neither driver could be reached.", []),
        ("Each of the accounts could be verified.", []),
        ("“We are not in a position to attribute blame,” the ministry said.", ["Can blame be attributed?"]),
        ("The port is not in a position to name a culprit.", ["Can a culprit be named?"]),
        ("The port is not in a position to pay.", []),
        ("The video is from 2023. It could not be authenticated.", ["Can the video be authenticated?"]),
        ("The mayor published a video of a silo. It could not be authenticated.", []),
        ("Her account could not be corroborated.", ["Can her account be corroborated?"]),
        ("The agency was unable to verify it.", []),
    ],
)
def test_what_is_open_is_asked_wherever_the_sentence_says_so(text, expected):
    assert asked(text) == expected
