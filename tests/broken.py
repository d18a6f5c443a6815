"""Files that hold no article, each broken in a way of its own, for drills of whole folders."""

import gzip
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SAID = "A fire at the pier hurt 3 workers on Monday, the harbour police said."


def _zip(name: str, data: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, data)
    return file.getvalue()


def _docx() -> bytes:
    file, document = BytesIO(), Document()
    document.add_paragraph(SAID)
    document.save(file)
    return file.getvalue()


def _pdf(text: str = "", password: str | None = None) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password, strength=128) if password else None)
    if text:
        canvas.drawString(60, 700, text)
    else:
        canvas.rect(60, 60, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


CONTENT: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "zeros.txt": b"\0" * 5000,
    "controls.txt": b"\1\2\3\4",
    "noise.txt": bytes(range(256)) * 40,
    "mark.txt": b"\xef\xbb\xbf",
    "mark16.txt": b"\xff\xfe",
    "utf32.txt": SAID.encode("utf-32-le"),
    "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 500,
    "packed.txt": gzip.compress(SAID.encode()),
    "database.txt": b"SQLite format 3\0" + bytes(2000),
    "rich.txt": rb"{\rtf1\ansi A fire at the pier.}",
    "office.txt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "digits.txt": b"1 2 3 4 5",
    "signs.txt": "——— ••• !!!".encode(),
    "invisible.txt": "\u200b\u200b\u2060".encode(),
    "long.txt": f"{SAID}\n\n".encode() * (6_000_000 // len(SAID)),
    "empty.html": b"",
    "bare.html": b"<html><head><title></title></head><body><nav>Home</nav></body></html>",
    "script.html": b"<html><body><script>" + b"x=1;" * 900 + b"</script></body></html>",
    "links.html": b"<html><body><ul>" + b"<li><a href='/'>Home</a></li>" * 50 + b"</ul></body></html>",
    "elsewhere.html": b"<html><head><meta http-equiv=refresh content='0; url=/a'></head></html>",
    "comment.html": b"<!-- nothing -->",
    "empty.md": b"",
    "rule.md": b"---\n\n---\n",
    "picture.md": b"![](a.png)\n",
    "empty.pdf": b"",
    "text.pdf": b"This is no PDF at all.",
    "begun.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "cut.pdf": _pdf(SAID)[:300],
    "scanned.pdf": _pdf(),
    "locked.pdf": _pdf(SAID, password="secret"),
    "empty.docx": b"",
    "text.docx": b"This is no Word file at all.",
    "zip.docx": _zip("other.xml", "<a/>"),
    "xml.docx": _zip("word/document.xml", "<w:document"),
    "cut.docx": _docx()[:2000],
    "empty.eml": b"",
    "headers.eml": b"From: a@example.org\nSubject: nothing\n\n",
    "picture.eml": b"From: a@example.org\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
    "cut.jsonl.gz": gzip.compress(SAID.encode())[:20],
    "broken.jsonl": b'{"text": \n',
    "list.jsonl": b"[1, 2]\n",
    "other.csv": b"a,b\n1,2\n",
    "open.csv": b'text\n"never closed\n',
    "empty.parquet": b"",
    "text.parquet": b"PAR1 this is none",
}


def _unlistable(path: Path) -> None:
    path.mkdir()
    path.chmod(0)


def _unreadable(path: Path) -> None:
    path.write_text(SAID)
    path.chmod(0)


MADE: dict[str, Callable[[Path], None]] = {
    "link.txt": lambda path: path.symlink_to("nowhere"),
    "circle.txt": lambda path: path.symlink_to(path.name),
    "\udcff\n'odd\u202e\U0001f525.txt": lambda path: path.write_bytes(b""),
}
FORBIDDEN: dict[str, Callable[[Path], None]] = {"unreadable.txt": _unreadable, "unlistable": _unlistable}
"""What root may read all the same."""

PIPE = "broken pipe.txt"
"""Is passed over and no failure: nobody knows whether somebody will ever write into it."""


def break_(folder: Path, *, forbidden: bool = False) -> int:
    """Put a file of every broken kind into a folder, each called `broken …`, and a pipe; return how many are broken."""
    for name, data in CONTENT.items():
        (folder / f"broken {name}").write_bytes(data)
    made = MADE | FORBIDDEN if forbidden else MADE
    for name, make in made.items():
        make(folder / f"broken {name}")
    os.mkfifo(folder / PIPE)
    return len(CONTENT) + len(made)
