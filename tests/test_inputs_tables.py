"""Tables, folders and remote folders as strangers leave them."""

import gzip
import json
import os
import sys
from datetime import date

import pytest

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs import Columns, Skipped, entries, remote, tables
from summarizer.store.opening import FILE

TEXT = "The harbour board said on Tuesday that it would close the ferry terminal for nine days."


def told(*sources, **options):
    return [(entry.name, entry.load().text) for entry in entries(sources, **options)]


def named(*sources, **options):
    return [entry.name for entry in entries(sources, **options)]


def failed(entry):
    with pytest.raises(UnreadableInput) as error:
        entry.load()
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f"\ufeffid,text\nx,{TEXT}\n".encode()),
        ("a.csv", f"id;text\nx;{TEXT}\n".encode()),
        ("a.csv", f"id\ttext\nx\t{TEXT}\n".encode("utf-16")),
        ("a.tsv", f"id\ttext\r\nx\t{TEXT}\r\n".encode()),
        ("a.csv.gz", gzip.compress(f'ID,Text\nx,"{TEXT}"\n'.encode())),
        ("a.ndjson", b"\xef\xbb\xbf" + json.dumps({"guid": "x", "body": TEXT}).encode()),
        ("A.JSONL", json.dumps({"guid": "x", "content": TEXT}).encode()),
    ],
    ids=["mark", "semicolons", "utf-16", "tsv", "packed", "json with mark", "upper case"],
)
def test_tables_are_read_as_programs_write_them(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert told(path) == [(f"{name}#x", TEXT)]


def test_bytes_that_are_no_utf8_keep_their_letters(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("title,text\nFähre,Die Behörde schließt die Fähre für neun Tage.\n".encode("cp1252"))
    (entry,) = entries([path])
    assert entry.load().text == "Die Behörde schließt die Fähre für neun Tage."
    assert entry.load().title == "Fähre"


@pytest.mark.parametrize(
    "line",
    [b'"caf\xe9"', b'"\\ud800"', b"NaN", b"-Infinity", b'"\\ud83d\\ude00"', b"1e400", b"9" * 4000, b'{"a": [1, null]}'],
)
def test_a_line_of_json_says_what_python_takes_it_for(line):
    said = b'{"id": 1, "text": %b}' % line
    text = said.decode("utf-8", "surrogateescape")
    assert repr(tables._parsed(text)) == repr(json.loads(text))


def test_half_a_surrogate_pair_becomes_a_mark(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT + " \ud83d", "title": " "}))
    (entry,) = entries([path])
    assert entry.load().text.startswith(TEXT)
    assert entry.load().title is None


@pytest.mark.parametrize(
    ("data", "good", "message"),
    [
        (gzip.compress(b"".join(b'{"text": "%s"}\n' % os.urandom(2_000).hex().encode() for _ in range(300)))[:-4_000], 0, "cannot be read on"),
        (gzip.compress(b'{"text": "x"}\n')[:-9] + b"\xff" * 9, 0, "cannot be read on"),
    ],
    ids=["cut off", "damaged"],
)  # fmt: skip
def test_a_packed_table_that_breaks_off_ends_with_its_error(tmp_path, data, good, message):
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    (tmp_path / "b.txt").write_text(TEXT)
    *_, last, after = entries([tmp_path])
    assert message in failed(last)
    assert after.load().text == TEXT


def test_a_line_that_never_ends_is_left_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_LONGEST_LINE", 200)
    path = tmp_path / "a.jsonl"
    path.write_text("x" * 700 + "\n" + json.dumps({"text": TEXT}) + "\n" + "y" * 500)
    first, second, last = entries([path])
    assert "line 1 is longer than an article can be" in failed(first)
    assert second.load().text == TEXT
    assert "line 3 is longer" in failed(last)


def test_names_of_rows_never_fall_together(tmp_path):
    path = tmp_path / "a.jsonl"
    given = ["3", "a", None, "a", "a-4", " a\n b ", "", 7]
    path.write_text("\n".join(json.dumps({"id": one, "text": TEXT}) for one in given))
    found = [name.partition("#")[2] for name in named(path)]
    assert found == ["3", "a", "3-3", "a-4", "a-4-5", "a b", "7", "7-8"]


