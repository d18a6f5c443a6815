import asyncio
from types import SimpleNamespace

import pytest
from drafts import ARTICLE, BOLT, CAB, COLLAPSE, TEXT, draft

from summarizer import Scripted, asummarize, pipeline, summarize
from summarizer.errors import ChecksFailed, InvalidAnswer, KeyRejected, Truncated, UnreadableInput
from summarizer.profile import Verdict
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Finding, Usage
from summarizer.schemas.draft import NewsDraft

UNHEDGED = BOLT.model_copy(update={"text": "The crane fell because a bolt had rusted through.", "hedges": []})


def corrections(*changes):
    return {"corrections": list(changes)}


def test_a_draft_that_passes_is_asked_for_once_and_nothing_is_rejected():
    model = Scripted([draft()])
    brief = summarize(ARTICLE, model=model)
    assert [request.stage for request in model.requests] == ["draft"]
    assert brief.rejected == ()
    assert [item.id for item in brief.events + brief.claims] == ["E1", "C1", "C2", "C3"]
    assert brief.key_points == ("E1", "C1", "C3")
    assert brief.generation.repair_rounds == 0


def test_evidence_and_every_copied_field_are_slices_of_the_article():
    brief = summarize(ARTICLE, model=Scripted([draft()]))
    text = brief.article.text
    spans = [
        span
        for item in brief.assertions
        for span in (
            item.cue,
            *item.hedges,
            *item.quantities,
            getattr(item, "time", None),
            getattr(item, "place", None),
        )
        if span
    ]
    assert len(spans) >= 7
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(text[e.start : e.end] == e.quote for item in brief.assertions for e in item.evidence)


def test_the_conversation_is_the_instructions_then_the_article_and_the_article_comes_last():
    model = Scripted([draft()])
    summarize(ARTICLE, model=model)
    system, user = model.requests[0].messages
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"].splitlines() == [
        "At most 8 items, events and claims together.",
        "Published: Tuesday 2026-05-05",
        f"<article {ARTICLE.sha256[:8]}>",
        "[1] (title) Crane collapses in Tarn harbour",
        "",
        "[2] A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers, the port authority said.",
        "",
        "[3] The crane probably fell because a bolt had rusted through, harbour master Ida Brandt told reporters.",
        "[4] “Nobody was inside the cab,” Brandt said.",
        "",
        "[5] Loxley Cranes denied that the crane was overloaded.",
        "[6] It was unclear why the alarm did not sound.",
        f"</article {ARTICLE.sha256[:8]}>",
    ]


def test_instructions_are_the_same_for_every_article():
    one, other = Scripted([draft()]), Scripted([draft()])
    summarize(ARTICLE, model=one)
    summarize(Article(text=TEXT + "\n\nThe port reopened."), model=other)
    assert one.requests[0].messages[0] == other.requests[0].messages[0]


def test_a_failed_item_alone_is_asked_for_again_with_its_finding_and_the_sentences_around_it():
    model = Scripted([draft(claims=[UNHEDGED, CAB]), corrections({"id": "C1", "text": BOLT.text})])
    brief = summarize(ARTICLE, model=model)
    repair = model.requests[1]
    assert repair.stage == "repair"
    asked = repair.messages[1]["content"]
    assert "Item C1" in asked
    assert "Item C2" not in asked
    assert "probably" in asked
    assert "[2]" in asked
    assert "[5]" not in asked
    assert brief.rejected == ()
    assert next(claim for claim in brief.claims if claim.id == "C1").text == BOLT.text
    assert brief.generation.repair_rounds == 1


def test_an_item_that_stays_wrong_is_set_apart_with_its_findings():
    model = Scripted([draft(claims=[UNHEDGED]), corrections({"id": "C1"})])
    brief = summarize(ARTICLE, model=model)
    assert [(rejected.id, rejected.kind) for rejected in brief.rejected] == [("C1", "claim")]
    assert {finding.check for finding in brief.rejected[0].findings} == {"hedge"}
    assert brief.rejected[0].item["text"] == UNHEDGED.text
    assert "C1" not in brief.key_points


def test_an_item_that_the_model_withdraws_is_set_apart_and_not_lost():
    model = Scripted([draft(claims=[UNHEDGED]), corrections({"id": "C1", "withdraw": True})])
    brief = summarize(ARTICLE, model=model)
    assert [rejected.id for rejected in brief.rejected] == ["C1"]


def test_keep_leaves_a_failed_item_in_the_brief_with_its_finding():
    model = Scripted([draft(claims=[UNHEDGED]), corrections()])
    brief = summarize(ARTICLE, model=model, on_error="keep")
    assert [claim.id for claim in brief.claims] == ["C1"]
    assert [(f.check, f.item) for f in brief.findings if f.severity == "error"] == [("hedge", "C1")]


def test_raise_ends_with_the_findings():
    model = Scripted([draft(claims=[UNHEDGED]), corrections()])
    with pytest.raises(ChecksFailed, match="on_error=") as caught:
        summarize(ARTICLE, model=model, on_error="raise")
    assert [finding.item for finding in caught.value.findings] == ["C1"]


def test_what_is_raised_names_the_first_error_and_no_warning_before_it():
    said = [
        Finding(check="support", severity="warning", item="C1", message="Thin."),
        Finding(check="number", severity="error", item="C1", message="Wrong."),
    ]
    failed = Verdict(SimpleNamespace(), tuple(said))
    assert failed.errors == (said[1],)
    raised = pipeline._checks_failed([failed])
    assert str(raised).startswith("1 item failed the checks, the first: Wrong.")
    assert raised.findings == tuple(said)


