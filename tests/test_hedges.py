from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.hedges import band, compare, hedges, strength
from summarizer.language.lexicon import lexicon, normalised
from summarizer.schemas.spans import Hedge

# A case: the sentence, and each cue expected in it with its type.
CUES = [
    ("The clerk was reported in June to have had an offer rejected.", [("reported", "reportive")]),
    ("A third man who was reported to be aboard stayed ashore.", [("reported", "reportive")]),
    ("He was born by the harbour, or so he says.", [("or so he says", "reportive")]),
    ("Power cuts are possible.", [("possible", "epistemic")]),
    ("Some rain is due, with 120 mm possible over high ground.", [("possible", "epistemic")]),
    ("There is a 30% chance that the river will rise.", [("chance", "epistemic")]),
    ("Had the seals been checked, it would have held.", [("Had", "conditional")]),
    ("Had the clerk had a key, she added, he would have left.", [("Had", "conditional")]),
    ("Were the talks to fail, prices might rise.", [("Were", "conditional"), ("might", "epistemic")]),
    ("The track suggests, but does not prove, that both were outside.", [("suggests", "evidential")]),
    ("The patches are thought by some to have helped.", [("thought", "doxastic")]),
    ("He is widely thought of as the founder.", [("thought", "doxastic")]),
    ("The fire was probably started by a lamp.", [("probably", "epistemic")]),
    ("The talks are likely to resume in March.", [("likely", "epistemic")]),
    ("It is very likely that the pump froze.", [("very likely", "epistemic")]),
    ("A second eruption is highly unlikely.", [("highly unlikely", "epistemic")]),
    ("The wreck is almost certainly the Marigold.", [("almost certainly", "epistemic")]),
    ("There is almost no chance of frost.", [("almost no chance", "epistemic")]),
    ("A recount is more likely than not.", [("more likely than not", "epistemic")]),
    ("There is a realistic possibility of a strike.", [("realistic possibility", "epistemic")]),
    ("The leak was probably not deliberate.", [("probably not", "epistemic")]),
    ("The ferry may sail on Friday.", [("may", "epistemic")]),
    ("The ferry might sail on Friday.", [("might", "epistemic")]),
    ("The storm could reach the coast by dawn.", [("could", "epistemic")]),
    ("Perhaps the cable had been cut.", [("Perhaps", "epistemic")]),
    ("Maybe the valve was left open.", [("Maybe", "epistemic")]),
    ("The ship possibly carried copper.", [("possibly", "epistemic")]),
    ("It is possible that the alarm was switched off.", [("possible", "epistemic")]),
    ("Police are treating it as a possible arson attack.", [("possible", "epistemic")]),
    ("The court warned of a potential threat to witnesses.", [("potential", "epistemic")]),
    ("The budget is expected to pass on Thursday.", [("expected", "epistemic")]),
    ("Officials cannot rule out sabotage.", [("cannot rule out", "epistemic")]),
    ("Investigators have not ruled out foul play.", [("not ruled out", "epistemic")]),
    ("The governor doubts that the bridge will open.", [("doubts", "epistemic")]),
    ("The report remains unconfirmed.", [("unconfirmed", "epistemic")]),
    ("There is a possibility that the well is dry.", [("possibility", "epistemic")]),
    ("Footage appears to show a second boat.", [("appears", "evidential")]),
    ("The plan seems to have failed.", [("seems", "evidential")]),
    ("The pilot apparently missed the beacon.", [("apparently", "evidential")]),
    ("The data suggest that prices fell.", [("suggest", "evidential")]),
    ("Early results indicate that turnout rose.", [("indicate", "evidential")]),
    ("Early results showed that turnout rose.", [("Early", "evidential")]),
    ("Turnout rose, according to the board's provisional count.", [("provisional", "evidential")]),
    ("Turnout rose, according to figures that are still incomplete.", [("incomplete", "evidential")]),
    ("A cut in June is all but certain.", [("all but certain", "epistemic")]),
    ("A cut in June is far from certain.", [("far from certain", "ignorance")]),
    ("The board is said to blame the clerk.", [("said to", "reportive")]),
    ("The clerk was often said to have been a spy.", [("said to", "reportive")]),
    ("Ilves is widely tipped to succeed him.", [("tipped", "doxastic")]),
    ("The raid bore all the hallmarks of a gang from Lorne.", [("hallmarks of", "evidential")]),
    ("The fire is blamed on a clerk.", [("blamed", "reportive")]),
    ("The agency said with low confidence that the ship had sunk.", [("low confidence", "epistemic")]),
    ("The agency had “moderate confidence” that the ship had sunk.", [("moderate confidence", "doxastic")]),
    ("The agency judged with high confidence that the ship had sunk.", [("high confidence", "doxastic")]),
    ("Voters suspect that the board erred.", [("suspect", "doxastic")]),
    ("The letters imply that he knew.", [("imply", "evidential")]),
    ("None of the wounds appeared fatal.", [("appeared", "evidential")]),
    ("She died of an apparent overdose.", [("apparent", "evidential")]),
    ("The minister reportedly offered to resign.", [("reportedly", "reportive")]),
    ("The guard allegedly took a bribe.", [("allegedly", "reportive")]),
    ("Two alleged smugglers were charged.", [("alleged", "reportive")]),
    ("Prosecutors allege that he forged the deed.", [("allege", "reportive")]),
    ("The purported author stayed silent.", [("purported", "reportive")]),
    ("Critics accused the firm of dumping waste.", [("accused", "reportive")]),
    ("The vault is said to hold gold.", [("said to", "reportive")]),
    ("He denied allegations that he lied.", [("allegations", "reportive")]),
    ("There were rumours of a merger.", [("rumours", "reportive")]),
    ("The suspect is believed to be in Oslo.", [("believed", "doxastic")]),
    ("The painting is thought to be a copy.", [("thought", "doxastic")]),
    ("The crew is presumed dead.", [("presumed", "doxastic")]),
    ("She believes the vote was fair.", [("believes", "doxastic")]),
    ("He thought that the gate was locked.", [("thought", "doxastic")]),
    ("I think we can win.", [("think", "doxastic")]),
    ("The lake is considered safe.", [("considered", "doxastic")]),
    ("The treaty is widely seen as a failure.", [("seen", "doxastic")]),
    ("The general is regarded as a moderate.", [("regarded", "doxastic")]),
    ("Police suspect that the fire was set.", [("suspect", "doxastic")]),
    ("Troops detained a suspected courier.", [("suspected", "doxastic")]),
    ("Ten miners are feared dead.", [("feared", "doxastic")]),
    ("There is a working level assumption that both raids were linked.", [("working level assumption", "doxastic")]),
    ("Economists expect the rate to fall.", [("expect", "doxastic")]),
    ("The company assumes that demand will grow.", [("assumes", "doxastic")]),
    ("He rejected the idea that the dam was weak.", [("idea", "doxastic")]),
    ("It is not clear who fired.", [("not clear", "ignorance")]),
    ("It’s unclear what caused the delay.", [("unclear", "ignorance")]),
    ("We don’t know for sure what hit the roof.", [("don’t know for sure", "ignorance")]),
    ("We don't know why the sensor failed.", [("don't know", "ignorance")]),
    ("The cause is unknown.", [("unknown", "ignorance")]),
    ("It remains to be seen who will pay.", [("remains to be seen", "ignorance")]),
    ("There is no evidence that the seal broke.", [("no evidence", "ignorance")]),
    ("The claim could not be independently verified.", [("could not be independently verified", "ignorance")]),
    ("Detectives are examining whether the lock was forced.", [("whether", "investigation")]),
    ("It is unclear whether the ship had insurance.", [("unclear", "ignorance"), ("whether", "investigation")]),
    ("She asked if the train was late.", [("if", "investigation")]),
    ("Police are trying to determine the cause of the blast.", [("determine", "investigation")]),
    ("The dam will fail if the rain goes on.", [("if", "conditional")]),
    ("The strike starts Monday unless pay rises.", [("unless", "conditional")]),
    ("Some experts say the reef is doomed.", [("Some experts say", "weasel")]),
    ("Some believe the map is genuine.", [("Some", "weasel"), ("believe", "doxastic")]),
    ("Critics say the law is vague.", [("Critics say", "weasel")]),
    ("About 40 people were hurt.", [("About", "approximator")]),
    ("The tunnel cost roughly $3 billion.", [("roughly", "approximator")]),
    ("Some 200 houses burned.", [("Some", "approximator")]),
    ("The line is nearly two miles long.", [("nearly", "approximator")]),
    ("The train left at around 9 p.m. on Monday.", [("around", "approximator")]),
]  # fmt: skip

