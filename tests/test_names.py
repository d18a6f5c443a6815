import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.aliases import handles, is_demonym, same_name
from summarizer.language.names import names, proper_names
from summarizer.number import number
from summarizer.schemas.article import Article


def found(text):
    return names(text, number(Article(text=text)))


# A case: a sentence, and the proper names expected in it.
NAMES = [
    ("Kirby said the raid killed three.", ["Kirby"]),
    ("Officials blamed Iran for the raid.", ["Iran"]),
    ("Troops fired on the depot near Basra.", ["Basra"]),
    ("Video shows the gate at Ain al-Asad.", ["Ain al-Asad"]),
    ("President Omar Reza met Mr. Li in Oslo on Tuesday.", ["Omar Reza", "Li", "Oslo"]),
    ("Iranian officials and Shiite clerics refused.", []),
    ("In March the Navy bought two ships.", ["Navy"]),
    ("On Monday, nobody came.", []),
    ("The University of Leeds and the Bank of England disagree.", ["University of Leeds", "Bank of England"]),
    ("Pentagon spokesman John Kirby left.", ["Pentagon", "John Kirby"]),
    ("Pentagon Press Secretary John Kirby left.", ["Pentagon", "John Kirby"]),
    ("The Iran-backed militia left.", ["Iran"]),
    ("The U.S.-led force left.", ["U.S."]),
    ("South Korean President Moon Jae-in left.", ["Moon Jae-in"]),
    ("Osama bin Laden and Ludwig van Beethoven never met.", ["Osama bin Laden", "Ludwig van Beethoven"]),
    ("Johnson & Johnson sued Acme Shipping Ltd.", ["Johnson & Johnson", "Acme Shipping Ltd."]),
    ("Kirby’s deputy agreed.", ["Kirby"]),
    ("I’ve seen it, she said. I’ll go.", []),
    ("Time is short.", []),
    ("Trump said it was late.", ["Trump"]),
    ("Meanwhile Kirby left.", ["Kirby"]),
    ("However, nobody came.", []),
    ("The 12 Angry Dockers Vote To Strike", []),
    ("“Nobody came,” said Ana Cruz.", ["Ana Cruz"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_proper_names_of_a_text_that_stands_alone(text, expected):
    assert [span.text for span in proper_names(text)] == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("John Kirby spoke. Kirby left.", ["John Kirby", "John Kirby"]),
        ("President Ebrahim Raisi spoke. Mr. Raisi left.", ["Ebrahim Raisi", "Ebrahim Raisi"]),
        ("The Associated Press (AP) was there. The AP left.", ["Associated Press"] * 3),
        ("The United States won. The U.S. team left.", ["United States"] * 2),
        ("Jane Smith and John Brown spoke. Brown left.", ["Jane Smith", "John Brown", "John Brown"]),
        ("Ana Lund KC spoke. Ms Lund left.", ["Ana Lund KC", "Ana Lund KC"]),
        ("Ana Lund-Prior spoke. Later Ana Lund left.", ["Ana Lund-Prior", "Ana Lund-Prior"]),
        ("A Lorne Echo-Harbour Watch poll came. The Lorne Echo left.", ["Lorne Echo-Harbour Watch", "Lorne Echo"]),
    ],
)
def test_mentions_of_one_name_share_the_key_of_the_fullest(text, keys):
    assert [name.key for name in found(text)] == keys


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The spokesman, John Kirby, left.", "John Kirby", "person"),
        ("Ana Cruz, 45, a nurse, left.", "Ana Cruz", "person"),
        ("A general, Qasem Karimi, died. Nobody mourned Karimi.", "Karimi", "person"),
        ("The Acme Corporation left.", "Acme Corporation", "organisation"),
        ("It was the ILO that left.", "ILO", "organisation"),
        ("He works for Reuters.", "Reuters", "organisation"),
        ("Rain fell in Basra.", "Basra", "place"),
        ("The van stood on Mill Road.", "Mill Road", "place"),
        ("They sat in Veterans Park.", "Veterans Park", "place"),
        ("They met President Park.", "Park", "person"),
        ("Rain fell across the Hebrides.", "Hebrides", "place"),
        ("Rain fell on France.", "France", "place"),
        ("They praised Vaunt.", "Vaunt", "unknown"),
        ("They trust Vaunt. We trust Vaunt. Few believe in Vaunt.", "Vaunt", "unknown"),
    ],
)
def test_a_name_is_of_the_kind_that_its_neighbours_show(text, name, kind):
    assert {one.kind for one in found(text) if one.text == name} == {kind}


