"""Whatever keeps a proposition from being plain fact in the evidence keeps it so in the text."""

import pytest
from checking import AUTHOR, errors, found, linted, read, source
from hypothesis import given
from hypothesis import strategies as st

ARTICLE = read(
    "The fire was probably started by a faulty heater, investigators said.",
    "The harbour, which is probably the deepest in the region, handled 40 ships in May.",
    "Officials believe the valve failed during the night.",
    "The minister reportedly signed the contract in March.",
    "The bridge may close next year, the council said.",
    "It is not clear who ordered the evacuation.",
    "Police are investigating whether the guard left the gate open.",
    "If the talks fail, the union will call a strike.",
    "The council approved the budget.",
    "The river appears to have flooded the cellar.",
)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("The fire was probably started by a faulty heater.", (1,)),
        ("A faulty heater likely started the fire.", (1,)),
        ("The harbour handled 40 ships in May.", (2,)),
        ("Officials believe the valve failed during the night.", (3,)),
        ("Officials think the valve failed during the night.", (3,)),
        ("The minister allegedly signed the contract in March.", (4,)),
        ("The bridge could close next year.", (5,)),
        ("Who ordered the evacuation is not clear.", (6,)),
        ("Police are investigating whether the guard left the gate open.", (7,)),
        ("The union will call a strike if the talks fail.", (8,)),
        ("The council approved the budget.", (9,)),
    ],
)
def test_a_kept_hedge_passes(text, cites):
    assert not errors("hedge", ARTICLE, text, cites)


@pytest.mark.parametrize(
    ("text", "cites", "cue"),
    [
        ("The fire was started by a faulty heater.", (1,), "probably"),
        ("The harbour is the deepest in the region.", (2,), "probably"),
        ("The valve failed during the night.", (3,), "believe"),
        ("The minister signed the contract in March.", (4,), "reportedly"),
        ("The bridge will close next year.", (5,), "may"),
        ("The guard left the gate open.", (7,), "whether"),
        ("The river flooded the cellar.", (10,), "appears"),
    ],
)
def test_a_dropped_hedge_is_one_error_with_its_place(text, cites, cue):
    (finding,) = (f for f in found("hedge", ARTICLE, text, cites) if f.severity == "error")
    assert f"“{cue}” is dropped" in finding.message
    assert ARTICLE.article.text[finding.span.start : finding.span.end] == cue


def test_a_stronger_hedge_is_an_error_and_a_weaker_one_a_warning():
    (finding,) = found("hedge", ARTICLE, "The fire was almost certainly started by a faulty heater.", (1,))
    assert (finding.severity, "is surer than" in finding.message) == ("error", True)
    (finding,) = found("hedge", ARTICLE, "The fire was possibly started by a faulty heater.", (1,))
    assert (finding.severity, "is less sure than" in finding.message) == ("warning", True)


def test_a_hedge_that_the_article_does_not_have_is_an_error():
    (message,) = errors("hedge", ARTICLE, "The council probably approved the budget.", (9,))
    assert "The council approved the budget." in message


def test_a_hedge_may_be_the_cue_of_the_items_source():
    officials = source(descriptor="Officials", kind="unnamed_group")
    text = "The valve failed during the night."
    assert not errors("hedge", ARTICLE, text, (3,), voice=officials, copied={"cue": "believe"})
    assert errors("hedge", ARTICLE, text, (3,), voice=officials, copied={"cue": ""})


def test_a_hedge_that_the_item_lists_must_stand_in_its_text():
    text = "Faulty wiring burned the hall down."
    assert not errors("hedge", ARTICLE, text, (1,))
    assert errors("hedge", ARTICLE, text, (1,), copied={"hedges[0]": "probably"})


def test_a_question_may_leave_out_that_its_answer_is_unknown():
    assert not errors("hedge", ARTICLE, "Who ordered the evacuation?", (6,), kind="question", voice=AUTHOR)


