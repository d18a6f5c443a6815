import pytest
from drafts import ARTICLE
from pydantic import BaseModel

from summarizer import Checked, Hedged, Scripted, Sentences, Verbatim, summarize
from summarizer.errors import UsageError


class Damage(BaseModel):
    sentences: Sentences
    what: Verbatim
    cause: Hedged


class Report(BaseModel):
    sentences: Sentences
    headline: Hedged
    damages: list[Damage]
    worst: Damage | None = None


class Loose(BaseModel):
    headline: str


GOOD = Damage(sentences=[3], what="crane", cause="The crane probably fell because a bolt had rusted through.")
SURE = GOOD.model_copy(update={"cause": "The crane fell because a bolt had rusted through."})
REPORT = Report(
    sentences=[2],
    headline="A crane collapsed in Tarn harbour on Monday, the port authority said.",
    damages=[GOOD],
)


def fill(*answers, **options):
    model = Scripted(list(answers))
    return summarize(ARTICLE, schema=Report, model=model, **options), model


NONE = {"corrections": []}


def test_a_form_comes_back_with_its_evidence():
    checked, _ = fill(REPORT)
    assert isinstance(checked, Checked)
    assert checked.value == REPORT
    assert [e.sentence for e in checked.evidence["damages[0]"]] == [3]
    assert checked.generation.profile == "Report"


def test_an_entry_that_is_surer_than_its_source_is_asked_for_again():
    fixed = {"corrections": [{"id": "damages[0]", "cause": GOOD.cause}]}
    checked, model = fill(REPORT.model_copy(update={"damages": [SURE]}), fixed)
    assert "Item damages[0]" in model.requests[1].messages[1]["content"]
    assert checked.value == REPORT


def test_an_entry_that_stays_wrong_is_taken_out_and_set_apart():
    checked, _ = fill(REPORT.model_copy(update={"damages": [SURE, GOOD], "worst": SURE}), NONE)
    assert checked.value.damages == [GOOD]
    assert checked.value.worst is None
    assert {rejected.id for rejected in checked.rejected} == {"damages[0]", "worst"}


def test_a_form_that_cannot_stand_without_what_was_rejected_is_none():
    checked, _ = fill(REPORT.model_copy(update={"headline": "A crane exploded in Quenby."}), NONE)
    assert checked.value is None
    assert [rejected.id for rejected in checked.rejected] == ["brief"]


def test_the_instructions_and_the_marked_fields_reach_the_model():
    _, model = fill(REPORT, instructions="Cranes only.")
    prompt = model.requests[0].messages[0]["content"]
    assert prompt.endswith("Cranes only.")
    assert "what" in prompt
    assert "headline, cause" in prompt


def test_a_class_that_cites_nothing_is_refused():
    with pytest.raises(UsageError, match="Sentences"):
        summarize(ARTICLE, schema=Loose, model=Scripted([]))


def test_the_rules_fill_no_forms():
    with pytest.raises(UsageError, match="language model"):
        summarize(ARTICLE, schema=Report, model="rules")


def test_instructions_without_a_schema_are_refused():
    with pytest.raises(UsageError, match="schema"):
        summarize(ARTICLE, instructions="Be brief.", model="rules")
