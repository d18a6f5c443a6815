"""Files that are no text, told by their first bytes. A name is not trusted: a PDF called .txt is a PDF."""

from summarizer.errors import UnreadableInput

# First bytes of common formats, from their specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM\x00", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "RIFF (WebP, WAV or AVI)"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\xd0\xcf\x11\xe0", "old Office document"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF program"),
    (b"MZ\x90", "Windows program"),
    (b"SQLite format 3", "SQLite"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"PAR1", "Parquet"),
)
# Parts of a ZIP archive that tell a document format apart (ECMA-376, OASIS ODF, EPUB OCF).
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"opendocument.text", "ODT"),
    (b"epub+zip", "EPUB"),
)
_DOCUMENTS = {"ODT", "EPUB", "RTF", "old Office document"}
_READ = {"PDF": "pdf", "DOCX": "docx"}


def kind_of(data: bytes, kind: str | None, name: str) -> str | None:
    """Return pdf or docx where the bytes are one, whatever the name says; else the kind that was asked for.

    Raises UnreadableInput where the bytes are of a format that is not read, or not of the one asked for.
    """
    found = _format(data)
    if found in _READ:
        return _READ[found]
    if found in _DOCUMENTS:
        raise UnreadableInput(
            f"{name} is not text (looks like {found}), which the readers of this version do not support. "
            "Convert it to text or HTML first."
        )
    if found:
        raise UnreadableInput(f"{name} is not text (looks like {found}). Give a text, HTML, PDF or DOCX file.")
    if kind in _READ.values():
        raise UnreadableInput(f"{name} is no {str(kind).upper()}, whatever it is called. Get the file again.")
    return kind


def _format(data: bytes) -> str | None:
    found = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if found == "ZIP":
        return next((kind for part, kind in _PACKED if part in data), found)
    if b"%PDF-" in data[:1_024]:  # readers accept bytes before the header
        return "PDF" if not data[:1_024].split(b"%PDF-")[0].strip(b"\0\r\n\t \xef\xbb\xbf") else None
    if data[4:8] == b"ftyp":
        return "MP4 or HEIC"
    return found
