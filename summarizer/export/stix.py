"""STIX 2.1: a report a brief, a note a claim, an incident an event, an identity a source. Ids stay from run to run.

`confidence` is the sourcing confidence on STIX's own scale (None/Low/Med/High: 15, 50, 85), left out where nothing is
rated; the likelihood is a label and never a confidence. Labels are those of MISP's taxonomies.
"""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from summarizer.errors import UsageError
from summarizer.export.files import writing
from summarizer.export.record import Record
from summarizer.render.layout import title_of
from summarizer.render.phrases import safe_url
from summarizer.schemas.brief import Brief, Claim, Event, Source

_NAMESPACE = uuid.UUID("c5b1e6f2-6a3d-5f0e-9a54-2f7b8f3d1c77")
_CONFIDENCE = {"high": 85, "moderate": 50, "low": 15}
_CLASSES = {
    "named_individual": "individual",
    "unnamed_individual": "unknown",
    "named_group": "organization",
    "unnamed_group": "class",
    "media": "organization",
    "document": "unknown",
    "author": "organization",
}
_LABELS = ('osint:source-type="news-report"', "information-origin:AI-generated")
_DEGREES = (
    (5, "almost-no-chance"),
    (20, "very-unlikely"),
    (45, "unlikely"),
    (55, "roughly-even-chance"),
    (80, "likely"),
    (95, "very-likely"),
    (100, "almost-certain"),
)
"""The degrees of ICD 203 as MISP writes them, each to its upper bound; a band belongs where its middle lies, those of
other standards too."""
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the day of an article without a date, since STIX asks for one; a label says so."""


@contextmanager
def bundle(folder: Path) -> Iterator[tuple["Stix", list[Path]]]:
    """Write `briefs.stix.json`. UsageError where stix2 is missing."""
    try:
        import stix2
    except ImportError:
        raise UsageError("STIX needs stix2: pip install 'summarizer[stix]'") from None
    path = folder / "briefs.stix.json"
    with writing(path) as file:
        writer = Stix(file, stix2)
        yield writer, [path]
        writer.close()


class Stix:
    """Writes one bundle, object by object; an object that two briefs share is written once."""

    def __init__(self, file: Any, stix2: Any) -> None:
        self._file, self._stix2 = file, stix2
        self._seen: set[str] = set()
        file.write(f'{{"type": "bundle", "id": "bundle--{_uuid("bundle")}", "objects": [')

    def add(self, record: Record) -> None:
        """Write the objects of one brief."""
        name, brief = record.name, record.brief
        maker = self._identity("summarizer", "system")
        dated = {"created": _day(brief), "modified": _day(brief), "created_by_ref": maker}
        speakers = {source.id: self._speaker(source, brief) for source in brief.sources}
        refs = [
            reference
            for item in brief.assertions
            for reference in self._assertion((name, brief.article.sha256, item.id), item, speakers[item.source], dated)
        ]
        # The report goes by its own `published`; an article that says nothing still has an outlet to refer to.
        refs = list(dict.fromkeys([*refs, *speakers.values()])) or [maker]
        labels = [*_LABELS] if brief.article.published else [*_LABELS, "date-unknown"]
        url = safe_url(brief.article.url)
        address = {"url": url} if url else {"description": name}
        report = self._stix2.Report(
            id=f"report--{_uuid('report', name, brief.article.sha256)}",
            name=title_of(brief, otherwise=name),
            description=brief.bluf.text if brief.bluf else brief.source_summary_statement,
            published=_day(brief),
            object_refs=refs,
            labels=labels,
            external_references=[{"source_name": brief.article.outlet or "article", **address}],
            **dated,
        )
        self._write(report)

    def _assertion(
        self, key: tuple[str, ...], item: Event | Claim, speaker: str, dated: dict[str, Any]
    ) -> Iterator[str]:
        """Write a note on the speaker or, for an event, an incident and the note that grades it; yield their ids."""
        about = speaker
        if isinstance(item, Event):
            incident = self._stix2.Incident(
                id=f"incident--{_uuid('incident', *key)}",
                name=item.text[:200],
                description=item.text,
                labels=[*_LABELS, *_likelihood(item), f"realis:{item.realis}"],
                **dated,
            )
            about = self._write(incident)
            yield about
        quotes = "\n".join(f"[{one.sentence}] {one.quote}" for one in item.evidence)
        confidence = _CONFIDENCE.get(item.sourcing.level)
        note = self._stix2.Note(
            id=f"note--{_uuid('note', *key)}",
            abstract=item.text,
            content=f"{item.text}\n\n{quotes}\n\n{' '.join(item.sourcing.reasons)}",
            object_refs=list(dict.fromkeys([about, speaker])),
            labels=[*_LABELS, *_likelihood(item)],
            **({} if confidence is None else {"confidence": confidence}),
            **dated,
        )
        yield self._write(note)

    def _speaker(self, source: Source, brief: Brief) -> str:
        if source.type == "author":
            return self._identity(brief.article.outlet or "the article's author", _CLASSES["author"])
        if source.name:
            return self._identity(source.name, _CLASSES[source.type])
        # Two articles' "officials" are not the same people.
        return self._identity(source.label, _CLASSES[source.type], brief.article.sha256, source.id)

    def _identity(self, name: str, kind: str, *apart: str) -> str:
        identity = self._stix2.Identity(
            id=f"identity--{_uuid('identity', kind, name.casefold(), *apart)}",
            created=_NO_DAY,
            modified=_NO_DAY,
            name=name,
            identity_class=kind,
        )
        return self._write(identity)

    def _write(self, thing: Any) -> str:
        if thing.id not in self._seen:
            self._file.write(("," if self._seen else "") + "\n" + json.dumps(json.loads(thing.serialize())))
            self._seen.add(thing.id)
        return str(thing.id)

    def close(self) -> None:
        """End the bundle."""
        self._file.write("\n]}\n")


def _likelihood(item: Event | Claim) -> list[str]:
    band = item.likelihood and item.likelihood.band
    if not band:
        return []
    middle = (band.lower + band.upper) / 2
    tag = next(tag for upper, tag in _DEGREES if middle < upper)
    return [f'estimative-language:likelihood-probability="{tag}"']


def _uuid(*parts: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, "\x1e".join(parts))


def _day(brief: Brief) -> datetime:
    day = brief.article.published
    return datetime.combine(day, time(), UTC) if day else _NO_DAY
