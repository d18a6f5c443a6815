import pytest
from drafts import ARTICLE
from pydantic import BaseModel, Field

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
    assert [rejected.id for rejected in checked.rejected] == ["brief", "damages[0]"]
    assert checked.evidence == {}


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


class Pair(BaseModel):
    entries: list[Damage] = Field(min_length=2)


class Named(BaseModel):
    by_name: dict[str, Damage] = Field(alias="byName")


class Nested(Damage):
    parts: list["Nested"] = []


def filled(schema, answer):
    return summarize(ARTICLE, schema=schema, model=Scripted([answer, NONE]))


def test_entries_of_a_map_are_checked_and_aliases_are_kept():
    checked = filled(Named, {"byName": {"good": GOOD.model_dump(), "sure": SURE.model_dump()}})
    assert checked.value.by_name == {"good": GOOD}
    assert [rejected.id for rejected in checked.rejected] == ["by_name[sure]"]


def test_evidence_bears_the_path_that_an_entry_has_in_the_form():
    other = Damage(sentences=[5], what="crane", cause="Loxley Cranes denied that the crane was overloaded.")
    checked = filled(Report, REPORT.model_copy(update={"damages": [SURE, GOOD, other]}).model_dump())
    assert [damage.sentences for damage in checked.value.damages] == [[3], [5]]
    assert [e.sentence for e in checked.evidence["damages[0]"]] == [3]
    assert [e.sentence for e in checked.evidence["damages[1]"]] == [5]
    assert "damages[2]" not in checked.evidence


def test_a_form_that_no_longer_fits_its_class_says_why():
    checked = filled(Pair, {"entries": [GOOD.model_dump(), SURE.model_dump()]})
    assert checked.value is None
    assert [(f.check, f.severity) for f in checked.findings] == [("schema", "error")]
    assert "at least 2" in checked.findings[0].message


def test_what_stands_in_a_rejected_entry_is_rejected_with_it_and_not_lost():
    whole = Nested(**GOOD.model_dump(), parts=[Nested(**SURE.model_dump(), parts=[Nested(**GOOD.model_dump())])])
    checked = filled(Nested, whole.model_dump())
    assert checked.value == Nested(**GOOD.model_dump())
    assert [rejected.id for rejected in checked.rejected] == ["parts[0]", "parts[0].parts[0]"]


@pytest.mark.parametrize("schema", [str, "News", list[int], REPORT])
def test_a_schema_that_is_no_class_of_pydantic_is_refused(schema):
    with pytest.raises(UsageError, match="pydantic"):
        summarize(ARTICLE, schema=schema, model=Scripted([]))
