"""The public names: each is there, and each module that holds one has it."""

import subprocess
import sys

import pytest

import summarizer


def test_every_public_name_has_one_home_and_can_be_had():
    assert sorted(summarizer.__all__) == list(summarizer.__all__)
    assert sorted(summarizer._HOME) == list(summarizer.__all__)
    assert all(getattr(summarizer, name).__module__.startswith("summarizer") for name in ("Brief", "check", "Scripted"))


def test_batch_is_the_function_even_where_its_package_was_imported_first():
    code = "import summarizer.batching, summarizer; from summarizer import batch; print(batch.__module__)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert out == "summarizer.batching\n"


def test_dir_lists_the_public_names():
    assert set(summarizer.__all__) <= set(dir(summarizer))


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="brieff"):
        _ = summarizer.brieff


@pytest.mark.parametrize("name", ["cli", "summarize, asummarize, check"])
def test_neither_asking_for_help_nor_importing_a_call_loads_what_it_runs(name):
    code = f"import sys; from summarizer import {name}; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"openai", "trafilatura", "simplemma", "jinja2", "pydantic", "regex", "asyncio"} & set(out)
    assert not {"summarizer.reading", "summarizer.call"} & set(out)


def test_the_module_is_the_command_line():
    run = subprocess.run([sys.executable, "-m", "summarizer", "--help"], capture_output=True, check=True, text=True)
    assert run.stdout.startswith("Usage:")