def test_an_item_whose_source_cannot_be_found_falls_with_it():
    invented = draft().sources[2].model_copy(update={"name": "Ada Lunt", "descriptor": "engineer Ada Lunt"})
    sources = [*draft().sources[:2], invented, draft().sources[3]]
    brief = summarize(ARTICLE, model=Scripted([draft(sources=sources), corrections()]))
    assert {"S3", "C1", "C2"} <= {rejected.id for rejected in brief.rejected}
    assert all(item.source != "S3" for item in brief.assertions)


def test_an_item_that_names_no_known_source_is_rejected():
    lost = CAB.model_copy(update={"source": "S9"})
    brief = summarize(ARTICLE, model=Scripted([draft(claims=[lost]), corrections()]))
    assert [rejected.id for rejected in brief.rejected] == ["C1"]


def test_nonsense_for_ever_ends_in_a_brief_of_rejected_items():
    nonsense = COLLAPSE.model_copy(
        update={"text": "Nine dragons ate Quenby.", "sentences": [99], "cue": "sang", "place": "Mars", "source": "S2"}
    )
    answers = [draft(events=[nonsense] * 5, claims=[], questions=[], bluf=draft().bluf.model_copy(update={"text": ""}))]
    model = Scripted([*answers, *[corrections() for _ in range(3)]])
    brief = summarize(ARTICLE, model=model)
    assert len(model.requests) == 2
    assert (brief.events, brief.claims) == ((), ())
    assert len(brief.rejected) == 5


def test_a_model_that_fails_while_repairing_does_not_cost_the_draft():
    failure = Truncated("the answer was cut", usage=Usage(requests=2, output_tokens=7))
    brief = summarize(ARTICLE, model=Scripted([draft(claims=[UNHEDGED, CAB]), failure]))
    assert [claim.id for claim in brief.claims] == ["C2"]
    assert [finding.check for finding in brief.findings][:1] == ["repair"]
    assert brief.generation.usage.output_tokens == 7


def test_a_model_error_while_drafting_carries_all_that_was_paid_for():
    model = Scripted([InvalidAnswer("no", usage=Usage(requests=3, input_tokens=50))])
    with pytest.raises(InvalidAnswer) as caught:
        summarize(ARTICLE, model=model)
    assert caught.value.usage == Usage(requests=3, input_tokens=50)


async def test_async_asks_the_same_and_writes_the_same():
    sync, other = Scripted([draft()]), Scripted([draft()])
    brief = await asummarize(ARTICLE, model=other)
    assert brief == await asyncio.to_thread(summarize, ARTICLE, model=sync)
    assert sync.requests[0].messages == other.requests[0].messages


def test_asides_of_the_model_are_believed_only_where_nothing_is_attributed_or_cited():
    text = TEXT.replace("Read more: Ferry", "Next on this channel. Ferry")
    brief = summarize(Article(text=text), model=Scripted([draft(aside=[1, 2, 5, 7])]))
    kinds = {sentence.number: sentence.kind for sentence in brief.sentences}
    assert (kinds[1], kinds[2], kinds[5], kinds[7]) == ("title", "body", "body", "aside")


def test_an_article_without_sentences_is_an_input_error():
    with pytest.raises(UnreadableInput):
        summarize(Article(text="   "), model=Scripted([draft()]))


def test_references_that_lead_nowhere_are_left_out_and_said():
    brief = summarize(ARTICLE, model=Scripted([draft(supports=[["C2", "C1"], ["C2", "C7"]])]))
    assert brief.claims[1].supports == ("C1",)
    assert [(f.check, f.severity) for f in brief.findings] == [("citation", "warning")]


def test_the_answer_class_is_the_news_draft():
    model = Scripted([draft()])
    summarize(ARTICLE, model=model)
    assert model.requests[0].answer is NewsDraft


def test_a_model_that_writes_more_than_was_asked_for_is_cut_to_the_key_points_first():
    brief = summarize(ARTICLE, model=Scripted([draft()]), max_items=2)
    assert [item.id for item in (*brief.events, *brief.claims)] == ["E1", "C1"]
    assert brief.findings[0].message == "2 items beyond max_items were left out."


@pytest.mark.parametrize("item", ["links", "E1", "nobody", "S1"])
def test_a_correction_that_was_not_asked_for_changes_nothing(item):
    answer = corrections({"id": item, "withdraw": True}, {"id": "C1", "text": BOLT.text})
    brief = summarize(ARTICLE, model=Scripted([draft(claims=[UNHEDGED]), answer]), on_error="raise")
    assert [event.id for event in brief.events] == ["E1"]
    assert brief.rejected == ()


def test_a_key_that_is_rejected_while_repairing_does_not_cost_the_draft_either():
    brief = summarize(ARTICLE, model=Scripted([draft(claims=[UNHEDGED, CAB]), KeyRejected("expired")]))
    assert [claim.id for claim in brief.claims] == ["C2"]


def test_a_participant_that_the_article_does_not_name_is_an_error():
    crane = COLLAPSE.model_copy(
        update={"participants": [COLLAPSE.participants[0].model_copy(update={"name": "Boris Quenby"})]}
    )
    brief = summarize(ARTICLE, model=Scripted([draft(events=[crane]), corrections()]))
    assert [(r.id, {f.check for f in r.findings}) for r in brief.rejected] == [("E1", {"name"})]
