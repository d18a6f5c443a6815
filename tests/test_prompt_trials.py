"""What docs/prompt-trials.md says of the sizes of the recorded drafts is what they measure."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = " ".join((ROOT / "docs/prompt-trials.md").read_text("utf-8").split())
DRAFTS = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "benchmarks/drafts").glob("*.json"))
}


def characters(*values):
    return sum(len(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) for value in values)


def items(draft):
    return draft["events"] + draft["claims"]


def between(sizes):
    return f"{min(sizes):.0f} to {max(sizes):.0f}"


def each(draft, key):
    return characters(*draft[key]) / len(draft[key])


def test_the_page_states_what_the_parts_of_an_answer_measure():
    drafts = DRAFTS.values()
    own = between([characters(*items(draft)) / len(items(draft)) for draft in drafts])
    head = between([characters(draft["bluf"], draft["key_points"]) for draft in drafts])
    source = between([each(draft, "sources") for draft in drafts])
    question = between([each(draft, "questions") for draft in drafts if draft.get("questions")])
    assert f"Events and claims alone take {own} characters each" in PAGE
    assert f"{head} characters of bottom line and key points, {source} for a source, {question} for an" in PAGE


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("conflict-border-post", "({size:.0f}) names {sources} sources and asks {questions} questions, more than any"),
        ("analysis-blackout", "({size:.0f}) tells 2,500 words in {items} items"),
        (
            "communique-sel-straits",
            "({size:.0f}) names {sources} sources and asks {questions} questions for {items} items",
        ),
        ("retraction-battery-paper", "({size:.0f}) names {sources} sources and asks {questions} questions for {items}"),
        ("sanctions-drone-engines", "({size:.0f}) name {sources} sources and ask {questions} questions for {items}"),
        ("short-tremor", "({size:.0f}) has {items} items"),
    ],
)
def test_the_page_names_the_drafts_above_the_limit_and_why(name, says):
    draft = DRAFTS[name]
    counts = {key: len(draft.get(key, [])) for key in ("sources", "questions")}
    size = characters(draft) / len(items(draft))
    own = characters(*items(draft)) / len(items(draft))
    assert says.format(size=size, items=len(items(draft)), **counts) in PAGE
    assert f"take {own:.0f} each" in PAGE


def test_no_other_draft_is_above_the_limit():
    above = {name for name, draft in DRAFTS.items() if characters(draft) / len(items(draft)) > 450}
    assert above == {
        "analysis-blackout",
        "communique-sel-straits",
        "conflict-border-post",
        "retraction-battery-paper",
        "sanctions-drone-engines",
        "short-tremor",
    }
