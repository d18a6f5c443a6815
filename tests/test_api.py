import pytest
from drafts import ARTICLE, draft

from summarizer import Scripted, Settings, asummarize, check, summarize
from summarizer.errors import UsageError


class Closing(Scripted):
    def __init__(self, answers):
        super().__init__(answers)
        self.closed = 0

    def close(self):
        self.closed += 1

    async def aclose(self):
        self.closed += 1


def test_an_option_that_does_not_exist_is_a_type_error_as_anywhere_in_python():
    with pytest.raises(TypeError, match="modle"):
        summarize(ARTICLE, modle="rules")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("on_error", "RAISE"),
        ("on_error", 5),
        ("max_items", 0),
        ("max_items", -1),
        ("max_items", "3"),
        ("max_items", 1.5),
        ("model", 5),
        ("model", ""),
        ("model", Scripted),
        ("settings", {}),
        ("settings", {"model": "rules"}),
        ("published", 5),
    ],
)
def test_a_value_that_makes_no_sense_is_named(option, value):
    with pytest.raises(UsageError, match=option):
        summarize(ARTICLE, **{"model": "rules", option: value})


def test_a_model_of_the_callers_is_left_open_and_one_by_name_is_closed(monkeypatch):
    mine, named = Closing([draft()]), Closing([draft()])
    summarize(ARTICLE, model=mine)
    monkeypatch.setattr("summarizer.api.resolve", lambda *_: named)
    summarize(ARTICLE, model="openai/gpt-5-mini")
    assert (mine.closed, named.closed) == (0, 1)


async def test_the_same_holds_without_blocking(monkeypatch):
    mine, named = Closing([draft()]), Closing([draft()])
    await asummarize(ARTICLE, model=mine)
    monkeypatch.setattr("summarizer.api.resolve", lambda *_: named)
    await asummarize(ARTICLE, model="openai/gpt-5-mini")
    assert (mine.closed, named.closed) == (0, 1)


def test_settings_decide_where_the_call_says_nothing():
    with pytest.raises(UsageError, match="first"):
        summarize(ARTICLE, model=Scripted([]), settings=Settings(on_error="raise"), on_error="first")
    brief = summarize(ARTICLE, model=Scripted([draft()]), settings=Settings(max_items=1))
    assert len(brief.events + brief.claims) == 1


@pytest.mark.parametrize("summary", ["", "  ", None, b"A crane fell."])
def test_a_summary_that_is_no_text_is_refused(summary):
    with pytest.raises(UsageError, match="summary"):
        check(summary, ARTICLE)


def test_half_surrogates_in_a_summary_do_no_harm():
    assert isinstance(check("A crane \ud83d collapsed in Tarn harbour.", ARTICLE), tuple)
