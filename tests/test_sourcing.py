import pytest
from drafts import BOLT, COLLAPSE

from summarizer.grade.sourcing import Said, confidence, interest, tier
from summarizer.schemas.brief import Source
from summarizer.schemas.draft import DraftParticipant
from summarizer.schemas.spans import Hedge


def source(kind="named_individual", *, origin="a", name="Ana Ruiz", affiliation="government"):
    return Source(
        id=origin,
        name=name if kind.startswith("named") else None,
        descriptor="" if kind == "author" else name,
        type=kind,
        affiliation=affiliation,
        basis="unknown",
        origin=origin,
        evidence=(),
    )


def claim(item_id="C1", **changes):
    return BOLT.model_copy(update={"id": item_id, "hedges": [], "cue": "said", "access": "unknown", **changes})


def said(item, who, **more):
    return Said(item=item, source=who, **{"hedges": (), "context": "It fell.", **more})


def rated(first, *others):
    everything = {one.item.id: one for one in (first, *others)}
    return confidence(first, everything)


REPORTIVE = Hedge(start=0, end=10, text="reportedly", type="reportive", scope_start=0, scope_end=20)
KNOWS = {"access": "official_remit"}
OTHER = source("named_group", origin="b", name="Tarn Port", affiliation="corporate")
DOCUMENT = source("document", origin="d", name="the inquiry's report", affiliation="government")


@pytest.mark.parametrize(
    ("first", "others", "rule", "level"),
    [
        (said(claim(), source()), [said(claim("C2"), OTHER, contradicts=("C1",))], "R1", "low"),
        (said(claim(), source(), contradicts=("C2",)), [said(claim("C2"), OTHER)], "R1", "low"),
        (said(claim(**KNOWS), source(), context="This could not be independently verified."), [], "R2", "low"),
        (said(claim(cue="accused"), source()), [], "R2", "low"),
        (said(claim(**KNOWS), source()), [said(claim("C2"), DOCUMENT, supports=("C1",))], "R3", "high"),
        (said(claim(**KNOWS), source()), [said(claim("C2"), OTHER, supports=("C1",))], "R4", "moderate"),
        (said(claim(**KNOWS), source()), [], "R4", "moderate"),
        (said(claim(), DOCUMENT), [], "R4", "moderate"),
        (said(claim(access="direct"), source("author", origin="article")), [], "R4", "moderate"),
        (said(claim(), source()), [], "R5", "low"),
        (said(claim(), source("author", origin="article")), [], "R5", "low"),
        (said(claim(), source("unnamed_individual")), [], "R5", "low"),
        (said(claim(), source("unnamed_group", name="")), [], "R5", "low"),
    ],
)
def test_the_first_rule_that_matches_decides(first, others, rule, level):
    found = rated(first, *others)
    assert (found.rule, found.level) == (rule, level)
    assert found.contested is (rule == "R1")
    assert found.reasons


def test_nothing_is_contested_by_its_own_organisation():
    found = rated(said(claim(**KNOWS), source()), said(claim("C2"), source(name="Bo Lind"), contradicts=("C1",)))
    assert not found.contested


def test_two_sources_of_one_organisation_are_one_origin_with_the_better_tier():
    found = rated(said(claim(), source()), said(claim("C2", **KNOWS), source(name="Bo Lind"), supports=("C1",)))
    assert [(origin.tier, origin.sources) for origin in found.inputs] == [(2, ("Ana Ruiz", "Bo Lind"))]
    assert found.level == "moderate"


def test_hearsay_from_every_source_is_capped_at_low_and_says_why():
    found = rated(said(claim(**KNOWS), source(), hedges=(REPORTIVE,)))
    assert (found.rule, found.level) == ("R4", "low")
    assert len(found.reasons) == 2


def test_one_source_that_does_not_pass_on_hearsay_lifts_the_cap():
    found = rated(said(claim(**KNOWS), source(), hedges=(REPORTIVE,)), said(claim("C2"), OTHER, supports=("C1",)))
    assert found.level == "moderate"


def test_two_unnamed_sources_may_be_at_odds():
    first = said(claim(), source("unnamed_individual", origin="unnamed individual", name="a nurse"))
    nurse = first.source.model_copy(update={"id": "x"})
    assert rated(first, said(claim("C2"), nurse, contradicts=("C1",))).contested
    assert not rated(first, said(claim("C2"), first.source, contradicts=("C1",))).contested


SHELLED = COLLAPSE.model_copy(update={"type": "CONFLICT", "hedges": [], "cue": "said", "access": "official_remit"})


@pytest.mark.parametrize(
    ("affiliation", "actor", "expected"),
    [
        ("military", "rebels", "opponent"),
        ("military", "Ostland", "opponent"),
        ("group", "the army", "opponent"),
        ("military", "gunmen in two cars", "unknown"),
        ("military", "its troops", "unknown"),
        ("military", "Tarn Navy", "unknown"),
        ("government", "rebels", "unknown"),
    ],
)
def test_an_army_that_tells_what_the_other_side_did_speaks_of_an_opponent(affiliation, actor, expected):
    who = source("named_group", name="Tarn Navy", affiliation=affiliation)
    blamed = SHELLED.model_copy(update={"participants": [DraftParticipant(name=actor, role="actor")]})
    assert interest(who, blamed) == expected
    level = confidence(said(blamed, who), {"C1": said(blamed, who)}).rule
    assert (level == "R2") is (expected == "opponent")


@pytest.mark.parametrize(
    ("who", "access", "expected"),
    [
        ("document", "unknown", 1),
        ("author", "direct", 1),
        ("named_individual", "direct", 2),
        ("named_group", "own_act", 2),
        ("named_group", "official_remit", 2),
        ("named_individual", "reported", 3),
        ("author", "unknown", 3),
        ("media", "direct", 3),
        ("unnamed_group", "official_remit", 4),
    ],
)
def test_tiers(who, access, expected):
    assert tier(source(who), claim(access=access)) == expected


def test_nobody_in_particular_is_of_the_lowest_tier():
    assert tier(source("unnamed_group", name=""), claim()) == 5


@pytest.mark.parametrize(
    ("who", "item", "expected"),
    [
        (source("author"), claim(), "none"),
        (source(affiliation="academic"), claim(), "none"),
        (source(), claim(cue="accused"), "opponent"),
        (source(), claim(kind="denial"), "own_side"),
        (source(), claim(access="own_act"), "own_side"),
        (source(), claim(), "unknown"),
        (source(), COLLAPSE, "none"),
        (source(), COLLAPSE.model_copy(update={"type": "CONFLICT"}), "unknown"),
    ],
)
def test_interest(who, item, expected):
    assert interest(who, item) == expected
