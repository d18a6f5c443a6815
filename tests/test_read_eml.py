from datetime import date
from email.message import EmailMessage

import pytest

from summarizer.errors import UnreadableInput, UsageError
from summarizer.read import read

BODY = (
    "The harbour board of Kestrel Bay said on Tuesday that it would close the ferry terminal for nine days in April, "
    "and that buses would run instead.\n"
)
MAIL = "message/rfc822"


def mail(body=BODY, *, subject="Ferry to close", sender="Kestrel Bay Port <press@port.example>", html=None, **fields):
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = subject
    message["Date"] = fields.get("date", "Sat, 14 Mar 2026 23:30:00 -0500")
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for attached in fields.get("attached", ()):
        message.add_attachment(attached, filename="more.txt")
    return message


def told(message):
    return read(bytes(message), media_type=MAIL)


def test_a_message_gives_words_title_outlet_and_day(tmp_path):
    path = tmp_path / "ferry.eml"
    path.write_bytes(bytes(mail()))
    article = read(path)
    assert article.text == f"Ferry to close\n\n{BODY.strip()}"
    assert (article.title, article.outlet) == ("Ferry to close", "Kestrel Bay Port")
    assert article.published == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [("press@port.example", "port.example"), ('"Desk, The" <a@b.example>', "Desk, The"), ("", None)],
)
def test_the_outlet_is_the_senders_name_or_domain(sender, outlet):
    message = mail()
    del message["From"]
    raw = f"From: {sender}\n".encode() + bytes(message)
    assert read(raw, media_type=MAIL).outlet == outlet


@pytest.mark.parametrize("subject", ["Re: Ferry to close", "Fwd: RE: Ferry to close", "AW: Ferry to close"])
def test_a_reply_is_titled_by_what_it_replies_to(subject):
    assert told(mail(subject=subject)).title == "Ferry to close"


@pytest.mark.parametrize("day", ["", "yesterday", "99 Foo 2026", f"Mon, 01 Jan {'9' * 20} 00:00:00 +0000"])
def test_a_date_that_is_none_stays_open(day):
    message = bytes(mail()).replace(b"Sat, 14 Mar 2026 23:30:00 -0500", day.encode())
    assert read(message, media_type=MAIL).published is None


@pytest.mark.parametrize(
    "rest",
    [
        "On Fri, 13 Mar 2026 at 10:00, Ann Example <ann@example.org> wrote:\n> Will it close?\n> When?\n",
        "> Will it close?\n",
        "-----Original Message-----\nFrom: Ann\n\nWill it close? When?\n",
        "-- \nPress office, Kestrel Bay\n",
    ],
)
def test_what_a_reply_quotes_and_the_signature_are_left_out(rest):
    assert told(mail(f"{BODY}\n{rest}")).text == f"Ferry to close\n\n{BODY.strip()}"


def test_a_message_that_only_quotes_is_read_without_the_marks():
    assert told(mail("".join(f"> {line}\n" for line in BODY.splitlines()))).text.endswith(BODY.strip())


def test_of_two_bodies_the_plain_one_is_taken_unless_it_is_a_stub():
    page = f"<html><head><style>p {{}}</style></head><body><p>{BODY}</p><p>Nobody else commented.</p></body></html>"
    assert "Nobody else" not in told(mail(html=page)).text
    stub = told(mail("See the HTML version.", html=page)).text
    assert "Nobody else commented." in stub
    assert "HTML version" not in stub
    assert "<" not in stub


def test_an_html_part_too_short_for_an_article_is_read_whole():
    text = told(mail("", html="<div>The ferry <b>stops</b> &amp; waits.</div><p>So it is.</p>")).text
    assert text == "Ferry to close\n\nThe ferry stops & waits.\n\nSo it is."


