"""Relations: source, cue and content of one attribution, as tokens of a sentence.

Reads reporting verbs ("X said that Y", "Y, said X", "Y was reported by X"); other cues are those of `citations`.
What a later cue cuts off is settled by `attribution`.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from summarizer.language import contents, subjects
from summarizer.language.clauses import QUOTE, Token, is_time, lexicon, words
from summarizer.language.cues import Cue, cues
from summarizer.language.inversions import inverted
from summarizer.language.subjects import GAPS, Phrase
from summarizer.language.suppositions import AUTHOR, is_supposed, unasserted_from

MOST = 40
"""Cues read in one sentence; prose has fewer by far, and no text shall make the rules slow."""

REACH = 40
"""Tokens looked ahead for the rest of a split quotation."""

_SPEECH_ENDS = (",", "?", "!", "—", "-", "…", ".")
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_RELATIVES = frozenset({"who", "that", "which"})
_LINKS = frozenset({"but", "while", "and", "though", "although", "whereas"})


class Relation(NamedTuple):
    """An attribution in token indices.

    `before` is where content that precedes the cue ends (exclusive), `after` where content that follows begins;
    either may be None. `edge` is the first token of the cue's own clause; if `breaks`, content of the relations
    before it ends there. `start` and `end`, where there are any, are where content that precedes begins and where
    content that follows ends (exclusive). `is_clausal` tells what is said in so many words ("said that …") from what is
    named ("denied the charge"), `is_relayed` whom another cites for its content ("X, citing Y, said that …").
    """

    cue: Phrase
    source: Phrase | None
    act: str
    before: int | None
    after: int | None
    edge: int
    breaks: bool
    end: int | None = None
    is_clausal: bool = True
    start: int | None = None
    is_relayed: bool = False

    @property
    def is_rejoinder(self) -> bool:
        """Whether it is of words just told: ", a figure that X disputes"."""
        return self.start is not None and self.start == self.edge


class _Clause(NamedTuple):
    """A cue's subject, the first token of its clause, and whether that clause cuts off content before it."""

    subject: Phrase | None
    edge: int
    breaks: bool


def verb_relations(tokens: Sequence[Token]) -> list[Relation]:
    """Return the relations of the reporting verbs of one sentence, in order."""
    found: list[Relation] = []
    governed = -1
    unasserted = len(tokens)
    for cue in islice(cues(tokens), MOST):
        within_last = bool(found) and cue.head <= found[-1].cue.last
        if within_last or (cue.is_infinitive and cue.first - 1 == governed):
            continue
        relation = _inverted(tokens, cue) or _passive(tokens, cue) or _active(tokens, cue, found)
        if relation is None:
            unasserted = min(unasserted, unasserted_from(tokens, cue))
        elif not is_supposed(tokens, relation.edge, unasserted) and not (
            found and _is_inner(tokens, cue, relation, found[-1])
        ):
            found.append(relation)
            governed = relation.after if relation.after is not None else -1
            unasserted = len(tokens) if relation.breaks else unasserted
    return found


def _is_inner(tokens: Sequence[Token], cue: Cue, relation: Relation, outer: Relation) -> bool:
    """Tell "said that the president respected it but did not think it fair": whose view it is the words leave open."""
    start = outer.after
    if (
        relation.act not in weak_acts() - {"decline"}
        or relation.source != outer.source
        or start is None
        or start >= cue.first
    ):
        return False
    if not outer.is_clausal or tokens[start - 1].low != "that" or tokens[cue.first - 1].low not in {"and", "but"}:
        return False
    if tokens[cue.first - 2].low in GAPS:
        return False
    return any(subjects.is_verb(tokens, at) for at in range(start, cue.first - 1))


def _says(cue: Cue) -> bool:
    return bool(cue.verb.acts.keys() & contents.SAYING)


