"""What the evidence affirms the text affirms, and what it denies the text denies."""

import pytest
from checking import errors, found, linted, read
from hypothesis import given
from hypothesis import strategies as st

from summarizer import check

ARTICLE = read(
    "The inspectors did not find any leaks in the northern pipeline.",
    "The company denied that its trucks had crossed the border.",
    "Shares of the shipping firm rose 4% on Monday.",
    "The suspect was released without charge after two days.",
    "The court accepted the appeal of the fishermen.",
    "His brother drove the truck to the depot.",
    "The pilot failed to open the landing gear.",
    "The council not only approved the plan but also funded it.",
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The inspectors found no leaks in the northern pipeline.", (1,)),
        ("No leaks were found in the pipeline by the inspectors.", (1,)),
        ("The company said its trucks had not crossed the border.", (2,)),
        ("The company denied that trucks had crossed the border.", (2,)),
        ("Shares of the shipping firm gained 4% on Monday.", (3,)),
        ("Shares of the shipping firm did not fall on Monday.", (3,)),
        ("The suspect was not charged and was released.", (4,)),
        ("A driver was charged.", (4,)),
        ("The pilot did not open the landing gear.", (7,)),
        ("The council approved the plan and funded it.", (8,)),
    ],
)
def test_the_same_polarity_passes_in_other_words(text, cites):
    assert not errors("negation", ARTICLE, text, cites)


@pytest.mark.parametrize(
    ("text", "cites", "word"),
    [
        ("The inspectors did find leaks in the northern pipeline.", (1,), "not"),
        ("The company's trucks had crossed the border.", (2,), "denied"),
        ("The pilot opened the landing gear.", (7,), "failed to"),
        ("Shares of the shipping firm did not rise on Monday.", (3,), "not"),
        ("The court did not accept the appeal of the fishermen.", (5,), "not"),
        ("Shares of the shipping firm fell 4% on Monday.", (3,), "fell"),
        ("The court rejected the appeal of the fishermen.", (5,), "rejected"),
        ("His sister drove the truck to the depot.", (6,), "sister"),
    ],
)
def test_a_turned_statement_is_one_error_that_names_the_word(text, cites, word):
    (message,) = errors("negation", ARTICLE, text, cites)
    assert f"“{word}”" in message


@pytest.mark.parametrize(
    ("told", "text", "word"),
    [
        ("The panel has not yet been able to confirm the reading.", "The panel has confirmed the reading.", "not"),
        ("Reporters could not independently verify the video.", "Reporters verified the video.", "not"),
        ("The party lost its majority in the lower house.", "The party kept its majority in the lower house.", "kept"),
        ("The count wrongly put the Greens ahead.", "The count correctly put the Greens ahead.", "correctly"),
        ("The bank left its rate unchanged at 4.75%.", "The bank cut its rate to 4.75%.", "cut"),
        (
            "Venn told reporters “I will not go” and said that the request was political.",
            "Venn said that the request was not political.",
            "not",
        ),
    ],
)
def test_a_turn_by_other_words_than_a_bare_not_is_one_error(told, text, word):
    (message,) = errors("negation", read(told), text)
    assert f"“{word}”" in message


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The panel has not yet been able to confirm the reading.", "The reading is not confirmed by the panel."),
        ("The party kept its seats but lost its majority.", "The party kept its seats."),
        ("The bank left its rate unchanged after it cut it in May.", "The bank cut its rate in May."),
        ("Venn said “I will not go” and left the hall.", "Venn left the hall."),
    ],
)
def test_the_same_outcome_in_other_words_passes(told, text):
    assert not errors("negation", read(told), text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Voss does not expect the bill to get a majority.", "The bill will get a majority, Voss said."),
        ("Brandt said she did not believe the student was to blame.", "Brandt said the student was to blame."),
        ("He stopped short of saying that a belt would have saved her.", "A belt would have saved her, he said."),
        ("The editor said there was no finding of fraud.", "The journal found fraud."),
        ("The pact was no longer binding, a ruling the union appealed.", "The pact was binding."),
        (
            "The agency accepted that the fault should have been told but denied that it had put lives at risk.",
            "The agency accepted that the fault had put lives at risk.",
        ),
    ],
)
def test_what_is_not_believed_found_or_said_is_not_told_as_so(told, text):
    assert len(errors("negation", read(told), text)) == 1


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Voss does not expect the bill to get a majority.", "Voss expects no majority for the bill."),
        ("He did not accept the figure, but agreed to a test.", "He agreed to a test."),
        ("The gap was not more than two or three million.", "The gap was no more than two or three million."),
        ("A mayor must be found by May, failing which a vote is held.", "If no mayor is found by May, a vote is held."),
        ("The firm denied the report and closed the mill.", "The firm closed the mill."),
    ],
)
def test_the_same_stance_in_other_words_passes(told, text):
    assert not errors("negation", read(told), text)


