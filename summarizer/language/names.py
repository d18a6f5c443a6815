"""Names: where proper names stand in an article, which mentions name the same, and of what kind they are.

No gazetteer and no model: capitals, the article's own lower-case words, titles, and a short list of known bodies.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from summarizer.language.aliases import (
    bare,
    body_words,
    fold,
    handles,
    initials,
    is_demonym,
    known_bodies,
    place_words,
    places,
    qualifiers,
    same_name,
)
from summarizer.language.capitals import (
    Evidence,
    Line,
    Word,
    evidence,
    evident_parts,
    is_evident,
    is_loud,
    line_of,
    role_words,
    runs,
    trimmed,
)
from summarizer.language.clauses import words
from summarizer.language.roles import role_plurals
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Span

NameKind = Literal["person", "organisation", "place", "other", "unknown"]

_PERSON_AFTER = regex.compile(
    r",? (?:who|\d{2},)\b|, (?:a|an|the|his|her|\d{2})\b|\s(?:said|says|told|tweeted|wrote|added|asked)\b"
)
_NEAR = 24
"""Characters read before a name for its title or preposition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Span):
    """A mention of a proper name. `key` is the fullest form that the article has, shared by all its mentions."""

    key: str
    kind: NameKind


_Found = tuple[Span, NameKind]


