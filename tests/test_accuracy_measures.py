"""What each measure of the scoreboard counts, on cases made by hand."""

import random
import tomllib
from datetime import date

import pytest

from benchmarks.accuracy import __main__ as command
from benchmarks.accuracy import corpora, dates, events, factuality, hedges, mutation, phrases, quantities, quotations
from benchmarks.accuracy import summedits as edits
from benchmarks.accuracy.mutants import MAKERS, Place
from benchmarks.accuracy.page import kinds, row
from benchmarks.accuracy.run import Result
from benchmarks.accuracy.score import Fault, Figure, share
from summarizer.language.dates import times
from summarizer.schemas.spans import Span

ARTICLE = "Ada Brook said the old mill may close. The mayor, Tom Reed, denied it. At least 40 men left on Monday."


def test_a_month_counted_as_a_hedge_is_a_trap_that_caught() -> None:
    assert hedges.judge("The fair is in May.").counts == {"traps": 1, "trapped": 0}
    assert hedges.judge("The mill may close.").counts == {"traps": 1, "trapped": 1}


def test_no_month_no_past_ability_and_no_reported_future_counts_as_a_hedge() -> None:
    traps = tomllib.loads((corpora.DATA / "hedge_traps.toml").read_text("utf-8"))["no_hedge"]
    assert [trap for trap in traps if hedges.judge(trap).counts["trapped"]] == []


def test_hedges_of_an_article_count_missed_and_invented_ones() -> None:
    rows = [
        {"id": "1", "text": "It may close.", "cues": [{"start": 3, "end": 6, "type": "epistemic"}]},
        {"id": "2", "text": "It may close.", "cues": [{"start": 0, "end": 2, "type": "condition"}]},
    ]
    made = hedges.judge(rows)
    assert (made.counts["found"], made.counts["right"], made.counts["gold"]) == (2, 1, 1)
    assert [fault.kind for fault in made.faults] == ["invented"]


@pytest.mark.parametrize(
    ("phrase", "median", "counts"),
    [
        ("likely", 70, {"banded": 1, "inside": 1}),
        ("likely", 95, {"banded": 1}),
        ("we believe", 75, {}),
    ],
)
def test_a_phrase_counts_where_it_has_a_band(phrase: str, median: float, counts: dict[str, int]) -> None:
    assert phrases.judge({"phrase": phrase, "median": median, "study": "s"}).counts == counts


def test_a_line_of_quantities_is_right_as_a_whole() -> None:
    assert quantities.judge("It took 40 to 50 days. -> 40..50 days").counts == {"lines": 1, "right": True}
    assert quantities.judge("It took 40 days. -> 41 days").counts == {"lines": 1, "right": False}


def test_a_line_of_dates_is_right_as_a_whole_and_tells_a_wrong_day() -> None:
    day = date(2024, 5, 15)
    assert dates.judge((day, "It closed on Monday. -> 2024-05-13")).counts["table_right"]
    assert dates.judge((day, "It closed on Monday. -> 2024-05-20")).counts["table_wrong_day"]
    assert not dates.judge((day, "It closed in 2020. -> 2021")).counts["table_wrong_day"]


def when(text: str, gold: str) -> dict[str, object]:
    at = {"field": "text", "start": 0, "end": len(text)}
    return {"id": "1", "published": "2024-05-15", "text": text, "answers": {"when": [{"normalised": gold, "at": [at]}]}}


@pytest.mark.parametrize(
    ("text", "gold", "right", "wrong", "contradicted"),
    [
        ("Monday", "2024-05-13", 1, 0, 0),
        ("Monday", "2024-05-06", 0, 1, 0),
        ("Monday", "2024-05-14", 0, 0, 1),
        ("yesterday", "2024-05-13", 0, 1, 0),
        ("3 May 2024", "2024-05-04", 0, 0, 1),
        ("last month", "2024-05-13", 0, 0, 0),
        ("the race", "2024-05-13", 0, 0, 0),
    ],
)
def test_a_wrong_day_is_ours_unless_the_gold_contradicts_the_words(
    text: str, gold: str, right: int, wrong: int, contradicted: int
) -> None:
    counts = dates.judge(when(text, gold)).counts
    assert (counts["right"], counts["wrong"], counts["contradicted"]) == (right, wrong, contradicted)


def test_a_when_that_is_no_day_counts_for_nothing() -> None:
    assert dates.judge(when("May", "2024-05")).counts["days"] == 0


def test_a_value_is_compared_as_a_day() -> None:
    assert [dates.value(time) for time in times("at 9 a.m. on Monday", date(2024, 5, 15))] == ["2024-05-13"]


def test_the_best_phrase_counts() -> None:
    assert events.best("The old mill", ["mill", "the old mill"]) == 1


def test_an_article_without_events_answers_with_its_headline() -> None:
    article = {"id": "1", "title": "Calm", "text": "Is it calm?", "published": None}
    made = events.judge(article | {"answers": {"who": [], "what": [{"text": "calm"}], "when": [], "where": []}})
    assert made.counts == {"what_n": 1, "what": 1, "what_headline": 1}


def test_realis_is_that_of_the_nugget() -> None:
    text = "Thieves attacked the bank. Police will arrest them."
    nuggets = [("Actual", 8, 16), ("Other", 39, 45), ("General", 0, 4)]
    made = factuality.judge(
        {"id": "1", "text": text, "events": [{"realis": r, "nugget": {"start": s, "end": e}} for r, s, e in nuggets]}
    )
    assert made.counts.get("right_Actual") == 1
    assert made.counts["gold_Other"] == 1
    assert "gold_General" not in made.counts


