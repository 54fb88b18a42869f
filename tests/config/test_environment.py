"""Settings from the environment are read strictly: what is misspelt stops, with a sentence."""

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from gemeinwerk.config.environment import Environment
from gemeinwerk.config.safety import DEFAULT_SECRET_KEY

SETTINGS = Path(sys.modules["gemeinwerk.config.environment"].__file__ or "").with_name(
    "settings.py"
)
PRODUCTION = {
    "GEMEINWERK_MODE": "production",
    "GEMEINWERK_SECRET_KEY": "ein-langes-Geheimnis-aus-vielen-verschiedenen-Zeichen-0815",
    "GEMEINWERK_HOSTS": "konzept.stadt.example",
}


Load = Callable[..., ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """The settings as a process with these variables alone would read them."""

    def read(**variables: str) -> ModuleType:
        for name in [name for name in os.environ if name.upper().startswith("GEMEINWERK_")]:
            monkeypatch.delenv(name)
        for name, value in ({"GEMEINWERK_VAR": str(tmp_path / "var")} | variables).items():
            monkeypatch.setenv(name, value)
        spec = importlib.util.spec_from_file_location("settings_read_anew", SETTINGS)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return read


def refused(load: Load, **variables: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        load(**variables)
    return str(stopped.value)


def test_nothing_set_is_for_trying_out(load: Load) -> None:
    settings = load()
    assert (settings.PRODUCTION, settings.ALLOWED_HOSTS) == (
        False,
        ["localhost", "127.0.0.1", "[::1]"],
    )


def test_production_with_what_it_needs_starts(load: Load) -> None:
    settings = load(**PRODUCTION)
    assert settings.PRODUCTION
    assert settings.SESSION_COOKIE_SECURE
    assert settings.ADDRESS == "https://{host}"


def test_cookies_belong_to_one_host_over_tls(load: Load) -> None:
    settings = load(**PRODUCTION)
    assert (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME) == (
        "__Host-session",
        "__Host-csrf",
    )
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert settings.SECURE_HSTS_SECONDS >= 31_536_000
    assert settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
    plain = load(**PRODUCTION | {"GEMEINWERK_HTTPS": "no"})
    assert not plain.SESSION_COOKIE_SECURE
    assert not hasattr(plain, "SESSION_COOKIE_NAME")
    # Browsers throw such a name away where it is not secure, and nobody could sign in.
    tried = load(GEMEINWERK_HTTPS="yes")
    assert (tried.SESSION_COOKIE_NAME, tried.SESSION_COOKIE_SECURE) == ("__Host-session", True)


def test_what_happens_at_the_door_is_written_once(load: Load) -> None:
    loggers = load().LOGGING["loggers"]
    inherited = loggers["gemeinwerk.security"].get("propagate", True)
    handlers = loggers["gemeinwerk.security"].get("handlers", [])
    above = loggers["gemeinwerk"]["handlers"] if inherited else []
    assert [*handlers, *above] == ["console"]


@pytest.mark.parametrize(
    "mode", ["prod", "Production", "PRODUCTION", "production ", "", "live", "trial\n", "1"]
)
def test_an_unknown_mode_stops(load: Load, mode: str) -> None:
    """It would else run for trying out, with a secret everybody knows."""
    said = refused(load, GEMEINWERK_MODE=mode)
    assert f"GEMEINWERK_MODE is {mode!r}. It must be trial or production." in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS", "flase"),
        ("HTTPS", ""),
        ("DEBUG", "maybe"),
        ("MAIL_TLS", "nope"),
        ("UPLOAD_MAX_MB", "abc"),
        ("UPLOAD_MAX_MB", ""),
        ("UPLOAD_MAX_MB", "-5"),
        ("UPLOAD_MAX_MB", "0"),
        ("UPLOAD_MAX_MB", "1e6"),
        ("UPLOAD_MAX_MB", "9" * 5000),
        ("UPLOAD_MAX_MB", "２０"),
        ("UPLOAD_MAX_ROWS", "20.000"),
        ("SESSION_MINUTES", "8h"),
        ("PROXIES", "one"),
        ("MAIL_PORT", "70000"),
        ("DATABASE_POOL", "0"),
        ("DATABASE_URL", "garbage"),
        ("DATABASE_URL", "mysql://a:b@c/d"),
        ("DATABASE_URL", "postgres://u:geheim@host:port/name"),
        ("ADDRESS", "stadt.example"),
        ("ADDRESS", "https://{town}"),
        ("MAIL_FROM", "Gemeinwerk"),
        ("MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("OIDC_ISSUER", "https://konto.stadt.example"),
    ],
)
def test_what_cannot_be_read_stops_and_is_named(load: Load, name: str, value: str) -> None:
    said = refused(load, **{f"GEMEINWERK_{name}": value})
    lines = said.splitlines()
    assert len(lines) == 2, said
    assert lines[1].startswith(f"- GEMEINWERK_{name} ")
    assert "geheim" not in said


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("GEMEINWERK_HTTP", "GEMEINWERK_HTTPS"),
        ("GEMEINWERK_SECRETKEY", "GEMEINWERK_SECRET_KEY"),
        ("GEMEINWERK_HOST", "GEMEINWERK_HOSTS"),
        ("gemeinwerk_mode", "GEMEINWERK_MODE"),
        ("GEMEINWERK_OIDC_CLIENTID", "GEMEINWERK_OIDC_CLIENT_ID"),
    ],
)
def test_a_name_nobody_reads_stops_with_the_one_that_was_meant(
    load: Load, name: str, meant: str
) -> None:
    said = refused(load, **{name: "production"})
    assert f"{name} is no setting. Did you mean {meant}?" in said


def test_all_that_is_wrong_is_said_at_once(load: Load) -> None:
    said = refused(
        load, GEMEINWERK_MODE="production", GEMEINWERK_HTTPS="flase", GEMEINWERK_HOST="a.example"
    )
    assert [line.split()[1] for line in said.splitlines()[1:]] == [
        "GEMEINWERK_HTTPS",
        "GEMEINWERK_HOST",
        "GEMEINWERK_SECRET_KEY",
        "GEMEINWERK_HOSTS",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", DEFAULT_SECRET_KEY),
        ("SECRET_KEY", "x" * 60),
        ("SECRET_KEY_BEFORE", DEFAULT_SECRET_KEY),
        ("HOSTS", "*"),
        ("HOSTS", ".stadt.example"),
        ("DEBUG", "yes"),
        ("ADDRESS", "http://konzept.stadt.example"),
    ],
)
def test_production_refuses_what_is_unsafe(load: Load, name: str, value: str) -> None:
    said = refused(load, **PRODUCTION | {f"GEMEINWERK_{name}": value})
    assert [line.split()[1] for line in said.splitlines()[1:]] == [f"GEMEINWERK_{name}"]


def test_every_variable_that_is_read_is_in_the_documentation(load: Load) -> None:
    documented = (SETTINGS.parents[3] / "docs/settings.md").read_text()
    for name in load().env.names:
        group, _underscore, last = name.rpartition("_")
        assert f"`GEMEINWERK_{name}`" in documented or (
            f"`GEMEINWERK_{group.partition('_')[0]}_" in documented and f"`_{last}`" in documented
        ), name


def test_an_empty_text_counts_as_none() -> None:
    assert Environment({"GEMEINWERK_MAIL_HOST": " "}).text("MAIL_HOST", "none") == "none"