def test_another_cited_sentence_may_say_plainly_what_one_hedges():
    reading = read("The bridge may close next year.", "The bridge will close next year, the mayor confirmed.")
    assert not errors("hedge", reading, "The bridge will close next year.", (1, 2))


CLAUSES = [
    "the pump was broken by frost",
    "rebels shelled the northern depot",
    "the company overstated its profits",
    "the crew ignored two warnings",
]


@given(st.sampled_from(CLAUSES))
def test_dropping_probably_is_an_error_and_keeping_it_is_none(clause):
    words = clause.split(" ")
    at = next(i for i, word in enumerate(words) if word in {"was", "shelled", "overstated", "ignored"})
    at += words[at] == "was"
    hedged = " ".join([*words[:at], "probably", *words[at:]])
    reading = read(f"{hedged[0].upper()}{hedged[1:]}, officials said.")
    assert len(errors("hedge", reading, f"{clause[0].upper()}{clause[1:]}.")) == 1
    assert not errors("hedge", reading, f"{hedged[0].upper()}{hedged[1:]}.")


def test_a_hedge_that_two_cited_sentences_have_may_stand_once():
    reading = read("The dam probably failed at night.", "Engineers said again that the dam probably failed at night.")
    assert not errors("hedge", reading, "The dam probably failed at night.", (1, 2))


def test_of_two_hedges_each_must_be_kept():
    reading = read("The dam probably failed and the bridge is likely to close, the mayor said.")
    assert len(errors("hedge", reading, "The dam failed and the bridge is likely to close.")) == 1
    assert len(errors("hedge", reading, "The dam probably failed and the bridge is to close.")) == 1


def test_a_hedge_at_the_end_of_its_clause_governs_what_stands_before_it():
    reading = read("The arsonist was a former guard, probably.")
    assert errors("hedge", reading, "The arsonist was a former guard.")
    assert not errors("hedge", reading, "The arsonist was probably a former guard.")


def test_a_condition_may_be_told_with_another_hedge():
    reading = read("The pension scheme would be cut if the factory closes.")
    assert not errors("hedge", reading, "The factory may close and cut its pension scheme.")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("They are looking into whether the well might have played a part.", "“Early maps suggest that it did not,” she said."),
         "Early maps suggest that the well did not play a part."),
        (("The cost of the repairs is not yet known.", "Insurers have spoken of a sum in the millions."),
         "Insurers have spoken of the cost of the repairs as a sum in the millions."),
        (("The ministry expects the toll to raise about 2.3 billion crowns.", "The guild says the true figure is closer to 1.4 billion."),
         "The true figure for what the toll will raise is closer to 1.4 billion crowns, the guild says."),
        (("The pass was probably mined by rebels.", "If rebels mined the pass, it is their largest operation in years."),
         "If rebels mined the pass, it is their largest operation in years."),
        (("The notice holds terms that are, or may be deemed to be, binding.",), "The notice holds terms that are binding."),
        (("Tests to show whether it is the strain that was found in patients will take ten days.",), "The strain tests will take ten days."),
        (("Construction of Pier One could begin in May.",), "Construction of Pier One could begin in May."),
        (("Some pundits had given Norvik little chance: they lost the cup there in May.",), "Norvik lost the cup there in May."),
        (("Rosa Holm is believed to be ready to sell the house.", "A friend disagreed: “She would never sell.”"),
         "Rosa Holm is not ready to sell the house, a friend said."),
    ],
)  # fmt: skip
def test_a_hedge_of_something_else_may_be_left_out(lines, text):
    assert not errors("hedge", read(*lines), text, tuple(range(1, len(lines) + 1)))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The bridge, a steel span of 1931, will probably close in May.", "The bridge will close in May."),
        ("Rosa Holm, the founder, allegedly sold her shares.", "Rosa Holm sold her shares."),
        ("The commander is believed to be dead, police said.", "The commander is dead, police said."),
    ],
)
def test_a_hedge_dropped_behind_an_apposition_or_beside_a_source_is_an_error(told, text):
    assert len(errors("hedge", read(told), text)) == 1


