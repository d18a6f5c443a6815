"""Realis of any word: the group it stands in, the signs around it, and what they weigh together."""

from itertools import permutations

import pytest

from summarizer.language import clauses
from summarizer.language.groups import head, noun_phrase, verb_group
from summarizer.language.realis import realis_at, score
from summarizer.language.signs import signs, signs_of
from summarizer.schemas.article import Sentence


def tokens_of(text):
    whole = Sentence(number=1, start=0, end=len(text), kind="body", paragraph=0)
    return [token for unit in clauses.units(text, (whole,), ()) for token in unit.tokens]


def marked(text):
    """Return the tokens of a text and the first and the end of those that [brackets] hold."""
    start, end = text.index("["), text.index("]") - 1
    tokens = tokens_of(text.replace("[", "").replace("]", ""))
    inside = [at for at, token in enumerate(tokens) if token.start < end and start < token.end]
    return tokens, inside[0], inside[-1] + 1


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gangs [demand] the money.", "demand", "verb"),
        ("The [demand] for money rose.", "demand", "noun"),
        ("They were told [to pay] the fine.", "pay", "verb"),
        ("The vault had [not been robbed] before.", "robbed", "verb"),
        ("It was [the second raid on the bank] in May.", "raid", "noun"),
        ("By [sending] letters they were found.", "sending", "verb"),
        ("No [hacking] was seen.", "hacking", "noun"),
        ("He fears [looting].", "looting", "noun"),
        ("[Attack] is likely.", "attack", "noun"),
        ("He did [attack] them.", "attack", "verb"),
        ("The firm [refused to pay] the fine.", "pay", "verb"),
    ],
)
def test_a_word_is_used_as_a_verb_or_as_a_noun(text, word, kind):
    tokens, first, last = marked(text)
    at, found = head(tokens, first, last)
    assert (tokens[at].low, found) == (word, kind)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Rebels [seized] a ship.", "past"),
        ("Rebels [attack] ships.", "present"),
        ("Rebels have [seized] a ship.", "perfect"),
        ("Rebels had [seized] a ship.", "pluperfect"),
        ("Rebels were [seizing] a ship.", "past progressive"),
        ("Rebels are [seizing] a ship.", "progressive"),
        ("The ship was [seized] by them.", "past"),
        ("The ship is [seized] by them.", "present"),
        ("They might not [seize] it.", "may"),
        ("They did not [seize] it.", "past"),
        ("They do not [seize] it.", "present"),
        ("They plan to [seize] it.", "to"),
        ("After [seizing] it they fled.", "gerund after preposition"),
        ("They fled, [seizing] it.", "gerund"),
        ("Of the [seized] ship nothing is known.", "participle"),
        ("The ship [seized] in May sank.", "past or participle"),
        ("They [left] in May.", "past"),
    ],
)
def test_a_verb_has_its_tense_from_the_words_before_it(text, tense):
    tokens, first, _ = marked(text)
    assert verb_group(tokens, first).tense == tense


def test_a_passive_and_a_negation_are_seen_through_adverbs():
    tokens, first, _ = marked("The ship was never really [seized].")
    group = verb_group(tokens, first)
    assert (group.is_negated, group.is_passive) == (True, True)
    assert "clause negated" in signs(tokens, first, first + 1)


@pytest.mark.parametrize(
    ("text", "determiner"),
    [
        ("The [raid] failed.", "the"),
        ("A night [raid] failed.", "a"),
        ("They fear night [raids].", "bare plural"),
        ("They fear [theft].", "bare"),
        ("Its [raid] failed.", "possessive"),
        ("Of 12 [raids] two failed.", "number"),
        ("After the Karst [raid] they left.", "the"),
        ("They left after Karst [raids].", "name"),
        ("Such [raids] are rare.", "this"),
    ],
)
def test_a_noun_has_its_determiner_from_the_words_before_it(text, determiner):
    tokens, first, _ = marked(text)
    assert noun_phrase(tokens, first).determiner == determiner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thieves can [lock] doors and [demand] money.", "verb can"),
        ("The thieves they [robbed] left.", "subject they"),
        ("Thieves who [rob] banks leave.", "antecedent bare plural"),
        ("They wait to [rob] a bank.", "verb to: purpose"),
        ("They plan to [rob] a bank.", "verb to: planned"),
        ("There is no evidence of a [raid].", "clause doubted"),
        ("If they [rob] a bank, run.", "clause if"),
        ("To prevent a [raid] they left.", "clause prevented"),
        ("[Raids] are rare.", "noun opens"),
        ("He warned of [raids].", "noun after of"),
        ("He [said] so.", "verb of reporting"),
        ("You [rob] a bank.", "sentence you"),
        ("No [looting] was seen.", "noun in -ing"),
        ("[Rob] a bank.", "noun opens"),
        ("Yet [robbed] they left.", "subject none"),
        ("They hid it; [robbed] they left.", "subject apart"),
        ("They rob kings of banks and [gold].", "sentence bare plural"),
    ],
)
def test_the_words_around_a_word_are_signs(text, expected):
    tokens, first, last = marked(text.replace("[demand]", "demand"))
    assert expected in signs(tokens, first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thieves can lock the doors and [demand] the money.", "verb joined to can"),
        ("He went to lock the doors and [demand] the money.", "verb joined to to"),
        ("He locked the doors and [left].", "verb joined to past"),
        ("It is a thief and [leaves] the house.", "verb joined to present"),
    ],
)
def test_a_verb_after_and_takes_over_the_auxiliary(text, expected):
    assert expected in signs(*marked(text))


def test_the_sentences_beside_are_signs_too():
    tokens, first, last = marked("Thieves [rob] banks.")
    assert "near you" in signs(tokens, first, last, signs_of(tokens_of("Do you lock your door?")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men [robbed] the bank in Harrowby on Monday, police said.", "actual"),
        ("The firm said on Monday that thieves had [stolen] its files.", "actual"),
        ("You should know that criminals often [steal] passwords by sending you letters.", "generic"),
        ("Criminals use [phishing] to get your money, and anyone can be tricked.", "generic"),
        ("The firm said there was no evidence that the files were [stolen].", "negated"),
        ("The firm did not [pay] the ransom, it said.", "negated"),
        ("The firm [refused to pay] the ransom, it said.", "negated"),
        ("The council will [repair] the bridge in June.", "planned"),
        ("The council aims to [repair] the bridge in June 2024.", "planned"),
        ("The company may have to [pay] the fine, or it could be closed if it is not insured.", "hypothetical"),
    ],
)
def test_any_word_has_a_realis(text, expected):
    assert realis_at(*marked(text)) == expected


def test_weights_are_added_up_and_the_heavier_class_counts():
    weights = {"": [-1.0, -1.0], "a": [2.0, 0.0], "b": [0.0, 3.0]}
    assert score((), weights) == "actual"
    assert score(("a", "unknown"), weights) == "generic"
    assert score(("a", "b"), weights) == "other"


def test_the_order_of_signs_decides_no_close_case():
    weights = {"a": (0.1, 0.0), "b": (0.2, 0.0), "c": (0.3, 0.0), "d": (-0.6, 0.0)}
    assert {score(order, weights) for order in permutations("abcd")} == {"generic"}