NONE = [
    "Early reports of the fire came at noon.",
    "The waiter was tipped by the guests.",
    "The union blamed the fire on a clerk.",
    "Words were said to reporters at the gate.",
    "The bank has high confidence ratings.",
    "The clerk reported to the colonel.",
    "The theft was reported to the police.",
    "Such a bridge is not possible.",
    "The clerk was given a chance of a rest.",
    "Had the clerk been there? Nobody knew.",
    "The treaty was signed on May 5.",
    "The vote is due in May.",
    "Brian May played in Leeds in late May 2003.",
    "The might of the fleet was plain.",
    "Divers could not reach the hull.",
    "Residents could hear shots all night.",
    "The mayor could not be reached for comment.",
    "She said she couldn't remember the name.",
    "They took all they could carry.",
    "He ran as fast as he could.",
    "She said that she would resign.",
    "The plane can carry 40 tons.",
    "They talked about two films.",
    "Crowds gathered around three towers.",
    "Officials asked about 12 missing files.",
    "He appeared in court on Friday.",
    "The singer appeared on television.",
    "The column appears every week.",
    "The suspect was arrested at noon.",
    "A murder suspect fled on foot.",
    "They believe in mercy.",
    "A think tank in Bern paid for it.",
    "It was, if anything, too quiet.",
    "They left as soon as possible.",
    "The grant made it possible to rebuild.",
    "It is possible to cross on foot.",
    "Every possible route was blocked.",
    "The park opens in certain months.",
    "She is known for her poems.",
    "The thought of war scared him.",
    "He belongs to another school of thought.",
    "The thinking behind it was sound.",
    "After some thought he agreed.",
    "The council considered the plan on Monday.",
    "She has considered leaving.",
    "They saw the film twice.",
    "He has seen the ship.",
    "Sales were lower than expected.",
    "As expected, the team lost.",
    "He was in doubt, no doubt.",
    "The tomb of the unknown soldier was restored.",
    "If so, the deal is off.",
    "He felt cold.",
    "It works regardless of whether it rains.",
    "The likelihood function is flat.",
    "She suggested moving the bench.",
    "They opened it without question.",
]