@pytest.mark.parametrize(
    ("original", "text", "is_number"),
    [("40", "50", True), ("40 men", "forty men", False), ("old", "new", False), ("", "50", False)],
)
def test_a_number_edit_puts_one_figure_for_another(original: str, text: str, is_number: bool) -> None:
    assert edits.is_number_edit([{"original": original, "text": text}]) is is_number


def test_a_pair_counts_for_its_domain_and_for_all() -> None:
    pair = {"id": "1", "document": ARTICLE, "edit_types": ["entity_modification"], "domain": "news"}
    edited = [{"original": "40", "text": "90"}]
    bad = edits.judge(pair | {"summary": "At least 90 men left on Monday.", "label": 0, "edits": edited})
    assert bad.counts == {
        "bad": 1,
        "bad_right": 1,
        "news_bad": 1,
        "news_bad_right": 1,
        "numbers": 1,
        "numbers_right": 1,
    }
    good = edits.judge(pair | {"summary": "At least 40 men left on Monday.", "label": 1, "edits": []})
    assert good.counts["good_right"] == 1
    assert not good.faults


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311


PLACE = Place(
    "Ada Brook said on Monday that more than 40 percent of the men will probably leave Old Port with Tom Reed.",
    cues=((68, 76),),
    says=(((0, 9), (10, 14), (30, 103)),),
    others=("Lena Voss",),
    names=("Karl Mann",),
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("hedge deleted", "will leave Old Port"),
        ("hedge strengthened", "will certainly leave"),
        ("hedge weakened", "will possibly leave"),
        ("sources swapped", "Lena Voss said"),
        ("source dropped", "More than 40 percent"),
        ("modifier changed", "fewer than 40 percent"),
        ("unit changed", "40 million of"),
        ("polarity flipped", "will not probably"),
        ("name replaced", "Karl Mann"),
    ],
)
def test_a_mutant_has_one_fault(kind: str, expected: str) -> None:
    cue = PLACE.text.index("probably")
    place = Place(PLACE.text, ((cue, cue + 8),), PLACE.says, PLACE.others, PLACE.names)
    made = MAKERS[kind](place, chance())
    assert made is not None
    assert expected in made


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_sentence_that_offers_nothing_gives_no_mutant(kind: str) -> None:
    assert MAKERS[kind](Place("Rain fell."), chance()) is None


def test_numbers_and_dates_change_to_others() -> None:
    for seed in range(20):
        one = chance(seed)
        assert "40" not in (MAKERS["number changed"](PLACE, one) or "")
        assert "Monday" not in (MAKERS["date changed"](PLACE, one) or "")


def test_a_word_is_invented_only_where_no_hedge_stands() -> None:
    assert MAKERS["hedge invented"](Place("It was sold."), chance()) in {
        f"It was {word} sold." for word in ("probably", "possibly", "reportedly")
    }
    assert MAKERS["hedge invented"](Place("It was possibly sold.", cues=((7, 15),)), chance()) is None


def test_a_word_of_a_quotation_is_altered_within_its_marks() -> None:
    place = Place("He said “nobody could possibly have closed it” there.", words=("windows",))
    made = MAKERS["quotation altered"](place, chance())
    assert made is not None
    assert "windows" in made.partition("“")[2].partition("”")[0]


def test_mutants_of_an_article_are_counted_by_kind() -> None:
    text = "Ada Brook said the old mill was sold for 40 million dollars. The river rose."
    parts = {
        part: [{"start": start, "end": end, "text": text[start:end]}]
        for part, (start, end) in {"source": (0, 9), "cue": (10, 14), "content": (15, 59)}.items()
    }
    article = {"id": "1", "text": text, "published": "2024-05-15", "attributions": [parts]}
    counts = mutation.judge(("says", article, ())).counts
    assert (counts["number changed"], counts["number changed caught"]) == (1, 1)
    assert (counts["unmutated"], counts["unmutated caught"]) == (1, 0)


def test_hedges_are_mutated_in_sentences_of_their_own_article() -> None:
    text = "The old mill was probably sold for 40 million dollars."
    cue = {"start": 17, "end": 25, "type": "epistemic"}
    counts = mutation.judge(("hedges", [{"text": text, "cues": [cue]}], ())).counts
    assert (counts["hedge deleted"], counts["hedge deleted caught"]) == (1, 1)
    assert "number changed" not in counts


def test_a_speaker_is_right_by_name_or_wording_and_nobody_is_nobody() -> None:
    article = corpora.reading('"We sold the mill in the autumn," said Ada Brook, a farmer. "It was far too old."')
    who = quotations.speaker(article, quotations.spoken(article)[0])
    assert quotations.is_speaker(who, "Brook")
    assert not quotations.is_speaker(who, "Reed")
    assert not quotations.is_speaker(who, "")
    assert quotations.is_speaker(None, "")


def test_a_row_of_the_page_says_whether_the_aim_is_reached() -> None:
    figure = Figure("f", 0.5, share("a", "b"), at_most=True)
    assert "| ≤ 0.50 | **no** |" in row(Result("m", figure, 0.6, 0.5, 0.7, None))
    assert "| yes |" in row(Result("m", figure, 0.4, 0.3, 0.5, 0.45))
    assert kinds([Fault("b", "", ""), Fault("a", "", ""), Fault("b", "", "")]) == "b 2, a 1"


def test_without_corpora_the_run_says_so_and_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMARIZER_EVAL", "/nowhere/at/all")
    assert command.main([]) == 0
    assert "SUMMARIZER_EVAL" in capsys.readouterr().out


def test_a_span_is_shown_in_brackets() -> None:
    span = Span(start=4, end=7, text="old")
    assert corpora.around("The old mill", span.start, span.end) == "The [old] mill"
