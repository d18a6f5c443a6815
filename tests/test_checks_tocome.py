"""What will be done is not told as done."""

import pytest
from checking import linted


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The bank will close 40 branches by June.", "The bank has closed 40 branches."),
        ('"We will appeal," said the firm\'s lawyer, Ann Berg.', "The firm has appealed."),
        ("Officers will question the driver on Monday.", "Officers questioned the driver on Monday."),
        ("The hall will open its new wing on Sunday.", "The hall opened its new wing on Sunday."),
    ],
)
def test_what_is_still_to_come_is_not_told_as_done(article, text):
    assert "commitment" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The bank will close 40 branches by June.", "The bank will close 40 branches by June."),
        ("The bank will close 40 branches by June.", "The bank said 40 branches are to be closed."),
        ("The bank will close 40 branches. It closed 12 of them in May.", "The bank closed 12 branches in May."),
        ("Bank closes branches\n\nThe bank will close 40 branches by June.", "The bank closed branches."),
        ("Lund will be 40 in May. Orre beat Bergen.", "Orre beat Bergen."),
    ],
)
def test_what_is_told_as_still_to_come_or_done_elsewhere_passes(article, text):
    assert "commitment" not in linted(article, text)


def test_an_aside_in_reported_words_is_whoever_writes_own():
    article = "The mayor said the bridge, which was shut in May, would be mended by a firm that had asked for less."
    assert "attribution" not in linted(article, "The bridge was shut in May.")
    said = "The mayor said the bridge, which he said was shut in May, would be mended."
    assert "attribution" in linted(said, "The bridge would be mended.")