def test_to_deny_what_nobody_but_posts_say_is_a_warning():
    told = "Posts claim that the minister announced a tax on bread."
    (finding,) = found("negation", read(told), "The minister did not announce a tax on bread.")
    assert finding.severity == "warning"


def test_opposites_of_different_things_are_left_alone():
    reading = read("Oil prices fell sharply while shares of airlines rose.")
    assert not errors("negation", reading, "Airline shares gained as oil prices dropped.")
    assert not errors("negation", reading, "The strike lasted as winter nights got long and profits of ferries rose.")


SENTENCES = [
    ("The mayor did not sign the lease", "The mayor did sign the lease"),
    ("The drug was not tested on children", "The drug was tested on children"),
    ("Rescuers have not reached the second village", "Rescuers have reached the second village"),
    ("The union will not accept the offer", "The union will accept the offer"),
]


@given(st.sampled_from(SENTENCES), st.booleans())
def test_dropping_or_adding_one_not_is_an_error(pair, dropped):
    told, changed = pair if dropped else pair[::-1]
    reading = read(f"{told}, officials said on Monday.")
    assert len(errors("negation", reading, f"{changed}.")) == 1
    assert not errors("negation", reading, f"{told}.")


def test_a_denial_left_incomplete_may_be_completed():
    reading = read("Five deputies voted against the levy.", "Their leader had vowed that none would.")
    text = "Their leader had vowed that none of the deputies would vote against the levy."
    assert not errors("negation", reading, text, (1, 2))
    reading = read("They asked whether the well had played a part.", "“Early tests suggest that it had not,” she said.")
    assert not errors("negation", reading, "Early tests suggest that the well had not played a part.", (1, 2))


def test_one_half_of_a_predicate_owes_nothing_to_the_other():
    reading = read("The talks are at an early stage and may come to nothing.")
    assert not errors("negation", reading, "The talks are at an early stage.")


def test_a_denial_may_be_told_in_other_words():
    reading = read("A paper said that Norvik had hired bankers; Norvik said the report was wrong.")
    assert not errors("negation", reading, "Norvik denied the report that it had hired bankers.")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Twelve miners were wounded in the blast.", "Twelve miners were killed in the blast."),
        ("It is the last ship of the fleet.", "It is the first ship of the fleet."),
        ("No aircraft, civilian or military, had crossed the border.", "Aircraft had crossed the border."),
    ],
)
def test_opposites_of_toll_and_order_and_a_dropped_no_are_errors(told, text):
    assert errors("negation", read(told), text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("We cannot help but notice that the port has grown.", "The port has grown, they notice."),
        (
            "If the town does not repair the dam it will break.",
            "The town must repair the dam so that it will not break.",
        ),
        ("Unlike its neighbours, Telmark does not have a king.", "Unlike Telmark, its neighbours have a king."),
    ],
)
def test_words_that_deny_nothing_are_no_lost_negation(told, text):
    assert not errors("negation", read(told), text)


def test_a_negation_lost_within_a_condition_is_an_error():
    assert errors(
        "negation",
        read("If the town does not repair the dam it will break."),
        "If the town does repair the dam it will break.",
    )


