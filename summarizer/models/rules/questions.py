"""Questions: what the article says is unknown or under examination, put as a question in its own words."""

from collections.abc import Iterator

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.predicates import base_of, clause_words, is_finite
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import Sources
from summarizer.schemas.draft import DraftQuestion
from summarizer.schemas.spans import Hedge

_ASKING = frozenset({"ignorance", "investigation"})
_BREAKS = frozenset({",", ";", ":", "—", "--", "–", ".", "?", "!", QUOTE})
_MEASURES = frozenset({"many", "much", "long", "far", "often", "kind", "role"})
_LONGEST = 40
_VERDICTS = frozenset({"is", "was", "remains", "remained", "are", "were"})
_HAVING = {"has": "does", "have": "do", "had": "did"}


def questions(sheet: Sheet, sources: Sources) -> Iterator[DraftQuestion]:
    """Yield one question for each clause that is said to be unknown or looked into."""
    asked: set[str] = set()
    for sentence in sheet.body:
        for hedge in sheet.reading.hedges[sentence.number]:
            if hedge.type not in _ASKING or hedge.text.lower().startswith("ask"):
                continue
            clause = _clause(sheet, hedge, sentence.start, sentence.end)
            text = clause and question(clause, sheet.text)
            if text and text.casefold() not in asked:
                asked.add(text.casefold())
                stated_by = _stated_by(sheet, sources, hedge, sentence.number)
                yield DraftQuestion(sentences=[sentence.number], text=text, kind="stated_unknown", stated_by=stated_by)


def _clause(sheet: Sheet, hedge: Hedge, start: int, end: int) -> tuple[Token, ...]:
    """Return the question clause that follows a hedge: from its "whether" or "how" to the next break."""
    tokens = sheet.tokens(hedge.start, end)
    first = next((at for at, token in enumerate(tokens[:12]) if token.low in clause_words("interrogatives")), None)
    if first is None or any(token.low in {";", ".", "—"} for token in tokens[:first]):
        return ()
    opens = first == 0 and sheet.text[start : hedge.start].rstrip('“" ')[-1:] in {"", ";", ":"}
    last = first + 1
    while last < len(tokens) and last - first < _LONGEST and not _breaks(tokens, first, last):
        last += 1
    return _without_verdict(tokens[first:last]) if opens else tokens[first:last]


def _without_verdict(clause: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut "whether the dam failed | is disputed": a clause that opens the sentence ends before the main verb."""
    verb = next((at for at in range(1, len(clause)) if _is_verb(clause, at)), len(clause))
    end = (at for at in range(verb + 1, len(clause)) if clause[at].low in _VERDICTS)
    return clause[: next(end, len(clause))]


def _breaks(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    low = tokens[at].low
    if low in _BREAKS:
        return not (low == "," and at - first < 2)
    return low in clause_words("ends_question") and at - first > 2


def question(clause: tuple[Token, ...], text: str) -> str:
    """Turn an indirect question into a direct one where one step does it, "" where it takes more.

    "what prompted the attacks" needs none, "whether it was filmed" needs its auxiliary moved, "how they reached the
    post" a "did".
    """
    if len(clause) < 3 or clause[1].low == "to":
        return ""
    opener = clause[0].low
    rest = clause[1:]
    subject_asked = opener in {"what", "who", "which"} and _is_verb(rest, 0)
    if subject_asked:
        return _asked(_piece(text, clause[0], clause[-1]))
    lead = _lead(clause, text)
    rest = clause[lead[1] :]
    at = next((place for place in range(1, min(len(rest), 14)) if _is_verb(rest, place)), None)
    if at is None or any(_leans(token.low) for token in rest[:at]):
        return ""
    subject = _piece(text, rest[0], rest[at - 1])
    if rest[at].low in _HAVING and not _is_participle(rest, at + 1):
        parts = [lead[0], _HAVING[rest[at].low], subject, "have", _piece(text, rest[at + 1], rest[-1])]
    elif rest[at].low in clause_words("invertible") and at + 1 < len(rest):
        parts = [lead[0], rest[at].text, subject, _piece(text, rest[at + 1], rest[-1])]
    elif rest[at].low.endswith("ed") or rest[at].low in words("pasts"):
        after = _piece(text, rest[at + 1], rest[-1]) if at + 1 < len(rest) else ""
        parts = [lead[0], "did", subject, base_of(rest[at].low), after]
    else:
        return ""
    return _asked(" ".join(word for word in parts if word))


def _leans(low: str) -> bool:
    """Tell a word that needs the text before ("its"), or behind which the verb is not the subject's ("that is")."""
    return low in clause_words("pronouns") | clause_words("pointing")


def _is_participle(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell "had [never] fallen" from "had help"; true where nothing follows."""
    while at < len(tokens) and is_adverb(tokens[at].low):
        at += 1
    low = tokens[at].low if at < len(tokens) else "been"
    return low.endswith(("ed", "en", "wn")) or low in words("pasts") | {"been", "done", "gone", "had"}


def _lead(clause: tuple[Token, ...], text: str) -> tuple[str, int]:
    """Return the question word with what belongs to it ("how many people"), and how many tokens that is."""
    if clause[0].low in {"whether", "if"}:
        return "", 2 if len(clause) > 2 and clause[1].low == "or" else 1
    if len(clause) > 4 and clause[1].low in {"or", "and"} and clause[2].low in clause_words("interrogatives"):
        return _piece(text, clause[0], clause[2]), 3
    if clause[0].low in {"how", "what", "which"} and clause[1].low in {
        "many",
        "much",
        "long",
        "far",
        "often",
        "kind",
        "role",
    }:
        return "", 0
    return clause[0].text, 1


def _is_verb(tokens: tuple[Token, ...], at: int) -> bool:
    low = tokens[at].low
    if low in clause_words("invertible") or low in words("pasts"):
        return True
    if is_adverb(low) or tokens[at].is_capital:
        return False
    return is_finite(tokens, at) or (
        low.endswith("ed") and len(low) > 4 and (at == 0 or tokens[at - 1].low not in words("determiners"))
    )


def _piece(text: str, first: Token, last: Token) -> str:
    return " ".join(text[first.start : last.end].split())


def _asked(piece: str) -> str:
    return piece[:1].upper() + piece[1:] + "?"


def _stated_by(sheet: Sheet, sources: Sources, hedge: Hedge, number: int) -> str:
    """Return the source in whose words the hedge stands, "" for the author."""
    for index in sources.of_sentence(number):
        attribution = sheet.reading.attributions[index]
        spans = (*attribution.content, attribution.cue)
        if attribution.source and any(span.start <= hedge.start < span.end for span in spans):
            return sources.id_of(index)
    return ""
