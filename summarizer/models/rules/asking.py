"""Asking: an indirect question turned into a direct one, where one step does it."""

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.predicates import base_of, clause_words
from summarizer.language.verbs import is_finite

BREAKS = frozenset({",", ";", ":", "—", "--", "–", ".", "?", "!", QUOTE})
"""Marks at which a question clause ends."""

_MEASURES = frozenset({"many", "much", "kind", "role"})
_HAVING = {"has": "does", "have": "do", "had": "did"}


def question(clause: tuple[Token, ...], text: str) -> str:
    """Turn an indirect question into a direct one where one step does it, "" where it takes more.

    "what prompted the attacks" needs none, "whether it was filmed" needs its auxiliary moved, "how they reached the
    post" a "did".
    """
    if len(clause) < 3 or clause[1].low == "to":
        return ""
    opener = clause[0].low
    rest = clause[1:]
    subject_asked = opener in {"what", "who", "which"} and is_verb(rest, 0)
    if subject_asked or (opener in {"what", "who"} and _is_present(rest, 0)) or _is_counted(clause):
        return asked(piece(text, clause[0], clause[-1]))
    lead = _lead(clause, text)
    rest = clause[lead[1] :]
    at = next((place for place in range(1, min(len(rest), 14)) if is_verb(rest, place)), None)
    if not lead[1] and at is None:
        return ""  # "how many of the engines", without what became of them
    if present := _present(rest, at):
        return asked(" ".join(filter(None, _doing(lead[0], rest, present, text))))
    if at is None or any(leans(token.low) for token in rest[:at]):
        return ""
    subject = piece(text, rest[0], rest[at - 1])
    if rest[at].low in _HAVING and not _is_participle(rest, at + 1):
        parts = [lead[0], _HAVING[rest[at].low], subject, "have", piece(text, rest[at + 1], rest[-1])]
    elif rest[at].low in clause_words("invertible") and at + 1 < len(rest):
        parts = [lead[0], rest[at].text, subject, piece(text, rest[at + 1], rest[-1])]
    elif rest[at].low.endswith("ed") or rest[at].low in words("pasts"):
        after = piece(text, rest[at + 1], rest[-1]) if at + 1 < len(rest) else ""
        parts = [lead[0], "did", subject, base_of(rest[at].low), after]
    else:
        return ""
    return asked(" ".join(word for word in parts if word))


def _doing(lead: str, rest: tuple[Token, ...], verb: int, text: str) -> list[str]:
    """Return the words of "does the levy cover water"."""
    what = piece(text, rest[verb + 1], rest[-1]) if verb + 1 < len(rest) else ""
    return [lead, "does", piece(text, rest[0], rest[verb - 1]), base_of(rest[verb].low), what]


def _is_counted(clause: tuple[Token, ...]) -> bool:
    """Tell "how many people died", which asks for its subject, from "how many people they met"."""
    if clause[0].low != "how" or clause[1].low not in {"many", "much"}:
        return False
    at = next((at for at in range(3, min(len(clause), 8)) if clause[at].low == "died" or is_verb(clause, at)), 0)
    first = 4 if clause[2].low == "of" and clause[3].low in words("determiners") else 2
    return at > 0 and not any(leans(one.low) or one.low in words("determiners") for one in clause[first:at])


def _present(rest: tuple[Token, ...], verb: int | None) -> int:
    """Return the one verb in the present ("the levy covers water"), 0 where there is none or another verb is near."""
    ends = (at for at, token in enumerate(rest) if token.low in BREAKS or token.low in words("relatives"))
    stop = next(ends, len(rest))
    if (verb is not None and verb < stop) or any(leans(token.low) for token in rest[:1]):
        return 0
    found = [at for at in range(1, min(stop, 9)) if _is_present(rest, at)]
    return found[0] if len(found) == 1 and not rest[found[0] - 1].low.endswith("s") else 0


def _is_present(tokens: tuple[Token, ...], at: int) -> bool:
    low = tokens[at].low
    if not low.endswith("s") or low.endswith(("ss", "us", "is", "'s", "’s")) or tokens[at].is_capital:
        return False
    is_closed = low in words("determiners", "prepositions") or low in clause_words("pronouns")
    return not is_closed and base_of(low) != low


def leans(low: str) -> bool:
    """Tell a word that needs the text before ("its"), or behind which the verb is not the subject's ("that is")."""
    return low in clause_words("pronouns", "pointing")


def _is_participle(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell "had [never] fallen" from "had help"; true where nothing follows."""
    while at < len(tokens) and is_adverb(tokens[at].low):
        at += 1
    low = tokens[at].low if at < len(tokens) else "been"
    return low.endswith(("ed", "en", "wn")) or low in words("pasts") or low in {"been", "done", "gone", "had"}


def _lead(clause: tuple[Token, ...], text: str) -> tuple[str, int]:
    """Return the question word with what belongs to it ("how many people"), and how many tokens that is."""
    if clause[0].low in {"whether", "if"}:
        return "", 2 if len(clause) > 2 and clause[1].low == "or" else 1
    if len(clause) > 4 and clause[1].low in {"or", "and"} and clause[2].low in clause_words("interrogatives"):
        return piece(text, clause[0], clause[2]), 3
    if clause[0].low == "how" and clause[1].low in {"long", "far", "often", "quickly", "soon"}:
        return piece(text, clause[0], clause[1]), 2
    if clause[0].low in {"how", "what", "which"} and clause[1].low in _MEASURES:
        return "", 0
    return clause[0].text, 1


def is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a finite verb, the past tenses that look like participles included."""
    low = tokens[at].low
    if low in clause_words("invertible") or low in words("pasts"):
        return True
    if is_adverb(low) or tokens[at].is_capital:
        return False
    return is_finite(tokens, at) or (
        low.endswith("ed") and len(low) > 4 and (at == 0 or tokens[at - 1].low not in words("determiners"))
    )


def piece(text: str, first: Token, last: Token) -> str:
    """Return the text from one token to another on one line."""
    return " ".join(text[first.start : last.end].split())


def asked(words: str) -> str:
    """Return words as a question."""
    return words[:1].upper() + words[1:] + "?"