@pytest.mark.parametrize(
    ("told", "text", "word"),
    [
        (
            "Reports that two patients had died are false, the agency said.",
            "Two patients had died, the agency said.",
            "are false",
        ),
        (
            "It is not true that the dam broke, the ministry said.",
            "The dam broke, the ministry said.",
            "It is not true",
        ),
        (
            "The ministry played down reports that the dam broke.",
            "The ministry said that the dam broke.",
            "played down",
        ),
        ("The ministry called the report that the dam broke pure invention.", "The dam broke.", "pure invention"),
        ("Claims that the dam had not held are untrue, the ministry said.", "The dam had not held.", "are untrue"),
        (
            "The ministry dismissed reports that the dam broke near the town during the storm on Sunday.",
            "The dam broke, the ministry said.",
            "dismissed",
        ),
        (
            "Reports that the dam failed and was not repaired are false.",
            "The dam failed and was not repaired.",
            "are false",
        ),
        ("The mayor falsely claimed that nurses had been arrested.", "Nurses had been arrested.", "falsely"),
    ],
)
def test_what_the_article_calls_false_is_not_told(told, text, word):
    (message,) = errors("negation", read(told), text)
    assert f"“{word}”" in message


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The senator claimed without providing evidence that the vote was rigged.", "The vote was rigged."),
        ("Auditors found no evidence for claims that the vote was rigged.", "Auditors found the vote was rigged."),
        ("The court rejected the union's claim that the firm broke the law.", "The union said the firm broke the law."),
        ("Posts claiming that the dam broke are false, the ministry said.", "Posts said that the dam broke."),
    ],
)
def test_what_is_unproven_or_told_as_a_claim_is_one_warning(told, text):
    (warning,) = found("negation", read(told), text)
    assert warning.severity == "warning"


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "Reports that two patients had died are false, the agency said.",
            "The agency denied that two patients had died.",
        ),
        ("Reports that two patients had died are false, the agency said.", "No patients had died, the agency said."),
        (
            "Reports that two patients had died are false, the agency said.",
            "Two patients had not died, the agency said.",
        ),
        ("The ministry dismissed reports that the dam broke.", "The ministry rejected claims of a broken dam."),
        ("The ministry dismissed reports that the dam broke.", "The ministry said the dam did not break."),
        ("The ministry confirmed reports that the dam broke.", "The ministry said that the dam broke."),
        (
            "The senator claimed without evidence that the vote was rigged.",
            "The senator offered no evidence for his claim that the vote was rigged.",
        ),
        (
            "The court rejected the union's claim that the firm broke the law.",
            "A union lost its case that the firm broke the law.",
        ),
        ("Reports that two patients died after a visit to a clinic in Lorne are false.", "There is a clinic in Lorne."),
    ],
)
def test_a_denial_in_other_words_passes(told, text):
    assert not found("negation", read(told), text)


def test_what_another_cited_sentence_tells_may_be_told():
    reading = read("The ministry dismissed reports that the dam broke.", "The dam broke on Sunday, a farmer said.")
    assert not found("negation", reading, "The dam broke, a farmer said.", (1, 2))
    assert found("negation", reading, "The dam broke, a farmer said.", (1,))


def test_what_the_next_sentence_calls_false_is_not_told_either():
    article = "Posts claimed that the dam had burst. The ministry called the posts pure invention."
    (finding,) = (f for f in check("The dam had burst, the ministry said.", article) if f.check == "negation")
    assert (finding.severity, finding.span.text) == ("error", "pure invention")
    (finding,) = (f for f in check("Posts said that the dam had burst.", article) if f.check == "negation")
    assert finding.severity == "warning"
    assert not [f for f in check("The ministry denied that the dam had burst.", article) if f.severity == "error"]


def test_a_sentence_told_letter_by_letter_is_held_against_the_next_one_that_calls_it_false():
    told = "Reports said that the dam had failed."
    (found,) = check(told, f"The river rose all week. {told} The reports are false. Nobody was hurt.")
    assert found.check == "negation"


