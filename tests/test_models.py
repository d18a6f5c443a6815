"""Names of models: where each leads, what it costs, and what is said when it leads nowhere."""

import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files
from types import SimpleNamespace

import pytest

from summarizer.errors import ConfigurationError, SummarizerError, UnknownModel
from summarizer.models import available, default_name, providers, resolve
from summarizer.models.prices import Price, price
from summarizer.models.scripted import Scripted
from summarizer.settings import Settings

KEY = "sk-secret-4711"


def where(name: str | None, /, **values) -> tuple[str, str, str, str]:
    """The name, the endpoint's own name, its address and the key of what a name leads to."""
    llm = resolve(name, Settings(**values))
    return llm.name, llm._model, llm._options["base_url"], llm._options["api_key"]


def test_a_model_is_returned_as_it_is():
    model = Scripted([])
    assert resolve(model, Settings()) is model


def test_without_name_and_key_the_rules_answer():
    assert default_name(Settings()) == "rules"


@pytest.mark.parametrize("name", [None, "rules", " rules "])
def test_the_rules_are_imported_only_now(name, monkeypatch):
    rules = Scripted([], name="rules")
    monkeypatch.setitem(sys.modules, "summarizer.models.rules", SimpleNamespace(Rules=lambda: rules))
    assert resolve(name, Settings()) is rules


def test_without_name_a_key_leads_to_openai():
    assert where(None, api_key=KEY) == ("openai/gpt-5-mini", "gpt-5-mini", "https://api.openai.com/v1", KEY)


def test_the_setting_names_the_model():
    assert where(None, model=" ollama/qwen3 ")[:2] == ("ollama/qwen3", "qwen3")


def test_an_endpoint_without_a_model_name_is_no_guess():
    with pytest.raises(ConfigurationError, match="no model is named") as caught:
        resolve(None, Settings(base_url="http://localhost:1/v1"))
    assert "SUMMARIZER_MODEL" in str(caught.value)


def test_openai_goes_to_the_address_in_the_settings():
    assert where("openai/gpt-4o", api_key=KEY, base_url="http://proxy/v1")[2:] == ("http://proxy/v1", KEY)


def test_an_endpoint_of_ones_own_needs_no_key():
    assert where("qwen3", base_url="http://localhost:1/v1") == ("qwen3", "qwen3", "http://localhost:1/v1", "none")
    assert where("openai/gpt-4o", base_url="http://localhost:1/v1")[3] == "none"


def test_a_slash_in_a_name_of_ones_own_endpoint_stays():
    name = "meta-llama/Llama-3.3-70B"
    assert where(name, base_url="http://localhost:1/v1")[:2] == (name, name)


def test_other_providers_get_their_own_address_and_never_openais_key(monkeypatch):
    monkeypatch.setenv("OPENROUTER_API_KEY", "or-own")
    name = "openrouter/mistralai/mistral-small"
    assert where(name, api_key=KEY, base_url="http://proxy/v1") == (
        name,
        "mistralai/mistral-small",
        "https://openrouter.ai/api/v1",
        "or-own",
    )
    assert where("ollama/qwen3", api_key=KEY)[3] == "none"


@pytest.mark.parametrize(("model", "variable"), [("openai/gpt-4o", "OPENAI_API_KEY"), ("groq/x", "GROQ_API_KEY")])
def test_a_missing_key_names_its_variable_and_the_way_without(model, variable):
    with pytest.raises(ConfigurationError, match=f"{variable}.*--model rules works"):
        resolve(model, Settings())


def test_a_key_of_a_provider_that_no_header_can_carry_is_refused_without_showing_it(monkeypatch):
    monkeypatch.setenv("GROQ_API_KEY", "gsk a")
    with pytest.raises(ConfigurationError, match="GROQ_API_KEY must be printable") as caught:
        resolve("groq/x", Settings())
    assert "gsk" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("rule", "Did you mean rules?"),
        ("opnai/gpt-4o", "Did you mean openai?"),
        ("gpt-4o", "openai/…"),
    ],
)
def test_a_name_that_leads_nowhere_lists_the_known(name, hint):
    with pytest.raises(UnknownModel) as caught:
        resolve(name, Settings())
    assert hint in str(caught.value)
    assert "ollama/…" in str(caught.value)


