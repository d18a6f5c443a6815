"""Reporting verbs: the relations that they make: "X said that Y", "Y, said X", "Y was reported by X"."""

from collections.abc import Sequence
from itertools import islice

from summarizer.language import contents, subjects
from summarizer.language.acts import act_of, asserts, weak_acts
from summarizer.language.clauses import QUOTE, Token, words
from summarizer.language.cue_sources import Clause, clause_of
from summarizer.language.cues import Cue, cues
from summarizer.language.inversions import inverted
from summarizer.language.phrases import GAPS, Phrase, may_speak
from summarizer.language.relations import REACH, Relation, ends_speech, next_quote, resumes
from summarizer.language.suppositions import is_supposed, unasserted_from
from summarizer.language.verbs import is_main_verb, is_verb

MOST = 40
"""Cues read in one sentence; prose has fewer by far, and no text shall make the rules slow."""

_SETTINGS = frozenset({"amid", "after", "before", "during", "despite"})


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
    return any(is_verb(tokens, at) for at in range(start, cue.first - 1))


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
    parted = any(tokens[at].low in GAPS or is_main_verb(tokens, at) for at in before)
    return bool(before) and not parted and is_verb(tokens, mark + 1)


def _closes_clause(tokens: Sequence[Token], cue: Cue, subject: Phrase) -> bool:
    """Tell "the road is shut, said X." from "X, a mayor, said he left": a clause before, none after."""
    if _interrupts(tokens, cue, subject.last + 1):
        return True
    if "noun" in cue.verb.acts or not any(is_main_verb(tokens, at) for at in range(cue.first - 1)):
        return False
    follows = tokens[subject.last + 1].low if subject.last + 1 < len(tokens) else "."
    if follows in {QUOTE, "that"} or _opens_content(tokens, subject):
        return False
    inside = range(subject.first, subject.last + 1)
    relative = next((at for at in inside if tokens[at].low in {"who", "which"}), subject.last + 1)
    return not any(is_verb(tokens, at) for at in inside if at < relative)


def _opens_content(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell the "she" of "X, who had called for calm, said she agreed", the subject of what is said."""
    follows = subject.last + 1
    is_pronoun = subject.first == subject.last and tokens[subject.first].low in words("subject_pronouns")
    return is_pronoun and follows < len(tokens) and tokens[follows].low[0].isalpha()


def _passive(tokens: Sequence[Token], cue: Cue) -> Relation | None:
    """Read "was quoted as saying Y" and "Y was reported by X"."""
    if not cue.is_passive:
        return None
    patient = subjects.subject(tokens, cue.first)
    follows = [token.low for token in tokens[cue.last + 1 : cue.last + 3]]
    if patient and follows == ["as", "saying"]:
        return _quoted_as_saying(tokens, cue, patient)
    agent = inverted(tokens, cue.last + 2) if follows[:1] == ["by"] else None
    if agent is None or patient is None or not may_speak(tokens, agent):
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
    clause = clause_of(tokens, cue, found)
    spoken = clause.edge - (clause.edge > 0 and tokens[clause.edge - 1].low == "as")
    if clause.subject and _says(cue) and ends_speech(tokens, spoken):
        return _trailing(cue, clause, spoken, next_quote(tokens, cue.head))
    if opening is None or not asserts(tokens, cue, opening.frame, clause.subject):
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
    if low not in _SETTINGS and any(is_verb(tokens, at) for at in range(after, len(tokens))):
        return False
    return any(is_main_verb(tokens, at) for at in range(edge - 1))


def _trailing(cue: Cue, clause: Clause, before: int, after: int | None) -> Relation:
    """Return the relation of a cue whose content stands before its subject."""
    span = Phrase(cue.first, cue.last)
    return Relation(span, clause.subject, act_of(cue, "clause"), before, after, clause.edge, breaks=True)


def _parenthetical(
    tokens: Sequence[Token], cue: Cue, clause: Clause, mark: int, found: Sequence[Relation]
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