def names(text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """Return the proper names of `sentences`, parts of `text`, in order. Offsets are those of `text`.

    The capital of a sentence's first word, of a headline in title case and of a line in capitals is no evidence:
    such a word counts only where the article has it elsewhere in mid-sentence. Linear in the text.
    """
    lines = [line_of(text, sentence.start, sentence.end) for sentence in sentences]
    loud = [is_loud(text, line) for line in lines]
    seen = evidence(line for line, shouted in zip(lines, loud, strict=True) if not shouted)
    found = [one for line, shouted in zip(lines, loud, strict=True) for one in _in_line(text, line, seen, loud=shouted)]
    return _keyed(found)


@lru_cache(maxsize=512)  # a sentence is compared with every item that cites it
def proper_names(text: str) -> tuple[Span, ...]:
    """Return the proper names of a short text that stands alone, such as one sentence of a summary."""
    line = line_of(text, 0, len(text))
    loud = is_loud(text, line)
    seen = evidence([] if loud else [line])
    return tuple(span for span, _ in _in_line(text, line, seen, loud=loud))


@lru_cache(maxsize=512)  # a source's words are read for its name and for the body it serves
def names_in_phrase(phrase: str) -> tuple[Span, ...]:
    """Return the proper names of a noun phrase cut from a sentence: no capital in it is owed to its place."""
    line = line_of(phrase, 0, len(phrase))
    line = line._replace(words=[word._replace(is_initial=False) for word in line.words])
    return tuple(span for span, _ in _in_line(phrase, line, evidence([line]), loud=False))


def _in_line(text: str, line: Line, seen: Evidence, *, loud: bool) -> Iterator[_Found]:
    for run in _parts(text, line, seen) if loud else runs(text, line):
        kept = trimmed(run, seen, loud=loud)
        cut = next((at for at in range(len(kept) - 1, 0, -1) if _is_title(kept, at - 1)), 0)
        for part, titled in ((_before_title(kept[:cut]), False), (kept[cut:], cut > 0)):
            if part and part[-1].low not in role_words() and is_evident(text, part, seen, loud=loud):
                span = Span.cut(text, part[0].start, part[-1].end)
                yield span, "person" if titled and part[0].low not in body_words() else _kind(text, span)


def _is_title(run: Sequence[Word], at: int) -> bool:
    """Tell the title of "General Reza" from the subject matter of "Defense Ministry" and of "Veterans Park"."""
    if run[at].low in role_plurals() and run[at + 1].low in words("grounds") and at + 2 == len(run):
        return False
    return run[at].low in role_words() and not (run[at].low in qualifiers() and run[at + 1].low in body_words())


def _parts(text: str, line: Line, seen: Evidence) -> Iterator[list[Word]]:
    for run in runs(text, line):
        yield from evident_parts(run, seen)


def _before_title(run: Sequence[Word]) -> list[Word]:
    """Keep what stands before a title: "Pentagon" of "Pentagon Press Secretary", nothing of "Iranian President"."""
    kept = list(run)
    while kept and (kept[-1].low in role_words() or is_demonym(kept[-1].text) or kept[-1].low in qualifiers()):
        kept.pop()
    return kept


def _kind(text: str, span: Span) -> NameKind:
    folded = fold(span.text)
    if folded in places() or folded.rpartition(" ")[2] in place_words():
        return "place"
    if folded in known_bodies() or _is_body(span.text, folded.split()):
        return "organisation"
    before = [word.rstrip(".,") for word in text[max(0, span.start - _NEAR) : span.start].lower().split()]
    if before and before[-1] in role_words():
        return "person"
    if before and before[-1] in words("calls_a_body"):
        return "organisation"  # "the newspaper Lorne Enquirer"
    if any(word in words("place_prepositions") for word in [word for word in before if word != "the"][-1:]):
        return "place"
    is_person = 2 <= len(folded.split()) <= 4 and before[-1:] != ["the"] and _PERSON_AFTER.match(text, span.end)
    return "person" if is_person else "unknown"


def _is_body(name: str, parts: Sequence[str]) -> bool:
    if not parts:
        return False
    is_acronym = name.isupper() and name.isalpha() and 2 <= len(name) <= 6
    return is_acronym or parts[-1] in body_words() or parts[0] in body_words()


def _keyed(found: Sequence[_Found]) -> tuple[Name, ...]:
    """Give every mention the key of the fullest form, and the kind that its mentions show."""
    forms = sorted({span.text for span, _ in found}, key=lambda form: (-len(bare(form)), -len(form), form))
    keys = _keys(forms)
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for span, kind in found:
        votes[keys[span.text]][kind] += 1
    surnamed = {key for form, key in keys.items() if len(bare(key)) > 1 and bare(form) == bare(key)[-1:]}
    kinds = {key: _most(counted, surnamed=key in surnamed) for key, counted in votes.items()}
    return tuple(
        Name(start=span.start, end=span.end, text=span.text, key=keys[span.text], kind=kinds[keys[span.text]])
        for span, _ in found
    )


def _most(votes: Counter[NameKind], *, surnamed: bool) -> NameKind:
    """Return the kind most mentions show. One preposition makes no place; "Doe" after "Jane Doe" makes a person."""
    total = votes.total()
    shown = {kind: count for kind, count in votes.items() if kind != "unknown"}
    if surnamed and not shown.get("organisation") and 2 * shown.get("place", 0) < total:
        return "person"
    if not shown:
        return "unknown"
    kind = max(shown, key=lambda each: shown[each])
    return "unknown" if kind == "place" and 2 * shown["place"] < total else kind


def _keys(forms: Sequence[str]) -> dict[str, str]:
    """Map each form, fullest first, to the first fuller form that can name the same."""
    keys: dict[str, str] = {}
    by_handle: dict[str, list[str]] = {}
    for form in forms:
        keys[form] = next((other for other in _fuller(form, by_handle) if same_name(form, other)), form)
        if keys[form] == form:
            for handle in handles(form):
                by_handle.setdefault(handle, []).append(form)
    return keys


def _fuller(form: str, by_handle: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the forms looked up so far, each at least as full, that may name the same.

    Two full names do not meet in a first name or in initials, and in a surname only if one has more words.
    """
    parts = bare(form)
    is_full = len(parts) > 1
    for handle in handles(form):
        if is_full and handle in {parts[0], initials(form)}:
            continue
        for other in by_handle.get(handle, ()):
            if is_full and handle == parts[-1] and len(bare(other)) == len(parts):
                break
            yield other
