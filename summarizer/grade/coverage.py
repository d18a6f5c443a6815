"""Coverage and the source summary statement: what the brief rests on, and what it leaves uncited."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.ground import Item
from summarizer.reading import Reading
from summarizer.schemas.article import Sentence
from summarizer.schemas.brief import Coverage, Source
from summarizer.schemas.values import SourceType

_KINDS: dict[SourceType, tuple[str, str]] = {
    "named_individual": ("named person", "named persons"),
    "named_group": ("named organisation", "named organisations"),
    "document": ("document", "documents"),
    "media": ("other outlet", "other outlets"),
    "unnamed_individual": ("unnamed person", "unnamed persons"),
    "unnamed_group": ("unnamed group", "unnamed groups"),
}


def sentences_of(reading: Reading, aside: Iterable[int], items: Iterable[Item]) -> tuple[Sentence, ...]:
    """Set aside what the model takes for no part of the article, unless cited, attributed, hedged or the title."""
    cited = {number for item in items for number in item.cites}
    gone = set(aside) - cited - _attributed(reading) - _hedged(reading)
    return tuple(
        replace(sentence, kind="aside") if sentence.number in gone and sentence.kind != "title" else sentence
        for sentence in reading.sentences
    )


def coverage(reading: Reading, sentences: Iterable[Sentence], items: Iterable[Item]) -> Coverage:
    """Count the body sentences that an item cites, and name the attributed and hedged ones that none does."""
    told = {sentence.number for sentence in sentences if sentence.kind == "body"}
    cited = {number for item in items if item.kind != "source" for number in item.cites} & told
    return Coverage(
        sentences=len(told),
        cited=len(cited),
        uncited_attributed=tuple(sorted((_attributed(reading) & told) - cited)),
        uncited_hedged=tuple(sorted((_hedged(reading) & told) - cited)),
    )


def _attributed(reading: Reading) -> set[int]:
    return {number for attribution in reading.attributions for number in attribution.sentences}


def _hedged(reading: Reading) -> set[int]:
    """Return the sentences with a hedge on a proposition: not on a figure, and not a mere condition."""
    return {
        sentence.number
        for sentence in reading.sentences
        if any(hedge.type not in ("approximator", "conditional") for hedge in reading.hedges[sentence.number])
    }


def statement(behind: Sequence[Source]) -> str:
    """Say on whom the items rest, one source for each item (the source summary statement of ICD 206)."""
    if not behind:
        return "No item passed the checks, so the brief rests on no source."
    sources = {source.id: source for source in behind}
    counts: Counter[SourceType] = Counter(source.type for source in sources.values())
    kinds = [f"{n} {_KINDS[kind][n > 1]}" for kind in _KINDS if (n := counts[kind])]
    own = sum(source.type == "author" for source in behind)
    unnamed = sum(source.type.startswith("unnamed") for source in behind)
    rest = "1 item rests" if len(behind) == 1 else f"{len(behind)} items rest"
    parts = [f"{rest} on {_listed(kinds) if kinds else 'the article alone'}"]
    if own and kinds:
        parts.append(f"{own} on the article's own voice alone")
    if unnamed:
        parts.append(f"{unnamed} on unnamed sources")
    return "; ".join(parts) + "."


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
