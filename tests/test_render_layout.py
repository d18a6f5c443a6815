"""Layout: what stands where in a brief, in which words, whatever it is rendered to."""

from typing import Any, get_args

import briefs
import hostile
import pytest
from desk import Desk, finding, generation, sourcing, voice

from summarizer.render import rows, words
from summarizer.render.index import Index
from summarizer.render.layout import layout
from summarizer.render.view import Row, Section, View
from summarizer.schemas import values
from summarizer.schemas.brief import Brief, OpenQuestion, Participant


def section(view: View, key: str) -> Section:
    return next(found for found in view.sections if found.key == key)


def texts(view: View, key: str) -> list[str]:
    return [row.text for row in section(view, key).rows]


def note(row: Row, label: str) -> str | None:
    return next((found.text for found in row.notes if found.label == label), None)


@pytest.mark.parametrize(
    ("table", "alias"),
    [
        (words.SOURCE_TYPES, values.SourceType),
        (words.AFFILIATIONS, values.Affiliation),
        (words.BASES, values.Basis),
        (words.ATTRIBUTIONS, values.AttributionType),
        (words.SOURCING_LEVELS, values.SourcingLevel),
        (words.CLAIM_KINDS, values.ClaimKind),
        (words.REALIS_DETAILS, values.RealisDetail),
        (words.QUESTION_KINDS, values.QuestionKind),
        (words.STANDARDS, values.BandStandard),
        (words.ROLES, values.ParticipantRole),
        (words.QUANTITY_CATEGORIES, values.QuantityCategory),
        (words.TIME_MODIFIERS, values.TimeModifier),
        (words.SEVERITIES, values.Severity),
    ],
)
def test_every_allowed_value_has_a_word(table: dict[str, str], alias: Any) -> None:
    assert set(table) == set(get_args(alias))


def test_sections_stand_in_the_order_analysts_read() -> None:
    assert [found.key for found in layout(briefs.sample()).sections] == [
        "bluf",
        "key-points",
        "known",
        "claimed",
        "disputed",
        "unknown",
        "figures",
        "timeline",
        "outlook",
        "sources",
        "evidence",
        "rejected",
        "remarks",
        "coverage",
        "disclosure",
    ]


def test_every_event_and_claim_stands_in_exactly_one_place() -> None:
    view = layout(briefs.sample())
    placed = [text for key in ("known", "claimed", "disputed", "outlook") for text in texts(view, key)]
    for item in briefs.sample().assertions:
        assert placed.count(item.text) == 1


@pytest.mark.parametrize(
    ("item", "standing"),
    [
        ("e1", "known"),  # told in the article's own voice, actual and certain
        ("e2", "outlook"),  # planned, and somebody stands for it
        ("e5", "claimed"),  # hedged
        ("c1", "claimed"),
        ("c2", "disputed"),
        ("c3", "disputed"),
        ("c5", "outlook"),  # an attributed forecast
    ],
)
def test_an_item_stands_where_its_realis_certainty_and_sourcing_put_it(item: str, standing: str) -> None:
    index = Index(briefs.sample())
    assert index.standing(index.items[item]) == standing


@pytest.mark.parametrize(("level", "standing"), [("low", "claimed"), ("moderate", "known"), ("high", "known")])
def test_an_event_told_by_a_source_is_known_only_with_sourcing_above_low(level: str, standing: str) -> None:
    desk = Desk((("body", ("The rebels said they had taken the bridge.",)),))
    told = voice("s1", "indirect", sourcing=sourcing(level))
    event = desk.event("e1", "The rebels took the bridge.", 1, **told)
    brief = desk.brief(events=(event,), sources=(desk.source("s1", "named_group", 1, name="The rebels"),))
    assert Index(brief).standing(event) == standing


def test_a_forecast_nobody_stands_for_is_no_outlook() -> None:
    desk = Desk((("body", ("Prices will rise.",)),))
    claim = desk.claim("c1", "Prices will rise.", 1, **voice(), kind="forecast")
    assert Index(desk.brief(claims=(claim,))).standing(claim) == "claimed"


def test_a_contradiction_is_shown_from_both_sides_with_its_sentences() -> None:
    view = layout(briefs.sample())
    denial, claim, _ = section(view, "disputed").rows
    assert (
        note(denial, "Against")
        == "The Northern Front was almost certainly behind the attack. (A senior security official)"
    )
    assert note(claim, "Against") == "The Northern Front had no part in the attack. (The Northern Front)"
    assert [found.cites for found in claim.notes if found.label == "Against"] == [(6,)]


