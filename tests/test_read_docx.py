"""Documents are made here, by python-docx, so that what they hold is known."""

import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from summarizer.errors import UnreadableInput
from summarizer.read import docx, read

SAID = "The harbour board said on Tuesday that it would close the ferry terminal for nine days."


def made(*, title="Ferry to close", table=False):
    document = Document()
    document.core_properties.title = title
    document.add_paragraph(SAID)
    if table:
        cells = document.add_table(rows=2, cols=3)
        for at, word in enumerate(("Day", "Ferries", "Riders")):
            cells.cell(0, at).text = word
        cells.cell(1, 0).text = "Monday"
        cells.cell(1, 1).merge(cells.cell(1, 2)).text = "none"
    document.add_paragraph("")
    document.add_paragraph("Nobody else commented.")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_paragraphs_and_tables_stand_in_their_order(tmp_path):
    path = tmp_path / "ferry.docx"
    path.write_bytes(made(table=True))
    article = read(path)
    assert article.text.split("\n\n") == [
        "Ferry to close",
        SAID,
        "Day | Ferries | Riders",
        "Monday | none",
        "Nobody else commented.",
    ]
    assert article.title == "Ferry to close"


def test_the_day_of_a_template_is_no_day_of_publication():
    assert read(made()).published is None


@pytest.mark.parametrize("title", ["", "Word Document"])
def test_a_title_that_nobody_gave_is_none(title):
    assert read(made(title=title)).title is None


def packed(**parts):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [made()[:2_000], packed(word_document="<w:document/>"), b"PK\x03\x04 ... word/document.xml"],
    ids=["cut off", "no relations", "noise"],
)
def test_a_broken_document_says_what_to_do(data):
    with pytest.raises(UnreadableInput, match=r"broken DOCX.*save it anew"):
        read(data)


def test_a_document_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "_MAX_UNPACKED", 1_000)
    with pytest.raises(UnreadableInput, match="unpacks to more than 1,000 bytes"):
        read(made())


def test_without_the_library_the_error_names_what_to_install(monkeypatch):
    data = made()
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UnreadableInput, match=r"pip install 'summarizer\[docx\]'"):
        read(data)


def test_a_document_without_words_is_empty():
    file = BytesIO()
    Document().save(file)
    data = file.getvalue()
    with pytest.raises(UnreadableInput, match="is empty"):
        read(data)
