"""A desk to write briefs at: an article from paragraphs of sentences, and values that point into it exactly."""

from collections.abc import Iterable, Sequence
from typing import Any

from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.brief import (
    Brief,
    Claim,
    Coverage,
    Event,
    Finding,
    Generation,
    OriginInput,
    Source,
    SourcingConfidence,
    Usage,
)
from summarizer.schemas.spans import Band, Evidence, Hedge, Quantity, Span, Time


class Desk:
    """An article laid out from paragraphs of sentences, and the values that point into it."""

    def __init__(self, paragraphs: Iterable[tuple[str, Sequence[str]]], **about: Any) -> None:
        self.sentences: list[Sentence] = []
        text = ""
        for paragraph, (kind, lines) in enumerate(paragraphs):
            text += "\n\n" if text else ""
            for place, line in enumerate(lines):
                start = len(text) + bool(place)
                text += (" " if place else "") + line
                self._number(start, len(text), kind, paragraph)
        self.article = Article(text=text, **about)

    def _number(self, start: int, end: int, kind: Any, paragraph: int) -> None:
        number = len(self.sentences) + 1
        self.sentences.append(Sentence(number=number, start=start, end=end, kind=kind, paragraph=paragraph))

    def evidence(self, *numbers: int) -> tuple[Evidence, ...]:
        found = (self.sentences[number - 1] for number in numbers)
        return tuple(
            Evidence(sentence=s.number, start=s.start, end=s.end, quote=self.article.text[s.start : s.end])
            for s in found
        )

    def span(self, number: int, words: str) -> dict[str, Any]:
        sentence = self.sentences[number - 1]
        start = self.article.text.index(words, sentence.start, sentence.end)
        return {"start": start, "end": start + len(words), "text": words}

    def cue(self, number: int, words: str) -> Span:
        return Span(**self.span(number, words))

    def hedge(self, number: int, words: str, kind: Any, band: tuple[int, int] | None = None) -> Hedge:
        sentence = self.sentences[number - 1]
        scale = Band(lower=band[0], upper=band[1], standard="ICD203") if band else None
        scope = {"scope_start": sentence.start, "scope_end": sentence.end}
        return Hedge(**self.span(number, words), **scope, type=kind, band=scale)

    def quantity(self, number: int, words: str, unit: str, **bounds: Any) -> Quantity:
        plain = {"value": None, "lower": None, "upper": None, "modifier": "EXACT", "bounds_basis": "stated"}
        return Quantity(**self.span(number, words), unit=unit, **{**plain, "category": "other", **bounds})

    def time(self, number: int, words: str, edtf: str | None, **rest: Any) -> Time:
        assumed = {"anchor": self.article.published, "anchor_assumed": True, "precision": "day"}
        return Time(**self.span(number, words), edtf=edtf, **{**assumed, **rest})

    def source(self, source_id: str, kind: Any, *cited: int, **rest: Any) -> Source:
        plain = {"name": None, "descriptor": "", "affiliation": "unknown", "basis": "unknown", "origin": source_id}
        return Source(id=source_id, type=kind, evidence=self.evidence(*cited), **{**plain, **rest})

    def event(self, item_id: str, text: str, *cited: int, **rest: Any) -> Event:
        plain = {"type": "OTHER", "realis": "ACTUAL", "realis_detail": None, "time": None, "place": None}
        return Event(**self._assertion(item_id, text, cited), **{**plain, "participants": (), **rest})

    def claim(self, item_id: str, text: str, *cited: int, **rest: Any) -> Claim:
        plain = {"kind": "assessment", "times": (), "supports": (), "contradicts": ()}
        changed = {**self._assertion(item_id, text, cited), **plain, **rest}
        return Claim(**changed)

    def _assertion(self, item_id: str, text: str, cited: Sequence[int]) -> dict[str, Any]:
        return {"id": item_id, "text": text, "evidence": self.evidence(*cited)}

    def brief(self, **parts: Any) -> Brief:
        told = [sentence for sentence in self.sentences if sentence.kind != "aside"]
        nothing = Coverage(sentences=len(told), cited=0, uncited_attributed=(), uncited_hedged=())
        plain = {
            "id": "b1",
            "title": self.article.title,
            "as_of": self.article.published,
            "bluf": None,
            "source_summary_statement": "",
            "coverage": nothing,
            "generation": generation(),
        }
        empty = dict.fromkeys(
            ("key_points", "events", "claims", "sources", "open_questions", "findings", "rejected"), ()
        )
        given = {**empty, **plain, **parts}
        return Brief(article=self.article, sentences=tuple(self.sentences), **given)


def voice(source: str = "author", attribution: str = "none", certainty: str = "certain", **rest: Any) -> dict[str, Any]:
    """Who says it, how surely, and how well that is supported: fields that every assertion needs."""
    factuality = {"certain": "CT+", "probable": "PR+", "possible": "PS+", "uncommitted": "Uu"}[certainty]
    plain = {"via": None, "cue": None, "access": "unknown", "hedges": (), "quantities": (), "sourcing": sourcing()}
    stated = {"source": source, "attribution": attribution, "certainty": certainty, "factuality": factuality}
    return {**plain, **stated, **rest}


def sourcing(level: str = "low", *reasons: str, contested: bool = False, rule: str = "R5") -> SourcingConfidence:
    why = reasons or ("One source, the article's own voice: the article.",)
    inputs = (OriginInput(origin="author", tier=3, interest="none", sources=("author",)),)
    return SourcingConfidence(level=level, contested=contested, rule=rule, inputs=inputs, reasons=why)


def generation(model: str = "openai/gpt-5-mini", **usage: Any) -> Generation:
    spent = usage or {"requests": 2, "input_tokens": 5210, "output_tokens": 1874, "cost_usd": 0.0051}
    return Generation(
        system="summarizer",
        version="0.1.0",
        model=model,
        profile="news",
        prompt_sha256="3f" * 32,
        repair_rounds=1,
        usage=Usage(**spent),
    )


def finding(check: str, item: str, message: str, severity: str = "error") -> Finding:
    return Finding(check=check, severity=severity, item=item, message=message)
