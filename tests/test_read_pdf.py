"""PDFs are made here, by reportlab, so that what they hold is known."""

import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from summarizer.errors import UnreadableInput
from summarizer.read import pdf, read

LINES = (
    "Kestrel Bay will close its ferry terminal for nine days in April, the har-",
    "bour board said on Tuesday. The closure affects about 4,000 passengers a",
    "day, according to the board.",
    "The operator did not comment.",
)


def made(*pages, title=None, encrypt=None):
    file = BytesIO()
    canvas = Canvas(file, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_lines_become_paragraphs_and_divided_words_are_whole(tmp_path):
    path = tmp_path / "ferry.pdf"
    path.write_bytes(made(LINES))
    text = read(path).text
    assert text.split("\n\n") == [
        (
            "Kestrel Bay will close its ferry terminal for nine days in April, the harbour board said on Tuesday. The "
            "closure affects about 4,000 passengers a day, according to the board."
        ),
        "The operator did not comment.",
    ]


def test_what_heads_and_closes_every_page_is_left_out_and_a_paragraph_goes_on_over_the_page():
    head = "Kestrel Bay Gazette 14 March"
    pages = [
        (head, *LINES[:2], "Page 1 of 3"),
        (head, LINES[2], "Buses will run.", "Few knew of it.", "Page 2 of 3"),
        (head, "The mayor agreed.", "So did riders.", "Page 3 of 3"),
    ]
    text = read(made(*pages)).text
    assert "Gazette" not in text
    assert "Page" not in text
    assert "4,000 passengers a day, according to the board." in text
    assert text.endswith("So did riders.")


def test_a_headline_that_heads_the_other_pages_too_is_kept_on_the_first():
    head = "Ferry terminal to close in April"
    text = read(
        made(
            (head, *LINES), (head, "It opened in the year before last.", "Few knew."), (head, "Many know.", "So it is.")
        )
    ).text
    assert text.count(head) == 1
    assert text.startswith(head)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Ferry to close", "Ferry to close"),
        ("Microsoft Word - a.docx", None),
        ("untitled", None),
        ("x.indd", None),
        ("", None),
    ],
)
def test_the_title_is_that_of_the_metadata_unless_a_program_put_it_there(given, title):
    article = read(made(LINES, title=given))
    assert article.title == title
    assert article.text.startswith(title or "Kestrel")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("D:20260314101500+01'00'", date(2026, 3, 14)),
        ("20260314", date(2026, 3, 14)),
        ("D:2026", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_the_day_is_the_one_written(given, day):
    assert pdf._made(given) == day


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (made(()), "holds no text, only pictures.*ocrmypdf"),
        (made(LINES, encrypt=StandardEncryption("secret", strength=128)), "locked with a password.*without one"),
        (made(LINES)[:300], "broken PDF.*Get the file again"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken PDF"),
    ],
    ids=["scanned", "locked", "cut off", "noise"],
)
def test_a_pdf_without_an_article_says_what_to_do(data, message):
    with pytest.raises(UnreadableInput, match=message):
        read(data)


def test_a_pdf_called_otherwise_is_one_and_another_file_called_pdf_is_none(tmp_path):
    named = tmp_path / "ferry.txt"
    named.write_bytes(b"\n" + made(LINES))
    assert "harbour board" in read(named).text
    wrong = tmp_path / "ferry.pdf"
    wrong.write_text("Not a PDF at all, said the harbour board.")
    with pytest.raises(UnreadableInput, match="is no PDF, whatever it is called"):
        read(wrong)


def test_reading_stops_where_no_article_goes_on():
    assert len(pdf.page(made(LINES, LINES, LINES), "x", 10).text) < 300


def test_without_the_library_the_error_names_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableInput, match=r"pip install 'summarizer\[pdf\]'"):
        read(made(LINES))


def test_a_page_that_fails_after_opening_is_said_in_words(monkeypatch):
    from pypdfium2 import PdfDocument, PdfiumError

    def fails(*_):
        raise PdfiumError("Failed to load page.")

    monkeypatch.setattr(PdfDocument, "__getitem__", fails)
    with pytest.raises(UnreadableInput, match="broken PDF \\(Failed to load page"):
        read(made(LINES))


def test_a_pdf_is_briefed_by_name(tmp_path):
    path = tmp_path / "ferry.pdf"
    path.write_bytes(made(LINES))
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "brief", str(path), "--model", "rules", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "harbour board" in done.stdout
