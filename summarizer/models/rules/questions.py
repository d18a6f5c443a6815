"""Questions: what the article says is unknown or under examination, put as a question in its own words."""

from collections.abc import Iterator

from summarizer.language.clauses import Token, is_adverb
from summarizer.language.predicates import clause_words
from summarizer.language.roles import role_nouns
from summarizer.language.verbs import is_finite
from summarizer.models.rules.asking import BREAKS, is_verb, leans, piece, question
from summarizer.models.rules.sheet import Sheet
from summarizer.models.rules.sources import Sources
from summarizer.models.rules.unknowns import unknown
from summarizer.schemas.article import Sentence
from summarizer.schemas.draft import DraftQuestion
from summarizer.schemas.spans import Hedge
from summarizer.schemas.values import DraftQuestionKind

_ASKING = frozenset({"ignorance", "investigation"})
_DISPUTED = frozenset({"disputed", "contested", "disputes", "debated"})
_LONGEST_SUBJECT = 10
_LONGEST = 40
_LONGEST_TEXT = 500
_VERDICTS = frozenset({"is", "was", "remains", "remained", "remain", "are", "were"})


def questions(sheet: Sheet, sources: Sources) -> Iterator[DraftQuestion]:
    """Yield one question for each clause that is said to be unknown or looked into."""
    asked: set[str] = set()
    for sentence in sheet.body:
        for hedge in sheet.reading.hedges[sentence.number]:
            if hedge.type not in _ASKING or hedge.text.lower().startswith("ask"):
                continue
            clause = _clause(sheet, hedge, sentence) or _opening(sheet, hedge, sentence)
            text = question(clause, sheet.text) if clause else _of_noun(sheet, hedge, sentence.start, sentence.end)
            other = None if text else unknown(sheet, sentence, hedge, clause)
            text = other.text if other else text
            if text and len(text) <= _LONGEST_TEXT and text.casefold() not in asked:
                asked.add(text.casefold())
                stated_by = _stated_by(sheet, sources, hedge, sentence.number)
                kind = _kind(sheet, sentence.start, sentence.end)
                numbers = [*(other.also if other else ()), sentence.number]
                yield DraftQuestion(sentences=numbers, text=text, kind=kind, stated_by=stated_by)


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
    if any(token.low in BREAKS or leans(token.low) or is_finite(tokens, n) for n, token in enumerate(tokens[:at])):
        return ""
    verb = {"remains": "is", "remain": "are", "remained": "was"}.get(tokens[at].low, tokens[at].low)
    return f"What {verb} the {piece(sheet.text, tokens[1], tokens[at - 1])}?"


def _is_verdict(tokens: tuple[Token, ...], at: int, hedge: Hedge) -> bool:
    """Tell a clause that ends with the hedge: "is not yet known", "remains unclear"."""
    near = next((token for token in tokens[at + 1 :] if token.start >= hedge.end), None)
    ends = near is None or near.low in BREAKS | {"and", "but"}
    if tokens[at - 1].low in role_nouns():
        return False  # "the singer is unknown"
    return (
        hedge.text.lower().endswith(("known", "unknown", "clear", "unclear"))
        and ends
        and any(token.start <= hedge.start <= token.end + 1 or is_adverb(token.low) for token in tokens[at : at + 2])
    )


def _clause(sheet: Sheet, hedge: Hedge, sentence: Sentence) -> tuple[Token, ...]:
    """Return the question clause that follows a hedge: from its "whether" or "how" to the next break."""
    closes = sheet.quoted_until(hedge.start)
    start, end = sentence.start, min(sentence.end, closes or sentence.end)
    tokens = sheet.plain_tokens(sentence, hedge.start, end) if closes else sheet.tokens(hedge.start, end)
    first = next((at for at, token in enumerate(tokens[:12]) if token.low in clause_words("interrogatives")), None)
    if first is None or any(token.low in {";", ".", "—"} for token in tokens[:first]):
        return ()
    opens = first == 0 and sheet.text[start : hedge.start].rstrip('“" ')[-1:] in {"", ";", ":"}
    tokens = _without_insertion(tokens)
    last = first + 1
    while last < len(tokens) and last - first < _LONGEST and not _breaks(tokens, first, last):
        last += 1
    return _without_verdict(tokens[first:last]) if opens else tokens[first:last]


def _opening(sheet: Sheet, hedge: Hedge, sentence: Sentence) -> tuple[Token, ...]:
    """Return the question clause before a hedge: "What caused the fire" of "What caused the fire was not clear"."""
    tokens = sheet.tokens(sheet.statement(sentence.number).start, hedge.start)
    if not tokens or tokens[0].low not in clause_words("interrogatives") or not _ends_there(sheet, hedge, sentence):
        return ()
    end = len(tokens)
    while end and (is_adverb(tokens[end - 1].low) or tokens[end - 1].low == "not"):
        end -= 1
    is_whole = end > 2 and tokens[end - 1].low in _VERDICTS and not any(one.low in BREAKS for one in tokens[:end])
    return tokens[: end - 1] if is_whole else ()


def _ends_there(sheet: Sheet, hedge: Hedge, sentence: Sentence) -> bool:
    """Tell a hedge behind which nothing follows that it may be about: "… is unclear to her" has something."""
    after = next(iter(sheet.tokens(hedge.end, sentence.end)), None)
    return after is None or after.low in BREAKS | {"and", "but"}


def _without_insertion(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out the ", if any," of "how many of the pumps, if any, had failed"."""
    lows = [token.low for token in tokens]
    at = next((at for at in range(len(lows) - 3) if lows[at : at + 4] == [",", "if", "any", ","]), None)
    return tokens if at is None else (*tokens[:at], *tokens[at + 4 :])


def _without_verdict(clause: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut "whether the dam failed | is disputed": a clause that opens the sentence ends before the main verb."""
    verb = next((at for at in range(1, len(clause)) if is_verb(clause, at)), len(clause))
    end = (at for at in range(verb + 1, len(clause)) if clause[at].low in _VERDICTS)
    return clause[: next(end, len(clause))]


def _breaks(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    low = tokens[at].low
    if low in BREAKS:
        return not (low == "," and at - first < 2)
    return low in clause_words("ends_question") and at - first > 2


def _stated_by(sheet: Sheet, sources: Sources, hedge: Hedge, number: int) -> str:
    """Return the source in whose words the hedge stands, "" for the author."""
    for index in sources.of_sentence(number):
        attribution = sheet.reading.attributions[index]
        if attribution.source and (attribution.cue.has(hedge.start) or attribution.has(hedge.start)):
            return sources.id_of(index)
    return ""