def test_to_say_what_was_left_unsaid_is_an_error():
    article = read("The ministry did not say when the parts were made.")
    assert errors("negation", article, "The ministry said when the parts were made.")
    assert not errors("negation", article, "The ministry did not say when the parts were made, or where.")


def test_a_negation_stands_in_no_word_that_only_ends_alike():
    article = read("The parties did not form a coalition.")
    assert errors("negation", article, "The parties informed the press and formed a coalition.")


def test_a_negation_may_stand_in_the_word():
    article = "At least 90 of its members had not been paid since December, the union said."
    assert not check("The union said 90 or more members were unpaid since December.", article)
    assert check("The union said at least 90 members had been paid since December.", article)


@pytest.mark.parametrize(
    "told", ["The deal is unlikely to close this year.", "Analysts doubt that the deal will close."]
)
def test_what_is_unlikely_or_doubted_is_probably_not_so(told):
    article = f"Norvik wants to buy Arlo. {told}"
    assert not [f for f in check("The deal will probably not close.", article) if f.check == "negation"]
    assert [f for f in check("The deal will not close.", article) if f.check == "negation"]


def test_a_not_beside_a_doubt_that_is_kept_is_no_other_word_for_it():
    told = "Critics were skeptical that the mayor had the skill to run the port."
    assert len(errors("negation", read(told), told.replace("had the skill", "had not the skill"))) == 1


@pytest.mark.parametrize(
    ("article", "text", "wrong"),
    [
        (
            "The group said that parts had been found in the wreckage, but did not say when the parts were made.",
            "Parts had been found in the wreckage, the group said.",
            "Parts had not been found in the wreckage, the group said.",
        ),
        (
            "Two teams said they had tried and failed to reproduce the result. One got 600 cycles.",
            "One of the teams that tried to reproduce the result got 600 cycles.",
            "Two teams said they reproduced the result.",
        ),
        (
            "The ministry said that there had been seven people on board, not six.",
            "The ministry corrected the number on board from six to seven.",
            "The ministry said that there had been six people on board.",
        ),
    ],
)
def test_what_is_left_unsaid_tried_or_corrected_is_no_lost_negation(article, text, wrong):
    assert not [f for f in check(text, article) if f.check == "negation"]
    assert [f for f in check(wrong, article) if f.severity == "error"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The ship from Karst did not carry weapons.", "The ship from Karst carried weapons."),
        (
            "The team tried and failed to reproduce the result.",
            "The team tried to reproduce and did reproduce the result.",
        ),
        ("The deal is unlikely to close, but the minister has resigned.", "The minister has probably not resigned."),
        (
            "The deal is unlikely to close, but the minister has resigned.",
            "The deal has probably not closed and the minister has not resigned.",
        ),
    ],
)
def test_a_not_lost_or_added_beside_a_place_or_a_doubt_of_something_else_is_an_error(told, text):
    assert errors("negation", read(told), text)