def test_attached_texts_follow_the_body():
    assert told(mail(attached=["The minutes said no more.\n"])).text.endswith("instead.\n\nThe minutes said no more.")


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252", "no-such-charset"])
def test_words_are_decoded_as_declared_or_as_they_are(charset):
    encoded = "Die Behörde schließt die Fähre für neun Tage.".encode("utf-8" if charset == "utf-8" else "cp1252")
    raw = f"From: a@b.example\nSubject: =?utf-8?q?F=C3=A4hre?=\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    article = read(raw.encode() + encoded, media_type=MAIL)
    assert article.text == "Fähre\n\nDie Behörde schließt die Fähre für neun Tage."


def test_lines_that_flow_are_joined():
    raw = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nThe board said on \nTuesday that it closes.\n\nSo it is.\n"
    assert read(raw, media_type=MAIL).text == "The board said on Tuesday that it closes.\n\nSo it is."


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"The board said on Tuesday that it closes.", "no header of an e-mail"),
        (b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x--\n", "encrypted e-mail"),
        (b"From: a@b.example\nContent-Type: image/png\n\n\x00\x01", "e-mail without text"),
        (b"From: a@b.example\nSubject: x\n\n", "e-mail without text"),
    ],
)
def test_what_is_no_message_with_words_says_what_to_do(raw, message):
    with pytest.raises(UnreadableInput, match=message):
        read(raw, media_type=MAIL)


def test_a_header_that_the_parser_gives_up_on_is_none(monkeypatch):
    get = EmailMessage.get

    def fails(self, field, default=None):
        if field == "Subject":
            raise ValueError
        return get(self, field, default)

    message = bytes(mail())
    monkeypatch.setattr(EmailMessage, "get", fails)
    assert read(message, media_type=MAIL).title is None


def test_formats_of_bytes_are_not_read_from_a_text():
    with pytest.raises(UsageError, match="is read from bytes"):
        read("From: a@b.example", media_type=MAIL)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (b"Content-Disposition: attachment; filename*", r"is a broken e-mail \(.+\)\. Save its text"),
        (b'Content-Type: text/plain; charset="iso-\0"', None),
        (b"Date: Mon, 01 Jan 99999999999999999999 00:00:00 +0000", None),
    ],
)
def test_a_header_that_breaks_pythons_parser_is_no_crash(header, message):
    raw = b"Subject: Ferry\n" + header + b"\n\nThe ferry stops on Tuesday, the board said.\n"
    if message is None:
        assert read(raw, media_type=MAIL).text.endswith("the board said.")
    else:
        with pytest.raises(UnreadableInput, match=message):
            read(raw, media_type=MAIL)


@pytest.mark.parametrize(
    "nest", ['Content-Type: multipart/mixed; boundary="b{0}"\n\n--b{0}\n', "Content-Type: message/rfc822\n\n"]
)
def test_parts_within_parts_without_end_are_a_broken_message(nest):
    deep = "From: a@b.example\nMIME-Version: 1.0\n" + "".join(nest.format(level) for level in range(3000))
    with pytest.raises(UnreadableInput, match="is a broken e-mail"):
        read(f"{deep}Content-Type: text/plain\n\n{BODY}".encode(), media_type=MAIL)


def test_headers_without_end_are_cut_and_the_message_is_read():
    endless = (
        bytes(mail())
        .replace(b"press@port.example", b"a@b.example,(" * 10_000)
        .replace(b"Ferry to close", b"x" * 50_000)
    )
    article = read(endless, media_type=MAIL)
    assert BODY.strip() in article.text
    assert len(article.title) <= 10_000


@pytest.mark.parametrize("opened", ["<!-- ", "<style>", "<STYLE type='text/css'>"])
def test_what_is_opened_and_never_closed_hides_the_rest_as_in_a_browser(opened):
    message = mail("See the HTML.", html=f"<p>The terminal closes for nine days.</p>{opened} p {'{'} color: red")
    assert told(message).text == "Ferry to close\n\nThe terminal closes for nine days."
