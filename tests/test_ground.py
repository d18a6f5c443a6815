import pytest
from checking import read
from drafts import ARTICLE, BOLT, BRANDT, COLLAPSE
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import Hedged, Sentences, Verbatim
from summarizer.ground import classes_in, ground, ground_source, marks, nested_items
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.schemas.article import Article
from summarizer.schemas.draft import DraftClaim, DraftEvent

READING = Reading(ARTICLE, number(ARTICLE))


class Part(BaseModel):
    word: Verbatim
    note: str = ""


class Entry(BaseModel):
    sentences: Sentences
    statement: Hedged
    words: list[Verbatim] = []
    extra: Verbatim | None = None
    part: Part | None = None


class Form(BaseModel):
    entries: list[Entry]
    first: Entry | None = None


def test_evidence_is_the_cited_sentences_sliced_from_the_article():
    item = ground(BOLT, READING, item_id="C1", kind="claim")
    assert [evidence.quote for evidence in item.evidence] == [READING.text_of(3)]
    assert item.text == BOLT.text


def test_numbers_of_no_sentence_are_kept_as_cited_and_give_no_evidence():
    item = ground(BOLT.model_copy(update={"sentences": [3, 99, 0, -1, 3]}), READING, item_id="C1", kind="claim")
    assert item.cites == (3, 99, 0, -1, 3)
    assert [evidence.sentence for evidence in item.evidence] == [3]


@pytest.mark.parametrize(
    ("change", "field", "found"),
    [
        ({}, "cue", "told reporters"),
        ({}, "hedges[0]", "probably"),
        ({"cue": "told  reporters"}, "cue", "told reporters"),
        ({"cue": " told reporters "}, "cue", "told reporters"),
        ({"cue": "Told reporters"}, "cue", None),
        ({"cue": "Brandt said"}, "cue", None),
    ],
)
def test_a_copied_field_is_found_in_the_cited_sentences_or_nowhere(change, field, found):
    item = ground(BOLT.model_copy(update=change), READING, item_id="C1", kind="claim")
    where = item.found(field)
    assert (where and where.quote) == found


def test_fields_of_nested_parts_belong_to_the_item_that_holds_them():
    bent = COLLAPSE.participants[0].model_copy(update={"hedge": "at least"})
    item = ground(COLLAPSE.model_copy(update={"participants": [bent]}), READING, item_id="E1", kind="event")
    assert item.found("participants[0].hedge").quote == "at least"


def test_typography_does_not_hide_a_copy():
    item = ground(
        BOLT.model_copy(update={"sentences": [4], "cue": '"Nobody was inside'}), READING, item_id="C", kind="c"
    )
    assert item.found("cue").match == "normalised"
    assert item.found("cue").quote == "“Nobody was inside"


def test_a_source_is_found_anywhere_in_the_article():
    item = ground_source(BRANDT, READING, item_id="S3")
    assert [field.found.quote for field in item.copied] == ["harbour master Ida Brandt", "Ida Brandt"]
    assert item.cites == (3,)


def test_a_source_is_found_up_to_typography_and_within_one_sentence():
    reading = read("The harbour’s", "master Ida Brandt left.", "The harbour's master Ida Brandt came back.")
    for words, cites in (("harbour's master", (3,)), ("Ida Brandt", (2,)), ("harbour’s master", (3,)), ("dt c", ())):
        source = BRANDT.model_copy(update={"descriptor": words, "name": ""})
        assert ground_source(source, reading, item_id="S3").cites == cites


def test_a_source_in_a_teaser_is_not_found():
    ferry = BRANDT.model_copy(update={"descriptor": "Ferry strike", "name": ""})
    assert [field.found for field in ground_source(ferry, READING, item_id="S9").copied] == [None]


def test_marks_are_read_through_lists_and_unions():
    assert marks(Entry) == {"sentences": "sentences", "statement": "hedged", "words": "verbatim", "extra": "verbatim"}
    assert marks(DraftEvent)["place"] == "verbatim"
    assert "kind" not in marks(DraftClaim)
    assert list(classes_in(list[Entry] | None)) == [Entry]


def test_items_are_found_at_their_paths():
    entry = {"sentences": [1], "statement": "x"}
    form = Form.model_validate({"entries": [entry, entry], "first": entry})
    assert [path for path, _ in nested_items(form)] == ["entries[0]", "entries[1]", "first"]


def test_an_optional_copied_field_may_be_missing():
    entry = Entry(sentences=[2], statement="A crane collapsed.", words=["crane", ""], part=Part(word="harbour"))
    item = ground(entry, READING, item_id="x", kind="Entry")
    assert [field.name for field in item.copied] == ["words[0]", "part.word"]


@given(st.text(min_size=1, max_size=60), st.text(max_size=300))
def test_a_found_copy_is_always_a_slice_of_the_article(words, text):
    article = Article(text=text)
    reading = Reading(article, number(article))
    for sentence in reading.sentences:
        entry = Entry(sentences=[sentence.number], statement="", words=[words, text[:20]])
        for field in ground(entry, reading, item_id="x", kind="Entry").copied:
            if field.found:
                assert text[field.found.start : field.found.end] == field.found.quote