@pytest.mark.parametrize(
    ("told", "text", "kept"),
    [
        ("No one was injured.", "Three people were injured in the fires.", False),
        ("Nobody was hurt.", "Two passengers were hurt when the ferry ran aground.", False),
        ("No one was injured.", "The fires injured nobody.", True),
        ("Not the mayor.", "The mayor opened the bridge.", True),
    ],
)
def test_that_nobody_was_is_not_told_as_somebody(told, text, kept):
    assert (not errors("negation", read(told), text)) == kept


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Members voted by 60 to 12 to reject the merger.", "Members rejected the merger by 60 to 12."),
        ("The envoy rejected the report as a joke.", "The envoy dismissed the report as a joke."),
        (
            "The board stopped short of saying that the bridge was unsafe.",
            "The board did not go as far as saying the bridge was unsafe.",
        ),
        (
            "It was wrongly reported in Monday's edition that the tenor had missed the rehearsal.",
            "The tenor did not miss the rehearsal.",
        ),
        ('"I would be lying if I told you the yard had recovered," she said.', "She said the yard had not recovered."),
        ("A woman said her husband had locked the cellar.", "His wife said he had locked the cellar."),
        ("The insurer has yet to pay the claim.", "The insurer has not paid the claim."),
        ("The plan falls short of the target.", "The plan misses the target."),
        ("The union abandoned its plan to strike.", "The union called off its strike."),
        ("The trial failed to show that the drug works.", "The trial did not show that the drug works."),
        (
            "The bishop retracted a statement that the relic was stolen.",
            "The bishop withdrew what he said of the relic being stolen.",
        ),
        ("The village lies far from the sea.", "The village lies by the sea."),
    ],
)
def test_the_same_denial_in_a_summarys_words_passes(article, text):
    assert "negation" not in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The insurer has yet to pay the claim.", "The insurer has paid the claim."),
        ("The verdict is far from certain, Reed said.", "The verdict is certain, Reed said."),
        ("The new rules fall short of the treaty.", "The new rules meet the treaty."),
        ("The port pulled out of a deal to sell the cranes.", "The port sold the cranes."),
        ("The cooks had not got as far as making the bread.", "The cooks had made the bread."),
        ("Nothing was damaged in the chapel.", "Windows were damaged in the chapel."),
        (
            "Kerr of Dale Securities said that he would not be shocked by a loss.",
            "Kerr said he would be shocked by a loss.",
        ),
        (
            "The keeper said that he had never seen the ring and that she had lent him the key.",
            "The keeper said that he had seen the ring.",
        ),
        # Outcomes.
        (
            "The council carried the amendment by 31 votes to 20.",
            "The council defeated the amendment by 31 votes to 20.",
        ),
        ("The appeal court upheld the fishing ban.", "The appeal court overturned the fishing ban."),
        ("Gannet Foods cut its forecast for the year.", "Gannet Foods raised its forecast for the year."),
        ("Profit missed forecasts in spring.", "Profit beat forecasts in spring."),
        ("The bishop welcomed the ruling.", "The bishop deplored the ruling."),
        ("The skipper was freed on Tuesday.", "The skipper was detained on Tuesday."),
        ("The samples contradict the earlier study.", "The samples support the earlier study."),
        ("The flare narrowly missed the tanker.", "The flare hit the tanker."),
        ("The pianist said he was happy in Ostrava.", "The pianist said he was unhappy in Ostrava."),
        # Withdrawn, not shown, not believed, not said.
        ("Auditors failed to prove that the curator sold the vase.", "The curator sold the vase."),
        ("Auditors failed to prove that the curator sold the vase.", "Auditors said the curator sold the vase."),
        ("The paper retracted a claim that the curator sold the vase.", "The curator sold the vase."),
        (
            "The paper apologised for reporting that the curator sold the vase.",
            "The paper reported that the curator sold the vase.",
        ),
        ("Judges are not convinced that the curator sold the vase.", "The curator sold the vase."),
        ("The sheriff did not say that the curator sold the vase.", "The sheriff said that the curator sold the vase."),
        ("The sheriff is sceptical that the curator sold the vase.", "The curator sold the vase."),
        ("There is no evidence that the curator sold the vase.", "The curator sold the vase."),
    ],
)
def test_a_summary_that_turns_denies_or_takes_back_nothing_is_an_error(article, text):
    assert "negation" in linted(article, text)


def test_a_denial_of_several_by_name_holds_of_whoever_they_are_called():
    article = "Rask said Per Holm, 29, and Ole Dahl, 33, had not got as far as making a working radio."
    assert "negation" in linted(article, "Rask said the two men had made a working radio.")
    assert "negation" not in linted(article, "Rask said the two men had not made a working radio.")


def test_what_somebody_does_not_know_the_cause_of_is_so():
    article = (
        "Police Chief Rolf Lind spoke on Monday. "
        "He said he did not know why the second radar had been off, and that failing to start it was a breach of policy."
    )
    text = "The second guard's radar was off, and Police Chief Rolf Lind said he did not know why it had been off."
    assert "negation" not in linted(article, text)
