"""File names that every system takes: from a document's name to a relative path that is nobody else's."""

import hashlib
import re
import unicodedata
from urllib.parse import unquote, urlsplit

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f-\x9f]')  # Windows; the separator is handled part by part
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # marks that reorder what a person sees
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?")
_STYLED = re.compile(r"(?i)\.(json|md|html)(\.part)?$")  # a folder of such a name would stand where a brief's file does
_HASHED = re.compile(r"-[0-9a-f]{10}$")
_PART_BYTES = 180
"""Of 255 that file systems allow: room for the hash, two suffixes and a temporary name."""
_PATH_CHARACTERS = 200


def safe_name(name: str) -> str:
    """Return a relative path with forward slashes, valid on Windows, macOS and Linux, for a document's name.

    Where anything had to change, or the name ends as if with a hash, a hash of the whole name ends it: two names never
    fall together, but for case. Letters are composed (NFC), since macOS takes both ways of writing one for the same.
    """
    path = _path(name)
    return path if path == name and not _HASHED.search(name) else f"{path}-{_hash(name)}"


def distinct_name(name: str) -> str:
    """Return a path for a name that another one equals but for case."""
    return f"{_path(name)}-{_hash(name)}"


def _path(name: str) -> str:
    text = name
    if "://" in name:
        address = urlsplit(name)
        text = unquote(f"{address.netloc}{address.path}")
    *folders, last = [safe for part in text.split("/") if (safe := _part(part))] or ["article"]
    path = "/".join([*(f"{folder}_" if _STYLED.search(folder) else folder for folder in folders), last])
    return path if len(path) <= _PATH_CHARACTERS else path[:_PATH_CHARACTERS].rstrip("./ ")


def _part(part: str) -> str:
    encodable = unicodedata.normalize("NFC", part.encode("utf-8", "replace").decode())
    text = _UNSEEN.sub("_", _FORBIDDEN.sub("_", encodable)).lstrip(" ").rstrip(" .")
    if text.startswith("."):
        text = "_" + text.lstrip(".")
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    cut = text.encode()[:_PART_BYTES].decode(errors="ignore")
    return cut.rstrip(" .") if cut != text else text


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
