"""Events: which words tell that something happened, of what type, and whether it did."""

import pytest

from summarizer.language import clauses, quotations
from summarizer.language.events import Trigger, triggers
from summarizer.language.predicates import predicates
from summarizer.language.realis import realis
from summarizer.schemas.article import Sentence


def tokens_of(text):
    sentence = Sentence(number=1, start=0, end=len(text), kind="body", paragraph=0)
    return next(iter(clauses.units(text, [sentence], quotations.quotations(text)))).tokens


def first(text) -> tuple[list, Trigger]:
    tokens = tokens_of(text)
    return tokens, next(triggers(tokens))


def words(tokens, phrase):
    return " ".join(token.text for token in tokens[phrase.first : phrase.last + 1])


@pytest.mark.parametrize(
    ("text", "kind", "verb"),
    [
        ("Rebels seized a grain ship off Lorne.", "CONFLICT", "seized"),
        ("Iran-backed fighters seized a grain ship off Lorne.", "CONFLICT", "seized"),
        ("Six people were killed when the wall gave way.", "LIFE", "killed"),
        ("The minister resigned over the ferry contract.", "PERSONNEL", "resigned"),
        ("Hackers defaced the council's homepage.", "CYBER", "defaced"),
        ("Police arrested two men in Harrowby.", "JUSTICE", "arrested"),
        ("The river flooded three streets on Monday.", "DISASTER", "flooded"),
        ("Talks began in Lorne on Monday.", "CONTACT", "began"),
        ("An attack on the depot was carried out by two men.", "CONFLICT", "carried"),
        ("The army launched an offensive in the north.", "CONFLICT", "launched"),
        ("The quake struck Lorne at noon.", "DISASTER", "struck"),
        ("Rebels struck Lorne at noon.", "CONFLICT", "struck"),
        ("The talks collapsed on Monday.", "CONTACT", "collapsed"),
        ("The guard fired two shots at the president.", "CONFLICT", "fired"),
        ("There was an explosion at the depot.", "DISASTER", "was"),
        ("A barrage launched on Monday in the hills hit the depot on the coast.", "CONFLICT", "hit"),
        ("Parliament passed the bill by three votes.", "GOVERNANCE", "passed"),
        ("Shares of the brewer fell 4 percent.", "BUSINESS", "fell"),
        ("The firm recalled 4,000 cars.", "HEALTH", "recalled"),
        ("The company will build a plant near Lorne.", "MANUFACTURE", "build"),
        ("Kanu struck the wall and died.", "CONFLICT", "struck"),
        ("The gunmen fired at the post.", "CONFLICT", "fired"),
        ("The board fired its chief.", "PERSONNEL", "fired"),
        ("The guard, who had slept, died on Monday.", "LIFE", "died"),
        ("The guard, who had slept, died on Monday and was buried.", "LIFE", "died"),
        ("The depot burned on Monday and nobody slept.", "DISASTER", "burned"),
        ("A blast hit the port, as well as fires.", "DISASTER", "hit"),
        ("Harlan collapsed in March owing lenders $3 million.", "BUSINESS", "collapsed"),
        ("The quay collapsed in March.", "DISASTER", "collapsed"),
        ("Bus drivers walked out on Monday over pay.", "CONFLICT", "walked"),
        ("Armed men attacked on Monday in Lorne.", "CONFLICT", "attacked"),
        ("He bombs the port.", "CONFLICT", "bombs"),
        ("Velmara attacks 2 ports.", "CONFLICT", "attacks"),
        ("The post was stormed; soldiers then fled the town.", "CONFLICT", "stormed"),
    ],
)
def test_the_predicate_of_the_main_clause_gives_the_event(text, kind, verb):
    tokens, trigger = first(text)
    assert (trigger.type, tokens[trigger.predicate.head].text) == (kind, verb)


