"""What is wrong with a store, in words: from what its database said to what to do about it."""

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_DAMAGED = (
    "it is damaged. Move it away and run again: the briefs already written stay, those answers are asked for anew."
)
_SQLITE = (
    ("disk is full", "the disk is full. Free some space and run the same command again; what is done is kept."),
    (
        "disk i/o error",
        "the disk cannot be written or read. See to it and run the same command again; what is done is kept.",
    ),
    ("readonly", "it cannot be written to. Check the permissions of the folder, or name another output folder."),
    ("unable to open", "it cannot be opened. Check the permissions of the folder, or name another output folder."),
    ("is locked", "another program holds it. Close that and run the same command again."),
    *((part, _DAMAGED) for part in ("malformed", "not a database", "corrupt")),
)
_POSTGRES = (
    ("no space left", "Free some space on the server, then run again; what is done is kept."),
    ("too many clients", "Raise max_connections on the server, or start fewer workers; each takes about seven."),
    ("password authentication failed", "Correct user and password in --store, or PGPASSWORD, or ~/.pgpass."),
    ("no password supplied", "Give the password in --store, as PGPASSWORD, or in ~/.pgpass."),
    ("permission denied", "Use a database that the user owns: createdb --owner USER NAME."),
    ("does not exist", "Correct --store, or make what is missing: createdb NAME, createuser NAME."),
    ("read-only transaction", "Name the server that can be written to: this one is a standby, or set to read-only."),
    ("", "Check --store and that the server is up, then run again; what is done is kept."),
)


def meaning(error: SQLAlchemyError, name: str, *, postgres: bool) -> str:
    """Return what an error of the database means for the store of this name, and what to do next."""
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    if postgres:
        line = said.splitlines()[0]
        return f"{name} cannot be used: {line}. {_first(_POSTGRES, said)}"
    unknown = f"it failed: {said}. Run the same command again; if it fails again, report it."
    return f"{name}: {_first(_SQLITE, said) or unknown}"


def _first(causes: tuple[tuple[str, str], ...], said: str) -> str:
    return next((words for part, words in causes if part in said.lower()), "")
