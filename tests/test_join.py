import pytest
from drafts import ALARM, AUTHOR, BOLT, BRANDT, CAB, COLLAPSE, LOXLEY, PORT, draft

from summarizer.join import UNKNOWN, join
from summarizer.schemas.draft import DraftSource, NewsWindow


def window(**changes):
    return NewsWindow(sources=[AUTHOR], events=[], claims=[]).model_copy(update=changes)


def test_one_draft_keeps_its_bluf_and_its_key_points():
    joined, _ = join([draft()])
    assert joined.bluf == draft().bluf
    assert joined.key_points == ["E1", "C1", "C3"]


def test_a_source_named_in_two_windows_is_one():
    first = window(sources=[AUTHOR, BRANDT], claims=[BOLT])
    brandt = BRANDT.model_copy(update={"id": "S2", "descriptor": "Brandt"})
    second = window(sources=[AUTHOR, brandt], claims=[CAB.model_copy(update={"id": "C1", "source": "S2"})])
    joined, _ = join([first, second])
    assert [(source.id, source.name) for source in joined.sources] == [("S1", ""), ("S2", "Ida Brandt")]
    assert [(claim.id, claim.source) for claim in joined.claims] == [("C1", "S2"), ("C2", "S2")]


def test_an_unnamed_source_is_one_where_its_descriptor_is_the_same():
    joined, _ = join([window(sources=[AUTHOR, PORT]), window(sources=[PORT.model_copy(update={"id": "S8"})])])
    assert len(joined.sources) == 2


def test_a_source_gets_the_descriptor_that_an_earlier_window_lacked():
    bare = DraftSource(id="S1", name="Ida Brandt", type="named_individual")
    joined, _ = join([window(sources=[bare]), window(sources=[BRANDT])])
    assert [(source.id, source.descriptor) for source in joined.sources] == [("S1", "harbour master Ida Brandt")]


def test_references_follow_their_items_and_the_first_of_two_with_one_id():
    twice = [BOLT, CAB.model_copy(update={"id": "C1"})]
    event = COLLAPSE.model_copy(update={"id": "E7"})
    bent = draft(events=[event], claims=twice, key_points=["C1", "E7"], supports=[["C1", "E7"]])
    joined, _ = join([window(sources=[AUTHOR, BRANDT, PORT]), bent])
    assert [claim.id for claim in joined.claims] == ["C1", "C2"]
    assert joined.supports == [["C1", "E1"]]
    assert joined.key_points == ["C1", "E1"]


def test_a_reference_to_nothing_can_never_meet_an_item():
    joined, _ = join([window(claims=[BOLT.model_copy(update={"source": "S2"})], contradicts=[["C1", "E1"]])])
    assert joined.claims[0].source == UNKNOWN + "S2"
    assert joined.contradicts == [["C1", UNKNOWN + "E1"]]


def test_questions_keep_who_states_them():
    asked, lost = (ALARM.model_copy(update={"stated_by": name}) for name in ("S3", "S9"))
    joined, _ = join([window(sources=[AUTHOR, BRANDT], questions=[asked, lost, ALARM])])
    assert [question.stated_by for question in joined.questions] == ["S2", UNKNOWN + "S9", ""]


def test_an_id_of_a_source_and_the_same_id_of_an_item_are_two_things():
    source, claim = (one.model_copy(update={"id": "1"}) for one in (BRANDT, BOLT.model_copy(update={"source": "1"})))
    joined, findings = join([draft(sources=[source], events=[], claims=[claim], key_points=["1"])])
    assert (joined.key_points, joined.claims[0].source, findings) == (["C1"], "S1", ())


def test_an_unknown_id_stays_short_enough_to_be_an_id():
    lost = BOLT.model_copy(update={"source": "harbour_master_1"})
    joined, _ = join([window(claims=[lost])])
    assert BOLT.model_validate(joined.claims[0].model_dump()).source == "?harbour_master_"


def test_sources_with_neither_name_nor_descriptor_are_one_only_where_they_are_of_one_type():
    nameless = [DraftSource(id=f"S{n}", type=kind) for n, kind in enumerate(("document", "media", "document"))]
    joined, _ = join([window(sources=nameless)])
    assert [source.type for source in joined.sources] == ["document", "media"]


def test_what_one_window_knows_of_a_source_fills_what_the_other_does_not():
    bare = DraftSource(id="S7", name="Ida Brandt", type="named_individual")
    for drafts in ([bare], [BRANDT]), ([BRANDT], [bare]):
        joined, findings = join([window(sources=sources) for sources in drafts])
        (source,) = joined.sources
        assert (source.descriptor, source.affiliation) == ("harbour master Ida Brandt", "government")
        assert findings == ()


SAME_ID = [BRANDT, LOXLEY.model_copy(update={"id": "S3"})]


@pytest.mark.parametrize(
    ("drafts", "messages"),
    [
        ([draft()], []),
        ([window(sources=[AUTHOR, BRANDT, BRANDT])], []),
        ([window(sources=[AUTHOR, BRANDT, BRANDT.model_copy(update={"id": "S9"})])], []),
        ([window(sources=[PORT]), window(sources=[LOXLEY.model_copy(update={"id": "S2"})])], []),
        ([window(claims=[BOLT]), window(claims=[CAB.model_copy(update={"id": "C1"})])], []),
        (
            [window(sources=SAME_ID)],
            ["Two sources bear the id S3: what refers to it is taken to mean Ida Brandt, not Loxley Cranes."],
        ),
        (
            [window(sources=[DraftSource(id="S3", type="media"), BRANDT])],
            ["Two sources bear the id S3: what refers to it is taken to mean a source without a name, not Ida Brandt."],
        ),
        (
            [window(events=[COLLAPSE.model_copy(update={"id": "C1"})], claims=[BOLT])],
            [
                (
                    "Two items bear the id C1: what refers to it is taken to mean “A crane collapsed in Tarn harbour "
                    "on Monday, injuring at…”, not “The crane probably fell because a bolt had rusted through.”."
                )
            ],
        ),
        (
            [window(sources=[LOXLEY]), window(sources=[LOXLEY.model_copy(update={"type": "document"})])],
            ["Loxley Cranes is listed as named group and as document: the first counts."],
        ),
        (
            [window(sources=[PORT, PORT.model_copy(update={"affiliation": "military"})])],
            ["the port authority is listed as government and as military: the first counts."],
        ),
    ],
)
def test_what_a_draft_leaves_to_be_guessed_is_said(drafts, messages):
    findings = join(drafts).findings
    assert [finding.message for finding in findings] == messages
    assert {(f.check, f.severity, f.item) for f in findings} <= {("draft", "warning", "article")}
