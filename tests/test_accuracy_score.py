"""The scoreboard's figures, on counts and spans made by hand."""

import pytest

from benchmarks.accuracy.attribution import Relation, count, pairs
from benchmarks.accuracy.hedges import add
from benchmarks.accuracy.run import Result, pinned_for, worst
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, f1, interval, mean, share, summed, token_f1


def test_a_share_of_nothing_is_nothing() -> None:
    assert share("right", "all")({}) == 0
    assert share("right", "all")({"right": 1, "all": 4}) == 0.25


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    value = f1("right", "found", "right", "gold")
    assert value({"right": 2, "found": 4, "gold": 2}) == pytest.approx(2 * 0.5 * 1 / 1.5)
    assert value({"right": 0, "found": 3, "gold": 3}) == 0


def test_balanced_accuracy_weighs_both_classes_alike() -> None:
    value = mean(share("good_right", "good"), share("bad_right", "bad"))
    assert value({"good": 100, "good_right": 100, "bad": 2, "bad_right": 1}) == 0.75


@pytest.mark.parametrize(
    ("answer", "gold", "expected"),
    [
        (["the", "old", "port"], ["old", "port"], 0.8),
        (["port"], ["port"], 1),
        (["port", "port"], ["port"], 2 / 3),
        ([], ["port"], 0),
        (["mill"], ["port"], 0),
    ],
)
def test_token_f1_counts_each_gold_token_once(answer: list[str], gold: list[str], expected: float) -> None:
    assert token_f1(answer, gold) == pytest.approx(expected)


def test_counts_of_documents_add_up() -> None:
    assert summed([Document({"a": 1}), Document({"a": 2, "b": True})]) == {"a": 3, "b": 1}


def test_an_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    found = [Document({"all": 10, "right": right}) for right in range(11)]
    low, high = interval(found, share("right", "all"))
    assert low < 0.5 < high
    assert (low, high) == interval(found, share("right", "all"))


def test_documents_that_agree_leave_no_interval() -> None:
    assert interval([Document({"all": 2, "right": 1})] * 5, share("right", "all")) == (0.5, 0.5)


def test_hedge_cues_count_by_exact_span_and_sentences_by_whether_they_have_one() -> None:
    counts = dict.fromkeys(("found", "right", "gold", "found_s", "right_s", "gold_s"), 0.0)
    add(counts, {(0, 3), (10, 14)}, {(0, 3), (10, 15)})
    add(counts, set(), {(4, 6)})
    assert counts == {"found": 3, "right": 1, "gold": 2, "found_s": 2, "right_s": 1, "gold_s": 1}


SAID = Relation([(0, 6)], [(7, 11)], [(12, 40)], quoted=True)
TOLD = Relation([(50, 56)], [(57, 61)], [(62, 90)], quoted=False)


def test_attributions_agree_where_all_three_spans_share_a_character() -> None:
    near = Relation([(3, 6)], [(10, 13)], [(30, 60)], quoted=True)
    assert pairs([SAID, TOLD], [near]) == [(0, 0)]
    assert pairs([SAID], [Relation([(60, 66)], [(7, 11)], [(12, 40)], quoted=True)]) == []


def test_an_attribution_is_paired_once() -> None:
    assert pairs([SAID, SAID], [SAID]) == [(0, 0)]


def test_a_source_that_is_absent_from_both_agrees_and_from_one_does_not() -> None:
    nobody = Relation([], [(7, 11)], [(12, 40)], quoted=True)
    assert pairs([nobody], [nobody]) == [(0, 0)]
    assert pairs([nobody], [SAID]) == []


def test_an_attribution_counts_for_cue_content_and_source_apart() -> None:
    elsewhere = Relation([(100, 104)], [(7, 11)], [(12, 40)], quoted=True)
    counts = count([SAID, TOLD], [elsewhere])
    assert counts["all"] == 0
    assert (counts["cue_gold_right"], counts["cue_gold"], counts["cue_right"], counts["found"]) == (1, 2, 1, 1)
    assert (counts["quoted_gold_right"], counts["quoted_gold"], counts["quoted_right"]) == (1, 1, 1)
    assert (counts["sourced"], counts["sourced_right"]) == (1, 0)


LEAST, MOST = Figure("least", 0.5, share("a", "b")), Figure("most", 0.1, share("a", "b"), at_most=True)


@pytest.mark.parametrize(
    ("figure", "value", "floor", "holds"),
    [
        (LEAST, 0.5, 0.5, True),
        (LEAST, 0.49, 0.5, False),
        (LEAST, 0.1, None, True),
        (MOST, 0.04, 0.05, True),
        (MOST, 0.06, 0.05, False),
    ],
)
def test_a_figure_keeps_to_its_floor(figure: Figure, value: float, floor: float | None, holds: bool) -> None:
    assert Result("m", figure, value, value, value, floor).holds is holds


def test_a_floor_holds_for_the_corpus_it_was_pinned_on_alone() -> None:
    own = Measure("own", (), list, lambda _: Document({}), (LEAST,))
    assert pinned_for(own, {"own": {"corpus": "", "floors": {"least": 0.4}}}) == {"least": 0.4}
    assert pinned_for(own, {"own": {"corpus": "ab12", "floors": {"least": 0.4}}}) == {}
    assert pinned_for(own, {}) == {}


def test_faults_to_read_are_spread_over_the_documents() -> None:
    found = [Document({}, tuple(Fault("k", str(n), f"{n}.{m}") for m in range(4))) for n in range(3)]
    assert [fault.text for fault in worst(found, 3)] == ["0.0", "1.0", "2.0"]
    assert worst(found, 0) == []
