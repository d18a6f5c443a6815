from drafts import ALARM, AUTHOR, BOLT, BRANDT, CAB, COLLAPSE, PORT, draft

from summarizer.join import UNKNOWN, join
from summarizer.schemas.draft import DraftSource, NewsWindow


def window(**changes):
    return NewsWindow(sources=[AUTHOR], events=[], claims=[]).model_copy(update=changes)


def test_one_draft_keeps_its_bluf_and_its_key_points():
    joined = join([draft()])
    assert joined.bluf == draft().bluf
    assert joined.key_points == ["E1", "C1", "C3"]


def test_a_source_named_in_two_windows_is_one():
    first = window(sources=[AUTHOR, BRANDT], claims=[BOLT])
    brandt = BRANDT.model_copy(update={"id": "S2", "descriptor": "Brandt"})
    second = window(sources=[AUTHOR, brandt], claims=[CAB.model_copy(update={"id": "C1", "source": "S2"})])
    joined = join([first, second])
    assert [(source.id, source.name) for source in joined.sources] == [("S1", ""), ("S2", "Ida Brandt")]
    assert [(claim.id, claim.source) for claim in joined.claims] == [("C1", "S2"), ("C2", "S2")]


def test_an_unnamed_source_is_one_where_its_descriptor_is_the_same():
    joined = join([window(sources=[AUTHOR, PORT]), window(sources=[PORT.model_copy(update={"id": "S8"})])])
    assert len(joined.sources) == 2


def test_a_source_gets_the_descriptor_that_an_earlier_window_lacked():
    bare = DraftSource(id="S1", name="Ida Brandt", type="named_individual")
    joined = join([window(sources=[bare]), window(sources=[BRANDT])])
    assert [(source.id, source.descriptor) for source in joined.sources] == [("S1", "harbour master Ida Brandt")]


def test_references_follow_their_items_and_the_first_of_two_with_one_id():
    twice = [BOLT, CAB.model_copy(update={"id": "C1"})]
    event = COLLAPSE.model_copy(update={"id": "E7"})
    bent = draft(events=[event], claims=twice, key_points=["C1", "E7"], supports=[["C1", "E7"]])
    joined = join([window(sources=[AUTHOR, BRANDT, PORT]), bent])
    assert [claim.id for claim in joined.claims] == ["C1", "C2"]
    assert joined.supports == [["C1", "E1"]]
    assert joined.key_points == ["C1", "E1"]


def test_a_reference_to_nothing_can_never_meet_an_item():
    joined = join([window(claims=[BOLT.model_copy(update={"source": "S2"})], contradicts=[["C1", "E1"]])])
    assert joined.claims[0].source == UNKNOWN + "S2"
    assert joined.contradicts == [["C1", UNKNOWN + "E1"]]


def test_questions_keep_who_states_them():
    asked = ALARM.model_copy(update={"stated_by": "S3"})
    joined = join([window(sources=[AUTHOR, BRANDT], questions=[asked, ALARM.model_copy(update={"stated_by": "S9"})])])
    assert [question.stated_by for question in joined.questions] == ["S2", ""]