@pytest.mark.parametrize("check", ["hedge", "attribution", "negation"])
def test_a_question_asserts_nothing(check):
    reading = read("The clerk said the vault was probably never locked.", "The cost is not yet known.")
    assert not errors(check, reading, "Was the vault locked?", (1,), kind="question", voice=AUTHOR)
    assert not errors(check, reading, "What is the cost?", (2,), kind="question", voice=AUTHOR)
    assert errors(
        "attribution", reading, "The vault was probably never locked.", (1,), kind="question", voice=AUTHOR
    ) or (check != "attribution")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("We anticipate that spending will be 90 million crowns.", "The company projects that spending will be 90 million crowns."),
        ("The ministry's paper suggests that drivers could be jailed for life.", "The ministry is considering that drivers be jailed for life."),
        ("If the belt is vacant Burns could achieve little more in the sport.", "Burns has little more to achieve in the sport."),
    ],
)  # fmt: skip
def test_what_stays_open_in_other_words_is_no_hedge_dropped(told, text):
    assert not errors("hedge", read(told), text)


def test_a_hedge_word_of_the_line_before_a_list_governs_its_points():
    article = read("For the spring the mill expects:", "- sales of 40 to 45 boats, up from 30 last year;")
    told = "Sales for the spring are expected to be 40 to 45 boats, up from 30 last year."
    assert not errors("hedge", article, told, (1, 2))
    assert errors("hedge", article, told, (2,))


def test_a_question_whether_something_is_so_keeps_that_it_is_unclear():
    article = read("The mayor said it was unclear whether the council had the power to charge lorries.")
    told = "An opinion is due on the question whether the council has the power to charge lorries."
    assert not errors("hedge", article, told)
    assert errors("hedge", article, "The council has the power to charge lorries.")


def test_what_is_told_of_a_thing_keeps_not_that_nobody_knows_who_holds_it():
    article = read("It is not known who commands the guns nearest to the village.", "Monitors are kept from that line.")
    assert not errors("hedge", article, "Monitors are kept from the line of the guns nearest to the village.", (1, 2))
    assert errors("hedge", article, "Rebels command the guns nearest to the village.", (1,))


def test_the_answer_to_a_question_whether_something_is_so_may_settle_it():
    article = read(
        "Asked whether he excluded the possibility, he replied: “I exclude nothing until I have read the logs.”"
    )
    assert not errors(
        "hedge", article, "Asked about the possibility, Haver excludes nothing until he has read the logs."
    )
    declined = read("The general was asked whether the battery had fired on the village.", "He left.")
    assert errors("hedge", declined, "The battery had fired on the village.", (1, 2))


def test_what_a_ruling_is_still_to_decide_is_no_ruling_however_long_its_clause():
    told = "The judge delayed her ruling on whether Arlo Venn can be extradited to Karst to face charges of fraud at a bank."
    (message,) = errors("hedge", read(told), "A judge ruled that Arlo Venn can be extradited to Karst.")
    assert "“whether” is dropped" in message
    assert not errors("hedge", read(told), "A judge delayed her ruling.")
    assert not errors("hedge", read(told), "A judge is to decide whether Arlo Venn can be extradited to Karst.")


def test_to_doubt_that_something_is_so_is_to_hold_it_for_unlikely():
    article = read("Analysts doubt that the deal will close this year.")
    for text in ("unlikely to close this year", "doubtful that it closes this year", "unlikely to close"):
        assert not errors("hedge", article, f"The deal is {text}.")
    assert errors("hedge", article, "The deal may close this year.")
    assert errors("hedge", article, "The deal will close this year.")


def test_believing_a_person_leaves_nothing_open():
    article = read(
        "“If you believe Witness K-27, you must convict,” she told the panel.",
        "He said that K-27 had lied about the meeting.",
    )
    assert not errors("hedge", article, "Witness K-27 had lied about the meeting.", (1, 2))
    believed = read("Investigators believe Witness K-27 lied about the meeting.")
    assert errors("hedge", believed, "Witness K-27 lied about the meeting.")


