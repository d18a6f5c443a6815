"""What a batch is given is listed in order, read late, and fails one by one."""

import csv
import gzip
import json
import os
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs import Columns, entries
from summarizer.inputs.rows import day_of
from summarizer.inputs.sources import sources_of
from summarizer.schemas.article import Article
from summarizer.store.opening import FILE

TEXT = "The ferry ran aground on Sunday, the coast guard said."


def put(folder, *names, text=TEXT):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def names(*sources, **options):
    return [entry.name for entry in entries(sources, **options)]


def rows(tmp_path, *lines, name="news.jsonl"):
    path = tmp_path / name
    path.write_text("".join(json.dumps(line) + "\n" if isinstance(line, dict) else f"{line}\n" for line in lines))
    return path


def test_a_folder_is_listed_by_name_without_what_is_hidden_or_no_article(tmp_path):
    put(tmp_path, "b.txt", "a/2.html", "a/1.md", ".hidden.txt", ".git/x.txt", "picture.png", "Makefile")
    assert names(tmp_path) == ["a/1.md", "a/2.html", "b.txt"]


def test_our_own_output_is_no_input(tmp_path):
    put(tmp_path, "a.txt", "out/briefs/a.txt.md", "old/briefs/b.md", f"old/{FILE}")
    assert names(tmp_path, leave_out=tmp_path / "out") == ["a.txt"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"include": ["*.txt"]}, ["a.txt", "x/b.txt"]),
        ({"include": ["**/*.txt"]}, ["a.txt", "x/b.txt"]),
        ({"include": ["x/*"]}, ["x/b.txt", "x/c.html", "x/d.log"]),
        ({"exclude": ["*.html"]}, ["a.txt", "x/b.txt"]),
        ({"exclude": ["x"]}, ["a.txt"]),
        ({"exclude": ["x/*"]}, ["a.txt"]),
        ({"include": ["*.log"], "exclude": ["x/**"]}, []),
    ],
)
def test_globs_choose_files(tmp_path, options, found):
    put(tmp_path, "a.txt", "x/b.txt", "x/c.html", "x/d.log")
    assert names(tmp_path, **options) == found


