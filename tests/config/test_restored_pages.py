"""After a restore nobody reads what was discarded, though every counter comes to the same again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from tests.factories import MunicipalityFactory, make_public, published_catalogue

from gemeinwerk.accounts.models import Session
from gemeinwerk.audit.models import AuditEntry, Epoch
from gemeinwerk.audit.queries import public_revision, revision
from gemeinwerk.concepts.models import Concept
from gemeinwerk.config.backup import backup, restore
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality

MEASURE = "/konzepte/integration/massnahmen/1.1/"
DATA = "/konzepte/integration/katalog.json"


@pytest.fixture(autouse=True)
def _pages_are_cached(settings: Any) -> None:
    settings.DEBUG = False


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return published_catalogue(town)


@pytest.fixture
def saved(concept: Concept, tmp_path: Path) -> Path:
    path = tmp_path / "sicherung.tar"
    backup(path)
    return path


def report(concept: Concept, text: str) -> None:
    """A public change; how it is counted depends on how many there were alone."""
    Measure.objects.filter(concept=concept, code="1.1").update(status_text=text)
    make_public(concept)


def test_citizens_read_the_state_after_the_restore(
    client: Client, concept: Concept, saved: Path
) -> None:
    report(concept, "Verworfener Stand")
    page, data = client.get(MEASURE), client.get(DATA)
    assert "Verworfener Stand" in page.content.decode()
    counter = AuditEntry.objects.latest("id").pk
    restore(saved, replace=True)
    report(concept, "Neuer Stand")
    assert AuditEntry.objects.latest("id").pk == counter
    asked = {"if-none-match": page["ETag"]}
    new = client.get(MEASURE, headers=asked)
    assert (new.status_code, "Neuer Stand" in new.content.decode()) == (200, True)
    assert client.get(DATA)["ETag"] != data["ETag"]
    assert status_of(client) == "Neuer Stand"
    caches["pages"].clear()  # as a process that was started anew
    assert status_of(client) == "Neuer Stand"


def status_of(client: Client) -> str:
    found: str = client.get(DATA).json()["measures"][0]["status_text"]
    return found


def test_a_town_without_any_public_deed_has_an_epoch_too(db: None, tmp_path: Path) -> None:
    town = MunicipalityFactory()
    path = tmp_path / "sicherung.tar"
    backup(path)
    before = {public_revision(town.pk), revision(town.pk)}
    restore(path, replace=True)
    assert before.isdisjoint({public_revision(town.pk), revision(town.pk)})


def test_no_epoch_comes_back_from_the_file(saved: Path) -> None:
    epochs = {Epoch.objects.get().value}
    for _again in range(2):
        restore(saved, replace=True)
        epochs.add(Epoch.objects.get().value)
    assert len(epochs) == 3


def test_files_made_of_the_discarded_state_are_gone(
    client: Client, concept: Concept, saved: Path
) -> None:
    report(concept, "Verworfener Stand")
    client.get(DATA)
    folder = Path(settings.DERIVED_ROOT)
    (folder / "catalogues" / "1").mkdir(parents=True)
    (folder / "catalogues" / "1" / "de.pdf").write_bytes(b"%PDF-")
    restore(saved, replace=True)
    assert list(folder.iterdir()) == []


def test_who_was_signed_in_signs_in_again(
    client_as: Callable[..., Client], concept: Concept, tmp_path: Path
) -> None:
    """Else a session ended since the backup would come alive again."""
    signed_in = client_as("office")
    path = tmp_path / "sicherung.tar"
    backup(path)
    restore(path, replace=True)
    assert not Session.objects.exists()
    assert signed_in.get("/arbeitsplatz/").status_code == 302
