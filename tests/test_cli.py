import io
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from summarizer import Settings, cli
from summarizer.models import available
from summarizer.schemas.brief import Brief

ARTICLES = Path(__file__).parents[1] / "examples/articles"
SUMMARIES = Path(__file__).parents[1] / "examples/summaries"
POST = ARTICLES / "conflict-border-post.txt"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)


def run(capsys, *arguments, stdin=None, monkeypatch=None):
    if stdin is not None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    with pytest.raises(SystemExit) as end:
        cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return end.value.code or 0, out, err


def test_json_is_a_brief_that_can_be_read_back(capsys):
    code, out, err = run(capsys, "brief", POST, "--published", "2026-03-12", "--format", "json")
    assert (code, Brief.model_validate_json(out).as_of.isoformat()) == (0, "2026-03-12")
    assert "built-in rules" in err


def test_naming_the_rules_says_nothing_about_them(capsys):
    assert "built-in rules" not in run(capsys, "brief", POST, "--model", "rules")[2]


def test_a_pipe_gets_markdown(capsys):
    assert run(capsys, "brief", POST, "--model", "rules")[1].startswith("# ")


def test_stdin_is_read_for_a_dash(capsys, monkeypatch):
    code, out, _ = run(
        capsys, "brief", "-", "--model", "rules", "--format", "json", stdin=POST.read_bytes(), monkeypatch=monkeypatch
    )
    assert code == 0
    assert json.loads(out)["article"]["text"].startswith("Gunmen overrun")


@pytest.mark.parametrize(("name", "start"), [("b.html", "<!doctype html>"), ("b.json", "{"), ("deep/b.md", "# ")])
def test_the_files_name_says_the_format(capsys, tmp_path, name, start):
    code, out, err = run(capsys, "brief", POST, "--model", "rules", "-o", tmp_path / name)
    assert (code, out) == (0, "")
    assert f"wrote {tmp_path / name}" in err
    assert (tmp_path / name).read_text("utf-8").lower().startswith(start)
    assert [path.name for path in (tmp_path / name).parent.iterdir()] == [Path(name).name]


def test_several_articles_go_to_a_folder_and_one_bad_one_does_not_stop_them(capsys, tmp_path):
    bad = tmp_path / "empty.txt"
    bad.touch()
    out = tmp_path / "out"
    code, _, err = run(capsys, "brief", POST, bad, ARTICLES / "short-tremor.txt", "--model", "rules", "-o", out)
    assert code == 4
    assert "empty.txt" in err
    assert sorted(path.name for path in out.iterdir()) == ["conflict-border-post.md", "short-tremor.md"]


def test_a_name_that_ends_as_a_folder_is_one(capsys, tmp_path):
    code, _, err = run(capsys, "brief", POST, "--model", "rules", "-o", f"{tmp_path}/new.d/")
    assert (code, "conflict-border-post.md" in err) == (0, True)
    assert [path.name for path in (tmp_path / "new.d").iterdir()] == ["conflict-border-post.md"]


def test_an_article_is_never_replaced_by_its_brief(capsys, tmp_path):
    article = tmp_path / "a.md"
    article.write_bytes(POST.read_bytes())
    for output in (tmp_path, article):
        code, _, err = run(capsys, "brief", article, "--model", "rules", "-o", output)
        assert code == 2
        assert "is an article" in err
    assert article.read_bytes() == POST.read_bytes()


@pytest.mark.parametrize("other", ["x.txt", "X.txt"], ids=["the same", "but for case"])
def test_two_articles_of_one_name_are_refused_before_anything_is_paid_for(capsys, tmp_path, other):
    (tmp_path / "b").mkdir()
    articles = tmp_path / "x.txt", tmp_path / "b" / other
    for article in articles:
        article.write_bytes(POST.read_bytes())
    code, _, err = run(capsys, "brief", *articles, "--model", "rules", "-o", tmp_path / "o")
    assert code == 2
    assert "x.md" in err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("output", ["one.json", "file"])
def test_several_briefs_do_not_go_into_one_file(capsys, tmp_path, output):
    (tmp_path / "file").touch()
    code, _, err = run(
        capsys, "brief", POST, ARTICLES / "short-tremor.txt", "--model", "rules", "-o", tmp_path / output
    )
    assert code == 2
    assert "folder" in err