def test_the_hedges_of_a_question_are_those_of_who_asks_where_the_answer_is_cited():
    article = read("Do you think ticket prices will go up?", "Probably, by about 3% in January.")
    assert not errors("hedge", article, "Ticket prices will probably go up by about 3% in January.", (1, 2))
    assert errors("hedge", article, "Ticket prices will go up by about 3% in January.", (1, 2))
    assert errors("hedge", article, "Ticket prices will go up.", (1,))


def test_a_hedge_that_the_text_has_owes_nothing_to_the_same_word_of_a_sentence_cited_for_context():
    article = read(
        "The paper claimed that a battery could be charged 4,000 times.",
        "Brandt said some of the patterns could have innocent explanations.",
    )
    text = "Some patterns in the paper could have innocent explanations."
    assert not errors("hedge", article, text, (1, 2), copied={"hedges[0]": "could"})
    told = "Some patterns in the paper have innocent explanations."
    assert errors("hedge", article, told, (1, 2), copied={"hedges[0]": "could"})


def test_a_question_beside_a_sentence_that_does_not_answer_it_keeps_its_hedge():
    article = read("Is it likely that the dam will fail?", "The weather is fine.")
    assert errors("hedge", article, "The dam will fail.", (1, 2))


SUSPECTED = read(
    "Three suspected cases of cholera were reported in the camp on Monday, the health ministry said.",
    "The ministry confirmed 14 cases of measles and said 30 suspected cases were being tested.",
    "The mayor was arrested over an alleged bribe.",
    "Rescuers were called to a presumed drowning at the lake.",
    "Police shot the suspected gunman in a car park.",
    "The laboratory found possible traces of arsenic in the well.",
    "The airline told customers of a potential data breach.",
    "The surgeon described the wound as a probable stab wound.",
    "A suspected gas leak emptied the school.",
    "The club denied the alleged payments to agents.",
    "A man was charged with the alleged theft of 14 bicycles.",
    "Two suspected poachers were held in the reserve.",
    "The two poachers had 12 tusks with them.",
)


