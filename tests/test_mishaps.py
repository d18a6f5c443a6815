"""What goes wrong around a batch: a disk, a folder, a store, the files. A clear word each, and nothing lost."""

import os
import resource
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest
from broken import PIPE, break_
from test_scale import told

from summarizer.store import Store
from summarizer.store.opening import FILE
from summarizer.typography import printable

GOOD = "Fire at pier {n}\n\nA fire at pier {n} hurt 3 workers on Monday, the harbour police said."
NOBODY = 65534


def folder(path, count):
    path.mkdir(exist_ok=True)
    for n in range(count):
        (path / f"{n:05}.txt").write_text(GOOD.format(n=n))
    return path


def test_of_a_folder_of_files_broken_in_every_way_all_others_are_briefed_and_each_is_named(tmp_path, capsys):
    source, out = folder(tmp_path / "in", 40), tmp_path / "out"
    broken = break_(source, forbidden=os.geteuid() != 0)
    code, _, err = told(capsys, "batch", source, "-o", out, "--model", "rules")
    assert code == 1, err
    with Store(out) as store:
        failures = {failure.name: failure for failure in store.jobs.failures()}
        assert len(store) == 40
    named = {name.partition("#")[0] for name in failures}
    silent = {printable(path.name) for path in source.glob("broken*")} - named - {PIPE}
    assert (silent, len(named)) == (set(), broken)
    for failure in failures.values():
        assert failure.kind == "UnreadableInput"
        assert failure.message.endswith(".")
        assert "Traceback" not in failure.message
    assert "report.json lists them" in err


def test_a_disk_that_is_full_ends_the_run_in_words_and_loses_nothing(tmp_path, capsys):
    source, out = folder(tmp_path / "in", 60), tmp_path / "out"
    command = [sys.executable, "-m", "summarizer", "batch", source, "-o", out, "--model", "rules", "--quiet"]
    limit = 300_000  # no file may become larger: what a full disk is, for those who cannot mount one

    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ended = subprocess.run(command, check=False, preexec_fn=full, stderr=subprocess.PIPE, text=True, timeout=300)
    assert ended.returncode == 2
    assert "what is done is kept" in ended.stderr
    assert "Traceback" not in ended.stderr
    written = {path.name: path.read_bytes() for path in (out / "briefs").iterdir()}
    code, _, err = told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
    assert (code, len(list((out / "briefs").iterdir()))) == (0, 60), err
    assert all((out / "briefs" / name).stat().st_size for name in written)


@contextmanager
def without_rights():
    """Root may write anywhere: be nobody for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path, capsys, there):
    source, out = folder(tmp_path / "in", 1), tmp_path / "out"
    told(capsys, "batch", source, "-o", tmp_path / "first", "--model", "rules", "--quiet")
    if there:
        told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
        out.chmod(0o500)
    tmp_path.chmod(0o500)
    try:
        with without_rights():
            code, _, err = told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
    finally:
        tmp_path.chmod(0o700)
    assert code in {2, 4}, err
    assert "ermission" in err
    assert "Traceback" not in err


@contextmanager
def read_only(out):
    """A folder that everybody may read and nobody may write to."""
    (out / FILE).chmod(0o444)
    for path in out.parents:
        if Path(gettempdir()) in path.parents:  # left open: other tests may be in the same folder
            path.chmod(path.stat().st_mode | 0o055)
    mode = out.stat().st_mode
    out.chmod(0o555)
    try:
        with without_rights():
            yield
    finally:
        out.chmod(mode)


def test_of_a_folder_that_cannot_be_written_to_the_status_is_told_and_no_export_made(tmp_path, capsys):
    source, out = folder(tmp_path / "in", 2), tmp_path / "out"
    told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
    before = told(capsys, "status", out), told(capsys, "export", out, "--to", "csv")
    with read_only(out):
        code, said, err = told(capsys, "status", out)
        assert (code, said.splitlines()[0]) == (0, before[0][1].splitlines()[0]), err
        code, _, err = told(capsys, "export", out, "--to", "csv")
        assert (code, "cannot be written: Permission denied" in err) == (2, True), err
        code, said, err = told(capsys, "batch", source, "-o", out, "--model", "rules", "--dry-run")
        assert (code, "2 done before" in said) == (0, True), err
        with Store(out) as store:
            assert len(list(store.find(words="pier"))) == 2


def test_a_store_that_a_killed_run_left_in_a_folder_to_read_alone_is_to_be_copied(tmp_path, capsys):
    source, out = folder(tmp_path / "in", 1), tmp_path / "out"
    told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
    (out / f"{FILE}-wal").write_bytes(b"left")
    with read_only(out):
        code, _, err = told(capsys, "status", out)
    assert (code, "copy the folder to where you may write" in err) == (2, True), err


@pytest.mark.parametrize("damage", [b"junk", b"SQLite format 3\0" + b"\xff" * 90_000])
def test_a_store_that_is_damaged_is_moved_away_and_the_briefs_stay(tmp_path, capsys, damage):
    source, out = folder(tmp_path / "in", 2), tmp_path / "out"
    told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")
    for beside in out.glob(f"{FILE}-*"):
        beside.unlink()
    (out / FILE).write_bytes(damage)
    for asked in (["batch", source, "-o", out, "--model", "rules"], ["status", out], ["export", out, "--to", "csv"]):
        code, _, err = told(capsys, *asked)
        assert (code, "it is damaged. Move it away and run again: the briefs already written stay" in err) == (2, True)
    assert len(list((out / "briefs").iterdir())) == 2
    (out / FILE).rename(tmp_path / "away")
    assert told(capsys, "batch", source, "-o", out, "--model", "rules", "--quiet")[0] == 0
