"""The real client, against recorded answers. cassettes/README.md says where the answers came from."""

import sys
from datetime import date
from pathlib import Path

import pytest
import record

from summarizer import Settings, asummarize, summarize
from summarizer.errors import KeyRejected, Refused

ARTICLES = Path(__file__).parents[1] / "examples/articles"
TREMOR = ARTICLES / "short-tremor.txt"
PUBLISHED = date(2026, 2, 10)


@pytest.fixture
def options(recorded_url):
    def make(**changes):
        settings = Settings(base_url=recorded_url, api_key=record.KEY, **changes)
        return {"model": record.ASKED, "published": PUBLISHED, "settings": settings}

    return make


@pytest.mark.vcr
def test_a_clean_answer(options):
    brief = summarize(TREMOR, **options())
    assert brief.rejected == ()
    assert brief.generation.model == record.ASKED
    assert brief.generation.usage.requests == 1
    assert brief.generation.usage.output_tokens > 0
    assert all(brief.article.text[e.start : e.end] == e.quote for item in brief.assertions for e in item.evidence)


@pytest.mark.vcr
async def test_an_async_run(options):
    brief = await asummarize(TREMOR, **options())
    assert brief.rejected == ()
    assert brief.events + brief.claims


@pytest.mark.vcr
def test_an_answer_that_does_not_fit_the_schema_is_asked_for_again(options):
    brief = summarize(TREMOR, **options())
    assert brief.generation.usage.requests == 2
    assert brief.events + brief.claims


@pytest.mark.vcr
def test_a_429_is_waited_out_as_long_as_it_says(options, waits):
    brief = summarize(TREMOR, **options())
    assert waits == [7]
    assert brief.generation.usage.requests == 2


@pytest.mark.vcr
def test_a_truncated_answer_is_asked_for_once_more_with_a_larger_limit(options):
    brief = summarize(TREMOR, **options(max_output_tokens=300))
    assert brief.generation.usage.requests == 2
    assert brief.generation.usage.output_tokens > 300


@pytest.mark.vcr
def test_a_refusal_ends_at_once(options):
    with pytest.raises(Refused) as caught:
        summarize(TREMOR, **options())
    assert caught.value.usage.requests == 1


@pytest.mark.vcr
def test_a_wrong_key_ends_at_once_and_is_not_shown(options):
    with pytest.raises(KeyRejected) as caught:
        summarize(TREMOR, **options())
    assert record.KEY not in str(caught.value)


@pytest.mark.vcr
def test_a_judged_brief(options):
    brief = summarize(TREMOR, judge=record.ASKED, **options())
    made = brief.generation
    assert (made.usage.requests, made.judge_usage.requests) == (1, 1)
    assert made.judge_usage.output_tokens > 0
    assert made.judge == record.ASKED
    assert not [found for found in brief.findings if found.check == "judge"]


@pytest.mark.vcr
def test_a_repair_round(options):
    path = ARTICLES / "live-storm-landfall.html"
    brief = summarize(path, **options() | {"published": "2026-03-27"})
    assert brief.generation.repair_rounds == 1
    assert brief.generation.usage.requests == 2


@pytest.mark.vcr
def test_a_long_article_in_windows(options):
    path = ARTICLES / "analysis-blackout.txt"
    brief = summarize(path, **options(window_words=1000, repair_rounds=0) | {"published": "2026-05-30"})
    numbers = {e.sentence for item in brief.assertions for e in item.evidence}
    assert brief.generation.usage.requests >= 4
    assert max(numbers) > 60
    assert brief.bluf
    assert brief.key_points
    assert len({source.id for source in brief.sources}) == len(brief.sources)


@pytest.mark.vcr
def test_a_custom_schema(options):
    sys.path.insert(0, str(ARTICLES.parent))
    try:
        from product_recall import Recalls
    finally:
        sys.path.pop(0)
    checked = summarize(
        ARTICLES / "recall-stair-gate.txt",
        schema=Recalls,
        instructions="One entry a product.",
        **options() | {"published": "2026-01-29"},
    )
    assert checked.value.recalls
    assert checked.evidence
    article = checked.article.text
    assert all(article[e.start : e.end] == e.quote for quotes in checked.evidence.values() for e in quotes)