def test_likelihood_and_sourcing_stand_in_separate_notes() -> None:
    row = section(layout(briefs.sample()), "key-points").rows[1]
    assert note(row, "Likelihood") == "probably [55–80%, ICD 203]"
    assert note(row, "Sourcing") == "moderate. One source that is in a position to know: Ilse Marant."
    assert "%" not in (note(row, "Sourcing") or "")


def test_sourcing_is_said_to_rate_support_and_not_truth() -> None:
    assert words.SOURCING_CAVEAT in section(layout(briefs.sample()), "key-points").caption


def test_a_hedge_on_an_actor_names_the_actor() -> None:
    row = section(layout(briefs.sample()), "known").rows[0]
    assert note(row, "Likelihood") == "probably [55–80%, ICD 203], of a drone as actor"


def test_a_hedge_without_a_band_is_shown_without_a_number() -> None:
    row = next(row for row in section(layout(briefs.sample()), "claimed").rows if row.cites == (10,))
    assert note(row, "Likelihood") is None
    assert note(row, "Hedged") == "may (no standard gives a band)"


def test_an_approximator_is_no_hedge_on_the_line() -> None:
    desk = Desk((("body", ("About nine ships left.",)),))
    event = desk.event("e1", "About nine ships left.", 1, **voice(hedges=(desk.hedge(1, "About", "approximator"),)))
    row = section(layout(desk.brief(events=(event,))), "known").rows[0]
    assert [found.label for found in row.notes] == ["According to", "Sourcing"]


def test_claims_are_gathered_by_who_says_them() -> None:
    groups = section(layout(briefs.sample()), "claimed").groups
    assert [group.title for group in groups] == [
        "Ilse Marant, the interior ministry's spokeswoman (government)",
        "Karsund Energy, a statement (company)",
        "The mayor's office (government)",
    ]
    assert len(groups[0].rows) == 2


def test_who_relays_a_claim_is_named() -> None:
    desk = Desk((("body", ("The agency quoted Ode as saying the dam held.",)),))
    sources = (
        desk.source("s1", "named_individual", 1, name="Ode"),
        desk.source("s2", "media", 1, descriptor="The agency"),
    )
    claim = desk.claim("c1", "The dam held.", 1, **voice("s1", "indirect", via="s2"))
    view = layout(desk.brief(claims=(claim,), sources=sources, key_points=("c1",)))
    assert note(section(view, "key-points").rows[0], "According to") == "Ode, via The agency (paraphrased)"


def test_figures_are_gathered_by_source_and_derived_bounds_are_ours() -> None:
    groups = section(layout(briefs.sample()), "figures").groups
    leads = {group.title: [row.lead for row in group.rows] for group in groups}
    assert leads == {
        "The article, in its own voice": [
            "two",
            "about 2,500 (our reading: 2,300–2,700)",
            "Dozens (our reading: 12 or more)",
        ],
        "Karsund Energy, a statement (company)": ["at least 40", "$12 million"],
        "The mayor's office (government)": ["Fewer than 1,000"],
    }


def test_a_figure_that_two_items_of_one_source_hold_is_listed_once() -> None:
    desk = Desk((("body", ("Nine ships left.",)),))
    nine = desk.quantity(1, "Nine", "ships", value=9, lower=9, upper=9)
    events = tuple(desk.event(key, key, 1, **voice(quantities=(nine,))) for key in ("e1", "e2"))
    assert len(section(layout(desk.brief(events=events)), "figures").rows) == 1


def test_the_timeline_runs_by_date_and_lists_what_cannot_be_dated() -> None:
    dated, loose = section(layout(briefs.sample()), "timeline").groups
    assert [row.lead for row in dated.rows] == ["2024-03-12", "2024-03-16"]
    assert note(dated.rows[0], "Time") == "“late Tuesday”; anchor: published 2024-03-14 (assumed)"
    assert dated.rows[1].text.endswith("(planned)")
    assert (loose.title, [row.lead for row in loose.rows]) == ("Not resolved to a date", ["“some years ago”"])


def test_a_timeline_without_a_publication_date_says_why_it_is_unresolved() -> None:
    desk = Desk((("body", ("It rained on Monday.",)),))
    loose = desk.time(1, "Monday", None, anchor=None, anchor_assumed=False, precision="unresolved")
    event = desk.event("e1", "It rained.", 1, **voice(), time=loose)
    found = section(layout(desk.brief(events=(event,))), "timeline")
    assert found.caption == words.NO_ANCHOR
    assert [group.title for group in found.groups] == ["Not resolved to a date"]


