"""Opening a store: one SQLite file beside the output, or Postgres for many machines. Its errors become words."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlalchemy import URL, ColumnElement, Connection, Engine, create_engine, event, insert, make_url, select, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from summarizer.errors import StoreError
from summarizer.store.causes import meaning
from summarizer.store.tables import VERSION, about, metadata

FILE = ".summarizer.db"
LOCK = ".summarizer.lock"
_BUSY_S = 60

_TEXTS = {
    "sqlite": ("CREATE VIRTUAL TABLE texts USING fts5(body, content='', tokenize='porter unicode61')",),
    "postgresql": (
        "CREATE TABLE texts (id integer PRIMARY KEY, body tsvector)",
        "CREATE INDEX texts_body ON texts USING gin (body)",
    ),
}


_VERSION = select(about.c.value).where(about.c.key == "version")

Offer = Callable[[Connection, ColumnElement[bool]], None]
"""Hands the waiting jobs that fit a condition to other workers, in the transaction that made them wait."""


def is_postgres(where: Path | str) -> bool:
    """Tell the address of a server from a folder."""
    return isinstance(where, str) and where.lower().startswith(("postgresql:", "postgres:"))


class Database:
    """A connection to the tables. `writing()` is one transaction, `reading()` sees what is committed.

    `where` is the folder of a SQLite file, or a `postgresql://` address. With `make`, tables are made where there are
    none; without, one that may not be written to is `read_only`. `StoreError` says what is wrong with it.
    """

    def __init__(self, where: Path | str, *, make: bool = True) -> None:
        self.postgres = is_postgres(where)
        self.read_only = not (make or self.postgres) and _may_be_read_alone(Path(where) / FILE)
        self.name = _hidden(where) if self.postgres else str(Path(where) / FILE)
        self.offer: Offer | None = None
        self._engine = self._connected(where)
        self._here = threading.local()
        # Postgres streams within a transaction alone, and reading there keeps nobody waiting.
        unlocked = {} if self.postgres else {"isolation_level": "AUTOCOMMIT"}
        self._readers = self._engine.execution_options(**unlocked)
        try:
            if self.read_only:
                with self.reading() as connection:
                    _refuse_another_version(connection, self.name)
            else:
                with self.writing() as connection:
                    _prepare(connection, self.name)
        except BaseException:
            self.close()
            raise

    def _connected(self, where: Path | str) -> Engine:
        if self.postgres:
            return _postgres(str(where))
        path = Path(where) / FILE
        if self.read_only:
            return _sqlite_as_it_is(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise StoreError(
                f"{path.parent} cannot be written to: {error.strerror or error}. Name another output folder."
            ) from error
        return _sqlite(path)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept whole or not at all."""
        with self._in_words(), self._part() or self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that changes nothing and keeps nobody waiting."""
        if shared := self._shared:
            yield shared
            return
        with self._in_words(), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that this thread changes meanwhile in one transaction, of which each `writing` is a part of its own.

        Not on Postgres, where others would wait for its locks.
        """
        if self.postgres:
            yield
            return
        with self._in_words(), self._engine.begin() as connection:
            self._here.connection = connection
            try:
                yield
            finally:
                self._here.connection = None
            # SQLite itself takes a transaction back where the disk is full; its driver then commits nothing in silence.
            if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                raise StoreError(
                    f"{self.name}: a change was not kept. Run the same command again; what is done is kept."
                )

    @property
    def _shared(self) -> Connection | None:
        return getattr(self._here, "connection", None)

    def _part(self) -> AbstractContextManager[Connection] | None:
        return _savepoint(self._shared) if self._shared else None

    def offered(self, connection: Connection, which: ColumnElement[bool]) -> None:
        """Hand waiting jobs to other workers, where there are others."""
        if self.offer is not None:
            self.offer(connection, which)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise StoreError(meaning(error, self.name, postgres=self.postgres)) from error

    def close(self) -> None:
        """Close all connections; another use opens new ones."""
        self._engine.dispose()


@contextmanager
def _savepoint(connection: Connection) -> Iterator[Connection]:
    part = connection.begin_nested()
    try:
        yield connection
    except BaseException:
        with suppress(SQLAlchemyError):  # a full disk ended the whole transaction already
            part.rollback()
        raise
    part.commit()


def _sqlite(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))  # no text, in which ? and % would be signs of its own
    engine = create_engine(url, connect_args={"timeout": _BUSY_S, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver thinks best
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _may_be_read_alone(path: Path) -> bool:
    """Tell whether a file can be read and not be written to. StoreError where a killed run left a part beside it."""
    if not path.is_file() or (_writable(path) and _writable(path.parent)):
        return False
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(
            f"{path.parent} cannot be written to, and a run is at work there or was killed: what it left has first to "
            "be put in its place. Wait for its end, or copy the folder to where you may write, and name the copy."
        )
    return True


def _sqlite_as_it_is(path: Path) -> Engine:
    """Return an engine on a file that nobody writes to: without locks, which would be files beside it."""
    address = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro&immutable=1"
    return create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False), poolclass=NullPool
    )


def _postgres(address: str) -> Engine:
    try:
        url = make_url(address)
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the store's address is not postgresql://user@host/database. Correct --store.") from error
    except ImportError as error:
        raise StoreError("a store on Postgres needs a driver: pip install 'summarizer[scale]'") from error


def _hidden(address: Path | str) -> str:
    try:
        return make_url(str(address)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the store"


def _prepare(connection: Connection, name: str) -> None:
    """Make the tables where there are none; refuse those of another version."""
    dialect = connection.dialect.name
    if dialect == "postgresql":  # two that open an empty database at once would both make the tables
        connection.execute(text("SELECT pg_advisory_xact_lock(7306)"))
    metadata.create_all(connection)
    if connection.scalar(_VERSION) is None:
        for statement in _TEXTS[dialect]:
            connection.execute(text(statement))
        connection.execute(insert(about).values(key="version", value=VERSION))
    _refuse_another_version(connection, name)


def _refuse_another_version(connection: Connection, name: str) -> None:
    if (version := connection.scalar(_VERSION)) != VERSION:
        raise StoreError(
            f"{name} was made by another version of summarizer (store {version}, this one reads {VERSION}). "
            "Name another output folder, or use the version that made it."
        )


def lock(folder: Path) -> FileLock:
    """Take the folder for one run; the lock dies with the process. StoreError where another run has it."""
    held = FileLock(folder / LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        raise StoreError(f"Another run is working on {folder}. Wait for it, or name another output folder.") from None
    except OSError as error:
        words = os.strerror(error.errno) if error.errno else error
        raise StoreError(f"{folder} cannot be written to: {words}. Name another output folder.") from error
    return held