def _inverted(tokens: Sequence[Token], cue: Cue) -> Relation | None:
    """Read "Y, said X": a clause or a quotation before the verb, the subject after it."""
    if cue.form not in {"past", "s"} or cue.first != cue.head or not cue.first:
        return None
    if not _says(cue) or "told" in cue.verb.acts or tokens[cue.first - 1].low not in {",", QUOTE}:
        return None
    subject = inverted(tokens, cue.last + 1)
    if subject is None or not (_follows_quote(tokens, cue.first) or _closes_clause(tokens, cue, subject)):
        return None
    again = subject.last + 2 if _goes_on(tokens, cue, subject.last + 1) else None
    act = act_of(cue, "clause")
    return Relation(Phrase(cue.first, cue.last), subject, act, cue.first, again, cue.first, breaks=True)


def _follows_quote(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].low == QUOTE or (at > 1 and tokens[at - 2].low == QUOTE)


def _quotes_again(tokens: Sequence[Token], mark: int) -> bool:
    return mark + 1 < len(tokens) and tokens[mark].low in GAPS | {":"} and tokens[mark + 1].low == QUOTE


def _goes_on(tokens: Sequence[Token], cue: Cue, mark: int) -> bool:
    """Tell more of the account after "…, said X": a quotation, a verb that the words before lack, a quoting clause."""
    if _quotes_again(tokens, mark) or _interrupts(tokens, cue, mark):
        return True
    rest = tokens[mark : mark + REACH]
    return bool(rest) and rest[0].low in {",", ";"} and any(token.low == QUOTE for token in rest)


def _interrupts(tokens: Sequence[Token], cue: Cue, mark: int) -> bool:
    """Tell "The trouble, says Ann Kirby, a nurse, is that …": a noun phrase before, its verb after."""
    if mark + 2 >= len(tokens) or tokens[mark].low not in GAPS or "noun" in cue.verb.acts:
        return False
    before = range(cue.first - 1)
    parted = any(tokens[at].low in GAPS or _is_main_verb(tokens, at) for at in before)
    return bool(before) and not parted and subjects.is_verb(tokens, mark + 1)


def _closes_clause(tokens: Sequence[Token], cue: Cue, subject: Phrase) -> bool:
    """Tell "the road is shut, said X." from "X, a mayor, said he left": a clause before, none after."""
    if _interrupts(tokens, cue, subject.last + 1):
        return True
    if "noun" in cue.verb.acts or not any(_is_main_verb(tokens, at) for at in range(cue.first - 1)):
        return False
    follows = tokens[subject.last + 1].low if subject.last + 1 < len(tokens) else "."
    if follows in {QUOTE, "that"} or _opens_content(tokens, subject):
        return False
    inside = range(subject.first, subject.last + 1)
    relative = next((at for at in inside if tokens[at].low in {"who", "which"}), subject.last + 1)
    return not any(subjects.is_verb(tokens, at) for at in inside if at < relative)