def test_sources_of_one_origin_say_so() -> None:
    table = section(layout(briefs.sample()), "sources").table
    assert table
    cells = {record.cells[0]: record.cells[1:] for record in table.records}
    assert cells["A senior security official (same origin as Ilse Marant)"] == (
        "unnamed person",
        "government",
        "on background, name withheld",
    )
    assert cells["the article"] == ("the article itself", "news media", "")


def test_the_evidence_holds_every_cited_sentence_as_it_stands() -> None:
    brief = briefs.sample()
    rows = section(layout(brief), "evidence").rows
    sentences = {f"[{s.number}]": brief.article.text[s.start : s.end] for s in brief.sentences}
    assert [row.lead for row in rows] == [f"[{n}]" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16)]
    assert all(row.text == sentences[row.lead] for row in rows)


def test_a_rejected_item_cites_only_sentences_that_exist_and_says_what_is_wrong() -> None:
    (row,) = section(layout(briefs.sample()), "rejected").rows
    assert (row.lead, row.text, row.cites) == ("Claim c9", "A drone caused the blast.", (3,))
    assert [found.text for found in row.notes] == [
        "[3] says “probably”; the text does not. (hedge)",
        "There is no sentence 99. (citation)",
    ]


@pytest.mark.parametrize(
    ("sentences", "cites"), [(None, ()), ("2", ()), ({"2": 2}, ()), ([None, "1", [2], 99], ()), ([2, 2, "1"], (2,))]
)
def test_whatever_a_model_wrote_as_sentences_can_be_shown(sentences: object, cites: tuple[int, ...]) -> None:
    brief = briefs.empty()
    rejected = brief.rejected[0].model_copy(update={"item": {"text": 7, "sentences": sentences}})
    (row,) = section(layout(brief.model_copy(update={"rejected": (rejected,)})), "rejected").rows
    assert (row.text, row.cites) == ("7", cites)


def test_findings_stand_with_their_item_and_the_rest_by_themselves() -> None:
    view = layout(briefs.sample())
    warned = next(row for row in section(view, "known").rows if row.cites == (13,))
    assert note(warned, "Warning") == "Only half of the text is found in the sentences it cites. (support)"
    assert texts(view, "remarks") == ["The article does not name “Interior Minister Hask”. (name)"]


def test_an_item_kept_in_spite_of_an_error_says_that_it_failed() -> None:
    brief = briefs.sample().model_copy(update={"findings": (finding("hedge", "c1", "Surer than [3]."),)})
    assert note(section(layout(brief), "key-points").rows[1], "Failed check") == "Surer than [3]. (hedge)"


def test_the_coverage_lists_what_no_item_cites() -> None:
    rows = section(layout(briefs.sample()), "coverage").rows
    assert [(row.lead, row.text, row.cites) for row in rows] == [
        ("", "14 of 16 sentences of the article are cited.", ()),
        ("An attribution that no item cites", "", (4,)),
    ]


@pytest.mark.parametrize(("model", "caption"), [("rules", words.BY_RULES), ("ollama/qwen3", words.BY_MODEL)])
def test_the_disclosure_says_whether_a_language_model_wrote_it(model: str, caption: str) -> None:
    brief = briefs.sample().model_copy(update={"generation": generation(model)})
    assert section(layout(brief), "disclosure").caption == caption


def test_the_disclosure_names_system_model_prompt_and_cost() -> None:
    rows = section(layout(briefs.sample()), "disclosure").rows
    told = {row.lead: row.text for row in rows}
    assert told["System"] == "summarizer 0.1.0"
    assert told["Model"] == "openai/gpt-5-mini"
    assert told["Prompt"] == "news, sha256 3f3f3f3f3f3f3f3f"
    assert told["Cost"] == "2 requests, 5,210 tokens in, 1,874 out, $0.0051"


def test_an_article_that_addresses_the_reader_as_a_machine_is_the_first_thing_said() -> None:
    view = layout(hostile.brief())
    assert view.alerts == (hostile.LINES[0],)
    assert not any(hostile.LINES[0] in text for text in texts(view, "remarks"))


@pytest.mark.parametrize(
    ("brief", "alert"),
    [
        (briefs.empty(), words.NOTHING_PASSED),
        (Desk((("body", ("Nothing.",)),)).brief(), words.NOTHING_FOUND),
    ],
)
def test_a_brief_with_nothing_in_it_says_so_and_shows_no_empty_section(brief: Brief, alert: str) -> None:
    view = layout(brief)
    assert view.alerts == (alert,)
    assert (view.title, view.byline) == (words.UNTITLED, (words.UNDATED,))
    assert {found.key for found in view.sections} <= {"rejected", "coverage", "disclosure"}