def test_the_endpoint_that_ignores_response_format_is_asked_by_tools(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "ak")
    assert resolve("anthropic/claude-x", Settings())._habits.mode == "tools"
    assert resolve("ollama/qwen3", Settings())._habits.mode == "json_schema"


def test_what_can_be_used_is_told_with_the_reason(monkeypatch):
    monkeypatch.setenv("MISTRAL_API_KEY", "mk")
    offers = {offer.model.partition("/")[0]: offer for offer in available(Settings())}
    assert offers["rules"].usable
    assert (offers["openai"].usable, offers["openai"].reason) == (False, "OPENAI_API_KEY is not set")
    assert (offers["mistral"].usable, offers["mistral"].reason) == (True, "MISTRAL_API_KEY is set")
    assert offers["ollama"].reason == "if a server runs at http://localhost:11434/v1"
    assert offers.keys() - {"rules"} == providers().keys()


def test_an_endpoint_of_ones_own_is_among_what_can_be_used():
    offers = available(Settings(base_url="http://localhost:1/v1", api_key=KEY))
    assert offers[1].reason == "any model at http://localhost:1/v1"
    assert offers[2].reason == "sent to http://localhost:1/v1"
    assert KEY not in str(offers)


def test_every_providers_example_leads_to_it():
    for provider in providers().values():
        assert provider.example.startswith(provider.name + "/")
        assert provider.base_url.startswith("https://" if provider.needs_key else "http://localhost")


def test_prices_are_dated_and_name_their_source():
    table = tomllib.loads(files("summarizer.models").joinpath("prices.toml").read_text("utf-8"))
    assert isinstance(table["as_of"], date)
    assert "openai.com" in table["source"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("openai/gpt-4o", Price(2.50, 1.25, 10.00)),
        ("openai/gpt-4o-2024-08-06", Price(2.50, 1.25, 10.00)),
        ("openai/gpt-4o-2024-05-13", Price(5.00, 5.00, 15.00)),
        ("openai/gpt-5-mini", Price(0.25, 0.025, 2.00, reasons=True)),
        ("openai/gpt-4o-audio-preview", None),
        ("openrouter/openai/gpt-4o", None),
        ("gpt-4o", None),
        ("ollama/qwen3", None),
    ],
)
def test_a_price_is_known_or_not_and_never_guessed(name, known):
    assert price(name) == known


def test_cached_input_is_cheaper_and_counted_once():
    dollars = Price(2.0, 0.5, 8.0).of(input_tokens=1_000_000, cached_tokens=400_000, output_tokens=100_000)
    assert dollars == pytest.approx(1.2 + 0.2 + 0.8)


def test_cached_tokens_that_an_endpoint_counts_apart_take_nothing_off():
    dollars = Price(2.0, 0.5, 8.0).of(input_tokens=0, cached_tokens=1_000_000, output_tokens=0)
    assert dollars == 0.5


def test_nothing_heavy_is_imported_before_a_language_model_is_wanted():
    code = "import sys, summarizer.models, summarizer.settings; print({'openai', 'instructor'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"


@pytest.mark.parametrize("name", ["openai", "openai/", " groq "])
def test_a_provider_alone_is_told_that_the_model_is_missing(name):
    with pytest.raises(UnknownModel, match="the name of a model is missing after it") as found:
        resolve(name, Settings())
    assert "Did you mean" not in str(found.value)


@pytest.mark.parametrize("name", ["x" * 5_000, "openai/" + "x" * 5_000, 10**2_000])
def test_a_name_of_any_length_is_shortened_in_what_is_said_of_it(name):
    with pytest.raises(SummarizerError) as found:
        resolve(name, Settings())
    assert len(str(found.value)) < 600
