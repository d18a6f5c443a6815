import pytest

from summarizer.language.descriptions import describe
from summarizer.language.speakers import by_attribution
from summarizer.number import number
from summarizer.reading import Reading
from summarizer.schemas.article import Article


def read(text):
    article = Article(text=text)
    return Reading(article, number(article))


def cast(text):
    return read(text).speakers


def voices(text):
    """The key of the speaker of each attribution, None where it has no speaker."""
    reading = read(text)
    found = by_attribution(reading.speakers)
    return [found[index].key if index in found else None for index in range(len(reading.attributions))]


# A case: a source's words, and its type, affiliation, basis and name.
DESCRIPTIONS = [
    ("The captain", "unnamed_individual", "unknown", "unknown", None),
    ("An army captain", "unnamed_individual", "military", "unknown", None),
    ("A police captain", "unnamed_individual", "government", "unknown", None),
    ("The first officer", "unnamed_individual", "individual", "unknown", None),
    ("the chief executive officer of Acme", "unnamed_individual", "corporate", "unknown", None),
    ("a police officer", "unnamed_individual", "government", "unknown", None),
    ("the state railway", "named_group", "corporate", "on_record", None),
    ("Pentagon spokesman John Kirby", "named_individual", "military", "on_record", "John Kirby"),
    ("Lena Voss, a spokeswoman for Acme Corp.", "named_individual", "corporate", "on_record", "Lena Voss"),
    ("the union’s president, Maria Lopez", "named_individual", "ngo", "on_record", "Maria Lopez"),
    ("President Omar Reza", "named_individual", "government", "on_record", "Omar Reza"),
    ("Lt. Col. Amy Reed", "named_individual", "military", "on_record", "Amy Reed"),
    ("Gov. Ruth Hale", "named_individual", "government", "on_record", "Ruth Hale"),
    ("Dr. Anil Rao, a cardiologist at Mercy Hospital", "named_individual", "academic", "on_record", "Anil Rao"),
    ("Tom Hale, 45, a teacher", "named_individual", "individual", "on_record", "Tom Hale"),
    ("Kirby", "named_individual", "unknown", "on_record", "Kirby"),
    ("a defence official who spoke on condition of anonymity", "unnamed_individual", "military", "background", None),
    ("a person not authorized to speak publicly", "unnamed_individual", "unknown", "background", None),
    (
        "an official who insisted that nothing be quoted, on deep background",
        "unnamed_individual",
        "government",
        "deep_background",
        None,
    ),
    ("a spokesman for Acme Corp.", "unnamed_individual", "corporate", "unknown", None),
    ("a White House official", "unnamed_individual", "government", "unknown", None),
    ("a neighbor", "unnamed_individual", "individual", "unknown", None),
    ("a BBC reporter", "unnamed_individual", "media", "unknown", None),
    ("defense officials", "unnamed_group", "military", "unknown", None),
    ("police", "unnamed_group", "government", "unknown", None),
    ("two people familiar with the matter", "unnamed_group", "unknown", "background", None),
    ("researchers at the University of Leeds", "unnamed_group", "academic", "unknown", None),
    ("economists at Goldman Sachs", "unnamed_group", "corporate", "unknown", None),
    ("authorities", "unnamed_group", "government", "unknown", None),
    ("sources", "unnamed_group", "unknown", "unknown", None),
    ("some parties", "unnamed_group", "unknown", "unknown", None),
    ("the Pentagon", "named_group", "military", "on_record", "Pentagon"),
    ("Moscow", "named_group", "government", "on_record", "Moscow"),
    ("the health ministry", "named_group", "government", "on_record", None),
    ("the company", "named_group", "corporate", "on_record", None),
    ("Human Rights Watch", "named_group", "ngo", "on_record", "Human Rights Watch"),
    ("the Taliban", "named_group", "group", "on_record", "Taliban"),
    ("the Houthis", "named_group", "group", "on_record", "Houthis"),
    ("the Associated Press", "media", "media", "on_record", "Associated Press"),
    ("Reuters", "media", "media", "on_record", "Reuters"),
    ("the newspaper", "media", "media", "on_record", None),
    ("a news release from Operation Inherent Resolve", "document", "military", "on_record", None),
    ("a court filing", "document", "government", "on_record", None),
    ("two people with direct knowledge of the project", "unnamed_group", "unknown", "unknown", None),
    ("economists polled by the Wire", "unnamed_group", "corporate", "unknown", None),
    ("The contractor, Bellway Orme", "named_group", "corporate", "on_record", "Bellway Orme"),
    ("The junta", "named_group", "government", "on_record", None),
    ("The union representing 1,900 workers", "named_group", "ngo", "on_record", None),
    (
        "company chairman and chief executive Richard Smith",
        "named_individual",
        "corporate",
        "on_record",
        "Richard Smith",
    ),
    ("Kestrel CEO and Halm founder Ines Orlov", "named_individual", "corporate", "on_record", "Ines Orlov"),
    (
        "Lead author of the study, Professor Chris Hughes",
        "named_individual",
        "individual",
        "on_record",
        "Chris Hughes",
    ),
    ("The Payments Regulator", "named_group", "government", "on_record", "Payments Regulator"),
    ("Fire Chief Gus Hallett", "named_individual", "government", "on_record", "Gus Hallett"),
    ("a trial of 1,216 children", "document", "unknown", "on_record", None),
    ("A 1971 paper under her name", "document", "unknown", "on_record", None),
    ("new figures", "document", "unknown", "on_record", None),
    ("we", "author", "unknown", "unknown", None),
]