# A case: the sentence, a cue, and what it governs.
SCOPES = [
    ("The port, which is probably the oldest, shut after a fire killed 3.", "probably", "which is probably the oldest"),
    ("The bank, which may close, said the theft cost $2 million.", "may", "which may close"),
    ("The army said the shell was probably a dud.", "probably", "the shell was probably a dud"),
    ("The army said the shell was probably a dud; but the road was shut.", "probably", "the shell was probably a dud"),
    ("The dam will probably hold, but two villages were emptied.", "probably", "The dam will probably hold"),
    ("The dam will probably hold while the pumps run.", "probably", "The dam will probably hold"),
    ("The raid was probably the work of insiders, the mayor said Friday, citing files.", "probably", "The raid was probably the work of insiders"),
    ("“The raid was probably the work of insiders,” the mayor said.", "probably", "The raid was probably the work of insiders"),
    ("According to police, the driver was probably drunk.", "probably", "the driver was probably drunk"),
    ("It’s unclear what sank the ferry, although divers went down twice.", "unclear", "what sank the ferry"),
    ("“We don’t know for sure” what sank the ferry, Ruiz said.", "don’t know for sure", "what sank the ferry"),
    ("The date is uncertain for now.", "uncertain", "The date is uncertain for now"),
    ("The causes of the crash are unclear.", "unclear", "The causes of the crash are unclear"),
    ("The truck was hit by what were probably mortar shells, the army said.", "probably", "what were probably mortar shells"),
    ("The shop was robbed by possibly the same men on Friday.", "possibly", "the same men"),
    ("The drone, likely an older model, fell near a school.", "likely", "an older model"),
    ("Troops killed a suspected bomb maker in the hills on Monday.", "suspected", "bomb maker"),
    ("Two alleged members of the gang were held.", "alleged", "members of the gang"),
    ("They found a possible second tunnel under the wall.", "possible", "second tunnel"),
    ("The man who may have fled was found.", "may", "who may have fled"),
    ("Perhaps drivers who paid will get refunds.", "Perhaps", "Perhaps drivers who paid will get refunds"),
    ("Perhaps the army, which denies it, fired first.", "Perhaps", "Perhaps the army, which denies it, fired first"),
    ("The fire was probably set by men who hate the mayor.", "probably", "The fire was probably set by men"),
    ("The clinic, founded in 1950, may close.", "may", "The clinic, founded in 1950, may close"),
    ("Although the fire is out, families may not return.", "may", "families may not return"),
    ("If the wall cracks, the village could flood, and the army has sent boats.", "could", "the village could flood"),
    ("If the wall cracks, the village could flood.", "If", "the wall cracks"),
    ("He fled on foot and may be armed.", "may", "may be armed"),
    ("It may rain, and it will snow.", "may", "It may rain"),
    ("She believes the vote was fair, but he lost.", "believes", "the vote was fair"),
    ("She believes that the vote was fair.", "believes", "the vote was fair"),
    ("Video appears to show a second boat, according to the navy.", "appears", "Video appears to show a second boat"),
    ("The mayor told reporters the bridge could be shut for weeks.", "could", "the bridge could be shut for weeks"),
    ("The firm said Monday that the pilot is believed to have slept.", "believed", "the pilot is believed to have slept"),
    ("Police are examining whether the lock was forced, Ruiz said.", "whether", "the lock was forced"),
    ("About 1,500 people marched.", "About", "1,500 people"),
    ("Some experts say the reef is doomed, but divers disagree.", "Some experts say", "the reef is doomed"),
    ("They may strike because talks failed.", "may", "They may strike"),
    ("The suspect may have left before police arrived.", "may", "The suspect may have left"),
    ("The suspect may have left before dawn.", "may", "The suspect may have left before dawn"),
    ("Mr. Ruiz of the U.S. embassy may stay. The rest left.", "may", "Mr. Ruiz of the U.S. embassy may stay"),
    ("The flood (which may recur) cost $3 million.", "may", "which may recur"),
    ("Parts such as the engine could survive.", "could", "Parts such as the engine could survive"),
    ("He may know that the gun was loaded.", "may", "He may know that the gun was loaded"),
    # hard cases: what stands beside the hedge is plain
    ("The Pentagon, which is probably the largest employer, said the attack killed 3.", "probably", "which is probably the largest employer"),
    ("The lab, possibly the last of its kind, burned down and two guards died.", "possibly", "the last of its kind"),
    ("Nine sailors drowned when the tug, which had probably hit a reef, went down.", "probably", "which had probably hit a reef"),
    ("The tug went down, probably after it had hit a reef.", "probably", "after it had hit a reef"),
    ("The tug went down because of what was probably a cracked valve.", "probably", "what was probably a cracked valve"),
    ("The ministry said that six divers had died and that the hull may have cracked.", "may", "the hull may have cracked"),
    ("The hull may have cracked, and six divers died, the ministry said.", "may", "The hull may have cracked"),
    ("It is likely that the hull cracked and that the pumps failed.", "likely", "It is likely that the hull cracked and that the pumps failed"),
    ("It is likely the hull cracked, but the pumps held.", "likely", "It is likely the hull cracked"),
    ("The guard who shot the driver probably panicked.", "probably", "The guard who shot the driver probably panicked"),
    ("The guard, who probably panicked, shot the driver.", "probably", "who probably panicked"),
    ("The army believes rebels fired the shells, which killed four.", "believes", "rebels fired the shells"),
    ("Asked whether the wall might fall, the mayor said it had been rebuilt.", "might", "whether the wall might fall"),
    ("The mayor said the wall, which might fall, had been fenced off.", "might", "which might fall"),
    ("Four people died, apparently of smoke, in the hostel.", "apparently", "of smoke"),
    ("Four people died in what appears to be a gas leak.", "appears", "what appears to be a gas leak"),
    ("The boats were sunk, reportedly by a mine, off the cape.", "reportedly", "by a mine"),
    ("A suspected arsonist burned down two barns, the sheriff said.", "suspected", "arsonist"),
    ("The arsonist, thought to be a local man, burned down two barns.", "thought", "thought to be a local man"),
    ("Unless the rain stops, the dam could break, officials warned, and 300 people would lose their homes.", "could", "the dam could break"),
    ("The dam could break and flood the valley.", "could", "The dam could break and flood the valley"),
    ("The dam broke and could flood the valley.", "could", "could flood the valley"),
    ("While the dam could break, the valley has been emptied.", "could", "While the dam could break"),
    ("The dam broke, the utility said, perhaps because a gate had jammed.", "perhaps", "because a gate had jammed"),
    ("The valley was emptied (the dam may break) and the school was shut.", "may", "the dam may break"),
    ("“The dam may break,” said Ruiz, whose house was lost.", "may", "The dam may break"),
    ("Ruiz, whose house may be lost, said the dam broke.", "may", "whose house may be lost"),
    ("The dam broke at what experts think was the worst moment.", "think", "was the worst moment"),
    ("The likely cause was a jammed gate, and the operator has been fined.", "likely", "cause"),
    ("The operator has been fined, and the likely cause was a jammed gate.", "likely", "cause"),
    ("The operator was fined for an alleged breach that killed two.", "alleged", "breach"),
    ("He admitted to owning a manual likely to be of use to thieves.", "likely", "likely to be of use to thieves"),
    ("Talks on the manual likely to resume", "likely", "Talks on the manual likely to resume"),
    ("The pact is now very likely to fail", "very likely", "The pact is now very likely to fail"),
    ("A gang remained a realistic possibility.", "realistic possibility", "A gang remained a realistic possibility"),
    ("There is a realistic possibility that it fell.", "realistic possibility", "it fell"),
]  # fmt: skip

