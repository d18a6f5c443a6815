"""What stands over many briefs says what the briefs say, each line traced, and harms no reader."""

import base64
import csv
import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from summarizer import summarize
from summarizer.errors import StoreError, UsageError
from summarizer.export import distinct_name, export, possible, record, safe_name, write_brief, write_whole
from summarizer.export.files import writing
from summarizer.export.tables import COLUMNS, meaning, rows_of
from summarizer.export.writers import cell
from summarizer.language.hedges import band
from summarizer.schemas.brief import Brief
from summarizer.schemas.spans import Time

EXAMPLES = Path(__file__).parents[1] / "examples/articles"
HOSTILE = "</script><script>alert(1)</script> & =HYPERLINK(1) fire\n\nThe fire probably hurt 3 people, police said."


@pytest.fixture(scope="module")
def briefs():
    names = ("conflict-border-post.txt", "court-verdict.txt", "company-results.txt")
    there = [EXAMPLES / name for name in names if (EXAMPLES / name).exists()] or sorted(EXAMPLES.glob("*.txt"))[:3]
    made = [(path.name, path.name, summarize(path, model="rules", published="2026-03-12")) for path in there]
    return [*made, ("=cmd.txt", "=cmd.txt", summarize(HOSTILE, model="rules"))]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a/b.txt", "a/b.txt"),
        ("Ünïcode 日本.txt", "Ünïcode 日本.txt"),
        ("../../etc/passwd", "etc/passwd-"),
        ("/abs/x", "abs/x-"),
        ("con.txt", "_con.txt-"),
        ("a:b?.txt", "a_b_.txt-"),
        ("dot.", "dot-"),
        (".summarizer.db", "_summarizer.db-"),
        ("a//b", "a/b-"),
        ("news.jsonl#7", "news.jsonl#7"),
        ("https://x.example/2026/story?id=1", "x.example/2026/story-"),
        ("", "article-"),
        ("x" * 400, "x" * 180 + "-"),
        ("lone\udce9", "lone?-"),
    ],
)
def test_a_name_becomes_a_path_that_every_system_takes(name, safe):
    path = safe_name(name)
    assert path == safe if not safe.endswith("-") else path[:-10] == safe.replace("?", "_") or path[:-10] == safe
    assert all(len(part.encode()) <= 255 for part in path.split("/"))
    assert distinct_name(name) != safe_name(name) or safe.endswith("-")


def test_two_names_never_share_a_path():
    names = ["a?b", "a*b", "a_b", "../a_b", "a_b/", "a_b."]
    assert len({safe_name(name) for name in names}) == len(names)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "deep/a.txt"
    write_whole(path, "first")
    with pytest.raises(ZeroDivisionError), writing(path) as file:
        file.write(f"half {1 / 0}")
    assert path.read_text() == "first"
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]
    write_whole(path, b"bytes")
    assert path.read_bytes() == b"bytes"


def test_two_processes_that_write_one_file_at_once_leave_it_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    with writing(path) as mine:
        mine.write("mine, ")
        monkeypatch.setattr("os.getpid", lambda: 0)
        write_whole(path, "theirs")
        mine.write("whole")
    assert path.read_text() == "mine, whole"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"x\.txt cannot be written: .* run the same command again"):
        write_whole(tmp_path / "file/x.txt", "text")


def test_a_brief_is_written_in_each_style(briefs, tmp_path):
    name, place, brief = briefs[0]
    paths = write_brief(brief, tmp_path, place, ("json", "md", "html"))
    assert [path.name for path in paths] == [f"{name}.json", f"{name}.md", f"{name}.html"]
    assert Brief.model_validate_json(paths[0].read_text()) == brief


def test_json_lines_hold_every_brief_with_its_name(briefs, tmp_path):
    (path,) = export(briefs, tmp_path, ["jsonl"])
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["name"] for line in lines] == [name for name, _, _ in briefs]
    assert Brief.model_validate(lines[0]["brief"]) == briefs[0][2]


def test_every_row_has_every_column_and_a_quote_of_its_article(briefs):
    for name, _, brief in briefs:
        for table, rows in rows_of(name, brief).items():
            for row in rows:
                assert list(row) == list(COLUMNS[table])
                assert all(part in brief.article.text for part in row["quote"].split(" […] "))
                assert row["sentences"] or table == "sources"


def test_tables_count_what_the_briefs_hold(briefs, tmp_path):
    paths = {path.stem: path for path in export(briefs, tmp_path, ["csv"])}
    counts = {
        "events": sum(len(brief.events) for _, _, brief in briefs),
        "claims": sum(len(brief.claims) for _, _, brief in briefs),
        "sources": sum(len(brief.sources) for _, _, brief in briefs),
        "hedges": sum(len(item.hedges) for _, _, brief in briefs for item in brief.assertions),
        "quantities": sum(len(item.quantities) for _, _, brief in briefs for item in brief.assertions),
    }
    for table, path in paths.items():
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == list(COLUMNS[table])
        assert (table, len(rows)) == (table, counts[table])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+41", "'+41"),
        ("-x", "'-x"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        (["=a", "b"], "'=a; b"),
        ("a;=b", "a;'=b"),
        ('a;"=b', "a;'\"=b"),
        ("a\n=b", "a\n'=b"),
        ("a\t@b\t-c", "a\t'@b\t'-c"),
        ("a; b - c = d", "a; b - c = d"),
        (date(2026, 3, 12), "2026-03-12"),
        ("plain", "plain"),
        (-3.5, -3.5),
        (True, "true"),
        (None, None),
        ("nul\0", "nul"),
    ],
)
def test_no_cell_is_a_formula(value, shown):
    assert cell(value) == shown


