import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import trafilatura

from summarizer.errors import UnreadableInput, UsageError
from summarizer.number import number
from summarizer.read import MAX_CHARACTERS, read
from summarizer.read.encoding import clean
from summarizer.schemas.article import Article

TEXT = "Bridge to close\n\nThe council voted on Tuesday to close the old bridge. Nobody was “surprised.”"

BODY = """
<p>The council voted on Tuesday to close the old bridge over the river because engineers found cracks in it.</p>
<p>The mayor, Ellen Ward, said the work would probably take until Sept. 11 and cost about $3.5 million.</p>
<p>&ldquo;We have no choice,&rdquo; she told reporters on 3 May 2019. Residents said they hadn&rsquo;t been told.</p>
<ul><li>The north support has two cracks, the engineers said.</li><li>The deck is sound.</li></ul>
"""


def html(head="", body=BODY, comments="<p>I never liked that bridge and said so for years.</p>"):
    return f"""<!DOCTYPE html><html lang="en"><head><title>Bridge to close | Harbour Post</title>
<meta property="og:title" content="Bridge to close"><meta property="og:site_name" content="Harbour Post">
<link rel="canonical" href="https://harbourpost.example/2021/03/04/bridge">{head}</head>
<body><nav><a href="/">Home</a><a href="/city">City</a></nav>
<article><h1>Bridge to close</h1>{body}</article>
<section id="comments" class="comments"><h2>Comments</h2>{comments}</section>
<footer>© 2018 Harbour Post. Updated 7 July 2020.</footer></body></html>"""


def stored(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_str_is_the_text_itself():
    article = read(TEXT)
    assert article == Article(text=TEXT)
    assert article.published is None


def test_what_is_given_about_the_article_is_kept():
    article = read(TEXT, title="Bridge", published="2021-03-05", outlet="Harbour Post", url="https://a.example")
    assert (article.title, article.published) == ("Bridge", date(2021, 3, 5))
    assert (article.outlet, article.url, article.text) == ("Harbour Post", "https://a.example", TEXT)


def test_an_article_passes_through_with_what_is_given_about_it():
    article = Article(text=TEXT, outlet="Harbour Post")
    assert read(article) == article
    assert read(article, published=date(2021, 3, 5)).published == date(2021, 3, 5)
    assert read(article, published=date(2021, 3, 5)).outlet == "Harbour Post"


@pytest.mark.parametrize(
    "given", ["2021-03-05", " 2021-03-05 ", "2021-03-05T23:30:00+01:00", datetime(2021, 3, 5, 23, tzinfo=UTC)]
)
def test_an_iso_date_is_a_publication_date(given):
    assert read(TEXT, published=given).published == date(2021, 3, 5)


@pytest.mark.parametrize("given", ["yesterday", "05/03/2021", "2021-13-01", ""])
def test_another_date_is_a_usage_error_that_names_it(given):
    with pytest.raises(UsageError, match=r"published=.*YYYY-MM-DD") as error:
        read(TEXT, published=given)
    assert repr(given) in str(error.value)


def test_a_media_type_that_cannot_be_read_is_a_usage_error():
    with pytest.raises(UsageError, match="'application/zip' cannot be read"):
        read(TEXT, media_type="application/zip")


def test_a_str_that_names_a_file_is_a_usage_error_that_says_path(tmp_path):
    path = stored(tmp_path, "bridge", TEXT)
    with pytest.raises(UsageError, match=r"pass Path\("):
        read(str(path))


@pytest.mark.parametrize("text", ["bridge.txt", "pages/bridge.html", "https://harbourpost.example/bridge"])
def test_a_str_that_can_only_be_an_address_is_a_usage_error(text):
    with pytest.raises(UsageError, match="pass Path"):
        read(text)


@pytest.mark.parametrize(
    "text", ["The council met.", "See notes.md for the council's plan.", "word " * 400 + "end.txt"]
)
def test_a_line_of_text_is_text(text):
    assert read(text).text == text


@pytest.mark.parametrize("text", ["x\0y is a strange name", "n" * 900])
def test_a_line_that_can_be_no_file_name_is_text(text):
    assert read(text).text == text.replace("\0", "")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve “quotes” and ﬁne ﬂags".encode(), "naïve “quotes” and ﬁne ﬂags"),
        ("It’s ‘a shame’".encode("cp1252"), "It’s ‘a shame’"),
        ("Zoë paid £5".encode("latin-1"), "Zoë paid £5"),
        ("With a mark".encode("utf-8-sig"), "With a mark"),
        ("Two bytes a letter".encode("utf-16"), "Two bytes a letter"),
        ("Two bytes, no mark".encode("utf-16-le"), "Two bytes, no mark"),
        ("Two bytes, no mark".encode("utf-16-be"), "Two bytes, no mark"),
        ("Four bytes".encode("utf-32"), "Four bytes"),
        ("市議会は火曜日に橋の閉鎖を決めた。市長は月曜日に発表すると述べた。".encode("shift-jis"), None),
        (b"One\r\nTwo\rThree\x0cFour", "One\nTwo\nThree\nFour"),
        (b"A stray \x00NUL and a \x07bell", "A stray NUL and a bell"),
        ("donâ€™t say â€œneverâ€\x9d".encode(), "don’t say “never”"),
        ("１２ ｗｏｒｄｓ and é".encode(), "１２ ｗｏｒｄｓ and é"),
        ("&amp; stays &lt;b&gt; é".encode(), "&amp; stays &lt;b&gt; é"),
    ],
)
def test_bytes_are_decoded_and_only_mojibake_is_repaired(data, text):
    found = read(data).text
    assert found == text if text else found.startswith("市議会は火曜日に")


