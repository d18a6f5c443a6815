"""Assertions: a proposition as an event or a claim of the draft, with its labels read from cue, hedges and trigger."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from summarizer.grade.factuality import allowed
from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Token
from summarizer.language.corrections import correction
from summarizer.language.descriptions import head_of, lower_words
from summarizer.language.disavowals import Disavowal, disavowals
from summarizer.language.events import Trigger, first_trigger
from summarizer.language.negation import polarity
from summarizer.language.realis import realis
from summarizer.language.rebuttals import rebuts
from summarizer.language.reserves import Reserve
from summarizer.language.speakers import Speaker
from summarizer.models.rules.circumstances import figures_of, place_of, time_of
from summarizer.models.rules.kinds import denies, foretells, threatens, was_before
from summarizer.models.rules.participants import participants
from summarizer.models.rules.proposition import Proposition
from summarizer.models.rules.reserved import reserves_of
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import AUTHOR, Sources
from summarizer.schemas.draft import DraftAssertion, DraftClaim, DraftEvent
from summarizer.schemas.spans import Hedge, Quantity
from summarizer.schemas.values import Access, Certainty, ClaimKind, DraftRealis

_KINDS: dict[str, ClaimKind] = {
    "deny": "denial",
    "demand": "demand",
    "threaten": "threat",
    "promise": "promise",
    "forecast": "forecast",
    "expect": "forecast",
    "plan": "forecast",
}
_WANTED = frozenset({"demand", "threat", "promise"})
_ACTS_OF_SPEECH = frozenset({"denial", "demand", "threat", "promise"})
_ACT_CERTAINTY: dict[str, Certainty] = {
    "believe": "probable",
    "expect": "probable",
    "forecast": "probable",
    "suggest": "possible",
    "doubt": "possible",
    "fear": "possible",
    "hope": "uncommitted",
    "ask": "uncommitted",
}
_ORDER: tuple[Certainty, ...] = ("uncommitted", "possible", "probable", "certain")
_WITNESSED = regex.compile(
    r"\b(?:saw|heard|watched|felt|witnessed|smelled)\b|\b(?:I|we) (?:was|were) (?:there|in|on|at)\b", regex.IGNORECASE
)
_SELF = regex.compile(r"\A[“\"]?(?:we|I|our|it|they|he|she)\b", regex.IGNORECASE)
_NOBODY = frozenset({"no", "nobody", "none", "never"})
_MORE = frozenset({"more", "fewer", "less", "better", "worse", "higher", "lower", "longer", "as", "than"})
_ESTIMATES = regex.compile(r"(?:put|estimat)", regex.IGNORECASE)
_JUDGING = frozenset(
    {"court", "courts", "jury", "jurors", "judge", "judges", "tribunal", "justices", "panel", "appeals"}
)
"""Who turns a claim down rules on it; that is no denial."""
_CHARGED = frozenset({"government", "military"})
_SHORT = 30
"""Tokens from which on a statement has another point than its number."""
_COUNTED = 3
"""A number up to this is counted up in passing ("both drones", "the three")."""
_AGES = frozenset({"years old", "months old", "weeks old", "days old"})


@dataclass(frozen=True)
class Reader:
    """Turns the propositions of one article into assertions."""

    sheet: Sheet
    sources: Sources

    def assertion(self, proposition: Proposition, text: str, item_id: str) -> DraftAssertion:
        """Return the proposition as an event where its main clause tells one, else as a claim."""
        return _Assertion(self.sheet, self.sources, proposition, text, item_id).draft


class _Assertion:
    def __init__(self, sheet: Sheet, sources: Sources, proposition: Proposition, text: str, item_id: str) -> None:
        self.sheet, self.sources, self.proposition = sheet, sources, proposition
        self.text, self.item_id = text, item_id

    @cached_property
    def attribution(self) -> Attribution | None:
        return self.sheet.said(self.proposition.attribution)

    @cached_property
    def speaker(self) -> Speaker | None:
        return self.sources.speaker_of(self.proposition.attribution)

    @cached_property
    def trigger(self) -> Trigger | None:
        found = None if self.proposition.told else first_trigger(self.proposition.tokens)
        return None if found and (self._is_untold(found) or _is_record(self.proposition.tokens, found)) else found

    @cached_property
    def is_correction(self) -> bool:
        """Whether the article takes back here what it said before."""
        return correction(self.sheet.reading.text_of(self.numbers[0])) is not None

    @cached_property
    def hedges(self) -> list[Hedge]:
        """The hedges within the proposition's words or its cue, approximators apart."""
        cue = self.attribution.cue if self.attribution else None
        return [
            hedge
            for number in self.numbers
            for hedge in self.sheet.reading.hedges[number]
            if hedge.type != "approximator"
            and (self.proposition.covers(hedge) or (cue is not None and cue.covers(hedge)))
        ]

    @cached_property
    def numbers(self) -> list[int]:
        """The sentences cited: those of the words, and the one in which the source is named."""
        named = [self.attribution.sentence] if self.attribution else []
        return sorted({*self.proposition.sentences, *named})

    @cached_property
    def kind(self) -> ClaimKind | None:
        act = self.attribution.act if self.attribution else ""
        if self.proposition.told and (act == "decline" or (act == "deny" and self._is_judged)):
            return "background"
        if self.trigger is None and any(not one.is_of_telling for one in self.disavowals):
            return "denial"
        if self.attribution is not None and _KINDS.get(act) not in _WANTED and self._rebuts:
            return "denial"
        if self.attribution is None or self.proposition.told:
            return self._of_act(act)
        return self._shown(act) or self._of_act(act)

    @property
    def _rebuts(self) -> bool:
        """Whether its source says that something is not so, rather than somebody who answers in the same sentence."""
        said = self.sheet.reading.attributions
        others = (said[at] for number in self.numbers for at in self.sheet.reading.cued.get(number, ()))
        is_answered = any(
            one is not self.attribution
            and (one.is_rejoinder or one.act == "deny")
            and any(span.has(one.cue.start) for span in self.proposition.spans)
            for one in others
        )
        return rebuts(self.proposition.words) and not is_answered

    @property
    def _is_judged(self) -> bool:
        """Whether a court or a jury speaks, and does not speak of itself ("the judge denied taking bribes")."""
        cue = self.attribution.cue.text.lower() if self.attribution else ""
        called = lower_words(head_of(self.speaker.descriptor.text)) if self.speaker else []
        return not cue.endswith(("deny", "denies", "denied", "denying")) and not _JUDGING.isdisjoint(called[-1:])

    @cached_property
    def disavowals(self) -> tuple[Disavowal, ...]:
        """What the words name in order to call it false, or tell with nothing to bear it out."""
        told = map(self.sheet.reading.text_of, self.proposition.sentences)
        return disavowals(self.proposition.words) if any(map(disavowals, told)) else ()

    @cached_property
    def reserves(self) -> tuple[Reserve, ...]:
        """What the sentences of the words tell with a reserve."""
        return tuple(one for number in self.proposition.sentences for one in reserves_of(self.sheet, number))

    @cached_property
    def _is_doubtful(self) -> bool:
        """Whether most of the words are told with a reserve that does not show in their polarity."""
        weighty = [one for one in self.reserves if 2 * (len(one.word.text) + len(one.told.text)) >= len(self.text)]
        return any(one.kind != "unheld" for one in weighty) or (
            bool(weighty) and polarity(self.text, 0, len(self.text))
        )

    def _is_untold(self, trigger: Trigger) -> bool:
        """Tell what is called false or told with a reserve, and the taking back itself, from an apology for it."""
        token = self.proposition.tokens[trigger.predicate.head]
        is_reserved = any(
            one.told.has(token.start) or (one.word.has(token.start) and trigger.type != "STATEMENT")
            for one in self.reserves
        )
        return is_reserved or self._is_disavowed(token.text)

    def _is_disavowed(self, word: str) -> bool:
        """Tell whether a word stands in what is disavowed, or disavows it."""
        spans = (span for one in self.disavowals for span in (one.word, *one.parts))
        return any(word in span.text.split() for span in spans)

    def _of_act(self, act: str) -> ClaimKind | None:
        """Return the kind that the verb tells; who estimates what is there already foretells nothing."""
        if act == "forecast" and self.attribution and _ESTIMATES.match(self.attribution.cue.text):
            return None
        return _KINDS.get(act)

    def _shown(self, act: str) -> ClaimKind | None:
        """Return the kind that the words of a source show."""
        words = self.proposition.words
        if denies(words):
            return "denial"
        return "threat" if threatens(words, act, self.speaker) else None

    @property
    def draft(self) -> DraftAssertion:
        if self.is_correction:
            return DraftClaim(**self._common(), kind="background")
        if self.trigger is not None and self.kind not in _ACTS_OF_SPEECH:
            return self._event(self.trigger)
        kind = self.kind or self._told_kind()
        is_given_up = kind == "forecast" and self.attribution is not None and was_before(self.attribution.cue.text)
        return DraftClaim(**self._common(), kind="background" if is_given_up else kind)

    def _event(self, trigger: Trigger) -> DraftEvent:
        reading, tokens = self.sheet.reading, self.proposition.tokens
        return DraftEvent(
            **self._common(),
            type=trigger.type,
            realis=self._realis(trigger),
            time=time_of(reading, self.proposition, trigger),
            place=place_of(self.sheet, self.proposition, trigger),
            participants=participants(tokens, trigger, self.hedges, self.sheet.text)[:2],
        )

    def _realis(self, trigger: Trigger) -> DraftRealis:
        found = realis(self.proposition.tokens, trigger)
        act = self.attribution.act if self.attribution else ""
        return "predicted" if found in {"planned", "hypothetical"} and act in {"forecast", "expect", "fear"} else found

    def _common(self) -> dict[str, object]:
        index = self.proposition.attribution
        source = self.sources.id_of(index)
        via = "" if self.proposition.via is None else self.sources.id_of(self.proposition.via)
        return {
            "id": self.item_id,
            "sentences": self.numbers,
            "source": source,
            "via": "" if via in {source, AUTHOR} else via,
            "cue": self.attribution.cue.text if self.attribution else "",
            "hedges": list(dict.fromkeys(hedge.text for hedge in self.hedges))[:12],
            "text": self.text,
            "access": self._access(),
            "certainty": self._certainty(),
        }

    def _certainty(self) -> Certainty:
        act = self.attribution.act if self.attribution else ""
        levels = [allowed(hedge) for hedge in self.hedges if not self._is_on_part(hedge)]
        if self.trigger is None and self._is_doubtful:
            levels.append("uncommitted")
        return min((_ACT_CERTAINTY.get(act, "certain"), *levels), key=_ORDER.index)

    def _is_on_part(self, hedge: Hedge) -> bool:
        """Tell a hedge on who did it: "were probably conducted by" doubts the actor, not the event."""
        trigger = self.trigger
        if trigger is None or not trigger.predicate.is_passive:
            return False
        tokens, predicate = self.proposition.tokens, trigger.predicate
        group = range(tokens[predicate.first].start, tokens[predicate.head].end)
        follows = [token.low for token in tokens[predicate.head + 1 : predicate.head + 3]]
        return hedge.start in group and "by" in follows

    def _access(self) -> Access:
        speaker = self.speaker
        if speaker is None:
            return "unknown"
        if self.proposition.via is not None:
            return "reported"
        if speaker.type == "media":
            return "reported"
        if self.kind in _ACTS_OF_SPEECH:
            return "own_act"
        if _WITNESSED.search(self.text) and speaker.affiliation in {"individual", "unknown"}:
            return "direct"
        if self.trigger and _SELF.match(self.proposition.words) and self.trigger.predicate.subject:
            return "own_act"
        is_recorded = self.trigger is not None or bool(figures_of(self.sheet.reading, self.proposition))
        return "official_remit" if speaker.affiliation in _CHARGED and is_recorded else "unknown"

    def _told_kind(self) -> ClaimKind:
        if foretells(self.proposition.words) and not self.reserves:
            return "forecast"
        if self._is_figure() and not self.disavowals:
            return "figure"
        judged = self.attribution is not None and (self.speaker is None or self.speaker.type != "document")
        return "assessment" if judged or self.hedges else "background"

    def _is_figure(self) -> bool:
        """Tell a short statement whose point is a number: one that is counted, bounded or measured."""
        figures = figures_of(self.sheet.reading, self.proposition)
        return len(self.proposition.tokens) < _SHORT and any(map(_is_telling, figures))


def _is_telling(figure: Quantity) -> bool:
    """Tell a figure that may be a statement's point: no age, and no small number of nothing in particular."""
    is_small = figure.value is not None and figure.value <= _COUNTED
    is_plain = is_small and figure.modifier == "EXACT" and figure.category == "other"
    return figure.unit not in _AGES and not is_plain


def _is_record(tokens: Sequence[Token], trigger: Trigger) -> bool:
    """Tell "No player has scored more", which tells of a record and of nothing that failed to happen."""
    subject = trigger.predicate.subject
    if subject is None or tokens[subject.first].low not in _NOBODY:
        return False
    return any(token.low in _MORE or token.low.endswith("est") for token in tokens[trigger.predicate.head + 1 :])