def test_parquet_says_the_same_as_csv_with_types(briefs, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(briefs, tmp_path, ["csv", "parquet"])
    for table in COLUMNS:
        read = parquet.read_table(tmp_path / f"tables/{table}.parquet").to_pylist()
        with (tmp_path / f"tables/{table}.csv").open(newline="", encoding="utf-8-sig") as file:
            written = list(csv.DictReader(file))
        assert written == [{column: _said(value) for column, value in row.items()} for row in read]
    assert all(isinstance(row["sentences"], list) for row in read)


def _said(value):
    return "" if value is None else str(cell(value))


def test_the_rows_of_a_brief_are_made_once_for_all_formats(briefs, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    made = []
    monkeypatch.setattr(record, "rows_of", lambda name, brief: made.append(name) or rows_of(name, brief))
    export(briefs, tmp_path, ["csv", "parquet", "jsonl"])
    assert made == [name for name, _, _ in briefs]


def test_dates_are_dates_in_parquet_and_iso_in_csv(briefs, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    export(briefs, tmp_path, ["csv", "parquet"])
    table = parquet.read_table(tmp_path / "tables/events.parquet")
    assert {str(table.schema.field(name).type) for name in ("published", "day")} == {"date32[day]"}
    assert {row["published"] for row in table.to_pylist()} >= {date(2026, 3, 12)}
    assert ",2026-03-12," in (tmp_path / "tables/events.csv").read_text()


@pytest.mark.parametrize(
    ("edtf", "day"),
    [(None, None), ("2026-03-12", date(2026, 3, 12)), ("2026-03", None), ("2026-03-XX", None), ("2026/2027", None)],
)
def test_an_event_has_a_day_where_it_is_one(briefs, edtf, day):
    event = briefs[0][2].events[0]
    time = Time(text="then", start=0, end=4, edtf=edtf, precision="day")
    brief = Brief(**dict(briefs[0][2]) | {"events": (event.model_copy(update={"time": time}),)})
    assert rows_of("x", brief)["events"][0]["day"] == day


def test_every_column_is_explained():
    for table, columns in COLUMNS.items():
        assert all(meaning(table, column) for column in columns)


def test_groups_of_rows_are_written_as_they_fill(briefs, tmp_path, monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("summarizer.export.writers._ROWS_A_GROUP", 1)
    export(briefs, tmp_path, ["parquet"])
    assert parquet.ParquetFile(tmp_path / "tables/events.parquet").num_row_groups > 1


def test_the_page_holds_every_brief_and_nothing_in_one_can_end_it(briefs, tmp_path):
    write_brief(briefs[0][2], tmp_path, briefs[0][1], ("json", "html"))
    (path,) = export(briefs, tmp_path, ["html"])
    page = path.read_text()
    rows = _page_rows(path)
    assert [row["name"] for row in rows] == [name for name, _, _ in briefs]
    assert rows[0]["href"].endswith(".html")
    assert rows[-1]["href"] == "briefs/%3Dcmd.txt.json"
    assert "<script>alert" not in page
    assert "src=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_a_row_of_the_page_says_what_its_brief_says(briefs, tmp_path):
    rows = _page_rows(export(briefs, tmp_path, ["html"])[0])
    for row, (_, _, brief) in zip(rows, briefs, strict=True):
        assert sum(row["sourcing"].values()) == row["events"] + row["claims"] == len(brief.assertions)
        assert row["types"] == sorted({event.type for event in brief.events})
        assert row["contested"] == sum(item.sourcing.contested for item in brief.assertions)
        banded = {hedge.text.lower() for item in brief.assertions for hedge in item.hedges if hedge.band}
        assert {word for word, _ in row["likely"]} == banded
    assert ["probably", "55–80%"] in rows[0]["likely"]


def test_a_row_of_the_page_is_short_and_shows_no_hidden_signs(briefs, tmp_path):
    name, place, brief = briefs[0]
    article = brief.article.model_copy(update={"outlet": "www.\u202eoutlet.example"})
    long = brief.model_copy(update={"title": "word " * 1_000, "article": article})
    (row,) = _page_rows(export([(name, place, long)], tmp_path, ["html"])[0])
    assert len(row["title"]) < 310
    assert row["title"].endswith("word…")
    assert row["outlet"] == "outlet.example"


def test_the_page_runs_its_own_script_alone(briefs, tmp_path):
    page = export(briefs, tmp_path, ["html"])[0].read_text()
    assert "{{" not in page.replace("${{", "")
    style = page.partition("<style>")[2].partition("</style>")[0]
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    for name, text in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in page
    assert "unsafe-inline" not in page


def _page_rows(path):
    return json.loads(path.read_text().partition('type="application/json">')[2].partition("</script>")[0])


def test_stix_is_valid_and_the_same_from_run_to_run(briefs, tmp_path):
    stix2 = pytest.importorskip("stix2")
    first = export(briefs, tmp_path / "1", ["stix"])[0].read_text()
    second = export(briefs, tmp_path / "2", ["stix"])[0].read_text()
    assert first == second
    objects = json.loads(first)["objects"]
    stix2.parse(json.loads(first))
    ids = [one["id"] for one in objects]
    assert len(ids) == len(set(ids))
    assert all(ref in ids for one in objects for ref in one.get("object_refs", []))
    assert sorted(one.get("confidence", 0) for one in objects if one["type"] == "note") == sorted(
        {"high": 85, "moderate": 50, "low": 15, "not_rated": 0}[item.sourcing.level]
        for _, _, brief in briefs
        for item in brief.assertions
    )
    assert not any("confidence" in one for one in objects if one["type"] != "note")


@pytest.mark.parametrize(
    ("word", "degree"),
    [
        ("probably", "likely"),
        ("very likely", "very-likely"),
        ("unlikely", "unlikely"),
        ("almost certainly", "almost-certain"),
        ("realistic possibility", "roughly-even-chance"),
    ],
)
def test_a_likelihood_is_a_label_of_the_taxonomy_and_no_confidence(briefs, tmp_path, word, degree):
    pytest.importorskip("stix2")
    brief = briefs[0][2]
    hedge = next(item.likelihood for item in brief.assertions if item.likelihood)
    claim = brief.claims[0].model_copy(update={"hedges": (replace(hedge, band=band(word)),)})
    changed = Brief(**dict(brief) | {"claims": (claim,), "events": ()})
    written = export([("x", "x", changed)], tmp_path, ["stix"])
    (note,) = [one for one in json.loads(written[0].read_text())["objects"] if one["type"] == "note"]
    assert f'estimative-language:likelihood-probability="{degree}"' in note["labels"]
    assert "information-origin:AI-generated" in note["labels"]


def test_a_text_is_called_by_its_headline_as_on_the_page(tmp_path):
    pytest.importorskip("stix2")
    told = "Depot burns down\n\nThe depot burned down on Monday, police said."
    brief = summarize(told, model="rules", published="2026-03-12")
    (row, *_) = rows_of("x.txt", brief)["events"]
    assert row["title"] == "Depot burns down"
    bare = summarize(told.partition("\n\n")[2], model="rules", published="2026-03-12")
    assert rows_of("y.txt", bare)["events"][0]["title"] is None
    (path,) = export([("x.txt", "x", brief), ("y.txt", "y", bare)], tmp_path, ["stix"])
    reports = [one for one in json.loads(path.read_text())["objects"] if one["type"] == "report"]
    assert [report["name"] for report in reports] == ["Depot burns down", "y.txt"]


@pytest.mark.parametrize(("url", "told"), [("https://x.example/a", True), ("javascript:alert(1)", False)])
def test_only_a_web_address_is_an_address_in_stix(briefs, tmp_path, url, told):
    pytest.importorskip("stix2")
    name, place, brief = briefs[0]
    article = brief.article.model_copy(update={"url": url})
    (path,) = export([(name, place, brief.model_copy(update={"article": article}))], tmp_path, ["stix"])
    (report,) = [one for one in json.loads(path.read_text())["objects"] if one["type"] == "report"]
    (reference,) = report["external_references"]
    assert (reference.get("url") == url) is told


def test_an_export_that_is_not_there_names_those_that_are(tmp_path):
    with pytest.raises(UsageError, match=r"no export to docx\. There are: jsonl, csv, parquet, html, stix"):
        export([], tmp_path, ["docx"])


@pytest.mark.parametrize(("kind", "library"), [("parquet", "pyarrow"), ("stix", "stix2")])
def test_a_missing_library_is_named_with_its_extra(kind, library, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(UsageError, match=rf"pip install 'summarizer\[{kind}\]'"):
        export([], tmp_path, [kind])


def test_what_is_possible_is_what_is_installed(monkeypatch):
    monkeypatch.setattr("summarizer.export.find_spec", lambda _: None)
    assert possible(("jsonl", "csv", "parquet", "html")) == ("jsonl", "csv", "html")


def test_a_failed_export_leaves_the_last_one(briefs, tmp_path):
    def broken():
        yield briefs[0]
        raise RuntimeError

    (path,) = export(briefs, tmp_path, ["jsonl"])
    before = path.read_text()
    with pytest.raises(RuntimeError):
        export(broken(), tmp_path, ["jsonl"])
    assert path.read_text() == before
    assert [one.name for one in tmp_path.iterdir()] == ["briefs.jsonl"]
