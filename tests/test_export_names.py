"""Every document's files have names that every system takes and that are nobody else's."""

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.export import distinct_name, safe_name
from summarizer.store import Store
from summarizer.store.jobs import Document

# What names are made of that file systems disagree about.
PIECES = [
    *"aAbÉéßſKİı/\\:*?\"<>|. -_%#~$'",
    "e\u0301", "E\u0301", "\u212a", "\u200f", "\u202e", "\ufeff", "\x00", "\x1f", "\x7f", "\ud800", "日", "😀", "¹",
    "con", "NUL", "aux ", "com1", "LPT¹", "conin$", "..", "./", "/../", ".json", ".md/", ".html/x", ".part",
    "-0123456789", "https://", "x.example/", "?q=1", "é" * 130, "x" * 260,
]  # fmt: skip
NAMES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
FORBIDDEN = set('<>:"\\|?*') | {chr(code) for code in [*range(32), *range(127, 160)]}
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³"
}


def _same_to_some_system(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


@given(NAMES)
def test_every_part_of_a_path_is_a_name_on_every_system(name):
    for path in (safe_name(name), distinct_name(name)):
        assert path == unicodedata.normalize("NFC", path)
        assert len(path) <= 220
        for part in path.split("/"):
            assert part not in {"", ".", ".."}
            assert not part.startswith((" ", "."))
            assert not part.endswith((" ", "."))
            assert not FORBIDDEN & set(part)
            assert part.split(".")[0].rstrip(" ").lower() not in DEVICES
            assert len(f".{part}.json.4194304.part".encode()) <= 255


@given(st.lists(NAMES, unique=True, max_size=12))
def test_two_names_have_two_paths_but_for_case(names):
    by_path = {safe_name(name): name for name in names}
    assert len(by_path) == len(names)


@given(NAMES, NAMES)
def test_no_folder_stands_where_a_file_does(name, other):
    folders = ["/".join(safe_name(other).split("/")[:n]) for n in range(1, safe_name(other).count("/") + 1)]
    for style in ("json", "md", "html"):
        assert f"{safe_name(name)}.{style}".casefold() not in {folder.casefold() for folder in folders}


@given(
    st.lists(NAMES.filter(lambda name: name.isascii() or "\ud800" not in name), unique=True, min_size=2, max_size=12)
)
@settings(max_examples=25)
def test_documents_of_one_run_have_files_that_no_system_takes_for_one(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("store")
    unread = [
        Document(name, safe_name(name), distinct_name(name), "d", "r", error_kind="E", error="e") for name in names
    ]
    with Store(folder, make=True) as store:
        run = store.jobs.begin({})
        for document in unread:
            store.jobs.submit(run, [document])
    with closing(sqlite3.connect(folder / ".summarizer.db")) as database:
        placed = [place for (place,) in database.execute("select place from documents")]
    assert len({_same_to_some_system(place) for place in placed}) == len(names)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("cafe\u0301.txt", "café.txt-"),
        ("a\u202etxt.exe", "a_txt.exe-"),
        ("aux .txt", "_aux .txt-"),
        ("a.json/b", "a.json_/b-"),
        ("story-0123456789", "story-0123456789-"),
        ("story-0123456789.txt", "story-0123456789.txt"),
    ],
)
def test_what_systems_disagree_about_is_changed_and_told_apart(name, path):
    found = safe_name(name)
    assert found == path if not path.endswith("-") else found[:-10] == path
