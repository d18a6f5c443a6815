"""Tell whether a column's value is among many, which are one parameter: one statement, compiled once, however many."""

import json
from collections.abc import Sequence
from typing import Any, Self

from sqlalchemy import Boolean, Column, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Texts(TypeDecorator[Sequence[str]]):
    """A list of texts: an array on Postgres, JSON for SQLite's `json_each`."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        return list(value or ()) if dialect.name == "postgresql" else json.dumps(list(value or ()))


class among(FunctionElement[bool]):  # noqa: N801  reads as a condition: among(documents.c.name, "names")
    """The condition that `column` holds one of the texts that the parameter `name` lists when it is executed."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Column[Any], name: str) -> None:
        super().__init__(column, bindparam(name, type_=_Texts()))

    def self_group(self, against: Any = None) -> Self:  # noqa: ARG002  compared with 1, no index would be used
        return self


@compiles(among, "sqlite")
def _in_sqlite(element: among, compiler: Any, **options: Any) -> str:
    column, texts = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({texts}))"  # noqa: S608  both are the compiler's own words


@compiles(among, "postgresql")
def _in_postgres(element: among, compiler: Any, **options: Any) -> str:
    column, texts = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({texts})"
