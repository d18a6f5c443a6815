from datetime import date

import pytest
from checking import item, read
from drafts import ALARM, ARTICLE, BOLT, COLLAPSE, TEXT, draft

from summarizer import Scripted, Settings, summarize
from summarizer.grade.coverage import statement
from summarizer.grade.origins import origin_of
from summarizer.grade.parts import quantities_of
from summarizer.grade.realis import realis_of
from summarizer.render.layout import title_of
from summarizer.schemas.article import Article
from summarizer.schemas.draft import DraftSource

ONCE = Settings(repair_rounds=0)


HEADLINE = "What broke? Crane falls into Tarn harbour"


def brief_of(**changes):
    return summarize(ARTICLE, model=Scripted([draft(**changes)]), on_error="keep", settings=ONCE)


def test_an_events_figures_have_their_bounds():
    figures = brief_of().events[0].quantities
    assert [(q.text.startswith("at least 3"), q.value, q.lower, q.upper, q.modifier) for q in figures] == [
        (True, 3, 3, None, "EQUAL_OR_MORE")
    ]


@pytest.mark.parametrize(
    ("sentence", "text", "found"),
    [
        ("Ida Reid, 57, left the yard.", "Ida Reid, 57, left.", [("57", "years old")]),
        ("The wreck cost the port millions of dollars.", "It cost millions of dollars.", [("millions", "USD")]),
        ("About half of the crew had left by noon.", "Half of the crew had left.", [("About half", "share")]),
        ("The fall killed one sailor.", "One sailor was killed.", [("one sailor", "sailor")]),
        ("It was one of two plans.", "It was one of two plans.", [("two plans", "plans")]),
        ("Eight of the 30 cranes stand.", "30 cranes stood there.", [("30 cranes", "cranes")]),
    ],
)
def test_the_figures_of_an_item_keep_the_unit_that_their_sentence_gives_them(sentence, text, found):
    reading = read(sentence)
    figures = quantities_of(item(reading, text), reading)
    assert [(one.text, one.unit) for one in figures] == found


def test_an_events_time_is_resolved_with_its_anchor():
    time = brief_of().events[0].time
    assert (time.text, time.edtf, time.anchor, time.anchor_assumed) == ("Monday", "2026-05-04", date(2026, 5, 5), True)


def test_without_a_publication_date_a_weekday_stays_unresolved():
    brief = summarize(Article(text=TEXT), model=Scripted([draft()]))
    assert (brief.events[0].time.edtf, brief.events[0].time.precision) == (None, "unresolved")


def test_a_hedge_keeps_its_band_and_caps_the_certainty():
    claim = brief_of(claims=[BOLT.model_copy(update={"certainty": "certain"})]).claims[0]
    assert claim.likelihood.text == "probably"
    assert (claim.likelihood.band.lower, claim.likelihood.band.upper) == (55, 80)
    assert (claim.certainty, claim.factuality) == ("probable", "PR+")


def test_a_hedge_on_a_participant_leaves_the_event_certain():
    text = "Raiders, probably smugglers, burned the customs house on Monday, police said."
    part = COLLAPSE.participants[0].model_copy(update={"name": "smugglers", "role": "actor", "hedge": "probably"})
    event = COLLAPSE.model_copy(
        update={
            "sentences": [1],
            "text": "Raiders, probably smugglers, burned the customs house on Monday.",
            "place": "",
            "participants": [part],
        }
    )
    police = draft().sources[1].model_copy(update={"descriptor": "police"})
    answer = draft(
        sources=[draft().sources[0], police],
        events=[event],
        claims=[],
        questions=[],
        bluf=draft().bluf.model_copy(update={"text": ""}),
    )
    brief = summarize(Article(text=text), model=Scripted([answer]), on_error="keep", settings=ONCE)
    assert brief.events[0].factuality == "CT+"
    assert brief.events[0].participants[0].hedges[0].text == "probably"


def test_a_hedge_that_no_lexicon_knows_counts_as_epistemic():
    text = "The bolt had, in all the world's eyes, rusted through, harbour master Ida Brandt said."
    claim = BOLT.model_copy(update={"sentences": [1], "cue": "said", "hedges": ["in all the world's eyes"]})
    answer = draft(sources=draft().sources[:3], events=[], claims=[claim], questions=[])
    brief = summarize(Article(text=text), model=Scripted([answer]), on_error="keep", settings=ONCE)
    assert [(hedge.text, hedge.type) for hedge in brief.claims[0].hedges] == [("in all the world's eyes", "epistemic")]


def test_times_that_a_claim_names_are_resolved():
    claim = BOLT.model_copy(
        update={"sentences": [2], "text": "On Monday a crane collapsed in Tarn harbour.", "hedges": [], "cue": "said"}
    )
    assert [time.edtf for time in brief_of(claims=[claim]).claims[0].times] == ["2026-05-04"]


def test_an_unresolvable_time_is_kept_in_the_articles_words():
    brief = brief_of(events=[COLLAPSE.model_copy(update={"time": "injuring"})])
    assert (brief.events[0].time.text, brief.events[0].time.edtf) == ("injuring", None)


