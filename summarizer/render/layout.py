"""Layout: from a brief to the order in which it is read, once for all renderers.

The order follows ICD 208 and 203: bottom line first, facts apart from judgments, then who says what on
which grounds, and how the brief was made. A section with nothing in it is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from summarizer.render import phrases, rows, words
from summarizer.render.index import Index, Standing
from summarizer.render.view import Cites, Group, Record, Row, Section, Table, View, cited
from summarizer.schemas.brief import Brief, Claim, Event, Generation, Source, Usage
from summarizer.schemas.values import QuestionKind


def layout(brief: Brief) -> View:
    """Lay a brief out. Everything in the view is plain text, cleaned but not escaped."""
    index = Index(brief)
    body, annex = _built(_BODY, index), _built(_ANNEX, index)
    evidence = _evidence(brief, cited=cited((*body, *annex)))
    return View(
        title=title_of(brief),
        byline=_byline(brief),
        url=phrases.safe_url(brief.article.url),
        alerts=_alerts(index),
        sections=(*body, *((evidence,) if not evidence.empty else ()), *annex),
    )


def _built(builders: Iterable[Callable[[Index], Section]], index: Index) -> tuple[Section, ...]:
    return tuple(section for build in builders if not (section := build(index)).empty)


def title_of(brief: Brief, otherwise: str = words.UNTITLED) -> str:
    """Return what a brief is called, cleaned for a reader."""
    return phrases.clean(brief.title or otherwise)


def _byline(brief: Brief) -> tuple[str, ...]:
    outlet = (phrases.clean(brief.article.outlet),) if brief.article.outlet else ()
    return (*outlet, f"as of {brief.as_of}" if brief.as_of else words.UNDATED)


def _alerts(index: Index) -> tuple[str, ...]:
    """Say first what must not be missed: an article that speaks to machines, a brief with nothing in it."""
    brief = index.brief
    found = (finding.message for finding in brief.findings if finding.check == "addressed")
    addressed = tuple(dict.fromkeys(phrases.clean(message) for message in found))
    if brief.bluf or index.items or brief.open_questions:
        return addressed
    return (*addressed, words.NOTHING_PASSED if brief.rejected else words.NOTHING_FOUND)


def _bottom_line(index: Index) -> Section:
    bluf = index.brief.bluf
    found = (rows.bluf_row(bluf, index),) if bluf else ()
    return Section("bluf", "Bottom line", groups=(Group(found),))


def _key_points(index: Index) -> Section:
    items = [index.items[key] for key in index.brief.key_points if key in index.items]
    found = tuple(rows.item_row(item, index) for item in items)
    caption = f"{words.SOURCING_CAVEAT} {words.BAND_CAVEAT}"
    return Section("key-points", "Key points", caption, (Group(found),))


def _known(index: Index) -> Section:
    found = tuple(_below(item, index) for item in _standing("known", index))
    return Section("known", "Known", words.KNOWN_CAPTION, (Group(found),))


def _claimed(index: Index) -> Section:
    groups = _by_source(_standing("claimed", index), index)
    return Section("claimed", "Claimed", words.CLAIMED_CAPTION, groups)


def _disputed(index: Index) -> Section:
    items = tuple(_below(item, index) for item in _standing("disputed", index))
    found = (*items, *_questions(index, "disputed"))
    return Section("disputed", "Disputed", words.DISPUTED_CAPTION, (Group(found),))


def _unknown(index: Index) -> Section:
    found = _questions(index, "stated_unknown", "gap")
    return Section("unknown", "Unknown", words.UNKNOWN_CAPTION, (Group(found),))


def _standing(standing: Standing, index: Index) -> list[Event | Claim]:
    return [item for item in index.items.values() if index.standing(item) == standing]


def _below(item: Event | Claim, index: Index, *, attributed: bool = True) -> Row:
    """Below the key points, a key point gives the grounds of its sourcing no second time."""
    return rows.item_row(item, index, attributed=attributed, grounds=item.id not in index.brief.key_points)


def _questions(index: Index, *kinds: QuestionKind) -> tuple[Row, ...]:
    questions = (question for question in index.brief.open_questions if question.kind in kinds)
    return tuple(rows.question_row(question, index) for question in questions)


def _by_source(items: Iterable[Event | Claim], index: Index) -> tuple[Group, ...]:
    """One group a source, in the order of first appearance."""
    gathered = defaultdict[str, list[Row]](list)
    for item in items:
        gathered[item.source].append(_below(item, index, attributed=False))
    return tuple(Group(tuple(found), rows.heading(source, index)) for source, found in gathered.items())


def _figures(index: Index) -> Section:
    """Every figure once for each source that gives it; nothing is summed or merged."""
    gathered = defaultdict[str, dict[tuple[int, int], Row]](dict)
    for item in index.items.values():
        for quantity in item.quantities:
            row = rows.figure_row(quantity, item)
            gathered[item.source].setdefault((quantity.start, quantity.end), row)
    groups = tuple(Group(tuple(found.values()), rows.heading(key, index)) for key, found in gathered.items())
    return Section("figures", "Figures by source", words.FIGURES_CAPTION, groups)


def _timeline(index: Index) -> Section:
    events = (item for item in index.items.values() if isinstance(item, Event))
    timed = [(event.time, rows.event_row(event, event.time)) for event in events if event.time]
    resolved = sorted(((time.edtf, row) for time, row in timed if time.edtf), key=_by_date)
    loose = tuple(row for time, row in timed if not time.edtf)
    groups = (Group(tuple(row for _, row in resolved)), Group(loose, "Not resolved to a date"))
    caption = "" if index.brief.article.published else words.NO_ANCHOR
    return Section("timeline", "Timeline", caption, tuple(group for group in groups if group.rows))


def _by_date(dated: tuple[str, Row]) -> tuple[str, str]:
    return phrases.edtf_order(dated[0])


def _outlook(index: Index) -> Section:
    found = tuple(_below(item, index) for item in _standing("outlook", index))
    return Section("outlook", "Outlook", words.OUTLOOK_CAPTION, (Group(found),))


def _sources(index: Index) -> Section:
    shared = defaultdict[str, list[Source]](list)
    for source in index.brief.sources:
        shared[source.origin].append(source)
    records = tuple(_source_record(source, shared[source.origin]) for source in index.brief.sources)
    head = ("Source", "Kind", "Speaks for", "Terms")
    statement = phrases.clean(index.brief.source_summary_statement)
    return Section("sources", "Sources", statement, table=Table(head, records))


def _source_record(source: Source, origin: Iterable[Source]) -> Record:
    kin = ", ".join(other.label for other in origin if other.id != source.id)
    name = rows.source_phrase(source)
    cells = (
        f"{name} (same origin as {phrases.clean(kin)})" if kin else name,
        words.SOURCE_TYPES[source.type],
        words.AFFILIATIONS[source.affiliation],
        "" if source.type == "author" else words.BASES[source.basis],
    )
    return Record(cells, phrases.cites(source.evidence))


def _evidence(brief: Brief, *, cited: Cites) -> Section:
    text = brief.article.text
    found = tuple(
        Row(phrases.clean(text[sentence.start : sentence.end]), lead=f"[{sentence.number}]")
        for sentence in brief.sentences
        if sentence.number in cited
    )
    return Section("evidence", "Evidence", words.EVIDENCE_CAPTION, (Group(found),))


def _rejected(index: Index) -> Section:
    found = tuple(rows.rejected_row(rejected, index) for rejected in index.brief.rejected)
    return Section("rejected", "Rejected", words.REJECTED_CAPTION, (Group(found),))


def _remarks(index: Index) -> Section:
    """Gather the findings that nothing else shows: on sources and on the article."""
    shown = {"bluf", *index.items, *(question.id for question in index.brief.open_questions)}
    loose = [found for item, findings in index.findings.items() if item not in shown for found in findings]
    notes = rows.finding_notes(found for found in loose if found.check != "addressed")
    found = tuple(Row(note.text, lead=note.label) for note in notes)
    return Section("remarks", "Other findings", groups=(Group(found),))


def _coverage(index: Index) -> Section:
    coverage = index.brief.coverage
    told = f"{coverage.cited} of {coverage.sentences} sentences of the article are cited."
    missing = (
        ("An attribution that no item cites", coverage.uncited_attributed),
        ("A hedge that no item cites", coverage.uncited_hedged),
    )
    gaps = tuple(Row("", cites, label) for label, cites in missing if cites)
    return Section("coverage", "Coverage", groups=(Group((Row(told), *gaps)),))


def _disclosure(index: Index) -> Section:
    made = index.brief.generation
    parts = (
        ("System", f"{made.system} {made.version}"),
        ("Model", made.model),
        ("Prompt", f"{made.profile}, sha256 {made.prompt_sha256[:16]}"),
        ("Repair rounds", str(made.repair_rounds)),
        ("Cost", phrases.cost(made.usage)),
        *_second_reader(made),
        ("Article", f"sha256 {index.brief.article.sha256[:16]}"),
    )
    caption = words.BY_RULES if made.model == "rules" else words.BY_MODEL
    found = tuple(Row(phrases.clean(text), lead=label) for label, text in parts)
    return Section("disclosure", "How this brief was made", caption, (Group(found),))


def _second_reader(made: Generation) -> tuple[tuple[str, str], ...]:
    if made.judge is None:
        return ()
    return ("Second reader", made.judge), ("Its cost", phrases.cost(made.judge_usage or Usage()))


_BODY = (
    _bottom_line,
    _key_points,
    _known,
    _claimed,
    _disputed,
    _unknown,
    _figures,
    _timeline,
    _outlook,
    _sources,
)
_ANNEX = (_rejected, _remarks, _coverage, _disclosure)
