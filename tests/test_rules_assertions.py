"""Assertions: events and claims with their labels, read from cue, hedges and trigger."""

import pytest
from rules import STORY, assertion_of, draft_of, items_of

from summarizer.models.rules.kinds import threatens
from summarizer.schemas.draft import DraftClaim, DraftEvent


def names(event):
    return [(one.name, one.role, one.hedge) for one in event.participants]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Rebels seized a grain ship off Lorne.", [("Rebels", "actor", ""), ("grain ship", "recipient", "")]),
        ("Two guards were killed by a drone.", [("Two guards", "recipient", ""), ("drone", "actor", "")]),
        (
            "The attacks on two bases were probably carried out by Velmaran rebels.",
            [("two bases", "recipient", ""), ("Velmaran rebels", "actor", "probably")],
        ),
        ("The army launched an offensive against the rebels.", [("army", "actor", ""), ("rebels", "recipient", "")]),
        ("A blast killed about 40 workers in the port.", [("about 40 workers", "recipient", "")]),
        ("A truck crushed two men who had slept there.", [("truck", "other", ""), ("two men", "recipient", "")]),
        ("Four people died.", [("Four people", "recipient", "")]),
        ("They seized it.", []),
        ("Troops fired six shells at the town.", [("Troops", "actor", "")]),
        ("Attacks occurred on Monday.", []),
        ("There was an explosion in the port.", []),
        ("Ann and Bo Brandt of Lorne, Florida, died on Monday.", [("Ann and Bo Brandt of Lorne", "recipient", "")]),
        ("Around 3,100 were evacuated.", []),
        (
            "At least two people entered the mill.",
            [("At least two people", "actor", ""), ("mill", "recipient", "")],
        ),
        ("Profit rose to $41.3 million.", [("Profit", "recipient", "")]),
        ("The bill was defeated by 302 votes to 288.", [("bill", "recipient", "")]),
        ("Sales grew 4.1% to $512 million.", [("Sales", "other", "")]),
        ("About 38 percent of the cows were infected.", [("About 38 percent of the cows", "recipient", "")]),
        (
            "Rebels freed 21 of the more than 200 prisoners.",
            [("Rebels", "actor", ""), ("21 of the more than 200 prisoners", "recipient", "")],
        ),
        ("The army captured, bringing the total to six, two towns.", [("army", "actor", "")]),
        ("The band performed at the fair.", [("band", "actor", "")]),
        ("Rail, bus and metro workers walked out on Monday.", [("Rail, bus and metro workers", "actor", "")]),
        ("Bus and metro drivers protested on Monday.", [("Bus and metro drivers", "actor", "")]),
        ("Rebels attacked the port and burned it.", [("Rebels", "actor", ""), ("port", "recipient", "")]),
        ("Rebels seized grain and left.", [("Rebels", "actor", ""), ("grain", "recipient", "")]),
        (
            "Police arrested Ann Brandt and Bo Ilves.",
            [("Police", "actor", ""), ("Ann Brandt and Bo Ilves", "recipient", "")],
        ),
    ],
)
def test_an_event_has_those_who_did_and_suffered_it(text, participants):
    event = assertion_of(text)
    assert isinstance(event, DraftEvent)
    assert names(event) == participants