BANDS = [
    ("almost certainly", (95, 99, "ICD203")),
    ("Very  Likely", (80, 95, "ICD203")),
    ("highly likely", (80, 90, "PHIA")),
    ("probably", (55, 80, "ICD203")),
    ("likely", (55, 80, "ICD203")),
    ("roughly even chance", (45, 55, "ICD203")),
    ("realistic possibility", (40, 50, "PHIA")),
    ("unlikely", (20, 45, "ICD203")),
    ("highly unlikely", (10, 20, "PHIA")),
    ("remote chance", (1, 5, "ICD203")),
    *(
        (phrase, None)
        for phrase in ["may", "might", "could", "possible", "possibly", "appears", "reportedly", "expected"]
    ),
    ("probably not", None),
    ("better than even", None),
]

COMPARISONS = [
    ("may", "may", "same"),
    ("might", "may", "same"),
    ("possibly", "may", "same"),
    ("probably", "may", "stronger"),
    ("may", "probably", "weaker"),
    ("likely", "probably", "same"),
    ("almost certainly", "very likely", "stronger"),
    ("very likely", "likely", "stronger"),
    ("unlikely", "very unlikely", "weaker"),
    ("very unlikely", "unlikely", "stronger"),
    ("probably", "unlikely", "other"),
    ("probably not", "probably", "other"),
    ("unlikely", "may", "other"),
    ("seems", "appears", "same"),
    ("apparently", "seems", "same"),
    ("thought", "believed", "same"),
    ("allegedly", "reportedly", "same"),
    ("probably", "reportedly", "other"),
    ("probably", "appears", "other"),
    ("may", "reportedly", "other"),
    ("almost certainly", "reportedly", "stronger"),
    ("probably", "unclear", "stronger"),
    ("unclear", "probably", "weaker"),
    ("roughly", "about", "same"),
    ("about", "may", "other"),
    ("if", "unless", "same"),
]

