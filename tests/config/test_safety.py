"""Production mode refuses to start with what is unsafe, and says which."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from gemeinwerk.config import program
from gemeinwerk.config.safety import DEFAULT_SECRET_KEY, problems

SAFE = {
    "PRODUCTION": True,
    "SECRET_KEY": "ein-langes-Geheimnis-aus-vielen-verschiedenen-Zeichen",
    "SECRET_KEY_FALLBACKS": [],
    "HTTPS": True,
    "ADDRESS": "https://{host}",
    "OIDC_ISSUER": "",
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
        ({"SECRET_KEY_FALLBACKS": [DEFAULT_SECRET_KEY]}, "GEMEINWERK_SECRET_KEY_BEFORE"),
        ({"ADDRESS": "http://konzept.stadt.example"}, "GEMEINWERK_ADDRESS"),
        ({"OIDC_ISSUER": "http://konto.stadt.example"}, "GEMEINWERK_OIDC_ISSUER"),
    ],
)
def test_an_unsafe_setting_is_named(changed: dict[str, object], named: str) -> None:
    found = problems(settings(**changed))
    assert [text.split()[0] for text in found] == [named]


def test_outside_production_nothing_is_refused() -> None:
    assert problems(settings(PRODUCTION=False, SECRET_KEY=DEFAULT_SECRET_KEY, DEBUG=True)) == []


WAYS = {
    "gemeinwerk": ["-c", "from gemeinwerk.config.program import main; main()", "tick"],
    "wsgi": ["-c", "import gemeinwerk.config.wsgi"],
    "manage.py": ["manage.py", "migrate"],
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_starts_in_production_with_the_default_secret(way: str, tmp_path: Path) -> None:
    process = started([sys.executable, *WAYS[way]], tmp_path)
    said = process.communicate()[1]
    assert process.returncode == 1, said
    assert said.startswith("Gemeinwerk does not start:\n- GEMEINWERK_SECRET_KEY"), said
    assert "GEMEINWERK_HOSTS is empty" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(set(program.COMMANDS) - program.WITHOUT_DATABASE))
def test_every_command_reads_the_settings_first(name: str, monkeypatch: Any) -> None:
    """Reading them is what refuses; `plan` has no secret and reads none."""

    def read() -> None:
        raise SystemExit("the settings were read")

    monkeypatch.setattr(program, "set_up", read)
    result = CliRunner().invoke(program.program, [name])
    assert str(result.exception) == "the settings were read"


def test_there_is_no_demonstration_town_in_production(settings: Any) -> None:
    settings.PRODUCTION = True
    result = CliRunner().invoke(program.program, ["demo", "--fill-only"])
    assert result.exit_code == 1
    assert "there is none in production" in result.output


def started(command: list[str], folder: Path) -> subprocess.Popen[str]:
    clean = {name: text for name, text in os.environ.items() if not name.startswith("GEMEINWERK_")}
    ours = {
        "GEMEINWERK_MODE": "production",
        "GEMEINWERK_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "gemeinwerk.config.settings",
    }
    return subprocess.Popen(
        command, env=clean | ours, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
