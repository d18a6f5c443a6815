"""Cues: words that say that somebody says, thinks or wants something, found by a lexicon and their neighbours.

Owns the reading of one verb or noun as a cue; whose it is and what it governs are found by `subjects` and `contents`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.data import listed, table

Form = Literal["base", "s", "past", "participle", "ing"]

FAR = 5
"""Tokens before "far as to" among which its "not" stands."""

_VOWELS = frozenset("aeiou")
_GOVERNED: tuple[Form, ...] = ("participle", "past", "base", "ing")
_ADJECTIVE_ENDS = ("al", "ive", "ous", "ful", "less", "ic", "able", "ible", "ary", "ed", "ing")


class Verb(NamedTuple):
    """A reporting verb: the act it performs in each construction that it takes."""

    lemma: str
    acts: Mapping[str, str]


class Cue(NamedTuple):
    """A cue at tokens `first` to `last`: `head` is the verb itself, `first` its first auxiliary or adverb.

    `is_unsaid` is one that somebody "stopped short of" or wrote "instead of": nothing was said.
    """

    first: int
    head: int
    last: int
    verb: Verb
    form: Form
    is_passive: bool
    is_negated: bool
    is_infinitive: bool
    is_unsaid: bool


@cache
def verb_forms() -> Mapping[str, tuple[Verb, frozenset[Form]]]:
    """Return each inflected form of the lexicon with its verb and what form it can be."""
    acts: dict[str, dict[str, str]] = {}
    for entry in table("reporting_verbs")["verb"]:
        for lemma in entry["verbs"].split():
            for frame in entry["takes"]:
                acts.setdefault(lemma, {}).setdefault(frame, entry["act"])
    found: dict[str, tuple[Verb, frozenset[Form]]] = {}
    for lemma, frames in acts.items():
        _add_forms(found, lemma, Verb(lemma, frames))
    return found


@cache
def phrasal_forms() -> Mapping[str, Mapping[str, tuple[Verb, frozenset[Form]]]]:
    """Return the forms of verbs that are cues with a particle alone, by particle."""
    found: dict[str, dict[str, tuple[Verb, frozenset[Form]]]] = {}
    for act, pairs in table("reporting_verbs")["phrasal"].items():
        for pair in pairs.split():
            lemma, particle = pair.split("_")
            _add_forms(found.setdefault(particle, {}), lemma, Verb(pair.replace("_", " "), {"that": act}))
    return found


def _add_forms(found: dict[str, tuple[Verb, frozenset[Form]]], lemma: str, verb: Verb) -> None:
    for word, form in _inflected(lemma):
        known, forms = found.get(word, (verb, frozenset[Form]()))
        found[word] = (known, forms | {form})


def _inflected(lemma: str) -> Iterator[tuple[str, Form]]:
    yield lemma, "base"
    irregular = table("reporting_verbs")["irregular"].get(lemma)
    if irregular:
        for word in irregular.split():
            yield word, _irregular_form(word)
        return
    y_stem = lemma.endswith("y") and lemma[-2] not in _VOWELS
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    yield (lemma[:-1] + "ies" if y_stem else lemma + ("es" if sibilant else "s")), "s"
    yield (lemma[:-1] + "ied" if y_stem else lemma + ("d" if lemma.endswith("e") else "ed")), "past"
    yield (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing", "ing"


def _irregular_form(word: str) -> Form:
    if word.endswith(("ing", "s")):
        return "ing" if word.endswith("ing") else "s"
    return "participle" if word.endswith("n") else "past"


def cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """Yield the verbs of the lexicon that are verbs here, in order."""
    for at, verb, forms, last in _listed(tokens):
        if tokens[at].is_capital and at and tokens[at - 1].low[0].isalpha() and not _is_headline(tokens):
            continue
        if cue := _cue(tokens, at, verb, forms):
            yield cue._replace(last=last)


def _listed(tokens: Sequence[Token]) -> Iterator[tuple[int, Verb, frozenset[Form], int]]:
    """Yield the words that are forms of verbs of the lexicon, and where each ends, its particle included."""
    forms, phrasal, listed = verb_forms(), phrasal_forms(), _all_forms()
    for at in [at for at, token in enumerate(tokens) if token.low in listed]:
        low, follows = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
        is_estimate = (follows, tokens[at + 2].low if at + 2 < len(tokens) else "") == ("it", "at")  # "put it at 1%"
        if not is_estimate and (known := phrasal.get(follows, {}).get(low)):
            yield at, *known, at + 1
        elif known := forms.get(low):
            yield at, *known, at


@cache
def _all_forms() -> frozenset[str]:
    """Return the forms of all verbs that are cues, alone or with a particle."""
    return frozenset(verb_forms()).union(*phrasal_forms().values())


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell a line in title case, where capitals say nothing."""
    longer = [token for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    return 2 * sum(token.is_capital for token in longer) > len(longer)


def _cue(tokens: Sequence[Token], at: int, verb: Verb, forms: frozenset[Form]) -> Cue | None:
    first, has_auxiliary, is_passive, negated = _group(tokens, at)
    before = tokens[first - 1].low if first else ""
    is_unsaid = before == "of" and first > 1 and tokens[first - 2].low in {"short", "instead"}
    is_unsaid = is_unsaid or _goes_not_so_far(tokens, first)
    is_infinitive = before == "to" and ("base" in forms or has_auxiliary)  # "to have said"
    form = _form(tokens, first, verb, forms, governed=has_auxiliary or is_infinitive)
    if form is None or (form == "past" and before in {"as", "than"}):
        return None
    if verb.lemma == "refer" and [token.low for token in tokens[at + 1 : at + 3]] == ["to", "as"]:
        return None  # "an officer referred to as Neil": what he is called
    if verb.lemma == "call" and form == "past" and (before in words("named") or _names(tokens, at)):
        return None
    is_passive = form in {"past", "participle"} and (is_passive or _is_reduced(tokens, at, before))
    return Cue(first, at, at, verb, form, is_passive, negated, is_infinitive, is_unsaid)


def _goes_not_so_far(tokens: Sequence[Token], first: int) -> bool:
    """Tell "did not go so far as to say"."""
    if [token.low for token in tokens[max(0, first - 3) : first]] != ["far", "as", "to"]:
        return False
    return any(token.low in words("negatives") for token in tokens[max(0, first - 3 - FAR) : first - 3])


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Tell "a channel called Frontline": a noun with its article before the verb, a name after it."""
    is_noun = at > 1 and tokens[at - 2].low in {"a", "an"}
    return is_noun and at + 1 < len(tokens) and tokens[at + 1].is_capital


def _is_reduced(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Tell a passive without its auxiliary: "first reported by", "Asked about it, …", "when told of it"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    means = tokens[at + 2].low if at + 2 < len(tokens) else ""
    if before == "," and tokens[at].low == "asked" and follows in {"about", "whether", "if", "how", "why", "what"}:
        return True  # "The ministry, asked about the trains, said …"
    return (follows == "by" and means not in words("means")) or (
        before in {"", "when", "if"} and follows not in {"", QUOTE}
    )


def _group(tokens: Sequence[Token], at: int) -> tuple[int, bool, bool, bool]:
    """Return where the verb group begins, and whether it has an auxiliary, a form of be, a negation."""
    first, auxiliary, passive, negated = at, False, False, False
    while first:
        low = tokens[first - 1].low
        if low in {"'s", "’s"} and (first < 2 or tokens[first - 2].low not in words("contracting")):
            break
        if low in words("auxiliaries"):
            auxiliary = True
            passive = passive or low in words("passive")
        elif (not is_adverb(low) and low not in {"not", "never"}) or first == 1 or tokens[first - 2].low in {",", "."}:
            break
        negated = negated or low in words("negatives")
        first -= 1
    if not (auxiliary or negated):
        first = at
    return first, auxiliary, passive, negated


def _form(tokens: Sequence[Token], first: int, verb: Verb, forms: frozenset[Form], *, governed: bool) -> Form | None:
    """Return which form the word has here, None where its neighbours make it a noun or an adjective."""
    before = _before(tokens, first)
    low = before.low if before else ""
    if governed:
        return next((form for form in _GOVERNED if form in forms), None)
    if low in words("noun_marks") or "participle" in forms:
        return None
    if "past" in forms:
        return None if low in words("prepositions") and low not in {"after", "before", "since"} else "past"
    if "ing" in forms:
        return "ing"
    if verb.lemma not in homographs():
        return None if low in words("prepositions") or not before else ("s" if "s" in forms else "base")
    if "s" in forms:
        return None if _is_modifier(low) or _in_prepositional(tokens, first) else "s"
    return "base" if _is_plural(before) or _has_plural_head(tokens, first) else None


def _has_plural_head(tokens: Sequence[Token], verb: int) -> bool:
    """Tell the verb of "Sources close to the player claim that" from the noun of "rejected the players' claim that"."""
    if verb < 2 or [token.low for token in tokens[verb + 1 : verb + 2]] != ["that"]:
        return False
    start = next((at + 1 for at in range(verb - 1, -1, -1) if not tokens[at].low[0].isalnum()), 0)
    lows = [token.low for token in tokens[start:verb]]
    head = next((at for at, low in enumerate(lows[:3]) if _is_plural(tokens[start + at]) and at + 1 < len(lows)), None)
    if head is None or lows[0] in words("prepositions", "subordinators") or lows[-1] in words("prepositions"):
        return False
    is_phrase = lows[head + 1] in words("prepositions") or lows[head + 1] in {"close", "who", "familiar"}
    return is_phrase and not any(low in words("auxiliaries", "pasts") or low.endswith("ed") for low in lows)


@cache
def homographs() -> frozenset[str]:
    """Return the verbs whose base or -s form is a noun as well."""
    return listed("reporting_verbs", "homographs", "verbs")


@cache
def tentative_forms() -> frozenset[str]:
    """Return the forms of the verbs under which a source stands for little ("hint", "suspect")."""
    verbs = str(table("reporting_verbs")["tentative"]["verbs"]).split()
    return frozenset(word for verb in verbs for word, _ in _inflected(verb))


def _before(tokens: Sequence[Token], first: int) -> Token | None:
    at = first - 1
    while at >= 0 and is_adverb(tokens[at].low):
        at -= 2 if is_at_first(tokens, at) else 1
    return tokens[at] if at >= 0 else None


def is_at_first(tokens: Sequence[Token], at: int) -> bool:
    """Tell the second word of "at first" and "at once", an adverb of two words."""
    return at > 0 and tokens[at].low in {"first", "once"} and tokens[at - 1].low == "at"


def _in_prepositional(tokens: Sequence[Token], first: int) -> bool:
    """Tell the noun of "in most battleground states": small words back to a preposition, no article between."""
    for at in range(first - 1, max(-1, first - 4), -1):
        token = tokens[at]
        if token.low in words("prepositions"):
            return True
        if token.is_capital or token.low in words("determiners") or not token.low[0].isalpha():
            return False
    return False


def _is_modifier(low: str) -> bool:
    return (
        low in words("prepositions")
        or low in {"these", "those", "some", "many", "and", "or", "such", "any", "other", "few", ""}
        or low.endswith(_ADJECTIVE_ENDS)
        or low.isdigit()
    )


def _is_plural(before: Token | None) -> bool:
    if before is None:
        return False
    low = before.low
    return (
        low in words("plurals") or (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in {",", QUOTE}
    )