def test_a_headlines_capitals_are_no_evidence():
    headline = "Dockers Reject Offer From Harbour Board"
    body = "The dockers of Harwich rejected an offer on Monday. Nobody else spoke."
    assert [name.text for name in found(f"{headline}\n\n{body}")] == ["Harwich"]


def test_a_name_in_a_headline_counts_where_the_article_has_it_too():
    text = "Kirby Rejects Offer From Board\n\nThe board heard from Kirby on Monday. Nobody else spoke."
    assert [name.text for name in found(text)] == ["Kirby", "Kirby"]


def test_a_first_word_counts_where_the_article_has_it_capitalised_elsewhere():
    text = "Bush left early. The guests had come to see Bush and nobody else."
    assert [name.text for name in found(text)] == ["Bush", "Bush"]


def test_a_first_word_does_not_count_where_the_article_has_it_in_lower_case():
    text = "Kestrels nest here. Bird lovers feed the kestrels."
    assert found(text) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kirby", "John Kirby"),
        ("John", "John Kirby"),
        ("Mr. Raisi", "Ebrahim Raisi"),
        ("President Raisi", "Raisi"),
        ("U.S.", "United States"),
        ("US", "U.S."),
        ("American", "United States"),
        ("Iran", "Iranian"),
        ("Iranians", "Iran"),
        ("UN", "United Nations"),
        ("AP", "Associated Press"),
        ("IAEA", "International Atomic Energy Agency"),
        ("Kirby’s", "Kirby"),
        ("José Pérez", "Jose Perez"),
        ("Assad", "Bashar al-Assad"),
        ("Acme", "Acme Inc."),
        ("the Pentagon", "Pentagon"),
        ("Kyiv", "Kiev"),
        ("John Kirby", "John F. Kirby"),
    ],
)
def test_two_wordings_name_the_same(a, b):
    assert same_name(a, b)
    assert same_name(b, a)
    assert not set(handles(a)).isdisjoint(handles(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("John Smith", "Jane Smith"),
        ("New York", "New York Times"),
        ("Washington", "Washington Post"),
        ("Iran", "Iraq"),
        ("North Korea", "South Korea"),
        ("Austria", "Australia"),
        ("AP", "Al Jazeera"),
        ("Kirby", "Kirkby"),
        ("Voss", ""),
    ],
)
def test_two_wordings_name_different_ones(a, b):
    assert not same_name(a, b)
    assert not same_name(b, a)


@pytest.mark.parametrize("word", ["Iranian", "Iranians", "French", "Shiite", "Iranian’s", "Kurdish", "Republican"])
def test_words_for_peoples_are_demonyms(word):
    assert is_demonym(word)


@pytest.mark.parametrize("word", ["Iran", "Kirby", "official", ""])
def test_other_words_are_no_demonyms(word):
    assert not is_demonym(word)


WORDS = [
    "Kirby",
    "the",
    "Iranian",
    "of",
    "Bank",
    "U.S.",
    "said",
    ".",
    "al-Asad",
    "Mr.",
    "May",
    "\n\n",
    "“",
    "President",
    "&",
]


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_every_name_is_a_slice_of_its_text(text):
    for name in (*found(text), *proper_names(text)):
        assert text[name.start : name.end] == name.text
        assert name.text.strip() == name.text


def test_full_names_meet_in_their_surname_and_first_names_only_stand_for_a_fuller_name():
    text = (
        "Nobody heard John Albert Voss of Lorne. Later John Brandt met John Voss, and Mary Brandt met the "
        "Coastal Relief Board. Now John left, Brandt said, and CRB agreed."
    )
    assert {name.text: name.key for name in found(text)} == {
        "John Albert Voss": "John Albert Voss",
        "Lorne": "Lorne",
        "John Brandt": "John Brandt",
        "John Voss": "John Albert Voss",
        "Mary Brandt": "Mary Brandt",
        "Coastal Relief Board": "Coastal Relief Board",
        "John": "John Albert Voss",
        "Brandt": "John Brandt",
        "CRB": "Coastal Relief Board",
    }
