"""Speakers: everybody who asserts something in an article, their mentions gathered as `cast` does."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language.attribution import Attribution
from summarizer.language.cast import Cast
from summarizer.language.names import Name
from summarizer.language.personas import Persona
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span
from summarizer.schemas.values import Affiliation, Basis, SourceType


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that asserts. `descriptor` is the article's own fullest wording.

    `mentions` are the source spans of the attributions, `attributions` their indices in the tuple given.
    """

    key: str
    name: str | None
    descriptor: Span
    type: SourceType
    affiliation: Affiliation
    basis: Basis
    mentions: tuple[Span, ...]
    attributions: tuple[int, ...]


def speakers(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], names: Sequence[Name]
) -> tuple[Speaker, ...]:
    """Return the speakers of `attributions` in the order of their first mention.

    Attributions without a source have no speaker. Pronouns and definite descriptions ("the official") go back to
    the last speaker that they fit. Linear in the number of attributions.
    """
    spoken = [span for said in attributions if said.kind != "indirect" for span in said.content]
    cast = Cast(text, sentences, names, spoken, attributions)
    for index, attribution in enumerate(attributions):
        if attribution.source:
            cast.hear(index, attribution.source)
    return tuple(map(_speaker, cast.personas.values()))


def by_attribution(found: Sequence[Speaker]) -> dict[int, Speaker]:
    """Return the speaker of each attribution, by its index; attributions without a source are left out."""
    return {index: speaker for speaker in found for index in speaker.attributions}


def _speaker(persona: Persona) -> Speaker:
    known = persona.description
    return Speaker(
        key=persona.key,
        name=known.name,
        descriptor=persona.descriptor,
        type=known.type,
        affiliation=known.affiliation,
        basis=known.basis,
        mentions=tuple(persona.mentions),
        attributions=tuple(persona.attributions),
    )
