"""The batch command, as a person meets it: what it says, what it leaves, and the code it ends with."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import pytest
from endpoint import Endpoint, Reply
from load.answers import answer

from summarizer import cli
from summarizer.batching import outputs, submit
from summarizer.cli import underway
from summarizer.cli.person import say
from summarizer.cli.progress import Voice, words
from summarizer.store import Store

TEXT = "Fire at pier {n}\n\nA fire at pier {n} hurt 3 workers on Monday, the harbour police said. It probably began at night."


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    return folder


@pytest.fixture
def endpoint(monkeypatch):
    with Endpoint(lambda body: Reply(answer(body))) as served:
        monkeypatch.setenv("OPENAI_BASE_URL", served.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
        yield served


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return end.value.code or 0, out, err


def test_a_folder_is_briefed_and_run_again_costs_nothing(capsys, source, endpoint):
    code, out, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini")
    assert (code, out) == (0, "")
    assert "3 articles for openai/gpt-5-mini: 3 new, 0 left from before, 0 done before." in err
    assert "3 of 3 done" in err
    assert "wrote briefs.jsonl, tables/, index.html, report.json in out" in err
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini")
    assert (code, endpoint.calls) == (0, 3)
    assert "0 new, 0 left from before, 3 done before" in err
    assert "Nothing was left to do." in err


def test_a_bad_article_is_named_and_the_code_is_one(capsys, source):
    (source / "empty.txt").write_text(" ")
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    assert code == 1
    assert "1 unreadable" in err
    assert "empty.txt is empty. Give a text of at least one sentence." in err


def test_a_source_that_is_refused_leaves_no_trace_that_makes_it_an_output(capsys, source):
    there = sorted(source.iterdir())
    code, _, err = run(capsys, "batch", source, "-o", source, "--model", "rules")
    assert (code, "Name the folder of the articles, and another for --output." in err) == (2, True)
    assert sorted(source.iterdir()) == there
    assert run(capsys, "batch", source, "-o", "out", "--model", "rules")[0] == 0


def test_of_many_failures_a_few_are_named(capsys, source):
    for n in range(8):
        (source / f"empty{n}.txt").write_text("")
    _, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    assert err.count("is empty") == 5
    assert "report.json lists them" in err


def test_a_dry_run_spends_and_leaves_nothing(capsys, source, endpoint, tmp_path):
    code, out, _ = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--dry-run")
    assert (code, endpoint.calls, (tmp_path / "out").exists()) == (0, 0, False)
    assert "3 articles to brief" in out
    assert "<- this run" in out


def test_a_dry_run_needs_no_key(capsys, source, tmp_path, monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_API_KEY", "SUMMARIZER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    asked = ("batch", source, "-o", tmp_path / "out", "--model", "openai/gpt-5-mini")
    code, out, _ = run(capsys, *asked, "--dry-run")
    assert code == 0
    assert "openai/gpt-5-mini" in out
    code, _, err = run(capsys, *asked)
    assert code
    assert "needs a key" in err
    code, _, err = run(capsys, "batch", source, "-o", tmp_path / "out", "--model", "opnai/gpt-5-mini", "--dry-run")
    assert code
    assert "Did you mean openai?" in err


def test_files_that_are_no_articles_are_counted(capsys, source):
    for name in ("a.png", "b.png", "Makefile", ".hidden"):
        (source / name).write_text("x")
    (source / "old").mkdir()
    _, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules", "--exclude", "old/")
    assert "4 files passed over: 2 .png, 1 no suffix, 1 excluded." in err


def test_quiet_is_quiet_but_for_errors(capsys, source):
    assert run(capsys, "batch", source, "-o", "out", "--model", "rules", "--quiet") == (0, "", "")
    (source / "empty.txt").write_text("")
    said = f"summarizer: {source}/empty.txt is empty. Give a text of at least one sentence.\n"
    assert run(capsys, "batch", source, "-o", "out", "--model", "rules", "--quiet") == (1, "", said)


def test_a_machine_reads_json_lines(capsys, source, endpoint):
    (source / "empty.txt").write_text("")
    endpoint._next = lambda body: Reply(refusal="No.") if "pier 1 " in str(body) else Reply(answer(body))
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--log-json")
    told = [json.loads(line) for line in err.splitlines()]
    lines = [line for line in told if line["event"] != "progress"]  # a slow machine tells how far it is
    assert code == 1
    assert [line["event"] for line in lines] == ["plan", "failed", "end"]
    assert (lines[0]["new"], lines[1]["kind"], lines[2]["done"], lines[2]["failed"]) == (3, "Refused", 2, 1)


async def test_a_machine_is_told_of_a_stop_in_json_too(capsys):
    with underway._stoppable(SimpleNamespace(run=None), Voice.log) as told:
        told._told()
    assert json.loads(capsys.readouterr().err) == {"event": "stopping", "phase": "reading"}


def test_a_second_reader_that_is_set_is_said_not_to_be_asked(capsys, source, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_JUDGE", "openai/gpt-5")
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    assert (code, "A batch has no second reader: openai/gpt-5" in err) == (0, True)


def test_progress_is_told_every_few_seconds(capsys, source, endpoint, monkeypatch):
    monkeypatch.setattr("summarizer.cli.progress._EVERY_S", 0.01)
    endpoint._latency_s = 0.1
    _, _, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--workers", "1")
    assert "0 of 3 done" in err
    _, _, err = run(capsys, "batch", source, "-o", "out2", "--model", "openai/gpt-5-mini", "--log-json")
    assert '"event": "progress"' in err


def test_on_a_terminal_progress_is_live(capsys, source, endpoint, monkeypatch):
    monkeypatch.setattr("summarizer.cli.progress._LIVE_S", 0.01)
    endpoint._latency_s = 0.1
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, _, _ = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini")
    assert code == 0


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({}, "2 of 10 done, 60 a minute, 8 s left"),
        ({"failed": 1, "rejected_items": 4}, "2 of 10 done, 1 failed, 4 items rejected, 60 a minute, 8 s left"),
        ({"tokens": 1000}, "2 of 10 done, 60 a minute, 1,000 tokens, $0.50 of about $2.50, 8 s left"),
        ({"tokens": 9, "expected_usd": None}, "2 of 10 done, 60 a minute, 9 tokens, $0.50, 8 s left"),
        ({"tokens": 9, "cost_usd": None}, "2 of 10 done, 60 a minute, 9 tokens, price not known, 8 s left"),
        ({"seconds_left": 3700}, "2 of 10 done, 60 a minute, 1 h 01 min left"),
        ({"seconds_left": 61}, "2 of 10 done, 60 a minute, 1 min 01 s left"),
        ({"seconds_left": None}, "2 of 10 done, 60 a minute"),
        ({"tokens": 9, "cost_usd": 0.0047, "expected_usd": 0.02}, "{}, 9 tokens, $0.0047 of about $0.0200, 8 s left"),
        ({"lanes": 2}, "{}, slowed by the endpoint to 2 of 8 calls at a time, 8 s left"),
    ],
)
def test_a_state_in_words(state, said):
    assert words(USUAL | state) == said.format("2 of 10 done, 60 a minute")


USUAL = {"done": 2, "failed": 0, "of": 10, "rejected_items": 0, "articles_per_minute": 60.0, "tokens": 0}
USUAL |= {"cost_usd": 0.5, "expected_usd": 2.5, "seconds_left": 8, "lanes": 8, "lanes_at_most": 8}


def test_of_a_run_that_ended_nothing_is_expected():
    assert words(USUAL | {"tokens": 9, "lanes": 2}, ended=True) == "2 of 10 done, 60 a minute, 9 tokens, $0.50"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in"], "Name the folder for the results with --output OUT"),
        (["-o", "out"], "Name a folder or files to brief"),
        (["in", "--resume", "out"], "--resume OUT goes on with what OUT holds"),
        (["nowhere", "-o", "out"], "no such file or folder"),
        (["in", "-o", "in/0.txt"], "cannot be written to"),
        (["in", "-o", "out", "--repair", "direct"], "with --via batch-api"),
    ],
)
def test_a_call_that_makes_no_sense_says_what_to_do(capsys, source, arguments, said):
    code, _, err = run(capsys, "batch", *arguments, "--model", "rules")
    assert (code, said in err) == (2, True), err


def test_a_run_goes_on_from_its_folder_alone(capsys, source, endpoint):
    run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--max-tokens", "1000")
    code, _, err = run(capsys, "batch", "--resume", "out")
    assert (code, "could pass the limit of 1,000 tokens" in err) == (1, True)
    code, _, err = run(capsys, "batch", "--resume", "out", "--max-tokens", "1000000")
    assert code == 0
    assert "3 left from before" in err


def test_to_resume_is_to_write_the_same_files(capsys, source, endpoint, tmp_path):
    started = ("--model", "openai/gpt-5-mini", "--format", "html", "--max-tokens", "1000")
    run(capsys, "batch", source, "-o", "out", *started)
    run(capsys, "batch", "--resume", "out", "--max-tokens", "1000000")
    assert {path.suffix for path in (tmp_path / "out/briefs").iterdir()} == {".html"}
    run(capsys, "batch", "--resume", "out", "--format", "json")
    assert {path.suffix for path in (tmp_path / "out/briefs").iterdir()} == {".html", ".json"}


def test_to_resume_is_to_go_on_with_the_same_model(capsys, source, endpoint):
    run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--max-tokens", "1000")
    code, _, err = run(capsys, "batch", "--resume", "out", "--model", "rules")
    assert (code, "Leave --model" in err) == (2, True)
    code, _, err = run(capsys, "batch", "--resume", "nowhere")
    assert (code, "holds no store" in err) == (4, True)


@pytest.mark.parametrize(
    "option",
    [
        "--published=2026-01-01",
        "--include=*.md",
        "--exclude=*.md",
        "--follow-links",
        "--id-field=no",
        "--allow-private",
    ],
)
def test_to_resume_is_to_read_nothing_anew(capsys, source, option):
    run(capsys, "batch", source, "-o", "out", "--model", "rules")
    code, _, err = run(capsys, "batch", "--resume", "out", option)
    assert (code, "with articles as they were read" in err) == (2, True)
    code, _, err = run(capsys, "batch", "--resume", "out", "--output", "elsewhere")
    assert (code, "--resume OUT goes on with what OUT holds" in err) == (2, True)


def test_the_rules_have_no_batch_api(capsys, source):
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules", "--via", "batch-api")
    assert (code, "rules has no Batch API" in err) == (2, True)


def test_a_budget_that_is_reached_says_how_to_go_on(capsys, source, endpoint):
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--max-cost", "0.0001")
    assert (code, endpoint.calls) == (1, 0)
    assert "could pass the limit of $0.0001. What is done is kept; raise the limit" in err


@pytest.mark.parametrize("kind", ["csv", "jsonl", "html"])
def test_exports_are_made_again_from_the_store(capsys, source, kind):
    run(capsys, "batch", source, "-o", "out", "--model", "rules", "--quiet")
    code, out, _ = run(capsys, "export", "out", "--to", kind)
    assert code == 0
    assert all(line.startswith("out") for line in out.splitlines())


def test_an_export_of_no_batch_is_refused(capsys, tmp_path):
    code, _, err = run(capsys, "export", tmp_path, "--to", "csv")
    assert (code, "holds no store" in err) == (4, True)


def test_two_runs_on_one_folder_are_one_too_many(capsys, source, tmp_path):
    from summarizer.store.opening import lock

    held = lock(tmp_path / "out")
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    held.release()
    assert (code, "Another run is working on out" in err) == (2, True)


@pytest.mark.parametrize("interrupts", [1, 2])
def test_ctrl_c_stops_and_the_same_command_goes_on(source, tmp_path, interrupts):
    with Endpoint(lambda body: Reply(answer(body)), latency_s=1.0) as served:
        environment = os.environ | {"OPENAI_BASE_URL": served.base_url, "OPENAI_API_KEY": "sk-x"}
        command = [sys.executable, "-m", "summarizer", "batch", "in", "-o", "out", "--model", "openai/gpt-5-mini"]
        command += ["--workers", "1"]
        running = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        assert served.called.wait(120)
        for _ in range(interrupts):
            running.send_signal(signal.SIGINT)
            time.sleep(0.2)
        _, err = running.communicate(timeout=120)
        assert running.returncode == 1
        assert "Stopping: calls in flight finish" in err
        assert "Traceback" not in err
        with Store(tmp_path / "out") as store:
            assert len(store) == (1 if interrupts == 1 else 0)
        said = "the same command goes on" if interrupts == 1 else "The same command goes on"
        assert said in err


@pytest.fixture
def interrupted(monkeypatch):
    """Put a Ctrl-C, or several, in front of what a thread does, which then waits until the last was heard."""

    def before(where, presses):
        heard, do, left, turn = threading.Semaphore(0), getattr(*where), [None] * presses, threading.Lock()

        def aloud(words):
            say(words)
            if words.startswith(("Stop", *underway._STOPPING.values())):
                heard.release()

        def after(*arguments):
            with turn:
                while left:
                    left.pop()
                    os.kill(os.getpid(), signal.SIGINT)
                    assert heard.acquire(timeout=60)
            return do(*arguments)

        monkeypatch.setattr(underway, "say", aloud)
        monkeypatch.setattr(*where, after)
        monkeypatch.setattr(underway, "os", SimpleNamespace(_exit=sys.exit))  # os itself ends forked processes

    return before


@pytest.mark.parametrize("where", ["_loaded", "_refuse_nothing"], ids=["before the first", "after the last"])
def test_ctrl_c_while_articles_are_read_ends_it_before_anything_is_spent(capsys, source, endpoint, interrupted, where):
    interrupted((submit, where), 1)
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini")
    assert (code, endpoint.calls) == (1, 0)
    assert "Stopping: nothing was spent yet" in err
    assert "Stopped while reading; nothing was spent. The same command goes on from here." in err
    code, _, _ = run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini")
    assert (code, endpoint.calls) == (0, 3)


def test_ctrl_c_while_tables_are_written_lets_them_be_written(capsys, source, interrupted, tmp_path):
    interrupted((outputs, "tables"), 1)
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    assert (code, "All is done but the tables" in err) == (0, True)
    assert (tmp_path / "out/index.html").exists()


@pytest.mark.parametrize("where", [(submit, "_loaded"), (outputs, "tables")])
def test_ctrl_c_twice_outside_of_calls_ends_the_process(capsys, source, interrupted, where):
    interrupted(where, 2)
    code, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules")
    assert (code, "Stopped at once. The same command goes on from here." in err) == (1, True)
    assert run(capsys, "batch", source, "-o", "out", "--model", "rules")[0] == 0


async def test_stopped_at_once_what_is_still_computed_is_not_waited_for(capsys, monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(underway, "_GRACE_S", 0.01)
    monkeypatch.setattr(underway.os, "_exit", lambda code: code == 1 and ended.set())
    with underway._stoppable(SimpleNamespace(run=None), Voice.person) as told:
        told.phase, told._task = "working", SimpleNamespace(cancel=lambda: None)
        told._told()
        assert not ended.is_set()
        told._told()
        assert ended.wait(60)
    assert "Stopped at once" in capsys.readouterr().err


def test_how_many_articles_were_read_is_told_now_and_then(capsys, source, monkeypatch):
    monkeypatch.setattr("summarizer.cli.progress._EVERY_S", 0.0)
    _, _, err = run(capsys, "batch", source, "-o", "out", "--model", "rules", "--log-json")
    assert '{"event": "reading", "documents": 2}' in err
    _, _, err = run(capsys, "batch", source, "-o", "another", "--model", "rules")
    assert "2 articles read so far" in err


def test_what_is_said_obeys_no_file_name(capsys):
    say("a\x1b[2Jb.txt is empty.\nSo it is.")
    assert capsys.readouterr().err == "summarizer: a\\x1b[2Jb.txt is empty.\nSo it is.\n"


def test_what_brief_asked_before_is_not_asked_again(capsys, source, endpoint):
    for arguments, calls in ([], 1), ([], 1), (["--no-cache"], 2), (["--published", "2026-01-01"], 3):
        code, _, _ = run(capsys, "brief", source / "0.txt", "--model", "openai/gpt-5-mini", *arguments)
        assert (code, endpoint.calls) == (0, calls)


def test_what_a_second_reader_said_of_a_brief_by_the_rules_is_not_asked_again(capsys, source, monkeypatch):
    def reply(body):
        stated = re.findall(r"^(\w+) \[\d", body["messages"][-1]["content"], re.MULTILINE)
        return Reply({"verdicts": [{"id": name, "verdict": "supported", "words": "A fire"} for name in stated]})

    with Endpoint(reply) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
        for _ in range(2):
            code, out, _ = run(capsys, "brief", source / "0.txt", "--model", "rules", "--judge", "openai/gpt-5")
            assert (code, endpoint.calls) == (0, 1)
            assert "Second reader" in out


def test_brief_takes_what_a_batch_was_answered(capsys, source, endpoint):
    run(capsys, "batch", source, "-o", "out", "--model", "openai/gpt-5-mini", "--quiet")
    run(capsys, "brief", source / "0.txt", "--model", "openai/gpt-5-mini", "-o", "out/0.html")
    assert endpoint.calls == 3


def test_without_a_place_for_the_cache_brief_still_briefs(capsys, source, endpoint, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(source / "0.txt"))
    code, _, err = run(capsys, "brief", source / "1.txt", "--model", "openai/gpt-5-mini")
    assert (code, "Answers are not kept" in err) == (0, True)
