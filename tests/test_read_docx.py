"""Documents are made here, by python-docx, so that what they hold is known."""

import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

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


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks_of(markup):
    document = Document()
    for element in parse_xml(f"<w:body {WORD}>{markup}</w:body>"):
        document.element.body.insert(-1, element)
    file = BytesIO()
    document.save(file)
    return read(file.getvalue()).text.split("\n\n")


def test_what_was_inserted_stands_and_what_was_deleted_does_not():
    run, gone = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>", "<w:r><w:delText>{}</w:delText></w:r>"
    assert blocks_of(
        f"<w:p>{run.format('The board ')}<w:ins w:id='1' w:author='a'>{run.format('probably ')}</w:ins>"
        f"<w:del w:id='2' w:author='a'>{gone.format('never ')}</w:del>"
        f"<w:moveFrom w:id='3' w:author='a'>{run.format('moved ')}</w:moveFrom>{run.format('closes it.')}</w:p>"
    ) == ["The board probably closes it."]


def test_content_controls_and_links_hold_text_like_any_other():
    text = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    assert blocks_of(
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{text.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{text.format('See ')}<w:hyperlink>{text.format('the report')}</w:hyperlink>{text.format(' by ')}"
        f"<w:sdt><w:sdtContent>{text.format('the board')}</w:sdtContent></w:sdt>"
        "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>"
    ) == ["In a control.", "See the report by the board\nco-op"]


def test_a_table_within_a_table_is_read_and_a_cell_over_rows_stands_in_each():
    document = Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Place"
    table.cell(0, 2).text = "Killed"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Ostmere"
    for at, word in ((1, "harbour"), (2, "market")):
        table.cell(at, 1).text = word
        table.cell(at, 2).text = str(at)
    table.cell(2, 1).add_table(1, 1).cell(0, 0).text = "old hall"
    file = BytesIO()
    document.save(file)
    rows = read(file.getvalue()).text.split("\n\n")
    assert rows == ["Place | Killed", "Ostmere | harbour | 1", "Ostmere | market\nold hall | 2"]


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


def spoilt():
    head, name, rest = made().partition(b"word/document.xml")
    return head + name + b"\xff" * 8 + rest[8:]


@pytest.mark.parametrize(
    "data",
    [made()[:2_000], packed(word_document="<w:document/>"), b"PK\x03\x04 ... word/document.xml", spoilt()],
    ids=["cut off", "no relations", "noise", "spoilt"],
)
def test_a_broken_document_says_what_to_do(data):
    with pytest.raises(UnreadableInput, match=r"broken DOCX.*save it anew"):
        read(data)


def test_a_document_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "_MAX_UNPACKED", 1_000)
    with pytest.raises(UnreadableInput, match="unpacks to more than 1,000 bytes"):
        read(made())


def test_text_without_end_is_refused_before_pictures_are(monkeypatch):
    monkeypatch.setattr(docx, "_MAX_TEXT", 900_000)
    file = BytesIO(made())
    with ZipFile(file, "a", ZIP_STORED) as packed:
        packed.writestr("word/media/picture.png", bytes(1_000_000))
    assert read(file.getvalue()).text
    with ZipFile(file, "a", ZIP_DEFLATED) as packed:
        packed.writestr("word/media/no-picture.png", b"<w:p/>" * 200_000)
    with pytest.raises(UnreadableInput, match="unpacks to more than 900,000 bytes"):
        read(file.getvalue())


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
