"""Where settings come from, and what the person is told when one is wrong."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from summarizer.errors import ConfigurationError
from summarizer.settings import Settings, clean_key, given_or_default, variables

KEY = "sk-secret-4711"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def toml(empty_folder):
    return lambda text: (empty_folder / "summarizer.toml").write_bytes(
        text if isinstance(text, bytes) else text.encode()
    )


def complaint(**values) -> str:
    with pytest.raises(ConfigurationError) as caught:
        Settings(**values)
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_without_anything_the_defaults_hold():
    settings = Settings()
    assert (settings.model, settings.api_key, settings.base_url) == (None, None, None)
    assert (settings.timeout_s, settings.max_attempts, settings.max_wait_s) == (120, 6, 300)
    assert (settings.window_words, settings.repair_rounds, settings.on_error) == (12_000, 1, "reject")
    assert not settings.log_content


def test_the_call_goes_before_the_environment_and_the_environment_before_the_file(toml, monkeypatch):
    toml("window_words = 1000\nmax_items = 5\nrepair_rounds = 3\n")
    monkeypatch.setenv("SUMMARIZER_WINDOW_WORDS", "2000")
    monkeypatch.setenv("SUMMARIZER_MAX_ITEMS", "6")
    settings = Settings(window_words=3000)
    assert (settings.window_words, settings.max_items, settings.repair_rounds) == (3000, 6, 3)


@pytest.mark.parametrize(
    ("key", "own", "shared"),
    [("api_key", "SUMMARIZER_API_KEY", "OPENAI_API_KEY"), ("base_url", "SUMMARIZER_BASE_URL", "OPENAI_BASE_URL")],
)
def test_openais_variables_are_read_after_our_own(key, own, shared, toml, monkeypatch):
    def value():
        found = getattr(Settings(), key)
        return found.get_secret_value() if isinstance(found, SecretStr) else found

    toml(f'{key} = "http://file"\n')
    assert value() == "http://file"
    monkeypatch.setenv(shared, "http://shared")
    assert value() == "http://shared"
    monkeypatch.setenv(own, "http://own")
    assert value() == "http://own"
    given = getattr(Settings(**{key: "http://call"}), key)
    assert "http://call" in (given if isinstance(given, str) else given.get_secret_value())


@pytest.mark.parametrize("stray", ["API_KEY", "BASE_URL", "MODEL"])
def test_variables_without_the_prefix_are_not_ours(stray, monkeypatch):
    monkeypatch.setenv(stray, "http://stray")
    settings = Settings()
    assert (settings.api_key, settings.base_url, settings.model) == (None, None, None)


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("SUMMARIZER_TIMEOUT_S", "")
    assert (Settings().api_key, Settings().timeout_s) == (None, 120)


def test_settings_are_frozen_and_can_be_compared():
    with pytest.raises(ValueError, match="frozen"):
        Settings().model = "rules"
    assert hash(Settings(model="rules")) == hash(Settings(model="rules"))


def test_a_key_is_never_shown():
    settings = Settings(api_key=KEY)
    assert KEY not in repr(settings) + str(settings) + settings.model_dump_json()


@pytest.mark.parametrize("key", [f" {KEY}\n", f"{KEY}\r\n"])
def test_blanks_around_a_key_do_no_harm(key):
    assert Settings(api_key=key).api_key == SecretStr(KEY)


@pytest.mark.parametrize("key", ["sk-a b", "sk-ключ", "sk-a\nb", " "])
def test_a_key_that_no_header_can_carry_is_refused_without_showing_it(key):
    text = complaint(api_key=key)
    assert "printable ASCII" in text
    assert "(hidden)" in text
    assert key.strip() == "" or key not in text
    with pytest.raises(ValueError, match="ASCII"):
        clean_key(SecretStr(key))


def test_an_error_names_key_value_source_and_remedy_for_the_environment(monkeypatch):
    monkeypatch.setenv("SUMMARIZER_TIMEOUT_S", "soon")
    text = complaint()
    for part in ("timeout_s", "'soon'", "SUMMARIZER_TIMEOUT_S", "valid number", "seconds", "remove it", "120"):
        assert part in text


def test_an_error_names_the_file(toml):
    toml('on_error = "explode"\n')
    text = complaint()
    assert "on_error = 'explode', set by summarizer.toml" in text
    assert "'reject', 'keep' or 'raise'" in text


def test_an_error_names_the_call():
    assert "max_attempts = 0, set by the call" in complaint(max_attempts=0)


def test_every_error_is_named_at_once(toml):
    toml("repair_rounds = 9\nwindow_words = 1\n")
    assert len(complaint().splitlines()) == 2


@pytest.mark.parametrize(
    ("key", "near"), [("timeout", "'timeout_s'"), ("window_word", "'window_words'"), ("basis_url", "'base_url'")]
)
def test_an_unknown_key_in_the_file_is_an_error_with_the_nearest_known_one(key, near, toml):
    toml(f"{key} = 3\n")
    text = complaint()
    assert f"summarizer.toml sets '{key}', which is no setting. Did you mean {near}?" in text
    assert all(known in text for known in Settings.model_fields)


def test_a_key_like_none_of_ours_gets_the_list_alone():
    text = complaint(zzz=1)
    assert text.startswith("the call sets 'zzz'")
    assert "Did you mean" not in text


@pytest.mark.parametrize("broken", ["timeout_s = \n", b"\xff\xfe", "[a\n"])
def test_a_broken_file_is_named(broken, toml):
    toml(broken)
    assert "summarizer.toml cannot be read" in complaint()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("localhost:8000", "http:// or https://"),
        ("ftp://host/v1", "http:// or https://"),
        ("http://", "http:// or https://"),
        ("https://user:word@host/v1", "user name or password"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(url, reason):
    text = complaint(base_url=url)
    assert reason in text
    assert "base_url" in text


@pytest.mark.parametrize("url", ["https://user:w0rd@host/v1", "ftp://user:w/0rd@host"])
def test_a_password_in_an_address_is_not_shown(url):
    assert "base_url = '" in (text := complaint(base_url=url))
    assert ("(hidden)@host" in text, "0rd" in text) == (True, False)


def test_an_address_loses_its_last_slash():
    assert Settings(base_url=" http://localhost:11434/v1/ ").base_url == "http://localhost:11434/v1"


def test_the_variables_of_a_key_are_known_strongest_first():
    assert variables("api_key") == ("SUMMARIZER_API_KEY", "OPENAI_API_KEY")
    assert variables("max_items") == ("SUMMARIZER_MAX_ITEMS",)


def test_the_settings_of_a_call_without_any_follow_environment_and_file(toml, monkeypatch):
    assert given_or_default(None).model is None
    toml('model = "rules"')
    assert given_or_default(None).model == "rules"
    toml('model = "other"')
    assert given_or_default(None).model == "other"
    monkeypatch.setenv("SUMMARIZER_MODEL", "third")
    assert given_or_default(None).model == "third"


def test_while_nothing_changes_they_are_put_together_once():
    assert given_or_default(None) is given_or_default(None)


def test_a_file_that_cannot_be_read_is_named_each_time(toml, monkeypatch):
    toml('model = "rules"')
    monkeypatch.setattr(Path, "read_bytes", _refuse)
    monkeypatch.setattr(Path, "open", _refuse)
    for _ in range(2):
        with pytest.raises(ConfigurationError, match=r"summarizer\.toml cannot be read"):
            given_or_default(None)


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError("not yours")
