import pytest

from summarizer import Scripted, check, summarize
from summarizer.checks import check_article
from summarizer.number import number
from summarizer.read import read
from summarizer.reading import Reading

GERMAN = "Die Talsperre ist seit Montag gesperrt. Der Betreiber sagte, das Wasser sei wahrscheinlich verunreinigt."
ENGLISH = "The dam has been closed since Monday. The operator said the water was probably polluted."


@pytest.mark.parametrize(("text", "checks"), [(GERMAN, ["language"]), (ENGLISH, [])])
def test_an_article_in_another_language_is_said_to_be_so(text, checks):
    article = read(text)
    findings = check_article(Reading(article, number(article)))
    assert [finding.check for finding in findings] == checks
    assert all(finding.severity == "warning" for finding in findings)


def test_the_rules_say_so_in_the_brief_and_a_model_is_still_asked():
    assert "language" in {finding.check for finding in summarize(GERMAN, model="rules").findings}
    model = Scripted([{"sources": [], "events": [], "claims": [], "bluf": {"sentences": [], "text": ""}}])
    assert "language" in {finding.check for finding in summarize(GERMAN, model=model).findings}
    assert len(model.requests) == 1


def test_a_summary_check_says_so_too():
    assert [finding.item for finding in check(GERMAN, GERMAN) if finding.check == "language"] == ["article"]
