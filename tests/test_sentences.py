from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.english import looks_english
from summarizer.language.sentences import MAX_SENTENCE, paragraphs, split


def texts(text):
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. troops left the base.", "Nobody was hurt."],
        ["He moved to the U.S.", "On Monday he went back."],
        ["The talks began on Sept. 11 and ended on Oct. 3.", "A third round is planned."],
        ["Lt. Gen. Dana Smith briefed Sen. Ruth Hall.", "Gov. Lee did not attend."],
        ["Residents of No. 10 complained.", "The council listened."],
        ["Acme Inc. said profits fell.", "Its shares dropped."],
        ["Acme Inc. Chief Executive Mary Ward resigned.", "The board thanked her."],
        ["The ship left at 5 a.m. on Friday.", "It sank at 9 p.m. Sunday."],
        ["The ship left at 5 a.m.", "Rescuers set out at once."],
        ["The talks start at 9 a.m. GMT in Oslo."],
        ["The novel by J. K. Rowling sold well.", "So did one by T.S. Eliot."],
        ["Prices rose 3.5 percent to $10.75 in May.", "Wages did not."],
        ["Inflation slowed in May.", "Former ministers disagreed."],
        ["Asked whether she would go, she said no.", "Ten others agreed."],
        ["He waited... and waited.", "Then he left..."],
        ["Is it true?", "Yes!", "It is."],
        ["Yahoo! Finance reported the sale.", "Neither side commented."],
        ["Dr. Noor and Mr. Bell vs. the city: a ruling is due.", "Both appealed."],
        ["Smoke rose, she said (see Fig. 3).", "Fire crews came."],
        ["The plan failed.[12]", "A new one followed."],
        ["12 people died.", "5 were hurt."],
        ["eBay shares fell.", "iPhone sales rose."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences):
    assert texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["“We will stay.", "We will not leave,” he said.", "The crowd cheered."],
        ['She said: "It is over."', "Nobody spoke."],
        ["He asked, “Why now?”", "No answer came."],
        ["“Why now?” he asked.", "No answer came."],
        ["“Why now?” Ward asked.", "No answer came."],
        ["“Never!” Ellen Ward told reporters.", "She left."],
        ["“Why now?”", "Ward said that the mayor had not replied."],
        ["It was called ‘a shame.’", "The club’s fans left."],
        ["« C'est fini. »", "The minister left."],
        ["(Nobody had been told.)", "The doors closed."],
    ],
)
def test_a_closing_mark_belongs_to_the_sentence_before_it(sentences):
    assert texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The strike came to an end.The next day trains ran.", 2),
        ("The law dates from 2017.The court upheld it.", 2),
        ("The firm is based in Tokyo.It has 40 workers.", 2),
        ("“It is over.”The minister left.", 2),
        ("He uses Node.js and Booking.Com every day.", 1),
        ("The file Trojan.Downloader was found in C:/a.Bin on it.", 1),
        ("Write to news@desk.Example or see www.desk.Example today.", 1),
        ("The U.S.Army denied it.", 1),
    ],
)
def test_a_missing_space_ends_a_sentence_only_where_it_clearly_does(text, sentences):
    assert len(split(text)) == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor resigns\n\nEllen Ward left.", ["Mayor resigns", "Ellen Ward left."]),
        ("Mayor resigns\nEllen Ward left.", ["Mayor resigns", "Ellen Ward left."]),
        ("The deal covers:\n- trade in grain\n- fishing", ["The deal covers:", "- trade in grain", "- fishing"]),
        ("1. Trade. 2. Fish.", ["1. Trade.", "2. Fish."]),
        ("1. Trade\n2. Fish", ["1. Trade", "2. Fish"]),
        ("Part one\r\n\r\nPart two\u2028Part three", ["Part one", "Part two", "Part three"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_lines_that_stand_for_themselves_end_a_sentence(text, expected):
    assert texts(text) == expected


WRAPPED = """The council voted on Tuesday to close the old bridge over the river
because engineers found cracks in two of its supports. The mayor, Dr.
Ellen Ward, said the work would take until Sept. 11 and would cost at
least $3.5 million.

A second vote is planned for Friday in the town hall, where the mayor
will speak.
"""


def test_hard_wrapped_lines_are_joined():
    assert [" ".join(text.split()) for text in texts(WRAPPED)] == [
        (
            "The council voted on Tuesday to close the old bridge over the river because engineers found cracks in two "
            "of its supports."
        ),
        "The mayor, Dr. Ellen Ward, said the work would take until Sept. 11 and would cost at least $3.5 million.",
        "A second vote is planned for Friday in the town hall, where the mayor will speak.",
    ]
    assert len(paragraphs(WRAPPED)) == 2


def test_a_bullet_in_wrapped_text_starts_a_paragraph_of_its_own():
    text = WRAPPED.replace("\nleast", "\n- least")
    assert any(paragraph.text.startswith("- least") for paragraph in paragraphs(text))


def test_a_line_that_goes_on_in_lower_case_is_joined_though_nothing_else_is_wrapped():
    text = "The ministry said on Friday that it would\nnot publish the report. " + "It gave no reason. " * 10
    assert texts(text)[0] == "The ministry said on Friday that it would\nnot publish the report."


def test_text_without_full_stops_is_cut_at_spaces():
    found = split("word " * 3000)
    assert len(found) > 1
    assert all(len(sentence.text) <= MAX_SENTENCE and sentence.text.endswith("word") for sentence in found)


def test_a_long_paragraph_is_split_the_same_as_a_short_one():
    sentence = "The minister said that talks with the unions would go on for as long as it took."
    assert set(texts(" ".join([sentence] * 1000))) == {sentence}


@pytest.mark.parametrize("unit", ["a", "\n", "(", '"', "“", ".", "'", "a. "])
def test_a_megabyte_of_one_sign_is_split_in_bounded_pieces(unit):
    check((unit * 1_000_000)[:1_000_000])


@pytest.mark.parametrize("unit", ["’", "?! ", "«", "- ", "\n- ", "a.B", "a\n", "[1]", "A. ", "「", "ab.Cd", "no. A "])
def test_hostile_text_is_split_in_bounded_pieces(unit):
    check((unit * 100_000)[:100_000])


PIECES = st.sampled_from(
    [
        "The mayor left",
        "U.S.",
        "Dr.",
        "no",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        ".",
        "?",
        "!",
        "…",
        "...",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "- ",
        "3.5",
        "a.m.",
        "Monday",
        "he said",
        "é",
        "😀",
        "[1]",
        "\u2028",
        "\x85",
        "word " * 500,
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_sentences_are_exact_ordered_and_complete(text):
    check(text)


def check(text):
    found = split(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(s.text == s.text.strip() and 0 < len(s.text) <= MAX_SENTENCE for s in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_sentence_crosses_a_paragraph(text):
    edges = [(paragraph.start, paragraph.end) for paragraph in paragraphs(text)]
    assert all(any(start <= s.start and s.end <= end for start, end in edges) for s in split(text))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The council voted on Tuesday to close the old bridge over the river.", True),
        ("Bridge closes after cracks found", True),
        ("The mayor of Łódź and the mayor of Kraków met on Friday. " * 5, True),
        ("Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu schließen.", False),
        ("Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu schließen. " * 5, False),
        ("Le conseil municipal a décidé mardi de fermer le vieux pont.", False),
        ("El consejo votó el martes cerrar el viejo puente.", False),
        ("De gemeenteraad heeft dinsdag besloten de oude brug te sluiten.", False),
        ("Belediye meclisi salı günü eski köprüyü kapatma kararı aldı.", False),
        ("Городской совет решил закрыть мост.", False),
        ("市議会は火曜日に橋の閉鎖を決めた。", False),
        ("12:30", False),
    ],
)
def test_english_is_told_from_other_languages(text, english):
    assert looks_english(text) is english
