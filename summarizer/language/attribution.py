"""Attribution: who says what, as source, cue and content (the attribution relation of PARC 3.0 and PolNeAR).

Owns the spans: where contents end, which attribution stands inside another, and which quotations go on without a
cue of their own. The reading of single cues is that of `citations`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import regex

from summarizer.language import endings
from summarizer.language.acts import weak_acts
from summarizer.language.citations import relations
from summarizer.language.clauses import QUOTE, Token, Unit, is_adverb, words
from summarizer.language.interviews import Interview, interview
from summarizer.language.phrases import Phrase, noun_phrase_before
from summarizer.language.relations import Relation
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

Kind = Literal["direct", "indirect", "mixed"]

_PLACING = frozenset({"in", "at", "of", "for", "from"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_SELF = 8
"""Tokens between "who" and what somebody calls himself."""

# Speaker labels, and how many of them make a text a transcript.
_TURN, _TURNS = regex.compile(r"^\p{Lu}[\p{Lu} .'’-]+(?:\([^()\n]{2,40}\))?: \S", regex.MULTILINE), 4
# "Whose leader, [Ada Lind], said", "[The bank] now sees it at 2% and blamed …": no noun phrase has an "it" there.
_WHOSE = regex.compile(r"whose [^,]{2,60}, (?=\p{Lu})", regex.IGNORECASE)
_DOING = regex.compile(r"\s(?:(?:now|also|still|already|again)\s)?\p{Ll}+(?:s|ed)\s(?:it|them|him)\s", regex.IGNORECASE)
_JOINING = regex.compile(r"\s(?:and|but|or)\Z|\s(?:and|but|or),")
# "…, according to the hospital, where he was treated": what the source is, not what it says.
_OF_SOURCE = regex.compile(r"(?:where|which|who|whose|whom)\b", regex.IGNORECASE)
_OPENING = ("“", '"', "''")
_CLOSING = ("”", '"', "''")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation. Spans are offsets of the whole text.

    `source` is the noun phrase or pronoun as it stands, None where nobody is named. `content` leaves out the
    conjunction "that" and closing marks; quoted content keeps its quotation marks. `act` is what the source does by
    saying it, from the lexicon. `sentence` is the number of the cue's sentence, `sentences` are all that the
    content touches. `depth` counts the attributions whose content holds the cue, or that cite the source for theirs:
    0 for the article's own. `is_rejoinder` tells what is said of words just told (", a figure that X disputes"): its
    content is but the noun for them, and what follows the cue.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: Kind
    act: str
    sentence: int
    sentences: tuple[int, ...]
    depth: int = 0
    is_rejoinder: bool = False

    def has(self, offset: int) -> bool:
        """Tell an offset that lies in its content."""
        return any(span.start <= offset < span.end for span in self.content)

    def covers(self, span: Span) -> bool:
        """Tell a stretch that lies whole in one part of its content."""
        return any(part.covers(span) for part in self.content)


def attributions(text: str, sentences: Sequence[Sentence], units: Sequence[Unit]) -> tuple[Attribution, ...]:
    """Return the attributions of `sentences` (parts of `text`), given in `units` as well, in the order of their cues.

    Words within quotations are the speaker's, so cues there do not count. A sentence that only goes on with a
    source's account is not attributed; a quotation that goes on is, in the same paragraph or, standing alone, in
    the next, and so is what follows in the paragraph of a speaker label ("KIRBY: …"). Linear in the text.
    """
    page = _Page(text, sorted(sentences, key=lambda sentence: sentence.start))
    found: list[Attribution] = []
    speech, last = -1, None
    turn: Attribution | None = None
    for unit in units:
        if page.answered and unit.paragraph in page.answers:
            found.append(page.next_of_turn(page.answered, unit))
            turn, last = None, None
            continue
        made = list(page.read(unit))
        is_within = last is not None and (unit.paragraph == last.paragraph or unit.paragraph < page.last_turn)
        if turn and is_within and not (made and page.is_turn(made[0])):
            found.append(page.next_of_turn(turn, unit))
            last = unit
            continue
        turn = made[0] if made and page.is_turn(made[0]) else None
        if made:
            speech, last = len(found) + _main(made), unit
            found.extend(made)
        elif last and _carries_on(unit, last):
            found[speech] = page.extended(found[speech], unit)
            last = unit
    return tuple(found)


def _main(made: Sequence[Attribution]) -> int:
    """Return which attribution of a sentence a quotation after it goes on with: the last one of its own that quotes."""
    return max(range(len(made)), key=lambda at: (made[at].depth == 0, made[at].kind != "indirect", at))


def _is_quoted(unit: Unit) -> bool:
    """Tell a sentence that begins with a quotation, or with one behind "But" or "Indeed,"."""
    at = next((at for at, token in enumerate(unit.tokens) if token.low == QUOTE), None)
    return at is not None and all(_links(token) for token in unit.tokens[:at])


def _links(token: Token) -> bool:
    return token.low in words("coordinators") or token.low == "," or is_adverb(token.low)


def _carries_on(unit: Unit, last: Unit) -> bool:
    """Tell a quotation without a cue whose speaker is the last one: same paragraph, or alone in the next."""
    if not _is_quoted(unit):
        return False
    alone = all(token.low == QUOTE or not token.low[0].isalnum() for token in unit.tokens)
    return unit.paragraph == last.paragraph or (alone and unit.paragraph == last.paragraph + 1)


class _Page:
    """A text with its sentences in order."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    @cached_property
    def last_turn(self) -> int:
        """The paragraph of the last speaker label of a transcript, before which all is said by one of them; else 0."""
        labels = [match.start() for match in _TURN.finditer(self.text)]
        at = bisect_right(self._starts, labels[-1]) - 1 if len(labels) >= _TURNS else -1
        return self.sentences[at].paragraph if at >= 0 else 0

    @cached_property
    def _interview(self) -> Interview | None:
        return interview(self.text, self.sentences)

    @property
    def answers(self) -> frozenset[int]:
        """The paragraphs that one person, who was interviewed, says."""
        return self._interview.answers if self._interview else frozenset()

    @cached_property
    def answered(self) -> Attribution | None:
        """The attribution of an interview's answers, before it has a content; None of another text."""
        if self._interview is None:
            return None
        source, cue, _ = self._interview
        return Attribution(source, cue, (cue,), "indirect", "say", self._numbers([cue])[0], ())

    def is_turn(self, said: Attribution) -> bool:
        """Tell the label of a speaker in capitals before words that no quotation marks part from the next ones."""
        if said.source is None or said.cue.text != ":" or said.content[0].text.startswith(_OPENING):
            return False
        line = self.text[self.text.rfind("\n", 0, said.cue.start) + 1 : said.cue.start]
        name = line.split("(")[0].strip()
        return len(name) > 1 and name.isupper()  # "Q:" and "A:" name nobody

    def read(self, unit: Unit) -> Iterator[Attribution]:
        """Yield the attributions of one unit, depths counted."""
        found = relations(unit.tokens)
        made = [(self._attribution(unit.tokens, found, nth), found[nth].is_clausal) for nth in range(len(found))]
        whole = [(one, is_clausal) for one, is_clausal in made if one]
        return _with_depth([(self._of_one(one, whole), is_clausal) for one, is_clausal in whole])

    def _of_one(self, said: Attribution, others: Sequence[tuple[Attribution, bool]]) -> Attribution:
        """Return an attribution with its source alone: not with what the source says or does before its verb."""
        source = said.source
        if source is None:
            return said
        same = (one for one, _ in others if one is not said and one.source and one.source.start == source.start)
        joined = next((one for one in same if source.has(one.cue.start) and _JOINING.search(source.text)), None)
        if joined:  # "The report criticises the firm but does not accuse it"
            return replace(said, source=joined.source)
        start = source.start + (found.end() if (found := _WHOSE.match(source.text)) else 0)
        end = source.start + (found.start() if (found := _DOING.search(source.text)) else len(source.text))
        cut = start != source.start or end != source.end
        return replace(said, source=Span.cut(self.text, start, end)) if cut and start < end else said

    def extended(self, attribution: Attribution, unit: Unit) -> Attribution:
        """Return the attribution with the unit's quotations added to its content."""
        added = tuple(self._span(unit.tokens, at, at) for at, t in enumerate(unit.tokens) if t.low == QUOTE)
        content = (*attribution.content, *added)
        kind: Kind = "mixed" if attribution.kind == "indirect" else attribution.kind
        return replace(attribution, content=content, kind=kind, sentences=self._numbers(content))

    def next_of_turn(self, turn: Attribution, unit: Unit) -> Attribution:
        """Return the attribution of what a labelled speaker goes on with; whom they cite in it is theirs to tell."""
        content = (self._span(unit.tokens, 0, len(unit.tokens) - 1),)
        return replace(turn, content=content, sentences=self._numbers(content))

    def _attribution(self, tokens: Sequence[Token], found: Sequence[Relation], nth: int) -> Attribution | None:
        relation = _with_self_description(tokens, found[nth])
        if relation is None:
            return None
        stretches = tuple(_stretches(tokens, found, nth))
        if not stretches:
            return None
        content = tuple(self._quoted(self._span(tokens, first, last)) for first, last in stretches)
        source = self._span(tokens, *_whole(tokens, relation.source)) if relation.source else None
        if source and len(content) > 1 and self._is_of_source(content[-1], source):
            stretches, content = stretches[:-1], content[:-1]
        return Attribution(
            source=source,
            cue=self._span(tokens, *relation.cue),
            content=content,
            kind=_kind(tokens, stretches, content),
            act=relation.act,
            sentence=self.sentences[bisect_right(self._starts, tokens[relation.cue.first].start) - 1].number,
            sentences=self._numbers(content),
            depth=int(relation.is_relayed),
            is_rejoinder=relation.is_rejoinder,
        )

    def _is_of_source(self, last: Span, source: Span) -> bool:
        between = self.text[source.end : last.start] if source.end < last.start else ""
        return between.strip() == "," and _OF_SOURCE.match(last.text) is not None

    def _span(self, tokens: Sequence[Token], first: int, last: int) -> Span:
        return Span.cut(self.text, tokens[first].start, tokens[last].end)

    def _quoted(self, span: Span) -> Span:
        """Return the span with the mark of a borrowed term that it begins or ends with ("“small” ports")."""
        start, end = span.start, span.end
        if self.text[start - 1 : start] in _OPENING and any(mark in span.text for mark in _CLOSING):
            start -= 1
        if self.text[end : end + 1] in _CLOSING and any(mark in span.text for mark in _OPENING):
            end += 1
        return Span.cut(self.text, start, end) if (start, end) != (span.start, span.end) else span

    def _numbers(self, spans: Sequence[Span]) -> tuple[int, ...]:
        numbers: list[int] = []
        for span in spans:
            first = max(0, bisect_right(self._starts, span.start) - 1)
            last = bisect_left(self._starts, span.end)
            numbers.extend(s.number for s in self.sentences[first:last] if s.end > span.start)
        return tuple(sorted(set(numbers)))


