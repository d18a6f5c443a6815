"""Questions: what the article says is unknown or under examination, put as a question in its own words."""

from collections.abc import Iterator

from summarizer.language.clauses import QUOTE, Token, is_adverb, words
from summarizer.language.predicates import base_of, clause_words, is_finite
from summarizer.language.roles import role_nouns
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import Sources
from summarizer.schemas.draft import DraftQuestion
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import DraftQuestionKind

_ASKING = frozenset({"ignorance", "investigation"})
_BREAKS = frozenset({",", ";", ":", "—", "--", "–", ".", "?", "!", QUOTE})
_MEASURES = frozenset({"many", "much", "kind", "role"})
_DISPUTED = frozenset({"disputed", "contested", "disputes", "debated"})
_LONGEST_SUBJECT = 10
_LONGEST = 40
_LONGEST_TEXT = 500
_VERDICTS = frozenset({"is", "was", "remains", "remained", "remain", "are", "were"})
_HAVING = {"has": "does", "have": "do", "had": "did"}


def questions(sheet: Sheet, sources: Sources) -> Iterator[DraftQuestion]:
    """Yield one question for each clause that is said to be unknown or looked into."""
    asked: set[str] = set()
    for sentence in sheet.body:
        for hedge in sheet.reading.hedges[sentence.number]:
            if hedge.type not in _ASKING or hedge.text.lower().startswith("ask"):
                continue
            clause = _clause(sheet, hedge, sentence.start, sentence.end)
            text = question(clause, sheet.text) if clause else _of_noun(sheet, hedge, sentence.start, sentence.end)
            if text and len(text) <= _LONGEST_TEXT and text.casefold() not in asked:
                asked.add(text.casefold())
                stated_by = _stated_by(sheet, sources, hedge, sentence.number)
                kind = _kind(sheet, sentence.start, sentence.end)
                yield DraftQuestion(sentences=[sentence.number], text=text, kind=kind, stated_by=stated_by)


def _kind(sheet: Sheet, start: int, end: int) -> DraftQuestionKind:
    disputed = any(token.low in _DISPUTED for token in sheet.tokens(start, end))
    return "disputed" if disputed else "stated_unknown"


def _of_noun(sheet: Sheet, hedge: Hedge, start: int, end: int) -> str:
    """Ask "What is the cost of the damage?" where "the cost of the damage is not yet known"."""
    tokens = sheet.tokens(start, end)
    at = next((at for at, token in enumerate(tokens[:_LONGEST_SUBJECT]) if token.low in _VERDICTS), 0)
    first = tokens[0] if tokens else None
    if first is None or first.low != "the" or not at or not _is_verdict(tokens, at, hedge):
        return ""
    if any(token.low in _BREAKS or _leans(token.low) or is_finite(tokens, n) for n, token in enumerate(tokens[:at])):
        return ""
    verb = {"remains": "is", "remain": "are", "remained": "was"}.get(tokens[at].low, tokens[at].low)
    return f"What {verb} the {_piece(sheet.text, tokens[1], tokens[at - 1])}?"


def _is_verdict(tokens: tuple[Token, ...], at: int, hedge: Hedge) -> bool:
    """Tell a clause that ends with the hedge: "is not yet known", "remains unclear"."""
    near = next((token for token in tokens[at + 1 :] if token.start >= hedge.end), None)
    ends = near is None or near.low in _BREAKS | {"and", "but"}
    if tokens[at - 1].low in role_nouns():
        return False  # "the singer is unknown"
    return (
        hedge.text.lower().endswith(("known", "unknown", "clear", "unclear"))
        and ends
        and any(token.start <= hedge.start <= token.end + 1 or is_adverb(token.low) for token in tokens[at : at + 2])
    )


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
    if subject_asked or (opener in {"what", "who"} and _is_present(rest, 0)) or _is_counted(clause):
        return _asked(_piece(text, clause[0], clause[-1]))
    lead = _lead(clause, text)
    rest = clause[lead[1] :]
    at = next((place for place in range(1, min(len(rest), 14)) if _is_verb(rest, place)), None)
    if present := _present(rest, at):
        return _asked(" ".join(filter(None, _doing(lead[0], rest, present, text))))
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


def _doing(lead: str, rest: tuple[Token, ...], verb: int, text: str) -> list[str]:
    """Return the words of "does the levy cover water"."""
    what = _piece(text, rest[verb + 1], rest[-1]) if verb + 1 < len(rest) else ""
    return [lead, "does", _piece(text, rest[0], rest[verb - 1]), base_of(rest[verb].low), what]


def _is_counted(clause: tuple[Token, ...]) -> bool:
    """Tell "how many people died", which asks for its subject, from "how many people they met"."""
    if clause[0].low != "how" or clause[1].low not in {"many", "much"}:
        return False
    at = next((at for at in range(3, min(len(clause), 8)) if clause[at].low == "died" or _is_verb(clause, at)), 0)
    return at > 0 and not any(_leans(one.low) or one.low in words("determiners") for one in clause[2:at])


def _present(rest: tuple[Token, ...], verb: int | None) -> int:
    """Return the one verb in the present ("the levy covers water"), 0 where there is none or another verb is near."""
    ends = (at for at, token in enumerate(rest) if token.low in _BREAKS or token.low in words("relatives"))
    stop = next(ends, len(rest))
    if (verb is not None and verb < stop) or any(_leans(token.low) for token in rest[:1]):
        return 0
    found = [at for at in range(1, min(stop, 9)) if _is_present(rest, at)]
    return found[0] if len(found) == 1 and not rest[found[0] - 1].low.endswith("s") else 0


def _is_present(tokens: tuple[Token, ...], at: int) -> bool:
    low = tokens[at].low
    if not low.endswith("s") or low.endswith(("ss", "us", "is", "'s", "’s")) or tokens[at].is_capital:
        return False
    is_closed = low in words("determiners", "prepositions") or low in clause_words("pronouns")
    return not is_closed and base_of(low) != low


def _leans(low: str) -> bool:
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
        return _piece(text, clause[0], clause[2]), 3
    if clause[0].low == "how" and clause[1].low in {"long", "far", "often", "quickly", "soon"}:
        return _piece(text, clause[0], clause[1]), 2
    if clause[0].low in {"how", "what", "which"} and clause[1].low in _MEASURES:
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
