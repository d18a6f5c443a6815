"""The allowed values of a brief, one name each, in the field's own terms.

Every alias names the standard it comes from. docs/concepts.md explains them to a reader.
"""

from typing import Literal

SourceType = Literal[
    "named_individual", "unnamed_individual", "named_group", "unnamed_group", "document", "media", "author"
]
"""Who speaks (Spangher et al. 2023). `media` is another outlet; `author` the article's own voice."""

Affiliation = Literal[
    "government", "military", "corporate", "ngo", "academic", "group", "individual", "media", "unknown"
]
"""For whom the source speaks (Spangher et al. 2023, with the military apart from the government)."""

Basis = Literal["on_record", "background", "deep_background", "unknown"]
"""On what terms the source spoke (Associated Press)."""

AttributionType = Literal["direct", "indirect", "mixed", "none"]
"""Quoted, paraphrased, both, or told in the article's own voice (PARC 3.0, PolNeAR)."""

Access = Literal["direct", "own_act", "official_remit", "inferred", "reported", "unknown"]
"""How the source can know it: saw it, did it, is charged with it, infers it, was told it."""

Interest = Literal["none", "own_side", "opponent", "unknown"]
"""Whose cause the assertion touches, seen from the source. Derived by code."""

Certainty = Literal["certain", "probable", "possible", "uncommitted"]
"""How sure the source presents it (FactBank's modality; polarity is read from the text by code)."""

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
"""Certainty with polarity, for the item's own source (FactBank)."""

HedgeType = Literal[
    "epistemic",
    "evidential",
    "reportive",
    "doxastic",
    "conditional",
    "investigation",
    "approximator",
    "weasel",
    "ignorance",
]
"""Kinds of hedge (Prince et al. 1982, Szarvas et al. 2012, Aikhenvald)."""

EventType = Literal[
    "CONFLICT",
    "CONTACT",
    "JUSTICE",
    "LIFE",
    "MOVEMENT",
    "PERSONNEL",
    "TRANSACTION",
    "BUSINESS",
    "MANUFACTURE",
    "GOVERNANCE",
    "DISASTER",
    "HEALTH",
    "CYBER",
    "STATEMENT",
    "OTHER",
]
"""Rich ERE's event types and what general news lacks among them."""

Realis = Literal["ACTUAL", "GENERIC", "OTHER"]
"""Whether the event happened (Rich ERE)."""

RealisDetail = Literal["planned", "threatened", "attempted", "prevented", "negated", "hypothetical", "predicted"]
"""What OTHER stands for."""

DraftRealis = Literal[
    "actual",
    "generic",
    "planned",
    "threatened",
    "attempted",
    "prevented",
    "negated",
    "hypothetical",
    "predicted",
]
"""Realis and its detail in one word, as a model is asked for it."""

ClaimKind = Literal["assessment", "denial", "demand", "threat", "promise", "forecast", "figure", "background"]
"""What the source does by saying it."""

ParticipantRole = Literal["actor", "recipient", "other"]
"""Who did it, whom it was done to or went to, and whoever else had a part in it."""

QuestionKind = Literal["stated_unknown", "disputed", "gap"]
"""Said to be unknown, told differently by different sources, or missing from the article."""

DraftQuestionKind = Literal["stated_unknown", "disputed"]
"""What a model is asked for: a gap has no sentence to rest on."""

Modifier = Literal["EXACT", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BETWEEN", "VAGUE"]
"""How a figure is bounded (TIMEX3's `mod`, with BETWEEN and VAGUE)."""

TimeModifier = Literal[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
]
"""TIMEX3 `mod` (TimeML)."""

TimePrecision = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "century", "unresolved"]
"""How exactly the words give the time; `unresolved` where they lead to no date."""

QuantityCategory = Literal["killed", "injured", "missing", "displaced", "detained", "money", "percent", "other"]
"""What a figure counts: people and what befell them, money, a share, anything else."""

BoundsBasis = Literal["stated", "derived"]
"""`derived` bounds are ours and are never put into the source's mouth."""

BandStandard = Literal["ICD203", "PHIA", "NATO"]
"""Whose band it is: US intelligence (ICD 203), UK intelligence (PHIA), NATO."""

SourcingLevel = Literal["not_rated", "low", "moderate", "high"]
"""How well the article supports an item; `not_rated` where no quote of the article does."""

SourcingRule = Literal["R0", "R1", "R2", "R3", "R4", "R5"]
"""The rule that gave the level, R0 to R5 of docs/concepts.md."""

SentenceKind = Literal["title", "heading", "body", "aside"]
"""`aside` marks lines that are no part of the article: teasers, captions, newsletter boxes."""

Severity = Literal["error", "warning"]
"""An item with an error is set apart; a warning stands beside one that was accepted."""

Match = Literal["exact", "normalised"]
"""`normalised`: equal after the listed normalisation of typography, never by likeness."""

OnError = Literal["reject", "keep", "raise"]
"""What becomes of items that still fail their checks after the repair rounds."""
