"""The tables of a store, the same on SQLite and Postgres. A row of `jobs` is inbox, result and progress at once."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = "1"
"""Of these tables. A store of another version is not touched."""

metadata = MetaData()

about = Table("about", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),  # the order of submission
    Column("key", String(64), nullable=False, unique=True),  # article and recipe: equal keys, equal briefs
    Column("run", Integer, nullable=False),  # the run that took it up last before it was done
    Column("state", String(8), nullable=False),  # waiting, done, failed
    Column("article", LargeBinary, nullable=False),  # zlib of its JSON
    Column("characters", Integer, nullable=False),
    Column("brief", LargeBinary),  # zlib of its JSON
    Column("rejected", Integer, nullable=False, default=0),
    Column("error_kind", String),
    Column("error", Text),
    Column("input_tokens", Integer, nullable=False, default=0),
    Column("output_tokens", Integer, nullable=False, default=0),
    Column("cost_usd", Float),
    Column("finished", Float),  # Unix time
    Index("jobs_by_run", "run", "state"),
)

documents = Table(
    "documents",
    metadata,
    Column("name", Text, primary_key=True),
    Column("place", Text, nullable=False),  # where its files go, relative, without suffix
    Column("folded", Text, nullable=False, unique=True),  # `place` as a file system that ignores case sees it
    Column("digest", String(64), nullable=False),
    Column("recipe", String(64), nullable=False),
    Column("run", Integer, nullable=False),
    Column("key", ForeignKey("jobs.key"), index=True),  # null where the document could not be read
    Column("title", Text),
    Column("published", String(10), index=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("error_kind", String),
    Column("error", Text),
    Index("documents_by_run", "run"),
)

sources = Table(
    "sources",
    metadata,
    Column("key", ForeignKey("jobs.key"), primary_key=True),
    Column("name", Text, primary_key=True),
    Index("sources_by_name", "name"),
)

answers = Table(
    "answers",
    metadata,
    Column("key", String(64), primary_key=True),  # model and parameters of one HTTP call
    Column("completion", LargeBinary, nullable=False),  # zlib of the endpoint's JSON
    Column("model", String, nullable=False),
    Column("made", Float, nullable=False),  # Unix time
)

meters = Table(
    "meters",
    metadata,
    Column("name", String, primary_key=True),
    Column("tokens", BigInteger, nullable=False, default=0),
    Column("cost_usd", Float, nullable=False, default=0.0),
    Column("unpriced", Integer, nullable=False, default=0),  # calls whose price is not known
    Column("held_tokens", BigInteger, nullable=False, default=0),  # of calls begun and not yet settled, at worst
    Column("held_usd", Float, nullable=False, default=0.0),
    Column("next_request", Float, nullable=False, default=0.0),  # Unix time of the next free slot
    Column("next_tokens", Float, nullable=False, default=0.0),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Float, nullable=False),
    Column("ended", Float),
    Column("settings", Text, nullable=False),  # JSON
)

batches = Table(
    "batches",
    metadata,
    Column("tag", String, primary_key=True),  # ours, which the provider keeps with it
    Column("id", String),  # the provider's, null as long as it is not known to have been made
    Column("run", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("worst_tokens", BigInteger, nullable=False),
    Column("worst_usd", Float, nullable=False),
    Column("sent", Float, nullable=False),  # Unix time
)