def test_a_link_that_leads_back_up_is_followed_no_further(tmp_path):
    put(tmp_path, "a/x.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    assert names(tmp_path) == ["a/x.txt"]


def test_files_of_several_folders_are_told_apart(tmp_path):
    put(tmp_path, "one/news/a.txt", "two/news/a.txt", "single.txt")
    sources = (tmp_path / "one/news", tmp_path / "two/news", tmp_path / "single.txt")
    assert names(*sources) == ["news/a.txt", "news-2/a.txt", "single.txt"]


def test_a_source_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="no such file or folder"):
        names(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("summarizer.inputs.folders.os.scandir", refuse)
    with pytest.raises(UsageError, match="cannot be listed: Permission denied"):
        names(tmp_path)


def test_an_unchanged_file_keeps_its_digest_and_a_changed_one_does_not(tmp_path):
    put(tmp_path, "a.txt")
    first, again = (next(entries([tmp_path])).digest for _ in range(2))
    dated = next(entries([tmp_path], published="2026-01-01")).digest
    put(tmp_path, "a.txt", text=TEXT + " Again.")
    assert len({first, again, dated, next(entries([tmp_path])).digest}) == 3


def test_a_file_that_vanished_fails_when_it_is_read(tmp_path):
    put(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    entry = next(one for one in entries([tmp_path]) if one.name == "link.txt")
    with pytest.raises(UnreadableInput, match="no such file"):
        entry.load()


def test_a_date_given_stands_in_where_the_document_has_none(tmp_path):
    page = "<html><head><meta property='article:published_time' content='2025-05-05'></head><body><article><p>"
    put(tmp_path, "a.txt")
    put(tmp_path, "b.html", text=f"{page}{TEXT * 5}</p></article></body></html>")
    dates = [entry.load().published for entry in entries([tmp_path], published="2026-01-02")]
    assert dates == [date(2026, 1, 2), date(2025, 5, 5)]


def test_rows_carry_what_is_known_of_an_article(tmp_path):
    row = {"id": 7, "body": TEXT, "headline": "Aground", "published_at": "2026-03-01T10:00:00Z", "publisher": "Bay"}
    (entry,) = entries([rows(tmp_path, row | {"link": "https://bay.example/1"})])
    article = entry.load()
    assert entry.name == "news.jsonl#7"
    assert (article.title, article.published, article.outlet) == ("Aground", date(2026, 3, 1), "Bay")
    assert (article.url, TEXT in article.text) == ("https://bay.example/1", True)


def test_a_row_has_another_digest_when_what_is_taken_of_it_changes_and_then_alone(tmp_path):
    row = {"id": "a", "text": TEXT, "title": "Ferry", "date": "2026-03-02", "views": 3}

    def digest(published=None, columns=None, **changes):
        path = rows(tmp_path, row | changes)
        return next(iter(entries([path], published=published, columns=columns))).digest

    same = digest()
    assert {digest(id="b"), digest(views=4)} == {same}
    changed = [{"text": f"{TEXT} "}, {"title": "Boat"}, {"date": None}, {"date": 20260302}, {"outlet": "Gazette"}]
    changed += [{"published": "2026-03-02"}, {"columns": Columns(title="id")}]
    assert len({same, *(digest(**one) for one in changed)}) == 1 + len(changed)


def test_columns_can_be_named(tmp_path):
    path = rows(tmp_path, {"text": "not this", "t2": TEXT, "nr": "x"})
    (entry,) = entries([path], columns=Columns.of(text="t2", id="nr"))
    assert (entry.name, entry.load().text) == ("news.jsonl#x", TEXT)


@pytest.mark.parametrize("columns", [Columns(), Columns(text="missing"), Columns(text="story", outlet="missing")])
def test_a_column_that_is_not_there_is_an_error_that_lists_those_that_are(tmp_path, columns):
    with pytest.raises(UsageError, match=r"It has: story, nr\. Name the right one with --\w+-field"):
        list(entries([rows(tmp_path, {"story": TEXT, "nr": 1})], columns=columns))


def test_a_broken_row_fails_by_itself(tmp_path):
    path = rows(tmp_path, {"text": TEXT}, "{broken", "[1]", "", {"text": ""}, {"other": 1}, {"text": TEXT, "id": "z"})
    said = []
    for entry in entries([path]):
        try:
            said.append((entry.name, entry.load().text == TEXT))
        except UnreadableInput as error:
            said.append((entry.name, str(error).partition(": ")[2][:14]))
    assert [name for name, _ in said] == [f"news.jsonl#{n}" for n in (1, 2, 3, 4, 5, "z")]
    assert [told for _, told in said][::5] == [True, True]
    assert all(isinstance(told, str) for _, told in said[1:5])


def test_rows_of_the_same_id_are_told_apart(tmp_path):
    assert names(rows(tmp_path, *[{"id": "a", "text": TEXT}] * 3)) == [
        "news.jsonl#a",
        "news.jsonl#a-2",
        "news.jsonl#a-3",
    ]


def test_csv_tsv_and_packed_rows_are_read(tmp_path):
    (tmp_path / "a.csv").write_text(f'\ufeffid,text\n1,"{TEXT}"\n', encoding="utf-8")
    (tmp_path / "b.tsv").write_text(f"id\ttext\n1\t{TEXT}\n")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    found = list(entries([tmp_path]))
    assert [entry.name for entry in found] == ["a.csv#1", "b.tsv#1", "c.jsonl.gz#1"]
    assert {entry.load().text for entry in found} == {TEXT}


def test_a_packed_file_that_is_none_is_named(tmp_path):
    (tmp_path / "c.jsonl.gz").write_bytes(b"no gzip")
    (entry,) = entries([tmp_path])
    with pytest.raises(UnreadableInput, match=r"c\.jsonl\.gz cannot be read"):
        entry.load()


def test_a_cell_longer_than_an_article_fails_by_itself(tmp_path, monkeypatch, request):
    monkeypatch.setattr("summarizer.inputs.tables._LONGEST_LINE", 120)
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit()))
    (tmp_path / "a.csv").write_text(f'id,text\n1,{"x" * 200}\n2,"{TEXT}"\n')
    first, second = entries([tmp_path / "a.csv"])
    with pytest.raises(UnreadableInput, match="field larger than field limit"):
        first.load()
    assert second.load().text == TEXT


def test_a_cell_that_looks_like_a_file_is_still_a_text(tmp_path):
    (entry,) = entries([rows(tmp_path, {"text": "Report.txt"})])
    assert entry.load().text == "Report.txt"


