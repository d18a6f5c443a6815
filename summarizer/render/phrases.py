"""Phrases: one graded value in words. The article's word comes first, ours after it, never mixed."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from summarizer.render import words
from summarizer.schemas.brief import SourcingConfidence, Usage
from summarizer.schemas.spans import Evidence, Hedge, Quantity, Time

# Control characters drive terminals, bidirectional overrides reorder what stands around them (Unicode TR 36).
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text on one line, without what would upset a page or a terminal."""
    return _SURROGATE.sub("\ufffd", _UNSHOWABLE.sub("", " ".join(text.split())))


def cites(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Return the sentence numbers, ascending, each once."""
    return tuple(sorted({quote.sentence for quote in evidence}))


def safe_url(url: str | None) -> str | None:
    """Return an http or https address as it is, None for anything else (javascript:, data:, broken ones)."""
    if not url or _UNSHOWABLE.search(url) or _SURROGATE.search(url) or re.search(r"\s", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def likelihood(hedge: Hedge) -> str:
    """Return `probably [55–80%, ICD 203]`: the article's word, then the band, inline (Wintle 2019)."""
    if hedge.band is None:
        return clean(hedge.text)
    standard = words.STANDARDS[hedge.band.standard]
    return f"{clean(hedge.text)} [{hedge.band.lower}–{hedge.band.upper}%, {standard}]"


def sourcing(confidence: SourcingConfidence, *, grounds: bool = True) -> str:
    """Return `moderate. Two sources agree.`, the level alone without `grounds`."""
    level = words.SOURCING_LEVELS[confidence.level] + (", contested" if confidence.contested else "")
    reasons = " ".join(clean(reason) for reason in confidence.reasons)
    return f"{level}. {reasons}" if reasons and grounds else level


def number(value: float) -> str:
    """Return `2,300` or `1.5`."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def bounds(quantity: Quantity) -> str:
    """Return `2,300–2,700`, `12 or more` or `up to 40`; nothing where nothing is bounded."""
    lower, upper = quantity.lower, quantity.upper
    if lower is None:
        return "" if upper is None else f"up to {number(upper)}"
    return f"{number(lower)} or more" if upper is None else f"{number(lower)}–{number(upper)}"


def figure(quantity: Quantity) -> str:
    """Return `about 2,500 (our reading: 2,300–2,700)`: only derived bounds are added, and as ours."""
    text = clean(quantity.text)
    ours = bounds(quantity) if quantity.bounds_basis == "derived" else ""
    return f"{text} (our reading: {ours})" if ours else text


def measured(quantity: Quantity) -> str:
    """Return what the figure itself does not say it counts: `people, injured`."""
    told = clean(quantity.text).casefold()
    unit = "" if quantity.category in {"money", "percent"} else clean(quantity.unit)
    parts = (unit, words.QUANTITY_CATEGORIES[quantity.category])
    return ", ".join(part for part in parts if part and part.casefold() not in told)


def edtf(value: str) -> str:
    """Return EDTF level 1 in words: `about 2021`, `spring 2021`, `2019 to 2021`, `from 2022-01-05 on`."""
    start, slash, end = value.partition("/")
    if not slash:
        return _edtf_date(value)
    if start in {"", ".."}:
        return f"up to {_edtf_date(end)}"
    if end in {"", ".."}:
        return f"from {_edtf_date(start)} on"
    return f"{_edtf_date(start)} to {_edtf_date(end)}"


def _edtf_date(value: str) -> str:
    date = value.rstrip("~?%")
    mark = value[len(date) :]
    year, _, month = date.partition("-")
    if month in words.SEASONS:
        date = f"{words.SEASONS[month]} {year}"
    elif re.fullmatch(r"\d{3}X", date):
        date = f"{year[:3]}0s"
    about = "about " if mark in {"~", "%"} else ""
    return f"{about}{date.replace('T', ' ')}{' (uncertain)' if mark in {'?', '%'} else ''}"


def edtf_order(value: str) -> tuple[str, str]:
    """Return a sort key: the first date written, unspecified digits at their earliest."""
    start, _, end = value.partition("/")
    first = end if start in {"", ".."} else start
    return re.sub("[~?%]", "", first).replace("X", "0"), value


def moment(time: Time) -> str:
    """Return when, in words: `2024-03-12`, `before 2024-03`; the article's words where it is not resolved."""
    if time.edtf is None:
        return f"“{clean(time.text)}”"
    when = edtf(time.edtf)
    stated = time.mod is None or time.mod == "APPROX" or "/" in time.edtf
    return when if stated else f"{words.TIME_MODIFIERS[str(time.mod)]} {when}"


def reckoned(time: Time) -> str:
    """Return how a time was read: `“Tuesday”; anchor: published 2022-01-05 (assumed)`."""
    text = f"“{clean(time.text)}”"
    if time.anchor is None:
        return text
    whose = f"published {time.anchor} (assumed)" if time.anchor_assumed else f"{time.anchor}, from the text"
    return f"{text}; anchor: {whose}"


def cost(usage: Usage) -> str:
    """Return tokens and dollars, or that there were none."""
    if not usage.requests:
        return "no request to a language model"
    cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
    dollars = "price unknown" if usage.cost_usd is None else f"${usage.cost_usd:,.4f}"
    requests = "1 request" if usage.requests == 1 else f"{usage.requests:,} requests"
    return f"{requests}, {usage.input_tokens:,} tokens in{cached}, {usage.output_tokens:,} out, {dollars}"
