"""What a sentence tells though nobody in it stands for it."""

import pytest

from summarizer.language.reserves import reserves


@pytest.mark.parametrize(
    ("text", "kind", "word", "told"),
    [
        ("Guards do not believe the gate was forced.", "unheld", "do not believe", "the gate was forced."),
        ("Aides don’t think that she will quit.", "unheld", "don’t think", "that she will quit."),
        ("He no longer believes that the pact holds, the envoy said.", "unheld", "no longer believes", "that the pact holds"),
        ("The heir is not thought to have signed it.", "unheld", "is not thought", "to have signed it."),
        ("Lorne does not accept that its pilots erred.", "unheld", "does not accept", "that its pilots erred."),
        ("The jury was not persuaded that he slept.", "unheld", "was not persuaded", "that he slept."),
        ("The group never claimed that it was there.", "unheld", "never claimed", "that it was there."),
        ("Hardly anyone in Lorne believes he acted alone.", "unheld", "Hardly anyone in Lorne believes", "he acted alone."),
        ("Few farmers think that rain will come.", "unheld", "Few farmers think", "that rain will come."),
        ("Nobody has suggested that the vote was rigged.", "unheld", "Nobody has suggested", "that the vote was rigged."),
        ("There is no solid proof that the dam leaked.", "unheld", "no solid proof", "that the dam leaked."),
        ("They stopped short of saying that Lorne paid.", "unheld", "short of saying", "that Lorne paid."),
        ("Relatives refuse to accept that the crew erred.", "unheld", "refuse to accept", "that the crew erred."),
        ("Only a handful of guards think it leaked.", "unheld", "Only a handful of guards think", "it leaked."),
        ("There is little to suggest that it leaked.", "unheld", "little to suggest", "that it leaked."),
        ("Ilves regretted saying that it leaked.", "withdrawn", "regretted saying", "that it leaked."),
        ("He had misspoken when he claimed it leaked.", "withdrawn", "misspoken when he claimed", "it leaked."),
        ("He said it had leaked but later admitted it had not.", "withdrawn", "admitted it had not", "it had leaked"),
        ("Had Ilves said that it leaked, he would know.", "unheld", "Had Ilves said", "that it leaked, he would know."),
        ("If Ilves says that it leaked, he will go.", "unheld", "If Ilves says", "that it leaked, he will go."),
        ("The firm was fined for claiming that it healed.", "unheld", "fined for claiming", "that it healed."),
        ("In the novel, Ilves says that it leaked.", "unserious", "In the novel,", "Ilves says that it leaked."),
        ("A hoax call claimed that it leaked.", "unserious", "hoax call claimed", "that it leaked."),
        ("Medics doubt that the boy will live.", "doubted", "doubt", "that the boy will live."),
        ("Ilves doubts Harlan caused the blast.", "doubted", "doubts", "Harlan caused the blast."),
        ("Experts are sceptical that it works.", "doubted", "sceptical", "that it works."),
        ("Ilves apologised for saying that it leaked.", "withdrawn", "apologised for saying", "that it leaked."),
        ("The firm withdrew its claim that Ilves lied.", "withdrawn", "withdrew its claim", "that Ilves lied."),
        ("She was wrong when she said that it leaked.", "withdrawn", "wrong when she said", "that it leaked."),
        ("He said that it leaked, but later corrected himself.", "withdrawn", "corrected himself", "that it leaked"),
        ("He said it leaked, then retracted the statement.", "withdrawn", "retracted the", "it leaked"),
        ("She said two had died but admitted that this was false.", "withdrawn", "admitted that this was false", "two had died"),
        ("Brandt joked that he had built it.", "unserious", "joked", "that he had built it."),
        ("He jokingly said it was his.", "unserious", "jokingly said", "it was his."),
    ],
)  # fmt: skip
def test_what_nobody_stands_for_is_found_with_the_words_that_hold_it_back(text, kind, word, told):
    found = {(one.kind, one.word.text, one.told.text.strip()) for one in reserves(text)}
    assert (kind, word, told) in found
    assert {one[0] for one in found} == {kind}
    assert all(text[span.start : span.end] == span.text for one in reserves(text) for span in (one.word, one.told))


@pytest.mark.parametrize(
    "text",
    [
        "Guards believe the gate was forced.",
        "There is no doubt that the dam leaked.",
        "He not only believes that it leaked but said so.",
        "The firm did not accept the offer and paid the crew.",
        "The mayor, who does not believe in ghosts, said the gate was forced.",
        "No one was hurt, police said.",
        "The gate was not forced, and guards think it will hold.",
        "The firm apologised to its guests.",
        "The crew said that if it rains, the gate will hold.",
        "The firm was fined for the leak, and guards said that it was small.",
        "Only the mayor said that the gate was forced.",
        "Lorne said that it had never struck Karst and demanded that Ilves withdraw her words.",
        "The army withdrew from Lorne after it said that a bomb had been found.",
        "The ministry corrected the figure, saying that two had died.",
    ],
)
def test_a_sentence_that_stands_for_what_it_tells_has_no_reserve(text):
    assert reserves(text) == ()


def test_what_is_held_back_ends_somewhere():
    assert max(len(one.told.text) for one in reserves("Nobody here believes the guard " * 400)) == 400
