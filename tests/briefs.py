"""Briefs built by hand through the real schemas, over articles of our own: offsets are exact by construction."""

from datetime import date

from desk import Desk, finding, sourcing, voice

from summarizer.schemas.brief import (
    Bluf,
    Brief,
    Claim,
    Coverage,
    Event,
    OpenQuestion,
    Participant,
    Rejected,
    Source,
)

PUBLISHED = date(2024, 3, 14)

PARAGRAPHS = (
    ("title", ("Explosion at Karsund fuel depot hurts two guards and empties a district",)),
    (
        "body",
        (
            (
                "An explosion tore through a fuel depot outside the port of Karsund late Tuesday, injuring two guards and"
                " forcing about 2,500 people from their homes."
            ),
            (
                "The blast was probably caused by a drone, Ilse Marant, the interior ministry's spokeswoman, told"
                " reporters on Wednesday."
            ),
            "“We have found parts of an engine that has no business in a fuel depot,” she said.",
            "It was not clear who had launched it.",
        ),
    ),
    (
        "body",
        (
            "The Northern Front, an armed group that has struck the pipeline before, denied any part in it.",
            (
                "A senior security official, who asked not to be named because the inquiry is under way, said the group"
                " was almost certainly behind the attack."
            ),
        ),
    ),
    (
        "body",
        (
            (
                "The operator, Karsund Energy, said in a statement that at least 40 tanks were damaged and that losses"
                " could exceed $12 million."
            ),
            "Two engineers who work at the depot put the number of damaged tanks closer to 25.",
            "A guard may have seen a second drone turn back over the harbour, Marant said.",
        ),
    ),
    ("heading", ("Return and rebuilding",)),
    (
        "body",
        (
            "Fewer than 1,000 of the residents had returned by Thursday morning, according to the mayor's office.",
            "Dozens of families were sleeping in a school gymnasium.",
            (
                "Fuel prices in the region are likely to rise next week, said Tomas Brell, an economist at the"
                " University of Karsund."
            ),
            "The ministry plans to reopen the coastal road on Saturday, Marant said.",
            "A similar fire damaged the depot's pumping station some years ago.",
        ),
    ),
    ("aside", ("Read more: How Karsund became a port worth fighting over",)),
    ("aside", ("Sign up for our morning newsletter.",)),
)


def sample() -> Brief:
    """A brief with something in every section."""
    desk = Desk(
        PARAGRAPHS,
        title=PARAGRAPHS[0][1][0],
        published=PUBLISHED,
        outlet="Harbour Wire",
        url="https://harbourwire.example/karsund-depot",
    )
    return desk.brief(
        bluf=Bluf(
            text="An explosion at a fuel depot outside Karsund hurt two guards and displaced about 2,500 people; the"
            " interior ministry says a drone probably caused it.",
            evidence=desk.evidence(2, 3),
            hedges=(desk.hedge(3, "probably", "epistemic", (55, 80)),),
        ),
        key_points=("e1", "c1", "c3", "c5"),
        events=_events(desk),
        claims=_claims(desk),
        sources=_sources(desk),
        open_questions=(
            OpenQuestion(
                id="q1",
                text="Who launched the drone is not clear.",
                kind="stated_unknown",
                stated_by="author",
                evidence=desk.evidence(5),
            ),
            OpenQuestion(
                id="q2",
                text="How many tanks were damaged is told differently by the operator and by two engineers.",
                kind="disputed",
                stated_by=None,
                evidence=desk.evidence(8, 9),
            ),
            OpenQuestion(id="q3", text="How badly the guards were hurt.", kind="gap", stated_by=None, evidence=()),
        ),
        findings=(
            finding("support", "e4", "Only half of the text is found in the sentences it cites.", "warning"),
            finding("hedge", "c9", "[3] says “probably”; the text does not."),
            finding("name", "s9", "The article does not name “Interior Minister Hask”.", "warning"),
        ),
        rejected=(
            Rejected(
                id="c9",
                kind="claim",
                item={"id": "c9", "text": "A drone caused the blast.", "sentences": [3, 99], "source": "s1"},
                findings=(
                    finding("hedge", "c9", "[3] says “probably”; the text does not."),
                    finding("citation", "c9", "There is no sentence 99."),
                ),
            ),
        ),
        coverage=Coverage(sentences=16, cited=14, uncited_attributed=(4,), uncited_hedged=()),
        source_summary_statement=(
            "Six sources besides the article: one government spokeswoman speaking on the record, one unnamed official,"
            " a company's statement, an armed group, an economist and the mayor's office."
        ),
    )


