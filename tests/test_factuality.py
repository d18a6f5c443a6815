import pytest

from summarizer.grade.factuality import certainty_of, factuality_of
from summarizer.language.hedges import hedges


@pytest.mark.parametrize(
    ("text", "given", "certainty", "factuality"),
    [
        ("The bridge fell.", "certain", "certain", "CT+"),
        ("The bridge did not fall.", "certain", "certain", "CT-"),
        ("The bridge probably fell.", "certain", "probable", "PR+"),
        ("The bridge probably did not fall.", "certain", "probable", "PR-"),
        ("The bridge may have fallen.", "certain", "possible", "PS+"),
        ("The bridge may have fallen.", "uncommitted", "uncommitted", "Uu"),
        ("The bridge reportedly fell.", "certain", "uncommitted", "Uu"),
        ("The bridge appears to have fallen.", "certain", "probable", "PR+"),
        ("It is unlikely that the bridge fell.", "certain", "probable", "PR-"),
        ("There is a roughly even chance that the bridge fell.", "certain", "possible", "PS+"),
        ("About 40 people fell.", "certain", "certain", "CT+"),
        ("A gang remains a realistic possibility.", "certain", "possible", "PS+"),
        ("The plan failed because the banks would not lend enough money for it.", "certain", "certain", "CT+"),
        ("It is all but certain that the bridge fell.", "certain", "probable", "PR+"),
        ("The firm falsely claimed that the bridge fell.", "certain", "certain", "CT-"),
        ("It was false that the bridge fell.", "certain", "certain", "CT-"),
        ("The firm dismissed claims that the bridge fell.", "certain", "certain", "CT-"),
        ("The firm disputed that the bridge fell.", "certain", "certain", "CT-"),
        ("The firm rejected claims that the bridge fell.", "certain", "certain", "CT-"),
    ],
)
def test_a_label_is_never_surer_than_the_words(text, given, certainty, factuality):
    found = hedges(text)
    assert certainty_of(given, found) == certainty
    assert factuality_of(certainty, text, found) == factuality