@pytest.mark.parametrize(
    "text",
    [
        "The attacks bear the marks of a trained group.",
        "The base used by Syrian groups is large.",
        "The man who killed two guards is tall.",
        "The wounded soldiers are tall.",
        "“We shot them down,” the captain said.",
        "It is not clear who launched the raid.",
        "The strike forces after the war were small.",
        "He came to attack the plan.",
        "A passing ship had a red hull.",
        "The rocket carries a satellite, built for the agency.",
        "Because the river flooded, it is late.",
        "Timber has been the main good shipped through Lorne.",
        "Described in a paper published in March by two men, the rings are wide.",
        "The truce, signed on Monday, has a flaw.",
        "In a town attacked on Monday the mood is calm.",
        "It is as attacked as the plan.",
        "By the time police arrived, the rebels were gone.",
        "Rebels posed as police in order to attack the post.",
    ],
)
def test_an_event_named_in_passing_is_no_event_of_the_sentence(text):
    assert not list(triggers(tokens_of(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels seized a ship.", "actual"),
        ("Rebels will seize the ship on Monday.", "planned"),
        ("Without the storm the rebels would have seized the ship.", "hypothetical"),
        ("The unions plan to march on the capital on Monday in protest.", None),
        ("The army plans to attack the port.", "planned"),
        ("The senate is expected to pass the bill.", "predicted"),
        ("The group threatened to bomb the port.", "threatened"),
        ("Thieves tried to rob the bank.", "attempted"),
        ("The army failed to capture the port.", "negated"),
        ("The army did not attack the port.", "negated"),
        ("No soldiers were wounded.", "negated"),
        ("There were no clashes.", "negated"),
        ("Two drones were shot down near the base.", "prevented"),
        ("Two drones were destroyed in flight.", "prevented"),
        ("Guards foiled an attack.", "prevented"),
        ("The rebels could attack the port.", "hypothetical"),
        ("If the talks fail, the army would attack the port.", "hypothetical"),
        ("If the report is right, rebels seized the port.", "hypothetical"),
        ("Three men may have fled the port.", "actual"),
        ("The river usually floods the meadow.", None),
        ("Storms have often flooded the meadow.", "generic"),
        ("Gunmen stormed the post in a failed attack.", "attempted"),
        ("The river began to flood the streets.", "actual"),
        ("Harlan raised its bid in an attempt to win the vote.", "actual"),
        ("Criminals can steal passwords whenever you send them.", "generic"),
    ],
)
def test_the_words_around_a_trigger_give_its_realis(text, expected):
    tokens = tokens_of(text)
    found = [realis(tokens, trigger) for trigger in triggers(tokens)]
    assert found[:1] == ([expected] if expected else found[:1])


@pytest.mark.parametrize(
    ("text", "subject", "passive"),
    [
        ("Two men were arrested in Harrowby.", "Two men", True),
        ("On Monday the police arrested two men.", "the police", False),
        ("The police have arrested two men.", "The police", False),
        ("The men are being detained in Harrowby.", "The men", True),
        ("The rebels stormed the post and killed two men.", "The rebels", False),
        ("A truck from the quarry crushed two men.", "A truck from the quarry", False),
        ("The men are fleeing the city.", "The men", False),
        ("The plan is to be attacked by rebels.", "The plan", True),
    ],
)
def test_a_predicate_has_its_subject_and_voice(text, subject, passive):
    tokens = tokens_of(text)
    found = list(predicates(tokens, {"arrest", "detain", "kill", "crush", "flee", "attack"}))
    assert found
    assert found[-1].is_passive == passive
    assert words(tokens, found[-1].subject) == subject


@pytest.mark.parametrize(
    ("text", "subordinate"),
    [
        ("Rebels attacked the port.", False),
        ("The truce held until rebels attacked the port.", True),
        ("The men who attacked the port fled.", True),
        ("When dawn came, rebels attacked the port.", False),
    ],
)
def test_a_predicate_knows_whether_its_clause_is_a_main_one(text, subordinate):
    (found,) = predicates(tokens_of(text), {"attack"})
    assert found.is_subordinate == subordinate
