"""Write the generated parts of the documentation; with --check, fail where they are stale.

A part stands between `<!-- generated: NAME -->` and `<!-- end -->` in a page of docs/. The JSON Schema of a brief
is a file of its own.
"""

import dataclasses
import inspect
import json
import re
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import typer
from pydantic import BaseModel

from summarizer import cli, errors, summarize
from summarizer.batching.estimate import Sight, tokens
from summarizer.checks import ARTICLE_CHECKS, CHECKS
from summarizer.export.tables import COLUMNS, meaning
from summarizer.models import prices
from summarizer.profile import Policy
from summarizer.read import read
from summarizer.render import to_markdown
from summarizer.schemas import brief, values

ROOT = Path(__file__).parents[1]
PART = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
HELP_WIDTH = 96


def main() -> int:
    """Return 1 if --check was asked for and something is stale."""
    stale = [path for path, text in _files() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run make docs\n")
        return int(bool(stale))
    for path, text in _files():
        path.write_text(text, encoding="utf-8")
    return 0


def _files() -> Iterator[tuple[Path, str]]:
    schema = brief.Brief.model_json_schema(mode="serialization")
    yield ROOT / "schemas/json/brief.schema.json", json.dumps(schema, indent=2) + "\n"
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = page.read_text("utf-8")
        yield page, PART.sub(lambda part: part[1] + PARTS[part["name"]]() + part[3], text)


def _commands() -> str:
    """Return the help of every command."""
    group: Any = typer.main.get_command(cli.app)
    texts = [("summarizer", group), *((f"summarizer {name}", command) for name, command in group.commands.items())]
    return "".join(f"```text\n$ {name} --help\n{_help(name, command)}\n```\n\n" for name, command in texts)


def _help(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=HELP_WIDTH)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def _tables() -> str:
    """Return the columns of every flat table."""
    return "".join(
        f"### {name}\n\n| column | type | holds |\n|---|---|---|\n"
        + "".join(f"| `{column}` | {kind} | {meaning(name, column)} |\n" for column, kind in columns.items())
        + "\n"
        for name, columns in COLUMNS.items()
    )


def _models() -> str:
    """Return a table of fields for every class of a brief."""
    classes = [brief.Brief, *_others(brief.Brief)]
    return "".join(f"### {cls.__name__}\n\n{_doc(cls)}\n\n{_fields(cls)}\n" for cls in classes)


def _others(root: type) -> list[type]:
    found: dict[type, None] = {}
    waiting = [root]
    while waiting:
        for annotation in _annotations(waiting.pop(0)).values():
            for cls in _classes(annotation):
                if cls not in found:
                    found[cls] = None
                    waiting.append(cls)
    return list(found)


def _annotations(cls: type) -> dict[str, Any]:
    """Return what type each field has, of a pydantic model or a dataclass."""
    if issubclass(cls, BaseModel):
        return {name: field.annotation for name, field in cls.model_fields.items()}
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in dataclasses.fields(cls)}


def _has_fields(annotation: Any) -> bool:
    return issubclass(annotation, BaseModel) or dataclasses.is_dataclass(annotation)


def _classes(annotation: Any) -> Iterator[type]:
    if inspect.isclass(annotation) and not isinstance(annotation, types.GenericAlias):
        if _has_fields(annotation):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _classes(part)


def _fields(cls: type) -> str:
    rows = [f"| `{name}` | {_type(annotation)} |" for name, annotation in _annotations(cls).items()]
    return "| field | type |\n|---|---|\n" + "\n".join(rows) + "\n"


def _type(annotation: Any) -> str:
    return _name(annotation).replace("|", "\\|")


def _name(annotation: Any) -> str:
    for name, value in vars(values).items():
        if value == annotation and not name.startswith("_") and name != "Literal":
            return f"[{name}](#{name.lower()})"
    if annotation is type(None):
        return "null"
    if inspect.isclass(annotation) and not isinstance(annotation, types.GenericAlias):
        linked = _has_fields(annotation)
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})" if linked else annotation.__name__
    parts = [_name(part) for part in get_args(annotation) if part is not Ellipsis]
    if isinstance(annotation, types.UnionType) or get_origin(annotation) is Union:
        return " | ".join(parts)
    return f"list of {parts[0]}" if len(parts) == 1 else f"map of {parts[0]} to {parts[1]}"


