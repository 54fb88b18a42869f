"""Who may bring how much along; a refused body is not read (tests/config/test_server.py)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories import ConceptFactory, MunicipalityFactory, user_with_role

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import ImportRun
from gemeinwerk.municipalities.models import Municipality

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def concept(town: Municipality, settings: Any) -> Concept:
    settings.UPLOAD_MAX_BYTES = 4 * MEGABYTE
    return ConceptFactory(municipality=town, slug="ik", status="drafting")


def upload(client: Client, megabytes: int) -> int:
    address = reverse("measures:imports", args=["ik"])
    file = SimpleUploadedFile("k.csv", b"Nummer;Titel\n" + b"x" * megabytes * MEGABYTE)
    return client.post(address, {"file": file}).status_code


def test_the_office_may_send_a_file(concept: Concept, client_as: Callable[..., Client]) -> None:
    assert upload(client_as("office"), 3) == 302
    assert ImportRun.objects.count() == 1


def test_no_file_is_larger_than_the_settings_say(
    concept: Concept, client_as: Callable[..., Client]
) -> None:
    assert upload(client_as("office"), 6) == 413


@pytest.mark.parametrize("role", ["unit_editor", "steering", "participant", "administrator"])
def test_who_may_not_import_sends_no_file(
    role: str, concept: Concept, client_as: Callable[..., Client]
) -> None:
    assert upload(client_as(role), 3) == 413


def test_strangers_send_no_file(concept: Concept) -> None:
    office_elsewhere = Client()
    office_elsewhere.force_login(user_with_role("office", MunicipalityFactory()))
    assert [upload(client, 3) for client in (Client(), office_elsewhere)] == [413, 413]


@pytest.mark.parametrize("address", ["/konto/anmelden/", "/impressum/", "/arbeitsplatz/kommune/"])
def test_other_pages_take_no_more_than_a_form(
    concept: Concept, client_as: Callable[..., Client], address: str
) -> None:
    for client in (Client(), client_as("office")):
        answer = client.post(address, {"x": SimpleUploadedFile("k", b"x" * 3 * MEGABYTE)})
        assert answer.status_code in (413, 404)


def test_a_body_must_say_how_large_it_is(concept: Concept) -> None:
    answer = Client().post("/konto/anmelden/", headers={"transfer-encoding": "chunked"})
    assert answer.status_code == 411
