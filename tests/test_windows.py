"""A long article: windows keep their sentence numbers, are joined, and one last request picks what matters."""

import pytest
from drafts import AUTHOR, COLLAPSE, PORT

from summarizer import Article, Scripted, Settings, summarize
from summarizer.errors import Refused
from summarizer.schemas.draft import NewsHeadline, NewsWindow

FILLER = "The quay stayed shut and trucks waited on the ring road for most of the day. "

PARAGRAPHS = [
    "A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers, the port authority said. " + FILLER * 6,
    "A second crane was taken down on Tuesday, the port authority said. " + FILLER * 6,
]
ARTICLE = Article(text="\n\n".join(PARAGRAPHS), published="2026-05-06")
SECOND = COLLAPSE.model_copy(
    update={
        "sentences": [8],
        "text": "A second crane was taken down on Tuesday.",
        "time": "Tuesday",
        "place": "",
        "participants": [],
    }
)
SETTINGS = Settings(window_words=120)


def window(event):
    return NewsWindow(sources=[AUTHOR, PORT], events=[event], claims=[])


def headline(key_points, text="A crane collapsed in Tarn harbour on Monday, the port authority said."):
    return NewsHeadline.model_validate({"bluf": {"sentences": [1], "text": text}, "key_points": key_points})


@pytest.fixture
def model():
    return Scripted([window(COLLAPSE.model_copy(update={"sentences": [1]})), window(SECOND), headline(["E2", "E1"])])


def test_each_window_is_asked_for_and_then_what_matters_most(model):
    summarize(ARTICLE, model=model, settings=SETTINGS)
    assert [request.stage for request in model.requests] == ["window", "window", "headline"]
    assert [request.answer for request in model.requests] == [NewsWindow, NewsWindow, NewsHeadline]


def test_a_window_holds_its_own_sentences_under_their_numbers_in_the_article(model):
    summarize(ARTICLE, model=model, settings=SETTINGS)
    first, second = (request.messages[1]["content"] for request in model.requests[:2])
    assert "[1] A crane" in first
    assert "[8]" not in first
    assert "[8] A second crane" in second
    assert "[1]" not in second
    assert model.requests[0].messages[0] == model.requests[1].messages[0]


def test_the_last_request_is_about_the_items_and_not_the_article(model):
    summarize(ARTICLE, model=model, settings=SETTINGS)
    content = model.requests[2].messages[1]["content"]
    assert "E1 (the port authority) [1]: A crane collapsed" in content
    assert "E2 (the port authority) [8]: A second crane" in content
    assert "quay stayed shut" not in content


def test_the_brief_is_one_with_each_source_once(model):
    brief = summarize(ARTICLE, model=model, settings=SETTINGS)
    assert [(event.id, event.evidence[0].sentence) for event in brief.events] == [("E1", 1), ("E2", 8)]
    assert {event.source for event in brief.events} == {"S2"}
    assert brief.key_points == ("E2", "E1")
    assert brief.bluf.evidence[0].sentence == 1
    assert brief.rejected == ()


def test_the_rules_answer_windows_and_headline_too():
    brief = summarize(ARTICLE, model="rules", settings=SETTINGS)
    assert brief.rejected == ()
    assert max(e.sentence for event in brief.events for e in event.evidence) > 7
    assert brief.key_points


def test_a_model_that_fails_at_the_end_does_not_cost_the_windows():
    failing = Scripted([window(COLLAPSE.model_copy(update={"sentences": [1]})), window(SECOND), Refused("no")])
    brief = summarize(ARTICLE, model=failing, settings=SETTINGS)
    assert [event.id for event in brief.events] == ["E1", "E2"]
    assert (brief.bluf, brief.key_points) == (None, ())
    assert [(f.check, f.severity) for f in brief.findings] == [("draft", "warning")]