def test_parquet_is_read_row_by_row(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"id": [1, 2], "text": [TEXT, None], "date": [date(2026, 1, 1), None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = entries([tmp_path / "a.parquet"])
    assert (first.name, first.load().published) == ("a.parquet#1", date(2026, 1, 1))
    with pytest.raises(UnreadableInput, match="the column text holds no text"):
        second.load()
    (tmp_path / "b.parquet").write_bytes(b"PAR1 nonsense")
    (broken,) = entries([tmp_path / "b.parquet"])
    with pytest.raises(UnreadableInput, match="no whole Parquet file"):
        broken.load()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T23:30:00+02:00", date(2026, 3, 1)),
        ("Sun, 01 Mar 2026 10:00:00 GMT", date(2026, 3, 1)),
        (datetime(2026, 3, 1, 10), date(2026, 3, 1)),  # noqa: DTZ001  as a table holds it
        (date(2026, 3, 1), date(2026, 3, 1)),
        (1772359200, date(2026, 3, 1)),
        (1772359200000, date(2026, 3, 1)),
        (2026, None),
        (True, None),
        ("03/01/2026", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_a_date_is_read_where_it_can_be_meant_in_one_way(cell, day):
    assert day_of(cell) == day


def test_names_that_are_no_utf8_can_be_printed(tmp_path):
    path = Path(str(tmp_path)) / "caf\udce9.txt"
    try:
        path.write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    assert names(tmp_path) == ["caf\\xe9.txt"]


def test_a_link_that_would_not_be_taken_anyway_is_counted_as_what_it_is(tmp_path):
    source, other, passed = tmp_path / "in", tmp_path / "other", []
    put(source, "own.txt")
    put(other, "a.txt", "b.png")
    for name, target in (".hidden", other), (".a.txt", other / "a.txt"), ("b.png", other / "b.png"):
        (source / name).symlink_to(target)
    assert [entry.name for entry in entries([source], skipped=passed.append)] == ["own.txt"]
    assert [one.reason for one in passed] == ["hidden", "no article by its name (.png)"]


def test_links_out_of_a_folder_are_passed_over_unless_they_are_followed(tmp_path):
    source, other, passed = tmp_path / "in", tmp_path / "other", []
    for folder, name in (source, "own.txt"), (other, "secret.txt"):
        folder.mkdir()
        (folder / name).write_text("The depot burned down, police said.")
    (source / "file.txt").symlink_to(other / "secret.txt")
    (source / "folder").symlink_to(other)
    (source / "within.txt").symlink_to("own.txt")
    (tmp_path / "link").symlink_to(source)
    found = [entry.name for entry in entries([tmp_path / "link"], skipped=lambda one: passed.append(one.name))]
    assert (found, passed) == (["own.txt", "within.txt"], ["file.txt", "folder"])
    found = [entry.name for entry in entries([source], follow_links=True)]
    assert found == ["file.txt", "folder/secret.txt", "own.txt", "within.txt"]


def test_articles_go_in_as_they_are_beside_files_and_by_name(tmp_path):
    put(tmp_path, "a.txt")
    one, other = Article(text=TEXT), Article(text=TEXT, title="Aground", published=date(2026, 1, 2))
    given = sources_of([one, tmp_path / "a.txt", ("mine", other), ("mine", one), other, one])
    named = {entry.name: entry for entry in entries(given, published="2026-03-04")}
    own = f"article-{one.sha256[:16]}"
    assert list(named) == [own, "a.txt", "mine", "mine-2", f"{own}-2"]
    assert named[own].load() == named["mine-2"].load() == Article(text=TEXT, published=date(2026, 3, 4))
    assert named["mine"].load() == other
    assert named[own].digest == named["mine-2"].digest != named["mine"].digest


@pytest.mark.parametrize("given", [Article(text=TEXT), [Article(text=TEXT)], (Article(text=TEXT) for _ in "a")])
def test_one_article_and_several_are_listed(given):
    assert sources_of(given) == [Article(text=TEXT)]


def test_a_dict_gives_articles_by_name():
    assert names(*sources_of({"2026/a": Article(text=TEXT)})) == ["2026/a"]


@pytest.mark.parametrize("given", [None, 3, b"a.txt", [3], {"a": TEXT}, {"": Article(text=TEXT)}, [(1, TEXT)]])
def test_what_is_no_source_is_refused_in_words(given):
    with pytest.raises(UsageError, match="is no source"):
        sources_of(given)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_source(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UsageError, match="is a pipe"):
        names(tmp_path / "a.txt")
