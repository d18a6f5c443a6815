"""How records lie in the store: JSON, compressed."""

import zlib

from summarizer.errors import StoreError

_LEVEL = 3  # of 9: a third of the time of the default, a tenth larger


def pack(text: str | bytes) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Return the text, UTF-8."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise StoreError(
            "a record of the store is damaged. Move the store away and run again; the briefs already written stay."
        ) from error
