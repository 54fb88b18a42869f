"""Production mode refuses to start with what is unsafe, and says which."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from gemeinwerk.config.safety import problems
from gemeinwerk.config.settings import DEFAULT_SECRET_KEY

SAFE = {
    "PRODUCTION": True,
    "SECRET_KEY": "x" * 50,
    "DEBUG": False,
    "ALLOWED_HOSTS": ["konzept.stadt.example"],
}


def settings(**changed: object) -> SimpleNamespace:
    return SimpleNamespace(**(SAFE | changed))


def test_safe_settings_have_no_problems() -> None:
    assert problems(settings()) == []


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": DEFAULT_SECRET_KEY}, "GEMEINWERK_SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "GEMEINWERK_SECRET_KEY"),
        ({"DEBUG": True}, "GEMEINWERK_DEBUG"),
        ({"ALLOWED_HOSTS": []}, "GEMEINWERK_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "GEMEINWERK_HOSTS"),
    ],
)
def test_an_unsafe_setting_is_named(changed: dict[str, object], named: str) -> None:
    found = problems(settings(**changed))
    assert [text.split()[0] for text in found] == [named]


def test_outside_production_nothing_is_refused() -> None:
    assert problems(settings(PRODUCTION=False, SECRET_KEY=DEFAULT_SECRET_KEY, DEBUG=True)) == []


def test_the_server_does_not_start_in_production_without_settings(tmp_path: object) -> None:
    clean = {name: text for name, text in os.environ.items() if not name.startswith("GEMEINWERK_")}
    environment = clean | {"GEMEINWERK_MODE": "production", "GEMEINWERK_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", "import gemeinwerk.config.wsgi"],
        env=environment | {"DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "GEMEINWERK_SECRET_KEY is missing" in done.stderr
    assert "GEMEINWERK_HOSTS is empty" in done.stderr
