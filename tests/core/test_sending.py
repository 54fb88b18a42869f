"""A form sent twice is done once: a double click, a reload, the button "back"."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.catalogue_files import files
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    PersonFactory,
    ReviewFactory,
)
from tests.measures.importing.conftest import HEAD, ROWS

from gemeinwerk.accounts.models import Membership
from gemeinwerk.actors.models import Body, ContactImport, Organisation, Person, Seat
from gemeinwerk.concepts.models import (
    Concept,
    CrossCuttingTheme,
    FieldOfAction,
    Finding,
    Phase,
)
from gemeinwerk.core import sending
from gemeinwerk.core.models import Sending
from gemeinwerk.measures.models import Goal, ImportRun, Measure, ProgressNote
from gemeinwerk.municipalities.models import Municipality

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CONTENT = files.xlsx([HEAD, *ROWS])
AGAIN = "Das hatten Sie schon abgeschickt."


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = ConceptFactory(municipality=town, slug="ik")
    FieldFactory(concept=concept, code="1", title="Arbeit")
    return concept


@pytest.fixture
def client(client_as: Callable[..., Client]) -> Client:
    return client_as("office")


def token_of(client: Client, page: str) -> str:
    found = TOKEN.search(client.get(page).content.decode())
    assert found
    return found[1]


NOTE = {"on": "1.3.2026", "label": "Frühjahr", "text": "Läuft."}
DATES = {"period_start": "1.1.2027", "period_end": "31.12.2031"}
# The page with the form, the address it is sent to, what is sent, and what must come of it once.
FORMS: dict[str, tuple[str, dict[str, Any], Any]] = {
    "concepts:create": ("", {"title": "Klima", "blueprint": "empty", **DATES}, Concept),
    "concepts:field_add": ("ik", {"code": "7", "title": "Wohnen"}, FieldOfAction),
    "concepts:theme_add": ("ik", {"title": "Gender"}, CrossCuttingTheme),
    "concepts:phase_add": ("ik", {"title": "Auftakt"}, Phase),
    "concepts:finding_add": ("ik", {"code": "B7", "text": "Es fehlt."}, Finding),
    "measures:goal_add": ("ik", {"title": "200 Geschulte", "field": "field"}, Goal),
    "measures:create": ("ik", {"title": "Lotsen ausbilden", "field": "field"}, Measure),
    "measures:imports": ("ik", {"file": "file"}, ImportRun),
    "actors:contact_imports": ("", {"file": "file"}, ContactImport),
    "actors:person_create": ("", {"name": "Alex", "language": "de"}, Person),
    "actors:organisation_create": ("", {"name": "Verein", "kind": "ngo"}, Organisation),
    "actors:unit_create": ("", {"name": "FB Soziales"}, Organisation),
    "actors:body_create": ("", {"name": "AG", "kind": "working_group"}, Body),
    "actors:seat_add": ("body", {"person": "person"}, Seat),
    "accounts:invite": ("", {"email": "a@x.example", "name": "A", "roles": "office"}, Membership),
    "measures:note": ("measure", NOTE, ProgressNote),
}

HERE = list(FORMS) if connection.vendor == "sqlite" else list(FORMS)[::5]
"""What was sent is noted before a form is asked: for a database all forms are alike."""


@pytest.fixture
def things(concept: Concept, town: Municipality) -> dict[str, Any]:
    ReviewFactory(concept=concept)
    decided = ConceptFactory(municipality=town, slug="alt", status="implementation")
    measure = MeasureFactory(concept=decided, field__concept=decided)
    field = concept.fields.get()
    return {
        "": [],
        "ik": ["ik"],
        "measure": ["alt", measure.pk],
        "body": [BodyFactory(municipality=town).pk],
        "field": field.pk,
        "person": PersonFactory(municipality=town).pk,
    }


@pytest.mark.parametrize("name", HERE)
def test_sent_twice_it_is_there_once(name: str, things: dict[str, Any], client: Client) -> None:
    kind, typed, model = FORMS[name]
    address = reverse(name, args=things[kind])
    page = reverse("measures:edit", args=things[kind]) if name == "measures:note" else address

    def sent() -> dict[str, Any]:
        filled = {key: things.get(value, value) for key, value in typed.items()}
        if "file" in typed:
            filled["file"] = SimpleUploadedFile("k.xlsx", CONTENT)
        return filled | {"csrfmiddlewaretoken": token}

    token = token_of(client, page)
    before = model.objects.count()
    first = client.post(address, sent())
    assert first.status_code == 302, first.context and first.context["form"].errors
    once = model.objects.count()
    second = client.post(address, sent())
    assert (once > before, model.objects.count()) == (True, once)
    assert second.headers["Location"] == first.headers["Location"]
    assert AGAIN in client.get(second.headers["Location"]).content.decode()


def note(client: Client, things: dict[str, Any], **more: str) -> Any:
    address = reverse("measures:note", args=things["measure"])
    return client.post(address, NOTE | more)


def test_another_text_from_the_same_page_is_another_sending(
    client: Client, things: dict[str, Any]
) -> None:
    """Back to the page, and a second note is written there."""
    token = token_of(client, reverse("measures:edit", args=things["measure"]))
    note(client, things, csrfmiddlewaretoken=token)
    note(client, things, csrfmiddlewaretoken=token, label="Herbst")
    assert ProgressNote.objects.count() == 2


def test_a_mended_file_of_the_same_name_and_length_is_another_sending(
    client: Client, concept: Concept
) -> None:
    """Back to the page, and the file is chosen once more after a year in it was put right."""
    address = reverse("measures:imports", args=["ik"])
    token = token_of(client, address)
    for year in ("2027", "2028"):
        content = f"Nr.;Handlungsfeld;Maßnahme;Ende\n1;Arbeit;Beraten;{year}\n".encode()
        file = SimpleUploadedFile("k.csv", content)
        client.post(address, {"file": file, "csrfmiddlewaretoken": token})
    assert len(set(ImportRun.objects.values_list("sha256", flat=True))) == 2


def test_what_was_refused_may_be_sent_again(client: Client, things: dict[str, Any]) -> None:
    """The first try was refused by the verb; nothing of it was noted."""
    token = token_of(client, reverse("measures:edit", args=things["measure"]))
    late = {"csrfmiddlewaretoken": token, "on": "1.3.2999"}
    assert note(client, things, **late).status_code == 200
    assert note(client, things, **late).status_code == 200
    assert Sending.objects.count() == 0


def test_without_a_page_nothing_is_noted(client: Client, things: dict[str, Any]) -> None:
    note(client, things)
    assert Sending.objects.count() == 0


def test_reading_notes_nothing(client: Client, things: dict[str, Any]) -> None:
    client.get(reverse("measures:edit", args=things["measure"]))
    assert Sending.objects.count() == 0


def test_a_part_of_a_page_is_drawn_anew(client: Client, things: dict[str, Any]) -> None:
    token = token_of(client, reverse("measures:edit", args=things["measure"]))
    address = reverse("measures:note", args=things["measure"])
    sent = {"on": "1.3.2026", "label": "F", "text": "L", "csrfmiddlewaretoken": token}
    client.post(address, sent)
    answer = client.post(address, sent, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (204, "true")


def test_old_ones_are_forgotten() -> None:
    now = timezone.now()
    Sending.objects.create(key="alt", at=now - sending.KEPT - timedelta(minutes=1))
    Sending.objects.create(key="neu", at=now)
    assert (sending.forget_old(), Sending.objects.get().key) == (1, "neu")


@pytest.mark.parametrize(
    "name",
    [
        "concepts:field_add", "concepts:theme_add", "concepts:phase_add", "concepts:finding_add",
        "measures:goal_add", "actors:person_create", "actors:organisation_create",
        "actors:unit_create", "actors:body_create", "actors:seat_add", "accounts:invite",
        "measures:note",
    ],
)  # fmt: skip
def test_the_same_typed_anew_is_said_to_be_there(
    name: str, things: dict[str, Any], client: Client
) -> None:
    """From a page drawn anew it is another sending, but the same content beside the first."""
    kind, typed, model = FORMS[name]
    address = reverse(name, args=things[kind])
    filled = {key: things.get(value, value) for key, value in typed.items()}
    assert client.post(address, filled).status_code == 302
    once = model.objects.count()
    again = client.post(address, filled)
    assert (again.status_code, model.objects.count()) == (200, once)
    assert "schon" in again.content.decode()
