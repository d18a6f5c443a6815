"""The terminal view: fits its width, and the article cannot write on the screen in its own right."""

from io import StringIO

import briefs
import hostile
import pytest
from rich.cells import cell_len
from rich.console import Console

from summarizer.render import to_terminal
from summarizer.render.layout import layout
from summarizer.schemas.brief import Brief


def printed(brief: Brief, width: int = 80, *, colour: bool = False) -> str:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    to_terminal(brief, console)
    return out.getvalue()


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def test_a_brief_opens_with_title_outlet_date_and_bottom_line() -> None:
    lines = [line.rstrip() for line in printed(briefs.sample(), 100).splitlines()]
    assert lines[:6] == [
        "Explosion at Karsund fuel depot hurts two guards and empties a district",
        "Harbour Wire · as of 2024-03-14 · https://harbourwire.example/karsund-depot",
        "",
        "BOTTOM LINE",
        "• An explosion at a fuel depot outside Karsund hurt two guards and displaced about 2,500 people; the",
        "  interior ministry says a drone probably caused it. [2] [3]",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 132])
@pytest.mark.parametrize("brief", [briefs.sample(), hostile.brief(), briefs.empty()])
def test_no_line_is_wider_than_the_terminal(brief: Brief, width: int) -> None:
    assert max(cell_len(line) for line in printed(brief, width).splitlines()) <= width


@pytest.mark.parametrize("width", [60, 200])
def test_everything_in_the_layout_is_shown(width: int) -> None:
    brief = briefs.sample()
    seen = unwrapped(printed(brief, width))
    for section in layout(brief).sections:
        assert section.title.upper() in seen
        for row in section.rows:
            assert unwrapped(row.text) in seen
            assert all(note.text in seen for note in row.notes)


def test_citations_follow_their_line() -> None:
    assert "• Assessment: The blast was probably caused by a drone. [3] [4]" in printed(briefs.sample())


def test_wide_terminals_get_a_table_of_sources_and_narrow_ones_a_list() -> None:
    assert "Speaks for" in printed(briefs.sample(), 80)
    assert "Speaks for: government" in printed(briefs.sample(), 60)
    assert "Speaks for: government" not in printed(briefs.sample(), 80)


def test_markup_of_the_article_is_shown_and_not_obeyed() -> None:
    seen = printed(hostile.brief(), 200, colour=True)
    assert "[red]much[/red]" in seen
    assert "\x1b[31m" not in seen


def test_control_sequences_of_the_article_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in printed(hostile.brief())
    assert "\u202e" not in printed(hostile.brief())
    assert printed(hostile.brief()).encode()


def test_a_brief_of_which_nothing_passed_says_so_and_why() -> None:
    seen = printed(briefs.empty())
    assert "! Nothing passed the checks." in seen
    assert "Failed check: No sentence is cited. (citation)" in seen
