"""What is planned, tried, demanded, alleged or asked is not told as done."""

import pytest
from checking import AUTHOR, errors, found, linted, read


@pytest.mark.parametrize(
    ("told", "text", "cue"),
    [
        ("The brewery plans to close its Halden plant.", "The brewery closed its Halden plant.", "plans to"),
        ("Smugglers tried to seize the ferry on Sunday.", "Smugglers seized the ferry on Sunday.", "tried to"),
        ("The gang threatened to kill the captives.", "The gang killed the captives.", "threatened to"),
        ("The militia agreed to release 12 sailors.", "The militia released 12 sailors.", "agreed to"),
        ("The owner promised to pay the divers.", "The owner paid the divers.", "promised to"),
        ("The city is considering a ban on scooters.", "The city banned scooters.", "considering"),
        ("The clerk was charged with stealing the ledger.", "The clerk stole the ledger.", "charged with"),
        (
            "The envoy called for the evacuation of the port.",
            "The envoy ordered the evacuation of the port.",
            "called for",
        ),
        ("The treasurer is under investigation for fraud.", "The treasurer committed fraud.", "investigation for"),
        ("The envoy urged both sides to sign the accord.", "Both sides signed the accord.", "urged"),
        ("The envoys urged the conclusion of a fishing pact.", "The envoys concluded a fishing pact.", "urged"),
        ("The tenor was considering legal action.", "The tenor is taking legal action.", "considering"),
        ("The mayor would seek to form a cabinet.", "The mayor will form a cabinet.", "seek to"),
        ("The island reserved the right to tax visitors.", "The island will tax visitors.", "right to"),
        ("The troops should withdraw from the bridge.", "The troops withdrew from the bridge.", "should"),
        ("The Halden plant would have closed in July.", "The Halden plant closed in July.", "would have"),
    ],
)
def test_an_act_told_as_done_is_one_error_that_names_what_left_it_open(told, text, cue):
    (message,) = errors("commitment", read(told), text, voice=AUTHOR)
    assert f"“{cue}”" in message


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The brewery plans to close its Halden plant.", "The brewery plans to close its Halden plant."),
        ("The brewery plans to close its Halden plant.", "The brewery intends to shut its Halden plant."),
        ("The brewery plans to close its Halden plant.", "The Halden plant is to be closed."),
        ("Smugglers tried to seize the ferry on Sunday.", "An attempt to seize the ferry was made on Sunday."),
        ("The city is considering a ban on scooters.", "Scooters may be banned."),
        ("The clerk was charged with stealing the ledger.", "The clerk is accused of having stolen the ledger."),
        ("The firm closed one plant and plans to close another.", "The firm closed one plant."),
        ("The envoy urged both sides to sign the accord.", "The envoy urged both sides to sign."),
        ("The brewery plans to close its Halden plant.", "The brewery will close its Halden plant."),
        ("The tenor was considering legal action.", "The tenor may take legal action."),
        ("The firm wanted to sell and will sell the mill.", "The firm will sell the mill."),
        ("The Halden plant would have closed in July.", "The Halden plant was to have closed in July."),
        ("The search was to go on at dawn if the fog lifted.", "The search was to go on at dawn if the fog lifted."),
    ],
)
def test_an_act_left_open_passes_in_other_words(told, text):
    assert not errors("commitment", read(told), text)


def test_an_act_that_a_sentence_beside_tells_as_done_is_done():
    reading = read("The mayor agreed to open the archive.", "He opened the archive on Monday.")
    assert not errors("commitment", reading, "The mayor opened the archive.", (1,))


@pytest.mark.parametrize(
    ("told", "text", "cue"),
    [
        ("The pilots will strike if the talks fail.", "The pilots will strike.", "if"),
        ("If the river rises again, the school will close.", "The school will close.", "If"),
    ],
)
def test_a_dropped_condition_is_one_error(told, text, cue):
    (message,) = errors("commitment", read(told), text)
    assert message.startswith(f"“{cue}” is dropped")
    assert not errors("commitment", read(told), told)