def test_a_declared_encoding_comes_before_detection():
    data = "Příliš žluťoučký kůň pěl ódy".encode("iso8859-2")
    assert read(data, media_type='text/plain; charset="iso-8859-2"').text == "Příliš žluťoučký kůň pěl ódy"
    assert read("Zoë’s".encode("cp1252"), media_type="text/plain; charset=latin1").text == "Zoë’s"


@pytest.mark.parametrize("charset", ["no-such-encoding", "ascii", "hex", "undefined"])
def test_a_wrong_declaration_is_passed_over(charset):
    assert read("Zoë’s flags".encode(), media_type=f"text/plain; charset={charset}").text == "Zoë’s flags"


def test_a_page_declares_its_encoding():
    page = html('<meta charset="windows-1250">', BODY.replace("Ellen Ward", "Zdeněk Říha")).encode("cp1250")
    assert "Zdeněk Říha" in read(page).text


def test_half_a_surrogate_pair_is_replaced():
    assert clean("bad \ud800 half") == "bad \ufffd half"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("\ufeff".encode(), "is empty"),
        (b"... 123 --- !!!", "holds no sentence"),
        (b"%PDF-1.7\nThe council", "is a broken PDF.*Get the file again"),
        (b"PK\x03\x04 ... word/document.xml", "is a broken DOCX.*save it anew"),
        (b"PK\x03\x04 ... secret.bin", "looks like ZIP"),
        (b"\x89PNG\r\n\x1a\n", "looks like PNG"),
        (b"\x00\x00\x00\x18ftypmp42", "looks like MP4"),
        (b"\xd0\xcf\x11\xe0\xa1", "looks like old Office document"),
        (bytes(range(32)) * 50, "is not text in any known encoding"),
        (b"\x81\x8d\x8f\x90\x9d\xff\xfe\xfd" * 40, "is not text"),
    ],
)
def test_what_holds_no_article_is_refused(data, message, tmp_path):
    with pytest.raises(UnreadableInput, match=f"the input.*{message}"):
        read(data)
    with pytest.raises(UnreadableInput, match=f"bridge.txt.*{message}"):
        read(stored(tmp_path, "bridge.txt", data))


@pytest.mark.parametrize("source", ["", " \n ", Article(text="  ")])
def test_an_empty_text_is_refused(source):
    with pytest.raises(UnreadableInput, match="is empty"):
        read(source)