def test_rows_of_a_thousand_shapes_are_read_and_only_the_text_less_ones_fail(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"text": TEXT, f"k{number}": 1} for number in range(1_010)]
    path.write_text("\n".join(map(json.dumps, [*rows, {"story": TEXT}])))
    *good, last = entries([path])
    assert {entry.load().text for entry in good} == {TEXT}
    assert "--text-field" in failed(last)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("1773446400", date(2026, 3, 14)), ("1773446400000", date(2026, 3, 14)), ("1773446400.5", date(2026, 3, 14)),
        ("0001-01-01", None), ("03/04/2026", None), ("Sat, 14 Mar 2026 10:00:00 GMT", date(2026, 3, 14)), (True, None),
    ],
)  # fmt: skip
def test_a_day_is_the_one_meant_or_none(tmp_path, cell, day):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published_at": cell}))
    (entry,) = entries([path])
    assert entry.load().published == day
    (entry,) = entries([path], published="2020-01-01")
    assert entry.load().published == (day or date(2020, 1, 1))


def test_a_cell_that_is_a_page_has_its_own_day_before_the_one_given_for_all(tmp_path):
    page = (
        '<html><head><meta property="article:published_time" content="2026-03-14"></head>'
        f"<body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    )
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": page}))
    (entry,) = entries([path], published="2020-01-01")
    assert entry.load().published == date(2026, 3, 14)


def test_an_error_in_a_row_names_the_row(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "1 2 3", "id": "x"}))
    (entry,) = entries([path])
    assert failed(entry).startswith("a.jsonl#x holds no sentence")


def test_a_cell_too_long_for_an_article_names_the_row(tmp_path, monkeypatch):
    monkeypatch.setattr("summarizer.inputs.rows.MAX_CHARACTERS", 20)
    monkeypatch.setattr("summarizer.read.MAX_CHARACTERS", 20)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "id": "x"}))
    (entry,) = entries([path])
    assert failed(entry).startswith("a.jsonl#x is longer than 20 characters")


@pytest.mark.parametrize(
    ("table", "good"),
    [
        (f'id,text\n1,{TEXT}\n2,"{TEXT}\n3,{TEXT}\n', ["1"]),
        (f'id,text\n1,{TEXT}\n2,{TEXT},more,"and more\n', ["1"]),
        (f'id,text\n1,{TEXT}\n2,"', ["1"]),
        (f'id,"text\n1,{TEXT}\n', []),
    ],
    ids=["in the text", "beyond the columns", "at the very end", "in the head"],
)
def test_a_quotation_mark_that_is_never_closed_is_said_and_swallows_no_rows_in_silence(tmp_path, table, good):
    path = tmp_path / "a.csv"
    path.write_text(table)
    *read, broken = entries([path])
    assert [entry.name for entry in read] == [f"a.csv#{row}" for row in good]
    assert "a quotation mark is opened and never closed" in failed(broken)


def test_names_and_ids_that_are_no_utf8_keep_their_letters_and_stop_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(f"Café,text\nMüller,{TEXT}\n".encode("cp1252"))
    assert told(path, columns=Columns(id="Café")) == [("a.csv#Müller", TEXT)]
    path.write_bytes("Café,Straße\nMüller,x\n".encode("cp1252"))
    (broken,) = entries([tmp_path])
    assert "It has: Café, Straße." in failed(broken)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "\\ud800", "text": "{TEXT}"}}\n{{"\\ud800": 1}}\n')
    half, none = entries([path])
    assert (half.name, none.name) == ("a.jsonl#?", "a.jsonl#2")
    assert "It has: ?." in failed(none)


@pytest.mark.parametrize("row", ["3,Three people died, police said.", "3,x,y", '3,"x",  ,y'])
def test_a_text_that_a_comma_would_cut_short_fails_by_itself(tmp_path, row):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{TEXT}\n{row}\n4,{TEXT},, \n")
    first, cut, last = entries([path])
    assert (first.name, last.name, last.load().text) == ("a.csv#1", "a.csv#4", TEXT)
    assert "line 3 has" in failed(cut)
    assert "Put a cell that holds ',' in quotation marks" in failed(cut)


@pytest.mark.parametrize("blank", ["\n", " \n\n", "\r\n"])
def test_blank_lines_before_the_names_of_the_columns_are_passed_over(tmp_path, blank):
    path = tmp_path / "a.csv"
    path.write_text(f"{blank}id;text\n1;{TEXT}\n2\n3;{TEXT};x\n")
    first, short, cut = entries([path])
    assert (first.name, first.load().text, short.name) == ("a.csv#1", TEXT, "a.csv#2")
    assert f"line {blank.count(chr(10)) + 4} has" in failed(cut)