@pytest.mark.parametrize(
    ("text", "time", "place"),
    [
        ("Rebels seized a ship near Lorne on Monday.", "Monday", "Lorne"),
        ("Rebels seized a ship in the port of Lorne on Monday.", "Monday", "the port of Lorne"),
        (
            "Rebels stormed a post at Oskel Pass in northern Velmara on Monday.",
            "Monday",
            "Oskel Pass in northern Velmara",
        ),
        ("The post was stormed by the Front, which was founded in 2019.", "", ""),
        ("Rebels stormed the Tarn air base.", "", ""),
        ("Rebels gathered at the Tarn air base on May 3.", "May 3", "the Tarn air base"),
        ("Rebels seized a ship.", "", ""),
        ("Rebels seized a ship before dawn on Monday.", "Monday", ""),
        ("Rebels freed 21 prisoners kidnapped two years ago.", "", ""),
        ("Rebels freed the prisoners on Monday.", "Monday", ""),
        ("Rebels fled and surrendered on Monday.", "Monday", ""),
        ("A bear was shot at an Ohio zoo on Monday.", "Monday", "an Ohio zoo"),
        ("The race was halted after 20 laps on Sunday.", "Sunday", ""),
        ("Rebels seized a ship after the vote on Monday.", "", ""),
        ("Two people were killed when a tram overturned on Monday in Karst.", "Monday", "Karst"),
        ("The leaders met at the Defense Ministry on Monday.", "Monday", "the Defense Ministry"),
        ("The leaders met in the Lorne senator's office on Monday.", "Monday", ""),
        ("Rebels seized a ship in the Lorne harbour race on Monday.", "Monday", ""),
        ("Rebels attacked guards in Lorne's election.", "", ""),
        ("Rebels seized a ship in the Lorne raid that failed.", "", ""),
        ("The party won 88 seats, down from 109 in 2022.", "", ""),
        ("The party won 88 seats on Sunday, compared with about 109 in 2022.", "Sunday", ""),
        ("The party won more seats than in 2022.", "", ""),
        ("The party won more seats than it had in 2022.", "", ""),
        ("Rebels freed more than 40 prisoners in 2022.", "2022", ""),
        ("Police arrested men at a march against the law on Monday.", "Monday", ""),
        ("Rebels freed prisoners from 3 camps on Monday.", "Monday", ""),
        ("Five people were shot in Karst A crowd of people saw it.", "", "Karst"),
        ("Tom Hale, who turns 25 next month, was arrested in Karst.", "", "Karst"),
        ("The man who had fled from Karst on Monday was arrested by police.", "", "Karst"),
        ("Police arrested Tom Hale on Monday, and he is due to be tried on May 11.", "Monday", ""),
        ("Tom Hale was arrested in Karst and is due to be tried on May 11.", "", "Karst"),
        ("Tom Hale was arrested in Karst but has not spoken since May 3.", "", "Karst"),
        ("Tom Hale was arrested and charged on Monday.", "Monday", ""),
    ],
)
def test_time_and_place_are_those_of_the_event(text, time, place):
    event = assertion_of(text)
    assert (event.time, event.place) == (time, place)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Teo Brandt demanded that the terminal be moved.", "demand"),
        ("The minister promised to publish the findings.", "promise"),
        ("The company denied that it had skipped the inspection.", "denial"),
        ("The ministry puts the number of dead at about 40.", "figure"),
        ("The company estimated the cost at $3 million.", "figure"),
        ("The bank estimates that growth will slow next year.", "forecast"),
        ("The ministry expects the levy to cost 40 million crowns.", "forecast"),
        ("The port will be a larger one, the mayor said.", "forecast"),
        ("There are about 2,500 soldiers in Lorne, the ministry said.", "figure"),
        ("The threat is a grave one, the ministry said.", "assessment"),
        ("The port is a grave sight.", "background"),
        ("The port is perhaps a grave sight.", "assessment"),
    ],
)
def test_a_claim_is_what_its_source_does_by_saying_it(text, kind):
    claim = assertion_of(text)
    assert isinstance(claim, DraftClaim)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("text", "certainty", "hedges"),
    [
        ("The blast was an accident, the ministry said.", "certain", []),
        ("The blast was probably an accident, the ministry said.", "probable", ["probably"]),
        ("The blast may have been an accident, the ministry said.", "possible", ["may"]),
        ("The blast was reportedly an accident.", "uncommitted", ["reportedly"]),
        ("The ministry believes that the blast was an accident.", "probable", ["believes"]),
        ("The attacks were probably carried out by rebels.", "certain", ["probably"]),
        ("The ministry does not believe that the blast was an accident.", "probable", ["believe"]),
        ("Few in Lorne believe that the blast was an accident.", "uncommitted", ["believe"]),
        ("Ilves apologised for saying that the blast was an accident.", "uncommitted", []),
    ],
)
def test_certainty_is_what_hedges_and_cue_leave_of_it(text, certainty, hedges):
    item = assertion_of(text)
    assert (item.certainty, item.hedges) == (certainty, hedges)


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("Two men were killed, the police said.", "official_remit"),
        ("The port is a grave sight, the police said.", "unknown"),
        ("“I saw it fall,” a neighbour said.", "direct"),
        ("We sold the ship on Monday, Harlan Grain said.", "own_act"),
        ("Two men were killed, Reuters reported.", "reported"),
        ("State radio reported that the governor, Radan Voss, said two guards were killed.", "reported"),
        ("The minister promised to publish the findings.", "own_act"),
        ("Two men were killed.", "unknown"),
    ],
)
def test_access_is_how_the_source_can_know(text, access):
    assert assertion_of(text).access == access


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The senate will pass the bill, the bank predicted.", "predicted"),
        ("The senate will pass the bill, the minister said.", "planned"),
        ("No soldiers were wounded, the ministry said.", "negated"),
        ("Karst almost invaded Lorne in 2019.", "negated"),
        ("Fire nearly destroyed the church in 1890.", "negated"),
        ("Rebels all but captured the town of Tamsin.", "negated"),
        ("The clerk narrowly escaped arrest on Monday.", "negated"),
        ("The mayor narrowly won the election on Monday.", "actual"),
        ("The rebels have almost certainly captured the dam.", "actual"),
        ("In a simulated attack on Monday, troops captured the dam.", "hypothetical"),
        ("Hackers attacked the grid as part of a drill, the agency said.", "hypothetical"),
        ("Two soldiers were killed in an exercise near Lorne.", "actual"),
    ],
)
def test_realis_follows_cue_and_words(text, realis):
    assert assertion_of(text).realis == realis