def test_too_long_a_text_is_refused_with_the_limit_and_what_to_do():
    with pytest.raises(UnreadableInput, match=r"longer than 5,000,000 characters.*Split it"):
        read("word " * (MAX_CHARACTERS // 5 + 1))


@pytest.mark.parametrize("make", ["x".__mul__, b"x".__mul__])
def test_much_too_long_a_text_is_refused_before_it_is_worked_on(make):
    with pytest.raises(UnreadableInput, match="Split it"):
        read(make(4 * MAX_CHARACTERS + 1))


def test_much_too_long_a_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(4 * MAX_CHARACTERS + 1)
    with pytest.raises(UnreadableInput, match=r"long.txt is longer"):
        read(path)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    with pytest.raises(UnreadableInput, match=r"absent\.txt: no such file"):
        read(tmp_path / "absent.txt")
    with pytest.raises(UnreadableInput, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize(("error", "message"), [(PermissionError(), "may not be read"), (OSError(5, "I/O"), "I/O")])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path, monkeypatch, error, message):
    path = stored(tmp_path, "bridge.txt", TEXT)

    def fail(self, _mode):
        raise error

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnreadableInput, match=rf"bridge\.txt.*{message}"):
        read(path)


@pytest.mark.parametrize("name", ["bridge.txt", "bridge", "bridge.log", "BRIDGE.TXT"])
def test_a_file_is_read_as_it_stands(tmp_path, name):
    assert read(stored(tmp_path, name, TEXT)) == Article(text=TEXT)


def test_a_page_gives_body_title_outlet_and_address(tmp_path):
    article = read(stored(tmp_path, "bridge.html", html()))
    assert article.text.startswith("Bridge to close\n\nThe council voted on Tuesday")
    assert article.text.count("Bridge to close") == 1
    assert "“We have no choice,” she told reporters on 3 May 2019." in article.text
    assert "The deck is sound." in article.text
    assert not any(junk in article.text for junk in ("Home", "Comments", "never liked", "©"))
    assert (article.title, article.outlet) == ("Bridge to close", "Harbour Post")
    assert article.url == "https://harbourpost.example/2021/03/04/bridge"
    assert number(article)[0].kind == "title"


@pytest.mark.parametrize("name", ["bridge.htm", "bridge.xhtml", "bridge.txt", "bridge"])
def test_a_page_is_known_by_its_content(tmp_path, name):
    assert read(stored(tmp_path, name, html())) == read(html()) == read(html(), media_type="text/html")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-03-05T23:30:00-05:00">',
        '<meta property="Article:Published_Time" content="2021-03-05">',
        '<meta itemprop="datePublished" content="2021-03-05">',
        '<meta name="DC.date.issued" content="2021-03-05">',
        '<meta name="pubdate" content="Fri, 05 Mar 2021 10:00:00 GMT">',
        '<meta name="date" content="soon"><meta name="parsely-pub-date" content="2021-03-05T10:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-05"}</script>',
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": "Organization"}, {"@type": ["Thing", '
            '"ReportageNewsArticle"], "datePublished": "2021-03-05", "dateModified": "2022-01-01"}]}]</script>'
        ),
        '<script type="application/ld+json">{not json}</script><meta name="date" content="2021-03-05">',
        '<meta property="article:modified_time" content="2022-02-02"><meta name="date" content="2021-03-05">',
    ],
)
def test_the_date_is_the_one_of_publication_that_the_page_declares(head):
    assert read(html(head)).published == date(2021, 3, 5)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2022-02-02T10:00:00Z">',
        '<meta name="last-modified" content="2022-02-02">',
        '<meta property="og:updated_time" content="2022-02-02">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2022-02-02"}</script>',
        '<script type="application/ld+json">{"@type": "Event", "datePublished": "2022-02-02"}</script>',
        '<meta name="copyright" content="2018">',
        '<meta name="date" content="soon">',
        '<meta name="pubdate" content="Mon, 01 Jan 99999999999999999999 00:00:00 +0000">',
    ],
)
def test_no_date_is_guessed_from_text_address_footer_or_updates(head):
    assert read(html(head)).published is None


def test_a_time_marked_as_publication_counts_and_another_does_not():
    assert read(html(body='<time pubdate datetime="2021-03-05">5 March</time>' + BODY)).published == date(2021, 3, 5)
    assert read(html(body='<time datetime="2019-05-03">3 May</time>' + BODY)).published is None