# A sentence in which each cue of the comparisons is read as a hedge.
CONTEXTS = {
    "seems": "It seems to work.",
    "appears": "It appears to work.",
    "thought": "It is thought to be lost.",
    "believed": "It is believed to be lost.",
    "if": "It holds if it rains.",
    "unless": "It holds unless it rains.",
    "roughly": "It cost roughly 5 crowns.",
    "about": "It cost about 5 crowns.",
    "unclear": "It is unclear who won.",
}


def hedge(cue: str) -> Hedge:
    return next(found for found in hedges(CONTEXTS.get(cue, f"The pump {cue} failed.")) if found.text == cue)


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_cues_are_found_with_their_type(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.text, found.type) for found in hedges(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_no_hedges(text: str) -> None:
    assert hedges(text) == ()


@pytest.mark.parametrize(("text", "cue", "governed"), SCOPES)
def test_a_hedge_governs_its_clause_or_phrase_alone(text: str, cue: str, governed: str) -> None:
    found = next(found for found in hedges(text) if found.text == cue)
    assert text[found.scope_start : found.scope_end] == governed


@pytest.mark.parametrize(("phrase", "expected"), BANDS)
def test_a_band_is_given_only_where_a_standard_has_one(phrase: str, expected: tuple[int, int, str] | None) -> None:
    found = band(phrase)
    assert (found and (found.lower, found.upper, found.standard)) == expected


def test_a_hedge_carries_the_band_of_its_cue() -> None:
    (found,) = hedges("The fire was Probably set.")
    assert found.band == band("probably")


@pytest.mark.parametrize("text", ["Men are more likely to fall.", "It is as likely to fail as to work."])
def test_a_comparison_of_likelihoods_has_no_band(text: str) -> None:
    assert [found.band for found in hedges(text)] == [None]


@pytest.mark.parametrize(("claimed", "source", "expected"), COMPARISONS)
def test_a_claimed_hedge_is_compared_with_that_of_its_source(claimed: str, source: str, expected: str) -> None:
    assert compare(hedge(claimed), hedge(source)) == expected


def test_strength_follows_the_order_of_the_standards() -> None:
    order = ["almost certainly", "very likely", "probably", "may", "unlikely", "very unlikely"]
    strengths = [strength(hedge(cue)) or 0 for cue in order]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(strengths)) == len(order)


