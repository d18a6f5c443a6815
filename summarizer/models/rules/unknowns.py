"""Unknowns: questions where a sentence says that something is unknown and has no clause that asks it whole.

"We do not know why." asks why of the sentence before, "where it was filmed" of what that sentence is about, and
"could not verify the figure" whether the figure can be verified.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarizer.language.clauses import Token, words
from summarizer.language.predicates import base_of, clause_words
from summarizer.models.rules.asking import BREAKS, is_verb, leans, piece, question
from summarizer.models.rules.sheet import Sheet
from summarizer.schemas.article import Sentence
from summarizer.schemas.spans import Hedge

_LONGEST = 10
"""Tokens of the longest noun phrase that a question asks about."""

_BARE = 3
"""Letters that a noun has more than which stands alone ("blame", "responsibility")."""
_POINTING = frozenset({"that", "this"})
_OF_NONE = {"neither": "either", "no": "any"}
_PARTS = frozenset({"either", "any", "both", "those", "these"})


class Unknown(NamedTuple):
    """A question, and the sentences that it rests on besides the one that says that it is open."""

    text: str
    also: tuple[int, ...] = ()


def unknown(sheet: Sheet, sentence: Sentence, hedge: Hedge, clause: Sequence[Token]) -> Unknown | None:
    """Return what is asked where the clause that follows a hedge makes no question by itself, or there is none."""
    if not clause:
        return _unverified(sheet, sentence, hedge)
    before = _told_before(sheet, sentence)
    if not before or clause[0].low not in clause_words("asks_back"):
        return None
    if len(clause) == 1:
        text = question((clause[0], *before), sheet.text)
        return _named(text.replace(f" {before[0].text} ", f" {_opener(before[0])} ", 1), sentence)
    it = next((at for at, token in enumerate(clause[:5]) if token.low == "it"), 0)
    subject = _only_thing(before)
    if not it or not subject:
        return None
    thing = f"{_opener(subject[0])} {piece(sheet.text, subject[1], subject[-1])}"
    text = question((*clause[:it], clause[it]._replace(low=subject[-1].low), *clause[it + 1 :]), sheet.text)
    return _named(text.replace(" it ", f" {thing} ", 1), sentence)


def _named(text: str, sentence: Sentence) -> Unknown | None:
    return Unknown(text, (sentence.number - 1,)) if text else None


def _opener(token: Token) -> str:
    return token.low if token.low in words("determiners") else token.text


def _told_before(sheet: Sheet, sentence: Sentence) -> tuple[Token, ...]:
    """Return the clause that the sentence before states, who says it left out; nothing where it leans itself."""
    number = sentence.number - 1
    if not sheet.is_body(number) or sheet.reading.sentence(number).paragraph != sentence.paragraph:
        return ()
    before = sheet.reading.sentence(number)
    said = [sheet.reading.attributions[at] for at in sheet.reading.attributed.get(number, ())]
    start = min((one.content[0].start for one in said if before.start <= one.content[0].start), default=before.start)
    tokens = sheet.plain_tokens(before, start, before.end)
    end = next((at for at, token in enumerate(tokens) if token.low in BREAKS), len(tokens))
    return () if not tokens or leans(tokens[0].low) or tokens[0].low in words("subordinators") else tokens[:end]


def _only_thing(clause: Sequence[Token]) -> Sequence[Token]:
    """Return the subject of a clause that names one thing: "the video" of "the video is from 2023"."""
    verb = next((at for at in range(2, min(len(clause), _LONGEST)) if is_verb(tuple(clause), at)), 0)
    named = [token for token in clause if token.low in words("determiners") or token.is_capital]
    is_one = len(named) == 1 and named[0] is clause[0] and clause[0].low in words("determiners")
    return clause[:verb] if is_one else ()


def _unverified(sheet: Sheet, sentence: Sentence, hedge: Hedge) -> Unknown | None:
    """Ask "Can the figure be verified?" where somebody "has not been able to verify that figure"."""
    verb = hedge.text.lower().rpartition(" ")[2]
    participle = _participles().get(verb)
    if participle is None:
        return None
    is_passive = verb == participle
    if is_passive:
        tokens = sheet.plain_tokens(sentence, sentence.start, hedge.start)
        tokens = tokens[:-1] if tokens and tokens[-1].low in words("auxiliaries") else tokens
    else:
        tokens = sheet.plain_tokens(sentence, hedge.end, sentence.end)
    if is_passive and len(tokens) == 1 and tokens[0].low in {"it", "they"}:
        return _of_thing(sheet, sentence, participle)
    if not is_passive and _is_bare(tokens):
        return Unknown(f"Can {tokens[0].text} be {participle}?")
    phrase = _phrase(tokens)
    if len(phrase) < 2 or (is_passive and len(phrase) < len(tokens)):
        return None
    pointing = phrase[0].low in _POINTING
    opener = "the" if pointing else _opener(phrase[0])
    opener = _OF_NONE.get(opener, opener)
    leans_back = (pointing or phrase[0].low in _PARTS | {"neither"}) and sheet.is_body(sentence.number - 1)
    also = (sentence.number - 1,) if leans_back else ()
    return Unknown(f"Can {opener} {piece(sheet.text, phrase[1], phrase[-1])} be {participle}?", also)


def _of_thing(sheet: Sheet, sentence: Sentence, participle: str) -> Unknown | None:
    """Ask "Can the video be verified?" where "It could not be verified" follows a sentence on the video."""
    thing = _only_thing(_told_before(sheet, sentence))
    if not thing:
        return None
    return _named(f"Can {_opener(thing[0])} {piece(sheet.text, thing[1], thing[-1])} be {participle}?", sentence)


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Tell a noun alone ("to attribute responsibility")."""
    ends = len(tokens) == 1 or (len(tokens) > 1 and tokens[1].low in BREAKS)
    return ends and tokens[0].low.isalpha() and len(tokens[0].low) > _BARE and not leans(tokens[0].low)


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the noun phrase that tokens begin with, nothing where they begin with something else."""
    opens = bool(tokens) and (tokens[0].low in words("determiners") | _POINTING | _PARTS)
    if not opens:
        return ()
    if tokens[0].low == "that" and len(tokens) > 1 and _opens_clause(tokens[1]):
        return ()
    ends = words("subordinators", "relatives", "coordinators") | BREAKS
    end = next((at for at in range(1, len(tokens)) if tokens[at].low in ends), len(tokens))
    return tokens[:end] if end <= _LONGEST and not any(is_verb(tuple(tokens[:end]), at) for at in range(1, end)) else ()


def _opens_clause(token: Token) -> bool:
    """Tell the "that" of "that the ship sank" and "that ships sank" from the one of "that figure"."""
    return token.low in words("determiners") or token.low.endswith("s") or token.is_capital


@cache
def _participles() -> dict[str, str]:
    """Return the participles of the verbs of finding out, by each of their forms that a hedge may end with."""
    found = clause_words("found_out")
    return {form: participle for participle in found for form in (base_of(participle), participle)}