def test_columns_of_one_name_make_no_row_at_the_end(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,id,text\n1,2,{TEXT}\n")
    assert told(path) == [("a.csv#2", TEXT)]


def test_a_day_for_all_that_is_no_date_ends_the_call(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(UsageError, match=r"'12\.3\.2026' is not an ISO date"):
        named(tmp_path, published="12.3.2026")


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n"])
def test_the_end_of_a_table_is_no_row(tmp_path, end):
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,"{TEXT}"{end}', newline="")
    assert told(path) == [("a.csv#1", TEXT)]
    path.write_text(f"id,text{end}", newline="")
    assert told(path) == []
    path.write_text("")
    assert told(path) == []


def test_a_table_without_texts_in_a_folder_fails_by_itself_and_a_named_one_ends_the_call(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "codes.csv").write_text("code,country\n1,Velmara\n2,Dosran\n")
    (tmp_path / "rows.csv").write_text(f"id,text\n1,{TEXT}\n")
    first, codes, last = entries([tmp_path])
    assert (first.name, codes.name, last.name) == ("a.txt", "codes.csv", "rows.csv#1")
    assert "no column that is known to hold the text. It has: code, country" in failed(codes)
    with pytest.raises(UsageError, match="no column that is known"):
        named(f"{tmp_path}/./codes.csv")


def parquet(path, **columns):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    write_table(pyarrow.table(columns), path)


def test_a_parquet_table_is_read_by_the_columns_that_are_wanted(tmp_path):
    parquet(tmp_path / "a.parquet", text=[TEXT] * 600, other=[b"\x00"] * 600)
    assert len(told(tmp_path / "a.parquet")) == 600
    with pytest.raises(UsageError, match=r"no column 'story'. It has: text, other. .*--text-field"):
        named(tmp_path / "a.parquet", columns=Columns(text="story"))


def test_without_pyarrow_the_error_names_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[parquet\]'"):
        named(tmp_path / "a.parquet")


def test_what_is_passed_over_is_said(tmp_path):
    for name in (
        "a.txt",
        "b.png",
        "c",
        ".hidden.txt",
        "sub/d.txt",
        "no/e.txt",
        "out/x.json",
        f"old/{FILE}",
        "draft.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    heard = []
    found = named(tmp_path, exclude=["no/", "draft.*"], leave_out=tmp_path / "out", skipped=heard.append)
    assert found == ["a.txt", "sub/d.txt"]
    assert set(heard) == {
        Skipped("b.png", "no article by its name (.png)"),
        Skipped("c", "no article by its name (no suffix)"),
        Skipped(".hidden.txt", "hidden"),
        Skipped("draft.txt", "excluded"),
        Skipped("no/", "excluded"),
        Skipped("old/", "output of a batch"),
        Skipped("out/", "output of a batch"),
        Skipped("pipe.txt", "no regular file"),
        Skipped("sub/up/", "leads back up"),
    }


@pytest.mark.parametrize(
    ("include", "exclude", "found"),
    [
        (["**/*.html"], [], ["a.html", "x/b.html", "x/y/c.html"]),
        (["/*.html"], [], ["a.html"]),
        (["x/"], [], ["x/b.html", "x/d.txt", "x/y/c.html"]),
        (["*", "!*.html"], [], ["x/d.txt"]),
        ([], ["x/*.html"], ["a.html", "x/d.txt", "x/y/c.html"]),
        ([], ["y"], ["a.html", "x/b.html", "x/d.txt"]),
    ],
)
def test_globs_are_those_of_gitignore(tmp_path, include, exclude, found):
    for name in ("a.html", "x/b.html", "x/d.txt", "x/y/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    heard = []
    assert named(tmp_path, include=include, exclude=exclude, skipped=heard.append) == found
    assert heard


def test_what_is_no_glob_is_refused(tmp_path):
    with pytest.raises(UsageError, match="holds what is no glob"):
        named(tmp_path, include=["!"])


def test_a_folder_below_that_cannot_be_listed_fails_by_itself(tmp_path, monkeypatch):
    for name in ("locked/a.txt", "open/b.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT)
    scandir = os.scandir

    def refuse(path):
        if "locked" in str(path):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("summarizer.inputs.folders.os.scandir", refuse)
    locked, fine = entries([tmp_path])
    assert "cannot be listed: Permission denied" in failed(locked)
    assert (locked.name, fine.name) == ("locked/", "open/b.txt")


def test_the_output_of_a_batch_is_no_source(tmp_path):
    with pytest.raises(UsageError, match="is the output of a batch"):
        named(tmp_path, leave_out=tmp_path)


def test_links_in_a_circle_fail_when_they_are_read(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (entry,) = entries([tmp_path])
    assert "cannot be read" in failed(entry)


def test_files_and_folders_of_one_name_are_told_apart_and_one_given_twice_is_taken_once(tmp_path):
    for name in ("x/news.txt", "y/news.txt", "p/d/one.txt", "q/d/one.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(TEXT)
    given = [tmp_path / name for name in ("x/news.txt", "y/news.txt", "p/d", "q/d", "x/news.txt")]
    assert named(*given) == ["news.txt", "news-2.txt", "d/one.txt", "d-2/one.txt"]


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b"])
def test_a_name_that_no_file_can_have_is_a_usage_error(name):
    with pytest.raises(UsageError):
        named(name)


def test_addresses_come_after_files(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "urls").write_text("https://bay.example/1\n")
    assert named(tmp_path, urls=tmp_path / "urls") == ["a.txt", "https://bay.example/1"]


@pytest.fixture
def bucket():
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield lambda name, data: system.pipe(f"/bucket/{name}", data if isinstance(data, bytes) else data.encode())
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_a_remote_folder_is_listed_and_read_like_one_here(bucket):
    bucket("news/b.txt", TEXT)
    bucket("news/a/rows.jsonl", json.dumps({"id": 1, "text": TEXT}))
    bucket("news/c.eml", f"From: a@b.example\nDate: Sat, 14 Mar 2026 10:00:00 GMT\n\n{TEXT}\n")
    bucket("news/.hidden/x.txt", TEXT)
    bucket("news/no/x.txt", TEXT)
    bucket("news/pic.png", "x")
    bucket(f"news/out/{FILE}", "x")
    bucket("news/out/briefs/x.html", "x")
    heard = []
    found = list(entries(["memory://bucket/news"], exclude=["no"], published="2020-01-01", skipped=heard.append))
    assert [entry.name for entry in found] == ["b.txt", "c.eml", "a/rows.jsonl#1"]
    assert {entry.load().text for entry in found} == {TEXT}
    assert [str(entry.load().published) for entry in found] == ["2020-01-01", "2026-03-14", "2020-01-01"]
    assert Skipped("pic.png", "no article by its name (.png)") in heard


def test_a_remote_file_has_one_digest_until_it_changes(bucket):
    bucket("a.txt", TEXT)
    (one,) = entries(["memory://bucket/a.txt"])
    (again,) = entries(["memory://bucket/a.txt"])
    bucket("a.txt", TEXT + " Again.")
    (changed,) = entries(["memory://bucket/a.txt"])
    assert one.name == "a.txt"
    assert one.digest == again.digest != changed.digest


def test_a_remote_file_that_cannot_be_read_fails_by_itself(bucket, monkeypatch):
    bucket("news/a.txt", "1 2 3")
    bucket("news/b.txt", TEXT)
    first, second = entries(["memory://bucket/news"])
    assert failed(first).startswith("memory:///bucket/news/a.txt holds no sentence")

    def fails(*_, **__):
        raise RuntimeError("token expired")

    system = remote._system("memory://")[0]
    monkeypatch.setattr(type(system), "open", fails)
    assert "cannot be read: RuntimeError: token expired. Check the file and the connection" in failed(second)
    monkeypatch.setattr(type(system), "ukey", fails)
    assert len(next(entries(["memory://bucket/news"])).digest) == 64


def test_a_remote_file_that_vanished_says_so(bucket):
    bucket("news/a.txt", TEXT)
    (entry,) = entries(["memory://bucket/news"])
    remote._system("memory://")[0].rm("/bucket/news/a.txt")
    assert "cannot be read" in failed(entry)


def test_a_remote_folder_that_is_not_there_or_cannot_be_reached_is_named(bucket, monkeypatch):
    with pytest.raises(UsageError, match=r"memory://bucket/none: no such folder or file"):
        named("memory://bucket/none")

    def fails(*_, **__):
        raise RuntimeError("no credentials")

    monkeypatch.setattr(type(remote._system("memory://")[0]), "isfile", fails)
    with pytest.raises(UsageError, match=r"cannot be listed: RuntimeError: no credentials\. Check the name, the keys"):
        named("memory://bucket/news")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("https://a.example/page", r"is a web address.*--urls FILE"),
        ("nosuchscheme://bucket", r"cannot be opened.*Check the name"),
    ],
)
def test_an_address_that_is_no_folder_says_what_to_do(source, message):
    with pytest.raises(UsageError, match=message):
        named(source)


@pytest.mark.parametrize("missing", ["fsspec.core", "s3fs"])
def test_without_its_library_a_remote_folder_names_what_to_install(monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[remote\]'"):
        named("s3://bucket/news")
