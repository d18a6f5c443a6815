"""A brief whose every string tries to break out of the page, the table or the terminal."""

from briefs import PUBLISHED
from desk import Desk, finding, sourcing, voice

from summarizer.schemas.brief import Bluf, Brief, OpenQuestion, Rejected

LINES = (
    "<script>alert(1)</script> said the </article> mayor.",
    '{{ 7*7 }} and {% raw %} cost " onmouseover="alert(2) [red]much[/red].',
    "# Not a heading | `code` [press](javascript:alert(3)) ![i](http://evil.example/x.png) &lt;b&gt; *bold*.",
    "- no list\x1b[2J\u202egnp.exe\u202c $x$ ~~gone~~ <!-- hidden --> ]]> </style></title> \ud800.",
    "1. no list either " + "w" * 300 + " שלום עולם.",
)


def brief() -> Brief:
    """A brief whose every string tries to break out of the page, the table or the terminal."""
    desk = Desk((("body", LINES),), title=LINES[2], outlet=LINES[0], url="javascript:alert(4)", published=PUBLISHED)
    claims = tuple(
        desk.claim(
            f'c"{number}>',
            line,
            number,
            **voice(
                "<s1>",
                "direct",
                hedges=(
                    desk.hedge(number, line[:12], "epistemic", (55, 80)),
                    desk.hedge(number, line[4:20], "reportive"),
                ),
                quantities=(desk.quantity(number, line[8:30], line, lower=1, bounds_basis="derived"),),
                sourcing=sourcing("low", line),
            ),
        )
        for number, line in enumerate(LINES, 1)
    )
    source = desk.source("<s1>", "named_individual", 1, name=LINES[1], descriptor=LINES[2], origin="<o>")
    event = desk.event("e|1", LINES[3], 4, **voice("<s1>"), time=desk.time(4, LINES[3][:20], None))
    question = OpenQuestion(id="q1", text=LINES[2], kind="gap", stated_by="<s1>", evidence=desk.evidence(3))
    rejected = Rejected(
        id="<r>",
        kind="<k>",
        item={"text": LINES[0], "sentences": ["<1>", 1]},
        findings=(finding("hedge", "<r>", LINES[2]),),
    )
    return desk.brief(
        bluf=Bluf(text=LINES[0], evidence=desk.evidence(1), hedges=()),
        key_points=tuple(claim.id for claim in claims),
        claims=claims,
        events=(event,),
        sources=(source,),
        open_questions=(question,),
        rejected=(rejected,),
        findings=(finding("addressed", "", LINES[0], "warning"), finding("name", "<s1>", LINES[3])),
        source_summary_statement=LINES[2],
    )
