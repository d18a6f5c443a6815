"""What qualifies a statement stays: a former minister is none, provisional results are not final, Gradac no country."""

from collections.abc import Iterator

import regex

from summarizer.checks import cited
from summarizer.checks.finding import excerpt, finding
from summarizer.ground import Item
from summarizer.language.qualifiers import Qualifier, is_wide, qualifiers, widening
from summarizer.overlap import share, stem_sequence, stems
from summarizer.reading import Reading
from summarizer.schemas.brief import Finding
from summarizer.schemas.spans import Evidence

# Content words of a governed clause by which it is recognised, and the share of them that the text must have.
_NEAR, _SHARE = 5, 0.75
_DEFINITE = r"\b(?:the|its|his|her|their|those|these|all|both)\s(?:[\w’'-]+\s)?"


def check(item: Item, reading: Reading) -> Iterator[Finding]:
    """Find a qualifier of the cited sentences that the text drops, and a place that it widens."""
    yield from next(_dropped(item, reading), ()) or _widened(item, reading)


def _dropped(item: Item, reading: Reading) -> Iterator[tuple[Finding, ...]]:
    for evidence in item.evidence:
        for one in qualifiers(evidence.quote):
            if _is_told_without(one, item.text) and not _is_plain(one, evidence, reading):
                words = excerpt(evidence.quote[max(0, one.word.start - 30) : one.word.end + 50])
                message = f"“{one.word.text.strip()}” is dropped: the article has “{words}”. Keep it in the text."
                weight = cited.severity(item, instead=_asserted(one, item.text))
                yield (finding(item.id, "qualifier", message, one.word.shift(evidence.start), weight),)
                return


def _is_told_without(one: Qualifier, text: str) -> bool:
    """Tell a text that has what a qualifier governs, and nothing that says as much as the qualifier."""
    rule, wanted = one.rule, stem_sequence(one.governed)
    if not wanted or rule.kept.search(text) or (rule.asserts and not rule.asserts.search(text)):
        return False
    if rule.governs == "clause":
        near = wanted[:_NEAR]
        return len(near) > 1 and near[0] in stems(text) and share(near, stems(text)) >= _SHARE
    if rule.is_definite:
        noun = regex.escape(one.governed.split()[0])
        found = regex.search(rf"{_DEFINITE}{noun}\b", text, regex.IGNORECASE)
        return found is not None and len(wanted) > 1 and _stands(wanted[:2], text)
    return _stands(wanted, text)


def _stands(wanted: tuple[str, ...], text: str, before: frozenset[str] = frozenset()) -> bool:
    """Tell whether words stand next to each other in a text, by their stems, where none of `before` comes before."""
    there = stem_sequence(text)
    places = (at for at in range(len(there)) if there[at : at + len(wanted)] == wanted)
    return any(at == 0 or there[at - 1] not in before for at in places)


def _is_plain(one: Qualifier, evidence: Evidence, reading: Reading) -> bool:
    """Tell whether the article itself has the governed words elsewhere without the qualifier."""
    if one.rule.governs != "after" or one.rule.asserts or one.rule.is_definite or one.rule.is_timed:
        return False
    wanted, qualifying = stem_sequence(one.governed), stems(one.word.text)
    if wanted and wanted[0][:1].isdigit():
        return False
    others = (s.number for s in reading.told if s.number != evidence.sentence)
    return any(_stands(wanted, reading.text_of(number), qualifying) for number in others)


def _asserted(one: Qualifier, text: str) -> frozenset[str]:
    """Return the stems by which a text says more than what is qualified."""
    noun = stem_sequence(one.word.text)[-1:]
    ours = stem_sequence(text)
    if noun and noun[0] in ours[1:]:  # "high confidence" for "low confidence"
        return frozenset((ours[ours.index(noun[0], 1) - 1],))
    found = one.rule.asserts.finditer(text) if one.rule.asserts else ()
    return frozenset().union(*(stems(match.group()) for match in found))


def _widened(item: Item, reading: Reading) -> Iterator[Finding]:
    wide = widening(item.text)
    if wide is None or any(is_wide(reading.text_of(number)) for number in cited.with_neighbours(item, reading)):
        return
    message = f"“{wide.text}” is nowhere in what the article says of it. Keep the place that it names."
    yield finding(item.id, "qualifier", message, severity=cited.severity(item, instead=stems(wide.text)))
