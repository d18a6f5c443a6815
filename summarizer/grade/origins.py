"""Origins: which sources cannot confirm each other because they are one organisation or one anonymous circle.

Conservative on purpose: two officials of one ministry are one origin, and so are all unnamed sources of one
affiliation.
"""

from summarizer.language.aliases import fold
from summarizer.language.descriptions import bodies, known_bodies
from summarizer.language.names import proper_names
from summarizer.schemas.draft import DraftSource


def origin_of(source: DraftSource) -> str:
    """Return the origin of a source, a key that sources of one origin share."""
    if source.type == "author":
        return "article"
    if organisation := organisation_in(source.descriptor) or organisation_in(source.name):
        return organisation
    if source.type in ("unnamed_individual", "unnamed_group"):
        return f"unnamed {source.affiliation}"
    return fold(source.name or source.descriptor)


def organisation_in(words: str) -> str | None:
    """Return the organisation that a source's description names first, folded to compare; None where it names none.

    What follows a comma describes the organisation and may name others.
    """
    names = (fold(span.text) for span in proper_names(f"– {words.split(',')[0]}"))
    return next((name for name in names if name in known_bodies() or _heads(name)), None)


def _heads(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and not bodies().keys().isdisjoint((parts[0], parts[-1]))