def test_what_is_given_overrides_what_the_page_says():
    page = html('<meta name="date" content="2021-03-05">')
    assert read(page, published="2021-03-06", title="Other").published == date(2021, 3, 6)
    assert read(page, title="Other").title == "Other"


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a> <a href='/c'>City</a></nav></body></html>",
        "<html><body><div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        html(body="<p>Bridge to close</p>", comments=""),
        html(
            body=BODY[: BODY.index("&ldquo;")] + "</p><p>Subscribe to continue reading.</p>",
            comments="",
        ),
        html('<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'),
        "<html>" + "<div>" * 5000,
    ],
)
def test_a_page_without_a_body_is_refused(page):
    with pytest.raises(UnreadableInput, match="no article body found in the text given"):
        read(page)


def test_a_page_that_the_parser_gives_up_on_is_refused(monkeypatch):
    import trafilatura

    def fail(*args, **options):
        raise ValueError("invalid XML character")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    with pytest.raises(UnreadableInput, match="no article body found"):
        read(html())


def test_markup_that_is_no_page_is_refused():
    with pytest.raises(UnreadableInput, match="no article body found"):
        read("<", media_type="text/html")


MARKDOWN = """# Bridge *to* close

The [council](https://harbourpost.example) voted on **Tuesday** to close
the old bridge &amp; the `north` ramp.![the bridge](bridge.png)

## What engineers found

1. Two cracks
2. Rust

- In the deck
  and the rail

> “No choice,” she said.
> Line\\
> break

| Support | Cracks |
|---------|--------|
| North   | 2      |

<div class="note">A <b>note</b> &amp; more</div>

```
raw  text
```
"""

PLAIN = """Bridge to close

The council voted on Tuesday to close the old bridge & the north ramp.

What engineers found

1. Two cracks

2. Rust

- In the deck and the rail

“No choice,” she said. Line
break

Support | Cracks

North | 2

A note & more

raw  text"""


@pytest.mark.parametrize("name", ["bridge.md", "bridge.markdown"])
def test_markdown_keeps_its_text_and_loses_its_marks(tmp_path, name):
    article = read(stored(tmp_path, name, MARKDOWN))
    assert article == read(MARKDOWN, media_type="text/markdown") == Article(text=PLAIN, title="Bridge to close")


@pytest.mark.parametrize(
    "matter",
    [
        '---\ntitle: "Bridge to close"\ndate: 2021-03-05 10:00\npublisher: Harbour Post\nlink: https://a.example\n---\n',
        "+++\ntitle = 'Bridge to close'\ndate = 2021-03-05\noutlet = 'Harbour Post'\nurl = 'https://a.example'\n+++\n",
    ],
)
def test_front_matter_is_metadata(matter):
    article = read(f"{matter}\nThe council voted.", media_type="text/markdown")
    assert article == Article(
        text="Bridge to close\n\nThe council voted.",
        title="Bridge to close",
        published=date(2021, 3, 5),
        outlet="Harbour Post",
        url="https://a.example",
    )


@pytest.mark.parametrize("matter", ["---\ndate: last week\n---\n", "+++\nnot toml\n+++\n", "---\ntitle:\n---\n"])
def test_front_matter_that_says_nothing_readable_is_left_out(matter):
    assert read(f"{matter}\nThe council voted.", media_type="text/markdown") == Article(text="The council voted.")


@pytest.mark.parametrize("unit", ["[", "*", "> ", "`", "![", "<", "&", "# "])
def test_hostile_markdown_is_read(unit):
    assert read("The council voted.\n\n" + unit * 3000, media_type="text/markdown").text.startswith("The council")


def test_plain_text_is_read_without_the_html_and_markdown_parsers(tmp_path):
    import subprocess

    code = "import sys; from summarizer.read import read; read('A line.'); print('trafilatura' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("source", [None, 5, ["text"], {"text": "x"}])
def test_what_is_no_article_is_refused_with_what_would_be(source):
    with pytest.raises(UsageError, match="Path"):
        read(source)


@pytest.mark.parametrize("published", [5, [], True])
def test_a_publication_date_that_is_none_is_refused(published):
    with pytest.raises(UsageError, match="published"):
        read(TEXT, published=published)