@pytest.mark.parametrize(("words", "kind", "affiliation", "basis", "name"), DESCRIPTIONS)
def test_a_sources_words_say_who_it_is(words, kind, affiliation, basis, name):
    found = describe(words)
    assert (found.type, found.affiliation, found.basis, found.name) == (kind, affiliation, basis, name)


# A case: a text, and the speaker of each attribution in it.
COREFERENCE = [
    ("Port chief Lena Voss said it leaked. Voss said it was old.", ["Lena Voss", "Lena Voss"]),
    ("Lena Voss said it leaked. She said it was old.", ["Lena Voss", "Lena Voss"]),
    ("Lena Voss said it leaked. “It is old,” she added.", ["Lena Voss", "Lena Voss"]),
    ("Mr. Hale said it leaked. Ms. Voss said it held. He said it was old.", ["Hale", "Voss", "Hale"]),
    ("Tom Hale said it leaked. Lena Voss, a pilot, arrived at noon. She said it was old.", ["Tom Hale", "Lena Voss"]),
    ("The mayor said it leaked. A docker said it held. The mayor said it was old.", ["mayor", "a docker", "mayor"]),
    ("A port official said it leaked. The official said it was old.", ["a port official"] * 2),
    ("A witness said it leaked. Another witness said it held.", ["a witness", "another witness"]),
    ("A witness said it leaked. A witness said it held.", ["a witness", "a witness 2"]),
    ("Port officials said it leaked. They said it was old.", ["port officials"] * 2),
    ("The health ministry said it leaked. The ministry said it was old.", ["health ministry"] * 2),
    ("Acme Corp. said it leaked. The company said it was old.", ["Acme Corp."] * 2),
    ("Acme Corp. said it leaked. It said the pump was old.", ["Acme Corp."] * 2),
    (
        "Acme Corp. said it leaked. Tom Hale left.\n\nIt was Monday. Rain fell. It said the pump was old.",
        ["Acme Corp.", "it"],
    ),
    (
        "A news release from the port said it leaked. Lena Voss said it held. The news release said it was old.",
        ["a news release", "Lena Voss", "a news release"],
    ),
    ("Lena Voss, who said it leaked, left. ", ["Lena Voss"]),
    ("Engineers who said it leaked were dismissed.", ["engineers"]),
    ("The pump was reportedly old.", [None]),
    ("It leaked, he said.", ["he"]),
    ("The harbour board said it leaked. The senior pilot said it held.", ["harbour board", "senior pilot"]),
    ("A docker said it leaked. The captain said it held.", ["a docker", "captain"]),
    ("Critics welcomed his claim that it leaked.", ["his"]),
    ("Lena Voss said it leaked. Her claim that it was old was not tested.", ["Lena Voss", "Lena Voss"]),
    ("The judge asked Ms Lund to sit. She refused, saying it leaked.", ["judge", "Lund"]),
    ("The analyst said Mr Hale had lost. He said it leaked.", ["analyst", "analyst"]),
    ("One said it leaked. Another said it was old.", ["One", "Another"]),
    ("Ana Lund said it leaked. It never won a Harbour Prize. She said it was old.", ["Ana Lund"] * 2),
    ("The judge thanked Mr Hale. She said it leaked.", ["judge", "judge"]),
    ("Helpers pulled a man out of Harbour Road.\n\nHe said it leaked.", ["he"]),
    ("Tom Hale himself said it leaked. Hale said it was old.", ["Tom Hale"] * 2),
    ("Tom Hale, 19, plays for Lorne. The 19-year-old said it leaked.", ["Tom Hale"]),
    (
        "Friends of the mayor are angry. According to one, it leaked. Another said it was old.",
        ["one of friends of the mayor", "another of friends of the mayor"],
    ),
    ("Rain fell. According to one, it leaked.", ["one"]),
    ("Two people at the port said it leaked. The people said it was old.", ["two people"] * 2),
    ("Ana Lund KC said it leaked. Ms Lund said it was old.", ["Ana Lund KC"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), COREFERENCE)
def test_mentions_of_one_speaker_are_gathered(text, expected):
    assert voices(text) == expected


def test_the_descriptor_is_the_fullest_wording():
    speaker = cast(
        "Voss said it leaked. Port spokeswoman Lena Voss said it was old. Voss said no more had been found."
    )[0]
    assert speaker.descriptor.text == "Port spokeswoman Lena Voss"
    assert [mention.text for mention in speaker.mentions] == ["Voss", "Port spokeswoman Lena Voss", "Voss"]


def test_a_headlines_words_for_a_speaker_give_way_to_the_bodys():
    text = "Acme sees loss of 3%, hints at sale of port\n\nThe firm Acme of Lorne said the loss was 3%. Acme said it was sorry."
    article = Article(text=text)
    found = Reading(article, number(article)).speakers
    assert [(speaker.key, speaker.descriptor.text) for speaker in found] == [("Acme", "The firm Acme of Lorne")]


def test_a_later_wording_adds_what_the_first_did_not_say():
    speaker = cast("Kirby said it leaked. Navy spokesman John Kirby said it was old.")[0]
    assert (speaker.name, speaker.affiliation) == ("John Kirby", "military")


def test_terms_stated_elsewhere_in_the_sentence_count_for_an_unnamed_source():
    speaker = cast("Speaking on condition of anonymity, a port official said it leaked.")[0]
    assert (speaker.type, speaker.basis) == ("unnamed_individual", "background")


def test_a_single_name_without_a_role_is_no_person_unless_the_article_says_so():
    assert cast("Dealogix said it leaked. Nobody at Dealogix was hurt.")[0].type == "named_group"
    assert cast("Mr. Hale said it leaked.")[0].type == "named_individual"


def test_an_organisation_that_a_name_turns_out_to_be_is_a_group():
    assert cast("Tests in the Basra district failed. Basra said it leaked.")[0].type == "named_group"


def test_the_cast_of_a_news_story_is_told_apart():
    text = (
        "Militias probably fired the rockets, the Pentagon said Wednesday.\n\n"
        "“The threat is growing,” said Pentagon spokesman John Kirby. He told reporters nobody was hurt.\n\n"
        "A drone was shot down, the Associated Press reported, and President Omar Reza demanded that pilots be tried. "
        "Two bases were hit, defense officials said.\n\n"
        "Eight rounds fell near a base, according to a news release from Operation Steady Gate, a U.S.-led coalition. "
        "Troops returned fire, the news release said. Coalition officials attributed the attack to smugglers.\n\n"
        "The attacks bear the marks of the militias, according to a U.S. defense official who spoke on the condition "
        "of anonymity. “It will not stop soon,” the official said."
    )
    assert [(s.name, s.type, s.affiliation, s.basis, len(s.attributions)) for s in cast(text)] == [
        ("Pentagon", "named_group", "military", "on_record", 1),
        ("John Kirby", "named_individual", "military", "on_record", 2),
        ("Associated Press", "media", "media", "on_record", 1),
        ("Omar Reza", "named_individual", "government", "on_record", 1),
        (None, "unnamed_group", "military", "unknown", 1),
        (None, "document", "military", "on_record", 2),
        (None, "unnamed_group", "military", "unknown", 1),
        (None, "unnamed_individual", "military", "background", 2),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "affiliation", "name"),
    [
        ("the Defence Ministry", "named_group", "military", "Defence Ministry"),
        ("the Office for Harbour Safety", "named_group", "government", None),
        ("the United Nations mission in the valley", "named_group", "government", None),
        ("Unions", "unnamed_group", "unknown", None),
        ("Insurers", "unnamed_group", "unknown", None),
        ("One of them", "unnamed_individual", "unknown", None),
        ("one of the people", "unnamed_individual", "unknown", None),
        ("two of the people", "unnamed_group", "unknown", None),
        ("a group calling itself Red Lamp", "named_group", "group", "Red Lamp"),
        ("Halm & Rigg", "named_group", "unknown", "Halm & Rigg"),
        ("the newspaper Le Soir du Val", "media", "media", "Le Soir du Val"),
        ("the Lorne Enquirer", "named_group", "unknown", "Lorne Enquirer"),
        ("Power company Westvale", "named_group", "corporate", "Westvale"),
        ("Halm Tools, the maker of garden saws", "named_group", "corporate", "Halm Tools"),
        ("Lee Marsh, a company spokesman", "named_individual", "corporate", "Lee Marsh"),
        ("The dam's operator, Hidrosa", "named_group", "corporate", "Hidrosa"),
        ("the prosecutor in Lorne-sur-Val, Agnes Roux", "named_individual", "government", "Agnes Roux"),
        ("the governor of Tarn district, Rado Voss", "named_individual", "government", "Rado Voss"),
        ("An expert for the defence", "unnamed_individual", "academic", None),
        (
            "two members of the ministry, who were not cleared to speak to the press",
            "unnamed_group",
            "government",
            None,
        ),
    ],
)
def test_bodies_are_told_from_people_and_names_from_nouns(words, kind, affiliation, name):
    found = describe(words)
    assert (found.type, found.affiliation, found.name) == (kind, affiliation, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Agency said it leaked. The government said it was old.", ["Harbour Agency", "government"]),
        (
            "Two members of the trust said it leaked. The trust said it was old.",
            ["two members", "trust"],
        ),
        ("Ian Holm said it leaked. According to him, it was old.", ["Ian Holm", "Ian Holm"]),
    ],
)
def test_another_body_is_not_the_one_before(text, expected):
    assert voices(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prosecutor Helga Achter said Borek wrote the order. She said the court need not find that he signed it.",
            ["Helga Achter", "Helga Achter"],
        ),
        (
            "Dr Alan Fearn found that Mr Rickard had worn no belt. He said that one would have helped.",
            ["Alan Fearn", "Alan Fearn"],
        ),
        (
            "Northmoor manager Dave Purcell laughed off the reports. “Good player,” he said.",
            ["Dave Purcell"],
        ),
        (
            "U.S. District Judge Carla Whitfield heard the case. She said a jury could find it.",
            ["Carla Whitfield"],
        ),
        (
            "Chief Tom Hale said it burned. The man, who was not named, had a can of fuel. He said it was old.",
            ["Tom Hale", "man"],
        ),
        (
            "Chief Lena Voss said it burned. The man, who was not named, had a can of fuel. She said it was old.",
            ["Lena Voss", "Lena Voss"],
        ),
        (
            "The judge, Amara Diallo, said she saw no bad faith. Ante Borek is free. He said the men had left.",
            ["Amara Diallo", "Amara Diallo", "Ante Borek"],
        ),
    ],
)
def test_he_and_she_are_the_speaker_rather_than_whoever_the_speaker_tells_of(text, expected):
    found = [voice for voice in voices(text) if voice]
    assert found[0] == expected[0]
    assert found[-1] == expected[-1]


