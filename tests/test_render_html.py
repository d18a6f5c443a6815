"""The page: valid, self-contained, inert whatever the article says, and linked both ways."""

import re
import time
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

import briefs
import hostile
import pytest
from desk import Desk, voice

from summarizer.render import html, to_html
from summarizer.render.layout import layout
from summarizer.schemas.brief import Bluf, Brief

VOID = {"meta", "br", "hr", "img", "link", "input"}
EVERY = pytest.mark.parametrize("brief", [briefs.sample(), briefs.empty(), hostile.brief(), briefs.long()])


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self) -> list["Element"]:
        below = [found for child in self.children if isinstance(child, Element) for found in child.all()]
        return [self, *below]

    def find(self, tag: str = "", of_class: str = "", **attributes: str) -> list["Element"]:
        return [
            element
            for element in self.all()
            if tag in {"", element.tag}
            and (not of_class or of_class in element.classes)
            and attributes.items() <= element.attributes.items()
        ]


class Page(HTMLParser):
    """Reads a page and fails where an element is not closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.root = Element("document", {})
        self.open = [self.root]
        self.feed(source)
        self.close()
        assert self.open == [self.root], f"left open: {[element.tag for element in self.open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"twice in one tag: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(brief: Brief) -> Element:
    return Page(to_html(brief)).root


@EVERY
def test_elements_close_in_order_and_ids_are_unique(brief: Brief) -> None:
    ids = [element.attributes["id"] for element in page(brief).all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


@EVERY
def test_the_article_stands_whole_beside_the_brief(brief: Brief) -> None:
    sentences = page(brief).find("span", of_class="sentence")
    shown = {int(found.attributes["data-n"]): found.text for found in sentences}
    for sentence in brief.sentences:
        plain = brief.article.text[sentence.start : sentence.end]
        assert shown[sentence.number] == f"{sentence.number}{html._showable(plain)}"


@EVERY
def test_every_link_leads_somewhere_on_the_page(brief: Brief) -> None:
    root = page(brief)
    ids = {element.attributes["id"] for element in root.all() if "id" in element.attributes}
    links = [element.attributes["href"] for element in root.find("a")]
    inner = [link[1:] for link in links if link.startswith("#")]
    assert set(inner) <= ids
    assert [link for link in links if not link.startswith("#")] == ([brief.article.url] if layout(brief).url else [])


def test_every_section_is_linked_at_the_top() -> None:
    source = to_html(briefs.sample())
    linked = re.findall(r'href="#([\w-]+)"', source.partition('class="parts"')[2].partition("</nav>")[0])
    assert linked == re.findall(r'<section id="([\w-]+)"', source)
    assert len(linked) > 5


@EVERY
def test_nothing_is_loaded_and_nothing_runs_but_our_script(brief: Brief) -> None:
    root = page(brief)
    scripts, styles = root.find("script"), root.find("style")
    assert [element.text for element in scripts] == [html._inline("brief.js")]
    assert [element.text for element in styles] == [html._inline("brief.css")]
    for element in root.all():
        assert not {"src", "srcset", "style", "action", "background", "poster"} & element.attributes.keys()
        assert not any(name.startswith("on") for name in element.attributes)
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "svg"}


def test_the_style_and_the_script_load_nothing() -> None:
    for name in ("brief.css", "brief.js"):
        assert not re.search(r"url\(|@import|https?:|fetch|XMLHttp|innerHTML|eval|</", html._inline(name))


def test_the_policy_allows_our_style_and_script_alone() -> None:
    root = page(hostile.brief())
    (policy,) = root.find("meta", **{"http-equiv": "Content-Security-Policy"})
    digests = {tag: b64encode(sha256(root.find(tag)[0].text.encode()).digest()).decode() for tag in ("style", "script")}
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_hostile_article_is_shown_as_text() -> None:
    source = to_html(hostile.brief())
    root = Page(source).root
    assert "<script>alert(1)" not in source
    assert '{{ 7*7 }} and {% raw %} cost " onmouseover=' in root.text
    assert "javascript:alert(4)" not in source
    assert root.find("title")[0].text == hostile.LINES[2]


def test_what_a_page_cannot_hold_is_dropped() -> None:
    source = to_html(hostile.brief())
    assert source.encode()
    assert not re.search("[\x00\x1b\u202e]", source)


def test_a_line_is_linked_to_its_sentences_and_they_to_it() -> None:
    root = page(briefs.sample())
    (row,) = root.find("li", id="key-points-3")
    assert row.attributes["data-cites"] == "7"
    assert row.find("a", href="#s7", **{"data-n": "7"})
    (sentence,) = root.find("span", id="s7")
    assert sentence.find("a", of_class="number", href="#key-points-3")


def test_a_sentence_that_nothing_cites_has_a_number_and_no_link() -> None:
    (sentence,) = page(briefs.sample()).find("span", id="s11")
    assert not sentence.find("a")
    assert sentence.find("span", of_class="number")[0].text == "11"


def test_a_sentence_leads_below_the_bottom_line_first() -> None:
    (sentence,) = page(briefs.sample()).find("span", id="s2")
    assert sentence.find("a", href="#key-points-1")


def test_a_sentence_leads_to_the_bottom_line_only_where_nothing_else_cites_it() -> None:
    desk = Desk((("body", ("It rained.",)),))
    bluf = Bluf(text="It rained.", evidence=desk.evidence(1), hedges=())
    (sentence,) = page(desk.brief(bluf=bluf)).find("span", id="s1")
    assert sentence.find("a", href="#bluf-1")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("hedge", ["probably", "almost certainly", "could", "may", "likely"]),
        ("cue", ["told", "denied", "said", "said in a statement", "said", "according to", "said", "said"]),
        ("figure", ["two", "about 2,500", "at least 40", "$12 million", "Fewer than 1,000", "Dozens"]),
    ],
)
def test_hedges_cues_and_figures_are_marked_in_the_article(mark: str, words: list[str]) -> None:
    article = page(briefs.sample()).find("aside", id="article")[0]
    marked = [found.text for sentence in article.find(of_class="sentence") for found in sentence.find(of_class=mark)]
    assert marked == words


@pytest.mark.parametrize("mark", ["hedge", "cue", "figure"])
def test_marks_differ_by_line_style_and_stand_in_the_legend(mark: str) -> None:
    styles = re.findall(r"\.(hedge|cue|figure) \{ text-decoration-style: (\w+);", html._inline("brief.css"))
    assert len({style for _, style in styles}) == len(styles) == 3
    assert page(briefs.sample()).find(of_class="legend")[0].find(of_class=mark)


def test_marks_that_overlap_are_cut_where_they_cross() -> None:
    desk = Desk((("body", ("It may be about nine.",)),))
    claim = desk.claim(
        "c1",
        "It may be about nine.",
        1,
        **voice(hedges=(desk.hedge(1, "may be about", "epistemic"),), quantities=(desk.quantity(1, "about nine", ""),)),
    )
    (sentence,) = page(desk.brief(claims=(claim,))).find("span", id="s1")
    assert [found.text for found in sentence.find(of_class="hedge")] == ["may be ", "about"]
    assert [found.text for found in sentence.find(of_class="figure")] == ["about", " nine"]


def test_asides_are_folded_and_grey() -> None:
    (folded,) = page(briefs.sample()).find("details")
    assert "aside" in folded.classes
    assert [found.attributes["id"] for found in folded.find(of_class="sentence")] == ["s17", "s18"]
    assert folded.find("summary")[0].text == "Set aside, no part of the article (2)"


def test_bands_stand_in_the_text_and_not_in_a_tooltip() -> None:
    root = page(briefs.sample())
    assert "probably [55–80%, ICD 203]" in root.find("section", id="bluf")[0].text
    assert not any("title" in element.attributes for element in root.all())


def test_a_brief_of_which_nothing_passed_says_so() -> None:
    root = page(briefs.empty())
    assert "Nothing passed the checks." in root.find(of_class="alert")[0].text
    assert [section.attributes["id"] for section in root.find("section")] == ["rejected", "coverage", "disclosure"]


def test_the_page_names_its_language_and_fits_a_phone() -> None:
    root = page(briefs.sample())
    assert root.find("html", lang="en")
    assert root.find("meta", name="viewport", content="width=device-width, initial-scale=1")
    css = html._inline("brief.css")
    assert "prefers-color-scheme: dark" in css
    assert "@media print" in css


def test_the_same_brief_gives_the_same_page() -> None:
    assert to_html(briefs.sample()) == to_html(briefs.sample())


def test_a_long_article_renders_in_a_tenth_of_a_second() -> None:
    brief = briefs.long(items=24, sentences=100)
    to_html(brief)
    assert min(_seconds(brief) for _ in range(5)) < 0.1


def _seconds(brief: Brief) -> float:
    start = time.perf_counter()
    to_html(brief)
    return time.perf_counter() - start
