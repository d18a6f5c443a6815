"""What a draft says and the brief cannot hold is said in a finding: nothing is dropped in silence."""

import pytest
from drafts import ALARM, ARTICLE, AUTHOR, BOLT, BRANDT, CAB, COLLAPSE, DENIAL, LOXLEY, PORT, draft

from summarizer import Scripted, Settings, summarize
from summarizer.profiles.links import Links, lost

ONCE = Settings(repair_rounds=0)
UNHEDGED = BOLT.model_copy(update={"text": "The crane fell because a bolt had rusted through.", "hedges": []})
INVENTED = BRANDT.model_copy(update={"name": "Ada Lunt", "descriptor": "engineer Ada Lunt"})


def said(answer, **options):
    """Return (check, item, message) of the findings of a brief, all of them warnings."""
    brief = summarize(ARTICLE, model=Scripted([answer]), settings=ONCE, **options)
    assert all(finding.severity == "warning" for finding in brief.findings)
    return [(finding.check, finding.item, finding.message) for finding in brief.findings]


def test_a_draft_that_finds_its_place_whole_has_no_finding():
    relations = {"supports": [["C1", "E1"]], "contradicts": [["C3", "C1"]]}
    questions = [ALARM.model_copy(update={"stated_by": "S3"})]
    assert said(draft(**relations, questions=questions, aside=[7])) == []


def test_what_is_written_twice_is_there_once_and_that_is_no_loss():
    assert said(draft(key_points=["E1", "E1"], supports=[["C1", "E1"], ["C1", "E1"]])) == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"key_points": ["E1", "C9"]}, ("citation", "article", "The key point C9 is no item of the brief: left out.")),
        ({"key_points": ["E1", "S2"]}, ("citation", "article", "The key point S2 is no item of the brief: left out.")),
        (
            {"key_points": [""]},
            ("citation", "article", "The key point without a name is no item of the brief: left out."),
        ),
        (
            {"claims": [UNHEDGED, CAB, DENIAL], "key_points": ["C1"]},
            ("citation", "article", "The key point C1 was rejected: left out."),
        ),
        (
            {"supports": [["C2", "C9"]]},
            ("citation", "C2", "C2 was said to support C9, which is no item of the brief: left out."),
        ),
        (
            {"contradicts": [["C9", "C2"]]},
            ("citation", "C2", "C9 was said to contradict C2, but C9 is no item of the brief: left out."),
        ),
        (
            {"claims": [UNHEDGED, CAB, DENIAL], "key_points": [], "contradicts": [["C3", "C1"]]},
            ("citation", "C3", "C3 was said to contradict C1, which was rejected: left out."),
        ),
        (
            {"supports": [["S2", "Q1"]]},
            ("citation", "article", "S2 was said to support Q1, but S2 is no item of the brief: left out."),
        ),
        ({"supports": [["C2", "C2"]]}, ("citation", "C2", "C2 was said to support itself: left out.")),
        ({"supports": [["C9", "C9"]]}, ("citation", "article", "C9 was said to support itself: left out.")),
        ({"supports": [["C2"]]}, ("draft", "article", "supports names C2 where two items belong: left out.")),
        ({"contradicts": [[]]}, ("draft", "article", "contradicts names nothing where two items belong: left out.")),
        (
            {"aside": [0, 99, 99]},
            ("citation", "article", "There is no sentence 0 to set aside: the article has 1 to 7."),
        ),
        (
            {"aside": [1, 2, 5]},
            (
                "citation",
                "article",
                (
                    "The model took sentences 1, 2 and 5 for no part of the article. Kept: what is cited, attributed "
                    "or hedged, and the title, belong to it."
                ),
            ),
        ),
        (
            {"questions": [ALARM.model_copy(update={"stated_by": "S9"})]},
            ("citation", "Q1", "The source said to state it, S9, is no source of the brief: left out."),
        ),
        (
            {
                "sources": [AUTHOR, PORT, INVENTED, LOXLEY],
                "claims": [DENIAL.model_copy(update={"id": "C1"})],
                "questions": [ALARM.model_copy(update={"stated_by": "S3"})],
            },
            ("citation", "Q1", "The source said to state it, S3, was rejected: left out."),
        ),
        (
            {"claims": [BOLT, CAB]},
            ("draft", "article", "Nothing in the brief rests on these sources, so they are left out: Loxley Cranes."),
        ),
        (
            {"events": [], "claims": [DENIAL]},
            (
                "draft",
                "article",
                "Nothing in the brief rests on these sources, so they are left out: the port authority; Ida Brandt.",
            ),
        ),
        (
            {"bluf": draft().bluf.model_copy(update={"text": " "})},
            ("draft", "article", "There is no bottom line: none was written."),
        ),
        (
            {"sources": [AUTHOR, PORT, BRANDT, LOXLEY, LOXLEY.model_copy(update={"type": "document"})]},
            ("draft", "article", "Loxley Cranes is listed as named group and as document: the first counts."),
        ),
    ],
)
def test_whatever_is_left_out_is_said_once(changes, finding):
    found = said(draft(**changes))
    assert found[0] == finding
    assert len(found) == (2 if 99 in changes.get("aside", ()) else 1)


def test_what_max_items_leaves_out_takes_its_relations_along_in_one_finding():
    found = said(draft(contradicts=[["C3", "E1"]]), max_items=2)
    assert [message for _, _, message in found] == [
        "2 items beyond max_items were left out.",
        "Nothing in the brief rests on these sources, so they are left out: Loxley Cranes.",
    ]


def test_an_item_relayed_by_a_source_that_is_not_there_is_rejected():
    relayed = CAB.model_copy(update={"via": "S9"})
    brief = summarize(ARTICLE, model=Scripted([draft(claims=[BOLT, relayed])]), settings=ONCE)
    (rejected,) = brief.rejected
    assert (rejected.id, rejected.findings[0].message) == (
        "C2",
        "There is no source S9. Name one of the sources by its id.",
    )


def test_a_source_that_is_left_out_may_have_neither_name_nor_descriptor():
    brief = summarize(ARTICLE, model=Scripted([draft()]))
    links = Links(key_points=[], aside=[], supports=[], contradicts=[], findings=[])
    nameless = PORT.model_copy(update={"id": "S8", "descriptor": ""})
    (finding,) = lost(links, brief, {"S8": nameless, "E1": COLLAPSE, "C9": None})
    assert finding.message.endswith("left out: named group.")
