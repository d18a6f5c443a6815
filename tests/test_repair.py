import json

from drafts import ARTICLE, BOLT, BRANDT, COLLAPSE, draft
from pydantic import BaseModel

from summarizer import Hedged, Sentences
from summarizer.draft import neighbourhood
from summarizer.ground import ground
from summarizer.models.wire import wire_schema
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.repair import corrected, repair_class, repair_request, repairable, written
from summarizer.schemas.brief import Finding
from summarizer.schemas.draft import DraftClaim, DraftEvent, DraftSource

READING = Reading(ARTICLE, number(ARTICLE))
FINDING = Finding(check="hedge", severity="error", item="C1", message="“probably” is missing.")


class Note(BaseModel):
    sentences: Sentences
    text: Hedged


class Report(BaseModel):
    sentences: Sentences
    headline: Hedged
    notes: list[Note]


def failed(piece, item_id="C1"):
    return {item_id: (ground(piece, READING, item_id=item_id, kind="claim"), (FINDING,))}


def test_what_a_check_can_fault_can_be_corrected_and_labels_cannot():
    assert {"sentences", "cue", "hedges", "text", "source", "via"} <= set(repairable(DraftClaim))
    assert "participants" in repairable(DraftEvent)
    assert not {"kind", "access", "supports", "id"} & set(repairable(DraftClaim))
    assert repairable(DraftSource) == ["name", "descriptor"]


def test_entries_that_are_items_themselves_are_not_corrected_through_their_parent():
    assert repairable(Report) == ["sentences", "headline"]
    report = Report(sentences=[2], headline="x", notes=[Note(sentences=[3], text="secret")])
    assert "secret" not in written(report)


def test_null_leaves_a_field_as_it_was():
    correction = repair_class((DraftClaim,)).model_validate({"corrections": [{"id": "C1", "text": "New."}]})
    better = corrected(BOLT, correction.corrections[0])
    assert better == BOLT.model_copy(update={"text": "New."})


def test_nested_parts_are_corrected_whole():
    cls = repair_class((DraftEvent,))
    part = {"name": "two workers", "role": "recipient", "hedge": ""}
    answer = cls.model_validate({"corrections": [{"id": "E1", "participants": [part]}]})
    assert corrected(COLLAPSE, answer.corrections[0]).participants[0].name == "two workers"


def test_a_withdrawn_item_is_gone():
    answer = repair_class((DraftClaim,)).model_validate({"corrections": [{"id": "C1", "withdraw": True}]})
    assert corrected(BOLT, answer.corrections[0]) is None


def test_values_that_do_not_fit_the_item_change_nothing():
    cls = repair_class((DraftClaim, DraftSource))
    answer = cls.model_construct(
        corrections=[
            cls.model_fields["corrections"]
            .annotation.__args__[0]
            .model_construct(id="C1", withdraw=False, certainty="sung")
        ]
    )
    assert corrected(BOLT, answer.corrections[0]) == BOLT


def test_the_sentences_sent_are_those_cited_and_their_neighbours_but_no_asides():
    item = ground(BOLT.model_copy(update={"sentences": [6, 99]}), READING, item_id="C1", kind="claim")
    assert neighbourhood([item], READING) == [5, 6]


def test_one_failed_item_costs_at_most_two_fifths_of_the_first_request():
    from summarizer.profile import Policy
    from summarizer.profiles.news import News

    article = ARTICLE.model_copy(update={"text": ARTICLE.text + "\n\n" + "The quay stayed shut all day long. " * 60})
    reading = Reading(article, number(article))
    first = next(News().draft(reading, Policy()))
    second = repair_request(failed(BOLT), reading, draft().sources)
    assert size(second) <= 0.4 * size(first)


def size(request):
    return request.characters + len(json.dumps(wire_schema(request.answer), separators=(",", ":")))


def test_the_sources_are_named_so_that_a_correction_can_point_at_one():
    asked = repair_request(failed(BOLT), READING, [*draft().sources, COLLAPSE]).messages[1]["content"]
    assert asked.startswith("Sources: S1 the author; S2 the port authority; S3 Ida Brandt; S4 Loxley Cranes")


def test_a_finding_said_twice_is_sent_once():
    item = ground(BRANDT, READING, item_id="S3", kind="source")
    asked = repair_request({"S3": (item, (FINDING, FINDING))}, READING, []).messages[1]["content"]
    assert asked.count(FINDING.message) == 1