def _events(desk: Desk) -> tuple[Event, ...]:
    marant = {"source": "s1", "attribution": "indirect"}
    return (
        desk.event(
            "e1",
            "An explosion tore through a fuel depot outside Karsund, injuring two guards and displacing about 2,500"
            " people.",
            2,
            3,
            **voice(
                quantities=(
                    desk.quantity(2, "two", "guards", value=2, lower=2, upper=2, category="injured"),
                    desk.quantity(
                        2,
                        "about 2,500",
                        "people",
                        value=2500,
                        lower=2300,
                        upper=2700,
                        modifier="APPROX",
                        bounds_basis="derived",
                        category="displaced",
                    ),
                ),
                sourcing=sourcing("moderate", "The article tells it in its own voice.", "An official refers to it."),
            ),
            type="DISASTER",
            time=desk.time(2, "late Tuesday", "2024-03-12"),
            place=desk.cue(2, "outside the port of Karsund"),
            participants=(
                Participant(name="a drone", role="actor", hedges=(desk.hedge(3, "probably", "epistemic", (55, 80)),)),
            ),
        ),
        desk.event(
            "e2",
            "The ministry plans to reopen the coastal road.",
            15,
            **voice(
                **marant,
                cue=desk.cue(15, "said"),
                sourcing=sourcing("moderate", "The ministry speaks of its own plan."),
            ),
            realis="OTHER",
            realis_detail="planned",
            time=desk.time(15, "Saturday", "2024-03-16"),
        ),
        desk.event(
            "e3",
            "A similar fire damaged the depot's pumping station.",
            16,
            **voice(),
            type="DISASTER",
            time=desk.time(16, "some years ago", None, precision="unresolved", anchor=None, anchor_assumed=False),
        ),
        desk.event(
            "e4",
            "Dozens of families were sleeping in a school gymnasium.",
            13,
            **voice(
                quantities=(
                    desk.quantity(13, "Dozens", "families", lower=12, modifier="VAGUE", bounds_basis="derived"),
                )
            ),
        ),
        desk.event(
            "e5",
            "A guard may have seen a second drone turn back over the harbour.",
            10,
            **voice(
                **marant,
                certainty="possible",
                cue=desk.cue(10, "said"),
                hedges=(desk.hedge(10, "may", "epistemic"),),
                sourcing=sourcing("low", "The ministry relays what a guard saw."),
            ),
        ),
    )


