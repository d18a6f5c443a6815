"""What the pages show runs as it stands there, and leaves nothing without a word."""

import re
import tomllib
from pathlib import Path
from shutil import copy

from checking import item, read

from summarizer import checks

ROOT = Path(__file__).parents[1]
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def examples(page):
    return PYTHON.findall((ROOT / page).read_text("utf-8"))


def run(code):
    names = {}
    exec(compile(code, "a page", "exec"), names)  # noqa: S102  our own page
    return names


def test_the_readmes_example_runs_and_prints_words(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    copy(ROOT / "examples/articles/live-storm-landfall.html", "article.html")
    (example,) = examples("README.md")
    named = run(example.replace("openai/gpt-5-mini", "rules"))
    assert " | likely [12]\n" in capsys.readouterr().out
    assert [one.severity for one in named["findings"]]


def test_the_check_that_the_page_shows_joins_the_table(monkeypatch):
    (example,) = examples("docs/checks.md")
    monkeypatch.setitem(checks.CHECKS, "tone", run(example)["check"])
    reading = read("A crane fell on Monday, the port said.")
    found = [one.check for one in checks.check_item(item(reading, "A crane fell on Monday!"), reading)]
    assert "tone" in found


def test_the_schema_that_the_page_shows_is_grounded_by_its_fields():
    (example,) = examples("docs/schema.md")
    assert list(run(example)["Recall"].model_fields) == ["sentences", "product", "hazard"]


def test_every_kind_of_value_is_explained():
    sections = (ROOT / "docs/schema.md").read_text("utf-8").partition("generated: values")[2].split("### ")[1:]
    assert len(sections) > 20
    assert [name for name, said in (one.split("\n\n", 1) for one in sections) if said.startswith("\n")] == []


def test_an_image_of_the_workers_holds_what_is_installed_and_no_key():
    lines = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")]
    kept = {line[1:] for line in lines if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = {"pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]}
    assert (lines[0], "**/.env" in lines) == ("*", True)
    assert kept == installed | set(project["tool"]["setuptools"]["package-dir"].values())
