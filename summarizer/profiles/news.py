"""The `news` profile: events, attributed claims, sources and open questions of a news article."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar, cast

from pydantic import BaseModel

from summarizer import prompts
from summarizer.draft import article_block, items_block, max_items, request, windows
from summarizer.errors import ConfigurationError, ModelError
from summarizer.grade.news import brief_of
from summarizer.ground import Item, ground, ground_source
from summarizer.join import UNKNOWN, join
from summarizer.profile import Asking, Outcome, Pieces, Policy, Verdict, generation_of
from summarizer.profiles.links import Links, lost
from summarizer.reading import Reading
from summarizer.request import Request, Stage
from summarizer.schemas.brief import Brief, Finding
from summarizer.schemas.draft import (
    DraftAssertion,
    DraftBluf,
    DraftEvent,
    DraftQuestion,
    DraftSource,
    NewsDraft,
    NewsHeadline,
    NewsWindow,
)

T = TypeVar("T", bound=BaseModel)

_LINKS = "links"
_DRAFT, _HEADLINE = "news/draft.md.j2", "news/headline.md.j2"


class News:
    """Asks for a NewsDraft, in windows where the article is long, and writes a Brief."""

    name = "news"

    def draft(self, reading: Reading, policy: Policy) -> Asking[Pieces]:
        """Ask for the draft; return sources, events, claims, questions and BLUF by id."""
        runs = windows(reading, policy.window_words)
        if len(runs) == 1:
            answer = yield from _ask(self._drafting("draft", reading, runs[0], NewsDraft, policy), NewsDraft)
            draft, guessed = join([answer])
            headless = _headless(draft)
        else:
            asked = (self._drafting("window", reading, run, NewsWindow, policy) for run in runs)
            draft, guessed = join((yield from _ask_all(asked, NewsWindow)))
            draft, headless = yield from _headed(draft, reading)
        bounded = _bounded(draft, policy.max_items)
        return _pieces(bounded, [*guessed, *headless, *_beyond(draft, bounded)])

    def ground(self, pieces: Pieces, reading: Reading) -> dict[str, Item]:
        """Ground every piece; an assertion gets the voices that its source ids stand for."""
        sources = {name: piece for name, piece in pieces.items() if isinstance(piece, DraftSource)}
        author = next((source for source in sources.values() if source.type == "author"), _AUTHOR)
        items: dict[str, Item] = {}
        for name, piece in pieces.items():
            match piece:
                case DraftSource():
                    items[name] = ground_source(piece, reading, item_id=name)
                case DraftAssertion():
                    kind = "event" if isinstance(piece, DraftEvent) else "claim"
                    voice, via = sources.get(piece.source), sources.get(piece.via)
                    unknown = tuple(said for said in (piece.source, piece.via) if said and said not in sources)
                    items[name] = ground(piece, reading, item_id=name, kind=kind, voice=voice, via=via, unknown=unknown)
                case DraftBluf() | DraftQuestion():
                    kind = "bluf" if isinstance(piece, DraftBluf) else "question"
                    items[name] = ground(piece, reading, item_id=name, kind=kind, voice=author)
        return items

    def orphans(self, verdicts: dict[str, Verdict], gone: Collection[str]) -> dict[str, Finding]:
        """Return the assertions whose source is gone: nobody verified asserts them."""
        orphans = {}
        for name, verdict in verdicts.items():
            draft = verdict.item.draft
            if not isinstance(draft, DraftAssertion):
                continue
            if lost := [*verdict.item.unknown, *sorted({draft.source, draft.via} & set(gone))]:
                message = f"Its source {lost[0].lstrip(UNKNOWN)} could not be verified against the article."
                orphans[name] = Finding(check="attribution", severity="error", item=name, message=message)
        return orphans

    def result(self, outcome: Outcome) -> Brief:
        """Grade what passed and write the brief."""
        links = cast("Links", outcome.pieces[_LINKS])
        brief = brief_of(
            outcome.reading,
            {name: verdict.item for name, verdict in outcome.accepted.items()},
            outcome.rejections,
            key_points=links.key_points,
            supports=links.pairs("supports"),
            contradicts=links.pairs("contradicts"),
            aside=links.aside,
            findings=(
                *outcome.findings,
                *links.findings,
                *(finding for verdict in outcome.accepted.values() for finding in verdict.findings),
            ),
            generation=generation_of(outcome, self.name, [prompts.source(_DRAFT), prompts.source(_HEADLINE)]),
        )
        passed = {name: verdict.item.draft for name, verdict in outcome.accepted.items()}
        return brief.model_copy(update={"findings": (*brief.findings, *lost(links, brief, passed))})

    def _drafting(
        self, stage: Stage, reading: Reading, numbers: Sequence[int], answer: type[BaseModel], policy: Policy
    ) -> Request:
        items = policy.max_items or max_items(len(numbers))
        return request(
            stage,
            prompts.render(_DRAFT, headline=answer is NewsDraft),
            article_block(reading, numbers, items=items),
            answer=answer,
            reading=reading,
            numbers=numbers,
            items=items,
        )


_AUTHOR = DraftSource(id="author", type="author")


def _headed(draft: NewsDraft, reading: Reading) -> Asking[tuple[NewsDraft, list[Finding]]]:
    """Ask for BLUF and key points; where the model fails, the windows are paid for and the brief goes without."""
    try:
        head = yield from _ask(_headline(draft, reading), NewsHeadline)
    except (ModelError, ConfigurationError) as error:
        return draft, [_about_article(f"There is no bottom line and there are no key points: {error}")]
    headed = draft.model_copy(update={"bluf": head.bluf, "key_points": head.key_points})
    return headed, _headless(headed)


def _headless(draft: NewsDraft) -> list[Finding]:
    """Say that there is no bottom line where a model wrote none; one without sentences is rejected like any item."""
    return [] if draft.bluf.text.strip() else [_about_article("There is no bottom line: none was written.")]


def _about_article(message: str) -> Finding:
    return Finding(check="draft", severity="warning", item="article", message=message)


def _beyond(written: NewsDraft, kept: NewsDraft) -> list[Finding]:
    """Say how many items a model wrote beyond what it was allowed."""
    more = len(written.events) + len(written.claims) - len(kept.events) - len(kept.claims)
    return [_about_article(f"{more} items beyond max_items were left out.")] if more else []


def _bounded(draft: NewsDraft, most: int | None) -> NewsDraft:
    """Return no more items than the caller allows: key points first, then in the order of writing.

    What refers to the others goes with them; how many they are is said once.
    """
    items = sorted((*draft.events, *draft.claims), key=lambda item: item.id not in draft.key_points)
    left_out = {item.id for item in items[most or len(items) :]}
    return draft.model_copy(
        update={
            "events": [event for event in draft.events if event.id not in left_out],
            "claims": [claim for claim in draft.claims if claim.id not in left_out],
            "supports": [pair for pair in draft.supports if left_out.isdisjoint(pair)],
            "contradicts": [pair for pair in draft.contradicts if left_out.isdisjoint(pair)],
            "key_points": [name for name in draft.key_points if name not in left_out],
        }
    )


def _headline(draft: NewsDraft, reading: Reading) -> Request:
    return request(
        "headline",
        prompts.render(_HEADLINE),
        items_block(draft, reading),
        answer=NewsHeadline,
        reading=reading,
        numbers=[sentence.number for sentence in reading.told],
        items=1,
        draft=draft,
    )


def _ask(asked: Request, answer: type[T]) -> Asking[T]:
    value = yield asked
    if not isinstance(value, answer):
        raise TypeError(f"a model answered {type(value).__name__} where {answer.__name__} was asked for")
    return value


def _ask_all(asked: Iterable[Request], answer: type[T]) -> Asking[list[T]]:
    answers = []
    for one in asked:
        answers += [(yield from _ask(one, answer))]
    return answers


def _pieces(draft: NewsDraft, findings: list[Finding]) -> Pieces:
    pieces: Pieces = {}
    for items in (draft.sources, draft.events, draft.claims):
        pieces |= {item.id: item for item in items}
    pieces |= {f"Q{count}": question for count, question in enumerate(draft.questions, 1)}
    if draft.bluf.text.strip():
        pieces["bluf"] = draft.bluf
    pieces[_LINKS] = Links(
        key_points=draft.key_points,
        aside=draft.aside,
        supports=draft.supports,
        contradicts=draft.contradicts,
        findings=findings,
    )
    return pieces