def test_a_question_is_stated_by_a_source_of_the_brief_or_by_nobody():
    asked = [ALARM.model_copy(update={"stated_by": "S3"}), ALARM]
    questions = brief_of(questions=asked).open_questions
    assert [(question.id, question.stated_by) for question in questions] == [("Q1", "S3"), ("Q2", None)]


def test_coverage_names_what_nothing_cites():
    brief = brief_of(claims=[], bluf=draft().bluf.model_copy(update={"sentences": [2]}))
    assert brief.coverage.sentences == 5
    assert brief.coverage.cited == 2
    assert {3, 4} <= set(brief.coverage.uncited_attributed)
    assert 3 in brief.coverage.uncited_hedged


def test_sources_that_nothing_rests_on_are_left_out():
    assert [source.id for source in brief_of(claims=[BOLT]).sources] == ["S2", "S3"]


def test_the_statement_counts_sources_and_says_what_rests_on_unnamed_ones():
    brief = brief_of()
    text = statement([brief.source(item.source) for item in brief.assertions])
    assert text == "4 items rest on 1 named person and 2 named organisations."
    assert statement([DraftSource(id="s1", type="unnamed_group")]) == (
        "1 item rests on 1 unnamed group; 1 on unnamed sources."
    )
    assert statement([]) == "No item passed the checks, so the brief rests on no source."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a U.S. official", "another official"),
        ("a senior adviser", "two officials who asked not to be named"),
        ("local officials", "a Velmaran security official, speaking on condition of anonymity"),
    ],
)
def test_unnamed_sources_of_one_affiliation_never_confirm_each_other(one, other):
    first, second = (
        DraftSource(id="S1", type="unnamed_individual", descriptor=words, affiliation="government")
        for words in (one, other)
    )
    assert origin_of(first) == origin_of(second)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("named_individual", "John Hale", "police chief John Hale"), ("named_group", "", "the police"), False),
        (("unnamed_individual", "", "a police officer"), ("unnamed_group", "", "officers"), True),
        (("named_individual", "Ana Ruiz", "Ana Ruiz"), ("named_individual", "Ana Ruiz", "Ms Ruiz"), True),
        (("author", "", ""), ("named_individual", "Ana Ruiz", "Ana Ruiz"), False),
        (
            ("named_individual", "Bo Lind", "White House spokesman Bo Lind"),
            ("named_group", "the White House", "the White House"),
            True,
        ),
    ],
)
def test_sources_that_cannot_confirm_each_other_share_an_origin(one, other, same):
    first, second = (
        DraftSource(id="S1", type=kind, name=name, descriptor=words, affiliation="government")
        for kind, name, words in (one, other)
    )
    assert (origin_of(first) == origin_of(second)) is same


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("The company plans to buy the mill.", "actual", "planned"),
        ("The union marched on Saturday.", "actual", "actual"),
        ("The army threatened to attack the port.", "actual", "threatened"),
        ("The company plans to buy the mill.", "predicted", "predicted"),
        ("", "actual", "actual"),
    ],
)
def test_realis_is_never_surer_than_the_words(text, given, expected):
    assert realis_of(given, text) == expected


def test_words_within_words_are_no_hedges_and_a_month_is_none_either():
    text = "The mayor was dismayed on Tuesday. Taxes may rise in May, the council said."
    claim = BOLT.model_copy(
        update={
            "sentences": [1, 2],
            "text": "The mayor was dismayed on Tuesday.",
            "hedges": [],
            "cue": "",
            "source": "S1",
        }
    )
    answer = draft(sources=[draft().sources[0]], events=[], claims=[claim], questions=[])
    article = Article(text=text, published=date(2026, 5, 5))
    brief = summarize(article, model=Scripted([answer]), on_error="keep", settings=ONCE)
    assert brief.claims[0].hedges == ()
    assert [time.text for time in brief.claims[0].times] == ["Tuesday"]


def test_a_next_sentence_of_another_paragraph_says_nothing_about_this_one():
    bolt = BOLT.model_copy(update={"certainty": "certain"})
    for gap, rule in ((" ", "R2"), ("\n\n", "R4")):
        text = TEXT.replace("“Nobody was inside the cab,” Brandt said.", "").replace(
            "told reporters. ", f"told reporters.{gap}That could not be verified."
        )
        answer = draft(events=[], claims=[bolt], questions=[], bluf=draft().bluf.model_copy(update={"text": ""}))
        brief = summarize(Article(text=text), model=Scripted([answer]), on_error="keep", settings=ONCE)
        assert brief.claims[0].sourcing.rule == rule


@pytest.mark.parametrize(
    ("article", "title"),
    [
        (Article(text=f"{HEADLINE}\n\n{TEXT}", title="Crane falls"), "Crane falls"),
        (Article(text=f"{HEADLINE}\n\n{TEXT}"), HEADLINE),
        (Article(text="A crane fell on Monday, the port said."), None),
    ],
)
def test_a_brief_is_called_as_its_article_is_else_by_the_headline(article, title):
    brief = summarize(article, model="rules")
    assert (brief.title, title_of(brief)) == (title, title or "Untitled article")


def test_an_item_or_source_that_is_not_there_is_named():
    brief = brief_of()
    for ask in (brief.source, brief.assertion):
        with pytest.raises(KeyError, match="has no 'zzz'; it has "):
            ask("zzz")