def _whole(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """Return "a court in Ulm" where the source was read as "in Ulm"."""
    if source.first == 0 or tokens[source.first].low not in _PLACING:
        return source
    before = noun_phrase_before(tokens, source.first - 1)
    return Phrase(before.first, source.last) if before else source


def _stretches(tokens: Sequence[Token], found: Sequence[Relation], nth: int) -> Iterator[tuple[int, int]]:
    """Yield the content as stretches of tokens: from the last cut to the subject, from the cue to the next cut."""
    relation = found[nth]
    if relation.before is not None:
        before = (other for other in found[:nth] if other.source and other.before not in (None, relation.before))
        start = max((other.cue.last + 1 for other in before), default=0)
        start = max(start, relation.edge if relation.edge < relation.before else 0)
        start = start if relation.start is None else relation.start
        yield from endings.trimmed(tokens, start, relation.before - 1)
    if relation.after is not None:
        later = (one for one in found[nth + 1 :] if not (relation.is_relayed and one.after == relation.after))
        cuts = (_cut(relation, other) for other in later)
        end = relation.end or endings.end_of_insertion(tokens, relation.source, relation.after)
        end = endings.end_of_own(tokens, relation.after, min((cut for cut in cuts if cut), default=end))
        end = endings.end_of_indirect(tokens, relation.after, end)
        yield from endings.trimmed(tokens, relation.after, end - 1)


def _with_self_description(tokens: Sequence[Token], relation: Relation) -> Relation | None:
    """Give "a man who described himself as a rebel" whole as a source; describing oneself asserts nothing else."""
    if relation.after is not None and any(t.low in _REFLEXIVES for t in tokens[relation.after : relation.after + 1]):
        return None
    source = relation.source
    near = range(source.first - 1, max(0, source.first - _SELF), -1) if source else ()
    who = next((at for at in near if tokens[at].low == "who"), 0)
    if source is None or not who or not any(token.low in _REFLEXIVES for token in tokens[who : source.first]):
        return relation
    person = noun_phrase_before(tokens, who - 1)
    return relation._replace(source=Phrase(person.first, source.last)) if person else relation


def _cut(relation: Relation, later: Relation) -> int:
    """Return where a later relation ends the content of this one, 0 where it does not.

    One whose clause the content begins with is told in it: "According to the files, the firm told the agency that …".
    """
    if later.source and later.source.first <= relation.cue.first <= later.source.last:
        return later.source.last + 1
    return later.edge if later.breaks and relation.after is not None and later.edge > relation.after else 0


def _kind(tokens: Sequence[Token], stretches: Sequence[tuple[int, int]], content: Sequence[Span]) -> Kind:
    inside = [token for first, last in stretches for token in tokens[first : last + 1]]
    if not any(token.low == QUOTE for token in inside):
        return "mixed" if any(mark in span.text for span in content for mark in _CLOSING) else "indirect"
    return "direct" if all(token.low == QUOTE or not token.low[0].isalnum() for token in inside) else "mixed"


def _with_depth(made: Sequence[tuple[Attribution, bool]]) -> Iterator[Attribution]:
    """Yield the attributions with their depths; inside another's content, only what somebody says in so many words."""
    for one, is_clausal in made:
        depth = one.depth + sum(other.has(one.cue.start) for other, _ in made if other is not one)
        if not depth:
            yield one
        elif one.source and is_clausal and one.act not in weak_acts():
            yield replace(one, depth=depth)
