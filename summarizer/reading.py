"""The reading: everything the rules see in an article, computed once and shared by rules model, checks and grades.

All spans refer to `article.text`. A part is computed when it is first asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from summarizer.language import attribution, dates, hedges, names, negation, quantities, quotations, speakers
from summarizer.language.attribution import Attribution
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

    def __contains__(self, number: int) -> bool:
        return 1 <= number <= len(self.sentences)

    def sentence(self, number: int) -> Sentence:
        """Return the sentence of this number; IndexError where there is none."""
        if number not in self:
            raise IndexError(number)
        return self.sentences[number - 1]

    def text_of(self, number: int) -> str:
        """Return the sentence's text as it stands in the article."""
        sentence = self.sentence(number)
        return self.article.text[sentence.start : sentence.end]

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

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds this offset."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations of the whole article, those over several sentences or paragraphs in one piece."""
        return quotations.quotations(self.article.text)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Source, cue and content, in the order of the article."""
        return attribution.attributions(self.article.text, self.told, self.quotations)

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
    def hedges(self) -> dict[int, tuple[Hedge, ...]]:
        """Hedges by sentence number."""
        return self._by_sentence(hedges.hedges)

    @cached_property
    def negations(self) -> dict[int, tuple[Negation, ...]]:
        """Negations by sentence number."""
        return self._by_sentence(negation.negations)

    @cached_property
    def quantities(self) -> dict[int, tuple[Quantity, ...]]:
        """Figures by sentence number."""
        return self._by_sentence(quantities.quantities)

    @cached_property
    def times(self) -> dict[int, tuple[Time, ...]]:
        """Time expressions by sentence number, resolved against the publication date."""
        return self._by_sentence(lambda text: dates.times(text, self.article.published))

    def _by_sentence(self, rule: Callable[[str], Iterable[T]]) -> dict[int, tuple[T, ...]]:
        return {
            sentence.number: tuple(
                found.shift(sentence.start) for found in rule(self.article.text[sentence.start : sentence.end])
            )
            for sentence in self.sentences
        }
