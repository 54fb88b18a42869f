"""While trying out, links in mails lead to the port that is served."""

import os
import subprocess
import sys
from typing import Any

import pytest

from gemeinwerk.config.served_at import NAME, at_port
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.ADDRESS = "http://{host}:8000"
    monkeypatch.setenv(NAME, "")


def test_a_mail_leads_to_the_port_that_is_served(town: Municipality) -> None:
    at_port(8123)
    assert address(town, "/arbeitsplatz/").endswith(":8123/arbeitsplatz/")


def test_the_worker_that_is_started_beside_it_knows_it_too() -> None:
    at_port(8123)
    told = "import os; print(os.environ['GEMEINWERK_ADDRESS'])"
    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert answer.stdout.decode().strip() == "http://{host}:8123"


def test_what_the_setting_says_holds(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "https://{host}")
    settings.ADDRESS = "https://{host}"
    at_port(8123)
    assert settings.ADDRESS == "https://{host}"


def test_in_production_the_port_behind_the_server_on_the_way_is_not_told(settings: Any) -> None:
    settings.PRODUCTION, settings.ADDRESS = True, "https://{host}"
    at_port(8000)
    assert settings.ADDRESS == "https://{host}"
    assert os.environ[NAME] == ""
