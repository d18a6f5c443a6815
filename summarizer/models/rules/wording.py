"""Wording: slices of the article made into sentences. Nothing is added but a capital, a full stop and a name."""

import re
from collections.abc import Sequence

import regex

from summarizer.language.sentences import titles

_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: \p{Lu}{2,4}\b)?"
_DASH = r"(?:—|–|--|-|:|\|)"
_DATELINE = regex.compile(
    r"\A(?:\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]+){0,3})"
    r"(?:,? [\p{L}.]{2,20}){0,3}?(?:, (?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}|\d{1,2} \p{Lu}\p{Ll}{2,8})(?:,? \d{4})?)?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:—|–|--|-) ?(?=[\p{Lu}\p{Pi}\"'\d])"
    r"|\A\([\p{L} .]{2,40}\) ?(?:—|–|--|-)? ?(?=[\p{Lu}\p{Pi}\"])"
    r"|\A(?:[01]?\d|2[0-3])[:.][0-5]\d (?=\p{Lu})"
    rf"|\A(?:[(\[]{_CLOCK}[)\]] ?(?:{_DASH} ?)?|{_CLOCK} ?{_DASH} ?)(?=[\p{{Lu}}\p{{Pi}}\"\d])(?!\d{{1,2}}[:.])"
)
_LABEL = regex.compile(r"\A\p{Lu}[\p{Lu} .'’-]{2,30}(?:\([^()\n]{2,40}\))?: (?=\S)")
_LONGEST_LABEL = 75
_BULLET = re.compile(r"\A[•▪‣◦·●■*–—-]\s+")
# "So was the mayor", "So, as he said, was it": the verb leans on the "so".
_LEAD = regex.compile(
    r"\A(?!So(?:, as [^,.]{3,60},)? (?:is|are|was|were|did|does|do|had|has|have|will|would|could|can)\b)"
    r"(?:And|But|So|Yet|However|Meanwhile|Also|Moreover|Nevertheless|Nonetheless|In addition(?=,))\b,? +",
    regex.IGNORECASE,
)
# A content begins behind its "that"; a second one would hang in the air ("... and that all were fighters").
_AND_THAT = regex.compile(
    r"\b(and|but) that (?=[“\"]|"
    r"(?:the|an?|no|all|it|they|he|she|there|we|his|her|their|its|this|most|some"
    r"|nearly|almost|about|around|more|fewer|less|at least|one|two|three|four|five|half|\d[\d.,]*)\b"
    r"|(?:[\w’'-]+ ){1,5}(?:had|has|have|was|were|is|are|would|will|could|did|does|might|may)\b)"
)
# Not where it goes on with an inner one: "posts claiming that … and that …".
_TOLD_THAT = regex.compile(r"\b(?:\w+ing|claims?|reports?|rumou?rs?|allegations?|suggestions?) that\b")
_CARRIES_ON = regex.compile(
    r"(?:only if|only when|unless|that|whether|how|to|of|in|on|at|for|with|by|as|from|is|are|was|were|has|have|had"
    r"|would|will|could|can|may|might|must|should|did|does)\b"
)
# What a clause that was cut there leaves over: "…, though [she stressed that …]".
_LINKS = ("though", "although", "while", "whereas", "but")
_HANGING = re.compile(rf",? (?:{'|'.join(_LINKS)})[.,]?\Z")
_OPENERS = "“\"‘'(["
_CLOSERS = "”\"’')]"
_ENDS = ".!?…"
_CLOSING = {"“": "”", '"': '"', "‘": "’"}
_SENTENCE_END = regex.compile(rf"(?<!\b(?:(?i:{titles()})|St|U\.S|\p{{Lu}}))[.!?…][”\"’]?(?=\s+[“\"‘]?\p{{Lu}})")


def dateline_end(text: str) -> int:
    """Return where a dateline ("KARST, March 3 (Agency) —", "16:40 –" in a live blog) ends, 0 where there is none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0


def lead_end(text: str) -> int:
    """Return where a dateline, a label ("VERDICT:") and a connective ("But") that leans on the text before end."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    start += dateline_end(text[start:])
    if ":" in text[start : start + _LONGEST_LABEL] and (label := _LABEL.match(text[start:])):
        start += label.end()
    match = _LEAD.match(text[start:])
    return start + (match.end() if match else 0)


def sentence(pieces: Sequence[str], *, behind_that: bool = False) -> str:
    """Return pieces of one statement as a sentence: one line, a capital first, a full stop last.

    `behind_that` says that the pieces are a that-clause without its "that".
    """
    lines = [" ".join(piece.split()) for piece in pieces if piece.strip()]
    joined = _clause_joined([_without_that(line) for line in lines]) if behind_that else " ".join(lines)
    joined = _HANGING.sub("", joined) if joined.rstrip(".,").endswith(_LINKS) else joined
    return _ended(_capitalised(_closed(joined.lstrip(" ,;:—–"))))


def _without_that(line: str) -> str:
    may_hang = "and that " in line or "but that " in line
    return _AND_THAT.sub(r"\1 ", line) if may_hang and not _TOLD_THAT.search(line) else line


def _clause_joined(pieces: list[str]) -> str:
    """Join what a "he said" has interrupted."""
    text = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        goes_on = text[-1:] in _CLOSING.values() and piece[:1] in _CLOSING
        comma = "" if _CARRIES_ON.match(piece) or text.endswith((",", *_ENDS)) else ","
        text = _quotes_joined(text, piece) if goes_on else f"{text}{comma} {piece}"
    return text


def _quotes_joined(left: str, right: str) -> str:
    """Join two parts of a quotation: “A,” “b.” is “A, b.”, “A,” “B.” is “A.” “B.”."""
    if right[1:2].islower():
        return f"{left[:-1]} {right[1:]}"
    return f"{_ended(left)} {right}"


def _capitalised(text: str) -> str:
    at = next((index for index, char in enumerate(text) if char not in _OPENERS), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :] if at == 0 else text


def _ended(text: str) -> str:
    body = text.rstrip()
    inner = body.rstrip(_CLOSERS)
    tail = body[len(inner) :]
    if inner.endswith(tuple(_ENDS)):
        return body
    inner = inner.rstrip(" ,;:—–-")
    if tail and tail[0] in '”"' and body.startswith(("“", '"')):
        return f"{inner}.{tail}"
    return f"{inner}{tail}."


def cut(text: str, room: int) -> int:
    """Return where to cut a text of several sentences: behind the last that fits, at least behind the first."""
    if len(text) <= room:
        return len(text)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return max((at for at in ends if at <= room), default=ends[0] if ends else len(text))


def _closed(text: str) -> str:
    """Close the brackets a text ends within, and the quotation that it opens with, where it was cut there."""
    text += ")" * (text.count("(") - text.count(")"))
    mark = text[:1]
    closing = _CLOSING.get(mark, "")
    marks = text.count(mark) + (text.count(closing) if closing != mark else 0) if closing else 0
    return f"{text}{closing}" if marks == 1 else text