def test_ids_that_lead_nowhere_are_passed_over() -> None:
    desk = Desk((("body", ("It rained.",)),))
    claim = desk.claim("c1", "It rained.", 1, **voice("s9", "indirect"), contradicts=("e9", "c1"))
    view = layout(desk.brief(claims=(claim,), key_points=("c1", "e9")))
    assert texts(view, "key-points") == ["It rained."]


def test_an_open_question_names_whoever_raised_it() -> None:
    desk = Desk((("body", ("Police do not know why.",)),))
    question = OpenQuestion(id="q1", text="Why.", kind="stated_unknown", stated_by="s1", evidence=desk.evidence(1))
    police = desk.source("s1", "named_group", 1, name="Police")
    (row,) = section(layout(desk.brief(open_questions=(question,), sources=(police,))), "unknown").rows
    assert note(row, "According to") == "Police"


def test_the_timeline_follows_the_calendar_and_not_the_article() -> None:
    desk = Desk((("body", ("The dam broke in 2021.", "It was built in 1968.")),))
    events = (
        desk.event("e1", "It broke.", 1, **voice(), time=desk.time(1, "2021", "2021", anchor=None)),
        desk.event("e2", "It was built.", 2, **voice(), time=desk.time(2, "1968", "1968", anchor=None)),
    )
    assert [row.lead for row in section(layout(desk.brief(events=events)), "timeline").rows] == ["1968", "2021"]


@pytest.mark.parametrize(("certainty", "standing"), [("certain", "known"), ("probable", "claimed")])
def test_only_what_is_certain_is_known(certainty: str, standing: str) -> None:
    desk = Desk((("body", ("It rained.",)),))
    event = desk.event("e1", "It rained.", 1, **voice(certainty=certainty))
    assert Index(desk.brief(events=(event,))).standing(event) == standing


def test_a_key_point_gives_the_grounds_of_its_sourcing_once() -> None:
    view = layout(briefs.sample())
    first, again = section(view, "key-points").rows[0], section(view, "known").rows[0]
    assert first.text == again.text
    assert note(first, "Sourcing") == "moderate. The article tells it in its own voice. An official refers to it."
    assert note(again, "Sourcing") == "moderate"


def test_a_hedge_on_an_actor_is_told_once_and_keeps_the_line_from_the_known() -> None:
    desk = Desk((("body", ("The raids were probably the work of Ossian guards.",)),))
    hedge = desk.hedge(1, "probably", "epistemic", (55, 80))
    guards = Participant(name="Ossian guards", role="actor", hedges=(hedge,))
    event = desk.event("e1", "The raids were probably theirs.", 1, **voice(hedges=(hedge,)), participants=(guards,))
    (row,) = section(layout(desk.brief(events=(event,))), "claimed").rows
    told = [found.text for found in row.notes if found.label == "Likelihood"]
    assert told == ["probably [55–80%, ICD 203], of Ossian guards as actor"]


@pytest.mark.parametrize(
    ("name", "descriptor", "phrase"),
    [
        ("Ode", "a clerk", "Ode, a clerk"),
        ("Ode", "the clerk Ode", "the clerk Ode"),
        ("Guard", "the guard", "the guard"),
        ("Ode", "", "Ode"),
        ("Mara Ode", "Ode", "Mara Ode"),
        (None, "a clerk", "a clerk"),
        (None, "", "the article"),
    ],
)
def test_a_source_is_called_by_name_and_by_the_articles_words(name: str | None, descriptor: str, phrase: str) -> None:
    desk = Desk((("body", ("It rained.",)),))
    assert rows.source_phrase(desk.source("s1", "named_individual", 1, name=name, descriptor=descriptor)) == phrase


@pytest.mark.parametrize(
    ("name", "descriptor", "title"),
    [("al-Sabr", "a militia", "al-Sabr, a militia"), ("Guard", "the Guard", "The Guard"), (None, "a clerk", "A clerk")],
)
def test_a_heading_is_capitalised_unless_it_opens_with_a_name(name: str | None, descriptor: str, title: str) -> None:
    desk = Desk((("body", ("It rained.",)),))
    source = desk.source("s1", "named_group", 1, name=name, descriptor=descriptor)
    assert rows.heading("s1", Index(desk.brief(sources=(source,)))) == title
