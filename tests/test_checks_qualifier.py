"""What qualifies a statement stays."""

import pytest
from checking import linted

from summarizer.language.qualifiers import qualifiers


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Former treasurer Ines Dahl was fined in Bergen.", "Treasurer Ines Dahl was fined in Bergen."),
        ("The deputy harbour master signed the permit.", "The harbour master signed the permit."),
        ("The president-elect met miners in Kiruna.", "The president met miners in Kiruna."),
        ("The interim coach dropped two players.", "The coach dropped two players."),
        ("Preliminary figures put the loss at 4%.", "Figures put the loss at 4%."),
        ("Guards took a replica grenade from the bag.", "Guards took a grenade from the bag."),
        ("Divers saw apparent scorch marks on the hull.", "Divers saw scorch marks on the hull."),
        ("Underlying profit rose 9% in June.", "Profit rose 9% in June."),
        ("The first known outbreak was in Lund.", "The first outbreak was in Lund."),
        ("The ferry will sail no earlier than Friday.", "The ferry will sail on Friday."),
        ("The fine must be paid no later than Friday.", "The fine must be paid on Friday."),
        ("The tunnel is all but finished, Holm said.", "The tunnel is finished, Holm said."),
        ("Orrin has low confidence that Pelt ran the servers.", "Orrin said Pelt ran the servers."),
        ("Holm said a burst main remained a distinct possibility.", "Holm said a burst main was to blame."),
        ("Jurors may hear that the twins had met in Oslo.", "The twins had met in Oslo."),
        ("The mill is tipped to win the order.", "The mill will win the order."),
        ("The yacht was reported missing off Lund.", "The yacht was missing off Lund."),
        ("The death is being treated as murder.", "The death was murder."),
        ("The outage was blamed on a squirrel.", "A squirrel caused the outage."),
        ("The raid bore the hallmarks of the Tarn Brigade.", "The Tarn Brigade carried out the raid."),
        ("The survey linked rye bread to a lower risk of gout.", "Rye bread lowers the risk of gout."),
        ("The serum slowed the tumours in mice.", "The serum slowed the tumours."),
        ("Falls were rarer among women over 70.", "Falls were rarer among women."),
        ("Two of the nine mills closed in May.", "The mills closed in May."),
        ("Part of the pier collapsed on Sunday.", "The pier collapsed on Sunday."),
        ("In Lund, buses were stopped for a day.", "Buses were stopped nationwide for a day."),
    ],
)
def test_a_qualifier_that_a_summary_drops_is_an_error(article, text):
    assert "qualifier" in linted(article, text)


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("Former treasurer Ines Dahl was fined in Bergen.", "Ines Dahl, once treasurer, was fined in Bergen."),
        ("Former treasurer Ines Dahl was fined in Bergen.", "Ines Dahl was fined in Bergen."),
        ("Former treasurer Ines Dahl was fined in Bergen.", "Ex-treasurer Ines Dahl was fined in Bergen."),
        ("The acting mayor spoke. The mayor is ill.", "The mayor is ill."),
        ("Preliminary figures put the loss at 4%.", "Early figures put the loss at 4%."),
        ("Guards took a replica grenade from the bag.", "Guards took a fake grenade from the bag."),
        ("Underlying profit rose 9% in June.", "Profit before one-off items rose 9% in June."),
        ("The ferry will sail no earlier than Friday.", "The ferry will sail on Friday at the earliest."),
        ("All but two of the boats sank.", "Two of the boats stayed afloat."),
        ("The storm passed, all but ending the cup.", "The storm passed, ending the cup."),
        ("Orrin has low confidence that Pelt ran the servers.", "Orrin said Pelt may have run the servers."),
        ("The mill is tipped to win the order.", "The mill could win the order."),
        ("The yacht was reported missing off Lund.", "The yacht was said to be missing off Lund."),
        ("The outage was blamed on a squirrel.", "A squirrel was blamed for the outage."),
        ("The survey linked rye bread to a lower risk of gout.", "Rye bread may lower the risk of gout."),
        ("She was called up to work in the laboratory.", "She was called up to work."),
        ("Falls were rarer among women over 70.", "Falls were rarer among older women."),
        ("Two of the nine mills closed in May.", "Two mills closed in May."),
        ("One of the main reasons was the frost.", "The main reason was the frost."),
        ("Many parts of their team are in order, Holm said.", "Holm flew in with their team."),
        ("Across the country, buses were stopped for a day.", "Buses were stopped nationwide for a day."),
    ],
)
def test_a_qualifier_kept_in_other_words_or_of_something_else_passes(article, text):
    assert "qualifier" not in linted(article, text)


def test_a_qualifier_is_found_with_what_it_governs():
    (one,) = qualifiers("The former envoy Per Holm left.")
    assert (one.word.text, one.governed) == ("former", "envoy Per")
    assert not qualifiers("The envoy left.")