@pytest.mark.parametrize(
    ("text", "cites", "cue"),
    [
        ("Three cases of cholera were reported in the camp, the health ministry said.", (1,), "suspected"),
        ("The ministry said 30 cases of measles were being tested.", (2,), "suspected"),
        ("The mayor was arrested over a bribe.", (3,), "alleged"),
        ("Rescuers were called to a drowning at the lake.", (4,), "presumed"),
        ("The gunman was shot in a car park.", (5,), "suspected"),
        ("The laboratory found traces of arsenic in the well.", (6,), "possible"),
        ("The airline told customers of a data breach.", (7,), "potential"),
        ("The surgeon described the wound as a stab wound.", (8,), "probable"),
        ("A gas leak emptied the school.", (9,), "suspected"),
    ],
)
def test_what_is_suspected_or_alleged_is_not_told_as_confirmed(text, cites, cue):
    (message,) = errors("hedge", SUSPECTED, text, cites)
    assert f"“{cue}” is dropped" in message


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Three suspected cases of cholera were reported in the camp, the health ministry said.", (1,)),
        ("The ministry confirmed 14 cases of measles.", (2,)),
        ("The mayor was arrested over alleged bribery.", (3,)),
        ("Rescuers were called to the lake.", (4,)),
        ("Police shot a man believed to be the gunman in a car park.", (5,)),
        ("The laboratory found what may be traces of arsenic in the well.", (6,)),
        ("The airline told customers of a possible data breach.", (7,)),
        ("The surgeon said it was probably a stab wound.", (8,)),
        ("The school was emptied because of what was thought to be a gas leak.", (9,)),
        ("The club denied making payments to agents.", (10,)),
        ("A man was charged with the theft of 14 bicycles.", (11,)),
        ("The two poachers held in the reserve had 12 tusks.", (12, 13)),
    ],
)
def test_a_noun_in_doubt_may_be_told_in_other_words_or_where_it_is_plain_or_open(text, cites):
    assert not errors("hedge", SUSPECTED, text, cites)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The mill may well close next year, its owner said.", "The mill will close next year, its owner said."),
        ("The agency may also fine the mill over the spill.", "The mill will be fined over the spill by the agency."),
        ("“I may well run again,” Ada Bright said.", "Ada Bright said she will run again."),
        ("The vaccine could be approved by the end of May.", "The vaccine has been approved."),
        ("The vaccine could be approved by the end of May.", "The vaccine will be approved soon."),
        ("The storm may land on Tuesday and could bring hail.", "The storm will land on Tuesday and could bring hail."),
    ],
)
def test_what_may_come_about_is_not_told_as_coming_or_come(told, text):
    assert len(errors("hedge", read(told), text)) == 1


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The mill may well close next year, its owner said.", "The mill could close next year, its owner said."),
        ("The vaccine could be approved by the end of May.", "Approval of the vaccine is possible by the end of May."),
        ("The storm may land on Tuesday and could bring hail.", "The storm could land on Tuesday."),
        (
            "The vaccine, approved abroad, could be approved here by the end of May.",
            "The vaccine has been approved abroad.",
        ),
    ],
)
def test_what_may_come_about_may_be_told_by_another_word_as_sure(told, text):
    assert not errors("hedge", read(told), text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The plan could cost the city $4 million and delay the bridge by a year.", True),
        ("The plan could cost the city $4 million and will delay the bridge by a year.", False),
        ("The plan could cost the city $4 million, and it delays the bridge by a year.", False),
        ("The plan costs the city $4 million and could delay the bridge by a year.", False),
    ],
)
def test_one_hedge_may_govern_the_verbs_of_two_sentences(text, kept):
    told = read("The plan could cost the city $4 million.", "It could also delay the bridge by a year.")
    assert (not errors("hedge", told, text, (1, 2))) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A diplomat said the drones were real.", False),
        ("A diplomat said there was a better than even chance that the drones were real.", True),
    ],
)
def test_what_a_hedge_governs_ends_before_the_next_that(text, kept):
    told = read(
        "A diplomat in the city said there was a better than even chance that the drones were real and that they "
        "belonged to neither government."
    )
    assert (not errors("hedge", told, text)) == kept


def test_what_is_only_asked_about_is_no_fact_under_another_name():
    told = read("The Courier has not been able to establish whether Sir Alan saw that email himself.")
    assert errors("hedge", told, "The minister saw the email himself.")
    assert not errors("hedge", told, "It is not clear whether the minister saw the email himself.")


def test_what_judges_a_finding_is_not_what_a_hedge_governs():
    told = read("A board concluded that she had probably struck ice, a finding that Voll has called lazy.")
    assert errors("hedge", told, "The ship struck ice.")
    assert not errors("hedge", told, "The ship had probably struck ice.")


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ('"I think the dam is sound," said Per Holm.', "Per Holm said the dam is sound."),
        ('"We believe the flood is over," Per Holm said.', "Per Holm said the flood is over."),
        ("Dahl said her client believes the tapes are fake.", "Dahl said the tapes are fake."),
    ],
)
def test_a_belief_that_somebody_tells_of_is_not_told_as_what_they_said(article, text):
    assert "hedge" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ('"I think the dam is sound," said Per Holm.', "Per Holm believes the dam is sound."),
        ("She was often said to have won a medal.", "It was often said that she had won a medal."),
        (
            "The firm said it will fit a valve that it believes will hold the gas.",
            "The firm said it will fit a valve to hold the gas.",
        ),
        (
            "Odom said it looked like arson, but that nobody could say so with certainty until tests came back.",
            "Odom said it looked like arson but that only tests could make it certain.",
        ),
    ],
)
def test_a_belief_kept_or_told_in_passing_is_no_hedge_lost(article, text):
    assert "hedge" not in linted(article, text)
