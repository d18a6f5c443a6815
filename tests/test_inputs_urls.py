"""Pages are fetched from servers on loopback; names are looked up in a table."""

import _socket
import gzip
import ssl
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

from summarizer.errors import UnreadableInput, UsageError
from summarizer.inputs import addresses, fetch, urls

SAID = "The harbour board said on Tuesday that it would close the ferry terminal for nine days in April. "
PAGE = f"<html><head><title>Ferry to close</title></head><body><article><p>{SAID * 3}</p></article></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PUBLIC = "93.184.215.14"


class Site:
    """A server that answers by path: (status, headers, body), or waits where there is nothing."""

    def __init__(self, pages, context=None):
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = pages.get(self.path)
                if answer is None:
                    site.released.wait(30)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.released = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.root = f"http://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self):
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def serve():
    opened = []

    def start(pages, context=None):
        opened.append(Site(pages, context))
        return opened[-1]

    yield start
    for site in opened:
        site.close()


@pytest.fixture
def names(monkeypatch):
    """A resolver: what is not in the table is not found."""
    table = {}

    def resolve(host, port):
        if host not in table:
            raise UnreadableInput(f"{host} was not found")
        return table[host]

    monkeypatch.setattr(addresses, "resolve", resolve)
    return table


def listed(tmp_path, text, **options):
    path = tmp_path / "urls.txt"
    path.write_text(text)
    return list(urls.entries_of(path, options.pop("published", None), **options))


def only(tmp_path, url, **options):
    (entry,) = listed(tmp_path, url, allow_private=True, **options)
    return entry


def test_a_line_is_an_entry_and_comments_blanks_and_repetitions_are_none(tmp_path):
    found = listed(tmp_path, "\ufeffhttps://a.example/1\n\n# later\n  http://b.example/2  \nhttps://a.example/1\n")
    assert [entry.name for entry in found] == ["https://a.example/1", "http://b.example/2"]
    assert len({entry.digest for entry in found}) == 2
    assert found[0].digest == listed(tmp_path, "https://a.example/1")[0].digest


def test_a_file_of_addresses_that_is_not_there_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match=r"file of addresses, cannot be read: No such file"):
        list(urls.entries_of(tmp_path / "none.txt", None))


def test_a_page_is_read_with_its_address_and_the_day_given(tmp_path, serve):
    site = serve({"/a?b=c": (200, HTML, PAGE.encode())})
    article = only(tmp_path, f"{site.root}/a?b=c#part", published="2026-03-14").load()
    assert "harbour board" in article.text
    assert article.title == "Ferry to close"
    assert article.url == f"{site.root}/a?b=c#part"
    assert article.published == date(2026, 3, 14)
    assert site.asked[0][1]["Host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "text/plain"}, SAID.encode()),
        ({"Content-Type": "TEXT/PLAIN; charset=iso-8859-1"}, SAID.encode()),
        ({}, SAID.encode()),
        (HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    ],
    ids=["plain", "charset", "no type", "gzip"],
)
def test_texts_and_packed_pages_are_read(tmp_path, serve, headers, body):
    site = serve({"/": (200, headers, body)})
    assert "harbour board" in only(tmp_path, site.root).load().text


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, HTML, b""), r"answers 404\. There is no such page"),
        ((403, HTML, b""), r"answers 403\. It turns programs away"),
        ((503, HTML, b""), r"answers 503\. Try again later"),
        ((418, HTML, b""), r"answers 418\. Save the page"),
        ((200, {"Content-Type": "video/mp4"}, b"\x00"), r"is video/mp4, no article"),
        ((200, HTML, b"x" * 2_001), r"larger than 2,000 bytes"),
        ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 100_000)), r"larger than 2,000 bytes"),
        ((200, HTML | {"Content-Encoding": "gzip"}, b"no gzip"), r"cannot be unpacked \(gzip\)"),
        ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())[:-9]), r"cannot be unpacked \(gzip\)"),
        ((200, HTML | {"Content-Encoding": "br"}, b"?"), r"cannot be unpacked \(br\)"),
        ((200, HTML | {"Content-Length": "9999"}, b"cut"), r"cannot be fetched: .*Try again later"),
        ((200, HTML, b"<html><body><p>Log in.</p></body></html>"), r"no article body found in http://127"),
        ((302, {"Location": "/"}, b""), r"redirects more than 5 times"),
        ((302, {"Location": "file:///etc/passwd"}, b""), r"'file:///etc/passwd' is no web address"),
        ((302, {}, b""), r"answers 302\. Save the page"),
        ((302, {"Location": "http://[x/"}, b""), r"redirects to 'http://\[x/', which is no address"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, serve, monkeypatch, answer, message):
    monkeypatch.setattr(fetch, "MAX_BYTES", 2_000)
    site = serve({"/": answer})
    with pytest.raises(UnreadableInput, match=message):
        only(tmp_path, f"{site.root}/").load()


def test_five_redirects_are_followed_and_the_last_address_is_the_articles(tmp_path, serve):
    hops = {f"/{n}": (301, {"Location": f"{n + 1}"}, b"") for n in range(5)}
    site = serve({**hops, "/5": (200, HTML, PAGE.encode())})
    assert only(tmp_path, f"{site.root}/0").load().url == f"{site.root}/5"


def test_a_page_that_does_not_come_in_time_is_given_up(tmp_path, serve, monkeypatch):
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.2)
    site = serve({})
    with pytest.raises(UnreadableInput, match=r"within 0\.2 seconds"):
        only(tmp_path, f"{site.root}/").load()


