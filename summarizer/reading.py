"""The reading: everything the rules see in an article, computed once and shared by rules model, checks and grades.

All spans refer to `article.text`. A part is computed when it is first asked for.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from summarizer.language import attribution, clauses, dates, hedges, names, negation, quantities, quotations, speakers
from summarizer.language.attribution import Attribution
from summarizer.language.clauses import Unit
from summarizer.language.names import Name
from summarizer.language.negation import Negation
from summarizer.language.quotations import Quotation
from summarizer.language.speakers import Speaker
from summarizer.schemas.article import Article, Sentence
from summarizer.schemas.spans import Evidence, Hedge, Quantity, Span, Time

T = TypeVar("T", bound=Span)


class Reading:
    """One article, its sentences, and what stands in them."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.sentences = tuple(sentences)

    def __reduce__(self) -> tuple[type["Reading"], tuple[Article, tuple[Sentence, ...]]]:
        """Leave what was computed behind: a pickle holds the article and its sentences."""
        return Reading, (self.article, self.sentences)

    def __contains__(self, number: int) -> bool:
        return 1 <= number <= len(self.sentences)

    def sentence(self, number: int) -> Sentence:
        """Return the sentence of this number; IndexError where there is none."""
        if number < 1:
            raise IndexError(number)
        return self.sentences[number - 1]

    def text_of(self, number: int) -> str:
        """Return the sentence's text as it stands in the article."""
        if number < 1:
            raise IndexError(number)
        return self.quotes[number - 1].quote

    @cached_property
    def quotes(self) -> tuple[Evidence, ...]:
        """Every sentence as evidence, in order: `quotes[number - 1]`."""
        return tuple(
            Evidence(sentence=s.number, start=s.start, end=s.end, quote=self.article.text[s.start : s.end])
            for s in self.sentences
        )

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that belong to the article: all but those set aside."""
        return tuple(sentence for sentence in self.sentences if sentence.kind != "aside")

    @cached_property
    def title(self) -> str | None:
        """What the article is called: as its source says, else as its headline reads; None where it has neither."""
        lines = [sentence for sentence in self.sentences if sentence.kind == "title"]
        headline = self.article.text[lines[0].start : lines[-1].end] if lines else ""
        return self.article.title or " ".join(headline.split()) or None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds this offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations of the whole article, those over several sentences or paragraphs in one piece."""
        return quotations.quotations(self.article.text)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The sentences told, in tokens; those that share a quotation are one unit."""
        return clauses.units(self.article.text, self.told, self.quotations)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Source, cue and content, in the order of the article."""
        return attribution.attributions(self.article.text, self.told, self.units)

    @cached_property
    def attributed(self) -> Mapping[int, tuple[int, ...]]:
        """By sentence number, the indices of the attributions whose content touches it."""
        return _grouped((n, index) for index, said in enumerate(self.attributions) for n in said.sentences)

    @cached_property
    def cued(self) -> Mapping[int, tuple[int, ...]]:
        """By sentence number, the indices of the attributions whose cue stands in it."""
        return _grouped((said.sentence, index) for index, said in enumerate(self.attributions))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Proper names, each with the key that it shares with its other mentions."""
        return names.names(self.article.text, self.told)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who asserts something, mentions of one speaker gathered."""
        if not self.attributions:  # a short text often has none, and names are dear
            return ()
        return speakers.speakers(self.article.text, self.told, self.attributions, self.names)

    @cached_property
    def speaker_of(self) -> Mapping[int, Speaker]:
        """The speaker of each attribution, by its index; attributions without a source are left out."""
        return speakers.by_attribution(self.speakers)

    @cached_property
    def hedges(self) -> dict[int, tuple[Hedge, ...]]:
        """Hedges by sentence number, of each sentence as it is asked for."""
        return self._by_sentence(hedges.hedges)

    @cached_property
    def negations(self) -> dict[int, tuple[Negation, ...]]:
        """Negations by sentence number, of each sentence as it is asked for."""
        return self._by_sentence(negation.negations)

    @cached_property
    def quantities(self) -> dict[int, tuple[Quantity, ...]]:
        """Figures by sentence number, of each sentence as it is asked for."""
        return self._by_sentence(quantities.quantities)

    @cached_property
    def times(self) -> dict[int, tuple[Time, ...]]:
        """Time expressions by sentence number, of each as it is asked for, resolved against the publication date."""
        return self._by_sentence(partial(dates.times, published=self.article.published))

    def _by_sentence(self, rule: Callable[[str], Iterable[T]]) -> dict[int, tuple[T, ...]]:
        return _BySentence(self.quotes, rule)


class _BySentence(dict[int, tuple[T, ...]]):
    """What a rule finds in each sentence, read when it is first asked for: a brief cites few of a long article."""

    def __init__(self, quotes: Sequence[Evidence], rule: Callable[[str], Iterable[T]]) -> None:
        super().__init__()
        self._quotes, self._rule = quotes, rule

    def __missing__(self, number: int) -> tuple[T, ...]:
        if number < 1:
            raise IndexError(number)
        sentence = self._quotes[number - 1]
        found = tuple([one.shift(sentence.start) for one in self._rule(sentence.quote)])
        self[number] = found
        return found


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for number, index in pairs:
        found.setdefault(number, []).append(index)
    return {number: tuple(indices) for number, indices in found.items()}
