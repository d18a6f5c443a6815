"""Whether two wordings may mean one source. In doubt they may: only a plain difference is held against an item."""

from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from summarizer.ground import Item
from summarizer.language.aliases import countries, demonyms, fold, same_name
from summarizer.language.speakers import Speaker
from summarizer.overlap import stems
from summarizer.schemas.draft import DraftSource
from summarizer.schemas.values import Affiliation, SourceType

# Letters by which a misspelt name of at least `_LONG` letters may differ.
_SLIPS, _LONG = 2, 9
# "Ida Brandt[, who runs the plant]": what follows tells about the source and may name others.
_APPENDED = regex.compile(r",|\s(?:who|which|that|whose)\b")

# What two people may be called without being one.
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))
_COMPANY = regex.compile(r"(?:the )?(?:company|firm|group|bank|corporation)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as the comparison needs it: how it is called, its name if it has one, whose side it speaks for.

    `words` are the stems of all that it is called, `lands` the countries among them, apart.
    """

    text: str
    name: str | None
    type: SourceType
    affiliation: Affiliation
    words: frozenset[str]
    lands: frozenset[str]

    @classmethod
    def of_source(cls, source: DraftSource) -> "Voice":
        """Read a source of a draft."""
        words = _words(f"{source.name} {source.descriptor}")
        return cls(source.name or source.descriptor, source.name or None, source.type, source.affiliation, *words)

    @classmethod
    def of_speaker(cls, speaker: Speaker) -> "Voice":
        """Read a speaker of an article, with all the words it has for them."""
        wordings = (speaker.descriptor.text, *(mention.text for mention in speaker.mentions))
        words = _words(" ; ".join(dict.fromkeys((speaker.name or "", *wordings))))
        return cls(speaker.name or speaker.descriptor.text, speaker.name, speaker.type, speaker.affiliation, *words)

    @property
    def is_company(self) -> bool:
        """Whether a text may call it "the company"."""
        return self.type == "named_group" and self.affiliation == "corporate"

    @property
    def called(self) -> frozenset[str]:
        """The stems of its name, or of the noun phrase that stands for one."""
        return stems(_APPENDED.split(self.text, maxsplit=1)[0])


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    folded = {fold(word) for word in text.replace(",", " ").split()}
    of_land = {word for word in folded if word in demonyms() or word in countries()}
    lands = frozenset(demonyms().get(word, word) for word in of_land)
    return stems(text) - stems(" ".join(sorted(of_land))) - _COURTESY, lands


def given_to(item: Item) -> list[Voice]:
    """Return the sources to whom an item gives what it says beside its text: none of the article's own voice."""
    return [Voice.of_source(one) for one in (item.voice, item.via) if one and one.type != "author"]


def may_be_same(one: Voice, other: Voice) -> bool:
    """Tell whether two sources may be one: a name or a word in common, or a description that fits the other.

    Two persons' names that differ, two lands, or two sides ("doctors", "police") are two sources.
    """
    if one.lands and other.lands and one.lands.isdisjoint(other.lands):
        return False
    if any(_COMPANY.fullmatch(voice.text) for voice in (one, other)):
        return "named_individual" not in {one.type, other.type} or one.is_company or other.is_company
    if one.type == other.type == "named_individual" and one.name and other.name:
        return same_name(one.name, other.name) or _is_slip(one.name, other.name)
    if not one.words or not other.words or share_words(one, other):
        return True
    if one.name and other.name:
        return False
    sides = {one.affiliation, other.affiliation}
    return len(sides) == 1 or "unknown" in sides


def _is_slip(one: str, other: str) -> bool:
    """Tell a misspelt name, which the name check reports."""
    return len(one) >= _LONG and OSA.distance(fold(one), fold(other), score_cutoff=_SLIPS) <= _SLIPS


def share_words(one: Voice, other: Voice) -> bool:
    """Tell whether two sources have a name or a word in common."""
    same = bool(one.name and other.name and same_name(one.name, other.name))
    return same or not one.words.isdisjoint(other.words)
