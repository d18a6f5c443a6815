"""Disputes: an answer that gainsays is told from one that merely differs."""

import pytest
from rules import draft_of, items_of, reading_of

from summarizer.models.rules.disputes import disputing, none_of


def disputed(text):
    """Return the texts of each pair that a draft has as contradicting, the answer first."""
    draft = draft_of(text)
    texts = {item.id: item.text for item in items_of(draft)}
    return [tuple(texts[item] for item in pair) for pair in draft.contradicts]


@pytest.mark.parametrize(
    ("text", "answer", "first"),
    [
        (
            "Guards shot two miners on Monday, the union said, but the firm said the shots had come from the union's own men.",
            "The shots had come from the union's own men.",
            "Guards shot two miners on Monday.",
        ),
        (
            "The navy said that Ostland had sunk the ferry on Friday. Ostland said its ships had stayed in their bases all week.",
            "Its ships had stayed in their bases all week.",
            "Ostland had sunk the ferry on Friday.",
        ),
        (
            "The ministry said prices had risen, but the bank said they had fallen.",
            "They had fallen.",
            "Prices had risen.",
        ),
        (
            "Police said 4,000 people had marched through Lorne. Organisers put the crowd at 20,000.",
            "Organisers put the crowd at 20,000.",
            "4,000 people had marched through Lorne.",
        ),
        (
            "Police said 4,000 people had marched through Lorne, while organisers said 20,000 did.",
            "20,000 did.",
            "4,000 people had marched through Lorne.",
        ),
        (
            "The ministry said 12 miners had been killed. The union said no one had been killed.",
            "No one had been killed.",
            "12 miners had been killed.",
        ),
        (
            "A clerk said that Teo Brandt had taken the money. Brandt denied any wrongdoing.",
            "Brandt denied any wrongdoing.",
            "Teo Brandt had taken the money.",
        ),
        (
            "A clerk said that Teo Brandt had taken the money. Brandt's lawyer said that was nonsense.",
            "Brandt's lawyer said that was nonsense.",
            "Teo Brandt had taken the money.",
        ),
        (
            "A clerk said that Teo Brandt had taken the money. Brandt said he was abroad at the time.",
            "Teo Brandt was abroad at the time.",
            "Teo Brandt had taken the money.",
        ),
        (
            "The general said that rebels had blown up the bridge. The rebels' spokesman, Omar Hale, said state jets bombed it.",
            "State jets bombed it.",
            "Rebels had blown up the bridge.",
        ),
        (
            "The fire service said that a worker had left a stove burning. The union called that version of events a smear.",
            "The union called that version of events a smear.",
            "A worker had left a stove burning.",
        ),
        (
            "The bank estimated growth of 3%; the ministry put it at 1%.",
            "The ministry put it at 1%.",
            "The bank estimated growth of 3%.",
        ),
        (
            "The army says that it has taken the pass, which the rebels deny.",
            "The army says that it has taken the pass, which the rebels deny.",
            "The army has taken the pass.",
        ),
        (
            "The firm said the tank held 300 litres, a figure an engineer, Ida Lund, called laughable.",
            "The firm said the tank held 300 litres, a figure an engineer, Ida Lund, called laughable.",
            "The tank held 300 litres.",
        ),
        (
            "The Echo said that the duke was ill, while his doctor insisted that he was well.",
            "He was well.",
            "The duke was ill.",
        ),
        (
            "A witness said the rider had passed a red light; her aunt said a friend insisted that the light was green.",
            "The light was green.",
            "The rider had passed a red light.",
        ),
        (
            "Prosecutors say the guard opened the door; his lawyer says that the alarm did so.",
            "The alarm did so.",
            "The guard opened the door.",
        ),
        (
            "Lorne Rovers have denied making a bid for Ilko Brandt, although his club insists that a bid arrived on Sunday.",
            "A bid arrived on Sunday.",
            "Lorne Rovers have denied making a bid for Ilko Brandt.",
        ),
    ],
)
def test_an_answer_gainsays_what_it_answers(text, answer, first):
    assert disputed(text) == [(answer, first)]


@pytest.mark.parametrize(
    "text",
    [
        "The navy said that Ostland had sunk the ferry on Friday. Ostland said it would send flowers.",
        "The ministry said prices had risen in May, but the bank said they had fallen in June.",
        "Acme said its sales rose 4% last year, while Borg said its sales fell.",
        "The mayor said the bridge was safe, but the engineer said the bridge would be painted in May.",
        "The union said 400 jobs had gone, but the firm said it was hiring again.",
        "Police said 4,000 people had marched through Lorne, while organisers said 200 stewards had helped.",
        "Police said 4,000 people had marched through Lorne, while organisers said the last of them came at 6.",
        "The ministry said 12 miners had been killed in Lorne. The union said that the pit should be closed.",
        "A clerk said that Teo Brandt had taken the money. Brandt said he was sorry about the clerk.",
        "A clerk said that Teo Brandt had taken the money. Brandt rejected an offer of help.",
        "The general said that rebels had blown up the bridge. The rebels' spokesman, Omar Hale, said they had blown it up.",
        "A clerk said that Ida Lund had taken the money. Teo Brandt denied any wrongdoing.",
        "The Echo said that the duke had been ill in May, but the palace declined to say whether he was well.",
    ],
)
def test_what_merely_differs_contradicts_nothing(text):
    assert disputed(text) == []


def test_the_authors_words_are_nobodys_dispute():
    text = "Prices had risen in Lorne, but the bank said they had fallen."
    assert list(disputing(items_of(draft_of(text)), reading_of(text), {})) == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("None of its fighters had died.", "killed"),
        ("No one was hurt.", "injured"),
        ("No bread was left.", ""),
        ("", ""),
    ],
)
def test_nobody_hurt_is_a_count_of_none(text, category):
    assert none_of(text) == category
