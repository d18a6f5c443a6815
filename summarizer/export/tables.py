"""Flat tables over all briefs: a row an event, claim, source, hedge or quantity, each traced to its sentences.

`COLUMNS` names every column with its type: `text`, `date`, `number`, `whole`, `yes/no`, `list` (of text). Lists are
joined by `; ` in CSV. `meaning` says what a column holds.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from summarizer.render.layout import title_of
from summarizer.schemas.brief import Assertion, Brief, Claim, Event, Source

Row = dict[str, Any]

_WHERE = {"article": "text", "title": "text", "published": "date", "outlet": "text", "url": "text"}
_TRACE = {"sentences": "list", "quote": "text"}
_ASSERTED = {
    "text": "text",
    "source": "text",
    "source_type": "text",
    "via": "text",
    "attribution": "text",
    "access": "text",
    "certainty": "text",
    "factuality": "text",
    "hedges": "list",
    "likelihood": "text",
    "likelihood_lower": "whole",
    "likelihood_upper": "whole",
    "sourcing_confidence": "text",
    "sourcing_rule": "text",
    "contested": "yes/no",
}

COLUMNS: dict[str, dict[str, str]] = {
    "events": {
        **_WHERE,
        "event": "text",
        "type": "text",
        "realis": "text",
        "realis_detail": "text",
        "time": "text",
        "time_edtf": "text",
        "day": "date",
        "place": "text",
        "participants": "list",
        **_ASSERTED,
        **_TRACE,
    },
    "claims": {
        **_WHERE,
        "claim": "text",
        "kind": "text",
        "supports": "list",
        "contradicts": "list",
        **_ASSERTED,
        **_TRACE,
    },
    "sources": {
        **_WHERE,
        "source": "text",
        "name": "text",
        "descriptor": "text",
        "type": "text",
        "affiliation": "text",
        "basis": "text",
        "origin": "text",
        "items": "list",
        **_TRACE,
    },
    "hedges": {
        **_WHERE,
        "item": "text",
        "hedge": "text",
        "type": "text",
        "likelihood_lower": "whole",
        "likelihood_upper": "whole",
        "standard": "text",
        "start": "whole",
        "end": "whole",
        **_TRACE,
    },
    "quantities": {
        **_WHERE,
        "item": "text",
        "quantity": "text",
        "value": "number",
        "lower": "number",
        "upper": "number",
        "modifier": "text",
        "bounds_basis": "text",
        "unit": "text",
        "category": "text",
        "start": "whole",
        "end": "whole",
        **_TRACE,
    },
}

_MEANINGS = {
    "article": "name of the document",
    "title": "title of the brief",
    "published": "day of publication",
    "outlet": "who published it",
    "url": "where it was published",
    "event": "id in the brief",
    "claim": "id in the brief",
    "item": "id of the event or claim",
    "type": "kind of event, source or hedge ([concepts](concepts.md))",
    "kind": "assessment, denial, demand, ...",
    "realis": "ACTUAL, GENERIC or OTHER",
    "realis_detail": "planned, prevented, negated, ...",
    "time": "when, in the article's words",
    "time_edtf": "when, in EDTF",
    "day": "when, where it is one day",
    "place": "where, in the article's words",
    "participants": "name (role)",
    "text": "the proposition, hedge kept",
    "source": "who asserts it",
    "source_type": "person, group, document, ..., named or not",
    "via": "who relays it",
    "attribution": "direct, indirect, mixed, none",
    "access": "how the source can know",
    "certainty": "how sure the source presents it",
    "factuality": "FactBank's value, for the source",
    "hedges": "in the article's words",
    "likelihood": "the hedge that has a band",
    "likelihood_lower": "its band, percent",
    "likelihood_upper": "its band, percent",
    "standard": "that gives the band",
    "sourcing_confidence": "high, moderate, low, not_rated",
    "sourcing_rule": "R0 to R5",
    "contested": "an independent origin contradicts it",
    "supports": "ids of claims and events",
    "contradicts": "ids of claims and events",
    "sentences": "numbers of the sentences it rests on",
    "quote": "their words",
    "name": "as the article has it",
    "descriptor": "the article's words for it",
    "affiliation": "for whom it speaks",
    "basis": "on what terms it spoke",
    "origin": "shared by sources that cannot confirm each other",
    "items": "ids of what it asserts or relays",
    "hedge": "in the article's words",
    "quantity": "in the article's words",
    "value": "the number",
    "lower": "least that is meant",
    "upper": "most that is meant",
    "modifier": "EXACT, APPROX, LESS_THAN, ...",
    "bounds_basis": "stated, or derived by us",
    "unit": "what is counted",
    "category": "killed, injured, money, ...",
    "start": "place in the article's text, from 0",
    "end": "place after its last character",
    "sources.source": "id in the brief",
}


def meaning(table: str, column: str) -> str:
    """Return in a few words what a column of a table holds; KeyError where there is none."""
    return _MEANINGS.get(f"{table}.{column}") or _MEANINGS[column]


def rows_of(name: str, brief: Brief) -> dict[str, list[Row]]:
    """Return the rows of one brief by table."""
    where = _where(name, brief)
    return {table: [where | row for row in make(brief)] for table, make in _TABLES.items()}


def _where(name: str, brief: Brief) -> Row:
    article = brief.article
    return {
        "article": name,
        "title": title_of(brief, otherwise="") or None,
        "published": article.published,
        "outlet": article.outlet,
        "url": article.url,
    }


def _events(brief: Brief) -> Iterator[Row]:
    for event in brief.events:
        edtf = event.time.edtf if event.time else None
        yield {
            "event": event.id,
            "type": event.type,
            "realis": event.realis,
            "realis_detail": event.realis_detail,
            "time": event.time and event.time.text,
            "time_edtf": edtf,
            "day": _day(edtf),
            "place": event.place and event.place.text,
            "participants": [f"{one.name} ({one.role})" for one in event.participants],
            **_asserted(event, brief),
        }


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf) if edtf and len(edtf) == len("2022-01-05") else None
    except ValueError:  # a month, a season, an interval
        return None


def _claims(brief: Brief) -> Iterator[Row]:
    for claim in brief.claims:
        yield {
            "claim": claim.id,
            "kind": claim.kind,
            "supports": list(claim.supports),
            "contradicts": list(claim.contradicts),
            **_asserted(claim, brief),
        }


def _asserted(item: Event | Claim, brief: Brief) -> Row:
    source, band = brief.source(item.source), item.likelihood
    return {
        "text": item.text,
        "source": source.label,
        "source_type": source.type,
        "via": brief.source(item.via).label if item.via else None,
        "attribution": item.attribution,
        "access": item.access,
        "certainty": item.certainty,
        "factuality": item.factuality,
        "hedges": [hedge.text for hedge in item.hedges],
        "likelihood": band and band.text,
        "likelihood_lower": band.band.lower if band and band.band else None,
        "likelihood_upper": band.band.upper if band and band.band else None,
        "sourcing_confidence": item.sourcing.level,
        "sourcing_rule": item.sourcing.rule,
        "contested": item.sourcing.contested,
        **_trace(item),
    }


def _trace(item: Assertion | Source) -> Row:
    return {
        "sentences": [str(number) for number in dict.fromkeys(one.sentence for one in item.evidence)],
        "quote": " […] ".join(one.quote for one in item.evidence),
    }


def _sources(brief: Brief) -> Iterator[Row]:
    for source in brief.sources:
        yield {
            "source": source.id,
            "name": source.name,
            "descriptor": source.descriptor,
            "type": source.type,
            "affiliation": source.affiliation,
            "basis": source.basis,
            "origin": source.origin,
            "items": [item.id for item in brief.assertions if source.id in {item.source, item.via}],
            **_trace(source),
        }


def _hedges(brief: Brief) -> Iterator[Row]:
    for item in brief.assertions:
        for hedge in item.hedges:
            yield {
                "item": item.id,
                "hedge": hedge.text,
                "type": hedge.type,
                "likelihood_lower": hedge.band.lower if hedge.band else None,
                "likelihood_upper": hedge.band.upper if hedge.band else None,
                "standard": hedge.band.standard if hedge.band else None,
                "start": hedge.start,
                "end": hedge.end,
                **_trace(item),
            }


def _quantities(brief: Brief) -> Iterator[Row]:
    for item in brief.assertions:
        for quantity in item.quantities:
            given = ("value", "lower", "upper", "modifier", "bounds_basis", "unit", "category")
            yield {
                "item": item.id,
                "quantity": quantity.text,
                **{name: getattr(quantity, name) for name in given},
                "start": quantity.start,
                "end": quantity.end,
                **_trace(item),
            }


_TABLES: dict[str, Callable[[Brief], Iterator[Row]]] = {
    "events": _events,
    "claims": _claims,
    "sources": _sources,
    "hedges": _hedges,
    "quantities": _quantities,
}
