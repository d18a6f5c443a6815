"""The reading: parts found by offset and by sentence number."""

import pytest
from checking import read

LINES = ("The dam failed, the mayor said.", "Nobody was hurt.", "“It held for years,” she said. “Then it rained.”")


@pytest.mark.parametrize(
    ("offset", "number"),
    [(0, 1), (30, 1), (31, None), (32, 2), (47, 2), (48, None), (49, 3), (96, 3), (97, None), (-1, None)],
)
def test_an_offset_lies_in_one_sentence_or_between_two(offset, number):
    sentence = read(*LINES).sentence_at(offset)
    assert (sentence and sentence.number) == number


def test_attributions_are_found_by_the_sentence_of_their_cue_and_by_those_of_their_content():
    reading = read(*LINES)
    for index, said in enumerate(reading.attributions):
        assert index in reading.cued[said.sentence]
        assert all(index in reading.attributed[number] for number in said.sentences)
    assert sorted({index for found in reading.attributed.values() for index in found}) == [0, 1]
    assert 2 not in reading.attributed


def test_each_attribution_with_a_source_has_its_speaker():
    reading = read(*LINES, "It was reported that the valves had jammed.")
    assert {at: speaker.descriptor.text for at, speaker in reading.speaker_of.items()} == {
        at: "the mayor" for at, said in enumerate(reading.attributions) if said.source
    }


def test_a_sentence_is_read_for_hedges_and_figures_when_it_is_asked_about():
    reading = read("The dam probably failed.", "It held 40 years.")
    assert not reading.hedges
    assert [hedge.text for hedge in reading.hedges[1]] == ["probably"]
    assert reading.hedges.keys() == {1}
    (figure,) = reading.quantities[2]
    assert reading.article.text[figure.start : figure.end] == figure.text == "40 years"
    with pytest.raises(IndexError):
        reading.times[0]
