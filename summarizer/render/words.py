"""The words a reader sees: one table for each alias of `schemas/values.py`, and the fixed sentences."""

from collections.abc import Mapping
from typing import Final

SOURCE_TYPES: Final[Mapping[str, str]] = {
    "named_individual": "named person",
    "unnamed_individual": "unnamed person",
    "named_group": "named organisation",
    "unnamed_group": "unnamed group",
    "document": "document",
    "media": "another outlet",
    "author": "the article itself",
}

AFFILIATIONS: Final[Mapping[str, str]] = {
    "government": "government",
    "military": "military",
    "corporate": "company",
    "ngo": "non-governmental organisation",
    "academic": "academia",
    "group": "group or movement",
    "individual": "own behalf",
    "media": "news media",
    "unknown": "not stated",
}

BASES: Final[Mapping[str, str]] = {
    "on_record": "on the record",
    "background": "on background, name withheld",
    "deep_background": "on deep background, not to be attributed",
    "unknown": "not stated",
}

ATTRIBUTIONS: Final[Mapping[str, str]] = {
    "direct": "quoted",
    "indirect": "paraphrased",
    "mixed": "quoted in part",
    "none": "not marked as theirs",
}

SOURCING_LEVELS: Final[Mapping[str, str]] = {
    "not_rated": "not rated",
    "low": "low",
    "moderate": "moderate",
    "high": "high",
}

CLAIM_KINDS: Final[Mapping[str, str]] = {
    "assessment": "Assessment",
    "denial": "Denial",
    "demand": "Demand",
    "threat": "Threat",
    "promise": "Promise",
    "forecast": "Forecast",
    "figure": "Figure",
    "background": "Background",
}

REALIS_DETAILS: Final[Mapping[str, str]] = {
    "planned": "Planned",
    "threatened": "Threatened",
    "attempted": "Attempted",
    "prevented": "Prevented",
    "negated": "Did not happen",
    "hypothetical": "Hypothetical",
    "predicted": "Predicted",
}

QUESTION_KINDS: Final[Mapping[str, str]] = {
    "stated_unknown": "Said to be unknown",
    "disputed": "Told differently",
    "gap": "Not addressed by the article",
}

STANDARDS: Final[Mapping[str, str]] = {"ICD203": "ICD 203", "PHIA": "PHIA", "NATO": "NATO"}

ROLES: Final[Mapping[str, str]] = {
    "actor": "as actor",
    "recipient": "as the one affected",
    "other": "as a party",
}

QUANTITY_CATEGORIES: Final[Mapping[str, str]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "money": "",
    "percent": "",
    "other": "",
}

TIME_MODIFIERS: Final[Mapping[str, str]] = {
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "no later than",
    "ON_OR_AFTER": "no earlier than",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "START": "start of",
    "MID": "middle of",
    "END": "end of",
    "APPROX": "about",
}

SEASONS: Final[Mapping[str, str]] = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""EDTF level 1 writes seasons as months 21 to 24 (ISO 8601-2)."""

SEVERITIES: Final[Mapping[str, str]] = {"error": "Failed check", "warning": "Warning"}

SOURCING_CAVEAT: Final = (
    "Sourcing rates how well the article supports a line as the article presents it, not whether the line is true."
)

BAND_CAVEAT: Final = (
    "Percentages in brackets are what the named standard reads into the word before them; "
    "a journalist is not bound by it."
)

KNOWN_CAPTION: Final = (
    "Events the article presents as having happened, without a hedge: in its own voice, or with sourcing above low."
)
CLAIMED_CAPTION: Final = "What sources say, and what is told with a hedge, by source."
DISPUTED_CAPTION: Final = "Lines that contradict each other, or that an independent source contradicts."
UNKNOWN_CAPTION: Final = "What the article says is not known, and what it leaves open."
FIGURES_CAPTION: Final = "As the article gives them. A range marked “our reading” is ours, not the source's."
OUTLOOK_CAPTION: Final = "Forecasts and plans that somebody in the article stands for. None of them is ours."
EVIDENCE_CAPTION: Final = "The sentences cited above, as they stand in the article."
REJECTED_CAPTION: Final = "Written by the model, failed the checks, and kept out of the brief."

THE_ARTICLE: Final = "the article, in its own voice"
NO_ANCHOR: Final = "No publication date is known: times that count from it stay unresolved."
UNTITLED: Final = "Untitled article"
UNDATED: Final = "publication date unknown"
NOTHING_PASSED: Final = "Nothing passed the checks. What was rejected, and why, is listed below."
NOTHING_FOUND: Final = "This brief holds no items."
BY_RULES: Final = "Written by fixed rules, without a language model."
BY_MODEL: Final = "Drafted by a language model; evidence, checks and grades are code's."
