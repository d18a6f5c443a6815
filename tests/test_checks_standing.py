"""How far the law has gone stays so."""

import pytest
from checking import linted

from summarizer.language.justice import shown, taken


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Detectives questioned the harbour master about the fire.", "Detectives arrested the harbour master."),
        ("The nurse was arrested on suspicion of theft.", "The nurse was charged with theft."),
        ("The nurse was arrested on suspicion of theft.", "The nurse was convicted of theft."),
        ("The banker is under investigation for tax fraud.", "The banker was charged with tax fraud."),
        ("Two brothers were charged with arson on Friday.", "Two brothers were found guilty of arson on Friday."),
        ("Two brothers were charged with arson on Friday.", "Two brothers went on trial for arson on Friday."),
        ("Two brothers went on trial for arson on Friday.", "Two brothers were convicted of arson on Friday."),
        ("The driver was convicted of manslaughter.", "The driver was jailed for manslaughter."),
        ("A baker was sued for slander by her landlord.", "A baker was convicted of slander against her landlord."),
        ("The colonel is accused of treason.", "The colonel is guilty of treason."),
        ("The colonel is accused of treason.", "The colonel committed treason."),
        ("The clerk faces up to nine years in prison if found guilty.", "The clerk was found guilty."),
        ("The clerk was charged with perjury.", "The clerk was acquitted of perjury."),
        ("Police suspect the gardener of poisoning the dogs.", "Police charged the gardener over the dogs."),
        ("The court has yet to sentence the clerk, who was charged in May.", "The clerk was sentenced in May."),
    ],
)
def test_a_step_above_what_the_article_bears_out_is_an_error(article, text):
    assert "standing" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("The nurse was arrested on suspicion of theft.", "The nurse was detained on suspicion of theft."),
        ("The nurse was detained on suspicion of theft.", "The nurse was arrested on suspicion of theft."),
        ("Two brothers were indicted for arson on Friday.", "Two brothers were charged with arson."),
        ("Two brothers face charges of arson.", "Two brothers were charged with arson."),
        ("The nurse admitted theft at Harwell Crown Court.", "The nurse pleaded guilty to theft."),
        ("A jury returned a guilty verdict against the nurse.", "The nurse was convicted."),
        ("The judge gave the nurse four years for theft.", "The nurse was sentenced to four years for theft."),
        ("The nurse, who was arrested in May, is serving four years.", "The nurse was jailed for four years."),
        ("The nurse was charged with theft. She was found guilty on Friday.", "The nurse was convicted of theft."),
        ("The nurse was arrested. She has not been charged.", "The nurse was arrested but not charged."),
        ("The nurse was charged with theft.", "The nurse could be jailed for theft."),
        ("The nurse was charged with theft.", "The nurse was charged with theft before she could be convicted."),
        ("A jury cleared the nurse, who had been charged with theft.", "The nurse was acquitted of theft."),
        ("The nurse was sentenced to four years.", "The nurse was arrested."),
        ("The police charged at the crowd and held a boy.", "The police charged at the crowd."),
    ],
)
def test_the_same_step_or_one_below_passes(article, text):
    assert "standing" not in linted(article, text)


def test_a_step_that_the_article_bears_out_elsewhere_passes_unless_the_sentence_is_repeated_for_the_rest():
    article = (
        "The treasurer of the choir was arrested in March over missing funds.\n\n"
        "The choir sang in Lund.\n\nNobody spoke.\n\nIt rained.\n\nHer deputy was convicted years ago."
    )
    assert "standing" in linted(article, "The treasurer of the choir was convicted in March over missing funds.")
    assert "standing" not in linted(article, "The treasurer, arrested in March, worked with a convicted deputy.")


def test_what_is_denied_or_open_was_not_taken():
    assert [step.name for step in taken("She was arrested but not charged.")] == ["arrested"]
    assert not taken("He could be sentenced to nine years.")
    assert not any(step.name == "sentenced" for step in shown("Prosecutors asked for a sentence of nine years."))