def test_every_copied_field_stands_in_a_cited_sentence():
    draft = draft_of(STORY)
    from rules import reading_of

    reading = reading_of(STORY)
    for item in items_of(draft):
        cited = " ".join(reading.text_of(number) for number in item.sentences)
        copied = [item.cue, *item.hedges, getattr(item, "time", ""), getattr(item, "place", "")]
        copied += [one.name for one in getattr(item, "participants", ())]
        assert all(words in " ".join(cited.split()) for words in copied)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor said his office had no part in the sale.", "denial"),
        ("The mayor said the report was false.", "denial"),
        ("“Our guns did not fire on Monday,” the general said.", "denial"),
        ("Harlan Grain said no such contract existed.", "denial"),
        ("The mayor said that no snow had fallen on the town.", "assessment"),
        ("Petra Holm, the foreign minister of Dosra, warned that Dosra would close the pass if troops came.", "threat"),
        ("“We will strike their ports if they come back,” the rebel leader said.", "threat"),
        ("The mayor warned that the river would rise if the rain went on.", "forecast"),
        ("The mayor declined to say whether the port would close.", "background"),
        ("The mayor said the figures were wrong.", "denial"),
        ("“Not a single gun of ours, old or new, was in use on Monday,” the general said.", "denial"),
        ("“She was wrong about twice in her life,” the mayor said.", "assessment"),
    ],
)
def test_words_show_what_a_plain_verb_of_saying_does_not(text, kind):
    claim = assertion_of(text)
    assert isinstance(claim, DraftClaim)
    assert claim.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The tests will take a long while, the mayor said.", "forecast"),
        ("The tests to show whether it is the same strain will be slow, the mayor said.", "forecast"),
        ("If the rain goes on, the port will be a lake, the mayor said.", "forecast"),
        ("A plan, which is old, would be enough, the mayor said.", "forecast"),
        ("The bridge that will be moved is an old one, the mayor said.", "assessment"),
        ("“I would be careful with that bridge,” the mayor said.", "assessment"),
        ("“They would not let women sleep on board,” the mayor said.", "assessment"),
        ("The mayor said that he would not let the port be a museum.", "forecast"),
        ("A spokesman for the port would neither confirm nor deny the account.", "background"),
    ],
)
def test_a_forecast_has_its_main_clause_in_the_future(text, kind):
    assert assertion_of(text).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Harlan had previously forecast no loss until May.", "background"),
        ("Harlan had forecast no loss until May.", "forecast"),
        ("Harlan had previously denied that it made a loss.", "denial"),
        ("It would be wrong to blame the crew, Harlan said.", "assessment"),
        ("It would be closed on Friday, Harlan said.", "forecast"),
    ],
)
def test_what_was_forecast_before_or_would_be_wrong_to_say_is_no_forecast(text, kind):
    assert assertion_of(text).kind == kind


def test_a_source_that_may_be_anybody_makes_no_threat():
    assert not threatens("We will strike if they come", "say", None)


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("No guard of the port has shot more men in a year since the war.", False),
        ("No guard of the port has shot the men.", True),
        ("The clerks were refused leave to count the yards they tried to visit.", False),
        ("They tried to visit the yards.", True),
    ],
)
def test_a_record_and_what_a_noun_is_told_by_are_no_events(text, is_event):
    assert isinstance(assertion_of(text), DraftEvent) is is_event


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A court in Lorne dismissed the complaint of the guild.", "background"),
        ("The jury rejected the claim that the guard had slept.", "background"),
        ("The judge denied that he had taken money from the guild.", "denial"),
        ("The guild rejected the claim that the guard had slept.", "denial"),
    ],
)
def test_who_rules_on_a_claim_does_not_deny_it(text, kind):
    claim = assertion_of(text)
    assert isinstance(claim, DraftClaim)
    assert claim.kind == kind


def test_a_condition_without_a_conjunction_tells_of_nothing_that_happened():
    event = assertion_of("Had the port burned at night, Ida Lund said, forty men would have died.")
    assert isinstance(event, DraftEvent)
    assert event.realis == "hypothetical"