def _opens_content(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell the "she" of "X, who had called for calm, said she agreed", the subject of what is said."""
    follows = subject.last + 1
    is_pronoun = subject.first == subject.last and tokens[subject.first].low in words("subject_pronouns")
    return is_pronoun and follows < len(tokens) and tokens[follows].low[0].isalpha()


def _is_main_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb, the one of "players refused to rehearse" included."""
    follows_noun = at > 0 and tokens[at - 1].low.endswith("s") and tokens[at + 1].low == "to"
    return subjects.is_verb(tokens, at) or (follows_noun and tokens[at].low.endswith("ed"))


def _passive(tokens: Sequence[Token], cue: Cue) -> Relation | None:
    """Read "was quoted as saying Y" and "Y was reported by X"."""
    if not cue.is_passive:
        return None
    patient = subjects.subject(tokens, cue.first)
    follows = [token.low for token in tokens[cue.last + 1 : cue.last + 3]]
    if patient and follows == ["as", "saying"]:
        return _quoted_as_saying(tokens, cue, patient)
    agent = inverted(tokens, cue.last + 2) if follows[:1] == ["by"] else None
    if agent is None or patient is None or not subjects.may_speak(tokens, agent):
        return None
    if act_of(cue, "noun") in weak_acts() or cue.verb.acts.keys() == {"words"}:
        return None
    span = Phrase(cue.first, cue.last + 1)
    act = act_of(cue, "noun")
    return Relation(span, agent, act, cue.first, None, patient.first, breaks=False, is_clausal=False)


def _quoted_as_saying(tokens: Sequence[Token], cue: Cue, source: Phrase) -> Relation | None:
    after = cue.last + 3
    after += after < len(tokens) and tokens[after].low in {"that", ",", ":"}
    span = Phrase(cue.first, cue.last + 2)
    if ends_speech(tokens, source.first):
        return Relation(span, source, "say", source.first, next_quote(tokens, cue.head), source.first, breaks=True)
    return Relation(span, source, "say", None, after, source.first, breaks=True) if after < len(tokens) else None


def _active(tokens: Sequence[Token], cue: Cue, found: Sequence[Relation]) -> Relation | None:
    """Read "X said Y", "Y, X said", "“…,” X said in Ohio, “…”" and "Y is expected"."""
    opening = contents.opening(tokens, cue)
    if cue.is_unsaid or (opening is None and not _says(cue)):
        return None
    clause = _clause(tokens, cue, found)
    spoken = clause.edge - (clause.edge > 0 and tokens[clause.edge - 1].low == "as")
    if clause.subject and _says(cue) and ends_speech(tokens, spoken):
        return _trailing(cue, clause, spoken, next_quote(tokens, cue.head))
    if opening is None or not _counts(tokens, cue, opening.frame, clause.subject):
        return None
    is_set = any(token.low in _SETTINGS for token in tokens[cue.last + 1 : cue.last + 2])
    follows = cue.last + 1 if is_set else opening.first
    if opening.frame == "clause" and clause.subject and _is_adjunct(tokens, follows, clause.edge):
        return _trailing(cue, clause, clause.edge, None)
    if opening.frame == "before":
        return _parenthetical(tokens, cue, clause, opening.first, found)
    hears = "told" in cue.verb.acts  # who "was told of it" is no content
    patient = cue.first if cue.is_passive and clause.edge < cue.first and not hears else None
    act, span = act_of(cue, opening.frame), Phrase(cue.first, opening.cue_last)
    says = opening.frame in contents.SAYING
    return Relation(span, clause.subject, act, patient, opening.first, clause.edge, clause.breaks, is_clausal=says)


def _is_adjunct(tokens: Sequence[Token], after: int, edge: int) -> bool:
    """Tell "…, X said at the quay." and "…, X said amid fears that …": the clause before is what X said."""
    if not edge or tokens[edge - 1].low != "," or after >= len(tokens):
        return False
    low = tokens[after].low
    if low not in words("prepositions"):
        return False
    if low not in _SETTINGS and any(subjects.is_verb(tokens, at) for at in range(after, len(tokens))):
        return False
    return any(_is_main_verb(tokens, at) for at in range(edge - 1))


def _trailing(cue: Cue, clause: _Clause, before: int, after: int | None) -> Relation:
    """Return the relation of a cue whose content stands before its subject."""
    span = Phrase(cue.first, cue.last)
    return Relation(span, clause.subject, act_of(cue, "clause"), before, after, clause.edge, breaks=True)


def _parenthetical(
    tokens: Sequence[Token], cue: Cue, clause: _Clause, mark: int, found: Sequence[Relation]
) -> Relation | None:
    """Read "Y, X said", "Y, X said, Y" and "as X said, Y"; what others say that Y is what X said as well."""
    before = tokens[clause.edge - 1].low if clause.edge else ""
    if before == "as":
        said = next((one.after for one in reversed(found) if one.is_clausal and one.after), None)
        if said is not None and said < clause.edge - 1:
            edge = clause.edge - 1
            return _trailing(cue, clause, edge, None)._replace(edge=edge, start=said)
        return _trailing(cue, clause, clause.edge - 1, resumes(tokens, mark))
    if before not in GAPS | {QUOTE, "?", "!"} or (tokens[0].low == "according" and _is_led(tokens, clause.edge)):
        return None
    return _trailing(cue, clause, clause.edge, resumes(tokens, mark))


def _is_led(tokens: Sequence[Token], edge: int) -> bool:
    """Tell "According to X, they told Y": one comma, no content before it."""
    return sum(token.low in GAPS for token in tokens[:edge]) == 1


def ends_speech(tokens: Sequence[Token], edge: int) -> bool:
    """Tell a quotation right before `edge` that ends as speech does: "…,” X said in Ohio"."""
    before = tokens[edge - 1].low if edge else ""
    if before == ",":
        return edge > 1 and tokens[edge - 2].low == QUOTE
    return before == QUOTE and tokens[edge - 1].text.rstrip("\"'”’").endswith(_SPEECH_ENDS)


def next_quote(tokens: Sequence[Token], at: int) -> int | None:
    """Return the quotation that goes on after a mark: "…,” she said to applause, “…”."""
    reach = range(at + 2, min(at + REACH, len(tokens)))
    return next((n for n in reach if tokens[n].low == QUOTE and tokens[n - 1].low in GAPS | {":"}), None)


def resumes(tokens: Sequence[Token], mark: int) -> int | None:
    """Return where content goes on after the mark that closes "X said", None where something else follows."""
    if mark + 1 >= len(tokens) or tokens[mark].low not in GAPS:
        return None
    low = tokens[mark + 1].low
    if low.endswith("ing") or low in {"who", "which", "whose", "in", "at", "during", "a", "an"}:
        return None
    return mark + 2 if low == "that" else mark + 1


def act_of(cue: Cue, frame: str) -> str:
    """Return what a cue does in a construction: the opposite where it is negated."""
    acts = cue.verb.acts
    named = (acts[name] for name in (frame, "clause", "that", "told", "quote") if name in acts)
    act = next(named, next(iter(acts.values())))
    return str(lexicon("reporting_verbs")["negated"].get(act, act)) if cue.is_negated else act


@cache
def weak_acts() -> frozenset[str]:
    """Return the acts that are attitudes rather than assertions."""
    return frozenset(lexicon("reporting_verbs")["weak"]["acts"])


@cache
def _performed() -> frozenset[str]:
    return frozenset(str(lexicon("reporting_verbs")["performed"]["before"]).split())


def _counts(tokens: Sequence[Token], cue: Cue, frame: str, source: Phrase | None) -> bool:
    """Tell assertions from turns of phrase: "hard to say", "those who think", "you believe", "nobody said"."""
    low = tokens[source.first].low if source else ""
    act = act_of(cue, frame)
    if cue.verb.lemma == "hear" and not (source and _hears(tokens, source)):
        return False
    if source and not subjects.may_speak(tokens, source):
        return False
    if low in _NOBODY or (source and source.first == source.last and low in AUTHOR):
        return False
    if cue.is_infinitive:
        performed = subjects.before_adverbs(tokens, cue.first - 1) in _performed()
        return performed and frame in contents.SAYING and act not in weak_acts() and low not in {"it", "there"}
    if act not in weak_acts():
        return True
    if cue.is_passive or low in _RELATIVES or (cue.is_negated and act not in {"decline", "doubt"}):
        return False
    return act != "show" or frame != "noun" or bool(source and _is_document(tokens, source))


def _hears(tokens: Sequence[Token], source: Phrase) -> bool:
    """Tell who hears what others tell him on oath: "the court heard that", "jurors were told that"."""
    end = next((at for at in range(source.first + 1, source.last) if tokens[at].low in words("prepositions")), None)
    return tokens[source.last if end is None else end - 1].low in words("hearers")


def _is_document(tokens: Sequence[Token], source: Phrase) -> bool:
    """Tell "the survey shows" from "rangers found": things that speak, not people who find things."""
    return any(token.low.removesuffix("s") in _documents() for token in tokens[source.first : source.last + 1])


@cache
def _documents() -> frozenset[str]:
    nouns = str(lexicon("roles")["documents"]["any"]).split()
    return frozenset(noun.removesuffix("s") for noun in nouns) | {"it"}


def _clause(tokens: Sequence[Token], cue: Cue, found: Sequence[Relation]) -> _Clause:
    if cue.is_infinitive:
        return _Clause(_shared(tokens, cue.first, found), cue.first - 1, breaks=False)
    subject = subjects.subject(tokens, cue.first)
    if cue.is_passive and subject and "told" in cue.verb.acts and _hears(tokens, subject):
        return _Clause(subject, subject.first, breaks=_opens_main(tokens, subject.first))
    if cue.is_passive:
        return _Clause(None, subject.first if subject else cue.first, breaks=False)
    before = subjects.before_adverbs(tokens, cue.first)
    if cue.form == "ing" and cue.first == cue.head and (before in words("prepositions") or before in _JOINS):
        return _Clause(_shared(tokens, cue.first, found), cue.first, breaks=before in {",", "and", "but"})
    if subject and (joined := _joined(tokens, subject, found)):
        return _Clause(joined, joined.first, breaks=False)
    if subject:
        return _Clause(_issuer(tokens, subject), subject.first, breaks=_opens_main(tokens, subject.first))
    goes_on = tokens[cue.first].low in _BACKSHIFTED  # "said it was sorry and would support …": told as well
    return _Clause(
        _shared(tokens, cue.first, found), cue.first, breaks=before in {"and", "but", "or", ","} and not goes_on
    )


_SETTINGS = frozenset({"amid", "after", "before", "during", "despite"})
_BACKSHIFTED = frozenset({"would", "'d", "’d"})
_JOINS = frozenset({",", "and", "but", ""})


def _joined(tokens: Sequence[Token], last: Phrase, found: Sequence[Relation]) -> Phrase | None:
    """Return "Renner, 29, and Voyle, 33" for "Voyle, 33": no verb stands before the comma in their clause."""
    and_ = last.first - 1
    comma = and_ - (and_ > 0 and tokens[and_].low == "and")
    that = next((one.after for one in reversed(found) if one.is_clausal and one.after), None)
    if comma < 1 or tokens[comma].low != "," or (comma == and_ and not _lists(tokens, last, that)):
        return None
    start = that if that is not None and that < last.first else 0
    opens = tokens[start]
    is_phrase = opens.is_capital or opens.low in words("determiners")
    if not is_phrase or is_time(opens.low) or opens.low in words("prepositions", "subordinators", "coordinators"):
        return None
    inside = range(start, comma)
    is_clause = any(tokens[at].low == QUOTE or _is_main_verb(tokens, at) for at in inside)
    return None if is_clause or last.first - start > subjects.LONGEST else Phrase(start, last.last)


def _lists(tokens: Sequence[Token], last: Phrase, that: int | None) -> bool:
    """Tell the end of a list in a that-clause: "that Renner, Voyle and Babb had planned"."""
    is_that = that is not None and 0 < that < last.first and tokens[that - 1].low == "that"
    return is_that and any(token.low == "and" for token in tokens[last.first : last.last])


def _issuer(tokens: Sequence[Token], document: Phrase) -> Phrase:
    """Return X in "X issued a statement saying", the phrase itself where nobody issues it."""
    verb = document.first - 1
    if verb < 1 or tokens[verb].low not in words("issuing") or not _is_document(tokens, document):
        return document
    if tokens[document.last].low in words("relatives"):
        return document
    return subjects.subject(tokens, verb) or subjects.clause_subject(tokens, verb) or document


def _opens_main(tokens: Sequence[Token], edge: int) -> bool:
    """Tell a new main clause: after ", but", a semicolon or dash, or the comma that ends an introduction."""
    if not edge:
        return True
    before = tokens[edge - 1].low
    if before in _LINKS:
        return edge > 1 and tokens[edge - 2].low in GAPS | {QUOTE}
    if before == ",":
        return tokens[0].low in words("introductions") or tokens[0].low.endswith(("ing", "ed"))
    return before in {";", "—", "--"}


def _shared(tokens: Sequence[Token], at: int, found: Sequence[Relation]) -> Phrase | None:
    """Return the subject that a verb without one shares with the cue or clause before it."""
    if found and (source := found[-1].source):
        is_relative = tokens[source.first].low in _RELATIVES and tokens[at].low.endswith("ing")
        # "The journal withdrew a paper that claimed …, saying it …": the journal says it.
        return (subjects.clause_subject(tokens, source.first) if is_relative else None) or source
    return subjects.clause_subject(tokens, at)
