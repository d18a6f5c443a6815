import os
from pathlib import Path

import pytest
from drafts import ARTICLE, draft

from summarizer import Scripted, Settings, asummarize, check, summarize
from summarizer.errors import UnreadableInput, UsageError


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
        ("on_error", ""),
        ("max_items", True),
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


def test_settings_of_a_check_are_settings():
    with pytest.raises(UsageError, match=r"settings is a summarizer\.Settings, not dict"):
        check("A crane collapsed.", ARTICLE, settings={})


def test_a_model_of_the_callers_is_left_open_and_one_by_name_is_closed(monkeypatch):
    mine, named = Closing([draft()]), Closing([draft()])
    summarize(ARTICLE, model=mine)
    monkeypatch.setattr("summarizer.call.resolve", lambda *_: named)
    summarize(ARTICLE, model="openai/gpt-5-mini")
    assert (mine.closed, named.closed) == (0, 1)


async def test_the_same_holds_without_blocking(monkeypatch):
    mine, named = Closing([draft()]), Closing([draft()])
    await asummarize(ARTICLE, model=mine)
    monkeypatch.setattr("summarizer.call.resolve", lambda *_: named)
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


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        (None, UsageError, "NoneType"),
        (["A crane fell."], UsageError, "list"),
        (5, UsageError, "int"),
        ("", UnreadableInput, "empty"),
        ("\0" * 100, UnreadableInput, "empty"),
        (b"\0" * 100, UnreadableInput, "encoding"),
        ("\ud800" * 50, UnreadableInput, "no sentence"),
        ("12 345 67. " * 100, UnreadableInput, "no sentence"),
        ("🔥" * 100, UnreadableInput, "no sentence"),
        (b"\x1f\x8b\x08" + b"x" * 100, UnreadableInput, "gzip"),
        ("https://example.org/crane", UsageError, "not fetched"),
        ("crane.txt", UsageError, "Path"),
        (Path("no\0name"), UnreadableInput, "no file name"),
        (Path("/dev/zero"), UnreadableInput, "longer than"),
        (Path("/dev/null"), UnreadableInput, "empty"),
    ],
)
def test_what_is_no_article_is_refused_in_words(source, error, says):
    with pytest.raises(error, match=says):
        summarize(source, model="rules")


SENTENCE = "A crane collapsed in Tarn harbour on Monday, injuring at least 3 workers, the port authority said."


@pytest.mark.parametrize(
    "source",
    [
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.replace(" on", " \0on").encode(),
        (SENTENCE + "\r\n\r\nNobody died.\r").encode(),
        f"قال الوزير إن الرافعة انهارت. {SENTENCE} \u202e?",
        f"🔥 {SENTENCE}",
        SENTENCE.replace(" ", "\u00a0"),
        f"{SENTENCE} \x1b[31mred\x1b[0m",
        "The mayor said that " + "the crane that fell on Monday and " * 6_000 + "was broken.",
        '" a ' * 10_000 + f" he said. {SENTENCE}",
        "Nobody " * 5_000 + f"knows. {SENTENCE}",
    ],
)
def test_text_of_any_making_gives_a_brief_whose_quotes_are_slices_of_it(source):
    brief = summarize(source, model="rules", published="2026-05-05")
    assert brief.rejected == ()
    assert all(brief.article.text[e.start : e.end] == e.quote for item in brief.assertions for e in item.evidence)


@pytest.mark.parametrize("summary", ["", " \n", "\0", "\0\x07 \n", None, 5])
def test_a_summary_without_text_is_refused(summary):
    with pytest.raises(UsageError, match="summary is empty"):
        check(summary, ARTICLE)


def test_a_sentence_that_the_article_does_not_say_is_found_in_words_for_a_reader():
    (message,) = [found.message for found in check("Penguins juggle.", ARTICLE) if found.check == "citation"]
    assert message.startswith("No sentence of the article says this.")


@pytest.mark.parametrize("call", [lambda: summarize(ARTICLE, judge=3), lambda: check("It fell.", ARTICLE, judge=3)])
def test_a_judge_that_is_none_is_called_a_judge(call):
    with pytest.raises(UsageError, match=r"^judge=3 is neither"):
        call()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "article.txt")
    with pytest.raises(UnreadableInput, match="is a pipe"):
        summarize(tmp_path / "article.txt")
