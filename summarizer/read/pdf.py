"""PDF: pypdfium2 takes the text out; lines become paragraphs, and what stands on every page is left out.

Nothing is recognised in pictures: a scanned document is an error that says what to do. The publication date is the
day the document says it was made, where it says so.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING

import regex

from summarizer.errors import UnreadableInput
from summarizer.read.source import Page, with_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = Lock()  # PDFium may not be called from two threads
_EDGE = 2  # lines at the top and at the bottom of a page among which headers and footers are looked for
_MIN_HEADLINE_WORDS = 4  # a repeated line of fewer words is no headline on the first page either
_FULL = 0.7  # of a page's usual line length: a line that is shorter may end a paragraph
_MARKED = "\ufffe\u00ad\x02"  # how PDFium and typesetters write a hyphen that only a line's end asked for
_HYPHEN = regex.compile(rf"(?:[{_MARKED}]|(?<=\p{{Ll}}{{2}})[-\u2010](?=\n\p{{Ll}}{{2}}))\n?(\S*)[ ]?")
_PAGE_NUMBER = regex.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?\W*", regex.IGNORECASE)
_ENDS = regex.compile(r"[.?!:;…][\"'”’»)\]]*$")
_NO_TITLE = regex.compile(
    r"\s*(?:microsoft word\s*-|untitled|document\d*$|.*\.(?:docx?|pdf|indd|qxp|rtf|odt)$)", regex.I
)


def page(data: bytes, name: str, longest: int) -> Page:
    """Return the text of a PDF and what its metadata say. Reading stops beyond `longest` characters.

    Raises UnreadableInput for a broken, locked or scanned document.
    """
    pages, known = _taken_out(data, name, longest)
    if not any(line.strip() for lines in pages for line in lines):
        raise UnreadableInput(
            f"{name} holds no text, only pictures: it was scanned. Have its text recognised first, for instance "
            "with `ocrmypdf IN.pdf OUT.pdf`."
        )
    title = _title(known.get("Title", ""))
    body = "\n\n".join(_paragraphs(_without_repeated(pages)))
    return Page(text=with_title(body, title), title=title, published=_made(known.get("CreationDate", "")))


def _taken_out(data: bytes, name: str, longest: int) -> tuple[list[list[str]], dict[str, str]]:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        raise UnreadableInput(f"{name} is a PDF, which needs one more part: pip install 'summarizer[pdf]'") from None
    with _ONE_AT_A_TIME:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise _unopened(name, error) from error
        try:
            return _pages(document, longest), document.get_metadata_dict()
        except PdfiumError as error:
            raise _unopened(name, error) from error
        finally:
            document.close()


def _unopened(name: str, error: Exception) -> UnreadableInput:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return UnreadableInput(f"{name} is locked with a password. Save a copy without one and give that.")
    return UnreadableInput(f"{name} is a broken PDF ({error}). Get the file again, or save its text.")


def _pages(document: "PdfDocument", longest: int) -> list[list[str]]:
    """Return the lines of each page."""
    pages: list[list[str]] = []
    length = 0
    for number in range(len(document)):
        sheet = document[number]
        words = sheet.get_textpage()
        text = words.get_text_bounded()
        words.close()
        sheet.close()
        pages.append(_joined(text).split("\n"))
        length += len(text)
        if length > longest:
            break
    return pages


def _joined(text: str) -> str:
    """Return a page's text with the words whole that a line's end divided."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return str(_HYPHEN.sub(r"\1\n", lines))


def _without_repeated(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the pages without page numbers, and without the lines that head or close most of them."""
    whole = [[line.strip() for line in lines if line.strip()] for lines in pages]
    if len(whole) < 2:
        return whole
    counted = Counter(mark for lines in whole for mark in {_mark(line) for line in _edges(lines)})
    repeated = {mark for mark, times in counted.items() if times >= 2 and times > len(whole) / 2}
    return [_stripped(lines, repeated, first=number == 0) for number, lines in enumerate(whole)]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _mark(line: str) -> str:
    return str(regex.sub(r"\d+", "#", line.casefold()))


def _stripped(lines: list[str], repeated: set[str], *, first: bool) -> list[str]:
    return [
        line
        for at, line in enumerate(lines)
        if _EDGE <= at < len(lines) - _EDGE
        or not (_PAGE_NUMBER.fullmatch(line) or _mark(line) in repeated)
        or (first and _is_headline(line))
    ]


def _is_headline(line: str) -> bool:
    return len(line.split()) >= _MIN_HEADLINE_WORDS and not any(letter.isdigit() for letter in line)


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """Join lines to paragraphs: one ends where a line is short and the next begins anew."""
    lines = [line for page_lines in pages for line in page_lines]
    usual = sorted(map(len, lines))[int(0.9 * (len(lines) - 1))] if lines else 0
    blocks: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and not _ends_paragraph(lines[at - 1], line, usual):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [_joined("\n".join(block)).replace("\n", " ") for block in blocks]


def _ends_paragraph(line: str, following: str, usual: int) -> bool:
    if len(line) >= _FULL * usual:
        return False
    return bool(_ENDS.search(line)) or not following[:1].islower()


def _title(given: str) -> str | None:
    title = " ".join(given.split())
    return title if title and not _NO_TITLE.match(title) else None


def _made(given: str) -> date | None:
    """Return the day of a PDF date, D:YYYYMMDD… (ISO 32000-1, 7.9.4)."""
    try:
        return datetime.strptime(given.removeprefix("D:")[:8], "%Y%m%d").date()  # noqa: DTZ007  the day as written
    except ValueError:
        return None