@pytest.mark.parametrize(
    ("told", "text", "severity"),
    [
        (
            "If no government is formed by July 31, the president must call new elections.",
            "The president must call new elections by July 31.",
            "error",
        ),
        ("If talks fail, the union must call a strike.", "The union must call a strike.", "error"),
        ("The owner has to repay the grant if the hall closes.", "The owner has to repay the grant.", "error"),
        ("The pilots will strike provided that members agree.", "The pilots will strike.", "error"),
        ("Should the river rise again, the school will close.", "The school will close.", "error"),
        ("The pilots will strike only if talks fail.", "The pilots will strike.", "error"),
        ("The ban would start in May if the council agrees.", "The ban would start in May.", "error"),
        ("The bill would, if passed, ban night flights.", "The bill would ban night flights.", "error"),
        ("The fair will open in March, provided that the hall is dry.", "The fair will open in March.", "error"),
        (
            "The tolls would be lifted, he said, only if the owners paid the fine.",
            "He said the tolls would be lifted.",
            "error",
        ),
        (
            "Police said the case, which was closed in June, would be reopened only if a witness came forward.",
            "Police said the case would be reopened.",
            "error",
        ),
        (
            "Had the seals been checked, Esker said, the bridge would not have been opened.",
            "The bridge would not have been opened, Esker said.",
            "error",
        ),
        (
            "If the reading proves wrong, Esker said, the bureau may recommend a new runway.",
            "The bureau may recommend a new runway.",
            "warning",
        ),
        ("He could face up to 20 years in prison if he is convicted.", "He faces up to 20 years in prison.", "warning"),
    ],
)
def test_a_dropped_condition_weighs_as_much_as_the_text_is_certain(told, text, severity):
    (dropped,) = found("commitment", read(told), text)
    assert dropped.severity == severity
    assert dropped.message.endswith("Keep the condition.")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "He could face up to 20 years in prison if he is convicted.",
            "He faces up to 20 years in prison if convicted.",
        ),
        ("If talks fail, the union must call a strike.", "The union must call a strike should talks fail."),
        ("If talks fail, the union must call a strike.", "Failing talks would force the union to call a strike."),
        ("If talks fail, the union must call a strike.", "A strike depends on the talks."),
        ("The minister asked if the road would be open on Friday.", "The minister asked about the road."),
        ("The alarm sounds if the door is left open.", "The alarm sounds."),
        ("The bill would, if passed, ban night flights.", "The bill would ban night flights once it is passed."),
        ("The ban would start in May if the council agrees.", "The ban would end in June."),
        ("Had the seals been checked, the bridge would have held.", "Checks of the seals were not made."),
    ],
)
def test_a_condition_in_other_words_passes(told, text):
    assert not errors("commitment", read(told), text)
    assert not errors("hedge", read(told), text)


def test_a_consequence_that_another_sentence_has_without_condition_passes():
    reading = read("The pilots will strike if the talks fail.", "The pilots will strike on Monday, the union said.")
    assert not errors("commitment", reading, "The pilots will strike.", (1, 2))


def test_a_question_of_the_article_is_no_statement():
    reading = read("Did the mayor know about the payments?", "The mayor knew about the payments, a clerk said.")
    assert len(errors("commitment", reading, "The mayor knew about the payments.", (1,))) == 1
    assert not errors("commitment", reading, "The mayor knew about the payments.", (1, 2))
    assert not errors("commitment", reading, "Critics ask whether the mayor knew about the payments.", (1,))


def test_a_question_may_be_told_as_denied_where_no_is_the_answer():
    reading = read("Has the minister offered to resign?", "No.")
    assert len(errors("commitment", reading, "The minister has offered to resign.", (1,))) == 1
    for check in ("commitment", "negation"):
        assert not errors(check, reading, "The minister has not offered to resign.", (1,))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Norwell hope to return to the top division in May.", "Norwell are to return to the top division in May."),
        ("Norwell hope to return to the top division in May.", "Norwell are set to return to the top division."),
        ("“We hope to reopen the ward in May,” the director said.", "The director said they would reopen the ward in May."),
        ("The envoy wants to withdraw the monitors.", "The monitors are to be withdrawn, under the envoy."),
        ("The union is considering a strike at the port.", "The union is to strike at the port."),
        ("The union wants the league to shorten the season.", "The league will shorten the season."),
        ("The firm is in talks to buy 40 jets.", "The firm will buy 40 jets."),
    ],
)  # fmt: skip
def test_what_is_wished_or_thought_about_is_not_told_as_sure_to_come(told, text):
    (message,) = errors("commitment", read(told), text)
    assert message.startswith("It is told as sure to come")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Norwell hope to return to the top division in May.", "Norwell hope that they will return to the top division."),
        ("Norwell hope to return to the top division in May.", "Norwell are to play in May."),
        ("Norwell hope to sell Juric and will sell him for six million.", "Norwell will sell Juric."),
        ("The firm is in talks to buy 40 jets.", "The firm may buy 40 jets."),
        ("The firm is in talks to buy 40 jets.", "If talks succeed, the firm will buy 40 jets."),
        ("The union wants the league to shorten the season.", "The union wants a shorter season."),
        ("The firm seeks to cut costs, and a cut in wages will follow.", "A cut in wages is to follow."),
    ],
)  # fmt: skip
def test_what_is_wished_may_be_told_as_wished_or_possible(told, text):
    for check in ("commitment", "hedge"):
        assert not errors(check, read(told), text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The club wants to sign Juric before Friday.", "Club signs Juric before Friday."),
        ("Tessen wants to raise 200 million dollars.", "Tessen raises 200 million dollars."),
        ("Rebels are trying to retake the airport, lost in May.", "Rebels have retaken the airport, lost in May."),
        ("Her client intends to plead guilty at a hearing in June.", "Her client has pleaded guilty."),
        ("The minister promised to publish the report.", "The minister has published the report."),
    ],
)
def test_a_headlines_present_and_a_perfect_tell_an_act_as_done(told, text):
    assert len(errors("commitment", read(told), text)) == 1


