"""Bytes to text: which encoding, mojibake repaired, line ends and control characters settled.

Quotation marks, ligatures, widths and accents stay as they are: what is quoted must be found again in the source.
"""

import codecs
from functools import cache
from typing import TYPE_CHECKING

import regex

from summarizer.errors import UnreadableInput

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# Longer marks first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = regex.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    regex.IGNORECASE,
)
_DECLARED_WITHIN = 4_096  # HTML asks for the declaration within the first 1,024 bytes; pages are late
_LATIN_SHARE = 0.15  # more marks and accents than this are no western text read as windows-1252
_FEW = 8
_CONTROL_SHARE = 0.02  # more control characters than this are no text; a few are dirt
_LINE_END = regex.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_DIRT = regex.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
# Shown as nothing, or turning round what stands beside it: a hedge with one in it is no word to any rule, and tags can
# spell out orders that no reader sees (Unicode TR 36, TR 39). Flags of emoji are spelt in tags; joiners are letters'
# own in Persian, Hindi and emoji, never in Latin, nor is any other that is shown as nothing (UAX 44,
# Default_Ignorable_Code_Point).
_INVISIBLE = regex.compile(
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    "|[\u00ad\u200b\u202a-\u202e\u2060-\u206f\U000e0000-\U000e007f]+"
    r"|(?<=\p{Latin})\p{Default_Ignorable_Code_Point}+|[\u200c-\u200f\u061c]+(?=\p{Latin})"
)
_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def decode(data: bytes, *, name: str, charset: str | None = None, markup: bool = False) -> str:
    """Return the text of the bytes, cleaned: declared encoding first, then UTF-8, then the likeliest.

    `charset` is what the sender declares; `markup` has a declaration within the text looked for. UnreadableInput
    where no encoding makes text of it.
    """
    text = _by_mark(data)
    if text is None:
        text = _declared(data, charset, markup=markup) or _undeclared(data)
    if text is None or _is_noise(text[:100_000]):
        raise UnreadableInput(f"{name} is not text in any known encoding. Save it as UTF-8 text and try again.")
    return clean(text)


def clean(text: str) -> str:
    r"""Return the text with mojibake repaired, lines ending in \n, no half surrogates and nothing that is not seen."""
    import ftfy

    lines = _LINE_END.sub("\n", text)
    repaired = lines if lines.isascii() else ftfy.fix_text(lines, _narrow())
    return visible(_SURROGATE.sub("\ufffd", _CONTROL.sub("", repaired)))


def visible(text: str) -> str:
    """Return the text without characters that nobody sees: soft hyphens, zero-width ones, overrides of direction."""
    return text if text.isascii() else str(_INVISIBLE.sub(r"\g<flag>", text))


def encodable(text: str) -> bool:
    """Whether the text can be written down: half surrogates cannot."""
    return _SURROGATE.search(text) is None


@cache
def _narrow() -> "TextFixerConfig":
    """Return ftfy's settings with everything off that changes letters or marks that are no mojibake."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _is_noise(text: str) -> bool:
    return len(_DIRT.findall(text)) > max(_FEW, _CONTROL_SHARE * len(text))


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _declared(data: bytes, charset: str | None, *, markup: bool) -> str | None:
    found = _META_CHARSET.search(data, 0, _DECLARED_WITHIN) if markup and not charset else None
    name = charset or (found and (found[1] or found[2]).decode("ascii", "replace"))
    return _strictly(data, name) if name else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        # What declares Latin-1 is windows-1252 on the web (WHATWG Encoding Standard, section 4.2).
        known = codecs.lookup(encoding).name
        return data.decode("cp1252" if known in ("iso8859-1", "ascii") else known)
    except (LookupError, ValueError):  # of which UnicodeError is one; a name may hold NUL
        return None


def _undeclared(data: bytes) -> str | None:
    if b"\0" in data[:4_096]:
        return _wide(data)
    utf8 = _strictly(data, "utf-8")
    return utf8 if utf8 is not None else (_western(data) or _detected(data))


def _wide(data: bytes) -> str | None:
    """Return UTF-16 without its mark: in western text every second byte is NUL. A stray NUL in UTF-8 is kept."""
    head = data[:4_096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) > 0.3 * len(head) / 2:
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    return _strictly(data, "utf-8")


def _western(data: bytes) -> str | None:
    text = _strictly(data, "cp1252")
    if text is None or sum(byte > 0x7F for byte in data) > max(_FEW, _LATIN_SHARE * len(data)):
        return None
    return text


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else None
