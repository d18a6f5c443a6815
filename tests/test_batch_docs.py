"""The Python of docs/batch.md runs as it stands there."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs/batch.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
TALKS = """---
title: Talks on a ceasefire
date: 2026-02-03
---

Reuters said that ceasefire talks would begin on Monday. The talks may last a week, a diplomat told Reuters.
"""
FIRE = "A fire destroyed three boats on Tuesday, the harbour police said."


def test_there_is_an_example():
    assert EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_runs(example, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/talks.md").write_text(TALKS)
    (tmp_path / "news/fire.txt").write_text(FIRE)
    exec(compile(example.replace("openai/gpt-5-mini", "rules"), str(PAGE), "exec"), {})  # noqa: S102  our own page
    said = capsys.readouterr().out.splitlines()
    assert sorted(said[:2]) == ["('fire.txt',) None", "('talks.md',) Talks on a ceasefire"]
    assert said[2:] == ["talks.md Talks on a ceasefire"]
