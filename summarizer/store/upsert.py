"""Insert or update, in the words of the database at hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, by: str, update: Sequence[str] = ()
) -> Any:
    """Return the statement that inserts rows and, where `by` is there already, sets the columns of `update`."""
    words = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = words.insert(table).values(list(rows))
    if not update:
        return statement.on_conflict_do_nothing(index_elements=[by])
    return statement.on_conflict_do_update(
        index_elements=[by], set_={name: statement.excluded[name] for name in update}
    )