@pytest.mark.parametrize(
    ("words", "kind", "affiliation", "name"),
    [
        ("his solicitor, Amira Haddad", "named_individual", "individual", "Amira Haddad"),
        ("A clerk at the yard, Maria Kern", "named_individual", "unknown", "Maria Kern"),
        ("A clerk at the yard, Halm Tools", "unnamed_individual", "unknown", None),
        ("A senior officer, Colonel Viktor Lund", "named_individual", "military", "Viktor Lund"),
        ("its deputy head, Birgit Aas", "named_individual", "unknown", "Birgit Aas"),
        ("a spokesman for President Omar Reza", "unnamed_individual", "government", None),
        ("The Ledger", "named_group", "unknown", "Ledger"),
        ("The pope", "unnamed_individual", "group", None),
        ("The defence", "named_group", "individual", None),
        ("Defence lawyer Ana Ruiz", "named_individual", "individual", "Ana Ruiz"),
        ("The defence ministry", "named_group", "military", None),
        ("two cooks at the shopping centre", "unnamed_group", "unknown", None),
        ("the Lorne Centre for Harbour Safety", "named_group", "ngo", "Lorne Centre"),
        ("lawyers watching the trial", "unnamed_group", "individual", None),
        ("the court's ruling on", "document", "government", None),
        ("three people it did not name", "unnamed_group", "unknown", None),
        ("her family", "unnamed_group", "individual", None),
    ],
)
def test_a_source_is_a_person_a_body_or_several_as_its_noun_says(words, kind, affiliation, name):
    found = describe(words)
    assert (found.type, found.affiliation, found.name) == (kind, affiliation, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Halm Courier said it would close. “No,” said Lotte Berg of Sund Bank, which holds 2%. She said it was "
                "sound. The company said it was old."
            ),
            ["Halm Courier", "Lotte Berg", "Lotte Berg", "company"],
        ),
        (
            (
                "Acme Corp. said it leaked. “No,” said Igor Pals, a manager at Sund Bank, which holds 2%. "
                "The company said it was old."
            ),
            ["Acme Corp.", "Igor Pals", "Acme Corp."],
        ),
        (
            "Lawyers watching the trial said it leaked. “No,” said his solicitor, Amira Haddad. She said it was old.",
            ["lawyers", "Amira Haddad", "Amira Haddad"],
        ),
        ("The airline said it leaked. The bank said it was old.", ["airline", "bank"]),
        ("The airline said it leaked. The company said it was old.", ["airline", "airline"]),
        ("The navy said it leaked. Growers objected, though they said it was old.", ["navy", "they"]),
        ("The navy said it leaked. Pilots doubt that it held. They said it was old.", ["navy", "pilots", "pilots"]),
        ("The navy said it leaked. They said it was old.", ["navy", "navy"]),
        ("Zoo visitors said it leaked. The zoo said it was old.", ["zoo visitors", "zoo"]),
        ("A letter from the zoo said it leaked. The zoo said it was old.", ["a letter", "zoo"]),
        ("The drivers' union said it leaked. The union said it was old.", ["union", "union"]),
        ("Police said it leaked. The force said it was old.", ["Police", "Police"]),
        ("The navy said it leaked. The force said it was old.", ["navy", "force"]),
        ("Emil Strand died. Strand's widow wept in court. “It is old,” she said.", ["widow"]),
        ("Strand's lawyer, Siri Holt, said it leaked. Strand's widow wept. She said it was old.", ["Holt", "widow"]),
        ("Ana Strand left the court. Strand's lawyer said it leaked. She said it was old.", ["lawyer", "lawyer"]),
        ("“No,” said her lawyer, Bruno Kern. He said it was old.", ["Bruno Kern", "Bruno Kern"]),
        ("Ana Lund said it leaked. Her family said it held. She said it was old.", ["Ana Lund", "family", "Ana Lund"]),
    ],
)
def test_a_pronoun_or_a_noun_is_nobody_else(text, expected):
    found = [(voice or "").casefold() for voice in voices(text)]
    assert [one.endswith(want.casefold()) for one, want in zip(found, expected, strict=True)] == [True] * len(found)


def test_a_plural_verb_makes_a_name_that_of_a_group():
    assert cast("Halm Rovers have denied that it leaked.")[0].type == "named_group"


def test_what_which_belongs_to_begins_at_its_own_article():
    text = "The owner blamed a supplier, which said it leaked."
    assert voices(text)[-1] == "a supplier"
    assert voices("The head of the union, who said it leaked, left.") == ["head"]


def test_a_body_is_called_by_the_last_word_of_its_name():
    text = "The Joint Harbour Monitor said it leaked. A clerk said it held. The monitor said it was old."
    assert voices(text)[0] == voices(text)[2]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("The dockers' union said it leaked. Its president, Lea Sund, said it was old.", "ngo"),
        ("The coast guard said it leaked. Its head, Lea Sund, said it was old.", "military"),
        ("Rain fell on the port. Its president, Lea Sund, said it was old.", "government"),
        ("The dockers' union said it leaked. Its lawyer said it was old.", "ngo"),
        ("The dockers' union said it leaked. Its mayor said it was old.", "government"),
    ],
)
def test_its_president_speaks_for_the_body_that_has_just_spoken(text, affiliation):
    assert cast(text)[-1].affiliation == affiliation
