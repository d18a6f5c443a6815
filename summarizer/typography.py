"""Finding copied words in a text when only the typography differs.

Folded: quotation marks and apostrophes to straight ones, dashes and hyphens to `-`, runs of white space
(no-break spaces and line ends among them) to one space, `…` and `. . .` to `...`; soft hyphens and zero-width
characters go. That is all: letters, case and figures must agree; there is no likeness and no edit distance.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from summarizer.schemas.values import Match

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_FOLD = regex.compile(
    rf"(?! (?![\s{_INVISIBLE}]))"  # a single space stays as it is
    rf"(?:(?P<space>[{_INVISIBLE}]*+\s[\s{_INVISIBLE}]*+)"
    rf"|(?P<invisible>[{_INVISIBLE}]++)"
    r"|(?P<ellipsis>…|\.\s?\.\s?\.)"
    r"|(?P<double>[“”„‟«»″〝〞＂])"
    r"|(?P<single>[‘’‚‛‹›′ʼ´`＇])"
    r"|(?P<dash>--+|[‐‑‒–—―−﹘﹣－]))"
)
_UNPRINTABLE = regex.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_INSTEAD = {"space": " ", "invisible": "", "ellipsis": "...", "double": '"', "single": "'", "dash": "-"}

# Scripts that set words apart; elsewhere (Han, Thai) any stretch may be a word.
_LETTER = r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}]"
_INSIDE_WORD = regex.compile(rf"(?<={_LETTER})(?={_LETTER})|(?<=\d)(?=[.,]\d)|(?<=\d[.,])(?=\d)")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text after folding. Character `i` of `text` stands for `original[starts[i]:ends[i]]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original behind `text[start:end]`, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=512)  # one sentence is looked through for many fields
def fold(text: str) -> Folded:
    """Return the text with its typography folded and the way back to its own offsets."""
    if not _FOLD.search(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    parts: list[str] = []
    starts, ends = array("q"), array("q")
    done = 0
    for match in _FOLD.finditer(text):
        start, end = match.span()
        instead = _INSTEAD[match.lastgroup or ""]
        parts += text[done:start], instead
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        starts.extend([start] * len(instead))
        ends.extend([end] * len(instead))
        done = end
    parts.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Folded("".join(parts), starts, ends)


def printable(name: str) -> str:
    r"""Return a name with all that a terminal obeys and UTF-8 cannot hold written out, as \xNN or \uNNNN."""
    return str(_UNPRINTABLE.sub(_written_out, name))


def _written_out(sign: regex.Match[str]) -> str:
    code = ord(sign[0])
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code  # a byte that was no UTF-8 (PEP 383)
    return f"\\x{byte:02x}" if byte < 0x100 else f"\\u{code:04x}"


def shortened(name: str, most: int = 120) -> str:
    """Return a name for a message, printable: of one longer than `most` characters, beginning and end."""
    name, half = printable(name), (most - 1) // 2
    return name if len(name) <= most else f"{name[:half]}…{name[-half:]}"


def same(left: str, right: str) -> bool:
    """Tell whether two texts differ in typography at most."""
    return fold(left).text.strip() == fold(right).text.strip()


def locate(needle: str, haystack: str, start: int = 0) -> tuple[int, int, Match] | None:
    """Return where the needle first stands in the haystack from `start` on, as whole words: start, end, how.

    "exact" goes before "normalised". A stretch that would cut a word or a figure in two is no find: "500"
    does not stand in "2,500", nor "ill" in "killed". None where there is no find or the needle is blank.
    """
    bare = fold(needle).text.strip()
    if not bare:
        return None
    if found := _whole_words(needle.strip(), haystack, start):
        return (*found, "exact")
    folded = fold(haystack[start:])
    found = _whole_words(bare, folded.text, 0)
    if not found:
        return None
    first, last = folded.original(*found)
    return start + first, start + last, "normalised"


def _whole_words(needle: str, haystack: str, start: int) -> tuple[int, int] | None:
    at = haystack.find(needle, start)
    while at >= 0:
        end = at + len(needle)
        if not (_INSIDE_WORD.match(haystack, at) or _INSIDE_WORD.match(haystack, end)):
            return at, end
        at = haystack.find(needle, at + 1)
    return None
