"""What endpoints answered, by the hash of what they were asked: whatever is here is not paid for again."""

import time
from collections.abc import Collection

from sqlalchemy import bindparam, delete, func, select

from summarizer.store.opening import Database
from summarizer.store.packing import pack, unpack
from summarizer.store.tables import answers
from summarizer.store.upsert import upsert

_KEPT = select(answers.c.completion).where(answers.c.key == bindparam("key"))


class Answers:
    """A map from the key of a call to the endpoint's JSON."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> bytes | None:
        """Return the completion, None where the call was never answered."""
        with self._database.reading() as connection:
            packed = connection.scalar(_KEPT, {"key": key})
        return unpack(packed) if packed is not None else None

    def put(self, key: str, model: str, completion: bytes) -> None:
        """Keep a completion."""
        with self._database.writing() as connection:
            row = {"key": key, "model": model, "completion": pack(completion), "made": time.time()}
            connection.execute(upsert(connection, answers, by=["key"], update=["completion", "made"]), row)

    def forget(self, keys: Collection[str]) -> None:
        """Drop completions that led nowhere: another try asks anew."""
        with self._database.writing() as connection:
            connection.execute(delete(answers).where(answers.c.key.in_(list(keys))))

    def forget_before(self, *, days: float) -> None:
        """Drop completions older than so many days."""
        with self._database.writing() as connection:
            connection.execute(delete(answers).where(answers.c.made < time.time() - 86_400 * days))

    def __len__(self) -> int:
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(answers)) or 0