def test_a_cue_outside_the_lexicon_has_no_strength() -> None:
    assert strength(replace(hedge("may"), text="mayhap")) is None


def test_a_form_has_one_strength_in_a_type() -> None:
    given: dict[tuple[str, str], set[float | None]] = {}
    for cue in lexicon("hedges"):
        given.setdefault((normalised(cue.form), cue.entry["type"]), set()).add(cue.entry.get("strength"))
    assert [form for form, strengths in given.items() if len(strengths) > 1] == []


def test_a_cue_stays_whole_where_a_shorter_one_stands_in_it() -> None:
    assert [found.text for found in hedges("It is highly unlikely to float.")] == ["highly unlikely"]


def test_several_sentences_keep_their_scopes_apart() -> None:
    text = "The boat may sink. The crew is safe."
    (found,) = hedges(text)
    assert text[found.scope_start : found.scope_end] == "The boat may sink"


WORDS = [
    "may",
    "probably",
    "the",
    "army",
    "said",
    "that",
    "who",
    ",",
    ";",
    ".",
    "“",
    "”",
    "is",
    "if",
    "it",
    "was",
    "unclear",
    "whether",
    "and",
    "but",
    "fled",
    "not",
    "about",
    "1,500",
    "seems",
    "to",
    "be",
    "possible",
    "attack",
    "a",
    "suspected",
    "in",
    "by",
    "after",
    "he",
    "left",
    "—",
    "(",
    ")",
    "\n",
    "don’t",
    "know",
    "considered",
    "İ",
    "😀",
    ";",
    "which",
    ",",
    "perhaps",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_are_slices_in_order_and_scopes_are_not_empty(text: str) -> None:
    end = 0
    for found in hedges(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert 0 <= found.scope_start < found.scope_end <= len(text)
        end = found.end


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join), st.integers(0, 9))
def test_a_shifted_hedge_keeps_its_text(text: str, by: int) -> None:
    whole = " " * by + text
    for found in hedges(text):
        moved = found.shift(by)
        assert whole[moved.start : moved.end] == found.text
        assert whole[moved.scope_start : moved.scope_end] == text[found.scope_start : found.scope_end]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("They could’ve left; in 3may it _may be_ seen.", ["may"]),
        ("The cats' may-be is no o'may, 'may' is.", ["may", "may"]),
    ],
)
def test_a_cue_stands_as_a_word_of_its_own(text, cues):
    assert [hedge.text for hedge in hedges(text)] == cues


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("Neither account could be verified.", ["could be verified"]), ("No case has been confirmed in Lorne.", [])],
)
def test_what_is_not_confirmed_yet_is_open_only_of_what_is_told(sentence, found):
    assert [hedge.text for hedge in hedges(sentence)] == found
