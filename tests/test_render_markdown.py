"""Markdown: valid CommonMark, complete, and nothing in it that the article put there as markup."""

from collections import Counter

import briefs
import hostile
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.render import to_json, to_markdown
from summarizer.render.layout import layout
from summarizer.render.markdown import escape
from summarizer.render.phrases import clean
from summarizer.schemas.brief import Brief

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> list[Token]:
    return [part for token in COMMONMARK.parse(markdown) for part in (token, *(token.children or ()))]


def shown(markdown: str) -> str:
    """The text a reader sees."""
    return "".join(token.content for token in tokens(markdown) if token.type in {"text", "text_special"})


def test_a_brief_opens_with_title_outlet_date_and_bottom_line() -> None:
    assert to_markdown(briefs.sample()).split("\n\n")[:5] == [
        "# Explosion at Karsund fuel depot hurts two guards and empties a district",
        "Harbour Wire · as of 2024-03-14 · <https://harbourwire.example/karsund-depot>",
        "## Bottom line",
        (
            "An explosion at a fuel depot outside Karsund hurt two guards and displaced about 2,500 people; the interior"
            " ministry says a drone probably caused it. [2] [3]"
        ),
        "- *Likelihood:* probably [55–80%, ICD 203]",
    ]


def test_a_line_stands_with_its_citations_and_its_notes_under_it() -> None:
    assert (
        "- **Assessment:** The blast was probably caused by a drone. [3] [4]\n"
        "  - *According to:* Ilse Marant (quoted in part)\n"
        "  - *Likelihood:* probably [55–80%, ICD 203]\n"
        "  - *Sourcing:* moderate. One source that is in a position to know: Ilse Marant.\n"
    ) in to_markdown(briefs.sample())


def test_sources_stand_in_a_table() -> None:
    markdown = to_markdown(briefs.sample())
    assert "| Source | Kind | Speaks for | Terms | Cited |\n| --- | --- | --- | --- | --- |\n" in markdown
    assert (
        "| The Northern Front, an armed group | named organisation | group or movement | not stated | [6] |" in markdown
    )


@pytest.mark.parametrize("brief", [briefs.sample(), briefs.empty(), hostile.brief(), briefs.long()])
def test_everything_in_the_layout_is_shown(brief: Brief) -> None:
    seen = shown(to_markdown(brief))
    for section in layout(brief).sections:
        assert section.title in seen
        for row in section.rows:
            assert row.text in seen
            assert all(note.text in seen for note in row.notes)


@pytest.mark.parametrize("brief", [briefs.sample(), briefs.empty(), hostile.brief()])
def test_the_markup_is_ours_alone(brief: Brief) -> None:
    found = tokens(to_markdown(brief))
    kinds = Counter(token.type for token in found)
    forbidden = {
        "html_inline",
        "html_block",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "hr",
        "s_open",
        "ordered_list_open",
    }
    assert not forbidden & set(kinds)
    assert kinds["heading_open"] == 1 + len(layout(brief).sections)
    links = [token.attrs["href"] for token in found if token.type == "link_open"]
    assert links == ([brief.article.url] if layout(brief).url else [])


@pytest.mark.parametrize(
    "text",
    [
        *map(clean, hostile.LINES),
        "<https://evil.example>",
        "[x]: https://evil.example",
        "[x][y] ![z][y] [1](https://evil.example) [1]: https://evil.example",
        "[3] [55–80%, ICD 203] [55–80%, ICD 203](https://evil.example)",
        "[x] done",
        "[^1]: note",
        "+ item",
        "12) item",
        "1234567890. no item",
        "===",
        "---",
        "***",
        "> quote",
        "a #",
        "a | b \\| c",
        "`` ` ``",
        "&amp; &#60;script&#62;",
        "trailing \\",
        "_a_ __b__ ~~c~~",
        "{{ 7*7 }} {% raw %}",
    ],
)
@pytest.mark.parametrize(
    "frame", ["# {}", "- {}", "- **Lead:** {} [3]", "*{}*", "| {} | x |\n| --- | --- |\n| {} | x |", "{}"]
)
def test_escaped_text_is_shown_as_it_stands(text: str, frame: str) -> None:
    markdown = frame.replace("{}", escape(text))
    assert text.strip() in shown(markdown)
    assert not any(token.type in {"link_open", "image", "html_inline", "html_block"} for token in tokens(markdown))


@given(st.text(alphabet=st.sampled_from("[]()!<>*_`~#-+=|\\&;:{}$^.1 ax\n"), max_size=40))
def test_no_text_of_markup_characters_makes_markup(text: str) -> None:
    line = clean(text)
    found = tokens(f"- {escape(line)} [3]")
    assert {token.type for token in found} <= {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special"),
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    }
    assert shown(f"- {escape(line)} [3]").strip() == f"{line} [3]".strip()


def test_citations_and_bands_stay_legible_in_the_source() -> None:
    assert escape("[3] says likely [55–80%, ICD 203]") == "[3] says likely [55–80%, ICD 203]"


def test_an_address_that_could_close_its_brackets_is_not_linked() -> None:
    article = briefs.sample().article.model_copy(update={"url": "https://a.example/><script>"})
    markdown = to_markdown(briefs.sample().model_copy(update={"article": article}))
    assert "a.example" not in markdown.split("## ")[0]


def test_json_is_the_whole_brief() -> None:
    brief = briefs.sample()
    assert Brief.model_validate_json(to_json(brief)) == brief