def _claims(desk: Desk) -> tuple[Claim, ...]:
    contested = sourcing("low", "An independent source says otherwise.", contested=True, rule="R1")
    return (
        desk.claim(
            "c1",
            "The blast was probably caused by a drone.",
            3,
            4,
            **voice(
                "s1",
                "mixed",
                "probable",
                cue=desk.cue(3, "told"),
                hedges=(desk.hedge(3, "probably", "epistemic", (55, 80)),),
                access="official_remit",
                sourcing=sourcing("moderate", "One source that is in a position to know: Ilse Marant."),
            ),
        ),
        desk.claim(
            "c2",
            "The Northern Front had no part in the attack.",
            6,
            **voice("s2", "indirect", cue=desk.cue(6, "denied"), sourcing=contested),
            kind="denial",
            contradicts=("c3",),
        ),
        desk.claim(
            "c3",
            "The Northern Front was almost certainly behind the attack.",
            7,
            **voice(
                "s3",
                "indirect",
                "probable",
                cue=desk.cue(7, "said"),
                hedges=(desk.hedge(7, "almost certainly", "epistemic", (95, 99)),),
                sourcing=contested,
            ),
        ),
        desk.claim(
            "c4",
            "At least 40 tanks were damaged and losses could exceed $12 million.",
            8,
            **voice(
                "s4",
                "indirect",
                cue=desk.cue(8, "said in a statement"),
                hedges=(desk.hedge(8, "could", "epistemic"),),
                quantities=(
                    desk.quantity(8, "at least 40", "tanks", value=40, lower=40, modifier="EQUAL_OR_MORE"),
                    desk.quantity(8, "$12 million", "USD", value=12e6, lower=12e6, upper=12e6, category="money"),
                ),
                sourcing=sourcing("moderate", "One source that is in a position to know: Karsund Energy."),
            ),
            kind="figure",
        ),
        desk.claim(
            "c5",
            "Fuel prices in the region are likely to rise.",
            14,
            **voice(
                "s5",
                "indirect",
                "probable",
                cue=desk.cue(14, "said"),
                hedges=(desk.hedge(14, "likely", "epistemic", (55, 80)),),
                sourcing=sourcing("low", "One source, named, but with no known access to it: Tomas Brell."),
            ),
            kind="forecast",
            times=(desk.time(14, "next week", "2024-03-18/2024-03-24", precision="week"),),
        ),
        desk.claim(
            "c6",
            "Fewer than 1,000 of the residents had returned.",
            12,
            **voice(
                "s6",
                "indirect",
                cue=desk.cue(12, "according to"),
                quantities=(
                    desk.quantity(
                        12, "Fewer than 1,000", "residents", value=1000, lower=0, upper=999, modifier="LESS_THAN"
                    ),
                ),
                sourcing=sourcing("moderate", "One source that is in a position to know: the mayor's office."),
            ),
            kind="figure",
        ),
    )


def _sources(desk: Desk) -> tuple[Source, ...]:
    return (
        desk.source("author", "author", affiliation="media", basis="on_record"),
        desk.source(
            "s1",
            "named_individual",
            3,
            4,
            name="Ilse Marant",
            descriptor="the interior ministry's spokeswoman",
            affiliation="government",
            basis="on_record",
            origin="ministry",
        ),
        desk.source(
            "s2", "named_group", 6, name="The Northern Front", descriptor="an armed group", affiliation="group"
        ),
        desk.source(
            "s3",
            "unnamed_individual",
            7,
            descriptor="A senior security official",
            affiliation="government",
            basis="background",
            origin="ministry",
        ),
        desk.source(
            "s4",
            "document",
            8,
            name="Karsund Energy",
            descriptor="a statement",
            affiliation="corporate",
            basis="on_record",
        ),
        desk.source(
            "s5", "named_individual", 14, name="Tomas Brell", descriptor="an economist", affiliation="academic"
        ),
        desk.source("s6", "named_group", 12, descriptor="the mayor's office", affiliation="government"),
    )


def empty() -> Brief:
    """A brief of which nothing passed: all that the model wrote was rejected."""
    desk = Desk((("body", ("The council met on Monday.", "It decided nothing.")),))
    wrong = finding("citation", "e1", "No sentence is cited.")
    return desk.brief(rejected=(Rejected(id="e1", kind="event", item={}, findings=(wrong,)),), findings=(wrong,))


def long(items: int = 24, sentences: int = 100) -> Brief:
    """A brief of ordinary length over a long article, for timing."""
    lines = [
        f"The committee said on day {number} that about {number} boats were likely lost." for number in range(sentences)
    ]
    desk = Desk([("body", lines[start : start + 4]) for start in range(0, sentences, 4)], published=PUBLISHED)
    claims = tuple(
        desk.claim(
            f"c{number}",
            lines[number],
            number + 1,
            **voice("s1", "indirect", hedges=(desk.hedge(number + 1, "likely", "epistemic", (55, 80)),)),
        )
        for number in range(items)
    )
    return desk.brief(claims=claims, sources=(desk.source("s1", "named_group", 1, name="The committee"),))
