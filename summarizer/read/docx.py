"""Word documents (.docx): paragraphs and tables in their order. Pictures, notes, headers and footers are left out.

The text is the one a reader sees with all changes taken: what was inserted stands, what was deleted does not, and what
lies in content controls, links and tables within tables is text like any other (ECMA-376, part 1, 17).

The file's dates are those of its template or of its first draft, never of publication: none is taken.
"""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from summarizer.errors import UnreadableInput
from summarizer.read.source import Page, with_title

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = frozenset(
    _W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "r")
)
"""What text may lie in that is none itself; deleted and moved text, pictures and field codes are none of these."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BROKEN = (BadZipFile, zlib.error, EOFError, KeyError, ValueError, AttributeError, RuntimeError, OSError)
"""What unpacking and its reader raise; of RuntimeError is what is encrypted and what is nested without end."""
_MAX_UNPACKED = 200_000_000  # bytes; a small archive can hold more than a machine does
_MAX_TEXT = 60_000_000  # bytes of XML, which takes fourteen times as many once it is read
_PACKS_WELL = 3  # times smaller: XML does, whatever it is called, pictures do not


def page(data: bytes, name: str) -> Page:
    """Return the text of a document, a block a paragraph or table row. UnreadableInput for one that is broken."""
    try:
        from docx import Document
    except ImportError:
        raise UnreadableInput(f"{name} is a DOCX, which needs one more part: pip install 'summarizer[docx]'") from None
    from lxml.etree import LxmlError

    try:
        _refuse_bomb(data, name)
        document = Document(BytesIO(data))
        blocks = list(_blocks(document.element.body))
        title = " ".join((document.core_properties.title or "").split()) or None
    except (*_BROKEN, LxmlError) as error:
        raise UnreadableInput(
            f"{name} is a broken DOCX ({error}). Open it in a word processor, save it anew."
        ) from error
    title = None if title == "Word Document" else title
    return Page(text=with_title("\n\n".join(block for block in blocks if block.strip()), title), title=title)


def _refuse_bomb(data: bytes, name: str) -> None:
    with ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
    text = (part.file_size for part in parts if part.file_size > _PACKS_WELL * part.compress_size)
    for size, most in (sum(part.file_size for part in parts), _MAX_UNPACKED), (sum(text), _MAX_TEXT):
        if size > most:
            raise UnreadableInput(f"{name} unpacks to more than {most:,} bytes. Save its text and give that.")


def _within(element: "_Element", *names: str) -> "Iterator[_Element]":
    """Yield the elements of these names in an element, through all that may be put around them."""
    for child in element:
        if child.tag in names:
            yield child
        elif child.tag in _AROUND:
            yield from _within(child, *names)


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the paragraphs and table rows of a body or a cell."""
    for block in _within(element, f"{_W}p", f"{_W}tbl"):
        if block.tag == f"{_W}tbl":
            yield from _rows(block)
        else:
            yield "".join(_SIGNS.get(str(part.tag), part.text or "") for part in _within(block, f"{_W}t", *_SIGNS))


def _rows(table: "_Element") -> Iterator[str]:
    """Yield each row as one block. A cell over several columns stands once, one over several rows in each."""
    above: dict[int, str] = {}
    for row in _within(table, f"{_W}tr"):
        column, cells = 0, dict[int, str]()
        for cell in _within(row, f"{_W}tc"):
            goes_on = cell.find(f"{_W}tcPr/{_W}vMerge")
            if goes_on is not None and goes_on.get(f"{_W}val", "continue") == "continue":
                cells[column] = above.get(column, "")
            else:
                cells[column] = "\n".join(_blocks(cell)).strip()
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            column += int(span.get(f"{_W}val", "1")) if span is not None else 1
        above = cells
        yield " | ".join(cells.values())