def test_several_briefs_in_one_stream_are_json_lines_and_never_html(capsys):
    two = [POST, ARTICLES / "short-tremor.txt", "--model", "rules", "--format"]
    _, out, _ = run(capsys, "brief", *two, "json")
    assert [Brief.model_validate_json(line).article.text[:4] for line in out.splitlines()] == ["Gunm", "Ligh"]
    assert run(capsys, "brief", *two, "html")[0] == 2


def test_a_device_is_written_to_and_a_link_is_followed(capsys, tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    link.symlink_to(real)
    assert run(capsys, "brief", POST, "--model", "rules", "-o", link)[0] == 0
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("# ")
    assert run(capsys, "brief", POST, "--model", "rules", "-o", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["x" * 300, "folder"])
def test_a_place_that_cannot_be_written_leaves_nothing_behind(capsys, tmp_path, name):
    (tmp_path / "folder").mkdir()
    target = tmp_path / name / ("x" * 300) if name == "folder" else tmp_path / name
    code, _, err = run(capsys, "brief", POST, "--model", "rules", "--format", "md", "-o", target)
    assert code == 2
    assert "--output" in err
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_closed_streams_end_with_a_word_and_not_with_a_traceback():
    def shell(redirect):
        line = f"{sys.executable} -m summarizer brief {{}} --model rules {redirect}"
        return subprocess.run(
            ["sh", "-c", line.format(POST if "stdin" not in redirect else "-").replace("stdin", "")],
            capture_output=True,
            text=True,
            check=False,
        )

    for redirect, code in ((">/dev/full", 2), (">&-", 2), ("-o /dev/null >&-", 0), ("stdin <&-", 4), ("2>&-", 0)):
        ended = shell(redirect)
        assert ended.returncode == code, redirect
        assert "Traceback" not in ended.stderr


def test_the_terminal_view_is_not_written_to_a_file(capsys, tmp_path):
    code, _, err = run(capsys, "brief", POST, "--model", "rules", "--format", "terminal", "-o", tmp_path / "x")
    assert code == 2
    assert "--format md" in err


def test_the_terminal_view_can_be_asked_for(capsys):
    code, out, _ = run(capsys, "brief", POST, "--model", "rules", "--format", "terminal")
    assert code == 0
    assert "Oskel" in out


@pytest.mark.parametrize("columns", ["0", "1"])
def test_a_terminal_that_does_not_know_its_width_is_taken_for_an_ordinary_one(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run(capsys, "brief", POST, "--model", "rules", "--format", "terminal")
    assert max(map(len, out.splitlines())) in range(60, 81)


def test_a_file_that_cannot_be_written_is_a_usage_error(capsys, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = run(capsys, "brief", POST, "--model", "rules", "-o", tmp_path / "file" / "b.md")
    assert code == 2
    assert "--output" in err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["brief", POST, "--model", "openai/gpt-5-mini"], 3, "OPENAI_API_KEY"),
        (["brief", POST, "--model", "nobody/nothing"], 3, "nobody"),
        (["brief", "missing.txt", "--model", "rules"], 4, "missing.txt"),
        (["brief", POST, "--model", "rules", "--published", "yesterday"], 2, "yesterday"),
        (["brief"], 2, ""),
        (["brief", POST, "--format", "pdf"], 2, "pdf"),
        (["brief", "missing.txt", "other.txt", "--model", "rules"], 4, "missing.txt: no such file"),
        (["brief", "https://example.org/a", "--model", "rules"], 4, "batch --urls FILE"),
        (["brief", "HTTP://EXAMPLE.ORG", "--model", "rules"], 4, "batch --urls FILE"),
        (["brief", "s3://bucket/a.txt", "--model", "rules"], 4, "remote folders"),
        (["brief", "", "--model", "rules"], 4, "empty"),
        (["check", POST, ""], 4, "empty"),
        (["check", "-", "-"], 2, "stdin"),
        (["brief", "-", "-", "--model", "rules"], 2, "stdin can be read once"),
    ],
)
def test_each_error_has_its_exit_code_and_says_what_to_do(capsys, arguments, code, says):
    ended, _, err = run(capsys, *arguments)
    assert ended == code
    assert says in err
    assert "Traceback" not in err


