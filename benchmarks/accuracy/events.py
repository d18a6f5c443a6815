"""Events: who, what, when and where of the main event, token F1 of our answer with the best gold phrase.

Our answer is read from the brief that the built-in rules write. `who` and `what` are what its title says, as headlines
are read; where a title has no verb, they are read from the main item: an event's first participant and what its text
says behind it, a claim's source and text. `when` is the time of the main item, `where` the place of the main event,
else the one that the title names. The main item is the first key point; the main event is the first event among them,
else of the brief. Articles without a gold phrase for a question count for nothing there.
"""

import re
from collections.abc import Iterable

from benchmarks.accuracy.corpora import day, rows
from benchmarks.accuracy.score import Document, Fault, Figure, Measure, share, token_f1
from summarizer import summarize
from summarizer.language.headlines import headline
from summarizer.schemas.article import Article
from summarizer.schemas.brief import Brief, Claim, Event
from summarizer.schemas.spans import Time

ASKED = ("who", "what", "when", "where")
AIMS = {"who": 0.21, "what": 0.51, "when": 0.04, "where": 0.15}
REFERENCES = {
    "who": "headline .20, stored .19",
    "what": "headline .54, stored .06",
    "when": "headline .03, stored .16",
    "where": "headline .14, stored .29",
}
WORD = re.compile(r"\w+")


def units() -> Iterable[object]:
    """Yield the articles."""
    return rows("fivew1h.dev")


def judge(row: object) -> Document:
    """Add up the F1 of each question for one article, and that of the headline as the answer."""
    title, text = row["title"], row["text"]  # type: ignore[index]
    brief = summarize(Article(text=f"{title}\n\n{text}", title=title, published=day(row["published"])), model="rules")  # type: ignore[index]
    given = answers(brief)
    counts: dict[str, float] = {}
    faults = []
    for asked in ASKED:
        gold = [phrase["text"] for phrase in row["answers"][asked]]  # type: ignore[index]
        if not gold:
            continue
        mine = best(given[asked], gold)
        counts |= {f"{asked}_n": 1, asked: mine, f"{asked}_headline": best(title, gold)}
        if mine < 0.5:
            faults.append(Fault(asked, row["id"], f"{given[asked] or '-'} | {' / '.join(gold)} | {title}"))  # type: ignore[index]
    return Document(counts, tuple(faults))


def answers(brief: Brief) -> dict[str, str]:
    """Return the answers that a brief gives."""
    order = {name: at for at, name in enumerate(brief.key_points)}
    items = sorted((*brief.events, *brief.claims), key=lambda one: order.get(one.id, len(order)))
    event = next((one for one in items if isinstance(one, Event)), None)
    told = headline(brief.title or "")
    who, what = (told.who, told.what) if told.who or not items else _of_item(items[0], brief)
    return {
        "who": who,
        "what": what,
        "when": next((time.text for item in [*items[:1], event] if item for time in _times(item)), ""),
        "where": event.place.text if event and event.place else told.place,
    }


def _times(item: Event | Claim) -> tuple[Time, ...]:
    if isinstance(item, Claim):
        return item.times
    return (item.time,) if item.time else ()


def _of_item(item: Event | Claim, brief: Brief) -> tuple[str, str]:
    if isinstance(item, Event):
        actors = sorted(item.participants, key=lambda one: one.role != "actor")
        who = actors[0].name if actors else ""
    else:
        who = next((source.name or "" for source in brief.sources if source.id == item.source), "")
    return who, item.text.partition(who)[2] if who and who in item.text else item.text


def best(answer: str, gold: list[str]) -> float:
    """Return the token F1 with the gold phrase that fits best."""
    words = tokens(answer)
    return max(token_f1(words, tokens(phrase)) for phrase in gold)


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return WORD.findall(text.lower())


MEASURE = Measure(
    "events",
    ("fivew1h.dev",),
    units,
    judge,
    tuple(
        Figure(f"{asked}, token F1 with the best phrase", AIMS[asked], share(asked, f"{asked}_n"), REFERENCES[asked])
        for asked in ASKED
    ),
)