def test_nobody_there_says_so(tmp_path, serve):
    site = serve({})
    root = site.root
    site.server.server_close()
    with pytest.raises(UnreadableInput, match=r"cannot be fetched.*Try again later"):
        only(tmp_path, root).load()


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:0:7f00:1::", "no number",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused_before_anything_is_sent(number, names, tmp_path):
    assert not addresses.is_public(number)
    names["news.example"] = (PUBLIC, number)
    (entry,) = listed(tmp_path, "http://news.example/")
    with pytest.raises(UnreadableInput, match=r"no public address.*--allow-private"):
        entry.load()


@pytest.mark.parametrize(
    "number", [PUBLIC, "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2002:5db8:d70e::"]
)
def test_a_public_address_is_allowed(number):
    assert addresses.is_public(number)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_loopback_are_refused_too(host, tmp_path, monkeypatch):
    # The system's own reading of a number; nothing is asked of a name server.
    def numbered(name, port, **kind):
        name = "127.0.0.1" if name == "localhost" else name
        return _socket.getaddrinfo(name, port, flags=_socket.AI_NUMERICHOST, **kind)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", numbered)
    (entry,) = listed(tmp_path, f"http://{host}/")
    with pytest.raises(UnreadableInput, match="no public address"):
        entry.load()


def test_a_redirect_to_a_private_address_is_refused(serve, names, monkeypatch):
    site = serve({"/": (302, {"Location": "http://inside.example/"}, b"")})
    names.update({"news.example": ("127.0.0.1",), "inside.example": ("10.0.0.1",)})
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(
        UnreadableInput, match=r"news\.example:\d+/ redirects elsewhere: http://inside\.example/ leads to 10\.0\.0\.1"
    ):
        fetch.fetch(f"http://news.example:{site.port}/")
    assert site.asked[0][1]["Host"] == f"news.example:{site.port}"


def test_a_name_is_looked_up_once_and_the_connection_goes_where_it_was_found(serve, monkeypatch):
    site = serve({"/": (200, HTML, PAGE.encode())})
    answers = iter([("127.0.0.1",)])
    monkeypatch.setattr(addresses, "resolve", lambda *_: next(answers))
    assert fetch.fetch(f"http://rebinding.example:{site.port}/", allow_private=True)[0] == PAGE.encode()


def test_the_next_number_of_a_host_is_tried_where_one_takes_no_connection(serve, names):
    site = serve({"/": (200, HTML, PAGE.encode())})
    names["news.example"] = ("::1", "127.0.0.1")
    assert fetch.fetch(f"http://news.example:{site.port}/", allow_private=True)[0] == PAGE.encode()


def test_a_host_without_a_number_is_refused(names):
    names["news.example"] = ()
    with pytest.raises(UnreadableInput, match=r"news\.example has no address"):
        fetch.fetch("http://news.example/", allow_private=True)


@pytest.fixture
def secure(serve):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    asked = []
    context.sni_callback = lambda _socket, name, _context: asked.append(name)
    site = serve({"/": (200, HTML, PAGE.encode())}, context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return site, asked, trusting


def test_a_pinned_connection_is_made_and_checked_under_the_hosts_name(secure, names, monkeypatch):
    site, asked, trusting = secure
    names["news.example"] = ("127.0.0.1",)
    monkeypatch.setattr(fetch, "TRUST", trusting)
    assert fetch.fetch(f"https://news.example:{site.port}/", allow_private=True)[0] == PAGE.encode()
    assert asked == ["news.example"]


@pytest.mark.parametrize(("host", "trusted"), [("other.example", True), ("news.example", False)])
def test_a_certificate_for_another_name_or_of_nobody_known_is_refused(secure, names, monkeypatch, host, trusted):
    site, _, trusting = secure
    names[host] = ("127.0.0.1",)
    if trusted:
        monkeypatch.setattr(fetch, "TRUST", trusting)
    with pytest.raises(UnreadableInput, match=r"cannot be fetched.*(?i:certificate)"):
        fetch.fetch(f"https://{host}:{site.port}/", allow_private=True)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://a.example/", "is no web address.*http://"),
        ("a.example/page", "is no web address"),
        ("http:///page", "is no web address"),
        ("http://a.example/with blank", "is no web address.*without blanks"),
        ("http://a.example:99999/", "is no web address: Port out of range"),
        ("http://[::1/", "is no web address: Invalid IPv6"),
        (f"http://{'a' * 70}.example/", "is no web address"),
        ("http://ann:secret@a.example/", "holds a user name or password"),
        ("http://a.example/" + "x" * 9_000, "is no web address"),
    ],
)
def test_a_line_that_is_no_address_fails_by_itself(tmp_path, url, message):
    (entry,) = listed(tmp_path, url)
    with pytest.raises(UnreadableInput, match=message) as error:
        entry.load()
    assert "secret" not in str(error.value)


def test_a_name_that_nobody_knows_is_said_in_words(monkeypatch):
    def fails(*_, **__):
        raise OSError("Name or service not known")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", fails)
    with pytest.raises(UnreadableInput, match=r"news\.example was not found: Name or service"):
        addresses.place("http://news.example/")


def test_an_ipv6_host_and_the_usual_port_stand_in_the_header_as_they_should():
    found = addresses.place("http://[::1]/a", allow_private=True)
    assert (found.netloc, list(found.pinned())) == ("[::1]", ["http://[::1]:80/a"])


def test_a_name_in_another_script_is_looked_up_in_its_ascii_form(names):
    names["xn--fhre-loa.example"] = (PUBLIC,)
    assert addresses.place("https://fähre.example./x").netloc == "xn--fhre-loa.example"


def test_nothing_is_fetched_by_listing(tmp_path, serve):
    site = serve({"/": (200, HTML, PAGE.encode())})
    entry = only(tmp_path, f"{site.root}/")
    assert site.asked == []
    entry.load()
    assert len(site.asked) == 1
