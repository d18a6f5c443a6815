"""A Postgres server for tests, of its own and thrown away: the programs of the distribution, no root."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WANTED = "no Postgres server is installed here: apt-get install postgresql"


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, the newest version first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("pg_ctl")
    places = [path.parent for path in reversed(found)] + ([Path(on_path).parent] if on_path else [])
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def running(bin_: Path) -> Iterator[int]:
    """Give the port of a server that listens on the loopback alone and trusts everybody."""
    folder = Path(tempfile.mkdtemp(prefix="summarizer-pg-"))
    whom = "postgres" if os.geteuid() == 0 else None  # Postgres refuses to be run by root
    if whom:
        shutil.chown(folder, whom, whom)
    port = _free_port()
    data, options = folder / "data", f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"

    def do(program: str, *arguments: str) -> None:
        command = [str(bin_ / program), "-D", str(data), *arguments]
        nothing = subprocess.DEVNULL
        subprocess.run(command, check=True, cwd=folder, stdout=nothing, stdin=nothing, user=whom, group=whom)

    try:
        do("initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
        do("pg_ctl", "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield port
        finally:
            do("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