def test_a_stream_without_an_end_is_not_read_for_ever():
    with pytest.raises(UnreadableInput, match="longer"):
        read(Path("/dev/zero"))


def test_a_name_that_no_file_can_have_is_refused():
    with pytest.raises(UnreadableInput, match="no file name"):
        read(Path("a\0b.txt"))


@pytest.mark.parametrize(
    ("dirty", "seen"),
    [
        ("pro\u200bbably, pol\u00adice, Mon\u2060day, k\u200dilled", "probably, police, Monday, killed"),
        ("by \u202eecilop\u202c and \u2066Anna\u2069", "by ecilop and Anna"),
        ("pro\u200ebably, pol\ufe0fice, Mon\u034fday, ki\U000e0100lled", "probably, police, Monday, killed"),
        ("\u200fReport\u115fedly, \u061call\u3164eged", "Reportedly, alleged"),
        ("said." + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all") + " Then", "said. Then"),
    ],
    ids=["within words", "turned round", "marks and variants", "fillers", "spelt in tags"],
)
def test_what_nobody_sees_hides_no_word(dirty, seen):
    assert clean(dirty) == seen
    entities = "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in dirty)
    assert seen in read(html(body=f"<p>{entities}.</p>{BODY}")).text


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467, \U0001f3f3\ufe0f\u200d\U0001f308",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u200f\u05d0",
        "Love \u2764\ufe0fand 1\ufe0f\u20e3, \u5c07\U000e0100",
    ],
    ids=["flag", "emoji", "Persian", "Hindi", "mark of direction", "variants"],
)
def test_what_letters_and_emoji_are_made_of_stays(text):
    assert clean(text) == text


@pytest.mark.parametrize("name", ["a.jsonl", "a.CSV", "a.tsv.gz", "a.parquet"])
def test_rows_are_not_read_as_prose(tmp_path, name):
    path = stored(tmp_path, name, f'{{"text": "{TEXT[:15]}"}}')
    with pytest.raises(UnreadableInput, match="summarizer batch"):
        read(path)
    assert read(path, media_type="text/plain").text


def test_half_surrogates_in_an_article_are_refused_and_in_a_text_cleaned():
    with pytest.raises(UsageError, match="surrogates"):
        read(Article(text="Three \ud83d people were hurt, police said."))
    assert "\ud83d" not in read("Three \ud83d people were hurt, police said.").text


def test_a_bytearray_is_bytes():
    assert read(bytearray(TEXT.encode())).text == read(TEXT).text


@pytest.mark.parametrize("attribute", ["a{}", "a{}=x", 'a{}="x>y"', "a{}='x'\n"])
@pytest.mark.parametrize("place", ["<body {}>", "<p {}>", "<br/{}/>"])
def test_the_parser_never_sees_a_tag_of_very_many_attributes(attribute, place, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "trafilatura.load_html", lambda page, load=trafilatura.load_html: seen.append(page) or load(page)
    )
    tag = place.format(" ".join(attribute.format(n) for n in range(20_000)))
    page = html(body=BODY + tag + "<p>The mayor said that the bridge was closed for good.</p>").encode()
    assert "closed for good" in read(page).text
    assert len(seen[0]) < len(page) / 10


def test_tags_of_ordinary_length_keep_what_they_say():
    assert read(html('<meta property="article:published_time" content="2021-03-04">').encode()).published == date(
        2021, 3, 4
    )


def test_text_within_many_quotations_is_read_and_markup_without_text_is_no_empty_file(tmp_path):
    deep, bare = tmp_path / "deep.md", tmp_path / "bare.md"
    deep.write_text("> " * 50 + "The dam held.")
    bare.write_text("> " * 50)
    assert read(deep).text == "The dam held."
    with pytest.raises(UnreadableInput, match=r"bare.md holds no sentence, only markup"):
        read(bare)


def test_a_name_of_any_length_is_shortened_in_what_is_said_of_it():
    with pytest.raises(UnreadableInput, match="…") as found:
        read(Path("x" * 5_000))
    assert len(str(found.value)) < 300
