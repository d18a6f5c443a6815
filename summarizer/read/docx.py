"""Word documents (.docx): paragraphs and tables in their order. Pictures, notes, headers and footers are left out.

The file's dates are those of its template or of its first draft, never of publication: none is taken.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from summarizer.errors import UnreadableInput
from summarizer.read.source import Page, with_title

if TYPE_CHECKING:
    from docx.table import Table

_MAX_UNPACKED = 200_000_000  # bytes; a small archive can hold more than a machine does


def page(data: bytes, name: str) -> Page:
    """Return the text of a document, a block a paragraph or table row. UnreadableInput for one that is broken."""
    try:
        from docx import Document
        from docx.table import Table
    except ImportError:
        raise UnreadableInput(f"{name} is a DOCX, which needs one more part: pip install 'summarizer[docx]'") from None
    from lxml.etree import LxmlError

    try:
        _refuse_bomb(data, name)
        document = Document(BytesIO(data))
        blocks: list[str] = []
        for block in document.iter_inner_content():
            blocks.extend(_rows(block) if isinstance(block, Table) else [block.text])
        title = " ".join((document.core_properties.title or "").split()) or None
    except (BadZipFile, KeyError, ValueError, AttributeError, NotImplementedError, OSError, LxmlError) as error:
        raise UnreadableInput(
            f"{name} is a broken DOCX ({error}). Open it in a word processor, save it anew."
        ) from error
    title = None if title == "Word Document" else title
    return Page(text=with_title("\n\n".join(block for block in blocks if block.strip()), title), title=title)


def _refuse_bomb(data: bytes, name: str) -> None:
    with ZipFile(BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED:
            raise UnreadableInput(f"{name} unpacks to more than {_MAX_UNPACKED:,} bytes. Save its text and give that.")


def _rows(table: "Table") -> Iterator[str]:
    """Yield each row as one block; a cell that spans several stands once."""
    for row in table.rows:
        cells: dict[Any, str] = {cell._tc: cell.text.strip() for cell in row.cells}  # noqa: SLF001  what cells share
        yield " | ".join(cells.values())