def _values() -> str:
    """Return the allowed values, with what `values.py` says of them."""
    source = inspect.getsource(values)
    rows = []
    for name, value in vars(values).items():
        if name.startswith(("_", "Literal")) or not get_args(value):
            continue
        doc = re.search(rf'^{name} = Literal\[[^\]]*\]\n"""(.*?)"""', source, re.DOTALL | re.MULTILINE)
        listed = ", ".join(f"`{one}`" for one in get_args(value))
        rows.append(f"### {name}\n\n{doc[1] if doc else ''}\n\n{listed}\n")
    return "\n".join(rows) + "\n"


def _doc(cls: type) -> str:
    return inspect.cleandoc(cls.__doc__ or "")


def _errors() -> str:
    """Return the error tree as errors.py draws it."""
    tree = (errors.__doc__ or "").split("\n\n", 1)[1]
    return f"```text\n{tree.strip()}\n```\n"


def _checks() -> str:
    """Return what each check says of itself."""
    table: dict[str, Callable[..., object]] = {**CHECKS, **ARTICLE_CHECKS}
    rows = (f"| `{name}` | {_said_of(check)} |" for name, check in table.items())
    return "| check | what it holds |\n|---|---|\n" + "\n".join(rows) + "\n"


def _said_of(check: Callable[..., object]) -> str:
    module = inspect.getmodule(check)
    return " ".join((module.__doc__ if module and module.__doc__ else "").split())


def _drafts() -> str:
    """Return the rows of the benchmark page about recorded drafts: written there by `make bench`, not here."""
    rows = [line for line in (ROOT / "docs/benchmarks.md").read_text("utf-8").splitlines() if " an item" in line]
    return "| what | checks | sizes |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _demo() -> str:
    """Return the beginning of the demo's brief."""
    brief = summarize(ROOT / "examples/articles/conflict-border-post.txt", model="rules", published="2026-03-12")
    lines = to_markdown(brief).split("\n## Known")[0].strip().splitlines()
    return "".join(f"> {line}".rstrip() + "\n" for line in lines)


MILLION = 1_000_000
ANSWER_S = 20


def _million() -> str:
    """Return what a million articles take: tokens and dollars as `--dry-run` reckons them, hours, calls, cores.

    CPU and disk an article are those of `make bench-scale`.
    """
    article = read(ROOT / "examples/articles/conflict-border-post.txt")
    sight = Sight(articles=MILLION, characters=MILLION * len(article.text), sample=[article])
    measured = (ROOT / "docs/benchmarks-scale.md").read_text("utf-8")
    cpu_ms, kb = (int(re.search(rf"(\d+) {unit}", measured)[1]) for unit in ("ms of a worker's", "kB of the database"))
    said = (
        f"A million calls at least, one an article; re-asks and repairs come on top. Prices of {prices.as_of()}, "
        f"thinking\nnot counted. The database grows by about {MILLION * kb / 1e6:.0f} GB."
    )
    lines = [f"### A million articles of {len(article.text):,} characters", "", said, ""]
    lines += ["| model | tokens in | tokens out | dollars |", "|---|---|---|---|"]
    for name in prices.known():
        sent, answered = tokens(sight, name, Policy())
        cost = prices.price(name).of(input_tokens=sent, cached_tokens=0, output_tokens=answered)
        lines.append(f"| `{name}` | {sent / 1e6:,.0f} M | {answered / 1e6:,.0f} M | {cost:,.0f} |")
    lines += ["", f"| requests a minute | hours | calls in flight, {ANSWER_S} s an answer | cores for workers |"]
    lines += ["|---|---|---|---|"]
    for rpm in (500, 2_000, 5_000, 10_000, 30_000):
        cores = rpm / 60 * cpu_ms / 1000
        lines.append(f"| {rpm:,} | {MILLION / rpm / 60:,.1f} | {rpm * ANSWER_S / 60:,.0f} | {cores:.1f} |")
    return "\n".join([*lines, "", f"Cores at the {cpu_ms} ms of CPU an article that were measured.", ""])


PARTS: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "models": _models,
    "values": _values,
    "errors": _errors,
    "checks": _checks,
    "demo": _demo,
    "drafts": _drafts,
    "million": _million,
    "tables": _tables,
}

if __name__ == "__main__":
    sys.exit(main())
