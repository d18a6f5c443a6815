"""E-mail (.eml): the message's own words. From and Date are the outlet and the day of publication.

Of plain text and HTML the plain text is taken, unless it is a stub. Attached texts follow the body. What a reply quotes
and the signature are left out, unless nothing else is there.
"""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy, Policy
from email.utils import parseaddr
from typing import cast

import regex

from summarizer import days
from summarizer.errors import UnreadableInput
from summarizer.read import encoding, html
from summarizer.read.source import Page, with_title

_STUB_WORDS = 20  # a plain part with fewer says "see the HTML version"
_REPLY = regex.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|sv)\s*(?:\[\d+\])?\s*:\s*)+", regex.IGNORECASE)
_QUOTED = regex.compile(r"^[ \t]*>.*$\n?", regex.MULTILINE)
_WROTE = regex.compile(
    r"^(?:On|Am|Le) [^\n]{4,200}(?:\n[^\n]{0,120})?(?:wrote|schrieb[^\n]{0,80}|a écrit)\s?:[ \t]*\n(?=\s*>|\s*\Z)",
    regex.M,
)
_ORIGINAL = regex.compile(
    r"^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}.*\Z", regex.M | regex.S | regex.I
)
_SIGNATURE = regex.compile(r"^-- \n.{0,2000}\Z", regex.MULTILINE | regex.DOTALL)
_BLOCK = regex.compile(r"<(?:/p|/div|/tr|/li|/h[1-6]|br)\b[^<>]*>", regex.IGNORECASE)
_HEAD_ENDS = regex.compile(r"</head\s*>", regex.IGNORECASE)
# What is opened and never closed reaches to the end, as in a browser; looked for anew behind each opening, it would
# take time by the square of the message.
_UNSEEN = regex.compile(r"<(style|script)\b.*?(?:</\1\s*>|\Z)", regex.IGNORECASE | regex.DOTALL)
_TAG = regex.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", regex.DOTALL)

_GIVES_UP = (ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError)
"""What Python's parser raises of headers that it cannot make sense of, and of parts within parts without end."""

_LONGEST_HEADER = 10_000
"""Characters of a header that are read: Python's parser takes time by the square of it."""


class _Bounded(EmailPolicy):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_BOUNDED = cast("Policy[EmailMessage]", _Bounded())


def page(data: bytes, name: str) -> Page:
    """Return a message's words, its subject as title. UnreadableInput where the file is no message or holds no text."""
    try:
        return _page(data, name)
    except _GIVES_UP as error:
        raise UnreadableInput(f"{name} is a broken e-mail ({error}). Save its text, and give that.") from error


def _page(data: bytes, name: str) -> Page:
    mail = message_from_bytes(data, policy=_BOUNDED)
    if not any(field in mail for field in ("From", "Date", "Subject", "MIME-Version")):
        raise UnreadableInput(f"{name} has no header of an e-mail. Save the message again, or name the file .txt.")
    if mail.get_content_type() == "multipart/encrypted":
        raise UnreadableInput(f"{name} is an encrypted e-mail. Open it and save its text.")
    title = _REPLY.sub("", _header(mail, "Subject")).strip() or None
    parts = [_own_words(_body(mail, name)), *_attached(mail, name)]
    body = "\n\n".join(part.strip() for part in parts if part.strip())
    if not body:
        raise UnreadableInput(f"{name} is an e-mail without text. Save what it carries and give that.")
    sent = days.declared(_header(mail, "Date"))  # in the sender's own time zone
    return Page(text=with_title(body, title), title=title, published=sent, outlet=_sender(mail))


def _header(mail: EmailMessage, field: str) -> str:
    try:
        value = str(mail.get(field, "") or "")
    except _GIVES_UP:
        return ""
    return encoding.clean(" ".join(value.split()))


def _body(mail: EmailMessage, name: str) -> str:
    plain, rich = (mail.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    text = _text(plain, name) if plain else ""
    if rich is None or len(text.split()) >= _STUB_WORDS:
        return text
    return _told(_text(rich, name), name) or text


def _attached(mail: EmailMessage, name: str) -> Iterator[str]:
    for part in mail.walk():
        if part.get_content_disposition() == "attachment" and part.get_content_type() == "text/plain":
            yield _text(part, name)


def _text(part: MIMEPart, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    html_part = part.get_content_subtype() == "html"
    text = encoding.decode(payload, name=name, charset=part.get_content_charset(), markup=html_part)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return str(regex.sub(r"(?<!^--) \n(?![>\s])", " ", text, flags=regex.M)) if flowed else text


def _told(markup: str, name: str) -> str:
    """Return the article of an HTML part, or all its words where it is too short to tell."""
    try:
        return html.page(markup, name).text
    except UnreadableInput:
        from html import unescape

        seen = _UNSEEN.sub("", _HEAD_ENDS.split(markup, maxsplit=1)[-1])
        lines = unescape(_TAG.sub("", _BLOCK.sub("\n", seen))).split("\n")
        return "\n\n".join(line.strip() for line in lines if line.strip())


def _own_words(text: str) -> str:
    """Return the text without signature and quoted replies; where it holds nothing else, without the marks alone."""
    unsigned = _SIGNATURE.sub("", text)
    own = _QUOTED.sub("", _WROTE.sub("", _ORIGINAL.sub("", unsigned)))
    return str(own if own.strip() else regex.sub(r"^[ \t]*(?:>[ \t]?)+", "", unsigned, flags=regex.MULTILINE))


def _sender(mail: EmailMessage) -> str | None:
    shown, address = parseaddr(_header(mail, "From"))
    return shown.strip() or address.rpartition("@")[2] or None