def test_a_noun_in_s_is_no_verb():
    article = read("The mill wants to cut the wages of its drivers.")
    assert not errors("commitment", article, "Drivers face cuts of the wages at the mill.")
    assert not errors("commitment", article, "The cuts of the drivers' wages are only wanted.")


def test_a_condition_binds_what_they_say_they_will_do_however_they_are_described():
    told = read(
        "The union representing 1,900 workers at the Lorne field said they would walk out on Sunday unless talks resumed."
    )
    assert errors("commitment", told, "The union will walk out on Sunday.")
    assert not errors("commitment", told, "The union will walk out on Sunday unless talks resume.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The dairy considered closing its Halden site.", "The dairy closed its Halden site."),
        ("The bishop is to bless the new bridge.", "The bishop blessed the new bridge."),
        ("Lunde said she would resign by Monday.", "Lunde resigned on Monday."),
        ("The dockers threatened to strike in March.", "The dockers went on strike in March."),
        ("The envoy has invited both clans to talks.", "The envoy held talks with both clans."),
        ("The club has bid £4m for Okoro.", "The club has bought Okoro for £4m."),
        ("The duke vowed to free the otters.", "The duke freed the otters."),
        # Conditions.
        ("Sales will recover, assuming rates stay low, Lunde said.", "Sales will recover, Lunde said."),
        ("Lunde would stay provided she was paid, she said.", "Lunde would stay, she said."),
        ("The crew will leave once the storm is over, Holm said.", "The crew will leave, Holm said."),
        ("The line will reopen in June provided the council agrees.", "The line will reopen in June."),
        ("The crew will not leave until the storm is over, Holm said.", "The crew will not leave, Holm said."),
        ("Subject to a vote by members, the co-op will buy Tarn.", "The co-op will buy Tarn."),
        ("Without more snow, the race will be moved, Holm said.", "The race will be moved, Holm said."),
        ("The gate would open only in a flood, Holm said.", "The gate would open, Holm said."),
        ("The bank will cut rates in May barring a shock, Holm said.", "The bank will cut rates in May, Holm said."),
        ("Depending on the tide, the ship will sail on Monday.", "The ship will sail on Monday."),
        ("Lunde said she would resign if the vote was lost.", "Lunde said she would resign."),
    ],
)
def test_a_plan_told_as_done_or_without_its_condition_is_an_error_in_a_summary(article, text):
    assert "commitment" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The dairy considered closing its Halden site.", "The dairy thought of closing its Halden site."),
        ("The bishop is to bless the new bridge.", "The bishop will bless the new bridge."),
        ("Lunde said she would appeal. She appealed on Monday.", "Lunde appealed on Monday."),
        ("Lunde said she would appeal by Monday.", "Lunde will appeal by Monday."),
        ("The crew will leave once the storm is over, Holm said.", "The crew will leave after the storm, Holm said."),
        ("Lunde will stay assuming office in May.", "Lunde will stay."),
        ("The mill, once the pride of Lund, will close.", "The mill will close."),
        ("Lunde provided them with boats and will stay.", "Lunde will stay."),
        ("Lunde, who provided the crew with boats, will stay in Oslo.", "Lunde will stay in Oslo."),
        ("The gate would open only in a flood, Holm said.", "The gate would open only in a flood."),
        ("The town is to blame for the flood.", "The town is blamed for the flood."),
        ("Both clans held talks after an invitation to talks.", "Both clans held talks."),
    ],
)
def test_a_plan_or_a_condition_kept_in_other_words_passes_in_a_summary(article, text):
    assert "commitment" not in linted(article, text)
