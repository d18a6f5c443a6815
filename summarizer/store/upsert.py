"""Insert or update, in the words of the database at hand."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table, *, by: Sequence[str], update: Sequence[str] = ()) -> Any:
    """Return the statement that inserts rows and, where `by` is there already, sets the columns of `update`.

    Made once, and its rows given when it is executed, so that it is compiled once as well.
    """
    return _statement(connection.dialect.name, table, tuple(by), tuple(update))


@cache
def _statement(dialect: str, table: Table, by: tuple[str, ...], update: tuple[str, ...]) -> Any:
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(table)
    if not update:
        return statement.on_conflict_do_nothing(index_elements=by)
    return statement.on_conflict_do_update(index_elements=by, set_={name: statement.excluded[name] for name in update})