def test_a_faithful_summary_passes(capsys):
    code, out, err = run(capsys, "check", POST, SUMMARIES / "conflict-border-post.faithful.txt")
    assert (code, out) == (0, "")
    assert "0 errors" in err


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ("hedge-dropped", "hedge"),
        ("number-changed", "number"),
        ("speakers-swapped", "attribution"),
        ("quotation-altered", "verbatim"),
        ("negated", "negation"),
        ("name-invented", "name"),
    ],
)
def test_each_fault_of_a_summary_is_found_once(capsys, fault, check):
    code, out, _ = run(capsys, "check", POST, SUMMARIES / f"conflict-border-post.{fault}.txt", "--format", "json")
    errors = [finding for finding in json.loads(out) if finding["severity"] == "error"]
    assert (code, [finding["check"] for finding in errors]) == (1, [check])


def test_schema_prints_the_json_schema_that_stands_in_the_repository(capsys):
    _, out, _ = run(capsys, "schema")
    stored = Path(__file__).parents[1] / "schemas/json/brief.schema.json"
    assert json.loads(out) == json.loads(stored.read_text("utf-8"))


def test_models_lists_what_can_be_used_and_why_the_rest_cannot(capsys):
    code, out, _ = run(capsys, "models")
    assert code == 0
    assert "rules" in out
    assert "OPENAI_API_KEY" in out


def test_models_names_each_model_whole_on_a_line_with_its_reason_however_narrow_the_window(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = run(capsys, "models")
    offers = available(Settings())
    assert [line.split()[0] for line in out.splitlines()[1:]] == [offer.model for offer in offers]
    assert all(line.endswith(f"  {offer.reason}") for line, offer in zip(out.splitlines()[1:], offers, strict=True))


def test_a_reader_that_goes_away_gets_no_traceback():
    command = [sys.executable, "-m", "summarizer", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        err = process.stderr.read()
    assert err == b""


def test_what_a_long_article_takes_is_said_before_the_wait(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.modules["summarizer.cli.brief"], "_LONG", 1_000)
    monkeypatch.setattr(sys.modules["summarizer.cli.brief"], "_READ_A_SECOND", 100)
    long = tmp_path / "long.txt"
    long.write_text("The mayor said on Monday that the bridge was closed. " * 30)
    code, _, err = run(capsys, "brief", long, "--model", "rules")
    assert code == 0
    assert "long.txt has 1,590 characters: the rules will need about 16 seconds." in err
    monkeypatch.setenv("SUMMARIZER_WINDOW_WORDS", "100")
    _, _, err = run(capsys, "brief", long, "--model", "openai/gpt-5-mini")
    assert "asked at least 4 times, with about 397 tokens" in err


def test_the_version_is_told(capsys):
    code, out, err = run(capsys, "--version")
    assert (code, out, err) == (0, f"summarizer {version('summarizer')}\n", "")


def test_a_suffix_that_names_no_format_is_refused_unless_one_is_named(capsys, tmp_path):
    target = tmp_path / "b.pdf"
    code, _, err = run(capsys, "brief", POST, "--model", "rules", "-o", target)
    assert (code, target.exists()) == (2, False)
    assert ".md, .json or .html" in err
    assert run(capsys, "brief", POST, "--model", "rules", "-o", target, "--format", "json")[0] == 0
    assert run(capsys, "brief", POST, "--model", "rules", "-o", target)[0] == 2
    assert Brief.model_validate_json(target.read_text("utf-8"))


@pytest.mark.parametrize("wrong", [("brief", "nowhere.txt"), ("brief", POST, "--published", "today"), ("batch", "a")])
def test_nobody_is_told_of_rules_that_write_nothing(capsys, wrong):
    code, _, err = run(capsys, *wrong, *(("-o", "out") if wrong[0] == "batch" else ()))
    assert code
    assert "built-in rules" not in err


def test_the_rules_are_told_of_once(capsys, tmp_path):
    two = (POST, ARTICLES / "short-tremor.txt", "-o", tmp_path / "out")
    assert [run(capsys, command, *two)[2].count("built-in rules") for command in ("brief", "batch", "batch")] == [
        1,
        1,
        0,
    ]
